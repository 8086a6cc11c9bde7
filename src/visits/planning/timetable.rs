//! Puts times to the stops of a round: as early as the walk, the windows and the break allow. The break goes between two visits
//! where that is possible, before the first or after the last where it is not; among the possible places, where the mediator
//! is back soonest. A round that cannot keep its hours gets times all the same, and is told what it breaks.

use super::breaches::Breach;
use super::plan::{PlannedRound, PlannedStop};
use super::problem::{Break, Door, Problem};

/// The timetable of a shift's stops, or nothing when its hours do not allow them.
pub fn timetable(problem: &Problem, shift: usize, stops: &[usize]) -> Option<PlannedRound> {
    let (round, breaches) = timetable_at_any_rate(problem, shift, stops);
    breaches.is_empty().then_some(round)
}

/// The timetable of a shift's stops with the fewest breaches of its hours.
pub fn timetable_at_any_rate(problem: &Problem, shift: usize, stops: &[usize]) -> (PlannedRound, Vec<Breach>) {
    let rest = best_gap(problem, shift, stops).zip(problem.shifts()[shift].rest.as_ref());
    walk(problem, shift, stops, rest)
}

/// How bad the best timetable of a shift's stops is: how many breaches of its hours, and how much too late. Cheap enough to ask for
/// every place that a door could take.
pub fn badness(problem: &Problem, shift: usize, stops: &[usize]) -> (usize, i64) {
    let rest = best_gap(problem, shift, stops).zip(problem.shifts()[shift].rest.as_ref());
    let glance = glance(problem, shift, stops, rest);
    (glance.breaches, glance.late_s)
}

/// After how many stops the break comes best; none when the shift has none.
fn best_gap(problem: &Problem, shift: usize, stops: &[usize]) -> Option<usize> {
    let rest = problem.shifts()[shift].rest.as_ref()?;
    (0..=stops.len()).min_by_key(|&gap| {
        let Glance { breaches, late_s, back_at_s } = glance(problem, shift, stops, Some((gap, rest)));
        let between_visits = gap > 0 && gap < stops.len();
        (breaches, late_s, !between_visits, back_at_s)
    })
}

/// What a walk comes to, without its times.
struct Glance {
    breaches: usize,
    late_s: i64,
    back_at_s: i64,
}

/// Walks the round as [`walk`] does, and keeps nothing but the sum.
fn glance(problem: &Problem, shift: usize, stops: &[usize], rest: Option<(usize, &Break)>) -> Glance {
    let hours = &problem.shifts()[shift];
    let (mut now_s, mut from, mut had_break) = (hours.from_s, hours.start, false);
    let (mut breaches, mut late_s) = (0, 0);
    let mut be_late = |by_s: i64| {
        breaches += 1;
        late_s += by_s;
    };
    for (gap, &stop) in stops.iter().enumerate() {
        let door = &problem.doors()[stop];
        let walk_s = problem.walking().seconds(from, door.at);
        let leg = leg(now_s, walk_s, rest.filter(|&(at, _)| at == gap).map(|(_, rest)| rest));
        had_break |= leg.break_at_s.is_some();
        let start_s = door.start_s(hours.day, leg.ready_s).unwrap_or_else(|| {
            be_late(leg.ready_s - closed_s(door, hours.day));
            leg.ready_s
        });
        now_s = start_s + door.service_s;
        from = door.at;
    }
    let rest_at_end = rest.filter(|&(at, _)| at == stops.len()).map(|(_, rest)| rest);
    let home = leg(now_s, problem.walking().seconds(from, hours.end), rest_at_end);
    if home.ready_s > hours.to_s {
        be_late(home.ready_s - hours.to_s);
    }
    if rest.is_some() && !had_break && home.break_at_s.is_none() {
        be_late(0);
    }
    Glance { breaches, late_s, back_at_s: home.ready_s }
}

/// When the last window of a door ends on a day.
fn closed_s(door: &Door, day: i64) -> i64 {
    door.windows_on(day).last().map_or(0, |window| window.to_s)
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
            let late_s = leg.ready_s - closed_s(door, hours.day);
            breaches.push(Breach::TooLate { door: door.id.clone(), late_s });
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
