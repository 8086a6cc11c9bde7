//! What is mended, what is not because there would be two ways, and that whatever is offered is valid and covers what was drawn.

use geo::{Area, Validation};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// Corners in ten-thousandths of a degree from a place in Villeurbanne.
fn ring(corners: &[(f64, f64)]) -> Value {
    corners.iter().map(|(x, y)| json!([4.882 + x / 1e4, 45.757 + y / 1e4])).collect()
}

fn read(rings: &[Value]) -> Result<Outline, Box<Refusal>> {
    Outline::read(json!({ "type": "Polygon", "coordinates": rings }).to_string().as_bytes())
}

#[track_caller]
fn mended(rings: &[Value]) -> (Outline, Vec<How>) {
    let mend = read(rings).expect_err("faulty").mend.expect("it can be mended");
    assert!(mend.outline.multi_polygon().is_valid());
    (mend.outline, mend.mended.into_iter().map(|one| one.how).collect())
}

#[track_caller]
fn hopeless(rings: &[Value]) -> Wrong {
    let refusal = read(rings).expect_err("faulty");
    assert_eq!(refusal.mend, None);
    refusal.fault.wrong
}

const SQUARE: [(f64, f64); 5] = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)];

fn whole_m2() -> f64 {
    read(&[ring(&SQUARE)]).expect("a square").area_m2()
}

#[test]
fn an_open_ring_is_closed() {
    let (outline, how) = mended(&[ring(&SQUARE[..4])]);
    assert_eq!(how, [How::Closed]);
    assert!((outline.area_m2() - whole_m2()).abs() < 1e-6);
    let (triangle, _) = mended(&[ring(&SQUARE[..3])]);
    assert!((triangle.area_m2() - whole_m2() / 2.0).abs() < 0.1);
    hopeless(&[ring(&SQUARE[..2])]);
}

#[test]
fn spikes_are_taken_off() {
    let spiky = [(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 15.0), (0.0, 0.0)];
    let (outline, how) = mended(&[ring(&spiky)]);
    assert_eq!(how, [How::SpikesOff { spikes: 2 }]);
    assert!((outline.area_m2() - whole_m2()).abs() < 0.01);
    // A spike of two stretches, and one at the very start.
    let long = [
        (0.0, 0.0),
        (10.0, 0.0),
        (15.0, 5.0),
        (20.0, 0.0),
        (15.0, 5.0),
        (10.0, 0.0),
        (10.0, 10.0),
        (0.0, 10.0),
        (0.0, 0.0),
    ];
    assert!((mended(&[ring(&long)]).0.area_m2() - whole_m2()).abs() < 0.01);
    let first = [(-5.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0), (-5.0, 0.0)];
    assert!((mended(&[ring(&first)]).0.area_m2() - whole_m2()).abs() < 0.01);
    // Nothing but a spike is no zone.
    hopeless(&[ring(&[(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (0.0, 0.0)])]);
}

#[test]
fn a_bow_tie_falls_into_its_halves() {
    let tie = [(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0), (0.0, 0.0)];
    let refusal = read(&[ring(&tie)]).expect_err("a bow-tie");
    assert_eq!(refusal.rings.len(), 1, "it can be drawn");
    let mend = refusal.mend.expect("two halves");
    let place = mend.mended[0].place.expect("the crossing");
    assert!((place.x - 4.8825).abs() < 1e-9 && (place.y - 45.7575).abs() < 1e-9);
    assert_eq!(mend.mended[0].how, How::CutAtCrossing { parts: 2 });
    assert!((mend.outline.area_m2() - whole_m2() / 2.0).abs() < 0.1);
    let pinched = [(0.0, 0.0), (10.0, 0.0), (5.0, 5.0), (10.0, 10.0), (0.0, 10.0), (5.0, 5.0), (0.0, 0.0)];
    assert_eq!(mended(&[ring(&pinched)]).1, [How::CutAtCrossing { parts: 2 }]);
}

#[test]
fn what_can_be_read_in_two_ways_is_not_mended() {
    // A star of one line: is its middle in it?
    let star: Vec<(f64, f64)> = (0..6)
        .map(|corner| (std::f64::consts::TAU * 2.0 * f64::from(corner % 5) / 5.0).sin_cos())
        .map(|(x, y)| (10.0 * x, 10.0 * y))
        .collect();
    assert_eq!(hopeless(&[ring(&star)]), Wrong::SelfCrossing);
    let hole_across = ring(&[(8.0, 2.0), (14.0, 2.0), (14.0, 4.0), (8.0, 4.0), (8.0, 2.0)]);
    assert_eq!(hopeless(&[ring(&SQUARE), hole_across]), Wrong::HoleOutside);
}

#[test]
fn holes_that_meet_become_one_and_pieces_become_parts() {
    let hole = |x: f64, y: f64| ring(&[(x, y), (x + 4.0, y), (x + 4.0, y + 4.0), (x, y + 4.0), (x, y)]);
    let (outline, how) = mended(&[ring(&SQUARE), hole(1.0, 1.0), hole(3.0, 3.0)]);
    assert_eq!(how, [How::HolesMerged]);
    assert_eq!(outline.multi_polygon().0[0].interiors().len(), 1);
    assert!((outline.area_m2() / whole_m2() - 0.72).abs() < 1e-4);
    let outer = ring(&[(0.0, 0.0), (5.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 10.0), (0.0, 10.0), (0.0, 0.0)]);
    let across = ring(&[(5.0, 10.0), (4.0, 5.0), (5.0, 0.0), (6.0, 5.0), (5.0, 10.0)]);
    let (outline, how) = mended(&[outer, across]);
    assert_eq!(how, [How::CutApart { parts: 2 }]);
    assert_eq!(outline.multi_polygon().0.len(), 2);
}

#[test]
fn swapped_pairs_are_exchanged_when_all_of_them_are() {
    let swapped = |ring: &Value| -> Value {
        ring.as_array().expect("a ring").iter().map(|pair| json!([pair[1], pair[0]])).collect()
    };
    let (outline, how) = mended(&[swapped(&ring(&SQUARE))]);
    assert_eq!(how, [How::Exchanged]);
    assert_eq!(outline, read(&[ring(&SQUARE)]).expect("a square"));
    let mut half = swapped(&ring(&SQUARE));
    half[1] = json!([4.883, 45.757]);
    hopeless(&[half]);
}

#[test]
fn what_is_whole_is_not_mended() {
    assert!(read(&[ring(&SQUARE)]).is_ok());
    assert_eq!(Outline::read(b"{}").expect_err("nothing").mend, None);
}

proptest! {
    #[test]
    fn what_is_offered_is_valid_and_reads_back(corners in prop::collection::vec((0..9_i32, 0..9_i32), 3..12), hole in prop::collection::vec((0..9_i32, 0..9_i32), 0..6)) {
        let as_ring = |corners: &[(i32, i32)]| ring(&corners.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect::<Vec<_>>());
        let mut rings = vec![as_ring(&corners)];
        if !hole.is_empty() {
            rings.push(as_ring(&hole));
        }
        if let Err(refusal) = read(&rings)
            && let Some(mend) = refusal.mend
        {
            prop_assert!(mend.outline.multi_polygon().is_valid(), "{rings:?}");
            prop_assert!(!mend.mended.is_empty());
            let again = Outline::read(mend.outline.to_geojson().as_bytes());
            prop_assert!(again.is_ok(), "{rings:?}: {again:?}");
            let area = again.expect("checked").multi_polygon().unsigned_area();
            prop_assert!((area / mend.outline.multi_polygon().unsigned_area() - 1.0).abs() < 1e-6);
        }
    }
}
