//! The table of views that people keep of the queue.

use super::super::KeptView;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, ViewId};
use crate::on;

pub(in super::super) async fn insert(tx: &mut Tx, view: &KeptView, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("INSERT INTO grievance_views (id, account_id, name, query, made_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(view.id).bind(view.account_id).bind(view.name.clone()).bind(view.query.clone()).bind(now)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in super::super) async fn of_account(tx: &mut Tx, id: AccountId) -> Result<Vec<KeptView>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, account_id, name, query FROM grievance_views WHERE account_id = $1 ORDER BY made_at, id",
    ).bind(id).fetch_all(c).await)?)
}

pub(in super::super) async fn delete(tx: &mut Tx, id: ViewId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM grievance_views WHERE id = $1").bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}
