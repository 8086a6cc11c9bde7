//! Zip archives: a zipped Shapefile (`.shp` with its `.prj`), a KMZ, or a document that somebody zipped. Nothing is inflated beyond
//! a bound, whatever the archive says of itself, and nothing that is not needed is inflated at all.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::fault::{OutlineFault, Wrong};
use super::format;
use super::reading::{Document, shortened};
use super::reference::Reference;
use super::shapefile;

/// No file in an archive is inflated beyond this.
const MAX_INFLATED_BYTES: u64 = 16_000_000;
/// A `.prj` is one line.
const MAX_PRJ_BYTES: u64 = 20_000;
/// An archive with more files than this is not that of a zone.
const MAX_FILES: usize = 2_000;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Whether the bytes begin as zip archives do, even an empty one.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads the zone in an archive.
pub fn read(bytes: &[u8]) -> Result<Document, OutlineFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > MAX_FILES {
        return Err(OutlineFault::of_document(Wrong::TooManyValues));
    }
    let names: Vec<(usize, String)> = (0..archive.len())
        .filter_map(|index| {
            let name = archive.name_for_index(index)?.ok()?.into_owned();
            is_content(&name).then_some((index, name))
        })
        .collect();
    let with = |ending: &str| -> Vec<&(usize, String)> {
        names.iter().filter(|(_, name)| name.to_ascii_lowercase().ends_with(ending)).collect()
    };
    let shapes = with(".shp");
    let documents = [with(".kml"), with(".geojson"), with(".json")].concat();
    match (&shapes[..], &documents[..]) {
        ([(index, name)], _) => {
            let stem = &name[..name.len() - ".shp".len()];
            let prj = names.iter().find(|(_, other)| other.eq_ignore_ascii_case(&format!("{stem}.prj")));
            let reference = match prj {
                Some((index, name)) => {
                    let text = inflated(&mut archive, *index, name, MAX_PRJ_BYTES)?;
                    Reference::of_prj(&String::from_utf8_lossy(&text))
                        .map_err(|wrong| OutlineFault::at(at(name), wrong))?
                }
                None => Reference::default(),
            };
            let shapes = inflated(&mut archive, *index, name, MAX_INFLATED_BYTES)?;
            below(name, shapefile::read(&shapes, reference))
        }
        ([], [(index, name), ..]) if documents.len() == 1 || is_main_of_kmz(name) => {
            let document = inflated(&mut archive, *index, name, MAX_INFLATED_BYTES)?;
            below(name, format::read_inner(&document))
        }
        ([], []) => Err(OutlineFault::of_document(nothing_in(&names))),
        (several, others) => {
            let layers = several.iter().chain(others).map(|(_, name)| name.as_str()).take(5).collect::<Vec<_>>();
            Err(OutlineFault::of_document(Wrong::SeveralLayers { names: shortened(&layers.join(", ")) }))
        }
    }
}

/// A KMZ may hold more documents; the first one at its root is the one that is shown.
fn is_main_of_kmz(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".kml") && !name.contains('/')
}

/// Not a folder, and none of the files that macOS puts beside the real ones.
fn is_content(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    !last.is_empty() && !last.starts_with("._") && !name.starts_with("__MACOSX/")
}

fn nothing_in(names: &[(usize, String)]) -> Wrong {
    let has = |beginning: &str| names.iter().any(|(_, name)| name.starts_with(beginning));
    let kinds = [("xl/", "XLSX (Excel)"), ("word/", "DOCX (Word)"), ("ppt/", "PPTX (PowerPoint)")];
    match kinds.iter().find(|(beginning, _)| has(beginning)) {
        Some((_, name)) => Wrong::OtherFormat { name },
        None => Wrong::NothingInArchive,
    }
}

/// A file of the archive, when it is no larger than the bound; its own word for its size is not believed.
fn inflated(archive: &mut Archive<'_>, index: usize, name: &str, limit_bytes: u64) -> Result<Vec<u8>, OutlineFault> {
    let file = archive.by_index(index).map_err(|_| OutlineFault::at(at(name), Wrong::BrokenArchive))?;
    let mut bytes = Vec::new();
    file.take(limit_bytes + 1).read_to_end(&mut bytes).map_err(|_| OutlineFault::at(at(name), Wrong::BrokenArchive))?;
    if bytes.len() as u64 > limit_bytes {
        let limit_mb = MAX_INFLATED_BYTES / 1_000_000;
        return Err(OutlineFault::at(at(name), Wrong::InflatesTooFar { limit_mb }));
    }
    Ok(bytes)
}

fn broken() -> OutlineFault {
    OutlineFault::of_document(Wrong::BrokenArchive)
}

/// The pointer of a file in the archive.
fn at(name: &str) -> String {
    format!("/{}", shortened(name).replace('~', "~0").replace('/', "~1"))
}

/// What was read of a file of the archive, with every pointer below that file's own.
fn below(name: &str, outcome: Result<Document, OutlineFault>) -> Result<Document, OutlineFault> {
    match outcome {
        Ok(mut document) => {
            document.move_below(&at(name));
            Ok(document)
        }
        Err(fault) => Err(OutlineFault { pointer: format!("{}{}", at(name), fault.pointer), ..fault }),
    }
}
