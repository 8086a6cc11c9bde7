//! What the search looks up over and over, reckoned once per problem: which shifts could take a door, and which doors are near.

use super::problem::Problem;
use super::round::Round;

/// How many near doors are kept for each. Strings are pulled out around one door, so more are hardly ever reached.
const NEAR: usize = 128;

/// Lookups over a problem.
pub struct Terrain<'p> {
    /// The problem itself.
    pub problem: &'p Problem,
    /// By door: the shifts that could take it if they had only their locked doors.
    pub shifts_of: Vec<Vec<usize>>,
    /// By door: the nearest doors, itself first.
    pub near: Vec<Vec<usize>>,
    /// By door: walking seconds to the nearest start and back.
    pub remoteness_s: Vec<i64>,
    /// By door: whether it stays where it is.
    pub locked: Vec<bool>,
    /// A usual walk between two doors that are close, in seconds: the unit in which the search counts a loss.
    pub usual_walk_s: f64,
}

impl<'p> Terrain<'p> {
    /// Reckons the lookups.
    pub fn new(problem: &'p Problem) -> Self {
        let doors = 0..problem.doors().len();
        let mut locked = vec![false; problem.doors().len()];
        let rounds: Vec<Option<Round>> = (0..problem.shifts().len())
            .map(|shift| {
                problem.locked(shift).iter().for_each(|&door| locked[door] = true);
                Round::new(problem, shift, problem.locked(shift).to_vec())
            })
            .collect();
        let takes = |door: usize, shift: usize| {
            problem.suits(door, shift)
                && rounds[shift].as_ref().is_some_and(|round| round.best_insertion(problem, door).is_some())
        };
        let shifts_of = doors
            .clone()
            .map(|door| (0..problem.shifts().len()).filter(|&shift| !locked[door] && takes(door, shift)).collect())
            .collect();
        let near: Vec<Vec<usize>> = doors.clone().map(|door| nearest(problem, door)).collect();
        let remoteness_s = doors.map(|door| remoteness_s(problem, door)).collect();
        let usual_walk_s = usual_walk_s(problem, &near);
        Self { problem, shifts_of, near, remoteness_s, locked, usual_walk_s }
    }
}

fn there_and_back_s(problem: &Problem, a: usize, b: usize) -> i64 {
    let (a, b) = (problem.doors()[a].at, problem.doors()[b].at);
    problem.walking().seconds(a, b) + problem.walking().seconds(b, a)
}

fn nearest(problem: &Problem, door: usize) -> Vec<usize> {
    let key = |&other: &usize| (other != door, there_and_back_s(problem, door, other), other);
    let mut near: Vec<usize> = (0..problem.doors().len()).collect();
    if near.len() > NEAR {
        near.select_nth_unstable_by_key(NEAR, key);
        near.truncate(NEAR);
    }
    near.sort_unstable_by_key(key);
    near
}

fn remoteness_s(problem: &Problem, door: usize) -> i64 {
    let at = problem.doors()[door].at;
    let walks = problem.shifts().iter().map(|shift| problem.walking().seconds(shift.start, at));
    walks.min().unwrap_or(0)
}

/// The mean walk to the fifth nearest door.
fn usual_walk_s(problem: &Problem, near: &[Vec<usize>]) -> f64 {
    let walks: Vec<i64> = near
        .iter()
        .filter_map(|near| Some(there_and_back_s(problem, *near.first()?, *near.get(5).or(near.last())?) / 2))
        .collect();
    let mean = walks.iter().sum::<i64>() as f64 / walks.len().max(1) as f64;
    mean.max(1.0)
}
