//! Builds on the blocks: houses along the streets with their doors, courtyards and gardens behind.

use super::dice::Dice;
use super::landmarks;
use super::plane::Point;
use super::town::{Kind, PLOTS, Plot, Street, Town};

/// A building as BD TOPO tells it.
pub struct Building {
    pub ring: Vec<Point>,
    pub storeys: u32,
    pub dwellings: u32,
    pub usage: [&'static str; 2],
    pub nature: &'static str,
    /// What the building is called among `names::SENSITIVE`; empty for most.
    pub name: &'static str,
}

/// A door on a front, before it has its number.
pub struct Door {
    pub at: Point,
    /// The direction from the street into the building.
    pub inward: Point,
    pub street: Street,
    /// On the left of its street: odd numbers.
    pub left: bool,
    pub building: usize,
    pub number: u32,
    pub suffix: &'static str,
}

#[derive(Default)]
pub struct Quarter {
    pub buildings: Vec<Building>,
    pub doors: Vec<Door>,
    pub greens: Vec<Vec<Point>>,
    pub playgrounds: Vec<Vec<Point>>,
    pub ponds: Vec<Vec<Point>>,
    pub squares: Vec<Vec<Point>>,
    pub parks: Vec<(&'static str, Vec<Point>)>,
    pub trees: Vec<Point>,
    pub impasse: Vec<Point>,
    pub alley: Vec<Point>,
}

/// One side of a block, along its street, with the way inwards at both ends.
#[derive(Clone, Copy)]
pub struct Front {
    pub from: Point,
    pub to: Point,
    pub inward: [Point; 2],
    pub street: Street,
    pub side: usize,
}

impl Front {
    pub fn length(&self) -> f64 {
        self.from.distance(self.to)
    }

    /// The point `along` metres from the front's beginning and `inside` metres from the street.
    pub fn at(&self, along: f64, inside: f64) -> Point {
        let share = along / self.length();
        self.from.towards(self.to, share).plus(self.inward[0].towards(self.inward[1], share), inside)
    }

    pub fn box_at(&self, along: [f64; 2], inside: [f64; 2]) -> Vec<Point> {
        vec![
            self.at(along[0], inside[0]),
            self.at(along[1], inside[0]),
            self.at(along[1], inside[1]),
            self.at(along[0], inside[1]),
        ]
    }
}

/// How the houses of a row look.
struct Style {
    frontage_m: [f64; 2],
    depth_m: [f64; 2],
    storeys: [u32; 2],
    gap: f64,
    wing: f64,
}

const OLD: Style = Style { frontage_m: [7.5, 13.5], depth_m: [10.5, 13.0], storeys: [2, 5], gap: 0.02, wing: 0.42 };
const ROWS: Style = Style { frontage_m: [7.0, 12.0], depth_m: [8.5, 11.0], storeys: [1, 3], gap: 0.13, wing: 0.35 };

pub fn build(town: &Town, dice: &mut Dice) -> Quarter {
    let mut quarter = Quarter::default();
    for plot in &PLOTS {
        let fronts = fronts(town, plot);
        match plot.kind {
            Kind::Old => old(&mut quarter, town, plot, &fronts, dice),
            Kind::Rows => rows(&mut quarter, town, plot, &fronts, dice),
            Kind::Villas => villas(&mut quarter, &fronts, dice),
            Kind::Slabs => slabs(&mut quarter, &fronts, dice),
            Kind::Square => landmarks::square(&mut quarter, &fronts),
            Kind::Park => landmarks::park(&mut quarter, &fronts, dice),
            Kind::Mill => landmarks::mill(&mut quarter, &fronts, dice),
            Kind::School => landmarks::school(&mut quarter, &fronts, dice),
            Kind::College => landmarks::college(&mut quarter, &fronts, dice),
            Kind::Care => landmarks::care(&mut quarter, &fronts, dice),
        }
    }
    quarter
}

fn fronts(town: &Town, plot: &Plot) -> [Front; 4] {
    let corner = town.corners(plot);
    let streets = town.streets(plot);
    std::array::from_fn(|side| {
        let [before, from, to, after] = std::array::from_fn(|i| corner[(side + i + 3) % 4]);
        Front { from, to, inward: [from.direction(before), to.direction(after)], street: streets[side], side }
    })
}

impl Quarter {
    pub fn building(&mut self, ring: Vec<Point>, storeys: u32, dwellings: u32, usage: [&'static str; 2]) -> usize {
        self.buildings.push(Building { ring, storeys, dwellings, usage, nature: "Indifférenciée", name: "" });
        self.buildings.len() - 1
    }

    pub fn public(&mut self, name: &'static str, ring: Vec<Point>, storeys: u32) -> usize {
        let building = self.building(ring, storeys, 0, ["Indifférencié", ""]);
        self.buildings[building].name = name;
        building
    }

    pub fn door(&mut self, front: &Front, street: Street, at: [f64; 2], building: usize) {
        let outside = front.at(at[0], at[1]);
        let inward = outside.direction(front.at(at[0], at[1] + 1.0));
        // South fronts stand on the left of an eastbound street, east fronts on the left of a northbound one.
        let left = matches!(front.side, 0 | 1);
        self.doors.push(Door { at: outside.plus(inward, 0.4), inward, street, left, building, number: 0, suffix: "" });
    }

    pub fn trees(&mut self, front: &Front, along: [f64; 2], inside: [f64; 2], count: u32, dice: &mut Dice) {
        for _ in 0..count {
            self.trees.push(front.at(dice.between(along[0], along[1]), dice.between(inside[0], inside[1])));
        }
    }
}

/// Fills one stretch of a front with houses wall to wall.
fn row(
    quarter: &mut Quarter,
    town: &Town,
    front: &Front,
    [from, to]: [f64; 2],
    corners: bool,
    style: &Style,
    dice: &mut Dice,
) {
    let mean = (style.frontage_m[0] + style.frontage_m[1]) / 2.0;
    let count = (((to - from) / mean).round() as usize).max(1);
    let weights: Vec<f64> = (0..count)
        .map(|i| {
            let at_corner = corners && (i == 0 || i + 1 == count);
            if at_corner { style.frontage_m[1] * 1.1 } else { dice.between(style.frontage_m[0], style.frontage_m[1]) }
        })
        .collect();
    let scale = (to - from) / weights.iter().sum::<f64>();
    let mut start = from;
    for (i, weight) in weights.iter().enumerate() {
        let end = start + weight * scale;
        let at_corner = corners && (i == 0 || i + 1 == count);
        let depth = if at_corner { style.depth_m[1] } else { dice.between(style.depth_m[0], style.depth_m[1]) };
        let inner = start > 28.0 && end < front.length() - 28.0;
        if at_corner || !dice.chance(style.gap) {
            let mut ring = front.box_at([start, end], [0.0, depth]);
            if inner && dice.chance(style.wing) {
                let (middle, deeper) = (start + (end - start) * dice.between(0.4, 0.6), depth + dice.between(2.5, 6.5));
                let at = if dice.chance(0.5) { [end, middle, middle, start] } else { [end, end, middle, start] };
                ring = front.box_at([start, end], [0.0, depth]);
                ring.truncate(2);
                if at[1] == middle {
                    ring.extend([
                        front.at(end, deeper),
                        front.at(middle, deeper),
                        front.at(middle, depth),
                        front.at(start, depth),
                    ]);
                } else {
                    ring.extend([
                        front.at(end, depth),
                        front.at(middle, depth),
                        front.at(middle, deeper),
                        front.at(start, deeper),
                    ]);
                }
            }
            let storeys = dice.whole(style.storeys[0], style.storeys[1]);
            let dwellings = match style.storeys[1] {
                0..=3 => {
                    if storeys == 1 {
                        1
                    } else {
                        dice.whole(1, storeys)
                    }
                }
                _ => storeys * if end - start > 10.0 { dice.whole(1, 3) } else { dice.whole(1, 2) },
            };
            let building = quarter.building(ring, storeys, dwellings, ["Résidentiel", ""]);
            let at = start + (end - start) * dice.between(0.3, 0.7);
            let street = town.street_at(front.street, front.at(at, 0.0), front.side == 0);
            quarter.door(front, street, [at, 0.0], building);
        }
        start = end;
    }
}

/// Houses around the whole block, with a passage left open where asked: side, metres along it, width.
fn around(
    quarter: &mut Quarter,
    town: &Town,
    fronts: &[Front; 4],
    style: &Style,
    passages: &[(usize, f64, f64)],
    dice: &mut Dice,
) {
    for front in fronts {
        let through = front.side % 2 == 0;
        let ends = if through { 0.0 } else { style.depth_m[1] };
        let mut from = ends;
        for &(_, at, width) in passages.iter().filter(|(side, ..)| *side == front.side) {
            row(quarter, town, front, [from, at - width / 2.0], through, style, dice);
            from = at + width / 2.0;
        }
        row(quarter, town, front, [from, front.length() - ends], through, style, dice);
    }
}

fn old(quarter: &mut Quarter, town: &Town, plot: &Plot, fronts: &[Front; 4], dice: &mut Dice) {
    let [south, _, north, west] = fronts;
    let (wide, deep) = (south.length(), west.length());
    let has_alley = (plot.west, plot.south) == (2, 1);
    let passages = if has_alley { vec![(0, wide / 2.0, 4.2), (2, north.length() / 2.0, 4.2)] } else { Vec::new() };
    around(quarter, town, fronts, &OLD, &passages, dice);
    if has_alley {
        let middle = |column: usize, row: usize| town.node(column, row).towards(town.node(column + 1, row), 0.5);
        quarter.alley =
            vec![middle(2, 1), south.at(wide / 2.0, 0.0), north.at(north.length() / 2.0, 0.0), middle(2, 2)];
    }
    let yard = [21.0, wide - 21.0];
    let inside = [21.5, deep - 21.5];
    if plot.east - plot.west == 2 {
        quarter.building(south.box_at([66.0, 118.0], [25.0, deep - 26.0]), 1, 0, ["Commercial et services", ""]);
        quarter.greens.push(south.box_at([124.0, wide - 22.0], inside));
        quarter.trees(south, [126.0, wide - 24.0], [24.0, deep - 24.0], 9, dice);
    } else if inside[1] - inside[0] > 9.0 {
        let middle = (yard[0] + yard[1]) / 2.0 + dice.between(-6.0, 6.0);
        quarter.greens.push(south.box_at([middle + 5.0, yard[1]], inside));
        quarter.trees(south, [middle + 7.0, yard[1] - 2.0], [inside[0] + 1.0, inside[1] - 1.0], dice.whole(2, 5), dice);
        if !has_alley {
            let depth = dice.between(7.0, (inside[1] - inside[0]).min(12.0));
            quarter.building(
                south.box_at([yard[0] + 1.0, middle - 2.0], [inside[0], inside[0] + depth]),
                1,
                0,
                ["Annexe", ""],
            );
        }
    }
}

fn rows(quarter: &mut Quarter, town: &Town, plot: &Plot, fronts: &[Front; 4], dice: &mut Dice) {
    let [south, _, north, west] = fronts;
    let (wide, deep) = (south.length(), west.length());
    let has_impasse = plot.east - plot.west == 2;
    let mouth = north.length() * 0.5;
    let passages = if has_impasse { vec![(2, mouth, 5.0)] } else { Vec::new() };
    around(quarter, town, fronts, &ROWS, &passages, dice);
    if has_impasse {
        let end_m = deep - 22.0;
        // The lane's two sides, each seen as a front: its houses stand back to back with the gardens of the street.
        let middle = town.node(1, 4).towards(town.node(3, 4), 0.5);
        quarter.impasse = vec![middle, north.at(mouth, 0.0), north.at(mouth, end_m)];
        for (side, shift) in [(0usize, 2.5), (1usize, -2.5)] {
            let (from, to) = (north.at(mouth + shift, 15.0), north.at(mouth + shift, end_m));
            let away = north.at(mouth + shift, 20.0).direction(north.at(mouth + 2.0 * shift, 20.0));
            let lane = Front { from, to, inward: [away, away], street: Street::Impasse, side: 1 + 2 * side };
            let count = (lane.length() / 8.5).round().max(1.0);
            for i in 0..count as u32 {
                let along = [f64::from(i) * lane.length() / count, f64::from(i + 1) * lane.length() / count];
                let building = quarter.building(
                    lane.box_at(along, [0.0, dice.between(7.0, 9.0)]),
                    dice.whole(1, 2),
                    1,
                    ["Résidentiel", ""],
                );
                quarter.door(&lane, Street::Impasse, [(along[0] + along[1]) / 2.0, 0.0], building);
            }
        }
    }
    let inside = [15.5, deep - 15.5];
    for share in [[0.0, 0.46], [0.54, 1.0]] {
        let along = [17.0 + (wide - 34.0) * share[0], 17.0 + (wide - 34.0) * share[1]];
        let along =
            if has_impasse { [along[0] + (share[0] * 26.0), along[1] - (1.0 - share[1]) * 26.0] } else { along };
        quarter.greens.push(south.box_at(along, inside));
        quarter.trees(
            south,
            [along[0] + 2.0, along[1] - 2.0],
            [inside[0] + 2.0, inside[1] - 2.0],
            dice.whole(3, 6),
            dice,
        );
    }
}

fn villas(quarter: &mut Quarter, fronts: &[Front; 4], dice: &mut Dice) {
    let [south, _, _, west] = fronts;
    quarter.greens.push(south.box_at([0.5, south.length() - 0.5], [0.5, west.length() - 0.5]));
    for front in fronts {
        let ends = if front.side % 2 == 0 { 0.0 } else { 25.0 };
        let room = front.length() - 2.0 * ends;
        let count = (room / 17.5).floor().max(0.0);
        for i in 0..count as u32 {
            let lot = [ends + f64::from(i) * room / count, ends + f64::from(i + 1) * room / count];
            let (wide, deep) = (dice.between(9.0, 11.5), dice.between(8.5, 11.0));
            let (from, back) = (lot[0] + dice.between(1.5, 3.5), dice.between(4.0, 7.0));
            let mut ring = front.box_at([from, from + wide], [back, back + deep]);
            if dice.chance(0.5) {
                ring.truncate(3);
                let (step, short) = (from + wide * 0.55, back + deep * 0.62);
                ring.extend([front.at(step, back + deep), front.at(step, short), front.at(from, short)]);
            }
            let building = quarter.building(ring, dice.whole(1, 2), 1, ["Résidentiel", ""]);
            quarter.door(front, front.street, [from + wide * dice.between(0.3, 0.7), back], building);
            if dice.chance(0.45) {
                let at = from + wide + 0.6;
                if at + 3.2 < lot[1] {
                    quarter.building(front.box_at([at, at + 3.2], [back + 3.0, back + 9.0]), 1, 0, ["Annexe", ""]);
                }
            }
            quarter.trees(front, [lot[0] + 1.0, lot[1] - 1.0], [back + deep + 2.0, back + deep + 5.0], 1, dice);
        }
    }
}

fn slabs(quarter: &mut Quarter, fronts: &[Front; 4], dice: &mut Dice) {
    let [south, _, north, west] = fronts;
    let (wide, deep) = (south.length(), west.length());
    quarter.greens.push(south.box_at([1.0, wide - 1.0], [1.0, deep - 1.0]));
    for (front, along, back, entrances) in
        [(south, [10.0, 72.0], 5.0, 4u32), (south, [112.0, 174.0], 8.0, 4), (north, [64.0, 142.0], 6.0, 5)]
    {
        let storeys = dice.whole(5, 8);
        let building = quarter.building(
            front.box_at(along, [back, back + 12.0]),
            storeys,
            entrances * storeys * 2,
            ["Résidentiel", ""],
        );
        for entrance in 0..entrances {
            let at = along[0] + (along[1] - along[0]) * (f64::from(entrance) + 0.5) / f64::from(entrances);
            quarter.door(front, front.street, [at, back], building);
        }
    }
    quarter.playgrounds.push(south.box_at([80.0, 102.0], [8.0, 22.0]));
    quarter.trees(south, [6.0, wide - 6.0], [24.0, deep - 24.0], 16, dice);
    quarter.trees(south, [178.0, wide - 4.0], [6.0, deep - 6.0], 7, dice);
    quarter.trees(north, [6.0, 58.0], [5.0, 18.0], 6, dice);
}
