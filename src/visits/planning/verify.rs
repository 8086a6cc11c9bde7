//! Checks a plan against its problem from nothing: it shares no reckoning with the search, so that a mistake there shows here.
//! Used by the tests, and by whoever brings a plan from elsewhere.

use std::collections::{HashMap, HashSet};

use super::plan::{Plan, PlannedRound};
use super::problem::{Problem, Shift};

/// Something in a plan that its problem does not allow, or a figure that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say what each is")]
pub enum Flaw {
    #[error("there is no shift '{shift}'")]
    UnknownShift { shift: String },
    #[error("shift '{shift}' has two rounds")]
    ShiftTwice { shift: String },
    #[error("the round of shift '{shift}' has no stop")]
    EmptyRound { shift: String },
    #[error("there is no door '{door}'")]
    UnknownDoor { door: String },
    #[error("door '{door}' is served, or left out, more than once")]
    DoorTwice { door: String },
    #[error("door '{door}' is neither served nor left out")]
    DoorForgotten { door: String },
    #[error("door '{door}' is left out without a reason")]
    NoReason { door: String },
    #[error("door '{door}' cannot be visited on day {day}")]
    WrongDay { door: String, day: i64 },
    #[error("the mediator of shift '{shift}' lacks the skill '{skill}' for door '{door}'")]
    SkillMissing { door: String, shift: String, skill: String },
    #[error("door '{door}' is reached at {arrive_s}, sooner than anyone can walk there")]
    TooSoon { door: String, arrive_s: i64 },
    #[error("the visit to door '{door}' starts at {start_s}, before she is ready or outside its windows")]
    WrongStart { door: String, start_s: i64 },
    #[error("the visit to door '{door}' does not last {service_s} s")]
    WrongService { door: String, service_s: i64 },
    #[error("the round of shift '{shift}' is back at {back_at_s}, sooner than possible or too late")]
    WrongReturn { shift: String, back_at_s: i64 },
    #[error("the break of shift '{shift}' is missing, not hers, or not free of walking and visits")]
    WrongBreak { shift: String },
    #[error("the doors of shift '{shift}' have a load of {load}, more than it may have")]
    Overloaded { shift: String, load: i64 },
    #[error("the locked doors of shift '{shift}' are not on it, or not in their order")]
    LockedMoved { shift: String },
    #[error("{figure} is given as {given} and is {real}")]
    WrongFigure { figure: &'static str, given: i64, real: i64 },
}

/// Checks everything about `plan` that `problem` can tell; gives all that is wrong.
pub fn verify(problem: &Problem, plan: &Plan) -> Result<(), Vec<Flaw>> {
    let mut check = Check {
        problem,
        doors: problem.doors().iter().enumerate().map(|(number, door)| (door.id.as_str(), number)).collect(),
        seen: HashSet::new(),
        flaws: Vec::new(),
    };
    let shifts: HashMap<&str, usize> =
        problem.shifts().iter().enumerate().map(|(number, shift)| (shift.id.as_str(), number)).collect();

    let mut rounds: HashMap<usize, &PlannedRound> = HashMap::new();
    let mut walking_s = 0;
    for round in &plan.rounds {
        let shift = round.shift.clone();
        let Some(&number) = shifts.get(round.shift.as_str()) else {
            check.flaws.push(Flaw::UnknownShift { shift });
            continue;
        };
        if rounds.insert(number, round).is_some() {
            check.flaws.push(Flaw::ShiftTwice { shift });
        }
        walking_s += check.round(&problem.shifts()[number], round);
    }
    check.locked(&rounds);

    let served = check.seen.len();
    let priority_served: i64 = check.seen.iter().map(|&door| problem.doors()[door].priority).sum();
    for unplanned in &plan.unplanned {
        check.see(&unplanned.door);
        if unplanned.reasons.is_empty() {
            check.flaws.push(Flaw::NoReason { door: unplanned.door.clone() });
        }
    }
    for (number, door) in problem.doors().iter().enumerate() {
        if !check.seen.contains(&number) {
            check.flaws.push(Flaw::DoorForgotten { door: door.id.clone() });
        }
    }
    check.figure("served", plan.served as i64, served as i64);
    check.figure("priority_served", plan.priority_served, priority_served);
    check.figure("walking_s", plan.walking_s, walking_s);
    if check.flaws.is_empty() { Ok(()) } else { Err(check.flaws) }
}

struct Check<'a> {
    problem: &'a Problem,
    doors: HashMap<&'a str, usize>,
    seen: HashSet<usize>,
    flaws: Vec<Flaw>,
}

impl Check<'_> {
    fn figure(&mut self, figure: &'static str, given: i64, real: i64) {
        if given != real {
            self.flaws.push(Flaw::WrongFigure { figure, given, real });
        }
    }

    /// The door's number, the first time it is named.
    fn see(&mut self, door: &str) -> Option<usize> {
        let Some(&number) = self.doors.get(door) else {
            self.flaws.push(Flaw::UnknownDoor { door: door.to_owned() });
            return None;
        };
        if !self.seen.insert(number) {
            self.flaws.push(Flaw::DoorTwice { door: door.to_owned() });
            return None;
        }
        Some(number)
    }

    /// Checks one round, gives its walking seconds.
    fn round(&mut self, shift: &Shift, round: &PlannedRound) -> i64 {
        if round.stops.is_empty() {
            self.flaws.push(Flaw::EmptyRound { shift: shift.id.clone() });
        }
        let (mut walking_s, mut load) = (0, 0);
        let mut from = shift.start;
        let mut left_s = shift.from_s;
        let mut break_fits = false;
        for stop in &round.stops {
            let Some(number) = self.see(&stop.door) else { continue };
            let door = &self.problem.doors()[number];
            let name = || door.id.clone();
            if door.days.as_ref().is_some_and(|days| !days.contains(&shift.day)) {
                self.flaws.push(Flaw::WrongDay { door: name(), day: shift.day });
            }
            for skill in door.skills.difference(&shift.skills) {
                let flaw = Flaw::SkillMissing { door: name(), shift: shift.id.clone(), skill: skill.clone() };
                self.flaws.push(flaw);
            }
            load += door.load;
            let walk_s = self.problem.walking().seconds(from, door.at);
            walking_s += walk_s;
            if stop.arrive_s < left_s + walk_s {
                self.flaws.push(Flaw::TooSoon { door: name(), arrive_s: stop.arrive_s });
            }
            break_fits |= break_lies_within(shift, round, left_s, walk_s, stop.arrive_s, stop.start_s);
            let open =
                door.windows_on(shift.day).iter().any(|window| (window.from_s..=window.to_s).contains(&stop.start_s));
            if stop.start_s < stop.arrive_s || !open {
                self.flaws.push(Flaw::WrongStart { door: name(), start_s: stop.start_s });
            }
            if stop.leave_s - stop.start_s != door.service_s {
                self.flaws.push(Flaw::WrongService { door: name(), service_s: door.service_s });
            }
            (from, left_s) = (door.at, stop.leave_s);
        }
        if shift.capacity.is_some_and(|capacity| load > capacity) {
            self.flaws.push(Flaw::Overloaded { shift: shift.id.clone(), load });
        }
        let walk_s = self.problem.walking().seconds(from, shift.end);
        walking_s += walk_s;
        if round.back_at_s < left_s + walk_s || round.back_at_s > shift.to_s {
            self.flaws.push(Flaw::WrongReturn { shift: shift.id.clone(), back_at_s: round.back_at_s });
        }
        // The last walk may come before the break or after it; both ends of the stay are the return.
        break_fits |= break_lies_within(shift, round, left_s, walk_s, left_s + walk_s, round.back_at_s)
            || break_lies_within(shift, round, left_s, walk_s, round.back_at_s, round.back_at_s);
        if break_fits != shift.rest.is_some() || round.break_at_s.is_some() != shift.rest.is_some() {
            self.flaws.push(Flaw::WrongBreak { shift: shift.id.clone() });
        }
        walking_s
    }

    fn locked(&mut self, rounds: &HashMap<usize, &PlannedRound>) {
        for (number, shift) in self.problem.shifts().iter().enumerate() {
            let locked: Vec<&str> =
                self.problem.locked(number).iter().map(|&door| self.problem.doors()[door].id.as_str()).collect();
            let stops = rounds.get(&number).map(|round| round.stops.as_slice()).unwrap_or_default();
            let kept: Vec<&str> =
                stops.iter().map(|stop| stop.door.as_str()).filter(|door| locked.contains(door)).collect();
            if kept != locked {
                self.flaws.push(Flaw::LockedMoved { shift: shift.id.clone() });
            }
        }
    }
}

/// Whether the round's break lies between leaving one place and starting at the next, clear of the walk between them.
fn break_lies_within(
    shift: &Shift,
    round: &PlannedRound,
    left_s: i64,
    walk_s: i64,
    arrive_s: i64,
    start_s: i64,
) -> bool {
    let (Some(rest), Some(break_at_s)) = (&shift.rest, round.break_at_s) else { return false };
    let over_s = break_at_s + rest.seconds;
    let in_its_time = (rest.from_s..=rest.to_s).contains(&break_at_s);
    let before_walk = left_s <= break_at_s && over_s + walk_s <= arrive_s;
    let after_walk = arrive_s <= break_at_s && over_s <= start_s;
    in_its_time && (before_walk || after_walk)
}
