//! Coordinate reference systems. GeoJSON is longitude and latitude in degrees of WGS 84, yet French desktop programs write
//! Lambert-93 or conic coordinates with a `crs` member: those are converted. Swapped axes, and metres without a `crs`, are
//! recognised and named, because a zone in the wrong place would warn the wrong people.

use geo::Coord;
use proj4rs::proj::Proj;
use proj4rs::transform::transform;
use serde_json::{Map, Value};

use super::fault::{OutlineFault, Wrong};
use super::reading::{Document, shortened};

/// What the numbers of a geometry mean.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Reference {
    /// Degrees, longitude first.
    #[default]
    Degrees,
    /// A plane system that is used in France, in metres.
    Plane {
        /// Its name as given in the document.
        name: String,
        /// EPSG:2154, 3942 to 3950, or 32631.
        code: u16,
    },
}

impl Reference {
    /// The reference system that an object names in its `crs` member, when it has one.
    pub fn of(object: &Map<String, Value>, pointer: &str) -> Result<Option<Self>, OutlineFault> {
        let crs = match object.get("crs") {
            None | Some(Value::Null) => return Ok(None),
            Some(crs) => crs,
        };
        let name = match (crs.pointer("/properties/name"), crs.pointer("/properties/code"), crs) {
            (Some(Value::String(name)), _, _) | (None, None, Value::String(name)) => name.clone(),
            (None, Some(Value::Number(code)), _) => format!("EPSG:{code}"),
            (None, Some(Value::String(code)), _) => format!("EPSG:{code}"),
            _ => shortened(&crs.to_string()),
        };
        Self::named(&name).map(Some).ok_or_else(|| {
            OutlineFault::at(format!("{pointer}/crs"), Wrong::UnknownReference { name: shortened(&name) })
        })
    }

    /// `urn:ogc:def:crs:EPSG::2154`, `EPSG:2154`, `http://www.opengis.net/def/crs/OGC/1.3/CRS84`…
    fn named(name: &str) -> Option<Self> {
        let upper = name.trim().to_ascii_uppercase();
        let last = upper.rsplit([':', '/', '#']).next()?;
        if last == "CRS84" {
            return Some(Self::Degrees);
        }
        if !upper.contains("EPSG") {
            return None;
        }
        Self::of_code(last.trim_end_matches(".XML").parse().ok()?, name)
    }

    /// The reference system with an EPSG code: WGS 84 and RGF93 in degrees, Lambert-93, the nine conic zones, UTM 31 north.
    pub fn of_code(code: u16, name: &str) -> Option<Self> {
        match code {
            4326 | 4171 => Some(Self::Degrees),
            2154 | 3942..=3950 | 32_631 => Some(Self::Plane { name: shortened(name.trim()), code }),
            _ => None,
        }
    }
}

/// A position that has latitude first, as far as one can tell.
pub fn is_swapped(position: Coord<f64>) -> bool {
    matches!(in_degrees(position), Err(Wrong::Swapped { .. }))
}

/// Turns every position into degrees.
pub fn into_degrees(document: &mut Document) -> Result<(), OutlineFault> {
    for polygon in &mut document.polygons {
        let conversion = match &polygon.reference {
            Reference::Degrees => None,
            Reference::Plane { name, code } => Some((name, Conversion::of(*code))),
        };
        for ring in &mut polygon.rings {
            for (index, position) in ring.positions.iter_mut().enumerate() {
                let outcome = match &conversion {
                    None => in_degrees(*position).map(|()| *position),
                    Some((name, conversion)) => conversion
                        .as_ref()
                        .and_then(|conversion| conversion.to_degrees(*position))
                        .ok_or_else(|| Wrong::OutsideReference { name: (*name).clone(), x: position.x, y: position.y }),
                };
                *position = outcome.map_err(|wrong| OutlineFault::at(format!("{}/{index}", ring.pointer), wrong))?;
            }
        }
    }
    Ok(())
}

/// Holds a position that claims to be in degrees against what it can be.
fn in_degrees(position: Coord<f64>) -> Result<(), Wrong> {
    let Coord { x, y } = position;
    if !expected(position) && expected(Coord { x: y, y: x }) {
        return Err(Wrong::Swapped { x, y });
    }
    if x.abs() <= 180.0 && y.abs() <= 90.0 {
        return Ok(());
    }
    Err(match plane_like(position).first() {
        Some(code) => Wrong::PlaneWithoutReference { code: format!("EPSG:{code}"), x, y },
        None => Wrong::OutOfRange { x, y },
    })
}

/// Where the sites of this service are looked for: Europe's mainland and isles, and France overseas. Only used to tell a
/// swapped pair (45.76, 4.88) from a place in the Indian Ocean; elsewhere on Earth nothing is refused.
fn expected(position: Coord<f64>) -> bool {
    // West, south, east, north, in degrees.
    const PLACES: [[f64; 4]; 11] = [
        [-11.0, 35.0, 32.0, 71.0],
        [-61.9, 15.7, -60.9, 16.6],
        [-63.2, 17.8, -62.7, 18.2],
        [-61.3, 14.3, -60.7, 15.0],
        [-54.7, 2.0, -51.5, 5.9],
        [55.1, -21.5, 55.9, -20.8],
        [44.9, -13.1, 45.4, -12.5],
        [-56.6, 46.6, -56.0, 47.2],
        [163.3, -23.0, 168.5, -19.3],
        [-154.9, -28.0, -134.3, -7.7],
        [-178.4, -14.5, -176.0, -13.1],
    ];
    let Coord { x, y } = position;
    PLACES.iter().any(|[west, south, east, north]| x >= *west && x <= *east && y >= *south && y <= *north)
}

/// The plane systems that a pair of metres looks like, the likeliest first: those in which it lies in metropolitan France, and for a
/// conic zone near its parallel.
pub fn plane_like(position: Coord<f64>) -> Vec<u16> {
    let lands = |code: &u16| {
        let place = Conversion::of(*code).and_then(|conversion| conversion.to_degrees(position));
        place.is_some_and(|place| {
            let near = code
                .checked_sub(3900)
                .is_none_or(|parallel| !(42..=50).contains(&parallel) || (place.y - f64::from(parallel)).abs() < 1.2);
            near && (-5.3..=9.7).contains(&place.x) && (41.2..=51.2).contains(&place.y)
        })
    };
    // Degrees, and whatever is no large number, is not looked at.
    if position.x.abs() < 50_000.0 || position.y.abs() < 1_000_000.0 {
        return Vec::new();
    }
    [2154].into_iter().chain(3942..=3950).chain([32_631]).filter(lands).collect()
}

/// From a plane system to degrees.
struct Conversion {
    plane: Proj,
    degrees: Proj,
}

impl Conversion {
    /// The parameters are those of the EPSG register; RGF93 and WGS 84 agree to the metre and are taken as one, as every
    /// French desktop program does.
    fn of(code: u16) -> Option<Self> {
        let parameters = match code {
            2154 => "+proj=lcc +lat_0=46.5 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000".to_owned(),
            32_631 => "+proj=tmerc +lat_0=0 +k_0=0.9996 +x_0=500000 +y_0=0".to_owned(),
            3942..=3950 => {
                let parallel = f64::from(code - 3900);
                let y_0 = (parallel - 41.0) * 1e6 + 200_000.0;
                format!(
                    "+proj=lcc +lat_0={parallel} +lat_1={} +lat_2={} +x_0=1700000 +y_0={y_0}",
                    parallel - 0.75,
                    parallel + 0.75
                )
            }
            _ => return None,
        };
        let plane = format!("{parameters} +lon_0=3 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs");
        Some(Self {
            plane: Proj::from_proj_string(&plane).ok()?,
            degrees: Proj::from_proj_string("+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +no_defs").ok()?,
        })
    }

    /// Degrees, to a tenth of a millimetre; nothing where the system is not used.
    fn to_degrees(&self, position: Coord<f64>) -> Option<Coord<f64>> {
        let mut point = (position.x, position.y, 0.0);
        transform(&self.plane, &self.degrees, &mut point).ok()?;
        let rounded = |radians: f64| (radians.to_degrees() * 1e9).round() / 1e9;
        let (x, y) = (rounded(point.0), rounded(point.1));
        // Metropolitan France with room to spare: numbers of the next zone, or degrees, land far away.
        let used = (-7.0..=12.0).contains(&x) && (41.0..=52.0).contains(&y);
        used.then_some(Coord { x, y })
    }
}
