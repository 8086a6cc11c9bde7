//! The course of a search from the first plan to the last: every thread works on its own part of the plan for a while, then the
//! parts are put together and divided anew. With an iteration limit, nothing in it depends on how fast the threads are.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};

use super::annealing::{Best, anneal};
use super::draft::{Draft, Score};
use super::parts::{Part, divide};
use super::recreate::complete;
use super::solver::{Limit, Progress, Search, Watch};
use super::terrain::{Terrain, numbers};

/// Progress is told at most this often.
const BETWEEN_REPORTS: Duration = Duration::from_millis(200);
/// How often a thread ruins and recreates before the parts are put together, per door of its part.
const ITERATIONS_PER_DOOR: u64 = 8;
/// And at least.
const FEWEST_ITERATIONS: u64 = 1000;

/// A search under way.
pub struct Course<'a> {
    terrain: &'a Terrain<'a>,
    search: &'a Search,
    watch: &'a Watch<'a>,
    began: Instant,
    reported: Instant,
    iterations: u64,
    best: Vec<Vec<u32>>,
    best_score: Score,
}

/// A thread's own draft and luck.
struct Searcher<'a> {
    draft: Draft<'a>,
    random: Xoshiro256PlusPlus,
}

impl<'a> Course<'a> {
    /// At its beginning.
    pub fn new(terrain: &'a Terrain<'a>, search: &'a Search, watch: &'a Watch<'a>, began: Instant) -> Self {
        let (best, best_score) = (Vec::new(), Score::default());
        Self { terrain, search, watch, began, reported: began, iterations: 0, best, best_score }
    }

    /// Searches to the end. Gives the best plan, by shift its doors in order, and how often it ruined and recreated.
    pub fn run(mut self) -> (Vec<Vec<u32>>, u64) {
        let (terrain, threads) = (self.terrain, self.search.threads.max(1));
        let mut random = Xoshiro256PlusPlus::seed_from_u64(self.search.seed);
        let mut searchers: Vec<Searcher> = (0..threads)
            .map(|_| Searcher {
                draft: Draft::new(terrain),
                random: Xoshiro256PlusPlus::seed_from_u64(random.random()),
            })
            .collect();
        let locked = (0..terrain.hours.len()).map(|shift| numbers(terrain.problem.locked(shift)));
        self.best = locked.collect();
        self.best_score = fill(&mut searchers[0].draft, terrain, &mut self.best);
        self.report();

        let nothing_to_do = terrain.ways.iter().all(|&ways| ways == 0);
        let mut stops = self.best.clone();
        while !nothing_to_do && self.share(0).is_some() {
            let parts = divide(terrain, &stops, threads, &mut random);
            let found = self.search_parts(&mut searchers, &parts, &stops);
            self.put_together(&searchers, &parts, &mut stops, found);
            if self.reported.elapsed() >= BETWEEN_REPORTS {
                self.report();
            }
        }
        // A search tries absent doors only where it has just made room.
        fill(&mut searchers[0].draft, terrain, &mut self.best);
        self.report();
        (self.best, self.iterations)
    }

    fn search_parts(&self, searchers: &mut [Searcher], parts: &[Part], stops: &[Vec<u32>]) -> Vec<Best> {
        let search = |number: usize, searcher: &mut Searcher, part: &Part| {
            let allotted = self.allotted(number as u64, parts.len() as u64, part.doors.len() as u64);
            searcher.draft.take_up(stops, part);
            let mut share = self.share(0);
            anneal(&mut searcher.draft, self.terrain, &mut searcher.random, |iterations| {
                if iterations % 16 == 0 {
                    share = self.share(iterations * parts.len() as u64);
                }
                share.filter(|_| iterations < allotted)
            })
        };
        std::thread::scope(|scope| {
            let search = &search;
            let mut pairs = searchers.iter_mut().zip(parts).enumerate();
            let first = pairs.next();
            let others: Vec<_> =
                pairs.map(|(number, (searcher, part))| scope.spawn(move || search(number, searcher, part))).collect();
            let first = first.map(|(number, (searcher, part))| search(number, searcher, part));
            let others =
                others.into_iter().map(|other| other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            first.into_iter().chain(others).collect()
        })
    }

    /// Each part's best makes up the best of all; each part's last is where the search goes on.
    fn put_together(&mut self, searchers: &[Searcher], parts: &[Part], stops: &mut [Vec<u32>], found: Vec<Best>) {
        let start = found.iter().map(|best| best.start).next().unwrap_or_default();
        let mut score = start;
        let mut rounds = Vec::new();
        for best in found {
            self.iterations += best.iterations;
            score = score.plus(&best.score, &start);
            rounds.extend(best.rounds);
        }
        if score.beats(&self.best_score) {
            self.best.clone_from_slice(stops);
            rounds.into_iter().for_each(|(shift, doors)| self.best[shift as usize] = doors);
            self.best_score = score;
        }
        for (searcher, part) in searchers.iter().zip(parts) {
            for &shift in &part.shifts {
                let stops = &mut stops[shift as usize];
                stops.clear();
                stops.extend(searcher.draft.round(shift).doors());
            }
        }
    }

    /// How many iterations a part is given.
    fn allotted(&self, part: u64, parts: u64, doors: u64) -> u64 {
        let usual = FEWEST_ITERATIONS.max(ITERATIONS_PER_DOOR * doors);
        match self.search.limit {
            Limit::Time(_) => usual,
            Limit::Iterations(limit) => usual.min((limit - self.iterations + parts - 1 - part) / parts),
        }
    }

    /// How much of the search is behind us, from 0 to 1, so many iterations after the parts were last put together; nothing when it
    /// is over.
    fn share(&self, iterations: u64) -> Option<f64> {
        let share = match self.search.limit {
            Limit::Time(limit) => self.began.elapsed().as_secs_f64() / limit.as_secs_f64().max(f64::MIN_POSITIVE),
            Limit::Iterations(limit) => (self.iterations + iterations) as f64 / limit as f64,
        };
        (share < 1.0 && !self.watch.stop.load(Ordering::Relaxed)).then_some(share)
    }

    fn report(&mut self) {
        self.reported = Instant::now();
        let Score { served, priority, walking_s } = self.best_score;
        (self.watch.progress)(&Progress {
            share: self.share(0).unwrap_or(1.0),
            iterations: self.iterations,
            doors: self.terrain.visits.len(),
            served: served as usize,
            priority_served: priority,
            walking_s,
        });
    }
}

/// Puts into a plan what still fits; says how good it is then.
fn fill(draft: &mut Draft, terrain: &Terrain, stops: &mut [Vec<u32>]) -> Score {
    draft.take_up(stops, &Part::whole(terrain, stops));
    complete(draft, terrain);
    for (stops, round) in stops.iter_mut().zip(draft.rounds()) {
        stops.clear();
        stops.extend(round.doors());
    }
    draft.score()
}
