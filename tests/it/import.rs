//! Real files of each format are read without a fault and understood; importing twice changes nothing; faulty rows are named and
//! the others stored.

use std::io::Cursor;
use std::ops::ControlFlow;

use riverain::premises::affected::Bounds;
use riverain::premises::import::{
    Counts, FeatureKind, Format, ImportStatus, Order, Record, Report, import_file, import_with_order,
};
use riverain::premises::{
    Position, Premises, PremisesKind, background, background_geojson, find_by_address, register_counts,
};
use riverain::reading;

use crate::affected::{real_data, records};
use crate::on_both_engines;
use crate::support::House;

fn kinds(file: &str) -> Vec<PremisesKind> {
    let kind = |record: Record| match record {
        Record::Premises(premises) => Some(premises.kind),
        _ => None,
    };
    records(file).into_iter().filter_map(kind).collect()
}

#[test]
fn a_whole_commune_of_the_national_address_base_is_read() {
    assert_eq!(kinds("bondy/addresses_ban.csv").len(), 8_413);
}

#[test]
fn every_position_type_and_addition_of_ten_thousand_rows_is_read() {
    assert_eq!(kinds("savoie/addresses_ban_10000.csv").len(), 10_000);
}

#[test]
fn a_quarter_of_openstreetmap_is_read() {
    assert_eq!(kinds("villeurbanne/addresses.geojson"), vec![PremisesKind::Residence; 417]);
    assert_eq!(kinds("villeurbanne/shops.geojson").len(), 57);
    let sensitive = kinds("villeurbanne/sensitive.geojson");
    let count = |kind| sensitive.iter().filter(|own| **own == kind).count();
    assert_eq!((sensitive.len(), count(PremisesKind::School), count(PremisesKind::Childcare)), (16, 3, 2));
    assert_eq!(records("villeurbanne/streets.geojson").len(), 189);
    assert_eq!(records("villeurbanne/buildings.geojson").len(), 682);
}

#[test]
fn the_dwellings_of_a_district_s_buildings_are_read() {
    let dwellings: Vec<u32> = records("lyon1/buildings.geojson")
        .into_iter()
        .map(|record| match record {
            Record::Feature(feature) if feature.kind == FeatureKind::Building => feature.dwellings.unwrap_or(0),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(dwellings.len(), 2_576);
    assert!(dwellings.iter().sum::<u32>() > 15_000, "{}", dwellings.iter().sum::<u32>());
}

/// Imports a text as a file of this name.
pub async fn import_text(house: &House, file: &str, text: &str) -> Report {
    let input = Cursor::new(text.as_bytes().to_vec());
    import_file(&house.app, None, None, file, input, |_| ControlFlow::Continue(())).await.unwrap()
}

/// Imports a file of real data.
pub async fn import_real(house: &House, file: &str) -> Report {
    let input = std::fs::File::open(real_data(file)).unwrap();
    import_file(&house.app, None, None, file, input, |_| ControlFlow::Continue(())).await.unwrap()
}

/// The header of a short file of the national address base.
pub const BAN: &str = "id;numero;rep;nom_voie;code_postal;nom_commune;lon;lat;type_position\n";

async fn find(house: &House, near: Option<Position>, typed: &str) -> Vec<String> {
    let found = reading!(house.app.db, tx => find_by_address(tx, near, typed).await).unwrap();
    found.iter().map(Premises::label).collect()
}

#[test]
fn premises_open_to_the_public_are_read_with_their_kinds() {
    let path = real_data("acceslibre/erp_lyon.geojson");
    let reading = riverain::premises::import::open("erp", None, std::fs::File::open(path).unwrap()).ok().unwrap();
    assert_eq!(reading.format, Format::Acceslibre);
    let (read, faults): (Vec<_>, Vec<_>) = reading.partition(Result::is_ok);
    // Two cemeteries are the only ones without a door.
    assert_eq!((read.len(), faults.len()), (1_268, 2));
    let kinds: Vec<PremisesKind> = read
        .into_iter()
        .filter_map(|record| match record {
            Ok(Record::Premises(premises)) => Some(premises.kind),
            _ => None,
        })
        .collect();
    let count = |kind| kinds.iter().filter(|own| **own == kind).count();
    assert!(count(PremisesKind::School) > 150 && count(PremisesKind::Childcare) > 28, "{kinds:?}");
    assert!(count(PremisesKind::Other) < 450, "{}", count(PremisesKind::Other));
}

on_both_engines! {
    async fn importing_a_commune_twice_changes_nothing(house: House) {
        let first = import_real(&house, "bondy/addresses_ban.csv").await;
        let all = Counts { read: 8_413, added: 8_413, ..Counts::default() };
        assert_eq!((first.format, first.counts, first.faults.len()), (Format::Ban, all, 0));
        let again = import_real(&house, "bondy/addresses_ban.csv").await;
        assert_eq!(again.counts, Counts { read: 8_413, unchanged: 8_413, ..Counts::default() });
        assert_eq!(house.count("premises").await, 8_413);

        // What a neighbour types finds their door among them.
        assert_eq!(find(&house, None, "16 av henri barbusse bondy").await.first().unwrap(), "16 Avenue Henri Barbusse");
        assert_eq!(find(&house, None, "nulle part").await, Vec::<String>::new());
        let far = Position { lon: 2.3, lat: 48.8 };
        assert_eq!(find(&house, Some(far), "12 avenue henri barbusse").await, Vec::<String>::new());
    }

    async fn a_row_that_changed_is_changed_and_faulty_rows_are_named_and_kept(house: House) {
        let file = format!("{BAN}a;1;;Rue Arago;69100;Villeurbanne;4.88;45.75;\nb;2;;Rue Arago;69100;Villeurbanne;x;45.75;\nc;3;;Rue Arago;69100;Villeurbanne;4.88;45.75;\n");
        let report = import_text(&house, "arago.csv", &file).await;
        assert_eq!(report.counts, Counts { read: 3, added: 2, refused: 1, ..Counts::default() });
        assert_eq!((report.faults[0].file.as_str(), report.faults[0].line), ("arago.csv", Some(3)));
        assert_eq!(house.count("import_faults").await, 1);
        let corrected = file.replace("x;45.75", "4.881;45.75").replace("c;3;;", "c;3;bis;");
        let report = import_text(&house, "arago.csv", &corrected).await;
        assert_eq!(report.counts, Counts { read: 3, added: 1, changed: 1, unchanged: 1, ..Counts::default() });
        assert_eq!(find(&house, None, "3 bis rue arago").await[0], "3 bis Rue Arago");
    }

    async fn of_several_positions_of_one_address_the_entrance_stays(house: House) {
        let positions = ["parcelle", "entrée", "segment"].map(|kind| format!("a;1;;Rue Arago;;;4.88{};45.75;{kind}\n", kind.len()));
        let file = format!("{BAN}{}", positions.concat());
        let report = import_text(&house, "positions.csv", &file).await;
        assert_eq!(report.counts, Counts { read: 3, added: 1, unchanged: 2, ..Counts::default() });
        // Far apart in the file or near, the outcome is the same.
        let padding: String = (0..8_600).map(|number| format!("p{number};{};;Rue Galilée;;;4.9;45.76;\n", number + 1)).collect();
        let file = format!("{BAN}{}{padding}{}{}", positions[0], positions[1], positions[2]);
        let report = import_text(&house, "positions.csv", &file).await;
        assert_eq!(report.counts, Counts { read: 8_603, added: 8_600, unchanged: 3, ..Counts::default() });
        let found = reading!(house.app.db, tx => find_by_address(tx, None, "1 rue arago").await).unwrap();
        assert_eq!(found[0].position.lon, 4.887, "the length of “entrée” in bytes");
    }

    async fn an_import_broken_off_is_taken_up_by_importing_again(house: House) {
        let rows: String = (0..9_200).map(|number| format!("p{number};{};;Rue Galilée;;;4.9;45.76;\n", number + 1)).collect();
        let file = format!("{BAN}{rows}");
        let input = Cursor::new(file.clone().into_bytes());
        let report = import_file(&house.app, None, Some(Format::Ban), "half", input, |_| ControlFlow::Break(())).await.unwrap();
        assert_eq!((report.status, report.counts.added), (ImportStatus::Interrupted, 8_000));
        let report = import_text(&house, "whole", &file).await;
        assert_eq!(report.counts, Counts { read: 9_200, added: 1_200, unchanged: 8_000, ..Counts::default() });
        assert_eq!(house.count("imports").await, 2);
    }

    async fn shops_find_their_door_and_buildings_give_their_dwellings_in_any_order(house: House) {
        let addresses = format!("{BAN}a;1;;Rue Arago;69100;Villeurbanne;4.8800;45.7500;\nb;3;;Rue Arago;69100;Villeurbanne;4.8801;45.7500;\n");
        let shop = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"osm":"node/1","shop":"bakery","name":"Au Bon Pain","opening_hours":"Mo-Sa 07:00-19:00"},"geometry":{"type":"Point","coordinates":[4.88011,45.75003]}}]}"#;
        let building = |dwellings: u32| format!(r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"ID":"BATIMENT1","NB_LOGTS":{dwellings}}},"geometry":{{"type":"Polygon","coordinates":[[[4.8799,45.7499],[4.8802,45.7499],[4.8802,45.7501],[4.8799,45.7501],[4.8799,45.7499]]]}}}}]}}"#);
        import_text(&house, "shops.geojson", shop).await;
        import_text(&house, "buildings.geojson", &building(9)).await;
        import_text(&house, "addresses.csv", &addresses).await;
        let dwellings = async || {
            let found = reading!(house.app.db, tx => find_by_address(tx, None, "rue arago").await).unwrap();
            let mut all: Vec<_> = found.iter().map(|door| (door.label(), door.dwellings)).collect();
            all.sort();
            all
        };
        assert_eq!(dwellings().await, [("1 Rue Arago".to_owned(), Some(5)), ("3 Rue Arago".to_owned(), Some(4))]);
        assert_eq!(import_text(&house, "buildings.geojson", &building(2)).await.counts.changed, 1);
        assert_eq!(dwellings().await, [("1 Rue Arago".to_owned(), Some(1)), ("3 Rue Arago".to_owned(), Some(1))]);

        let counts = reading!(house.app.db, tx => register_counts(tx).await).unwrap();
        assert_eq!(counts, [(PremisesKind::Residence, 2), (PremisesKind::Shop, 1)]);
        let bounds = Bounds { west: 4.87, south: 45.74, east: 4.89, north: 45.76 };
        let features = reading!(house.app.db, tx => background(tx, bounds).await).unwrap();
        assert_eq!(features.iter().map(|feature| feature.kind).collect::<Vec<_>>(), [FeatureKind::Building]);
    }

    async fn an_address_is_found_by_the_beginnings_of_its_words_and_with_a_slip(house: House) {
        import_real(&house, "bondy/addresses_ban.csv").await;
        let first = async |typed: &str| find(&house, None, typed).await.into_iter().next().unwrap_or_default();
        for typed in [
            "16 avenue henri barbusse", "16 av. H. BARBUSSE", "16 barbusse", "16 avenue henri barb", "16 avenue henri brabusse",
            "16 avenue henri barbuse bondy", "16 avenue henry barbusse", "16, av henri-barbusse 93140 Bondy",
        ] {
            assert_eq!(first(typed).await, "16 Avenue Henri Barbusse", "{typed}");
        }
        // Signs that mean something to a text search mean nothing here.
        for typed in ["\" OR 1=1", "'':*", "a & b | !c <-> d", "NEAR(barbusse)", "henri* AND", "(((", "\0"] {
            find(&house, None, typed).await;
        }
    }

    async fn what_a_complete_file_no_longer_has_is_retired_in_its_town_alone(house: House) {
        let row = |town: &str, number: u32| format!("{town}_0010_{number:05};{number};;Rue Arago;69100;Ville {town};4.88;45.75;\n");
        let first = format!("{BAN}{}{}{}{}", row("69266", 1), row("69266", 2), row("69266", 3), row("01004", 2));
        import_text(&house, "all.csv", &first).await;
        let replace = async |text: String| {
            let order = Order { replace_area: true, ..Order::default() };
            let input = Cursor::new(text.into_bytes());
            import_with_order(&house.app, None, order, "one.csv", input, |_| ControlFlow::Continue(())).await.unwrap()
        };
        let count = async || reading!(house.app.db, tx => register_counts(tx).await).unwrap()[0].1;
        let report = replace(format!("{BAN}{}{}", row("69266", 1), row("69266", 4))).await;
        assert_eq!(report.counts, Counts { read: 2, added: 1, unchanged: 1, retired: 2, ..Counts::default() });
        assert_eq!(count().await, 3, "two of the town and the other town's");
        assert_eq!(find(&house, None, "2 rue arago ville 01004").await[0], "2 Rue Arago");
        assert_eq!(find(&house, None, "3 rue arago ville 69266").await.iter().filter(|label| *label == "3 Rue Arago").count(), 0);
        // A door that comes back is the same door again.
        let report = import_text(&house, "all.csv", &first).await;
        assert_eq!((report.counts.added, report.counts.changed), (0, 2));
        assert_eq!(count().await, 5);
        // A file with a broken line is not complete.
        let report = replace(format!("{BAN}{}broken\n", row("69266", 1))).await;
        assert_eq!((report.counts.retired, report.faults[0].sentence.key.as_ref()), (0, "premises-import-nothing-retired"));
        // Shops are replaced in the box around them.
        let shop = |id: u32, lon: f64| format!(r#"{{"type":"Feature","properties":{{"osm":"node/{id}","shop":"bakery"}},"geometry":{{"type":"Point","coordinates":[{lon},45.75]}}}}"#);
        let file = |shops: &[String]| format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}", shops.join(",\n"));
        import_text(&house, "shops", &file(&[shop(1, 4.88), shop(2, 4.881), shop(3, 4.882), shop(4, 4.9)])).await;
        assert_eq!(replace(file(&[shop(1, 4.88), shop(3, 4.882)])).await.counts.retired, 1);
    }

    async fn a_door_that_several_sources_know_is_one_door_in_any_order_of_import(house: House) {
        let address = r#"{"type":"Feature","properties":{"osm":"node/9","addr:housenumber":"1","addr:street":"Rue Arago"},"geometry":{"type":"Point","coordinates":[4.88005,45.75]}}"#;
        let shop = r#"{"type":"Feature","properties":{"osm":"node/1","shop":"bakery","name":"Boulangerie des Berges","ref:FR:SIRET":"00000000100011"},"geometry":{"type":"Point","coordinates":[4.88,45.75]}}"#;
        let open = r#"{"type":"Feature","properties":{"nom":"BOULANGERIE DES BERGES","activite":"Boulangerie","siret":null,"numero":"1","voie":"R ARAGO"},"geometry":{"type":"Point","coordinates":[4.88001,45.75]}}"#;
        let business = "siret,etatAdministratifEtablissement,activitePrincipaleEtablissement,enseigne1Etablissement,longitude,latitude\n00000000100011,A,10.71C,SARL BERGES,4.8802,45.7501\n";
        let ban = format!("{BAN}69266_1_1;1;;Rue Arago;69100;Villeurbanne;4.88;45.75;\n");
        let files = [("address", address), ("business", business), ("open", open), ("shop", shop), ("ban", ban.as_str())];
        for (name, text) in files {
            assert_eq!(import_text(&house, name, text).await.counts.added, 1, "{name}");
        }
        let counts = reading!(house.app.db, tx => register_counts(tx).await).unwrap();
        assert_eq!(counts, [(PremisesKind::Residence, 1), (PremisesKind::Shop, 1)]);
        assert_eq!(house.count("premises").await, 5, "every source's row is kept");
        for (name, text) in files.into_iter().rev() {
            assert_eq!(import_text(&house, name, text).await.counts.unchanged, 1, "{name}");
        }
        assert_eq!(reading!(house.app.db, tx => register_counts(tx).await).unwrap(), counts);
        assert_eq!(find(&house, None, "1 rue arago").await, ["1 Rue Arago"]);
    }

    async fn real_data_of_five_places_and_sources_stands_together(house: House) {
        let files = [
            "villeurbanne/addresses.geojson", "villeurbanne/shops.geojson", "villeurbanne/sensitive.geojson",
            "villeurbanne/buildings.geojson", "bondy/addresses_ban.csv", "savoie/addresses_ban_10000.csv",
            "lyon1/buildings.geojson", "acceslibre/erp_lyon.geojson",
        ];
        for file in files {
            import_real(&house, file).await;
        }
        let counts = reading!(house.app.db, tx => register_counts(tx).await).unwrap();
        let residences = counts.iter().find(|(kind, _)| *kind == PremisesKind::Residence).unwrap().1;
        assert_eq!(residences, 417 + 8_413 + 10_000);
        let establishments: i64 = counts.iter().map(|(_, doors)| doors).sum::<i64>() - residences;
        let stored = house.count("premises").await - residences;
        assert!(establishments < stored && stored - establishments < 60, "{establishments} of {stored}: some are known twice");
        for file in files {
            let again = import_real(&house, file).await.counts;
            assert_eq!((again.added, again.changed), (0, 0), "{file}");
        }
        assert_eq!(reading!(house.app.db, tx => register_counts(tx).await).unwrap(), counts);
    }

    async fn a_node_that_is_a_shop_and_an_address_is_both_whichever_is_imported_last(house: House) {
        for file in ["addresses", "shops", "addresses", "shops"] {
            import_real(&house, &format!("villeurbanne/{file}.geojson")).await;
        }
        let counts = reading!(house.app.db, tx => register_counts(tx).await).unwrap();
        assert_eq!(counts.iter().find(|(kind, _)| *kind == PremisesKind::Residence).unwrap().1, 417);
        assert_eq!(house.count("premises").await, 417 + 57);
        assert_eq!(import_real(&house, "villeurbanne/addresses.geojson").await.counts.unchanged, 417);
    }

    async fn a_quarter_s_background_is_found_by_box(house: House) {
        import_real(&house, "villeurbanne/streets.geojson").await;
        assert_eq!(import_real(&house, "villeurbanne/streets.geojson").await.counts.unchanged, 189);
        let bounds = Bounds { west: 4.8798, south: 45.7565, east: 4.8802, north: 45.7572 };
        let features = reading!(house.app.db, tx => background(tx, bounds).await).unwrap();
        assert!(features.iter().any(|feature| feature.name.as_deref() == Some("Rue Jean Jaurès")));
        assert!(features.len() < 60, "{}", features.len());
        let text = reading!(house.app.db, tx => background_geojson(tx, bounds).await).unwrap();
        let read: geojson::FeatureCollection = text.parse().unwrap();
        assert_eq!(read.features.len(), features.len());
    }
}
