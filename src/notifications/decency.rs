//! Decent hours: when a message that is not urgent may go out. Information about works is not marketing, yet nobody wants to be
//! woken by it. What is decent depends on where the site is: its clock, its public holidays. Pure.

use chrono::{Datelike, TimeDelta};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Weekday};
use chrono_tz::Tz;

use crate::calendar::Country;
use crate::clock::Timestamp;
use crate::settings::QuietHours;

/// Where people are who get a message: their civil time, and the holidays that they keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Their clock.
    pub zone: Tz,
    /// Their holidays.
    pub country: Country,
}

/// The first moment from `now` on at which messages may go out.
pub fn next_decent_moment(now: Timestamp, place: Place, quiet: &QuietHours) -> Timestamp {
    let zone = place.zone;
    let civil = now.with_timezone(&zone).naive_local();
    let is_decent = |civil| is_decent(civil, place.country, quiet);
    if is_decent(civil) {
        return now;
    }
    // A long weekend of holidays is over within two weeks, whatever is set.
    let first_hours = (0..14).filter_map(|day| Some(opening(civil.date().checked_add_days(Days::new(day))?, quiet)));
    let opening = first_hours.into_iter().find(|opening| *opening > civil && is_decent(*opening));
    opening.and_then(|opening| moment(opening, zone)).unwrap_or(now)
}

/// The moment of the day at which quiet ends.
fn opening(date: NaiveDate, quiet: &QuietHours) -> NaiveDateTime {
    date.and_time(NaiveTime::from_hms_opt(quiet.to_hour % 24, 0, 0).unwrap_or(NaiveTime::MIN))
}

fn is_decent(civil: NaiveDateTime, country: Country, quiet: &QuietHours) -> bool {
    let date = civil.date();
    let is_day_off = quiet.sundays_and_holidays && (date.weekday() == Weekday::Sun || country.is_holiday(date));
    let (from, to, hour) = (quiet.from_hour, quiet.to_hour, civil.hour());
    let is_quiet = if from <= to { from <= hour && hour < to } else { hour >= from || hour < to };
    !is_day_off && !is_quiet
}

/// A civil time as a moment; in the hour that the clocks skip, the hour after.
pub(super) fn moment(civil: NaiveDateTime, zone: Tz) -> Option<Timestamp> {
    let found = zone.from_local_datetime(&civil).earliest();
    found.or_else(|| zone.from_local_datetime(&(civil + TimeDelta::hours(1))).earliest()).map(|moment| moment.to_utc())
}

#[cfg(test)]
mod tests {
    use chrono_tz::Europe::Paris;
    use proptest::prelude::*;

    use super::*;

    const QUIET: QuietHours = QuietHours { from_hour: 20, to_hour: 8, sundays_and_holidays: true };

    const HERE: Place = Place { zone: Paris, country: Country::France };

    fn next(civil: &str) -> String {
        let civil: NaiveDateTime = civil.parse().unwrap();
        let next = next_decent_moment(moment(civil, Paris).unwrap(), HERE, &QUIET);
        next.with_timezone(&Paris).naive_local().format("%a %d %H:%M").to_string()
    }

    #[test]
    fn by_day_messages_go_at_once_and_at_night_in_the_morning() {
        assert_eq!(next("2026-03-10T10:00:00"), "Tue 10 10:00");
        assert_eq!(next("2026-03-10T19:59:59"), "Tue 10 19:59");
        assert_eq!(next("2026-03-10T20:00:00"), "Wed 11 08:00");
        assert_eq!(next("2026-03-11T03:00:00"), "Wed 11 08:00");
    }

    #[test]
    fn sundays_and_holidays_are_waited_out() {
        assert_eq!(next("2026-03-14T21:00:00"), "Mon 16 08:00");
        // Easter: Sunday 5 April and the Monday after.
        assert_eq!(next("2026-04-04T20:30:00"), "Tue 07 08:00");
        assert_eq!(next("2026-07-14T12:00:00"), "Wed 15 08:00");
    }

    #[test]
    fn the_night_in_which_the_clocks_change_ends_at_eight_all_the_same() {
        assert_eq!(next("2026-03-28T23:00:00"), "Mon 30 08:00");
        assert_eq!(next("2026-10-24T23:00:00"), "Mon 26 08:00");
    }

    #[test]
    fn a_site_overseas_or_over_the_border_has_its_own_hours_and_days() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let next =
            |now: &str, zone: Tz, country| next_decent_moment(at(now), Place { zone, country }, &QUIET).to_rfc3339();
        // Ten in the morning in Paris: five in Guadeloupe, where eight comes three hours later.
        assert_eq!(
            next("2026-03-10T09:00:00Z", chrono_tz::America::Guadeloupe, Country::France),
            "2026-03-10T12:00:00+00:00"
        );
        // The fourteenth of July is a working day in Belgium.
        let belgian = chrono_tz::Europe::Brussels;
        assert_eq!(next("2026-07-14T10:00:00Z", belgian, Country::Belgium), "2026-07-14T10:00:00+00:00");
        assert_eq!(next("2026-07-21T10:00:00Z", belgian, Country::Belgium), "2026-07-22T06:00:00+00:00");
    }

    proptest! {
        #[test]
        fn what_comes_out_is_decent_and_never_in_the_past(seconds in 0..2_000_000_000i64, from in 0..=24u32, to in 0..=24u32) {
            let quiet = QuietHours { from_hour: from, to_hour: to, sundays_and_holidays: true };
            let now = Timestamp::from_timestamp(seconds, 0).unwrap();
            let next = next_decent_moment(now, HERE, &quiet);
            prop_assert!(next >= now);
            prop_assert_eq!(next_decent_moment(next, HERE, &quiet), next);
        }
    }
}
