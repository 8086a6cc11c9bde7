//! The tables of relays and of who is told.

use super::Relay;
use super::proof::ChainRow;
use super::routing::RouteRow;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{GrievanceId, RelayId, RouteId, SiteId};
use crate::{on, row};

pub(super) async fn insert(tx: &mut Tx, relay: &Relay, link_hash: Vec<u8>) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO relays (id, grievance_id, rung, recipient, link_hash, made_at, expires_at, contact)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(relay.id).bind(relay.grievance_id).bind(relay.rung).bind(relay.recipient.clone()).bind(link_hash)
    .bind(relay.made_at).bind(relay.expires_at).bind(relay.contact.clone()).execute(c).await.map(|_| ()))?;
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
        "SELECT id, grievance_id, rung, recipient, contact, made_at, expires_at, answered_at, revoked_at FROM relays WHERE id = $1",
    ).bind(id).fetch_one(c).await)?)
}

pub(super) async fn by_link(tx: &mut Tx, hash: Vec<u8>) -> Result<Option<Relay>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, grievance_id, rung, recipient, contact, made_at, expires_at, answered_at, revoked_at
         FROM relays WHERE link_hash = $1",
    ).bind(hash).fetch_optional(c).await)?)
}

pub(super) async fn of_grievance(tx: &mut Tx, id: GrievanceId) -> Result<Vec<Relay>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, grievance_id, rung, recipient, contact, made_at, expires_at, answered_at, revoked_at
         FROM relays WHERE grievance_id = $1 ORDER BY made_at, id",
    ).bind(id).fetch_all(c).await)?)
}

pub(super) async fn insert_route(tx: &mut Tx, row: &RouteRow, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO relay_routes (id, site_id, category, phase_id, days, from_time, to_time, duty, contact, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(row.id).bind(row.site_id).bind(row.category).bind(row.phase_id).bind(row.days.clone()).bind(row.from_time).bind(row.to_time)
    .bind(row.duty).bind(row.contact.clone()).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn routes(tx: &mut Tx, site_id: SiteId) -> Result<Vec<RouteRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, site_id, category, phase_id, days, from_time, to_time, duty, contact FROM relay_routes
         WHERE site_id = $1 ORDER BY added_at, id",
    ).bind(site_id).fetch_all(c).await)?)
}

pub(super) async fn delete_route(tx: &mut Tx, id: RouteId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM relay_routes WHERE id = $1").bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}

// ---- the chain of proof ------------------------------------------------------------------------------------------------------

/// Notes when a link was first opened.
pub(super) async fn note_read(tx: &mut Tx, id: RelayId, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE relays SET read_at = $2 WHERE id = $1 AND read_at IS NULL")
        .bind(id).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

row! {
    struct ReadRow {
        id: RelayId,
        read_at: Timestamp,
    }
}

/// When the links of a grievance's relays were first opened.
pub(super) async fn reads_of(tx: &mut Tx, id: GrievanceId) -> Result<Vec<(RelayId, Timestamp)>> {
    let rows: Vec<ReadRow> = on!(tx, c => sqlx::query_as(
        "SELECT id, read_at FROM relays WHERE grievance_id = $1 AND read_at IS NOT NULL",
    ).bind(id).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|row| (row.id, row.read_at)).collect())
}

/// The grievances of a site with the moments of their relays, the first received first.
pub(super) async fn chain_of_site(tx: &mut Tx, site_id: SiteId) -> Result<Vec<ChainRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT grievances.id AS id, reference, filed_at, concluded_at, min(relays.made_at) AS relayed_at,
                min(relays.read_at) AS read_at, min(relays.answered_at) AS answered_at
         FROM grievances LEFT JOIN relays ON relays.grievance_id = grievances.id
         WHERE site_id = $1
         GROUP BY grievances.id, reference, filed_at, concluded_at ORDER BY filed_at, grievances.id",
    ).bind(site_id).fetch_all(c).await)?)
}
