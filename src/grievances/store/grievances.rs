//! The table of grievances.

use super::super::Grievance;
use crate::db::Tx;
use crate::error::Result;
use crate::id::GrievanceId;
use crate::on;

/// Every column of a [`Grievance`].
macro_rules! selecting {
    ($rest:literal) => {
        concat!(
            "SELECT id, site_id, premises_id, reference, category, severity, hazard, status, via, language, contact_id,
                    place, at_home, shares_address, suffered_on, suffered_at, filed_by, filed_at, counted_from,
                    acknowledge_by, acknowledged_at, conclude_by, concluded_at, due_at, rung, next_step, next_step_at,
                    paused_since, scheduled_for, duplicate_of, assigned_to
             FROM grievances ",
            $rest
        )
    };
}
pub(super) use selecting;

pub(in super::super) async fn insert(
    tx: &mut Tx,
    own: &Grievance,
    link_hash: Vec<u8>,
    filing_hash: Option<Vec<u8>>,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO grievances (id, site_id, premises_id, reference, category, severity, hazard, status, is_open, via,
                                 language, contact_id, place, at_home, shares_address, suffered_on, suffered_at,
                                 link_hash, filing_hash, filed_by, filed_at, counted_from, acknowledge_by, conclude_by,
                                 due_at, rung, next_step, next_step_at, is_indexed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                 $23, $24, $25, $26, $27, $28, $29)",
    )
    .bind(own.id).bind(own.site_id).bind(own.premises_id).bind(own.reference.clone()).bind(own.category)
    .bind(own.severity).bind(own.hazard).bind(own.status).bind(own.status.is_open()).bind(own.via).bind(own.language)
    .bind(own.contact_id).bind(own.place.clone()).bind(own.at_home).bind(own.shares_address).bind(own.suffered_on)
    .bind(own.suffered_at).bind(link_hash).bind(filing_hash).bind(own.filed_by).bind(own.filed_at)
    .bind(own.counted_from).bind(own.acknowledge_by).bind(own.conclude_by).bind(own.due_at).bind(own.rung)
    .bind(own.next_step).bind(own.next_step_at).bind(true).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Writes what may change of a grievance: where it stands and its clocks. What was reported never changes.
pub(in super::super) async fn save(tx: &mut Tx, own: &Grievance) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE grievances SET category = $2, severity = $3, status = $4, is_open = $5, counted_from = $6,
                               acknowledge_by = $7, acknowledged_at = $8, conclude_by = $9, concluded_at = $10,
                               due_at = $11, rung = $12, next_step = $13, next_step_at = $14, scheduled_for = $15,
                               duplicate_of = $16, paused_since = $17, assigned_to = $18
         WHERE id = $1",
    )
    .bind(own.id).bind(own.category).bind(own.severity).bind(own.status).bind(own.status.is_open())
    .bind(own.counted_from).bind(own.acknowledge_by).bind(own.acknowledged_at).bind(own.conclude_by)
    .bind(own.concluded_at).bind(own.due_at).bind(own.rung).bind(own.next_step).bind(own.next_step_at)
    .bind(own.scheduled_for).bind(own.duplicate_of).bind(own.paused_since).bind(own.assigned_to)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in super::super) async fn grievance(tx: &mut Tx, id: GrievanceId) -> Result<Grievance> {
    Ok(on!(tx, c => sqlx::query_as(selecting!("WHERE id = $1")).bind(id).fetch_one(c).await)?)
}

pub(in super::super) async fn by_link(tx: &mut Tx, hash: Vec<u8>) -> Result<Option<Grievance>> {
    Ok(on!(tx, c => sqlx::query_as(selecting!("WHERE link_hash = $1")).bind(hash).fetch_optional(c).await)?)
}

pub(in super::super) async fn by_filing(tx: &mut Tx, hash: Vec<u8>) -> Result<Option<Grievance>> {
    Ok(on!(tx, c => sqlx::query_as(selecting!("WHERE filing_hash = $1")).bind(hash).fetch_optional(c).await)?)
}

pub(in super::super) async fn by_reference(tx: &mut Tx, reference: &str) -> Result<Option<Grievance>> {
    Ok(on!(tx, c => sqlx::query_as(selecting!("WHERE reference = $1")).bind(reference.to_owned())
        .fetch_optional(c).await)?)
}
