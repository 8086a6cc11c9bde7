//! The nodes, ways and relations of one block, one at a time. A block shares the texts of its tags and writes numbers as differences; it
//! stays as the bytes that it is, and readers move over them.

use serde_json::{Map, Value as Json};

use super::spool::At;
use super::wire::{Broken, Span};

type Read<T> = Result<T, Broken>;

/// Texts of one block; writers put 8,000 elements into one.
const MOST_TEXTS: usize = 2_000_000;
/// Tags of one element; the map has none with a tenth of that.
const MOST_TAGS: usize = 1_000;
/// Bytes of a tag's name or value, of which the map allows 255 characters.
const LONGEST_TEXT_BYTES: usize = 1_020;
/// Nodes of a way and members of a relation that are read; the map allows 2,000 and 32,000.
const MOST_PARTS: usize = 100_000;
/// What nanodegrees make a ten-millionth of a degree.
const NANODEGREES: i64 = 100;

/// The tags of an element: where in the block's texts their names and values stand.
pub type Tags = Vec<(u64, u64)>;

/// A way that a relation is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The way's id.
    pub way: i64,
    /// Whether it bounds a hole.
    pub is_inner: bool,
}

/// An element.
#[derive(Debug)]
pub enum Element {
    /// A point; nowhere when its degrees are none.
    Node { id: i64, at: Option<At>, tags: Tags },
    /// A line of nodes; with their places when the file gives them to ways.
    Way { id: i64, nodes: Vec<i64>, places: Vec<At>, tags: Tags },
    /// Ways that together are something.
    Relation { id: i64, members: Vec<Member>, tags: Tags },
}

/// A block of elements that is being read.
#[derive(Debug)]
pub struct Data {
    bytes: Vec<u8>,
    texts: Vec<Span>,
    granularity: i64,
    north: i64,
    east: i64,
    /// What is still to be read of the block, of its group, of the group's dense nodes.
    block: Span,
    group: Span,
    dense: Dense,
}

/// Nodes written as columns.
#[derive(Debug, Clone, Copy, Default)]
struct Dense {
    ids: Span,
    lats: Span,
    lons: Span,
    tags: Span,
    id: i64,
    lat: i64,
    lon: i64,
}

impl Default for Data {
    fn default() -> Self {
        let (block, group) = (Span::default(), Span::default());
        let (bytes, texts) = (Vec::new(), Vec::new());
        Self { bytes, texts, granularity: NANODEGREES, north: 0, east: 0, block, group, dense: Dense::default() }
    }
}

impl Data {
    /// Takes a block: finds its texts and its scale, which may stand behind what needs them.
    pub fn new(bytes: Vec<u8>) -> Read<Self> {
        let mut data = Self { block: Span::whole(&bytes), bytes, ..Self::default() };
        let mut fields = data.block;
        while let Some((field, value)) = fields.field(&data.bytes)? {
            match field {
                1 => {
                    let mut texts = value.span()?;
                    while let Some((field, text)) = texts.field(&data.bytes)? {
                        if field == 1 {
                            data.texts.push(text.span()?);
                        }
                        if data.texts.len() > MOST_TEXTS {
                            return Err(Broken);
                        }
                    }
                }
                17 => data.granularity = value.number()?,
                19 => data.north = value.number()?,
                20 => data.east = value.number()?,
                _ => {}
            }
        }
        Ok(data)
    }

    /// The next element; none when the block has no more.
    pub fn next(&mut self) -> Read<Option<Element>> {
        loop {
            if !self.dense.ids.is_empty() {
                return self.dense_node().map(Some);
            }
            if let Some((field, value)) = self.group.field(&self.bytes)? {
                match field {
                    1 => return self.node(value.span()?).map(Some),
                    2 => self.dense = self.dense_nodes(value.span()?)?,
                    3 => return self.way(value.span()?).map(Some),
                    4 => return self.relation(value.span()?).map(Some),
                    _ => {}
                }
            } else if let Some((field, value)) = self.block.field(&self.bytes)? {
                if field == 2 {
                    self.group = value.span()?;
                }
            } else {
                return Ok(None);
            }
        }
    }

    /// Tags with their texts; those that are no text or too long are left out.
    pub fn tags(&self, tags: &Tags) -> Map<String, Json> {
        let text = |place: &u64| {
            let span = self.texts.get(usize::try_from(*place).ok()?)?;
            let bytes = self.bytes.get(span.range()).filter(|bytes| bytes.len() <= LONGEST_TEXT_BYTES)?;
            std::str::from_utf8(bytes).ok()
        };
        let pair = |(name, value): &(u64, u64)| Some((text(name)?.to_owned(), Json::from(text(value)?)));
        tags.iter().filter_map(pair).collect()
    }

    fn at(&self, lat: i64, lon: i64) -> Option<At> {
        let nanodegrees = |offset: i64, own: i64| offset.checked_add(own.checked_mul(self.granularity)?);
        let within = |nanodegrees: i64, most: i64| {
            let own = (nanodegrees + nanodegrees.signum() * NANODEGREES / 2) / NANODEGREES;
            (own.abs() <= most * 10_000_000).then_some(own as i32)
        };
        let (lat, lon) = (nanodegrees(self.north, lat)?, nanodegrees(self.east, lon)?);
        let is_sane = |nanodegrees: i64| nanodegrees.unsigned_abs() <= 1_000_000_000_000;
        (is_sane(lat) && is_sane(lon)).then_some(())?;
        Some(At { lon: within(lon, 180)?, lat: within(lat, 90)? })
    }

    fn node(&self, mut fields: Span) -> Read<Element> {
        let (mut id, mut lat, mut lon) = (0, 0, 0);
        let (mut names, mut values) = (Span::default(), Span::default());
        while !fields.is_empty() {
            let mut value = fields;
            let Some((field, own)) = fields.field(&self.bytes)? else { break };
            match field {
                1 | 8 | 9 => {
                    // A signed number: read again from behind its tag.
                    value.number(&self.bytes)?;
                    let number = value.signed(&self.bytes)?;
                    *match field {
                        1 => &mut id,
                        8 => &mut lat,
                        _ => &mut lon,
                    } = number;
                }
                2 => names = own.span()?,
                3 => values = own.span()?,
                _ => {}
            }
        }
        Ok(Element::Node { id, at: self.at(lat, lon), tags: self.pairs(names, values)? })
    }

    fn dense_nodes(&self, mut fields: Span) -> Read<Dense> {
        let mut dense = Dense::default();
        while let Some((field, value)) = fields.field(&self.bytes)? {
            match field {
                1 => dense.ids = value.span()?,
                8 => dense.lats = value.span()?,
                9 => dense.lons = value.span()?,
                10 => dense.tags = value.span()?,
                _ => {}
            }
        }
        Ok(dense)
    }

    fn dense_node(&mut self) -> Read<Element> {
        let (dense, bytes) = (&mut self.dense, &self.bytes);
        dense.id = dense.id.wrapping_add(dense.ids.signed(bytes)?);
        dense.lat = dense.lat.wrapping_add(dense.lats.signed(bytes)?);
        dense.lon = dense.lon.wrapping_add(dense.lons.signed(bytes)?);
        let mut tags = Tags::new();
        while !dense.tags.is_empty() {
            let name = dense.tags.number(bytes)?;
            if name == 0 {
                break;
            }
            let value = dense.tags.number(bytes)?;
            if tags.len() < MOST_TAGS {
                tags.push((name, value));
            }
        }
        let (id, lat, lon) = (dense.id, dense.lat, dense.lon);
        Ok(Element::Node { id, at: self.at(lat, lon), tags })
    }

    fn way(&self, mut fields: Span) -> Read<Element> {
        let (mut id, mut nodes) = (0, Vec::new());
        let (mut names, mut values) = (Span::default(), Span::default());
        let (mut lats, mut lons) = (Vec::new(), Vec::new());
        while let Some((field, value)) = fields.field(&self.bytes)? {
            match field {
                1 => id = value.number()?,
                2 => names = value.span()?,
                3 => values = value.span()?,
                8 => nodes = self.sums(value.span()?)?,
                9 => lats = self.sums(value.span()?)?,
                10 => lons = self.sums(value.span()?)?,
                _ => {}
            }
        }
        let places = lats.iter().zip(&lons).filter_map(|(lat, lon)| self.at(*lat, *lon)).collect();
        Ok(Element::Way { id, nodes, places, tags: self.pairs(names, values)? })
    }

    fn relation(&self, mut fields: Span) -> Read<Element> {
        let (mut id, mut ids) = (0, Vec::new());
        let (mut names, mut values) = (Span::default(), Span::default());
        let (mut roles, mut kinds) = (Span::default(), Span::default());
        while let Some((field, value)) = fields.field(&self.bytes)? {
            match field {
                1 => id = value.number()?,
                2 => names = value.span()?,
                3 => values = value.span()?,
                8 => roles = value.span()?,
                9 => ids = self.sums(value.span()?)?,
                10 => kinds = value.span()?,
                _ => {}
            }
        }
        let mut members = Vec::new();
        for way in ids {
            let (role, kind) = (roles.number(&self.bytes)?, kinds.number(&self.bytes)?);
            // 0 is a node, as a label; 2 another relation.
            if kind == 1 {
                let role = usize::try_from(role).ok().and_then(|role| self.texts.get(role));
                let is_inner = role.is_some_and(|role| &self.bytes[role.range()] == b"inner");
                members.push(Member { way, is_inner });
            }
        }
        Ok(Element::Relation { id, members, tags: self.pairs(names, values)? })
    }

    /// Numbers that were written as differences.
    fn sums(&self, mut differences: Span) -> Read<Vec<i64>> {
        let (mut sums, mut sum) = (Vec::new(), 0_i64);
        while !differences.is_empty() && sums.len() < MOST_PARTS {
            sum = sum.wrapping_add(differences.signed(&self.bytes)?);
            sums.push(sum);
        }
        Ok(sums)
    }

    fn pairs(&self, mut names: Span, mut values: Span) -> Read<Tags> {
        let mut tags = Tags::new();
        while !names.is_empty() && tags.len() < MOST_TAGS {
            tags.push((names.number(&self.bytes)?, values.number(&self.bytes)?));
        }
        Ok(tags)
    }
}
