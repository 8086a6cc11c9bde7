//! What files do wrong, and what is said about it: file, line, reason; the rest is read.

use super::*;

const BAN_HEADER: &str = "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;source_nom_voie;certification_commune;cad_parcelles";

/// What a file gives: labels of doors and kinds of features, and line, refused, key of each fault.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<(u64, bool, String)>) {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for outcome in open("a file", None, bytes).unwrap_or_else(|fault| panic!("{fault:?}")) {
        match outcome {
            Ok(Record::Premises(premises)) => rows.push(format!("{} {}", premises.kind, premises.label())),
            Ok(Record::Feature(feature)) => rows.push(feature.kind.to_string()),
            Ok(Record::Unplaced(unplaced)) => rows.push(format!("unplaced {}", unplaced.address().line())),
            Err(fault) => faults.push((fault.line.unwrap_or(0), fault.refused, fault.sentence.key.to_string())),
        }
    }
    (rows, faults)
}

fn fault_of_file(bytes: &[u8]) -> String {
    match open("a file", None, bytes) {
        Ok(_) => panic!("the file was taken"),
        Err(fault) => fault.sentence.key.to_string(),
    }
}

fn ban_line(id: &str, number: &str, addition: &str, street: &str, lon: &str, lat: &str) -> String {
    format!("{id};;{number};{addition};{street};93140;93010;Bondy;;;;;{lon};{lat};entrée;;;;;;;;")
}

#[test]
fn ban_rows_are_read_and_broken_ones_named_by_line() {
    let lines = [
        BAN_HEADER.to_owned(),
        ban_line("a", "1", "", "Allée Marguerite Duras", "2.488881", "48.893494"),
        ban_line("b", "2", "bis", "Allée Marguerite Duras", "2.48", "48.89"),
        ban_line("c", "3", "a", "Allée Marguerite Duras", "", "48.89"),
        "d;;4".to_owned(),
        ban_line("e", "5", "", "\"Allée", "2.48", "48.89"),
        ban_line("f", "6", "", "Allée", "deux", "48.89"),
        ban_line("g", "7", "", "Allée", "662524", "6866064"),
        ban_line("h", "8", "", "Allée", "48.89", "2.48"),
        String::new(),
        ban_line("i", "99999", "", "Le Moulin", "2,48", "48,89"),
        ban_line("", "9", "", "Allée", "2.48", "48.89"),
        ban_line("j", "9", "a", "\"Allée; fleurie\"", "2.48", "48.89"),
    ];
    let (rows, faults) = read(format!("\u{feff}{}\r\n", lines.join("\r\n")).as_bytes());
    assert_eq!(
        rows,
        [
            "residence 1 Allée Marguerite Duras",
            "residence 2 bis Allée Marguerite Duras",
            "residence Le Moulin",
            // Without an id its key is made from where it is.
            "residence 9 Allée",
            "residence 9 A Allée; fleurie"
        ]
    );
    let faults: Vec<_> = faults.iter().map(|(line, _, key)| (*line, key.as_str())).collect();
    assert_eq!(
        faults,
        [
            (4, "premises-import-empty-cell"),
            (5, "premises-import-cell-count"),
            (6, "premises-import-unclosed-quote"),
            (7, "premises-import-not-a-number"),
            (8, "premises-position-metres"),
            (9, "premises-position-swapped"),
        ]
    );
}

#[test]
fn unknown_columns_and_latin1_are_said_once_and_read() {
    let mut file = b"id,numero,nom_voie,lon,lat,couleur\n".to_vec();
    file.extend(b"a,1,All\xe9e,2.4,48.8,bleu\nb,2,All\xe9e,2.4,48.8,vert\n");
    let (rows, faults) = read(&file);
    assert_eq!(rows, ["residence 1 Allée", "residence 2 Allée"]);
    let expected = [(1, false, "premises-import-unknown-columns"), (2, false, "premises-import-latin1")];
    assert_eq!(faults, expected.map(|(line, refused, key)| (line, refused, key.to_owned())));
}

#[test]
fn files_that_are_something_else_are_refused_as_a_whole() {
    assert_eq!(fault_of_file(b""), "premises-import-empty-file");
    assert_eq!(fault_of_file(b" \n\n"), "premises-import-empty-file");
    assert_eq!(fault_of_file(b"\xff\xfei\0d\0"), "premises-import-utf16");
    assert_eq!(fault_of_file(b"name,age\nx,3\n"), "premises-import-unknown-format");
    assert_eq!(fault_of_file(b"numero;nom_voie\n1;Rue\n"), "premises-import-missing-columns");
    assert_eq!(fault_of_file(b"{\"type\":\"FeatureCollection\",\"features\":[]}"), "premises-import-unknown-format");
    let wrong = open("a file", Some(Format::Ban), &b"{}"[..]).err().unwrap();
    assert_eq!(wrong.sentence.key, "premises-import-not-csv");
    let wrong = open("a file", Some(Format::Streets), &b"id;numero"[..]).err().unwrap();
    assert_eq!(wrong.sentence.key, "premises-import-not-geojson");
}

#[test]
fn a_broken_feature_does_not_take_its_neighbours_with_it() {
    let shop = |id: u32, name: &str| {
        format!(
            r#"{{"type":"Feature","properties":{{"osm":"node/{id}","shop":"bakery","name":"{name}"}},"geometry":{{"type":"Point","coordinates":[4.88,45.75]}}}}"#
        )
    };
    let text = [
        r#"{"type":"FeatureCollection","name":"features","features":["#.to_owned(),
        shop(1, "Un") + ",",
        shop(2, "Deux \\\"bis\\\" {[").replace("4.88,45.75", "4.88") + ",",
        shop(3, "Trois }]") + ",",
        shop(4, "Quatre").replace("}}", "") + ",",
        shop(5, "Cinq") + ",",
        shop(6, "Six").replace("\"Six\"", "\"Six") + ",",
        shop(7, "Sept") + ",",
        shop(8, "Huit").replace("\"name\"", "}\"name\"") + ",",
        shop(9, "Neuf") + ",",
        shop(10, "Dix").replace("[4.88,45.75]", "null") + ",",
        shop(11, "Onze").replace(r#"{"type":"Point","coordinates":[4.88,45.75]}"#, "null") + ",",
        shop(12, "Douze").replace("shop", "highway") + ",",
        shop(13, "Treize"),
        "]}".to_owned(),
    ];
    let (rows, faults) = read(text.join("\n").as_bytes());
    assert_eq!(rows, ["Un", "Trois }]", "Cinq", "Sept", "Neuf", "Treize"].map(|name| format!("shop {name}")));
    let lines: Vec<u64> = faults.iter().map(|(line, _, _)| *line).collect();
    // Where a brace too many ends a feature early, both its halves are faults.
    assert_eq!(lines, [3, 5, 7, 9, 9, 11, 12, 13]);
    assert!(faults.iter().all(|(_, refused, _)| *refused));
}

#[test]
fn features_line_by_line_and_a_single_feature_are_read_too() {
    let feature = r#"{"type":"Feature","id":7,"properties":{"addr:housenumber":"3","addr:street":"Rue Arago"},"geometry":{"type":"Point","coordinates":[4.88,45.75,170.0]}}"#;
    assert_eq!(read(feature.as_bytes()).0, ["residence 3 Rue Arago"]);
    assert_eq!(read(format!("\u{1e}{feature}\n\u{1e}{feature}\n").as_bytes()).0.len(), 2);
}

#[test]
fn tags_tell_the_kind_of_neighbour() {
    let kind = |tags: &str| {
        let text = format!(
            r#"{{"type":"Feature","properties":{{"name":"X",{tags}}},"geometry":{{"type":"Point","coordinates":[4.88,45.75]}}}}"#
        );
        open("a file", Some(Format::OsmPlaces), text.as_bytes()).ok().unwrap().next().unwrap().ok().map(|record| {
            match record {
                Record::Premises(premises) => premises.kind,
                other => panic!("{other:?}"),
            }
        })
    };
    assert_eq!(kind(r#""amenity":"pharmacy","shop":"chemist""#), Some(PremisesKind::Care));
    assert_eq!(kind(r#""shop":"bakery""#), Some(PremisesKind::Shop));
    assert_eq!(kind(r#""amenity":"cafe","shop":"tobacco""#), Some(PremisesKind::Hospitality));
    assert_eq!(kind(r#""amenity":"kindergarten""#), Some(PremisesKind::Childcare));
    assert_eq!(kind(r#""amenity":"social_facility","social_facility":"group_home""#), Some(PremisesKind::Social));
    assert_eq!(kind(r#""office":"architect""#), Some(PremisesKind::Office));
    assert_eq!(kind(r#""amenity":"mortuary""#), Some(PremisesKind::Other));
    assert_eq!(kind(r#""amenity":"bench""#), None);
    assert_eq!(kind(r#""highway":"bus_stop""#), None);
}

#[test]
fn a_feature_without_a_key_keeps_the_one_made_from_where_it_is() {
    let text = r#"{"type":"Feature","properties":{"housenumber":"3","street":"Rue Arago"},"geometry":{"type":"Point","coordinates":[4.88,45.75]}}"#;
    let key = || match open("a file", None, text.as_bytes()).ok().unwrap().next() {
        Some(Ok(Record::Premises(premises))) => premises.key,
        other => panic!("{other:?}"),
    };
    assert_eq!(key(), key());
    assert_eq!(key().source, "place");
}
