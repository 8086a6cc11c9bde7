//! The table of messages: writing them, lists, one whole, those of a person; and their attempts.

use std::collections::HashMap;

use super::super::desk::{Attempt, Filter};
use super::super::outbox::{Channel, MessageState, MessageSummary, Urgency};
use super::super::outcome::AttemptOutcome;
use crate::calendar::Country;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::id::{ContactId, MessageId, SiteId};
use crate::{on, row};

/// A message as it is written, with what is private sealed.
pub struct NewRow {
    pub id: MessageId,
    pub channel: Channel,
    pub kind: &'static str,
    pub language: Language,
    pub urgency: Urgency,
    pub site_id: Option<SiteId>,
    pub site_name: Option<String>,
    pub subject: Option<String>,
    pub contact_id: Option<ContactId>,
    pub recipient: Vec<u8>,
    pub recipient_hash: Vec<u8>,
    pub recipient_mask: String,
    pub content: Vec<u8>,
    pub link_hash: Option<Vec<u8>>,
    pub state: MessageState,
    pub created_at: Timestamp,
    pub due_at: Option<Timestamp>,
    pub settled_at: Option<Timestamp>,
}

/// Writes a message. Its turn among those as pressing is the one after the last of its site that waits, else that of whoever is next;
/// found in the same statement, because whoever causes a message waits for it.
pub async fn insert(tx: &mut Tx, row: &NewRow) -> Result<()> {
    let of_site = if row.site_id.is_some() { "site_id = $6" } else { "site_id IS NULL" };
    let turn = match row.due_at {
        Some(_) => format!(
            "COALESCE((SELECT max(turn) + 1 FROM messages
                       WHERE channel = $2 AND urgency = $5 AND {of_site} AND due_at IS NOT NULL),
                      (SELECT min(turn) FROM messages WHERE channel = $2 AND urgency = $5 AND due_at IS NOT NULL), 0)"
        ),
        None => "0".to_owned(),
    };
    let sql = format!(
        "INSERT INTO messages (id, channel, kind, language, urgency, site_id, subject, contact_id, recipient, recipient_hash,
                               recipient_mask, content, link_hash, state, created_at, due_at, settled_at, site_name,
                               attempts, turn)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, {turn})"
    );
    on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(sql.clone()))
    .bind(row.id).bind(row.channel).bind(row.kind).bind(row.language).bind(row.urgency).bind(row.site_id)
    .bind(row.subject.clone()).bind(row.contact_id).bind(row.recipient.clone()).bind(row.recipient_hash.clone())
    .bind(row.recipient_mask.clone()).bind(row.content.clone()).bind(row.link_hash.clone()).bind(row.state)
    .bind(row.created_at).bind(row.due_at).bind(row.settled_at).bind(row.site_name.clone())
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

row! {
    /// Where a site's neighbours are, as far as it says.
    pub struct PlaceRow {
        pub time_zone: Option<String>,
        pub country: Option<Country>,
    }
}

/// Where a site's neighbours are.
pub async fn place_of_site(tx: &mut Tx, site_id: SiteId) -> Result<Option<PlaceRow>> {
    Ok(on!(tx, c => sqlx::query_as("SELECT time_zone, country FROM sites WHERE id = $1")
        .bind(site_id).fetch_optional(c).await)?)
}

pub async fn about(tx: &mut Tx, subject: &str) -> Result<Vec<MessageSummary>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, channel, kind, urgency, subject, site_name, recipient_mask, state, created_at, due_at, settled_at, attempts
         FROM messages WHERE subject = $1 ORDER BY id",
    ).bind(subject.to_owned()).fetch_all(c).await)?)
}

row! {
    struct StateRow {
        state: MessageState,
        messages: i64,
    }
}

/// How many messages about one thing stand where.
pub async fn states_about(tx: &mut Tx, subject: &str) -> Result<Vec<(MessageState, i64)>> {
    let rows: Vec<StateRow> = on!(tx, c => sqlx::query_as(
        "SELECT state, count(*) AS messages FROM messages WHERE subject = $1 GROUP BY state ORDER BY state",
    ).bind(subject.to_owned()).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|row| (row.state, row.messages)).collect())
}

/// Takes back what has not been tried yet.
pub async fn cancel_about(tx: &mut Tx, subject: &str, now: Timestamp) -> Result<u64> {
    Ok(on!(tx, c => sqlx::query(
        "UPDATE messages SET state = 'cancelled', due_at = NULL, settled_at = $2
         WHERE subject = $1 AND state IN ('queued', 'deferred') AND attempts = 0",
    ).bind(subject.to_owned()).bind(now).execute(c).await.map(|done| done.rows_affected()))?)
}

/// The latest messages before one, newest first.
pub async fn list(tx: &mut Tx, filter: &Filter, before: MessageId, limit: i64) -> Result<Vec<MessageSummary>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, channel, kind, urgency, subject, site_name, recipient_mask, state, created_at, due_at, settled_at, attempts
         FROM messages
         WHERE id < $1 AND ($2 IS NULL OR state = $2) AND ($3 IS NULL OR subject = $3) AND ($4 IS NULL OR site_id = $4)
         ORDER BY id DESC LIMIT $5",
    ).bind(before).bind(filter.state).bind(filter.about.clone()).bind(filter.site_id).bind(limit).fetch_all(c).await)?)
}

row! {
    /// A message with what is private, sealed.
    pub struct FullRow {
        pub id: MessageId,
        pub channel: Channel,
        pub kind: String,
        pub urgency: Urgency,
        pub subject: Option<String>,
        pub site_name: Option<String>,
        pub recipient_mask: String,
        pub state: MessageState,
        pub created_at: Timestamp,
        pub due_at: Option<Timestamp>,
        pub settled_at: Option<Timestamp>,
        pub attempts: i64,
        pub language: Language,
        pub site_id: Option<SiteId>,
        pub contact_id: Option<ContactId>,
        pub recipient: Option<Vec<u8>>,
        pub recipient_hash: Option<Vec<u8>>,
        pub content: Option<Vec<u8>>,
        pub gathered_into: Option<MessageId>,
    }
}

pub async fn full(tx: &mut Tx, id: MessageId) -> Result<FullRow> {
    Ok(on!(tx, c => sqlx::query_as("SELECT * FROM messages WHERE id = $1").bind(id).fetch_one(c).await)?)
}

pub async fn full_of_link(tx: &mut Tx, link_hash: Vec<u8>) -> Result<FullRow> {
    Ok(
        on!(tx, c => sqlx::query_as("SELECT * FROM messages WHERE link_hash = $1").bind(link_hash.clone()).fetch_one(c).await)?,
    )
}

/// The latest messages to the same person: to this contact, or to this address or number.
pub async fn of_person(
    tx: &mut Tx,
    contact_id: Option<ContactId>,
    recipient_hash: Option<Vec<u8>>,
    limit: i64,
) -> Result<Vec<FullRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT * FROM messages WHERE contact_id = $1 OR (recipient_hash = $2 AND contact_id IS NOT NULL)
         ORDER BY id DESC LIMIT $3",
    ).bind(contact_id).bind(recipient_hash.clone()).bind(limit).fetch_all(c).await)?)
}

row! {
    /// An attempt as it stands.
    struct AttemptRow {
        message_id: MessageId,
        gateway: String,
        started_at: Timestamp,
        ended_at: Option<Timestamp>,
        outcome: Option<AttemptOutcome>,
        provider_id: Option<String>,
        reason: Option<String>,
    }
}

/// Every attempt to deliver a message, the first first.
pub async fn attempts(tx: &mut Tx, message_id: MessageId) -> Result<Vec<Attempt>> {
    let rows: Vec<AttemptRow> = on!(tx, c => sqlx::query_as(
        "SELECT message_id, gateway, started_at, ended_at, outcome, provider_id, reason FROM attempts WHERE message_id = $1
         ORDER BY started_at, id",
    ).bind(message_id).fetch_all(c).await)?;
    rows.into_iter().map(Attempt::try_from).collect()
}

/// The latest attempt of each of the latest messages.
pub async fn last_attempts(tx: &mut Tx, filter: &Filter, limit: i64) -> Result<HashMap<MessageId, Attempt>> {
    let rows: Vec<AttemptRow> = on!(tx, c => sqlx::query_as(
        "SELECT a.message_id, a.gateway, a.started_at, a.ended_at, a.outcome, a.provider_id, a.reason
         FROM messages m JOIN attempts a
           ON a.id = (SELECT id FROM attempts WHERE message_id = m.id ORDER BY started_at DESC, id DESC LIMIT 1)
         WHERE ($1 IS NULL OR m.state = $1) AND ($2 IS NULL OR m.subject = $2) AND ($3 IS NULL OR m.site_id = $3)
         ORDER BY m.id DESC LIMIT $4",
    ).bind(filter.state).bind(filter.about.clone()).bind(filter.site_id).bind(limit).fetch_all(c).await)?;
    rows.into_iter().map(|row| Ok((row.message_id, row.try_into()?))).collect()
}

impl TryFrom<AttemptRow> for Attempt {
    type Error = Error;

    fn try_from(row: AttemptRow) -> Result<Self> {
        let reason = row.reason.map(|reason| serde_json::from_str(&reason)).transpose().map_err(Error::internal)?;
        Ok(Self {
            gateway: row.gateway,
            started_at: row.started_at,
            ended_at: row.ended_at,
            outcome: row.outcome,
            provider_id: row.provider_id,
            reason,
        })
    }
}

pub async fn forget_contact(tx: &mut Tx, contact_id: ContactId, now: Timestamp) -> Result<()> {
    // What they sent to us goes with them, whether it answered a message of ours or came before we wrote.
    on!(tx, c => sqlx::query(
        "DELETE FROM inbound
         WHERE answers_id IN (SELECT id FROM messages WHERE contact_id = $1)
            OR sender_hash IN (SELECT recipient_hash FROM messages WHERE contact_id = $1)",
    ).bind(contact_id).execute(c).await.map(|_| ()))?;
    on!(tx, c => sqlx::query(
        "UPDATE messages SET state = 'suppressed', due_at = NULL, settled_at = $2
         WHERE contact_id = $1 AND due_at IS NOT NULL",
    ).bind(contact_id).bind(now).execute(c).await.map(|_| ()))?;
    on!(tx, c => sqlx::query(
        "UPDATE messages SET recipient = NULL, recipient_hash = NULL, recipient_mask = '…', content = NULL
         WHERE contact_id = $1",
    ).bind(contact_id).execute(c).await.map(|_| ()))?;
    Ok(())
}
