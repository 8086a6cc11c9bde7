//! What was decided by hand about a site's list.

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, PremisesId, SiteId};
use crate::premises::of_site::Choice;
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
