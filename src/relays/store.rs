//! The table of relays.

use super::Relay;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{GrievanceId, RelayId};
use crate::on;

pub(super) async fn insert(tx: &mut Tx, relay: &Relay, link_hash: Vec<u8>) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO relays (id, grievance_id, rung, recipient, link_hash, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(relay.id).bind(relay.grievance_id).bind(relay.rung).bind(relay.recipient.clone()).bind(link_hash)
    .bind(relay.made_at).bind(relay.expires_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Writes what may change of a relay: until when its link works, that it was answered, that it was taken back.
pub(super) async fn save(tx: &mut Tx, relay: &Relay) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE relays SET expires_at = $2, answered_at = $3, revoked_at = $4 WHERE id = $1")
        .bind(relay.id).bind(relay.expires_at).bind(relay.answered_at).bind(relay.revoked_at)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn relay(tx: &mut Tx, id: RelayId) -> Result<Relay> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, grievance_id, rung, recipient, made_at, expires_at, answered_at, revoked_at FROM relays WHERE id = $1",
    ).bind(id).fetch_one(c).await)?)
}

pub(super) async fn by_link(tx: &mut Tx, hash: Vec<u8>) -> Result<Option<Relay>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, grievance_id, rung, recipient, made_at, expires_at, answered_at, revoked_at
         FROM relays WHERE link_hash = $1",
    ).bind(hash).fetch_optional(c).await)?)
}

pub(super) async fn of_grievance(tx: &mut Tx, id: GrievanceId) -> Result<Vec<Relay>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, grievance_id, rung, recipient, made_at, expires_at, answered_at, revoked_at
         FROM relays WHERE grievance_id = $1 ORDER BY made_at, id",
    ).bind(id).fetch_all(c).await)?)
}
