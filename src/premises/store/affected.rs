//! What was decided by hand about a site's list, and the lists that were kept as evidence, one per zone revision.

use sqlx::QueryBuilder;
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, PremisesId, SiteId, ZoneId};
use crate::premises::of_site::{Affected, Choice};
use crate::{on, row};

row! {
    /// A decision about one door of one site.
    #[derive(Debug, Clone)]
    pub struct Decision {
        pub premises_id: PremisesId,
        pub choice: Choice,
        pub reason: String,
        pub decided_by: AccountId,
        pub decided_by_name: String,
        pub decided_at: Timestamp,
    }
}

/// Every decision about a site's doors.
pub async fn decisions(tx: &mut Tx, site: SiteId) -> Result<Vec<Decision>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT h.premises_id, h.choice, h.reason, h.decided_by, a.name AS decided_by_name, h.decided_at FROM affected_by_hand h \
         JOIN accounts a ON a.id = h.decided_by WHERE h.site_id = $1 ORDER BY h.decided_at, h.premises_id",
    ).bind(site).fetch_all(c).await)?)
}

/// Decides, or decides anew.
pub async fn decide(
    tx: &mut Tx,
    site: SiteId,
    premises: PremisesId,
    choice: Choice,
    reason: &str,
    by: AccountId,
    at: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO affected_by_hand (site_id, premises_id, choice, reason, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (site_id, premises_id) DO UPDATE SET choice = excluded.choice, reason = excluded.reason, \
         decided_by = excluded.decided_by, decided_at = excluded.decided_at",
    )
    .bind(site).bind(premises).bind(choice).bind(reason.to_owned()).bind(by).bind(at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Takes a decision back; false when there was none.
pub async fn undo(tx: &mut Tx, site: SiteId, premises: PremisesId) -> Result<bool> {
    let undone = on!(tx, c => sqlx::query("DELETE FROM affected_by_hand WHERE site_id = $1 AND premises_id = $2")
        .bind(site).bind(premises).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(undone > 0)
}

/// Keeps the list of a zone revision in place of the one kept before.
pub async fn keep(tx: &mut Tx, zone: ZoneId, list: &[Affected], now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM affected WHERE zone_id = $1").bind(zone).execute(c).await.map(|_| ()))?;
    for part in list.chunks(500) {
        on!(tx, c => {
            let mut query = QueryBuilder::new(
                "INSERT INTO affected (zone_id, premises_id, inside, distance_m, reaches, by_hand, found_at) ",
            );
            query.push_values(part, |mut values, affected| {
                values.push_bind(zone).push_bind(affected.premises.id).push_bind(affected.inside).push_bind(affected.distance_m);
                values.push_bind(Json(affected.reaches.clone())).push_bind(affected.by_hand.is_some()).push_bind(now);
            });
            query.build().execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

/// The ids of the doors that were kept for a zone revision, with their distance, nearest first.
pub async fn kept(tx: &mut Tx, zone: ZoneId) -> Result<Vec<(PremisesId, f64)>> {
    Ok(
        on!(tx, c => sqlx::query_as("SELECT premises_id, distance_m FROM affected WHERE zone_id = $1 ORDER BY distance_m, premises_id")
        .bind(zone).fetch_all(c).await)?,
    )
}
