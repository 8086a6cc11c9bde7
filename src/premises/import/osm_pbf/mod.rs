//! OpenStreetMap's own files, `.osm.pbf`, defined at <https://wiki.openstreetmap.org/wiki/PBF_Format> (`fileformat.proto` and
//! `osmformat.proto` of version 1.5): nodes, ways and multipolygon relations with their tags. What is an establishment, an address, a building or
//! a street is told by the importers of GeoJSON, so that a thing is the same whichever file it comes from. Positions of nodes and ways
//! are kept in a `spool`, because a file gives them before what is drawn with them and can be read only once.
//!
//! Read by ourselves, not by the crate `osmpbf` 0.3: that one builds structures of all that a block claims (a file of 30 kB took
//! 1.8 GB), panics on a member of a kind that it does not know, and takes a file that is cut off in a length for a whole one.

mod blocks;
mod elements;
mod rings;
mod spool;
mod wire;

use std::collections::VecDeque;
use std::io::Read;

use geo::{Geometry, LineString, Point, Polygon};
use serde_json::{Map, Value};

use self::blocks::{Block, Blocks, NoBlock, broken_block, unreadable};
use self::elements::{Data, Element, Member};
use self::rings::{degrees, surface};
use self::spool::{At, Spool};
use self::wire::{Broken, Span};
use super::features::{Feature, MOST_POSITIONS};
use super::{Record, Row, buildings, osm_addresses, osm_places, streets};
use crate::i18n::Sentence;

pub use self::blocks::recognises;

/// What a file may require of its readers and this one can do.
const FEATURES: [&str; 2] = ["OsmSchema-V0.6", "DenseNodes"];
/// Ways of one multipolygon: more are the border of a country, not a building.
const MOST_WAYS: usize = 1_000;
/// Kinds of ways that are lines even when they end where they began.
const LINES: [&str; 4] = ["highway", "waterway", "railway", "barrier"];

/// The records of a file. A fault without a place in the file names the thing that it is about.
#[derive(Debug)]
pub struct Things<R> {
    blocks: Blocks<R>,
    data: Data,
    nodes: Spool,
    ways: Spool,
    waiting: VecDeque<Row<Record>>,
    ended: bool,
}

/// Why a thing has no shape.
enum NoShape {
    /// Said about the thing.
    Because(Sentence),
    /// Said about the file, which ends here.
    Ended(Sentence),
}

impl<R: Read> Things<R> {
    /// Reads the file's header; a file that asks for more than is known here is refused as a whole.
    pub fn open(input: R) -> Row<Self> {
        let mut blocks = Blocks::new(input);
        let header = match blocks.next() {
            Some(Ok(Block { kind, bytes })) if kind == b"OSMHeader" => bytes,
            Some(Err(NoBlock::Skipped(sentence) | NoBlock::Ended(sentence))) => return Err(sentence),
            _ => return Err(broken_block(1)),
        };
        let mut fields = Span::whole(&header);
        while let Some((field, value)) = fields.field(&header).map_err(|Broken| broken_block(1))? {
            if field == 4 {
                let feature = value.span().map_err(|Broken| broken_block(1))?;
                let feature = String::from_utf8_lossy(&header[feature.range()]);
                if !FEATURES.contains(&feature.as_ref()) {
                    return Err(Sentence::new("premises-import-pbf-feature").with("feature", feature.into_owned()));
                }
            }
        }
        let (nodes, ways) = (Spool::default(), Spool::default());
        Ok(Self { blocks, data: Data::default(), nodes, ways, waiting: VecDeque::new(), ended: false })
    }

    /// Takes up the next block; false at the end of the file.
    fn next_block(&mut self) -> bool {
        match self.blocks.next() {
            None => return false,
            Some(Err(NoBlock::Ended(sentence))) => self.end(sentence),
            Some(Err(NoBlock::Skipped(sentence))) => {
                let block = Sentence::new("premises-import-pbf-in-block").with("block", self.blocks.number);
                self.waiting.push_back(Err(block.with("reason", sentence)));
            }
            Some(Ok(Block { kind, bytes })) if kind == b"OSMData" => match Data::new(bytes) {
                Ok(data) => self.data = data,
                Err(Broken) => self.waiting.push_back(Err(broken_block(self.blocks.number))),
            },
            Some(Ok(_)) => {}
        }
        true
    }

    fn end(&mut self, sentence: Sentence) {
        self.ended = true;
        self.waiting.push_back(Err(sentence));
    }

    /// Keeps where an element is and, if it is something for the register, makes records of it.
    fn take(&mut self, element: Element) {
        let (id, tags) = match &element {
            Element::Node { id, tags, .. } => (format!("node/{id}"), tags),
            Element::Way { id, tags, .. } => (format!("way/{id}"), tags),
            Element::Relation { id, tags, .. } => (format!("relation/{id}"), tags),
        };
        let tags = self.data.tags(tags);
        let is_wanted = is_wanted(&tags);
        let shape = match element {
            Element::Node { id, at, .. } => self.node(id, at),
            Element::Way { id, nodes, places, .. } => self.way(id, &nodes, &places, &tags),
            Element::Relation { members, .. } => {
                let is_surface = tags.get("type").is_some_and(|kind| kind == "multipolygon");
                if !is_wanted || !is_surface {
                    return;
                }
                self.relation(&members)
            }
        };
        match shape {
            Ok(shape) if is_wanted => {
                let feature = Feature::new(id.clone(), tags, shape);
                let about = |outcome: Row<Record>| outcome.map_err(|reason| about(&id, reason));
                self.waiting.extend(records(&feature).map(about));
            }
            Err(NoShape::Because(reason)) if is_wanted => self.waiting.push_back(Err(about(&id, reason))),
            Err(NoShape::Ended(sentence)) => self.end(sentence),
            _ => {}
        }
    }

    fn node(&mut self, id: i64, at: Option<At>) -> Result<Geometry<f64>, NoShape> {
        let at = at.ok_or_else(|| NoShape::Because(Sentence::new("premises-import-no-shape")))?;
        keep(&mut self.nodes, id, &[at])?;
        Ok(Geometry::Point(Point(degrees(at))))
    }

    fn way(
        &mut self,
        id: i64,
        nodes: &[i64],
        places: &[At],
        tags: &Map<String, Value>,
    ) -> Result<Geometry<f64>, NoShape> {
        if nodes.len() > MOST_POSITIONS {
            let sentence = Sentence::new("premises-import-too-many-positions").with("limit", MOST_POSITIONS);
            return Err(NoShape::Because(sentence));
        }
        // Some files give each way its places, and leave out the nodes that have no tags.
        let positions = if !places.is_empty() && places.len() == nodes.len() {
            places.to_vec()
        } else {
            let mut positions = Vec::with_capacity(nodes.len());
            for node in nodes {
                positions.extend(self.nodes.get(*node).map_err(ended)?.unwrap_or_default());
            }
            if positions.len() < nodes.len() {
                let missing = nodes.len() - positions.len();
                return Err(NoShape::Because(Sentence::new("premises-import-pbf-missing").with("count", missing)));
            }
            positions
        };
        keep(&mut self.ways, id, &positions)?;
        let line: LineString<f64> = positions.iter().copied().map(degrees).collect();
        let is = |tag: &str| tags.get(tag).is_some_and(|value| value != "no");
        let is_line = LINES.iter().any(|line| is(line)) && !is("building") && !is("area");
        if line.0.len() >= 4 && line.is_closed() && !is_line {
            return Ok(Geometry::Polygon(Polygon::new(line, Vec::new())));
        }
        match line.0.len() {
            0 | 1 => Err(NoShape::Because(Sentence::new("premises-import-no-shape"))),
            _ => Ok(Geometry::LineString(line)),
        }
    }

    fn relation(&mut self, members: &[Member]) -> Result<Geometry<f64>, NoShape> {
        let too_many =
            |limit: usize| NoShape::Because(Sentence::new("premises-import-too-many-positions").with("limit", limit));
        if members.len() > MOST_WAYS {
            return Err(too_many(MOST_POSITIONS));
        }
        let (mut outer, mut inner, mut missing, mut count) = (Vec::new(), Vec::new(), 0_usize, 0_usize);
        for member in members {
            match self.ways.get(member.way).map_err(ended)? {
                None => missing += 1,
                Some(way) => {
                    count += way.len();
                    if count > MOST_POSITIONS {
                        return Err(too_many(MOST_POSITIONS));
                    }
                    if member.is_inner { &mut inner } else { &mut outer }.push(way.to_vec());
                }
            }
        }
        if missing > 0 {
            return Err(NoShape::Because(Sentence::new("premises-import-pbf-missing").with("count", missing)));
        }
        surface(outer, inner).ok_or_else(|| NoShape::Because(Sentence::new("premises-import-pbf-open-ring")))
    }
}

impl<R: Read> Iterator for Things<R> {
    type Item = Row<Record>;

    fn next(&mut self) -> Option<Row<Record>> {
        loop {
            if let Some(waiting) = self.waiting.pop_front() {
                return Some(waiting);
            }
            if self.ended {
                return None;
            }
            match self.data.next() {
                Ok(Some(element)) => self.take(element),
                Ok(None) => self.ended = !self.next_block() || self.ended,
                Err(Broken) => {
                    // What of the block was read stays; the rest of it is lost.
                    self.data = Data::default();
                    self.waiting.push_back(Err(broken_block(self.blocks.number)));
                }
            }
        }
    }
}

fn keep(spool: &mut Spool, id: i64, positions: &[At]) -> Result<(), NoShape> {
    match spool.add(id, positions).map_err(ended)? {
        true => Ok(()),
        false => Err(NoShape::Ended(Sentence::new("premises-import-pbf-unsorted"))),
    }
}

fn ended(error: std::io::Error) -> NoShape {
    NoShape::Ended(unreadable(error))
}

/// A fault with the thing that it is about.
fn about(thing: &str, reason: Sentence) -> Sentence {
    Sentence::new("premises-import-pbf-thing").with("thing", thing).with("reason", reason)
}

/// Whether a thing of these tags is something for the register, as a point or as a surface.
fn is_wanted(tags: &Map<String, Value>) -> bool {
    if tags.is_empty() {
        return false;
    }
    let point = Geometry::Point(Point::new(0.0, 0.0));
    let surface = Geometry::Polygon(Polygon::new(LineString::new(Vec::new()), Vec::new()));
    let mut feature = Feature::new(String::new(), tags.clone(), point);
    is_something(&feature) || {
        feature.shape = surface;
        is_something(&feature)
    }
}

fn is_something(feature: &Feature) -> bool {
    osm_places::recognises(feature)
        || is_address(feature)
        || buildings::recognises(feature)
        || streets::recognises(feature)
}

/// Files of addresses are made of addresses; among all things of a map, a street alone, as a shop has it, is none.
fn is_address(feature: &Feature) -> bool {
    feature.has("addr:housenumber") && osm_addresses::recognises(feature)
}

/// What a thing is: a school may be an establishment, an address and a building.
fn records(feature: &Feature) -> impl Iterator<Item = Row<Record>> + use<> {
    let mut records = Vec::new();
    let is_place = osm_places::recognises(feature);
    if is_place {
        records.push(osm_places::read(feature));
    }
    if is_address(feature) {
        let mut address = osm_addresses::read(feature);
        if let (true, Ok(Record::Premises(door))) = (is_place, &mut address) {
            // The name is the establishment's, not the house's.
            door.name = feature.tag("addr:housename");
        }
        records.push(address);
    }
    if buildings::recognises(feature) {
        records.push(buildings::read(feature));
    } else if streets::recognises(feature) {
        records.push(streets::read(feature));
    }
    records.into_iter()
}

#[cfg(test)]
mod tests;
