//! The queue: what is due and in whose turn, leases, attempts and their receipts.

use super::super::outbox::{Channel, MessageState, Urgency};
use super::super::outcome::{AttemptOutcome, Outcome};
use super::super::sms::ReceiptState;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::id::{AttemptId, ContactId, MessageId, SiteId};
use crate::{on, row};

row! {
    /// A message that is to be taken up.
    pub struct DueRow {
        pub id: MessageId,
        pub kind: String,
        pub urgency: Urgency,
        pub language: Language,
        pub site_id: Option<SiteId>,
        pub contact_id: Option<ContactId>,
        pub recipient: Option<Vec<u8>>,
        pub recipient_hash: Option<Vec<u8>>,
        pub content: Option<Vec<u8>>,
        pub state: MessageState,
        pub created_at: Timestamp,
        pub attempts: i64,
        /// It waited for the morning because enough had gone out that day.
        pub held: bool,
    }
}

row! {
    /// A message that waits to be gathered with others.
    pub struct HeldRow {
        pub id: MessageId,
        pub site_id: Option<SiteId>,
        pub content: Option<Vec<u8>>,
    }
}

/// What waits for the same person and is due.
pub async fn held(tx: &mut Tx, channel: Channel, recipient_hash: Vec<u8>, now: Timestamp) -> Result<Vec<HeldRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, site_id, content FROM messages
         WHERE recipient_hash = $1 AND channel = $2 AND held AND due_at <= $3 AND state = 'deferred' AND attempts = 0
         ORDER BY id",
    ).bind(recipient_hash.clone()).bind(channel).bind(now).fetch_all(c).await)?)
}

/// How many messages went out to a neighbour since a moment, or are on their way.
pub async fn sent_since(tx: &mut Tx, recipient_hash: Vec<u8>, since: Timestamp) -> Result<i64> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM messages
         WHERE recipient_hash = $1 AND contact_id IS NOT NULL AND state IN ('sending', 'submitted', 'delivered', 'unknown')
           AND EXISTS (SELECT 1 FROM attempts WHERE message_id = messages.id AND started_at >= $2)",
    ).bind(recipient_hash.clone()).bind(since).fetch_one(c).await)?)
}

/// A message waits for the morning, to be gathered with others.
pub async fn hold(tx: &mut Tx, id: MessageId, due_at: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE messages SET state = 'deferred', due_at = $2, held = TRUE WHERE id = $1")
        .bind(id).bind(due_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Notes which message carried another.
pub async fn gathered_into(tx: &mut Tx, id: MessageId, carrier: MessageId) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE messages SET gathered_into = $2 WHERE id = $1")
        .bind(id).bind(carrier).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether a worker would find anything.
pub async fn is_any_due(tx: &mut Tx, channel: Channel, now: Timestamp) -> Result<bool> {
    let found: Option<i64> = on!(tx, c => sqlx::query_scalar(
        "SELECT CAST(1 AS BIGINT) FROM messages
         WHERE channel = $1 AND urgency IN ('urgent', 'ordinary', 'bulk') AND due_at <= $2 LIMIT 1",
    ).bind(channel).bind(now).fetch_optional(c).await)?;
    Ok(found.is_some())
}

/// What is due, the most pressing first, the sites in turn; what another worker is claiming is left to it.
pub async fn due(tx: &mut Tx, channel: Channel, now: Timestamp, limit: usize) -> Result<Vec<DueRow>> {
    let sql = format!(
        "SELECT id, kind, urgency, language, site_id, contact_id, recipient, recipient_hash, content, state, created_at,
                attempts, held
         FROM messages WHERE channel = $1 AND urgency = $2 AND due_at <= $3
         ORDER BY turn, due_at LIMIT $4 {}",
        tx.skip_locked(),
    );
    let mut found: Vec<DueRow> = Vec::new();
    for &urgency in Urgency::ALL {
        let room = i64::try_from(limit - found.len()).unwrap_or(i64::MAX);
        if room > 0 {
            let more: Vec<DueRow> = on!(tx, c => sqlx::query_as(sqlx::AssertSqlSafe(sql.clone()))
                .bind(channel).bind(urgency).bind(now).bind(room).fetch_all(c).await)?;
            found.extend(more);
        }
    }
    Ok(found)
}

/// Without a way to send: what is due is kept and not sent.
pub async fn keep_due(tx: &mut Tx, channel: Channel, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE messages SET state = 'kept', due_at = NULL, lease_owner = NULL, settled_at = $2
         WHERE channel = $1 AND due_at <= $2",
    ).bind(channel).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub async fn lease(tx: &mut Tx, id: MessageId, owner: AttemptId, until: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE messages SET state = 'sending', lease_owner = $2, due_at = $3, attempts = attempts + 1, settled_at = NULL
         WHERE id = $1",
    ).bind(id).bind(owner.to_string()).bind(until).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Ends a lease, if the attempt still holds it.
pub async fn end_lease(
    tx: &mut Tx,
    id: MessageId,
    owner: AttemptId,
    state: MessageState,
    due_at: Option<Timestamp>,
    settled_at: Option<Timestamp>,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE messages SET state = $3, due_at = $4, settled_at = $5, lease_owner = NULL
         WHERE id = $1 AND lease_owner = $2",
    ).bind(id).bind(owner.to_string()).bind(state).bind(due_at).bind(settled_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Nothing more is to happen with a message.
pub async fn settle(tx: &mut Tx, id: MessageId, state: MessageState, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE messages SET state = $2, due_at = NULL, lease_owner = NULL, settled_at = $3 WHERE id = $1",
    ).bind(id).bind(state).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// A message waits until a moment.
pub async fn defer(tx: &mut Tx, id: MessageId, state: MessageState, due_at: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE messages SET state = $2, due_at = $3, lease_owner = NULL, settled_at = NULL WHERE id = $1",
    ).bind(id).bind(state).bind(due_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub async fn insert_attempt(
    tx: &mut Tx,
    id: AttemptId,
    message_id: MessageId,
    gateway: &'static str,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query("INSERT INTO attempts (id, message_id, gateway, started_at) VALUES ($1, $2, $3, $4)")
        .bind(id).bind(message_id).bind(gateway).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub async fn end_attempt(
    tx: &mut Tx,
    id: AttemptId,
    gateway: &'static str,
    outcome: &Outcome,
    at: Timestamp,
) -> Result<()> {
    let reason = outcome.sentence().as_ref().map(serde_json::to_string).transpose().map_err(Error::internal)?;
    let provider_id = match outcome {
        Outcome::Accepted { provider_id } => provider_id.clone(),
        _ => None,
    };
    on!(tx, c => sqlx::query(
        "UPDATE attempts SET ended_at = $2, outcome = $3, provider_id = $4, reason = $5, gateway = $6 WHERE id = $1",
    )
        .bind(id).bind(at).bind(outcome.word()).bind(provider_id.clone()).bind(reason.clone()).bind(gateway)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Ends the attempts of a worker that is gone.
pub async fn end_open_attempts(
    tx: &mut Tx,
    message_id: MessageId,
    outcome: AttemptOutcome,
    reason: &Sentence,
    at: Timestamp,
) -> Result<()> {
    let reason = serde_json::to_string(reason).map_err(Error::internal)?;
    on!(tx, c => sqlx::query(
        "UPDATE attempts SET ended_at = $2, outcome = $3, reason = $4 WHERE message_id = $1 AND ended_at IS NULL",
    ).bind(message_id).bind(at).bind(outcome).bind(reason.clone()).execute(c).await.map(|_| ()))?;
    Ok(())
}

row! {
    /// The attempt that a receipt is about.
    pub struct ReportedRow {
        pub id: AttemptId,
        pub message_id: MessageId,
        pub receipt: Option<ReceiptState>,
    }
}

/// The attempt that a gateway knows by this name, which may be ours for it.
pub async fn attempt_reported(tx: &mut Tx, gateway: &str, name: &str) -> Result<Option<ReportedRow>> {
    if let Ok(id) = name.parse::<AttemptId>() {
        return Ok(on!(tx, c => sqlx::query_as(
            "SELECT id, message_id, receipt FROM attempts WHERE id = $1 AND gateway = $2",
        ).bind(id).bind(gateway.to_owned()).fetch_optional(c).await)?);
    }
    Ok(
        on!(tx, c => sqlx::query_as("SELECT id, message_id, receipt FROM attempts WHERE provider_id = $1 AND gateway = $2")
        .bind(name.to_owned()).bind(gateway.to_owned()).fetch_optional(c).await)?,
    )
}

pub async fn set_receipt(tx: &mut Tx, id: AttemptId, state: ReceiptState, at: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE attempts SET receipt = $2, receipt_at = $3 WHERE id = $1")
        .bind(id).bind(state).bind(at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// What was reported of a message, when anything was: that it arrived by any try wins.
pub async fn receipt_of(tx: &mut Tx, message_id: MessageId) -> Result<Option<ReceiptState>> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT receipt FROM attempts WHERE message_id = $1 AND receipt IS NOT NULL ORDER BY receipt LIMIT 1",
    ).bind(message_id).fetch_optional(c).await)?)
}

/// Changes the state of a message that was handed over, by what was reported later.
pub async fn settle_reported(tx: &mut Tx, id: MessageId, state: MessageState, at: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE messages SET state = $2, settled_at = $3, due_at = NULL
         WHERE id = $1 AND (state IN ('submitted', 'unknown') OR (state = 'failed' AND $2 = 'delivered'))",
    ).bind(id).bind(state).bind(at).execute(c).await.map(|_| ()))?;
    Ok(())
}
