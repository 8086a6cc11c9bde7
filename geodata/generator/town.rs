//! The plan of the town: the crossings of its streets, which street a front looks at, what each block is.

use super::dice::Dice;
use super::names;
use super::plane::{Point, beside, crossing, finer, left_of, point};

/// Half of the distance between facing fronts, in metres, from south to north and from west to east.
const ROW_HALF_M: [f64; 6] = [7.0, 4.6, 11.5, 5.2, 5.0, 7.5];
const COLUMN_HALF_M: [f64; 7] = [6.0, 4.4, 4.8, 6.4, 4.2, 4.8, 6.0];

/// What an address is numbered along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Street {
    Row(usize),
    Column(usize),
    Square,
    Impasse,
}

impl Street {
    pub fn name(self) -> &'static str {
        match self {
            Street::Row(row) => names::ROWS[row],
            Street::Column(column) => names::COLUMNS[column],
            Street::Square => names::SQUARE,
            Street::Impasse => names::IMPASSE,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Tall houses wall to wall around courtyards.
    Old,
    /// Lower houses in rows, gardens behind.
    Rows,
    /// Houses in their gardens.
    Villas,
    /// Flats of the sixties on a lawn.
    Slabs,
    Square,
    Park,
    Mill,
    School,
    College,
    Care,
}

/// A block by the streets around it: columns west and east, rows south and north.
#[derive(Debug, Clone, Copy)]
pub struct Plot {
    pub west: usize,
    pub east: usize,
    pub south: usize,
    pub north: usize,
    pub kind: Kind,
}

const fn plot(west: usize, east: usize, south: usize, north: usize, kind: Kind) -> Plot {
    Plot { west, east, south, north, kind }
}

pub const PLOTS: [Plot; 26] = [
    plot(0, 1, 0, 1, Kind::Mill),
    plot(1, 2, 0, 1, Kind::Old),
    plot(2, 3, 0, 1, Kind::Old),
    plot(3, 4, 0, 1, Kind::Old),
    plot(4, 5, 0, 1, Kind::Park),
    plot(5, 6, 0, 1, Kind::Rows),
    plot(0, 1, 1, 2, Kind::Rows),
    plot(1, 2, 1, 2, Kind::Old),
    plot(2, 3, 1, 2, Kind::Old),
    plot(3, 4, 1, 2, Kind::Old),
    plot(4, 6, 1, 2, Kind::Old),
    plot(0, 1, 2, 4, Kind::School),
    plot(1, 2, 2, 3, Kind::Old),
    plot(2, 3, 2, 3, Kind::Square),
    plot(3, 4, 2, 3, Kind::Old),
    plot(4, 5, 2, 3, Kind::Old),
    plot(5, 6, 2, 3, Kind::Care),
    plot(1, 3, 3, 4, Kind::Rows),
    plot(3, 4, 3, 4, Kind::Old),
    plot(4, 5, 3, 4, Kind::College),
    plot(5, 6, 3, 4, Kind::Rows),
    plot(0, 1, 4, 5, Kind::Villas),
    plot(1, 2, 4, 5, Kind::Villas),
    plot(2, 3, 4, 5, Kind::Rows),
    plot(3, 5, 4, 5, Kind::Slabs),
    plot(5, 6, 4, 5, Kind::Villas),
];

/// The crossings, `[column][row]`.
pub struct Town {
    nodes: [[Point; 6]; 7],
}

impl Town {
    pub fn new(dice: &mut Dice) -> Self {
        let x = [0.0, 104.0, 196.0, 312.0, 416.0, 520.0, 622.0];
        let y = [0.0, 64.0, 142.0, 236.0, 316.0, 388.0];
        let slant = [-0.05, 0.06, -0.04, 0.03, 0.07, -0.05, 0.04];
        let mut nodes = [[point(0.0, 0.0); 6]; 7];
        for column in 0..7 {
            for row in 0..6 {
                let along_y = y[row] + dice.between(-5.0, 5.0);
                nodes[column][row] =
                    point(x[column] + slant[column] * (y[row] - 142.0) + dice.between(-4.0, 4.0), along_y);
            }
        }
        // Where a street stops at a block, the street that it met runs straight past.
        for (column, row, west, east) in
            [(5, 1, 4, 6), (5, 2, 4, 6), (2, 3, 1, 3), (2, 4, 1, 3), (4, 4, 3, 5), (4, 5, 3, 5)]
        {
            nodes[column][row] = nodes[west][row].towards(nodes[east][row], 0.5);
        }
        for column in [0, 1] {
            nodes[column][3] = nodes[column][2].towards(nodes[column][4], 0.55);
        }
        Self { nodes }
    }

    pub fn node(&self, column: usize, row: usize) -> Point {
        self.nodes[column][row]
    }

    /// The four fronts' corners of a block: south-west, south-east, north-east, north-west, at the edge of the streets.
    pub fn corners(&self, plot: &Plot) -> [Point; 4] {
        let nodes = [
            self.node(plot.west, plot.south),
            self.node(plot.east, plot.south),
            self.node(plot.east, plot.north),
            self.node(plot.west, plot.north),
        ];
        let half_m =
            [ROW_HALF_M[plot.south], COLUMN_HALF_M[plot.east], ROW_HALF_M[plot.north], COLUMN_HALF_M[plot.west]];
        let side = |i: usize| {
            let along = nodes[i].direction(nodes[(i + 1) % 4]);
            (nodes[i].plus(left_of(along), half_m[i]), along)
        };
        std::array::from_fn(|i| {
            let ((before, along_before), (after, along_after)) = (side((i + 3) % 4), side(i));
            crossing(before, along_before, after, along_after)
        })
    }

    /// The street that each side of a block looks at: south, east, north, west.
    pub fn streets(&self, plot: &Plot) -> [Street; 4] {
        let mut streets =
            [Street::Row(plot.south), Street::Column(plot.east), Street::Row(plot.north), Street::Column(plot.west)];
        if plot.south == 2 && plot.north == 3 {
            match (plot.west, plot.east) {
                (1, 2) => streets[1] = Street::Square,
                (3, 4) => streets[3] = Street::Square,
                _ => {}
            }
        }
        streets
    }

    /// The street at a point of the north side of the square, where the block behind is wider than the square.
    pub fn street_at(&self, street: Street, at: Point, faces_south: bool) -> Street {
        let beside_square = at.x > self.node(2, 3).x && at.x < self.node(3, 3).x;
        if street == Street::Row(3) && faces_south && beside_square { Street::Square } else { street }
    }

    /// The width of a street between its fronts, in metres.
    pub fn width_m(street: Street) -> f64 {
        match street {
            Street::Row(row) => 2.0 * ROW_HALF_M[row],
            Street::Column(column) => 2.0 * COLUMN_HALF_M[column],
            Street::Square => 9.0,
            Street::Impasse => 5.0,
        }
    }

    /// Whether the street exists between this crossing and the next one to the east or north.
    pub fn has_piece(street: Street, from: usize) -> bool {
        !matches!(
            (street, from),
            (Street::Column(5), 1) | (Street::Column(2), 3) | (Street::Column(4), 4) | (Street::Row(3), 0)
        )
    }

    /// The works: the main street from the second to the sixth crossing, and the yard of the site office on the square.
    pub fn works(&self) -> [Vec<Point>; 2] {
        let line: Vec<Point> = (1..=5).map(|column| self.node(column, 2)).collect();
        let line = finer(&line, 14.0);
        let mut ring = beside(&line, -9.0);
        ring.extend(beside(&line, 9.0).into_iter().rev());
        let square = self.corners(&PLOTS[13]);
        let (south_west, south_east) = (square[0], square[1]);
        let (along, across) = (south_west.direction(south_east), south_west.direction(square[3]));
        let from = south_west.plus(along, 66.0).plus(across, 6.0);
        let yard =
            vec![from, from.plus(along, 24.0), from.plus(along, 24.0).plus(across, 11.0), from.plus(across, 11.0)];
        [ring, yard]
    }
}
