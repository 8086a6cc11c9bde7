//! Makes the demonstration district: an invented quarter of an invented town, in the formats that the importers read.
//!
//! Everything comes from one seed, so that the same files come out every time: `cargo run --example district` writes them
//! beside this file. A test holds that what is committed is what this makes. Nothing here knows the service.

#![allow(clippy::expect_used, reason = "a generator run by its authors: what it expects is written in it")]

#[path = "generator/blocks.rs"]
mod blocks;
#[path = "generator/buildings.rs"]
mod buildings;
#[path = "generator/dice.rs"]
mod dice;
#[path = "generator/landmarks.rs"]
mod landmarks;
#[path = "generator/names.rs"]
mod names;
#[path = "generator/plane.rs"]
mod plane;
#[path = "generator/town.rs"]
mod town;
#[path = "generator/trades.rs"]
mod trades;
#[path = "generator/ways.rs"]
mod ways;
#[path = "generator/write.rs"]
mod write;

/// The district's files: each name with its whole text.
pub fn files() -> Vec<(&'static str, String)> {
    let mut dice = dice::Dice::new(20_260_323);
    let town = town::Town::new(&mut dice);
    let mut quarter = blocks::build(&town, &mut dice);
    let doors = buildings::number(&mut quarter, &mut dice);
    let shops = trades::shops(&mut quarter, &doors, &mut dice);
    let sensitive = trades::sensitive(&mut quarter, &doors);
    let scenery = ways::scenery(&town, &quarter);
    let trees = ways::trees(&town, &quarter, &mut dice);
    let place = plane::Place::new();
    vec![
        ("addresses_ban.csv", write::addresses(&doors, &place)),
        ("shops.geojson", write::points("shop", &shops, &place)),
        ("sensitive.geojson", write::points("sensitive", &sensitive, &place)),
        ("buildings.geojson", write::buildings(&quarter, &place)),
        ("streets.geojson", write::scenery("way", &scenery, &place)),
        ("trees.geojson", write::scenery("tree", &trees, &place)),
        ("site.geojson", write::site(&town, &place)),
    ]
}

/// Writes the files into the folder given, or else beside this source.
#[allow(dead_code, reason = "the test that compares the files reads this source as a module")]
fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| format!("{}/geodata", env!("CARGO_MANIFEST_DIR")));
    for (name, text) in files() {
        std::fs::write(format!("{folder}/{name}"), text)?;
    }
    Ok(())
}
