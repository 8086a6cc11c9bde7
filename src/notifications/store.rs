//! The tables of messages, their attempts, and those who said STOP.

use super::outbox::{Channel, MessageSummary, Urgency};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::i18n::Language;
use crate::id::{ContactId, MessageId, SiteId};
use crate::on;

/// A message as it is written, with what is private sealed.
pub(super) struct NewRow {
    pub id: MessageId,
    pub channel: Channel,
    pub kind: &'static str,
    pub language: Language,
    pub urgency: Urgency,
    pub site_id: Option<SiteId>,
    pub subject: Option<String>,
    pub contact_id: Option<ContactId>,
    pub recipient: Vec<u8>,
    pub recipient_hash: Vec<u8>,
    pub recipient_mask: String,
    pub content: Vec<u8>,
    pub link_hash: Option<Vec<u8>>,
    pub now: Timestamp,
}

pub(super) async fn insert(tx: &mut Tx, row: &NewRow) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO messages (id, channel, kind, language, urgency, site_id, subject, contact_id, recipient, recipient_hash,
                               recipient_mask, content, link_hash, state, created_at, due_at, attempts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'queued', $14, $14, 0)",
    )
    .bind(row.id).bind(row.channel).bind(row.kind).bind(row.language).bind(row.urgency).bind(row.site_id)
    .bind(row.subject.clone()).bind(row.contact_id).bind(row.recipient.clone()).bind(row.recipient_hash.clone())
    .bind(row.recipient_mask.clone()).bind(row.content.clone()).bind(row.link_hash.clone()).bind(row.now)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn about(tx: &mut Tx, subject: &str) -> Result<Vec<MessageSummary>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, channel, kind, urgency, subject, recipient_mask, state, created_at, due_at, settled_at, attempts
         FROM messages WHERE subject = $1 ORDER BY id",
    ).bind(subject.to_owned()).fetch_all(c).await)?)
}

pub(super) async fn forget_contact(tx: &mut Tx, contact_id: ContactId, now: Timestamp) -> Result<()> {
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
