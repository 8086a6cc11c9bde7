//! The `.shp` of a Shapefile (ESRI Shapefile Technical Description, July 1998): records of polygons, with or without heights and
//! measures, which are let go. Read by hand because it is one header and three lists, and because every length in it is held against
//! the bytes that are there before any memory is spent. Pointers count records and parts from 0: `/records/0/parts/1/5`.

use geo::Coord;

use super::MAX_POSITIONS;
use super::fault::{OutlineFault, Wrong};
use super::reading::{Document, RawRing};
use super::reference::Reference;

const FILE_CODE: i32 = 9994;
const HEADER_BYTES: usize = 100;
const RECORD_HEADER_BYTES: usize = 8;
/// Shape type and bounding box before the counts of parts and points.
const BEFORE_COUNTS_BYTES: usize = 36;

/// Reads the polygons of a `.shp`, whose coordinates mean what its `.prj` said.
pub fn read(bytes: &[u8], reference: Reference) -> Result<Document, OutlineFault> {
    if big_endian(bytes, 0) != Some(FILE_CODE) || bytes.len() < HEADER_BYTES {
        return Err(OutlineFault::of_document(Wrong::NotShapefile));
    }
    let mut document = Document::default();
    let mut start = HEADER_BYTES;
    let mut record = 0;
    while start < bytes.len() {
        let pointer = format!("/records/{record}");
        let cut_off = || OutlineFault::at(pointer.as_str(), Wrong::CutOff);
        let words = big_endian(bytes, start + 4).and_then(|words| usize::try_from(words).ok()).ok_or_else(cut_off)?;
        let end = start + RECORD_HEADER_BYTES + 2 * words;
        let content = bytes.get(start + RECORD_HEADER_BYTES..end).ok_or_else(cut_off)?;
        read_record(&mut document, content, &reference, &pointer)?;
        (start, record) = (end, record + 1);
    }
    if document.polygons.is_empty() {
        return Err(OutlineFault::of_document(Wrong::Empty));
    }
    Ok(document)
}

fn read_record(
    document: &mut Document,
    content: &[u8],
    reference: &Reference,
    pointer: &str,
) -> Result<(), OutlineFault> {
    let cut_off = || OutlineFault::at(pointer, Wrong::CutOff);
    match little_endian(content, 0).ok_or_else(cut_off)? {
        0 => return Err(OutlineFault::at(pointer, Wrong::NullGeometry)),
        5 | 15 | 25 => {}
        other => return Err(OutlineFault::at(pointer, Wrong::WrongType { found: shape_name(other) })),
    }
    let count = |at: usize| little_endian(content, at).and_then(|count| usize::try_from(count).ok());
    let parts = count(BEFORE_COUNTS_BYTES).ok_or_else(cut_off)?;
    let points = count(BEFORE_COUNTS_BYTES + 4).ok_or_else(cut_off)?;
    if points > MAX_POSITIONS {
        return Err(OutlineFault::of_document(Wrong::TooManyPositions { positions: points }));
    }
    if parts == 0 || points == 0 {
        return Err(OutlineFault::at(pointer, Wrong::Empty));
    }
    // No more parts than points, or the record lies; then both lists must be there.
    let first_point = BEFORE_COUNTS_BYTES + 8 + 4 * parts.min(points);
    if parts > points || content.len() < first_point + 16 * points {
        return Err(cut_off());
    }
    let starts: Vec<usize> =
        (0..parts).map(|part| count(BEFORE_COUNTS_BYTES + 8 + 4 * part)).collect::<Option<_>>().ok_or_else(cut_off)?;
    let mut rings = Vec::with_capacity(parts);
    for (part, from) in starts.iter().copied().enumerate() {
        let to = starts.get(part + 1).copied().unwrap_or(points);
        let pointer = format!("{pointer}/parts/{part}");
        if from >= to || to > points {
            return Err(OutlineFault::at(pointer, Wrong::CutOff));
        }
        let position = |index: usize| {
            let at = first_point + 16 * index;
            let (x, y) = (number(content, at)?, number(content, at + 8)?);
            (x.is_finite() && y.is_finite()).then_some(Coord { x: x + 0.0, y: y + 0.0 })
        };
        let read = |index: usize| {
            position(index)
                .ok_or_else(|| OutlineFault::at(format!("{pointer}/{}", index - from), Wrong::PositionNotNumbers))
        };
        let positions = (from..to).map(read).collect::<Result<_, _>>()?;
        rings.push(RawRing { pointer, positions });
    }
    for polygon in grouped(rings) {
        document.add(reference.clone(), polygon, pointer)?;
    }
    Ok(())
}

/// A record may hold several outer rings and the holes of all. Outer rings run clockwise and holes the other way; where a program
/// let all run the same way, a ring inside an odd number of others is a hole. A hole belongs to the smallest outer ring around it.
fn grouped(rings: Vec<RawRing>) -> Vec<Vec<RawRing>> {
    let areas: Vec<f64> = rings.iter().map(|ring| twice_area(&ring.positions)).collect();
    let both_ways = areas.iter().any(|area| *area > 0.0) && areas.iter().any(|area| *area < 0.0);
    let holds = |outer: usize, inner: usize| {
        outer != inner
            && areas[outer].abs() > areas[inner].abs()
            && surrounds(&rings[outer].positions, rings[inner].positions[0])
    };
    let is_hole = |ring: usize| match both_ways {
        true => areas[ring] > 0.0,
        false => (0..rings.len()).filter(|other| holds(*other, ring)).count() % 2 == 1,
    };
    let holes: Vec<bool> = (0..rings.len()).map(is_hole).collect();
    let outer_of = |hole: usize| {
        let around = (0..rings.len()).filter(|outer| !holes[*outer] && holds(*outer, hole));
        around.min_by(|one, other| areas[*one].abs().total_cmp(&areas[*other].abs()))
    };
    let first_outer = holes.iter().position(|is_hole| !is_hole);
    // A hole that lies in no outer ring goes to the first one, whose check will say that it lies outside.
    let owner: Vec<usize> = (0..rings.len())
        .map(|ring| if holes[ring] { outer_of(ring).or(first_outer).unwrap_or(ring) } else { ring })
        .collect();
    let mut polygons: Vec<(usize, Vec<RawRing>)> = Vec::new();
    let (outers, inners): (Vec<_>, Vec<_>) = rings.into_iter().enumerate().partition(|(ring, _)| owner[*ring] == *ring);
    polygons.extend(outers.into_iter().map(|(ring, raw)| (ring, vec![raw])));
    for (ring, raw) in inners {
        if let Some((_, polygon)) = polygons.iter_mut().find(|(outer, _)| *outer == owner[ring]) {
            polygon.push(raw);
        }
    }
    polygons.into_iter().map(|(_, rings)| rings).collect()
}

/// Twice the area; positive when the ring runs counter-clockwise.
fn twice_area(ring: &[Coord<f64>]) -> f64 {
    // From the first position, or the large numbers of a plane system would drown a small ring.
    let Some(origin) = ring.first().copied() else { return 0.0 };
    ring.windows(2).map(|ends| (ends[0] - origin, ends[1] - origin)).map(|(a, b)| a.x * b.y - b.x * a.y).sum()
}

/// Whether a ring, closed or not, goes round a place. A place on its line may count either way: later checks see to that.
fn surrounds(ring: &[Coord<f64>], at: Coord<f64>) -> bool {
    let ends = ring.iter().zip(ring.iter().cycle().skip(1));
    let crossed = ends.filter(|(from, to)| {
        (from.y > at.y) != (to.y > at.y) && at.x < from.x + (at.y - from.y) / (to.y - from.y) * (to.x - from.x)
    });
    crossed.count() % 2 == 1
}

fn shape_name(kind: i32) -> String {
    match kind {
        1 | 11 | 21 => "Point".to_owned(),
        3 | 13 | 23 => "PolyLine".to_owned(),
        8 | 18 | 28 => "MultiPoint".to_owned(),
        31 => "MultiPatch".to_owned(),
        other => other.to_string(),
    }
}

fn four(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok()
}

fn big_endian(bytes: &[u8], at: usize) -> Option<i32> {
    four(bytes, at).map(i32::from_be_bytes)
}

fn little_endian(bytes: &[u8], at: usize) -> Option<i32> {
    four(bytes, at).map(i32::from_le_bytes)
}

fn number(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
}
