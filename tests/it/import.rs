//! Real files of each format are read without a fault, and what they hold is understood.

use riverain::premises::PremisesKind;
use riverain::premises::import::{FeatureKind, Record};

use crate::affected::records;

fn kinds(file: &str) -> Vec<PremisesKind> {
    let kind = |record: Record| match record {
        Record::Premises(premises) => Some(premises.kind),
        Record::Feature(_) => None,
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
