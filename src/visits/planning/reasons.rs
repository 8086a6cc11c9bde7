//! Why a door is left out of a plan. A reason is only given when it has been checked: the first hurdle that no shift takes is
//! named, from "nobody works on its days" to "every round that could take it is full".

use super::problem::Problem;
use super::round::Round;
use super::terrain::Terrain;
use crate::i18n::Sentence;

/// Why a door is not served. All of them can be checked against the problem and the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// There is no shift on its days.
    NoShiftOnDays {
        /// The door's days; none when any day would do.
        days: Vec<i64>,
    },
    /// No shift on its days has this skill.
    NoSkillOnDays {
        /// The skill that is missing.
        skill: String,
        /// The door's days; none when any day would do.
        days: Vec<i64>,
    },
    /// Each of its skills is there on its days, but no shift has them together.
    SkillsNotTogether {
        /// The door's skills.
        skills: Vec<String>,
    },
    /// Its load is more than any shift may have.
    TooMuch {
        /// How many shifts have its day and skills.
        shifts: usize,
    },
    /// Even with nothing else to do, no shift can walk there, make the visit and be back in time.
    TooFar {
        /// How many shifts have its day and skills.
        shifts: usize,
    },
    /// Shifts could walk there and back, but none of them while one of its windows is open.
    WindowsMissed {
        /// How many shifts have its day and skills.
        shifts: usize,
    },
    /// The doors that are locked to the shifts leave no room for it.
    LockedFull {
        /// How many shifts could take it if nothing were locked.
        shifts: usize,
    },
    /// It fits into none of the rounds as they are planned.
    NoRoom {
        /// How many shifts could take it if they had nothing else to do.
        shifts: usize,
    },
}

impl Reason {
    /// The reason as a sentence.
    pub fn sentence(&self) -> Sentence {
        let days_named = |key_some, key_any, days: &[i64]| {
            if days.is_empty() { Sentence::new(key_any) } else { Sentence::new(key_some).with("days", joined(days)) }
        };
        match self {
            Self::NoShiftOnDays { days } => {
                days_named("visits-reason-no-shift-on-days", "visits-reason-no-shift", days)
            }
            Self::NoSkillOnDays { skill, days } => {
                days_named("visits-reason-no-skill-on-days", "visits-reason-no-skill", days)
                    .with("skill", skill.as_str())
            }
            Self::SkillsNotTogether { skills } => {
                Sentence::new("visits-reason-skills-not-together").with("skills", skills.join(", "))
            }
            Self::TooMuch { shifts } => Sentence::new("visits-reason-too-much").with("shifts", *shifts),
            Self::TooFar { shifts } => Sentence::new("visits-reason-too-far").with("shifts", *shifts),
            Self::WindowsMissed { shifts } => Sentence::new("visits-reason-windows-missed").with("shifts", *shifts),
            Self::LockedFull { shifts } => Sentence::new("visits-reason-locked-full").with("shifts", *shifts),
            Self::NoRoom { shifts } => Sentence::new("visits-reason-no-room").with("shifts", *shifts),
        }
    }
}

fn joined(days: &[i64]) -> String {
    let days: Vec<String> = days.iter().map(i64::to_string).collect();
    days.join(", ")
}

/// Why `door` is not served by a plan in which it fits nowhere.
pub fn reasons(terrain: &Terrain, door: usize) -> Vec<Reason> {
    let problem = terrain.problem;
    let visit = &problem.doors()[door];
    let days: Vec<i64> = visit.days.iter().flatten().copied().collect();
    let all = 0..problem.shifts().len();

    let on_its_days: Vec<usize> =
        all.filter(|&shift| days.is_empty() || days.contains(&problem.shifts()[shift].day)).collect();
    if on_its_days.is_empty() {
        return vec![Reason::NoShiftOnDays { days }];
    }
    let skilled: Vec<usize> = on_its_days.iter().copied().filter(|&shift| problem.suits(door, shift)).collect();
    if skilled.is_empty() {
        let has = |shift: usize, skill: &String| problem.shifts()[shift].skills.contains(skill);
        let missing = visit.skills.iter().filter(|skill| !on_its_days.iter().any(|&shift| has(shift, skill)));
        let missing: Vec<Reason> =
            missing.map(|skill| Reason::NoSkillOnDays { skill: skill.clone(), days: days.clone() }).collect();
        if missing.is_empty() {
            return vec![Reason::SkillsNotTogether { skills: visit.skills.iter().cloned().collect() }];
        }
        return missing;
    }
    let shifts = skilled.len();
    let skilled: Vec<usize> = skilled.into_iter().filter(|&shift| problem.bears(shift, &[door])).collect();
    if skilled.is_empty() {
        return vec![Reason::TooMuch { shifts }];
    }
    let alone = skilled.iter().filter(|&&shift| Round::new(terrain, shift as u32, &[door as u32]).is_some()).count();
    if alone == 0 {
        let shifts = skilled.len();
        let in_reach = skilled.iter().any(|&shift| there_and_back(problem, door, shift));
        return vec![if in_reach { Reason::WindowsMissed { shifts } } else { Reason::TooFar { shifts } }];
    }
    let beside_locked = terrain.ways[door] > 0;
    vec![if beside_locked { Reason::NoRoom { shifts: alone } } else { Reason::LockedFull { shifts: alone } }]
}

/// Whether the hours of a shift allow the walk, the visit and the break, whatever the windows of the door say.
fn there_and_back(problem: &Problem, door: usize, shift: usize) -> bool {
    let (visit, shift) = (&problem.doors()[door], &problem.shifts()[shift]);
    let there_s = problem.walking().seconds(shift.start, visit.at);
    let back_s = problem.walking().seconds(visit.at, shift.end);
    let rest_s = shift.rest.map_or(0, |rest| rest.seconds);
    shift.from_s + there_s + visit.service_s + rest_s + back_s <= shift.to_s
}
