//! Puts what a file gives into the register, a batch at a time: each batch is one transaction, so an import can be broken off
//! between any two, or killed at any moment: every row is as it was or as it will be, and importing the same file again takes it up,
//! which changes nothing that is known already. Two imports at once leave what one after the other does.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Read;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::task::JoinHandle;

use super::batch::{Batch, Batches, Doors, Seen};
use super::retiring::{Area, retire};
use super::{Format, ImportFault, Reading, SourceFeature, open};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, ImportId};
use crate::premises::affected::{Bounds, band};
use crate::premises::{store, tying};
use crate::{journal, writing};

/// Time between two signs of life of an import.
const BETWEEN_SIGNS: Duration = Duration::from_secs(20);
/// Faults of an import that are kept; all are counted.
const FAULTS_KEPT: usize = 500;

crate::vocabulary! {
    /// How an import stands.
    pub enum ImportStatus {
        /// It has not ended. When its signs of life stop, so has its program, and it is told as interrupted.
        Running = "running",
        /// The whole file was read.
        Done = "done",
        /// It was broken off between two batches.
        Interrupted = "interrupted",
    }
}

/// What became of the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that were read, good or bad.
    pub read: u64,
    /// Rows that were new.
    pub added: u64,
    /// Rows that were known and say something else now.
    pub changed: u64,
    /// Rows that were known as they are, or that the file gives twice.
    pub unchanged: u64,
    /// Rows that were left out, each with a fault.
    pub refused: u64,
    /// Doors that the file no longer has of the area that it replaces.
    pub retired: u64,
}

/// How an import ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Its id.
    pub id: ImportId,
    /// The format that was read.
    pub format: Format,
    /// Done or interrupted.
    pub status: ImportStatus,
    /// What became of the rows.
    pub counts: Counts,
    /// The first faults and remarks.
    pub faults: Vec<ImportFault>,
}

/// Imports a file; without a format, as the one that its content shows. After each batch `progress` hears the counts and may break
/// off. `file` is the name to show.
///
/// # Errors
/// [`Error::Invalid`] when the file as a whole is not what it should be; faulty rows are in the report.
pub async fn import_file<R: Read + Send + 'static>(
    app: &App,
    actor: Option<AccountId>,
    format: Option<Format>,
    file: &str,
    input: R,
    progress: impl FnMut(&Counts) -> ControlFlow<()> + Send,
) -> Result<Report> {
    import_with_order(app, actor, Order { format, ..Order::default() }, file, input, progress).await
}

/// What is asked of an import beside the file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Order {
    /// The format; none: the one that the content shows.
    pub format: Option<Format>,
    /// How long the file is, for telling how far the import has come.
    pub size_bytes: Option<u64>,
    /// Whether doors of the area that the file covers, and that it no longer has, are retired. Nothing is when a row was refused, or
    /// when the file is too large to remember all its keys.
    pub replace_area: bool,
}

/// The same with all that can be asked for.
pub async fn import_with_order<R: Read + Send + 'static>(
    app: &App,
    actor: Option<AccountId>,
    order: Order,
    file: &str,
    input: R,
    progress: impl FnMut(&Counts) -> ControlFlow<()> + Send,
) -> Result<Report> {
    begin_import(app, actor, order, file, input).await?.store(app, progress).await
}

/// A file whose format is known and whose import is noted; its rows are still to be stored.
pub struct Begun<R> {
    /// The import's id.
    pub id: ImportId,
    actor: Option<AccountId>,
    order: Order,
    reading: Reading<Counted<R>>,
    bytes_read: Arc<AtomicU64>,
}

/// Opens a file and notes that its import begins, so that whoever sent it can be told at once when it is not what it should be.
pub async fn begin_import<R: Read + Send + 'static>(
    app: &App,
    actor: Option<AccountId>,
    order: Order,
    file: &str,
    input: R,
) -> Result<Begun<R>> {
    let Order { format, size_bytes, .. } = order;
    let name = file.to_owned();
    let bytes_read = Arc::new(AtomicU64::new(0));
    let input = Counted { input, bytes_read: Arc::clone(&bytes_read) };
    let opened = tokio::task::spawn_blocking(move || open(&name, format, input)).await.map_err(Error::internal)?;
    let reading = opened.map_err(|fault| Error::invalid("/file", fault.placed()))?;
    let id = app.new_id();
    let format = reading.format;
    writing!(app.db, tx => store::imports::begin(tx, id, format, file, actor, size_bytes, app.now()).await)?;
    Ok(Begun { id, actor, order, reading, bytes_read })
}

impl<R: Read + Send + 'static> Begun<R> {
    /// Stores the rows, batch by batch.
    pub async fn store(self, app: &App, progress: impl FnMut(&Counts) -> ControlFlow<()> + Send) -> Result<Report> {
        let _alive = SignsOfLife::of(app, self.id).await?;
        let mut import = Import {
            bytes_read: self.bytes_read,
            expect_new: true,
            counts: Counts::default(),
            nowhere: 0,
            faults: Vec::new(),
        };
        let file = (self.reading.format, self.reading.file.clone());
        let batches = Batches::new(app.clone(), self.reading, self.order.replace_area.then(Area::default));
        let outcome = store_all(app, &mut import, self.id, self.actor, file, batches, progress).await;
        if outcome.is_err() {
            // What was stored stays; that the rest was not is noted, so that nobody waits for it.
            let status = ImportStatus::Interrupted;
            writing!(app.db, tx => store::imports::advance(tx, self.id, status, &import.progress(), app.now()).await)?;
        }
        outcome
    }
}

/// Notes every so often that an import is alive, until it is dropped; whatever the import waits for meanwhile.
struct SignsOfLife(JoinHandle<()>);

impl SignsOfLife {
    /// Gives the first sign, and goes on.
    async fn of(app: &App, id: ImportId) -> Result<Self> {
        see(app, id).await?;
        let app = app.clone();
        Ok(Self(tokio::spawn(async move {
            loop {
                tokio::time::sleep(BETWEEN_SIGNS).await;
                // Who cannot write now tries again; the import itself tells what is wrong.
                let _ = see(&app, id).await;
            }
        })))
    }
}

async fn see(app: &App, id: ImportId) -> Result<()> {
    writing!(app.db, tx => store::imports::see(tx, id, app.now()).await)
}

impl Drop for SignsOfLife {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn store_all<R: Read + Send + 'static>(
    app: &App,
    import: &mut Import,
    id: ImportId,
    actor: Option<AccountId>,
    (format, file): (Format, String),
    batches: Batches<R>,
    mut progress: impl FnMut(&Counts) -> ControlFlow<()> + Send,
) -> Result<Report> {
    let mut bands = BTreeSet::new();
    let mut status = ImportStatus::Done;
    let mut next = tokio::task::spawn_blocking(move || next_batch(batches));
    let mut read_through = None;
    loop {
        let (batches, batch) = next.await.map_err(Error::internal)?;
        let Some(batch) = batch? else {
            read_through = Some(batches);
            break;
        };
        // While one batch is stored, the next is made ready.
        next = tokio::task::spawn_blocking(move || next_batch(batches));
        bands.extend(&batch.bands);
        import.nowhere += batch.nowhere;
        let counts = writing!(app.db, tx => store_batch(app, tx, id, import, &batch).await)?;
        let (added, read) = (counts.added - import.counts.added, counts.read - import.counts.read);
        import.expect_new = added * 2 >= read;
        import.counts = counts;
        let room = FAULTS_KEPT - import.faults.len();
        import.faults.extend(batch.faults.into_iter().take(room));
        if progress(&import.counts).is_break() {
            status = ImportStatus::Interrupted;
            break;
        }
    }
    let mut closing = Vec::new();
    if import.nowhere > 0 {
        closing.push(Sentence::new("premises-import-nowhere").with("count", import.nowhere));
    }
    if let Some(Batches { area: Some(area), keys, .. }) = read_through {
        if import.counts.refused == 0 && keys.are_all() {
            import.counts.retired = retire(app, &area, |key| keys.had(key)).await?;
        } else {
            closing.push(Sentence::new("premises-import-nothing-retired"));
        }
    }
    tying::tie(app, &bands).await?;
    let Progress { counts, .. } = import.progress();
    let remark = |sentence| ImportFault { file: file.clone(), line: None, refused: false, sentence };
    let closing: Vec<ImportFault> = closing.into_iter().map(remark).collect();
    writing!(app.db, tx => {
        store::imports::advance(tx, id, status, &import.progress(), app.now()).await?;
        for (place, remark) in (0..).zip(&closing) {
            store::imports::insert_fault(tx, id, place - closing.len() as i64, remark).await?;
        }
        let actor = actor.map_or_else(|| "system".to_owned(), |actor| actor.to_string());
        let detail = format!("{format} added={} changed={} refused={}", counts.added, counts.changed, counts.refused);
        journal::record(app, tx, actor, "premises.imported", id, detail).await
    })?;
    // What is said of the whole file first.
    let faults = closing.into_iter().chain(std::mem::take(&mut import.faults)).collect();
    Ok(Report { id, format, status, counts, faults })
}

/// Counts the bytes that are read through it.
struct Counted<R> {
    input: R,
    bytes_read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.bytes_read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// How far an import has come, as it is noted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Progress {
    /// What became of the rows.
    pub counts: Counts,
    /// How much of the file was read.
    pub bytes_read: u64,
}

/// An import that runs.
struct Import {
    bytes_read: Arc<AtomicU64>,
    /// Whether the next rows are likely to be new: then they are added without looking them up first.
    expect_new: bool,
    counts: Counts,
    /// Establishments whose address no door has.
    nowhere: u64,
    faults: Vec<ImportFault>,
}

impl Import {
    fn progress(&self) -> Progress {
        Progress { counts: self.counts, bytes_read: self.bytes_read.load(Ordering::Relaxed) }
    }
}

fn next_batch<R: Read>(mut batches: Batches<R>) -> (Batches<R>, Result<Option<Batch>>) {
    let batch = batches.next();
    (batches, batch)
}

/// Stores a batch and gives the counts after it.
async fn store_batch(app: &App, tx: &mut Tx, id: ImportId, import: &Import, batch: &Batch) -> Result<Counts> {
    let Progress { mut counts, bytes_read } = import.progress();
    counts.read += batch.read;
    counts.refused += batch.refused;
    counts.unchanged += batch.twice;
    for (source, doors) in &batch.premises {
        store_premises(tx, source, doors, import.expect_new, &mut counts).await?;
    }
    store::streets::note(tx, &batch.streets).await?;
    for (source, rows) in &batch.features {
        store_features(app, tx, source, rows, &mut counts).await?;
    }
    // What was kept of the batches before is in the table already.
    let kept = import.faults.len();
    for (place, fault) in batch.faults.iter().enumerate().take(FAULTS_KEPT - kept) {
        store::imports::insert_fault(tx, id, (kept + place) as i64, fault).await?;
    }
    store::imports::advance(tx, id, ImportStatus::Running, &Progress { counts, bytes_read }, app.now()).await?;
    Ok(counts)
}

async fn store_premises(
    tx: &mut Tx,
    source: &'static str,
    doors: &Doors,
    expect_new: bool,
    counts: &mut Counts,
) -> Result<()> {
    let Doors { rows: given, seen } = doors;
    // Where rows are likely to be new, they are added without a look: those that stand already stay as they are and are
    // looked at afterwards.
    if expect_new {
        let added = store::premises::insert(tx, source, given).await?;
        if added == given.len() as u64 {
            counts.added += added;
            return Ok(());
        }
    }
    let keys: Vec<&str> = given.iter().map(|row| row.source_key.as_str()).collect();
    let stored = store::premises::by_keys(tx, source, &keys).await?;
    let stored: HashMap<&str, &store::premises::Stored> =
        stored.iter().map(|row| (row.source_key.as_str(), row)).collect();
    let mut new = Vec::new();
    for (row, seen) in given.iter().zip(seen) {
        match stored.get(row.source_key.as_str()) {
            None => new.push(row.clone()),
            Some(known) if known.id == row.id => counts.added += 1,
            Some(known) => match changed(known, row, *seen) {
                None => counts.unchanged += 1,
                Some(row) => {
                    store::premises::update(tx, &row).await?;
                    counts.changed += 1;
                }
            },
        }
    }
    counts.added += store::premises::insert(tx, source, &new).await?;
    Ok(())
}

/// What a known row becomes by what a file gives; none when it stays.
fn changed(
    known: &store::premises::Stored,
    given: &store::premises::Stored,
    seen: Seen,
) -> Option<store::premises::Stored> {
    let mut row = store::premises::Stored { id: known.id, ..given.clone() };
    if seen == Seen::Before && row.vagueness >= known.vagueness {
        return None;
    }
    // A file that gives several positions gives the best one again, earlier or later.
    if known.vagueness < row.vagueness {
        (row.lon, row.lat, row.vagueness) = (known.lon, known.lat, known.vagueness);
    }
    // Town halls' files say nothing of postal codes; what the national base said stays.
    row.postcode = row.postcode.or_else(|| known.postcode.clone());
    (row != *known).then_some(row)
}

async fn store_features(
    app: &App,
    tx: &mut Tx,
    source: &str,
    rows: &[(SourceFeature, Seen)],
    counts: &mut Counts,
) -> Result<()> {
    let keys: Vec<&str> = rows.iter().map(|(row, _)| row.key.key.as_str()).collect();
    let stored = store::features::by_keys(tx, source, &keys).await?;
    let stored: BTreeMap<&str, &store::features::Stored> =
        stored.iter().map(|row| (row.source_key.as_str(), row)).collect();
    for (row, seen) in rows {
        let bounds =
            Bounds::of(&row.shape).ok_or_else(|| Error::invalid("/file", Sentence::new("premises-import-no-shape")))?;
        let now = |id| store::features::Stored {
            id,
            source_key: row.key.key.clone(),
            kind: row.kind,
            name: row.name.clone(),
            dwellings: row.dwellings.map(i64::from),
            shape: geojson::GeometryValue::from(&row.shape).to_string(),
            band: band(bounds.middle().lat),
        };
        match stored.get(row.key.key.as_str()) {
            None => {
                store::features::insert(tx, source, &now(app.new_id()), bounds).await?;
                counts.added += 1;
            }
            Some(known) if *seen == Seen::Before || now(known.id) == **known => counts.unchanged += 1,
            Some(known) => {
                store::features::update(tx, &now(known.id), bounds).await?;
                counts.changed += 1;
            }
        }
    }
    Ok(())
}
