//! The table of entries: lines that are only ever inserted.

use chrono::NaiveDate;

use super::super::{Author, EntryKind, Visibility};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, EntryId, GrievanceId};
use crate::{on, row};

row! {
    /// An entry as it is stored: its words sealed.
    pub(in super::super) struct EntryRow {
        pub id: EntryId,
        pub place: i64,
        pub kind: EntryKind,
        pub author: Author,
        pub account_name: Option<String>,
        pub visibility: Visibility,
        pub day: Option<NaiveDate>,
        pub detail: Option<String>,
        pub words: Option<Vec<u8>>,
        pub at: Timestamp,
    }
}

/// An entry to be written.
pub(in super::super) struct NewRow {
    pub id: EntryId,
    pub kind: EntryKind,
    pub author: Author,
    pub account_id: Option<AccountId>,
    pub visibility: Visibility,
    pub day: Option<NaiveDate>,
    pub detail: Option<String>,
    pub words: Option<Vec<u8>>,
    pub at: Timestamp,
}

/// Writes an entry after the last; gives its place.
pub(in super::super) async fn insert(tx: &mut Tx, grievance_id: GrievanceId, row: &NewRow) -> Result<i64> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "INSERT INTO grievance_entries (id, grievance_id, place, kind, author, account_id, visibility, day, detail,
                                        words, at)
         VALUES ($1, $2, (SELECT COALESCE(MAX(place), 0) + 1 FROM grievance_entries WHERE grievance_id = $2), $3, $4, $5, $6, $7,
                 $8, $9, $10)
         RETURNING place",
    )
    .bind(row.id).bind(grievance_id).bind(row.kind).bind(row.author).bind(row.account_id).bind(row.visibility).bind(row.day)
    .bind(row.detail.clone()).bind(row.words.clone()).bind(row.at).fetch_one(c).await)?)
}

pub(in super::super) async fn last_place_by(tx: &mut Tx, grievance_id: GrievanceId, author: Author) -> Result<i64> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT COALESCE(MAX(place), 0) FROM grievance_entries WHERE grievance_id = $1 AND author = $2",
    ).bind(grievance_id).bind(author).fetch_one(c).await)?)
}

pub(in super::super) async fn of_grievance(tx: &mut Tx, grievance_id: GrievanceId) -> Result<Vec<EntryRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT grievance_entries.id, place, kind, author, accounts.name AS account_name, visibility, day, detail, words,
                at
         FROM grievance_entries LEFT JOIN accounts ON accounts.id = account_id
         WHERE grievance_id = $1 ORDER BY place",
    ).bind(grievance_id).fetch_all(c).await)?)
}
