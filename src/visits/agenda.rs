//! The agenda: mediators' shifts and the hours at which doors are best met; and how they
//! turn a campaign into days, shifts and windows for the planner. Dates are civil dates; nothing here asks what day it is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use opening_hours::{OpeningHours, RuleKind};

use super::Turn;
use super::planning::{Break, LAST_SECOND, Window};
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

/// The opening hours of an establishment as OpenStreetMap writes them (`Tu-Sa 09:00-12:30,14:30-19:00`); none when nobody can
/// read them.
pub fn opening(text: &str) -> Option<OpeningHours> {
    text.parse().ok()
}

/// When a visit of so many seconds to an establishment with known opening hours may start on that date: in the usual hours while
/// it is open, else early in the day's first stretch, else not at all.
pub fn windows_when_open(kind: Hours, opening: &OpeningHours, date: NaiveDate, service_s: i64) -> Vec<Window> {
    /// Nobody is called on earlier or later, whatever the sign on the door says.
    const DECENT: Window = hours(9, 0, 19, 30);
    if !is_visiting_day(date) {
        return Vec::new();
    }
    let seconds = |minutes: u16| i64::from(minutes) * 60;
    let open: Vec<Window> = opening
        .schedule_at(date)
        .into_iter()
        .filter(|stretch| stretch.kind == RuleKind::Open)
        .map(|stretch| Window {
            from_s: seconds(stretch.range.start.mins_from_midnight()),
            // The visit ends before they close.
            to_s: seconds(stretch.range.end.mins_from_midnight()) - service_s,
        })
        .collect();
    let common = |usual: &[Window]| -> Vec<Window> {
        let pairs = usual.iter().flat_map(|usual| open.iter().map(move |open| (usual, open)));
        let pairs = pairs
            .map(|(usual, open)| Window { from_s: usual.from_s.max(open.from_s), to_s: usual.to_s.min(open.to_s) });
        pairs.filter(|window| window.from_s < window.to_s).collect()
    };
    let usual = common(&windows(kind, date));
    if !usual.is_empty() { usual } else { common(&[DECENT]).into_iter().take(1).collect() }
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
    times_by(dates, |date| windows(kind, date))
}

/// The same for an establishment with known opening hours.
pub fn door_times_when_open(kind: Hours, opening: &OpeningHours, dates: &[NaiveDate], service_s: i64) -> DoorTimes {
    times_by(dates, |date| windows_when_open(kind, opening, date, service_s))
}

fn times_by(dates: &[NaiveDate], windows_on: impl Fn(NaiveDate) -> Vec<Window>) -> DoorTimes {
    DoorTimes::of((0..).zip(dates).map(|(day, &date)| (day, windows_on(date))))
}

impl DoorTimes {
    /// Day by day; days without a window are left out.
    fn of(by_day: impl Iterator<Item = (i64, Vec<Window>)>) -> Self {
        let by_day: BTreeMap<i64, Vec<Window>> = by_day.filter(|(_, windows)| !windows.is_empty()).collect();
        let days = by_day.keys().copied().collect();
        let usual = by_day.values().next().cloned().unwrap_or_default();
        let windows_by_day = by_day.into_iter().filter(|(_, windows)| *windows != usual).collect();
        Self { windows: usual, windows_by_day, days }
    }

    /// At one time of one day, and up to a quarter of an hour later.
    pub fn at(day: i64, at_s: i64) -> Self {
        const LATE_S: i64 = 900;
        Self::of(std::iter::once((day, vec![Window { from_s: at_s, to_s: (at_s + LATE_S).min(LAST_SECOND) }])))
    }

    /// The windows of one of its days.
    pub fn windows_on(&self, day: i64) -> &[Window] {
        self.windows_by_day.get(&day).unwrap_or(&self.windows)
    }

    /// The days for which this holds; all of them where it would hold for none.
    pub fn on_days(self, holds: impl Fn(i64) -> bool) -> Self {
        if !self.days.iter().any(|day| holds(*day)) {
            return self;
        }
        Self::of(self.days.iter().filter(|day| holds(**day)).map(|day| (*day, self.windows_on(*day).to_vec())))
    }

    /// Where nobody was at home at a time of day, another time is tried: an hour earlier or later at least, unless no such time is
    /// left.
    pub fn at_another_time_than(self, at_s: i64) -> Self {
        let apart = |windows: &[Window]| -> Vec<Window> {
            let early = |window: &Window| Window { to_s: window.to_s.min(at_s - HOUR_S), ..*window };
            let late = |window: &Window| Window { from_s: window.from_s.max(at_s + HOUR_S), ..*window };
            let parts = windows.iter().flat_map(|window| [early(window), late(window)]);
            parts.filter(|window| window.from_s <= window.to_s).collect()
        };
        let other = Self::of(self.days.iter().map(|day| (*day, apart(self.windows_on(*day)))));
        if other.days.is_empty() { self } else { other }
    }
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
    /// The break; a short day may have none.
    pub rest: Option<Break>,
    /// Whether they stand in the place of the usual ones.
    pub is_exception: bool,
}

const EARLY: (Window, Break) =
    (hours(9, 0, 16, 30), Break { seconds: 45 * 60, from_s: 12 * HOUR_S, to_s: 13 * HOUR_S + 900 });
const LATE: (Window, Break) =
    (hours(13, 0, 20, 30), Break { seconds: 30 * 60, from_s: 15 * HOUR_S, to_s: 17 * HOUR_S });
const SATURDAY: (Window, Break) =
    (hours(9, 45, 17, 15), Break { seconds: 45 * 60, from_s: 12 * HOUR_S, to_s: 14 * HOUR_S });

/// Days off go round from Monday to Friday.
pub const TURNS: usize = 5;

/// On which days of the week somebody works, Monday first, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Whether on Monday, on Tuesday … on Saturday.
    pub days: [bool; 6],
    /// At what time of day.
    pub turn: Turn,
    /// With hours of one's own: from when to when on Monday, on Tuesday … on Saturday.
    pub own: [Option<Window>; 6],
    /// How long one's own break is, in seconds.
    pub break_s: i64,
    /// The days on which other hours stand in the place of these.
    pub exceptions: BTreeMap<NaiveDate, Exception>,
}

impl Default for Pattern {
    fn default() -> Self {
        Self { days: [true; 6], turn: Turn::Rota, own: [None; 6], break_s: USUAL_BREAK_S, exceptions: BTreeMap::new() }
    }
}

/// A break, when nobody says otherwise.
pub const USUAL_BREAK_S: i64 = 45 * 60;

/// The break in hours of one's own: around their middle, and before they have lasted six hours. Short hours have none.
pub fn own_break(hours: Window, break_s: i64) -> Option<Break> {
    const AROUND_S: i64 = 5_400;
    const LONG_S: i64 = 6 * HOUR_S;
    if break_s == 0 || hours.to_s - hours.from_s <= LONG_S {
        return None;
    }
    let middle_s = (hours.from_s + hours.to_s - break_s) / 2;
    let (from_s, to_s) = (middle_s - AROUND_S, (middle_s + AROUND_S).min(hours.from_s + LONG_S));
    Some(Break { seconds: break_s, from_s: from_s.max(hours.from_s), to_s: to_s.min(hours.to_s - break_s) })
}

/// Hours on one day that stand in the place of the usual ones, also where there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exception {
    /// On which day.
    pub on: NaiveDate,
    /// From when to when.
    pub hours: Window,
    /// How long their break is, in seconds; short hours have none.
    pub break_s: i64,
}

/// The team's hours on the visiting days: seven and a half hours with a break. Everyone works on Saturdays, when people are at
/// home, and has one day off from Monday to Friday, not all the same one; a public holiday is that week's day off. One day a
/// week starts early, for those who are only there in the morning.
///
/// Whoever works on some days only works on those; nobody on six, unless they have hours of their own. An exception goes before
/// all of it.
pub fn working_hours(team: &[Pattern], dates: &[NaiveDate]) -> Vec<WorkingHours> {
    let mut all = Vec::new();
    for (day, &date) in (0..).zip(dates) {
        for (member, pattern) in team.iter().enumerate() {
            let is_exception = pattern.exceptions.contains_key(&date);
            let hours = pattern.hours_on(date, member);
            all.extend(hours.map(|(hours, rest)| WorkingHours { member, day, hours, rest, is_exception }));
        }
    }
    all
}

impl Pattern {
    /// The hours and the break on a visiting day, of the member of a team with that number; none on a day off.
    pub fn hours_on(&self, date: NaiveDate, member: usize) -> Option<(Window, Option<Break>)> {
        if let Some(Exception { hours, break_s, .. }) = self.exceptions.get(&date) {
            return Some((*hours, own_break(*hours, *break_s)));
        }
        let weekday = date.weekday().num_days_from_monday() as usize;
        if self.turn == Turn::Own {
            let hours = self.own.get(weekday).copied().flatten()?;
            return Some((hours, own_break(hours, self.break_s)));
        }
        let turn = (date.iso_week().week() as usize + member) % TURNS;
        if !self.days.get(weekday).is_some_and(|works| *works) || self.day_off(date, turn) == Some(date) {
            return None;
        }
        let (hours, rest) = match (weekday, self.turn) {
            (5, _) => SATURDAY,
            (_, Turn::Day) => EARLY,
            (weekday, Turn::Rota) if weekday == (turn + 2) % TURNS => EARLY,
            (_, Turn::Rota | Turn::Evening | Turn::Own) => LATE,
        };
        Some((hours, Some(rest)))
    }

    /// The day off, in the week of a date, of whoever works five days of six. An exception on it moves it to a later day, for
    /// those before may be past, so that the week stays at five days.
    fn day_off(&self, date: NaiveDate, turn: usize) -> Option<NaiveDate> {
        if !self.days.iter().all(|works| *works) || holiday_in_week(date) {
            return None;
        }
        let monday = date.week(Weekday::Mon).first_day();
        let days = (turn..self.days.len()).chain((0..turn).rev());
        let mut dates = days.map(|day| monday + TimeDelta::days(day as i64));
        dates.find(|date| !self.exceptions.contains_key(date))
    }
}

/// The hours that one more person would work on a date: when most doors are open.
pub fn extra_hours(date: NaiveDate) -> (Window, Break) {
    if date.weekday() == Weekday::Sat { SATURDAY } else { LATE }
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

/// How many conversations a door asks for: one for each dwelling, shop or institution.
pub fn conversations(kind: Hours, dwellings: i64) -> i64 {
    match kind {
        Hours::Residents => dwellings.clamp(1, 60),
        Hours::Trade | Hours::School | Hours::Service => 1,
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
    fn shops_are_visited_while_they_are_open_and_not_at_noon() {
        let bakery = opening("Tu-Sa 06:30-13:30,15:30-19:30; Su 06:30-13:00").unwrap();
        let tuesday = windows_when_open(Hours::Trade, &bakery, date(2026, 11, 24), 600);
        assert_eq!(tuesday, [hours(9, 30, 12, 0), hours(15, 30, 18, 30)]);
        assert_eq!(windows_when_open(Hours::Trade, &bakery, date(2026, 11, 23), 600), []);
        assert_eq!(windows_when_open(Hours::Trade, &bakery, date(2026, 11, 29), 600), []);
        // Closed in the usual hours: at noon then, and out before they close.
        let canteen = opening("Mo-Fr 12:00-14:00").unwrap();
        assert_eq!(windows_when_open(Hours::Trade, &canteen, date(2026, 11, 24), 600), [hours(12, 0, 13, 50)]);
        assert!(opening("quand il fait beau").is_none());
        // Until two in the morning: in the early evening, and nobody is called on at night.
        let bar = opening("Mo-Sa 17:00-02:00").unwrap();
        assert_eq!(windows_when_open(Hours::Trade, &bar, date(2026, 11, 24), 600), [hours(17, 0, 18, 30)]);
    }

    #[test]
    fn whoever_was_out_at_five_is_tried_at_another_time() {
        let week = visiting_days(date(2026, 11, 23), date(2026, 11, 28));
        let times = door_times(Hours::Residents, &week).at_another_time_than(17 * HOUR_S);
        assert_eq!(times.windows_on(0), [hours(18, 0, 20, 0)]);
        assert_eq!(times.windows_on(5), [hours(10, 0, 12, 30), hours(14, 0, 16, 0), hours(18, 0, 19, 0)]);
        let only = DoorTimes::at(2, 17 * HOUR_S);
        assert_eq!(only.clone().at_another_time_than(17 * HOUR_S), only);
    }

    #[test]
    fn in_a_week_with_a_holiday_everyone_works_the_five_other_days() {
        // Wednesday 11 November 2026.
        let week = visiting_days(date(2026, 11, 9), date(2026, 11, 14));
        assert_eq!(week.len(), 5);
        assert_eq!(working_hours(&vec![Pattern::default(); 4], &week).len(), 20);
    }

    #[test]
    fn whoever_works_on_three_days_in_the_day_is_not_sent_out_in_the_evening() {
        let week = visiting_days(date(2026, 11, 23), date(2026, 11, 28));
        let days = [true, false, true, false, true, false];
        let pattern = Pattern { days, turn: Turn::Day, ..Pattern::default() };
        let hours = working_hours(&[pattern], &week);
        assert_eq!(hours.iter().map(|own| own.day).collect::<Vec<_>>(), [0, 2, 4]);
        assert!(hours.iter().all(|own| own.hours == EARLY.0));
    }

    #[test]
    fn hours_of_one_s_own_are_worked_on_their_days_with_a_break_within_six_hours() {
        let week = visiting_days(date(2026, 11, 23), date(2026, 11, 28));
        let (long, short) = (hours(8, 0, 19, 0), hours(9, 0, 12, 0));
        let own = [Some(long), None, None, None, None, Some(short)];
        let pattern = Pattern { turn: Turn::Own, own, break_s: 3_600, ..Pattern::default() };
        let worked = working_hours(&[pattern], &week);
        assert_eq!(worked.iter().map(|own| (own.day, own.hours)).collect::<Vec<_>>(), [(0, long), (5, short)]);
        let rest = worked[0].rest.unwrap();
        assert!(rest.from_s >= 10 * HOUR_S && rest.to_s <= 14 * HOUR_S && rest.seconds == 3_600, "{rest:?}");
        assert_eq!(worked[1].rest, None);
    }

    fn with_exceptions(pattern: Pattern, exceptions: &[(NaiveDate, Window)]) -> Pattern {
        let exception = |&(on, hours): &(NaiveDate, Window)| (on, Exception { on, hours, break_s: USUAL_BREAK_S });
        Pattern { exceptions: exceptions.iter().map(exception).collect(), ..pattern }
    }

    #[test]
    fn an_exception_stands_in_the_place_of_the_usual_hours_and_adds_a_day() {
        let week = visiting_days(date(2026, 11, 23), date(2026, 11, 28));
        let (early, late) = (hours(8, 0, 13, 0), hours(12, 30, 20, 0));
        let pattern = Pattern { days: [true, false, true, false, false, false], turn: Turn::Day, ..Pattern::default() };
        let pattern = with_exceptions(pattern, &[(week[0], early), (week[3], late)]);
        let worked = working_hours(&[pattern], &week);
        let told: Vec<_> = worked.iter().map(|own| (own.day, own.hours, own.is_exception)).collect();
        assert_eq!(told, [(0, early, true), (2, EARLY.0, false), (3, late, true)]);
        assert_eq!((worked[0].rest, worked[2].rest.unwrap().seconds), (None, USUAL_BREAK_S));
    }

    #[test]
    fn whoever_works_on_their_day_off_has_a_later_one_of_the_same_week() {
        let days_off = |exceptions: &[(NaiveDate, Window)]| {
            let week = visiting_days(date(2026, 11, 23), date(2026, 11, 28));
            let worked = working_hours(&[with_exceptions(Pattern::default(), exceptions)], &week);
            (0..6).filter(|day| worked.iter().all(|own| own.day != *day)).collect::<Vec<_>>()
        };
        let on = |day| (date(2026, 11, day), hours(13, 0, 18, 0));
        // Week 48: the turn has its day off on Thursday.
        assert_eq!(days_off(&[]), [3]);
        assert_eq!(days_off(&[on(24)]), [3]);
        assert_eq!(days_off(&[on(26)]), [4]);
        assert_eq!(days_off(&[on(26), on(27)]), [5]);
        assert_eq!(days_off(&[on(26), on(27), on(28)]), [2]);
        assert!(days_off(&[23, 24, 25, 26, 27, 28].map(on)).is_empty());
    }

    proptest! {
        #[test]
        fn with_an_exception_a_turn_stays_at_five_days_a_week(start in 0..20_000i64, weekday in 0..6i64, member in 0..5usize) {
            let monday = (date(2000, 1, 1) + TimeDelta::days(start)).week(Weekday::Mon).first_day();
            let week = visiting_days(monday, monday + TimeDelta::days(5));
            let pattern = with_exceptions(Pattern::default(), &[(monday + TimeDelta::days(weekday), hours(13, 0, 18, 0))]);
            let usual = working_hours(&vec![Pattern::default(); 5], &week).iter().filter(|own| own.member == member).count();
            let team: Vec<Pattern> = (0..5).map(|own| if own == member { pattern.clone() } else { Pattern::default() }).collect();
            let worked = working_hours(&team, &week);
            prop_assert_eq!(worked.iter().filter(|own| own.member == member).count(), usual);
        }

        #[test]
        fn nobody_works_more_than_five_days_a_week_nor_on_holidays(start in 0..20_000i64, span in 0..60i64, team in 1..8usize) {
            let first = date(2000, 1, 1) + chrono::TimeDelta::days(start);
            let dates = visiting_days(first, first + chrono::TimeDelta::days(span));
            let mut by_week: BTreeMap<(usize, NaiveDate), usize> = BTreeMap::new();
            for hours in working_hours(&vec![Pattern::default(); team], &dates) {
                let on = dates[usize::try_from(hours.day).unwrap()];
                prop_assert!(is_visiting_day(on));
                let rest = hours.rest.unwrap();
                prop_assert!(hours.hours.from_s <= rest.from_s && rest.to_s + rest.seconds <= hours.hours.to_s);
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
