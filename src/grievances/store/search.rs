//! The table of words, each a keyed hash.

use crate::db::Tx;
use crate::error::Result;
use crate::id::GrievanceId;
use crate::on;

/// So many rows go into one statement.
const AT_ONCE: usize = 16;

pub(in super::super) async fn insert(tx: &mut Tx, id: GrievanceId, tokens: &[i64]) -> Result<()> {
    for some in tokens.chunks(AT_ONCE) {
        // A statement of one length is prepared once; the last word fills the rest and counts once.
        let each: [i64; AT_ONCE] = std::array::from_fn(|place| some[place.min(some.len() - 1)]);
        on!(tx, c => {
            let query = sqlx::query(
                "INSERT INTO grievance_tokens (grievance_id, token)
                 VALUES ($1, $2), ($1, $3), ($1, $4), ($1, $5), ($1, $6), ($1, $7), ($1, $8), ($1, $9), ($1, $10), ($1, $11),
                        ($1, $12), ($1, $13), ($1, $14), ($1, $15), ($1, $16), ($1, $17)
                 ON CONFLICT DO NOTHING",
            );
            each.iter().fold(query.bind(id), |query, token| query.bind(*token)).execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

pub(in super::super) async fn count_up_to(tx: &mut Tx, token: i64, limit: i64) -> Result<i64> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM (SELECT 1 FROM grievance_tokens WHERE token = $1 LIMIT $2) AS few",
    ).bind(token).bind(limit).fetch_one(c).await)?)
}

pub(in super::super) async fn not_indexed(tx: &mut Tx, limit: i64) -> Result<Vec<GrievanceId>> {
    Ok(on!(tx, c => sqlx::query_scalar("SELECT id FROM grievances WHERE NOT is_indexed ORDER BY id LIMIT $1")
        .bind(limit).fetch_all(c).await)?)
}

pub(in super::super) async fn note_indexed(tx: &mut Tx, id: GrievanceId) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE grievances SET is_indexed = $2 WHERE id = $1").bind(id).bind(true)
        .execute(c).await.map(|_| ()))?;
    Ok(())
}
