//! The journal's tables: lines that are only ever inserted, and the head that remembers the last one.

use super::JournalLine;
use crate::db::Tx;
use crate::error::Result;
use crate::{on, row};

row! {
    /// How far the journal goes.
    #[derive(Debug)]
    pub(super) struct Head {
        pub seq: i64,
        pub stamp: Vec<u8>,
    }
}

/// Takes the next place; the stamp is still that of the line before. Writers queue up here.
pub(super) async fn advance_head(tx: &mut Tx) -> Result<Head> {
    Ok(
        on!(tx, c => sqlx::query_as("UPDATE journal_head SET seq = seq + 1 WHERE one = 1 RETURNING seq, stamp").fetch_one(c).await)?,
    )
}

pub(super) async fn set_head_stamp(tx: &mut Tx, stamp: &[u8]) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE journal_head SET stamp = $1 WHERE one = 1").bind(stamp.to_vec()).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn head(tx: &mut Tx) -> Result<Head> {
    Ok(on!(tx, c => sqlx::query_as("SELECT seq, stamp FROM journal_head WHERE one = 1").fetch_one(c).await)?)
}

pub(super) async fn insert(tx: &mut Tx, line: &JournalLine) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO journal (id, seq, at, actor, act, subject, detail, stamp) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(line.id).bind(line.seq).bind(line.at).bind(line.actor.clone()).bind(line.act.clone()).bind(line.subject.clone())
    .bind(line.detail.clone()).bind(line.stamp.clone()).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn lines(tx: &mut Tx, subject: Option<&str>, before: i64, limit: i64) -> Result<Vec<JournalLine>> {
    Ok(match subject {
        Some(subject) => on!(tx, c => sqlx::query_as(
            "SELECT * FROM journal WHERE subject = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3",
        )
        .bind(subject.to_owned()).bind(before).bind(limit).fetch_all(c).await)?,
        None => on!(tx, c => sqlx::query_as("SELECT * FROM journal WHERE seq < $1 ORDER BY seq DESC LIMIT $2")
            .bind(before).bind(limit).fetch_all(c).await)?,
    })
}

pub(super) async fn after(tx: &mut Tx, seq: i64, limit: i64) -> Result<Vec<JournalLine>> {
    Ok(
        on!(tx, c => sqlx::query_as("SELECT * FROM journal WHERE seq > $1 ORDER BY seq LIMIT $2").bind(seq).bind(limit).fetch_all(c).await)?,
    )
}
