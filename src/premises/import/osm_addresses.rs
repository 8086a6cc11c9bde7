//! Addresses of OpenStreetMap: points (or buildings) with `addr:housenumber` and `addr:street`, as the map writes them, or with
//! `housenumber` and `street`, as extracts do.

use super::features::Feature;
use super::{Record, Row, SourcePremises};
use crate::i18n::Sentence;
use crate::premises::{Address, PremisesKind};

const NUMBER: [&str; 2] = ["addr:housenumber", "housenumber"];
const STREET: [&str; 3] = ["addr:street", "street", "addr:place"];
const POSTCODE: [&str; 2] = ["addr:postcode", "postcode"];
const CITY: [&str; 2] = ["addr:city", "city"];

/// Whether a feature has an address.
pub fn recognises(feature: &Feature) -> bool {
    !address(feature).line().is_empty()
}

/// The address in a feature's tags, as far as it goes.
pub fn address(feature: &Feature) -> Address {
    Address {
        number: feature.first_tag(&NUMBER),
        street: feature.first_tag(&STREET),
        postcode: feature.first_tag(&POSTCODE),
        city: feature.first_tag(&CITY),
    }
}

/// Reads an address.
pub fn read(feature: &Feature) -> Row<Record> {
    let address = address(feature);
    // A number without a street is still a door; the map-maker stood before it.
    if address.line().is_empty() {
        return Err(Sentence::new("premises-import-no-address"));
    }
    let mut key = feature.key();
    // One node may be a shop and carry the address of the house: two premises, or each import would undo the other's.
    if key.source == "osm" {
        key.source = "osm-address";
    }
    Ok(Record::Premises(SourcePremises {
        key,
        kind: PremisesKind::Residence,
        name: feature.first_tag(&["addr:housename", "name"]),
        activity: None,
        address,
        dwellings: feature.count("building:flats")?,
        position: feature.position()?,
        vagueness: 0,
        opening_hours: None,
        official_id: None,
    }))
}
