//! The table of what neighbours answer after the end.

use super::super::Survey;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{GrievanceId, OrganisationId, SiteId};
use crate::on;

/// Gives whether these are the first answers.
pub(in super::super) async fn insert(tx: &mut Tx, id: GrievanceId, own: &Survey, now: Timestamp) -> Result<bool> {
    let inserted = on!(tx, c => sqlx::query(
        "INSERT INTO grievance_surveys (grievance_id, soon, clear, content, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (grievance_id) DO NOTHING",
    ).bind(id).bind(own.soon).bind(own.clear).bind(own.content).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(inserted > 0)
}

pub(in super::super) async fn of_grievance(tx: &mut Tx, id: GrievanceId) -> Result<Option<Survey>> {
    Ok(on!(tx, c => sqlx::query_as("SELECT soon, clear, content FROM grievance_surveys WHERE grievance_id = $1")
        .bind(id).fetch_optional(c).await)?)
}

pub(in super::super) async fn of(
    tx: &mut Tx,
    site_id: Option<SiteId>,
    organisation_id: Option<OrganisationId>,
) -> Result<Vec<Survey>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT soon, clear, content FROM grievance_surveys JOIN grievances ON grievances.id = grievance_id
         WHERE ($1 IS NULL OR site_id = $1)
           AND ($2 IS NULL OR site_id IN (SELECT id FROM sites WHERE organisation_id = $2))
         ORDER BY at DESC LIMIT 5000",
    ).bind(site_id).bind(organisation_id).fetch_all(c).await)?)
}
