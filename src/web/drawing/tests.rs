//! The picture is small, right side up, and whole whatever it is given.

use geo::{Coord, Geometry, LineString, MultiPolygon, Point, Rect, coord, polygon};
use proptest::prelude::*;

use super::{Drawing, Frame, Layer};

fn square(west: f64, south: f64, side: f64) -> MultiPolygon<f64> {
    MultiPolygon::from(Rect::new((west, south), (west + side, south + side)).to_polygon())
}

fn frame() -> Frame {
    Frame::around(Rect::new((4.878, 45.757), (4.880, 45.758)), 50.0, 640, 400)
}

fn street(name: &str, from: (f64, f64), to: (f64, f64)) -> String {
    let mut drawing = Drawing::new(frame());
    drawing.add(Layer::Street, &Geometry::LineString(LineString::from(vec![from, to])), Some(name));
    drawing.inline("t", "d")
}

#[test]
fn the_frame_holds_what_it_was_made_around() {
    let bounds = frame().bounds();
    assert!(bounds.min().x < 4.878 && bounds.max().x > 4.880 && bounds.min().y < 45.757 && bounds.max().y > 45.758);
    let wide_m = bounds.width() * 111_320.0 * 45.7575_f64.to_radians().cos();
    assert!((wide_m / (bounds.height() * 111_320.0) - 1.6).abs() < 0.001, "640 by 400 shows 1.6 times as much across");
}

#[test]
fn north_is_up_and_east_is_right() {
    let middle = frame().place(frame().centre);
    let north_east = frame().place(frame().centre + coord! { x: 0.0005, y: 0.0005 });
    assert!(north_east.x > middle.x && north_east.y < middle.y);
}

#[test]
fn the_words_around_the_picture_cannot_break_it() {
    let picture = Drawing::new(frame()).inline("Rue <b> & Co", "plan");
    assert!(picture.contains("role=\"img\""));
    assert!(picture.contains("<title>Rue &lt;b&gt; &amp; Co</title><desc>plan</desc>"));
    assert!(street("A & B", (4.8781, 45.7575), (4.8799, 45.7575)).contains("A &amp; B</text>"));
}

#[test]
fn layers_lie_in_their_order_whatever_came_first() {
    let mut drawing = Drawing::new(frame());
    drawing.polygons(Layer::Zone, &square(4.8785, 45.7572, 0.0003));
    drawing.point(Layer::Door, coord! { x: 4.8790, y: 45.7575 });
    drawing.polygons(Layer::Building, &square(4.8782, 45.7572, 0.0003));
    drawing.add(Layer::Street, &Geometry::LineString(LineString::from(vec![(4.878, 45.7575), (4.88, 45.7575)])), None);
    let picture = drawing.inline("t", "d");
    let at = |class: &str| picture.find(&format!("class=\"{class}\"")).unwrap();
    assert!(at("street-edge") < at("street way") && at("street way") < at("building"));
    assert!(at("building") < at("zone") && at("zone") < at("door-edge") && at("door-edge") < at("door"));
}

#[test]
fn a_hole_in_a_zone_stays_a_hole() {
    let with_hole = polygon!(
        exterior: [(x: 4.8781, y: 45.7571), (x: 4.8799, y: 45.7571), (x: 4.8799, y: 45.7579), (x: 4.8781, y: 45.7579)],
        interiors: [[(x: 4.8785, y: 45.7573), (x: 4.8795, y: 45.7573), (x: 4.8795, y: 45.7577), (x: 4.8785, y: 45.7577)]],
    );
    let mut drawing = Drawing::new(frame());
    drawing.polygons(Layer::Zone, &MultiPolygon::from(with_hole));
    let [(_, outer), (_, hole)] = drawing.rings.as_slice() else { panic!("two rings") };
    assert!(super::clip::twice_area(outer) > 0.0 && super::clip::twice_area(hole) < 0.0);
}

#[test]
fn a_name_is_written_once_and_never_upside_down() {
    let mut drawing = Drawing::new(frame());
    for part in [[(4.8781, 45.7575), (4.8789, 45.7575)], [(4.8799, 45.7575), (4.8789, 45.7575)]] {
        drawing.add(Layer::Street, &Geometry::LineString(LineString::from(part.to_vec())), Some("Rue Neuve"));
    }
    assert_eq!(drawing.inline("t", "d").matches(">Rue Neuve<").count(), 1);
    for (from, to) in [((4.8781, 45.7575), (4.8799, 45.7575)), ((4.8799, 45.7575), (4.8781, 45.7575))] {
        let picture = street("Rue Neuve", from, to);
        assert!(picture.contains("rotate(0)") || picture.contains("rotate(-0)"), "{picture}");
    }
}

#[test]
fn a_name_longer_than_its_street_is_left_out() {
    let lane = street("Impasse du Très Long Nom que Nul ne Retient", (4.8790, 45.7575), (4.8791, 45.7575));
    assert!(!lane.contains("<text class=\"name\""));
}

#[test]
fn names_that_would_cross_are_not_both_written_at_the_crossing() {
    let mut drawing = Drawing::new(frame());
    for (name, from, to) in
        [("Rue Est", (4.8782, 45.7575), (4.8798, 45.7575)), ("Rue Nord", (4.8790, 45.7571), (4.8790, 45.7579))]
    {
        drawing.add(Layer::Street, &Geometry::LineString(LineString::from(vec![from, to])), Some(name));
    }
    let placed = super::names::place(&drawing.named, &drawing.window(-14.0));
    assert_eq!(placed.len(), 2);
    let apart = placed[0].middle - placed[1].middle;
    assert!(apart.x.hypot(apart.y) > 13.0);
}

#[test]
fn a_picture_that_stands_alone_brings_its_colours() {
    let picture = Drawing::new(frame()).document("t", "d");
    assert!(
        picture.contains("<style>.drawing{")
            && picture.contains("--map-ground:")
            && picture.contains(".drawing .street")
    );
    for token in picture.split("var(").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(picture.contains(&format!("{token}:")), "{token} is used and not given");
    }
}

#[test]
fn a_quarter_of_a_thousand_buildings_stays_small() {
    let mut drawing = Drawing::new(Frame::around(Rect::new((4.875, 45.755), (4.887, 45.761)), 0.0, 960, 640));
    for row in 0..32 {
        for column in 0..32 {
            let (west, south) = (4.875 + f64::from(column) * 0.00037, 45.755 + f64::from(row) * 0.00018);
            drawing.polygons(Layer::Building, &square(west, south, 0.00012));
        }
    }
    assert!(drawing.inline("t", "d").len() < 40_000);
}

#[test]
fn what_lies_far_outside_costs_nothing() {
    let mut drawing = Drawing::new(frame());
    let empty = drawing.inline("t", "d").len();
    drawing.polygons(Layer::Building, &square(5.5, 45.0, 0.001));
    drawing.add(Layer::Street, &Geometry::LineString(LineString::from(vec![(2.0, 40.0), (3.0, 41.0)])), Some("Loin"));
    drawing.add(Layer::Door, &Geometry::Point(Point::new(2.3, 48.8)), None);
    assert_eq!(drawing.inline("t", "d").len(), empty);
    // A lake around the whole picture is four corners, however long its shore.
    let shore = (0..10_000).map(|step| f64::from(step) / 10_000.0 * std::f64::consts::TAU);
    let lake = shore.map(|turn| Coord { x: 4.879 + turn.cos(), y: 45.7575 + turn.sin() }).collect::<LineString<f64>>();
    drawing.add(Layer::Water, &Geometry::Polygon(geo::Polygon::new(lake, vec![])), None);
    assert!(drawing.inline("t", "d").len() < empty + 200);
}

proptest! {
    #[test]
    fn any_shape_gives_a_whole_picture(
        places in proptest::collection::vec((4.86..4.90_f64, 45.74..45.77_f64), 3..40),
        width in 1..2000_u32,
        height in 1..2000_u32,
    ) {
        let line = LineString::from(places.clone());
        let mut drawing = Drawing::new(Frame::around(Rect::new(places[0], places[1]), 10.0, width, height));
        drawing.add(Layer::Street, &Geometry::LineString(line.clone()), Some("Rue"));
        drawing.add(Layer::Zone, &Geometry::Polygon(geo::Polygon::new(line, vec![])), None);
        places.iter().for_each(|&(x, y)| drawing.point(Layer::Door, Coord { x, y }));
        let picture = drawing.inline("t", "d");
        prop_assert!(picture.ends_with("</svg>") && !picture.contains("NaN") && !picture.contains("inf"));
        for data in picture.split(" d=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            prop_assert!(data.starts_with('M'));
        }
    }
}
