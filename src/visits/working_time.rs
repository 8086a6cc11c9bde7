//! Whether somebody's days of work are what the law allows: so long a day, so long a week, less on average, a night's rest, a rest
//! once a week, a break. Pure: no SQL, no clock. Hours are checked when they are entered, rounds when they are moved by hand, and the
//! planner is only ever offered shifts that keep all of it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta, Weekday};

use super::Round;
use super::planning::{Break, Window};
use crate::i18n::{Sentence, Value};
use crate::settings::WorkingTime;

const HOUR_S: i64 = 3_600;
const DAY_S: i64 = 86_400;

/// Somebody's work on one day, from setting out to being back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worked {
    /// On which day.
    pub on: NaiveDate,
    /// From when, in seconds since midnight.
    pub from_s: i64,
    /// Until when.
    pub to_s: i64,
    /// How much of it is a break.
    pub break_s: i64,
}

impl Worked {
    /// The work of a round.
    pub fn of(round: &Round) -> Self {
        let break_s = round.break_from_s.zip(round.break_to_s).map_or(0, |(from_s, to_s)| to_s - from_s);
        Self { on: round.walked_on, from_s: round.leaves_s, to_s: round.back_s, break_s }
    }

    /// The work of hours with a break.
    pub fn during(on: NaiveDate, hours: Window, rest: Option<Break>) -> Self {
        Self { on, from_s: hours.from_s, to_s: hours.to_s, break_s: rest.map_or(0, |rest| rest.seconds) }
    }

    fn work_s(&self) -> i64 {
        self.to_s - self.from_s - self.break_s
    }

    /// Seconds since a day long ago.
    fn since_s(&self, at_s: i64) -> i64 {
        (self.on - NaiveDate::default()).num_seconds() + at_s
    }
}

/// What is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// More work on one day.
    Day,
    /// So much work without a break.
    Break,
    /// So short a rest before a day.
    Night,
    /// So many days of work in a week.
    Days,
    /// More work in one week.
    Week,
    /// More work a week on average.
    Average,
    /// No long rest in a week.
    WeeklyRest,
}

/// Work that goes beyond a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excess {
    /// On which day; of a week, its first day of work; of several, the first Monday.
    pub on: NaiveDate,
    /// Which limit.
    pub limit: Limit,
    /// What was found, in seconds; days for [`Limit::Days`].
    pub found: i64,
}

/// All that goes beyond a limit in somebody's work, by day. Two stretches on one day are one day of work.
pub fn excesses(work: &[Worked], limits: &WorkingTime) -> Vec<Excess> {
    let mut work: Vec<Worked> = work.to_vec();
    work.sort_by_key(|worked| (worked.on, worked.from_s));
    let mut excesses = Vec::new();
    let mut days: BTreeMap<NaiveDate, Vec<Worked>> = BTreeMap::new();
    for worked in &work {
        days.entry(worked.on).or_default().push(*worked);
        let in_one_go = worked.work_s() > limits.break_after_hours * HOUR_S && worked.break_s < limits.break_min * 60;
        if in_one_go {
            excesses.push(Excess { on: worked.on, limit: Limit::Break, found: worked.break_s });
        }
    }
    for (on, worked) in &days {
        let found = worked.iter().map(Worked::work_s).sum();
        if found > limits.day_hours * HOUR_S {
            excesses.push(Excess { on: *on, limit: Limit::Day, found });
        }
    }
    for pair in work.windows(2).filter(|pair| pair[0].on != pair[1].on) {
        let found = pair[1].since_s(pair[1].from_s) - pair[0].since_s(pair[0].to_s);
        if found < limits.rest_hours * HOUR_S {
            excesses.push(Excess { on: pair[1].on, limit: Limit::Night, found });
        }
    }
    let mut weeks: BTreeMap<NaiveDate, Vec<Worked>> = BTreeMap::new();
    for worked in &work {
        weeks.entry(worked.on.week(Weekday::Mon).first_day()).or_default().push(*worked);
    }
    for (monday, of_week) in &weeks {
        let on = of_week[0].on;
        let found = of_week.iter().map(Worked::work_s).sum();
        if found > limits.week_hours * HOUR_S {
            excesses.push(Excess { on, limit: Limit::Week, found });
        }
        let found = days.range(*monday..*monday + TimeDelta::days(7)).count() as i64;
        if found > limits.week_days {
            excesses.push(Excess { on, limit: Limit::Days, found });
        }
        let found = longest_rest_s(*monday, &work);
        if found < limits.weekly_rest_hours * HOUR_S {
            excesses.push(Excess { on, limit: Limit::WeeklyRest, found });
        }
    }
    let weeks_s = weeks.iter().map(|(monday, of_week)| (*monday, of_week.iter().map(Worked::work_s).sum())).collect();
    excesses.extend(too_much_on_average(&weeks_s, limits));
    excesses.sort_unstable();
    excesses
}

/// The weeks in a row in which more is worked than allowed on average. Those that end in a week with work are enough: others hold no
/// more of it. Where nothing is known of a week, nothing is worked.
fn too_much_on_average(weeks_s: &BTreeMap<NaiveDate, i64>, limits: &WorkingTime) -> Vec<Excess> {
    let (hours, weeks) = (limits.average_hours, limits.average_weeks);
    let ending_in = |last: &NaiveDate| {
        let on = *last - TimeDelta::weeks(weeks - 1);
        let work_s: i64 = weeks_s.range(on..=*last).map(|(_, work_s)| work_s).sum();
        (work_s > hours * weeks * HOUR_S).then_some(Excess { on, limit: Limit::Average, found: work_s / weeks })
    };
    weeks_s.keys().filter_map(ending_in).collect()
}

/// The longest rest that begins in the week of a Monday. Where nothing is known of what comes after, nothing is worked.
fn longest_rest_s(monday: NaiveDate, work: &[Worked]) -> i64 {
    let begins_s = (monday - NaiveDate::default()).num_seconds();
    let ends_s = begins_s + 7 * DAY_S;
    let mut rest_from_s = begins_s;
    let mut longest_s = 0;
    for worked in work.iter().filter(|worked| worked.since_s(worked.to_s) > begins_s) {
        let from_s = worked.since_s(worked.from_s);
        if rest_from_s < ends_s {
            longest_s = longest_s.max(from_s - rest_from_s);
        }
        rest_from_s = rest_from_s.max(worked.since_s(worked.to_s));
    }
    if rest_from_s < ends_s { longest_s.max(7 * DAY_S) } else { longest_s }
}

/// What goes beyond a limit in somebody's work and did not before it changed.
pub fn new_excesses(before: &[Worked], after: &[Worked], limits: &WorkingTime) -> Vec<Excess> {
    let known = excesses(before, limits);
    let is_new = |excess: &Excess| !known.iter().any(|own| (own.limit, own.on) == (excess.limit, excess.on));
    excesses(after, limits).into_iter().filter(is_new).collect()
}

/// Whether one more day of work among others stays within the limits.
pub fn allows(work: &[Worked], one_more: Worked, limits: &WorkingTime) -> bool {
    let all: Vec<Worked> = work.iter().copied().chain([one_more]).collect();
    new_excesses(work, &all, limits).is_empty()
}

impl Excess {
    /// The excess in words; `day` names its day.
    pub fn sentence(&self, day: impl Into<Value>, limits: &WorkingTime) -> Sentence {
        let hours = |seconds: i64| {
            let minutes = format!("{:02}", seconds / 60 % 60);
            Value::from(Sentence::new("visits-hours").with("hours", seconds / HOUR_S).with("minutes", minutes))
        };
        let (key, found, limit) = match self.limit {
            Limit::Day => ("visits-law-day", hours(self.found), limits.day_hours),
            Limit::Break => ("visits-law-break", Value::from(self.found / 60), limits.break_min),
            Limit::Night => ("visits-law-night", hours(self.found), limits.rest_hours),
            Limit::Days => ("visits-law-days", Value::from(self.found), limits.week_days),
            Limit::Week => ("visits-law-week", hours(self.found), limits.week_hours),
            Limit::Average => ("visits-law-average", hours(self.found), limits.average_hours),
            Limit::WeeklyRest => ("visits-law-weekly-rest", hours(self.found), limits.weekly_rest_hours),
        };
        let sentence = Sentence::new(key).with("day", day).with("found", found).with("limit", limit);
        match self.limit {
            Limit::Break => sentence.with("after", limits.break_after_hours),
            Limit::Average => sentence.with("weeks", limits.average_weeks),
            _ => sentence,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The French labour code, L3121-16 to L3132-2; the average is that of L3121-22.
    const LAW: WorkingTime = WorkingTime {
        day_hours: 10,
        week_hours: 48,
        average_hours: 44,
        average_weeks: 12,
        week_days: 6,
        rest_hours: 11,
        weekly_rest_hours: 35,
        break_after_hours: 6,
        break_min: 20,
        most_conversations: 0,
    };

    /// Work on a day of March 2026, of which the 2nd is a Monday, in hours and with a break in minutes.
    fn on(day: u32, from: f64, to: f64, break_min: i64) -> Worked {
        let seconds = |hours: f64| (hours * 3_600.0) as i64;
        let on = NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        Worked { on, from_s: seconds(from), to_s: seconds(to), break_s: break_min * 60 }
    }

    fn found(work: &[Worked]) -> Vec<(u32, Limit)> {
        use chrono::Datelike;
        excesses(work, &LAW).iter().map(|excess| (excess.on.day(), excess.limit)).collect()
    }

    #[test]
    fn an_ordinary_week_is_allowed() {
        let week: Vec<Worked> = [2, 3, 4, 5, 7].map(|day| on(day, 13.0, 20.5, 30)).to_vec();
        assert_eq!(found(&week), []);
        assert_eq!(found(&[]), []);
    }

    #[test]
    fn ten_hours_a_day_are_allowed_and_a_minute_more_is_not() {
        assert_eq!(found(&[on(2, 8.0, 19.0, 60)]), []);
        assert_eq!(found(&[on(2, 8.0, 19.02, 60)]), [(2, Limit::Day)]);
        // Two stretches on one day are one day of work.
        assert_eq!(found(&[on(2, 7.0, 13.0, 0), on(2, 15.0, 20.0, 0)]), [(2, Limit::Day)]);
    }

    #[test]
    fn beyond_six_hours_there_is_a_break_of_twenty_minutes() {
        assert_eq!(found(&[on(2, 8.0, 14.0, 0)]), []);
        assert_eq!(found(&[on(2, 8.0, 14.5, 0)]), [(2, Limit::Break)]);
        assert_eq!(found(&[on(2, 8.0, 15.0, 19)]), [(2, Limit::Break)]);
        assert_eq!(found(&[on(2, 8.0, 15.0, 20)]), []);
    }

    #[test]
    fn eleven_hours_lie_between_one_day_and_the_next() {
        assert_eq!(found(&[on(2, 14.0, 21.0, 30), on(3, 8.0, 12.0, 0)]), []);
        assert_eq!(found(&[on(2, 14.0, 21.0, 30), on(3, 7.5, 12.0, 0)]), [(3, Limit::Night)]);
    }

    #[test]
    fn a_week_has_forty_eight_hours_and_six_days_of_work() {
        let long: Vec<Worked> = [2, 3, 4, 5, 6, 7].map(|day| on(day, 9.0, 18.0, 60)).to_vec();
        assert_eq!(found(&long), []);
        let longer: Vec<Worked> = [2, 3, 4, 5, 6, 7].map(|day| on(day, 9.0, 18.5, 60)).to_vec();
        assert_eq!(found(&longer), [(2, Limit::Week)]);
        let every_day: Vec<Worked> = [2, 3, 4, 5, 6, 7, 8].map(|day| on(day, 9.0, 12.0, 0)).to_vec();
        assert_eq!(found(&every_day), [(2, Limit::Days)]);
    }

    #[test]
    fn once_a_week_there_are_thirty_five_hours_in_one_piece() {
        let six_days = [2, 3, 4, 5, 6].map(|day| on(day, 14.0, 20.0, 0));
        let with = |saturday: Worked, monday: Worked| [six_days.as_slice(), &[saturday, monday]].concat();
        assert_eq!(found(&with(on(7, 14.0, 21.0, 30), on(9, 8.0, 12.0, 0))), []);
        assert_eq!(found(&with(on(7, 14.0, 21.5, 30), on(9, 8.0, 12.0, 0))), [(2, Limit::WeeklyRest)]);
    }

    /// So many weeks in a row, from the first Monday of March on, of five days of nine hours.
    fn weeks(count: i64) -> Vec<Worked> {
        let monday = on(2, 9.0, 19.0, 60);
        let days = (0..count).flat_map(|week| (0..5).map(move |day| TimeDelta::days(week * 7 + day)));
        days.map(|after| Worked { on: monday.on + after, ..monday }).collect()
    }

    #[test]
    fn over_twelve_weeks_there_are_forty_four_hours_a_week_on_average() {
        assert_eq!(found(&weeks(11)), []);
        let twelve = weeks(12);
        let too_much = Excess { on: twelve[0].on, limit: Limit::Average, found: 45 * HOUR_S };
        assert_eq!(excesses(&twelve, &LAW), [too_much]);
        // With a quieter week among them, thirteen are allowed.
        assert_eq!(found(&[&weeks(5), &weeks(13)[30..]].concat()), []);
        // Two days less make 522 hours; 528 are allowed, wherever the day is that fills them.
        let less = [&twelve[..20], &twelve[22..]].concat();
        let one_more = |hours: i64| Worked { to_s: twelve[20].from_s + (hours + 1) * HOUR_S, ..twelve[20] };
        assert!(allows(&less, one_more(6), &LAW));
        assert!(!allows(&less, one_more(7), &LAW));
    }

    #[test]
    fn one_day_more_is_allowed_as_long_as_it_breaks_nothing_that_was_kept() {
        let late = on(2, 14.0, 21.0, 30);
        assert!(allows(&[late], on(3, 9.0, 17.0, 45), &LAW));
        assert!(!allows(&[late], on(3, 7.0, 15.0, 45), &LAW));
        // What was wrong before is not the new day's fault.
        assert!(allows(&[on(2, 6.0, 21.0, 60)], on(5, 9.0, 17.0, 45), &LAW));
    }

    proptest! {
        #[test]
        fn less_work_never_breaks_an_average_and_more_of_it_never_mends_one(weeks in prop::collection::vec(0..49_i64, 1..40), longer in 0..40_usize, least in 1..16_i64) {
            let law = WorkingTime { average_weeks: least, ..LAW };
            let monday = on(2, 0.0, 1.0, 0).on;
            let total = |weeks: &[i64]| -> BTreeMap<NaiveDate, i64> {
                (0..).zip(weeks).filter(|(_, hours)| **hours > 0).map(|(week, hours)| (monday + TimeDelta::weeks(week), hours * HOUR_S)).collect()
            };
            let broken = |weeks: &[i64]| -> Vec<NaiveDate> { too_much_on_average(&total(weeks), &law).iter().map(|excess| excess.on).collect() };
            // Told over again, window by window.
            let span = usize::try_from(least).unwrap();
            let padded: Vec<i64> = std::iter::repeat_n(0, span).chain(weeks.iter().copied()).collect();
            let is_broken = padded.windows(span).any(|window| window.iter().sum::<i64>() > 44 * least);
            prop_assert_eq!(!broken(&weeks).is_empty(), is_broken);
            let mut more = weeks.clone();
            let longer = longer % more.len();
            more[longer] += 1;
            let after = broken(&more);
            prop_assert!(broken(&weeks).iter().all(|on| after.contains(on)));
        }

        #[test]
        fn less_work_never_breaks_what_more_work_keeps(days in prop::collection::btree_map(1..28_u32, (0..14_i64, 1..10_i64), 1..20), left in 0..20_usize) {
            let work: Vec<Worked> = days.iter().map(|(day, (from, hours))| on(*day, *from as f64, (*from + *hours) as f64, 30)).collect();
            let mut less = work.clone();
            less.remove(left % work.len());
            if excesses(&work, &LAW).is_empty() {
                prop_assert_eq!(excesses(&less, &LAW), []);
            }
        }
    }
}
