//! The background of maps from OpenStreetMap: streets and paths (`highway`), greens (`leisure`, `landuse`, `natural`), waters
//! and trees.

use geo::Geometry;

use super::features::Feature;
use super::{FeatureKind, Record, Row, SourceFeature};
use crate::i18n::Sentence;

const PATHS: [&str; 8] = ["footway", "path", "pedestrian", "steps", "cycleway", "track", "bridleway", "corridor"];
const GREENS: [(&str, &[&str]); 3] = [
    ("leisure", &["park", "garden", "pitch", "playground", "common"]),
    ("landuse", &["grass", "forest", "meadow", "village_green", "recreation_ground", "allotments", "cemetery"]),
    ("natural", &["wood", "scrub", "grassland", "tree_row"]),
];

fn kind(feature: &Feature) -> Option<FeatureKind> {
    if let Geometry::Point(_) = feature.shape {
        return feature.tag("natural").filter(|natural| natural == "tree").map(|_| FeatureKind::Tree);
    }
    if let Some(highway) = feature.tag("highway") {
        return Some(if PATHS.contains(&highway.as_str()) { FeatureKind::Path } else { FeatureKind::Street });
    }
    if feature.tag("waterway").is_some() || feature.tag("natural").is_some_and(|natural| natural == "water") {
        return Some(FeatureKind::Water);
    }
    let is_green =
        |(tag, values): &(&str, &[&str])| feature.tag(tag).is_some_and(|value| values.contains(&value.as_str()));
    GREENS.iter().any(is_green).then_some(FeatureKind::Green)
}

/// Whether a feature is a street or another thing of the background.
pub fn recognises(feature: &Feature) -> bool {
    kind(feature).is_some()
}

/// Reads a street, a path, a green or a water.
pub fn read(feature: &Feature) -> Row<Record> {
    let kind = kind(feature).ok_or_else(|| Sentence::new("premises-import-not-background"))?;
    Ok(Record::Feature(SourceFeature {
        key: feature.key(),
        kind,
        name: feature.tag("name"),
        dwellings: None,
        shape: feature.shape.clone(),
    }))
}
