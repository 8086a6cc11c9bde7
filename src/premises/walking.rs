//! The order in which somebody walks a list of doors: street by street, up one side and back down the other, each street begun near
//! where the one before ended. Pure: takes doors, gives the same doors in order; for lists on paper, where nothing plans a round.

use std::collections::BTreeMap;

use super::{Affected, Position};

crate::vocabulary! {
    /// A side of a street, as French numbers tell it.
    pub enum Side {
        /// Odd numbers, walked upwards.
        Odd = "odd",
        /// Even numbers, walked back downwards.
        Even = "even",
        /// Doors without a number.
        Unnumbered = "unnumbered",
    }
}

/// A street with the doors of each of its sides.
#[derive(Debug, Clone)]
pub struct StreetWalk<'a> {
    /// The street's name; empty for doors that have none.
    pub street: String,
    /// Its town.
    pub city: String,
    /// Its sides that have doors, in walking order.
    pub sides: Vec<SideWalk<'a>>,
}

/// One side of a street.
#[derive(Debug, Clone)]
pub struct SideWalk<'a> {
    /// Which.
    pub side: Side,
    /// Its doors, in walking order.
    pub doors: Vec<&'a Affected>,
}

impl<'a> StreetWalk<'a> {
    /// Its doors, in walking order.
    pub fn doors(&self) -> impl DoubleEndedIterator<Item = &'a Affected> {
        self.sides.iter().flat_map(|side| side.doors.iter().copied())
    }

    fn start(&self) -> Option<Position> {
        self.doors().next().map(|door| door.premises.position)
    }

    fn end(&self) -> Option<Position> {
        self.doors().next_back().map(|door| door.premises.position)
    }
}

/// The number that a house number begins with, and the rest of it: 12 bis comes after 12 and before 14.
fn number(affected: &Affected) -> Option<(u32, String)> {
    let text = affected.premises.address.number.as_deref()?.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text[..digits].parse().ok()?, text[digits..].trim().to_lowercase()))
}

/// The doors in walking order.
pub fn walk<'a>(doors: impl IntoIterator<Item = &'a Affected>) -> Vec<StreetWalk<'a>> {
    let mut streets: BTreeMap<(String, String), Vec<&Affected>> = BTreeMap::new();
    for door in doors {
        let address = &door.premises.address;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        streets.entry((text(&address.street), text(&address.city))).or_default().push(door);
    }
    let mut left: Vec<StreetWalk> =
        streets.into_iter().map(|((street, city), doors)| StreetWalk { street, city, sides: sides(doors) }).collect();
    // The first street is the one with the door nearest to the works; each next one begins nearest to where the last ended.
    let nearest_m = |walk: &StreetWalk| walk.doors().map(|door| door.distance_m).fold(f64::INFINITY, f64::min);
    let mut walked: Vec<StreetWalk> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let here = walked.last().and_then(StreetWalk::end);
        let away = |walk: &StreetWalk| match (here, walk.start()) {
            (Some(here), Some(start)) => squared(here, start),
            _ => nearest_m(walk),
        };
        let next = left.iter().enumerate().min_by(|one, other| away(one.1).total_cmp(&away(other.1)));
        let place = next.map_or(0, |(place, _)| place);
        walked.push(left.remove(place));
    }
    walked
}

/// Odd numbers upwards, even numbers downwards, then what has no number.
fn sides(doors: Vec<&Affected>) -> Vec<SideWalk<'_>> {
    let mut by_side: BTreeMap<Side, Vec<&Affected>> = BTreeMap::new();
    for door in doors {
        let side = match number(door) {
            Some((number, _)) if number % 2 == 1 => Side::Odd,
            Some(_) => Side::Even,
            None => Side::Unnumbered,
        };
        by_side.entry(side).or_default().push(door);
    }
    for (side, doors) in &mut by_side {
        // Several behind one number stay together: where people live first, then by name.
        doors.sort_by_cached_key(|door| (number(door), door.premises.kind, door.premises.name.clone()));
        if *side == Side::Even {
            doors.reverse();
        }
    }
    by_side.into_iter().map(|(side, doors)| SideWalk { side, doors }).collect()
}

/// How far apart, for comparing only: squared degrees with the longitude shortened as at that latitude.
fn squared(one: Position, other: Position) -> f64 {
    let east = (one.lon - other.lon) * one.lat.to_radians().cos();
    east.powi(2) + (one.lat - other.lat).powi(2)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::PremisesId;
    use crate::premises::{Address, Premises, PremisesKind};

    fn door(number: Option<&str>, street: &str, lon: f64, distance_m: f64) -> Affected {
        let number = number.map(ToOwned::to_owned);
        Affected {
            premises: Premises {
                id: PremisesId(Uuid::nil()),
                kind: PremisesKind::Residence,
                name: None,
                activity: None,
                address: Address { number, street: Some(street.to_owned()), postcode: None, city: None },
                dwellings: None,
                dwellings_are_estimated: false,
                position: Position { lon, lat: 45.75 },
                opening_hours: None,
            },
            inside: false,
            distance_m,
            reaches: Vec::new(),
            by_hand: None,
        }
    }

    #[test]
    fn up_the_odd_side_down_the_even_one_and_on_to_the_street_that_begins_nearest() {
        let doors = [
            door(Some("12"), "Rue Arago", 4.8812, 9.0),
            door(Some("2"), "Rue Arago", 4.8802, 5.0),
            door(Some("12 bis"), "Rue Arago", 4.8813, 9.0),
            door(Some("3"), "Rue Arago", 4.8803, 1.0),
            door(Some("1"), "Rue Arago", 4.8801, 0.0),
            door(None, "Rue Arago", 4.8805, 3.0),
            door(Some("1"), "Rue Galilée", 4.8890, 4.0),
            door(Some("1"), "Rue Volta", 4.8806, 40.0),
        ];
        let walked = walk(&doors);
        let told: Vec<String> = walked.iter().flat_map(StreetWalk::doors).map(|door| door.premises.label()).collect();
        assert_eq!(
            told,
            [
                "1 Rue Arago",
                "3 Rue Arago",
                "12 bis Rue Arago",
                "12 Rue Arago",
                "2 Rue Arago",
                "Rue Arago",
                "1 Rue Volta",
                "1 Rue Galilée"
            ]
        );
        assert_eq!(walked[0].sides.iter().map(|side| side.side).collect::<Vec<_>>(), Side::ALL);
    }
}
