//! Walking times along streets and paths: a graph of the ways that were imported, joined where they share a position, on which every
//! door goes to its nearest way; then the shortest walks from each place to all others (Dijkstra). Pure: no SQL, no clock.
//!
//! A way is only changed where ways meet, so that the two sides of a boulevard that is drawn as two ways are as far apart as its
//! next crossing, and a dead end is one.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use geo::{Coord, LineString};

/// A door farther than this from any way is not on our streets.
const FARTHEST_M: f64 = 150.0;
/// From one door to another takes this long at least.
const LEAST_S: i64 = 5;
/// Positions are the same when they agree to about a centimetre.
const PER_DEGREE: f64 = 1e7;
const METRES_A_DEGREE: f64 = 111_320.0;

/// Walking seconds from each point (longitude, latitude) to each other; nothing when there are no ways. A pair of which one lies off
/// the ways, or between which no way leads, is reckoned as the flight of a bird made longer by `detour`.
pub fn walks_s(ways: &[LineString<f64>], points: &[[f64; 2]], m_per_s: f64, detour: f64) -> Option<Vec<Vec<i64>>> {
    let first = points.first()?;
    let plane = Plane { lon_m: METRES_A_DEGREE * first[1].to_radians().cos() };
    let places: Vec<Coord<f64>> = points.iter().map(|[lon, lat]| plane.metres(*lon, *lat)).collect();
    let mut net = Net::of(ways, &plane);
    if net.edges.is_empty() {
        return None;
    }
    let doors: Vec<Option<(usize, f64)>> = places.iter().map(|place| net.join(*place)).collect();
    let links = net.links();
    let mut rows = Vec::with_capacity(points.len());
    for (from, door) in doors.iter().enumerate() {
        let reached = door.map(|(node, _)| shortest_m(&links, node));
        let row = doors.iter().enumerate().map(|(to, other)| {
            if from == to {
                return 0;
            }
            let along_m = match (&reached, door, other) {
                (Some(reached), Some((_, off_m)), Some((node, other_off_m))) if reached[*node].is_finite() => {
                    off_m + reached[*node] + other_off_m
                }
                _ => distance_m(places[from], places[to]) * detour,
            };
            ((along_m / m_per_s).round() as i64).max(LEAST_S)
        });
        rows.push(row.collect());
    }
    Some(rows)
}

/// A flat piece of the earth, exact enough for walks through a quarter.
struct Plane {
    lon_m: f64,
}

impl Plane {
    fn metres(&self, lon: f64, lat: f64) -> Coord<f64> {
        Coord { x: lon * self.lon_m, y: lat * METRES_A_DEGREE }
    }
}

fn distance_m(one: Coord<f64>, other: Coord<f64>) -> f64 {
    (one.x - other.x).hypot(one.y - other.y)
}

/// The ways as nodes and edges.
struct Net {
    nodes: Vec<Coord<f64>>,
    edges: Vec<(usize, usize)>,
    /// By edge: the doors along it, as how far from its beginning and the node that was made there.
    along: Vec<Vec<(f64, usize)>>,
}

impl Net {
    fn of(ways: &[LineString<f64>], plane: &Plane) -> Self {
        let mut net = Self { nodes: Vec::new(), edges: Vec::new(), along: Vec::new() };
        let mut known: HashMap<(i64, i64), usize> = HashMap::new();
        for way in ways {
            let mut before = None;
            for at in way.coords() {
                let key = ((at.x * PER_DEGREE).round() as i64, (at.y * PER_DEGREE).round() as i64);
                let node = *known.entry(key).or_insert_with(|| {
                    net.nodes.push(plane.metres(at.x, at.y));
                    net.nodes.len() - 1
                });
                if let Some(before) = before.filter(|before| *before != node) {
                    net.edges.push((before, node));
                }
                before = Some(node);
            }
        }
        net.along = vec![Vec::new(); net.edges.len()];
        net
    }

    /// Puts a place on its nearest way: the node made there, and how far the place is from it.
    fn join(&mut self, place: Coord<f64>) -> Option<(usize, f64)> {
        let (mut best, mut nearest_m) = (None, FARTHEST_M);
        for (number, &(from, to)) in self.edges.iter().enumerate() {
            let (from, to) = (self.nodes[from], self.nodes[to]);
            let along = to - from;
            let length2 = along.x * along.x + along.y * along.y;
            let offset = place - from;
            let part = ((offset.x * along.x + offset.y * along.y) / length2.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
            let foot = Coord { x: from.x + part * along.x, y: from.y + part * along.y };
            let away_m = distance_m(place, foot);
            if away_m < nearest_m {
                (best, nearest_m) = (Some((number, part * length2.sqrt(), foot)), away_m);
            }
        }
        let (edge, from_m, foot) = best?;
        self.nodes.push(foot);
        let node = self.nodes.len() - 1;
        self.along[edge].push((from_m, node));
        Some((node, nearest_m))
    }

    /// By node: the nodes that are next to it, and how far.
    fn links(&mut self) -> Vec<Vec<(usize, f64)>> {
        let mut links: Vec<Vec<(usize, f64)>> = vec![Vec::new(); self.nodes.len()];
        for (&(from, to), along) in self.edges.iter().zip(&mut self.along) {
            along.sort_by(|one, other| one.0.total_cmp(&other.0));
            let mut before = from;
            for next in along.iter().map(|(_, node)| *node).chain([to]) {
                let length_m = distance_m(self.nodes[before], self.nodes[next]);
                links[before].push((next, length_m));
                links[next].push((before, length_m));
                before = next;
            }
        }
        links
    }
}

/// How far every node is from one; infinitely far where no way leads.
fn shortest_m(links: &[Vec<(usize, f64)>], start: usize) -> Vec<f64> {
    let mut far = vec![f64::INFINITY; links.len()];
    // Millimetres, because floats have no order.
    let mut next = BinaryHeap::from([Reverse((0_u64, start))]);
    far[start] = 0.0;
    while let Some(Reverse((mm, node))) = next.pop() {
        if mm as f64 > far[node] * 1000.0 + 1.0 {
            continue;
        }
        for &(other, length_m) in &links[node] {
            let through_m = far[node] + length_m;
            if through_m < far[other] {
                far[other] = through_m;
                next.push(Reverse(((through_m * 1000.0) as u64, other)));
            }
        }
    }
    far
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Degrees for metres east and north of a place on the equator, where both are alike.
    fn at(east_m: f64, north_m: f64) -> [f64; 2] {
        [east_m / METRES_A_DEGREE, north_m / METRES_A_DEGREE]
    }

    fn way(places: &[[f64; 2]]) -> LineString<f64> {
        places.iter().map(|[lon, lat]| Coord { x: *lon, y: *lat }).collect()
    }

    #[test]
    fn the_other_side_of_a_boulevard_is_as_far_as_its_next_crossing() {
        // Two carriageways 20 m apart, joined at their ends 400 m away on either side.
        let ways = [
            way(&[at(-400.0, 0.0), at(400.0, 0.0)]),
            way(&[at(-400.0, 20.0), at(400.0, 20.0)]),
            way(&[at(-400.0, 0.0), at(-400.0, 20.0)]),
            way(&[at(400.0, 0.0), at(400.0, 20.0)]),
        ];
        let points = [at(0.0, -4.0), at(0.0, 24.0), at(100.0, -4.0)];
        let walks = walks_s(&ways, &points, 1.0, 1.3).unwrap();
        assert_eq!(walks[0][1], 4 + 400 + 20 + 400 + 4);
        assert_eq!(walks[0][2], 4 + 100 + 4);
        assert_eq!((walks[1][0], walks[0][0]), (walks[0][1], 0));
    }

    #[test]
    fn a_door_off_the_streets_is_reached_as_the_crow_flies_and_a_little_more() {
        let ways = [way(&[at(0.0, 0.0), at(100.0, 0.0)])];
        let points = [at(0.0, 0.0), at(0.0, 1000.0), at(100.0, 0.0)];
        let walks = walks_s(&ways, &points, 1.0, 1.3).unwrap();
        assert_eq!((walks[0][1], walks[0][2]), (1300, 100));
        assert_eq!(walks_s(&[], &points, 1.0, 1.3), None);
    }
}
