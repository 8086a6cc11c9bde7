//! The latest planning of each campaign: how far it is, and whether it is asked to stop. In a table and not in memory, so that
//! every node shows it and a crash leaves nothing running for ever.

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::CampaignId;
use crate::on;
use crate::visits::plans::{Planning, PlanningStatus};

/// The latest planning of a campaign.
pub async fn latest(tx: &mut Tx, id: CampaignId) -> Result<Option<Planning>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT campaign_id, run, status, seconds, from_today, stop_asked, share, doors, served, walking_s, fault, advice, walks, started_by, started_at,
                heard_at FROM plannings WHERE campaign_id = $1",
    ).bind(id).fetch_optional(c).await)?)
}

/// Puts a new planning in the place of the one before.
pub async fn begin(tx: &mut Tx, planning: &Planning) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO plannings (campaign_id, run, status, seconds, from_today, stop_asked, share, doors, served, walking_s, started_by,
                                started_at, heard_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (campaign_id) DO UPDATE SET run = excluded.run, status = excluded.status, seconds = excluded.seconds,
             from_today = excluded.from_today, stop_asked = excluded.stop_asked, share = excluded.share, doors = excluded.doors, served = excluded.served,
             walking_s = excluded.walking_s, fault = NULL, advice = NULL, walks = NULL, started_by = excluded.started_by,
             started_at = excluded.started_at, heard_at = excluded.heard_at",
    )
    .bind(planning.campaign_id).bind(planning.run).bind(planning.status).bind(planning.seconds).bind(planning.from_today).bind(planning.stop_asked)
    .bind(planning.share).bind(planning.doors).bind(planning.served).bind(planning.walking_s).bind(planning.started_by)
    .bind(planning.started_at).bind(planning.heard_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Notes how far a run is.
pub async fn note(tx: &mut Tx, planning: &Planning, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE plannings SET share = $3, doors = $4, served = $5, walking_s = $6, heard_at = $7
         WHERE campaign_id = $1 AND run = $2",
    )
    .bind(planning.campaign_id).bind(planning.run).bind(planning.share).bind(planning.doors).bind(planning.served)
    .bind(planning.walking_s).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Asks a run to stop with what it has.
pub async fn ask_to_stop(tx: &mut Tx, id: CampaignId) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE plannings SET stop_asked = $2 WHERE campaign_id = $1 AND status = $3")
        .bind(id).bind(true).bind(PlanningStatus::Running).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Ends a run; `fault` is a sentence as JSON.
pub async fn end(
    tx: &mut Tx,
    id: CampaignId,
    run: i64,
    status: PlanningStatus,
    fault: Option<String>,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE plannings SET status = $3, fault = $4, heard_at = $5 WHERE campaign_id = $1 AND run = $2",
    ).bind(id).bind(run).bind(status).bind(fault.clone()).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Keeps what would help the doors that the latest plan leaves out, and what has to be said of its walks; sentences as JSON.
pub async fn set_told(tx: &mut Tx, id: CampaignId, advice: Option<String>, walks: Option<String>) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE plannings SET advice = $2, walks = $3 WHERE campaign_id = $1")
        .bind(id).bind(advice.clone()).bind(walks.clone()).execute(c).await.map(|_| ()))?;
    Ok(())
}
