//! The register of doors, as imports write it and tie it together; `doors` reads it for everybody else. What is read and written by
//! the thousand is read and written with few values and few statements: the database is quicker than the way to it.

use std::sync::LazyLock;

use futures_util::future::join;
use sqlx::QueryBuilder;
use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::PremisesId;
use crate::premises::PremisesKind;
use crate::premises::affected::{Bounds, band};
use crate::premises::import::SourcePremises;
use crate::premises::store::doors::{BETWEEN, END, stored};
use crate::{on, row};

/// What parts words and doors where they are read.
const PARTS: [char; 2] = [BETWEEN, END];

row! {
    /// A premises as a file gave it, to compare with what a file gives now.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Stored {
        pub id: PremisesId,
        pub source_key: String,
        pub kind: PremisesKind,
        pub name: Option<String>,
        pub activity: Option<String>,
        pub number: Option<String>,
        pub street: Option<String>,
        /// The number of its street, for an address that has one.
        pub street_number: Option<i64>,
        pub postcode: Option<String>,
        pub city: Option<String>,
        pub dwellings_stated: Option<i64>,
        pub lon: f64,
        pub lat: f64,
        pub vagueness: i64,
        pub opening_hours: Option<String>,
        /// The number that an official register gives it.
        pub official_id: Option<String>,
        /// When its source no longer had it; a row that is given is there.
        pub retired_at: Option<Timestamp>,
    }
}

impl Stored {
    /// What is to be stored of a row.
    pub fn new(id: PremisesId, street_number: Option<i64>, row: SourcePremises) -> Self {
        // Nothing that would look like two words or two doors when it is read, and no empty word.
        let word = |text: Option<String>| {
            let text = text.map(|text| if text.contains(PARTS) { text.replace(PARTS, " ") } else { text });
            text.filter(|text| !text.is_empty())
        };
        Self {
            id,
            source_key: row.key.key,
            kind: row.kind,
            name: word(row.name),
            activity: word(row.activity),
            number: word(row.address.number),
            street: word(row.address.street),
            street_number,
            postcode: word(row.address.postcode),
            city: word(row.address.city),
            dwellings_stated: row.dwellings.map(i64::from),
            lon: stored(row.position.lon),
            lat: stored(row.position.lat),
            vagueness: i64::from(row.vagueness),
            opening_hours: word(row.opening_hours),
            official_id: row.official_id,
            retired_at: None,
        }
    }
}

/// What is stored of these keys of one source.
pub async fn by_keys(tx: &mut Tx, source: &str, keys: &[&str]) -> Result<Vec<Stored>> {
    let mut found = Vec::with_capacity(keys.len());
    for keys in keys.chunks(1_000) {
        found.extend(some_by_keys(tx, source, keys).await?);
    }
    Ok(found)
}

async fn some_by_keys(tx: &mut Tx, source: &str, keys: &[&str]) -> Result<Vec<Stored>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT id, source_key, kind, name, activity, number, street, street_number, postcode, city, dwellings_stated, lon, lat, vagueness, \
             opening_hours, official_id, retired_at FROM premises WHERE source = ",
        );
        query.push_bind(source.to_owned()).push(" AND source_key IN (");
        let mut listed = query.separated(", ");
        for key in keys {
            listed.push_bind((*key).to_owned());
        }
        query.push(")");
        query.build_query_as::<Stored>().fetch_all(c).await
    })?)
}

/// Rows in one statement: eighteen values each, and SQLite takes 32,766. More in one make it no faster.
const AT_ONCE: usize = 400;

/// The values of a row in the order of [`insert`], and how many they are.
const COLUMNS: &str = "id, source, source_key, kind, name, activity, number, street, street_number, postcode, city, dwellings_stated, \
    lon, lat, band, vagueness, opening_hours, official_id";
const VALUES: usize = 18;

/// Adds so many rows. SQLite counts the values itself, and looks long for those that have a number; PostgreSQL wants the numbers.
fn insertion(numbered: bool, rows: usize) -> String {
    let value = |place: usize| if numbered { format!("${}", place + 1) } else { "?".to_owned() };
    let row = |row: usize| {
        let values: Vec<String> = (0..VALUES).map(|column| value(row * VALUES + column)).collect();
        format!("({})", values.join(", "))
    };
    let rows = (0..rows).map(row).collect::<Vec<_>>().join(", ");
    format!("INSERT INTO premises ({COLUMNS}) VALUES {rows} ON CONFLICT (source, source_key) DO NOTHING")
}

/// The statement for so many rows, and whether it is one to be kept ready.
fn prepared(numbered: bool, rows: usize) -> (SqlStr, bool) {
    static WHOLE: LazyLock<[String; 2]> = LazyLock::new(|| [insertion(false, AT_ONCE), insertion(true, AT_ONCE)]);
    match rows {
        AT_ONCE => (WHOLE[usize::from(numbered)].as_str().into_sql_str(), true),
        rows => (AssertSqlSafe(insertion(numbered, rows)).into_sql_str(), false),
    }
}

/// Adds rows of one source, but those whose key stands already; gives how many were added.
pub async fn insert(tx: &mut Tx, source: &'static str, rows: &[Stored]) -> Result<u64> {
    let numbered = matches!(tx, Tx::Postgres(_));
    let mut added = 0;
    on!(tx, c => {
        let mut parts = rows.chunks(AT_ONCE).map(|rows| {
            let (sql, kept) = prepared(numbered, rows.len());
            rows.iter().fold(sqlx::query(sql).persistent(kept), |query, row| {
                query.bind(row.id).bind(source).bind(row.source_key.as_str()).bind(row.kind.as_str())
                    .bind(row.name.as_deref()).bind(row.activity.as_deref()).bind(row.number.as_deref())
                    .bind(row.street.as_deref()).bind(row.street_number).bind(row.postcode.as_deref())
                    .bind(row.city.as_deref()).bind(row.dwellings_stated).bind(row.lon).bind(row.lat).bind(band(row.lat))
                    .bind(row.vagueness).bind(row.opening_hours.as_deref()).bind(row.official_id.as_deref())
            })
        });
        let mut next = parts.next();
        while let Some(part) = next {
            // While the database works on one part, the next is made ready.
            let (done, ready) = join(part.execute(&mut *c), async { parts.next() }).await;
            added += done?.rows_affected();
            next = ready;
        }
    });
    Ok(added)
}

/// Changes a row to what its file says now.
pub async fn update(tx: &mut Tx, row: &Stored) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE premises SET kind = $2, name = $3, activity = $4, number = $5, street = $6, postcode = $7, city = $8, \
         dwellings_stated = $9, lon = $10, lat = $11, band = $12, vagueness = $13, opening_hours = $14, street_number = $15, official_id = $16, \
         retired_at = NULL WHERE id = $1",
    )
    .bind(row.id).bind(row.kind).bind(row.name.clone()).bind(row.activity.clone()).bind(row.number.clone())
    .bind(row.street.clone()).bind(row.postcode.clone()).bind(row.city.clone()).bind(row.dwellings_stated)
    .bind(row.lon).bind(row.lat).bind(band(row.lat)).bind(row.vagueness).bind(row.opening_hours.clone()).bind(row.street_number)
    .bind(row.official_id.clone()).execute(c).await.map(|_| ()))?;
    Ok(())
}

row! {
    /// What of a premises ties it to others.
    #[derive(Debug, Clone)]
    pub struct Tied {
        pub id: PremisesId,
        pub source: String,
        pub kind: PremisesKind,
        pub name: Option<String>,
        pub number: Option<String>,
        pub street: Option<String>,
        pub lon: f64,
        pub lat: f64,
        pub official_id: Option<String>,
        pub door_id: Option<PremisesId>,
        pub same_id: Option<PremisesId>,
        pub dwellings_counted: Option<i64>,
        pub dwellings_shared: bool,
    }
}

/// Whether there is anything but addresses of the national base between two strips, both included: establishments to be tied to their
/// doors, addresses that may be known twice.
pub async fn any_to_tie(tx: &mut Tx, from: i64, to: i64) -> Result<bool> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM premises WHERE (kind <> 'residence' OR source <> 'ban') AND band BETWEEN $1 AND $2)",
    ).bind(from).bind(to).fetch_one(c).await)?)
}

/// The premises of one strip, in the order of their ids.
pub async fn tied_in_band(tx: &mut Tx, band: i64) -> Result<Vec<Tied>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, source, kind, name, number, street, lon, lat, official_id, door_id, same_id, dwellings_counted, dwellings_shared FROM premises WHERE band = $1 AND retired_at IS NULL \
         ORDER BY id",
    ).bind(band).fetch_all(c).await)?)
}

/// Ties an establishment to its door.
pub async fn set_door(tx: &mut Tx, id: PremisesId, door: Option<PremisesId>) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE premises SET door_id = $2 WHERE id = $1").bind(id).bind(door).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Says which other row stands for the same door.
pub async fn set_same(tx: &mut Tx, id: PremisesId, same: Option<PremisesId>) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE premises SET same_id = $2 WHERE id = $1").bind(id).bind(same).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Gives a door the dwellings that were counted in its buildings, or that are estimated, and says whether it is an estimate.
pub async fn set_dwellings_counted(tx: &mut Tx, id: PremisesId, dwellings: Option<i64>, shared: bool) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE premises SET dwellings_counted = $2, dwellings_shared = $3 WHERE id = $1")
        .bind(id).bind(dwellings).bind(shared).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// How many premises of each kind the register holds.
pub async fn counts(tx: &mut Tx) -> Result<Vec<(PremisesKind, i64)>> {
    Ok(
        on!(tx, c => sqlx::query_as("SELECT kind, COUNT(*) FROM premises WHERE retired_at IS NULL AND same_id IS NULL GROUP BY kind").fetch_all(c).await)?,
    )
}

/// A part of what one source has brought.
#[derive(Debug, Clone)]
pub enum Of {
    /// The doors whose key begins so.
    Town(String),
    /// The doors in a box.
    Box(Bounds),
}

row! {
    /// A door as far as retiring needs it; the strip and the key are also where to go on reading.
    #[derive(Debug, Clone)]
    pub struct Given {
        pub id: PremisesId,
        pub band: i64,
        pub source_key: String,
    }
}

/// The next doors of a part that are not retired, behind a place in their order, at most so many. Only the part is read: a town by a range of
/// keys, which both engines order by their bytes, a box strip by strip.
pub async fn given(tx: &mut Tx, source: &str, of: &Of, behind: (i64, &str), limit: i64) -> Result<Vec<Given>> {
    let (band, key) = behind;
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT id, band, source_key FROM premises WHERE retired_at IS NULL AND source = ");
        query.push_bind(source.to_owned());
        match of {
            Of::Town(begins) => {
                query.push(" AND source_key > ").push_bind(key.max(begins.as_str()).to_owned());
                query.push(" AND source_key < ").push_bind(format!("{begins}{}", char::MAX));
                query.push(" ORDER BY source_key LIMIT ").push_bind(limit);
            }
            Of::Box(bounds) => {
                query.push(" AND band BETWEEN ").push_bind(band).push(" AND ").push_bind(*bounds.bands().end());
                query.push(" AND (band > ").push_bind(band).push(" OR source_key > ").push_bind(key.to_owned()).push(")");
                query.push(" AND lon BETWEEN ").push_bind(bounds.west).push(" AND ").push_bind(bounds.east);
                query.push(" AND lat BETWEEN ").push_bind(bounds.south).push(" AND ").push_bind(bounds.north);
                query.push(" ORDER BY band, source_key LIMIT ").push_bind(limit);
            }
        }
        query.build_query_as::<Given>().fetch_all(c).await
    })?)
}

/// Notes that the source of these doors no longer has them.
pub async fn retire(tx: &mut Tx, ids: &[PremisesId], now: Timestamp) -> Result<()> {
    on!(tx, c => {
        let mut query = QueryBuilder::new("UPDATE premises SET retired_at = ");
        query.push_bind(now).push(" WHERE id IN (");
        let mut listed = query.separated(", ");
        for id in ids {
            listed.push_bind(*id);
        }
        query.push(")");
        query.build().execute(c).await.map(|_| ())
    })?;
    Ok(())
}
