//! How the members of teams work: days, time of day, languages.

use crate::db::Tx;
use crate::error::Result;
use crate::id::AccountId;
use crate::visits::Turn;
use crate::visits::team::WorkPattern;
use crate::{on, row};

row! {
    struct PatternRow {
        account_id: AccountId,
        days: i64,
        turn: Turn,
        spoken: String,
    }
}

/// Everybody's pattern that is not the usual one.
pub async fn patterns(tx: &mut Tx) -> Result<Vec<(AccountId, WorkPattern)>> {
    let rows: Vec<PatternRow> =
        on!(tx, c => sqlx::query_as("SELECT account_id, days, turn, spoken FROM work_patterns").fetch_all(c).await)?;
    let pattern = |row: PatternRow| {
        // A word that a later version knows is passed over.
        let spoken = row.spoken.split(' ').filter_map(|word| word.parse().ok()).collect();
        (row.account_id, WorkPattern { days: row.days, turn: row.turn, spoken })
    };
    Ok(rows.into_iter().map(pattern).collect())
}

/// Keeps somebody's pattern.
pub async fn set_pattern(tx: &mut Tx, account: AccountId, pattern: &WorkPattern) -> Result<()> {
    let spoken: Vec<&str> = pattern.spoken.iter().map(|own| own.as_str()).collect();
    let spoken = spoken.join(" ");
    on!(tx, c => sqlx::query(
        "INSERT INTO work_patterns (account_id, days, turn, spoken) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account_id) DO UPDATE SET days = excluded.days, turn = excluded.turn, spoken = excluded.spoken",
    ).bind(account).bind(pattern.days).bind(pattern.turn).bind(spoken.clone()).execute(c).await.map(|_| ()))?;
    Ok(())
}
