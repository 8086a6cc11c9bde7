//! The demonstration district is what its generator makes, and is what it says it is.

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
