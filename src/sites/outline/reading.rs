//! Takes a GeoJSON document apart into polygons, rings and positions, and keeps the JSON pointer of each, so that every
//! later fault can say where it stands. Nothing is judged here but the form of the document.

use geo::Coord;
use serde_json::{Map, Value};

use super::fault::{OutlineFault, Wrong};
use super::reference::Reference;
use super::{MAX_POSITIONS, MAX_RINGS};

/// More values than this in one document are refused before any memory is spent on them.
const MAX_VALUES: usize = 250_000;
/// GeometryCollections inside each other, deeper than any program writes them.
const MAX_DEPTH: usize = 16;

/// Everything that was read: the polygons, in the order of the document.
#[derive(Debug, Clone, Default)]
pub struct Document {
    pub polygons: Vec<RawPolygon>,
    positions: usize,
    rings: usize,
}

/// A polygon as it stood.
#[derive(Debug, Clone)]
pub struct RawPolygon {
    pub reference: Reference,
    pub rings: Vec<RawRing>,
}

/// A ring as it stood: numbers in the order of the document, in the units of its reference system.
#[derive(Debug, Clone)]
pub struct RawRing {
    pub pointer: String,
    pub positions: Vec<Coord<f64>>,
}

type Outcome<T> = Result<T, OutlineFault>;

/// Reads the whole document.
pub fn read(bytes: &[u8]) -> Outcome<Document> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(OutlineFault::of_document(Wrong::NothingGiven));
    }
    let size = Size::of(bytes);
    // A bounding box may look like a position, hence the room; the exact count comes while reading.
    if size.positions > 2 * MAX_POSITIONS {
        return Err(OutlineFault::of_document(Wrong::TooManyPositions { positions: size.positions }));
    }
    if size.values > MAX_VALUES {
        return Err(OutlineFault::of_document(Wrong::TooManyValues));
    }
    let root: Value = serde_json::from_slice(bytes).map_err(|error| syntax_fault(bytes, &error))?;
    let mut document = Document::default();
    document.read_object(&root, "", &Reference::default(), 0)?;
    if document.polygons.is_empty() {
        return Err(OutlineFault::of_document(Wrong::Empty));
    }
    Ok(document)
}

impl Document {
    /// Takes a polygon in, within the bounds that all kinds of file share.
    pub fn add(&mut self, reference: Reference, rings: Vec<RawRing>, pointer: &str) -> Outcome<()> {
        self.count_rings(rings.len(), pointer)?;
        for ring in &rings {
            self.count_positions(ring.positions.len(), &ring.pointer)?;
        }
        self.polygons.push(RawPolygon { reference, rings });
        Ok(())
    }

    /// Puts all pointers below that of the file of an archive that it was read from.
    pub fn move_below(&mut self, pointer: &str) {
        for ring in self.polygons.iter_mut().flat_map(|polygon| &mut polygon.rings) {
            ring.pointer.insert_str(0, pointer);
        }
    }

    fn count_rings(&mut self, more: usize, pointer: &str) -> Outcome<()> {
        self.rings += more;
        if self.rings > MAX_RINGS {
            return Err(OutlineFault::at(pointer, Wrong::TooManyRings { rings: self.rings }));
        }
        Ok(())
    }

    fn count_positions(&mut self, more: usize, pointer: &str) -> Outcome<()> {
        self.positions += more;
        if self.positions > MAX_POSITIONS {
            return Err(OutlineFault::at(pointer, Wrong::TooManyPositions { positions: self.positions }));
        }
        Ok(())
    }

    fn read_object(&mut self, value: &Value, pointer: &str, reference: &Reference, depth: usize) -> Outcome<()> {
        let Value::Object(object) = value else {
            return Err(OutlineFault::at(pointer, Wrong::NotAnObject));
        };
        let own = Reference::of(object, pointer)?;
        let reference = own.as_ref().unwrap_or(reference);
        let Some(Value::String(kind)) = object.get("type") else {
            return Err(OutlineFault::at(pointer, Wrong::NoType));
        };
        match kind.as_str() {
            "Polygon" => {
                let (rings, pointer) = list(object, "coordinates", pointer)?;
                self.read_polygon(rings, &pointer, reference)
            }
            "MultiPolygon" => {
                let (polygons, pointer) = list(object, "coordinates", pointer)?;
                for (index, polygon) in polygons.iter().enumerate() {
                    let pointer = format!("{pointer}/{index}");
                    let Value::Array(rings) = polygon else {
                        return Err(OutlineFault::at(pointer, Wrong::WrongNesting));
                    };
                    self.read_polygon(rings, &pointer, reference)?;
                }
                Ok(())
            }
            "Feature" => match object.get("geometry") {
                None | Some(Value::Null) => Err(OutlineFault::at(format!("{pointer}/geometry"), Wrong::NullGeometry)),
                Some(geometry) => self.read_inner(geometry, &format!("{pointer}/geometry"), reference, depth),
            },
            "FeatureCollection" => self.read_all(object, "features", pointer, reference, depth),
            "GeometryCollection" => self.read_all(object, "geometries", pointer, reference, depth),
            _ => Err(OutlineFault::at(format!("{pointer}/type"), Wrong::WrongType { found: shortened(kind) })),
        }
    }

    fn read_all(
        &mut self,
        object: &Map<String, Value>,
        member: &'static str,
        pointer: &str,
        reference: &Reference,
        depth: usize,
    ) -> Outcome<()> {
        let (values, pointer) = list(object, member, pointer)?;
        values.iter().enumerate().try_for_each(|(index, value)| {
            let pointer = format!("{pointer}/{index}");
            match value {
                Value::Null => Err(OutlineFault::at(pointer, Wrong::NullGeometry)),
                value => self.read_inner(value, &pointer, reference, depth),
            }
        })
    }

    fn read_inner(&mut self, value: &Value, pointer: &str, reference: &Reference, depth: usize) -> Outcome<()> {
        if depth >= MAX_DEPTH {
            return Err(OutlineFault::at(pointer, Wrong::WrongNesting));
        }
        self.read_object(value, pointer, reference, depth + 1)
    }

    fn read_polygon(&mut self, rings: &[Value], pointer: &str, reference: &Reference) -> Outcome<()> {
        if rings.is_empty() {
            return Err(OutlineFault::at(pointer, Wrong::Empty));
        }
        self.count_rings(rings.len(), pointer)?;
        let rings = rings
            .iter()
            .enumerate()
            .map(|(index, ring)| self.read_ring(ring, format!("{pointer}/{index}")))
            .collect::<Outcome<_>>()?;
        self.polygons.push(RawPolygon { reference: reference.clone(), rings });
        Ok(())
    }

    fn read_ring(&mut self, ring: &Value, pointer: String) -> Outcome<RawRing> {
        let Value::Array(values) = ring else {
            return Err(OutlineFault::at(pointer, Wrong::WrongNesting));
        };
        if values.is_empty() {
            return Err(OutlineFault::at(pointer, Wrong::Empty));
        }
        self.count_positions(values.len(), &pointer)?;
        let positions = values
            .iter()
            .enumerate()
            .map(|(index, value)| {
                read_position(value).map_err(|wrong| OutlineFault::at(format!("{pointer}/{index}"), wrong))
            })
            .collect::<Outcome<_>>()?;
        Ok(RawRing { pointer, positions })
    }
}

/// Longitude and latitude; a height, or whatever follows, is let go. Adding zero makes -0 and 0 the same bits.
fn read_position(value: &Value) -> Result<Coord<f64>, Wrong> {
    let Value::Array(numbers) = value else {
        return Err(if value.is_number() { Wrong::WrongNesting } else { Wrong::PositionNotNumbers });
    };
    match numbers.as_slice() {
        [x, y, ..] => match (x.as_f64(), y.as_f64()) {
            (Some(x), Some(y)) if x.is_finite() && y.is_finite() => Ok(Coord { x: x + 0.0, y: y + 0.0 }),
            _ if x.is_array() => Err(Wrong::WrongNesting),
            _ => Err(Wrong::PositionNotNumbers),
        },
        [x] if x.is_array() => Err(Wrong::WrongNesting),
        short => Err(Wrong::PositionTooShort { numbers: short.len() }),
    }
}

/// The list that an object must hold under a name, and its pointer.
fn list<'a>(object: &'a Map<String, Value>, member: &'static str, pointer: &str) -> Outcome<(&'a [Value], String)> {
    let pointer = format!("{pointer}/{member}");
    match object.get(member) {
        Some(Value::Array(values)) if values.is_empty() => Err(OutlineFault::at(pointer, Wrong::Empty)),
        Some(Value::Array(values)) => Ok((values, pointer)),
        _ => Err(OutlineFault::at(pointer, Wrong::NoList { member })),
    }
}

/// A word of the document, short enough to stand in a sentence.
pub fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

/// How much a document holds, counted before it is read.
#[derive(Default)]
struct Size {
    /// Lists that start with a number.
    positions: usize,
    values: usize,
}

impl Size {
    fn of(bytes: &[u8]) -> Self {
        let mut size = Self::default();
        let (mut in_text, mut escaped, mut list_opened) = (false, false, false);
        for &byte in bytes {
            if in_text {
                (in_text, escaped) = (escaped || byte != b'"', !escaped && byte == b'\\');
                continue;
            }
            match byte {
                b'"' => in_text = true,
                b'[' | b'{' | b',' => size.values += 1,
                b'-' | b'0'..=b'9' if list_opened => size.positions += 1,
                _ => {}
            }
            list_opened = byte == b'[' || (list_opened && byte.is_ascii_whitespace());
        }
        size
    }
}

/// Where the parser stopped; words such as NaN, which JSON does not know, get their own fault.
fn syntax_fault(bytes: &[u8], error: &serde_json::Error) -> OutlineFault {
    let (line, column) = (error.line().max(1), error.column().max(1));
    let start = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .nth(line.wrapping_sub(2))
        .filter(|_| line > 1)
        .map_or(0, |(index, _)| index + 1);
    let stopped = (start + column - 1).min(bytes.len());
    let belongs = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'-' | b'+' | b'.');
    let before = bytes[..stopped].iter().rev().take_while(belongs).count();
    let after = bytes[stopped..].iter().take_while(belongs).count();
    let word = String::from_utf8_lossy(&bytes[stopped - before..stopped + after]).into_owned();
    let named = matches!(
        word.to_ascii_lowercase().trim_start_matches(['-', '+']),
        "nan" | "inf" | "infinity" | "1.#inf" | "1.#qnan"
    );
    let overflow = word.parse::<f64>().is_ok_and(f64::is_infinite);
    let wrong = if named || overflow {
        Wrong::NotFinite { text: shortened(&word), line, column: stopped - before - start + 1 }
    } else {
        Wrong::NotJson { line, column }
    };
    OutlineFault::of_document(wrong)
}
