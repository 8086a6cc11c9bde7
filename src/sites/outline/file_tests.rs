//! Files as contractors have them: KML, KMZ, zipped Shapefiles in every French plane system, and what is none of them.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use serde_json::json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// The same places in degrees and in each plane system, as PROJ gives them (RGF93 for the French ones, WGS 84 for UTM).
const KNOWN: [(u16, f64, f64, f64, f64); 11] = [
    (2154, 846282.8485, 6519231.9398, 4.882, 45.757),
    (3942, 2199611.2334, 1234317.7116, 9.05, 42.15),
    (3943, 1892269.9237, 2236038.2652, 5.37, 43.3),
    (3944, 1770229.1726, 3157041.4736, 3.87, 43.61),
    (3945, 1913733.4635, 4223590.1516, 5.72, 45.18),
    (3946, 1846398.0007, 5174722.7235, 4.882, 45.757),
    (3947, 1854197.2271, 6237580.6027, 5.04, 47.32),
    (3948, 1267772.9118, 7178353.0420, -2.76, 47.66),
    (3949, 1652300.1648, 8183524.3706, 2.35, 48.85),
    (3950, 1704245.1626, 9270075.2454, 3.06, 50.63),
    (32631, 646363.5725, 5068771.4677, 4.882, 45.757),
];

type Positions<'a> = &'a [(f64, f64)];

const SQUARE: Positions<'static> =
    &[(4.882, 45.757), (4.882, 45.758), (4.883, 45.758), (4.883, 45.757), (4.882, 45.757)];
const HOLE: Positions<'static> =
    &[(4.8822, 45.7572), (4.8824, 45.7572), (4.8824, 45.7574), (4.8822, 45.7574), (4.8822, 45.7572)];

/// A square of 80 m whose first corner is given, clockwise as outer rings of Shapefiles are.
fn square_at(x: f64, y: f64) -> Vec<(f64, f64)> {
    vec![(x, y), (x, y + 80.0), (x + 80.0, y + 80.0), (x + 80.0, y), (x, y)]
}

/// A polygon record of a Shapefile.
fn record(kind: i32, rings: &[Positions<'_>]) -> Vec<u8> {
    let mut bytes = kind.to_le_bytes().to_vec();
    bytes.extend([0_u8; 32]);
    let points: usize = rings.iter().map(|ring| ring.len()).sum();
    bytes.extend((rings.len() as i32).to_le_bytes());
    bytes.extend((points as i32).to_le_bytes());
    let mut start = 0_i32;
    for ring in rings {
        bytes.extend(start.to_le_bytes());
        start += ring.len() as i32;
    }
    for (x, y) in rings.iter().copied().flatten() {
        bytes.extend(x.to_le_bytes());
        bytes.extend(y.to_le_bytes());
    }
    bytes
}

fn shapefile_of(records: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = 9994_i32.to_be_bytes().to_vec();
    bytes.extend([0_u8; 96]);
    for (index, record) in records.iter().enumerate() {
        bytes.extend((index as i32 + 1).to_be_bytes());
        bytes.extend((record.len() as i32 / 2).to_be_bytes());
        bytes.extend(record);
    }
    bytes
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a name");
        archive.write_all(bytes).expect("memory");
    }
    archive.finish().expect("an archive").into_inner()
}

fn prj(projection: &str, easting: f64, northing: f64, more: &str) -> String {
    format!(
        "PROJCS[\"RGF_1993_own_name\",GEOGCS[\"GCS_RGF_1993\",DATUM[\"D_RGF_1993\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],\
         PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"{projection}\"],\
         PARAMETER[\"False_Easting\",{easting:.1}],PARAMETER[\"False_Northing\",{northing:.1}],\
         PARAMETER[\"Central_Meridian\",3.0],{more}UNIT[\"Meter\",1.0]]"
    )
}

/// The `.prj` that desktop programs write for a plane system: without an EPSG code.
fn prj_of(code: u16) -> String {
    match code {
        2154 => prj("Lambert_Conformal_Conic", 700_000.0, 6_600_000.0, "PARAMETER[\"Latitude_Of_Origin\",46.5],"),
        32_631 => prj("Transverse_Mercator", 500_000.0, 0.0, "PARAMETER[\"Scale_Factor\",0.9996],"),
        code => prj("Lambert_Conformal_Conic", 1_700_000.0, f64::from(code - 3941) * 1e6 + 200_000.0, ""),
    }
}

#[track_caller]
fn wrong(bytes: &[u8]) -> (String, Wrong) {
    let refusal = Outline::read(bytes).expect_err("it should be refused");
    (refusal.fault.pointer, refusal.fault.wrong)
}

#[track_caller]
fn holds_corner(outline: &Outline, lon: f64, lat: f64, name: &str) {
    let near = |place: &&Coord<f64>| (place.x - lon).abs() < 1e-8 && (place.y - lat).abs() < 1e-8;
    let found = outline.multi_polygon().0[0].exterior().coords().any(|place| near(&place));
    assert!(found, "{name}: {:?}", outline.multi_polygon().0[0].exterior());
}

#[test]
fn every_plane_system_is_converted_to_a_millimetre() {
    for (code, x, y, lon, lat) in KNOWN {
        let ring = json!(square_at(x, y).iter().map(|(x, y)| json!([x, y])).collect::<Vec<_>>());
        for name in [format!("urn:ogc:def:crs:EPSG::{code}"), format!("EPSG:{code}")] {
            let document = json!({
                "type": "FeatureCollection", "crs": { "type": "name", "properties": { "name": name } },
                "features": [{ "type": "Feature", "properties": {}, "geometry": { "type": "Polygon", "coordinates": [ring] } }]
            });
            holds_corner(&Outline::read(document.to_string().as_bytes()).expect("an outline"), lon, lat, &name);
        }
        let shapes = shapefile_of(&[record(5, &[&square_at(x, y)])]);
        let archive = zipped(&[("zone.shp", &shapes), ("zone.prj", prj_of(code).as_bytes())]);
        holds_corner(&Outline::read(&archive).expect("an outline"), lon, lat, &format!("prj of {code}"));
        // Without a word about the system it is refused by the name that it looks like, and offered to be read so.
        let refusal = Outline::read(&zipped(&[("zone.shp", &shapes)])).expect_err("no system");
        let named = Wrong::PlaneWithoutReference { code: format!("EPSG:{code}"), x, y };
        assert!(
            matches!((&refusal.fault.wrong, &named), (Wrong::PlaneWithoutReference { code: one, .. }, Wrong::PlaneWithoutReference { code: other, .. }) if one == other),
            "{refusal:?}"
        );
        let mend = refusal.mend.expect("a way to read it");
        assert_eq!(mend.mended[0].how, How::TakenFor { code: format!("EPSG:{code}") });
        holds_corner(&mend.outline, lon, lat, &format!("guess of {code}"));
    }
}

#[test]
fn a_prj_is_known_by_its_code_or_by_what_it_does() {
    let known = |text: &str| Reference::of_prj(text);
    use super::reference::Reference;
    let with_code = "PROJCS[\"RGF93 / Lambert-93\",GEOGCS[\"RGF93\",DATUM[\"x\"],AUTHORITY[\"EPSG\",\"4171\"]],UNIT[\"metre\",1],AUTHORITY[\"EPSG\",\"2154\"]]";
    assert!(matches!(known(with_code), Ok(Reference::Plane { code: 2154, .. })));
    let degrees = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
    assert_eq!(known(degrees), Ok(Reference::Degrees));
    let old_lambert = "PROJCS[\"NTF_France_II_etendu\",GEOGCS[\"GCS_NTF_Paris\",DATUM[\"D_NTF\"],PRIMEM[\"Paris\",2.337229]],PROJECTION[\"Lambert_Conformal_Conic\"],PARAMETER[\"False_Easting\",600000.0],PARAMETER[\"False_Northing\",2200000.0]]";
    assert_eq!(known(old_lambert), Err(Wrong::UnknownReference { name: "NTF_France_II_etendu".to_owned() }));
    // A code inside belongs to a part, not to the whole.
    let part_only = "PROJCS[\"own\",GEOGCS[\"RGF93\",AUTHORITY[\"EPSG\",\"4171\"]],PROJECTION[\"Mercator\"],PARAMETER[\"false_easting\",0]]";
    assert_eq!(known(part_only), Err(Wrong::UnknownReference { name: "own".to_owned() }));
    assert!(known("").is_err());
}

#[test]
fn a_shapefile_gives_its_rings_to_their_polygons() {
    let far: Vec<(f64, f64)> = SQUARE.iter().map(|(x, y)| (x + 0.01, *y)).collect();
    let degrees = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\"]]";
    let read = |rings: &[Positions<'_>], kind: i32| {
        let shapes = shapefile_of(&[record(kind, rings)]);
        Outline::read(&zipped(&[("dossier/zone.SHP", &shapes), ("dossier/zone.PRJ", degrees.as_bytes())]))
    };
    // The hole comes before its outer ring, and between the two of them.
    for rings in [[SQUARE, HOLE, &far], [HOLE, SQUARE, &far], [&far, SQUARE, HOLE]] {
        for kind in [5, 15, 25] {
            let outline = read(&rings, kind).expect("an outline");
            assert_eq!(outline.multi_polygon().0.len(), 2);
            assert_eq!(outline.multi_polygon().0.iter().map(|part| part.interiors().len()).sum::<usize>(), 1);
        }
    }
    // All rings the same way round: what lies inside is a hole.
    let turned: Vec<(f64, f64)> = HOLE.iter().rev().copied().collect();
    let outline = read(&[SQUARE, &turned], 5).expect("an outline");
    assert_eq!(outline.multi_polygon().0[0].interiors().len(), 1);
    // A hole far from every outer ring is told as one.
    let stray: Vec<(f64, f64)> = HOLE.iter().map(|(x, y)| (x + 0.05, *y)).collect();
    let refusal = read(&[SQUARE, &stray], 5).expect_err("a stray hole");
    assert_eq!(
        (refusal.fault.pointer.as_str(), refusal.fault.wrong),
        ("/dossier~1zone.SHP/records/0/parts/1", Wrong::HoleOutside)
    );
}

#[test]
fn a_broken_shapefile_is_told_by_its_place() {
    let with = |shapes: &[u8]| wrong(&zipped(&[("z.shp", shapes)]));
    let whole = shapefile_of(&[record(5, &[SQUARE])]);
    assert_eq!(with(b"not one at all").1, Wrong::NotShapefile);
    assert_eq!(with(&whole[..100]), ("/z.shp".to_owned(), Wrong::Empty));
    assert_eq!(with(&whole[..whole.len() - 1]), ("/z.shp/records/0".to_owned(), Wrong::CutOff));
    assert_eq!(with(&shapefile_of(&[vec![0; 4]])), ("/z.shp/records/0".to_owned(), Wrong::NullGeometry));
    let line = with(&shapefile_of(&[record(3, &[SQUARE])]));
    assert_eq!(line, ("/z.shp/records/0".to_owned(), Wrong::WrongType { found: "PolyLine".to_owned() }));
    let nan = [(4.882, 45.757), (f64::NAN, 45.758), (4.883, 45.758), (4.882, 45.757)];
    assert_eq!(
        with(&shapefile_of(&[record(5, &[&nan])])),
        ("/z.shp/records/0/parts/0/1".to_owned(), Wrong::PositionNotNumbers)
    );
    // Two thousand million points are promised, and four are there.
    let mut liar = record(5, &[SQUARE]);
    liar[40..44].copy_from_slice(&i32::MAX.to_le_bytes());
    assert!(matches!(with(&shapefile_of(&[liar])).1, Wrong::TooManyPositions { .. }));
    let mut parts = record(5, &[SQUARE]);
    parts[36..40].copy_from_slice(&i32::MAX.to_le_bytes());
    assert_eq!(with(&shapefile_of(&[parts])).1, Wrong::CutOff);
}

fn kml(inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>{inner}</Document></kml>"
    )
}

fn kml_polygon(outer: &str, inner: &str) -> String {
    let boundary = |name: &str, text: &str| {
        format!("<{name}><LinearRing><coordinates>\n {text} </coordinates></LinearRing></{name}>")
    };
    let inner = if inner.is_empty() { String::new() } else { boundary("innerBoundaryIs", inner) };
    format!(
        "<Placemark><name>Emprise &amp; base</name><Polygon>{}{inner}</Polygon></Placemark>",
        boundary("outerBoundaryIs", outer)
    )
}

const KML_SQUARE: &str = "4.882,45.757,0 4.883,45.757,0 4.883,45.758,0 4.882,45.758,0 4.882,45.757,0";
const KML_HOLE: &str = "4.8822,45.7572 4.8824,45.7572 4.8824,45.7574 4.8822,45.7574 4.8822,45.7572";

#[test]
fn a_kml_and_a_kmz_give_their_polygons() {
    let text = kml(&kml_polygon(KML_SQUARE, KML_HOLE));
    let outline = Outline::read(text.as_bytes()).expect("an outline");
    assert_eq!(outline.multi_polygon().0[0].interiors().len(), 1);
    let kmz = zipped(&[("files/icon.png", b"\x89PNG"), ("doc.kml", text.as_bytes())]);
    assert_eq!(Outline::read(&kmz).expect("an outline"), outline);
    let prefixed = text.replace('<', "<k:").replace("<k:/", "</k:").replace("<k:?", "<?");
    assert_eq!(Outline::read(prefixed.as_bytes()).expect("an outline"), outline);
    let two = kml(&(kml_polygon(KML_SQUARE, "") + &kml_polygon(&KML_SQUARE.replace("4.88", "4.89"), "")));
    assert_eq!(Outline::read(two.as_bytes()).expect("an outline").multi_polygon().0.len(), 2);
    let geojson =
        json!({ "type": "Polygon", "coordinates": [SQUARE.iter().map(|(x, y)| json!([x, y])).collect::<Vec<_>>()] });
    assert!(Outline::read(&zipped(&[("emprise.geojson", geojson.to_string().as_bytes())])).is_ok());
}

#[test]
fn a_faulty_kml_is_told_by_its_place() {
    let with = |inner: &str| wrong(kml(inner).as_bytes());
    let line = "<Placemark><LineString><coordinates>4.88,45.75 4.89,45.75</coordinates></LineString></Placemark>";
    assert_eq!(with(line), ("/Placemark/0/LineString".to_owned(), Wrong::WrongType { found: "LineString".to_owned() }));
    assert_eq!(with(""), (String::new(), Wrong::Empty));
    assert_eq!(with("<Placemark><Polygon/></Placemark>"), ("/Placemark/0/Polygon/0".to_owned(), Wrong::Empty));
    let ring = |text: &str| with(&(kml_polygon(KML_SQUARE, "") + &kml_polygon(text, "")));
    let at = |place: &str| format!("/Placemark/1/Polygon/0/outerBoundaryIs{place}");
    assert_eq!(ring(""), (at(""), Wrong::Empty));
    assert_eq!(ring("4.882,45.757 4.883"), (at("/1"), Wrong::PositionTooShort { numbers: 1 }));
    assert_eq!(ring("4.882,45.757 x,45.757"), (at("/1"), Wrong::PositionNotNumbers));
    assert_eq!(ring("4.882,45.757 NaN,45.757"), (at("/1"), Wrong::PositionNotNumbers));
    assert!(
        matches!(ring("4.882,45.757 4.883,45.757 4.883,45.758 4.882,45.758"), (place, Wrong::OpenRing { .. }) if place == at("/3"))
    );
    assert!(matches!(
        ring(&KML_SQUARE.replace("4.88", "45.88").replace(",45.75", ",4.75")),
        (_, Wrong::Swapped { .. })
    ));
    assert!(matches!(ring(&"4.882,45.757 ".repeat(200_000)), (_, Wrong::TooManyPositions { positions: 200_000 })));
    assert_eq!(wrong(b"<kml>\n<Document>").1, Wrong::NotXml { line: 2, column: 11 });
    assert!(matches!(wrong(b"<kml><a></b></kml>").1, Wrong::NotXml { line: 1, .. }));
    assert_eq!(wrong(b"<gpx version=\"1.1\"></gpx>").1, Wrong::OtherXml { name: "gpx".to_owned() });
    let deep = format!("<kml>{}", "<Folder>".repeat(100_000));
    assert_eq!(wrong(deep.as_bytes()).1, Wrong::WrongNesting);
    // Entities that multiply are not expanded.
    let laughs = "<!DOCTYPE kml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><kml><Placemark><name>&b;</name></Placemark></kml>";
    assert_eq!(wrong(laughs.as_bytes()).1, Wrong::Empty);
}

#[test]
fn what_is_no_zone_is_refused_by_its_name() {
    let named = |bytes: &[u8]| match wrong(bytes).1 {
        Wrong::OtherFormat { name } => name,
        other => panic!("{other:?}"),
    };
    assert_eq!(named(b"%PDF-1.7\n"), "PDF");
    assert_eq!(named(b"AC1032\0\0"), "DWG (AutoCAD)");
    assert_eq!(named(b"SQLite format 3\0"), "GeoPackage / SQLite");
    assert_eq!(named(&shapefile_of(&[])), "Shapefile (.shp)");
    assert_eq!(named(b"  0\r\nSECTION\r\n  2\r\nHEADER"), "DXF (AutoCAD)");
    assert_eq!(named(b"POLYGON((4 45, 5 45, 5 46, 4 45))"), "WKT");
    assert_eq!(named(&zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<a/>")])), "XLSX (Excel)");
}

#[test]
fn an_archive_is_held_to_its_bounds() {
    assert_eq!(wrong(&zipped(&[])).1, Wrong::NothingInArchive);
    assert_eq!(wrong(&zipped(&[("lisez-moi.txt", b"...")])).1, Wrong::NothingInArchive);
    assert_eq!(wrong(b"PK\x03\x04 and nothing more").1, Wrong::BrokenArchive);
    let shapes = shapefile_of(&[record(5, &[SQUARE])]);
    let two = zipped(&[("a.shp", &shapes), ("b.shp", &shapes)]);
    assert_eq!(wrong(&two).1, Wrong::SeveralLayers { names: "a.shp, b.shp".to_owned() });
    // What macOS puts beside it does not count.
    let beside = zipped(&[("a.shp", &shapes), ("__MACOSX/._a.shp", b"x"), ("._b.shp", b"x")]);
    assert!(Outline::read(&beside).is_ok());
    // A bomb: 60 kB that inflate to 60 MB are stopped at the bound.
    let bomb = zipped(&[("bombe.kml", &vec![b' '; 60_000_000])]);
    assert!(bomb.len() < 100_000, "{}", bomb.len());
    assert_eq!(wrong(&bomb), ("/bombe.kml".to_owned(), Wrong::InflatesTooFar { limit_mb: 16 }));
    // An archive in an archive is not opened.
    assert!(Outline::read(&zipped(&[("a.kml", &two)])).is_err());
    let mut damaged = zipped(&[("a.shp", &shapes)]);
    let middle = damaged.len() / 3;
    damaged[middle] ^= 0xff;
    assert!(Outline::read(&damaged).is_err());
}

/// A whole file of every kind, to be mutilated.
fn whole_files() -> Vec<Vec<u8>> {
    let shapes = shapefile_of(&[record(5, &[SQUARE, HOLE])]);
    let text = kml(&kml_polygon(KML_SQUARE, KML_HOLE));
    vec![
        zipped(&[("z.shp", &shapes), ("z.prj", prj_of(2154).as_bytes())]),
        zipped(&[("doc.kml", text.as_bytes())]),
        text.into_bytes(),
    ]
}

proptest! {
    #[test]
    fn no_bytes_behind_any_beginning_make_it_panic(start in 0..6_usize, bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let beginnings: [&[u8]; 6] = [b"PK\x03\x04", b"<kml><Placemark><Polygon>", b"<", b"{\"type\":", b"PK\x05\x06", b""];
        let whole = [beginnings[start], &bytes].concat();
        let _ = Outline::read(&whole).map_err(|refusal| refusal.fault.sentence());
    }

    #[test]
    fn a_mutilated_file_does_not_make_it_panic(kind in 0..3_usize, start in any::<prop::sample::Index>(), length in 0..30_usize, put in prop::collection::vec(any::<u8>(), 0..12)) {
        let whole = &whole_files()[kind];
        let start = start.index(whole.len());
        let end = (start + length).min(whole.len());
        let cut = [&whole[..start], &put, &whole[end..]].concat();
        let _ = Outline::read(&cut).map_err(|refusal| refusal.fault.sentence());
    }

    #[test]
    fn a_mutilated_shapefile_does_not_make_it_panic(at in any::<prop::sample::Index>(), put in prop::collection::vec(any::<u8>(), 1..9), cut in any::<prop::sample::Index>()) {
        let mut shapes = shapefile_of(&[record(5, &[SQUARE, HOLE]), record(15, &[SQUARE])]);
        let at = at.index(shapes.len());
        for (index, byte) in put.into_iter().enumerate() {
            if let Some(own) = shapes.get_mut(at + index) { *own = byte; }
        }
        shapes.truncate(cut.index(shapes.len()) + 1);
        let _ = super::shapefile::read(&shapes, super::reference::Reference::Degrees).map_err(|fault| fault.sentence());
    }

    #[test]
    fn a_prj_of_any_text_does_not_make_it_panic(text in "[A-Z\\[\\]\",.0-9 éa-z]{0,120}") {
        let _ = super::reference::Reference::of_prj(&text);
    }
}
