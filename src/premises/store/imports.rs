//! What was imported when, with its counts and the faults of its rows.

use sqlx::QueryBuilder;
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::i18n::Sentence;
use crate::id::{AccountId, ImportId};
use crate::premises::import::{Format, ImportFault, ImportStatus, Progress};
use crate::{on, row};

row! {
    /// One run of an importer over one file.
    #[derive(Debug, Clone)]
    pub struct Import {
        /// Its id.
        pub id: ImportId,
        /// The format that was read.
        pub format: Format,
        /// The file, as the user named it.
        pub file: String,
        /// Whether it has ended, and how.
        pub status: ImportStatus,
        /// When it began.
        pub started_at: Timestamp,
        /// When it ended.
        pub ended_at: Option<Timestamp>,
        /// When it last gave a sign of life, of one that has not ended.
        pub seen_at: Option<Timestamp>,
        /// How long the file is, when that is known.
        pub size_bytes: Option<i64>,
        /// How much of it was read.
        pub bytes_read: i64,
        /// Rows that were read.
        pub rows_read: i64,
        /// Rows that were new.
        pub added: i64,
        /// Rows that were known and say something else now.
        pub changed: i64,
        /// Rows that were known as they are.
        pub unchanged: i64,
        /// Rows that were left out.
        pub refused: i64,
        /// Doors that the file no longer had.
        pub retired: i64,
    }
}

impl Import {
    /// How much of the file was read, in hundredths; none when its length is not known.
    pub fn percent_read(&self) -> Option<i64> {
        self.size_bytes.filter(|size| *size > 0).map(|size| (self.bytes_read * 100 / size).clamp(0, 100))
    }
}

const SELECT: &str = "SELECT id, format, file, status, started_at, ended_at, seen_at, size_bytes, bytes_read, rows_read, added, changed, \
    unchanged, refused, retired FROM imports ";

/// Notes that an import begins.
pub async fn begin(
    tx: &mut Tx,
    id: ImportId,
    format: Format,
    file: &str,
    by: Option<AccountId>,
    size_bytes: Option<u64>,
    now: Timestamp,
) -> Result<()> {
    let size_bytes = size_bytes.and_then(|size| i64::try_from(size).ok());
    on!(tx, c => sqlx::query(
        "INSERT INTO imports (id, format, file, status, started_by, started_at, size_bytes, rows_read, added, changed, unchanged, refused) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, 0, 0)",
    )
    .bind(id).bind(format).bind(file.to_owned()).bind(ImportStatus::Running).bind(by).bind(now).bind(size_bytes)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Notes how far an import has come.
pub async fn advance(
    tx: &mut Tx,
    id: ImportId,
    status: ImportStatus,
    progress: &Progress,
    now: Timestamp,
) -> Result<()> {
    let counts = &progress.counts;
    let ended_at = (status != ImportStatus::Running).then_some(now);
    on!(tx, c => sqlx::query(
        "UPDATE imports SET status = $2, ended_at = $3, rows_read = $4, added = $5, changed = $6, unchanged = $7, refused = $8, \
         bytes_read = $9, retired = $10 WHERE id = $1",
    )
    .bind(id).bind(status).bind(ended_at).bind(counts.read as i64).bind(counts.added as i64).bind(counts.changed as i64)
    .bind(counts.unchanged as i64).bind(counts.refused as i64).bind(progress.bytes_read as i64)
    .bind(counts.retired as i64).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Notes that an import is alive.
pub async fn see(tx: &mut Tx, id: ImportId, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE imports SET seen_at = $2 WHERE id = $1").bind(id).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Keeps a fault; `place` is its number within the import, below 0 for what is said of the whole file.
pub async fn insert_fault(tx: &mut Tx, id: ImportId, place: i64, fault: &ImportFault) -> Result<()> {
    on!(tx, c => sqlx::query("INSERT INTO import_faults (import_id, place, line, refused, sentence) VALUES ($1, $2, $3, $4, $5)")
        .bind(id).bind(place).bind(fault.line.map(|line| line as i64)).bind(fault.refused)
        .bind(Json(fault.sentence.clone())).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// The latest imports, newest first.
pub async fn latest(tx: &mut Tx, limit: i64) -> Result<Vec<Import>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("ORDER BY started_at DESC, id DESC LIMIT ").push_bind(limit);
        query.build_query_as::<Import>().fetch_all(c).await
    })?)
}

/// One import.
pub async fn by_id(tx: &mut Tx, id: ImportId) -> Result<Import> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE id = ").push_bind(id);
        query.build_query_as::<Import>().fetch_one(c).await
    })?)
}

row! {
    #[derive(Debug)]
    struct FaultRow {
        line: Option<i64>,
        refused: bool,
        sentence: Json<Sentence>,
    }
}

/// The kept faults of an import, in the order of the file.
pub async fn faults(tx: &mut Tx, import: &Import) -> Result<Vec<ImportFault>> {
    let rows: Vec<FaultRow> = on!(tx, c => sqlx::query_as(
        "SELECT line, refused, sentence FROM import_faults WHERE import_id = $1 ORDER BY place",
    ).bind(import.id).fetch_all(c).await)?;
    let fault = |row: FaultRow| ImportFault {
        file: import.file.clone(),
        line: row.line.and_then(|line| u64::try_from(line).ok()),
        refused: row.refused,
        sentence: row.sentence.0,
    };
    Ok(rows.into_iter().map(fault).collect())
}
