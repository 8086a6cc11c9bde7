//! Ruin by adjacent strings: around one door, runs of neighbouring stops are pulled out of several rounds, so that each gains
//! slack in the same corner of the district. After Christiaens & Vanden Berghe, "Slack Induction by String Removals for Vehicle
//! Routing Problems", Transportation Science 54(2), 2020, section 5.2, whose names stand in brackets.

use rand::seq::IndexedRandom;
use rand::{Rng, RngExt};

use super::draft::Draft;
use super::terrain::Terrain;

/// Doors taken out at a time, on average (c̄).
const MEAN_TAKEN: f64 = 15.0;
/// The longest string (L max).
const LONGEST_STRING: f64 = 12.0;
/// How often a string spares some stops in its middle (α).
const SPLIT_RATE: f64 = 0.5;
/// How often one more stop is spared (β).
const SPARE_MORE_RATE: f64 = 0.01;
/// How often a whole area is cleared in the place of strings. Strings alone hardly ever open or close a round.
const AREA_RATE: f64 = 0.02;
/// The most doors of an area.
const LARGEST_AREA: usize = 40;
/// How often the ruin happens around a door that nobody serves yet.
const AROUND_ABSENT_RATE: f64 = 0.3;

/// Where a ruin happened.
pub struct Ruined {
    /// The door around which strings were pulled.
    pub around: u32,
    /// How many doors were absent before; those taken out stand after them.
    pub absent_before: usize,
    /// A shift without a round, which may be begun without counting the way there.
    pub opened: Option<u32>,
}

/// Takes doors out of the rounds around a random door: strings of them, or now and then all of an area.
pub fn ruin(draft: &mut Draft, terrain: &Terrain, random: &mut impl Rng) -> Ruined {
    let absent_before = draft.absent().len();
    let around = if absent_before > 0 && random.random_bool(AROUND_ABSENT_RATE) {
        draft.absent()[random.random_range(0..absent_before)]
    } else {
        draft.doors()[random.random_range(0..draft.doors().len())]
    };
    let opened = if random.random_bool(AREA_RATE) {
        clear_area(draft, terrain, around, random)
    } else {
        pull_strings(draft, terrain, around, random);
        None
    };
    Ruined { around, absent_before, opened }
}

/// Takes out the nearest doors, and draws a shift without a round that could begin there.
fn clear_area(draft: &mut Draft, terrain: &Terrain, around: u32, random: &mut impl Rng) -> Option<u32> {
    let near = terrain.near(around);
    let area = &near[..random.random_range(1..=near.len().min(LARGEST_AREA))];
    let mut inside: Vec<(u32, u32)> =
        area.iter().filter_map(|&door| draft.round_of(door).map(|shift| (shift, door))).collect();
    inside.sort_unstable();
    for of_shift in inside.chunk_by(|(one, _), (other, _)| one == other) {
        let doors: Vec<u32> = of_shift.iter().map(|&(_, door)| door).collect();
        draft.take_out(of_shift[0].0, &doors);
    }
    let is_free = |shift: u32| draft.round(shift).is_empty() && terrain.is_able(around, shift);
    let free: Vec<u32> = draft.open_shifts().iter().copied().filter(|&shift| is_free(shift)).collect();
    free.choose(random).copied()
}

/// Pulls strings out of the rounds nearest to a door.
fn pull_strings(draft: &mut Draft, terrain: &Terrain, around: u32, random: &mut impl Rng) {
    let longest = LONGEST_STRING.min(draft.mean_stops()).max(1.0);
    let most_strings = 4.0 * MEAN_TAKEN / (1.0 + longest) - 1.0;
    let strings = random.random_range(1.0..most_strings + 1.0) as usize;

    let mut ruined: Vec<u32> = Vec::with_capacity(strings);
    for &door in terrain.near(around) {
        if ruined.len() >= strings {
            break;
        }
        let Some(shift) = draft.round_of(door) else { continue };
        if ruined.contains(&shift) {
            continue;
        }
        ruined.push(shift);
        let round = draft.round(shift);
        let length = random.random_range(1.0..longest.min(round.len() as f64) + 1.0) as usize;
        pull_string(draft, shift, draft.position(door), length, random);
    }
}

/// Takes `length` stops around `position`, either in a row or with a few spared in the middle.
fn pull_string(draft: &mut Draft, shift: u32, position: usize, length: usize, random: &mut impl Rng) {
    let stops = draft.round(shift).len();
    let mut spare = 0;
    if length > 1 && length < stops && random.random_bool(SPLIT_RATE) {
        spare = 1;
        while length + spare < stops && random.random_bool(SPARE_MORE_RATE) {
            spare += 1;
        }
    }
    let span = length + spare;
    let first = random.random_range(position.saturating_sub(span - 1)..=position.min(stops - span));
    let spare_from = first + random.random_range(0..=length);
    let doors = draft.round(shift).doors().enumerate().skip(first).take(span);
    let taken: Vec<u32> =
        doors.filter(|(at, _)| !(spare_from..spare_from + spare).contains(at)).map(|(_, door)| door).collect();
    draft.take_out(shift, &taken);
}
