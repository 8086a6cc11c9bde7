//! From a campaign to a problem of the planner: the doors that are still open, the team's free days and hours, the walks between
//! doors. Doors that cannot be visited on any day that is left are set apart with the reason before the planner is asked.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::AtomicBool;

use chrono::{NaiveDate, TimeDelta, Timelike, Weekday};
use chrono_tz::Tz;

use super::agenda::{self, DoorTimes, Exception, Hours, Pattern, ServiceTimes};
use super::planning::{Break, Door, Limit, Plan, Problem, Reason, Search, Shift, Watch, Window, solve};
use super::team::{self, WorkPattern};
use super::walks::{self, Places, Walks};
use super::working_time::{self, Worked};
use super::{Campaign, CampaignDoor, Outcome, Status, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, CampaignId, PremisesId};
use crate::premises::{self, Premises, PremisesKind};
use crate::settings::WorkingTime;

/// What is planned now can be set out for in half an hour.
const TO_SET_OUT_S: i64 = 1_800;
/// An appointment is kept before anything else.
const APPOINTMENT_WORTH: i64 = 1_000;

/// What is known of a campaign that is to be planned.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The campaign.
    pub campaign: Campaign,
    /// The doors to be planned.
    pub doors: Vec<(CampaignDoor, Premises)>,
    /// Who walks.
    pub team: Vec<AccountId>,
    /// How each of them works.
    pub patterns: Vec<WorkPattern>,
    /// Who has other hours than usual on a day.
    pub exceptions: Vec<(AccountId, Exception)>,
    /// Who has a round already, or is absent, on which day.
    pub taken: HashSet<(AccountId, NaiveDate)>,
    /// What the team works in the rounds that stay as they are, from the first week that counts for an average on.
    pub worked: Vec<(AccountId, Worked)>,
    /// What the law allows them.
    pub limits: WorkingTime,
    /// The visiting days that are left.
    pub dates: Vec<NaiveDate>,
    /// Today and the time from which somebody can still set out, in seconds since midnight, when today is planned too.
    pub today: Option<(NaiveDate, i64)>,
    /// The civil time zone.
    pub zone: Tz,
    /// What is known of the walks between the doors.
    pub walks: Walks,
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
    /// What has to be said of how the walks were found.
    pub walks_told: Option<Sentence>,
}

/// Reads what a plan needs. Doors that a published round will still call at stay there.
pub async fn inputs(app: &App, tx: &mut Tx, id: CampaignId, from_today: bool) -> Result<Inputs> {
    let campaign = store::campaigns::one(tx, id).await?;
    let today = app.clock.today(app.settings.time_zone);
    // Whoever walks tomorrow has read the round today; unless the day is saved by planning what is left of it.
    let first = campaign.starts_on.max(if from_today { today } else { today + TimeDelta::days(1) });
    let now = app.now().with_timezone(&app.settings.time_zone).time();
    let set_out_s = i64::from(now.num_seconds_from_midnight()) + TO_SET_OUT_S;
    let promised: HashSet<PremisesId> = store::rounds::doors_published(tx, id, today).await?.into_iter().collect();
    let doors = store::campaigns::doors(tx, id).await?;
    let open = doors.into_iter().filter(|door| door.is_open() && !promised.contains(&door.premises_id)).collect();
    let doors = with_premises(tx, open).await?;
    let before = TimeDelta::weeks(app.settings.working_time.average_weeks);
    let mut standing = store::rounds::standing(tx, id, first.week(Weekday::Mon).first_day() - before).await?;
    // Nobody walked another campaign's draft of a day that is past.
    standing.retain(|round| round.status == Status::Published || round.walked_on >= today);
    let ahead = standing.iter().filter(|round| round.walked_on >= first);
    let mut taken: HashSet<(AccountId, NaiveDate)> = ahead.map(|round| (round.mediator_id, round.walked_on)).collect();
    taken.extend(store::absences::of_team(tx, id, first).await?);
    let team: Vec<AccountId> = store::campaigns::team(tx, id).await?.into_iter().map(|(account, _)| account).collect();
    let mut patterns = team::patterns(tx).await?;
    Ok(Inputs {
        patterns: team.iter().map(|account| patterns.remove(account).unwrap_or_default()).collect(),
        team,
        // One of the days before may have moved a day off.
        exceptions: store::exceptions::of_team(tx, id, first.week(Weekday::Mon).first_day()).await?,
        walks: walks::of_campaign(app, tx, &campaign, &doors).await?,
        doors,
        taken,
        worked: standing.iter().map(|round| (round.mediator_id, Worked::of(round))).collect(),
        limits: app.settings.working_time.clone(),
        today: (first == today).then_some((today, set_out_s)),
        zone: app.settings.time_zone,
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
    let mut places = Places::of(campaign, []);
    let (mut doors, mut hopeless) = (Vec::new(), Vec::new());
    let usual: HashMap<PremisesKind, agenda::DoorTimes> =
        PremisesKind::ALL.iter().map(|&kind| (kind, agenda::door_times(hours(kind), dates))).collect();
    for (door, premises) in &inputs.doors {
        let kind = hours(premises.kind);
        let service_s = agenda::service_s(kind, door.dwellings, &times);
        let open = door_times(inputs, door, premises, &usual, service_s);
        if open.days.is_empty() {
            hopeless.push((premises.id, vec![Sentence::new("visits-why-closed")]));
            continue;
        }
        let worth = if door.appointment.is_some() { APPOINTMENT_WORTH } else { 1 };
        doors.push(Door {
            id: premises.id.to_string(),
            at: places.number(premises.position.lon, premises.position.lat),
            service_s,
            windows: open.windows,
            windows_by_day: open.windows_by_day,
            days: Some(open.days),
            skills: door.spoken.iter().map(ToString::to_string).collect(),
            priority: agenda::priority(kind, door.dwellings) * worth,
            load: inputs.limits.load(agenda::conversations(kind, door.dwellings)),
        });
    }
    let (shifts, whose) = offered(inputs).into_iter().unzip();
    let (walking, walks_told) = inputs.walks.between(&places)?;
    let problem = Problem::new(dates.len() as i64, doors, shifts, walking, &[]).map_err(Error::Invalid)?;
    Ok(Setting { problem, shifts: whose, hopeless, walks_told })
}

/// The shifts that the team can be sent out on, with who and when, day by day.
fn offered(inputs: &Inputs) -> Vec<(Shift, (AccountId, NaiveDate))> {
    let own = |account| inputs.exceptions.iter().filter(move |(who, _)| *who == account).map(|(_, own)| *own);
    let team = inputs.team.iter().zip(&inputs.patterns);
    let patterns: Vec<Pattern> = team.map(|(account, usual)| usual.with_exceptions(own(*account))).collect();
    let mut hours = agenda::working_hours(&patterns, &inputs.dates);
    // What was said of one day goes before what is usual.
    hours.sort_by_key(|own| !own.is_exception);
    let mut worked = inputs.worked.clone();
    let mut offered = Vec::new();
    for hours in hours {
        let (Some(&account), Some(&date)) =
            (inputs.team.get(hours.member), usize::try_from(hours.day).ok().and_then(|day| inputs.dates.get(day)))
        else {
            continue;
        };
        if inputs.taken.contains(&(account, date)) {
            continue;
        }
        let (to_s, rest) = within_the_day(hours.hours, hours.rest, &inputs.limits);
        let mut shift = Shift {
            id: format!("{account}/{date}"),
            mediator: account.to_string(),
            day: hours.day,
            from_s: hours.hours.from_s,
            to_s,
            start: 0,
            end: 0,
            skills: inputs.patterns[hours.member].spoken.iter().map(ToString::to_string).collect(),
            rest,
            capacity: inputs.limits.capacity(),
        };
        if let Some((today, set_out_s)) = inputs.today
            && date == today
            && !cut(&mut shift, set_out_s)
        {
            continue;
        }
        // A shift that would go beyond what the law allows, with those before it, is not offered.
        let own: Vec<Worked> = worked.iter().filter(|(who, _)| *who == account).map(|(_, own)| *own).collect();
        let one_more = Worked::during(date, Window { from_s: shift.from_s, to_s: shift.to_s }, shift.rest);
        if !working_time::allows(&own, one_more, &inputs.limits) {
            continue;
        }
        worked.push((account, one_more));
        offered.push((hours.member, shift, (account, date)));
    }
    offered.sort_by_key(|(member, shift, _)| (shift.day, *member));
    offered.into_iter().map(|(_, shift, whose)| (shift, whose)).collect()
}

/// The end of somebody's hours and their break, within what the law allows on one day.
fn within_the_day(hours: Window, rest: Option<Break>, limits: &WorkingTime) -> (i64, Option<Break>) {
    let longest_s = hours.from_s + limits.day_hours * 3_600;
    let to_s = hours.to_s.min(longest_s + rest.map_or(0, |rest| rest.seconds));
    let rest = rest.map(|rest| Break { to_s: rest.to_s.min(to_s - rest.seconds), ..rest });
    let rest = rest.filter(|rest| rest.from_s <= rest.to_s);
    (if rest.is_some() { to_s } else { to_s.min(longest_s) }, rest)
}

/// When a door can be visited: by appointment, while it is open, or in the usual hours; in time, and not again at an hour at which
/// nobody was at home.
fn door_times(
    inputs: &Inputs,
    door: &CampaignDoor,
    premises: &Premises,
    usual: &HashMap<PremisesKind, DoorTimes>,
    service_s: i64,
) -> DoorTimes {
    let dates = &inputs.dates;
    let kept = door.appointment.and_then(|own| Some((dates.iter().position(|date| *date == own.on)?, own.at_s)));
    if let Some((day, at_s)) = kept {
        return DoorTimes::at(day as i64, at_s);
    }
    let times = match premises.opening_hours.as_deref().and_then(agenda::opening) {
        Some(opening) => agenda::door_times_when_open(hours(premises.kind), &opening, dates, service_s),
        None => usual[&premises.kind].clone(),
    };
    // A door that is overdue is visited as soon as can be.
    let times = times.on_days(|day| usize::try_from(day).is_ok_and(|day| dates[day] <= door.due_on));
    match (door.outcome, door.visited_at) {
        (Some(Outcome::NotHome), Some(visited_at)) => {
            let at = visited_at.with_timezone(&inputs.zone).time();
            times.at_another_time_than(i64::from(at.num_seconds_from_midnight()))
        }
        _ => times,
    }
}

/// Leaves of a shift what is left of the day; false when it is not worth setting out.
fn cut(shift: &mut Shift, set_out_s: i64) -> bool {
    const LEAST_S: i64 = 3_600;
    shift.from_s = shift.from_s.max(set_out_s);
    // Whoever sets out after the time of the break has had it.
    shift.rest = shift.rest.filter(|rest| rest.from_s.max(shift.from_s) <= rest.to_s);
    let rest_s = shift.rest.map_or(0, |rest| rest.seconds);
    shift.from_s + rest_s + LEAST_S <= shift.to_s
}

/// Why a door is left out, in words for a page: without the numbers of days and shifts.
pub fn why(reason: &Reason) -> Sentence {
    match reason {
        Reason::NoShiftOnDays { .. } => Sentence::new("visits-why-nobody-works"),
        Reason::NoSkillOnDays { skill, .. } => {
            Sentence::new("visits-why-no-skill").with("skill", Sentence::new(format!("spoken-{skill}")))
        }
        Reason::SkillsNotTogether { skills } => Sentence::new("visits-why-no-skill").with("skill", skills.join(", ")),
        // The load of one door is never more than a round may have.
        Reason::TooMuch { .. } | Reason::LockedFull { .. } | Reason::NoRoom { .. } => Sentence::new("visits-why-full"),
        Reason::TooFar { .. } => Sentence::new("visits-why-too-far"),
        Reason::WindowsMissed { .. } => Sentence::new("visits-why-hours"),
    }
}

/// What would help the doors that a plan leaves out: the one more day of one more person that serves most of them.
pub fn advice(inputs: &Inputs, setting: &Setting, plan: &Plan) -> Option<Sentence> {
    /// Enough to see which day is best.
    const ITERATIONS: u64 = 200;
    const MOST_DOORS: usize = 400;
    const MOST_DAYS: usize = 60;
    let left: HashSet<&str> = plan.unplanned.iter().map(|unplanned| unplanned.door.as_str()).collect();
    let doors: Vec<Door> = setting
        .problem
        .doors()
        .iter()
        .filter(|door| left.contains(door.id.as_str()))
        .take(MOST_DOORS)
        .cloned()
        .collect();
    let served = |day: i64, date: NaiveDate| -> Option<usize> {
        let (hours, rest) = agenda::extra_hours(date);
        let shift = Shift {
            id: "extra".to_owned(),
            mediator: "extra".to_owned(),
            day,
            from_s: hours.from_s,
            to_s: hours.to_s,
            start: 0,
            end: 0,
            skills: Default::default(),
            rest: Some(rest),
            capacity: inputs.limits.capacity(),
        };
        let walking = setting.problem.walking().clone();
        let problem = Problem::new(setting.problem.days(), doors.clone(), vec![shift], walking, &[]).ok()?;
        let search = Search { limit: Limit::Iterations(ITERATIONS), seed: 1, threads: 1 };
        let watch = Watch { stop: &AtomicBool::new(false), progress: &|_| {} };
        Some(solve(&problem, &search, &watch).served)
    };
    if doors.is_empty() {
        return None;
    }
    let days = (0..).zip(inputs.dates.iter().take(MOST_DAYS));
    let best = days.filter_map(|(day, date)| Some((served(day, *date)?, Reverse(*date)))).max();
    let (served, Reverse(date)) = best.filter(|(served, _)| *served > 0)?;
    let sentence = Sentence::new("visits-advice-day").with("day", date).with("served", served);
    Some(sentence.with("left", plan.unplanned.len()))
}
