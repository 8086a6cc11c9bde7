//! From a zone to the doors that it reaches: inside or how far, by which phase and nuisance. A pure room: no SQL, no HTTP.
//!
//! Everything is measured in metres on a transverse Mercator plane (GRS 80) centred on the zone; against geodesics that is
//! within 0.3 mm for zones of 4 km and reaches of 2 km. Searching goes by strips: the earth in bands of a thousandth of a degree
//! of latitude (about 111 m), so that an index on `(band, lon)` finds the candidates on every database, and the zone's edges in
//! bands of the plane, so that a door looks only at the edges near it.

mod plane;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use geo::{Coord, CoordsIter, Line, LinesIter, MultiPolygon};
use serde::{Deserialize, Serialize};

pub use self::plane::Plane;
use super::Position;
use crate::i18n::Sentence;
use crate::id::PhaseId;
use crate::sites::Nuisance;

/// A door this near to an edge stands on it, and so inside: coordinates of seven decimals are known no better than 11 mm.
pub const EDGE_TOLERANCE_M: f64 = 0.01;

/// The farthest that a nuisance can be said to reach.
pub const FARTHEST_REACH_M: f64 = 5_000.0;

/// Bands per degree of latitude.
const BANDS_PER_DEGREE: f64 = 1_000.0;

/// The shortest degree of latitude on GRS 80 (at the equator), rounded down: dividing by it never widens a box too little.
const SHORTEST_DEGREE_M: f64 = 110_500.0;

/// The longest degree of any great circle on GRS 80, rounded up.
const LONGEST_DEGREE_M: f64 = 112_000.0;

/// The least radius of the earth, rounded down.
const EARTH_RADIUS_M: f64 = 6_300_000.0;

/// The number of the strip in which a latitude lies.
pub fn band(lat: f64) -> i64 {
    (lat * BANDS_PER_DEGREE).floor() as i64
}

/// How far one phase makes one nuisance felt.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Reach {
    /// The phase that causes it.
    pub phase: PhaseId,
    /// What is felt.
    pub nuisance: Nuisance,
    /// How far outside the zone, in metres; 0 is inside only.
    pub reach_m: f64,
}

/// Where a door stands to a zone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Inside the zone or on its edge.
    pub inside: bool,
    /// Metres to the zone; 0 inside.
    pub distance_m: f64,
}

impl Standing {
    /// The reaches that get as far as the door, in their order.
    pub fn reached_by(&self, reaches: &[Reach]) -> Vec<Reach> {
        reaches.iter().filter(|reach| self.distance_m <= reach.reach_m).copied().collect()
    }
}

/// The farthest of the reaches, in metres; nothing when there are none.
pub fn farthest_m(reaches: &[Reach]) -> Option<f64> {
    reaches.iter().map(|reach| reach.reach_m).reduce(f64::max)
}

/// A box on earth, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The least longitude.
    pub west: f64,
    /// The least latitude.
    pub south: f64,
    /// The greatest longitude.
    pub east: f64,
    /// The greatest latitude.
    pub north: f64,
}

impl Bounds {
    /// The smallest box around a shape; nothing when it is empty.
    pub fn of(shape: &impl CoordsIter<Scalar = f64>) -> Option<Self> {
        Self::around(shape.coords_iter().map(|at| Position { lon: at.x, lat: at.y }))
    }

    /// The smallest box around positions; nothing when there are none.
    pub fn around(positions: impl IntoIterator<Item = Position>) -> Option<Self> {
        positions.into_iter().fold(None, |bounds: Option<Self>, at| {
            let Self { west, south, east, north } =
                bounds.unwrap_or(Self { west: at.lon, south: at.lat, east: at.lon, north: at.lat });
            Some(Self {
                west: west.min(at.lon),
                south: south.min(at.lat),
                east: east.max(at.lon),
                north: north.max(at.lat),
            })
        })
    }

    /// The box with everything within `by_m` metres of it, and a little more, never less.
    pub fn widened(self, by_m: f64) -> Self {
        let lat_by = by_m / SHORTEST_DEGREE_M;
        let (south, north) = ((self.south - lat_by).max(-90.0), (self.north + lat_by).min(90.0));
        let shortest_parallel = SHORTEST_DEGREE_M * south.abs().max(north.abs()).to_radians().cos();
        let lon_by = if shortest_parallel > 1.0 { (by_m / shortest_parallel).min(360.0) } else { 360.0 };
        Self { west: self.west - lon_by, south, east: self.east + lon_by, north }
    }

    /// Its south-western and north-eastern corners.
    pub fn corners(&self) -> [Position; 2] {
        [Position { lon: self.west, lat: self.south }, Position { lon: self.east, lat: self.north }]
    }

    /// Its middle.
    pub fn middle(&self) -> Position {
        Position { lon: (self.west + self.east) / 2.0, lat: (self.south + self.north) / 2.0 }
    }

    /// Whether a position lies in the box or on its edge.
    pub fn holds(&self, at: Position) -> bool {
        (self.west..=self.east).contains(&at.lon) && (self.south..=self.north).contains(&at.lat)
    }

    /// The smallest box around two boxes.
    fn with(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// Whether two boxes have a point in common.
    pub fn meets(&self, other: Self) -> bool {
        self.west <= other.east && other.west <= self.east && self.south <= other.north && other.south <= self.north
    }

    /// The strips that the box touches.
    pub fn bands(&self) -> RangeInclusive<i64> {
        band(self.south)..=band(self.north)
    }
}

/// A piece of a strip: what of a box lies in it. The box may reach beyond the strip.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StripPiece {
    /// The strip's number.
    pub band: i64,
    /// The box.
    pub bounds: Bounds,
}

impl StripPiece {
    /// Whether a position lies in the piece.
    pub fn holds(&self, at: Position) -> bool {
        self.band == band(at.lat) && self.bounds.holds(at)
    }
}

/// The pieces of strips that hold everything within `by_m` metres of a zone, and a little more, never less; none overlaps another.
/// A long street on the slant has a wide box and narrow pieces.
pub fn pieces(zone: &MultiPolygon<f64>, by_m: f64) -> Vec<StripPiece> {
    let mut pieces: Vec<StripPiece> = Vec::new();
    for polygon in zone {
        // Between the westernmost and the easternmost edge of a polygon all is taken: its inside, and its holes.
        let mut of_polygon: BTreeMap<i64, Bounds> = BTreeMap::new();
        for edge in polygon.exterior().lines() {
            for StripPiece { band, bounds } in pieces_of_edge(edge, by_m) {
                of_polygon.entry(band).and_modify(|known| *known = known.with(bounds)).or_insert(bounds);
            }
        }
        pieces.extend(of_polygon.into_iter().map(|(band, bounds)| StripPiece { band, bounds }));
    }
    pieces.sort_by(|one, other| one.band.cmp(&other.band).then(one.bounds.west.total_cmp(&other.bounds.west)));
    pieces.dedup_by(|next, kept| {
        let overlap = next.band == kept.band && next.bounds.west <= kept.bounds.east;
        if overlap {
            kept.bounds = kept.bounds.with(next.bounds);
        }
        overlap
    });
    pieces
}

/// What lies near one edge, strip by strip: where the edge comes near the strip, and where it leaves it.
fn pieces_of_edge(edge: Line<f64>, by_m: f64) -> impl Iterator<Item = StripPiece> {
    let own = Bounds {
        west: edge.start.x.min(edge.end.x),
        south: edge.start.y.min(edge.end.y),
        east: edge.start.x.max(edge.end.x),
        north: edge.start.y.max(edge.end.y),
    };
    let wide = own.widened(by_m + EDGE_TOLERANCE_M + bulge_m(own));
    let (lon_by, lat_by) = (own.west - wide.west, wide.north - own.north);
    let lon_at = move |lat: f64| {
        let part = ((lat - edge.start.y) / (edge.end.y - edge.start.y)).clamp(0.0, 1.0);
        edge.start.x + part * (edge.end.x - edge.start.x)
    };
    wide.bands().map(move |band| {
        let (south, north) = (band as f64 / BANDS_PER_DEGREE - lat_by, (band + 1) as f64 / BANDS_PER_DEGREE + lat_by);
        let (one, other) =
            if own.south < own.north { (lon_at(south), lon_at(north)) } else { (edge.start.x, edge.end.x) };
        let bounds = Bounds { west: one.min(other) - lon_by, east: one.max(other) + lon_by, ..wide };
        StripPiece { band, bounds }
    })
}

/// How far an edge that is straight on the ground strays from the straight line between its ends in degrees, in metres.
fn bulge_m(edge: Bounds) -> f64 {
    let farthest = edge.south.abs().max(edge.north.abs()).min(89.0).to_radians();
    let nearest = edge.south.abs().min(edge.north.abs()).to_radians();
    let (east_m, north_m) =
        ((edge.east - edge.west) * LONGEST_DEGREE_M * nearest.cos(), (edge.north - edge.south) * LONGEST_DEGREE_M);
    (east_m * east_m + north_m * north_m) / EARTH_RADIUS_M / 4.0 * farthest.tan().max(1.0)
}

/// One edge of a ring on the plane.
#[derive(Debug, Clone, Copy)]
struct Edge {
    polygon: usize,
    from: Coord<f64>,
    to: Coord<f64>,
    /// What makes a way along the edge, times the edge, a part of it: 0 when the edge has no length.
    parts: Coord<f64>,
}

impl Edge {
    fn new(polygon: usize, from: Coord<f64>, to: Coord<f64>) -> Self {
        let along = to - from;
        let length2 = along.x * along.x + along.y * along.y;
        let parts = if length2 > 0.0 { along / length2 } else { Coord { x: 0.0, y: 0.0 } };
        Self { polygon, from, to, parts }
    }

    /// The square of the distance, of which a root is taken once a door.
    fn distance2(&self, at: Coord<f64>) -> f64 {
        let offset = at - self.from;
        let part = (offset.x * self.parts.x + offset.y * self.parts.y).clamp(0.0, 1.0);
        let away = offset - (self.to - self.from) * part;
        away.x * away.x + away.y * away.y
    }

    /// Whether the ray from `at` to the east crosses the edge; an end of an edge belongs to the edge above it only.
    fn crosses_east_of(&self, at: Coord<f64>) -> bool {
        if (self.from.y > at.y) == (self.to.y > at.y) {
            return false;
        }
        let x = self.from.x + (at.y - self.from.y) / (self.to.y - self.from.y) * (self.to.x - self.from.x);
        x > at.x
    }
}

/// A zone drawn to measure on: its edges in metres, in bands from south to north.
#[derive(Debug)]
pub struct GroundPlan {
    plane: Plane,
    bounds: Bounds,
    /// How far its edges may stray from the box around its corners.
    bulge_m: f64,
    south_m: f64,
    north_m: f64,
    band_height_m: f64,
    /// The edges that touch each band, those of one polygon together.
    bands: Vec<Vec<Edge>>,
    /// For a zone that is wider than high: the edges once more, in bands from west to east, so that few of them are near a door.
    across: Option<Across>,
}

/// Edges in bands of one width from west to east.
#[derive(Debug)]
struct Across {
    west_m: f64,
    band_width_m: f64,
    bands: Vec<Vec<Edge>>,
}

impl Across {
    fn new(edges: &[Edge], count: usize, height_m: f64) -> Option<Self> {
        let west_m = edges.iter().map(|edge| edge.from.x.min(edge.to.x)).fold(f64::INFINITY, f64::min);
        let east_m = edges.iter().map(|edge| edge.from.x.max(edge.to.x)).fold(f64::NEG_INFINITY, f64::max);
        if east_m - west_m <= height_m {
            return None;
        }
        let mut across =
            Self { west_m, band_width_m: (east_m - west_m) / count as f64, bands: vec![Vec::new(); count] };
        for edge in edges {
            for band in across.between(edge.from.x.min(edge.to.x), edge.from.x.max(edge.to.x)) {
                across.bands[band].push(*edge);
            }
        }
        Some(across)
    }

    fn between(&self, west_m: f64, east_m: f64) -> RangeInclusive<usize> {
        let last = self.bands.len() - 1;
        let band = |x: f64| (((x - self.west_m) / self.band_width_m) as usize).min(last);
        band(west_m)..=band(east_m)
    }
}

impl GroundPlan {
    /// Draws a zone of valid polygons (closed rings, finite degrees), as `sites::outline` gives them.
    pub fn new(zone: &MultiPolygon<f64>) -> Result<Self, Sentence> {
        let bounds = Bounds::of(zone).ok_or_else(|| Sentence::new("premises-zone-empty"))?;
        let plane = Plane::around(bounds.middle())?;
        let project = |at: Coord<f64>| {
            plane
                .project(Position { lon: at.x, lat: at.y })
                .ok_or_else(|| Sentence::new("premises-position-not-a-number"))
        };
        let mut edges = Vec::new();
        let mut most_bulge_m = 0.0_f64;
        for (polygon, rings) in zone.iter().enumerate() {
            for line in rings.lines_iter() {
                most_bulge_m = most_bulge_m.max(Bounds::of(&line).map_or(0.0, bulge_m));
                edges.push(Edge::new(polygon, project(line.start)?, project(line.end)?));
            }
        }
        let south_m = edges.iter().map(|edge| edge.from.y.min(edge.to.y)).fold(f64::INFINITY, f64::min);
        let north_m = edges.iter().map(|edge| edge.from.y.max(edge.to.y)).fold(f64::NEG_INFINITY, f64::max);
        // Few enough bands that edges which cross them all cannot fill the memory.
        let count = (edges.len() / 2).clamp(1, 256);
        let band_height_m = ((north_m - south_m) / count as f64).max(0.001);
        let bands = vec![Vec::new(); count];
        let across = Across::new(&edges, count, north_m - south_m);
        let mut plan = Self { plane, bounds, bulge_m: most_bulge_m, south_m, north_m, band_height_m, bands, across };
        for edge in edges {
            for band in plan.bands_of(edge.from.y.min(edge.to.y), edge.from.y.max(edge.to.y)) {
                plan.bands[band].push(edge);
            }
        }
        Ok(plan)
    }

    /// The box around the zone.
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// The zone with what lies at most so many metres from it, to be asked about many doors.
    pub fn reaching(&self, at_most_m: f64) -> Reaching<'_> {
        let bounds = self.bounds.widened(at_most_m + EDGE_TOLERANCE_M + self.bulge_m);
        Reaching { plan: self, at_most_m, bounds }
    }

    /// Where the door at `at` stands, or nothing when it is farther than `at_most_m` metres from the zone.
    pub fn standing(&self, at: Position, at_most_m: f64) -> Option<Standing> {
        self.reaching(at_most_m).standing(at)
    }

    /// Whether a polygon of the zone has the point inside it: an odd number of its edges lies to the east.
    fn surrounds(&self, at: Coord<f64>) -> bool {
        if at.y < self.south_m || at.y > self.north_m {
            return false;
        }
        let edges = &self.bands[*self.bands_of(at.y, at.y).start()];
        edges
            .chunk_by(|one, next| one.polygon == next.polygon)
            .any(|polygon| polygon.iter().filter(|edge| edge.crosses_east_of(at)).count() % 2 == 1)
    }

    fn bands_of(&self, south_m: f64, north_m: f64) -> RangeInclusive<usize> {
        let last = self.bands.len() - 1;
        // `as` takes what lies south of the zone to its first band; `min` what lies north to its last.
        let band = |y: f64| (((y - self.south_m) / self.band_height_m) as usize).min(last);
        band(south_m)..=band(north_m)
    }
}

/// A zone with what lies at most so many metres from it.
#[derive(Debug)]
pub struct Reaching<'a> {
    plan: &'a GroundPlan,
    at_most_m: f64,
    /// A box that nothing of it leaves.
    bounds: Bounds,
}

impl Reaching<'_> {
    /// Where the door at `at` stands, or nothing when it is farther away.
    pub fn standing(&self, at: Position) -> Option<Standing> {
        if !self.bounds.holds(at) {
            return None;
        }
        let at = self.plan.plane.project(at)?;
        let within_m = self.at_most_m.max(EDGE_TOLERANCE_M);
        let near = match &self.plan.across {
            Some(across) => &across.bands[across.between(at.x - within_m, at.x + within_m)],
            None => &self.plan.bands[self.plan.bands_of(at.y - within_m, at.y + within_m)],
        };
        let distance_m = near.iter().flatten().map(|edge| edge.distance2(at)).fold(f64::INFINITY, f64::min).sqrt();
        if distance_m <= EDGE_TOLERANCE_M || self.plan.surrounds(at) {
            return Some(Standing { inside: true, distance_m: 0.0 });
        }
        (distance_m <= self.at_most_m).then_some(Standing { inside: false, distance_m })
    }
}

#[cfg(test)]
mod tests;
