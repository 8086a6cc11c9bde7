//! The civil calendar: public holidays and working days of France, for the agenda of visits and the clock of grievances, and the
//! holidays of its neighbours, for the quiet hours of messages. Pure.

use chrono::{Datelike, NaiveDate, Weekday};

crate::vocabulary! {
    /// Whose public holidays are kept.
    pub enum Country {
        /// France.
        France = "fr",
        /// Alsace and Moselle, which keep Good Friday and the day after Christmas as well.
        AlsaceMoselle = "fr-am",
        /// Belgium.
        Belgium = "be",
        /// Luxembourg.
        Luxembourg = "lu",
        /// Switzerland: what all cantons keep.
        Switzerland = "ch",
        /// Germany: what all states keep.
        Germany = "de",
        /// Spain: what all regions keep.
        Spain = "es",
    }
}

impl Country {
    /// Fixed days as month and day, and days since Easter Sunday.
    fn holidays(self) -> (&'static [(u32, u32)], &'static [i64]) {
        match self {
            Self::France => (&[(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)], &[1, 39, 50]),
            Self::AlsaceMoselle => {
                (&[(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26)], &[-2, 1, 39, 50])
            }
            Self::Belgium => (&[(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)], &[1, 39, 50]),
            Self::Luxembourg => {
                (&[(1, 1), (5, 1), (5, 9), (6, 23), (8, 15), (11, 1), (12, 25), (12, 26)], &[1, 39, 50])
            }
            Self::Switzerland => (&[(1, 1), (8, 1), (12, 25)], &[39]),
            Self::Germany => (&[(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)], &[-2, 1, 39, 50]),
            Self::Spain => (&[(1, 1), (1, 6), (5, 1), (8, 15), (10, 12), (11, 1), (12, 6), (12, 8), (12, 25)], &[-2]),
        }
    }

    /// Whether the date is a public holiday there.
    pub fn is_holiday(self, date: NaiveDate) -> bool {
        let (fixed, movable) = self.holidays();
        let since_easter = easter(date.year()).map(|easter| date.signed_duration_since(easter).num_days());
        fixed.contains(&(date.month(), date.day())) || since_easter.is_some_and(|days| movable.contains(&days))
    }
}

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
    Country::France.is_holiday(date)
}

/// Whether mediators may call at doors on that date: Monday to Saturday, no public holiday.
pub fn is_visiting_day(date: NaiveDate) -> bool {
    date.weekday() != Weekday::Sun && !is_public_holiday(date)
}

/// Whether offices work on that date: Monday to Friday, no public holiday.
pub fn is_working_day(date: NaiveDate) -> bool {
    is_visiting_day(date) && date.weekday() != Weekday::Sat
}

/// Whether offices work on that date where these public holidays are kept: Monday to Friday, none of them.
pub fn is_working_day_in(country: Country, date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !country.is_holiday(date)
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

    #[test]
    fn neighbours_keep_their_own_days() {
        let of = |country: Country| {
            date(2026, 1, 1).iter_days().take(365).filter(|day| country.is_holiday(*day)).collect::<Vec<_>>()
        };
        assert_eq!(of(Country::AlsaceMoselle).len(), 13);
        assert_eq!(of(Country::Germany).len(), 9);
        assert!(
            of(Country::Belgium).contains(&date(2026, 7, 21)) && !of(Country::Belgium).contains(&date(2026, 7, 14))
        );
        // Good Friday, which France does not keep; Ascension, which Spain does not.
        assert!(of(Country::Spain).contains(&date(2026, 4, 3)) && !of(Country::France).contains(&date(2026, 4, 3)));
        assert!(!of(Country::Spain).contains(&date(2026, 5, 14)));
        assert_eq!(of(Country::Switzerland), [(1, 1), (5, 14), (8, 1), (12, 25)].map(|(m, d)| date(2026, m, d)));
        assert_eq!(of(Country::Luxembourg).len(), 11);
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
