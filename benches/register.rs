//! How fast the register is at the size of a country that this file makes up, the same every time: importing addresses (beside a bare
//! bulk insert of the same rows), finding the doors around a street zone, looking an address up while it is typed.
//!
//! `cargo bench --bench register` runs it with 260,000 addresses; `RIVERAIN_BENCH_ROWS=26000000` makes it France. It prints its
//! figures and needs room for two databases of about 500 bytes a row in the folder for temporary files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a benchmark ends by panicking, and takes the time"
)]

use std::fmt::Write as _;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use geo::{LineString, MultiPolygon, Polygon};
use riverain::app::{App, Randomness};
use riverain::clock::Clock;
use riverain::db::Db;
use riverain::premises::import::{Format, import_file};
use riverain::premises::{Position, doors_near, find_by_address};
use riverain::reading;
use riverain::secret::Secrets;
use riverain::settings::{Given, Settings};
use sqlx::{Connection, QueryBuilder, Sqlite};

/// Doors on one side of a street, streets in a town, towns in a row from west to east.
const DOORS_A_SIDE: u64 = 20;
const STREETS_A_TOWN: u64 = 50;
const TOWNS_IN_A_ROW: u64 = 100;
const DOORS_A_TOWN: u64 = 2 * DOORS_A_SIDE * STREETS_A_TOWN;
/// Zones that are asked about, and addresses that are typed.
const ZONES: u64 = 300;
const TYPED: u64 = 2_000;

const KINDS: [&str; 8] = ["Rue", "Avenue", "Boulevard", "Chemin", "Impasse", "Place", "Allée", "Quai"];
const FIRST: [&str; 16] = [
    "Henri",
    "Jeanne",
    "Paul",
    "Marguerite",
    "Louis",
    "Simone",
    "Émile",
    "Colette",
    "Victor",
    "Berthe",
    "Anatole",
    "Lucie",
    "Gaston",
    "Élise",
    "Félix",
    "Noémie",
];
const LAST: [&str; 32] = [
    "Arago",
    "Barbusse",
    "Curie",
    "Daumier",
    "Éluard",
    "Fauré",
    "Galilée",
    "Hugo",
    "Ingres",
    "Jaurès",
    "Kléber",
    "Lamartine",
    "Michelet",
    "Nadar",
    "Offenbach",
    "Pasteur",
    "Quinet",
    "Ravel",
    "Sand",
    "Tellier",
    "Utrillo",
    "Verlaine",
    "Watteau",
    "Yourcenar",
    "Zola",
    "Berlioz",
    "Carnot",
    "Diderot",
    "Fénelon",
    "Gounod",
    "Haussmann",
    "Jouvet",
];

/// A number that looks like chance and is the same every time (splitmix64).
fn chance(of: u64) -> u64 {
    let mut mixed = of.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// One door of the country.
struct Door {
    town: u64,
    street: u64,
    number: u64,
    lon: f64,
    lat: f64,
}

impl Door {
    /// The door of this place in the register: town by town, street by street, as the national base is sorted.
    fn at(place: u64) -> Self {
        let (town, in_town) = (place / DOORS_A_TOWN, place % DOORS_A_TOWN);
        let (street, in_street) = (in_town / (2 * DOORS_A_SIDE), in_town % (2 * DOORS_A_SIDE));
        let (along, even) = (in_street / 2, in_street % 2);
        // Towns of 600 m by 1,100 m, side by side; streets 22 m apart run from west to east, doors 15 m apart.
        let (west, south) = ((town % TOWNS_IN_A_ROW) as f64 * 0.0085, (town / TOWNS_IN_A_ROW) as f64 * 0.0101);
        let lon = -4.0 + west + along as f64 * 0.0002 + (chance(place) % 100) as f64 * 1e-6;
        let lat =
            42.5 + south + street as f64 * 0.0002 + even as f64 * 0.00009 + (chance(place + 7) % 100) as f64 * 1e-7;
        Self { town, street, number: in_street + 1, lon, lat }
    }

    fn street_name(&self) -> String {
        let drawn = chance(self.town * STREETS_A_TOWN + self.street + 1_000_003);
        let pick = |list: &[&'static str], shift: u32| list[(drawn >> shift) as usize % list.len()];
        format!("{} {} {}", pick(&KINDS, 0), pick(&FIRST, 8), pick(&LAST, 16))
    }

    fn town_name(&self) -> String {
        let drawn = chance(self.town + 77);
        format!("{}-sur-{}", LAST[drawn as usize % LAST.len()], FIRST[(drawn >> 9) as usize % FIRST.len()])
    }

    fn id(&self) -> String {
        format!("{:05}_{:04}_{:05}", self.town, self.street, self.number)
    }
}

/// The country as a file of the national address base, made while it is read.
struct Country {
    next: u64,
    rows: u64,
    ready: String,
    given: usize,
}

impl Country {
    fn of(rows: u64) -> Self {
        let header = "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;x;y;lon;lat;type_position;source_position\n";
        Self { next: 0, rows, ready: header.to_owned(), given: 0 }
    }
}

impl Read for Country {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.ready.len() {
            self.ready.clear();
            self.given = 0;
            let end = (self.next + 500).min(self.rows);
            for place in self.next..end {
                let door = Door::at(place);
                let (id, street, town) = (door.id(), door.street_name(), door.town_name());
                let (postcode, number) = (10_000 + door.town % 80_000, door.number);
                let (lon, lat) = (door.lon, door.lat);
                writeln!(
                    self.ready,
                    "{id};;{number};;{street};{postcode};{postcode};{town};0;0;{lon:.7};{lat:.7};entrée;commune"
                )
                .unwrap();
            }
            self.next = end;
        }
        let length = buffer.len().min(self.ready.len() - self.given);
        buffer[..length].copy_from_slice(&self.ready.as_bytes()[self.given..self.given + length]);
        self.given += length;
        Ok(length)
    }
}

async fn open(folder: &Path) -> App {
    let values = vec![
        ("data", folder.display().to_string()),
        ("database", format!("sqlite:{}", folder.join("register.sqlite").display())),
    ];
    let settings = Settings::read(&Given { file: None, values }, []).unwrap();
    let random = Randomness::seeded(7);
    let db = Db::open(&settings.database).await.unwrap();
    db.migrate().await.unwrap();
    let clock = Clock::set_at("2026-03-10T09:00:00Z".parse::<DateTime<Utc>>().unwrap());
    App { db, clock, secrets: Secrets::from_key([7; 32], random.clone()), random, settings: Arc::new(settings) }
}

/// The same rows put into the same table with the same indexes, by the same driver, and nothing else.
async fn bare_insert(folder: &Path, rows: u64) -> Duration {
    let bare = folder.join("bare");
    std::fs::create_dir(&bare).unwrap();
    let app = open(&bare).await;
    app.db.close().await;
    let address = format!("sqlite:{}", bare.join("register.sqlite").display());
    let mut connection = sqlx::SqliteConnection::connect(&address).await.unwrap();
    sqlx::query("PRAGMA journal_mode = WAL").execute(&mut connection).await.unwrap();
    let moment: DateTime<Utc> = "2026-03-10T09:00:00Z".parse().unwrap();
    let begun = Instant::now();
    for first in (0..rows).step_by(8_000) {
        let mut transaction = connection.begin().await.unwrap();
        for part in (first..(first + 8_000).min(rows)).step_by(400) {
            let mut query = QueryBuilder::<Sqlite>::new(
                "INSERT INTO premises (id, source, source_key, kind, name, activity, number, street, postcode, city, \
                 dwellings_stated, lon, lat, band, vagueness, opening_hours, added_at, changed_at) ",
            );
            query.push_values(part..(part + 400).min(first + 8_000).min(rows), |mut values, place| {
                let door = Door::at(place);
                values
                    .push_bind(place.to_be_bytes().to_vec())
                    .push_bind("ban")
                    .push_bind(door.id())
                    .push_bind("residence");
                values.push_bind(None::<String>).push_bind(None::<String>).push_bind(door.number.to_string());
                values.push_bind(door.street_name()).push_bind((10_000 + door.town % 80_000).to_string());
                values.push_bind(door.town_name()).push_bind(None::<i64>).push_bind(door.lon).push_bind(door.lat);
                values.push_bind((door.lat * 1000.0).floor() as i64).push_bind(0_i64).push_bind(None::<String>);
                values.push_bind(moment).push_bind(moment);
            });
            query.build().execute(&mut *transaction).await.unwrap();
        }
        transaction.commit().await.unwrap();
    }
    begun.elapsed()
}

/// A street zone: 400 m long, 12 m wide, forty corners.
fn street_zone(from: Position) -> MultiPolygon<f64> {
    let corner = |step: f64, north: f64| (from.lon + step * 0.00027, from.lat + north + (step * 0.9).sin() * 0.00002);
    let there = (0..20).map(|step| corner(f64::from(step), 0.0));
    let back = (0..20).rev().map(|step| corner(f64::from(step), 0.00011));
    MultiPolygon::new(vec![Polygon::new(LineString::from(there.chain(back).collect::<Vec<_>>()), Vec::new())])
}

fn quantile(sorted: &[Duration], of: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * of) as usize].as_secs_f64() * 1_000.0
}

/// The most memory that this process has held, in megabytes.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().split(' ').next()?.parse::<f64>().ok());
    peak.unwrap_or(0.0) / 1_024.0
}

async fn doors_around(app: &App, rows: u64) {
    let (mut times, mut found) = (Vec::new(), 0);
    for zone in 0..ZONES {
        let door = Door::at(chance(zone) % rows);
        let zone = street_zone(Position { lon: door.lon, lat: door.lat });
        let begun = Instant::now();
        found += reading!(app.db, tx => doors_near(tx, &zone, 100.0).await).unwrap().len();
        times.push(begun.elapsed());
    }
    times.sort();
    println!(
        "doors around a street zone: median {:.2} ms, 99 of 100 within {:.2} ms, {} doors on average",
        quantile(&times, 0.5),
        quantile(&times, 0.99),
        found / ZONES as usize
    );
}

async fn look_up(app: &App, rows: u64) {
    let (mut times, mut right) = (Vec::new(), 0);
    for typed in 0..TYPED {
        let door = Door::at(chance(typed + 31) % rows);
        let whole = format!("{} {} {}", door.number, door.street_name(), door.town_name());
        let cut = whole.chars().count() - (chance(typed + 5) % 6) as usize;
        let begun_word: String = whole.chars().take(cut).collect();
        let begun = Instant::now();
        let found = reading!(app.db, tx => find_by_address(tx, None, &begun_word).await).unwrap();
        times.push(begun.elapsed());
        let (number, street) = (door.number.to_string(), door.street_name());
        right += usize::from(found.iter().any(|premises| {
            premises.address.number.as_ref() == Some(&number) && premises.address.street.as_ref() == Some(&street)
        }));
    }
    times.sort();
    println!(
        "looking up what is typed: median {:.2} ms, 99 of 100 within {:.2} ms, right in {:.1} %",
        quantile(&times, 0.5),
        quantile(&times, 0.99),
        100.0 * right as f64 / TYPED as f64
    );
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let rows = std::env::var("RIVERAIN_BENCH_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(260_000_u64);
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path()).await;
    println!("{rows} addresses");

    let begun = Instant::now();
    let report =
        import_file(&app, None, Some(Format::Ban), "country", Country::of(rows), |_| ControlFlow::Continue(())).await;
    let (imported, counts) = (begun.elapsed(), report.unwrap().counts);
    assert_eq!((counts.added, counts.refused), (rows, 0));
    println!(
        "import: {:.0} rows a second, {:.1} s, at most {:.0} MB of memory",
        rows as f64 / imported.as_secs_f64(),
        imported.as_secs_f64(),
        peak_mb()
    );
    let bare = bare_insert(folder.path(), rows).await;
    println!(
        "bare insert of the same rows: {:.0} rows a second; the import takes {:.2} times as long",
        rows as f64 / bare.as_secs_f64(),
        imported.as_secs_f64() / bare.as_secs_f64()
    );
    doors_around(&app, rows).await;
    look_up(&app, rows).await;
}
