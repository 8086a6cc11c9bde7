//! Makes batches of what a file gives, on a thread of its own, so that the next batch is made ready while one is stored: tells rows
//! that come twice, gives rows their ids and streets their numbers. Remembers so much of the file and no more, whatever its size.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;

use tokio::runtime::Handle;

use super::placing::{Placed, place};
use super::retiring::Area;
use super::{ImportFault, Reading, Record, SourceFeature, SourceKey, SourcePremises, Unplaced};
use crate::app::App;
use crate::error::Result;
use crate::id::PremisesId;
use crate::premises::affected::{Bounds, band};
use crate::premises::store::premises::Stored;
use crate::premises::store::streets::Street;
use crate::premises::streets::StreetBook;

/// Rows in one batch, which is one transaction: many, because each ends with a write that the disk confirms; not more, because
/// others wait for it.
const BATCH: usize = 8_000;
/// Keys that are remembered to tell a row that comes twice in a file; beyond, the later row counts as a change.
const KEYS_REMEMBERED: usize = 2_000_000;

/// What a file gives, in its order.
pub type Records = Vec<std::result::Result<Record, ImportFault>>;

/// A batch, by source and in the order of the file; of rows with one key, the one whose position shows the door best.
#[derive(Default)]
pub struct Batch {
    pub premises: BTreeMap<&'static str, Doors>,
    pub features: BTreeMap<&'static str, Vec<(SourceFeature, Seen)>>,
    pub faults: Vec<ImportFault>,
    /// Streets that no batch before noted.
    pub streets: Vec<Street>,
    pub read: u64,
    pub refused: u64,
    /// Establishments whose address no door has.
    pub nowhere: u64,
    /// Rows that this very batch gives twice.
    pub twice: u64,
    /// The strips in which something may have to be tied anew: also of rows that do not change, because an import that was
    /// broken off may have left them untied.
    pub bands: BTreeSet<i64>,
}

/// The doors of one source, and of each whether the file had it before.
#[derive(Default)]
pub struct Doors {
    pub rows: Vec<Stored>,
    pub seen: Vec<Seen>,
}

/// Whether an earlier batch of the file had a row of the same key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    Before,
    Never,
}

/// Reads a file batch by batch.
pub struct Batches<R> {
    app: App,
    reading: Reading<R>,
    /// What the file covers, when that is to be replaced.
    pub area: Option<Area>,
    streets: StreetBook,
    /// The keys that the file has given.
    pub keys: Keys,
}

/// The keys that a file has given, by their hashes.
#[derive(Default)]
pub struct Keys(HashSet<u64>);

impl<R: Read> Batches<R> {
    /// Begins; with the area to be replaced, or without.
    pub fn new(app: App, reading: Reading<R>, area: Option<Area>) -> Self {
        Self { app, reading, area, streets: StreetBook::default(), keys: Keys::default() }
    }

    /// The next batch; none at the end of the file. Reading blocks, and so does placing what has no position.
    pub fn next(&mut self) -> Result<Option<Batch>> {
        let records: Records = self.reading.by_ref().take(BATCH).collect();
        if records.is_empty() {
            return Ok(None);
        }
        let Placed { records, nowhere } = Handle::current().block_on(place(&self.app, &self.reading.file, records))?;
        let mut batch = Batch { nowhere, ..Batch::default() };
        // Where the row of a key stands in the list of its source.
        let mut places: HashMap<u64, usize> = HashMap::with_capacity(BATCH);
        let mut ids: Vec<PremisesId> = (0..BATCH).map(|_| self.app.new_id()).collect();
        // In rising order they are quicker to keep in order.
        ids.sort_unstable_by(|one, other| other.cmp(one));
        for outcome in records {
            match outcome {
                Ok(record) => {
                    batch.read += 1;
                    // A school may be an establishment and a building of one key: each is known apart.
                    let hash = hashed(record.key(), matches!(record, Record::Feature(_)));
                    let place = places.get(&hash).copied();
                    let seen = match place {
                        Some(_) => Seen::Never,
                        None => self.keys.remember(hash),
                    };
                    let place = match record {
                        Record::Premises(row) => {
                            if let Some(area) = &mut self.area {
                                area.cover(&row);
                            }
                            let id = ids.pop().unwrap_or_else(|| self.app.new_id());
                            let street = self.streets.number(&row, &mut batch.streets);
                            batch.door(row, id, street, seen, place)
                        }
                        // `place` has left none.
                        Record::Unplaced(_) => continue,
                        Record::Feature(row) => batch.feature(row, seen, place),
                    };
                    places.insert(hash, place);
                }
                Err(fault) => {
                    batch.read += u64::from(fault.refused);
                    batch.refused += u64::from(fault.refused);
                    batch.faults.push(fault);
                }
            }
        }
        // One that comes twice in a batch when nothing more can be remembered.
        batch.streets.sort_by_key(|street| street.number);
        batch.streets.dedup_by_key(|street| street.number);
        Ok(Some(batch))
    }
}

impl Keys {
    fn remember(&mut self, hash: u64) -> Seen {
        if self.0.contains(&hash) {
            return Seen::Before;
        }
        if self.0.len() < KEYS_REMEMBERED {
            self.0.insert(hash);
        }
        Seen::Never
    }

    /// Whether every key of the file is remembered.
    pub fn are_all(&self) -> bool {
        self.0.len() < KEYS_REMEMBERED
    }

    /// Whether the file had a door of this key, of those that are remembered.
    pub fn had(&self, key: &SourceKey) -> bool {
        self.0.contains(&hashed(key, false))
    }
}

impl Batch {
    /// Takes a door in; gives its place in the list of its source.
    fn door(
        &mut self,
        row: SourcePremises,
        id: PremisesId,
        street: Option<i64>,
        seen: Seen,
        place: Option<usize>,
    ) -> usize {
        self.bands.insert(band(row.position.lat));
        let doors = self.premises.entry(row.key.source).or_default();
        if let Some((place, known)) = place.and_then(|place| Some((place, doors.rows.get_mut(place)?)))
            && known.source_key == row.key.key
        {
            self.twice += 1;
            if i64::from(row.vagueness) < known.vagueness {
                *known = Stored::new(known.id, street, row);
            }
            return place;
        }
        doors.rows.push(Stored::new(id, street, row));
        doors.seen.push(seen);
        doors.rows.len() - 1
    }

    /// Takes a thing of the background in, if it is the first of its key.
    fn feature(&mut self, row: SourceFeature, seen: Seen, place: Option<usize>) -> usize {
        let middle = Bounds::of(&row.shape).filter(|_| row.dwellings.is_some()).map(|bounds| bounds.middle());
        self.bands.extend(middle.map(|at| band(at.lat)));
        let features = self.features.entry(row.key.source).or_default();
        if let Some(place) = place
            && features.get(place).is_some_and(|(known, _)| known.key == row.key)
        {
            self.twice += 1;
            return place;
        }
        features.push((row, seen));
        features.len() - 1
    }
}

fn hashed(key: &SourceKey, is_feature: bool) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    is_feature.hash(&mut hasher);
    hasher.finish()
}

impl Record {
    fn key(&self) -> &SourceKey {
        match self {
            Self::Premises(premises) | Self::Unplaced(Unplaced { premises, .. }) => &premises.key,
            Self::Feature(feature) => &feature.key,
        }
    }
}
