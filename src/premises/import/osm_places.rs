//! Establishments of OpenStreetMap: shops, cafés, schools, practices, offices, places of worship. The tags say what kind of
//! neighbour it is; things without a door (benches, parking places, post boxes) are refused.

use super::features::Feature;
use super::osm_addresses::address;
use super::{Record, Row, SourcePremises};
use crate::i18n::Sentence;
use crate::premises::PremisesKind;

/// What `amenity=` says about the kind.
const AMENITIES: &[(PremisesKind, &[&str])] = &[
    (
        PremisesKind::School,
        &["school", "college", "university", "language_school", "music_school", "prep_school", "training"],
    ),
    (PremisesKind::Childcare, &["kindergarten", "childcare"]),
    (PremisesKind::Care, &["hospital", "clinic", "doctors", "dentist", "pharmacy", "nursing_home"]),
    (PremisesKind::Social, &["social_facility", "social_centre", "refugee_site"]),
    (
        PremisesKind::PublicService,
        &[
            "townhall",
            "post_office",
            "police",
            "fire_station",
            "courthouse",
            "public_building",
            "prison",
            "ranger_station",
        ],
    ),
    (PremisesKind::Worship, &["place_of_worship", "monastery"]),
    (
        PremisesKind::Culture,
        &[
            "library",
            "theatre",
            "cinema",
            "arts_centre",
            "community_centre",
            "conference_centre",
            "events_venue",
            "exhibition_centre",
            "planetarium",
        ],
    ),
    (PremisesKind::Sport, &["dojo", "gym"]),
    (
        PremisesKind::Hospitality,
        &[
            "restaurant",
            "cafe",
            "bar",
            "pub",
            "fast_food",
            "ice_cream",
            "biergarten",
            "food_court",
            "nightclub",
            "canteen",
        ],
    ),
    (PremisesKind::Office, &["coworking_space"]),
    (
        PremisesKind::Shop,
        &[
            "bank",
            "bureau_de_change",
            "car_rental",
            "car_wash",
            "casino",
            "driving_school",
            "fuel",
            "gambling",
            "internet_cafe",
            "marketplace",
            "money_transfer",
            "studio",
            "vehicle_inspection",
            "veterinary",
        ],
    ),
];
/// What `leisure=` and `tourism=` say, where they name something with a door.
const LEISURES: &[(PremisesKind, &[&str])] = &[(
    PremisesKind::Sport,
    &["sports_centre", "fitness_centre", "sports_hall", "dance", "swimming_pool", "bowling_alley"],
)];
const TOURISMS: &[(PremisesKind, &[&str])] = &[
    (PremisesKind::Hospitality, &["hotel", "hostel", "guest_house", "motel", "apartment"]),
    (PremisesKind::Culture, &["museum", "gallery"]),
];

/// Named things in the street that nobody lives or works behind.
const NO_DOORS: [&str; 14] = [
    "bench",
    "bicycle_parking",
    "bicycle_rental",
    "charging_station",
    "clock",
    "drinking_water",
    "fountain",
    "parking",
    "parking_entrance",
    "parking_space",
    "post_box",
    "recycling",
    "shelter",
    "toilets",
];

fn find(kinds: &[(PremisesKind, &[&str])], value: &str) -> Option<PremisesKind> {
    kinds.iter().find(|(_, values)| values.contains(&value)).map(|(kind, _)| *kind)
}

/// The kind of an establishment and what it does; none for things without a door. What endangers more comes first: a pharmacy that
/// is also a shop is a place of care.
fn kind(feature: &Feature) -> Option<(PremisesKind, String)> {
    let listed = |tag: &str, kinds| {
        let value = feature.tag(tag)?;
        find(kinds, &value).map(|kind| (kind, value))
    };
    let any = |tag: &str, kind: PremisesKind| {
        let value = feature.tag(tag).filter(|value| value != "no")?;
        Some((kind, if value == "yes" { tag.to_owned() } else { value }))
    };
    listed("amenity", AMENITIES)
        .or_else(|| any("healthcare", PremisesKind::Care))
        .or_else(|| any("social_facility", PremisesKind::Social))
        .or_else(|| any("shop", PremisesKind::Shop))
        .or_else(|| any("craft", PremisesKind::Shop))
        .or_else(|| any("office", PremisesKind::Office))
        .or_else(|| listed("leisure", LEISURES))
        .or_else(|| listed("tourism", TOURISMS))
        .or_else(|| {
            let (kind, amenity) = any("amenity", PremisesKind::Other)?;
            (feature.tag("name").is_some() && !NO_DOORS.contains(&amenity.as_str())).then_some((kind, amenity))
        })
}

/// Whether a feature is an establishment.
pub fn recognises(feature: &Feature) -> bool {
    kind(feature).is_some()
}

/// Reads an establishment.
pub fn read(feature: &Feature) -> Row<Record> {
    let (kind, activity) = kind(feature).ok_or_else(|| Sentence::new("premises-import-no-activity"))?;
    Ok(Record::Premises(SourcePremises {
        key: feature.key(),
        kind,
        name: feature.first_tag(&["name", "brand", "operator"]),
        activity: Some(activity),
        address: address(feature),
        dwellings: None,
        position: feature.position()?,
        vagueness: 0,
        opening_hours: feature.tag("opening_hours"),
        official_id: feature.tag("ref:FR:SIRET").map(|siret| siret.replace(' ', "")),
    }))
}
