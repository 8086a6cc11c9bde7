//! The register of doors, and which of them a zone reaches. Takes zones from `sites`; knows nothing of visits or grievances.
//!
//! A premises is one door: a residential address with its number of dwellings, or an establishment. Importers fill the
//! register (`import`), the pure room `affected` measures it against a zone, `matching` ties establishments and buildings to
//! doors. Nothing in this slice is personal: addresses and public places only, never who lives there.

pub mod addresses;
pub mod affected;
mod api;
mod background;
mod changes;
pub mod command;
mod filter;
mod geocoder;
mod heard;
pub mod import;
mod imports;
mod kept;
pub mod list;
mod look_up;
pub mod matching;
mod near;
mod of_site;
mod pages;
mod register;
pub mod sheet;
mod store;
mod streets;
mod tying;
pub mod walking;
pub mod widened;
mod zone_api;

pub use background::{Feature, background, background_geojson, ways};
pub use changes::{GivenZone, Leaving, ZoneChange, give_zone, zone_change};
pub use filter::{Filter, Where};
pub use geocoder::Place;
pub use heard::{doors_heard_from, heard_from};
pub use imports::{Import, RegisterOverview, import_with_faults, register_overview};
pub use kept::{KeptDoor, KeptList, KeptPhase, Occasion, keep_affected, kept_list, kept_lists, kept_of_site};
pub use look_up::{LookedUp, look_up};
pub use near::{SiteNear, sites_near};
pub use of_site::{
    Affected, AffectedList, ByHand, Choice, DoorOfSite, ListCounts, affected_list, affected_list_seen_by,
    affected_of_site, count_affected, decide_by_hand, door_of_site, doors_of_phase, undo_by_hand,
};
pub use register::{
    door_at, doors_near, find_by_address, label_of_door, premises, premises_many, register_counts, register_stamp,
    standings_near,
};

use crate::i18n::Sentence;
use crate::id::PremisesId;
use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    pages::routes().api(api::routes()).api(zone_api::routes())
}

crate::vocabulary! {
    /// What stands behind a door.
    pub enum PremisesKind {
        /// A residential address, or an address of which nothing more is known.
        Residence = "residence",
        /// A shop or a workshop that customers enter.
        Shop = "shop",
        /// A café, a restaurant, a hotel: terraces, deliveries and late hours.
        Hospitality = "hospitality",
        /// An office or an association.
        Office = "office",
        /// A school, college or university.
        School = "school",
        /// A nursery or another place that looks after small children.
        Childcare = "childcare",
        /// A hospital, a practice, a pharmacy, a nursing home.
        Care = "care",
        /// A social centre, a shelter, a home for elderly or disabled people.
        Social = "social",
        /// A town hall, a post office, police, fire brigade.
        PublicService = "public_service",
        /// A place of worship.
        Worship = "worship",
        /// A library, a theatre, a museum, a community hall.
        Culture = "culture",
        /// A sports hall, a pool, a dojo.
        Sport = "sport",
        /// Anything else that has a door.
        Other = "other",
    }
}

crate::vocabulary! {
    /// The four heaps in which kinds are counted.
    pub enum KindGroup {
        /// Where people live.
        Residences = "residences",
        /// Where a business depends on its customers' way to the door.
        Shops = "shops",
        /// Where people are whom noise, dust or a blocked way endangers.
        Sensitive = "sensitive",
        /// The rest.
        Other = "other",
    }
}

impl PremisesKind {
    /// The heap in which the kind is counted.
    pub fn group(self) -> KindGroup {
        match self {
            Self::Residence => KindGroup::Residences,
            Self::Shop | Self::Hospitality | Self::Office => KindGroup::Shops,
            Self::School | Self::Childcare | Self::Care | Self::Social => KindGroup::Sensitive,
            Self::PublicService | Self::Worship | Self::Culture | Self::Sport | Self::Other => KindGroup::Other,
        }
    }

    /// Whether people are there whom noise, dust or a blocked way endangers.
    pub fn is_sensitive(self) -> bool {
        self.group() == KindGroup::Sensitive
    }
}

/// A place on earth, in degrees of WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Degrees east of Greenwich, -180 to 180.
    pub lon: f64,
    /// Degrees north of the equator, -90 to 90.
    pub lat: f64,
}

impl Position {
    /// Takes degrees; refuses what cannot be, and says which of the common mistakes it looks like: metres of a national
    /// projection, or latitude and longitude swapped (told from the box of metropolitan France).
    pub fn new(lon: f64, lat: f64) -> Result<Self, Sentence> {
        if !lon.is_finite() || !lat.is_finite() {
            return Err(Sentence::new("premises-position-not-a-number"));
        }
        let refused = |key: &'static str| Sentence::new(key).with("lon", lon.to_string()).with("lat", lat.to_string());
        if lon.abs() > 1_000.0 || lat.abs() > 1_000.0 {
            return Err(refused("premises-position-metres"));
        }
        if lon.abs() > 180.0 || lat.abs() > 90.0 {
            return Err(refused("premises-position-out-of-range"));
        }
        if (41.0..=51.5).contains(&lon) && (-5.5..=10.0).contains(&lat) {
            return Err(refused("premises-position-swapped"));
        }
        Ok(Self { lon, lat })
    }
}

/// A postal address, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Number with its addition: "12", "12 bis".
    pub number: Option<String>,
    /// Street, square or place.
    pub street: Option<String>,
    /// Postal code.
    pub postcode: Option<String>,
    /// Town.
    pub city: Option<String>,
}

impl Address {
    /// Number and street in one line; empty when neither is known.
    pub fn line(&self) -> String {
        let parts: Vec<&str> = [&self.number, &self.street].into_iter().flatten().map(String::as_str).collect();
        parts.join(" ")
    }
}

/// One door.
#[derive(Debug, Clone, PartialEq)]
pub struct Premises {
    /// Its id.
    pub id: PremisesId,
    /// What stands behind it.
    pub kind: PremisesKind,
    /// An establishment's name.
    pub name: Option<String>,
    /// What an establishment does, in OpenStreetMap's word: `bakery`, `pharmacy`.
    pub activity: Option<String>,
    /// Its address; that of the nearest door when its source gave none.
    pub address: Address,
    /// How many households live behind it; absent when no source says.
    pub dwellings: Option<u32>,
    /// Whether that is an estimate and not a count: a share of a building with several doors, or what its neighbours have.
    pub dwellings_are_estimated: bool,
    /// Where it is.
    pub position: Position,
    /// When an establishment is open, in OpenStreetMap's `opening_hours` syntax.
    pub opening_hours: Option<String>,
}

impl Premises {
    /// What to call it: "12 bis Rue Jean Jaurès", "Franprix, 30 Rue Jean Jaurès", or what it does when it has no name.
    pub fn label(&self) -> String {
        label(self.name.as_deref(), self.activity.as_deref(), &self.address)
    }
}

/// Name (or activity) and address line, whichever are known.
pub fn label(name: Option<&str>, activity: Option<&str>, address: &Address) -> String {
    let line = address.line();
    match (name.or(activity), line.is_empty()) {
        (Some(name), true) => name.to_owned(),
        (Some(name), false) => format!("{name}, {line}"),
        (None, _) => line,
    }
}
