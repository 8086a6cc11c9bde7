//! The demonstration district is what its generator makes, and is what it says it is.

use riverain::premises::import::{self, Format, Record};
use riverain::sites::outline::Outline;

#[path = "../../geodata/generate.rs"]
mod generate;

fn committed(name: &str) -> String {
    std::fs::read_to_string(format!("{}/geodata/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn generator_makes_the_committed_files() {
    for (name, text) in generate::files() {
        assert!(text == committed(name), "{name} is not what `cargo run --example district` writes");
    }
}

#[test]
fn district_has_the_promised_size() {
    let features = |name| {
        serde_json::from_str::<serde_json::Value>(&committed(name)).unwrap()["features"].as_array().unwrap().len()
    };
    let doors = committed("addresses_ban.csv").lines().count() - 1;
    assert!((450..=550).contains(&doors), "{doors} doors");
    assert_eq!((features("shops.geojson"), features("sensitive.geojson")), (70, 15));
}

#[test]
fn every_address_stands_once_in_the_register() {
    let text = committed("addresses_ban.csv");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap().len(), 23);
    let mut ids = std::collections::BTreeSet::new();
    let mut addresses = std::collections::BTreeSet::new();
    for record in reader.records() {
        let record = record.unwrap();
        assert!(ids.insert(record[0].to_owned()), "{} twice", &record[0]);
        assert!(
            addresses.insert((record[4].to_owned(), record[2].to_owned(), record[3].to_owned())),
            "{record:?} twice"
        );
    }
}

#[test]
fn importers_take_every_row_of_the_district() {
    let files = [
        ("addresses_ban.csv", Format::Ban),
        ("shops.geojson", Format::OsmPlaces),
        ("sensitive.geojson", Format::OsmPlaces),
        ("buildings.geojson", Format::Buildings),
        ("streets.geojson", Format::Streets),
        ("trees.geojson", Format::Streets),
    ];
    for (name, format) in files {
        let text = committed(name);
        let reading = import::open(name, None, std::io::Cursor::new(text)).unwrap();
        assert_eq!(reading.format, format, "{name}");
        let records: Vec<Record> = reading.map(|row| row.unwrap_or_else(|fault| panic!("{fault:?}"))).collect();
        assert!(!records.is_empty(), "{name}");
    }
}

#[test]
fn works_site_has_a_valid_zone_of_plausible_size() {
    let zone = Outline::from_geojson(committed("site.geojson").as_bytes()).unwrap();
    assert!((4_000.0..20_000.0).contains(&zone.area_m2()), "{} m²", zone.area_m2());
}
