//! What it would cost to move one door by hand, and what that would break: asked while the coordinator still holds the door over
//! another round, so it looks at two rounds only and never searches.

use super::breaches::{Breach, unsuited};
use super::plan::PlannedRound;
use super::problem::Problem;
use super::timetable::{badness, timetable_at_any_rate};

/// A door moved to another round, or to another place in its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// How many stops come before the door on its new round; none when it is on no round any more.
    pub position: Option<usize>,
    /// Seconds of walking more than before, over all rounds; fewer when negative.
    pub more_walking_s: i64,
    /// The rounds that change, as they would then be walked: the one that the door leaves, then the one that it joins. A round
    /// that loses its only stop is not among them.
    pub rounds: Vec<PlannedRound>,
    /// What these rounds would break and did not break before.
    pub breaches: Vec<Breach>,
}

/// Moves a door to the round of shift `to`, or off all rounds. `stops` holds the doors of each shift in order, by number. Without
/// a position the door goes where it breaks least, and there, where it costs the least walking. The rounds need not be sound.
pub fn move_door(
    problem: &Problem,
    stops: &[Vec<usize>],
    door: usize,
    to: Option<usize>,
    position: Option<usize>,
) -> Moved {
    let from = stops.iter().position(|stops| stops.contains(&door));
    let left: Vec<usize> = from.map_or(Vec::new(), |from| without(&stops[from], door));
    let before: Vec<Walked> = from
        .into_iter()
        .chain(to.filter(|&to| Some(to) != from))
        .map(|shift| walked(problem, shift, &stops[shift]))
        .collect();
    let leaving = from.filter(|_| to != from).map(|from| walked(problem, from, &left));
    let joining = to.map(|to| {
        let others = if from == to.into() { left.clone() } else { stops[to].clone() };
        let positions = position.map_or(0..=others.len(), |position| {
            let position = position.min(others.len());
            position..=position
        });
        let with = |position: usize| {
            let mut stops = others.clone();
            stops.insert(position, door);
            stops
        };
        let best = positions.min_by_key(|&position| order(problem, to, &with(position)));
        best.map(|position| (position, walked(problem, to, &with(position))))
    });
    let (position, joining) = joining.flatten().unzip();

    let after: Vec<Walked> = leaving.into_iter().chain(joining).collect();
    let walking_s = |rounds: &[Walked]| rounds.iter().map(|walked| walked.walking_s).sum::<i64>();
    let known: Vec<&Breach> = before.iter().flat_map(|walked| &walked.breaches).collect();
    let is_new = |breach: &Breach| !known.iter().any(|known| known.covers(breach));
    Moved {
        position,
        more_walking_s: walking_s(&after) - walking_s(&before),
        breaches: after.iter().flat_map(|walked| walked.breaches.clone()).filter(is_new).collect(),
        rounds: after.into_iter().map(|walked| walked.round).filter(|round| !round.stops.is_empty()).collect(),
    }
}

/// A round with all that it breaks.
struct Walked {
    round: PlannedRound,
    walking_s: i64,
    breaches: Vec<Breach>,
}

/// How good a round is that was put together by hand: the least is the best.
fn order(problem: &Problem, shift: usize, stops: &[usize]) -> (usize, i64, i64) {
    let (breaches, late_s) = badness(problem, shift, stops);
    (unsuited(problem, shift, stops).len() + breaches, late_s, walking_s(problem, shift, stops))
}

fn walked(problem: &Problem, shift: usize, stops: &[usize]) -> Walked {
    let mut breaches = unsuited(problem, shift, stops);
    let (round, of_hours) = timetable_at_any_rate(problem, shift, stops);
    // A shift without stops is not walked: it has nothing to be late for.
    if !stops.is_empty() {
        breaches.extend(of_hours);
    }
    Walked { round, walking_s: walking_s(problem, shift, stops), breaches }
}

/// Walking seconds of a shift's stops; none for a round without stops.
pub fn walking_s(problem: &Problem, shift: usize, stops: &[usize]) -> i64 {
    if stops.is_empty() {
        return 0;
    }
    let hours = &problem.shifts()[shift];
    let mut walking_s = 0;
    let mut from = hours.start;
    for at in stops.iter().map(|&stop| problem.doors()[stop].at).chain([hours.end]) {
        walking_s += problem.walking().seconds(from, at);
        from = at;
    }
    walking_s
}

fn without(stops: &[usize], door: usize) -> Vec<usize> {
    stops.iter().copied().filter(|&stop| stop != door).collect()
}
