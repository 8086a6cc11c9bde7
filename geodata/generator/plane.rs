//! The plane on which the town is drawn, in metres, and how it is laid on France: the straight plan is bent (so that
//! streets curve), turned, and put down in Lambert-93 on fields where nobody lives; WGS 84 follows from that.

use proj4rs::Proj;
use proj4rs::transform::transform;

/// A point of the straight plan, in metres: x to the east, y to the north.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

pub fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

impl Point {
    pub fn plus(self, direction: Point, metres: f64) -> Point {
        point(self.x + direction.x * metres, self.y + direction.y * metres)
    }

    pub fn towards(self, other: Point, share: f64) -> Point {
        point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)
    }

    pub fn distance(self, other: Point) -> f64 {
        (other.x - self.x).hypot(other.y - self.y)
    }

    /// The direction to `other`, of length one.
    pub fn direction(self, other: Point) -> Point {
        let length = self.distance(other);
        point((other.x - self.x) / length, (other.y - self.y) / length)
    }
}

/// The direction a quarter turn to the left.
pub fn left_of(direction: Point) -> Point {
    point(-direction.y, direction.x)
}

/// Where the line through `a` along `along_a` meets the line through `b` along `along_b`.
pub fn crossing(a: Point, along_a: Point, b: Point, along_b: Point) -> Point {
    let turn = along_a.x * along_b.y - along_a.y * along_b.x;
    a.plus(along_a, ((b.x - a.x) * along_b.y - (b.y - a.y) * along_b.x) / turn)
}

/// A line through these points with more points between them, so that it bends smoothly with the town.
pub fn finer(line: &[Point], step_m: f64) -> Vec<Point> {
    let mut out = vec![line[0]];
    for pair in line.windows(2) {
        // An even number of pieces: the middle of a street between two crossings is then one of its points.
        let pieces = ((pair[0].distance(pair[1]) / step_m / 2.0).ceil() as usize * 2).max(1);
        let pieces = if pair[0].distance(pair[1]) <= step_m { 1 } else { pieces };
        out.extend((1..=pieces).map(|piece| pair[0].towards(pair[1], piece as f64 / pieces as f64)));
    }
    out
}

/// The line moved sideways, to the left if `metres` is positive.
pub fn beside(line: &[Point], metres: f64) -> Vec<Point> {
    (0..line.len())
        .map(|i| {
            let direction = line[i.saturating_sub(1)].direction(line[(i + 1).min(line.len() - 1)]);
            line[i].plus(left_of(direction), metres)
        })
        .collect()
}

/// Lays the plan on France.
pub struct Place {
    lambert_93: Proj,
    wgs_84: Proj,
}

/// One point on France, in both systems that the official files use.
pub struct Located {
    pub x: f64,
    pub y: f64,
    pub lon: f64,
    pub lat: f64,
}

impl Place {
    pub fn new() -> Self {
        let lambert_93 = "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs";
        let wgs_84 = "+proj=longlat +ellps=GRS80 +no_defs";
        Self {
            lambert_93: Proj::from_proj_string(lambert_93).expect("a known projection"),
            wgs_84: Proj::from_proj_string(wgs_84).expect("a known projection"),
        }
    }

    pub fn locate(&self, at: Point) -> Located {
        let (x, y) = bend(at);
        let (x, y) = (677_240.0 + x, 6_641_310.0 + y);
        let mut here = (x, y, 0.0);
        transform(&self.lambert_93, &self.wgs_84, &mut here).expect("a point in France");
        Located { x, y, lon: here.0.to_degrees(), lat: here.1.to_degrees() }
    }
}

/// Bends the straight plan like the river that the town grew along, and turns it a little.
fn bend(at: Point) -> (f64, f64) {
    let x = at.x - 315.0 + 15.0 * ((at.y - 40.0) / 118.0).sin();
    let y = at.y - 150.0 + 30.0 * ((at.x - 130.0) / 148.0).sin() - 0.00016 * (at.x - 380.0).powi(2);
    let (sine, cosine) = (-0.19f64).sin_cos();
    (x * cosine - y * sine, x * sine + y * cosine)
}
