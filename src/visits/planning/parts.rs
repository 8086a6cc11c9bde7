//! Divides a plan among searches that work side by side: each takes the rounds on its side of the district and the absent doors
//! there, and leaves the others alone. Afterwards their plans go together again without a contradiction, gain upon gain. The next
//! division runs elsewhere, so that no border stays.

use rand::seq::SliceRandom;
use rand::{Rng, RngExt};

use super::terrain::Terrain;

/// What one search may change.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// The shifts whose rounds it may change, in order.
    pub shifts: Vec<u32>,
    /// The doors on these rounds, and the absent ones.
    pub doors: Vec<u32>,
    /// The doors that are on no round.
    pub absent: Vec<u32>,
}

impl Part {
    /// All rounds and all doors.
    pub fn whole(terrain: &Terrain, stops: &[Vec<u32>]) -> Self {
        let absent = absent(terrain, stops);
        let shifts = 0..stops.len() as u32;
        Self { shifts: shifts.collect(), doors: stops.iter().flatten().chain(&absent).copied().collect(), absent }
    }
}

/// Divides a plan (by shift, its doors in order) into at most so many parts with about as many doors each. The borders run across a line
/// between two random doors.
pub fn divide(terrain: &Terrain, stops: &[Vec<u32>], parts: usize, random: &mut impl Rng) -> Vec<Part> {
    if parts < 2 || terrain.visits.is_empty() {
        return vec![Part::whole(terrain, stops)];
    }
    let mut draw = || terrain.visits[random.random_range(0..terrain.visits.len())].at;
    let (from_one, from_other) = (terrain.walks_from(draw()), terrain.walks_from(draw()));
    let lean_s = |door: u32| {
        let at = terrain.visits[door as usize].at;
        i64::from(from_one.seconds(at) - from_other.seconds(at))
    };
    let mean_s = |doors: &[u32]| doors.iter().map(|&door| lean_s(door)).sum::<i64>() / doors.len() as i64;
    let shifts = 0..stops.len() as u32;
    let (mut used, mut unused): (Vec<u32>, Vec<u32>) = shifts.partition(|&shift| !stops[shift as usize].is_empty());
    used.sort_by_cached_key(|&shift| mean_s(&stops[shift as usize]));

    let mut divided = vec![Part::default(); parts];
    let each = used.iter().map(|&shift| stops[shift as usize].len()).sum::<usize>() as f64 / parts as f64;
    let mut borders_s = vec![i64::MAX; parts];
    let mut doors_so_far = 0;
    for shift in used {
        let doors = &stops[shift as usize];
        let middle = doors_so_far as f64 + doors.len() as f64 / 2.0;
        let part = ((middle / each) as usize).min(parts - 1);
        divided[part].shifts.push(shift);
        divided[part].doors.extend(doors);
        borders_s[part] = mean_s(doors);
        doors_so_far += doors.len();
    }
    unused.shuffle(random);
    unused.iter().enumerate().for_each(|(number, &shift)| divided[number % parts].shifts.push(shift));
    for door in absent(terrain, stops) {
        let part = borders_s[..parts - 1].iter().position(|&border_s| lean_s(door) <= border_s).unwrap_or(parts - 1);
        divided[part].absent.push(door);
        divided[part].doors.push(door);
    }
    divided.retain(|part| !part.doors.is_empty());
    divided.iter_mut().for_each(|part| part.shifts.sort_unstable());
    divided
}

/// The doors that some shift could take, but that are on none.
fn absent(terrain: &Terrain, stops: &[Vec<u32>]) -> Vec<u32> {
    let mut served = vec![false; terrain.visits.len()];
    stops.iter().flatten().for_each(|&door| served[door as usize] = true);
    let doors = 0..terrain.visits.len() as u32;
    doors.filter(|&door| !served[door as usize] && terrain.ways[door as usize] > 0).collect()
}
