//! Rounds: published to mediators, shown to whoever walks them, taken back where they were not walked yet. A mediator sees their
//! own published rounds and no others.

use std::collections::HashMap;

use chrono::NaiveTime;

use super::{Campaign, CampaignDoor, Promise, Round, Status, Stop, Visit, problems, recording, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{CampaignId, ContactId, PremisesId, RoundId, StopId};
use crate::journal;
use crate::notifications::{self, NewMessage, Recipient, Text, Urgency};
use crate::people::{self, Account, Right};
use crate::premises::{self, Premises};
use crate::sites::{self, Site};

/// A round as lists show it.
#[derive(Debug, Clone)]
pub struct RoundSummary {
    /// The round.
    pub round: Round,
    /// How many stops it has.
    pub stops: usize,
    /// At how many of them somebody called.
    pub visited: usize,
}

/// A stop with its door and what came of it.
#[derive(Debug, Clone)]
pub struct StopFile {
    /// The stop.
    pub stop: Stop,
    /// Where it is.
    pub premises: Premises,
    /// The door in its campaign.
    pub door: CampaignDoor,
    /// The latest visit on this round that was not taken back.
    pub visit: Option<Visit>,
}

/// A round with all that belongs to it.
#[derive(Debug, Clone)]
pub struct RoundFile {
    /// The round.
    pub round: Round,
    /// Its campaign.
    pub campaign: Campaign,
    /// Its stops in order.
    pub stops: Vec<StopFile>,
}

impl RoundFile {
    /// At how many stops somebody called.
    pub fn visited(&self) -> usize {
        self.stops.iter().filter(|stop| stop.visit.is_some()).count()
    }

    /// The next stop at which nobody has called.
    pub fn next(&self) -> Option<&StopFile> {
        self.stops.iter().find(|stop| stop.visit.is_none())
    }
}

/// The round with its stops, when the actor walks it or plans it.
pub async fn round_seen_by(tx: &mut Tx, actor: &Account, id: RoundId) -> Result<RoundFile> {
    actor.must(Right::WalkRounds)?;
    let round = store::rounds::one(tx, id).await?;
    may_see(actor, &round)?;
    file(tx, round).await
}

fn may_see(actor: &Account, round: &Round) -> Result<()> {
    let own = round.mediator_id == actor.id && round.status == Status::Published;
    if own || actor.may(Right::PlanCampaigns) { Ok(()) } else { Err(Error::NotFound) }
}

/// The stop with its round, when the actor walks it or plans it.
pub async fn stop_seen_by(tx: &mut Tx, actor: &Account, id: StopId) -> Result<(Round, StopFile)> {
    actor.must(Right::WalkRounds)?;
    let stop = store::rounds::stop(tx, id).await?;
    let round = store::rounds::one(tx, stop.round_id).await?;
    may_see(actor, &round)?;
    let premises = premises::premises(tx, stop.premises_id).await?;
    let door = store::campaigns::door(tx, round.campaign_id, stop.premises_id).await?;
    let visit = recording::effective(store::visits::of_stop(tx, id).await?).pop();
    Ok((round, StopFile { stop, premises, door, visit }))
}

async fn file(tx: &mut Tx, round: Round) -> Result<RoundFile> {
    let campaign = store::campaigns::one(tx, round.campaign_id).await?;
    let stops = store::rounds::stops(tx, round.id).await?;
    let ids: Vec<PremisesId> = stops.iter().map(|stop| stop.premises_id).collect();
    let doors = store::campaigns::doors(tx, campaign.id).await?;
    let doors = doors.into_iter().filter(|door| ids.contains(&door.premises_id)).collect();
    let doors = problems::with_premises(tx, doors).await?;
    let mut doors: HashMap<PremisesId, (CampaignDoor, Premises)> =
        doors.into_iter().map(|(door, premises)| (premises.id, (door, premises))).collect();
    let mut visits: HashMap<StopId, Visit> = HashMap::new();
    for visit in recording::effective(store::visits::of_round(tx, round.id).await?) {
        visits.insert(visit.stop_id, visit);
    }
    let stops = stops.into_iter().filter_map(|stop| {
        let (door, premises) = doors.remove(&stop.premises_id)?;
        let visit = visits.remove(&stop.id);
        Some(StopFile { stop, premises, door, visit })
    });
    Ok(RoundFile { stops: stops.collect(), round, campaign })
}

/// The rounds of a campaign with their stops, by day and mediator; for those who plan.
pub async fn rounds_of_campaign(tx: &mut Tx, actor: &Account, id: CampaignId) -> Result<Vec<RoundSummary>> {
    actor.must(Right::PlanCampaigns)?;
    let mut stops: HashMap<RoundId, Vec<StopId>> = HashMap::new();
    for stop in store::rounds::stops_of_campaign(tx, id).await? {
        stops.entry(stop.round_id).or_default().push(stop.id);
    }
    let visits = recording::effective(store::visits::of_campaign(tx, id).await?);
    let summary = |round: Round| {
        let own = stops.get(&round.id).map(Vec::as_slice).unwrap_or_default();
        let visited = own.iter().filter(|stop| visits.iter().any(|visit| visit.stop_id == **stop)).count();
        RoundSummary { stops: own.len(), visited, round }
    };
    Ok(store::rounds::of_campaign(tx, id).await?.into_iter().map(summary).collect())
}

/// The stops of all rounds of a campaign, round by round in order; for those who plan.
pub async fn stops_of_campaign(tx: &mut Tx, actor: &Account, id: CampaignId) -> Result<Vec<Stop>> {
    actor.must(Right::PlanCampaigns)?;
    store::rounds::stops_of_campaign(tx, id).await
}

/// The actor's own published rounds from today on, by day, and those of the last days that are not finished.
pub async fn rounds_of_mediator(app: &App, tx: &mut Tx, actor: &Account) -> Result<Vec<RoundFile>> {
    const DAYS_BACK: u64 = 7;
    actor.must(Right::WalkRounds)?;
    let today = app.clock.today(app.settings.time_zone);
    let from = today.checked_sub_days(chrono::Days::new(DAYS_BACK)).unwrap_or(today);
    let mut files = Vec::new();
    for round in store::rounds::of_mediator(tx, actor.id, from).await? {
        files.push(file(tx, round).await?);
    }
    files.retain(|file| file.round.walked_on >= today || file.visited() < file.stops.len());
    Ok(files)
}

/// Publishes every draft round of a campaign: the mediators see them from now on.
///
/// # Errors
/// [`Error::Conflict`] when there is no draft, or one of them was for a day that is past.
pub async fn publish_campaign(app: &App, tx: &mut Tx, actor: &Account, id: CampaignId) -> Result<usize> {
    actor.must(Right::PlanCampaigns)?;
    let rounds = store::rounds::of_campaign(tx, id).await?;
    let drafts: Vec<&Round> = rounds.iter().filter(|round| round.status == Status::Draft).collect();
    if drafts.is_empty() {
        return Err(Error::Conflict(Sentence::new("visits-publish-nothing")));
    }
    for round in &drafts {
        publish(app, tx, actor, round).await?;
    }
    store::campaigns::set_status(tx, id, Status::Published).await?;
    Ok(drafts.len())
}

/// Publishes one draft round.
pub async fn publish_round(app: &App, tx: &mut Tx, actor: &Account, id: RoundId) -> Result<()> {
    actor.must(Right::PlanCampaigns)?;
    let round = store::rounds::one(tx, id).await?;
    if round.status == Status::Published {
        return Ok(());
    }
    publish(app, tx, actor, &round).await?;
    store::campaigns::set_status(tx, round.campaign_id, Status::Published).await
}

async fn publish(app: &App, tx: &mut Tx, actor: &Account, round: &Round) -> Result<()> {
    if round.walked_on < app.clock.today(app.settings.time_zone) {
        return Err(Error::Conflict(Sentence::new("visits-publish-past").with("day", round.walked_on)));
    }
    store::rounds::set_status(tx, round.id, Status::Published, Some(app.now())).await?;
    let campaign = store::campaigns::one(tx, round.campaign_id).await?;
    let site = sites::site(tx, campaign.site_id).await?;
    for stop in store::rounds::stops(tx, round.id).await? {
        let promise = Promise { on: round.walked_on, at_s: stop.start_s, mediator: round.mediator_id };
        store::campaigns::set_promise(tx, campaign.id, stop.premises_id, Some(promise)).await?;
        for contact in store::visits::contacts_at(tx, site.id, stop.premises_id).await? {
            announce(app, tx, &campaign, &site, contact, promise).await?;
        }
    }
    journal::record(app, tx, actor.id, "round.published", round.id, format!("day={}", round.walked_on)).await
}

/// Tells a neighbour who left a contact at an earlier visit when somebody calls again.
async fn announce(
    app: &App,
    tx: &mut Tx,
    campaign: &Campaign,
    site: &Site,
    contact: ContactId,
    promise: Promise,
) -> Result<()> {
    let contact = people::contact(app, tx, contact).await?;
    let recipient = match (contact.details.email, contact.details.telephone) {
        (Some(email), _) => Recipient::Email(email),
        (None, Some(telephone)) => Recipient::Sms(telephone),
        (None, None) => return Ok(()),
    };
    let (from, to) = slot(promise.at_s);
    let message = NewMessage {
        recipient,
        language: contact.language,
        text: Text::VisitAnnounced {
            site_name: site.name.clone(),
            date: promise.on,
            from,
            to,
            link: app.url(&format!("/s/{}", site.code)),
        },
        urgency: Urgency::Ordinary,
        site_id: Some(site.id),
        subject: Some(campaign.id.to_string()),
        contact_id: Some(contact.id),
    };
    notifications::enqueue(app, tx, &message).await?;
    Ok(())
}

/// The time that is announced of a visit: half an hour around it, on the quarters.
pub fn slot(at_s: i64) -> (NaiveTime, NaiveTime) {
    const QUARTER_S: i64 = 900;
    const AROUND_S: i64 = 1_800;
    let time = |seconds: i64| {
        let seconds = u32::try_from((seconds / QUARTER_S * QUARTER_S).clamp(0, 86_399)).unwrap_or_default();
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default()
    };
    (time(at_s - AROUND_S), time(at_s + AROUND_S + QUARTER_S - 1))
}

/// Takes back what of a published round was not walked yet, so that it can be planned anew: a round on which nobody was visited
/// becomes a draft again; of another one the stops that were visited stay, and the rest is let go.
pub async fn withdraw_round(app: &App, tx: &mut Tx, actor: &Account, id: RoundId) -> Result<()> {
    actor.must(Right::PlanCampaigns)?;
    let round = store::rounds::one(tx, id).await?;
    if round.status == Status::Draft {
        return Ok(());
    }
    if store::visits::of_round(tx, id).await?.is_empty() {
        store::rounds::set_status(tx, id, Status::Draft, None).await?;
    } else {
        store::rounds::remove_unvisited_stops(tx, id).await?;
    }
    journal::record(app, tx, actor.id, "round.withdrawn", id, format!("day={}", round.walked_on)).await
}
