//! Ruin by adjacent strings: around one door, runs of neighbouring stops are pulled out of several rounds, so that each gains
//! slack in the same corner of the district. After Christiaens & Vanden Berghe, "Slack Induction by String Removals for Vehicle
//! Routing Problems", Transportation Science 54(2), 2020, section 5.2, whose names stand in brackets.

use rand::seq::IndexedRandom;
use rand::{Rng, RngExt};

use super::draft::Draft;
use super::terrain::Terrain;

/// Doors taken out at a time, on average (c̄).
const MEAN_TAKEN: f64 = 10.0;
/// The longest string (L max).
const LONGEST_STRING: f64 = 10.0;
/// How often a string spares some stops in its middle (α).
const SPLIT_RATE: f64 = 0.5;
/// How often one more stop is spared (β).
const SPARE_MORE_RATE: f64 = 0.01;
/// How often a whole area is cleared in the place of strings. Strings alone hardly ever open or close a round.
const AREA_RATE: f64 = 0.03;
/// The most doors of an area.
const LARGEST_AREA: usize = 40;
/// How often the ruin happens around a door that nobody serves yet.
const AROUND_ABSENT_RATE: f64 = 0.3;

/// Where a ruin happened.
pub struct Ruined {
    /// The door around which strings were pulled.
    pub around: usize,
    /// How many doors were absent before; those taken out stand after them.
    pub absent_before: usize,
    /// A shift without a round, which may be begun without counting the way there.
    pub opened: Option<usize>,
}

/// Takes doors out of the rounds around a random door: strings of them, or now and then all of an area.
pub fn ruin(draft: &mut Draft, terrain: &Terrain, random: &mut impl Rng) -> Ruined {
    let absent_before = draft.absent().len();
    let around = if !draft.absent().is_empty() && random.random_bool(AROUND_ABSENT_RATE) {
        draft.absent()[random.random_range(0..draft.absent().len())]
    } else {
        random.random_range(0..terrain.problem.doors().len())
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
fn clear_area(draft: &mut Draft, terrain: &Terrain, around: usize, random: &mut impl Rng) -> Option<usize> {
    let size = random.random_range(1..=terrain.near[around].len().min(LARGEST_AREA));
    let area = &terrain.near[around][..size];
    for shift in 0..draft.rounds().len() {
        let inside: Vec<usize> =
            draft.rounds()[shift].stops().iter().copied().filter(|door| area.contains(door)).collect();
        draft.take_out(shift, &inside);
    }
    let unused: Vec<usize> =
        terrain.shifts_of[around].iter().copied().filter(|&shift| draft.rounds()[shift].stops().is_empty()).collect();
    unused.choose(random).copied()
}

/// Pulls strings out of the rounds nearest to a door.
fn pull_strings(draft: &mut Draft, terrain: &Terrain, around: usize, random: &mut impl Rng) {
    let used = draft.rounds().iter().filter(|round| !round.stops().is_empty()).count();
    let mean_stops = draft.score().served as f64 / used.max(1) as f64;
    let longest = LONGEST_STRING.min(mean_stops).max(1.0);
    let most_strings = 4.0 * MEAN_TAKEN / (1.0 + longest) - 1.0;
    let strings = random.random_range(1.0..most_strings + 1.0) as usize;

    let mut ruined: Vec<usize> = Vec::with_capacity(strings);
    for &door in &terrain.near[around] {
        if ruined.len() >= strings {
            break;
        }
        let Some(shift) = draft.round_of(door) else { continue };
        if ruined.contains(&shift) {
            continue;
        }
        ruined.push(shift);
        let stops = draft.rounds()[shift].stops();
        let Some(position) = stops.iter().position(|&stop| stop == door) else { continue };
        let length = random.random_range(1.0..longest.min(stops.len() as f64) + 1.0) as usize;
        pull_string(draft, shift, position, length, random);
    }
}

/// Takes `length` stops around `position`, either in a row or with a few spared in the middle.
fn pull_string(draft: &mut Draft, shift: usize, position: usize, length: usize, random: &mut impl Rng) {
    let stops = draft.rounds()[shift].stops().len();
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
    let string = (first..first + span).filter(|position| !(spare_from..spare_from + spare).contains(position));
    let taken: Vec<usize> = string.map(|position| draft.rounds()[shift].stops()[position]).collect();
    draft.take_out(shift, &taken);
}
