//! What a round that was put together by hand breaks: hours, windows, the break, days and skills, load, promises. The search never makes
//! such rounds; a coordinator may, and then wants to know before she lets go of the door.

use super::problem::Problem;
use crate::i18n::Sentence;

/// Something that a round does not keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breach {
    /// The door cannot be visited on the shift's day.
    WrongDay {
        /// The door's id.
        door: String,
        /// The shift's id.
        shift: String,
    },
    /// The shift's mediator lacks what the door needs.
    SkillMissing {
        /// The door's id.
        door: String,
        /// The shift's id.
        shift: String,
        /// What is missing.
        skill: String,
    },
    /// The door is reached after the last of its windows.
    TooLate {
        /// The door's id.
        door: String,
        /// How long after, in seconds.
        late_s: i64,
    },
    /// The mediator is back after the end of the shift.
    BackLate {
        /// The shift's id.
        shift: String,
        /// How long after, in seconds.
        late_s: i64,
    },
    /// The break finds no time within its limits.
    BreakMissed {
        /// The shift's id.
        shift: String,
    },
    /// The doors are more than the shift may have.
    Overloaded {
        /// The shift's id.
        shift: String,
        /// The load of its doors together.
        load: i64,
    },
    /// A locked door leaves its shift, or the locked doors of the shift change their order.
    LockedMoved {
        /// The shift's id.
        shift: String,
    },
}

impl Breach {
    /// The breach as a sentence.
    pub fn sentence(&self) -> Sentence {
        let minutes = |late_s: &i64| (late_s + 59) / 60;
        match self {
            Self::WrongDay { door, shift } => {
                Sentence::new("visits-breach-wrong-day").with("door", door.as_str()).with("shift", shift.as_str())
            }
            Self::SkillMissing { door, shift, skill } => Sentence::new("visits-breach-skill-missing")
                .with("door", door.as_str())
                .with("shift", shift.as_str())
                .with("skill", skill.as_str()),
            Self::TooLate { door, late_s } => {
                Sentence::new("visits-breach-too-late").with("door", door.as_str()).with("minutes", minutes(late_s))
            }
            Self::BackLate { shift, late_s } => {
                Sentence::new("visits-breach-back-late").with("shift", shift.as_str()).with("minutes", minutes(late_s))
            }
            Self::BreakMissed { shift } => Sentence::new("visits-breach-break-missed").with("shift", shift.as_str()),
            Self::Overloaded { shift, load } => {
                Sentence::new("visits-breach-overloaded").with("shift", shift.as_str()).with("load", *load)
            }
            Self::LockedMoved { shift } => Sentence::new("visits-breach-locked-moved").with("shift", shift.as_str()),
        }
    }

    /// Whether `other` is the same breach, be it graver or slighter.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::TooLate { door: a, .. }, Self::TooLate { door: b, .. }) => a == b,
            (Self::BackLate { shift: a, .. }, Self::BackLate { shift: b, .. }) => a == b,
            (Self::Overloaded { shift: a, .. }, Self::Overloaded { shift: b, .. }) => a == b,
            _ => self == other,
        }
    }

    /// Whether it is as grave as another that is like it, or graver.
    pub fn covers(&self, other: &Self) -> bool {
        let grave = |breach: &Self| if let Self::Overloaded { load, .. } = breach { *load } else { breach.late_s() };
        self.is_like(other) && grave(self) >= grave(other)
    }

    /// How much too late, in seconds, where that can be told.
    pub fn late_s(&self) -> i64 {
        match self {
            Self::TooLate { late_s, .. } | Self::BackLate { late_s, .. } => *late_s,
            _ => 0,
        }
    }
}

/// What the stops of a shift break whatever the time: days, skills, load, promises.
pub fn unsuited(problem: &Problem, shift: usize, stops: &[usize]) -> Vec<Breach> {
    let hours = &problem.shifts()[shift];
    let mut breaches = Vec::new();
    for door in stops.iter().map(|&stop| &problem.doors()[stop]) {
        let (id, shift) = (|| door.id.clone(), || hours.id.clone());
        if door.days.as_ref().is_some_and(|days| !days.contains(&hours.day)) {
            breaches.push(Breach::WrongDay { door: id(), shift: shift() });
        }
        let missing = door.skills.difference(&hours.skills);
        breaches.extend(missing.map(|skill| Breach::SkillMissing { door: id(), shift: shift(), skill: skill.clone() }));
    }
    if !problem.bears(shift, stops) {
        breaches.push(Breach::Overloaded { shift: hours.id.clone(), load: problem.load(stops) });
    }
    let locked = problem.locked(shift);
    if !stops.iter().filter(|stop| locked.contains(stop)).eq(locked) {
        breaches.push(Breach::LockedMoved { shift: hours.id.clone() });
    }
    breaches
}
