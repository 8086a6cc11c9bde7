//! Walking times between places, in whole seconds: given as a matrix, or reckoned from points. The room never routes along
//! streets itself; who has a street network gives a matrix.

use crate::error::Fault;
use crate::i18n::Sentence;

/// The most places that a problem may have: their matrix takes 64 MB.
pub const MAX_PLACES: usize = 4_000;
/// The longest walk between two places that is taken seriously, in seconds.
pub const MAX_WALK_S: i64 = 172_800;
/// Mean radius of the Earth in metres (IUGG).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Walking seconds from each place to each other; the two directions may differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walking {
    places: usize,
    seconds: Vec<u32>,
}

impl Walking {
    /// Takes a square matrix of whole seconds, row by row. Faults point below `/matrix_s`.
    pub fn from_matrix(rows: Vec<Vec<i64>>) -> Result<Self, Fault> {
        let places = rows.len();
        check_number_of_places(places, "/matrix_s")?;
        let mut seconds = Vec::with_capacity(places * places);
        for (from, row) in rows.iter().enumerate() {
            if row.len() != places {
                let sentence =
                    Sentence::new("visits-problem-matrix-not-square").with("rows", places).with("entries", row.len());
                return Err(Fault::new(format!("/matrix_s/{from}"), sentence));
            }
            for (to, &walk_s) in row.iter().enumerate() {
                match u32::try_from(walk_s) {
                    Ok(walk_s) if i64::from(walk_s) <= MAX_WALK_S => seconds.push(walk_s),
                    _ => {
                        let sentence =
                            Sentence::new("visits-problem-out-of-range").with("lowest", 0).with("highest", MAX_WALK_S);
                        return Err(Fault::new(format!("/matrix_s/{from}/{to}"), sentence));
                    }
                }
            }
        }
        Ok(Self { places, seconds })
    }

    /// Reckons times from points (longitude, latitude in WGS 84 degrees): the great circle, made longer by `detour`, at
    /// `walking_m_per_s`, rounded to whole seconds. Faults point below `/points`.
    pub fn from_points(points: &[[f64; 2]], walking_m_per_s: f64, detour: f64) -> Result<Self, Fault> {
        let places = points.len();
        check_number_of_places(places, "/points")?;
        if let Some(place) = points.iter().position(|[lon, lat]| !(lon.abs() <= 180.0 && lat.abs() <= 90.0)) {
            return Err(Fault::new(format!("/points/{place}"), Sentence::new("visits-problem-not-a-position")));
        }
        let mut seconds = Vec::with_capacity(places * places);
        for &from in points {
            for &to in points {
                let walk_s = (great_circle_m(from, to) * detour / walking_m_per_s).round();
                // From one end of the Earth to the other at a slow pace is more than anyone walks; it stays a valid time.
                seconds.push(walk_s.clamp(0.0, MAX_WALK_S as f64) as u32);
            }
        }
        Ok(Self { places, seconds })
    }

    /// How many places there are; they are numbered from 0.
    pub fn places(&self) -> usize {
        self.places
    }

    /// Seconds on foot from one place to another.
    pub fn seconds(&self, from: usize, to: usize) -> i64 {
        i64::from(self.seconds[from * self.places + to])
    }
}

fn check_number_of_places(places: usize, pointer: &str) -> Result<(), Fault> {
    if places > MAX_PLACES {
        let sentence = Sentence::new("visits-problem-too-many").with("count", places).with("most", MAX_PLACES);
        return Err(Fault::new(pointer, sentence));
    }
    Ok(())
}

/// The haversine formula: metres between two positions on a sphere, at most 0.6 % off on the real Earth.
fn great_circle_m([lon_a, lat_a]: [f64; 2], [lon_b, lat_b]: [f64; 2]) -> f64 {
    let (lat_a, lat_b) = (lat_a.to_radians(), lat_b.to_radians());
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((lon_b - lon_a).to_radians() / 2.0).sin();
    let square = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS_M * square.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_along_a_meridian_takes_the_time_that_geometry_says() {
        let walking = Walking::from_points(&[[4.88, 45.75], [4.88, 45.76]], 1.2, 1.3).unwrap();
        // A hundredth of a degree of latitude is 1 111.9 m on the sphere.
        assert_eq!(walking.seconds(0, 1), 1205);
        assert_eq!(walking.seconds(1, 1), 0);
    }

    #[test]
    fn a_row_that_is_too_short_is_named() {
        let fault = Walking::from_matrix(vec![vec![0, 1], vec![0]]).unwrap_err();
        assert_eq!(fault.pointer, "/matrix_s/1");
    }

    #[test]
    fn a_point_off_the_earth_is_named() {
        let fault = Walking::from_points(&[[4.0, 45.0], [4.0, f64::NAN]], 1.2, 1.3).unwrap_err();
        assert_eq!(fault.pointer, "/points/1");
    }
}
