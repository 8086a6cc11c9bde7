//! The table of those who said "me too".

use super::super::echoes::Offered;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{EntryId, GrievanceId, SiteId};
use crate::on;

pub(in super::super) async fn insert(
    tx: &mut Tx,
    id: EntryId,
    grievance_id: GrievanceId,
    echo_hash: Vec<u8>,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO grievance_echoes (id, grievance_id, echo_hash, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (echo_hash) DO NOTHING",
    )
    .bind(id).bind(grievance_id).bind(echo_hash.clone()).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in super::super) async fn count(tx: &mut Tx, grievance_id: GrievanceId) -> Result<i64> {
    Ok(on!(tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM grievance_echoes WHERE grievance_id = $1")
        .bind(grievance_id).fetch_one(c).await)?)
}

pub(in super::super) async fn offered(
    tx: &mut Tx,
    site_id: SiteId,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<Offered>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT reference, category, filed_at,
                (SELECT COUNT(*) FROM grievance_echoes WHERE grievance_id = grievances.id) AS echoes
         FROM grievances WHERE site_id = $1 AND is_open AND filed_at >= $2
         ORDER BY filed_at DESC, id LIMIT $3",
    ).bind(site_id).bind(since).bind(limit).fetch_all(c).await)?)
}
