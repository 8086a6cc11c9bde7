//! The national formats, each with a few rows as they are published; packed files; and whatever bytes anybody may send.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use super::*;

fn read(bytes: &[u8]) -> (Format, Vec<Record>, Vec<String>) {
    let reading = open("a file", None, bytes).unwrap_or_else(|fault| panic!("{fault:?}"));
    let format = reading.format;
    let (mut records, mut faults) = (Vec::new(), Vec::new());
    for outcome in reading {
        match outcome {
            Ok(record) => records.push(record),
            Err(fault) => faults.push(format!("{} {}", fault.line.unwrap_or(0), fault.sentence.key)),
        }
    }
    (format, records, faults)
}

fn doors(records: &[Record]) -> Vec<&SourcePremises> {
    fn door(record: &Record) -> Option<&SourcePremises> {
        match record {
            Record::Premises(premises) => Some(premises),
            _ => None,
        }
    }
    records.iter().filter_map(door).collect()
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text).unwrap();
    packed.finish().unwrap()
}

const BAL: &str = "uid_adresse;cle_interop;commune_insee;commune_nom;commune_deleguee_insee;commune_deleguee_nom;voie_nom;lieudit_complement_nom;numero;suffixe;position;x;y;long;lat;cad_parcelles;source;date_der_maj;certification_commune\n\
    ;69266_0350_00012_bis;69266;Villeurbanne;;;Rue Arago;;12;bis;entrée;846440.1;6519090.2;4.8825;45.7575;;Mairie;2026-01-02;1\n\
    ;69266_B012_99999;69266;Villeurbanne;;;Le Moulin;;99999;;segment;846440.1;6519090.2;4.8830;45.7575;;Mairie;2026-01-02;0\n";

#[test]
fn an_address_of_a_town_hall_is_the_same_door_as_the_national_base_s() {
    let (format, records, faults) = read(BAL.as_bytes());
    assert_eq!((format, faults.len()), (Format::Bal, 0));
    let of_town_hall = doors(&records);
    assert_eq!(of_town_hall[0].label(), "12 bis Rue Arago");
    assert_eq!(of_town_hall[1].label(), "Le Moulin");
    let ban = "id;numero;rep;nom_voie;lon;lat\n69266_0350_00012_bis;12;bis;Rue Arago;4.8825;45.7575\n";
    let (_, records, _) = read(ban.as_bytes());
    assert_eq!(doors(&records)[0].key, of_town_hall[0].key);
}

const SIRENE: &str = "siren,nic,siret,statutDiffusionEtablissement,numeroVoieEtablissement,indiceRepetitionEtablissement,typeVoieEtablissement,libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,coordonneeLambertAbscisseEtablissement,coordonneeLambertOrdonneeEtablissement,etatAdministratifEtablissement,enseigne1Etablissement,denominationUsuelleEtablissement,activitePrincipaleEtablissement,caractereEmployeurEtablissement\n\
    1,1,00000000100011,O,30,,RUE,JEAN JAURES,69100,VILLEURBANNE,846300.0,6519000.0,A,FRANPRIX,,47.11C,O\n\
    1,2,00000000100029,O,30,B,CRS,EMILE ZOLA,69100,VILLEURBANNE,846300.0,6519000.0,A,,CABINET DES BERGES,86.21Z,N\n\
    1,3,00000000100037,O,30,,RUE,JEAN JAURES,69100,VILLEURBANNE,846300.0,6519000.0,F,FERME,,47.11C,N\n\
    1,4,00000000100045,P,[ND],[ND],[ND],[ND],[ND],[ND],[ND],[ND],A,[ND],[ND],47.11C,N\n\
    1,5,00000000100052,O,30,,RUE,JEAN JAURES,69100,VILLEURBANNE,846300.0,6519000.0,A,SCI DU COIN,,68.20B,N\n\
    1,6,00000000100060,O,3,,RUE,DE PARIS,97400,SAINT-DENIS,338500.0,7690500.0,A,LE BARACHOIS,,56.10A,O\n\
    1,7,00000000100078,O,3,,RUE,DE PARIS,69100,VILLEURBANNE,,,A,SANS PLACE,,56.10A,O\n\
    1,8,00000000100086,O,3,,RUE,DE PARIS,69100,VILLEURBANNE,12.0,13.0,A,NULLE PART,,56.10A,O\n";

#[test]
fn businesses_that_people_call_at_are_read_and_the_others_passed_over() {
    let (format, records, faults) = read(SIRENE.as_bytes());
    assert_eq!(format, Format::Sirene);
    let doors = doors(&records);
    let told: Vec<_> = doors.iter().map(|door| (door.kind, door.label())).collect();
    assert_eq!(
        told,
        [
            (PremisesKind::Shop, "FRANPRIX, 30 Rue JEAN JAURES".to_owned()),
            (PremisesKind::Care, "CABINET DES BERGES, 30 B Cours EMILE ZOLA".to_owned()),
            (PremisesKind::Hospitality, "LE BARACHOIS, 3 Rue DE PARIS".to_owned()),
        ]
    );
    assert_eq!(faults, ["9 premises-import-no-position"]);
    // One without a place has an address, which a door of the register may have.
    let unplaced: Vec<_> = records
        .iter()
        .filter_map(|record| match record {
            Record::Unplaced(unplaced) => Some((unplaced.line, unplaced.address().line(), &unplaced.address_key)),
            _ => None,
        })
        .collect();
    assert_eq!(unplaced, [(8, "3 Rue DE PARIS".to_owned(), &None)]);
    let lyon = doors[0].position;
    assert!((lyon.lon - 4.881).abs() < 0.01 && (lyon.lat - 45.757).abs() < 0.01, "{lyon:?}");
    let reunion = doors[2].position;
    assert!((reunion.lon - 55.45).abs() < 0.05 && (reunion.lat + 20.88).abs() < 0.05, "{reunion:?}");
}

#[test]
fn standing_buildings_of_the_national_register_are_drawn() {
    let file = "rnb_id;point;shape;status;ext_ids;addresses;plots\n\
        AAAA;SRID=4326;POINT(4.88 45.75);x;constructed;[];[];[]\n";
    let (_, _, faults) = read(file.as_bytes());
    assert_eq!(faults, ["2 premises-import-cell-count"], "a `;` in a cell has to be quoted");
    let square = "POLYGON((4.88 45.75,4.881 45.75,4.881 45.751,4.88 45.75))";
    let file = format!(
        "rnb_id;point;shape;status;ext_ids;addresses;plots\n\
        AAAA;\"SRID=4326;POINT(4.88 45.75)\";\"SRID=4326;{square}\";constructed;\"[{{\"\"id\"\": \"\"x\"\"}}]\";[];[]\n\
        BBBB;POINT(4.88 45.75);{square};demolished;[];[];[]\n\
        CCCC;POINT(4.88 45.75);POINT(4.88 45.75);constructed;[];[];[]\n\
        DDDD;POINT(4.88 45.75);TRIANGLE(1 2);constructed;[];[];[]\n"
    );
    let (format, records, faults) = read(file.as_bytes());
    assert_eq!((format, records.len()), (Format::Rnb, 1));
    assert_eq!(faults, ["5 premises-import-no-shape"]);
}

#[test]
fn places_open_to_the_public_tell_their_kind_by_their_words() {
    let place = |name: &str, activity: &str| {
        format!(
            r#"{{"type":"Feature","properties":{{"nom":"{name}","activite":{activity},"numero":"4","voie":"PROM DU LYS","commune":"Villeurbanne"}},"geometry":{{"type":"Point","coordinates":[4.88,45.75]}}}}"#
        )
    };
    let features = [
        place("Maison des sports", "\"Salle multisports\""),
        place("Groupe Scolaire Jacques Prévert", "null"),
        place("X", "\"Masseur kinésithérapeute\""),
        place("Le Bar à Thym", "null"),
        place("Barthélemy", "null"),
        place("Cimetière", "\"Cimetière\""),
    ];
    let file = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}", features.join(",\n"));
    let (format, records, faults) = read(file.as_bytes());
    assert_eq!(format, Format::Acceslibre);
    use PremisesKind::{Care, Hospitality, Other, School, Sport};
    assert_eq!(
        doors(&records).iter().map(|door| door.kind).collect::<Vec<_>>(),
        [Sport, School, Care, Hospitality, Other]
    );
    assert_eq!(faults, ["7 premises-import-no-activity"]);
}

#[test]
fn a_packed_file_is_read_as_it_was_and_one_that_is_cut_off_is_named() {
    let (format, records, _) = read(&packed(BAL.as_bytes()));
    assert_eq!((format, records.len()), (Format::Bal, 2));
    let rows: String =
        (0..40_000).map(|row| format!("{row};{row};Rue Arago {};4.88;45.75\n", row * 7_919 % 10_007)).collect();
    let whole = packed(format!("id;numero;nom_voie;lon;lat\n{rows}").as_bytes());
    let (_, records, faults) = read(&whole[..whole.len() * 3 / 4]);
    assert!((20_000..40_000).contains(&records.len()), "{}", records.len());
    assert!(faults.last().unwrap().ends_with("premises-import-unreadable"), "{faults:?}");
    assert!(open("a file", None, &b"\x1f\x8bnot gzip"[..]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_bring_a_reader_down(
        format in 0..Format::ALL.len(),
        header in 0..5_usize,
        bytes in proptest::collection::vec(any::<u8>(), 0..600),
        words in "[;,\"\\n0-9A-Za-z{}\\[\\]:(). -]{0,400}",
    ) {
        let heads = [BAL, SIRENE, "rnb_id;shape\n", "{\"type\":\"FeatureCollection\",\"features\":[", ""];
        let file = [heads[header].as_bytes(), words.as_bytes(), &bytes].concat();
        for format in [None, Some(Format::ALL[format])] {
            if let Ok(reading) = open("a file", format, &file[..]) {
                prop_assert!(reading.count() < 2_000);
            }
            if let Ok(reading) = open("a file", format, &packed(&file)[..]) {
                prop_assert!(reading.count() < 2_000);
            }
        }
    }
}
