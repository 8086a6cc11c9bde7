//! A zone widened by a reach, to be drawn on maps. Who is affected is never decided by it: that is measured door by door.

use geo::algorithm::buffer::{BufferStyle, LineJoin};
use geo::{Buffer, Coord, CoordsIter, MapCoords, MultiPolygon, Simplify};

use super::Position;
use super::affected::{Bounds, Plane};

/// Zones of more corners are simplified first: widening takes longer than the corners grow.
const MOST_CORNERS: usize = 400;
/// How far a simplified outline may stray, in metres; on a map nobody sees it.
const STRAY_M: f64 = 1.0;
/// How round the corners are drawn, in radians a step.
const ROUND: f64 = 0.15;

/// The zone with everything within so many metres of it; none when it cannot be drawn.
pub fn widened(zone: &MultiPolygon<f64>, by_m: f64) -> Option<MultiPolygon<f64>> {
    if by_m <= 0.0 {
        return None;
    }
    let plane = Plane::around(Bounds::of(zone)?.middle()).ok()?;
    let on_plane =
        zone.try_map_coords(|at: Coord<f64>| plane.project(Position { lon: at.x, lat: at.y }).ok_or(())).ok()?;
    let on_plane = if on_plane.coords_count() > MOST_CORNERS { on_plane.simplify(STRAY_M) } else { on_plane };
    let wider = on_plane.buffer_with_style(BufferStyle::new(by_m).line_join(LineJoin::Round(ROUND)));
    wider.try_map_coords(|at: Coord<f64>| plane.unproject(at).map(|at| Coord { x: at.lon, y: at.lat }).ok_or(())).ok()
}

#[cfg(test)]
mod tests {
    use geo::{Contains, Point, polygon};

    use super::*;

    #[test]
    fn the_ring_lies_as_far_out_as_the_reach() {
        let square = polygon![(x: 4.88, y: 45.75), (x: 4.881, y: 45.75), (x: 4.881, y: 45.751), (x: 4.88, y: 45.751)];
        let zone = MultiPolygon::new(vec![square]);
        let wider = widened(&zone, 50.0).unwrap();
        // 50 m south of the zone's edge are 0.00045 degrees.
        assert!(wider.contains(&Point::new(4.8805, 45.75 - 0.00044)));
        assert!(!wider.contains(&Point::new(4.8805, 45.75 - 0.00046)));
        assert_eq!(widened(&zone, 0.0), None);
    }
}
