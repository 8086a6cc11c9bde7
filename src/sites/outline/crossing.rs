//! Where the edges of a polygon's rings meet. A sweep over edges sorted from west to east: every pair whose boxes overlap is
//! tested exactly (geo's predicates are robust). Meeting in one point, two rings touch; anything more is a fault.

use std::collections::BTreeMap;

use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{Coord, Line};

/// A ring of a polygon, closed, without repeated positions.
pub type Ring = Vec<Coord<f64>>;

/// Two edges that meet where they may not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crossing {
    /// Ring and edge of the one.
    pub first: (usize, usize),
    /// Ring and edge of the other; the ring is the same when a ring crosses itself.
    pub second: (usize, usize),
    /// Where, or where the shared stretch begins.
    pub place: Coord<f64>,
}

/// Two different rings that meet in a single point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Touch {
    /// The rings, the lower number first.
    pub rings: (usize, usize),
    /// Where.
    pub place: Coord<f64>,
}

struct Edge {
    ring: usize,
    index: usize,
    line: Line<f64>,
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

/// Finds every touch between different rings of one polygon, or the first crossing in the order of the document.
pub fn touches(rings: &[Ring]) -> Result<Vec<Touch>, Crossing> {
    let mut edges: Vec<Edge> = rings.iter().enumerate().flat_map(|(ring, places)| edges_of(ring, places)).collect();
    edges.sort_by(|a, b| a.west.total_cmp(&b.west));
    let mut touches = BTreeMap::new();
    let mut crossing: Option<Crossing> = None;
    for (number, one) in edges.iter().enumerate() {
        for other in edges[number + 1..].iter().take_while(|other| other.west <= one.east) {
            if other.south > one.north || other.north < one.south {
                continue;
            }
            match meeting(one, other, rings) {
                Meeting::Apart => {}
                Meeting::Touch(touch) => {
                    let (a, b) = touch.rings;
                    touches.insert((a, b, touch.place.x.to_bits(), touch.place.y.to_bits()), touch);
                }
                Meeting::Crossing(found) => {
                    if crossing.is_none_or(|before| (found.first, found.second) < (before.first, before.second)) {
                        crossing = Some(found);
                    }
                }
            }
        }
    }
    crossing.map_or_else(|| Ok(touches.into_values().collect()), Err)
}

fn edges_of(ring: usize, places: &Ring) -> impl Iterator<Item = Edge> + '_ {
    places.windows(2).enumerate().map(move |(index, ends)| {
        let (start, end) = (ends[0], ends[1]);
        Edge {
            ring,
            index,
            line: Line::new(start, end),
            west: start.x.min(end.x),
            east: start.x.max(end.x),
            south: start.y.min(end.y),
            north: start.y.max(end.y),
        }
    })
}

enum Meeting {
    Apart,
    Touch(Touch),
    Crossing(Crossing),
}

fn meeting(one: &Edge, other: &Edge, rings: &[Ring]) -> Meeting {
    let Some(intersection) = line_intersection(one.line, other.line) else {
        return Meeting::Apart;
    };
    let (one, other) = if (one.ring, one.index) <= (other.ring, other.index) { (one, other) } else { (other, one) };
    let crossing =
        |place| Meeting::Crossing(Crossing { first: (one.ring, one.index), second: (other.ring, other.index), place });
    match intersection {
        // A spike: the ring goes back on itself, or two rings share an edge.
        LineIntersection::Collinear { intersection } => crossing(intersection.start),
        LineIntersection::SinglePoint { intersection, is_proper: true } => crossing(intersection),
        LineIntersection::SinglePoint { intersection, is_proper: false } => {
            if one.ring != other.ring {
                return Meeting::Touch(Touch { rings: (one.ring, other.ring), place: intersection });
            }
            let edges = rings[one.ring].len() - 1;
            let neighbours = other.index == one.index + 1 || (one.index == 0 && other.index == edges - 1);
            if neighbours { Meeting::Apart } else { crossing(intersection) }
        }
    }
}
