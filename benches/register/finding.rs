//! Finding doors, by the same verbs that pages call: around a street zone, along a tram line, by what is typed.

use std::time::{Duration, Instant};

use geo::MultiPolygon;
use riverain::app::App;
use riverain::id::PremisesId;
use riverain::premises::affected::Standing;
use riverain::premises::{Position, doors_near, find_by_address, standings_near};
use riverain::reading;

use crate::country::{Door, chance, street_zone, tram_line};
use crate::within_ms;

const ZONES: u64 = 300;
const TYPED: u64 = 2_000;
const REACH_M: f64 = 100.0;
const REACH_OF_TRAM_M: f64 = 520.0;

/// The doors near a zone, nearest first, by id and distance; and how long it took to find them.
pub async fn near(app: &App, zone: &MultiPolygon<f64>, reach_m: f64) -> (Vec<(PremisesId, Standing)>, Duration) {
    let begun = Instant::now();
    let doors = reading!(app.db, tx => standings_near(tx, zone, reach_m).await).unwrap();
    (doors, begun.elapsed())
}

/// How long it takes to find them with their names, addresses and dwellings.
pub async fn near_in_full(app: &App, zone: &MultiPolygon<f64>, reach_m: f64) -> Duration {
    let begun = Instant::now();
    reading!(app.db, tx => doors_near(tx, zone, reach_m).await).unwrap();
    begun.elapsed()
}

/// Asks for the doors around street zones; gives the median in milliseconds.
pub async fn around_streets(app: &App, rows: u64) -> f64 {
    let (mut times, mut in_full, mut found) = (Vec::new(), Vec::new(), 0);
    for zone in 0..ZONES {
        let zone = street_zone(zone, rows);
        let (doors, took) = near(app, &zone, REACH_M).await;
        found += doors.len();
        times.push(took);
        in_full.push(near_in_full(app, &zone, REACH_M).await);
    }
    let median_ms = within_ms(&mut times, 0.5);
    println!(
        "  doors around a street zone: median {median_ms:.2} ms, 99 of 100 within {:.2} ms, {} doors",
        within_ms(&mut times, 0.99),
        found / ZONES as usize
    );
    println!(
        "  the same with names and addresses: median {:.2} ms, 99 of 100 within {:.2} ms",
        within_ms(&mut in_full, 0.5),
        within_ms(&mut in_full, 0.99)
    );
    median_ms
}

/// Asks for the doors along a tram line.
pub async fn along_a_tram_line(app: &App) {
    let zone = tram_line();
    let (mut times, mut in_full, mut found) = (Vec::new(), Vec::new(), 0);
    for _ in 0..15 {
        let (doors, took) = near(app, &zone, REACH_OF_TRAM_M).await;
        found = doors.len();
        times.push(took);
        in_full.push(near_in_full(app, &zone, REACH_OF_TRAM_M).await);
    }
    println!(
        "  doors along a tram line of 20 km: median {:.1} ms, with names and addresses {:.1} ms, {found} doors",
        within_ms(&mut times, 0.5),
        within_ms(&mut in_full, 0.5)
    );
}

/// Looks addresses up by their beginnings, as they are typed.
pub async fn by_what_is_typed(app: &App, rows: u64) {
    let (mut times, mut right) = (Vec::new(), 0);
    for typed in 0..TYPED {
        let door = Door::drawn(typed + 31, rows);
        let whole = format!("{} {} {}", door.number, door.street_name(), door.town_name());
        let cut = whole.chars().count() - (chance(typed + 5) % 6) as usize;
        let begun_word: String = whole.chars().take(cut).collect();
        let no_place = None::<Position>;
        let begun = Instant::now();
        let found = reading!(app.db, tx => find_by_address(tx, no_place, &begun_word).await).unwrap();
        times.push(begun.elapsed());
        let (number, street) = (door.number.to_string(), door.street_name());
        right += usize::from(found.iter().any(|premises| {
            premises.address.number.as_ref() == Some(&number) && premises.address.street.as_ref() == Some(&street)
        }));
    }
    println!(
        "  looking up what is typed: median {:.2} ms, 99 of 100 within {:.2} ms, right in {:.1} %",
        within_ms(&mut times, 0.5),
        within_ms(&mut times, 0.99),
        100.0 * right as f64 / TYPED as f64
    );
}
