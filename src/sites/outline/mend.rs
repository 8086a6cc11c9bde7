//! Mends an outline where there is only one way to do it: rings that are not closed, spikes, a bow-tie that falls into its two
//! halves, holes that run into each other, an inside that touching rings cut apart, latitude before longitude, metres without a
//! word that says so. Nothing is mended in silence: what was done is told, shown, and taken only when somebody says yes.

use geo::bool_ops::FillRule;
use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo::{Area, BooleanOps, Coord, LineString, MultiPolygon, OpType, Polygon, unary_union};

use super::fault::Wrong;
use super::reading::{Document, RawPolygon, RawRing};
use super::reference::{self, Reference};
use super::{Outline, join, rings};
use crate::i18n::Sentence;

/// Two ways of reading a tangled ring that differ by less than this part of its area are the same.
const SAME_PART: f64 = 1e-6;
/// Slivers smaller than this part of the whole are dust of the arithmetic.
const DUST_PART: f64 = 1e-9;

/// An outline as it could be, and what was done to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mend {
    /// The valid outline.
    pub outline: Outline,
    /// What was done, in the order of the document.
    pub mended: Vec<Mended>,
}

/// One thing that was mended.
#[derive(Debug, Clone, PartialEq)]
pub struct Mended {
    /// JSON pointer into the given document.
    pub pointer: String,
    /// Where on the map, when it is a place.
    pub place: Option<Coord<f64>>,
    /// What was done.
    pub how: How,
}

/// What was done to mend an outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// Latitude and longitude were exchanged everywhere.
    Exchanged,
    /// The numbers were taken for metres of a plane system.
    TakenFor {
        /// `EPSG:2154`.
        code: String,
    },
    /// A ring was closed with its first position.
    Closed,
    /// Spikes were taken off: stretches on which a ring goes out and back on the same line.
    SpikesOff {
        /// How many.
        spikes: usize,
    },
    /// A ring that crossed or touched itself was cut there.
    CutAtCrossing {
        /// How many parts there are now.
        parts: usize,
    },
    /// Holes that ran into each other were made one.
    HolesMerged,
    /// What touching rings cut apart became parts of their own.
    CutApart {
        /// How many parts there are now.
        parts: usize,
    },
}

impl Mended {
    /// What was done, in words.
    pub fn sentence(&self) -> Sentence {
        match &self.how {
            How::Exchanged => Sentence::new("sites-mended-exchanged"),
            How::TakenFor { code } => Sentence::new("sites-mended-taken-for").with("code", code.as_str()),
            How::Closed => Sentence::new("sites-mended-closed"),
            How::SpikesOff { spikes } => Sentence::new("sites-mended-spikes").with("spikes", *spikes),
            How::CutAtCrossing { parts } => Sentence::new("sites-mended-crossing").with("parts", *parts),
            How::HolesMerged => Sentence::new("sites-mended-holes"),
            How::CutApart { parts } => Sentence::new("sites-mended-cut-apart").with("parts", *parts),
        }
    }
}

/// The one way to mend what was read; none when there is no way, or more than one.
pub fn mend(document: &Document) -> Option<Mend> {
    let mut mended = Vec::new();
    let document = in_degrees(document, &mut mended)?;
    let mut polygons = Vec::new();
    for raw in &document.polygons {
        polygons.extend(mend_polygon(raw, &mut mended)?);
    }
    let outline = Outline::within_bounds(join::join(polygons).ok()?).ok()?;
    (!mended.is_empty()).then_some(Mend { outline, mended })
}

/// The document in degrees, by exchanging all pairs or by taking all for the same plane system when they are not.
pub fn in_degrees(document: &Document, mended: &mut Vec<Mended>) -> Option<Document> {
    let mut own = document.clone();
    let Err(fault) = reference::into_degrees(&mut own) else { return Some(own) };
    let mut own = document.clone();
    let places = || own.polygons.iter().flat_map(|polygon| &polygon.rings).flat_map(|ring| ring.positions.iter());
    if own.polygons.iter().any(|polygon| polygon.reference != Reference::Degrees) {
        return None;
    }
    let how = match fault.wrong {
        Wrong::Swapped { .. } if places().all(|place| reference::is_swapped(*place)) => {
            for position in positions_of(&mut own) {
                *position = Coord { x: position.y, y: position.x };
            }
            How::Exchanged
        }
        Wrong::PlaneWithoutReference { .. } => {
            let [code] = reference::plane_like(*places().next()?)[..] else { return None };
            let name = format!("EPSG:{code}");
            let plane = Reference::of_code(code, &name)?;
            own.polygons.iter_mut().for_each(|polygon| polygon.reference = plane.clone());
            How::TakenFor { code: name }
        }
        _ => return None,
    };
    reference::into_degrees(&mut own).ok()?;
    mended.push(Mended { pointer: String::new(), place: None, how });
    Some(own)
}

fn positions_of(document: &mut Document) -> impl Iterator<Item = &mut Coord<f64>> {
    document.polygons.iter_mut().flat_map(|polygon| &mut polygon.rings).flat_map(|ring| &mut ring.positions)
}

fn mend_polygon(raw: &RawPolygon, mended: &mut Vec<Mended>) -> Option<Vec<Polygon<f64>>> {
    let mut raw = raw.clone();
    for ring in &mut raw.rings {
        close(ring, mended)?;
        take_spikes_off(ring, mended)?;
    }
    let Err(fault) = rings::check_polygon(raw.clone()) else {
        return rings::check_polygon(raw).ok().map(|polygon| vec![polygon]);
    };
    let parts = untangled(&raw)?;
    let how = match fault.wrong {
        Wrong::SelfCrossing => How::CutAtCrossing { parts: parts.len() },
        Wrong::HolesOverlap => How::HolesMerged,
        Wrong::CutApart => How::CutApart { parts: parts.len() },
        _ => return None,
    };
    mended.push(Mended { pointer: fault.pointer, place: fault.place, how });
    Some(parts)
}

/// Closes a ring of three places or more with its first position.
fn close(ring: &mut RawRing, mended: &mut Vec<Mended>) -> Option<()> {
    let (first, last) = (*ring.positions.first()?, *ring.positions.last()?);
    if first != last {
        ring.positions.push(first);
        let pointer = format!("{}/{}", ring.pointer, ring.positions.len() - 2);
        mended.push(Mended { pointer, place: Some(last), how: How::Closed });
    }
    (ring.positions.len() > 3).then_some(())
}

/// Takes out the tips of spikes until there are none: a position after which the ring goes straight back.
fn take_spikes_off(ring: &mut RawRing, mended: &mut Vec<Mended>) -> Option<()> {
    let mut open: Vec<Coord<f64>> = ring.positions.clone();
    open.dedup();
    if open.first() == open.last() {
        open.pop();
    }
    let (mut spikes, mut first) = (0, None);
    let mut index = 0;
    // Every round takes one position out or goes one on; a tip that is gone may make a tip of its neighbour, one place back.
    while index < open.len() && open.len() > 2 {
        let count = open.len();
        let (before, tip, after) = (open[(index + count - 1) % count], open[index], open[(index + 1) % count]);
        if before == tip || turns_back(before, tip, after) {
            if before != tip {
                first = first.or(Some(tip));
                spikes += 1;
            }
            open.remove(index);
            index = index.saturating_sub(2);
        } else {
            index += 1;
        }
    }
    if spikes > 0 {
        open.push(*open.first()?);
        ring.positions = open;
        mended.push(Mended { pointer: ring.pointer.clone(), place: first, how: How::SpikesOff { spikes } });
    }
    (ring.positions.len() > 3).then_some(())
}

fn turns_back(before: Coord<f64>, tip: Coord<f64>, after: Coord<f64>) -> bool {
    let (out, back) = (tip - before, after - tip);
    out.x * back.x + out.y * back.y < 0.0 && RobustKernel::orient2d(before, tip, after) == Orientation::Collinear
}

/// The area that a tangled polygon covers, when it does not matter how one counts: a ring that crosses itself covers the same whether
/// its loops add up or cancel out, and its holes lie inside it.
fn untangled(raw: &RawPolygon) -> Option<Vec<Polygon<f64>>> {
    // Around the first position, so that nothing is lost to large numbers.
    let (outer, holes) = raw.rings.split_first()?;
    let outer = area_of(outer)?;
    let holes: Vec<MultiPolygon<f64>> = holes.iter().map(area_of).collect::<Option<_>>()?;
    for hole in &holes {
        let outside = hole.boolean_op(&outer, OpType::Difference).unsigned_area();
        if outside > SAME_PART * hole.unsigned_area() {
            return None;
        }
    }
    let whole = if holes.is_empty() { outer } else { outer.boolean_op(&unary_union(&holes), OpType::Difference) };
    let least = DUST_PART * whole.unsigned_area();
    let parts: Vec<Polygon<f64>> = whole.into_iter().filter(|part| part.unsigned_area() > least).collect();
    let checked = |part: &Polygon<f64>| {
        let ring = |line: &LineString<f64>| RawRing { pointer: String::new(), positions: line.0.clone() };
        let all = std::iter::once(part.exterior()).chain(part.interiors()).map(ring).collect();
        rings::check_polygon(RawPolygon { reference: Reference::Degrees, rings: all }).ok()
    };
    let parts: Vec<Polygon<f64>> = parts.iter().map(checked).collect::<Option<_>>()?;
    (!parts.is_empty()).then_some(parts)
}

/// What a ring covers, when counting its loops and cancelling them out give the same.
fn area_of(ring: &RawRing) -> Option<MultiPolygon<f64>> {
    let polygon = Polygon::new(LineString::new(ring.positions.clone()), Vec::new());
    let nothing = MultiPolygon::<f64>::new(Vec::new());
    let cancelled = polygon.boolean_op_with_fill_rule(&nothing, OpType::Union, FillRule::EvenOdd);
    let counted = polygon.boolean_op_with_fill_rule(&nothing, OpType::Union, FillRule::NonZero);
    let (least, most) = (cancelled.unsigned_area(), counted.unsigned_area());
    (most > 0.0 && (most - least).abs() <= SAME_PART * most).then_some(cancelled)
}

/// What can be drawn of a faulty document: its rings in degrees, as they stood.
pub fn sketch(document: &Document) -> Vec<LineString<f64>> {
    let in_degrees = in_degrees(document, &mut Vec::new());
    let rings = in_degrees.into_iter().flat_map(|own| own.polygons).flat_map(|polygon| polygon.rings);
    rings.map(|ring: RawRing| LineString::new(ring.positions)).collect()
}
