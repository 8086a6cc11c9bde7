//! What the law allows somebody to work. The defaults are those of the French labour code; a collective agreement may allow less.

use serde::Deserialize;

use crate::error::Faults;
use crate::i18n::Sentence;

/// The most weeks over which work is averaged.
const MOST_AVERAGE_WEEKS: i64 = 16;

/// What the law allows somebody to work.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkingTime {
    /// Hours of work on one day at most, breaks not counted.
    pub day_hours: i64,
    /// Hours of work in one week at most, Monday to Sunday.
    pub week_hours: i64,
    /// Hours of work a week at most on average.
    pub average_hours: i64,
    /// Over so many weeks in a row.
    pub average_weeks: i64,
    /// Days of work in one week at most.
    pub week_days: i64,
    /// Hours between the end of one day of work and the beginning of the next at least.
    pub rest_hours: i64,
    /// Hours in one piece without work, once a week at least.
    pub weekly_rest_hours: i64,
    /// Hours of work after which there must have been a break.
    pub break_after_hours: i64,
    /// How long that break is at least, in minutes.
    pub break_min: i64,
    /// Conversations on one round at most, one for each dwelling, shop or institution; 0 sets no limit. No law says so: it is
    /// how many people somebody can listen to in a day.
    pub most_conversations: i64,
}

impl WorkingTime {
    /// Adds a sentence where the limits contradict themselves or the week.
    pub fn check(&self, faults: &mut Faults) {
        let spans = [
            (self.day_hours, 1..=24),
            (self.week_hours, 1..=168),
            (self.average_hours, 1..=168),
            (self.average_weeks, 1..=MOST_AVERAGE_WEEKS),
            (self.week_days, 1..=7),
            (self.rest_hours, 0..=23),
            (self.weekly_rest_hours, 0..=167),
            (self.break_after_hours, 1..=24),
            (self.break_min, 0..=120),
            (self.most_conversations, 0..=1_000),
        ];
        if spans.iter().any(|(given, allowed)| !allowed.contains(given)) {
            faults.add("/working_time", Sentence::new("settings-working-time"));
        }
    }

    /// The most conversations on one round, if there is a limit.
    pub fn capacity(&self) -> Option<i64> {
        (self.most_conversations > 0).then_some(self.most_conversations)
    }

    /// How many of them a door takes. A house with more dwellings than a round may have fills one.
    pub fn load(&self, conversations: i64) -> i64 {
        conversations.min(self.capacity().unwrap_or(conversations))
    }
}

#[cfg(test)]
mod tests {
    use crate::settings::{Given, Settings};

    #[test]
    fn a_day_of_thirty_hours_is_refused() {
        let given = |hours: &str| Given { file: None, values: vec![("working_time.day_hours", hours.to_owned())] };
        let Err(crate::error::Error::Invalid(faults)) = Settings::read(&given("30"), []) else { panic!("was taken") };
        assert_eq!(faults[0].pointer, "/working_time");
        assert_eq!(Settings::read(&given("9"), []).unwrap().working_time.day_hours, 9);
    }

    #[test]
    fn the_law_s_average_is_forty_four_hours_over_twelve_weeks() {
        let law = Settings::read(&Given::default(), []).unwrap().working_time;
        assert_eq!((law.average_hours, law.average_weeks), (44, 12));
        let given = Given { file: None, values: vec![("working_time.average_weeks", "0".to_owned())] };
        assert!(Settings::read(&given, []).is_err());
    }
}
