//! Recreate by greedy insertion with blinks: the doors that are on no round are taken in some order, each goes where it adds
//! the least walking, and now and then a round is overlooked, so that the same ruin does not always end in the same plan.
//! After Christiaens & Vanden Berghe (2020), section 5.3; their blinks skip single positions, these skip rounds, because the
//! best position in an unchanged round is already known.

use std::cmp::Reverse;

use rand::seq::SliceRandom;
use rand::{Rng, RngExt};

use super::draft::Draft;
use super::round::Insertion;
use super::ruin::Ruined;
use super::terrain::Terrain;

/// How often a round is overlooked.
const BLINK_RATE: f64 = 0.01;
/// How many of the doors that were absent before a ruin are tried because they are near it.
const NEAR_ABSENT: usize = 12;
/// How many others are tried.
const OTHER_ABSENT: usize = 3;

/// An order in which doors are put back.
#[derive(Clone, Copy)]
enum Order {
    Random,
    ShortestVisit,
    NarrowestWindows,
    EarliestDeadline,
    FewestShifts,
    Farthest,
    Nearest,
}

/// The orders with their weights.
const ORDERS: [(Order, u32); 7] = [
    (Order::Random, 4),
    (Order::ShortestVisit, 3),
    (Order::NarrowestWindows, 2),
    (Order::EarliestDeadline, 2),
    (Order::FewestShifts, 1),
    (Order::Farthest, 2),
    (Order::Nearest, 1),
];

/// Puts absent doors back where they fit. Those that were already absent before the ruin are only tried on the rounds that it
/// changed: on the others they had no room before either.
pub fn recreate(draft: &mut Draft, terrain: &Terrain, ruined: &Ruined, random: &mut impl Rng) {
    let mut waiting = waiting(draft, terrain, ruined, random);
    sort(&mut waiting, terrain, random);
    for (door, taken_out) in waiting {
        let mut best: Option<(usize, Insertion, i64)> = None;
        let mut consider = |draft: &mut Draft, shift: usize| {
            if random.random_bool(BLINK_RATE) {
                return;
            }
            let Some(insertion) = draft.best_insertion(door, shift) else { return };
            let opens = ruined.opened == Some(shift) && draft.rounds()[shift].stops().is_empty();
            let counted_s = if opens { 0 } else { insertion.more_walking_s };
            if best.is_none_or(|(_, _, best_s)| counted_s < best_s) {
                best = Some((shift, insertion, counted_s));
            }
        };
        if taken_out {
            terrain.shifts_of[door].iter().for_each(|&shift| consider(draft, shift));
        } else {
            let changed: Vec<usize> = draft.changed().collect();
            changed
                .into_iter()
                .filter(|shift| terrain.shifts_of[door].binary_search(shift).is_ok())
                .for_each(|shift| consider(draft, shift));
        }
        if let Some((shift, insertion, _)) = best {
            draft.put_in(door, shift, insertion);
        }
    }
    draft.settle();
}

/// Puts in whatever still fits anywhere, the most important doors first, so that "there is no room for it" is true.
pub fn complete(draft: &mut Draft, terrain: &Terrain) {
    loop {
        let mut waiting = draft.absent().to_vec();
        waiting.sort_by_key(|&door| Reverse(terrain.problem.doors()[door].priority));
        let before = waiting.len();
        for door in waiting {
            let ways = terrain.shifts_of[door].iter();
            let ways: Vec<_> = ways
                .filter_map(|&shift| draft.best_insertion(door, shift).map(|insertion| (shift, insertion)))
                .collect();
            if let Some(&(shift, insertion)) = ways.iter().min_by_key(|(_, insertion)| insertion.more_walking_s) {
                draft.put_in(door, shift, insertion);
            }
        }
        draft.settle();
        // Where walks are not the shortest ones, a door put in can make room for another.
        if draft.absent().len() == before {
            return;
        }
    }
}

/// The doors to put back, and whether the ruin took them out. Of those that were absent before, where there are many, the ones
/// near the ruin have the best chances; a few others are drawn so that none is passed over for ever.
fn waiting(draft: &Draft, terrain: &Terrain, ruined: &Ruined, random: &mut impl Rng) -> Vec<(usize, bool)> {
    let (absent_before, taken_out) = draft.absent().split_at(ruined.absent_before);
    let mut waiting: Vec<(usize, bool)> = taken_out.iter().map(|&door| (door, true)).collect();
    if absent_before.len() <= NEAR_ABSENT + OTHER_ABSENT {
        waiting.extend(absent_before.iter().map(|&door| (door, false)));
        return waiting;
    }
    let is_absent = |door: usize| draft.round_of(door).is_none() && !terrain.shifts_of[door].is_empty();
    let near = terrain.near[ruined.around].iter().copied();
    let near = near.filter(|&door| is_absent(door) && !taken_out.contains(&door)).take(NEAR_ABSENT);
    waiting.extend(near.map(|door| (door, false)));
    for _ in 0..OTHER_ABSENT {
        let other = (absent_before[random.random_range(0..absent_before.len())], false);
        if !waiting.contains(&other) {
            waiting.push(other);
        }
    }
    waiting
}

fn sort(waiting: &mut [(usize, bool)], terrain: &Terrain, random: &mut impl Rng) {
    let doors = terrain.problem.doors();
    waiting.shuffle(random);
    match pick(random) {
        Order::Random => {}
        Order::ShortestVisit => waiting.sort_by_key(|&(door, _)| doors[door].service_s),
        Order::NarrowestWindows => waiting.sort_by_key(|&(door, _)| {
            doors[door].windows.iter().map(|window| window.to_s - window.from_s).sum::<i64>()
        }),
        Order::EarliestDeadline => {
            waiting.sort_by_key(|&(door, _)| doors[door].windows.last().map(|window| window.to_s));
        }
        Order::FewestShifts => waiting.sort_by_key(|&(door, _)| terrain.shifts_of[door].len()),
        Order::Farthest => waiting.sort_by_key(|&(door, _)| Reverse(terrain.remoteness_s[door])),
        Order::Nearest => waiting.sort_by_key(|&(door, _)| terrain.remoteness_s[door]),
    }
    if random.random_bool(0.5) {
        waiting.sort_by_key(|&(door, _)| Reverse(doors[door].priority));
    }
}

fn pick(random: &mut impl Rng) -> Order {
    let mut weight = random.random_range(0..ORDERS.iter().map(|(_, weight)| weight).sum::<u32>());
    for (order, its_weight) in ORDERS {
        if weight < its_weight {
            return order;
        }
        weight -= its_weight;
    }
    Order::Random
}
