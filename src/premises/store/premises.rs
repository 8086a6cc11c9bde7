//! The register of doors. Boxes are looked up by strips: `band IN (…) AND lon BETWEEN …`, exact and quick on every engine.

use sqlx::QueryBuilder;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::PremisesId;
use crate::premises::affected::{Bounds, band};
use crate::premises::import::SourcePremises;
use crate::premises::{Address, Position, Premises, PremisesKind};
use crate::{on, row};

/// An establishment without a street of its own shows that of its door.
const SELECT: &str = "SELECT p.id, p.kind, p.name, p.activity, \
    CASE WHEN p.street IS NULL THEN COALESCE(d.number, p.number) ELSE p.number END AS number, \
    COALESCE(p.street, d.street) AS street, COALESCE(p.postcode, d.postcode) AS postcode, COALESCE(p.city, d.city) AS city, \
    COALESCE(p.dwellings_stated, p.dwellings_counted) AS dwellings, \
    (p.dwellings_stated IS NULL AND p.dwellings_shared) AS dwellings_estimated, p.lon, p.lat, p.opening_hours \
    FROM premises p LEFT JOIN premises d ON d.id = p.door_id ";

row! {
    #[derive(Debug)]
    struct PremisesRow {
        id: PremisesId,
        kind: PremisesKind,
        name: Option<String>,
        activity: Option<String>,
        number: Option<String>,
        street: Option<String>,
        postcode: Option<String>,
        city: Option<String>,
        dwellings: Option<i64>,
        dwellings_estimated: bool,
        lon: f64,
        lat: f64,
        opening_hours: Option<String>,
    }
}

impl From<PremisesRow> for Premises {
    fn from(row: PremisesRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            name: row.name,
            activity: row.activity,
            address: Address { number: row.number, street: row.street, postcode: row.postcode, city: row.city },
            dwellings: row.dwellings.and_then(|dwellings| u32::try_from(dwellings).ok()),
            dwellings_are_estimated: row.dwellings_estimated,
            position: Position { lon: row.lon, lat: row.lat },
            opening_hours: row.opening_hours,
        }
    }
}

fn doors(rows: Vec<PremisesRow>) -> Vec<Premises> {
    rows.into_iter().map(Premises::from).collect()
}

/// The premises of these ids that there are, in no order.
pub async fn by_ids(tx: &mut Tx, ids: &[PremisesId]) -> Result<Vec<Premises>> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(1_000) {
        found.extend(doors(on!(tx, c => {
            let mut query = QueryBuilder::new(SELECT);
            query.push("WHERE p.id IN (");
            let mut listed = query.separated(", ");
            for id in ids {
                listed.push_bind(*id);
            }
            query.push(")");
            query.build_query_as::<PremisesRow>().fetch_all(c).await
        })?));
    }
    Ok(found)
}

/// The premises in a box, in the order of their ids; of one kind when it is given.
pub async fn within(tx: &mut Tx, bounds: Bounds, kind: Option<PremisesKind>) -> Result<Vec<Premises>> {
    Ok(doors(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE p.band IN (");
        let mut bands = query.separated(", ");
        for band in bounds.bands() {
            bands.push_bind(band);
        }
        query.push(") AND p.retired_at IS NULL AND p.same_id IS NULL AND p.lon BETWEEN ").push_bind(bounds.west).push(" AND ").push_bind(bounds.east);
        query.push(" AND p.lat BETWEEN ").push_bind(bounds.south).push(" AND ").push_bind(bounds.north);
        if let Some(kind) = kind {
            query.push(" AND p.kind = ").push_bind(kind);
        }
        query.push(" ORDER BY p.id");
        query.build_query_as::<PremisesRow>().fetch_all(c).await
    })?))
}

/// The addresses of a street, in the order of their ids.
pub async fn of_street(tx: &mut Tx, street: &str, city: Option<&str>, limit: i64) -> Result<Vec<Premises>> {
    Ok(doors(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE p.street = ").push_bind(street.to_owned()).push(" AND p.kind = ").push_bind(PremisesKind::Residence);
        match city {
            Some(city) => query.push(" AND p.city = ").push_bind(city.to_owned()),
            None => query.push(" AND p.city IS NULL"),
        };
        query.push(" AND p.retired_at IS NULL AND p.same_id IS NULL ORDER BY p.id LIMIT ").push_bind(limit);
        query.build_query_as::<PremisesRow>().fetch_all(c).await
    })?))
}

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
    pub fn new(id: PremisesId, row: &SourcePremises) -> Self {
        Self {
            id,
            source_key: row.key.key.clone(),
            kind: row.kind,
            name: row.name.clone(),
            activity: row.activity.clone(),
            number: row.address.number.clone(),
            street: row.address.street.clone(),
            postcode: row.address.postcode.clone(),
            city: row.address.city.clone(),
            dwellings_stated: row.dwellings.map(i64::from),
            lon: row.position.lon,
            lat: row.position.lat,
            vagueness: i64::from(row.vagueness),
            opening_hours: row.opening_hours.clone(),
            official_id: row.official_id.clone(),
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
            "SELECT id, source_key, kind, name, activity, number, street, postcode, city, dwellings_stated, lon, lat, vagueness, \
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

/// Rows in one statement: nineteen values each, and SQLite takes 32,766. More in one make it no faster.
const AT_ONCE: usize = 400;

/// Adds rows of one source, but those whose key stands already; gives how many were added.
pub async fn insert(tx: &mut Tx, source: &str, rows: &[Stored], now: Timestamp) -> Result<u64> {
    let mut added = 0;
    for rows in rows.chunks(AT_ONCE) {
        added += insert_some(tx, source, rows, now).await?;
    }
    Ok(added)
}

async fn insert_some(tx: &mut Tx, source: &str, rows: &[Stored], now: Timestamp) -> Result<u64> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(
            "INSERT INTO premises (id, source, source_key, kind, name, activity, number, street, postcode, city, dwellings_stated, \
             lon, lat, band, vagueness, opening_hours, official_id, added_at, changed_at) ",
        );
        query.push_values(rows, |mut values, row| {
            values.push_bind(row.id).push_bind(source.to_owned()).push_bind(row.source_key.clone()).push_bind(row.kind);
            values.push_bind(row.name.clone()).push_bind(row.activity.clone()).push_bind(row.number.clone());
            values.push_bind(row.street.clone()).push_bind(row.postcode.clone()).push_bind(row.city.clone());
            values.push_bind(row.dwellings_stated).push_bind(row.lon).push_bind(row.lat).push_bind(band(row.lat));
            values.push_bind(row.vagueness).push_bind(row.opening_hours.clone()).push_bind(row.official_id.clone());
            values.push_bind(now).push_bind(now);
        });
        query.push(" ON CONFLICT (source, source_key) DO NOTHING");
        query.build().execute(c).await.map(|done| done.rows_affected())
    })?)
}

/// Changes a row to what its file says now.
pub async fn update(tx: &mut Tx, row: &Stored, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE premises SET kind = $2, name = $3, activity = $4, number = $5, street = $6, postcode = $7, city = $8, \
         dwellings_stated = $9, lon = $10, lat = $11, band = $12, vagueness = $13, opening_hours = $14, changed_at = $15, official_id = $16, \
         retired_at = NULL WHERE id = $1",
    )
    .bind(row.id).bind(row.kind).bind(row.name.clone()).bind(row.activity.clone()).bind(row.number.clone())
    .bind(row.street.clone()).bind(row.postcode.clone()).bind(row.city.clone()).bind(row.dwellings_stated)
    .bind(row.lon).bind(row.lat).bind(band(row.lat)).bind(row.vagueness).bind(row.opening_hours.clone()).bind(now)
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

/// Gives a door the dwellings that were counted in its buildings, and says whether other doors have a share of these.
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
