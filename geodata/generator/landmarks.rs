//! The buildings that stand alone in their blocks: church and square, park, mill, schools, care home and clinic.

use super::blocks::{Front, Quarter};
use super::dice::Dice;
use super::plane::{Point, point};
use super::town::Street;

pub fn square(quarter: &mut Quarter, fronts: &[Front; 4]) {
    let [south, _, north, west] = fronts;
    let (wide, deep) = (south.length(), west.length());
    quarter.squares.push(south.box_at([0.0, wide], [0.0, deep]));
    // A church with transept and round choir, its door to the west.
    let axis = deep - 21.0;
    let mut ring: Vec<Point> = [(20.0, -7.0), (46.0, -7.0), (46.0, -12.5), (56.0, -12.5), (56.0, -7.0), (64.0, -7.0)]
        .map(|(along, across)| south.at(along, axis + across))
        .to_vec();
    ring.extend((1..8).map(|i| {
        let angle = (f64::from(i) / 8.0 - 0.5) * std::f64::consts::PI;
        south.at(64.0 + 7.0 * angle.cos(), axis + 7.0 * angle.sin())
    }));
    ring.extend(
        [(64.0, 7.0), (56.0, 7.0), (56.0, 12.5), (46.0, 12.5), (46.0, 7.0), (27.0, 7.0), (27.0, 9.5), (20.0, 9.5)]
            .map(|(along, across)| south.at(along, axis + across)),
    );
    let church = quarter.public("church", ring, 1);
    quarter.buildings[church].nature = "Eglise";
    quarter.buildings[church].usage = ["Religieux", ""];
    let porch = Front { inward: [west.inward[0]; 2], ..*west };
    quarter.door(&porch, Street::Square, [west.length() - axis, 20.0], church);
    quarter.building(circle(south.at(20.0, 22.0), 4.2, 8), 1, 0, ["Indifférencié", ""]);
    quarter.ponds.push(circle(south.at(46.0, 20.0), 3.4, 14));
    for i in 0..8 {
        quarter.trees.push(south.at(8.0 + f64::from(i) * 7.6, 5.5));
        quarter.trees.push(north.at(8.0 + f64::from(i) * 11.0, 4.5));
    }
    for i in 0..5 {
        quarter.trees.push(south.at(8.0, 13.0 + f64::from(i) * 8.0));
    }
}

pub fn park(quarter: &mut Quarter, fronts: &[Front; 4], dice: &mut Dice) {
    let [south, ..] = fronts;
    let (wide, deep) = (south.length(), fronts[3].length());
    quarter.parks.push(("Jardin de l'Écluse", south.box_at([0.0, wide], [0.0, deep])));
    let pond = (0..18).map(|i| {
        let angle = f64::from(i) / 18.0 * std::f64::consts::TAU;
        let swell = 1.0 + 0.16 * (2.0 * angle + 0.6).sin();
        south.at(wide * 0.62 + 15.0 * swell * angle.cos(), deep * 0.5 + 7.5 * swell * angle.sin())
    });
    quarter.ponds.push(pond.collect());
    quarter.playgrounds.push(south.box_at([8.0, 22.0], [deep - 16.0, deep - 6.0]));
    quarter.trees(south, [3.0, wide - 3.0], [2.5, 9.0], 12, dice);
    quarter.trees(south, [26.0, wide - 3.0], [deep - 9.0, deep - 2.5], 11, dice);
    quarter.trees(south, [3.0, wide * 0.36], [9.0, deep - 18.0], 7, dice);
}

pub fn mill(quarter: &mut Quarter, fronts: &[Front; 4], dice: &mut Dice) {
    let [south, _, north, west] = fronts;
    let (wide, deep) = (south.length(), west.length());
    quarter.greens.push(south.box_at([40.0, wide - 1.0], [1.0, deep - 1.0]));
    let ring = [(2.0, 0.0), (36.0, 0.0), (36.0, 14.0), (16.0, 14.0), (16.0, deep - 16.0), (2.0, deep - 16.0)];
    let library = quarter.public("library", ring.map(|(along, inside)| south.at(along, inside)).to_vec(), 3);
    quarter.buildings[library].nature = "Industriel, agricole ou commercial";
    quarter.door(south, south.street, [24.0, 0.0], library);
    quarter.building(circle(south.at(28.0, 22.0), 1.8, 10), 1, 0, ["Industriel", ""]);
    let centre = quarter.public("social_centre", north.box_at([14.0, 38.0], [0.0, 13.0]), 2);
    quarter.door(north, north.street, [26.0, 0.0], centre);
    for i in 0..3 {
        let along = [46.0 + f64::from(i) * 8.5, 54.5 + f64::from(i) * 8.5];
        let building = quarter.building(north.box_at(along, [0.0, 9.5]), 2, dice.whole(1, 3), ["Résidentiel", ""]);
        quarter.door(north, north.street, [(along[0] + along[1]) / 2.0, 0.0], building);
    }
    quarter.trees(south, [44.0, wide - 4.0], [4.0, 24.0], 11, dice);
}

pub fn school(quarter: &mut Quarter, fronts: &[Front; 4], dice: &mut Dice) {
    let [south, east, north, _] = fronts;
    let (wide, tall) = (south.length(), east.length());
    quarter.greens.push(south.box_at([1.0, wide - 1.0], [1.0, tall - 1.0]));
    let ring = [
        (8.0, 6.0),
        (wide - 4.0, 6.0),
        (wide - 4.0, 50.0),
        (wide - 15.0, 50.0),
        (wide - 15.0, 17.0),
        (19.0, 17.0),
        (19.0, 44.0),
        (8.0, 44.0),
    ];
    let school = quarter.public("school", ring.map(|(along, inside)| south.at(along, inside)).to_vec(), 2);
    quarter.door(south, south.street, [wide * 0.5, 6.0], school);
    quarter.playgrounds.push(south.box_at([21.0, wide - 17.0], [19.0, 47.0]));
    let nursery = quarter.public("nursery", east.box_at([60.0, 96.0], [4.0, 17.0]), 1);
    quarter.door(east, east.street, [72.0, 4.0], nursery);
    quarter.playgrounds.push(east.box_at([60.0, 92.0], [19.0, 36.0]));
    let station = quarter.public("fire_station", north.box_at([wide * 0.3, wide * 0.3 + 34.0], [7.0, 23.0]), 1);
    quarter.door(north, north.street, [wide * 0.3 + 12.0, 7.0], station);
    quarter.building(north.box_at([wide * 0.3 + 37.0, wide * 0.3 + 42.0], [14.0, 19.0]), 4, 0, ["Indifférencié", ""]);
    quarter.building(north.box_at([4.0, 22.0], [8.0, 36.0]), 1, 0, ["Sportif", ""]);
    quarter.trees(south, [8.0, wide - 40.0], [58.0, tall - 42.0], 14, dice);
    quarter.trees(south, [22.0, wide - 18.0], [44.0, 48.0], 5, dice);
}

pub fn college(quarter: &mut Quarter, fronts: &[Front; 4], dice: &mut Dice) {
    let [south, _, north, west] = fronts;
    let (wide, deep) = (south.length(), west.length());
    quarter.greens.push(south.box_at([1.0, wide - 1.0], [1.0, deep - 1.0]));
    let ring = [(5.0, 4.0), (wide - 5.0, 4.0), (wide - 5.0, 17.0), (17.0, 17.0), (17.0, deep - 6.0), (5.0, deep - 6.0)];
    let college = quarter.public("college", ring.map(|(along, inside)| south.at(along, inside)).to_vec(), 3);
    quarter.door(south, south.street, [wide * 0.42, 4.0], college);
    quarter.building(north.box_at([6.0, 34.0], [5.0, 22.0]), 1, 0, ["Sportif", ""]);
    quarter.playgrounds.push(south.box_at([21.0, wide - 38.0], [20.0, deep - 8.0]));
    quarter.trees(south, [wide - 36.0, wide - 6.0], [20.0, deep - 26.0], 8, dice);
}

pub fn care(quarter: &mut Quarter, fronts: &[Front; 4], dice: &mut Dice) {
    let [south, east, north, west] = fronts;
    let (wide, deep) = (south.length(), west.length());
    quarter.greens.push(south.box_at([1.0, wide - 1.0], [1.0, deep - 1.0]));
    let ring = [(4.0, 5.0), (48.0, 5.0), (48.0, 18.0), (17.0, 18.0), (17.0, deep - 22.0), (4.0, deep - 22.0)];
    let home = quarter.public("care_home", ring.map(|(along, inside)| south.at(along, inside)).to_vec(), 3);
    quarter.buildings[home].usage = ["Résidentiel", ""];
    quarter.buildings[home].dwellings = 48;
    quarter.door(south, south.street, [28.0, 5.0], home);
    let from = [8.0, deep - 24.0];
    let clinic = quarter.public("clinic", east.box_at(from, [4.0, 26.0]), 3);
    quarter.door(east, east.street, [(from[0] + from[1]) / 2.0, 4.0], clinic);
    for i in 0..4 {
        let along = [6.0 + f64::from(i) * 11.0, 15.0 + f64::from(i) * 11.0];
        let building = quarter.building(north.box_at(along, [2.0, 11.0]), 2, dice.whole(1, 2), ["Résidentiel", ""]);
        quarter.door(north, north.street, [(along[0] + along[1]) / 2.0, 2.0], building);
    }
    quarter.ponds.push(circle(south.at(34.0, 34.0), 3.6, 12));
    quarter.trees(south, [20.0, wide - 32.0], [22.0, deep - 16.0], 12, dice);
}

fn circle(centre: Point, radius_m: f64, corners: u32) -> Vec<Point> {
    (0..corners)
        .map(|i| {
            let angle = f64::from(i) / f64::from(corners) * std::f64::consts::TAU;
            point(centre.x + radius_m * angle.cos(), centre.y + radius_m * angle.sin())
        })
        .collect()
}
