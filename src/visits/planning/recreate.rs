//! Recreate by greedy insertion with blinks: the doors that are on no round are taken in some order, each goes where it adds
//! the least walking, and now and then a place is overlooked, so that the same ruin does not always end in the same plan.
//! After Christiaens & Vanden Berghe (2020), section 5.3. Their search looks at every place of every round. This one, where there
//! are many rounds, looks beside the neighbours of the door and into the rounds that have just changed, and everywhere only when
//! that finds nothing (granular neighbourhoods, after Toth & Vigo, INFORMS Journal on Computing 15(4), 2003).

use std::cmp::Reverse;

use rand::seq::SliceRandom;
use rand::{Rng, RngExt};

use super::draft::Draft;
use super::round::{Insertion, Round};
use super::ruin::Ruined;
use super::terrain::Terrain;

/// How often a round is overlooked.
const BLINK_RATE: f64 = 0.01;
/// How many of the doors that were absent before a ruin are tried because they are near it.
const NEAR_ABSENT: usize = 6;
/// How many others are tried.
const OTHER_ABSENT: usize = 3;

/// With more open shifts than this, a door is first tried beside so many neighbours of its own.
const FEW_SHIFTS: usize = 32;
/// See there.
const NEIGHBOURS: usize = 40;
/// How often it is tried everywhere all the same.
const WIDE_RATE: f64 = 0.05;
/// With more open shifts than this, a door is only tried on those near it.
const MANY_SHIFTS: usize = 128;
/// And on so many others.
const OTHER_SHIFTS: usize = 8;

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
    let mut blinks = Blinks::new(random);
    let mut ways = Vec::new();
    for (door, taken_out) in waiting {
        let wide = draft.open_shifts().len() <= FEW_SHIFTS || random.random_bool(WIDE_RATE);
        let mut best = None;
        if taken_out && !wide {
            best = beside_neighbours(draft, terrain, door, || blinks.next(random));
        }
        ways.clear();
        if taken_out && best.is_none() {
            ways_of(draft, terrain, door, random, &mut ways);
        } else {
            let changed = draft.changed().iter().map(Round::shift).chain(ruined.opened);
            ways.extend(changed.filter(|&shift| terrain.is_able(door, shift)));
        }
        let mut best_s = best.map_or(i32::MAX, |(_, insertion): (u32, Insertion)| insertion.more_walking_s);
        for &shift in &ways {
            if blinks.next(random) {
                continue;
            }
            let Some(insertion) = draft.best_insertion(door, shift) else { continue };
            let opens = ruined.opened == Some(shift) && draft.round(shift).is_empty();
            let counted_s = if opens { 0 } else { insertion.more_walking_s };
            if counted_s < best_s {
                best_s = counted_s;
                best = Some((shift, insertion));
            }
        }
        if let Some((shift, insertion)) = best {
            draft.put_in(door, shift, insertion);
        }
    }
    draft.settle();
}

/// The cheapest way to put a door just before or after one of its neighbours; where `blink` says so, a neighbour is overlooked.
fn beside_neighbours(
    draft: &Draft,
    terrain: &Terrain,
    door: u32,
    mut blink: impl FnMut() -> bool,
) -> Option<(u32, Insertion)> {
    let visit = &terrain.visits[door as usize];
    let walks = (terrain.walks_to(visit.at), terrain.walks_from(visit.at));
    let mut best = None;
    let mut best_s = i32::MAX;
    for &other in terrain.near(door).iter().skip(1).take(NEIGHBOURS) {
        let Some(shift) = draft.round_of(other) else { continue };
        if !terrain.is_able(door, shift) || blink() {
            continue;
        }
        let round = draft.round(shift);
        if let Some(insertion) = round.insertion_beside(terrain, visit, walks, draft.position(other), best_s) {
            best_s = insertion.more_walking_s;
            best = Some((shift, insertion));
        }
    }
    best
}

/// Puts in whatever still fits anywhere, the most important doors first and of these the remotest, so that "there is no room for
/// it" is true.
pub fn complete(draft: &mut Draft, terrain: &Terrain) {
    let key = |&door: &u32| {
        (Reverse(terrain.problem.doors()[door as usize].priority), Reverse(terrain.remoteness_s[door as usize]), door)
    };
    loop {
        let mut waiting = draft.absent().to_vec();
        waiting.sort_by_cached_key(key);
        let before = waiting.len();
        for door in waiting {
            let many = draft.open_shifts().len() > MANY_SHIFTS;
            let beside = if many { beside_neighbours(draft, terrain, door, || false) } else { None };
            if let Some((shift, insertion)) = beside.or_else(|| cheapest(draft, terrain, door)) {
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

/// The cheapest way to put a door in anywhere.
fn cheapest(draft: &mut Draft, terrain: &Terrain, door: u32) -> Option<(u32, Insertion)> {
    let mut best: Option<(u32, Insertion)> = None;
    for shift in terrain.able(door) {
        if draft.is_open(shift)
            && let Some(insertion) = draft.best_insertion(door, shift)
            && best.is_none_or(|(_, best)| insertion.more_walking_s < best.more_walking_s)
        {
            best = Some((shift, insertion));
        }
    }
    best
}

/// The shifts on which a door is tried: all that could take it, or where there are very many, those that have its neighbours and
/// a few others.
fn ways_of(draft: &Draft, terrain: &Terrain, door: u32, random: &mut impl Rng, ways: &mut Vec<u32>) {
    ways.clear();
    if draft.open_shifts().len() <= MANY_SHIFTS {
        ways.extend(terrain.able(door).filter(|&shift| draft.is_open(shift)));
        return;
    }
    let near = terrain.near(door).iter().filter_map(|&other| draft.round_of(other));
    ways.extend(near.filter(|&shift| terrain.is_able(door, shift)));
    for _ in 0..OTHER_SHIFTS {
        let shift = draft.open_shifts()[random.random_range(0..draft.open_shifts().len())];
        ways.extend(terrain.is_able(door, shift).then_some(shift));
    }
    ways.sort_unstable();
    ways.dedup();
}

/// Tells at which looks to blink. Blinks are rare, so it is drawn how many looks the next one is away.
struct Blinks {
    looks_left: u32,
}

impl Blinks {
    fn new(random: &mut impl Rng) -> Self {
        let luck: f64 = random.random();
        Self { looks_left: (luck.max(f64::MIN_POSITIVE).ln() / (1.0 - BLINK_RATE).ln()) as u32 }
    }

    fn next(&mut self, random: &mut impl Rng) -> bool {
        if self.looks_left > 0 {
            self.looks_left -= 1;
            return false;
        }
        *self = Self::new(random);
        true
    }
}

/// The doors to put back, and whether the ruin took them out. Of those that were absent before, where there are many, the ones
/// near the ruin have the best chances; a few others are drawn so that none is passed over for ever.
fn waiting(draft: &Draft, terrain: &Terrain, ruined: &Ruined, random: &mut impl Rng) -> Vec<(u32, bool)> {
    let (absent_before, taken_out) = draft.absent().split_at(ruined.absent_before);
    let mut waiting: Vec<(u32, bool)> = taken_out.iter().map(|&door| (door, true)).collect();
    if absent_before.len() <= NEAR_ABSENT + OTHER_ABSENT {
        waiting.extend(absent_before.iter().map(|&door| (door, false)));
        return waiting;
    }
    let near = terrain.near(ruined.around).iter().copied();
    let near = near.filter(|&door| draft.is_absent(door) && !taken_out.contains(&door)).take(NEAR_ABSENT);
    waiting.extend(near.map(|door| (door, false)));
    for _ in 0..OTHER_ABSENT {
        let other = (absent_before[random.random_range(0..absent_before.len())], false);
        if !waiting.contains(&other) {
            waiting.push(other);
        }
    }
    waiting
}

fn sort(waiting: &mut [(u32, bool)], terrain: &Terrain, random: &mut impl Rng) {
    let visits = &terrain.visits;
    let spans = |door: u32| terrain.usual_spans(&visits[door as usize]);
    waiting.shuffle(random);
    match pick(random) {
        Order::Random => {}
        Order::ShortestVisit => waiting.sort_by_key(|&(door, _)| visits[door as usize].service_s),
        Order::NarrowestWindows => {
            waiting.sort_by_key(|&(door, _)| spans(door).iter().map(|span| span.to_s - span.from_s).sum::<i32>());
        }
        Order::EarliestDeadline => waiting.sort_by_key(|&(door, _)| spans(door).last().map(|span| span.to_s)),
        Order::FewestShifts => waiting.sort_by_key(|&(door, _)| terrain.ways[door as usize]),
        Order::Farthest => waiting.sort_by_key(|&(door, _)| Reverse(terrain.remoteness_s[door as usize])),
        Order::Nearest => waiting.sort_by_key(|&(door, _)| terrain.remoteness_s[door as usize]),
    }
    if random.random_bool(0.5) {
        waiting.sort_by_key(|&(door, _)| Reverse(terrain.problem.doors()[door as usize].priority));
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
