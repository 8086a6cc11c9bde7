//! The streets of the register, found by the beginnings of their words: with FTS5 on SQLite, with its own text search on PostgreSQL,
//! both behind [`search`]. Words come folded, so that accents and abbreviations are gone before either sees them.

use sqlx::{AssertSqlSafe, QueryBuilder};

use crate::db::Tx;
use crate::error::{Error, Result};
use crate::on;
use crate::premises::affected::{Bounds, band};

/// A street with one of its doors' places, to be noted.
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

/// A street as it is looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundStreet {
    /// Its number.
    pub number: i64,
    /// The folded words of its name and its town, with a stroke between them.
    pub folded: String,
}

/// All that is found comes in one value: a row costs the way from the database more than what stands in it. Folded words have no
/// line breaks.
const PACKED: &str = "SELECT string_agg(concat_ws(' ', number, folded), '\n') FROM (";

fn unpacked(packed: Option<String>) -> Result<Vec<FoundStreet>> {
    let street = |line: &str| {
        let (number, folded) = line.split_once(' ').ok_or_else(|| Error::internal("a street without its words"))?;
        Ok(FoundStreet { number: number.parse().map_err(Error::internal)?, folded: folded.to_owned() })
    };
    packed.unwrap_or_default().lines().map(street).collect()
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
pub async fn search(tx: &mut Tx, beginnings: &[&str], limit: i64) -> Result<Vec<FoundStreet>> {
    let (sql, asked) = match tx {
        // By the row's number, in which order FTS5 finds them, so that it stops when there are enough.
        Tx::Sqlite(_) => (
            "SELECT s.number, s.folded FROM street_search f JOIN streets s ON s.number = f.rowid \
             WHERE f.folded MATCH $1 ORDER BY f.rowid LIMIT $2",
            beginnings.iter().map(|word| format!("\"{word}\" *")).collect::<Vec<_>>().join(" "),
        ),
        Tx::Postgres(_) => (
            "SELECT number, folded FROM streets \
             WHERE to_tsvector('simple', folded) @@ to_tsquery('simple', $1) LIMIT $2",
            beginnings.iter().map(|word| format!("'{word}':*")).collect::<Vec<_>>().join(" & "),
        ),
    };
    unpacked(on!(tx, c => {
        let sql = AssertSqlSafe(format!("{PACKED}{sql}) found"));
        sqlx::query_scalar(sql).bind(asked.clone()).bind(limit).fetch_one(c).await
    })?)
}

/// The streets in a box, at most so many.
pub async fn within(tx: &mut Tx, bounds: Bounds, limit: i64) -> Result<Vec<FoundStreet>> {
    unpacked(on!(tx, c => {
        let mut query = QueryBuilder::new(PACKED);
        query.push("SELECT number, folded FROM streets WHERE band IN (");
        let mut bands = query.separated(", ");
        for band in bounds.bands() {
            bands.push_bind(band);
        }
        query.push(") AND lon BETWEEN ").push_bind(bounds.west).push(" AND ").push_bind(bounds.east);
        query.push(" LIMIT ").push_bind(limit).push(") found");
        query.build_query_scalar().fetch_one(c).await
    })?)
}
