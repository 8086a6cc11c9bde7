//! Public accountability: how a site, and a contractor on all their sites, answer what neighbours report. Only from five cases up, and
//! a subject with fewer is counted among the others, so that nobody is recognised.

use chrono::TimeDelta;

use super::{Category, Rules, Status, store, survey};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{OrganisationId, SiteId};
use crate::row;

/// The fewest cases of which anything is told.
pub const FEWEST_CASES: usize = 5;
/// So many of the latest cases are looked at.
const LATEST: i64 = 5_000;

row! {
    /// What is looked at of a case.
    #[derive(Debug, Clone)]
    pub(super) struct CaseRow {
        pub category: Category,
        pub status: Status,
        pub counted_from: Timestamp,
        pub acknowledge_by: Timestamp,
        pub acknowledged_at: Option<Timestamp>,
        pub concluded_at: Option<Timestamp>,
    }
}

/// How grievances were answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// How many there were, without duplicates and what was taken back or unfounded.
    pub cases: usize,
    /// How many of each subject, the most first; none: subjects with too few cases, together.
    pub by_category: Vec<(Option<Category>, usize)>,
    /// Half of the answers came within this working time.
    pub answered_within: Option<TimeDelta>,
    /// Half of those that were concluded were so within this working time.
    pub settled_within: Option<TimeDelta>,
    /// Of those whose answer was due, how many came in time, in percent.
    pub on_time_percent: Option<usize>,
    /// Of those that the contractor called settled, how many neighbours said so too, in percent.
    pub confirmed_percent: Option<usize>,
    /// Of those who answered the questions at the end, how many percent were answered soon, understood the answer, are content.
    pub content_percent: Option<[usize; 3]>,
}

/// How a site answers; none when there are too few cases.
pub async fn record_of_site(app: &App, tx: &mut Tx, site_id: SiteId) -> Result<Option<Record>> {
    whole(app, tx, Some(site_id), None).await
}

/// How a contractor answers on all their sites; none when there are too few cases.
pub async fn record_of_contractor(app: &App, tx: &mut Tx, id: OrganisationId) -> Result<Option<Record>> {
    whole(app, tx, None, Some(id)).await
}

async fn whole(
    app: &App,
    tx: &mut Tx,
    site_id: Option<SiteId>,
    organisation_id: Option<OrganisationId>,
) -> Result<Option<Record>> {
    let cases = store::queue::cases(tx, site_id, organisation_id, LATEST).await?;
    let Some(record) = record(&Rules::of(&app.settings), &cases, app.now()) else { return Ok(None) };
    let content_percent = survey::content_percent(tx, site_id, organisation_id).await?;
    Ok(Some(Record { content_percent, ..record }))
}

fn record(rules: &Rules, cases: &[CaseRow], now: Timestamp) -> Option<Record> {
    if cases.len() < FEWEST_CASES {
        return None;
    }
    let took = |case: &CaseRow, end: Option<Timestamp>| end.map(|end| rules.hours.between(case.counted_from, end));
    let due: Vec<&CaseRow> =
        cases.iter().filter(|case| case.acknowledged_at.is_some() || case.acknowledge_by < now).collect();
    let on_time = |case: &&&CaseRow| case.acknowledged_at.is_some_and(|at| at <= case.acknowledge_by);
    let called_settled: Vec<&CaseRow> = cases
        .iter()
        .filter(|case| matches!(case.status, Status::Resolved | Status::Confirmed | Status::Unconfirmed))
        .collect();
    let confirmed = called_settled.iter().filter(|case| case.status == Status::Confirmed).count();
    Some(Record {
        cases: cases.len(),
        by_category: by_category(cases),
        answered_within: median(cases.iter().filter_map(|case| took(case, case.acknowledged_at)).collect()),
        settled_within: median(cases.iter().filter_map(|case| took(case, case.concluded_at)).collect()),
        on_time_percent: percent(due.iter().filter(on_time).count(), due.len()),
        confirmed_percent: percent(confirmed, called_settled.len()),
        content_percent: None,
    })
}

fn by_category(cases: &[CaseRow]) -> Vec<(Option<Category>, usize)> {
    let count = |category: &Category| cases.iter().filter(|case| case.category == *category).count();
    let all: Vec<(Category, usize)> = Category::ALL.iter().map(|category| (*category, count(category))).collect();
    let (told, few): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, count)| *count >= FEWEST_CASES);
    let mut counts: Vec<(Option<Category>, usize)> = told.into_iter().map(|(own, count)| (Some(own), count)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let rest: usize = few.iter().map(|(_, count)| count).sum();
    if rest > 0 {
        counts.push((None, rest));
    }
    counts
}

fn median(mut spans: Vec<TimeDelta>) -> Option<TimeDelta> {
    if spans.len() < FEWEST_CASES {
        return None;
    }
    spans.sort();
    spans.get(spans.len() / 2).copied()
}

fn percent(part: usize, whole: usize) -> Option<usize> {
    (whole >= FEWEST_CASES).then(|| (part * 100 + whole / 2) / whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(category: Category, status: Status, answered_h: Option<i64>) -> CaseRow {
        let filed: Timestamp = "2026-03-10T08:00:00Z".parse().unwrap();
        let acknowledged_at = answered_h.map(|hours| filed + TimeDelta::hours(hours));
        let acknowledge_by = filed + TimeDelta::hours(2);
        CaseRow { category, status, counted_from: filed, acknowledge_by, acknowledged_at, concluded_at: None }
    }

    #[test]
    fn nothing_is_told_of_fewer_than_five_cases() {
        let rules = Rules::of(&crate::settings::Settings::defaults().unwrap());
        let now = "2026-03-12T08:00:00Z".parse().unwrap();
        let four = vec![case(Category::Noise, Status::Confirmed, Some(1)); 4];
        assert_eq!(record(&rules, &four, now), None);
        let mut all = vec![case(Category::Noise, Status::Confirmed, Some(1)); 5];
        all.extend(vec![case(Category::Dust, Status::Relayed, None); 2]);
        all.push(case(Category::Parking, Status::Resolved, Some(3)));
        let told = record(&rules, &all, now).unwrap();
        assert_eq!(told.by_category, [(Some(Category::Noise), 5), (None, 3)]);
        assert_eq!(told.answered_within, Some(TimeDelta::hours(1)));
        // Five of eight in time; two silent, one late.
        assert_eq!((told.on_time_percent, told.confirmed_percent, told.settled_within), (Some(63), Some(83), None));
    }
}
