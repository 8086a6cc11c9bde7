//! From a zone to the doors that it reaches, on real streets: the figures that another GIS gives for the same zone.

use std::collections::BTreeSet;
use std::path::PathBuf;

use geo::algorithm::buffer::{BufferStyle, LineCap, LineJoin};
use geo::{Buffer, Coord, Distance, Euclidean, Geometry, LineString, MapCoords, MultiLineString, MultiPolygon, Point};
use riverain::premises::Position;
use riverain::premises::affected::{GroundPlan, Plane};
use riverain::premises::import::{self, Record, SourceFeature, SourcePremises};

/// Real data beside the checkout; `tests/run` says which tests are left out where there are none.
pub fn real_data(file: &str) -> PathBuf {
    let folder = std::env::var("RIVERAIN_REAL_DATA").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    folder.join(file)
}

/// The records of a file without a single fault.
pub fn records(file: &str) -> Vec<Record> {
    let input = std::fs::File::open(real_data(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let reading = import::open(file, None, input).unwrap_or_else(|fault| panic!("{fault:?}"));
    reading.map(|record| record.unwrap_or_else(|fault| panic!("{fault:?}"))).collect()
}

fn doors(file: &str) -> Vec<SourcePremises> {
    let door = |record| match record {
        Record::Premises(premises) => premises,
        other => panic!("{other:?}"),
    };
    records(file).into_iter().map(door).collect()
}

/// The ways named Rue Jean Jaurès, in metres on their own plane.
fn street_in_metres() -> (Plane, MultiLineString<f64>) {
    let plane = Plane::around(Position { lon: 4.8806, lat: 45.7577 }).unwrap();
    let project = |at: Coord<f64>| plane.project(Position { lon: at.x, lat: at.y }).unwrap();
    let lines: Vec<LineString<f64>> = records("villeurbanne/streets.geojson")
        .into_iter()
        .filter_map(|record| match record {
            Record::Feature(SourceFeature { name: Some(name), shape: Geometry::LineString(line), .. })
                if name == "Rue Jean Jaurès" =>
            {
                Some(line.map_coords(project))
            }
            _ => None,
        })
        .collect();
    assert!(!lines.is_empty());
    (plane, MultiLineString::new(lines))
}

/// The street widened by 8 m: round joins and ends of arcs that stray less than half a millimetre from the true circle.
pub fn zone() -> MultiPolygon<f64> {
    let (plane, street) = street_in_metres();
    let round = BufferStyle::new(8.0).line_join(LineJoin::Round(0.02)).line_cap(LineCap::Round(0.02));
    let unproject = |at: Coord<f64>| {
        let at = plane.unproject(at).unwrap();
        Coord { x: at.lon, y: at.lat }
    };
    street.buffer_with_style(round).map_coords(unproject)
}

/// Reach, addresses, shops.
pub const CHECKED: [(f64, usize, usize); 5] =
    [(0.0, 11, 0), (15.0, 59, 17), (30.0, 75, 19), (50.0, 93, 19), (100.0, 135, 28)];

#[test]
fn a_zone_in_real_streets_reaches_the_doors_that_another_gis_counts() {
    let plan = GroundPlan::new(&zone()).unwrap();
    let (addresses, shops) = (doors("villeurbanne/addresses.geojson"), doors("villeurbanne/shops.geojson"));
    for (reach_m, expected_addresses, expected_shops) in CHECKED {
        let count = |doors: &[SourcePremises]| {
            doors.iter().filter(|door| plan.standing(door.position, reach_m).is_some()).count()
        };
        assert_eq!((count(&addresses), count(&shops)), (expected_addresses, expected_shops), "at {reach_m} m");
    }
}

#[test]
fn the_doors_are_those_within_eight_metres_more_of_the_street_s_lines() {
    let plan = GroundPlan::new(&zone()).unwrap();
    let (plane, street) = street_in_metres();
    let addresses = doors("villeurbanne/addresses.geojson");
    for (reach_m, _, _) in CHECKED {
        let found: BTreeSet<_> = addresses
            .iter()
            .filter(|door| plan.standing(door.position, reach_m).is_some())
            .map(|door| &door.key)
            .collect();
        let near = |door: &&SourcePremises| {
            let at = Point(plane.project(door.position).unwrap());
            Euclidean.distance(&at, &street) <= 8.0 + reach_m
        };
        let expected: BTreeSet<_> = addresses.iter().filter(near).map(|door| &door.key).collect();
        assert_eq!(found, expected, "at {reach_m} m");
    }
}
