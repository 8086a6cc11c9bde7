//! From a campaign to a problem of the planner: the doors that are still open, the team's free days and hours, the walks between
//! doors. Doors that cannot be visited on any day that is left are set apart with the reason before the planner is asked.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{NaiveDate, TimeDelta};

use super::agenda::{self, Hours, ServiceTimes};
use super::planning::{Door, Problem, Reason, Shift, Walking};
use super::{Campaign, CampaignDoor, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, CampaignId, PremisesId};
use crate::premises::{self, Premises, PremisesKind};

/// An ordinary pace with a bag of leaflets.
const WALKING_M_PER_S: f64 = 1.2;
/// Streets are longer than the flight of a bird.
const DETOUR: f64 = 1.3;

/// What is known of a campaign that is to be planned.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The campaign.
    pub campaign: Campaign,
    /// The doors to be planned.
    pub doors: Vec<(CampaignDoor, Premises)>,
    /// Who walks.
    pub team: Vec<AccountId>,
    /// Who has a round already, on which day.
    pub taken: HashSet<(AccountId, NaiveDate)>,
    /// The visiting days that are left.
    pub dates: Vec<NaiveDate>,
}

/// A problem and what its numbers stand for.
#[derive(Debug)]
pub struct Setting {
    /// What the planner is asked.
    pub problem: Problem,
    /// The shifts in their order: who, and when.
    pub shifts: Vec<(AccountId, NaiveDate)>,
    /// Doors that no plan can serve, and why.
    pub hopeless: Vec<(PremisesId, Vec<Sentence>)>,
}

/// Reads what a plan needs. Doors that a published round will still call at stay there.
pub async fn inputs(app: &App, tx: &mut Tx, id: CampaignId) -> Result<Inputs> {
    let campaign = store::campaigns::one(tx, id).await?;
    let today = app.clock.today(app.settings.time_zone);
    // Whoever walks tomorrow has read the round today.
    let first = campaign.starts_on.max(today + TimeDelta::days(1));
    let promised: HashSet<PremisesId> = store::rounds::doors_published(tx, id, today).await?.into_iter().collect();
    let doors = store::campaigns::doors(tx, id).await?;
    let open = doors.into_iter().filter(|door| door.is_open() && !promised.contains(&door.premises_id)).collect();
    Ok(Inputs {
        doors: with_premises(tx, open).await?,
        team: store::campaigns::team(tx, id).await?.into_iter().map(|(account, _)| account).collect(),
        taken: store::rounds::taken(tx, id, first).await?.into_iter().collect(),
        dates: agenda::visiting_days(first, campaign.deadline),
        campaign,
    })
}

/// Doors with their premises; those that the register no longer has are left out.
pub async fn with_premises(tx: &mut Tx, doors: Vec<CampaignDoor>) -> Result<Vec<(CampaignDoor, Premises)>> {
    let ids: Vec<PremisesId> = doors.iter().map(|door| door.premises_id).collect();
    let found = premises::premises_many(tx, &ids).await?;
    let mut found: HashMap<PremisesId, Premises> = found.into_iter().map(|premises| (premises.id, premises)).collect();
    Ok(doors.into_iter().filter_map(|door| found.remove(&door.premises_id).map(|premises| (door, premises))).collect())
}

/// The hours that a kind of premises keeps.
pub fn hours(kind: PremisesKind) -> Hours {
    match kind {
        PremisesKind::Residence => Hours::Residents,
        PremisesKind::Shop | PremisesKind::Hospitality | PremisesKind::Office => Hours::Trade,
        PremisesKind::School | PremisesKind::Childcare => Hours::School,
        PremisesKind::Care
        | PremisesKind::Social
        | PremisesKind::PublicService
        | PremisesKind::Worship
        | PremisesKind::Culture
        | PremisesKind::Sport
        | PremisesKind::Other => Hours::Service,
    }
}

/// Puts the problem together. Reckons every walk, so it takes its time.
pub fn setting(inputs: &Inputs) -> Result<Setting> {
    let Inputs { campaign, dates, .. } = inputs;
    if dates.is_empty() {
        let sentence = Sentence::new("visits-plan-no-days").with("deadline", campaign.deadline);
        return Err(Error::Conflict(sentence));
    }
    let times = ServiceTimes {
        first_dwelling_s: campaign.first_dwelling_s,
        further_dwelling_s: campaign.further_dwelling_s,
        establishment_s: campaign.establishment_s,
    };
    let mut places = Places::new(campaign);
    let (mut doors, mut hopeless) = (Vec::new(), Vec::new());
    let usual: HashMap<PremisesKind, agenda::DoorTimes> =
        PremisesKind::ALL.iter().map(|&kind| (kind, agenda::door_times(hours(kind), dates))).collect();
    for (door, premises) in &inputs.doors {
        let kind = hours(premises.kind);
        let mut open = usual[&premises.kind].clone();
        // A door that is overdue is visited as soon as can be.
        let is_due = |day: &i64| usize::try_from(*day).is_ok_and(|day| dates[day] <= door.due_on);
        if open.days.iter().any(is_due) {
            open.days.retain(is_due);
        }
        open.windows_by_day.retain(|day, _| open.days.contains(day));
        if open.days.is_empty() {
            hopeless.push((premises.id, vec![Sentence::new("visits-why-closed")]));
            continue;
        }
        doors.push(Door {
            id: premises.id.to_string(),
            at: places.number(premises.position.lon, premises.position.lat),
            service_s: agenda::service_s(kind, door.dwellings, &times),
            windows: open.windows,
            windows_by_day: open.windows_by_day,
            days: Some(open.days),
            skills: Default::default(),
            priority: agenda::priority(kind, door.dwellings),
        });
    }
    let (mut shifts, mut whose) = (Vec::new(), Vec::new());
    for hours in agenda::working_hours(inputs.team.len(), dates) {
        let (Some(&account), Some(&date)) =
            (inputs.team.get(hours.member), usize::try_from(hours.day).ok().and_then(|day| dates.get(day)))
        else {
            continue;
        };
        if inputs.taken.contains(&(account, date)) {
            continue;
        }
        shifts.push(Shift {
            id: format!("{account}/{date}"),
            mediator: account.to_string(),
            day: hours.day,
            from_s: hours.hours.from_s,
            to_s: hours.hours.to_s,
            start: 0,
            end: 0,
            skills: Default::default(),
            rest: Some(hours.rest),
        });
        whose.push((account, date));
    }
    let walking =
        Walking::from_points(&places.points, WALKING_M_PER_S, DETOUR).map_err(|fault| Error::Invalid(vec![fault]))?;
    let problem = Problem::new(dates.len() as i64, doors, shifts, walking, &[]).map_err(Error::Invalid)?;
    Ok(Setting { problem, shifts: whose, hopeless })
}

/// The places of a problem: the start, then each position once.
struct Places {
    points: Vec<[f64; 2]>,
    numbers: BTreeMap<(u64, u64), usize>,
}

impl Places {
    fn new(campaign: &Campaign) -> Self {
        let mut places = Self { points: Vec::new(), numbers: BTreeMap::new() };
        places.number(campaign.start_lon, campaign.start_lat);
        places
    }

    fn number(&mut self, lon: f64, lat: f64) -> usize {
        let next = self.points.len();
        let number = *self.numbers.entry((lon.to_bits(), lat.to_bits())).or_insert(next);
        if number == next {
            self.points.push([lon, lat]);
        }
        number
    }
}

/// Why a door is left out, in words for a page: without the numbers of days and shifts.
pub fn why(reason: &Reason) -> Sentence {
    match reason {
        Reason::NoShiftOnDays { .. } => Sentence::new("visits-why-nobody-works"),
        Reason::NoSkillOnDays { skill, .. } => Sentence::new("visits-why-no-skill").with("skill", skill.as_str()),
        Reason::SkillsNotTogether { skills } => Sentence::new("visits-why-no-skill").with("skill", skills.join(", ")),
        Reason::TooFar { .. } => Sentence::new("visits-why-too-far"),
        Reason::WindowsMissed { .. } => Sentence::new("visits-why-hours"),
        Reason::LockedFull { .. } | Reason::NoRoom { .. } => Sentence::new("visits-why-full"),
    }
}
