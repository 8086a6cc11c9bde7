//! Every fault by its own sentence and place; what is accepted; and that nothing at all makes it panic.

use geo::Validation;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// A square of about 78 m × 111 m in Villeurbanne.
fn square() -> Value {
    json!([[4.882, 45.757], [4.883, 45.757], [4.883, 45.758], [4.882, 45.758], [4.882, 45.757]])
}

/// A square inside or across the other one, in ten-thousandths of a degree from its south-west corner.
fn small_square(west: i32, south: i32, east: i32, north: i32) -> Value {
    let place = |x: i32, y: i32| json!([4.882 + f64::from(x) / 1e4, 45.757 + f64::from(y) / 1e4]);
    json!([place(west, south), place(east, south), place(east, north), place(west, north), place(west, south)])
}

fn polygon(rings: &[Value]) -> Value {
    json!({ "type": "Polygon", "coordinates": rings })
}

fn read(value: &Value) -> Result<Outline, OutlineFault> {
    Outline::from_geojson(value.to_string().as_bytes())
}

#[track_caller]
fn refused(value: &Value) -> OutlineFault {
    read(value).expect_err("it should be refused")
}

#[track_caller]
fn accepted(value: &Value) -> Outline {
    read(value).unwrap_or_else(|fault| panic!("it should be accepted: {fault:?}"))
}

#[test]
fn every_kind_of_document_that_holds_polygons_is_accepted() {
    let one = polygon(&[square()]);
    let area_m2 = accepted(&one).area_m2();
    assert!((8_600.0..8_700.0).contains(&area_m2), "{area_m2}");
    let feature = json!({ "type": "Feature", "properties": { "nom": "[1, \"2" }, "geometry": one });
    let documents = [
        json!({ "type": "MultiPolygon", "coordinates": [[square()]] }),
        feature.clone(),
        json!({ "type": "FeatureCollection", "features": [feature] }),
        json!({ "type": "GeometryCollection", "geometries": [one] }),
    ];
    for document in documents {
        assert_eq!(accepted(&document), accepted(&one), "{document}");
    }
}

#[test]
fn a_ring_of_the_wrong_winding_is_turned() {
    let mut turned = square();
    turned.as_array_mut().expect("a list").reverse();
    let outline = accepted(&polygon(&[turned]));
    assert!((outline.area_m2() - accepted(&polygon(&[square()])).area_m2()).abs() < 1e-6);
    assert!(geo::Area::signed_area(outline.multi_polygon()) > 0.0);
}

#[test]
fn a_height_and_a_repeated_position_are_let_go() {
    let ring = json!([
        [4.882, 45.757, 170.0],
        [4.883, 45.757, 170.0],
        [4.883, 45.757, 170.0],
        [4.883, 45.758, 170.0],
        [4.882, 45.758, 170.0],
        [4.882, 45.757, 170.0]
    ]);
    assert_eq!(accepted(&polygon(&[ring])), accepted(&polygon(&[square()])));
}

#[test]
fn features_that_overlap_become_one_area() {
    let feature = |ring: Value| json!({ "type": "Feature", "properties": {}, "geometry": polygon(&[ring]) });
    let both = accepted(&json!({
        "type": "FeatureCollection", "features": [feature(square()), feature(small_square(5, 0, 15, 10))]
    }));
    assert_eq!(both.multi_polygon().0.len(), 1);
    let whole = accepted(&polygon(&[small_square(0, 0, 15, 10)]));
    assert!((both.area_m2() - whole.area_m2()).abs() < 0.1);
    let apart = accepted(&json!({
        "type": "FeatureCollection", "features": [feature(square()), feature(small_square(20, 0, 30, 10))]
    }));
    assert_eq!(apart.multi_polygon().0.len(), 2);
}

#[test]
fn french_plane_coordinates_with_their_crs_are_converted() {
    // Position from the national address file: the same place in Lambert-93 and in degrees.
    // An entrance in Annecy from the national address file: 6.154345, 45.924813.
    let corners = [(2154_u16, 944_392.59, 6_541_006.39), (3946, 1_944_592.095_7, 5_196_487.612_9)];
    for (code, x, y) in corners {
        let ring = json!([[x, y], [x + 80.0, y], [x + 80.0, y + 110.0], [x, y + 110.0], [x, y]]);
        for name in [format!("urn:ogc:def:crs:EPSG::{code}"), format!("EPSG:{code}")] {
            let outline = accepted(&json!({
                "type": "Polygon", "coordinates": [ring], "crs": { "type": "name", "properties": { "name": name } }
            }));
            let corner = outline.multi_polygon().0[0].exterior()[0];
            let off = ((corner.x - 6.154345).abs(), (corner.y - 45.924813).abs());
            assert!(off.0 < 1e-6 && off.1 < 1e-6, "EPSG:{code}: {corner:?}");
        }
    }
}

#[test]
fn degrees_named_as_such_are_accepted() {
    for name in ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "http://www.opengis.net/def/crs/EPSG/0/4326"] {
        let mut document = polygon(&[square()]);
        document["crs"] = json!({ "type": "name", "properties": { "name": name } });
        accepted(&document);
    }
}

#[test]
fn another_reference_system_is_refused_by_its_name() {
    let mut document = polygon(&[square()]);
    document["crs"] = json!({ "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::3857" } });
    let fault = refused(&document);
    assert_eq!(fault.pointer, "/crs");
    assert_eq!(fault.wrong, Wrong::UnknownReference { name: "urn:ogc:def:crs:EPSG::3857".to_owned() });
}

#[test]
fn degrees_that_claim_to_be_metres_are_refused() {
    let mut document = polygon(&[square()]);
    document["crs"] = json!({ "type": "name", "properties": { "name": "EPSG:2154" } });
    assert!(matches!(refused(&document).wrong, Wrong::OutsideReference { .. }));
}

#[test]
fn metres_without_a_word_are_recognised() {
    let ring = |x: f64, y: f64| json!([[x, y], [x + 80.0, y], [x + 80.0, y + 110.0], [x, y]]);
    let code = |fault: OutlineFault| match fault.wrong {
        Wrong::PlaneWithoutReference { code, .. } => code,
        other => panic!("{other:?}"),
    };
    let fault = refused(&polygon(&[ring(846_440.0, 6_519_090.0)]));
    assert_eq!(fault.pointer, "/coordinates/0/0");
    assert_eq!(code(fault), "EPSG:2154");
    assert_eq!(code(refused(&polygon(&[ring(1_846_200.0, 5_174_800.0)]))), "EPSG:3946");
}

#[test]
fn swapped_axes_are_recognised() {
    let ring = json!([[45.757, 4.882], [45.757, 4.883], [45.758, 4.883], [45.757, 4.882]]);
    let fault = refused(&polygon(&[ring]));
    assert_eq!(fault.pointer, "/coordinates/0/0");
    assert_eq!(fault.wrong, Wrong::Swapped { x: 45.757, y: 4.882 });
    let reunion = json!([[-20.9, 55.45], [-20.9, 55.46], [-20.89, 55.46], [-20.9, 55.45]]);
    assert!(matches!(refused(&polygon(&[reunion])).wrong, Wrong::Swapped { .. }));
}

#[test]
fn numbers_that_are_nowhere_on_earth_are_refused() {
    let ring = json!([[481.0, 45.0], [482.0, 45.0], [482.0, 46.0], [481.0, 45.0]]);
    assert_eq!(refused(&polygon(&[ring])).wrong, Wrong::OutOfRange { x: 481.0, y: 45.0 });
}

#[test]
fn what_is_not_json_is_told_by_line_and_column() {
    let fault = Outline::from_geojson(b"{\n  \"type\": oops\n}").expect_err("not JSON");
    assert_eq!(fault.wrong, Wrong::NotJson { line: 2, column: 11 });
    assert_eq!(Outline::from_geojson(b" \n").expect_err("nothing").wrong, Wrong::NothingGiven);
    assert!(matches!(Outline::from_geojson(b"{").expect_err("cut off").wrong, Wrong::NotJson { .. }));
    assert!(matches!(Outline::from_geojson(b"\xff\xfe{").expect_err("bytes").wrong, Wrong::NotJson { .. }));
}

#[test]
fn nan_and_infinities_are_named() {
    for word in ["NaN", "-Infinity", "1e999", "inf", "-1e400"] {
        let text = format!("{{\"type\": \"Polygon\",\n \"coordinates\": [[[4.88, {word}]]]}}");
        let fault = Outline::from_geojson(text.as_bytes()).expect_err("not a number");
        assert_eq!(fault.wrong, Wrong::NotFinite { text: word.to_owned(), line: 2, column: 26 }, "{word}");
    }
}

#[test]
fn faults_of_form_are_told_with_their_place() {
    let features = |geometry: Value| {
        json!({ "type": "FeatureCollection", "features": [
            { "type": "Feature", "properties": {}, "geometry": polygon(&[square()]) },
            { "type": "Feature", "properties": {}, "geometry": geometry },
        ]})
    };
    let ring = |third: Value| polygon(&[json!([[4.882, 45.757], [4.883, 45.757], third, [4.882, 45.757]])]);
    let cases = [
        (json!([[4.882, 45.757]]), "", Wrong::NotAnObject),
        (json!({ "coordinates": [] }), "", Wrong::NoType),
        (json!({ "type": "Topology" }), "/type", Wrong::WrongType { found: "Topology".to_owned() }),
        (
            features(json!({ "type": "Point", "coordinates": [4.8, 45.7] })),
            "/features/1/geometry/type",
            Wrong::WrongType { found: "Point".to_owned() },
        ),
        (features(Value::Null), "/features/1/geometry", Wrong::NullGeometry),
        (json!({ "type": "Feature", "properties": {} }), "/geometry", Wrong::NullGeometry),
        (json!({ "type": "Polygon" }), "/coordinates", Wrong::NoList { member: "coordinates" }),
        (json!({ "type": "FeatureCollection", "features": [] }), "/features", Wrong::Empty),
        (json!({ "type": "Polygon", "coordinates": [] }), "/coordinates", Wrong::Empty),
        (json!({ "type": "Polygon", "coordinates": [[]] }), "/coordinates/0", Wrong::Empty),
        (json!({ "type": "Polygon", "coordinates": square() }), "/coordinates/0/0", Wrong::WrongNesting),
        (json!({ "type": "Polygon", "coordinates": [[square()]] }), "/coordinates/0/0", Wrong::WrongNesting),
        (ring(json!([4.883])), "/coordinates/0/2", Wrong::PositionTooShort { numbers: 1 }),
        (ring(json!(["4.883", "45.758"])), "/coordinates/0/2", Wrong::PositionNotNumbers),
        (ring(json!([4.883, null])), "/coordinates/0/2", Wrong::PositionNotNumbers),
    ];
    for (document, pointer, wrong) in cases {
        let fault = refused(&document);
        assert_eq!((fault.pointer.as_str(), fault.wrong), (pointer, wrong), "{document}");
    }
}

#[test]
fn an_open_ring_is_told_by_its_ends() {
    let ring = json!([[4.882, 45.757], [4.883, 45.757], [4.883, 45.758], [4.882, 45.758]]);
    let fault = refused(&json!({ "type": "Feature", "properties": {}, "geometry": polygon(&[ring]) }));
    assert_eq!(fault.pointer, "/geometry/coordinates/0/3");
    assert_eq!(fault.place, Some(Coord { x: 4.882, y: 45.758 }));
    assert!(matches!(fault.wrong, Wrong::OpenRing { .. }));
}

#[test]
fn three_positions_are_not_an_open_ring_nor_a_ring_without_area() {
    let ring = json!([[4.882, 45.757], [4.883, 45.757], [4.883, 45.758]]);
    assert_eq!(refused(&polygon(&[ring])).wrong, Wrong::RingTooShort { positions: 3 });
}

#[test]
fn a_ring_without_width_has_no_area() {
    let line = json!([[4.882, 45.757], [4.883, 45.758], [4.884, 45.759], [4.882, 45.757]]);
    let point = json!([[4.882, 45.757], [4.882, 45.757], [4.882, 45.757], [4.882, 45.757]]);
    for ring in [line, point] {
        let fault = refused(&polygon(&[ring]));
        assert_eq!((fault.pointer.as_str(), fault.wrong), ("/coordinates/0", Wrong::ZeroArea));
        assert_eq!(fault.place, Some(Coord { x: 4.882, y: 45.757 }));
    }
}

#[test]
fn a_bow_tie_is_told_by_its_crossing() {
    let ring = json!([[4.882, 45.757], [4.883, 45.758], [4.883, 45.757], [4.882, 45.758], [4.882, 45.757]]);
    let fault = refused(&polygon(&[ring]));
    assert_eq!((fault.pointer.as_str(), &fault.wrong), ("/coordinates/0/0", &Wrong::SelfCrossing));
    let place = fault.place.expect("a place");
    assert!((place.x - 4.8825).abs() < 1e-9 && (place.y - 45.7575).abs() < 1e-9);
}

#[test]
fn a_spike_and_a_pinched_ring_cross_themselves() {
    let spike =
        json!([[4.882, 45.757], [4.883, 45.757], [4.884, 45.757], [4.883, 45.757], [4.883, 45.758], [4.882, 45.757]]);
    let pinched = json!([
        [4.882, 45.757],
        [4.884, 45.757],
        [4.883, 45.758],
        [4.884, 45.759],
        [4.882, 45.759],
        [4.883, 45.758],
        [4.882, 45.757]
    ]);
    for ring in [spike, pinched] {
        assert_eq!(refused(&polygon(&[ring])).wrong, Wrong::SelfCrossing);
    }
}

#[test]
fn holes_must_lie_inside_and_apart() {
    let accepted_hole = accepted(&polygon(&[square(), small_square(2, 2, 4, 4), small_square(6, 6, 8, 8)]));
    assert_eq!(accepted_hole.multi_polygon().0[0].interiors().len(), 2);
    let outside = refused(&polygon(&[square(), small_square(20, 2, 24, 4)]));
    assert_eq!((outside.pointer.as_str(), outside.wrong), ("/coordinates/1", Wrong::HoleOutside));
    let across = refused(&polygon(&[square(), small_square(8, 2, 14, 4)]));
    assert_eq!(across.wrong, Wrong::HoleOutside);
    let whole = refused(&polygon(&[square(), small_square(-5, -5, 20, 20)]));
    assert_eq!(whole.wrong, Wrong::HoleOutside);
    let overlapping = refused(&polygon(&[square(), small_square(2, 2, 6, 6), small_square(4, 4, 8, 8)]));
    assert_eq!(overlapping.wrong, Wrong::HolesOverlap);
    assert!(overlapping.pointer.starts_with("/coordinates/2"));
    let nested = refused(&polygon(&[square(), small_square(2, 2, 8, 8), small_square(4, 4, 6, 6)]));
    assert_eq!((nested.pointer.as_str(), nested.wrong), ("/coordinates/2", Wrong::HolesOverlap));
}

#[test]
fn rings_that_touch_may_not_cut_the_inside_apart() {
    let place = |x: f64, y: f64| json!([4.882 + x / 1e4, 45.757 + y / 1e4]);
    let outer = json!([
        place(0.0, 0.0),
        place(10.0, 0.0),
        place(10.0, 10.0),
        place(5.0, 10.0),
        place(0.0, 10.0),
        place(0.0, 0.0)
    ]);
    let touching_once = json!([place(5.0, 10.0), place(4.0, 5.0), place(6.0, 5.0), place(5.0, 10.0)]);
    accepted(&polygon(&[outer.clone(), touching_once]));
    let outer_with_both = json!([
        place(0.0, 0.0),
        place(5.0, 0.0),
        place(10.0, 0.0),
        place(10.0, 10.0),
        place(5.0, 10.0),
        place(0.0, 10.0),
        place(0.0, 0.0)
    ]);
    let touching_twice = json!([place(5.0, 10.0), place(4.0, 5.0), place(5.0, 0.0), place(6.0, 5.0), place(5.0, 10.0)]);
    assert_eq!(refused(&polygon(&[outer_with_both, touching_twice])).wrong, Wrong::CutApart);
}

#[test]
fn a_continent_is_too_wide_and_a_town_too_large() {
    let box_of = |degrees: f64| {
        polygon(&[json!([
            [2.0, 45.0],
            [2.0 + degrees, 45.0],
            [2.0 + degrees, 45.0 + degrees],
            [2.0, 45.0 + degrees],
            [2.0, 45.0]
        ])])
    };
    assert!(matches!(refused(&box_of(20.0)).wrong, Wrong::TooWide { .. }));
    assert!(matches!(refused(&box_of(0.1)).wrong, Wrong::TooLarge { .. }));
}

#[test]
fn too_many_positions_are_counted_before_they_are_read() {
    let ring = |count: usize| {
        let places: Vec<Value> = (0..count)
            .map(|index| {
                let angle = std::f64::consts::TAU * (index % (count - 1)) as f64 / (count - 1) as f64;
                json!([4.88 + 0.001 * angle.cos(), 45.75 + 0.001 * angle.sin()])
            })
            .collect();
        polygon(&[json!(places)])
    };
    assert_eq!(refused(&ring(200_000)).wrong, Wrong::TooManyPositions { positions: 200_000 });
    assert_eq!(refused(&ring(MAX_POSITIONS + 1)).wrong, Wrong::TooManyPositions { positions: MAX_POSITIONS + 1 });
    accepted(&ring(MAX_POSITIONS));
    let values = format!("{{\"type\":\"Polygon\",\"more\":[{}1]}}", "1,".repeat(300_000));
    assert_eq!(Outline::from_geojson(values.as_bytes()).expect_err("too much").wrong, Wrong::TooManyValues);
    let rings = polygon(&vec![square(); MAX_RINGS + 1]);
    assert_eq!(refused(&rings).wrong, Wrong::TooManyRings { rings: MAX_RINGS + 1 });
}

#[test]
fn lists_inside_lists_without_end_are_refused() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(Outline::from_geojson(deep.as_bytes()).is_err());
    let mut nested = polygon(&[square()]);
    for _ in 0..30 {
        nested = json!({ "type": "GeometryCollection", "geometries": [nested] });
    }
    assert_eq!(refused(&nested).wrong, Wrong::WrongNesting);
}

#[test]
fn what_is_stored_reads_back() {
    let outline = accepted(&polygon(&[square(), small_square(2, 2, 4, 4)]));
    let again = Outline::from_stored(&outline.to_geojson()).expect("what was written");
    assert!((again.area_m2() - outline.area_m2()).abs() < 1e-6);
    assert_eq!(again.to_geojson(), Outline::from_stored(&again.to_geojson()).expect("again").to_geojson());
    assert!(Outline::from_stored("{}").is_err());
    assert!(Outline::from_stored("{\"coordinates\":[]}").is_err());
}

/// Any JSON, with the words of GeoJSON among its texts so that the reader is led deep into it.
fn any_json() -> impl Strategy<Value = Value> {
    let words = prop_oneof![
        Just("Polygon"),
        Just("MultiPolygon"),
        Just("Feature"),
        Just("FeatureCollection"),
        Just("GeometryCollection"),
        Just("EPSG:2154"),
        Just("x"),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-200.0..200.0).prop_map(Value::from),
        words.prop_map(Value::from),
    ];
    let names = prop_oneof![
        Just("type"),
        Just("coordinates"),
        Just("geometry"),
        Just("geometries"),
        Just("features"),
        Just("crs"),
        Just("properties"),
        Just("name"),
    ];
    leaf.prop_recursive(6, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((names.clone(), inner), 0..5)
                .prop_map(|members| members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

/// Rings of corners on a coarse grid, so that touching, crossing and repeating are common.
fn any_rings() -> impl Strategy<Value = Value> {
    let ring = prop::collection::vec((0..8_i32, 0..8_i32), 0..9).prop_map(|corners| {
        let mut places: Vec<Value> =
            corners.iter().map(|(x, y)| json!([4.882 + f64::from(*x) / 1e4, 45.757 + f64::from(*y) / 1e4])).collect();
        places.extend(places.first().cloned());
        Value::from(places)
    });
    prop::collection::vec(ring, 1..4).prop_map(|rings| polygon(&rings))
}

proptest! {
    #[test]
    fn no_json_makes_it_panic(value in any_json()) {
        let _ = read(&value).map_err(|fault| fault.sentence());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Outline::from_geojson(&bytes).map_err(|fault| fault.sentence());
    }

    #[test]
    fn a_mutilated_document_does_not_make_it_panic(start in 0..600_usize, length in 0..40_usize, put in "[\\[\\]{}0-9,.\"NaI-]{0,6}") {
        let whole = polygon(&[square(), small_square(2, 2, 4, 4)]).to_string();
        let start = start.min(whole.len());
        let end = (start + length).min(whole.len());
        let text = format!("{}{put}{}", &whole[..start], &whole[end..]);
        let _ = Outline::from_geojson(text.as_bytes()).map_err(|fault| fault.sentence());
    }

    #[test]
    fn what_is_accepted_is_valid(first in any_rings(), second in any_rings()) {
        let documents = [first.clone(), json!({ "type": "GeometryCollection", "geometries": [first, second] })];
        for document in documents {
            match read(&document) {
                Ok(outline) => {
                    prop_assert!(outline.multi_polygon().is_valid(), "{document}");
                    prop_assert!(outline.area_m2() >= MIN_AREA_M2);
                }
                Err(fault) => prop_assert!(fault.wrong != Wrong::NotJoined, "{document}"),
            }
        }
    }

    #[test]
    fn what_geo_calls_invalid_is_refused(document in any_rings()) {
        let rings: Vec<Vec<(f64, f64)>> = serde_json::from_value(document["coordinates"].clone()).expect("rings");
        let mut rings = rings.into_iter().map(|ring| ring.into_iter().map(Coord::from).collect::<geo::LineString>());
        let whole = geo::Polygon::new(rings.next().expect("a ring"), rings.collect());
        let outcome = read(&document);
        if outcome.is_ok() {
            prop_assert!(whole.is_valid(), "{document}");
        }
    }
}

#[test]
fn the_sentence_says_what_is_wrong_where_and_what_would_help() {
    use crate::i18n::Language;
    let ring = json!([[4.8821, 45.7574], [4.883, 45.757], [4.883, 45.758], [4.882, 45.758]]);
    let sentence = refused(&polygon(&[ring])).sentence();
    assert_eq!(
        Language::French.tell(&sentence),
        "Le contour n’est pas fermé, à l’endroit /coordinates/0/3\u{a0}: son premier point (4,88210\u{202f}; 45,75740) \
         et son dernier (4,88200\u{202f}; 45,75800) diffèrent. Ajoutez le premier point à la fin."
    );
    assert!(Language::English.tell(&sentence).contains("its first point (4.88210, 45.75740)"));
}
