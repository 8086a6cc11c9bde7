//! The plan while it is being worked on: every shift's round, the doors that are on none, and the way back to where the last
//! change began. A draft may be opened for a part of the plan only; the rest then stands still. What was found out about a door
//! and a round is kept for as long as the round stays the same.

use super::parts::Part;
use super::round::{Insertion, Round};
use super::terrain::Terrain;

/// At most so many rounds have a place of their own in what is kept about a door; beyond, they share.
const MOST_KEPT: usize = 256;
/// With more absent doors than this, it is not counted who is absent how often.
const MOST_COUNTED: usize = 128;
/// Stands in the place of a round for the doors of this part that are on none.
const NO_ROUND: u32 = u32::MAX;
/// Stands in the place of a round for all other doors that are on none.
const ELSEWHERE: u32 = u32::MAX - 1;

/// How good a plan is. More priority is better; with the same, less walking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// How many doors are served.
    pub served: i64,
    /// The sum of their priorities.
    pub priority: i64,
    /// Seconds of walking over all rounds.
    pub walking_s: i64,
}

impl Score {
    /// Whether this is better than that.
    pub fn beats(&self, other: &Self) -> bool {
        (self.priority, -self.walking_s) > (other.priority, -other.walking_s)
    }

    /// With what another search gained, elsewhere, from the same start.
    pub fn plus(&self, other: &Self, start: &Self) -> Self {
        Self {
            served: self.served + other.served - start.served,
            priority: self.priority + other.priority - start.priority,
            walking_s: self.walking_s + other.walking_s - start.walking_s,
        }
    }
}

/// Where a door is: on which shift's round, after how many stops.
#[derive(Debug, Clone, Copy)]
struct Place {
    shift: u32,
    position: u32,
}

impl Place {
    const NONE: Self = Self { shift: NO_ROUND, position: 0 };
    const ELSEWHERE: Self = Self { shift: ELSEWHERE, position: 0 };
}

/// The best insertion of a door into the round that has this stamp; without a position, there is none.
#[derive(Debug, Clone, Copy)]
struct Found {
    stamp: u64,
    position: u32,
    more_walking_s: i32,
}

const NO_POSITION: u32 = u32::MAX;

/// A plan in the making.
pub struct Draft<'t> {
    terrain: &'t Terrain<'t>,
    rounds: Vec<Round>,
    places: Vec<Place>,
    /// Rounds with a door.
    used: usize,
    /// The shifts that may change, a bit each, and in a row.
    open: Vec<u64>,
    open_shifts: Vec<u32>,
    /// The doors of this part.
    doors: Vec<u32>,
    absent: Vec<u32>,
    /// By door: how often it was absent when it was counted.
    absences: Vec<u64>,
    score: Score,
    found: Vec<Found>,
    kept: usize,
    last_stamp: u64,
    /// What to go back to: the rounds that have changed, as they were; behind them, rounds whose memory can be used again.
    before: Vec<Round>,
    changes: usize,
    absent_before: Vec<u32>,
    score_before: Score,
    used_before: usize,
}

impl<'t> Draft<'t> {
    /// Nothing but the locked doors, nothing of it open.
    pub fn new(terrain: &'t Terrain<'t>) -> Self {
        let shifts = terrain.hours.len();
        let kept = shifts.next_power_of_two().min(MOST_KEPT);
        let empty = |shift: u32| Round::new(terrain, shift, &[]);
        Self {
            terrain,
            // Every shift has time for its break, so a round without doors is always allowed.
            rounds: (0..shifts as u32).filter_map(empty).collect(),
            places: vec![Place::ELSEWHERE; terrain.visits.len()],
            used: 0,
            open: vec![0; shifts.div_ceil(64)],
            open_shifts: Vec::new(),
            doors: Vec::new(),
            absent: Vec::new(),
            absences: vec![0; terrain.visits.len()],
            score: Score::default(),
            found: vec![Found { stamp: 0, position: NO_POSITION, more_walking_s: 0 }; terrain.visits.len() * kept],
            kept,
            last_stamp: 0,
            before: Vec::new(),
            changes: 0,
            absent_before: Vec::new(),
            score_before: Score::default(),
            used_before: 0,
        }
    }

    /// Takes up a plan (by shift, its doors in order), to work on a part of it.
    pub fn take_up(&mut self, stops: &[Vec<u32>], part: &Part) {
        for (shift, doors) in stops.iter().enumerate() {
            if self.rounds[shift].stamp() == 0 || !self.rounds[shift].doors().eq(doors.iter().copied()) {
                // What is taken up was found to be possible, so there always is such a round.
                if let Some(round) = Round::new(self.terrain, shift as u32, doors) {
                    self.rounds[shift] = round;
                }
                self.stamp(shift as u32);
            }
        }
        self.score = Score::default();
        self.used = 0;
        self.places.fill(Place::ELSEWHERE);
        part.absent.iter().for_each(|&door| self.places[door as usize] = Place::NONE);
        for round in &self.rounds {
            self.used += usize::from(!round.is_empty());
            self.score.walking_s += round.walking_s();
            for (door, position) in round.doors().zip(0..) {
                self.places[door as usize] = Place { shift: round.shift(), position };
                self.score.served += 1;
                self.score.priority += self.terrain.problem.doors()[door as usize].priority;
            }
        }
        self.open.fill(0);
        part.shifts.iter().for_each(|shift| self.open[*shift as usize / 64] |= 1 << (shift % 64));
        self.open_shifts.clone_from(&part.shifts);
        self.doors.clone_from(&part.doors);
        self.absent.clone_from(&part.absent);
        self.begin();
    }

    /// The rounds by shift.
    pub fn rounds(&self) -> &[Round] {
        &self.rounds
    }

    /// The round of a shift.
    pub fn round(&self, shift: u32) -> &Round {
        &self.rounds[shift as usize]
    }

    /// The shift that a door is on, if that is open.
    #[inline]
    pub fn round_of(&self, door: u32) -> Option<u32> {
        let shift = self.places[door as usize].shift;
        (shift < ELSEWHERE && self.is_open(shift)).then_some(shift)
    }

    /// How many stops come before a door that is on a round.
    #[inline]
    pub fn position(&self, door: u32) -> usize {
        self.places[door as usize].position as usize
    }

    /// Whether a shift may change.
    #[inline]
    pub fn is_open(&self, shift: u32) -> bool {
        self.open[shift as usize / 64] >> (shift % 64) & 1 == 1
    }

    /// The shifts that may change.
    pub fn open_shifts(&self) -> &[u32] {
        &self.open_shifts
    }

    /// The doors of this part, on its rounds or absent.
    pub fn doors(&self) -> &[u32] {
        &self.doors
    }

    /// The doors of this part that some shift could take, but that are on none.
    pub fn absent(&self) -> &[u32] {
        &self.absent
    }

    /// Whether a door of this part is on no round.
    pub fn is_absent(&self, door: u32) -> bool {
        self.places[door as usize].shift == NO_ROUND
    }

    /// How good the whole is.
    pub fn score(&self) -> Score {
        self.score
    }

    /// How many doors a round has, on average over the rounds that have any.
    pub fn mean_stops(&self) -> f64 {
        self.score.served as f64 / self.used.max(1) as f64
    }

    /// The rounds that have changed since [`Draft::begin`], as they were.
    pub fn changed(&self) -> &[Round] {
        &self.before[..self.changes]
    }

    /// From here on, changes can be undone together.
    pub fn begin(&mut self) {
        self.changes = 0;
        self.absent_before.clone_from(&self.absent);
        self.score_before = self.score;
        self.used_before = self.used;
    }

    /// Goes back to where the changes began.
    pub fn undo(&mut self) {
        for before in &self.before[..self.changes] {
            for door in self.rounds[before.shift() as usize].doors() {
                self.places[door as usize] = Place::NONE;
            }
        }
        for before in &mut self.before[..self.changes] {
            let shift = before.shift();
            for (door, position) in before.doors().zip(0..) {
                self.places[door as usize] = Place { shift, position };
            }
            std::mem::swap(before, &mut self.rounds[shift as usize]);
        }
        self.changes = 0;
        std::mem::swap(&mut self.absent, &mut self.absent_before);
        self.score = self.score_before;
        self.used = self.used_before;
    }

    /// Takes doors out of a round that has not changed since [`Draft::begin`], all but the locked ones among them. If the hours
    /// would then not allow the round, nothing is taken.
    pub fn take_out(&mut self, shift: u32, doors: &[u32]) {
        let terrain = self.terrain;
        let is_taken = |door: u32| doors.contains(&door) && !terrain.locked[door as usize];
        if !doors.iter().any(|&door| is_taken(door)) {
            return;
        }
        self.remember(shift);
        let round = &mut self.rounds[shift as usize];
        let before_s = round.walking_s();
        if !round.retain(terrain, |door| !is_taken(door)) {
            self.changes -= 1;
            round.become_like(&self.before[self.changes]);
            return;
        }
        self.score.walking_s += round.walking_s() - before_s;
        self.used -= usize::from(round.is_empty());
        for (door, position) in round.doors().zip(0..) {
            self.places[door as usize].position = position;
        }
        self.stamp(shift);
        for &door in doors.iter().filter(|&&door| is_taken(door)) {
            self.places[door as usize] = Place::NONE;
            self.absent.push(door);
            self.score.served -= 1;
            self.score.priority -= terrain.problem.doors()[door as usize].priority;
        }
    }

    /// The cheapest way to put a door into a shift's round, if there is any.
    #[inline]
    pub fn best_insertion(&mut self, door: u32, shift: u32) -> Option<Insertion> {
        let round = &self.rounds[shift as usize];
        let found = &mut self.found[door as usize * self.kept + shift as usize % self.kept];
        if found.stamp != round.stamp() {
            let insertion = round.best_insertion(self.terrain, door);
            let (position, more_walking_s) =
                insertion.map_or((NO_POSITION, 0), |insertion| (insertion.position, insertion.more_walking_s));
            *found = Found { stamp: round.stamp(), position, more_walking_s };
        }
        let Found { position, more_walking_s, .. } = *found;
        (position != NO_POSITION).then_some(Insertion { position, more_walking_s })
    }

    /// Puts a door where [`Draft::best_insertion`] said. The caller takes it off the absent ones, see [`Draft::settle`].
    pub fn put_in(&mut self, door: u32, shift: u32, insertion: Insertion) {
        self.remember(shift);
        self.used += usize::from(self.rounds[shift as usize].is_empty());
        let round = &mut self.rounds[shift as usize];
        round.insert(self.terrain, door, insertion.position as usize);
        self.places[door as usize].shift = shift;
        for (door, position) in round.doors().zip(0..).skip(insertion.position as usize) {
            self.places[door as usize].position = position;
        }
        self.stamp(shift);
        self.score.walking_s += i64::from(insertion.more_walking_s);
        self.score.served += 1;
        self.score.priority += self.terrain.problem.doors()[door as usize].priority;
    }

    /// Counts who is absent now. Says how much more often the doors that are absent have been so than those that were before the
    /// changes, as a multiple of the mean of these; less is better, for they are easier to put back.
    pub fn count_absences(&mut self) -> f64 {
        if self.absent_before.is_empty() || self.absent.len().max(self.absent_before.len()) > MOST_COUNTED {
            return 0.0;
        }
        let sum = |doors: &[u32]| doors.iter().map(|&door| self.absences[door as usize]).sum::<u64>() as f64;
        let (now, before) = (sum(&self.absent), sum(&self.absent_before));
        let mean = before / self.absent_before.len() as f64;
        self.absent.iter().for_each(|&door| self.absences[door as usize] += 1);
        (now - before) / mean.max(1.0)
    }

    /// Takes the doors that have found a place off the list of absent ones.
    pub fn settle(&mut self) {
        let places = &self.places;
        self.absent.retain(|&door| places[door as usize].shift == NO_ROUND);
    }

    fn remember(&mut self, shift: u32) {
        if self.changed().iter().any(|round| round.shift() == shift) {
            return;
        }
        let round = &self.rounds[shift as usize];
        match self.before.get_mut(self.changes) {
            Some(spare) => spare.become_like(round),
            None => self.before.push(round.clone()),
        }
        self.changes += 1;
    }

    fn stamp(&mut self, shift: u32) {
        self.last_stamp += 1;
        self.rounds[shift as usize].set_stamp(self.last_stamp);
    }
}
