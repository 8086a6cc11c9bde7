//! The features of a GeoJSON file, one at a time: of a FeatureCollection of any length, of a single Feature, or of features
//! that follow each other line by line. A small scanner cuts the text into features and counts lines, so that a broken feature
//! is a fault with its line and the next one is read.

use std::io::BufRead;

use geo::{Coord, CoordsIter, Geometry, LineString, MultiLineString, MultiPolygon, Point, Polygon};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Row, SourceKey, tidy};
use crate::i18n::Sentence;
use crate::premises::Position;
use crate::premises::affected::Bounds;

/// What may stand before a feature in a file of features line by line (RFC 8142).
pub const RECORD_SEPARATOR: u8 = 0x1e;

/// No building or street needs more text.
const LONGEST_FEATURE_BYTES: usize = 4 * 1024 * 1024;
/// Nor more corners.
pub const MOST_POSITIONS: usize = 20_000;

/// Whether the beginning of a file is a FeatureCollection.
pub fn is_collection(head: &[u8]) -> bool {
    let key = b"\"features\"";
    head.windows(key.len()).any(|window| window == key)
}

/// One feature: its tags and its shape, valid degrees all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    id: Option<String>,
    tags: Map<String, Value>,
    /// Its shape.
    pub shape: Geometry<f64>,
}

/// Names under which files of features write a key of their own.
const KEYS: [&str; 6] = ["cleabs", "ID", "osm", "@id", "osm_id", "id"];

impl Feature {
    /// A feature that was not read from GeoJSON, by its id at OpenStreetMap: `node/1`.
    pub fn new(id: String, mut tags: Map<String, Value>, shape: Geometry<f64>) -> Self {
        tags.retain(|name, _| !KEYS.contains(&name.as_str()));
        Self { id: Some(id), tags, shape }
    }

    /// Whether there is a tag of this name, even an empty one.
    pub fn has(&self, name: &str) -> bool {
        self.tags.contains_key(name)
    }

    /// A tag's text; none when it is missing, null or empty.
    pub fn tag(&self, name: &str) -> Option<String> {
        match self.tags.get(name)? {
            Value::String(text) => tidy(text),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The first of several tags that is there.
    pub fn first_tag(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.tag(name))
    }

    /// A tag's whole number; faults when there is a text that is none.
    pub fn count(&self, name: &'static str) -> Row<Option<u32>> {
        let Some(text) = self.tag(name) else { return Ok(None) };
        // Spreadsheets and databases write whole numbers as `12.0`.
        let whole = text.strip_suffix(".0").unwrap_or(&text);
        let faulty = || Sentence::new("premises-import-not-a-number").with("column", name).with("given", text.as_str());
        whole.parse().map(Some).map_err(|_| faulty())
    }

    /// The key of the feature where it comes from; one made from where it is when it has none.
    pub fn key(&self) -> SourceKey {
        if let Some(key) = self.first_tag(&["cleabs", "ID"]) {
            return SourceKey { source: "bdtopo", key };
        }
        if let Some(key) = self.first_tag(&["osm", "@id", "osm_id", "id"]).or_else(|| self.id.clone()) {
            return SourceKey { source: "osm", key };
        }
        let first = self.shape.coords_iter().next().unwrap_or_default();
        let words =
            self.first_tag(&["name", "addr:housenumber", "housenumber", "building", "highway"]).unwrap_or_default();
        SourceKey { source: "place", key: format!("{:.7},{:.7} {words}", first.x, first.y) }
    }

    /// A point for the feature: itself, or the middle of its box.
    pub fn position(&self) -> Row<Position> {
        if let Geometry::Point(point) = self.shape {
            return Ok(Position { lon: point.x(), lat: point.y() });
        }
        Bounds::of(&self.shape).map(|bounds| bounds.middle()).ok_or_else(|| Sentence::new("premises-import-no-shape"))
    }

    fn parse(text: &[u8]) -> Row<Self> {
        let raw: RawFeature = serde_json::from_slice(text).map_err(|error| {
            let key = if error.is_data() { "premises-import-not-a-feature" } else { "premises-import-broken-json" };
            Sentence::new(key).with("reason", error.to_string())
        })?;
        if raw.kind != "Feature" {
            return Err(Sentence::new("premises-import-not-a-feature").with("reason", raw.kind));
        }
        let shape = raw.geometry.ok_or_else(|| Sentence::new("premises-import-no-shape"))?.read()?;
        let id = match raw.id {
            Some(Value::String(text)) => tidy(&text),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        Ok(Self { id, tags: raw.properties.unwrap_or_default(), shape })
    }
}

#[derive(Deserialize)]
struct RawFeature {
    #[serde(rename = "type")]
    kind: String,
    id: Option<Value>,
    properties: Option<Map<String, Value>>,
    geometry: Option<RawShape>,
}

type At = Vec<f64>;

/// A geometry as it is written; read by us because the usual conversion panics on positions of one number.
#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum RawShape {
    Point(At),
    LineString(Vec<At>),
    MultiLineString(Vec<Vec<At>>),
    Polygon(Vec<Vec<At>>),
    MultiPolygon(Vec<Vec<Vec<At>>>),
}

impl RawShape {
    fn read(&self) -> Row<Geometry<f64>> {
        let mut left = MOST_POSITIONS;
        let shape = match self {
            Self::Point(at) => Geometry::Point(Point(coord(at, &mut left)?)),
            Self::LineString(line) => Geometry::LineString(line_string(line, 2, &mut left)?),
            Self::MultiLineString(lines) => {
                let lines = lines.iter().map(|line| line_string(line, 2, &mut left)).collect::<Row<_>>()?;
                Geometry::MultiLineString(MultiLineString::new(lines))
            }
            Self::Polygon(rings) => Geometry::Polygon(polygon(rings, &mut left)?),
            Self::MultiPolygon(polygons) => {
                let polygons = polygons.iter().map(|rings| polygon(rings, &mut left)).collect::<Row<_>>()?;
                Geometry::MultiPolygon(MultiPolygon::new(polygons))
            }
        };
        if left == MOST_POSITIONS { Err(Sentence::new("premises-import-no-shape")) } else { Ok(shape) }
    }
}

fn coord(at: &[f64], left: &mut usize) -> Row<Coord<f64>> {
    *left = left
        .checked_sub(1)
        .ok_or_else(|| Sentence::new("premises-import-too-many-positions").with("limit", MOST_POSITIONS))?;
    match at {
        [lon, lat, ..] => Position::new(*lon, *lat).map(|at| Coord { x: at.lon, y: at.lat }),
        _ => Err(Sentence::new("premises-import-no-shape")),
    }
}

fn line_string(line: &[At], least: usize, left: &mut usize) -> Row<LineString<f64>> {
    if line.len() < least {
        return Err(Sentence::new("premises-import-no-shape"));
    }
    line.iter().map(|at| coord(at, left)).collect()
}

fn polygon(rings: &[Vec<At>], left: &mut usize) -> Row<Polygon<f64>> {
    let mut rings = rings.iter().map(|ring| line_string(ring, 4, left)).collect::<Row<Vec<_>>>()?.into_iter();
    let outer = rings.next().ok_or_else(|| Sentence::new("premises-import-no-shape"))?;
    Ok(Polygon::new(outer, rings.collect()))
}

/// The features of a text.
#[derive(Debug)]
pub struct Features<R> {
    input: R,
    scanner: Scanner,
    ended: bool,
}

impl<R: BufRead> Features<R> {
    /// Reads from the start; `collection` as [`is_collection`] says.
    pub fn new(input: R, collection: bool) -> Self {
        Self { input, scanner: Scanner::new(collection), ended: false }
    }
}

impl<R: BufRead> Iterator for Features<R> {
    type Item = (u64, Row<Feature>);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) => {
                    self.ended = true;
                    let sentence = Sentence::new("premises-import-unreadable").with("reason", error.to_string());
                    return Some((self.scanner.line, Err(sentence)));
                }
            };
            if chunk.is_empty() {
                self.ended = true;
                let line = self.scanner.unfinished()?;
                return Some((line, Err(Sentence::new("premises-import-cut-off"))));
            }
            let found = chunk.iter().zip(1..).find_map(|(byte, used)| Some((used, self.scanner.step(*byte)?)));
            let used = found.as_ref().map_or(chunk.len(), |(used, _)| *used);
            self.input.consume(used);
            if let Some((_, cut)) = found {
                return Some(match cut {
                    Cut::Feature(line, text) if text.len() > LONGEST_FEATURE_BYTES => {
                        let limit = LONGEST_FEATURE_BYTES / (1024 * 1024);
                        (line, Err(Sentence::new("premises-import-feature-too-long").with("limit", limit)))
                    }
                    Cut::Feature(line, text) => (line, Feature::parse(&text)),
                    Cut::BrokenOff(line) => (line, Err(Sentence::new("premises-import-cut-off"))),
                });
            }
        }
        None
    }
}

/// What the scanner cut out of the text, with the line where it began.
enum Cut {
    /// The text of a feature.
    Feature(u64, Vec<u8>),
    /// A feature that had not ended when the next one began.
    BrokenOff(u64),
}

/// What a line that begins with a feature begins with, without spaces.
const FEATURE_START: &[u8] = b"{\"type\":\"Feature\"";

/// Follows braces, brackets and strings byte by byte.
#[derive(Debug)]
struct Scanner {
    /// The line of the next byte, from 1.
    line: u64,
    /// How deep in objects and arrays features lie: 2 in a collection, 0 line by line.
    base: usize,
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// Whether the scanner is inside the array `features`; always, line by line.
    among_features: bool,
    /// The last string at depth 1, which is the key before an array.
    key: Vec<u8>,
    /// The line's first bytes without spaces, as far as they tell whether a feature begins there.
    line_start: Vec<u8>,
    feature: Option<Vec<u8>>,
    feature_line: u64,
}

impl Scanner {
    fn new(collection: bool) -> Self {
        Self {
            line: 1,
            base: if collection { 2 } else { 0 },
            depth: 0,
            in_string: false,
            escaped: false,
            among_features: !collection,
            key: Vec::new(),
            line_start: Vec::new(),
            feature: None,
            feature_line: 1,
        }
    }

    /// The line of the feature that the text ended in.
    fn unfinished(&self) -> Option<u64> {
        self.feature.as_ref().map(|_| self.feature_line)
    }

    fn step(&mut self, byte: u8) -> Option<Cut> {
        let broken_off = self.begin_anew(byte);
        if let Some(feature) = self.feature.as_mut().filter(|feature| feature.len() <= LONGEST_FEATURE_BYTES) {
            feature.push(byte);
        }
        let ended = if self.in_string {
            self.step_in_string(byte);
            None
        } else {
            self.step_outside(byte)
        };
        if byte == b'\n' {
            self.line += 1;
            self.line_start.clear();
        }
        broken_off.or(ended)
    }

    fn step_in_string(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            // JSON has no line ends in strings: a lost quote ends with its line.
            b'"' | b'\n' => self.in_string = false,
            _ if self.depth == 1 && self.key.len() < 16 => self.key.push(byte),
            _ => {}
        }
    }

    fn step_outside(&mut self, byte: u8) -> Option<Cut> {
        match byte {
            b'"' => {
                self.in_string = true;
                self.escaped = false;
                if self.depth == 1 {
                    self.key.clear();
                }
            }
            b'{' | b'[' => {
                if self.base == 2 && self.depth == 1 && byte == b'[' && self.key == b"features" {
                    self.among_features = true;
                }
                if self.depth == self.base && self.among_features && byte == b'{' {
                    self.feature = Some(vec![byte]);
                    self.feature_line = self.line;
                }
                self.depth += 1;
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth < self.base {
                    self.among_features = false;
                }
                if self.depth == self.base {
                    return self.feature.take().map(|text| Cut::Feature(self.feature_line, text));
                }
            }
            _ => {}
        }
        None
    }

    /// When a feature begins with this line though the one before has not ended, or has ended too early: begins anew with it.
    fn begin_anew(&mut self, byte: u8) -> Option<Cut> {
        if matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | RECORD_SEPARATOR)
            || self.line_start.len() > FEATURE_START.len()
        {
            return None;
        }
        self.line_start.push(byte);
        let began_in_order = self.unfinished() == Some(self.line) && self.depth == self.base + 1;
        if self.line_start != FEATURE_START || began_in_order {
            return None;
        }
        let broken_off = self.unfinished().map(Cut::BrokenOff);
        // The closing quote, which is this byte, is still to be taken.
        self.feature = Some(FEATURE_START[..FEATURE_START.len() - 1].to_vec());
        self.feature_line = self.line;
        self.depth = self.base + 1;
        self.among_features = true;
        self.in_string = true;
        self.escaped = false;
        broken_off
    }
}
