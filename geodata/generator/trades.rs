//! Puts shops and sensitive premises behind doors: on ground floors along the streets that suit them, or in the building
//! that was made for them.

use super::blocks::Quarter;
use super::buildings::Address;
use super::dice::Dice;
use super::names;
use super::plane::Point;

/// A point with OSM tags.
pub struct Premises {
    pub at: Point,
    pub tags: Vec<(&'static str, String)>,
}

fn premises(
    tags: &[(&'static str, &'static str)],
    name: &str,
    hours: &str,
    address: Option<&Address>,
    at: Point,
) -> Premises {
    let mut all: Vec<(&'static str, String)> = vec![("name", name.to_owned())];
    all.extend(tags.iter().map(|(key, value)| (*key, (*value).to_owned())));
    all.push(("opening_hours", hours.to_owned()));
    if let Some(address) = address {
        let number = format!("{} {}", address.number, address.suffix);
        all.push(("addr:housenumber", number.trim().to_owned()));
        all.push(("addr:street", address.street.to_owned()));
        all.push(("addr:postcode", names::POSTCODE.to_owned()));
        all.push(("addr:city", names::TOWN.to_owned()));
    }
    Premises { at, tags: all }
}

/// The ordinary doors of a street, in the order in which one passes them.
fn along<'a>(quarter: &Quarter, doors: &'a [Address], street: &str) -> Vec<&'a Address> {
    let mut along: Vec<&Address> =
        doors.iter().filter(|door| door.street == street && quarter.buildings[door.building].name.is_empty()).collect();
    if street != names::SQUARE {
        along.sort_by(|a, b| (a.at.x + a.at.y).total_cmp(&(b.at.x + b.at.y)));
    }
    along
}

pub fn shops(quarter: &mut Quarter, doors: &[Address], dice: &mut Dice) -> Vec<Premises> {
    let mut shops = Vec::new();
    let mut from = 0;
    while from < names::SHOPS.len() {
        let street = names::SHOPS[from].0;
        let here: Vec<_> = names::SHOPS[from..].iter().take_while(|shop| shop.0 == street).collect();
        let along = along(quarter, doors, street);
        for (i, (_, key, value, name, hours)) in here.iter().enumerate() {
            let place = (i as f64 + dice.between(0.25, 0.75)) * along.len() as f64 / here.len() as f64;
            let door = along[(place as usize).min(along.len() - 1)];
            quarter.buildings[door.building].usage[1] = "Commercial et services";
            // As in the real map, one shop in eight lacks its address and is found by the nearest door.
            let address = (!dice.chance(0.125)).then_some(door);
            let mut tags = vec![(*key, *value)];
            if *value == "pharmacy" {
                tags.push(("healthcare", "pharmacy"));
            }
            shops.push(premises(&tags, name, hours, address, door.at.plus(door.inward, dice.between(2.0, 4.0))));
        }
        from += here.len();
    }
    shops
}

pub fn sensitive(quarter: &mut Quarter, doors: &[Address]) -> Vec<Premises> {
    let mut sensitive = Vec::new();
    for (building, tags, name, hours) in names::SENSITIVE {
        let door = doors.iter().find(|door| quarter.buildings[door.building].name == building).expect("a door each");
        sensitive.push(premises(tags, name, hours, Some(door), door.at.plus(door.inward, 3.0)));
    }
    for (street, tags, name, hours) in names::PRACTICES {
        let along = along(quarter, doors, street);
        let free = along.iter().filter(|door| quarter.buildings[door.building].usage[1].is_empty());
        let free: Vec<_> = free.collect();
        let door = free[free.len() * 2 / 5];
        quarter.buildings[door.building].usage[1] = "Commercial et services";
        sensitive.push(premises(tags, name, hours, Some(door), door.at.plus(door.inward, 3.0)));
    }
    sensitive
}
