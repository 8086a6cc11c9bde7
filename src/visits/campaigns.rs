//! Campaigns: started from the list of who a site disturbs, which is kept as evidence. Their doors stay those of that day, so that
//! it can be said later who was to be told.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};

use super::coverage::Coverage;
use super::{Audience, Campaign, CampaignDoor, CampaignKind, Status, agenda, coverage, problems, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, CampaignId, PhaseId, SiteId};
use crate::journal;
use crate::people::{self, Account, Right, Role};
use crate::premises::{self, Affected, AffectedList, Position, Premises, PremisesKind};
use crate::sites::{self, Site, Zone};

/// Whose accounts can be in a team.
pub const TEAM_ROLES: [Role; 2] = [Role::Mediator, Role::Coordinator];
/// The longest time that may be allowed at a door, in seconds.
const MOST_SERVICE_S: i64 = 2 * 3_600;

/// The most tries at one door.
const MOST_TRIES: i64 = 10;
/// The most weeks after which a campaign comes back.
const MOST_WEEKS: i64 = 26;
/// How often is tried when nobody says otherwise; the last time with a leaflet.
pub const USUAL_TRIES: i64 = 3;

impl Audience {
    /// Whether it holds such premises.
    pub fn holds(self, kind: PremisesKind) -> bool {
        match self {
            Self::Everyone => true,
            // That is a matter of the door, not of its kind.
            Self::Complained => false,
            Self::Establishments => kind != PremisesKind::Residence,
            Self::Sensitive => kind.is_sensitive(),
        }
    }
}

/// A campaign to be started.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCampaign {
    /// When in the life of the site.
    pub kind: CampaignKind,
    /// Which of the affected doors.
    pub audience: Audience,
    /// No round before this day.
    pub starts_on: NaiveDate,
    /// Everybody is told by the end of this day.
    pub deadline: NaiveDate,
    /// Who walks.
    pub team: Vec<AccountId>,
    /// The time to allow at doors.
    pub service: agenda::ServiceTimes,
    /// How often somebody calls in vain before a door is given up.
    pub most_tries: i64,
    /// The address where rounds start and end; none: the middle of the works.
    pub start_address: Option<String>,
    /// After how many weeks it comes back, while the works go on; none: never.
    pub repeats_weeks: Option<i64>,
}

/// Where rounds start and end.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Start {
    /// Where that is.
    pub position: Position,
    /// What it is called; none: the middle of the works.
    pub label: Option<String>,
}

/// A campaign as lists show it.
#[derive(Debug, Clone)]
pub struct CampaignSummary {
    /// The campaign.
    pub campaign: Campaign,
    /// How many of its doors were told.
    pub coverage: Coverage,
}

/// Starts a campaign with every door of a site's present list; the list is kept as evidence.
///
/// # Errors
/// [`Error::Invalid`] with every fault of the values; [`Error::Conflict`] when the site's list is empty.
pub async fn start_campaign(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    site: SiteId,
    new: &NewCampaign,
) -> Result<CampaignId> {
    actor.must(Right::PlanCampaigns)?;
    let site = sites::site_seen_by(tx, actor, site).await?;
    let middle = zone(tx, site.id).await?.outline.bounding_box().center();
    let middle = Position { lon: middle.x, lat: middle.y };
    let start = match check(app, tx, new, middle).await? {
        Some(start) => Start { position: start.position, label: Some(start.label()) },
        None => Start { position: middle, label: None },
    };
    begin(app, tx, actor, &site, new, start, None).await
}

/// Starts the campaign that follows another, from the same place.
pub(super) async fn start_after(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    site: &Site,
    new: &NewCampaign,
    start: Start,
    follows: CampaignId,
) -> Result<CampaignId> {
    check(app, tx, new, start.position).await?;
    begin(app, tx, actor, site, new, start, Some(follows)).await
}

async fn zone(tx: &mut Tx, site: SiteId) -> Result<Zone> {
    let zone = sites::current_zone(tx, site).await?;
    zone.ok_or_else(|| Error::Conflict(Sentence::new("visits-campaign-no-zone")))
}

async fn begin(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    site: &Site,
    new: &NewCampaign,
    start: Start,
    follows: Option<CampaignId>,
) -> Result<CampaignId> {
    let zone = zone(tx, site.id).await?;
    let list = premises::keep_affected(app, tx, actor, site.id).await?;
    let doors = doors_to_call_at(tx, site.id, &list, new).await?;
    let campaign = Campaign {
        id: app.new_id(),
        site_id: site.id,
        site: site.name.clone(),
        organisation_id: site.organisation_id,
        kind: new.kind,
        audience: new.audience,
        status: Status::Draft,
        starts_on: new.starts_on,
        deadline: new.deadline,
        first_dwelling_s: new.service.first_dwelling_s,
        further_dwelling_s: new.service.further_dwelling_s,
        establishment_s: new.service.establishment_s,
        most_tries: new.most_tries,
        start_lon: start.position.lon,
        start_lat: start.position.lat,
        start_label: start.label,
        repeats_weeks: new.repeats_weeks,
        follows,
        created_at: app.now(),
    };
    store::campaigns::insert(tx, &campaign, zone.id, actor.id).await?;
    store::campaigns::insert_doors(tx, campaign.id, &doors).await?;
    store::campaigns::insert_team(tx, campaign.id, &new.team).await?;
    let detail = format!("site={} doors={} deadline={}", site.id, doors.len(), new.deadline);
    journal::record(app, tx, actor.id, "campaign.started", campaign.id, detail).await?;
    Ok(campaign.id)
}

/// The doors of the audience.
async fn doors_to_call_at(
    tx: &mut Tx,
    site: SiteId,
    list: &AffectedList,
    new: &NewCampaign,
) -> Result<Vec<CampaignDoor>> {
    let phases: HashMap<PhaseId, NaiveDate> = list.phases.iter().map(|phase| (phase.id, phase.from())).collect();
    let first =
        |affected: &Affected| affected.reaches.iter().filter_map(|reach| phases.get(&reach.phase)).min().copied();
    let doors: Vec<CampaignDoor> = if new.audience == Audience::Complained {
        // Reached by the works or not: they have said that they are.
        let heard = premises::doors_heard_from(tx, site).await?;
        premises::premises_many(tx, &heard).await?.iter().map(|premises| door(premises, None, new)).collect()
    } else {
        let held = list.affected.iter().filter(|affected| new.audience.holds(affected.premises.kind));
        held.map(|affected| door(&affected.premises, first(affected), new)).collect()
    };
    if doors.is_empty() {
        let nobody = match new.audience {
            Audience::Complained => "visits-campaign-nobody-complained",
            _ => "visits-campaign-no-doors",
        };
        return Err(Error::Conflict(Sentence::new(nobody)));
    }
    Ok(doors)
}

/// Checks the values; gives the place that the address of the start means.
async fn check(app: &App, tx: &mut Tx, new: &NewCampaign, near: Position) -> Result<Option<Premises>> {
    let mut faults = Faults::new();
    let today = app.clock.today(app.settings.time_zone);
    if new.deadline < today {
        faults.add("/deadline", Sentence::new("visits-campaign-deadline-past").with("deadline", new.deadline));
    } else if new.deadline < new.starts_on {
        let sentence = Sentence::new("visits-campaign-deadline-before-start").with("start", new.starts_on);
        faults.add("/deadline", sentence.with("deadline", new.deadline));
    } else if agenda::visiting_days(new.starts_on.max(today), new.deadline).is_empty() {
        faults.add("/deadline", Sentence::new("visits-campaign-no-visiting-day"));
    } else if (new.deadline - new.starts_on).num_days() > agenda::MAX_VISITING_DAYS as i64 {
        let sentence = Sentence::new("visits-campaign-too-long").with("days", agenda::MAX_VISITING_DAYS);
        faults.add("/deadline", sentence);
    }
    if new.team.is_empty() {
        faults.add("/team", Sentence::new("visits-campaign-no-team"));
    }
    let mut seen = Vec::new();
    for member in &new.team {
        let account = people::account(tx, *member).await;
        if seen.contains(member) || !account.is_ok_and(|account| TEAM_ROLES.contains(&account.role)) {
            faults.add("/team", Sentence::new("visits-campaign-not-in-team").with("given", member.to_string()));
        }
        seen.push(*member);
    }
    for (pointer, seconds) in [
        ("/first_dwelling_min", new.service.first_dwelling_s),
        ("/further_dwelling_min", new.service.further_dwelling_s),
        ("/establishment_min", new.service.establishment_s),
    ] {
        if !(0..=MOST_SERVICE_S).contains(&seconds) {
            let sentence = Sentence::new("visits-campaign-service-range").with("most", MOST_SERVICE_S / 60);
            faults.add(pointer, sentence);
        }
    }
    if !(1..=MOST_TRIES).contains(&new.most_tries) {
        faults.add("/most_tries", Sentence::new("visits-campaign-tries-range").with("most", MOST_TRIES));
    }
    if let Some(weeks) = new.repeats_weeks {
        let too_short = || (new.deadline - new.starts_on).num_days() >= weeks.saturating_mul(7);
        if !(1..=MOST_WEEKS).contains(&weeks) {
            faults.add("/repeats_weeks", Sentence::new("visits-campaign-repeats-range").with("most", MOST_WEEKS));
        } else if new.kind != CampaignKind::During {
            faults.add("/repeats_weeks", Sentence::new("visits-campaign-repeats-during"));
        } else if too_short() {
            faults.add("/repeats_weeks", Sentence::new("visits-campaign-repeats-short").with("weeks", weeks));
        }
    }
    let mut start = None;
    if let Some(typed) = &new.start_address {
        start = premises::find_by_address(tx, Some(near), typed).await?.into_iter().next();
        if start.is_none() {
            let sentence = Sentence::new("visits-campaign-start-unknown").with("given", typed.as_str());
            faults.add("/start_address", sentence);
        }
    }
    faults.end()?;
    Ok(start)
}

/// A premises as a door of a campaign. Before the works it is due on the day before the first phase that reaches it.
fn door(premises: &Premises, first_phase: Option<NaiveDate>, new: &NewCampaign) -> CampaignDoor {
    let due_on = match (new.kind, first_phase) {
        (CampaignKind::Before, Some(first)) => first - TimeDelta::days(1),
        _ => new.deadline,
    };
    let is_home = premises.kind == PremisesKind::Residence;
    CampaignDoor {
        premises_id: premises.id,
        dwellings: if is_home { i64::from(premises.dwellings.unwrap_or(1).max(1)) } else { 0 },
        due_on: due_on.min(new.deadline).max(new.starts_on.min(new.deadline)),
        tries: 0,
        outcome: None,
        visited_at: None,
        given_up: false,
        spoken: None,
        appointment: None,
        promised: None,
        unplanned: Vec::new(),
    }
}

/// The campaigns that an actor may know of, the latest started first; of one site when it is given.
pub async fn campaigns_seen_by(tx: &mut Tx, actor: &Account, site: Option<SiteId>) -> Result<Vec<CampaignSummary>> {
    actor.must(Right::SeeCampaigns)?;
    let mut summaries = Vec::new();
    for campaign in store::campaigns::all(tx, actor.scope(), site).await? {
        let coverage = coverage::coverage_of_campaign(tx, &campaign).await?;
        summaries.push(CampaignSummary { campaign, coverage });
    }
    Ok(summaries)
}

/// One campaign. Checks no rights.
pub async fn campaign(tx: &mut Tx, id: CampaignId) -> Result<Campaign> {
    store::campaigns::one(tx, id).await
}

/// One campaign, when the actor may know of it; another contractor's is not there.
pub async fn campaign_seen_by(tx: &mut Tx, actor: &Account, id: CampaignId) -> Result<Campaign> {
    actor.must(Right::SeeCampaigns)?;
    let campaign = store::campaigns::one(tx, id).await?;
    actor.must_see(campaign.organisation_id)?;
    Ok(campaign)
}

/// The doors of a campaign with their premises, in the order of a street: by street and number. Checks no rights.
pub async fn doors_of_campaign(tx: &mut Tx, id: CampaignId) -> Result<Vec<(CampaignDoor, Premises)>> {
    let doors = store::campaigns::doors(tx, id).await?;
    let mut doors = problems::with_premises(tx, doors).await?;
    let number = |premises: &Premises| -> u32 {
        let number = premises.address.number.as_deref().unwrap_or_default();
        number.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap_or_default()
    };
    doors.sort_by(|(_, one), (_, other)| {
        let street = one.address.street.cmp(&other.address.street);
        street.then(number(one).cmp(&number(other))).then_with(|| one.label().cmp(&other.label()))
    });
    Ok(doors)
}

/// Who walks for a campaign: id and name. Checks no rights.
pub async fn team_of_campaign(tx: &mut Tx, id: CampaignId) -> Result<Vec<(AccountId, String)>> {
    store::campaigns::team(tx, id).await
}

/// Removes a campaign that was started by mistake: none of its rounds is published and nobody was visited.
pub async fn remove_campaign(app: &App, tx: &mut Tx, actor: &Account, id: CampaignId) -> Result<()> {
    actor.must(Right::PlanCampaigns)?;
    let campaign = campaign_seen_by(tx, actor, id).await?;
    let published = store::rounds::of_campaign(tx, id).await?.iter().any(|round| round.status == Status::Published);
    if published || store::visits::count(tx, id).await? > 0 {
        return Err(Error::Conflict(Sentence::new("visits-campaign-not-removed")));
    }
    store::rounds::remove_drafts(tx, id).await?;
    if let Some(before) = campaign.follows {
        // Otherwise it would come back at once.
        store::campaigns::stop_repeating(tx, before).await?;
    }
    store::campaigns::remove(tx, id).await?;
    journal::record(app, tx, actor.id, "campaign.removed", id, "").await
}
