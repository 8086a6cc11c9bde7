//! Makes one multipolygon of the parts. Parts that lie apart stay exactly as they were drawn; parts that overlap or touch
//! are merged, so that no place is counted twice.

use geo::{BoundingRect, Intersects, MultiPolygon, Polygon, Validation, unary_union};

use super::fault::{OutlineFault, Wrong};

/// Joins polygons that are each valid.
pub fn join(polygons: Vec<Polygon<f64>>) -> Result<MultiPolygon<f64>, OutlineFault> {
    let boxes: Vec<_> = polygons.iter().filter_map(BoundingRect::bounding_rect).collect();
    let apart =
        boxes.iter().enumerate().all(|(index, one)| boxes[index + 1..].iter().all(|other| !one.intersects(other)));
    if apart {
        return Ok(MultiPolygon::new(polygons));
    }
    let joined = unary_union(&polygons);
    if joined.0.is_empty() || !joined.is_valid() {
        return Err(OutlineFault::of_document(Wrong::NotJoined));
    }
    Ok(joined)
}
