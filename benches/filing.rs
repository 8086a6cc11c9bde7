//! How many grievances a second are filed for good from 64 connections, beside a bare loop that commits the same rows in the same
//! batches; and how quickly a desk's queue of 200,000 opens and is searched. `cargo bench --bench filing` prints the figures of SQLite
//! (`synchronous=FULL`); with `RIVERAIN_BENCH_POSTGRES=postgres://…`, an empty database, those of PostgreSQL too.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a benchmark ends by panicking, and takes the time"
)]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use riverain::app::{App, Randomness};
use riverain::clock::Clock;
use riverain::db::Db;
use riverain::grievances::{self, Category, GrievanceDraft, NewGrievance, QueueFilter, Shown, Via};
use riverain::i18n::Language;
use riverain::id::SiteId;
use riverain::people::{self, Account, NewAccount, OrganisationKind, Password, Role};
use riverain::secret::Secrets;
use riverain::settings::{Given, Settings};
use riverain::sites::{self, NewSite, SiteDraft};
use riverain::{on, reading, relays, writing};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteRow, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Row, SqliteConnection};

const CONNECTIONS: u64 = 64;
const SECONDS: u64 = 10;
/// So many are filed one by one, and each stands so often in the queue.
const FILED: u64 = 4_000;
const TIMES: u64 = 50;
const ASKED: usize = 200;
const WORDS: [&str; 20] = [
    "marteau",
    "piqueur",
    "poussière",
    "camion",
    "palissade",
    "trottoir",
    "grue",
    "vibrations",
    "fissure",
    "éclairage",
    "matin",
    "nuit",
    "voisin",
    "garage",
    "poussette",
    "bruit",
    "benne",
    "livraison",
    "boue",
    "sirène",
];

struct House {
    app: App,
    coordinator: Account,
    site_id: SiteId,
}

async fn house(database: &str, folder: &Path) -> House {
    let values = vec![("data", folder.display().to_string()), ("database", database.to_owned())];
    let settings = Settings::read(&Given { file: None, values }, []).unwrap();
    let random = Randomness::seeded(42);
    let db = Db::open(database).await.unwrap();
    db.migrate().await.unwrap();
    let app = App {
        db,
        clock: Clock::system(),
        secrets: Secrets::from_key([42; 32], random.clone()),
        random,
        settings: Arc::new(settings),
    };
    let password: Password = "chantier-bien-tenu".parse().unwrap();
    let hash = people::hash(&app, &password).await.unwrap();
    let (coordinator, site_id) = writing!(app.db, tx => {
        let body = people::add_organisation(&app, tx, "Médiation", OrganisationKind::Mediation).await?;
        let contractor = people::add_organisation(&app, tx, "Vauclair", OrganisationKind::Contractor).await?;
        let new = NewAccount {
            organisation_id: body.id,
            name: "Léa Martin".to_owned(),
            email: "lea@riverain.example".parse().unwrap(),
            role: Role::Coordinator,
            password: password.clone(),
        };
        let account = people::open_account(&app, tx, "system", &new, &hash).await?;
        let draft = SiteDraft {
            name: Some("Réfection du réseau d’eau".to_owned()),
            starts_on: Some("2026-01-01".to_owned()),
            ends_on: Some("2027-12-31".to_owned()),
            site_manager_name: Some("Jeanne Moulin".to_owned()),
            site_manager_email: Some("jeanne.moulin@vauclair.example".to_owned()),
            ..SiteDraft::default()
        };
        let new = NewSite { organisation_id: contractor.id, details: draft.checked()? };
        let site_id = sites::register_site(&app, tx, &account, &new).await?;
        Ok((account, site_id))
    })
    .unwrap();
    House { app, coordinator, site_id }
}

/// A report as neighbours make it: an address, a place, a dozen words; every one different.
fn report(house: &House, number: u64) -> NewGrievance {
    let word = |place: u64| WORDS[usize::try_from((number * 7 + place * 13 + number / 11 * place) % 20).unwrap()];
    let words: Vec<&str> = (0..11).map(word).collect();
    let draft = GrievanceDraft {
        category: Some(Category::ALL[usize::try_from(number % 13).unwrap()].to_string()),
        place: Some(format!("{} rue des Tanneurs", number % 300)),
        email: Some(format!("riverain{number}@exemple.example")),
        words: Some(format!("{} depuis {number} jours", words.join(" "))),
        ..GrievanceDraft::default()
    };
    let today = house.app.clock.today(house.app.settings.time_zone);
    draft.checked(house.site_id, today, Language::French, Via::Web).unwrap()
}

fn percentile(times: &mut [f64], of_a_hundred: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    times[(times.len() * of_a_hundred / 100).min(times.len() - 1)]
}

/// Files from all connections for some seconds; gives how many a second.
async fn filing(engine: &str, house: &Arc<House>) -> f64 {
    let number = Arc::new(AtomicU64::new(1_000_000));
    let began = Instant::now();
    let until = began + Duration::from_secs(SECONDS);
    let connections: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let (house, number) = (house.clone(), number.clone());
            tokio::spawn(async move {
                let mut times = Vec::new();
                while Instant::now() < until {
                    let new = report(&house, number.fetch_add(1, Ordering::Relaxed));
                    let asked = Instant::now();
                    writing!(house.app.db, tx => relays::file(&house.app, tx, &new).await).unwrap();
                    times.push(asked.elapsed().as_secs_f64() * 1_000.0);
                }
                times
            })
        })
        .collect();
    let mut times = Vec::new();
    for connection in connections {
        times.extend(connection.await.unwrap());
    }
    let rate = times.len() as f64 / began.elapsed().as_secs_f64();
    let (half, most) = (percentile(&mut times, 50), percentile(&mut times, 99));
    println!(
        "{engine}: {rate:.0} grievances a second filed for good from {CONNECTIONS} connections; median {half:.1} ms, 99 of 100 within {most:.1} ms"
    );
    rate
}

/// A value as SQLite stores it.
enum Value {
    Null,
    Integer(i64),
    Text(String),
    Blob(Vec<u8>),
}

fn value(row: &SqliteRow, place: usize) -> Value {
    let kind: String = row.get_unchecked(place * 2 + 1);
    match kind.as_str() {
        "integer" => Value::Integer(row.get_unchecked(place * 2)),
        "text" => Value::Text(row.get_unchecked(place * 2)),
        "blob" => Value::Blob(row.get_unchecked(place * 2)),
        _ => Value::Null,
    }
}

async fn opened(file: &Path) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        // Rows that name each other may fall into neighbouring batches.
        .foreign_keys(false)
        .connect()
        .await
        .unwrap()
}

/// What a filing writes, in the order in which rows name each other.
const TABLES: [&str; 9] = [
    "contacts",
    "consents",
    "grievances",
    "grievance_tokens",
    "grievance_entries",
    "relays",
    "messages",
    "attempts",
    "journal",
];

/// Commits the rows that were filed once more into an empty database of the same tables, statement by statement, as many grievances a
/// commit as there are connections; gives how many grievances a second.
async fn bare_loop(filed: &Path, empty: &Path) -> f64 {
    let (mut from, mut to) = (opened(filed).await, opened(empty).await);
    let mut tables = Vec::new();
    let mut count = 0;
    for table in TABLES {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info($1)")
            .bind(table)
            .fetch_all(&mut from)
            .await
            .unwrap();
        if columns.is_empty() {
            continue;
        }
        let each: Vec<String> = columns.iter().map(|name| format!("{name}, typeof({name})")).collect();
        let sql = format!(
            "SELECT {} FROM {table} ORDER BY {}",
            each.join(", "),
            if table == "journal" { "seq" } else { "1" }
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut from).await.unwrap();
        let rows: Vec<Vec<Value>> =
            rows.iter().map(|row| (0..columns.len()).map(|place| value(row, place)).collect()).collect();
        if table == "grievances" {
            count = rows.len();
        }
        let marks: Vec<String> = (1..=columns.len()).map(|place| format!("${place}")).collect();
        let insert = format!("INSERT OR IGNORE INTO {table} ({}) VALUES ({})", columns.join(", "), marks.join(", "));
        tables.push((insert, rows));
    }
    // What stands there already, as sites and accounts, is copied before the clock runs.
    for table in ["organisations", "accounts", "sites"] {
        let sql = format!("INSERT OR IGNORE INTO main.{table} SELECT * FROM filed.{table}");
        if table == "organisations" {
            sqlx::query("ATTACH DATABASE $1 AS filed")
                .bind(filed.display().to_string())
                .execute(&mut to)
                .await
                .unwrap();
        }
        sqlx::query(AssertSqlSafe(sql)).execute(&mut to).await.unwrap();
    }
    let batches = count.div_ceil(usize::try_from(CONNECTIONS).unwrap());
    let began = Instant::now();
    for batch in 0..batches {
        sqlx::query("BEGIN IMMEDIATE").execute(&mut to).await.unwrap();
        for (insert, rows) in &tables {
            let share = |batch: usize| rows.len() * batch / batches;
            for row in &rows[share(batch)..share(batch + 1)] {
                let mut query = sqlx::query(AssertSqlSafe(insert.as_str()));
                for value in row {
                    query = match value {
                        Value::Null => query.bind(None::<i64>),
                        Value::Integer(own) => query.bind(own),
                        Value::Text(own) => query.bind(own),
                        Value::Blob(own) => query.bind(own),
                    };
                }
                query.execute(&mut to).await.unwrap();
            }
        }
        sqlx::query("COMMIT").execute(&mut to).await.unwrap();
    }
    count as f64 / began.elapsed().as_secs_f64()
}

/// Files some, and makes each stand many times in the queue: late and in time, open and closed.
async fn fill(house: &House, is_sqlite: bool) {
    for number in 0..FILED {
        let new = report(house, number);
        writing!(house.app.db, tx => relays::file(&house.app, tx, &new).await.map(drop)).unwrap();
    }
    let (random, now) = if is_sqlite {
        (
            "substr(id, 1, 8) || randomblob(8)",
            "strftime('%Y-%m-%d %H:%M:%S+00:00', filed_at, printf('-%d hours', abs(random()) % 4000))",
        )
    } else {
        (
            "CAST(substr(CAST(id AS TEXT), 1, 19) || substr(CAST(gen_random_uuid() AS TEXT), 20) AS UUID)",
            "filed_at - random() * INTERVAL '4000 hours'",
        )
    };
    let columns = "site_id, category, severity, hazard, status, is_open, via, language, place, at_home, shares_address, suffered_on,
                   counted_from, acknowledge_by, conclude_by, rung, is_indexed";
    let (reference, hash) = if is_sqlite {
        ("hex(randomblob(8))", "randomblob(32)")
    } else {
        ("md5(CAST(gen_random_uuid() AS TEXT))", "decode(md5(CAST(gen_random_uuid() AS TEXT)), 'hex')")
    };
    let statements = [
        "CREATE TABLE clones (old_id {id}, id {id})".replace("{id}", if is_sqlite { "BLOB" } else { "UUID" }),
        format!("INSERT INTO clones SELECT id, {random} FROM grievances, (SELECT 1 AS one FROM grievances LIMIT {}) AS times", TIMES - 1),
        format!("INSERT INTO grievances (id, reference, link_hash, filed_at, due_at, {columns})
                 SELECT clones.id, {reference}, {hash}, {now}, {now}, {columns} FROM clones JOIN grievances ON grievances.id = old_id"),
        "INSERT INTO grievance_tokens (token, grievance_id) SELECT token, clones.id FROM clones JOIN grievance_tokens ON grievance_id = old_id".to_owned(),
        "UPDATE grievances SET is_open = FALSE, status = 'confirmed', due_at = NULL WHERE category IN ('noise', 'dust', 'lighting')".to_owned(),
        "ANALYZE".to_owned(),
    ];
    for statement in statements {
        writing!(house.app.db, tx => {
            on!(tx, c => sqlx::query(AssertSqlSafe(statement.as_str())).execute(c).await.map(drop))?;
            Ok(())
        })
        .unwrap();
    }
}

async fn queue(engine: &str, house: &House) {
    let open = QueueFilter::default();
    let with =
        |sought: &str| QueueFilter { shown: Shown::All, sought: Some(sought.to_owned()), ..QueueFilter::default() };
    let asked = [
        ("opens", open.clone()),
        ("of one subject", QueueFilter { category: Some(Category::Parking), ..open.clone() }),
        ("of one site", QueueFilter { site_id: Some(house.site_id), ..open.clone() }),
        ("overdue", QueueFilter { shown: Shown::Overdue, ..open.clone() }),
        ("closed", QueueFilter { shown: Shown::Closed, ..open }),
        ("searched for a common word", with("marteau")),
        ("searched for a rare word", with("1234")),
        ("searched for three words", with("marteau fissure sirène")),
        ("searched for a reference", with("BCDFG-ZZZZ")),
    ];
    let all: i64 = reading!(house.app.db, tx => {
        Ok(on!(tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM grievances").fetch_one(c).await)?)
    })
    .unwrap();
    for (what, filter) in asked {
        let mut times = Vec::new();
        let mut found = 0;
        for _ in 0..ASKED {
            let began = Instant::now();
            let page = reading!(house.app.db, tx => {
                grievances::figures(&house.app, tx, &house.coordinator, None).await?;
                grievances::queue(&house.app, tx, &house.coordinator, &filter, None, 50).await
            })
            .unwrap();
            times.push(began.elapsed().as_secs_f64() * 1_000.0);
            found = page.lines.len();
        }
        let (half, most) = (percentile(&mut times, 50), percentile(&mut times, 99));
        println!(
            "{engine}: the queue of {all} {what} ({found} lines): median {half:.1} ms, 99 of 100 within {most:.1} ms"
        );
    }
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir_in(".").unwrap();
    let file = |name: &str| folder.path().join(name);
    let sqlite = Arc::new(house(&format!("sqlite:{}", file("filed").display()), folder.path()).await);
    let rate = filing("SQLite", &sqlite).await;
    sqlite.app.db.close().await;
    let empty = house(&format!("sqlite:{}", file("bare").display()), folder.path()).await;
    empty.app.db.close().await;
    let bare = bare_loop(&file("filed"), &file("bare")).await;
    println!(
        "SQLite: a bare loop commits the same rows in the same batches at {bare:.0} a second; filing reaches {:.0} % of it",
        rate * 100.0 / bare
    );
    let full = house(&format!("sqlite:{}", file("queue").display()), folder.path()).await;
    fill(&full, true).await;
    queue("SQLite", &full).await;
    if let Ok(address) = std::env::var("RIVERAIN_BENCH_POSTGRES") {
        let postgres = Arc::new(house(&address, folder.path()).await);
        filing("PostgreSQL", &postgres).await;
        fill(&postgres, false).await;
        queue("PostgreSQL", &postgres).await;
    }
}
