//! Coverage: how many of the doors of a campaign were told, how, and what is left. Counts only; nobody's name or note is in them.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::{Campaign, CampaignKind, Outcome, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{RoundId, SiteId};

/// How far a campaign has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Its doors.
    pub doors: i64,
    /// The dwellings behind them.
    pub dwellings: i64,
    /// Doors that were told, in person or by a leaflet.
    pub told: i64,
    /// The dwellings behind those.
    pub dwellings_told: i64,
    /// Doors at which nobody has called yet.
    pub not_yet: i64,
    /// Doors at which somebody called and that are to be visited again.
    pub again: i64,
    /// Doors behind which there is nobody to be told.
    pub nobody: i64,
    /// Doors that were tried in vain as often as the campaign wants.
    pub given_up: i64,
    /// Doors by what came of their latest visit, in the order of the outcomes.
    pub by_outcome: Vec<(Outcome, i64)>,
}

impl Coverage {
    /// Of those who can be told, how many were, in whole per cent, rounded down.
    pub fn per_cent(&self) -> i64 {
        let to_tell = self.doors - self.nobody;
        if to_tell > 0 { self.told * 100 / to_tell } else { 100 }
    }

    /// Doors that are still to be visited.
    pub fn open(&self) -> i64 {
        self.not_yet + self.again
    }

    fn of(counts: Vec<(Option<Outcome>, bool, i64, i64)>) -> Self {
        let mut coverage = Self::default();
        for (outcome, given_up, doors, dwellings) in counts {
            coverage.doors += doors;
            coverage.dwellings += dwellings;
            let Some(outcome) = outcome else {
                coverage.not_yet += doors;
                continue;
            };
            match coverage.by_outcome.iter_mut().find(|(own, _)| *own == outcome) {
                Some((_, count)) => *count += doors,
                None => coverage.by_outcome.push((outcome, doors)),
            }
            if outcome.is_told() {
                coverage.told += doors;
                coverage.dwellings_told += dwellings;
            } else if given_up {
                coverage.given_up += doors;
            } else if outcome.comes_back() {
                coverage.again += doors;
            } else if outcome.is_nobody() {
                coverage.nobody += doors;
            }
        }
        coverage.by_outcome.sort();
        coverage
    }
}

/// How far a campaign has come. Checks no rights.
pub async fn coverage_of_campaign(tx: &mut Tx, campaign: &Campaign) -> Result<Coverage> {
    Ok(Coverage::of(store::campaigns::counts(tx, campaign.id).await?))
}

/// How far the information before the works has come at a site: that of its latest campaign before the works, or else of its latest
/// one; none before there is any. Checks no rights.
pub async fn coverage_of_site(tx: &mut Tx, site: SiteId) -> Result<Option<Coverage>> {
    let campaigns = store::campaigns::all(tx, None, Some(site)).await?;
    let before = campaigns.iter().find(|campaign| campaign.kind == CampaignKind::Before);
    match before.or(campaigns.first()) {
        Some(campaign) => Ok(Some(coverage_of_campaign(tx, campaign).await?)),
        None => Ok(None),
    }
}

/// What happened, or is planned, on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayCount {
    /// The day.
    pub day: NaiveDate,
    /// Doors.
    pub doors: i64,
}

/// The course of a campaign: how many doors were told day by day, and how many visits are still planned.
#[derive(Debug, Clone, Default)]
pub struct Course {
    /// Doors whose latest visit told them, by the day of that visit.
    pub told: Vec<DayCount>,
    /// Doors that a round is still to call at, by its day; the drafts included.
    pub planned: Vec<DayCount>,
}

/// The course of a campaign, counts only. Checks no rights.
pub async fn course_of_campaign(app: &App, tx: &mut Tx, campaign: &Campaign) -> Result<Course> {
    let zone = app.settings.time_zone;
    let today = app.clock.today(zone);
    let mut told: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    let mut open = HashSet::new();
    for door in store::campaigns::doors(tx, campaign.id).await? {
        if let (Some(outcome), Some(at)) = (door.outcome, door.visited_at)
            && outcome.is_told()
        {
            *told.entry(at.with_timezone(&zone).date_naive()).or_default() += 1;
        }
        if door.is_open() {
            open.insert(door.premises_id);
        }
    }
    let mut planned: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    let days: HashMap<RoundId, NaiveDate> = store::rounds::of_campaign(tx, campaign.id)
        .await?
        .into_iter()
        .filter(|round| round.walked_on >= today)
        .map(|round| (round.id, round.walked_on))
        .collect();
    for stop in store::rounds::stops_of_campaign(tx, campaign.id).await? {
        if let Some(day) = days.get(&stop.round_id)
            && open.remove(&stop.premises_id)
        {
            *planned.entry(*day).or_default() += 1;
        }
    }
    let counts =
        |days: BTreeMap<NaiveDate, i64>| days.into_iter().map(|(day, doors)| DayCount { day, doors }).collect();
    Ok(Course { told: counts(told), planned: counts(planned) })
}
