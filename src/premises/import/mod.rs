//! From other people's files to rows of the register. One file per source format, all behind one iterator: [`open`] recognises
//! the format and gives records or faults, each with its file, line and reason, one at a time, so that a national file
//! needs no more memory than a small one. Reading knows no database; `storing` puts what was read into the register.

mod acceslibre;
mod bal;
mod ban;
mod batch;
mod buildings;
mod features;
mod lines;
mod osm_addresses;
mod osm_pbf;
mod osm_places;
mod packed;
mod placing;
mod retiring;
mod rnb;
mod sirene;
mod storing;
mod streets;
mod table;

use std::collections::VecDeque;
use std::io::{BufReader, Cursor, Read};

use geo::Geometry;

use self::features::{Feature, Features};
use self::lines::Lines;
use self::packed::Unpacked;
use self::table::{Columns, Table, TableFormat};
use super::{Address, Position, PremisesKind, label};
use crate::i18n::Sentence;

pub use self::storing::{
    Begun, Counts, ImportStatus, Order, Progress, Report, begin_import, import_file, import_with_order,
};

/// How much of a file is looked at to recognise its format.
const HEAD_BYTES: u64 = 256 * 1024;

crate::vocabulary! {
    /// The formats that can be imported.
    pub enum Format {
        /// Base Adresse Nationale, CSV.
        Ban = "ban",
        /// Base Adresse Locale, CSV.
        Bal = "bal",
        /// Establishments of SIRENE, CSV.
        Sirene = "sirene",
        /// Référentiel National des Bâtiments, CSV.
        Rnb = "rnb",
        /// Addresses of OpenStreetMap, GeoJSON.
        OsmAddresses = "osm-addresses",
        /// Shops and other establishments of OpenStreetMap, GeoJSON.
        OsmPlaces = "osm-places",
        /// All that the register takes of OpenStreetMap, `.osm.pbf`.
        OsmPbf = "osm-pbf",
        /// Premises open to the public of Acceslibre, GeoJSON.
        Acceslibre = "acceslibre",
        /// Buildings with their dwellings, of the BD TOPO or OpenStreetMap, GeoJSON.
        Buildings = "buildings",
        /// Streets, paths, greens, waters and trees for the background of maps, GeoJSON.
        Streets = "streets",
    }
}

/// What a format is written in.
enum Writing {
    /// A table in text.
    Table(&'static TableFormat),
    /// GeoJSON: whether a feature is the format's, and how one is read.
    Features(fn(&Feature) -> bool, fn(&Feature) -> Row<Record>),
    /// OSM PBF.
    Pbf,
}

impl Format {
    fn writing(self) -> Writing {
        match self {
            Self::Ban => Writing::Table(&ban::TABLE),
            Self::Bal => Writing::Table(&bal::TABLE),
            Self::Sirene => Writing::Table(&sirene::TABLE),
            Self::Rnb => Writing::Table(&rnb::TABLE),
            Self::OsmAddresses => Writing::Features(osm_addresses::recognises, osm_addresses::read),
            Self::OsmPlaces => Writing::Features(osm_places::recognises, osm_places::read),
            Self::OsmPbf => Writing::Pbf,
            Self::Acceslibre => Writing::Features(acceslibre::recognises, acceslibre::read),
            Self::Buildings => Writing::Features(buildings::recognises, buildings::read),
            Self::Streets => Writing::Features(streets::recognises, streets::read),
        }
    }
}

/// Formats in the order in which a file is held against them: the more particular ones first.
const RECOGNISED: [Format; 9] = [
    Format::Bal,
    Format::Ban,
    Format::Sirene,
    Format::Rnb,
    Format::Acceslibre,
    Format::OsmPlaces,
    Format::OsmAddresses,
    Format::Streets,
    Format::Buildings,
];

/// What a row is called where it comes from, the same every time the file is read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceKey {
    /// Whose key it is: `ban`, `sirene`, `osm`, `osm-address`, `acceslibre`, `bdtopo`, `rnb`, `place` (made from where it is, for rows without a key).
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
    /// The number that an official register gives it: a SIRET.
    pub official_id: Option<String>,
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

/// An establishment whose file says its address and not where that is: a door of the register has to tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Unplaced {
    /// The establishment; its position means nothing.
    premises: SourcePremises,
    /// The key of its address in the national base, as far as the file knows it.
    pub address_key: Option<String>,
    /// Its line.
    pub line: u64,
}

impl Unplaced {
    /// An establishment made of a position that is yet to be found.
    fn new(address_key: Option<String>, premises: impl FnOnce(Position) -> SourcePremises) -> Self {
        Self { premises: premises(Position { lon: 0.0, lat: 0.0 }), address_key, line: 0 }
    }

    /// Its address.
    pub fn address(&self) -> &Address {
        &self.premises.address
    }

    /// The establishment at its place.
    pub fn at(self, position: Position) -> SourcePremises {
        SourcePremises { position, ..self.premises }
    }
}

/// One row that was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// A door.
    Premises(SourcePremises),
    /// An establishment that is still to be placed.
    Unplaced(Unplaced),
    /// A thing of the background.
    Feature(SourceFeature),
}

/// What is wrong with a row or a file. Reading goes on after it as far as that is possible.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportFault {
    /// The file, as the user named it.
    pub file: String,
    /// The line, from 1; none when the whole file is meant, or when it has no lines.
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
    Table(Table<Whole<R>>),
    Features(Features<Whole<R>>, fn(&Feature) -> Row<Record>),
    Pbf(Box<osm_pbf::Things<Whole<R>>>),
}

/// The looked-at beginning and the rest.
type Whole<R> = BufReader<std::io::Chain<Cursor<Vec<u8>>, Unpacked<R>>>;

/// Begins to read a file of a format; without a format, of the one that its content shows. It may be packed with gzip. An error is
/// about the whole file.
pub fn open<R: Read>(file: &str, format: Option<Format>, input: R) -> Result<Reading<R>, ImportFault> {
    let whole_file = |sentence| ImportFault { file: file.to_owned(), line: None, refused: true, sentence };
    let unreadable = |error: std::io::Error| {
        whole_file(Sentence::new("premises-import-unreadable").with("reason", error.to_string()))
    };
    let mut input = Unpacked::new(input).map_err(unreadable)?;
    let mut head = Vec::new();
    input.by_ref().take(HEAD_BYTES).read_to_end(&mut head).map_err(unreadable)?;
    let is_pbf = osm_pbf::recognises(&head);
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return Err(whole_file(Sentence::new("premises-import-utf16")));
    }
    if head.iter().all(u8::is_ascii_whitespace) {
        return Err(whole_file(Sentence::new("premises-import-empty-file")));
    }
    let is_json = looks_like_json(&head);
    let format = format
        .or_else(|| recognise(&head))
        .ok_or_else(|| whole_file(Sentence::new("premises-import-unknown-format")))?;
    let named = |key: &'static str| whole_file(Sentence::new(key).with("format", format.as_str()));
    let collection = features::is_collection(&head);
    let whole = BufReader::with_capacity(64 * 1024, Cursor::new(head).chain(input));
    let rows = match format.writing() {
        Writing::Table(_) | Writing::Features(..) if is_pbf => return Err(named("premises-import-is-pbf")),
        Writing::Pbf if !is_pbf => return Err(named("premises-import-not-pbf")),
        Writing::Table(_) if is_json => return Err(named("premises-import-not-csv")),
        Writing::Features(..) if !is_json => return Err(named("premises-import-not-geojson")),
        Writing::Table(table) => Rows::Table(Table::open(Lines::new(whole), table).map_err(whole_file)?),
        Writing::Features(_, read) => Rows::Features(Features::new(whole, collection), read),
        Writing::Pbf => Rows::Pbf(Box::new(osm_pbf::Things::open(whole).map_err(whole_file)?)),
    };
    Ok(Reading { format, file: file.to_owned(), rows, waiting: VecDeque::new() })
}

impl<R: Read> Reading<R> {
    fn fault(&self, line: Option<u64>, refused: bool, sentence: Sentence) -> ImportFault {
        ImportFault { file: self.file.clone(), line, refused, sentence }
    }
}

impl<R: Read> Iterator for Reading<R> {
    type Item = Result<Record, ImportFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(waiting) = self.waiting.pop_front() {
            return Some(waiting);
        }
        let (line, outcome, remarks) = match &mut self.rows {
            Rows::Pbf(things) => (None, things.next()?, Vec::new()),
            Rows::Table(table) => {
                let (line, mut outcome, remarks) = table.next()?;
                if let Ok(Record::Unplaced(unplaced)) = &mut outcome {
                    unplaced.line = line;
                }
                (Some(line), outcome, remarks)
            }
            Rows::Features(features, read) => {
                let (line, feature) = features.next()?;
                (Some(line), feature.and_then(|feature| read(&feature)), Vec::new())
            }
        };
        for (line, remark) in remarks {
            let remark = self.fault(Some(line), false, remark);
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

/// The format that the beginning of a file shows.
pub fn recognise(head: &[u8]) -> Option<Format> {
    if osm_pbf::recognises(head) {
        return Some(Format::OsmPbf);
    }
    if !looks_like_json(head) {
        let columns = Columns::of_head(head)?;
        let is_format =
            |format: &&Format| matches!(format.writing(), Writing::Table(table) if (table.recognises)(&columns));
        return RECOGNISED.iter().find(is_format).copied();
    }
    Features::new(head, features::is_collection(head)).filter_map(|(_, feature)| feature.ok()).find_map(|feature| {
        let is_format =
            |format: &&Format| matches!(format.writing(), Writing::Features(recognises, _) if recognises(&feature));
        RECOGNISED.iter().find(is_format).copied()
    })
}

/// A longer name or street is cut to this many characters.
const LONGEST_TEXT: usize = 200;

/// A text without the spaces around it and without control characters; none when nothing is left.
pub(super) fn tidy(text: &str) -> Option<String> {
    // Nearly every text is in order: ASCII and letters with French accents (0xc3 and one byte more), single spaces between.
    let in_order = |bytes: &[u8]| match bytes {
        [b' ', next] => *next != b' ',
        [0xc3, next] => *next >= 0xa0,
        [0xa0..=0xbf | b'!'..=b'~', _] => true,
        _ => false,
    };
    if text.len() <= LONGEST_TEXT
        && !text.starts_with(' ')
        && text.as_bytes().windows(2).all(in_order)
        && text.ends_with(|last: char| last.is_alphanumeric())
    {
        return Some(text.to_owned());
    }
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let text: String = words.join(" ").chars().take(LONGEST_TEXT).collect();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod fault_tests;
#[cfg(test)]
mod format_tests;
#[cfg(test)]
mod tests;
