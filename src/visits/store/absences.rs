//! Absences: the days on which somebody does not walk.

use chrono::NaiveDate;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, CampaignId, RoundId};
use crate::on;
use crate::visits::{Absence, Status};

/// Notes that somebody is absent on a day; a second time changes nothing.
pub async fn insert(tx: &mut Tx, account: AccountId, day: NaiveDate, by: AccountId, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO absences (account_id, day, reported_by, reported_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id, day) DO NOTHING",
    ).bind(account).bind(day).bind(by).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Takes an absence back; false when there was none.
pub async fn remove(tx: &mut Tx, account: AccountId, day: NaiveDate) -> Result<bool> {
    let removed = on!(tx, c => sqlx::query("DELETE FROM absences WHERE account_id = $1 AND day = $2")
        .bind(account).bind(day).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(removed > 0)
}

/// Who of a campaign's team is absent from a day on, and when.
pub async fn of_team(tx: &mut Tx, id: CampaignId, from: NaiveDate) -> Result<Vec<(AccountId, NaiveDate)>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT account_id, day FROM absences
         WHERE day >= $2 AND account_id IN (SELECT account_id FROM campaign_team WHERE campaign_id = $1)
         ORDER BY day, account_id",
    ).bind(id).bind(from).fetch_all(c).await)?)
}

/// The same with names.
pub async fn listed(tx: &mut Tx, id: CampaignId, from: NaiveDate) -> Result<Vec<Absence>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT account_id, accounts.name AS name, day FROM absences JOIN accounts ON accounts.id = account_id
         WHERE day >= $2 AND account_id IN (SELECT account_id FROM campaign_team WHERE campaign_id = $1)
         ORDER BY day, accounts.name",
    ).bind(id).bind(from).fetch_all(c).await)?)
}

/// The published rounds of somebody on a day, of whichever campaign.
pub async fn rounds_on(tx: &mut Tx, account: AccountId, day: NaiveDate) -> Result<Vec<RoundId>> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM rounds WHERE mediator_id = $1 AND walked_on = $2 AND status = $3 ORDER BY id",
    ).bind(account).bind(day).bind(Status::Published).fetch_all(c).await)?)
}
