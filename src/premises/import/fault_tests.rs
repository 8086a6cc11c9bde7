//! Every importer under bad input: random rows of its own columns, random objects, files cut off anywhere, files made to fill memory, letters
//! of another encoding. Nothing brings it down, each fault has its sentence, and what is good is read.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::i18n::Language;

/// The tables with the columns that they read.
const TABLES: [(Format, &str); 4] = [
    (Format::Ban, "id;numero;rep;nom_voie;nom_ld;code_postal;nom_commune;lon;lat;type_position"),
    (Format::Bal, "cle_interop;numero;suffixe;voie_nom;lieudit_complement_nom;commune_nom;long;lat;position"),
    (
        Format::Sirene,
        "siret;statutDiffusionEtablissement;etatAdministratifEtablissement;activitePrincipaleEtablissement;enseigne1Etablissement;numeroVoieEtablissement;typeVoieEtablissement;libelleVoieEtablissement;codePostalEtablissement;libelleCommuneEtablissement;coordonneeLambertAbscisseEtablissement;coordonneeLambertOrdonneeEtablissement;longitude;latitude;geo_id",
    ),
    (Format::Rnb, "rnb_id;point;shape;status"),
];

const OBJECTS: [Format; 5] =
    [Format::OsmAddresses, Format::OsmPlaces, Format::Acceslibre, Format::Buildings, Format::Streets];

/// Cells as they come, good and bad.
fn cell() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "",
        "0",
        "1",
        "12 bis",
        "99999",
        "A",
        "O",
        "F",
        "[ND]",
        "47.11C",
        "56.10A",
        "Rue Arago",
        "69100",
        "69266_0350_00012",
        "4.88",
        "45.75",
        "4,88",
        "-0",
        "1e308",
        "1e999",
        "NaN",
        "inf",
        "-180.0000001",
        "846440.1",
        "6519090.2",
        "constructed",
        "POLYGON((4.88 45.75,4.89 45.75,4.89 45.76,4.88 45.75))",
        "MULTIPOLYGON (((",
        "POINT()",
        "SRID=4326;POINT(1 2)",
        "\"\"",
        "\"",
        "é\u{301}",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => any::<f64>().prop_map(|number| number.to_string())]
}

/// JSON as it comes, good and bad.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-180.0..180.0_f64).prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-z:]{0,8}", inner, 0..4).prop_map(|map| json!(map)),
        ]
    })
}

fn tags() -> impl Strategy<Value = Value> {
    let name = prop::sample::select(vec![
        "shop",
        "amenity",
        "healthcare",
        "building",
        "building:flats",
        "NB_LOGTS",
        "highway",
        "natural",
        "leisure",
        "addr:housenumber",
        "addr:street",
        "name",
        "nom",
        "activite",
        "siret",
        "osm",
        "id",
        "numero",
        "voie",
        "opening_hours",
    ]);
    let known = prop::sample::select(vec![
        "yes", "no", "bakery", "school", "tree", "park", "12", "-1", "12.0", "1e9", "Médecin", "",
    ]);
    let value = prop_oneof![3 => known.prop_map(Value::from), 1 => value()];
    prop::collection::btree_map(name, value, 0..6).prop_map(|tags| json!(tags))
}

fn shape() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec![
        "Point",
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
        "GeometryCollection",
        "Circle",
    ]);
    let place = || (4.0..5.0_f64, 45.0..46.0_f64).prop_map(|(lon, lat)| json!([lon, lat]));
    let ring = prop::collection::vec(place(), 0..6).prop_map(Value::from);
    let coordinates = prop_oneof![
        place(),
        ring.clone(),
        ring.clone().prop_map(|ring| json!([ring])),
        ring.prop_map(|ring| json!([[ring]])),
        value()
    ];
    let shape = (kind, coordinates).prop_map(|(kind, coordinates)| json!({ "type": kind, "coordinates": coordinates }));
    prop_oneof![5 => shape, 1 => value()]
}

/// Reads a file to its end; how many rows were good and how many bad.
fn counted(format: Format, file: impl Read) -> (usize, usize) {
    let Ok(reading) = open("a file", Some(format), file) else { return (0, 0) };
    let (mut good, mut bad) = (0, 0);
    for outcome in reading {
        match outcome {
            Ok(_) => good += 1,
            Err(fault) => {
                // Its sentence is one in both languages of the staff.
                for language in Language::STAFF {
                    assert_ne!(language.tell(&fault.sentence), fault.sentence.key);
                }
                bad += usize::from(fault.refused);
            }
        }
    }
    (good, bad)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn random_rows_of_each_table_are_read_or_told(
        table in 0..TABLES.len(),
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..16), 0..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let (format, header) = TABLES[table];
        let columns = header.split(';').count();
        let mut file = format!("{header}\n");
        for row in &rows {
            // Mostly as many cells as there are columns.
            let mut cells: Vec<&str> = row.iter().map(String::as_str).collect();
            if cells.len() > 2 {
                cells.resize(columns, "");
            }
            file.push_str(&cells.join(";"));
            file.push('\n');
        }
        let (good, bad) = counted(format, file.as_bytes());
        // A cell may bring a line end of its own.
        prop_assert!(good + bad <= file.lines().count().max(file.matches('\n').count()));
        let (fewer, _) = counted(format, &file.as_bytes()[..cut.index(file.len())]);
        prop_assert!(fewer <= good + 1);
    }

    #[test]
    fn random_objects_of_each_format_are_read_or_told(
        format in prop::sample::select(OBJECTS.to_vec()),
        objects in prop::collection::vec((tags(), shape()), 0..8),
        other in value(),
        cut in any::<prop::sample::Index>(),
    ) {
        let feature = |(tags, shape): &(Value, Value)| json!({ "type": "Feature", "properties": tags, "geometry": shape });
        let mut features: Vec<Value> = objects.iter().map(feature).collect();
        features.push(other);
        let file = json!({ "type": "FeatureCollection", "features": features }).to_string();
        let (good, bad) = counted(format, file.as_bytes());
        prop_assert!(good <= objects.len() && good + bad <= objects.len() + 8, "{good} {bad}");
        let (fewer, _) = counted(format, &file.as_bytes()[..cut.index(file.len())]);
        prop_assert!(fewer <= good);
    }

    #[test]
    fn a_packed_file_that_is_cut_off_or_damaged_is_read_as_far_as_it_goes(
        cut in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let rows: String = (0..200).map(|row| format!("{row};{row};;Rue Arago;;69100;Villeurbanne;4.88;45.75;\n")).collect();
        let mut file = packed(format!("{}\n{rows}", TABLES[0].1).as_bytes());
        let (good, _) = counted(Format::Ban, &file[..cut.index(file.len())]);
        prop_assert!(good <= 200);
        let place = place.index(file.len());
        file[place] = byte;
        prop_assert!(counted(Format::Ban, &file[..]).0 <= 400);
    }
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text).unwrap();
    packed.finish().unwrap()
}

fn sentences(format: Option<Format>, file: impl Read) -> Vec<String> {
    let reading = open("a file", format, file).unwrap_or_else(|fault| panic!("{fault:?}"));
    reading.filter_map(Result::err).map(|fault| Language::English.tell(&fault.sentence)).collect()
}

#[test]
fn a_bomb_is_named_and_survived() {
    // A member of 4 MB of lines that packs to 12 kB, twenty-five times: 100 MB from 300 kB.
    let member = packed("1;1;;Rue Arago;;69100;Villeurbanne;4.88;45.75;\n".repeat(90_000).as_bytes());
    let bomb = [packed(format!("{}\n", TABLES[0].1).as_bytes()), member.repeat(25)].concat();
    assert!(bomb.len() < 600_000, "{}", bomb.len());
    let faults = sentences(None, &bomb[..]);
    assert_eq!(faults.len(), 1, "{:?}", &faults[..faults.len().min(3)]);
    assert!(faults[0].contains("unpacks without end"), "{faults:?}");
}

#[test]
fn a_line_or_an_object_without_end_takes_no_memory_and_the_next_is_read() {
    let row = "1;1;;Rue Arago;;69100;Villeurbanne;4.88;45.75;\n";
    let endless = std::io::repeat(b'x').take(8_000_000);
    let file = format!("{}\n", TABLES[0].1);
    let file = file.as_bytes().chain(endless).chain(&b"\n"[..]).chain(row.as_bytes());
    assert_eq!(counted(Format::Ban, file), (1, 1));
    let shop = |name: &str| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"osm\":\"node/{name}\",\"shop\":\"bakery\",\"name\":\"{name}\"}},\"geometry\":{{\"type\":\"Point\",\"coordinates\":[4.88,45.75]}}}}"
        )
    };
    let long = shop(&"x".repeat(5_000_000));
    let file = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{},\n{long},\n{}\n]}}", shop("1"), shop("2"));
    assert_eq!(counted(Format::OsmPlaces, file.as_bytes()), (2, 1));
    assert_eq!(sentences(Some(Format::OsmPlaces), file.as_bytes()), ["The object is larger than 4 MB."]);
}

#[test]
fn letters_of_another_encoding_are_read_and_said_once() {
    let mut business = format!("{}\n", TABLES[2].1).into_bytes();
    for number in ["1", "2"] {
        business.extend(format!("0000000010001{number};O;A;10.71C;P").into_bytes());
        business.extend(b"\xc2TISSERIE;3;RUE;DE L\x92\xc9GLISE;69100;VILLEURBANNE;;;4.88;45.75;\n");
    }
    let names: Vec<String> = open("a file", None, &business[..])
        .ok()
        .unwrap()
        .filter_map(|outcome| match outcome {
            Ok(Record::Premises(premises)) => Some(premises.label()),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["PÂTISSERIE, 3 Rue DE L’ÉGLISE"; 2]);
    let faults = sentences(None, &business[..]);
    assert!(faults.len() == 1 && faults[0].contains("Latin-1"), "{faults:?}");
    let mut address = format!("{}\n", TABLES[0].1).into_bytes();
    address.extend(b"1;1;;All\xe9e d\x92Arago;;69100;Villeurbanne;4.88;45.75;\n");
    let faults = sentences(None, &address[..]);
    assert!(faults.len() == 1 && faults[0].contains("Latin-1"), "{faults:?}");
}

#[test]
fn a_table_that_is_cut_off_loses_its_last_line_alone_and_says_so() {
    let row = |number: u32| format!("{number};{number};;Rue Arago;;69100;Villeurbanne;4.88;45.75;\n");
    let file = format!("{}\n{}{}", TABLES[0].1, row(1), row(2));
    let in_the_last_line = file.len() - 12;
    assert_eq!(counted(Format::Ban, &file.as_bytes()[..in_the_last_line]), (1, 1));
    let faults = sentences(None, &file.as_bytes()[..in_the_last_line]);
    assert_eq!(faults, ["The line has 8 cells instead of 10."]);
}
