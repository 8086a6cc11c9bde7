//! What people wish of our messages: the coordinator's own wording, and those who said STOP.

use super::super::suppression::SaidBy;
use super::super::wording::Wording;
use super::messages::PlaceRow;
use crate::calendar::Country;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::i18n::Language;
use crate::id::{AccountId, ContactId, SiteId, SuppressionId};
use crate::{on, row};

row! {
    /// An own text.
    pub struct WordingRow {
        pub key: String,
        pub words: String,
    }
}

/// The own texts of a kind of message, and those of every message.
pub async fn wordings_of(tx: &mut Tx, kind: &str, for_all: &str, language: Language) -> Result<Vec<WordingRow>> {
    Ok(on!(tx, c => sqlx::query_as("SELECT key, words FROM wordings WHERE kind IN ($1, $2) AND language = $3")
        .bind(kind.to_owned()).bind(for_all.to_owned()).bind(language).fetch_all(c).await)?)
}

row! {
    struct CircumstancesRow {
        time_zone: Option<String>,
        country: Option<Country>,
        key: Option<String>,
        words: Option<String>,
    }
}

/// What a message depends on: where a site's people are, as far as it says, and the own texts of its kind. In one statement, because
/// whoever causes a message waits for it.
pub async fn circumstances(
    tx: &mut Tx,
    site_id: Option<SiteId>,
    kind: &str,
    for_all: &str,
    language: Language,
) -> Result<(Option<PlaceRow>, Vec<WordingRow>)> {
    let rows: Vec<CircumstancesRow> = on!(tx, c => sqlx::query_as(
        "SELECT sites.time_zone, sites.country, wordings.key, wordings.words FROM (SELECT 1 AS message) AS one
         LEFT JOIN sites ON sites.id = $1
         LEFT JOIN wordings ON wordings.kind IN ($2, $3) AND wordings.language = $4",
    ).bind(site_id).bind(kind.to_owned()).bind(for_all.to_owned()).bind(language).fetch_all(c).await)?;
    let place = rows.first().map(|row| PlaceRow { time_zone: row.time_zone.clone(), country: row.country });
    let own = |row: CircumstancesRow| Some(WordingRow { key: row.key?, words: row.words? });
    Ok((place, rows.into_iter().filter_map(own).collect()))
}

/// Every own text of a language.
pub async fn wordings(tx: &mut Tx, language: Language) -> Result<Vec<Wording>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT key, words, accounts.name AS changed_by_name, changed_at
         FROM wordings JOIN accounts ON accounts.id = changed_by WHERE wordings.language = $1 ORDER BY key",
    ).bind(language).fetch_all(c).await)?)
}

/// An own text to be kept.
pub struct NewWording<'a> {
    pub key: &'a str,
    pub kind: &'a str,
    pub language: Language,
    pub words: &'a str,
    pub changed_by: AccountId,
}

pub async fn insert_wording(tx: &mut Tx, row: &NewWording<'_>, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO wordings (kind, language, key, words, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(row.kind.to_owned()).bind(row.language).bind(row.key.to_owned()).bind(row.words.to_owned()).bind(row.changed_by)
    .bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub async fn remove_wording(tx: &mut Tx, key: &str, language: Language) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM wordings WHERE key = $1 AND language = $2")
        .bind(key.to_owned()).bind(language).execute(c).await.map(|_| ()))?;
    Ok(())
}

// ---- STOP ---------------------------------------------------------------------------------------------------------------

/// Someone who said STOP.
pub struct NewSuppression {
    pub id: SuppressionId,
    pub contact_id: Option<ContactId>,
    pub recipient_hash: Option<Vec<u8>>,
    pub site_id: Option<SiteId>,
    pub said_by: SaidBy,
}

pub async fn insert_suppression(tx: &mut Tx, row: &NewSuppression, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO suppressions (id, contact_id, recipient_hash, site_id, said_by, said_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(row.id).bind(row.contact_id).bind(row.recipient_hash.clone()).bind(row.site_id).bind(row.said_by).bind(now)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether a person said STOP for this site or for all.
pub async fn is_suppressed(
    tx: &mut Tx,
    contact_id: Option<ContactId>,
    recipient_hash: Option<Vec<u8>>,
    site_id: Option<SiteId>,
) -> Result<bool> {
    let found: Option<i64> = on!(tx, c => sqlx::query_scalar(
        "SELECT CAST(1 AS BIGINT) FROM suppressions
         WHERE (contact_id = $1 OR recipient_hash = $2) AND lifted_at IS NULL AND (site_id IS NULL OR site_id = $3)
         LIMIT 1",
    ).bind(contact_id).bind(recipient_hash.clone()).bind(site_id).fetch_optional(c).await)?;
    Ok(found.is_some())
}

/// Lifts what a person said for a site and for all; gives what was lifted.
pub async fn lift_suppressions(
    tx: &mut Tx,
    contact_id: Option<ContactId>,
    recipient_hash: Option<Vec<u8>>,
    site_id: Option<SiteId>,
    now: Timestamp,
) -> Result<Vec<SuppressionId>> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "UPDATE suppressions SET lifted_at = $4
         WHERE (contact_id = $1 OR recipient_hash = $2) AND lifted_at IS NULL AND (site_id IS NULL OR site_id = $3)
         RETURNING id",
    ).bind(contact_id).bind(recipient_hash.clone()).bind(site_id).bind(now).fetch_all(c).await)?)
}
