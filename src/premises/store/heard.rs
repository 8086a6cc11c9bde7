//! Doors from which something was reported of a site.

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{PremisesId, SiteId};
use crate::on;

/// Notes a door, and when it was heard from last.
pub async fn note(tx: &mut Tx, site: SiteId, premises: PremisesId, at: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO heard_doors (site_id, premises_id, heard_at) VALUES ($1, $2, $3)
         ON CONFLICT (site_id, premises_id) DO UPDATE SET heard_at = excluded.heard_at",
    ).bind(site).bind(premises).bind(at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// The doors of a site that were heard from.
pub async fn of_site(tx: &mut Tx, site: SiteId) -> Result<Vec<PremisesId>> {
    Ok(on!(tx, c => sqlx::query_scalar("SELECT premises_id FROM heard_doors WHERE site_id = $1 ORDER BY premises_id")
        .bind(site).fetch_all(c).await)?)
}
