//! Solves a problem: runs searches side by side, takes the best, puts times to its rounds and reasons to what is left out. It can
//! be stopped at any moment and then gives the best plan so far.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::annealing::{Best, anneal};
use super::draft::Score;
use super::plan::{Plan, Unplanned};
use super::problem::Problem;
use super::reasons::reasons;
use super::terrain::Terrain;
use super::timetable::timetable;

/// Progress is told at most this often.
const BETWEEN_REPORTS: Duration = Duration::from_millis(200);

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
    /// Searches that run side by side, each in its own thread; at least one.
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
    // How long a search may take is not civil time: the monotonic clock is read here and nowhere else in the room.
    let began = Instant::now();
    let terrain = Terrain::new(problem);
    let threads = search.threads.max(1);
    let nothing_to_do = terrain.shifts_of.iter().all(Vec::is_empty);
    let board = Board { best: Mutex::new(Score::default()), iterations: AtomicU64::new(0) };

    let run = |thread: usize| {
        let mut reported = began;
        let mut counted = 0;
        anneal(&terrain, search.seed.wrapping_add(thread as u64), |iterations, best| {
            let share = match search.limit {
                Limit::Time(limit) => began.elapsed().as_secs_f64() / limit.as_secs_f64().max(f64::MIN_POSITIVE),
                Limit::Iterations(limit) => {
                    let own = limit / threads as u64 + u64::from((thread as u64) < limit % threads as u64);
                    if iterations >= own { 1.0 } else { iterations as f64 / own as f64 }
                }
            };
            let over = share >= 1.0 || nothing_to_do || watch.stop.load(Ordering::Relaxed);
            if over || reported.elapsed() >= BETWEEN_REPORTS {
                reported = Instant::now();
                let all = board.note(best, iterations - counted);
                counted = iterations;
                if thread == 0 {
                    (watch.progress)(&board.progress(problem, share.min(1.0), all));
                }
            }
            (!over).then_some(share)
        })
    };
    let found: Vec<Best> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|thread| scope.spawn(move || run(thread))).collect();
        let first = run(0);
        let others =
            others.into_iter().map(|search| search.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        std::iter::once(first).chain(others).collect()
    });

    let iterations = found.iter().map(|best| best.iterations).sum();
    let best = found.into_iter().reduce(|best, other| if other.score.beats(&best.score) { other } else { best });
    let rounds = best.map(|best| best.rounds).unwrap_or_default();
    let seconds = match search.limit {
        Limit::Time(_) => Some((began.elapsed().as_secs_f64() * 10.0).round() / 10.0),
        Limit::Iterations(_) => None,
    };
    plan(problem, &rounds, seconds, iterations, search.seed)
}

/// Where the searches leave word of how far they are. Nothing of it flows back into them.
struct Board {
    best: Mutex<Score>,
    iterations: AtomicU64,
}

impl Board {
    fn note(&self, score: &Score, more_iterations: u64) -> u64 {
        if let Ok(mut best) = self.best.lock()
            && score.beats(&best)
        {
            *best = *score;
        }
        self.iterations.fetch_add(more_iterations, Ordering::Relaxed) + more_iterations
    }

    fn progress(&self, problem: &Problem, share: f64, iterations: u64) -> Progress {
        let best = self.best.lock().map(|best| *best).unwrap_or_default();
        let Score { served, priority, walking_s } = best;
        Progress { share, iterations, doors: problem.doors().len(), served, priority_served: priority, walking_s }
    }
}

/// Writes down the rounds that were found.
fn plan(problem: &Problem, rounds: &[Vec<usize>], seconds: Option<f64>, iterations: u64, seed: u64) -> Plan {
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
    for (shift, stops) in rounds.iter().enumerate().filter(|(_, stops)| !stops.is_empty()) {
        let Some(round) = timetable(problem, shift, stops) else { continue };
        let hours = &problem.shifts()[shift];
        let mut at = hours.start;
        for &door in stops {
            served[door] = true;
            plan.served += 1;
            plan.priority_served += problem.doors()[door].priority;
            plan.walking_s += problem.walking().seconds(at, problem.doors()[door].at);
            at = problem.doors()[door].at;
        }
        plan.walking_s += problem.walking().seconds(at, hours.end);
        plan.rounds.push(round);
    }
    for (number, door) in problem.doors().iter().enumerate().filter(|&(number, _)| !served[number]) {
        plan.unplanned.push(Unplanned { door: door.id.clone(), reasons: reasons(problem, number) });
    }
    plan
}
