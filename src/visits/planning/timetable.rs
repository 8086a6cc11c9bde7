//! Puts times to the stops of a round: as early as the walk, the windows and the break allow. The break goes between two visits
//! where that is possible, before the first or after the last where it is not; among the possible places, where the mediator
//! is back soonest. A round that cannot keep its hours gets times all the same, and is told what it breaks.

use super::breaches::Breach;
use super::plan::{PlannedRound, PlannedStop};
use super::problem::{Break, Problem};

/// The timetable of a shift's stops, or nothing when its hours do not allow them.
pub fn timetable(problem: &Problem, shift: usize, stops: &[usize]) -> Option<PlannedRound> {
    let (round, breaches) = timetable_at_any_rate(problem, shift, stops);
    breaches.is_empty().then_some(round)
}

/// The timetable of a shift's stops with the fewest breaches of its hours.
pub fn timetable_at_any_rate(problem: &Problem, shift: usize, stops: &[usize]) -> (PlannedRound, Vec<Breach>) {
    let without_break = || walk(problem, shift, stops, None);
    let Some(rest) = &problem.shifts()[shift].rest else { return without_break() };
    let order = |gap: usize, (round, breaches): &(PlannedRound, Vec<Breach>)| {
        let between_visits = gap > 0 && gap < stops.len();
        let late_s = breaches.iter().map(Breach::late_s).sum::<i64>();
        (breaches.len(), late_s, !between_visits, round.back_at_s)
    };
    let with_break = (0..=stops.len()).map(|gap| (gap, walk(problem, shift, stops, Some((gap, rest)))));
    let best = with_break.min_by_key(|(gap, walked)| order(*gap, walked));
    best.map_or_else(without_break, |(_, walked)| walked)
}

/// Walks the round, with the break after as many stops as `rest` says.
fn walk(
    problem: &Problem,
    shift: usize,
    stops: &[usize],
    rest: Option<(usize, &Break)>,
) -> (PlannedRound, Vec<Breach>) {
    let hours = &problem.shifts()[shift];
    let mut now_s = hours.from_s;
    let mut from = hours.start;
    let mut break_at_s = None;
    let mut planned = Vec::with_capacity(stops.len());
    let mut breaches = Vec::new();
    for (gap, &stop) in stops.iter().enumerate() {
        let door = &problem.doors()[stop];
        let walk_s = problem.walking().seconds(from, door.at);
        let leg = leg(now_s, walk_s, rest.filter(|&(at, _)| at == gap).map(|(_, rest)| rest));
        break_at_s = break_at_s.or(leg.break_at_s);
        let start_s = door.start_s(hours.day, leg.ready_s).unwrap_or_else(|| {
            let closed_s = door.windows_on(hours.day).last().map_or(0, |window| window.to_s);
            breaches.push(Breach::TooLate { door: door.id.clone(), late_s: leg.ready_s - closed_s });
            leg.ready_s
        });
        now_s = start_s + door.service_s;
        planned.push(PlannedStop { door: door.id.clone(), arrive_s: leg.arrive_s, start_s, leave_s: now_s });
        from = door.at;
    }
    let rest_at_end = rest.filter(|&(at, _)| at == stops.len()).map(|(_, rest)| rest);
    let home = leg(now_s, problem.walking().seconds(from, hours.end), rest_at_end);
    let back_at_s = home.ready_s;
    let break_at_s = break_at_s.or(home.break_at_s);
    if back_at_s > hours.to_s {
        breaches.push(Breach::BackLate { shift: hours.id.clone(), late_s: back_at_s - hours.to_s });
    }
    if rest.is_some() && break_at_s.is_none() {
        breaches.push(Breach::BreakMissed { shift: hours.id.clone() });
    }
    (PlannedRound { shift: hours.id.clone(), stops: planned, break_at_s, back_at_s }, breaches)
}

/// From leaving one place to being ready at the next.
struct Leg {
    arrive_s: i64,
    ready_s: i64,
    break_at_s: Option<i64>,
}

/// The break is taken on arrival if it can still start then; else before the walk; else not at all.
fn leg(leave_s: i64, walk_s: i64, rest: Option<&Break>) -> Leg {
    let arrive_s = leave_s + walk_s;
    match rest {
        Some(rest) if arrive_s <= rest.to_s => {
            let break_at_s = arrive_s.max(rest.from_s);
            Leg { arrive_s, ready_s: break_at_s + rest.seconds, break_at_s: Some(break_at_s) }
        }
        Some(rest) if leave_s <= rest.to_s => {
            let break_at_s = leave_s.max(rest.from_s);
            let arrive_s = break_at_s + rest.seconds + walk_s;
            Leg { arrive_s, ready_s: arrive_s, break_at_s: Some(break_at_s) }
        }
        _ => Leg { arrive_s, ready_s: arrive_s, break_at_s: None },
    }
}
