//! The background of maps: streets, paths, buildings, greens, waters. A feature is listed in every strip that its box touches, so
//! that a map's box finds it as doors are found.

use sqlx::QueryBuilder;

use crate::db::Tx;
use crate::error::Result;
use crate::id::FeatureId;
use crate::premises::affected::Bounds;
use crate::premises::import::FeatureKind;
use crate::{on, row};

row! {
    /// A feature as it is stored.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Stored {
        pub id: FeatureId,
        pub source_key: String,
        pub kind: FeatureKind,
        pub name: Option<String>,
        pub dwellings: Option<i64>,
        /// A GeoJSON geometry.
        pub shape: String,
        /// The strip of its box's middle.
        pub band: i64,
    }
}

const SELECT: &str = "SELECT id, source_key, kind, name, dwellings, shape, band FROM features ";

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
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE source = ").push_bind(source.to_owned()).push(" AND source_key IN (");
        let mut listed = query.separated(", ");
        for key in keys {
            listed.push_bind((*key).to_owned());
        }
        query.push(")");
        query.build_query_as::<Stored>().fetch_all(c).await
    })?)
}

/// Adds a feature of one source.
pub async fn insert(tx: &mut Tx, source: &str, row: &Stored, bounds: Bounds) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO features (id, source, source_key, kind, name, dwellings, shape, band) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(row.id).bind(source.to_owned()).bind(row.source_key.clone()).bind(row.kind).bind(row.name.clone())
    .bind(row.dwellings).bind(row.shape.clone()).bind(row.band).execute(c).await.map(|_| ()))?;
    insert_strips(tx, row.id, bounds).await
}

/// Changes a feature to what its file says now.
pub async fn update(tx: &mut Tx, row: &Stored, bounds: Bounds) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE features SET kind = $2, name = $3, dwellings = $4, shape = $5, band = $6 WHERE id = $1")
        .bind(row.id).bind(row.kind).bind(row.name.clone()).bind(row.dwellings).bind(row.shape.clone()).bind(row.band)
        .execute(c).await.map(|_| ()))?;
    on!(tx, c => sqlx::query("DELETE FROM feature_strips WHERE feature_id = $1").bind(row.id).execute(c).await.map(|_| ()))?;
    insert_strips(tx, row.id, bounds).await
}

async fn insert_strips(tx: &mut Tx, id: FeatureId, bounds: Bounds) -> Result<()> {
    on!(tx, c => {
        let mut query = QueryBuilder::new("INSERT INTO feature_strips (feature_id, band, west, east) ");
        query.push_values(bounds.bands(), |mut values, band| {
            values.push_bind(id).push_bind(band).push_bind(bounds.west).push_bind(bounds.east);
        });
        query.build().execute(c).await.map(|_| ())
    })?;
    Ok(())
}

/// The features of these kinds whose box meets a box, at most so many: streets before waters, greens, buildings and the rest.
pub async fn within(tx: &mut Tx, bounds: Bounds, kinds: &[FeatureKind], limit: i64) -> Result<Vec<Stored>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE id IN (SELECT feature_id FROM feature_strips WHERE band IN (");
        let mut bands = query.separated(", ");
        for band in bounds.bands() {
            bands.push_bind(band);
        }
        query.push(") AND west <= ").push_bind(bounds.east).push(" AND east >= ").push_bind(bounds.west);
        query.push(") AND kind IN (");
        let mut listed = query.separated(", ");
        for kind in kinds {
            listed.push_bind(*kind);
        }
        query.push(") ORDER BY CASE kind WHEN 'street' THEN 0 WHEN 'water' THEN 1 WHEN 'green' THEN 2 WHEN 'building' THEN 3 ELSE 4 END, id");
        query.push(" LIMIT ").push_bind(limit);
        query.build_query_as::<Stored>().fetch_all(c).await
    })?)
}

/// Whether there is a building with dwellings between two strips, both included.
pub async fn any_inhabited(tx: &mut Tx, from: i64, to: i64) -> Result<bool> {
    Ok(
        on!(tx, c => sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM features WHERE dwellings > 0 AND band BETWEEN $1 AND $2)")
        .bind(from).bind(to).fetch_one(c).await)?,
    )
}

/// The buildings with dwellings whose middle lies in a strip, in the order of their ids.
pub async fn inhabited_in_band(tx: &mut Tx, band: i64) -> Result<Vec<Stored>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE band = ").push_bind(band).push(" AND kind = ").push_bind(FeatureKind::Building);
        query.push(" AND dwellings > 0 ORDER BY id");
        query.build_query_as::<Stored>().fetch_all(c).await
    })?)
}
