//! After an import: finds the doors that several sources know, ties each establishment to its door and gives doors the dwellings of
//! their buildings, or an estimate by their neighbours', in the strips that the import touched and around them. What comes out depends only on what the register
//! holds, so doing it again changes nothing; and it is done again after each change, because another import may have brought something
//! in between: whichever of them changes last has seen what both brought.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::matching::{Doors, Known, same_addresses, same_establishments};
use super::store::premises::Tied;
use super::{Address, Position, PremisesKind, background, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::id::PremisesId;
use crate::{reading, writing};

/// How many strips away something can be tied: 300 m to a door of the same address, or half of a long building.
const NEAR: i64 = 3;
/// How many strips away a door's neighbours are, by whose dwellings its own are estimated.
const NEIGHBOURS: i64 = 1;
/// How many strips away a building can change a door's dwellings, and how many away whatever that depends on can be.
const DWELLINGS_FROM: i64 = 2 * (NEAR + NEIGHBOURS);
const ALL_FROM: i64 = DWELLINGS_FROM + NEAR;
/// Touched strips that are worked on at once; what lies in and around them is in memory together.
const STRIPS_AT_ONCE: usize = 32;
/// Changes in one transaction.
const BATCH: usize = 500;
/// How often strips are looked at again when they did change.
const MOST_ROUNDS: usize = 10;

/// One change to make.
enum Change {
    Door(PremisesId, Option<PremisesId>),
    Dwellings(PremisesId, Option<i64>, bool),
    Same(PremisesId, Option<PremisesId>),
}

/// Ties what lies in and near these strips.
pub async fn tie(app: &App, touched: &BTreeSet<i64>) -> Result<()> {
    let touched: Vec<i64> = touched.iter().copied().collect();
    for strips in touched.chunks(STRIPS_AT_ONCE) {
        for _ in 0..MOST_ROUNDS {
            let changes = reading!(app.db, tx => changes(tx, strips).await)?;
            if changes.is_empty() {
                break;
            }
            for batch in changes.chunks(BATCH) {
                writing!(app.db, tx => make(tx, batch).await)?;
            }
        }
    }
    Ok(())
}

/// The strips and those that lie so many away.
fn around(strips: &[i64], by: i64) -> BTreeSet<i64> {
    strips.iter().flat_map(|strip| strip - by..=strip + by).collect()
}

async fn changes(tx: &mut Tx, strips: &[i64]) -> Result<Vec<Change>> {
    // Addresses alone have nothing to be tied; a country of them is not read again for that.
    let (Some(first), Some(last)) = (strips.first(), strips.last()) else { return Ok(Vec::new()) };
    let (from, to) = (first - ALL_FROM, last + ALL_FROM);
    if !store::premises::any_to_tie(tx, from, to).await? && !store::features::any_inhabited(tx, from, to).await? {
        return Ok(Vec::new());
    }
    let mut rows = Vec::new();
    for strip in around(strips, ALL_FROM) {
        rows.extend(store::premises::tied_in_band(tx, strip).await?);
    }
    let (all_residences, establishments): (Vec<Tied>, Vec<Tied>) =
        rows.into_iter().partition(|row| row.kind == PremisesKind::Residence);
    let to_change = around(strips, NEAR);
    let is_near = |row: &Tied| to_change.contains(&super::affected::band(row.lat));
    let mut changes = Vec::new();
    let mut stand_for = |rows: &[Tied], same: &[Option<usize>]| {
        for (row, same) in rows.iter().zip(same) {
            let same = same.map(|same| rows[same].id);
            if same != row.same_id && is_near(row) {
                changes.push(Change::Same(row.id, same));
            }
        }
    };

    let all_addresses: Vec<Address> = all_residences.iter().map(Tied::address).collect();
    let known: Vec<Known> =
        all_residences.iter().zip(&all_addresses).map(|(row, address)| row.known(address)).collect();
    let same = same_addresses(&known);
    stand_for(&all_residences, &same);
    // From here on a door that several sources know is the one that stands for it.
    let residences: Vec<&Tied> =
        all_residences.iter().zip(&same).filter(|(_, same)| same.is_none()).map(|(row, _)| row).collect();
    let addresses: Vec<Address> = residences.iter().map(|row| row.address()).collect();
    let doors = Doors::new(residences.iter().map(|row| row.position()).zip(&addresses));

    let own: Vec<Address> = establishments.iter().map(Tied::address).collect();
    let behind: Vec<Option<usize>> =
        establishments.iter().zip(&own).map(|(row, address)| doors.of_establishment(row.position(), address)).collect();
    let known: Vec<Known> = establishments.iter().zip(&own).map(|(row, address)| row.known(address)).collect();
    stand_for(&establishments, &same_establishments(&known, &behind));
    for (row, door) in establishments.iter().zip(&behind).filter(|(row, _)| is_near(row)) {
        let door = door.map(|door| residences[door].id);
        if door != row.door_id {
            changes.push(Change::Door(row.id, door));
        }
    }
    let (mut counted, mut shared): (HashMap<usize, u32>, HashSet<usize>) = (HashMap::new(), HashSet::new());
    for strip in around(strips, DWELLINGS_FROM) {
        for building in store::features::inhabited_in_band(tx, strip).await? {
            let dwellings = building.dwellings.and_then(|dwellings| u32::try_from(dwellings).ok()).unwrap_or(0);
            let shares = doors.of_building(&background::shape(&building.shape)?, dwellings);
            if shares.len() > 1 {
                shared.extend(shares.iter().map(|(door, _)| *door));
            }
            for (door, dwellings) in shares {
                *counted.entry(door).or_default() += dwellings;
            }
        }
    }
    let to_change = around(strips, NEAR + NEIGHBOURS);
    for (door, row) in residences.iter().enumerate() {
        if !to_change.contains(&super::affected::band(row.lat)) {
            continue;
        }
        let (dwellings, is_estimate) = match counted.get(&door) {
            Some(own) => (Some(*own), shared.contains(&door)),
            None => (doors.estimated(door, &counted), true),
        };
        let now = (dwellings.map(i64::from), is_estimate && dwellings.is_some());
        if now != (row.dwellings_counted, row.dwellings_shared) {
            changes.push(Change::Dwellings(row.id, now.0, now.1));
        }
    }
    Ok(changes)
}

async fn make(tx: &mut Tx, changes: &[Change]) -> Result<()> {
    for change in changes {
        match change {
            Change::Door(id, door) => store::premises::set_door(tx, *id, *door).await?,
            Change::Same(id, same) => store::premises::set_same(tx, *id, *same).await?,
            Change::Dwellings(id, dwellings, shared) => {
                store::premises::set_dwellings_counted(tx, *id, *dwellings, *shared).await?
            }
        }
    }
    Ok(())
}

impl Tied {
    fn known<'a>(&'a self, address: &'a Address) -> Known<'a> {
        let (name, official_id) = (self.name.as_deref(), self.official_id.as_deref());
        Known { source: &self.source, at: self.position(), address, name, official_id }
    }

    fn position(&self) -> Position {
        Position { lon: self.lon, lat: self.lat }
    }

    fn address(&self) -> Address {
        Address { number: self.number.clone(), street: self.street.clone(), postcode: None, city: None }
    }
}
