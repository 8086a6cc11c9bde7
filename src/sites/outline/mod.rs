//! Outlines: a file as it comes from a drawing, a text field or a disk → a valid WGS 84 multipolygon, or the one fault that stands
//! in the way, with its place and, where there is only one way, how it could be mended. A pure room: no SQL, no HTTP, no words (a fault becomes a [`Sentence`]).
//!
//! The steps, in order: [`mod@format`] tells what kind of file it is, [`reading`], [`kml`] or [`shapefile`] takes it apart and keeps
//! where everything stood; [`mod@reference`] turns French plane coordinates into degrees and recognises swapped or forgotten ones; [`rings`] holds each ring to the rules of
//! simple features; [`join`](join::join) makes one multipolygon of the parts; last come the bounds on extent and area.
//! Rings of the wrong winding are turned, repeated positions dropped: both are harmless and everywhere.
//!
//! [`Sentence`]: crate::i18n::Sentence

mod archive;
mod crossing;
mod fault;
#[cfg(test)]
mod file_tests;
mod format;
mod join;
mod kml;
mod mend;
#[cfg(test)]
mod mend_tests;
mod prj;
mod reading;
mod reference;
mod rings;
mod shapefile;
#[cfg(test)]
mod tests;

use geo::{BoundingRect, Centroid, Coord, GeodesicArea, LineString, MultiPolygon, Rect};
use serde_json::{Value, json};

pub use fault::{OutlineFault, Wrong};
pub use mend::{How, Mend, Mended};
use reading::Document;

/// More positions than this help nobody and make every distance slow: a 5,000-corner ring takes seconds to widen.
pub const MAX_POSITIONS: usize = 5_000;
/// More rings than this are not the zone of one site, and every pair of them has to be compared.
pub const MAX_RINGS: usize = 500;
/// The longest side of a zone's bounding box, in metres. Distances are measured on a plane centred on the zone, exact to
/// 3 mm up to this size; and no site is visited door by door over more.
pub const MAX_EXTENT_M: f64 = 20_000.0;
/// The largest area of a zone, in square metres (25 km²: more than a whole arrondissement).
pub const MAX_AREA_M2: f64 = 25_000_000.0;
/// The smallest area of a zone, in square metres: below it, the outline covers no ground.
pub const MIN_AREA_M2: f64 = 1.0;

/// A valid outline in degrees of WGS 84: x is the longitude, y the latitude; outer rings run counter-clockwise, holes
/// clockwise; parts do not overlap.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    multi_polygon: MultiPolygon<f64>,
    bounding_box: Rect<f64>,
}

/// A stored outline that cannot be read back: our own fault, never a user's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a stored outline is not a multipolygon: {0}")]
pub struct NotStored(String);

/// Why a file is no outline, what can be drawn of it, and how it could be mended.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The first fault that was met.
    pub fault: OutlineFault,
    /// Its rings in degrees as they stood, as far as they could be read.
    pub rings: Vec<LineString<f64>>,
    /// The one way to mend it.
    pub mend: Option<Mend>,
}

impl Outline {
    /// Reads a file of any kind that is known: GeoJSON, KML, KMZ, a zipped Shapefile; told by its content.
    ///
    /// # Errors
    /// The first fault, with its place; the rings to draw it; how to mend it, where there is only one way.
    pub fn read(bytes: &[u8]) -> Result<Self, Box<Refusal>> {
        let refused = |fault| Box::new(Refusal { fault, rings: Vec::new(), mend: None });
        let document = format::read(bytes).map_err(refused)?;
        Self::of_document(document.clone())
            .map_err(|fault| Box::new(Refusal { fault, rings: mend::sketch(&document), mend: mend::mend(&document) }))
    }

    /// Reads a GeoJSON document: Polygon, MultiPolygon, GeometryCollection of those, Feature or FeatureCollection.
    ///
    /// # Errors
    /// The first fault that was met, with its place in the document and, where there is one, on the map.
    pub fn from_geojson(bytes: &[u8]) -> Result<Self, OutlineFault> {
        Self::of_document(reading::read(bytes)?)
    }

    fn of_document(mut document: Document) -> Result<Self, OutlineFault> {
        reference::into_degrees(&mut document)?;
        let polygons = rings::check(document)?;
        Self::within_bounds(join::join(polygons)?)
    }

    /// Reads what [`Outline::to_geojson`] wrote. Rules are not checked again.
    ///
    /// # Errors
    /// When the text is not the coordinates of a multipolygon.
    pub fn from_stored(text: &str) -> Result<Self, NotStored> {
        #[derive(serde::Deserialize)]
        struct Stored {
            coordinates: Vec<Vec<Vec<(f64, f64)>>>,
        }
        let stored: Stored = serde_json::from_str(text).map_err(|error| NotStored(error.to_string()))?;
        let ring = |positions: Vec<(f64, f64)>| positions.into_iter().map(Coord::from).collect();
        let multi_polygon: MultiPolygon<f64> = stored
            .coordinates
            .into_iter()
            .map(|rings| {
                let mut rings = rings.into_iter().map(ring);
                geo::Polygon::new(rings.next().unwrap_or_else(|| geo::LineString::new(Vec::new())), rings.collect())
            })
            .collect();
        let bounding_box = multi_polygon.bounding_rect().ok_or_else(|| NotStored("it is empty".to_owned()))?;
        Ok(Self { multi_polygon, bounding_box })
    }

    fn within_bounds(multi_polygon: MultiPolygon<f64>) -> Result<Self, OutlineFault> {
        let bounding_box = multi_polygon.bounding_rect().ok_or_else(|| OutlineFault::of_document(Wrong::Empty))?;
        let (width_m, height_m) = sides_m(bounding_box);
        let outline = Self { multi_polygon, bounding_box };
        let longest_m = width_m.max(height_m);
        if longest_m > MAX_EXTENT_M {
            return Err(OutlineFault::of_document(Wrong::TooWide { extent_km: longest_m / 1_000.0 }));
        }
        let area_m2 = outline.area_m2();
        if area_m2 > MAX_AREA_M2 {
            return Err(OutlineFault::of_document(Wrong::TooLarge { area_km2: area_m2 / 1e6 }));
        }
        if area_m2 < MIN_AREA_M2 {
            return Err(OutlineFault { place: Some(outline.centre()), ..OutlineFault::of_document(Wrong::ZeroArea) });
        }
        Ok(outline)
    }

    /// The polygons, in degrees.
    pub fn multi_polygon(&self) -> &MultiPolygon<f64> {
        &self.multi_polygon
    }

    /// The smallest box around it, in degrees.
    pub fn bounding_box(&self) -> Rect<f64> {
        self.bounding_box
    }

    /// The area on the ellipsoid, in square metres.
    pub fn area_m2(&self) -> f64 {
        self.multi_polygon.0.iter().map(GeodesicArea::geodesic_area_unsigned).sum()
    }

    /// The centre of gravity, in degrees; of a bent zone it may lie outside.
    pub fn centre(&self) -> Coord<f64> {
        self.multi_polygon.centroid().map_or_else(|| self.bounding_box.center(), Coord::from)
    }

    /// A GeoJSON geometry of type MultiPolygon: what is stored and what is given out.
    pub fn to_geojson(&self) -> String {
        self.to_geojson_value().to_string()
    }

    /// The same as [`Outline::to_geojson`], as a value to put into a larger document.
    pub fn to_geojson_value(&self) -> Value {
        let ring =
            |ring: &geo::LineString<f64>| ring.coords().map(|place| json!([place.x, place.y])).collect::<Value>();
        let polygon = |polygon: &geo::Polygon<f64>| {
            std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect::<Value>()
        };
        json!({ "type": "MultiPolygon", "coordinates": self.multi_polygon.iter().map(polygon).collect::<Value>() })
    }
}

/// Width and height of a box in metres, near enough to hold it against a bound.
fn sides_m(bounding_box: Rect<f64>) -> (f64, f64) {
    const DEGREE_M: f64 = 111_320.0;
    let nearest_to_equator = bounding_box.min().y.abs().min(bounding_box.max().y.abs());
    let width_m = bounding_box.width() * DEGREE_M * nearest_to_equator.to_radians().cos();
    (width_m, bounding_box.height() * DEGREE_M)
}
