//! What kind of file was given, told by its content and never by its name: GeoJSON, KML, or a zip archive with one of them or with
//! a Shapefile in it. A file of another kind that people send by mistake is refused by its own name.

use super::fault::{OutlineFault, Wrong};
use super::reading::{self, Document};
use super::{archive, kml};

/// Reads a file of any kind that is known here.
pub fn read(bytes: &[u8]) -> Result<Document, OutlineFault> {
    if archive::is_zip(bytes) {
        return archive::read(bytes);
    }
    if let Some(name) = other_format(bytes) {
        return Err(OutlineFault::of_document(Wrong::OtherFormat { name }));
    }
    if kml::is_xml(bytes) { kml::read(bytes) } else { reading::read(bytes) }
}

/// Reads a document that lies in an archive; archives in archives are not opened.
pub fn read_inner(bytes: &[u8]) -> Result<Document, OutlineFault> {
    if kml::is_xml(bytes) { kml::read(bytes) } else { reading::read(bytes) }
}

/// The name of a kind of file that holds no zone for us, by its first bytes.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    const BEGINNINGS: [(&[u8], &str); 18] = [
        (b"%PDF", "PDF"),
        (b"AC10", "DWG (AutoCAD)"),
        (b"SQLite format 3\0", "GeoPackage / SQLite"),
        (b"\x00\x00\x27\x0a", "Shapefile (.shp)"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"\x1f\x8b", "gzip"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"\xd0\xcf\x11\xe0", "Microsoft Office (.doc, .xls)"),
        (b"{\\rtf", "RTF"),
        (b"fgb", "FlatGeobuf"),
        (b"\xff\xfe", "UTF-16"),
        (b"\xfe\xff", "UTF-16"),
        (b"PAR1", "Parquet"),
    ];
    if let Some((_, name)) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Some(name);
    }
    const LOOKED_AT_BYTES: usize = 200;
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT_BYTES)]).to_ascii_uppercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let words: Vec<&str> = start.split_whitespace().take(2).collect();
    let is_wkt = ["POLYGON", "MULTIPOLYGON", "SRID="].iter().any(|word| start.starts_with(word));
    match words[..] {
        _ if is_wkt => Some("WKT"),
        ["0", "SECTION"] | ["999", _] => Some("DXF (AutoCAD)"),
        _ => None,
    }
}
