//! What holds for every zone: reaching farther never loses a door, the way a ring is written does not matter, the edge counts
//! as inside, and metres agree with geodesics computed another way.

use geo::{
    Contains, Destination, Distance, Geodesic, InterpolatePoint, LineString, LinesIter, MultiPolygon, Point, Polygon,
};
use proptest::prelude::*;

use super::*;

/// A star-shaped ring around a centre: simple whatever the radii, concave more often than not.
fn star(centre: Point<f64>, radii_m: &[f64]) -> MultiPolygon<f64> {
    let step = 360.0 / radii_m.len() as f64;
    let ring: LineString<f64> = radii_m
        .iter()
        .enumerate()
        .map(|(corner, radius_m)| Geodesic.destination(centre, corner as f64 * step, *radius_m))
        .collect();
    MultiPolygon::new(vec![Polygon::new(ring, vec![])])
}

fn centres() -> impl Strategy<Value = Point<f64>> {
    (-179.0..179.0, -68.0..68.0f64).prop_map(|(lon, lat)| Point::new(lon, lat))
}

fn zones(largest_m: f64) -> impl Strategy<Value = (Point<f64>, MultiPolygon<f64>)> {
    (centres(), proptest::collection::vec(20.0..largest_m, 3..40))
        .prop_map(|(centre, radii_m)| (centre, star(centre, &radii_m)))
}

fn position(at: Point<f64>) -> Position {
    Position { lon: at.x(), lat: at.y() }
}

/// Metres from a point to an edge by geodesics alone: the nearest place on it is closed in on by thirds.
fn geodesic_m(zone: &MultiPolygon<f64>, at: Point<f64>) -> f64 {
    zone.lines_iter()
        .map(|edge| {
            let (start, end) = (edge.start_point(), edge.end_point());
            let off = |part: f64| Geodesic.distance(at, Geodesic.point_at_ratio_between(start, end, part));
            let (mut low, mut high) = (0.0, 1.0);
            for _ in 0..60 {
                let third = (high - low) / 3.0;
                if off(low + third) < off(high - third) {
                    high -= third;
                } else {
                    low += third;
                }
            }
            off((low + high) / 2.0)
        })
        .fold(f64::INFINITY, f64::min)
}

proptest! {
    #[test]
    fn reaching_farther_never_loses_a_door((centre, zone) in zones(500.0), bearing in 0.0..360.0, away_m in 0.0..1500.0, near_m in 0.0..800.0, more_m in 0.0..800.0) {
        let plan = GroundPlan::new(&zone).unwrap();
        let door = position(Geodesic.destination(centre, bearing, away_m));
        let near = plan.standing(door, near_m);
        let far = plan.standing(door, near_m + more_m);
        if near.is_some() {
            prop_assert_eq!(near, far);
        }
        let reaches = [near_m, near_m + more_m].map(|reach_m| Reach { phase: PhaseId(uuid::Uuid::nil()), nuisance: Nuisance::Noise, reach_m });
        let reached_by = far.map_or(vec![], |standing| standing.reached_by(&reaches));
        prop_assert_eq!(reached_by.len(), usize::from(near.is_some()) + usize::from(far.is_some()));
    }

    #[test]
    fn the_way_a_ring_is_written_does_not_matter((centre, zone) in zones(500.0), turn in 0usize..40, bearing in 0.0..360.0, away_m in 0.0..900.0) {
        let mut corners = zone.0[0].exterior().0.clone();
        corners.pop();
        let turn = turn % corners.len();
        corners.rotate_left(turn);
        corners.reverse();
        corners.push(corners[0]);
        let rewritten = MultiPolygon::new(vec![Polygon::new(LineString::new(corners), vec![])]);
        let door = position(Geodesic.destination(centre, bearing, away_m));
        let (one, other) = (GroundPlan::new(&zone).unwrap().standing(door, 500.0), GroundPlan::new(&rewritten).unwrap().standing(door, 500.0));
        prop_assert_eq!(one.map(|standing| standing.inside), other.map(|standing| standing.inside));
        if let (Some(one), Some(other)) = (one, other) {
            prop_assert!((one.distance_m - other.distance_m).abs() < 1e-6);
        }
    }

    #[test]
    fn a_door_on_the_edge_is_inside((_, zone) in zones(150.0), edge in 0usize..40, part in 0.0..=1.0f64) {
        let edges: Vec<_> = zone.lines_iter().collect();
        let edge = edges[edge % edges.len()];
        let on_it = edge.start + (edge.end - edge.start) * part;
        let standing = GroundPlan::new(&zone).unwrap().standing(Position { lon: on_it.x, lat: on_it.y }, 0.0);
        prop_assert_eq!(standing, Some(Standing { inside: true, distance_m: 0.0 }));
    }

    #[test]
    fn metres_agree_with_geodesics((centre, zone) in zones(2_000.0), bearing in 0.0..360.0, away_m in 0.0..3_900.0) {
        let at = Geodesic.destination(centre, bearing, away_m);
        let by_geodesics = geodesic_m(&zone, at);
        prop_assume!(by_geodesics > 0.5);
        match GroundPlan::new(&zone).unwrap().standing(position(at), 2_000.0) {
            Some(Standing { inside: true, .. }) => prop_assert!(zone.contains(&at)),
            Some(Standing { inside: false, distance_m }) => {
                prop_assert!(!zone.contains(&at));
                prop_assert!((distance_m - by_geodesics).abs() < 0.0005, "{} m against {} m", distance_m, by_geodesics);
            }
            None => prop_assert!(by_geodesics > 1_999.999 && !zone.contains(&at)),
        }
    }

    #[test]
    fn the_pieces_of_strips_hold_every_door_that_near(
        (centre, zone) in zones(12_000.0), bearing in 0.0..360.0, away_m in 0.0..13_000.0, reach_m in 0.0..1_000.0,
    ) {
        let door = position(Geodesic.destination(centre, bearing, away_m));
        let pieces = pieces(&zone, reach_m);
        let holding = pieces.iter().filter(|piece| piece.holds(door)).count();
        prop_assert!(holding <= 1, "in {} pieces", holding);
        if GroundPlan::new(&zone).unwrap().standing(door, reach_m).is_some() {
            prop_assert_eq!(holding, 1);
        }
    }

    #[test]
    fn a_widened_box_holds_everything_that_near(centre in centres(), bearing in 0.0..360.0, away_m in 0.0..5_000.0) {
        let bounds = Bounds::around([position(centre)]).unwrap().widened(away_m);
        let at = position(Geodesic.destination(centre, bearing, away_m));
        prop_assert!(bounds.holds(at));
        prop_assert!(bounds.bands().contains(&band(at.lat)));
    }
}

#[test]
fn a_hole_is_outside_and_two_parts_are_one_zone() {
    let square = |west: f64, south: f64, size: f64| {
        LineString::from(vec![
            (west, south),
            (west + size, south),
            (west + size, south + size),
            (west, south + size),
            (west, south),
        ])
    };
    let zone = MultiPolygon::new(vec![
        Polygon::new(square(4.88, 45.75, 0.01), vec![square(4.883, 45.753, 0.004)]),
        Polygon::new(square(4.90, 45.75, 0.001), vec![]),
    ]);
    let plan = GroundPlan::new(&zone).unwrap();
    let inside = |lon, lat| plan.standing(Position { lon, lat }, 0.0).is_some();
    assert!(inside(4.881, 45.751));
    assert!(!inside(4.885, 45.755), "in the hole");
    assert!(inside(4.883, 45.755), "on the hole's edge");
    assert!(inside(4.9005, 45.7505), "in the second part");
    assert!(!inside(4.895, 45.7505), "between the parts");
}

#[test]
fn a_line_on_the_slant_has_narrow_pieces() {
    let line = LineString::from(vec![(4.80, 45.70), (5.00, 45.84), (5.0001, 45.84), (4.8001, 45.70), (4.80, 45.70)]);
    let zone = MultiPolygon::new(vec![Polygon::new(line, vec![])]);
    let pieces = pieces(&zone, 100.0);
    assert!(pieces.len() > 140);
    let widest = pieces.iter().map(|piece| piece.bounds.east - piece.bounds.west).fold(0.0, f64::max);
    // A strip, 100 m above and below it and what is rounded up to whole strips are 0.0038 degrees to the north, which are 0.0054 to
    // the east on this line; 100 m to both sides are 0.0026 more. The whole line is 0.2 wide.
    assert!(widest < 0.008, "{widest}");
}

#[test]
fn strips_go_on_south_of_the_equator() {
    assert_eq!(band(45.7512), 45_751);
    assert_eq!(band(-0.0001), -1);
    let bounds = Bounds { west: 0.0, south: -0.0012, east: 1.0, north: 0.0012 };
    assert_eq!(bounds.bands().collect::<Vec<_>>(), [-2, -1, 0, 1]);
}
