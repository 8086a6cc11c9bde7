//! Invented doorstep problems, the same for the same seed: a district of crooked blocks with dead ends, doors on both sides of its
//! streets, residents who are at home in the evening, shops that are open by day, mediators with day and evening shifts. Every
//! day is like every other, nobody has a break and any mediator will do, because not every peer can say more than that.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rand::rngs::Xoshiro256PlusPlus;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};

const WALKING_M_PER_S: f64 = 1.2;
/// To the other side of the street and back into the door.
const CROSSING_M: f64 = 12.0;
const HOUR_S: i64 = 3600;
/// A matrix of more places is too large a file.
const MOST_IN_MATRIX: usize = 4_000;

/// A kind of problem.
pub struct Doorstep {
    /// Its name in the tables.
    pub name: &'static str,
    /// How many doors there are.
    pub doors: usize,
    /// How many mediators.
    pub mediators: i64,
    /// How many days; everybody works five of six.
    pub days: i64,
    /// How many blocks the district has in each direction.
    pub blocks: usize,
    /// Visits last longer or shorter than usual.
    pub service: f64,
}

/// The problems of the tables.
pub const SET: [Doorstep; 4] = [
    Doorstep { name: "300-loose", doors: 300, mediators: 5, days: 6, blocks: 8, service: 0.8 },
    Doorstep { name: "300-tight", doors: 300, mediators: 4, days: 6, blocks: 10, service: 1.6 },
    Doorstep { name: "1000-middle", doors: 1000, mediators: 8, days: 9, blocks: 20, service: 1.0 },
    Doorstep { name: "1000-tight", doors: 1000, mediators: 6, days: 12, blocks: 24, service: 1.3 },
];

/// A city: only its first plan has to be quick.
pub const CITY: Doorstep =
    Doorstep { name: "10000-city", doors: 10_000, mediators: 100, days: 20, blocks: 60, service: 1.0 };

/// A place in a street: between two crossings, so many metres from the first.
struct Place {
    ends: [usize; 2],
    from_first_m: f64,
    street_m: f64,
    street: usize,
    side: bool,
}

impl Doorstep {
    /// The problem in the planner's file format; with a matrix, or with points where that would be too large.
    pub fn problem(&self, seed: u64) -> Value {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let corners = corners(self.blocks, &mut random);
        let streets = streets(self.blocks, &corners, &mut random);
        let mut places: Vec<Place> = (0..self.doors).map(|_| place(&streets, &mut random)).collect();
        // The office stands near the middle.
        let middle = streets.len() / 2;
        places.push(Place { from_first_m: 10.0, side: true, ..on(&streets, middle) });
        let doors: Vec<Value> = (0..self.doors).map(|number| self.door(number, &mut random)).collect();
        let mut problem = json!({ "days": self.days, "doors": doors, "shifts": self.shifts() });
        if self.doors > MOST_IN_MATRIX {
            problem["points"] = places.iter().map(|place| position(place, &corners)).collect();
        } else {
            problem["matrix_s"] = json!(matrix(&streets, corners.len(), &places));
        }
        problem
    }

    fn door(&self, number: usize, random: &mut Xoshiro256PlusPlus) -> Value {
        let at_home = [59_400, 20 * HOUR_S];
        let (windows, usual_s) = match random.random_range(0..100) {
            0..58 => (vec![at_home], 300 + 60 * random.random_range(0..12)),
            58..74 => (vec![[34_200, 12 * HOUR_S], at_home], 480),
            74..94 => (vec![[34_200, 12 * HOUR_S], [14 * HOUR_S, 18 * HOUR_S + 1800]], 600),
            _ => (vec![[9 * HOUR_S, 12 * HOUR_S], [13 * HOUR_S + 1800, 16 * HOUR_S + 1800]], 1200),
        };
        let service_s = (f64::from(usual_s) * self.service) as i64;
        json!({ "id": format!("d{number}"), "at": number, "service_s": service_s, "windows": windows })
    }

    /// Two of three shifts go into the evening; each mediator is off on one day of six.
    fn shifts(&self) -> Vec<Value> {
        let mut shifts = Vec::new();
        for mediator in 0..self.mediators {
            for day in (0..self.days).filter(|day| (day + mediator) % 6 != 5) {
                let (from, to) = if (day + mediator) % 3 == 0 {
                    (9 * HOUR_S, 17 * HOUR_S)
                } else {
                    (13 * HOUR_S, 20 * HOUR_S + 1200)
                };
                shifts.push(json!({
                    "id": format!("m{mediator}-{day}"), "mediator": format!("m{mediator}"), "day": day,
                    "from": from, "to": to, "start": self.doors, "end": self.doors,
                }));
            }
        }
        shifts
    }
}

/// The crossings of a crooked grid, in metres.
fn corners(blocks: usize, random: &mut Xoshiro256PlusPlus) -> Vec<[f64; 2]> {
    let side = blocks + 1;
    let mut corner = |number: usize| {
        let (column, row) = ((number % side) as f64, (number / side) as f64);
        [column * 110.0 + random.random_range(-30.0..30.0), row * 80.0 + random.random_range(-20.0..20.0)]
    };
    (0..side * side).map(&mut corner).collect()
}

/// The streets between crossings, some of them closed to passage: crossing, crossing, metres.
fn streets(blocks: usize, corners: &[[f64; 2]], random: &mut Xoshiro256PlusPlus) -> Vec<(usize, usize, f64)> {
    let side = blocks + 1;
    let mut streets = Vec::new();
    for corner in 0..side * side {
        let right = (corner % side + 1 < side).then_some(corner + 1);
        let below = (corner / side + 1 < side).then_some(corner + side);
        for other in right.into_iter().chain(below) {
            // The outer streets stay, so that every place can be reached.
            let outer = [corner, other].iter().all(|&end| {
                let (column, row) = (end % side, end / side);
                column == 0 || row == 0 || column + 1 == side || row + 1 == side
            });
            let spine = other == corner + 1 && (corner / side).is_multiple_of(4);
            if outer || spine || other == corner + side || random.random_bool(0.75) {
                let [a, b] = [corners[corner], corners[other]];
                streets.push((corner, other, (a[0] - b[0]).hypot(a[1] - b[1])));
            }
        }
    }
    streets
}

fn on(streets: &[(usize, usize, f64)], street: usize) -> Place {
    let (first, second, street_m) = streets[street];
    Place { ends: [first, second], from_first_m: street_m / 2.0, street_m, street, side: false }
}

fn place(streets: &[(usize, usize, f64)], random: &mut Xoshiro256PlusPlus) -> Place {
    let all: Vec<usize> = (0..streets.len()).collect();
    let street = *all.choose(random).unwrap_or(&0);
    let middle = on(streets, street);
    Place { from_first_m: middle.street_m * random.random::<f64>(), side: random.random(), ..middle }
}

/// Longitude and latitude, with the first crossing at the fountain of an invented town.
fn position(place: &Place, corners: &[[f64; 2]]) -> Value {
    let [first, second] = place.ends.map(|end| corners[end]);
    let share = place.from_first_m / place.street_m;
    let [x_m, y_m] = [0, 1].map(|axis| first[axis] + share * (second[axis] - first[axis]));
    json!([4.88 + x_m / 77_700.0, 45.76 + y_m / 111_200.0])
}

/// Walking seconds between all places, along the streets.
fn matrix(streets: &[(usize, usize, f64)], crossings: usize, places: &[Place]) -> Vec<Vec<i64>> {
    let mut around: Vec<Vec<(usize, f64)>> = vec![Vec::new(); crossings];
    for &(first, second, metres) in streets {
        around[first].push((second, metres));
        around[second].push((first, metres));
    }
    let from_crossing: Vec<Vec<f64>> = (0..crossings).map(|crossing| distances(&around, crossing)).collect();
    let walk_m = |a: &Place, b: &Place| {
        let crossing_m = if a.side == b.side { 0.0 } else { CROSSING_M };
        let to_end = |place: &Place, end: usize| {
            if end == 0 { place.from_first_m } else { place.street_m - place.from_first_m }
        };
        let along = (a.street == b.street).then(|| (a.from_first_m - b.from_first_m).abs() + crossing_m);
        let around = [(0, 0), (0, 1), (1, 0), (1, 1)].into_iter().map(|(end_a, end_b)| {
            to_end(a, end_a) + from_crossing[a.ends[end_a]][b.ends[end_b]] + to_end(b, end_b) + crossing_m
        });
        around.chain(along).fold(f64::INFINITY, f64::min)
    };
    let row = |a: &Place| places.iter().map(|b| (walk_m(a, b) / WALKING_M_PER_S).round() as i64).collect();
    places.iter().map(row).collect()
}

/// Metres from one crossing to all, after Dijkstra.
fn distances(around: &[Vec<(usize, f64)>], from: usize) -> Vec<f64> {
    let mut metres = vec![f64::INFINITY; around.len()];
    let mut waiting = BinaryHeap::from([(Reverse(0_u64), from)]);
    metres[from] = 0.0;
    while let Some((_, crossing)) = waiting.pop() {
        for &(next, street_m) in &around[crossing] {
            let there_m = metres[crossing] + street_m;
            if there_m < metres[next] {
                metres[next] = there_m;
                waiting.push((Reverse((there_m * 1000.0) as u64), next));
            }
        }
    }
    metres
}
