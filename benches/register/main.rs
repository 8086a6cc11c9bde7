//! How fast the register is at the size of a country that this program makes up, the same every time: importing addresses beside a
//! bare bulk insert of the same rows, finding the doors around a zone in a small register and in the large one, looking an address
//! up while it is typed, and the same doors found by PostGIS.
//!
//! `cargo bench --bench register` runs it with 260,000 addresses; `RIVERAIN_BENCH_ROWS=26000000` makes it France. It needs room for
//! 800 bytes a row in the folder for temporary files. With `RIVERAIN_BENCH_POSTGRES=postgres://…`, the address of an empty
//! database of a server that has PostGIS, it compares (with the smaller register) and leaves its tables there.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a benchmark ends by panicking, and takes the time"
)]

mod country;
mod finding;
mod importing;
mod postgis;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use riverain::app::{App, Randomness};
use riverain::clock::Clock;
use riverain::db::Db;
use riverain::secret::Secrets;
use riverain::settings::{Given, Settings};

/// The smaller register, beside which the large one is looked at.
const FEW: u64 = 260_000;

async fn open(folder: &Path, database: &str) -> App {
    let values = vec![("data", folder.display().to_string()), ("database", database.to_owned())];
    let settings = Settings::read(&Given { file: None, values }, []).unwrap();
    let random = Randomness::seeded(7);
    let db = Db::open(&settings.database).await.unwrap();
    db.migrate().await.unwrap();
    let secrets = Secrets::from_key([7; 32], random.clone());
    App { db, clock: Clock::system(), secrets, random, settings: Arc::new(settings) }
}

/// What a piece of work took: time on the wall, and of all processors together. On a machine that does other things too, only the
/// second says something.
#[derive(Clone, Copy)]
struct Took {
    wall: Duration,
    processor: Duration,
}

struct Watch(Instant, Duration);

impl Watch {
    fn start() -> Self {
        Self(Instant::now(), processor_time())
    }

    fn stop(&self) -> Took {
        Took { wall: self.0.elapsed(), processor: processor_time() - self.1 }
    }
}

/// What this process has had of the processors, in ticks of a hundredth of a second.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// The most memory that this process has held, in megabytes.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().split(' ').next()?.parse::<f64>().ok());
    peak.unwrap_or(0.0) / 1_024.0
}

/// Milliseconds within which so many of the times lie.
fn within_ms(times: &mut [Duration], of: f64) -> f64 {
    times.sort();
    times[((times.len() - 1) as f64 * of) as usize].as_secs_f64() * 1_000.0
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let rows = std::env::var("RIVERAIN_BENCH_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(FEW);
    let few = rows.min(FEW);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("few.csv");
    country::write(&file, few);

    println!("A register of {few} addresses");
    let small = importing::import(&folder.path().join("few"), &file, few).await;
    importing::bare(&folder.path().join("bare"), few).await;
    let median_of_few_ms = finding::around_streets(&small, few).await;
    finding::along_a_tram_line(&small).await;
    finding::by_what_is_typed(&small, few).await;

    if rows > few {
        println!("A register of {rows} addresses");
        let large_file = folder.path().join("many.csv");
        country::write(&large_file, rows);
        let large = importing::import(&folder.path().join("many"), &large_file, rows).await;
        std::fs::remove_file(&large_file).unwrap();
        importing::bare(&folder.path().join("bare"), rows).await;
        let median_ms = finding::around_streets(&large, rows).await;
        println!("  {:.2} times the median of {few} addresses", median_ms / median_of_few_ms);
        finding::along_a_tram_line(&large).await;
        finding::by_what_is_typed(&large, rows).await;
    }

    match std::env::var("RIVERAIN_BENCH_POSTGRES") {
        Ok(database) => postgis::compare(folder.path(), &database, &file, &small, few).await,
        Err(_) => println!("No PostGIS was named by RIVERAIN_BENCH_POSTGRES: nothing was compared with it."),
    }
}
