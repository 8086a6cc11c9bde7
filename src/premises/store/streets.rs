//! The streets of the register, found by the beginnings of their words: with FTS5 on SQLite, with its own text search on PostgreSQL,
//! both behind [`search`]. Words come folded, so that accents and abbreviations are gone before either sees them.

use sqlx::QueryBuilder;

use crate::db::Tx;
use crate::error::Result;
use crate::premises::affected::{Bounds, band};
use crate::{on, row};

row! {
    /// A street with one of its doors' places.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Street {
        /// Made from its name and town, the same every time.
        pub number: i64,
        /// Its name.
        pub street: String,
        /// Its town; empty when none is known.
        pub city: String,
        /// The folded words of both, with a stroke between them.
        pub folded: String,
        pub lon: f64,
        pub lat: f64,
    }
}

/// Streets in one statement: seven values each, and SQLite takes 32,766.
const AT_ONCE: usize = 500;

/// Notes streets; those that are known already stay as they are.
pub async fn note(tx: &mut Tx, streets: &[Street]) -> Result<()> {
    for streets in streets.chunks(AT_ONCE) {
        on!(tx, c => {
            let mut query = QueryBuilder::new("INSERT INTO streets (number, street, city, folded, lon, lat, band) ");
            query.push_values(streets, |mut values, street| {
                values.push_bind(street.number).push_bind(street.street.clone()).push_bind(street.city.clone());
                values.push_bind(street.folded.clone()).push_bind(street.lon).push_bind(street.lat).push_bind(band(street.lat));
            });
            query.push(" ON CONFLICT (number) DO NOTHING");
            query.build().execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

/// The streets that have, for each of these beginnings, a word that begins so, at most so many. Beginnings are folded: letters and
/// digits only.
pub async fn search(tx: &mut Tx, beginnings: &[&str], limit: i64) -> Result<Vec<Street>> {
    let (sql, asked) = match tx {
        // By the row's number, in which order FTS5 finds them, so that it stops when there are enough.
        Tx::Sqlite(_) => (
            "SELECT s.number, s.street, s.city, s.folded, s.lon, s.lat FROM street_search f JOIN streets s ON s.number = f.rowid \
             WHERE f.folded MATCH $1 ORDER BY f.rowid LIMIT $2",
            beginnings.iter().map(|word| format!("\"{word}\" *")).collect::<Vec<_>>().join(" "),
        ),
        Tx::Postgres(_) => (
            "SELECT number, street, city, folded, lon, lat FROM streets \
             WHERE to_tsvector('simple', folded) @@ to_tsquery('simple', $1) LIMIT $2",
            beginnings.iter().map(|word| format!("'{word}':*")).collect::<Vec<_>>().join(" & "),
        ),
    };
    Ok(on!(tx, c => sqlx::query_as(sql).bind(asked.clone()).bind(limit).fetch_all(c).await)?)
}

/// The streets in a box, at most so many.
pub async fn within(tx: &mut Tx, bounds: Bounds, limit: i64) -> Result<Vec<Street>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT number, street, city, folded, lon, lat FROM streets WHERE band IN (");
        let mut bands = query.separated(", ");
        for band in bounds.bands() {
            bands.push_bind(band);
        }
        query.push(") AND lon BETWEEN ").push_bind(bounds.west).push(" AND ").push_bind(bounds.east);
        query.push(" LIMIT ").push_bind(limit);
        query.build_query_as::<Street>().fetch_all(c).await
    })?)
}
