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
    COALESCE(p.dwellings_stated, p.dwellings_counted) AS dwellings, p.lon, p.lat, p.opening_hours \
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
        query.push(") AND p.lon BETWEEN ").push_bind(bounds.west).push(" AND ").push_bind(bounds.east);
        query.push(" AND p.lat BETWEEN ").push_bind(bounds.south).push(" AND ").push_bind(bounds.north);
        if let Some(kind) = kind {
            query.push(" AND p.kind = ").push_bind(kind);
        }
        query.push(" ORDER BY p.id");
        query.build_query_as::<PremisesRow>().fetch_all(c).await
    })?))
}

/// The streets with doors: name and town; within a box when it is given.
pub async fn streets(tx: &mut Tx, bounds: Option<Bounds>, limit: i64) -> Result<Vec<(String, Option<String>)>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new("SELECT DISTINCT street, city FROM premises WHERE street IS NOT NULL");
        if let Some(bounds) = bounds {
            query.push(" AND lon BETWEEN ").push_bind(bounds.west).push(" AND ").push_bind(bounds.east);
            query.push(" AND band IN (");
            let mut bands = query.separated(", ");
            for band in bounds.bands() {
                bands.push_bind(band);
            }
            query.push(")");
        }
        query.push(" ORDER BY street, city LIMIT ").push_bind(limit);
        query.build_query_as::<(String, Option<String>)>().fetch_all(c).await
    })?)
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
        query.push(" ORDER BY p.id LIMIT ").push_bind(limit);
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
        }
    }
}

/// What is stored of these keys of one source.
pub async fn by_keys(tx: &mut Tx, source: &str, keys: &[&str]) -> Result<Vec<Stored>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(
            "SELECT id, source_key, kind, name, activity, number, street, postcode, city, dwellings_stated, lon, lat, vagueness, \
             opening_hours FROM premises WHERE source = ",
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

/// Adds rows of one source.
pub async fn insert(tx: &mut Tx, source: &str, rows: &[Stored], now: Timestamp) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    on!(tx, c => {
        let mut query = QueryBuilder::new(
            "INSERT INTO premises (id, source, source_key, kind, name, activity, number, street, postcode, city, dwellings_stated, \
             lon, lat, band, vagueness, opening_hours, added_at, changed_at) ",
        );
        query.push_values(rows, |mut values, row| {
            values.push_bind(row.id).push_bind(source.to_owned()).push_bind(row.source_key.clone()).push_bind(row.kind);
            values.push_bind(row.name.clone()).push_bind(row.activity.clone()).push_bind(row.number.clone());
            values.push_bind(row.street.clone()).push_bind(row.postcode.clone()).push_bind(row.city.clone());
            values.push_bind(row.dwellings_stated).push_bind(row.lon).push_bind(row.lat).push_bind(band(row.lat));
            values.push_bind(row.vagueness).push_bind(row.opening_hours.clone()).push_bind(now).push_bind(now);
        });
        query.build().execute(c).await.map(|_| ())
    })?;
    Ok(())
}

/// Changes a row to what its file says now.
pub async fn update(tx: &mut Tx, row: &Stored, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE premises SET kind = $2, name = $3, activity = $4, number = $5, street = $6, postcode = $7, city = $8, \
         dwellings_stated = $9, lon = $10, lat = $11, band = $12, vagueness = $13, opening_hours = $14, changed_at = $15 WHERE id = $1",
    )
    .bind(row.id).bind(row.kind).bind(row.name.clone()).bind(row.activity.clone()).bind(row.number.clone())
    .bind(row.street.clone()).bind(row.postcode.clone()).bind(row.city.clone()).bind(row.dwellings_stated)
    .bind(row.lon).bind(row.lat).bind(band(row.lat)).bind(row.vagueness).bind(row.opening_hours.clone()).bind(now)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

row! {
    /// What of a premises ties it to others.
    #[derive(Debug, Clone)]
    pub struct Tied {
        pub id: PremisesId,
        pub kind: PremisesKind,
        pub number: Option<String>,
        pub street: Option<String>,
        pub lon: f64,
        pub lat: f64,
        pub door_id: Option<PremisesId>,
        pub dwellings_counted: Option<i64>,
    }
}

/// The premises of one strip, in the order of their ids.
pub async fn tied_in_band(tx: &mut Tx, band: i64) -> Result<Vec<Tied>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, kind, number, street, lon, lat, door_id, dwellings_counted FROM premises WHERE band = $1 ORDER BY id",
    ).bind(band).fetch_all(c).await)?)
}

/// Ties an establishment to its door.
pub async fn set_door(tx: &mut Tx, id: PremisesId, door: Option<PremisesId>) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE premises SET door_id = $2 WHERE id = $1").bind(id).bind(door).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Gives a door the dwellings that were counted in its buildings.
pub async fn set_dwellings_counted(tx: &mut Tx, id: PremisesId, dwellings: Option<i64>) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE premises SET dwellings_counted = $2 WHERE id = $1")
        .bind(id).bind(dwellings).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// How many premises of each kind the register holds.
pub async fn counts(tx: &mut Tx) -> Result<Vec<(PremisesKind, i64)>> {
    Ok(on!(tx, c => sqlx::query_as("SELECT kind, COUNT(*) FROM premises GROUP BY kind").fetch_all(c).await)?)
}
