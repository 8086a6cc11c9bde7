//! Buildings: of the BD TOPO with `NB_LOGTS` (or `nombre_de_logements`, as its newer editions say), of OpenStreetMap with
//! `building:flats`. They are drawn on maps, and those with dwellings give them to their doors.

use geo::Geometry;

use super::features::Feature;
use super::{FeatureKind, Record, Row, SourceFeature};
use crate::i18n::Sentence;

/// Where each source writes the number of dwellings.
const DWELLINGS: [&str; 4] = ["NB_LOGTS", "nombre_de_logements", "nb_logts", "building:flats"];

/// Whether a feature is a building.
pub fn recognises(feature: &Feature) -> bool {
    let is_surface = matches!(feature.shape, Geometry::Polygon(_) | Geometry::MultiPolygon(_));
    let marks = ["building", "NB_LOGTS", "nombre_de_logements", "nb_logts", "USAGE1", "usage_1"];
    is_surface && feature.first_tag(&marks).is_some_and(|value| value != "no")
}

/// Reads a building.
pub fn read(feature: &Feature) -> Row<Record> {
    if !recognises(feature) {
        return Err(Sentence::new("premises-import-not-a-building"));
    }
    let mut dwellings = None;
    for column in DWELLINGS {
        dwellings = dwellings.or(feature.count(column)?);
    }
    Ok(Record::Feature(SourceFeature {
        key: feature.key(),
        kind: FeatureKind::Building,
        name: feature.tag("name"),
        dwellings,
        shape: feature.shape.clone(),
    }))
}
