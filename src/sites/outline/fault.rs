//! What can be wrong with an outline: one variant per fault, so that each gets its own sentence, its place in the document
//! (a JSON pointer) and, where there is one, its place on the map.

use geo::Coord;

use super::{MAX_AREA_M2, MAX_EXTENT_M, MAX_POSITIONS, MAX_RINGS};
use crate::error::Fault;
use crate::i18n::Sentence;

/// One fault and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineFault {
    /// JSON pointer into the given document (RFC 6901); empty for the document as a whole.
    pub pointer: String,
    /// Where on the map, in degrees, when that makes sense.
    pub place: Option<Coord<f64>>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong. Pairs of numbers are in the order of the document.
#[derive(Debug, Clone, PartialEq)]
pub enum Wrong {
    /// Nothing but white space was given.
    NothingGiven,
    /// A kind of file that holds no zone for us.
    OtherFormat {
        /// What it is called.
        name: &'static str,
    },
    /// XML, but not KML.
    OtherXml {
        /// The name of its first element.
        name: String,
    },
    /// Broken XML; where reading stopped, both counted from 1.
    NotXml {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// An archive that cannot be opened, or a file in it.
    BrokenArchive,
    /// A file of an archive that grows beyond the bound.
    InflatesTooFar {
        /// The bound, in megabytes.
        limit_mb: u64,
    },
    /// An archive with no file that could hold a zone.
    NothingInArchive,
    /// An archive with more than one that could.
    SeveralLayers {
        /// Their names.
        names: String,
    },
    /// A file that is called `.shp` and is none.
    NotShapefile,
    /// A file that ends before it should.
    CutOff,
    /// Not JSON; where reading stopped, both counted from 1.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// NaN, an infinity, or a number beyond what can be held; JSON knows none of them.
    NotFinite {
        /// What stands there.
        text: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// JSON, but not an object: a bare list of coordinates, a text.
    NotAnObject,
    /// An object without a `type`.
    NoType,
    /// A GeoJSON type that covers no ground, or no GeoJSON type at all.
    WrongType {
        /// The type that was given.
        found: String,
    },
    /// A GeoJSON object lacks the list that its type asks for.
    NoList {
        /// `coordinates`, `geometries` or `features`.
        member: &'static str,
    },
    /// Nothing is in it.
    Empty,
    /// A feature whose geometry is null.
    NullGeometry,
    /// A list too many or too few around the positions.
    WrongNesting,
    /// A position with fewer than two numbers.
    PositionTooShort {
        /// How many it has.
        numbers: usize,
    },
    /// A position that holds something else than numbers.
    PositionNotNumbers,
    /// More positions than are taken.
    TooManyPositions {
        /// How many there are.
        positions: usize,
    },
    /// More rings than are taken.
    TooManyRings {
        /// How many there are.
        rings: usize,
    },
    /// So much beside the outline that the document is not read.
    TooManyValues,
    /// A coordinate reference system that is not converted.
    UnknownReference {
        /// Its name, as given.
        name: String,
    },
    /// The document names a reference system, but its numbers lie far outside of where that one is used.
    OutsideReference {
        /// Its name, as given.
        name: String,
        /// First number.
        x: f64,
        /// Second number.
        y: f64,
    },
    /// Metres of a French plane system, without a word that says so.
    PlaneWithoutReference {
        /// The system that they look like: `EPSG:2154`.
        code: String,
        /// First number.
        x: f64,
        /// Second number.
        y: f64,
    },
    /// Latitude first, longitude second.
    Swapped {
        /// First number, a latitude.
        x: f64,
        /// Second number, a longitude.
        y: f64,
    },
    /// Not on Earth.
    OutOfRange {
        /// First number.
        x: f64,
        /// Second number.
        y: f64,
    },
    /// The last position of a ring is not its first.
    OpenRing {
        /// The first position.
        first: Coord<f64>,
        /// The last position.
        last: Coord<f64>,
    },
    /// A closed ring has four positions at least.
    RingTooShort {
        /// How many it has.
        positions: usize,
    },
    /// A ring without width, or less than a square metre in all.
    ZeroArea,
    /// A ring that crosses or touches itself.
    SelfCrossing,
    /// A hole that leaves its outer ring.
    HoleOutside,
    /// Two holes that cross, share an edge or lie one in the other.
    HolesOverlap,
    /// Rings that touch so that the inside falls into pieces.
    CutApart,
    /// Parts that cannot be joined into one outline.
    NotJoined,
    /// Longer than is taken.
    TooWide {
        /// The longer side of its bounding box, in kilometres.
        extent_km: f64,
    },
    /// Larger than is taken.
    TooLarge {
        /// Its area, in square kilometres.
        area_km2: f64,
    },
}

impl OutlineFault {
    /// A fault of the document as a whole.
    pub(super) fn of_document(wrong: Wrong) -> Self {
        Self { pointer: String::new(), place: None, wrong }
    }

    /// A fault at a place in the document.
    pub(super) fn at(pointer: impl Into<String>, wrong: Wrong) -> Self {
        Self { pointer: pointer.into(), place: None, wrong }
    }

    /// The fault of a form field or a member named `field`: its pointer starts there.
    pub fn into_fault(self, field: &str) -> Fault {
        Fault::new(format!("/{field}{}", self.pointer), self.sentence())
    }

    /// What is wrong, where, and what would help.
    pub fn sentence(&self) -> Sentence {
        let place = |sentence: Sentence| match self.place {
            Some(place) => sentence.with("place", pair(place.x, place.y)),
            None => sentence,
        };
        let sentence = match &self.wrong {
            Wrong::NothingGiven => Sentence::new("sites-outline-nothing-given"),
            Wrong::OtherFormat { name } => Sentence::new("sites-outline-other-format").with("name", *name),
            Wrong::OtherXml { name } => Sentence::new("sites-outline-other-xml").with("name", name.as_str()),
            Wrong::NotXml { line, column } => {
                Sentence::new("sites-outline-not-xml").with("line", *line).with("column", *column)
            }
            Wrong::BrokenArchive => Sentence::new("sites-outline-broken-archive"),
            Wrong::InflatesTooFar { limit_mb } => {
                Sentence::new("sites-outline-inflates-too-far").with("limit_mb", *limit_mb)
            }
            Wrong::NothingInArchive => Sentence::new("sites-outline-nothing-in-archive"),
            Wrong::SeveralLayers { names } => {
                Sentence::new("sites-outline-several-layers").with("names", names.as_str())
            }
            Wrong::NotShapefile => Sentence::new("sites-outline-not-shapefile"),
            Wrong::CutOff => Sentence::new("sites-outline-cut-off"),
            Wrong::NotJson { line, column } => {
                Sentence::new("sites-outline-not-json").with("line", *line).with("column", *column)
            }
            Wrong::NotFinite { text, line, column } => Sentence::new("sites-outline-not-finite")
                .with("text", text.as_str())
                .with("line", *line)
                .with("column", *column),
            Wrong::NotAnObject => Sentence::new("sites-outline-not-an-object"),
            Wrong::NoType => Sentence::new("sites-outline-no-type"),
            Wrong::WrongType { found } => Sentence::new("sites-outline-wrong-type").with("found", found.as_str()),
            Wrong::NoList { member } => Sentence::new("sites-outline-no-list").with("member", *member),
            Wrong::Empty => Sentence::new("sites-outline-empty"),
            Wrong::NullGeometry => Sentence::new("sites-outline-null-geometry"),
            Wrong::WrongNesting => Sentence::new("sites-outline-wrong-nesting"),
            Wrong::PositionTooShort { numbers } => {
                Sentence::new("sites-outline-position-too-short").with("numbers", *numbers)
            }
            Wrong::PositionNotNumbers => Sentence::new("sites-outline-position-not-numbers"),
            Wrong::TooManyPositions { positions } => Sentence::new("sites-outline-too-many-positions")
                .with("positions", *positions)
                .with("limit", MAX_POSITIONS),
            Wrong::TooManyRings { rings } => {
                Sentence::new("sites-outline-too-many-rings").with("rings", *rings).with("limit", MAX_RINGS)
            }
            Wrong::TooManyValues => Sentence::new("sites-outline-too-many-values"),
            Wrong::UnknownReference { name } => {
                Sentence::new("sites-outline-unknown-reference").with("name", name.as_str())
            }
            Wrong::OutsideReference { name, x, y } => {
                Sentence::new("sites-outline-outside-reference").with("name", name.as_str()).with("pair", pair(*x, *y))
            }
            Wrong::PlaneWithoutReference { code, x, y } => Sentence::new("sites-outline-plane-without-reference")
                .with("code", code.as_str())
                .with("pair", pair(*x, *y)),
            Wrong::Swapped { x, y } => Sentence::new("sites-outline-swapped").with("pair", pair(*x, *y)),
            Wrong::OutOfRange { x, y } => Sentence::new("sites-outline-out-of-range").with("pair", pair(*x, *y)),
            Wrong::OpenRing { first, last } => Sentence::new("sites-outline-open-ring")
                .with("first", pair(first.x, first.y))
                .with("last", pair(last.x, last.y)),
            Wrong::RingTooShort { positions } => {
                Sentence::new("sites-outline-ring-too-short").with("positions", *positions)
            }
            Wrong::ZeroArea => place(Sentence::new("sites-outline-zero-area")),
            Wrong::SelfCrossing => place(Sentence::new("sites-outline-self-crossing")),
            Wrong::HoleOutside => place(Sentence::new("sites-outline-hole-outside")),
            Wrong::HolesOverlap => place(Sentence::new("sites-outline-holes-overlap")),
            Wrong::CutApart => place(Sentence::new("sites-outline-cut-apart")),
            Wrong::NotJoined => Sentence::new("sites-outline-not-joined"),
            Wrong::TooWide { extent_km } => Sentence::new("sites-outline-too-wide")
                .with("extent_km", extent_km.ceil())
                .with("limit_km", MAX_EXTENT_M / 1_000.0),
            Wrong::TooLarge { area_km2 } => Sentence::new("sites-outline-too-large")
                .with("area_km2", area_km2.ceil())
                .with("limit_km2", MAX_AREA_M2 / 1e6),
        };
        let pointer = if self.pointer.is_empty() { "/" } else { &self.pointer };
        sentence.with("where", pointer)
    }
}

/// Two numbers as the language writes them side by side; degrees to a metre, metres to a centimetre.
fn pair(x: f64, y: f64) -> Sentence {
    let written = |value: f64| if value.abs() < 1_000.0 { format!("{value:.5}") } else { format!("{value:.2}") };
    let (x, y) = (written(x), written(y));
    let (x, x_decimals) = x.split_once('.').unwrap_or((&x, "0"));
    let (y, y_decimals) = y.split_once('.').unwrap_or((&y, "0"));
    Sentence::new("sites-pair").with("x", x).with("x_decimals", x_decimals).with("y", y).with("y_decimals", y_decimals)
}
