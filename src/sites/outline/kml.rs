//! KML (OGC 12-007r2, <https://www.ogc.org/standards/kml/>), as Google Earth, My Maps and QGIS write it: the polygons of its
//! placemarks, always in degrees of WGS 84. Read event by event, without a tree, so that memory stays bounded; entities are not
//! expanded. Pointers count as the document does: `/Placemark/2/Polygon/0/outerBoundaryIs/5`.

use geo::Coord;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::MAX_POSITIONS;
use super::fault::{OutlineFault, Wrong};
use super::reading::{Document, RawRing, shortened};
use super::reference::Reference;

/// Elements inside each other, deeper than any program writes them.
const MAX_DEPTH: usize = 100;

/// Whether the text begins as XML does.
pub fn is_xml(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"<")
}

/// Reads the polygons of a KML document.
pub fn read(bytes: &[u8]) -> Result<Document, OutlineFault> {
    // Coordinates are ASCII: whatever the names are written in does not matter.
    let text = String::from_utf8_lossy(bytes);
    let mut xml = Reader::from_str(text.trim_start_matches('\u{feff}'));
    xml.config_mut().expand_empty_elements = true;
    let mut walk = Walk::default();
    loop {
        let event = xml.read_event().map_err(|_| not_xml(&text, xml.error_position()))?;
        match event {
            Event::Start(element) => walk.open(element.local_name().as_ref())?,
            Event::End(_) => walk.close()?,
            Event::Text(part) if walk.is_in("coordinates") => walk.text.push_str(&part),
            Event::CData(part) if walk.is_in("coordinates") => walk.text.push_str(&part),
            Event::Eof => break,
            _ => {}
        }
    }
    if !walk.path.is_empty() {
        return Err(not_xml(&text, xml.buffer_position()));
    }
    if walk.document.polygons.is_empty() {
        return Err(OutlineFault::of_document(Wrong::Empty));
    }
    Ok(walk.document)
}

/// Where the walk through the document stands.
#[derive(Default)]
struct Walk {
    document: Document,
    /// The names of the open elements.
    path: Vec<String>,
    /// How many placemarks were met, and polygons in the present one.
    placemarks: usize,
    polygons: usize,
    /// The rings of the open polygon: the outer one first once it is known.
    outer: Option<RawRing>,
    holes: Vec<RawRing>,
    text: String,
}

impl Walk {
    fn is_in(&self, name: &str) -> bool {
        self.path.last().is_some_and(|last| last == name)
    }

    fn pointer(&self) -> String {
        match self.placemarks {
            0 => format!("/Polygon/{}", self.polygons),
            placemarks => format!("/Placemark/{}/Polygon/{}", placemarks - 1, self.polygons),
        }
    }

    fn open(&mut self, name: &str) -> Result<(), OutlineFault> {
        if self.path.is_empty() && name != "kml" {
            return Err(OutlineFault::of_document(Wrong::OtherXml { name: shortened(name) }));
        }
        if self.path.len() >= MAX_DEPTH {
            return Err(OutlineFault::at(self.pointer(), Wrong::WrongNesting));
        }
        match name {
            "Placemark" => (self.placemarks, self.polygons) = (self.placemarks + 1, 0),
            "Polygon" => (self.outer, self.holes) = (None, Vec::new()),
            "Point" | "LineString" | "Track" | "Model" => {
                let pointer = format!("/Placemark/{}/{name}", self.placemarks.saturating_sub(1));
                return Err(OutlineFault::at(pointer, Wrong::WrongType { found: name.to_owned() }));
            }
            "coordinates" => self.text.clear(),
            _ => {}
        }
        self.path.push(name.to_owned());
        Ok(())
    }

    fn close(&mut self) -> Result<(), OutlineFault> {
        let Some(name) = self.path.pop() else { return Ok(()) };
        let boundary = self.path.iter().rev().find_map(|above| match above.as_str() {
            "outerBoundaryIs" => Some(true),
            "innerBoundaryIs" => Some(false),
            _ => None,
        });
        match (name.as_str(), boundary) {
            ("coordinates", Some(is_outer)) => self.ring(is_outer)?,
            ("Polygon", _) => {
                let pointer = self.pointer();
                let Some(outer) = self.outer.take() else { return Err(OutlineFault::at(pointer, Wrong::Empty)) };
                let rings = std::iter::once(outer).chain(std::mem::take(&mut self.holes)).collect();
                self.document.add(Reference::Degrees, rings, &pointer)?;
                self.polygons += 1;
            }
            _ => {}
        }
        Ok(())
    }

    fn ring(&mut self, is_outer: bool) -> Result<(), OutlineFault> {
        let pointer = match is_outer {
            true => format!("{}/outerBoundaryIs", self.pointer()),
            false => format!("{}/innerBoundaryIs/{}", self.pointer(), self.holes.len()),
        };
        let text = std::mem::take(&mut self.text);
        let count = text.split_whitespace().count();
        if count > MAX_POSITIONS {
            return Err(OutlineFault::of_document(Wrong::TooManyPositions { positions: count }));
        }
        if count == 0 {
            return Err(OutlineFault::at(pointer, Wrong::Empty));
        }
        let positions = text
            .split_whitespace()
            .enumerate()
            .map(|(index, tuple)| {
                position(tuple).map_err(|wrong| OutlineFault::at(format!("{pointer}/{index}"), wrong))
            })
            .collect::<Result<_, _>>()?;
        let ring = RawRing { pointer: pointer.clone(), positions };
        match is_outer {
            true if self.outer.is_some() => return Err(OutlineFault::at(pointer, Wrong::WrongNesting)),
            true => self.outer = Some(ring),
            false => self.holes.push(ring),
        }
        Ok(())
    }
}

/// `longitude,latitude` or `longitude,latitude,height`.
fn position(tuple: &str) -> Result<Coord<f64>, Wrong> {
    let numbers: Vec<&str> = tuple.split(',').filter(|text| !text.is_empty()).take(3).collect();
    let [x, y, ..] = numbers[..] else { return Err(Wrong::PositionTooShort { numbers: numbers.len() }) };
    match (x.parse::<f64>(), y.parse::<f64>()) {
        (Ok(x), Ok(y)) if x.is_finite() && y.is_finite() => Ok(Coord { x: x + 0.0, y: y + 0.0 }),
        _ => Err(Wrong::PositionNotNumbers),
    }
}

/// Where reading stopped, by line and column.
fn not_xml(text: &str, stopped: u64) -> OutlineFault {
    let stopped = usize::try_from(stopped).unwrap_or(usize::MAX).min(text.len());
    let before = &text.as_bytes()[..stopped];
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let column = 1 + before.iter().rev().take_while(|byte| **byte != b'\n').count();
    OutlineFault::of_document(Wrong::NotXml { line, column })
}
