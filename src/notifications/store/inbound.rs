//! What people send to us, and the pictures that come with it.

use super::super::inbound::Meaning;
use super::super::outbox::Channel;
use super::super::sms::ReceiptState;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::id::{ContactId, InboundId, MessageId};
use crate::{on, row};

row! {
    /// The latest message to somebody.
    pub struct LatestRow {
        pub id: MessageId,
        pub contact_id: Option<ContactId>,
        pub subject: Option<String>,
        pub language: Language,
    }
}

/// The latest message to an address or number, other than confirmations of STOP.
pub async fn latest_to(tx: &mut Tx, recipient_hash: Vec<u8>) -> Result<Option<LatestRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, contact_id, subject, language FROM messages
         WHERE recipient_hash = $1 AND kind <> 'stop-confirmed' ORDER BY id DESC LIMIT 1",
    ).bind(recipient_hash.clone()).fetch_optional(c).await)?)
}

/// A message, if it went to this address or number.
pub async fn sent_to(tx: &mut Tx, id: MessageId, recipient_hash: Vec<u8>) -> Result<Option<LatestRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, contact_id, subject, language FROM messages WHERE id = $1 AND recipient_hash = $2",
    ).bind(id).bind(recipient_hash.clone()).fetch_optional(c).await)?)
}

/// Notes on the tries of a message that were accepted that it came back.
pub async fn note_bounce(tx: &mut Tx, message_id: MessageId, reason: &Sentence, at: Timestamp) -> Result<()> {
    let reason = serde_json::to_string(reason).map_err(Error::internal)?;
    on!(tx, c => sqlx::query(
        "UPDATE attempts SET receipt = $2, receipt_at = $3, reason = $4 WHERE message_id = $1 AND outcome = 'accepted'",
    ).bind(message_id).bind(ReceiptState::Failed).bind(at).bind(reason.clone()).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// What somebody sent, sealed.
pub struct NewInbound {
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
pub async fn is_known(tx: &mut Tx, mail_hash: Vec<u8>) -> Result<bool> {
    let found: Option<InboundId> = on!(tx, c => sqlx::query_scalar("SELECT id FROM inbound WHERE mail_hash = $1")
        .bind(mail_hash.clone()).fetch_optional(c).await)?;
    Ok(found.is_some())
}

pub async fn insert_inbound(tx: &mut Tx, row: &NewInbound, now: Timestamp) -> Result<()> {
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
    pub struct InboundRow {
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
pub async fn inbound(tx: &mut Tx, limit: i64) -> Result<Vec<InboundRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT inbound.id, inbound.channel, sender, sender_mask, words, meaning, answers_id, messages.kind AS answers_kind,
                inbound.subject, received_at, taken_at
         FROM inbound LEFT JOIN messages ON messages.id = answers_id
         ORDER BY inbound.id DESC LIMIT $1",
    ).bind(limit).fetch_all(c).await)?)
}

/// The answers about things whose ids begin like this that nobody has taken up, the first first.
pub async fn answers_waiting(tx: &mut Tx, prefix: &str, limit: i64) -> Result<Vec<InboundRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT inbound.id, inbound.channel, sender, sender_mask, words, meaning, answers_id, messages.kind AS answers_kind,
                inbound.subject, received_at, taken_at
         FROM inbound LEFT JOIN messages ON messages.id = answers_id
         WHERE meaning = 'answer' AND taken_at IS NULL AND inbound.subject LIKE $1 ORDER BY inbound.id LIMIT $2",
    ).bind(format!("{prefix}%")).bind(limit).fetch_all(c).await)?)
}

pub async fn strangers_waiting(tx: &mut Tx, after: Option<InboundId>, limit: i64) -> Result<Vec<InboundRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT inbound.id, inbound.channel, sender, sender_mask, words, meaning, answers_id, messages.kind AS answers_kind,
                inbound.subject, received_at, taken_at
         FROM inbound LEFT JOIN messages ON messages.id = answers_id
         WHERE meaning = 'stranger' AND taken_at IS NULL AND ($1 IS NULL OR inbound.id > $1) ORDER BY inbound.id LIMIT $2",
    ).bind(after).bind(limit).fetch_all(c).await)?)
}

/// Keeps a picture that came with a mail.
pub async fn insert_picture(tx: &mut Tx, id: InboundId, place: i64, picture: Vec<u8>) -> Result<()> {
    on!(tx, c => sqlx::query("INSERT INTO inbound_pictures (inbound_id, place, picture) VALUES ($1, $2, $3)")
        .bind(id).bind(place).bind(picture.clone()).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// The pictures that came with a mail, sealed.
pub async fn pictures(tx: &mut Tx, id: InboundId) -> Result<Vec<Vec<u8>>> {
    Ok(on!(tx, c => sqlx::query_scalar("SELECT picture FROM inbound_pictures WHERE inbound_id = $1 ORDER BY place")
        .bind(id).fetch_all(c).await)?)
}

/// Removes the pictures that came with a mail.
pub async fn remove_pictures(tx: &mut Tx, id: InboundId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM inbound_pictures WHERE inbound_id = $1")
        .bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Whether it was still waiting, and now is taken up.
pub async fn take_inbound(tx: &mut Tx, id: InboundId, now: Timestamp) -> Result<bool> {
    let taken: Option<InboundId> = on!(tx, c => sqlx::query_scalar(
        "UPDATE inbound SET taken_at = $2 WHERE id = $1 AND taken_at IS NULL RETURNING id",
    ).bind(id).bind(now).fetch_optional(c).await)?;
    Ok(taken.is_some())
}
