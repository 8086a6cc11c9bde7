//! The civil calendar of France: public holidays and working days. Pure; for the agenda of visits, the clock of grievances and the
//! quiet hours of messages alike.

use chrono::{Datelike, NaiveDate, Weekday};

/// Easter Sunday of a year, after the anonymous Gregorian rule (Meeus, "Astronomical Algorithms", chapter 8).
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let skipped_leap = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - skipped_leap + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, (sum / 31).unsigned_abs(), (sum % 31 + 1).unsigned_abs())
}

/// Whether the date is a public holiday in the whole of France (Code du travail, article L3133-1).
pub fn is_public_holiday(date: NaiveDate) -> bool {
    const FIXED: [(u32, u32); 8] = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
    if FIXED.contains(&(date.month(), date.day())) {
        return true;
    }
    // Easter Monday, Ascension Day, Whit Monday.
    let since_easter = easter(date.year()).map(|easter| date.signed_duration_since(easter).num_days());
    matches!(since_easter, Some(1 | 39 | 50))
}

/// Whether mediators may call at doors on that date: Monday to Saturday, no public holiday.
pub fn is_visiting_day(date: NaiveDate) -> bool {
    date.weekday() != Weekday::Sun && !is_public_holiday(date)
}

/// Whether offices work on that date: Monday to Friday, no public holiday.
pub fn is_working_day(date: NaiveDate) -> bool {
    is_visiting_day(date) && date.weekday() != Weekday::Sat
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        // Dates published by the Bureau des longitudes; the earliest and the latest possible ones among them.
        for (year, month, day) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (2000, 4, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn a_french_year_has_its_eleven_holidays() {
        let holidays: Vec<NaiveDate> =
            date(2026, 1, 1).iter_days().take(365).filter(|day| is_public_holiday(*day)).collect();
        let expected =
            [(1, 1), (4, 6), (5, 1), (5, 8), (5, 14), (5, 25), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
                .map(|(m, d)| date(2026, m, d));
        assert_eq!(holidays, expected);
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_between_22_march_and_25_april(year in 1583..4000i32) {
            let easter = easter(year).unwrap();
            prop_assert_eq!(easter.weekday(), Weekday::Sun);
            prop_assert!((date(year, 3, 22)..=date(year, 4, 25)).contains(&easter));
        }
    }
}
