//! The import beside a bare bulk insert: the same rows into the same tables with the same indexes, a page a transaction, by one
//! statement that is kept ready, and nothing else.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use riverain::app::App;
use riverain::premises::import::{Format, import_file};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqlSafeStr};

use crate::country::Door;
use crate::{Took, Watch, open, peak_mb};

/// Rows in a transaction, and in a statement.
const PAGE: u64 = 8_000;
const AT_ONCE: u64 = 400;

fn say(what: &str, rows: u64, took: Took) {
    let Took { wall, processor } = took;
    println!(
        "  {what}: {:.0} rows/s, {:.1} s; {:.2} µs of processor time a row",
        rows as f64 / wall.as_secs_f64(),
        wall.as_secs_f64(),
        processor.as_secs_f64() * 1e6 / rows as f64
    );
}

/// Imports a file into a new register in a folder.
pub async fn import(folder: &Path, file: &Path, rows: u64) -> App {
    std::fs::create_dir(folder).unwrap();
    let app = open(folder, &format!("sqlite:{}", folder.join("register.sqlite").display())).await;
    import_into(&app, file, rows).await;
    app
}

/// Imports a file into a register.
pub async fn import_into(app: &App, file: &Path, rows: u64) {
    let watch = Watch::start();
    let input = File::open(file).unwrap();
    let report =
        import_file(app, None, Some(Format::Ban), "country", input, |_| ControlFlow::Continue(())).await.unwrap();
    let took = watch.stop();
    assert_eq!((report.counts.added + report.counts.unchanged, report.counts.refused), (rows, 0));
    say(&format!("import into {}", app.db.engine_name()), rows, took);
    println!("  most memory of this program until now: {:.0} MB", peak_mb());
}

/// The bare insert. The rows of a page are made before its time is taken.
pub async fn bare(folder: &Path, rows: u64) {
    std::fs::create_dir(folder).unwrap();
    let path = folder.join("register.sqlite");
    open(folder, &format!("sqlite:{}", path.display())).await.db.close().await;
    let options = SqliteConnectOptions::new().filename(&path).journal_mode(SqliteJournalMode::Wal);
    let options = options.synchronous(SqliteSynchronous::Full).pragma("cache_size", "-16000");
    let mut connection = options.pragma("wal_autocheckpoint", "8000").connect().await.unwrap();
    let row = "(?, 'ban', ?, 'residence', ?, ?, ?, ?, ?, ?, ?, ?, 0)";
    let sql = format!(
        "INSERT INTO premises (id, source, source_key, kind, number, street, street_number, postcode, city, lon, lat, band, vagueness) \
         VALUES {}",
        vec![row; AT_ONCE as usize].join(", ")
    );
    let sql: &'static str = Box::leak(sql.into_boxed_str());
    let mut took = Took { wall: Duration::ZERO, processor: Duration::ZERO };
    for first in (0..rows).step_by(PAGE as usize) {
        let page: Vec<(u64, Door)> = (first..(first + PAGE).min(rows)).map(|place| (place, Door::at(place))).collect();
        let texts: Vec<_> = page
            .iter()
            .map(|(_, door)| {
                let (number, postcode) = (door.number.to_string(), door.postcode().to_string());
                (door.id(), number, door.street_name(), postcode, door.town_name())
            })
            .collect();
        let watch = Watch::start();
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await.unwrap();
        for part in (0..page.len()).step_by(AT_ONCE as usize) {
            let to = (part + AT_ONCE as usize).min(page.len());
            let sql = match to - part {
                rows if rows as u64 == AT_ONCE => sql.into_sql_str(),
                rows => AssertSqlSafe(format!(
                    "{} VALUES {}",
                    sql.split(" VALUES ").next().unwrap(),
                    vec![row; rows].join(", ")
                ))
                .into_sql_str(),
            };
            let query =
                page[part..to].iter().zip(&texts[part..to]).fold(sqlx::query(sql), |query, ((place, door), texts)| {
                    let (key, number, street, postcode, town) = texts;
                    query
                        .bind(u128::from(*place).to_be_bytes().to_vec())
                        .bind(key.as_str())
                        .bind(number.as_str())
                        .bind(street.as_str())
                        .bind(door.street_key())
                        .bind(postcode.as_str())
                        .bind(town.as_str())
                        .bind(door.lon)
                        .bind(door.lat)
                        .bind((door.lat * 1_000.0).floor() as i64)
                });
            query.execute(&mut *transaction).await.unwrap();
        }
        transaction.commit().await.unwrap();
        let page_took = watch.stop();
        took.wall += page_took.wall;
        took.processor += page_took.processor;
    }
    say("bare insert of the same rows", rows, took);
    connection.close().await.unwrap();
    std::fs::remove_dir_all(folder).unwrap();
}
