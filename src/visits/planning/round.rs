//! A round while it is being planned: the doors of one shift in order, with the slack that tells in constant time whether one
//! more door fits between two of them. It knows nothing of other rounds.
//!
//! With a break to be taken, two clocks run side by side: one for a mediator who has had the break, one for her who has not.
//! Starting as early as possible is never worse on either, so each needs a single number per stop, forwards and backwards.

use super::terrain::{Rest, Span, Terrain, Visit};
use super::walking::Walks;

/// Later than any time of day.
const NEVER: i32 = i32::MAX / 4;
/// Earlier than any time of day: no moment is early enough.
const TOO_LATE: i32 = i32::MIN / 4;
/// The place of a round's start and end among its doors.
const NO_DOOR: u32 = u32::MAX;

/// The doors of one shift in order, feasible by construction.
#[derive(Debug, Clone)]
pub struct Round {
    shift: u32,
    day: u32,
    rest: Option<Rest>,
    /// The start, the doors, the end.
    stops: Vec<Stop>,
    walking_s: i64,
    /// What may be put in on top of what is there.
    room: i32,
    /// Changes whenever the stops do, so that what was found out about a round can be kept.
    stamp: u64,
}

/// The start of a round, a door, or the end.
#[derive(Debug, Clone, Copy)]
struct Stop {
    door: u32,
    at: u32,
    /// The walk that leads here.
    walk_s: i32,
    /// The earliest time to leave.
    leave: Clocks,
    /// The latest time to be ready here, so that all that comes after is in time.
    ready_by: Clocks,
}

/// A time for the mediator who still has her break before her, and one for her who has it behind her (or never had one).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Clocks {
    before_break: i32,
    after_break: i32,
}

/// Where a door goes into a round, and what that costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Insertion {
    /// The number of stops that come before it.
    pub position: u32,
    /// Seconds of walking more.
    pub more_walking_s: i32,
}

impl Round {
    /// The round of a shift with these doors, or nothing when the hours do not allow it.
    pub fn new(terrain: &Terrain, shift: u32, doors: &[u32]) -> Option<Self> {
        let hours = &terrain.hours[shift as usize];
        let never = Clocks { before_break: NEVER, after_break: NEVER };
        let stop = |door, at| Stop { door, at, walk_s: 0, leave: never, ready_by: never };
        let mut stops = Vec::with_capacity(doors.len() + 2);
        stops.push(stop(NO_DOOR, hours.start));
        stops.extend(doors.iter().map(|&door| stop(door, terrain.visits[door as usize].at)));
        stops.push(stop(NO_DOOR, hours.end));
        stops[0].leave = match hours.rest {
            None => Clocks { before_break: NEVER, after_break: hours.from_s },
            Some(_) => Clocks { before_break: hours.from_s, after_break: NEVER },
        };
        stops[doors.len() + 1].ready_by = Clocks { before_break: TOO_LATE, after_break: hours.to_s };
        let load: i32 = doors.iter().map(|&door| terrain.visits[door as usize].load).sum();
        let room = hours.capacity - load;
        let mut round = Self { shift, day: hours.day, rest: hours.rest, stops, walking_s: 0, room, stamp: 0 };
        (round.reckon(terrain) && room >= 0).then_some(round)
    }

    /// Becomes the same as another round, without asking for memory.
    pub fn become_like(&mut self, other: &Self) {
        self.stops.clone_from(&other.stops);
        let Self { shift, day, rest, stops: _, walking_s, room, stamp } = *other;
        (self.shift, self.day, self.rest) = (shift, day, rest);
        (self.walking_s, self.room, self.stamp) = (walking_s, room, stamp);
    }

    /// The shift, by number.
    pub fn shift(&self) -> u32 {
        self.shift
    }

    /// How many doors there are.
    pub fn len(&self) -> usize {
        self.stops.len() - 2
    }

    /// Whether there is no door.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The doors in order, by number.
    pub fn doors(&self) -> impl ExactSizeIterator<Item = u32> {
        self.stops[1..self.stops.len() - 1].iter().map(|stop| stop.door)
    }

    /// Walking from start through the doors to the end, in seconds; nothing for a round without doors.
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
    pub fn insert(&mut self, terrain: &Terrain, door: u32, position: usize) {
        let Visit { at, load, .. } = terrain.visits[door as usize];
        self.room -= load;
        let never = Clocks { before_break: NEVER, after_break: NEVER };
        let place = position + 1;
        let alone = self.is_empty();
        self.stops.insert(place, Stop { door, at, walk_s: 0, leave: never, ready_by: never });
        let saved_s = if alone { 0 } else { self.stops[place + 1].walk_s };
        self.stops[place].walk_s = terrain.walks_from(self.stops[position].at).seconds(at);
        self.stops[place + 1].walk_s = terrain.walks_from(at).seconds(self.stops[place + 1].at);
        self.walking_s += i64::from(self.stops[place].walk_s + self.stops[place + 1].walk_s - saved_s);
        self.reckon_leaves(terrain, place, place + 1);
        self.reckon_ready_by(terrain, place, place);
    }

    /// Takes out the doors that are not to be kept. Says whether the hours still allow the round: where a walk is longer than
    /// two that replace it, taking a door out can make it later.
    pub fn retain(&mut self, terrain: &Terrain, mut keep: impl FnMut(u32) -> bool) -> bool {
        let room = &mut self.room;
        self.stops.retain(|stop| {
            let stays = stop.door == NO_DOOR || keep(stop.door);
            *room += if stays { 0 } else { terrain.visits[stop.door as usize].load };
            stays
        });
        self.reckon(terrain)
    }

    /// The cheapest way to put a door in, if there is any. The door must suit the shift.
    pub fn best_insertion(&self, terrain: &Terrain, door: u32) -> Option<Insertion> {
        let visit = &terrain.visits[door as usize];
        if visit.load > self.room {
            return None;
        }
        let spans = terrain.spans(visit, self.day);
        let last_start_s = spans.last()?.to_s;
        let (there, on) = (terrain.walks_to(visit.at), terrain.walks_from(visit.at));
        let mut best: Option<Insertion> = None;
        let mut best_s = i32::MAX;
        let counted = if self.is_empty() { 0 } else { 1 };
        for (position, pair) in self.stops.windows(2).enumerate() {
            let [before, after] = pair else { break };
            // Past the door's last window there is no way in, and every later position is later still.
            if before.leave.soonest() > last_start_s {
                break;
            }
            let (there_s, on_s) = (there.seconds(before.at), on.seconds(after.at));
            let more_walking_s = there_s + on_s - counted * after.walk_s;
            if more_walking_s < best_s && self.fits(visit, spans, before, after, there_s, on_s) {
                best_s = more_walking_s;
                best = Some(Insertion { position: position as u32, more_walking_s });
            }
        }
        best
    }

    /// Puts the door just before the stop at `position` or just after it, whichever costs less, if one costs less than `below_s`.
    #[inline]
    pub fn insertion_beside(
        &self,
        terrain: &Terrain,
        visit: &Visit,
        walks: (Walks, Walks),
        position: usize,
        below_s: i32,
    ) -> Option<Insertion> {
        if visit.load > self.room {
            return None;
        }
        let (there, on) = walks;
        let spans = terrain.spans(visit, self.day);
        let mut best = None;
        let mut best_s = below_s;
        for (position, pair) in (position..).zip(self.stops[position..position + 3].windows(2)) {
            let [before, after] = pair else { break };
            let (there_s, on_s) = (there.seconds(before.at), on.seconds(after.at));
            let more_walking_s = there_s + on_s - after.walk_s;
            if more_walking_s < best_s && self.fits(visit, spans, before, after, there_s, on_s) {
                best_s = more_walking_s;
                best = Some(Insertion { position: position as u32, more_walking_s });
            }
        }
        best
    }

    #[inline]
    fn fits(&self, visit: &Visit, spans: &[Span], before: &Stop, after: &Stop, there_s: i32, on_s: i32) -> bool {
        let rest = self.rest.as_ref();
        let left = step(rest, before.leave, there_s).serve(visit, spans);
        let ready = step(rest, left, on_s);
        ready.before_break <= after.ready_by.before_break || ready.after_break <= after.ready_by.after_break
    }

    /// Reckons walking and slack anew; says whether the hours allow the round.
    fn reckon(&mut self, terrain: &Terrain) -> bool {
        let mut walking_s = 0;
        for place in 1..self.stops.len() {
            self.stops[place].walk_s = terrain.walks_from(self.stops[place - 1].at).seconds(self.stops[place].at);
            walking_s += i64::from(self.stops[place].walk_s);
        }
        self.walking_s = if self.is_empty() { 0 } else { walking_s };
        let end = self.stops.len() - 1;
        self.reckon_leaves(terrain, 1, end);
        self.reckon_ready_by(terrain, end - 1, 0);
        self.stops[end].leave.after_break <= self.stops[end].ready_by.after_break
    }

    /// Reckons the earliest times from a place on; beyond `changed`, until nothing changes any more.
    fn reckon_leaves(&mut self, terrain: &Terrain, from: usize, changed: usize) {
        let (rest, end) = (self.rest, self.stops.len() - 1);
        for place in from..=end {
            let stop = self.stops[place];
            let mut clocks = step(rest.as_ref(), self.stops[place - 1].leave, stop.walk_s);
            if place < end {
                let visit = &terrain.visits[stop.door as usize];
                clocks = clocks.serve(visit, terrain.spans(visit, self.day));
            }
            if place > changed && clocks == stop.leave {
                break;
            }
            self.stops[place].leave = clocks;
        }
    }

    /// Reckons the latest times from a place backwards; before `changed`, until nothing changes any more.
    fn reckon_ready_by(&mut self, terrain: &Terrain, from: usize, changed: usize) {
        for place in (1..=from).rev() {
            let stop = self.stops[place];
            let Stop { walk_s, ready_by: next, .. } = self.stops[place + 1];
            let visit = &terrain.visits[stop.door as usize];
            let spans = terrain.spans(visit, self.day);
            let ready_by = Clocks {
                before_break: self
                    .rest
                    .as_ref()
                    .map_or(TOO_LATE, |rest| latest_ready(visit, spans, latest_leave_before_break(rest, next, walk_s))),
                after_break: latest_ready(visit, spans, next.after_break - walk_s),
            };
            if place < changed && ready_by == stop.ready_by {
                break;
            }
            self.stops[place].ready_by = ready_by;
        }
    }
}

impl Clocks {
    /// When she can leave the door if she is ready at these times.
    #[inline]
    fn serve(self, visit: &Visit, spans: &[Span]) -> Self {
        let before_break = if self.before_break >= NEVER { NEVER } else { leave(visit, spans, self.before_break) };
        Self { before_break, after_break: leave(visit, spans, self.after_break) }
    }

    #[inline]
    fn soonest(self) -> i32 {
        self.before_break.min(self.after_break)
    }
}

/// When she is ready at the next place: on either clock, and with the break taken on the way.
#[inline]
fn step(rest: Option<&Rest>, left: Clocks, walk_s: i32) -> Clocks {
    match rest {
        None => Clocks { before_break: NEVER, after_break: left.after_break + walk_s },
        Some(rest) => Clocks {
            before_break: left.before_break + walk_s,
            after_break: (left.after_break + walk_s).min(ready_after_break(rest, left.before_break, walk_s)),
        },
    }
}

/// When she is ready at the next place with the break taken: there, if it can still start there; else before she walks.
fn ready_after_break(rest: &Rest, left_s: i32, walk_s: i32) -> i32 {
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
fn latest_leave_before_break(rest: &Rest, next: Clocks, walk_s: i32) -> i32 {
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

#[inline]
fn leave(visit: &Visit, spans: &[Span], ready_s: i32) -> i32 {
    let span = spans.iter().find(|span| ready_s <= span.to_s);
    span.map_or(NEVER, |span| ready_s.max(span.from_s) + visit.service_s)
}

/// The latest time to be ready at the door, so that the visit ends in time.
#[inline]
fn latest_ready(visit: &Visit, spans: &[Span], leave_by_s: i32) -> i32 {
    let start_by_s = leave_by_s - visit.service_s;
    let span = spans.iter().rev().find(|span| span.from_s <= start_by_s);
    span.map_or(TOO_LATE, |span| span.to_s.min(start_by_s))
}
