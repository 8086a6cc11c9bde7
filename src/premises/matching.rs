//! Ties establishments and buildings to doors: a shop belongs to the door of its address, else to the nearest door; a building's
//! dwellings are shared out among the doors inside it, else go to the nearest one. Pure, and the same for files alone as
//! for the register.

use std::collections::HashMap;

use geo::{Distance, Geodesic, Geometry, MultiPolygon, Point};

use super::affected::{Bounds, GroundPlan, band};
use super::{Address, Position, addresses};

/// The farthest that a door may be from what belongs to it, when no address ties them.
pub const NEAREST_M: f64 = 30.0;
/// The farthest that a door of the same address may be: beyond it is a street of the same name.
pub const SAME_ADDRESS_M: f64 = 300.0;

/// Number and street in their folded form; none unless both are known.
pub fn address_key(address: &Address) -> Option<String> {
    let (number, street) = (address.number.as_deref()?, address.street.as_deref()?);
    Some(format!("{} {}", addresses::fold_number(number), addresses::fold(street)))
}

/// Doors that can be looked for by place and by address; each goes by its number in the order in which they were given.
#[derive(Debug, Default)]
pub struct Doors {
    doors: Vec<(Position, Option<String>)>,
    /// The doors of each strip.
    strips: HashMap<i64, Vec<usize>>,
}

impl Doors {
    /// Takes doors with their addresses.
    pub fn new<'a>(doors: impl IntoIterator<Item = (Position, &'a Address)>) -> Self {
        let doors: Vec<_> = doors.into_iter().map(|(at, address)| (at, address_key(address))).collect();
        let mut strips: HashMap<i64, Vec<usize>> = HashMap::new();
        for (number, (at, _)) in doors.iter().enumerate() {
            strips.entry(band(at.lat)).or_default().push(number);
        }
        Self { doors, strips }
    }

    fn within(&self, bounds: Bounds) -> impl Iterator<Item = usize> {
        let strips = bounds.bands().filter_map(|band| self.strips.get(&band));
        strips.flatten().copied().filter(move |door| bounds.holds(self.doors[*door].0))
    }

    /// The door that an establishment belongs to: the nearest of its address, else the nearest of all.
    pub fn of_establishment(&self, at: Position, address: &Address) -> Option<usize> {
        let here = Point::new(at.lon, at.lat);
        let around = Bounds { west: at.lon, south: at.lat, east: at.lon, north: at.lat };
        let nearest = |doors: &mut dyn Iterator<Item = usize>, at_most_m: f64| {
            let away_m = |door: usize| {
                let (door, _) = &self.doors[door];
                Geodesic.distance(here, Point::new(door.lon, door.lat))
            };
            let near = doors.map(|door| (away_m(door), door)).filter(|(away_m, _)| *away_m <= at_most_m);
            near.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, door)| door)
        };
        let same_address = address_key(address).and_then(|key| {
            let doors = self.within(around.widened(SAME_ADDRESS_M));
            nearest(&mut doors.filter(|door| self.doors[*door].1.as_ref() == Some(&key)), SAME_ADDRESS_M)
        });
        same_address.or_else(|| nearest(&mut self.within(around.widened(NEAREST_M)), NEAREST_M))
    }

    /// Which doors get how many of a building's dwellings. Doors inside share them, the western ones one more where they do not
    /// divide; a shape that is no surface gives nothing.
    pub fn of_building(&self, shape: &Geometry<f64>, dwellings: u32) -> Vec<(usize, u32)> {
        let shape = match shape {
            Geometry::Polygon(polygon) => MultiPolygon::new(vec![polygon.clone()]),
            Geometry::MultiPolygon(polygons) => polygons.clone(),
            _ => return Vec::new(),
        };
        let Ok(plan) = GroundPlan::new(&shape) else { return Vec::new() };
        let near: Vec<_> = self
            .within(plan.bounds().widened(NEAREST_M))
            .filter_map(|door| Some((door, plan.standing(self.doors[door].0, NEAREST_M)?)))
            .collect();
        let mut inside: Vec<usize> = near.iter().filter(|(_, at)| at.inside).map(|(door, _)| *door).collect();
        // From west to east, so that the outcome depends on nothing but where the doors are.
        inside.sort_by(|one, other| {
            let (one, other) = (self.doors[*one].0, self.doors[*other].0);
            one.lon.total_cmp(&other.lon).then(one.lat.total_cmp(&other.lat))
        });
        if inside.is_empty() {
            let nearest = near.iter().min_by(|one, other| one.1.distance_m.total_cmp(&other.1.distance_m));
            return nearest.map(|(door, _)| (*door, dwellings)).into_iter().collect();
        }
        let (each, left) = (dwellings / inside.len() as u32, dwellings as usize % inside.len());
        inside.iter().enumerate().map(|(place, door)| (*door, each + u32::from(place < left))).collect()
    }
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;

    fn address(number: &str, street: &str) -> Address {
        Address { number: Some(number.to_owned()), street: Some(street.to_owned()), ..Address::default() }
    }

    /// One metre north, in degrees.
    const METRE: f64 = 1.0 / 111_150.0;

    fn at(north_m: f64) -> Position {
        Position { lon: 4.88, lat: 45.75 + north_m * METRE }
    }

    #[test]
    fn a_shop_goes_to_its_address_else_to_the_nearest_door_within_thirty_metres() {
        let (first, second) = (address("1", "Rue Arago"), address("2", "Rue Arago"));
        let doors = Doors::new([(at(0.0), &first), (at(100.0), &second)]);
        assert_eq!(doors.of_establishment(at(5.0), &address("2", "r. ARAGO")), Some(1));
        assert_eq!(doors.of_establishment(at(5.0), &Address::default()), Some(0));
        assert_eq!(doors.of_establishment(at(45.0), &Address::default()), None);
        assert_eq!(doors.of_establishment(at(500.0), &address("2", "Rue Arago")), None);
    }

    #[test]
    fn dwellings_are_shared_inside_and_go_to_the_nearest_door_outside() {
        let nowhere = Address::default();
        let doors = Doors::new([(at(0.0), &nowhere), (at(10.0), &nowhere), (at(60.0), &nowhere)]);
        let building = |south_m: f64, north_m: f64| {
            let (south, north) = (at(south_m).lat, at(north_m).lat);
            Geometry::Polygon(
                polygon![(x: 4.879, y: south), (x: 4.881, y: south), (x: 4.881, y: north), (x: 4.879, y: north)],
            )
        };
        assert_eq!(doors.of_building(&building(-5.0, 15.0), 7), [(0, 4), (1, 3)]);
        assert_eq!(doors.of_building(&building(20.0, 40.0), 7), [(1, 7)]);
        assert_eq!(doors.of_building(&building(95.0, 99.0), 7), []);
    }
}
