//! The working-time clock: when a deadline falls that is counted in working hours or working days, and how much working time lies
//! between two moments. Pure. Working time is the real time that passes on working days of the calendar while the civil clock of
//! the zone stands within the working hours; a working day counts as many minutes as the hours say, so that a grievance filed on
//! Tuesday at ten has one working day until Wednesday at ten.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::Severity;
use crate::calendar::{Country, is_working_day_in};

/// No deadline looks farther than this; longer than any the settings allow.
const FARTHEST_DAYS: usize = 3_660;

/// When people work, in civil time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkingHours {
    /// The hour at which work begins, 0 to 23.
    pub from_hour: u32,
    /// The hour at which it ends, after the first, up to 24.
    pub to_hour: u32,
    /// Whose clock.
    pub zone: Tz,
    /// Whose holidays.
    pub country: Country,
}

/// A span of working time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkingSpan {
    /// Working hours.
    Hours(u32),
    /// Working days.
    Days(u32),
}

/// How long each step may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowed {
    /// Until the contractor acknowledges what is urgent.
    pub urgent: WorkingSpan,
    /// Until the contractor acknowledges what is high.
    pub high: WorkingSpan,
    /// Until the contractor acknowledges the rest.
    pub normal: WorkingSpan,
    /// Until it is concluded, however severe.
    pub concluded: WorkingSpan,
}

impl Allowed {
    /// Until a grievance of this severity is acknowledged.
    pub fn acknowledged(&self, severity: Severity) -> WorkingSpan {
        match severity {
            Severity::Urgent => self.urgent,
            Severity::High => self.high,
            Severity::Normal => self.normal,
        }
    }
}

impl WorkingHours {
    /// The length of a working day.
    fn day_length(&self) -> TimeDelta {
        TimeDelta::hours(i64::from(self.to_hour.saturating_sub(self.from_hour)))
    }

    fn length(&self, span: WorkingSpan) -> TimeDelta {
        match span {
            WorkingSpan::Hours(hours) => TimeDelta::hours(i64::from(hours)),
            WorkingSpan::Days(days) => self.day_length() * i32::try_from(days).unwrap_or(i32::MAX),
        }
    }

    /// The moment at which so much working time has passed since `start`. When none is allowed, the first working moment.
    pub fn after(&self, start: DateTime<Utc>, span: WorkingSpan) -> DateTime<Utc> {
        self.after_length(start, self.length(span))
    }

    /// The moment at which a length of working time has passed since `start`.
    pub fn after_length(&self, start: DateTime<Utc>, length: TimeDelta) -> DateTime<Utc> {
        let mut left = length;
        for (from, to) in self.working_from(start) {
            let from = from.max(start);
            if to - from >= left {
                return from + left;
            }
            left -= to - from;
        }
        start + length
    }

    /// The working time between two moments; none when the second is not later.
    pub fn between(&self, start: DateTime<Utc>, end: DateTime<Utc>) -> TimeDelta {
        if end <= start {
            return TimeDelta::zero();
        }
        self.working_from(start)
            .take_while(|(from, _)| *from < end)
            .map(|(from, to)| to.min(end) - from.max(start))
            .fold(TimeDelta::zero(), |sum, part| sum + part)
    }

    /// Whether this moment is working time.
    pub fn is_working(&self, moment: DateTime<Utc>) -> bool {
        self.working_from(moment).next().is_some_and(|(from, _)| from <= moment)
    }

    /// The stretches of working time that end after `start`, in order.
    fn working_from(&self, start: DateTime<Utc>) -> impl Iterator<Item = (DateTime<Utc>, DateTime<Utc>)> + '_ {
        let first = start.with_timezone(&self.zone).date_naive();
        first
            .iter_days()
            .take(FARTHEST_DAYS)
            .filter(|date| is_working_day_in(self.country, *date))
            .flat_map(|date| self.stretches(date))
            .filter(move |(_, to)| *to > start)
    }

    /// The stretches of one date: one, or two when the clock is put back over the beginning or the end of work.
    fn stretches(&self, date: NaiveDate) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        let midnight = date.and_time(chrono::NaiveTime::MIN);
        let civil_from = midnight + TimeDelta::hours(i64::from(self.from_hour));
        let civil_to = midnight + TimeDelta::hours(i64::from(self.to_hour));
        // No zone is farther than a day from UTC, so that all of the date's moments lie in this window.
        let (window_from, window_to) =
            ((midnight - TimeDelta::days(1)).and_utc(), (midnight + TimeDelta::days(2)).and_utc());
        let mut stretches = Vec::new();
        for (from, to, offset) in self.steady_parts(window_from, window_to) {
            // Within a part the civil clock runs evenly.
            let at = |civil: NaiveDateTime| civil.and_utc() - offset;
            let (stretch_from, stretch_to) = (at(civil_from).max(from), at(civil_to).min(to));
            if stretch_from < stretch_to {
                match stretches.last_mut() {
                    Some((_, last)) if *last == stretch_from => *last = stretch_to,
                    _ => stretches.push((stretch_from, stretch_to)),
                }
            }
        }
        stretches
    }

    /// The parts of a window in which the zone's offset stays the same.
    fn steady_parts(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<(DateTime<Utc>, DateTime<Utc>, TimeDelta)> {
        let offset = |moment: DateTime<Utc>| {
            let seconds = self.zone.offset_from_utc_datetime(&moment.naive_utc()).fix().local_minus_utc();
            TimeDelta::seconds(i64::from(seconds))
        };
        // A change that is taken back within three days has never been made; then both ends tell enough.
        if offset(from) == offset(to) {
            return vec![(from, to, offset(from))];
        }
        let (mut parts, mut part_from) = (Vec::new(), from);
        while part_from < to {
            let own = offset(part_from);
            let mut part_to = to;
            if offset(to) != own {
                // The last moment known to be in the part, and the first known to be after it.
                let mut inside = part_from;
                while part_to - inside > TimeDelta::seconds(1) {
                    let middle = inside + TimeDelta::seconds((part_to - inside).num_seconds() / 2);
                    if offset(middle) == own { inside = middle } else { part_to = middle }
                }
            }
            parts.push((part_from, part_to, own));
            part_from = part_to;
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PARIS: WorkingHours =
        WorkingHours { from_hour: 8, to_hour: 18, zone: chrono_tz::Europe::Paris, country: Country::France };

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn is_working_minute(hours: &WorkingHours, minute: DateTime<Utc>) -> bool {
        use chrono::Timelike;
        let civil = minute.with_timezone(&hours.zone).naive_local();
        is_working_day_in(hours.country, civil.date()) && (hours.from_hour..hours.to_hour).contains(&civil.hour())
    }

    /// The same, minute by minute.
    fn slowly_after(hours: &WorkingHours, start: DateTime<Utc>, span: WorkingSpan) -> DateTime<Utc> {
        let mut left = match span {
            WorkingSpan::Hours(count) => count * 60,
            WorkingSpan::Days(count) => count * (hours.to_hour - hours.from_hour) * 60,
        };
        let mut minute = start;
        while left > 0 {
            if is_working_minute(hours, minute) {
                left -= 1;
            }
            minute += TimeDelta::minutes(1);
        }
        minute
    }

    #[test]
    fn deadlines_fall_where_people_expect_them() {
        let after = |start: &str, span| PARIS.after(at(start), span).to_rfc3339();
        // Tuesday 10 March 2026, ten o'clock in Paris.
        assert_eq!(after("2026-03-10T09:00:00Z", WorkingSpan::Hours(1)), "2026-03-10T10:00:00+00:00");
        assert_eq!(after("2026-03-10T09:00:00Z", WorkingSpan::Days(1)), "2026-03-11T09:00:00+00:00");
        // At 17:30 half an hour is left; the other half is the next morning's.
        assert_eq!(after("2026-03-10T16:30:00Z", WorkingSpan::Hours(1)), "2026-03-11T07:30:00+00:00");
        // Friday evening before the clocks go forward: Monday, eight to nine, in summer time.
        assert_eq!(after("2026-03-27T19:00:00Z", WorkingSpan::Hours(1)), "2026-03-30T07:00:00+00:00");
        // Thursday before Easter: Friday is worked, Monday is not.
        assert_eq!(after("2026-04-02T08:00:00Z", WorkingSpan::Days(2)), "2026-04-07T08:00:00+00:00");
        // In Strasbourg Good Friday is none either.
        let strasbourg = WorkingHours { country: Country::AlsaceMoselle, ..PARIS };
        let end = strasbourg.after(at("2026-04-02T08:00:00Z"), WorkingSpan::Days(2));
        assert_eq!(end.to_rfc3339(), "2026-04-08T08:00:00+00:00");
        // Ascension Day is a Thursday.
        assert_eq!(after("2026-05-13T16:00:00Z", WorkingSpan::Hours(1)), "2026-05-15T07:00:00+00:00");
    }

    #[test]
    fn a_night_and_a_weekend_hold_no_working_time() {
        let between = |from: &str, to: &str| PARIS.between(at(from), at(to)).num_minutes();
        assert_eq!(between("2026-03-10T17:00:00Z", "2026-03-11T07:00:00Z"), 0);
        assert_eq!(between("2026-03-13T16:00:00Z", "2026-03-16T08:00:00Z"), 120);
        assert_eq!(between("2026-03-10T09:00:00Z", "2026-03-10T08:00:00Z"), 0);
        assert!(PARIS.is_working(at("2026-03-10T09:00:00Z")));
        assert!(!PARIS.is_working(at("2026-03-14T09:00:00Z")));
    }

    /// Zones whose clocks change on working days or at working hours too.
    const ZONES: [Tz; 6] = [
        chrono_tz::Europe::Paris,
        chrono_tz::Africa::Cairo,
        chrono_tz::Asia::Gaza,
        chrono_tz::Australia::Lord_Howe,
        chrono_tz::America::Santiago,
        chrono_tz::Africa::Casablanca,
    ];

    fn cases() -> impl Strategy<Value = (WorkingHours, DateTime<Utc>, WorkingSpan)> {
        let hours =
            (0..24u32, 1..=24u32, 0..ZONES.len(), any::<bool>()).prop_map(|(from_hour, length, zone, is_east)| {
                WorkingHours {
                    from_hour,
                    to_hour: (from_hour + length).min(24),
                    zone: ZONES[zone],
                    country: if is_east { Country::AlsaceMoselle } else { Country::France },
                }
            });
        let span = prop_oneof![(1..30u32).prop_map(WorkingSpan::Hours), (1..4u32).prop_map(WorkingSpan::Days)];
        // Ten years by the minute.
        let start =
            (0..10 * 366 * 24 * 60i64).prop_map(|minutes| at("2021-01-01T00:00:00Z") + TimeDelta::minutes(minutes));
        (hours, start, span)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]
        #[test]
        fn the_clock_agrees_with_one_that_counts_minute_by_minute((hours, start, span) in cases()) {
            let end = hours.after(start, span);
            prop_assert_eq!(end, slowly_after(&hours, start, span));
            prop_assert_eq!(hours.between(start, end), hours.length(span));
            prop_assert_eq!(hours.is_working(start), is_working_minute(&hours, start));
        }
    }
}
