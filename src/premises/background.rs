//! What maps are drawn on where no tiles can be had: streets, paths, buildings, greens and waters from our own imports.

use geo::Geometry;

use super::affected::Bounds;
use super::import::FeatureKind;
use super::store;
use crate::db::Tx;
use crate::error::{Error, Result};

/// The most that one map shows.
const MOST_FEATURES: i64 = 20_000;

/// A thing of the background.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// What it is.
    pub kind: FeatureKind,
    /// Its name.
    pub name: Option<String>,
    /// Lines or polygons, in degrees.
    pub shape: Geometry<f64>,
}

/// The features whose box meets a box: greens and waters first, then buildings, paths, streets, as they are painted.
pub async fn background(tx: &mut Tx, bounds: Bounds) -> Result<Vec<Feature>> {
    let stored = store::features::within(tx, bounds, MOST_FEATURES).await?;
    stored.into_iter().map(|row| Ok(Feature { kind: row.kind, name: row.name, shape: shape(&row.shape)? })).collect()
}

/// The same as a GeoJSON FeatureCollection with `kind` and `name`; the stored shapes are passed on as they are.
pub async fn background_geojson(tx: &mut Tx, bounds: Bounds) -> Result<String> {
    let stored = store::features::within(tx, bounds, MOST_FEATURES).await?;
    let mut text = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for (place, row) in stored.iter().enumerate() {
        let properties = serde_json::json!({"kind": row.kind, "name": row.name});
        let comma = if place > 0 { "," } else { "" };
        text.push_str(comma);
        text.push_str("{\"type\":\"Feature\",\"properties\":");
        text.push_str(&properties.to_string());
        text.push_str(",\"geometry\":");
        text.push_str(&row.shape);
        text.push('}');
    }
    text.push_str("]}");
    Ok(text)
}

/// Reads a stored shape back.
pub(super) fn shape(stored: &str) -> Result<Geometry<f64>> {
    let geometry: geojson::Geometry = stored.parse().map_err(|error: geojson::Error| Error::internal(error))?;
    Geometry::try_from(geometry).map_err(Error::internal)
}
