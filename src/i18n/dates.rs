//! Days and moments in words. The names of months and weekdays and the order of a date's parts stand in the language files,
//! so that a new language needs no code.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use chrono_tz::Tz;

use super::{Language, Sentence};
use crate::clock::Timestamp;

fn parts(key: &'static str, date: NaiveDate, language: Language) -> Sentence {
    Sentence::new(key)
        .with("weekday", language.t(&format!("weekday-{}", date.weekday().number_from_monday())))
        .with("day", date.day().to_string())
        .with("first", if date.day() == 1 { "yes" } else { "no" })
        .with("month", language.t(&format!("month-{}", date.month())))
        .with("year", date.year().to_string())
}

/// `24 novembre 2026`.
pub fn date(date: NaiveDate, language: Language) -> String {
    language.tell(&parts("date", date, language))
}

/// `mardi 24 novembre`.
pub fn day(date: NaiveDate, language: Language) -> String {
    language.tell(&parts("date-day", date, language))
}

/// `24 novembre`.
pub fn month_day(date: NaiveDate, language: Language) -> String {
    language.tell(&parts("date-month-day", date, language))
}

/// `9 h 05` or `9:05`.
pub fn time(time: NaiveTime, language: Language) -> String {
    language.tell(
        &Sentence::new("time").with("hour", time.hour().to_string()).with("minute", format!("{:02}", time.minute())),
    )
}

/// `24 novembre 2026 à 9 h 05`, in the civil time of a zone.
pub fn moment(moment: Timestamp, zone: Tz, language: Language) -> String {
    let civil = moment.with_timezone(&zone).naive_local();
    language.tell(
        &Sentence::new("moment").with("date", date(civil.date(), language)).with("time", time(civil.time(), language)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_people_write_it() {
        let first = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        assert_eq!(date(first, Language::French), "1er décembre 2026");
        assert_eq!(day(first, Language::French), "mardi 1er décembre");
        assert_eq!(day(first, Language::English), "Tuesday 1 December");
        assert_eq!(time(NaiveTime::from_hms_opt(9, 5, 0).unwrap(), Language::French), "9 h 05");
    }
}
