//! Ties establishments and buildings to doors: a shop belongs to the door of its address, else to the nearest door; a building's
//! dwellings are shared out among the doors inside it, else go to the nearest one; a door without a building is estimated to have as
//! many as its neighbours. Pure, and the same for files alone as for the register.

use std::collections::HashMap;

use geo::{Distance, Geodesic, Geometry, MultiPolygon, Point};

use super::affected::{Bounds, GroundPlan, band};
use super::{Address, Position, addresses};

/// The farthest that a door may be from what belongs to it, when no address ties them.
pub const NEAREST_M: f64 = 30.0;
/// The farthest that a door of the same address may be: beyond it is a street of the same name.
pub const SAME_ADDRESS_M: f64 = 300.0;

/// How far its neighbours are from a door whose dwellings are estimated.
pub const NEIGHBOURS_M: f64 = 100.0;

/// Number and street in their folded form; none unless both are known.
pub fn address_key(address: &Address) -> Option<String> {
    let (number, street) = (address.number.as_deref()?, address.street.as_deref()?);
    Some(format!("{} {}", addresses::fold_number(number), addresses::fold(street)))
}

/// Doors that can be looked for by place and by address; each goes by its number in the order in which they were given.
#[derive(Debug, Default)]
pub struct Doors {
    doors: Vec<(Position, Option<String>)>,
    /// The doors of each strip, from west to east.
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
        for strip in strips.values_mut() {
            strip.sort_by(|one, other| doors[*one].0.lon.total_cmp(&doors[*other].0.lon));
        }
        Self { doors, strips }
    }

    fn within(&self, bounds: Bounds) -> impl Iterator<Item = usize> {
        let strips = bounds.bands().filter_map(|band| self.strips.get(&band));
        let from_west =
            move |strip: &'_ Vec<usize>| strip.partition_point(|door| self.doors[*door].0.lon < bounds.west);
        strips
            .flat_map(move |strip| {
                strip[from_west(strip)..].iter().copied().take_while(move |door| self.doors[*door].0.lon <= bounds.east)
            })
            .filter(move |door| bounds.holds(self.doors[*door].0))
    }

    /// The nearest of some doors, within so many metres.
    fn nearest(&self, at: Position, doors: impl Iterator<Item = usize>, at_most_m: f64) -> Option<usize> {
        let near = doors.map(|door| (metres_between(at, self.doors[door].0), door));
        let near = near.filter(|(away_m, _)| *away_m <= at_most_m);
        near.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, door)| door)
    }

    /// The nearest door of an address.
    pub fn of_address(&self, at: Position, address: &Address) -> Option<usize> {
        let key = address_key(address)?;
        let doors = self.within(around(at, SAME_ADDRESS_M));
        self.nearest(at, doors.filter(|door| self.doors[*door].1.as_ref() == Some(&key)), SAME_ADDRESS_M)
    }

    /// The door that an establishment belongs to: the nearest of its address, else the nearest of all.
    pub fn of_establishment(&self, at: Position, address: &Address) -> Option<usize> {
        self.of_address(at, address).or_else(|| self.nearest(at, self.within(around(at, NEAREST_M)), NEAREST_M))
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
        let reaching = plan.reaching(NEAREST_M);
        let near: Vec<_> = self
            .within(plan.bounds().widened(NEAREST_M))
            .filter_map(|door| Some((door, reaching.standing(self.doors[door].0)?)))
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

    /// How many dwellings a door has whose building nobody knows: as many as half of its neighbours have at most, of those in whose
    /// buildings they were counted. None when there are no such neighbours: an estimate from nothing is none.
    pub fn estimated(&self, door: usize, counted: &HashMap<usize, u32>) -> Option<u32> {
        let at = self.doors[door].0;
        let neighbours = self.within(around(at, NEIGHBOURS_M)).filter(|other| *other != door);
        let near = neighbours.filter(|other| metres_between(at, self.doors[*other].0) <= NEIGHBOURS_M);
        let mut dwellings: Vec<u32> = near.filter_map(|other| counted.get(&other).copied()).collect();
        dwellings.sort_unstable();
        dwellings.get(dwellings.len().saturating_sub(1) / 2).copied()
    }
}

fn metres_between(one: Position, other: Position) -> f64 {
    Geodesic.distance(Point::new(one.lon, one.lat), Point::new(other.lon, other.lat))
}

fn around(at: Position, by_m: f64) -> Bounds {
    Bounds { west: at.lon, south: at.lat, east: at.lon, north: at.lat }.widened(by_m)
}

/// A row of the register, as far as it tells whether another row is the same door.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Whose row it is.
    pub source: &'a str,
    /// Where it is.
    pub at: Position,
    /// Its address.
    pub address: &'a Address,
    /// An establishment's name.
    pub name: Option<&'a str>,
    /// The number that an official register gives it.
    pub official_id: Option<&'a str>,
}

/// Sources in the order in which one stands for a door that others know too: the national base for addresses; for establishments
/// the map, which knows hours and kinds best.
const SOURCES: [&str; 6] = ["ban", "osm-address", "osm", "acceslibre", "sirene", "place"];

fn rank(source: &str) -> usize {
    SOURCES.iter().position(|own| *own == source).unwrap_or(SOURCES.len())
}

/// Which of these addresses another source's row stands for: the one of the same address nearby. Rows of one source are never the
/// same: it knows its doors apart.
pub fn same_addresses(known: &[Known]) -> Vec<Option<usize>> {
    let first = known.iter().map(|row| rank(row.source)).min().unwrap_or(0);
    let leading: Vec<usize> = (0..known.len()).filter(|row| rank(known[*row].source) == first).collect();
    let doors = Doors::new(leading.iter().map(|row| (known[*row].at, known[*row].address)));
    let same = |row: &Known| {
        if rank(row.source) == first { None } else { doors.of_address(row.at, row.address).map(|door| leading[door]) }
    };
    known.iter().map(same).collect()
}

/// Which of these establishments another source's row stands for: the one of the same official number, else of the same name at the
/// same door or within thirty metres. Several shops at one address stay several.
pub fn same_establishments(known: &[Known], doors: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..known.len()).collect();
    order.sort_by_key(|row| (rank(known[*row].source), *row));
    let mut same = vec![None; known.len()];
    let mut by_number: HashMap<&str, usize> = HashMap::new();
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for row in order {
        let own = &known[row];
        let of_other_source = |other: &usize| known[*other].source != own.source;
        let by_official = own.official_id.and_then(|id| by_number.get(id).copied()).filter(of_other_source);
        let name = own.name.map(addresses::fold).filter(|name| !name.is_empty());
        let is_here = |other: &usize| {
            let at_one_door = doors[*other].is_some() && doors[*other] == doors[row];
            let numbers_differ =
                matches!((known[*other].official_id, own.official_id), (Some(one), Some(two)) if one != two);
            !numbers_differ && (at_one_door || metres_between(known[*other].at, own.at) <= NEAREST_M)
        };
        let of_name = || {
            let others = by_name.get(name.as_ref()?)?;
            others.iter().copied().filter(of_other_source).find(is_here)
        };
        same[row] = by_official.or_else(of_name);
        if same[row].is_none() {
            by_number.extend(own.official_id.map(|id| (id, row)));
            if let Some(name) = name {
                by_name.entry(name).or_default().push(row);
            }
        }
    }
    same
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
    fn what_several_sources_know_is_one_door_and_several_shops_stay_several() {
        let (arago, other, nowhere) = (address("1", "Rue Arago"), address("1 bis", "r. Arago"), Address::default());
        let known =
            |source, north_m, address, name, official_id| Known { source, at: at(north_m), address, name, official_id };
        let rows = [
            known("osm-address", 8.0, &arago, None, None),
            known("ban", 0.0, &arago, None, None),
            known("osm-address", 9.0, &other, None, None),
            known("osm-address", 900.0, &arago, None, None),
        ];
        assert_eq!(same_addresses(&rows), [Some(1), None, None, None]);
        assert_eq!(same_addresses(&rows[2..]), [None, None]);
        let rows = [
            known("sirene", 500.0, &nowhere, Some("SARL BERGES"), Some("1")),
            known("osm", 0.0, &nowhere, Some("Boulangerie des Berges"), Some("1")),
            known("acceslibre", 12.0, &nowhere, Some("BOULANGERIE DES BERGES"), None),
            known("acceslibre", 12.0, &nowhere, Some("Tabac des Berges"), None),
            known("sirene", 12.0, &nowhere, Some("Boulangerie des Berges"), Some("2")),
            known("osm", 5.0, &nowhere, Some("Boulangerie des Berges"), None),
        ];
        assert_eq!(same_establishments(&rows, &[None; 6]), [Some(1), None, Some(1), None, Some(5), None]);
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

    #[test]
    fn a_door_without_a_building_has_as_many_dwellings_as_its_neighbours() {
        let nowhere = Address::default();
        let doors = Doors::new([0.0, 20.0, 40.0, 60.0, 80.0, 165.0, 400.0].map(|north_m| (at(north_m), &nowhere)));
        let counted = HashMap::from([(0, 1), (1, 2), (2, 80), (4, 3)]);
        assert_eq!(doors.estimated(3, &counted), Some(2), "a tower among houses makes no towers of them");
        assert_eq!(doors.estimated(5, &counted), Some(3), "of those within a hundred metres");
        assert_eq!(doors.estimated(6, &counted), None);
    }
}
