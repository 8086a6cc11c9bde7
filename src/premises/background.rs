//! What maps are drawn on where no tiles can be had: streets, paths, buildings, greens and waters from our own imports.

use geo::{Geometry, LineString};

use super::affected::Bounds;
use super::import::FeatureKind;
use super::store;
use crate::db::Tx;
use crate::error::{Error, Result};

/// The most that one map shows.
const MOST_FEATURES: i64 = 20_000;
/// The most streets and paths that are walked on: those of a city.
const MOST_WAYS: i64 = 200_000;
/// Wider views than this, in degrees of longitude, show no trees and no paths.
const WITH_TREES: f64 = 0.03;
/// Wider views than this show no buildings either.
const WITH_BUILDINGS: f64 = 0.08;

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

/// What a view of this width can show.
fn shown(bounds: Bounds) -> &'static [FeatureKind] {
    use FeatureKind::{Building, Green, Path, Street, Tree, Water};
    match bounds.east - bounds.west {
        wide if wide > WITH_BUILDINGS => &[Street, Water, Green],
        wide if wide > WITH_TREES => &[Street, Water, Green, Building],
        _ => &[Street, Water, Green, Building, Path, Tree],
    }
}

/// The features whose box meets a box, as many kinds of them as a view of its width can show; where there are too many for one map,
/// streets stay longest.
pub async fn background(tx: &mut Tx, bounds: Bounds) -> Result<Vec<Feature>> {
    let stored = store::features::within(tx, bounds, shown(bounds), MOST_FEATURES).await?;
    stored.into_iter().map(|row| Ok(Feature { kind: row.kind, name: row.name, shape: shape(&row.shape)? })).collect()
}

/// The streets and paths whose box meets a box, to walk on: all of them, however wide the box is.
pub async fn ways(tx: &mut Tx, bounds: Bounds) -> Result<Vec<(FeatureKind, LineString<f64>)>> {
    let kinds = [FeatureKind::Street, FeatureKind::Path];
    let mut ways = Vec::new();
    for row in store::features::within(tx, bounds, &kinds, MOST_WAYS).await? {
        match shape(&row.shape)? {
            Geometry::LineString(line) => ways.push((row.kind, line)),
            Geometry::MultiLineString(lines) => ways.extend(lines.into_iter().map(|line| (row.kind, line))),
            _ => {}
        }
    }
    Ok(ways)
}

/// The background as a GeoJSON FeatureCollection with `kind` and `name`; the stored shapes are passed on as they are.
pub async fn background_geojson(tx: &mut Tx, bounds: Bounds) -> Result<String> {
    let stored = store::features::within(tx, bounds, shown(bounds), MOST_FEATURES).await?;
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
