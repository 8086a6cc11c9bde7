//! The plane on which a zone is measured: transverse Mercator on GRS 80. Near its centre, where nearly every door lies, by a series
//! of our own, a handful of multiplications, which agrees with the general way to a thousandth of a millimetre (held by a
//! property); elsewhere by `proj4rs`.

use std::f64::consts::FRAC_PI_2;

use geo::Coord;
use proj4rs::Proj;
use proj4rs::adaptors::transform_vertex_2d;

use crate::i18n::Sentence;
use crate::premises::Position;

/// A flat piece of the earth around a centre, in metres.
#[derive(Debug)]
pub struct Plane {
    near: Option<Series>,
    degrees: Proj,
    metres: Proj,
}

impl Plane {
    /// The transverse Mercator plane that touches the earth at `centre`.
    pub fn around(centre: Position) -> Result<Self, Sentence> {
        let metres = format!("+proj=tmerc +lat_0={} +lon_0={} +k_0=1 +ellps=GRS80 +units=m", centre.lat, centre.lon);
        let unusable = |_| Sentence::new("premises-position-not-a-number");
        Ok(Self {
            near: Series::around(centre),
            degrees: Proj::from_proj_string("+proj=longlat +ellps=GRS80").map_err(unusable)?,
            metres: Proj::from_proj_string(&metres).map_err(unusable)?,
        })
    }

    /// Metres east and north of the centre; nothing for a place on the other side of the earth.
    pub fn project(&self, at: Position) -> Option<Coord<f64>> {
        self.near.as_ref().and_then(|series| series.project(at)).or_else(|| self.project_far(at))
    }

    /// The same by the general way.
    fn project_far(&self, at: Position) -> Option<Coord<f64>> {
        let (x, y) =
            transform_vertex_2d(&self.degrees, &self.metres, (at.lon.to_radians(), at.lat.to_radians())).ok()?;
        (x.is_finite() && y.is_finite()).then_some(Coord { x, y })
    }

    /// The way back, from metres to degrees.
    pub fn unproject(&self, at: Coord<f64>) -> Option<Position> {
        let (lon, lat) = transform_vertex_2d(&self.metres, &self.degrees, (at.x, at.y)).ok()?;
        (lon.is_finite() && lat.is_finite()).then(|| Position { lon: lon.to_degrees(), lat: lat.to_degrees() })
    }
}

/// Powers of a series beyond the constant.
const ORDER: usize = 8;
/// How far from the centre the series is used, in radians of latitude and of longitude: 63 km to the north.
const FARTHEST: f64 = 0.01;
/// Centres nearer to a pole do without it, in degrees.
const NORTHERNMOST: f64 = 70.0;
/// GRS 80: the greater half axis in metres, and the square of the eccentricity.
const HALF_AXIS_M: f64 = 6_378_137.0;
const ECCENTRICITY2: f64 = 0.006_694_380_022_903_416;

/// The factors of the powers of a small difference, from the constant on.
type Factors = [f64; ORDER + 1];

/// Transverse Mercator is the analytic function of isometric latitude and longitude (one complex number) that gives the length of
/// the meridian where the longitude is the centre's. Both steps are power series around the centre.
#[derive(Debug)]
struct Series {
    lon: f64,
    lat: f64,
    /// From the difference of latitude to that of isometric latitude.
    isometric: Factors,
    /// From isometric latitude and longitude to metres north and east.
    meridian: Factors,
}

impl Series {
    fn around(centre: Position) -> Option<Self> {
        if centre.lat.abs() > NORTHERNMOST || !centre.lon.is_finite() {
            return None;
        }
        let lat = centre.lat.to_radians();
        let mut factorial = 1.0;
        let (mut sine, mut cosine) = ([0.0; ORDER + 1], [0.0; ORDER + 1]);
        for power in 0..=ORDER {
            factorial *= power.max(1) as f64;
            sine[power] = (lat + power as f64 * FRAC_PI_2).sin() / factorial;
            cosine[power] = (lat + power as f64 * FRAC_PI_2).cos() / factorial;
        }
        // 1 - e² sin² φ, on which both radii of the ellipsoid depend.
        let mut flatness = times(&sine, &sine).map(|factor| -ECCENTRICITY2 * factor);
        flatness[0] += 1.0;
        let slope = times(&flatness, &cosine).map(|factor| factor / (1.0 - ECCENTRICITY2));
        let mut one = [0.0; ORDER + 1];
        one[0] = 1.0;
        let isometric = integral(&divided(&one, &slope));
        // Derivatives by isometric latitude; the first is the radius of the parallel.
        let mut derivative = divided(&cosine, &root(&flatness)).map(|factor| HALF_AXIS_M * factor);
        let mut meridian = [0.0; ORDER + 1];
        let mut factorial = 1.0;
        for (power, factor) in meridian.iter_mut().enumerate().skip(1) {
            factorial *= power as f64;
            *factor = derivative[0] / factorial;
            derivative = times(&slope, &differential(&derivative));
        }
        Some(Self { lon: centre.lon, lat: centre.lat, isometric, meridian })
    }

    fn project(&self, at: Position) -> Option<Coord<f64>> {
        let (north, east) = ((at.lat - self.lat).to_radians(), (at.lon - self.lon).to_radians());
        // The other way about, what is no number would pass.
        if !(north.abs() <= FARTHEST && east.abs() <= FARTHEST) {
            return None;
        }
        let isometric = self.isometric.iter().rev().fold(0.0, |sum, factor| sum * north + factor);
        let step = |(real, imaginary): (f64, f64), factor: &f64| {
            (real * isometric - imaginary * east + factor, real * east + imaginary * isometric)
        };
        let (y, x) = self.meridian.iter().rev().fold((0.0, 0.0), step);
        Some(Coord { x, y })
    }
}

fn times(one: &Factors, other: &Factors) -> Factors {
    std::array::from_fn(|power| (0..=power).map(|part| one[part] * other[power - part]).sum())
}

fn divided(one: &Factors, by: &Factors) -> Factors {
    let mut quotient = [0.0; ORDER + 1];
    for power in 0..=ORDER {
        let known: f64 = (1..=power).map(|part| by[part] * quotient[power - part]).sum();
        quotient[power] = (one[power] - known) / by[0];
    }
    quotient
}

fn root(of: &Factors) -> Factors {
    let mut root = [0.0; ORDER + 1];
    root[0] = of[0].sqrt();
    for power in 1..=ORDER {
        let known: f64 = (1..power).map(|part| root[part] * root[power - part]).sum();
        root[power] = (of[power] - known) / (2.0 * root[0]);
    }
    root
}

fn integral(of: &Factors) -> Factors {
    std::array::from_fn(|power| if power == 0 { 0.0 } else { of[power - 1] / power as f64 })
}

fn differential(of: &Factors) -> Factors {
    std::array::from_fn(|power| of.get(power + 1).map_or(0.0, |factor| factor * (power + 1) as f64))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_series_agrees_with_the_general_way(
            lon in -179.0..179.0f64, lat in -70.0..70.0f64, east in -0.57..0.57f64, north in -0.57..0.57f64,
        ) {
            let plane = Plane::around(Position { lon, lat }).unwrap();
            let at = Position { lon: lon + east, lat: lat + north };
            let near = plane.near.as_ref().unwrap().project(at).unwrap();
            let far = plane.project_far(at).unwrap();
            prop_assert!((near.x - far.x).abs() < 1e-6 && (near.y - far.y).abs() < 1e-6, "{near:?} against {far:?}");
        }
    }

    #[test]
    fn far_away_and_near_the_poles_the_general_way_is_gone() {
        let plane = Plane::around(Position { lon: 4.88, lat: 45.77 }).unwrap();
        let far = Position { lon: 6.0, lat: 45.77 };
        assert_eq!(plane.near.as_ref().unwrap().project(far), None);
        assert_eq!(plane.project(far), plane.project_far(far));
        assert!(Plane::around(Position { lon: 4.88, lat: 71.0 }).unwrap().near.is_none());
    }
}
