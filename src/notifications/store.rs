//! The tables of messages, their attempts, and those who said STOP.

use super::desk::{Attempt, Filter};
use super::inbound::Meaning;
use super::outbox::{Channel, MessageState, MessageSummary, Urgency};
use super::outcome::{AttemptOutcome, Outcome};
use super::sms::ReceiptState;
use super::suppression::SaidBy;
use super::wording::Wording;
use crate::calendar::Country;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::id::{AccountId, AttemptId, ContactId, InboundId, MessageId, SiteId, SuppressionId};
use crate::{on, row};

/// A message as it is written, with what is private sealed.
pub(super) struct NewRow {
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
    pub turn: i64,
}

pub(super) async fn insert(tx: &mut Tx, row: &NewRow) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO messages (id, channel, kind, language, urgency, site_id, subject, contact_id, recipient, recipient_hash,
                               recipient_mask, content, link_hash, state, created_at, due_at, settled_at, site_name, turn,
                               attempts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 0)",
    )
    .bind(row.id).bind(row.channel).bind(row.kind).bind(row.language).bind(row.urgency).bind(row.site_id)
    .bind(row.subject.clone()).bind(row.contact_id).bind(row.recipient.clone()).bind(row.recipient_hash.clone())
    .bind(row.recipient_mask.clone()).bind(row.content.clone()).bind(row.link_hash.clone()).bind(row.state)
    .bind(row.created_at).bind(row.due_at).bind(row.settled_at).bind(row.site_name.clone()).bind(row.turn)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

row! {
    /// Where a site's neighbours are, as far as it says.
    pub(super) struct PlaceRow {
        pub time_zone: Option<String>,
        pub country: Option<Country>,
    }
}

/// Where a site's neighbours are.
pub(super) async fn place_of_site(tx: &mut Tx, site_id: SiteId) -> Result<Option<PlaceRow>> {
    Ok(on!(tx, c => sqlx::query_as("SELECT time_zone, country FROM sites WHERE id = $1")
        .bind(site_id).fetch_optional(c).await)?)
}

pub(super) async fn about(tx: &mut Tx, subject: &str) -> Result<Vec<MessageSummary>> {
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
pub(super) async fn states_about(tx: &mut Tx, subject: &str) -> Result<Vec<(MessageState, i64)>> {
    let rows: Vec<StateRow> = on!(tx, c => sqlx::query_as(
        "SELECT state, count(*) AS messages FROM messages WHERE subject = $1 GROUP BY state ORDER BY state",
    ).bind(subject.to_owned()).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|row| (row.state, row.messages)).collect())
}

/// Takes back what has not been tried yet.
pub(super) async fn cancel_about(tx: &mut Tx, subject: &str, now: Timestamp) -> Result<u64> {
    Ok(on!(tx, c => sqlx::query(
        "UPDATE messages SET state = 'cancelled', due_at = NULL, settled_at = $2
         WHERE subject = $1 AND state IN ('queued', 'deferred') AND attempts = 0",
    ).bind(subject.to_owned()).bind(now).execute(c).await.map(|done| done.rows_affected()))?)
}

/// The latest messages before one, newest first.
pub(super) async fn list(tx: &mut Tx, filter: &Filter, before: MessageId, limit: i64) -> Result<Vec<MessageSummary>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, channel, kind, urgency, subject, site_name, recipient_mask, state, created_at, due_at, settled_at, attempts
         FROM messages
         WHERE id < $1 AND ($2 IS NULL OR state = $2) AND ($3 IS NULL OR subject = $3) AND ($4 IS NULL OR site_id = $4)
         ORDER BY id DESC LIMIT $5",
    ).bind(before).bind(filter.state).bind(filter.about.clone()).bind(filter.site_id).bind(limit).fetch_all(c).await)?)
}

row! {
    /// A message with what is private, sealed.
    pub(super) struct FullRow {
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

pub(super) async fn full(tx: &mut Tx, id: MessageId) -> Result<FullRow> {
    Ok(on!(tx, c => sqlx::query_as("SELECT * FROM messages WHERE id = $1").bind(id).fetch_one(c).await)?)
}

pub(super) async fn full_of_link(tx: &mut Tx, link_hash: Vec<u8>) -> Result<FullRow> {
    Ok(
        on!(tx, c => sqlx::query_as("SELECT * FROM messages WHERE link_hash = $1").bind(link_hash.clone()).fetch_one(c).await)?,
    )
}

/// The latest messages to the same person: to this contact, or to this address or number.
pub(super) async fn of_person(
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
        gateway: String,
        started_at: Timestamp,
        ended_at: Option<Timestamp>,
        outcome: Option<AttemptOutcome>,
        provider_id: Option<String>,
        reason: Option<String>,
    }
}

/// Every attempt to deliver a message, the first first.
pub(super) async fn attempts(tx: &mut Tx, message_id: MessageId) -> Result<Vec<Attempt>> {
    let rows: Vec<AttemptRow> = on!(tx, c => sqlx::query_as(
        "SELECT gateway, started_at, ended_at, outcome, provider_id, reason FROM attempts WHERE message_id = $1
         ORDER BY started_at, id",
    ).bind(message_id).fetch_all(c).await)?;
    let read = |row: AttemptRow| {
        let reason = row.reason.map(|reason| serde_json::from_str(&reason)).transpose().map_err(Error::internal)?;
        Ok(Attempt {
            gateway: row.gateway,
            started_at: row.started_at,
            ended_at: row.ended_at,
            outcome: row.outcome,
            provider_id: row.provider_id,
            reason,
        })
    };
    rows.into_iter().map(read).collect()
}

pub(super) async fn forget_contact(tx: &mut Tx, contact_id: ContactId, now: Timestamp) -> Result<()> {
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

// ---- the queue ----------------------------------------------------------------------------------------------------------

row! {
    /// A message that is to be taken up.
    pub(super) struct DueRow {
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
    pub(super) struct HeldRow {
        pub id: MessageId,
        pub site_id: Option<SiteId>,
        pub content: Option<Vec<u8>>,
    }
}

/// What waits for the same person and is due.
pub(super) async fn held(
    tx: &mut Tx,
    channel: Channel,
    recipient_hash: Vec<u8>,
    now: Timestamp,
) -> Result<Vec<HeldRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, site_id, content FROM messages
         WHERE recipient_hash = $1 AND channel = $2 AND held AND due_at <= $3 AND state = 'deferred' AND attempts = 0
         ORDER BY id",
    ).bind(recipient_hash.clone()).bind(channel).bind(now).fetch_all(c).await)?)
}

/// How many messages went out to a neighbour since a moment, or are on their way.
pub(super) async fn sent_since(tx: &mut Tx, recipient_hash: Vec<u8>, since: Timestamp) -> Result<i64> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT count(*) FROM messages
         WHERE recipient_hash = $1 AND contact_id IS NOT NULL AND state IN ('sending', 'submitted', 'delivered', 'unknown')
           AND EXISTS (SELECT 1 FROM attempts WHERE message_id = messages.id AND started_at >= $2)",
    ).bind(recipient_hash.clone()).bind(since).fetch_one(c).await)?)
}

/// A message waits for the morning, to be gathered with others.
pub(super) async fn hold(tx: &mut Tx, id: MessageId, due_at: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE messages SET state = 'deferred', due_at = $2, held = TRUE WHERE id = $1")
        .bind(id).bind(due_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Notes which message carried another.
pub(super) async fn gathered_into(tx: &mut Tx, id: MessageId, carrier: MessageId) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE messages SET gathered_into = $2 WHERE id = $1")
        .bind(id).bind(carrier).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// The turn of a site's next message among those as pressing: after its last one that waits, else that of whoever is next.
pub(super) async fn next_turn(tx: &mut Tx, channel: Channel, urgency: Urgency, site_id: Option<SiteId>) -> Result<i64> {
    let last: Option<i64> = match site_id {
        Some(site_id) => on!(tx, c => sqlx::query_scalar(
            "SELECT max(turn) FROM messages WHERE channel = $1 AND urgency = $2 AND site_id = $3 AND due_at IS NOT NULL",
        ).bind(channel).bind(urgency).bind(site_id).fetch_one(c).await)?,
        None => on!(tx, c => sqlx::query_scalar(
            "SELECT max(turn) FROM messages WHERE channel = $1 AND urgency = $2 AND site_id IS NULL AND due_at IS NOT NULL",
        ).bind(channel).bind(urgency).fetch_one(c).await)?,
    };
    if let Some(last) = last {
        return Ok(last + 1);
    }
    let next: Option<i64> = on!(tx, c => sqlx::query_scalar(
        "SELECT min(turn) FROM messages WHERE channel = $1 AND urgency = $2 AND due_at IS NOT NULL",
    ).bind(channel).bind(urgency).fetch_one(c).await)?;
    Ok(next.unwrap_or(0))
}

/// Whether a worker would find anything.
pub(super) async fn is_any_due(tx: &mut Tx, channel: Channel, now: Timestamp) -> Result<bool> {
    let found: Option<i64> = on!(tx, c => sqlx::query_scalar(
        "SELECT CAST(1 AS BIGINT) FROM messages
         WHERE channel = $1 AND urgency IN ('urgent', 'ordinary', 'bulk') AND due_at <= $2 LIMIT 1",
    ).bind(channel).bind(now).fetch_optional(c).await)?;
    Ok(found.is_some())
}

/// What is due, the most pressing first, the sites in turn; what another worker is claiming is left to it.
pub(super) async fn due(tx: &mut Tx, channel: Channel, now: Timestamp, limit: usize) -> Result<Vec<DueRow>> {
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
pub(super) async fn keep_due(tx: &mut Tx, channel: Channel, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE messages SET state = 'kept', due_at = NULL, lease_owner = NULL, settled_at = $2
         WHERE channel = $1 AND due_at <= $2",
    ).bind(channel).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn lease(tx: &mut Tx, id: MessageId, owner: AttemptId, until: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE messages SET state = 'sending', lease_owner = $2, due_at = $3, attempts = attempts + 1, settled_at = NULL
         WHERE id = $1",
    ).bind(id).bind(owner.to_string()).bind(until).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Ends a lease, if the attempt still holds it.
pub(super) async fn end_lease(
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
pub(super) async fn settle(tx: &mut Tx, id: MessageId, state: MessageState, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE messages SET state = $2, due_at = NULL, lease_owner = NULL, settled_at = $3 WHERE id = $1",
    ).bind(id).bind(state).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// A message waits until a moment.
pub(super) async fn defer(tx: &mut Tx, id: MessageId, state: MessageState, due_at: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE messages SET state = $2, due_at = $3, lease_owner = NULL, settled_at = NULL WHERE id = $1",
    ).bind(id).bind(state).bind(due_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

// ---- attempts -----------------------------------------------------------------------------------------------------------

pub(super) async fn insert_attempt(
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

pub(super) async fn end_attempt(
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
pub(super) async fn end_open_attempts(
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
    pub(super) struct ReportedRow {
        pub id: AttemptId,
        pub message_id: MessageId,
        pub receipt: Option<ReceiptState>,
    }
}

/// The attempt that a gateway knows by this name, which may be ours for it.
pub(super) async fn attempt_reported(tx: &mut Tx, gateway: &str, name: &str) -> Result<Option<ReportedRow>> {
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

pub(super) async fn set_receipt(tx: &mut Tx, id: AttemptId, state: ReceiptState, at: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE attempts SET receipt = $2, receipt_at = $3 WHERE id = $1")
        .bind(id).bind(state).bind(at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// What was reported of a message, when anything was: that it arrived by any try wins.
pub(super) async fn receipt_of(tx: &mut Tx, message_id: MessageId) -> Result<Option<ReceiptState>> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT receipt FROM attempts WHERE message_id = $1 AND receipt IS NOT NULL ORDER BY receipt LIMIT 1",
    ).bind(message_id).fetch_optional(c).await)?)
}

/// Changes the state of a message that was handed over, by what was reported later.
pub(super) async fn settle_reported(tx: &mut Tx, id: MessageId, state: MessageState, at: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE messages SET state = $2, settled_at = $3, due_at = NULL
         WHERE id = $1 AND (state IN ('submitted', 'unknown') OR (state = 'failed' AND $2 = 'delivered'))",
    ).bind(id).bind(state).bind(at).execute(c).await.map(|_| ()))?;
    Ok(())
}

// ---- what people send to us ------------------------------------------------------------------------------------------------

row! {
    /// The latest message to somebody.
    pub(super) struct LatestRow {
        pub id: MessageId,
        pub contact_id: Option<ContactId>,
        pub subject: Option<String>,
        pub language: Language,
    }
}

/// The latest message to an address or number, other than confirmations of STOP.
pub(super) async fn latest_to(tx: &mut Tx, recipient_hash: Vec<u8>) -> Result<Option<LatestRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, contact_id, subject, language FROM messages
         WHERE recipient_hash = $1 AND kind <> 'stop-confirmed' ORDER BY id DESC LIMIT 1",
    ).bind(recipient_hash.clone()).fetch_optional(c).await)?)
}

/// A message, if it went to this address or number.
pub(super) async fn sent_to(tx: &mut Tx, id: MessageId, recipient_hash: Vec<u8>) -> Result<Option<LatestRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, contact_id, subject, language FROM messages WHERE id = $1 AND recipient_hash = $2",
    ).bind(id).bind(recipient_hash.clone()).fetch_optional(c).await)?)
}

/// Notes on the tries of a message that were accepted that it came back.
pub(super) async fn note_bounce(tx: &mut Tx, message_id: MessageId, reason: &Sentence, at: Timestamp) -> Result<()> {
    let reason = serde_json::to_string(reason).map_err(Error::internal)?;
    on!(tx, c => sqlx::query(
        "UPDATE attempts SET receipt = $2, receipt_at = $3, reason = $4 WHERE message_id = $1 AND outcome = 'accepted'",
    ).bind(message_id).bind(ReceiptState::Failed).bind(at).bind(reason.clone()).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// What somebody sent, sealed.
pub(super) struct NewInbound {
    pub id: InboundId,
    pub channel: Channel,
    pub gateway: String,
    pub sender: Vec<u8>,
    pub sender_hash: Vec<u8>,
    pub sender_mask: String,
    pub words: Vec<u8>,
    pub meaning: Meaning,
    pub answers_id: Option<MessageId>,
    pub subject: Option<String>,
    pub taken_at: Option<Timestamp>,
    pub mail_hash: Option<Vec<u8>>,
}

/// Whether a mail was taken in before.
pub(super) async fn is_known(tx: &mut Tx, mail_hash: Vec<u8>) -> Result<bool> {
    let found: Option<InboundId> = on!(tx, c => sqlx::query_scalar("SELECT id FROM inbound WHERE mail_hash = $1")
        .bind(mail_hash.clone()).fetch_optional(c).await)?;
    Ok(found.is_some())
}

pub(super) async fn insert_inbound(tx: &mut Tx, row: &NewInbound, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO inbound (id, channel, gateway, sender, sender_mask, words, meaning, answers_id, subject, received_at,
                              taken_at, mail_hash, sender_hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(row.id).bind(row.channel).bind(row.gateway.clone()).bind(row.sender.clone()).bind(row.sender_mask.clone())
    .bind(row.words.clone()).bind(row.meaning).bind(row.answers_id).bind(row.subject.clone()).bind(now).bind(row.taken_at)
    .bind(row.mail_hash.clone()).bind(row.sender_hash.clone())
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

row! {
    /// What somebody sent, as it stands.
    pub(super) struct InboundRow {
        pub id: InboundId,
        pub channel: Channel,
        pub sender: Vec<u8>,
        pub sender_mask: String,
        pub words: Vec<u8>,
        pub meaning: Meaning,
        pub answers_id: Option<MessageId>,
        pub answers_kind: Option<String>,
        pub subject: Option<String>,
        pub received_at: Timestamp,
        pub taken_at: Option<Timestamp>,
    }
}

/// The latest that people sent, newest first.
pub(super) async fn inbound(tx: &mut Tx, limit: i64) -> Result<Vec<InboundRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT inbound.id, inbound.channel, sender, sender_mask, words, meaning, answers_id, messages.kind AS answers_kind,
                inbound.subject, received_at, taken_at
         FROM inbound LEFT JOIN messages ON messages.id = answers_id
         ORDER BY inbound.id DESC LIMIT $1",
    ).bind(limit).fetch_all(c).await)?)
}

/// The answers about things whose ids begin like this that nobody has taken up, the first first.
pub(super) async fn answers_waiting(tx: &mut Tx, prefix: &str, limit: i64) -> Result<Vec<InboundRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT inbound.id, inbound.channel, sender, sender_mask, words, meaning, answers_id, messages.kind AS answers_kind,
                inbound.subject, received_at, taken_at
         FROM inbound LEFT JOIN messages ON messages.id = answers_id
         WHERE meaning = 'answer' AND taken_at IS NULL AND inbound.subject LIKE $1 ORDER BY inbound.id LIMIT $2",
    ).bind(format!("{prefix}%")).bind(limit).fetch_all(c).await)?)
}

/// Keeps a picture that came with a mail.
pub(super) async fn insert_picture(tx: &mut Tx, id: InboundId, place: i64, picture: Vec<u8>) -> Result<()> {
    on!(tx, c => sqlx::query("INSERT INTO inbound_pictures (inbound_id, place, picture) VALUES ($1, $2, $3)")
        .bind(id).bind(place).bind(picture.clone()).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// The pictures that came with a mail, sealed.
pub(super) async fn pictures(tx: &mut Tx, id: InboundId) -> Result<Vec<Vec<u8>>> {
    Ok(on!(tx, c => sqlx::query_scalar("SELECT picture FROM inbound_pictures WHERE inbound_id = $1 ORDER BY place")
        .bind(id).fetch_all(c).await)?)
}

/// Removes the pictures that came with a mail.
pub(super) async fn remove_pictures(tx: &mut Tx, id: InboundId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM inbound_pictures WHERE inbound_id = $1")
        .bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether it was still waiting, and now is taken up.
pub(super) async fn take_inbound(tx: &mut Tx, id: InboundId, now: Timestamp) -> Result<bool> {
    let taken: Option<InboundId> = on!(tx, c => sqlx::query_scalar(
        "UPDATE inbound SET taken_at = $2 WHERE id = $1 AND taken_at IS NULL RETURNING id",
    ).bind(id).bind(now).fetch_optional(c).await)?;
    Ok(taken.is_some())
}

// ---- the coordinator's own wording -----------------------------------------------------------------------------------------

row! {
    /// An own text.
    pub(super) struct WordingRow {
        pub key: String,
        pub words: String,
    }
}

/// The own texts of a kind of message, and those of every message.
pub(super) async fn wordings_of(tx: &mut Tx, kind: &str, for_all: &str, language: Language) -> Result<Vec<WordingRow>> {
    Ok(on!(tx, c => sqlx::query_as("SELECT key, words FROM wordings WHERE kind IN ($1, $2) AND language = $3")
        .bind(kind.to_owned()).bind(for_all.to_owned()).bind(language).fetch_all(c).await)?)
}

/// Every own text of a language.
pub(super) async fn wordings(tx: &mut Tx, language: Language) -> Result<Vec<Wording>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT key, words, accounts.name AS changed_by_name, changed_at
         FROM wordings JOIN accounts ON accounts.id = changed_by WHERE language = $1 ORDER BY key",
    ).bind(language).fetch_all(c).await)?)
}

/// An own text to be kept.
pub(super) struct NewWording<'a> {
    pub key: &'a str,
    pub kind: &'a str,
    pub language: Language,
    pub words: &'a str,
    pub changed_by: AccountId,
}

pub(super) async fn insert_wording(tx: &mut Tx, row: &NewWording<'_>, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO wordings (kind, language, key, words, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(row.kind.to_owned()).bind(row.language).bind(row.key.to_owned()).bind(row.words.to_owned()).bind(row.changed_by)
    .bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn remove_wording(tx: &mut Tx, key: &str, language: Language) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM wordings WHERE key = $1 AND language = $2")
        .bind(key.to_owned()).bind(language).execute(c).await.map(|_| ()))?;
    Ok(())
}

// ---- STOP ---------------------------------------------------------------------------------------------------------------

/// Someone who said STOP.
pub(super) struct NewSuppression {
    pub id: SuppressionId,
    pub contact_id: Option<ContactId>,
    pub recipient_hash: Option<Vec<u8>>,
    pub site_id: Option<SiteId>,
    pub said_by: SaidBy,
}

pub(super) async fn insert_suppression(tx: &mut Tx, row: &NewSuppression, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO suppressions (id, contact_id, recipient_hash, site_id, said_by, said_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(row.id).bind(row.contact_id).bind(row.recipient_hash.clone()).bind(row.site_id).bind(row.said_by).bind(now)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether a person said STOP for this site or for all.
pub(super) async fn is_suppressed(
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
pub(super) async fn lift_suppressions(
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
