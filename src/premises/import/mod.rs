//! From other people's files to rows of the register. One file per source format, all behind one iterator: [`open`] recognises
//! the format and gives records or faults, each with its file, line and reason, one at a time, so that a national file
//! needs no more memory than a small one. Reading knows no database; `storing` puts what was read into the register.

mod ban;
mod buildings;
mod features;
mod lines;
mod osm_addresses;
mod osm_places;
mod storing;
mod streets;

use std::collections::VecDeque;
use std::io::{BufReader, Cursor, Read};

use geo::Geometry;

use self::features::{Feature, Features};
use self::lines::Lines;
use super::{Address, Position, PremisesKind, label};
use crate::i18n::Sentence;

pub use self::storing::{Begun, Counts, ImportStatus, Progress, Report, begin_import, import_file};

/// How much of a file is looked at to recognise its format.
const HEAD_BYTES: u64 = 256 * 1024;

crate::vocabulary! {
    /// The formats that can be imported.
    pub enum Format {
        /// Base Adresse Nationale, CSV.
        Ban = "ban",
        /// Addresses of OpenStreetMap, GeoJSON.
        OsmAddresses = "osm-addresses",
        /// Shops and other establishments of OpenStreetMap, GeoJSON.
        OsmPlaces = "osm-places",
        /// Buildings with their dwellings, of the BD TOPO or OpenStreetMap, GeoJSON.
        Buildings = "buildings",
        /// Streets, paths, greens, waters and trees for the background of maps, GeoJSON.
        Streets = "streets",
    }
}

/// What a row is called where it comes from, the same every time the file is read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceKey {
    /// Whose key it is: `ban`, `osm`, `osm-address`, `bdtopo`, `place` (made from where it is, for rows without a key).
    pub source: &'static str,
    /// The key.
    pub key: String,
}

/// A door as a file gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct SourcePremises {
    /// Its key.
    pub key: SourceKey,
    /// What stands behind it.
    pub kind: PremisesKind,
    /// An establishment's name.
    pub name: Option<String>,
    /// What an establishment does.
    pub activity: Option<String>,
    /// Its address.
    pub address: Address,
    /// Its number of dwellings, where the row says it.
    pub dwellings: Option<u32>,
    /// Where it is.
    pub position: Position,
    /// How well the position shows the door: 0 is the entrance itself, more is worse.
    pub vagueness: u8,
    /// When it is open.
    pub opening_hours: Option<String>,
}

impl SourcePremises {
    /// What to call it.
    pub fn label(&self) -> String {
        label(self.name.as_deref(), self.activity.as_deref(), &self.address)
    }
}

crate::vocabulary! {
    /// What the background of a map shows.
    pub enum FeatureKind {
        /// A street for vehicles.
        Street = "street",
        /// A way for people on foot or bicycles.
        Path = "path",
        /// A building.
        Building = "building",
        /// A park, a garden, a lawn.
        Green = "green",
        /// A river, a lake, a basin.
        Water = "water",
        /// A tree.
        Tree = "tree",
    }
}

/// A thing of the background as a file gives it. A building with dwellings gives them to its doors.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceFeature {
    /// Its key.
    pub key: SourceKey,
    /// What it is.
    pub kind: FeatureKind,
    /// Its name.
    pub name: Option<String>,
    /// How many dwellings a building holds.
    pub dwellings: Option<u32>,
    /// Lines or polygons, in degrees.
    pub shape: Geometry<f64>,
}

/// One row that was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// A door.
    Premises(SourcePremises),
    /// A thing of the background.
    Feature(SourceFeature),
}

/// What is wrong with a row or a file. Reading goes on after it, unless `line` is none.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportFault {
    /// The file, as the user named it.
    pub file: String,
    /// The line, from 1; none when the whole file is meant.
    pub line: Option<u64>,
    /// Whether something was left out; else it is only said.
    pub refused: bool,
    /// Why, and what would help.
    pub sentence: Sentence,
}

/// A row's outcome before its file and line are known.
type Row<T> = Result<T, Sentence>;

/// A file being read: gives records and faults until the file ends.
pub struct Reading<R> {
    /// The format that was named or recognised.
    pub format: Format,
    file: String,
    rows: Rows<R>,
    waiting: VecDeque<Result<Record, ImportFault>>,
}

enum Rows<R> {
    Ban(ban::Rows<Whole<R>>),
    Features(Features<Whole<R>>, fn(&Feature) -> Row<Record>),
}

/// The looked-at beginning and the rest.
type Whole<R> = BufReader<std::io::Chain<Cursor<Vec<u8>>, R>>;

/// Begins to read a file of a format; without a format, of the one that its content shows. An error is about the whole file.
pub fn open<R: Read>(file: &str, format: Option<Format>, mut input: R) -> Result<Reading<R>, ImportFault> {
    let whole_file = |sentence| ImportFault { file: file.to_owned(), line: None, refused: true, sentence };
    let mut head = Vec::new();
    input
        .by_ref()
        .take(HEAD_BYTES)
        .read_to_end(&mut head)
        .map_err(|error| whole_file(Sentence::new("premises-import-unreadable").with("reason", error.to_string())))?;
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return Err(whole_file(Sentence::new("premises-import-utf16")));
    }
    if head.iter().all(u8::is_ascii_whitespace) {
        return Err(whole_file(Sentence::new("premises-import-empty-file")));
    }
    let is_json = looks_like_json(&head);
    let format = match format.or_else(|| recognise(&head)) {
        Some(Format::Ban) if is_json => return Err(whole_file(Sentence::new("premises-import-not-csv"))),
        Some(format) if format != Format::Ban && !is_json => {
            return Err(whole_file(Sentence::new("premises-import-not-geojson").with("format", format.as_str())));
        }
        Some(format) => format,
        None => return Err(whole_file(Sentence::new("premises-import-unknown-format"))),
    };
    let collection = features::is_collection(&head);
    let whole = BufReader::with_capacity(64 * 1024, Cursor::new(head).chain(input));
    let rows = match format {
        Format::Ban => Rows::Ban(ban::Rows::new(Lines::new(whole)).map_err(whole_file)?),
        Format::OsmAddresses => Rows::Features(Features::new(whole, collection), osm_addresses::read),
        Format::OsmPlaces => Rows::Features(Features::new(whole, collection), osm_places::read),
        Format::Buildings => Rows::Features(Features::new(whole, collection), buildings::read),
        Format::Streets => Rows::Features(Features::new(whole, collection), streets::read),
    };
    Ok(Reading { format, file: file.to_owned(), rows, waiting: VecDeque::new() })
}

impl<R: Read> Reading<R> {
    fn fault(&self, line: u64, refused: bool, sentence: Sentence) -> ImportFault {
        ImportFault { file: self.file.clone(), line: Some(line), refused, sentence }
    }
}

impl<R: Read> Iterator for Reading<R> {
    type Item = Result<Record, ImportFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(waiting) = self.waiting.pop_front() {
            return Some(waiting);
        }
        let (line, outcome, remarks) = match &mut self.rows {
            Rows::Ban(rows) => rows.next()?,
            Rows::Features(features, read) => {
                let (line, feature) = features.next()?;
                (line, feature.and_then(|feature| read(&feature)), Vec::new())
            }
        };
        for (line, remark) in remarks {
            let remark = self.fault(line, false, remark);
            self.waiting.push_back(Err(remark));
        }
        let outcome = outcome.map_err(|sentence| self.fault(line, true, sentence));
        self.waiting.push_back(outcome);
        self.waiting.pop_front()
    }
}

fn looks_like_json(head: &[u8]) -> bool {
    let head = head.strip_prefix(lines::BYTE_ORDER_MARK).unwrap_or(head);
    matches!(head.iter().find(|byte| !byte.is_ascii_whitespace() && **byte != features::RECORD_SEPARATOR), Some(b'{'))
}

/// Whether a feature is one that a format's reader takes.
type Recognises = fn(&Feature) -> bool;

/// The format that the beginning of a file shows.
pub fn recognise(head: &[u8]) -> Option<Format> {
    if !looks_like_json(head) {
        return ban::recognises(head).then_some(Format::Ban);
    }
    let readers: [(Format, Recognises); 4] = [
        (Format::OsmPlaces, osm_places::recognises),
        (Format::OsmAddresses, osm_addresses::recognises),
        (Format::Streets, streets::recognises),
        (Format::Buildings, buildings::recognises),
    ];
    Features::new(head, features::is_collection(head))
        .filter_map(|(_, feature)| feature.ok())
        .find_map(|feature| readers.iter().find(|(_, recognises)| recognises(&feature)).map(|(format, _)| *format))
}

/// A longer name or street is cut to this many characters.
const LONGEST_TEXT: usize = 200;

/// A text without the spaces around it and without control characters; none when nothing is left.
fn tidy(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let text: String = words.join(" ").chars().take(LONGEST_TEXT).collect();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests;
