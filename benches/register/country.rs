//! The country that the benchmark makes up, the same every time: towns side by side, streets from west to east, doors on both sides;
//! written as a file of the national address base.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use geo::{Destination, Geodesic, LineString, MultiPolygon, Point, Polygon};
use riverain::premises::Position;

/// Doors on one side of a street, streets in a town, towns in a row from west to east.
const DOORS_A_SIDE: u64 = 20;
const STREETS_A_TOWN: u64 = 50;
const TOWNS_IN_A_ROW: u64 = 100;
const DOORS_A_TOWN: u64 = 2 * DOORS_A_SIDE * STREETS_A_TOWN;
const KINDS: [&str; 8] = ["Rue", "Avenue", "Boulevard", "Chemin", "Impasse", "Place", "Allée", "Quai"];
const FIRST: [&str; 16] = [
    "Henri",
    "Jeanne",
    "Paul",
    "Marguerite",
    "Louis",
    "Simone",
    "Émile",
    "Colette",
    "Victor",
    "Berthe",
    "Anatole",
    "Lucie",
    "Gaston",
    "Élise",
    "Félix",
    "Noémie",
];
const LAST: [&str; 32] = [
    "Arago",
    "Barbusse",
    "Curie",
    "Daumier",
    "Éluard",
    "Fauré",
    "Galilée",
    "Hugo",
    "Ingres",
    "Jaurès",
    "Kléber",
    "Lamartine",
    "Michelet",
    "Nadar",
    "Offenbach",
    "Pasteur",
    "Quinet",
    "Ravel",
    "Sand",
    "Tellier",
    "Utrillo",
    "Verlaine",
    "Watteau",
    "Yourcenar",
    "Zola",
    "Berlioz",
    "Carnot",
    "Diderot",
    "Fénelon",
    "Gounod",
    "Haussmann",
    "Jouvet",
];

/// A number that looks like chance and is the same every time (splitmix64).
pub fn chance(of: u64) -> u64 {
    let mut mixed = of.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// One door of the country.
pub struct Door {
    town: u64,
    street: u64,
    pub number: u64,
    pub lon: f64,
    pub lat: f64,
}

impl Door {
    /// The door of this place in the register: town by town, street by street, as the national base is sorted.
    pub fn at(place: u64) -> Self {
        let (town, in_town) = (place / DOORS_A_TOWN, place % DOORS_A_TOWN);
        let (street, in_street) = (in_town / (2 * DOORS_A_SIDE), in_town % (2 * DOORS_A_SIDE));
        let (along, even) = (in_street / 2, in_street % 2);
        // Towns of 600 m by 1,100 m, side by side; streets 22 m apart run from west to east, doors 15 m apart.
        let (west, south) = ((town % TOWNS_IN_A_ROW) as f64 * 0.0085, (town / TOWNS_IN_A_ROW) as f64 * 0.0101);
        let lon = -4.0 + west + along as f64 * 0.0002 + (chance(place) % 100) as f64 * 1e-6;
        let lat =
            42.5 + south + street as f64 * 0.0002 + even as f64 * 0.00009 + (chance(place + 7) % 100) as f64 * 1e-7;
        Self { town, street, number: in_street + 1, lon, lat }
    }

    pub fn street_name(&self) -> String {
        let drawn = chance(self.town * STREETS_A_TOWN + self.street + 1_000_003);
        let pick = |list: &[&'static str], shift: u32| list[(drawn >> shift) as usize % list.len()];
        format!("{} {} {}", pick(&KINDS, 0), pick(&FIRST, 8), pick(&LAST, 16))
    }

    pub fn town_name(&self) -> String {
        let drawn = chance(self.town + 77);
        format!("{}-sur-{}", LAST[drawn as usize % LAST.len()], FIRST[(drawn >> 9) as usize % FIRST.len()])
    }

    pub fn id(&self) -> String {
        format!("{:05}_{:04}_{:05}", self.town, self.street, self.number)
    }
}

impl Door {
    /// A door by chance, the same for the same number.
    pub fn drawn(of: u64, rows: u64) -> Self {
        Self::at(chance(of) % rows)
    }

    /// Its postal code.
    pub fn postcode(&self) -> u64 {
        10_000 + self.town % 80_000
    }

    /// A number of its street that is as good as the register's own.
    pub fn street_key(&self) -> i64 {
        (chance(self.town * STREETS_A_TOWN + self.street) >> 1) as i64
    }

    /// Where it is.
    pub fn position(&self) -> Position {
        Position { lon: self.lon, lat: self.lat }
    }
}

/// Writes the first doors of the country as a file of the national address base.
pub fn write(file: &Path, rows: u64) {
    let mut file = BufWriter::with_capacity(1 << 20, File::create(file).unwrap());
    let header = "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;x;y;lon;lat;type_position;source_position";
    writeln!(file, "{header}").unwrap();
    for place in 0..rows {
        let door = Door::at(place);
        let (id, street, town) = (door.id(), door.street_name(), door.town_name());
        let (postcode, number) = (door.postcode(), door.number);
        let Position { lon, lat } = door.position();
        writeln!(file, "{id};;{number};;{street};{postcode};{postcode};{town};0;0;{lon:.7};{lat:.7};entrée;commune")
            .unwrap();
    }
    file.flush().unwrap();
}

/// A zone along a street: 400 m long, 12 m wide, forty corners, in any direction.
pub fn street_zone(of: u64, rows: u64) -> MultiPolygon<f64> {
    let door = Door::drawn(of, rows);
    let bearing = (chance(of + 11) % 360) as f64;
    let corner = |along_m: f64, aside_m: f64| {
        let on_axis = Geodesic.destination(Point::new(door.lon, door.lat), bearing, along_m - 200.0);
        Geodesic.destination(on_axis, bearing + 90.0, aside_m + (along_m / 17.0).sin())
    };
    let there = (0..20).map(|step| corner(f64::from(step) * 400.0 / 19.0, -6.0));
    let back = (0..20).rev().map(|step| corner(f64::from(step) * 400.0 / 19.0, 6.0));
    polygon(there.chain(back))
}

/// A tram line from west to east, 20 km long and 12 m wide.
pub fn tram_line() -> MultiPolygon<f64> {
    let corner = |step: u32, aside_m: f64| {
        let on_axis = Geodesic.destination(Point::new(-3.995, 42.505), 90.0, f64::from(step) * 100.0);
        Geodesic.destination(on_axis, 0.0, aside_m + 5.0 * (f64::from(step) / 9.0).sin())
    };
    polygon((0..=200).map(|step| corner(step, -6.0)).chain((0..=200).rev().map(|step| corner(step, 6.0))))
}

/// Some zone: three to forty corners around a door, 5 to 400 m away from it.
pub fn some_zone(of: u64, rows: u64) -> MultiPolygon<f64> {
    let door = Door::drawn(of, rows);
    let corners = 3 + chance(of + 1) % 38;
    let corner = |number: u64| {
        let away_m = 5.0 + (chance(of.wrapping_mul(64) + number) % 3_950) as f64 / 10.0;
        Geodesic.destination(Point::new(door.lon, door.lat), number as f64 * 360.0 / corners as f64, away_m)
    };
    polygon((0..corners).map(corner))
}

fn polygon(corners: impl Iterator<Item = Point<f64>>) -> MultiPolygon<f64> {
    MultiPolygon::new(vec![Polygon::new(corners.collect::<LineString<f64>>(), Vec::new())])
}
