//! Establishments without a position: each is placed at the door of its address, by the address's key in the national base or by number,
//! street and town as people write them. Those whose address no door has are left out, and said.

use std::collections::{BTreeMap, HashMap};

use super::batch::Records;
use super::{Address, ImportFault, Position, Record, Unplaced};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::i18n::Sentence;
use crate::premises::addresses::{fold, fold_number};
use crate::premises::{store, streets};
use crate::reading;

/// Whose keys addresses are known by.
const SOURCE: &str = "ban";

/// What became of a batch.
pub struct Placed {
    /// The same records, none without a place.
    pub records: Records,
    /// How many establishments no door has the address of.
    pub nowhere: u64,
}

/// Places what has no position.
pub async fn place(app: &App, file: &str, records: Records) -> Result<Placed> {
    if !records.iter().any(|record| matches!(record, Ok(Record::Unplaced(_)))) {
        return Ok(Placed { records, nowhere: 0 });
    }
    let mut wanted = Wanted::default();
    for record in &records {
        if let Ok(Record::Unplaced(unplaced)) = record {
            wanted.add(unplaced);
        }
    }
    let found = reading!(app.db, tx => find(tx, &wanted).await)?;
    let mut nowhere = 0;
    let placed = |record| match record {
        Ok(Record::Unplaced(unplaced)) => match found.of(&unplaced) {
            Some(position) => Ok(Record::Premises(unplaced.at(position))),
            None => {
                nowhere += 1;
                Err(not_placed(file, &unplaced))
            }
        },
        other => other,
    };
    let records = records.into_iter().map(placed).collect();
    Ok(Placed { records, nowhere })
}

fn not_placed(file: &str, unplaced: &Unplaced) -> ImportFault {
    let Address { postcode, city, .. } = unplaced.address();
    let line = unplaced.address().line();
    let parts = [(!line.is_empty()).then_some(line.as_str()), postcode.as_deref(), city.as_deref()];
    let address = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let sentence = Sentence::new("premises-import-not-placed").with("address", address);
    ImportFault { file: file.to_owned(), line: Some(unplaced.line), refused: true, sentence }
}

/// An address in its folded form: street, town, postal code, number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Folded {
    street: String,
    city: String,
    postcode: String,
    number: String,
}

impl Folded {
    fn of(address: &Address) -> Option<Self> {
        let (street, city) = (fold(address.street.as_deref()?), fold(address.city.as_deref()?));
        (!street.is_empty() && !city.is_empty()).then(|| Self {
            street,
            city,
            postcode: address.postcode.clone().unwrap_or_default(),
            number: address.number.as_deref().map(fold_number).unwrap_or_default(),
        })
    }
}

/// What is looked for, each once: keys, and the addresses of each street in each town.
#[derive(Default)]
struct Wanted {
    keys: Vec<String>,
    streets: BTreeMap<(String, String), Vec<Folded>>,
}

impl Wanted {
    fn add(&mut self, unplaced: &Unplaced) {
        self.keys.extend(unplaced.address_key.clone());
        if let Some(folded) = Folded::of(unplaced.address()) {
            self.streets.entry((folded.street.clone(), folded.city.clone())).or_default().push(folded);
        }
    }
}

/// Where doors are.
struct Found {
    keys: HashMap<String, Position>,
    addresses: HashMap<Folded, Position>,
}

impl Found {
    fn of(&self, unplaced: &Unplaced) -> Option<Position> {
        let by_key = unplaced.address_key.as_ref().and_then(|key| self.keys.get(&key.to_lowercase()));
        let by_address = || Folded::of(unplaced.address()).and_then(|folded| self.addresses.get(&folded));
        by_key.or_else(by_address).copied()
    }
}

async fn find(tx: &mut Tx, wanted: &Wanted) -> Result<Found> {
    let keys: Vec<String> = wanted.keys.iter().map(|key| key.to_lowercase()).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let known = store::premises::by_keys(tx, SOURCE, &keys).await?;
    let known = known.into_iter().filter(|door| door.retired_at.is_none());
    let keys = known.map(|door| (door.source_key, Position { lon: door.lon, lat: door.lat })).collect();
    let mut addresses = HashMap::new();
    for ((street, city), folded) in &wanted.streets {
        let doors = streets::doors_of(tx, street, city).await?;
        for wanted in folded {
            let number = |door: &Address| door.number.as_deref().map(fold_number).unwrap_or_default();
            let same_number = || doors.iter().filter(|door| number(&door.address) == wanted.number);
            let of_postcode = |postcode: &Option<String>| postcode.as_ref() == Some(&wanted.postcode);
            let of_city = |city: &Option<String>| city.as_deref().map(fold).as_ref() == Some(&wanted.city);
            // Large towns have a name for each part: `Lyon 3e Arrondissement` is `LYON 3EME` elsewhere, and its postal code is the same.
            let door = same_number()
                .find(|door| of_postcode(&door.address.postcode))
                .or_else(|| same_number().find(|door| of_city(&door.address.city)));
            if let Some(door) = door {
                addresses.insert(wanted.clone(), door.position);
            }
        }
    }
    Ok(Found { keys, addresses })
}
