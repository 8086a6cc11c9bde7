//! Exceptions: hours on one day in the place of somebody's usual ones.

use chrono::NaiveDate;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, CampaignId};
use crate::visits::agenda::Exception;
use crate::visits::planning::Window;
use crate::{on, row};

row! {
    struct ExceptionRow {
        account_id: AccountId,
        day: NaiveDate,
        from_s: i64,
        to_s: i64,
        break_s: i64,
    }
}

impl From<ExceptionRow> for (AccountId, Exception) {
    fn from(row: ExceptionRow) -> Self {
        let hours = Window { from_s: row.from_s, to_s: row.to_s };
        (row.account_id, Exception { on: row.day, hours, break_s: row.break_s })
    }
}

/// Notes somebody's hours on a day, in the place of those that were noted before.
pub async fn set(tx: &mut Tx, account: AccountId, exception: &Exception, by: AccountId, now: Timestamp) -> Result<()> {
    let Exception { on: day, hours, break_s } = *exception;
    on!(tx, c => sqlx::query(
        "INSERT INTO work_exceptions (account_id, day, from_s, to_s, break_s, noted_by, noted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (account_id, day) DO UPDATE SET from_s = excluded.from_s, to_s = excluded.to_s,
             break_s = excluded.break_s, noted_by = excluded.noted_by, noted_at = excluded.noted_at",
    )
    .bind(account).bind(day).bind(hours.from_s).bind(hours.to_s).bind(break_s).bind(by).bind(now)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Takes an exception back; false when there was none.
pub async fn remove(tx: &mut Tx, account: AccountId, day: NaiveDate) -> Result<bool> {
    let removed = on!(tx, c => sqlx::query("DELETE FROM work_exceptions WHERE account_id = $1 AND day = $2")
        .bind(account).bind(day).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(removed > 0)
}

/// Somebody's from a day on, by day.
pub async fn of_account(tx: &mut Tx, account: AccountId, from: NaiveDate) -> Result<Vec<Exception>> {
    let rows: Vec<ExceptionRow> = on!(tx, c => sqlx::query_as(
        "SELECT account_id, day, from_s, to_s, break_s FROM work_exceptions
         WHERE account_id = $1 AND day >= $2 ORDER BY day",
    ).bind(account).bind(from).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|row| <(AccountId, Exception)>::from(row).1).collect())
}

/// Those of a campaign's team from a day on.
pub async fn of_team(tx: &mut Tx, id: CampaignId, from: NaiveDate) -> Result<Vec<(AccountId, Exception)>> {
    let rows: Vec<ExceptionRow> = on!(tx, c => sqlx::query_as(
        "SELECT account_id, day, from_s, to_s, break_s FROM work_exceptions
         WHERE day >= $2 AND account_id IN (SELECT account_id FROM campaign_team WHERE campaign_id = $1)
         ORDER BY day, account_id",
    ).bind(id).bind(from).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Into::into).collect())
}
