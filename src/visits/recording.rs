//! Recording what came of a visit. Entries are only ever added: a mistake is taken back by a new entry that names the old one.
//! The note is sealed, and a contact is kept only with the consent that goes with it.

use std::collections::HashSet;

use super::{Appointment, Outcome, Round, Spoken, Status, Visit, rounds, store};
use crate::app::App;
use crate::calendar::is_visiting_day;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::id::{CampaignId, ContactId, PremisesId, SiteId, StopId, VisitId};
use crate::journal;
use crate::people::{self, Account, ContactDetails, Purpose, Right};

const NOTE: &str = "visits.note";
/// How consents given at a door are marked.
const GIVEN_BY: &str = "doorstep";
/// The longest note, in characters.
pub(super) const NOTE_LENGTH: usize = 1_000;

/// What came of a visit, as recorded.
#[derive(Debug, Clone, Default)]
pub struct NewVisit {
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// What else matters.
    pub note: Option<String>,
    /// How the neighbour wants to be told news of the works; giving it is the consent.
    pub contact: Option<ContactDetails>,
    /// The language in which to write to the neighbour.
    pub language: Option<Language>,
    /// The language that it takes there, where there was none in common.
    pub spoken: Option<Spoken>,
    /// When the neighbour asked to be visited; goes with a call back.
    pub appointment: Option<Appointment>,
    /// When it took place; none: now.
    pub visited_at: Option<Timestamp>,
    /// A name that the telephone gives the entry, so that one that is sent twice is recorded once.
    pub sent_as: Option<String>,
}

/// A visit as those who walk and plan see it.
#[derive(Debug, Clone)]
pub struct RecordedVisit {
    /// The visit.
    pub visit: Visit,
    /// Its note, opened.
    pub note: Option<String>,
    /// The name of who recorded it.
    pub recorded_by: String,
    /// Whether it was taken back.
    pub undone: bool,
}

/// Records what came of a visit at a stop. One that a telephone sends again changes nothing and gives the same id.
pub async fn record_visit(app: &App, tx: &mut Tx, actor: &Account, stop: StopId, new: &NewVisit) -> Result<VisitId> {
    if let Some(sent_as) = &new.sent_as
        && let Some(known) = store::visits::sent_as(tx, sent_as).await?
    {
        return Ok(known);
    }
    let (round, file) = rounds::stop_seen_by(tx, actor, stop).await?;
    let outcome = new.outcome.ok_or_else(|| Error::invalid("/outcome", Sentence::new("form-required")))?;
    let visited_at = check_moment(app, &round, new.visited_at)?;
    if new.note.as_ref().is_some_and(|note| note.chars().count() > NOTE_LENGTH) {
        return Err(Error::invalid("/note", Sentence::new("form-too-long").with("limit", NOTE_LENGTH)));
    }
    if let Some(appointment) = new.appointment {
        let ahead = appointment.on >= app.clock.today(app.settings.time_zone);
        if outcome != Outcome::Callback || !ahead || !is_visiting_day(appointment.on) {
            return Err(Error::invalid("/appointment_on", Sentence::new("visits-appointment-wrong")));
        }
    }
    let contact = match &new.contact {
        Some(details) if details.is_reachable() => {
            let language = new.language.unwrap_or(Language::French);
            let contact = people::keep_contact(app, tx, details, language).await?;
            people::consent(app, tx, contact, Purpose::SiteNews, GIVEN_BY).await?;
            Some(contact)
        }
        Some(_) => return Err(Error::invalid("/email", Sentence::new("visits-contact-unreachable"))),
        None => None,
    };
    let visit = Visit {
        id: app.new_id(),
        campaign_id: round.campaign_id,
        premises_id: file.premises.id,
        stop_id: stop,
        outcome: Some(outcome),
        undoes: None,
        visited_at,
        recorded_by: actor.id,
        recorded_at: app.now(),
    };
    let note = new.note.as_deref().map(|note| app.secrets.seal(NOTE, note));
    store::visits::insert(tx, &visit, note, contact, new.sent_as.as_deref()).await?;
    settle(tx, visit.campaign_id, visit.premises_id, new.appointment, new.spoken).await?;
    let detail = format!("campaign={} outcome={outcome}", round.campaign_id);
    journal::record(app, tx, actor.id, "visit.recorded", visit.id, detail).await?;
    Ok(visit.id)
}

/// A visit takes place on a published round, not before its day and not in the future.
fn check_moment(app: &App, round: &Round, given: Option<Timestamp>) -> Result<Timestamp> {
    if round.status != Status::Published {
        return Err(Error::Conflict(Sentence::new("visits-round-not-published")));
    }
    let now = app.now();
    let visited_at = given.map_or(now, |given| given.min(now));
    if visited_at.with_timezone(&app.settings.time_zone).date_naive() < round.walked_on {
        return Err(Error::Conflict(Sentence::new("visits-round-not-yet").with("day", round.walked_on)));
    }
    Ok(visited_at)
}

/// Takes back a visit that was recorded by mistake, by a new entry.
pub async fn undo_visit(app: &App, tx: &mut Tx, actor: &Account, id: VisitId) -> Result<VisitId> {
    actor.must(Right::WalkRounds)?;
    let undone = store::visits::one(tx, id).await?;
    rounds::stop_seen_by(tx, actor, undone.stop_id).await?;
    if undone.recorded_by != actor.id && !actor.may(Right::PlanCampaigns) {
        return Err(Error::NotFound);
    }
    let all = store::visits::of_stop(tx, undone.stop_id).await?;
    if undone.undoes.is_some() || all.iter().any(|visit| visit.undoes == Some(id)) {
        return Err(Error::Conflict(Sentence::new("visits-undone-already")));
    }
    let visit = Visit {
        id: app.new_id(),
        outcome: None,
        undoes: Some(id),
        visited_at: app.now(),
        recorded_by: actor.id,
        recorded_at: app.now(),
        ..undone
    };
    store::visits::insert(tx, &visit, None, None, None).await?;
    settle(tx, visit.campaign_id, visit.premises_id, None, None).await?;
    journal::record(app, tx, actor.id, "visit.undone", id, "").await?;
    Ok(visit.id)
}

/// The visits that were not taken back, in their order.
pub(super) fn effective(visits: Vec<Visit>) -> Vec<Visit> {
    let undone: HashSet<VisitId> = visits.iter().filter_map(|visit| visit.undoes).collect();
    visits.into_iter().filter(|visit| visit.undoes.is_none() && !undone.contains(&visit.id)).collect()
}

/// Notes at the door what its visits come to. Nobody in after as many tries as the campaign wants: it is given up.
async fn settle(
    tx: &mut Tx,
    campaign: CampaignId,
    premises: PremisesId,
    appointment: Option<Appointment>,
    spoken: Option<Spoken>,
) -> Result<()> {
    let most_tries = store::campaigns::one(tx, campaign).await?.most_tries;
    let visits = effective(store::visits::of_door(tx, campaign, premises).await?);
    let latest = visits.iter().max_by_key(|visit| (visit.visited_at, visit.id));
    let mut door = store::campaigns::door(tx, campaign, premises).await?;
    door.tries = visits.len() as i64;
    door.outcome = latest.and_then(|visit| visit.outcome);
    door.visited_at = latest.map(|visit| visit.visited_at);
    let in_vain = matches!(door.outcome, Some(Outcome::NotHome | Outcome::Inaccessible));
    door.given_up = in_vain && door.tries >= most_tries;
    door.appointment = appointment;
    // Which language it takes stays known once it was heard.
    door.spoken = spoken.or(door.spoken);
    store::campaigns::set_door_outcome(tx, campaign, &door).await?;
    // What was promised was kept, or is no longer expected.
    store::campaigns::set_promise(tx, campaign, premises, None).await
}

/// The entries at a stop, the latest first, with their notes; for who walks it and who plans it.
pub async fn visits_of_stop(app: &App, tx: &mut Tx, actor: &Account, stop: StopId) -> Result<Vec<RecordedVisit>> {
    rounds::stop_seen_by(tx, actor, stop).await?;
    let visits = store::visits::of_stop(tx, stop).await?;
    let undone: HashSet<VisitId> = visits.iter().filter_map(|visit| visit.undoes).collect();
    let sealed = store::visits::sealed_of_stop(tx, stop).await?;
    let mut recorded = Vec::new();
    for visit in visits.into_iter().rev() {
        let Some(own) = sealed.iter().find(|sealed| sealed.id == visit.id) else { continue };
        let note = own.note.as_deref().map(|note| app.secrets.open(NOTE, note)).transpose()?;
        let undone = undone.contains(&visit.id);
        recorded.push(RecordedVisit { note, recorded_by: own.recorded_by.clone(), undone, visit });
    }
    Ok(recorded)
}

/// Every entry of a campaign, as it was recorded, without notes; for those who plan.
pub async fn visits_of_campaign(tx: &mut Tx, actor: &Account, id: CampaignId) -> Result<Vec<Visit>> {
    actor.must(Right::PlanCampaigns)?;
    store::visits::of_campaign(tx, id).await
}

/// The contacts that neighbours of a site gave at their door, to be told news of the works. Checks no rights.
pub async fn contacts_of_site(tx: &mut Tx, site: SiteId) -> Result<Vec<ContactId>> {
    store::visits::contacts_of_site(tx, site).await
}
