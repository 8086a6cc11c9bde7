//! Numbers the doors: odd on the left of a street and even on the right, from its beginning; around the square one after the
//! other. A few numbers are skipped and a few doubled with bis, as happens where lots were joined and divided.

use super::blocks::{Door, Quarter};
use super::dice::Dice;
use super::names;
use super::plane::Point;
use super::town::Street;

/// A door with its address.
pub struct Address {
    pub street: &'static str,
    pub number: u32,
    pub suffix: &'static str,
    pub at: Point,
    pub inward: Point,
    pub building: usize,
}

/// How far along its street a door stands; around the square, clockwise from its south-west corner.
fn position(door: &Door) -> f64 {
    match door.street {
        Street::Row(_) => door.at.x,
        Street::Column(_) => door.at.y,
        Street::Impasse => -door.at.y,
        Street::Square if door.inward.x < -0.8 => door.at.y,
        Street::Square if door.inward.y > 0.8 => 1_000.0 + door.at.x,
        Street::Square => 3_000.0 - door.at.y,
    }
}

/// Gives every door its number and hands the addresses back in the order of the register.
pub fn number(quarter: &mut Quarter, dice: &mut Dice) -> Vec<Address> {
    let square = Street::Square;
    quarter.doors.sort_by(|a, b| {
        (a.street, a.left && a.street != square)
            .cmp(&(b.street, b.left && b.street != square))
            .then(position(a).total_cmp(&position(b)))
    });
    let mut last: Option<(Street, bool, u32, &str)> = None;
    for door in &mut quarter.doors {
        let (left, step) = if door.street == square { (false, 1) } else { (door.left, 2) };
        let first = if left || step == 1 { 1 } else { 2 };
        (door.number, door.suffix) = match last {
            Some((street, side, number, suffix)) if (street, side) == (door.street, left) => {
                if suffix.is_empty() && dice.chance(0.05) {
                    (number, "bis")
                } else if suffix == "bis" && dice.chance(0.15) {
                    (number, "ter")
                } else if dice.chance(0.06) {
                    (number + 2 * step, "")
                } else {
                    (number + step, "")
                }
            }
            _ => (first, ""),
        };
        last = Some((door.street, left, door.number, door.suffix));
    }
    let mut addresses: Vec<Address> = quarter
        .doors
        .iter()
        .map(|door| Address {
            street: door.street.name(),
            number: door.number,
            suffix: door.suffix,
            at: door.at,
            inward: door.inward,
            building: door.building,
        })
        .collect();
    addresses.sort_by_key(|address| (street_order(address.street), address.number, address.suffix));
    addresses
}

/// Every street of the town in the order of the register.
pub fn street_order(street: &str) -> usize {
    names::ROWS
        .iter()
        .chain(&names::COLUMNS)
        .chain(&[names::SQUARE, names::IMPASSE])
        .position(|name| *name == street)
        .unwrap_or_default()
}
