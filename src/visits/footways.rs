//! Walking times along streets and paths: a graph of the ways that were imported, joined where they share a position, on which every
//! door goes to its nearest way; then the shortest walks from each place to all others (Dijkstra). Pure: no SQL, no clock.
//!
//! A street has two sides. People walk along one and change where ways meet; to cross in between takes long, the longer the wider the
//! street is, so that a round goes down one side of a boulevard and comes back on the other. A way is only changed where ways
//! meet, and a dead end is one. Paths have no sides.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use geo::{Coord, LineString};

use crate::premises::import::FeatureKind;

/// A door farther than this from any way is not on its streets.
pub(super) const FARTHEST_M: f64 = 150.0;
/// From one door to another takes this long at least.
const LEAST_S: i64 = 5;
/// Positions are the same when they agree to about a centimetre.
const PER_DEGREE: f64 = 1e7;
const METRES_A_DEGREE: f64 = 111_320.0;
/// How far from the middle of a street people walk.
pub(super) const SIDEWALK_M: f64 = 5.0;
/// The widest that a street is taken to be, from its middle to its doors.
const WIDEST_M: f64 = 20.0;
/// To cross a street where no ways meet counts as so many times its width.
const CROSSING: f64 = 3.0;

/// Walking seconds from each point (longitude, latitude) to each other; nothing when there are no ways. A pair of which one lies off
/// the ways, or between which no way leads, is reckoned as the flight of a bird made longer by `detour`.
pub fn walks_s(
    ways: &[(FeatureKind, LineString<f64>)],
    points: &[[f64; 2]],
    m_per_s: f64,
    detour: f64,
) -> Option<Vec<Vec<i64>>> {
    let plane = Plane::around(points)?;
    let places: Vec<Coord<f64>> = points.iter().map(|[lon, lat]| plane.metres(*lon, *lat)).collect();
    let Graph { links, doors, .. } = Net::of(ways, &plane)?.graph(&places);
    let mut rows = Vec::with_capacity(points.len());
    for (from, door) in doors.iter().enumerate() {
        let reached = door.map(|(node, _)| shortest(&links, node, &doors).far_m);
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

/// The walk from each point (longitude, latitude) to the next, along the sides of streets and along paths; straight where no way leads.
pub fn walk(ways: &[(FeatureKind, LineString<f64>)], points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let graph = Plane::around(points).and_then(|plane| {
        let places: Vec<Coord<f64>> = points.iter().map(|[lon, lat]| plane.metres(*lon, *lat)).collect();
        Some((Net::of(ways, &plane)?.graph(&places), plane))
    });
    let Some((graph, plane)) = graph else { return points.to_vec() };
    let mut walk: Vec<[f64; 2]> = points.first().copied().into_iter().collect();
    for (leg, doors) in points.windows(2).zip(graph.doors.windows(2)) {
        if let &[Some((from, _)), Some((to, off_m))] = doors {
            let found = shortest(&graph.links, from, &[Some((to, off_m))]);
            walk.extend(found.nodes_to(from, to).into_iter().map(|node| plane.degrees(graph.places[node])));
        }
        walk.push(leg[1]);
    }
    walk
}

/// A flat piece of the earth, exact enough for walks through a quarter.
struct Plane {
    lon_m: f64,
}

impl Plane {
    fn around(points: &[[f64; 2]]) -> Option<Self> {
        let [_, lat] = points.first()?;
        Some(Self { lon_m: METRES_A_DEGREE * lat.to_radians().cos() })
    }

    fn degrees(&self, at: Coord<f64>) -> [f64; 2] {
        [at.x / self.lon_m, at.y / METRES_A_DEGREE]
    }

    fn metres(&self, lon: f64, lat: f64) -> Coord<f64> {
        Coord { x: lon * self.lon_m, y: lat * METRES_A_DEGREE }
    }
}

fn distance_m(one: Coord<f64>, other: Coord<f64>) -> f64 {
    (one.x - other.x).hypot(one.y - other.y)
}

/// A straight piece of a way.
struct Edge {
    from: usize,
    to: usize,
    has_sides: bool,
}

/// Where the way from a door meets its nearest way.
#[derive(Clone, Copy)]
struct Foot {
    edge: usize,
    /// How far along the edge.
    along_m: f64,
    /// How far the door is from it.
    off_m: f64,
    is_left: bool,
}

/// What can be walked on.
struct Graph {
    links: Links,
    /// By node: where it is.
    places: Vec<Coord<f64>>,
    /// By door: its node, and how far it is from there; none off the ways.
    doors: Vec<Option<(usize, f64)>>,
}

/// A place of the graph: its left and its right side, which are one where there are no sides.
type Sides = [usize; 2];
/// By node: the nodes that are next to it, and how far.
type Links = Vec<Vec<(usize, f64)>>;

/// The ways as corners and edges.
struct Net {
    corners: Vec<Coord<f64>>,
    edges: Vec<Edge>,
}

impl Net {
    /// None without ways.
    fn of(ways: &[(FeatureKind, LineString<f64>)], plane: &Plane) -> Option<Self> {
        let mut net = Self { corners: Vec::new(), edges: Vec::new() };
        let mut known: HashMap<(i64, i64), usize> = HashMap::new();
        for (kind, way) in ways {
            let mut before = None;
            for at in way.coords() {
                let key = ((at.x * PER_DEGREE).round() as i64, (at.y * PER_DEGREE).round() as i64);
                let corner = *known.entry(key).or_insert_with(|| {
                    net.corners.push(plane.metres(at.x, at.y));
                    net.corners.len() - 1
                });
                if let Some(before) = before.filter(|before| *before != corner) {
                    net.edges.push(Edge { from: before, to: corner, has_sides: *kind == FeatureKind::Street });
                }
                before = Some(corner);
            }
        }
        (!net.edges.is_empty()).then_some(net)
    }

    /// From the middle of an edge to where people walk on its left.
    fn to_the_left(&self, edge: usize) -> Coord<f64> {
        let along = self.corners[self.edges[edge].to] - self.corners[self.edges[edge].from];
        let part = SIDEWALK_M / along.x.hypot(along.y).max(f64::MIN_POSITIVE);
        Coord { x: -along.y * part, y: along.x * part }
    }

    /// Where a place meets its nearest way.
    fn foot(&self, place: Coord<f64>) -> Option<Foot> {
        let (mut best, mut nearest_m) = (None, FARTHEST_M);
        for (number, edge) in self.edges.iter().enumerate() {
            let (from, to) = (self.corners[edge.from], self.corners[edge.to]);
            let along = to - from;
            let length2 = along.x * along.x + along.y * along.y;
            let offset = place - from;
            let part = ((offset.x * along.x + offset.y * along.y) / length2.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
            let off_m = distance_m(place, Coord { x: from.x + part * along.x, y: from.y + part * along.y });
            if off_m < nearest_m {
                let is_left = along.x * offset.y - along.y * offset.x > 0.0;
                let along_m = part * distance_m(from, to);
                (best, nearest_m) = (Some(Foot { edge: number, along_m, off_m, is_left }), off_m);
            }
        }
        best
    }

    /// The nodes at both ends of every edge. Where two pieces of street meet and nothing else, the sides go on; elsewhere they meet.
    fn ends(&self, places: &mut Vec<Coord<f64>>) -> Vec<[Sides; 2]> {
        let mut at_corner: Vec<Vec<(usize, usize)>> = vec![Vec::new(); self.corners.len()];
        for (number, edge) in self.edges.iter().enumerate() {
            at_corner[edge.from].push((number, 0));
            at_corner[edge.to].push((number, 1));
        }
        let mut new = |place: Coord<f64>| {
            places.push(place);
            places.len() - 1
        };
        let mut ends = vec![[[0; 2]; 2]; self.edges.len()];
        for (corner, here) in at_corner.into_iter().enumerate() {
            let at = self.corners[corner];
            match here.as_slice() {
                &[(one, end), (other, other_end)] if self.edges[one].has_sides && self.edges[other].has_sides => {
                    // Looking away from the corner, the left of one is the right of the other.
                    let left = self.to_the_left(one) * if end == 0 { 1.0 } else { -1.0 };
                    let sides = [new(at + left), new(at - left)];
                    let turned = |sides: Sides, is_turned: bool| if is_turned { [sides[1], sides[0]] } else { sides };
                    ends[one][end] = turned(sides, end == 1);
                    ends[other][other_end] = turned(sides, other_end == 0);
                }
                _ => {
                    let node = new(at);
                    for &(edge, end) in &here {
                        ends[edge][end] = [node, node];
                    }
                }
            }
        }
        ends
    }

    /// The graph with these doors.
    fn graph(&self, doors: &[Coord<f64>]) -> Graph {
        let feet: Vec<Option<Foot>> = doors.iter().map(|door| self.foot(*door)).collect();
        let mut places = Vec::new();
        let ends = self.ends(&mut places);
        let mut by_edge: Vec<Vec<(usize, Foot)>> = vec![Vec::new(); self.edges.len()];
        for (door, foot) in feet.iter().enumerate() {
            if let Some(foot) = foot {
                by_edge[foot.edge].push((door, *foot));
            }
        }
        let mut links: Links = vec![Vec::new(); places.len()];
        let mut doors = vec![None; feet.len()];
        for (number, (ends, mut along)) in ends.into_iter().zip(by_edge).enumerate() {
            let edge = &self.edges[number];
            let (from, to) = (self.corners[edge.from], self.corners[edge.to]);
            let length_m = distance_m(from, to);
            let left = self.to_the_left(number);
            along.sort_by(|(_, one), (_, other)| one.along_m.total_cmp(&other.along_m));
            let (mut before, mut before_m) = (ends[0], 0.0);
            for (door, foot) in along {
                let here = [links.len(), links.len() + usize::from(edge.has_sides)];
                links.resize(here[1] + 1, Vec::new());
                let at = from + (to - from) * (foot.along_m / length_m.max(f64::MIN_POSITIVE));
                places.extend(if edge.has_sides { vec![at + left, at - left] } else { vec![at] });
                join_sides(&mut links, before, here, foot.along_m - before_m);
                let side = here[usize::from(!foot.is_left)];
                doors[door] = if edge.has_sides {
                    let half_m = foot.off_m.clamp(SIDEWALK_M, WIDEST_M);
                    join(&mut links, here[0], here[1], 2.0 * half_m * CROSSING);
                    Some((side, (foot.off_m - SIDEWALK_M).max(0.0)))
                } else {
                    Some((side, foot.off_m))
                };
                (before, before_m) = (here, foot.along_m);
            }
            join_sides(&mut links, before, ends[1], length_m - before_m);
        }
        Graph { links, places, doors }
    }
}

fn join(links: &mut Links, one: usize, other: usize, length_m: f64) {
    links[one].push((other, length_m));
    links[other].push((one, length_m));
}

/// Joins left to left and right to right.
fn join_sides(links: &mut Links, one: Sides, other: Sides, length_m: f64) {
    join(links, one[0], other[0], length_m);
    if one[0] != one[1] || other[0] != other[1] {
        join(links, one[1], other[1], length_m);
    }
}

/// The shortest walks from a node.
struct Shortest {
    /// By node: how far it is; infinitely far where no way leads.
    far_m: Vec<f64>,
    /// By node: the one before it.
    before: Vec<usize>,
}

impl Shortest {
    /// The nodes of the walk from the start to a node, both included; none where no way leads.
    fn nodes_to(&self, start: usize, to: usize) -> Vec<usize> {
        if !self.far_m[to].is_finite() {
            return Vec::new();
        }
        let mut nodes = vec![to];
        let mut node = to;
        while node != start {
            node = self.before[node];
            nodes.push(node);
        }
        nodes.reverse();
        nodes
    }
}

/// The shortest walks from a node to the nodes of doors.
fn shortest(links: &Links, start: usize, doors: &[Option<(usize, f64)>]) -> Shortest {
    let mut far = vec![f64::INFINITY; links.len()];
    let mut steps_before = vec![start; links.len()];
    let mut is_wanted = vec![false; links.len()];
    let mut wanted = 0;
    for (node, _) in doors.iter().flatten() {
        wanted += usize::from(!std::mem::replace(&mut is_wanted[*node], true));
    }
    // Millimetres, because floats have no order.
    let mut next = BinaryHeap::from([Reverse((0_u64, start))]);
    far[start] = 0.0;
    while let Some(Reverse((mm, node))) = next.pop() {
        if mm as f64 > far[node] * 1000.0 + 1.0 {
            continue;
        }
        if std::mem::replace(&mut is_wanted[node], false) {
            wanted -= 1;
            if wanted == 0 {
                break;
            }
        }
        for &(other, length_m) in &links[node] {
            let through_m = far[node] + length_m;
            if through_m < far[other] {
                far[other] = through_m;
                steps_before[other] = node;
                next.push(Reverse(((through_m * 1000.0) as u64, other)));
            }
        }
    }
    Shortest { far_m: far, before: steps_before }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Degrees for metres east and north of a place on the equator, where both are alike.
    fn at(east_m: f64, north_m: f64) -> [f64; 2] {
        [east_m / METRES_A_DEGREE, north_m / METRES_A_DEGREE]
    }

    fn street(places: &[[f64; 2]]) -> (FeatureKind, LineString<f64>) {
        (FeatureKind::Street, places.iter().map(|[lon, lat]| Coord { x: *lon, y: *lat }).collect())
    }

    #[test]
    fn the_other_side_of_a_boulevard_is_as_far_as_its_next_crossing() {
        // Two carriageways 20 m apart, joined at their ends 400 m away on either side.
        let ways = [
            street(&[at(-400.0, 0.0), at(400.0, 0.0)]),
            street(&[at(-400.0, 20.0), at(400.0, 20.0)]),
            street(&[at(-400.0, 0.0), at(-400.0, 20.0)]),
            street(&[at(400.0, 0.0), at(400.0, 20.0)]),
        ];
        let points = [at(0.0, -4.0), at(0.0, 24.0), at(100.0, -4.0)];
        let walks = walks_s(&ways, &points, 1.0, 1.3).unwrap();
        assert_eq!(walks[0][1], 400 + 20 + 400);
        assert_eq!(walks[0][2], 100);
        assert_eq!((walks[1][0], walks[0][0]), (walks[0][1], 0));
    }

    #[test]
    fn a_street_is_walked_along_one_side_and_crossed_where_ways_meet() {
        // A street that is drawn in two pieces towards each other, with another street across its end.
        let ways = [
            street(&[at(0.0, 0.0), at(100.0, 0.0)]),
            street(&[at(200.0, 0.0), at(100.0, 0.0)]),
            street(&[at(0.0, -50.0), at(0.0, 0.0), at(0.0, 50.0)]),
        ];
        // Doors 8 m from the middle: three on the north side, one across from the second of them.
        let points = [at(20.0, 8.0), at(90.0, 8.0), at(150.0, 8.0), at(90.0, -8.0), at(20.0, -8.0)];
        let walks = walks_s(&ways, &points, 1.0, 1.3).unwrap();
        let off = 2 * 3;
        assert_eq!((walks[0][1], walks[1][2]), (70 + off, 60 + off));
        // Across: 16 m count three times. Near the corner it is quicker to go round by it.
        assert_eq!(walks[1][3], 48 + off);
        assert_eq!(walks[0][4], 20 + 20 + off);
    }

    #[test]
    fn a_walk_is_drawn_along_its_side_of_the_street() {
        let ways = [street(&[at(0.0, 0.0), at(100.0, 0.0)]), street(&[at(100.0, 0.0), at(100.0, 80.0)])];
        let drawn = walk(&ways, &[at(10.0, 9.0), at(109.0, 60.0), at(500.0, 900.0)]);
        let metres: Vec<(i64, i64)> = drawn
            .iter()
            .map(|[lon, lat]| ((lon * METRES_A_DEGREE).round() as i64, (lat * METRES_A_DEGREE).round() as i64))
            .collect();
        // The inner side goes to the corner and around it; the door is on the outer side, across the street's end.
        assert_eq!((metres[0], metres[1]), ((10, 9), (10, 5)));
        assert_eq!(metres[metres.len() - 1], (500, 900));
        assert!(metres.contains(&(105, 60)) && metres.contains(&(109, 60)), "{metres:?}");
        assert_eq!(walk(&[], &[at(0.0, 0.0), at(5.0, 5.0)]), [at(0.0, 0.0), at(5.0, 5.0)]);
    }

    proptest! {
        #[test]
        fn a_door_beyond_the_end_of_a_street_makes_no_piece_of_it_shorter_than_nothing(east in 1.0..400.0_f64, north in 1.0..400.0_f64) {
            let plane = Plane::around(&[at(0.0, 0.0)]).unwrap();
            let net = Net::of(&[street(&[at(0.0, 0.0), at(east, north)])], &plane).unwrap();
            let [lon, lat] = at(east + 3.0, north + 3.0);
            // Otherwise the search for the shortest walk would go to and fro on it for ever.
            let graph = net.graph(&[plane.metres(lon, lat)]);
            prop_assert!(graph.links.iter().flatten().all(|(_, length_m)| *length_m >= 0.0), "{:?}", graph.links);
        }
    }

    #[test]
    fn a_path_has_no_sides() {
        let (_, path) = street(&[at(0.0, 0.0), at(100.0, 0.0)]);
        let walks = walks_s(&[(FeatureKind::Path, path)], &[at(50.0, 3.0), at(50.0, -3.0)], 1.0, 1.3).unwrap();
        assert_eq!(walks[0][1], 6);
    }

    #[test]
    fn a_door_off_the_streets_is_reached_as_the_crow_flies_and_a_little_more() {
        let ways = [street(&[at(0.0, 0.0), at(100.0, 0.0)])];
        let points = [at(0.0, 0.0), at(0.0, 1000.0), at(100.0, 0.0)];
        let walks = walks_s(&ways, &points, 1.0, 1.3).unwrap();
        assert_eq!((walks[0][1], walks[0][2]), (1300, 100));
        assert_eq!(walks_s(&[], &points, 1.0, 1.3), None);
    }
}
