//! Holds rings to the rules of simple features: closed, four positions or more, some width, not crossing themselves; holes
//! inside their outer ring, apart from each other, and leaving the inside in one piece (which geo's own check does not see).

use std::collections::{BTreeMap, BTreeSet};

use geo::coordinate_position::{CoordPos, CoordinatePosition};
use geo::dimensions::Dimensions;
use geo::orient::{Direction, Orient};
use geo::{BoundingRect, Coord, Intersects, LineString, Polygon, Relate};

use super::crossing::{self, Crossing, Ring, Touch};
use super::fault::{OutlineFault, Wrong};
use super::reading::{Document, RawPolygon, RawRing};

/// A ring narrower than this, in metres, covers no ground.
const LEAST_WIDTH_M: f64 = 0.001;

/// Checks every polygon; outer rings come out counter-clockwise, holes clockwise.
pub fn check(document: Document) -> Result<Vec<Polygon<f64>>, OutlineFault> {
    document.polygons.into_iter().map(check_polygon).collect()
}

/// Checks one polygon.
pub fn check_polygon(raw: RawPolygon) -> Result<Polygon<f64>, OutlineFault> {
    let rings: Vec<Ring> = raw.rings.iter().map(closed_ring).collect::<Result<_, _>>()?;
    let touches = crossing::touches(&rings).map_err(|crossing| crossing_fault(&raw, crossing))?;
    check_holes(&raw, &rings, &touches)?;
    check_connected(&raw, rings.len(), &touches)?;
    let mut rings = rings.into_iter().map(LineString::new);
    let outer = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
    Ok(Polygon::new(outer, rings.collect()).orient(Direction::Default))
}

/// The ring without repeated positions.
fn closed_ring(raw: &RawRing) -> Result<Ring, OutlineFault> {
    let positions = &raw.positions;
    let (Some(first), Some(last)) = (positions.first().copied(), positions.last().copied()) else {
        return Err(OutlineFault::at(raw.pointer.as_str(), Wrong::Empty));
    };
    // Four positions are asked for first: with three there is nothing to close.
    if positions.len() < 4 {
        let wrong = Wrong::RingTooShort { positions: positions.len() };
        return Err(OutlineFault { place: Some(first), ..OutlineFault::at(raw.pointer.as_str(), wrong) });
    }
    if first != last {
        let pointer = format!("{}/{}", raw.pointer, positions.len() - 1);
        return Err(OutlineFault { place: Some(last), ..OutlineFault::at(pointer, Wrong::OpenRing { first, last }) });
    }
    let mut ring = positions.clone();
    ring.dedup();
    if width_m(&ring) < LEAST_WIDTH_M {
        return Err(OutlineFault { place: Some(first), ..OutlineFault::at(raw.pointer.as_str(), Wrong::ZeroArea) });
    }
    Ok(ring)
}

/// How far the ring leaves the straight line between its first position and the one farthest from it, in metres.
fn width_m(ring: &Ring) -> f64 {
    const DEGREE_M: f64 = 111_320.0;
    let Some(origin) = ring.first().copied() else { return 0.0 };
    let narrowing = origin.y.to_radians().cos();
    let metres = |place: &Coord<f64>| Coord {
        x: (place.x - origin.x) * DEGREE_M * narrowing,
        y: (place.y - origin.y) * DEGREE_M,
    };
    let length = |place: Coord<f64>| place.x.hypot(place.y);
    let farthest = ring.iter().map(metres).fold(Coord { x: 0.0, y: 0.0 }, |farthest, place| {
        if length(place) > length(farthest) { place } else { farthest }
    });
    if length(farthest) == 0.0 {
        return 0.0;
    }
    let sideways = |place: Coord<f64>| (place.x * farthest.y - place.y * farthest.x).abs() / length(farthest);
    ring.iter().map(|place| sideways(metres(place))).fold(0.0, f64::max)
}

fn crossing_fault(raw: &RawPolygon, crossing: Crossing) -> OutlineFault {
    let wrong = match (crossing.first.0, crossing.second.0) {
        (one, other) if one == other => Wrong::SelfCrossing,
        (0, _) => Wrong::HoleOutside,
        _ => Wrong::HolesOverlap,
    };
    // The edge of the hole is the faulty one; of a ring that crosses itself, the earlier edge.
    let (ring, edge) = if wrong == Wrong::SelfCrossing { crossing.first } else { crossing.second };
    let raw = &raw.rings[ring];
    let pointer = format!("{}/{}", raw.pointer, given_index(raw, edge));
    OutlineFault { place: Some(crossing.place), ..OutlineFault::at(pointer, wrong) }
}

/// Where the position that starts an edge stood in the document, repeated positions counted.
fn given_index(raw: &RawRing, edge: usize) -> usize {
    let mut distinct = 0;
    for (index, pair) in raw.positions.windows(2).enumerate() {
        if distinct == edge {
            return index;
        }
        if pair[0] != pair[1] {
            distinct += 1;
        }
    }
    raw.positions.len().saturating_sub(1)
}

/// Edges do not cross any more; so two rings that do not touch are either apart or one inside the other, and one position
/// tells. Rings that touch may still pass through each other at a corner: those are related in full.
fn check_holes(raw: &RawPolygon, rings: &[Ring], touches: &[Touch]) -> Result<(), OutlineFault> {
    let filled: Vec<Polygon<f64>> =
        rings.iter().map(|ring| Polygon::new(LineString::new(ring.clone()), Vec::new())).collect();
    let boxes: Vec<_> = filled.iter().map(|ring| ring.bounding_rect()).collect();
    let pairs: BTreeSet<(usize, usize)> = touches.iter().map(|touch| touch.rings).collect();
    let touching = |one: usize, other: usize| pairs.contains(&(one, other));
    let fault = |hole: usize, place: Coord<f64>, wrong: Wrong| {
        let pointer = raw.rings[hole].pointer.as_str();
        Err(OutlineFault { place: Some(place), ..OutlineFault::at(pointer, wrong) })
    };
    for hole in 1..rings.len() {
        let inside = if touching(0, hole) {
            filled[0].relate(&filled[hole]).is_contains()
        } else {
            filled[0].coordinate_position(&rings[hole][0]) == CoordPos::Inside
        };
        if !inside {
            let outside = |place: &&Coord<f64>| filled[0].coordinate_position(*place) == CoordPos::Outside;
            let place = rings[hole].iter().find(outside).unwrap_or(&rings[hole][0]);
            return fault(hole, *place, Wrong::HoleOutside);
        }
        for earlier in 1..hole {
            let near = matches!((boxes[earlier], boxes[hole]), (Some(one), Some(other)) if one.intersects(&other));
            if !near {
                continue;
            }
            let overlapping = if touching(earlier, hole) {
                filled[earlier].relate(&filled[hole]).get(CoordPos::Inside, CoordPos::Inside)
                    == Dimensions::TwoDimensional
            } else {
                filled[earlier].coordinate_position(&rings[hole][0]) == CoordPos::Inside
                    || filled[hole].coordinate_position(&rings[earlier][0]) == CoordPos::Inside
            };
            if overlapping {
                return fault(hole, rings[hole][0], Wrong::HolesOverlap);
            }
        }
    }
    Ok(())
}

/// Rings and the points where they touch make a graph; the inside is in one piece exactly when that graph has no cycle.
fn check_connected(raw: &RawPolygon, rings: usize, touches: &[Touch]) -> Result<(), OutlineFault> {
    let mut points: BTreeMap<(u64, u64), (usize, Coord<f64>)> = BTreeMap::new();
    let mut joints: BTreeSet<(usize, usize)> = BTreeSet::new();
    for touch in touches {
        let next = points.len();
        let (point, _) =
            *points.entry((touch.place.x.to_bits(), touch.place.y.to_bits())).or_insert((next, touch.place));
        joints.extend([(touch.rings.0, point), (touch.rings.1, point)]);
    }
    let places: BTreeMap<usize, Coord<f64>> = points.into_values().collect();
    let mut groups: Vec<usize> = (0..rings + places.len()).collect();
    for (ring, point) in joints {
        let (one, other) = (root(&mut groups, ring), root(&mut groups, rings + point));
        if one == other {
            let place = places.get(&point).copied();
            return Err(OutlineFault { place, ..OutlineFault::at(raw.rings[ring].pointer.as_str(), Wrong::CutApart) });
        }
        groups[one] = other;
    }
    Ok(())
}

fn root(groups: &mut [usize], mut member: usize) -> usize {
    while groups[member] != member {
        groups[member] = groups[groups[member]];
        member = groups[member];
    }
    member
}
