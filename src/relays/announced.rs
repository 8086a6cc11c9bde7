//! Whether what was suffered fell within the hours that the site had announced: told to both sides, held against nobody, because noise
//! within the hours may be too loud as well.

use chrono::{NaiveDate, NaiveTime};

use crate::sites::Phase;

/// How a moment lies to what was announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announced {
    /// Within the hours of a phase.
    Within,
    /// Outside the hours of every phase.
    Outside,
}

impl Announced {
    /// The key of its sentence, after what begins it: `relays-hours-within`.
    pub fn key(self, beginning: &str) -> String {
        match self {
            Self::Within => format!("{beginning}-within"),
            Self::Outside => format!("{beginning}-outside"),
        }
    }
}

/// How a moment of the civil clock lies to what was announced; none: no time was told, or nothing was ever announced.
pub fn announced(phases: &[Phase], day: NaiveDate, time: Option<NaiveTime>) -> Option<Announced> {
    let time = time.filter(|_| !phases.is_empty())?;
    let goes_on = |phase: &Phase, day: NaiveDate| phase.spans(day) && phase.days.hold_date(day);
    let within = |phase: &Phase| {
        if phase.day_from < phase.day_to {
            return goes_on(phase, day) && (phase.day_from..phase.day_to).contains(&time);
        }
        // Over midnight, the hours after it belong to the day before.
        (goes_on(phase, day) && time >= phase.day_from)
            || (day.pred_opt().is_some_and(|before| goes_on(phase, before)) && time < phase.day_to)
    };
    Some(if phases.iter().any(within) { Announced::Within } else { Announced::Outside })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sites::{Day, PhaseDetails};

    fn phase(from: &str, to: &str) -> Phase {
        let date = |text: &str| text.parse().unwrap();
        let details = PhaseDetails {
            name: "Tranchée".to_owned(),
            announced_from: date("2026-03-09"),
            announced_to: date("2026-03-13"),
            verified: None,
            day_from: from.parse().unwrap(),
            day_to: to.parse().unwrap(),
            days: [Day::Monday, Day::Tuesday].into_iter().collect(),
            nuisances: Vec::new(),
        };
        Phase { id: crate::id::PhaseId(uuid::Uuid::nil()), site_id: crate::id::SiteId(uuid::Uuid::nil()), details }
    }

    #[test]
    fn a_moment_is_within_the_announced_hours_or_outside_them() {
        let at = |phases: &[Phase], day: &str, time: &str| announced(phases, day.parse().unwrap(), time.parse().ok());
        let day = [phase("08:00:00", "17:30:00")];
        // 10 March 2026 is a Tuesday.
        assert_eq!(at(&day, "2026-03-10", "08:00:00"), Some(Announced::Within));
        assert_eq!(at(&day, "2026-03-10", "06:30:00"), Some(Announced::Outside));
        assert_eq!(at(&day, "2026-03-11", "10:00:00"), Some(Announced::Outside), "Wednesday was not announced");
        assert_eq!(at(&day, "2026-03-17", "10:00:00"), Some(Announced::Outside), "it was over");
        assert_eq!(at(&day, "2026-03-10", "x"), None);
        assert_eq!(at(&[], "2026-03-10", "08:00:00"), None);
        let night = [phase("22:00:00", "05:00:00")];
        assert_eq!(at(&night, "2026-03-10", "23:00:00"), Some(Announced::Within));
        assert_eq!(at(&night, "2026-03-11", "04:00:00"), Some(Announced::Within), "Tuesday's night goes on");
        assert_eq!(at(&night, "2026-03-11", "23:00:00"), Some(Announced::Outside));
    }
}
