//! A round while it is being planned: the doors of one shift in order, with the slack that tells in constant time whether one
//! more door fits between two of them. It knows nothing of other rounds.
//!
//! With a break to be taken, two clocks run side by side: one for a mediator who has had the break, one for her who has not.
//! Starting as early as possible is never worse on either, so each needs a single number per stop, forwards and backwards.

use super::problem::{Break, Door, Problem, Shift};

/// Later than any time of day.
pub const NEVER: i64 = i64::MAX / 4;
/// Earlier than any time of day: no moment is early enough.
pub const TOO_LATE: i64 = i64::MIN / 4;

/// The doors of one shift in order, feasible by construction.
#[derive(Debug, Clone)]
pub struct Round {
    shift: usize,
    stops: Vec<usize>,
    /// Position 0 is the start, 1 the first stop; the earliest time to leave it.
    earliest: Vec<Clocks>,
    /// Position 0 is the first stop, the last is the end; the latest time to be ready there.
    latest: Vec<Clocks>,
    walking_s: i64,
    /// Changes whenever the stops do, so that what was found out about a round can be kept.
    stamp: u64,
}

/// A time for the mediator who still has her break before her, and one for her who has it behind her (or never had one).
#[derive(Debug, Clone, Copy)]
struct Clocks {
    before_break: i64,
    after_break: i64,
}

/// Where a door goes into a round, and what that costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Insertion {
    /// The number of stops that come before it.
    pub position: usize,
    /// Seconds of walking more.
    pub more_walking_s: i64,
}

impl Round {
    /// The round of a shift with these stops, or nothing when the hours do not allow it.
    pub fn new(problem: &Problem, shift: usize, stops: Vec<usize>) -> Option<Self> {
        let mut round = Self { shift, stops, earliest: Vec::new(), latest: Vec::new(), walking_s: 0, stamp: 0 };
        round.reckon(problem).then_some(round)
    }

    /// The shift, by number.
    pub fn shift(&self) -> usize {
        self.shift
    }

    /// The doors in order, by number.
    pub fn stops(&self) -> &[usize] {
        &self.stops
    }

    /// Walking from start through the doors to the end, in seconds; nothing for a round without stops.
    pub fn walking_s(&self) -> i64 {
        self.walking_s
    }

    /// Differs from that of every other content of this round.
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    /// Marks the content as new.
    pub fn set_stamp(&mut self, stamp: u64) {
        self.stamp = stamp;
    }

    /// Puts a door in; [`Round::best_insertion`] must have allowed it.
    pub fn insert(&mut self, problem: &Problem, door: usize, position: usize) {
        self.stops.insert(position, door);
        let feasible = self.reckon(problem);
        debug_assert!(feasible, "the insertion was checked");
    }

    /// Takes out the doors that are not to be kept. Says whether the hours still allow the round: where a walk is longer than
    /// two that replace it, taking a door out can make it later.
    pub fn retain(&mut self, problem: &Problem, keep: impl FnMut(&usize) -> bool) -> bool {
        self.stops.retain(keep);
        self.reckon(problem)
    }

    /// The cheapest way to put a door in, if there is any. The door must suit the shift.
    pub fn best_insertion(&self, problem: &Problem, door: usize) -> Option<Insertion> {
        let shift = &problem.shifts()[self.shift];
        let visit = &problem.doors()[door];
        let walking = problem.walking();
        let mut best: Option<Insertion> = None;
        let mut from = shift.start;
        for position in 0..=self.stops.len() {
            let to = self.stops.get(position).map_or(shift.end, |&stop| problem.doors()[stop].at);
            let (there_s, on_s) = (walking.seconds(from, visit.at), walking.seconds(visit.at, to));
            let saved_s = if self.stops.is_empty() { 0 } else { walking.seconds(from, to) };
            let more_walking_s = there_s + on_s - saved_s;
            if best.is_none_or(|best| more_walking_s < best.more_walking_s)
                && self.fits(shift, visit, position, there_s, on_s)
            {
                best = Some(Insertion { position, more_walking_s });
            }
            // Past the door's last window there is no way in, and every later position is later still.
            if self.earliest[position].soonest() > last_start(visit, shift.day) {
                break;
            }
            from = to;
        }
        best
    }

    fn fits(&self, shift: &Shift, visit: &Door, position: usize, there_s: i64, on_s: i64) -> bool {
        let left = step(shift.rest.as_ref(), self.earliest[position], there_s).serve(visit, shift.day);
        let ready = step(shift.rest.as_ref(), left, on_s);
        let latest = &self.latest[position];
        ready.before_break <= latest.before_break || ready.after_break <= latest.after_break
    }

    /// Reckons walking and slack anew; says whether the hours allow the round.
    fn reckon(&mut self, problem: &Problem) -> bool {
        let shift = &problem.shifts()[self.shift];
        let (doors, walking, rest) = (problem.doors(), problem.walking(), shift.rest.as_ref());

        self.earliest.clear();
        self.walking_s = 0;
        let mut clocks = match rest {
            None => Clocks { before_break: NEVER, after_break: shift.from_s },
            Some(_) => Clocks { before_break: shift.from_s, after_break: NEVER },
        };
        self.earliest.push(clocks);
        let mut from = shift.start;
        for &stop in &self.stops {
            let walk_s = walking.seconds(from, doors[stop].at);
            clocks = step(rest, clocks, walk_s).serve(&doors[stop], shift.day);
            self.earliest.push(clocks);
            self.walking_s += walk_s;
            from = doors[stop].at;
        }
        let home_s = walking.seconds(from, shift.end);
        if !self.stops.is_empty() {
            self.walking_s += home_s;
        }

        self.latest.clear();
        self.latest.resize(self.stops.len() + 1, Clocks { before_break: TOO_LATE, after_break: shift.to_s });
        for position in (0..self.stops.len()).rev() {
            let visit = &doors[self.stops[position]];
            let to = self.stops.get(position + 1).map_or(shift.end, |&next| doors[next].at);
            let walk_s = walking.seconds(visit.at, to);
            let next = self.latest[position + 1];
            self.latest[position] = Clocks {
                before_break: latest_ready(visit, shift.day, latest_leave_before_break(rest, next, walk_s)),
                after_break: latest_ready(visit, shift.day, next.after_break - walk_s),
            };
        }
        step(rest, clocks, home_s).after_break <= shift.to_s
    }
}

impl Clocks {
    /// When she can leave the door if she is ready at these times.
    fn serve(self, door: &Door, day: i64) -> Self {
        Self { before_break: leave(door, day, self.before_break), after_break: leave(door, day, self.after_break) }
    }

    fn soonest(self) -> i64 {
        self.before_break.min(self.after_break)
    }
}

/// When she is ready at the next place: on either clock, and with the break taken on the way.
fn step(rest: Option<&Break>, left: Clocks, walk_s: i64) -> Clocks {
    match rest {
        None => Clocks { before_break: NEVER, after_break: left.after_break + walk_s },
        Some(rest) => Clocks {
            before_break: left.before_break + walk_s,
            after_break: (left.after_break + walk_s).min(ready_after_break(rest, left.before_break, walk_s)),
        },
    }
}

/// When she is ready at the next place with the break taken: there, if it can still start there; else before she walks.
fn ready_after_break(rest: &Break, left_s: i64, walk_s: i64) -> i64 {
    let arrived_s = left_s + walk_s;
    if arrived_s <= rest.to_s {
        arrived_s.max(rest.from_s) + rest.seconds
    } else if left_s <= rest.to_s {
        left_s.max(rest.from_s) + rest.seconds + walk_s
    } else {
        NEVER
    }
}

/// The latest time to leave with the break still to come, so that the next place is reached in time on one clock or the other.
fn latest_leave_before_break(rest: Option<&Break>, next: Clocks, walk_s: i64) -> i64 {
    let Some(rest) = rest else { return TOO_LATE };
    let later = next.before_break - walk_s;
    let ready_by_s = next.after_break;
    let there = if rest.from_s + rest.seconds <= ready_by_s {
        (rest.to_s - walk_s).min(ready_by_s - rest.seconds - walk_s)
    } else {
        TOO_LATE
    };
    let here = if rest.from_s + rest.seconds + walk_s <= ready_by_s {
        rest.to_s.min(ready_by_s - rest.seconds - walk_s)
    } else {
        TOO_LATE
    };
    later.max(there).max(here)
}

/// The earliest start of a visit on a day, for her who is ready at the door.
pub fn start(door: &Door, day: i64, ready_s: i64) -> i64 {
    let window = door.windows_on(day).iter().find(|window| ready_s <= window.to_s);
    window.map_or(NEVER, |window| ready_s.max(window.from_s))
}

fn leave(door: &Door, day: i64, ready_s: i64) -> i64 {
    match start(door, day, ready_s) {
        NEVER => NEVER,
        start_s => start_s + door.service_s,
    }
}

fn last_start(door: &Door, day: i64) -> i64 {
    door.windows_on(day).last().map_or(TOO_LATE, |window| window.to_s)
}

/// The latest time to be ready at the door, so that the visit ends in time.
fn latest_ready(door: &Door, day: i64, leave_by_s: i64) -> i64 {
    let start_by_s = leave_by_s - door.service_s;
    let window = door.windows_on(day).iter().rev().find(|window| window.from_s <= start_by_s);
    window.map_or(TOO_LATE, |window| window.to_s.min(start_by_s))
}
