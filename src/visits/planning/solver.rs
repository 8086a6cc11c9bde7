//! Solves a problem: lets the search run, puts times to the rounds that it found and reasons to what is left out. It can be
//! stopped at any moment and then gives the best plan so far.

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::course::Course;
use super::moving::walking_s;
use super::plan::{Plan, Unplanned};
use super::problem::Problem;
use super::reasons::reasons;
use super::terrain::Terrain;
use super::timetable::timetable;

/// When a search ends by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// After this time.
    Time(Duration),
    /// After so many iterations, over all threads. Then the plan is the same, byte for byte, every time.
    Iterations(u64),
}

/// How to search.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Search {
    /// When it ends.
    pub limit: Limit,
    /// What the randomness grows from.
    pub seed: u64,
    /// Parts of the plan that are worked on side by side, each in its own thread; at least one.
    pub threads: usize,
}

/// How far a search is, and the best plan it has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// How much of the search is behind, from 0 to 1.
    pub share: f64,
    /// Iterations so far, over all threads.
    pub iterations: u64,
    /// Doors of the problem.
    pub doors: usize,
    /// Doors that the best plan serves.
    pub served: usize,
    /// The sum of their priorities.
    pub priority_served: i64,
    /// The walking of the best plan, in seconds.
    pub walking_s: i64,
}

/// Someone who watches the search, and can end it.
pub struct Watch<'a> {
    /// Once true, the search ends with the best plan so far.
    pub stop: &'a AtomicBool,
    /// Is told how far the search is, a few times a second.
    pub progress: &'a (dyn Fn(&Progress) + Sync),
}

/// Searches for a good plan.
pub fn solve(problem: &Problem, search: &Search, watch: &Watch) -> Plan {
    // How long a search may take is not civil time: the monotonic clock is read in this room only for that.
    let began = Instant::now();
    let terrain = Terrain::new(problem, search.threads);
    let (stops, iterations) = Course::new(&terrain, search, watch, began).run();
    let seconds = match search.limit {
        Limit::Time(_) => Some((began.elapsed().as_secs_f64() * 10.0).round() / 10.0),
        Limit::Iterations(_) => None,
    };
    plan(&terrain, &stops, seconds, iterations, search.seed)
}

/// Writes down the rounds that were found.
fn plan(terrain: &Terrain, stops: &[Vec<u32>], seconds: Option<f64>, iterations: u64, seed: u64) -> Plan {
    let problem = terrain.problem;
    let mut plan = Plan {
        served: 0,
        priority_served: 0,
        walking_s: 0,
        rounds: Vec::new(),
        unplanned: Vec::new(),
        seconds,
        iterations,
        seed,
    };
    let mut served = vec![false; problem.doors().len()];
    for (shift, stops) in stops.iter().enumerate().filter(|(_, stops)| !stops.is_empty()) {
        let stops: Vec<usize> = stops.iter().map(|&door| door as usize).collect();
        let Some(round) = timetable(problem, shift, &stops) else { continue };
        for &door in &stops {
            served[door] = true;
            plan.served += 1;
            plan.priority_served += problem.doors()[door].priority;
        }
        plan.walking_s += walking_s(problem, shift, &stops);
        plan.rounds.push(round);
    }
    for (number, door) in problem.doors().iter().enumerate().filter(|&(number, _)| !served[number]) {
        plan.unplanned.push(Unplanned { door: door.id.clone(), reasons: reasons(terrain, number) });
    }
    plan
}
