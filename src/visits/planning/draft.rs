//! The plan while it is being worked on: every shift's round, the doors that are on none, and the way back to where the last
//! change began. What was found out about a door and a round is kept for as long as the round stays the same.

use super::round::{Insertion, Round};
use super::terrain::Terrain;

/// How good a plan is. More priority is better; with the same, less walking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// How many doors are served.
    pub served: usize,
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
}

/// A plan in the making.
pub struct Draft<'t> {
    terrain: &'t Terrain<'t>,
    rounds: Vec<Round>,
    round_of: Vec<Option<usize>>,
    absent: Vec<usize>,
    score: Score,
    /// By door and shift: the round's stamp when its best insertion was last looked for, and what was found.
    found: Vec<(u64, Option<Insertion>)>,
    last_stamp: u64,
    /// What to go back to: the rounds that have changed, as they were.
    before: Vec<Round>,
    absent_before: Vec<usize>,
    score_before: Score,
}

impl<'t> Draft<'t> {
    /// Nothing but the locked doors.
    pub fn new(terrain: &'t Terrain<'t>) -> Self {
        let problem = terrain.problem;
        let shifts = problem.shifts().len();
        let mut draft = Self {
            terrain,
            rounds: Vec::with_capacity(shifts),
            round_of: vec![None; problem.doors().len()],
            absent: (0..problem.doors().len()).filter(|&door| !terrain.shifts_of[door].is_empty()).collect(),
            score: Score::default(),
            found: vec![(0, None); problem.doors().len() * shifts],
            last_stamp: 0,
            before: Vec::new(),
            absent_before: Vec::new(),
            score_before: Score::default(),
        };
        for shift in 0..shifts {
            let locked = problem.locked(shift).to_vec();
            for &door in &locked {
                draft.round_of[door] = Some(shift);
                draft.score.served += 1;
                draft.score.priority += problem.doors()[door].priority;
            }
            // A problem without contradictions has locked doors that fit their shift.
            if let Some(round) = Round::new(problem, shift, locked) {
                draft.score.walking_s += round.walking_s();
                draft.rounds.push(round);
                draft.stamp(shift);
            }
        }
        draft
    }

    /// The rounds by shift.
    pub fn rounds(&self) -> &[Round] {
        &self.rounds
    }

    /// The shift that a door is on.
    pub fn round_of(&self, door: usize) -> Option<usize> {
        self.round_of[door]
    }

    /// The doors that some shift could take, but that are on none.
    pub fn absent(&self) -> &[usize] {
        &self.absent
    }

    /// How good it is.
    pub fn score(&self) -> Score {
        self.score
    }

    /// The shifts whose rounds have changed since [`Draft::begin`].
    pub fn changed(&self) -> impl Iterator<Item = usize> {
        self.before.iter().map(Round::shift)
    }

    /// From here on, changes can be undone together.
    pub fn begin(&mut self) {
        self.before.clear();
        self.absent_before.clone_from(&self.absent);
        self.score_before = self.score;
    }

    /// Goes back to where the changes began.
    pub fn undo(&mut self) {
        for round in &self.before {
            for &door in self.rounds[round.shift()].stops() {
                self.round_of[door] = None;
            }
        }
        for round in self.before.drain(..) {
            for &door in round.stops() {
                self.round_of[door] = Some(round.shift());
            }
            let shift = round.shift();
            self.rounds[shift] = round;
        }
        std::mem::swap(&mut self.absent, &mut self.absent_before);
        self.score = self.score_before;
    }

    /// Takes doors out of a shift's round, all but the locked ones among them. If the hours would then not allow the round,
    /// nothing is taken.
    pub fn take_out(&mut self, shift: usize, doors: &[usize]) {
        let taken: Vec<usize> = doors.iter().copied().filter(|&door| !self.terrain.locked[door]).collect();
        if taken.is_empty() {
            return;
        }
        let problem = self.terrain.problem;
        self.remember(shift);
        let mut round = self.rounds[shift].clone();
        if !round.retain(problem, |door| !taken.contains(door)) {
            return;
        }
        self.score.walking_s += round.walking_s() - self.rounds[shift].walking_s();
        self.rounds[shift] = round;
        self.stamp(shift);
        for door in taken {
            self.round_of[door] = None;
            self.absent.push(door);
            self.score.served -= 1;
            self.score.priority -= problem.doors()[door].priority;
        }
    }

    /// The cheapest way to put a door into a shift's round, if there is any.
    pub fn best_insertion(&mut self, door: usize, shift: usize) -> Option<Insertion> {
        let round = &self.rounds[shift];
        let found = &mut self.found[door * self.rounds.len() + shift];
        if found.0 != round.stamp() {
            *found = (round.stamp(), round.best_insertion(self.terrain.problem, door));
        }
        found.1
    }

    /// Puts a door where [`Draft::best_insertion`] said. The caller takes it off the absent ones, see [`Draft::settle`].
    pub fn put_in(&mut self, door: usize, shift: usize, insertion: Insertion) {
        self.remember(shift);
        self.rounds[shift].insert(self.terrain.problem, door, insertion.position);
        self.stamp(shift);
        self.round_of[door] = Some(shift);
        self.score.walking_s += insertion.more_walking_s;
        self.score.served += 1;
        self.score.priority += self.terrain.problem.doors()[door].priority;
    }

    /// Takes the doors that have found a place off the list of absent ones.
    pub fn settle(&mut self) {
        let round_of = &self.round_of;
        self.absent.retain(|&door| round_of[door].is_none());
    }

    fn remember(&mut self, shift: usize) {
        if !self.before.iter().any(|round| round.shift() == shift) {
            self.before.push(self.rounds[shift].clone());
        }
    }

    fn stamp(&mut self, shift: usize) {
        self.last_stamp += 1;
        self.rounds[shift].set_stamp(self.last_stamp);
    }
}
