//! Cutting shapes to the picture, so that a river of a thousand kilometres costs no more than what is seen of it.

use geo::Coord;

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Window {
    pub fn contains(&self, place: Coord<f64>) -> bool {
        (self.left..=self.right).contains(&place.x) && (self.top..=self.bottom).contains(&place.y)
    }

    /// Whether the box around a segment touches the window.
    fn may_touch(&self, from: Coord<f64>, to: Coord<f64>) -> bool {
        from.x.min(to.x) <= self.right
            && from.x.max(to.x) >= self.left
            && from.y.min(to.y) <= self.bottom
            && from.y.max(to.y) >= self.top
    }

    /// The part of a segment inside (Liang and Barsky), or none.
    pub fn cut(&self, from: Coord<f64>, to: Coord<f64>) -> Option<(Coord<f64>, Coord<f64>)> {
        let step = to - from;
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        let sides = [
            (-step.x, from.x - self.left),
            (step.x, self.right - from.x),
            (-step.y, from.y - self.top),
            (step.y, self.bottom - from.y),
        ];
        for (towards, room) in sides {
            if towards == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if towards < 0.0 {
                enters = enters.max(room / towards);
            } else {
                leaves = leaves.min(room / towards);
            }
        }
        (enters <= leaves).then(|| (from + step * enters, from + step * leaves))
    }
}

/// The parts of a line whose segments touch the window, cut to it.
pub(super) fn runs_inside(line: &[Coord<f64>], window: &Window) -> Vec<Vec<Coord<f64>>> {
    let mut runs: Vec<Vec<Coord<f64>>> = Vec::new();
    for pair in line.windows(2) {
        let &[from, to] = pair else { continue };
        let Some((from, to)) = window.may_touch(from, to).then(|| window.cut(from, to)).flatten() else { continue };
        match runs.last_mut() {
            Some(run) if run.last() == Some(&from) => run.push(to),
            _ => runs.push(vec![from, to]),
        }
    }
    runs
}

/// What is measured of a place against a side of the window.
type Measure = fn(Coord<f64>) -> f64;

/// A ring cut to the window side by side (Sutherland and Hodgman). Where it leaves and comes back it follows the window's edge,
/// which lies outside what is seen. The closing corner is not repeated.
pub(super) fn ring_inside(ring: &[Coord<f64>], window: &Window) -> Vec<Coord<f64>> {
    let open = if ring.first() == ring.last() { ring.get(1..).unwrap_or_default() } else { ring };
    let sides: [(Measure, f64, f64); 4] = [
        (|place| place.x, window.left, 1.0),
        (|place| place.x, window.right, -1.0),
        (|place| place.y, window.top, 1.0),
        (|place| place.y, window.bottom, -1.0),
    ];
    let mut kept = open.to_vec();
    for (measure, limit, sign) in sides {
        let depth = |place: Coord<f64>| (measure(place) - limit) * sign;
        let mut next = Vec::with_capacity(kept.len());
        for (index, &to) in kept.iter().enumerate() {
            let from = kept[(index + kept.len() - 1) % kept.len()];
            let (before, after) = (depth(from), depth(to));
            if (before >= 0.0) != (after >= 0.0) {
                next.push(from + (to - from) * (before / (before - after)));
            }
            if after >= 0.0 {
                next.push(to);
            }
        }
        kept = next;
    }
    kept
}

/// Twice the area of a ring; positive one way round, negative the other.
pub(super) fn twice_area(ring: &[Coord<f64>]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(from, to)| from.x * to.y - to.x * from.y).sum()
}
