//! Streets, footways, river and greens, and the trees: what the walker needs and what makes the map's background.

use super::blocks::Quarter;
use super::dice::Dice;
use super::names;
use super::plane::{Point, beside, finer, point};
use super::town::{PLOTS, Street, Town};

/// A thing of the map: OSM tags with a point, a line or a closed ring.
pub struct Thing {
    pub tags: Vec<(&'static str, String)>,
    pub shape: Shape,
}

pub enum Shape {
    Point(Point),
    Line(Vec<Point>),
    Area(Vec<Point>),
    /// An area with a hole.
    Holed(Vec<Point>, Vec<Point>),
}

fn thing(tags: &[(&'static str, &str)], shape: Shape) -> Thing {
    Thing { tags: tags.iter().map(|(key, value)| (*key, (*value).to_owned())).collect(), shape }
}

pub fn scenery(town: &Town, quarter: &Quarter) -> Vec<Thing> {
    let mut things = land(quarter);
    for row in 0..6 {
        street(&mut things, town, Street::Row(row));
    }
    for column in 0..7 {
        street(&mut things, town, Street::Column(column));
    }
    paths(&mut things, town, quarter);
    things
}

fn north_bank(x: f64) -> Point {
    point(x, -19.0 + 2.5 * (x / 63.0).sin())
}

fn south_bank(x: f64) -> Point {
    point(x, -66.0 + 5.0 * (x / 88.0 + 1.0).sin() - 24.0 * (-((x - 486.0) / 92.0).powi(2)).exp())
}

fn land(quarter: &Quarter) -> Vec<Thing> {
    let mut things = Vec::new();
    let xs = || (0..=46).map(|i| -260.0 + f64::from(i) * 25.0);
    let mut meadow: Vec<Point> = xs().map(south_bank).collect();
    meadow.extend((0..=10).map(|i| point(890.0 - f64::from(i) * 115.0, -176.0 - 7.0 * f64::from(i % 3))));
    things.push(thing(&[("leisure", "park"), ("name", "Prairie des Lavandières")], Shape::Area(meadow)));
    let mut bank: Vec<Point> = xs().map(|x| point(x, -7.0)).collect();
    bank.extend(xs().rev_points(north_bank));
    things.push(thing(&[("landuse", "grass")], Shape::Area(bank)));
    let embankment =
        [point(-130.0, 399.0), point(760.0, 399.0), point(760.0, 430.0), point(-130.0, 430.0), point(-130.0, 399.0)];
    let embankment = finer(&embankment, 24.0);
    things.push(thing(&[("landuse", "grass")], Shape::Area(embankment)));
    for (name, from, to) in [
        ("Jardins ouvriers du Clos-Vert", [632.0, 150.0], [690.0, 380.0]),
        ("Verger de l'Octroi", [-64.0, 8.0], [-10.0, 132.0]),
    ] {
        let ring = [
            point(from[0], from[1]),
            point(to[0], from[1]),
            point(to[0], to[1]),
            point(from[0], to[1]),
            point(from[0], from[1]),
        ];
        things.push(thing(&[("landuse", "allotments"), ("name", name)], Shape::Area(finer(&ring, 24.0))));
    }
    for (name, ring) in &quarter.parks {
        things.push(thing(&[("leisure", "park"), ("name", name)], Shape::Area(ring.clone())));
    }
    for ring in &quarter.greens {
        things.push(thing(&[("landuse", "grass")], Shape::Area(ring.clone())));
    }
    for ring in &quarter.playgrounds {
        things.push(thing(&[("leisure", "playground")], Shape::Area(ring.clone())));
    }
    for ring in &quarter.squares {
        things.push(thing(
            &[("place", "square"), ("highway", "pedestrian"), ("area", "yes"), ("name", names::SQUARE)],
            Shape::Area(ring.clone()),
        ));
    }
    let mut river: Vec<Point> = xs().map(south_bank).collect();
    river.extend(xs().rev_points(north_bank));
    let island = (0..28).map(|i| {
        let angle = f64::from(i) / 28.0 * std::f64::consts::TAU;
        point(486.0 + 58.0 * angle.cos(), -57.0 + 9.5 * angle.sin() * (1.0 + 0.25 * angle.cos()))
    });
    let island: Vec<Point> = island.collect();
    let tags = [("natural", "water"), ("water", "river"), ("name", names::RIVER)];
    things.push(thing(&tags, Shape::Holed(river, island.clone())));
    let tags = [("place", "islet"), ("landuse", "grass"), ("name", "Île aux Canards")];
    things.push(thing(&tags, Shape::Area(island)));
    for ring in &quarter.ponds {
        things.push(thing(&[("natural", "water")], Shape::Area(ring.clone())));
    }
    things
}

/// A bank walked backwards, to close a ring.
trait Backwards {
    fn rev_points(self, bank: fn(f64) -> Point) -> Vec<Point>;
}

impl<I: Iterator<Item = f64>> Backwards for I {
    fn rev_points(self, bank: fn(f64) -> Point) -> Vec<Point> {
        let mut points: Vec<Point> = self.map(bank).collect();
        points.reverse();
        points
    }
}

/// A street's ways: one for each stretch with the same name, each through its crossings, and its ends beyond the quarter.
fn street(things: &mut Vec<Thing>, town: &Town, street: Street) {
    let (count, node): (usize, Box<dyn Fn(usize) -> Point + '_>) = match street {
        Street::Row(row) => (7, Box::new(move |column| town.node(column, row))),
        Street::Column(column) => (6, Box::new(move |row| town.node(column, row))),
        _ => return,
    };
    let beyond = |from: usize, to: usize, metres: f64| node(from).plus(node(to).direction(node(from)), metres);
    let (before_m, after_m) = match street {
        Street::Row(_) if Town::has_piece(street, 0) => (58.0, 58.0),
        Street::Row(_) => (0.0, 58.0),
        // Over the bridge.
        Street::Column(3) => (92.0, 0.0),
        _ => (0.0, 0.0),
    };
    let mut stretch: Vec<Point> = Vec::new();
    if before_m > 0.0 {
        stretch.push(beyond(0, 1, before_m));
    }
    let mut name = street.name();
    for i in 0..count {
        let here = node(i);
        stretch.push(here);
        let next = if i + 1 < count && Town::has_piece(street, i) { Some(name_of_piece(street, i)) } else { None };
        if i + 1 == count && after_m > 0.0 {
            stretch.push(beyond(count - 1, count - 2, after_m));
        }
        if next != Some(name) {
            push_street(things, street, name, &stretch);
            stretch = if next.is_some() { vec![here] } else { Vec::new() };
            name = next.unwrap_or(street.name());
        }
    }
    push_street(things, street, name, &stretch);
}

/// The pieces that border the square bear its name.
fn name_of_piece(street: Street, from: usize) -> &'static str {
    match (street, from) {
        (Street::Row(3), 2) | (Street::Column(2 | 3), 2) => names::SQUARE,
        _ => street.name(),
    }
}

fn push_street(things: &mut Vec<Thing>, street: Street, name: &str, line: &[Point]) {
    if line.len() < 2 {
        return;
    }
    let (class, surface) = match (street, name) {
        (_, names::SQUARE) => ("pedestrian", "sett"),
        (Street::Row(2), _) => ("secondary", "asphalt"),
        (Street::Row(0 | 5), _) => ("tertiary", "asphalt"),
        (Street::Column(3), _) => ("tertiary", "asphalt"),
        (Street::Row(1) | Street::Column(2), _) => ("living_street", "sett"),
        _ => ("residential", "asphalt"),
    };
    let width = if name == names::SQUARE { 6.0 } else { Town::width_m(street) - 3.0 };
    let width = format!("{width:.1}");
    let tags =
        [("highway", class), ("name", name), ("width", width.as_str()), ("surface", surface), ("sidewalk", "both")];
    things.push(thing(&tags, Shape::Line(finer(line, 14.0))));
}

fn paths(things: &mut Vec<Thing>, town: &Town, quarter: &Quarter) {
    let way = |tags: &[(&'static str, &str)], line: &[Point]| thing(tags, Shape::Line(finer(line, 12.0)));
    things.push(way(
        &[("highway", "residential"), ("name", names::IMPASSE), ("width", "4.0"), ("surface", "sett")],
        &quarter.impasse,
    ));
    things.push(way(
        &[("highway", "footway"), ("name", names::ALLEY), ("width", "3.0"), ("surface", "sett")],
        &quarter.alley,
    ));
    let garden = &PLOTS[4];
    let corner = town.corners(garden);
    let middle = corner[0].towards(corner[2], 0.5);
    let (south_west, north_east) = (town.node(garden.west, garden.south), town.node(garden.east, garden.north));
    let (south_east, north_west) = (town.node(garden.east, garden.south), town.node(garden.west, garden.north));
    let around = middle.plus(point(-1.0, 0.0), 9.0);
    for line in
        [[south_west, corner[0], around, corner[2], north_east], [south_east, corner[1], around, corner[3], north_west]]
    {
        things.push(way(&[("highway", "footway"), ("width", "2.0"), ("surface", "fine_gravel")], &line));
    }
    let bridge_end = town.node(3, 0).plus(town.node(3, 1).direction(town.node(3, 0)), 92.0);
    for (x, turn) in [(-180.0, -88.0), (800.0, -104.0)] {
        let line = [bridge_end, point((bridge_end.x + x) / 2.0, turn - 14.0), point(x, turn - 4.0)];
        things.push(way(
            &[("highway", "footway"), ("name", "Chemin de halage"), ("width", "2.5"), ("surface", "fine_gravel")],
            &line,
        ));
    }
    let quay: Vec<Point> = (0..=33).map(|i| north_bank(-90.0 + f64::from(i) * 24.0)).collect();
    let mut walk = vec![town.node(0, 0)];
    walk.extend(beside(&quay, 4.0).into_iter().filter(|at| at.x > 12.0 && at.x < 604.0));
    walk.push(town.node(6, 0));
    things.push(thing(
        &[("highway", "footway"), ("name", "Promenade de la Vivelle"), ("width", "2.5"), ("surface", "fine_gravel")],
        Shape::Line(walk),
    ));
    let square = town.corners(&PLOTS[13]);
    let across = [town.node(2, 2), square[0], square[0].towards(square[2], 0.4), square[1], town.node(3, 2)];
    things.push(way(&[("highway", "footway"), ("width", "3.0"), ("surface", "sett")], &across));
}

pub fn trees(town: &Town, quarter: &Quarter, dice: &mut Dice) -> Vec<Thing> {
    let mut trees = quarter.trees.clone();
    // Limes on both sides of the main street, plane trees along the quay, poplars beyond the river.
    let main: Vec<Point> = (0..7).map(|column| town.node(column, 2)).collect();
    for side in [-8.2, 8.2] {
        let line = beside(&finer(&main, 11.0), side);
        trees.extend(line.into_iter().filter(|at| (0..7).all(|column| (town.node(column, 2).x - at.x).abs() > 9.0)));
    }
    trees.extend((0..42).map(|i| north_bank(12.0 + f64::from(i) * 14.4)).map(|at| point(at.x, at.y + 8.0)));
    trees.extend((0..9).map(|i| point(442.0 + f64::from(i) * 11.0, -57.0 + dice.between(-3.0, 3.0))));
    for _ in 0..64 {
        let x = dice.between(-120.0, 760.0);
        trees.push(point(x, south_bank(x).y - dice.between(5.0, 50.0)));
    }
    trees.extend((0..26).map(|i| point(f64::from(i) * 25.0 - 8.0, 405.0 + dice.between(-1.0, 1.5))));
    for i in 0..3 {
        trees.extend((0..6).map(|j| point(-56.0 + f64::from(i) * 17.0, 22.0 + f64::from(j) * 19.0)));
    }
    trees.into_iter().map(|at| thing(&[("natural", "tree")], Shape::Point(at))).collect()
}
