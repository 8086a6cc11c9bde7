//! A list of affected doors as a file that leaves the house: CSV, JSON, GeoJSON. Addresses and establishments only; nobody's
//! contact is ever in it.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;

use super::PremisesKind;
use super::sheet::disarmed;

crate::vocabulary! {
    /// How a list is written.
    pub enum ListFormat {
        /// Comma-separated, UTF-8, for programs.
        Csv = "csv",
        /// An array of objects.
        Json = "json",
        /// A FeatureCollection of points.
        GeoJson = "geojson",
    }
}

/// One door of a list.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Line {
    /// Its id: the register's, or its file's when there is no register.
    pub id: String,
    /// What to call it.
    pub label: String,
    /// What stands behind it.
    pub kind: PremisesKind,
    /// How many households live there; empty when nobody knows.
    pub dwellings: Option<u32>,
    /// Inside the zone or on its edge.
    pub inside: bool,
    /// Metres to the zone, to the centimetre; 0 inside.
    pub distance_m: f64,
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
    /// Why it is on the list, in words; left out where only the distance counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// Metres to the centimetre.
pub fn to_centimetres(metres: f64) -> f64 {
    (metres * 100.0).round() / 100.0
}

/// Writes the list.
pub fn write(lines: &[Line], format: ListFormat, output: impl Write) -> io::Result<()> {
    match format {
        ListFormat::Csv => write_csv(lines, output),
        ListFormat::Json => write_json(lines, output),
        ListFormat::GeoJson => write_geojson(lines, output),
    }
}

fn write_csv(lines: &[Line], output: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(output);
    let explained = lines.iter().any(|line| line.because.is_some());
    let mut header = vec!["id", "label", "kind", "dwellings", "inside", "distance_m", "lon", "lat"];
    header.extend(explained.then_some("because"));
    csv.write_record(header)?;
    for line in lines {
        let mut cells = vec![
            disarmed(&line.id),
            disarmed(&line.label),
            line.kind.to_string(),
            line.dwellings.map_or_else(String::new, |dwellings| dwellings.to_string()),
            line.inside.to_string(),
            format!("{:.2}", line.distance_m),
            line.lon.to_string(),
            line.lat.to_string(),
        ];
        cells.extend(explained.then(|| disarmed(line.because.as_deref().unwrap_or_default())));
        csv.write_record(cells)?;
    }
    csv.flush()
}

fn write_json(lines: &[Line], mut output: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut output, lines)?;
    output.write_all(b"\n")
}

fn write_geojson(lines: &[Line], mut output: impl Write) -> io::Result<()> {
    // Feature by feature, so that the list is never in memory twice.
    output.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    for (place, line) in lines.iter().enumerate() {
        let mut properties = json!(line);
        if let Some(properties) = properties.as_object_mut() {
            properties.remove("lon");
            properties.remove("lat");
        }
        let feature = json!({
            "type": "Feature",
            "id": line.id,
            "properties": properties,
            "geometry": {"type": "Point", "coordinates": [line.lon, line.lat]},
        });
        write!(output, "{}\n{feature}", if place > 0 { "," } else { "" })?;
    }
    output.write_all(b"\n]}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(label: &str) -> Line {
        let (id, label) = ("node/1".to_owned(), label.to_owned());
        let (lon, lat) = (-1.5, 47.2);
        Line {
            id,
            label,
            kind: PremisesKind::Shop,
            dwellings: None,
            inside: false,
            distance_m: 4.0,
            lon,
            lat,
            because: None,
        }
    }

    #[test]
    fn a_formula_becomes_a_text_and_a_number_stays_one() {
        let mut csv = Vec::new();
        write(&[line("=cmd|' /C calc'!A0"), line("Chez \"Léa\", fleurs")], ListFormat::Csv, &mut csv).unwrap();
        let expected = "id,label,kind,dwellings,inside,distance_m,lon,lat\n\
            node/1,'=cmd|' /C calc'!A0,shop,,false,4.00,-1.5,47.2\n\
            node/1,\"Chez \"\"Léa\"\", fleurs\",shop,,false,4.00,-1.5,47.2\n";
        assert_eq!(String::from_utf8(csv).unwrap(), expected);
    }

    #[test]
    fn geojson_is_read_back_as_it_was() {
        let mut file = Vec::new();
        write(&[line("Un"), line("Deux")], ListFormat::GeoJson, &mut file).unwrap();
        let read: geojson::FeatureCollection = String::from_utf8(file).unwrap().parse().unwrap();
        assert_eq!(read.features.len(), 2);
        assert_eq!(read.features[1].property("label").unwrap(), "Deux");
    }
}
