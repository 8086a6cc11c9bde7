//! The agenda: mediators' shifts and the hours at which doors are best met; and how they
//! turn a campaign into days, shifts and windows for the planner. Dates are civil dates; nothing here asks what day it is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};

use super::planning::{Break, Window};
use crate::calendar::{is_public_holiday, is_visiting_day};

const HOUR_S: i64 = 3_600;
/// A campaign is planned over at most so many visiting days; a year's worth of them is more than anyone plans ahead.
pub const MAX_VISITING_DAYS: usize = 300;

/// What kind of hours a door keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hours {
    /// People at home: late afternoon and early evening, and Saturday.
    Residents,
    /// A shop or an office: when open, and not at noon.
    Trade,
    /// A school, a nursery: when the staff are there and the children are not at the gate; Monday to Friday, Wednesdays less.
    School,
    /// Care, public services and the like: office hours, Monday to Friday.
    Service,
}

/// A stretch of the day.
const fn hours(from_h: i64, from_min: i64, to_h: i64, to_min: i64) -> Window {
    Window { from_s: from_h * HOUR_S + from_min * 60, to_s: to_h * HOUR_S + to_min * 60 }
}

/// When a visit to such a door may start on that date; empty when it is better not to call at all.
pub fn windows(kind: Hours, date: NaiveDate) -> Vec<Window> {
    let saturday = date.weekday() == Weekday::Sat;
    match kind {
        _ if !is_visiting_day(date) => Vec::new(),
        Hours::Residents if saturday => vec![hours(10, 0, 12, 30), hours(14, 0, 19, 0)],
        Hours::Residents => vec![hours(16, 30, 20, 0)],
        Hours::Trade => vec![hours(9, 30, 12, 0), hours(14, 0, 18, 30)],
        Hours::School if saturday => Vec::new(),
        Hours::School => vec![hours(9, 0, 11, 15), hours(14, 0, 16, 0)],
        Hours::Service if saturday => Vec::new(),
        Hours::Service => vec![hours(9, 0, 12, 0), hours(14, 0, 17, 0)],
    }
}

/// When a door can be visited during a campaign, with days numbered as in [`visiting_days`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorTimes {
    /// The usual windows.
    pub windows: Vec<Window>,
    /// The windows of the days that are not like the usual one.
    pub windows_by_day: BTreeMap<i64, Vec<Window>>,
    /// The days on which a visit makes sense.
    pub days: BTreeSet<i64>,
}

/// The visiting days from the first date to the last, both included. The planner knows them by their number in this list.
pub fn visiting_days(first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let dates = first.iter_days().take_while(|date| *date <= last);
    dates.filter(|date| is_visiting_day(*date)).take(MAX_VISITING_DAYS).collect()
}

/// When such a door can be visited on the given dates. Doors with no day at all among them get none.
pub fn door_times(kind: Hours, dates: &[NaiveDate]) -> DoorTimes {
    let by_day: BTreeMap<i64, Vec<Window>> = (0..)
        .zip(dates)
        .map(|(day, &date)| (day, windows(kind, date)))
        .filter(|(_, windows)| !windows.is_empty())
        .collect();
    let days = by_day.keys().copied().collect();
    let usual = by_day.values().next().cloned().unwrap_or_default();
    let windows_by_day = by_day.into_iter().filter(|(_, windows)| *windows != usual).collect();
    DoorTimes { windows: usual, windows_by_day, days }
}

/// One mediator's hours on one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingHours {
    /// Which member of the team, by number.
    pub member: usize,
    /// The date's number in the list of visiting days.
    pub day: i64,
    /// Out of the office not before, back not after.
    pub hours: Window,
    /// The break.
    pub rest: Break,
}

const EARLY: (Window, Break) =
    (hours(9, 0, 16, 30), Break { seconds: 45 * 60, from_s: 12 * HOUR_S, to_s: 13 * HOUR_S + 900 });
const LATE: (Window, Break) =
    (hours(13, 0, 20, 30), Break { seconds: 30 * 60, from_s: 15 * HOUR_S, to_s: 17 * HOUR_S });
const SATURDAY: (Window, Break) =
    (hours(9, 45, 17, 15), Break { seconds: 45 * 60, from_s: 12 * HOUR_S, to_s: 14 * HOUR_S });

/// The team's hours on the visiting days: seven and a half hours with a break. Everyone works on Saturdays, when people are at
/// home, and has one day off from Monday to Friday, not all the same one; a public holiday is that week's day off. One day a
/// week starts early, for those who are only there in the morning.
pub fn working_hours(team: usize, dates: &[NaiveDate]) -> Vec<WorkingHours> {
    let mut all = Vec::new();
    for (day, &date) in (0..).zip(dates) {
        for member in 0..team {
            let turn = (date.iso_week().week() as usize + member) % 5;
            let weekday = date.weekday().num_days_from_monday() as usize;
            if weekday == turn && !holiday_in_week(date) {
                continue;
            }
            let (hours, rest) = match weekday {
                5 => SATURDAY,
                weekday if weekday == (turn + 2) % 5 => EARLY,
                _ => LATE,
            };
            all.push(WorkingHours { member, day, hours, rest });
        }
    }
    all
}

/// Whether a public holiday falls on Monday to Saturday of the date's week.
fn holiday_in_week(date: NaiveDate) -> bool {
    let week = date.week(Weekday::Mon).first_day();
    week.iter_days().take(6).any(is_public_holiday)
}

/// The time to allow at doors, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceTimes {
    /// At an entrance with one dwelling.
    pub first_dwelling_s: i64,
    /// More for each further dwelling.
    pub further_dwelling_s: i64,
    /// At an establishment.
    pub establishment_s: i64,
}

impl Default for ServiceTimes {
    /// Five minutes, three more for each further dwelling; ten at an establishment.
    fn default() -> Self {
        Self { first_dwelling_s: 300, further_dwelling_s: 180, establishment_s: 600 }
    }
}

/// The time to allow at a door, in seconds; an hour at most for the dwellings of one entrance, when the first takes no longer.
pub fn service_s(kind: Hours, dwellings: i64, times: &ServiceTimes) -> i64 {
    match kind {
        Hours::Residents => {
            let all = times.first_dwelling_s + times.further_dwelling_s * (dwellings.clamp(1, 60) - 1);
            all.min(HOUR_S.max(times.first_dwelling_s))
        }
        Hours::Trade | Hours::School | Hours::Service => times.establishment_s,
    }
}

/// What serving a door is worth: the households behind it; a shop counts as three, a school or a place of care as ten.
pub fn priority(kind: Hours, dwellings: i64) -> i64 {
    match kind {
        Hours::Residents => dwellings.clamp(1, 60),
        Hours::Trade => 3,
        Hours::School | Hours::Service => 10,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn residents_are_met_in_the_evening_and_on_saturday() {
        let week = visiting_days(date(2026, 11, 23), date(2026, 11, 28));
        let times = door_times(Hours::Residents, &week);
        assert_eq!(times.windows, [hours(16, 30, 20, 0)]);
        assert_eq!(times.windows_by_day.keys().collect::<Vec<_>>(), [&5]);
        assert_eq!(times.days.len(), 6);
    }

    #[test]
    fn schools_are_not_visited_on_saturday() {
        let week = visiting_days(date(2026, 11, 23), date(2026, 11, 28));
        assert_eq!(door_times(Hours::School, &week).days, BTreeSet::from([0, 1, 2, 3, 4]));
    }

    #[test]
    fn in_a_week_with_a_holiday_everyone_works_the_five_other_days() {
        // Wednesday 11 November 2026.
        let week = visiting_days(date(2026, 11, 9), date(2026, 11, 14));
        assert_eq!(week.len(), 5);
        assert_eq!(working_hours(4, &week).len(), 20);
    }

    proptest! {
        #[test]
        fn nobody_works_more_than_five_days_a_week_nor_on_holidays(start in 0..20_000i64, span in 0..60i64, team in 1..8usize) {
            let first = date(2000, 1, 1) + chrono::TimeDelta::days(start);
            let dates = visiting_days(first, first + chrono::TimeDelta::days(span));
            let mut by_week: BTreeMap<(usize, NaiveDate), usize> = BTreeMap::new();
            for hours in working_hours(team, &dates) {
                let on = dates[usize::try_from(hours.day).unwrap()];
                prop_assert!(is_visiting_day(on));
                prop_assert!(hours.hours.from_s <= hours.rest.from_s);
                prop_assert!(hours.rest.to_s + hours.rest.seconds <= hours.hours.to_s);
                *by_week.entry((hours.member, on.week(Weekday::Mon).first_day())).or_default() += 1;
            }
            prop_assert!(by_week.values().all(|days| *days <= 5));
        }

        #[test]
        fn every_window_of_a_door_is_on_a_visiting_day(start in 0..20_000i64, span in 0..40i64) {
            let first = date(2000, 1, 1) + chrono::TimeDelta::days(start);
            let dates = visiting_days(first, first + chrono::TimeDelta::days(span));
            for kind in [Hours::Residents, Hours::Trade, Hours::School, Hours::Service] {
                let times = door_times(kind, &dates);
                prop_assert!(times.windows_by_day.keys().all(|day| times.days.contains(day)));
                prop_assert_eq!(times.days.is_empty(), times.windows.is_empty());
            }
        }
    }
}
