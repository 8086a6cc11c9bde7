//! How the members of teams work: days, time of day, languages.

use crate::db::Tx;
use crate::error::Result;
use crate::id::AccountId;
use crate::visits::Turn;
use crate::visits::planning::Window;
use crate::visits::team::WorkPattern;
use crate::{on, row};

row! {
    struct PatternRow {
        account_id: AccountId,
        days: i64,
        turn: Turn,
        spoken: String,
        break_s: i64,
    }
}

row! {
    struct HoursRow {
        account_id: AccountId,
        weekday: i64,
        from_s: i64,
        to_s: i64,
    }
}

/// Everybody's pattern that is not the usual one.
pub async fn patterns(tx: &mut Tx) -> Result<Vec<(AccountId, WorkPattern)>> {
    let rows: Vec<PatternRow> = on!(tx, c => sqlx::query_as("SELECT account_id, days, turn, spoken, break_s FROM work_patterns").fetch_all(c).await)?;
    let hours: Vec<HoursRow> =
        on!(tx, c => sqlx::query_as("SELECT account_id, weekday, from_s, to_s FROM work_hours").fetch_all(c).await)?;
    let pattern = |row: PatternRow| {
        let mut own = [None; 6];
        for hours in hours.iter().filter(|hours| hours.account_id == row.account_id) {
            if let Some(day) = usize::try_from(hours.weekday).ok().and_then(|day| own.get_mut(day)) {
                *day = Some(Window { from_s: hours.from_s, to_s: hours.to_s });
            }
        }
        // A word that a later version knows is passed over.
        let spoken = row.spoken.split(' ').filter_map(|word| word.parse().ok()).collect();
        (row.account_id, WorkPattern { days: row.days, turn: row.turn, spoken, own, break_s: row.break_s })
    };
    Ok(rows.into_iter().map(pattern).collect())
}

/// Keeps somebody's pattern.
pub async fn set_pattern(tx: &mut Tx, account: AccountId, pattern: &WorkPattern) -> Result<()> {
    let spoken: Vec<&str> = pattern.spoken.iter().map(|own| own.as_str()).collect();
    let spoken = spoken.join(" ");
    on!(tx, c => sqlx::query(
        "INSERT INTO work_patterns (account_id, days, turn, spoken, break_s) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account_id) DO UPDATE SET days = excluded.days, turn = excluded.turn, spoken = excluded.spoken,
                                                break_s = excluded.break_s",
    )
    .bind(account).bind(pattern.days).bind(pattern.turn).bind(spoken.clone()).bind(pattern.break_s)
    .execute(c).await.map(|_| ()))?;
    on!(tx, c => sqlx::query("DELETE FROM work_hours WHERE account_id = $1").bind(account).execute(c).await.map(|_| ()))?;
    for (weekday, own) in (0_i64..).zip(pattern.own) {
        let Some(own) = own else { continue };
        on!(tx, c => sqlx::query("INSERT INTO work_hours (account_id, weekday, from_s, to_s) VALUES ($1, $2, $3, $4)")
            .bind(account).bind(weekday).bind(own.from_s).bind(own.to_s).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}
