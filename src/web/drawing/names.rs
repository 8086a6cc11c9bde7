//! Where the names of streets are written: on the straightest long part of each street that is seen, upright enough to read, and
//! never over another name. A name that fits nowhere is left out.

use geo::Coord;

use super::clip::Window;

/// About how wide a letter is, in pixels; names are written in one size.
const LETTER_PX: f64 = 7.2;
/// How far a street may bend away under its name.
const BEND_PX: f64 = 4.0;
/// How far apart two names stay.
const APART_PX: f64 = 13.0;
/// More names than this no picture needs.
const MOST_NAMES: usize = 40;

/// A name, where its middle lies and by how many degrees it is turned.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PlacedName {
    pub name: String,
    pub middle: Coord<f64>,
    pub turned_degrees: f64,
}

/// Finds places for the names of the streets, the longest street first.
pub(super) fn place(streets: &[(String, Vec<Coord<f64>>)], window: &Window) -> Vec<PlacedName> {
    let mut straights: Vec<(&str, Coord<f64>, Coord<f64>)> = joined(streets)
        .iter()
        .filter_map(|(name, line)| longest_straight(line, window).map(|(from, to)| (*name, from, to)))
        .collect();
    straights.sort_by_key(|(a, ..)| *a);
    straights.sort_by(|(_, a, b), (_, c, d)| length(*c, *d).total_cmp(&length(*a, *b)));

    let mut placed: Vec<PlacedName> = Vec::new();
    let mut taken: Vec<Coord<f64>> = Vec::new();
    for (name, from, to) in straights {
        let needs_px = name.chars().count() as f64 * LETTER_PX;
        let has_px = length(from, to);
        let is_written = placed.iter().any(|other| other.name == name);
        if is_written || needs_px > has_px || placed.len() >= MOST_NAMES {
            continue;
        }
        let along = (to - from) / has_px;
        let room_px = (has_px - needs_px) / 2.0;
        let free = [0.0, -0.4, 0.4, -0.8, 0.8].into_iter().find_map(|shift| {
            let middle = (from + to) / 2.0 + along * (shift * room_px);
            let steps = (needs_px / APART_PX).ceil() as i32;
            let under: Vec<_> = (0..=steps)
                .map(|step| middle + along * (needs_px * (f64::from(step) / f64::from(steps) - 0.5)))
                .collect();
            let is_free = under.iter().all(|spot| taken.iter().all(|other| length(*spot, *other) > APART_PX));
            is_free.then_some((middle, under))
        });
        if let Some((middle, under)) = free {
            taken.extend(under);
            placed.push(PlacedName { name: name.to_owned(), middle, turned_degrees: upright(along) });
        }
    }
    placed
}

fn length(from: Coord<f64>, to: Coord<f64>) -> f64 {
    (to.x - from.x).hypot(to.y - from.y)
}

/// Between -90 and 90 degrees, so that nobody has to turn their head over.
fn upright(along: Coord<f64>) -> f64 {
    let degrees = along.y.atan2(along.x).to_degrees();
    if degrees > 90.0 {
        degrees - 180.0
    } else if degrees <= -90.0 {
        degrees + 180.0
    } else {
        degrees
    }
}

/// Parts of one street that meet end to end, joined.
fn joined(streets: &[(String, Vec<Coord<f64>>)]) -> Vec<(&str, Vec<Coord<f64>>)> {
    let mut chains: Vec<(&str, Vec<Coord<f64>>)> = Vec::new();
    for (name, line) in streets {
        let mut line = line.clone();
        while let Some(at) = chains.iter().position(|(other, chain)| other == name && touch(chain, &line)) {
            let (_, chain) = chains.swap_remove(at);
            line = join(chain, line);
        }
        chains.push((name, line));
    }
    chains
}

fn touch(one: &[Coord<f64>], other: &[Coord<f64>]) -> bool {
    [one.first(), one.last()].iter().any(|end| *end == other.first() || *end == other.last())
}

fn join(mut one: Vec<Coord<f64>>, mut other: Vec<Coord<f64>>) -> Vec<Coord<f64>> {
    if one.first() == other.first() || one.first() == other.last() {
        one.reverse();
    }
    if one.last() == other.last() {
        other.reverse();
    }
    one.extend(other.into_iter().skip(1));
    one
}

/// The longest part of a line that hardly bends, as far as it is seen: its two ends.
fn longest_straight(line: &[Coord<f64>], window: &Window) -> Option<(Coord<f64>, Coord<f64>)> {
    let mut best: Option<(Coord<f64>, Coord<f64>)> = None;
    let mut start = 0;
    let mut end = 1;
    while end < line.len() {
        if bend(&line[start..=end]) <= BEND_PX {
            let seen = window.cut(line[start], line[end]);
            if let Some((from, to)) = seen
                && best.is_none_or(|(a, b)| length(from, to) > length(a, b))
            {
                best = Some((from, to));
            }
            end += 1;
        } else {
            start += 1;
        }
    }
    best
}

/// How far a line strays from the straight way between its ends.
fn bend(line: &[Coord<f64>]) -> f64 {
    let (Some(&from), Some(&to)) = (line.first(), line.last()) else { return 0.0 };
    let whole = length(from, to);
    let stray = |spot: &Coord<f64>| {
        if whole < 1e-9 {
            return length(from, *spot);
        }
        let along = (((spot.x - from.x) * (to.x - from.x) + (spot.y - from.y) * (to.y - from.y)) / (whole * whole))
            .clamp(0.0, 1.0);
        length(*spot, from + (to - from) * along)
    };
    line.iter().map(stray).fold(0.0, f64::max)
}
