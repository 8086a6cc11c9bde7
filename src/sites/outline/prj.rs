//! The `.prj` beside a Shapefile: a coordinate reference system in WKT. Desktop programs name the same system in many ways, so it is
//! recognised by its EPSG code where it has one, else by what it does: projection, origin, false easting and northing.

use super::fault::Wrong;
use super::reading::shortened;
use super::reference::Reference;

impl Reference {
    /// The reference system of a `.prj`, or that it is none of ours, by its own name.
    pub fn of_prj(text: &str) -> Result<Self, Wrong> {
        let text = text.trim().trim_start_matches('\u{feff}');
        let upper = text.to_ascii_uppercase();
        let name = quoted(text).next().unwrap_or(text).to_owned();
        let unknown = || Wrong::UnknownReference { name: shortened(&name) };
        let known_datum = ["WGS_1984", "WGS 84", "WGS84", "RGF", "RESEAU_GEODESIQUE_FRANCAIS", "ETRS"];
        if let Some(reference) = root_code(&upper).and_then(|code| Self::of_code(code, &name)) {
            return Ok(reference);
        }
        if !known_datum.iter().any(|datum| upper.contains(datum)) || upper.contains("PARIS") {
            return Err(unknown());
        }
        if upper.starts_with("GEOGC") || upper.starts_with("GEODC") {
            return Ok(Self::Degrees);
        }
        let value = |parameters: &[&str]| parameters.iter().find_map(|parameter| value_of(&upper, parameter));
        let easting = value(&["FALSE_EASTING", "EASTING AT FALSE ORIGIN", "FALSE EASTING"]);
        let northing = value(&["FALSE_NORTHING", "NORTHING AT FALSE ORIGIN", "FALSE NORTHING"]);
        let (Some(easting), Some(northing)) = (easting, northing) else { return Err(unknown()) };
        let meridian = value(&["CENTRAL_MERIDIAN", "LONGITUDE OF FALSE ORIGIN", "LONGITUDE OF NATURAL ORIGIN"]);
        if meridian != Some(3.0) {
            return Err(unknown());
        }
        let code = if upper.contains("LAMBERT") && upper.contains("CONIC") {
            conic(easting, northing)
        } else if upper.contains("TRANSVERSE") && (easting, northing) == (500_000.0, 0.0) {
            Some(32_631)
        } else {
            None
        };
        code.and_then(|code| Self::of_code(code, &name)).ok_or_else(unknown)
    }
}

/// Lambert-93 or one of the nine conic zones, by where its origin is moved to.
fn conic(easting: f64, northing: f64) -> Option<u16> {
    if (easting, northing) == (700_000.0, 6_600_000.0) {
        return Some(2154);
    }
    (42u16..=50)
        .find(|parallel| (easting, northing) == (1_700_000.0, f64::from(parallel - 41) * 1e6 + 200_000.0))
        .map(|parallel| 3900 + parallel)
}

/// The EPSG code of the whole system: the authority that closes the text.
fn root_code(upper: &str) -> Option<u16> {
    let last = upper.rfind("AUTHORITY[\"EPSG\"").max(upper.rfind("ID[\"EPSG\""))?;
    let rest = &upper[last..];
    // Behind it there may be nothing but closing brackets, or it belongs to a part.
    let (own, behind) = rest.split_once(']')?;
    if !behind.chars().all(|letter| letter == ']' || letter.is_whitespace()) {
        return None;
    }
    own.rsplit(',').next()?.trim_matches(|letter: char| !letter.is_ascii_digit()).parse().ok()
}

/// The number behind `PARAMETER["name",`.
fn value_of(upper: &str, parameter: &str) -> Option<f64> {
    let (_, rest) = upper.split_once(&format!("PARAMETER[\"{parameter}\","))?;
    let end = rest.find([',', ']'])?;
    rest[..end].trim().parse().ok()
}

fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}
