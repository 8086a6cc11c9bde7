//! The same doors found by PostGIS, in the same run on the same server: on `geography` (the exact way, on the spheroid) and on planar
//! geometry (EPSG:2154), both with a GiST index; and by us on that server without PostGIS. Everybody gives ids and distances, nearest
//! first; then once more with names and addresses. Then whether the doors are the same; where
//! they are not, PostGIS is asked for the distance to each edge of the zone alone, which now and then is not what it says of the zone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use geo::MultiPolygon;
use riverain::app::App;
use riverain::id::PremisesId;
use sqlx::{AssertSqlSafe, Connection, PgConnection};

use crate::country::{chance, some_zone, street_zone};
use crate::finding::{near, near_in_full};
use crate::importing::import_into;
use crate::{open, within_ms};

const ZONES: u64 = 100;
const COMPARED: u64 = 1_000;
const REACH_M: f64 = 100.0;
/// Doors so near to the reach's end may be on either side of it.
const SAME_M: f64 = 0.01;

/// A door as PostGIS gives it: id, metres.
type Found = (PremisesId, f64);
/// The same in full: words and place as well.
type InFull = (PremisesId, f64, String, f64, f64);

const IN_FULL: &str = ", concat_ws(' ', kind, number, street, postcode, city), ST_X(at::geometry), ST_Y(at::geometry)";

fn text(zone: &MultiPolygon<f64>) -> String {
    let mut text = "POLYGON((".to_owned();
    for (place, corner) in zone.0[0].exterior().coords().enumerate() {
        let comma = if place == 0 { "" } else { ", " };
        write!(text, "{comma}{} {}", corner.x, corner.y).unwrap();
    }
    text + "))"
}

/// Makes the tables of PostGIS out of ours.
async fn prepare(connection: &mut PgConnection) {
    for sql in [
        "CREATE EXTENSION IF NOT EXISTS postgis",
        "DROP TABLE IF EXISTS bench_geography, bench_planar",
        "CREATE TABLE bench_geography AS SELECT id, kind, number, street, postcode, city, \
         ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography AS at FROM premises",
        "CREATE TABLE bench_planar AS SELECT id, kind, number, street, postcode, city, \
         ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 2154) AS at FROM premises",
        "CREATE INDEX ON bench_geography USING GIST (at)",
        "CREATE INDEX ON bench_planar USING GIST (at)",
        "VACUUM ANALYZE",
    ] {
        sqlx::query(sql).execute(&mut *connection).await.unwrap();
    }
}

/// What PostGIS is asked on `geography`; with more columns, or with none.
fn on_geography(more: &str) -> String {
    format!(
        "SELECT id, ST_Distance(at, ST_GeogFromText($1)) AS away{more} FROM bench_geography \
         WHERE ST_DWithin(at, ST_GeogFromText($1), $2) ORDER BY away"
    )
}

/// What it is asked on the plane.
fn on_plane(more: &str) -> String {
    format!(
        "WITH zone AS MATERIALIZED (SELECT ST_Transform(ST_GeomFromText($1, 4326), 2154) AS shape) \
         SELECT id, ST_Distance(at, shape) AS away{more} FROM zone, bench_planar WHERE ST_DWithin(at, shape, $2) ORDER BY away"
    )
}

async fn found(connection: &mut PgConnection, sql: &str, zone: &str, reach_m: f64) -> Vec<Found> {
    sqlx::query_as(AssertSqlSafe(sql)).bind(zone).bind(reach_m).fetch_all(connection).await.unwrap()
}

async fn found_in_full(connection: &mut PgConnection, sql: &str, zone: &str, reach_m: f64) -> Vec<InFull> {
    sqlx::query_as(AssertSqlSafe(sql)).bind(zone).bind(reach_m).fetch_all(connection).await.unwrap()
}

/// Milliseconds at the median.
struct Medians {
    ours: f64,
    ours_on_postgres: f64,
    geography: f64,
    plane: f64,
}

impl Medians {
    fn say(&self, what: &str) {
        let Self { ours, ours_on_postgres, geography, plane } = self;
        println!("  {what}: PostGIS on geography {geography:.2} ms, on planar geometry {plane:.2} ms");
        for (engine, ours) in [("SQLite", ours), ("PostgreSQL without PostGIS", ours_on_postgres)] {
            println!(
                "    ours on {engine} {ours:.2} ms: {:.1} times as fast as geography, {:.1} times as fast as planar",
                geography / ours,
                plane / ours
            );
        }
    }
}

/// Compares; `small` holds the same doors in SQLite.
pub async fn compare(folder: &Path, database: &str, file: &Path, small: &App, rows: u64) {
    let on_postgres = open(folder, database).await;
    import_into(&on_postgres, file, rows).await;
    let mut connection = PgConnection::connect(database).await.unwrap();
    prepare(&mut connection).await;
    let version: String = sqlx::query_scalar("SELECT postgis_lib_version()").fetch_one(&mut connection).await.unwrap();
    println!("Beside PostGIS {version}, {rows} addresses, street zones");

    for in_full in [false, true] {
        let (mut ours, mut ours_on_postgres, mut geography, mut plane) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let more = if in_full { IN_FULL } else { "" };
        for number in 0..ZONES {
            let zone = street_zone(number, rows);
            let as_text = text(&zone);
            for (app, times) in [(small, &mut ours), (&on_postgres, &mut ours_on_postgres)] {
                times.push(match in_full {
                    false => near(app, &zone, REACH_M).await.1,
                    true => near_in_full(app, &zone, REACH_M).await,
                });
            }
            for (sql, times) in [(on_geography(more), &mut geography), (on_plane(more), &mut plane)] {
                let begun = Instant::now();
                match in_full {
                    false => drop(found(&mut connection, &sql, &as_text, REACH_M).await),
                    true => drop(found_in_full(&mut connection, &sql, &as_text, REACH_M).await),
                }
                times.push(begun.elapsed());
            }
        }
        let median = |times: &mut Vec<Duration>| within_ms(times, 0.5);
        let medians = Medians {
            ours: median(&mut ours),
            ours_on_postgres: median(&mut ours_on_postgres),
            geography: median(&mut geography),
            plane: median(&mut plane),
        };
        medians.say(if in_full { "with names and addresses" } else { "ids and distances" });
    }
    agree(&on_postgres, &mut connection, rows).await;
}

/// Metres from a door to the nearest edge of a zone, each edge measured alone by PostGIS.
async fn by_edges(connection: &mut PgConnection, zone: &str, door: PremisesId) -> f64 {
    let sql = "SELECT MIN(ST_Distance(d.at, ST_MakeLine(ST_PointN(z.ring, n), ST_PointN(z.ring, n + 1))::geography)) \
               FROM (SELECT ST_ExteriorRing(ST_GeomFromText($1, 4326)) AS ring) z \
               CROSS JOIN LATERAL generate_series(1, ST_NPoints(z.ring) - 1) AS n CROSS JOIN bench_geography d WHERE d.id = $2";
    sqlx::query_scalar(sql).bind(zone).bind(door).fetch_one(connection).await.unwrap()
}

/// Holds our doors against those of `ST_DWithin` on geography, and lists those of which only one of both says that they are near. It
/// is a fault only where PostGIS says it of the edges, too.
async fn agree(app: &App, connection: &mut PgConnection, rows: u64) {
    let (mut doors, mut differ, mut disagrees, mut wrong) = (0, 0, 0, 0);
    for number in 0..COMPARED {
        let zone = some_zone(number + 5_000, rows);
        let reach_m = (chance(number + 9) % 5_000) as f64 / 10.0;
        let ours: BTreeSet<PremisesId> = near(app, &zone, reach_m).await.0.into_iter().map(|(id, _)| id).collect();
        let as_text = text(&zone);
        let theirs = found(connection, &on_geography(""), &as_text, reach_m + 1.0).await;
        let theirs: BTreeMap<PremisesId, f64> = theirs.into_iter().collect();
        doors += ours.len();
        assert!(
            ours.iter().all(|id| theirs.contains_key(id)),
            "zone {number}: a door that is more than a metre too far"
        );
        for (id, away_m) in theirs {
            if ours.contains(&id) != (away_m <= reach_m) {
                differ += 1;
                let beyond_mm = (away_m - reach_m) * 1_000.0;
                print!("  zone {number}: {id} lies {beyond_mm:+.3} mm from the end of the reach of {reach_m} m");
                if (away_m - reach_m).abs() > SAME_M {
                    let edge_m = by_edges(connection, &as_text, id).await;
                    let edge_mm = (edge_m - reach_m) * 1_000.0;
                    let confirms =
                        if ours.contains(&id) { edge_m <= reach_m + SAME_M } else { edge_m > reach_m - SAME_M };
                    let says = if confirms { "PostGIS disagrees with itself" } else { "a fault" };
                    print!("; by the nearest edge alone {edge_mm:+.3} mm: {says}");
                    disagrees += usize::from(confirms);
                    wrong += usize::from(!confirms);
                }
                println!();
            }
        }
    }
    println!(
        "  {COMPARED} zones, {doors} doors: {differ} differ from ST_DWithin on geography, of those by more than 1 cm {wrong}; \
         in {disagrees} PostGIS disagrees with itself"
    );
    assert_eq!(wrong, 0);
}
