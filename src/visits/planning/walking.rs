//! Walking times between places, in whole seconds: given as a matrix, or reckoned from points. The room never routes along
//! streets itself; who has a street network gives a matrix.

use crate::error::Fault;
use crate::i18n::Sentence;

/// The most places that a matrix may have: it takes 64 MB. Points beyond it are reckoned each time anew.
pub const MAX_PLACES: usize = 4_000;
/// The most points that a problem may have.
pub const MAX_POINTS: usize = 20_000;
/// The longest walk between two places that is taken seriously, in seconds.
pub const MAX_WALK_S: i64 = 172_800;
/// Mean radius of the Earth in metres (IUGG).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Walking seconds from each place to each other; the two directions may differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Walking {
    places: usize,
    times: Times,
}

#[derive(Debug, Clone, PartialEq)]
enum Times {
    /// Row by row.
    Matrix(Vec<u32>),
    /// Unit vectors from the middle of the Earth.
    Points { directions: Vec<[f64; 3]>, seconds_per_radian: f64 },
}

/// The walks from one place.
#[derive(Clone, Copy)]
pub enum Walks<'a> {
    /// Looked up.
    Row(&'a [u32]),
    /// Reckoned.
    From {
        /// The place, as a unit vector.
        here: [f64; 3],
        /// All places.
        directions: &'a [[f64; 3]],
        /// The pace.
        seconds_per_radian: f64,
    },
}

impl Walks<'_> {
    /// Seconds on foot to a place.
    #[inline]
    pub fn seconds(&self, to: u32) -> i32 {
        match self {
            Self::Row(row) => row[to as usize] as i32,
            Self::From { here, directions, seconds_per_radian } => {
                walk_s(*here, directions[to as usize], *seconds_per_radian) as i32
            }
        }
    }
}

impl Walking {
    /// Takes a square matrix of whole seconds, row by row. Faults point below `/matrix_s`.
    pub fn from_matrix(rows: Vec<Vec<i64>>) -> Result<Self, Fault> {
        let places = rows.len();
        check_number_of_places(places, MAX_PLACES, "/matrix_s")?;
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
        Ok(Self { places, times: Times::Matrix(seconds) })
    }

    /// Reckons times from points (longitude, latitude in WGS 84 degrees): the great circle, made longer by `detour`, at
    /// `walking_m_per_s`, rounded to whole seconds. Faults point below `/points`.
    pub fn from_points(points: &[[f64; 2]], walking_m_per_s: f64, detour: f64) -> Result<Self, Fault> {
        let places = points.len();
        check_number_of_places(places, MAX_POINTS, "/points")?;
        if let Some(place) = points.iter().position(|[lon, lat]| !(lon.abs() <= 180.0 && lat.abs() <= 90.0)) {
            return Err(Fault::new(format!("/points/{place}"), Sentence::new("visits-problem-not-a-position")));
        }
        let directions: Vec<[f64; 3]> = points.iter().map(|&point| direction(point)).collect();
        let seconds_per_radian = EARTH_RADIUS_M * detour / walking_m_per_s;
        if places > MAX_PLACES {
            return Ok(Self { places, times: Times::Points { directions, seconds_per_radian } });
        }
        let mut seconds = Vec::with_capacity(places * places);
        for &from in &directions {
            seconds.extend(directions.iter().map(|&to| walk_s(from, to, seconds_per_radian)));
        }
        Ok(Self { places, times: Times::Matrix(seconds) })
    }

    /// How many places there are; they are numbered from 0.
    pub fn places(&self) -> usize {
        self.places
    }

    /// Seconds on foot from one place to another.
    pub fn seconds(&self, from: usize, to: usize) -> i64 {
        i64::from(self.walks_from(from as u32).seconds(to as u32))
    }

    /// The walks from a place to all others.
    pub fn walks_from(&self, place: u32) -> Walks<'_> {
        let place = place as usize;
        match &self.times {
            Times::Matrix(seconds) => Walks::Row(&seconds[place * self.places..(place + 1) * self.places]),
            Times::Points { directions, seconds_per_radian } => {
                Walks::From { here: directions[place], directions, seconds_per_radian: *seconds_per_radian }
            }
        }
    }

    /// The walks among some of the places, which are then numbered in this order.
    pub fn among(&self, places: &[usize]) -> Self {
        let times = match &self.times {
            Times::Matrix(seconds) => {
                let row = |from: &usize| &seconds[from * self.places..(from + 1) * self.places];
                Times::Matrix(places.iter().map(row).flat_map(|row| places.iter().map(|&to| row[to])).collect())
            }
            Times::Points { directions, seconds_per_radian } => Times::Points {
                directions: places.iter().map(|&place| directions[place]).collect(),
                seconds_per_radian: *seconds_per_radian,
            },
        };
        Self { places: places.len(), times }
    }

    /// The same with every walk turned round; nothing when that makes no difference.
    pub fn turned(&self) -> Option<Self> {
        let Times::Matrix(seconds) = &self.times else { return None };
        let mut turned = vec![0; seconds.len()];
        for from in 0..self.places {
            for to in 0..self.places {
                turned[to * self.places + from] = seconds[from * self.places + to];
            }
        }
        (turned != *seconds).then_some(Self { places: self.places, times: Times::Matrix(turned) })
    }
}

fn check_number_of_places(places: usize, most: usize, pointer: &str) -> Result<(), Fault> {
    if places > most {
        let sentence = Sentence::new("visits-problem-too-many").with("count", places).with("most", most);
        return Err(Fault::new(pointer, sentence));
    }
    Ok(())
}

fn direction([lon, lat]: [f64; 2]) -> [f64; 3] {
    let ((sin_lon, cos_lon), (sin_lat, cos_lat)) = (lon.to_radians().sin_cos(), lat.to_radians().sin_cos());
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

/// Along the great circle on a sphere, at most 0.6 % off on the real Earth: half the angle is the arc sine of half the chord.
#[inline]
fn walk_s(from: [f64; 3], to: [f64; 3], seconds_per_radian: f64) -> u32 {
    let [x, y, z] = [from[0] - to[0], from[1] - to[1], from[2] - to[2]];
    let half = (x * x + y * y + z * z).sqrt() / 2.0;
    // The series is exact to the last bit over distances that people walk.
    let angle = if half < 0.01 {
        let square = half * half;
        2.0 * half * (1.0 + square * (1.0 / 6.0 + square * 3.0 / 40.0))
    } else {
        2.0 * half.min(1.0).asin()
    };
    // From one end of the Earth to the other at a slow pace is more than anyone walks; it stays a valid time.
    (angle * seconds_per_radian).round().min(MAX_WALK_S as f64) as u32
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
    fn many_points_are_as_far_apart_as_few() {
        let point = |number: usize| [4.8 + (number % 83) as f64 * 0.002, 45.7 + (number % 71) as f64 * 0.001];
        let few: Vec<[f64; 2]> = (0..50).map(point).collect();
        let many: Vec<[f64; 2]> = (0..MAX_PLACES + 1).map(point).collect();
        let (few, many) =
            (Walking::from_points(&few, 1.2, 1.3).unwrap(), Walking::from_points(&many, 1.2, 1.3).unwrap());
        for (from, to) in (0..50).flat_map(|from| (0..50).map(move |to| (from, to))) {
            assert_eq!(few.seconds(from, to), many.seconds(from, to));
        }
    }

    #[test]
    fn some_of_the_places_are_as_far_apart_as_they_were_among_all() {
        let walking = Walking::from_matrix(vec![vec![0, 1, 2], vec![3, 0, 5], vec![6, 7, 0]]).unwrap();
        assert_eq!(walking.among(&[2, 0]), Walking::from_matrix(vec![vec![0, 6], vec![2, 0]]).unwrap());
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
