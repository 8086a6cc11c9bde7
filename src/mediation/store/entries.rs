//! Timelines: rows that are only ever inserted.

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, EntryId};
use crate::mediation::EntryKind;
use crate::{on, row};

row! {
    /// An entry as it is stored: its words are sealed.
    pub(in crate::mediation) struct EntryRow {
        pub kind: EntryKind,
        pub words: Option<Vec<u8>>,
        pub made_by: String,
        pub made_at: Timestamp,
    }
}

pub(in crate::mediation) async fn insert_entry(
    tx: &mut Tx,
    id: EntryId,
    about: Uuid,
    kind: EntryKind,
    words: Option<Vec<u8>>,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO mediation_entries (id, about, kind, words, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id).bind(about).bind(kind).bind(words.clone()).bind(by).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in crate::mediation) async fn entries(tx: &mut Tx, about: Uuid) -> Result<Vec<EntryRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT kind, words, accounts.name AS made_by, made_at
         FROM mediation_entries JOIN accounts ON accounts.id = made_by
         WHERE about = $1 ORDER BY made_at, mediation_entries.id",
    ).bind(about).fetch_all(c).await)?)
}
