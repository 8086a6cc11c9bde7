//! Rings of multipolygons from the ways that they are drawn with, and which hole belongs to which outside. Pure.

use geo::{Contains, Coord, Geometry, LineString, MultiPolygon, Polygon};

use super::spool::At;

/// Degrees of a place.
pub fn degrees(at: At) -> Coord<f64> {
    // Dividing gives the number that the same degrees written with seven decimals are read as.
    Coord { x: f64::from(at.lon) / 1e7, y: f64::from(at.lat) / 1e7 }
}

/// Joins ways by their ends into closed rings; none when an end stays open.
fn closed(mut ways: Vec<Vec<At>>) -> Option<Vec<LineString<f64>>> {
    let mut rings = Vec::new();
    while let Some(mut ring) = ways.pop() {
        while ring.first() != ring.last() {
            let end = *ring.last()?;
            let next = ways.iter().position(|way| way.first() == Some(&end) || way.last() == Some(&end))?;
            let mut way = ways.swap_remove(next);
            if way.first() != Some(&end) {
                way.reverse();
            }
            ring.extend(way.into_iter().skip(1));
        }
        if ring.len() < 4 {
            return None;
        }
        rings.push(ring.into_iter().map(degrees).collect());
    }
    Some(rings)
}

/// The surface between outer and inner ways; none when they do not close.
pub fn surface(outer: Vec<Vec<At>>, inner: Vec<Vec<At>>) -> Option<Geometry<f64>> {
    let mut polygons: Vec<Polygon<f64>> =
        closed(outer)?.into_iter().map(|ring| Polygon::new(ring, Vec::new())).collect();
    for hole in closed(inner)? {
        let first = *hole.0.first()?;
        let around = match polygons.len() {
            1 => polygons.first_mut(),
            _ => polygons.iter_mut().find(|polygon| polygon.contains(&first)),
        };
        around?.interiors_push(hole);
    }
    match polygons.len() {
        0 => None,
        1 => polygons.pop().map(Geometry::Polygon),
        _ => Some(Geometry::MultiPolygon(MultiPolygon::new(polygons))),
    }
}

#[cfg(test)]
mod tests {
    use geo::Area;

    use super::*;

    fn way(places: &[(i32, i32)]) -> Vec<At> {
        places.iter().map(|(lon, lat)| At { lon: lon * 10_000_000, lat: lat * 10_000_000 }).collect()
    }

    #[test]
    fn ways_are_joined_whichever_way_they_run_and_holes_find_their_outside() {
        let outer = vec![
            way(&[(0, 0), (4, 0), (4, 4)]),
            way(&[(0, 0), (0, 4), (4, 4)]),
            way(&[(10, 0), (14, 0), (14, 4), (10, 0)]),
        ];
        let inner = vec![way(&[(1, 1), (2, 1), (2, 2), (1, 1)])];
        let Some(Geometry::MultiPolygon(surface)) = surface(outer, inner) else { panic!() };
        assert_eq!(surface.0.len(), 2);
        assert!((surface.unsigned_area() - (16.0 - 0.5 + 8.0)).abs() < 1e-9);
    }

    #[test]
    fn what_does_not_close_is_no_surface() {
        assert_eq!(surface(vec![way(&[(0, 0), (4, 0), (4, 4)])], Vec::new()), None);
        assert_eq!(surface(vec![way(&[(0, 0), (4, 0), (0, 0)])], Vec::new()), None);
        assert_eq!(surface(Vec::new(), Vec::new()), None);
        assert_eq!(surface(vec![Vec::new()], Vec::new()), None);
    }
}
