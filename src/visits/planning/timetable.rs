//! Puts times to the stops of a round: as early as the walk, the windows and the break allow. The break goes between two visits
//! where that is possible, before the first or after the last where it is not; among the possible places, where the mediator
//! is back soonest.

use super::plan::{PlannedRound, PlannedStop};
use super::problem::{Break, Problem};
use super::round::{NEVER, start};

/// The timetable of a shift's stops, or nothing when its hours do not allow them.
pub fn timetable(problem: &Problem, shift: usize, stops: &[usize]) -> Option<PlannedRound> {
    let Some(rest) = &problem.shifts()[shift].rest else { return walk(problem, shift, stops, None) };
    let gaps = (0..=stops.len()).filter_map(|gap| {
        let round = walk(problem, shift, stops, Some((gap, rest)))?;
        let between_visits = gap > 0 && gap < stops.len();
        Some(((!between_visits, round.back_at_s), round))
    });
    gaps.min_by_key(|(order, _)| *order).map(|(_, round)| round)
}

/// Walks the round, with the break after as many stops as `rest` says.
fn walk(problem: &Problem, shift: usize, stops: &[usize], rest: Option<(usize, &Break)>) -> Option<PlannedRound> {
    let hours = &problem.shifts()[shift];
    let mut now_s = hours.from_s;
    let mut from = hours.start;
    let mut break_at_s = None;
    let mut planned = Vec::with_capacity(stops.len());
    for (gap, &stop) in stops.iter().enumerate() {
        let door = &problem.doors()[stop];
        let walk_s = problem.walking().seconds(from, door.at);
        let rest_here = rest.filter(|&(at, _)| at == gap).map(|(_, rest)| rest);
        let leg = leg(now_s, walk_s, rest_here)?;
        break_at_s = break_at_s.or(leg.break_at_s);
        let start_s = start(door, hours.day, leg.ready_s);
        if start_s == NEVER {
            return None;
        }
        now_s = start_s + door.service_s;
        planned.push(PlannedStop { door: door.id.clone(), arrive_s: leg.arrive_s, start_s, leave_s: now_s });
        from = door.at;
    }
    let rest_at_end = rest.filter(|&(at, _)| at == stops.len()).map(|(_, rest)| rest);
    let home = leg(now_s, problem.walking().seconds(from, hours.end), rest_at_end)?;
    let back_at_s = home.ready_s;
    let break_at_s = break_at_s.or(home.break_at_s);
    (back_at_s <= hours.to_s).then(|| PlannedRound { shift: hours.id.clone(), stops: planned, break_at_s, back_at_s })
}

/// From leaving one place to being ready at the next.
struct Leg {
    arrive_s: i64,
    ready_s: i64,
    break_at_s: Option<i64>,
}

/// The break is taken on arrival if it can still start then; else before the walk.
fn leg(leave_s: i64, walk_s: i64, rest: Option<&Break>) -> Option<Leg> {
    let arrive_s = leave_s + walk_s;
    let Some(rest) = rest else { return Some(Leg { arrive_s, ready_s: arrive_s, break_at_s: None }) };
    if arrive_s <= rest.to_s {
        let break_at_s = arrive_s.max(rest.from_s);
        return Some(Leg { arrive_s, ready_s: break_at_s + rest.seconds, break_at_s: Some(break_at_s) });
    }
    let break_at_s = leave_s.max(rest.from_s);
    let arrive_s = break_at_s + rest.seconds + walk_s;
    (break_at_s <= rest.to_s).then_some(Leg { arrive_s, ready_s: arrive_s, break_at_s: Some(break_at_s) })
}
