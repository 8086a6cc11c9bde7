//! The tables are the same on both engines, by every way that leads to them: from nothing, and from a database that the first
//! version left with data in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use riverain::db::{Db, migration_names};
use riverain::{on, reading, writing};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, Connection, SqlSafeStr};
use uuid::Uuid;

use crate::on_both_engines;
use crate::support::servers::postgres::empty_database;
use crate::support::{Engine, House};

/// The migrations of the first version that kept data. This number never changes.
const FIRST_VERSION: i64 = 3;

/// What a column holds, whatever an engine calls it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Column {
    kind: &'static str,
    may_be_empty: bool,
    in_primary_key: bool,
}

/// Table, column, and what the column holds; and the names of the indexes.
type Tables = (BTreeMap<(String, String), Column>, BTreeSet<String>);

/// On SQLite, ids and bytes are BLOB, and moments, days and times are TEXT.
fn kind(engine: Engine, name: &str) -> &'static str {
    match (engine, name) {
        (Engine::Sqlite, "BLOB") | (Engine::Postgres, "uuid" | "bytea") => "id or bytes",
        (Engine::Sqlite, "TEXT")
        | (
            Engine::Postgres,
            "text" | "date" | "timestamp with time zone" | "time without time zone" | "jsonb" | "json",
        ) => "text or time",
        (_, "BIGINT" | "bigint") => "number",
        (_, "BOOLEAN" | "boolean") => "yes or no",
        (_, "REAL" | "double precision") => "measure",
        (_, other) => panic!("columns of {other} are new: say here what both engines call it"),
    }
}

async fn tables(engine: Engine, db: &Db) -> Tables {
    let columns = match engine {
        Engine::Sqlite => {
            "SELECT m.name, c.name, c.type, c.\"notnull\" = 0 AND c.pk = 0, c.pk > 0
             FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name <> '_sqlx_migrations'
             -- Each engine's own text search keeps its index in its own way: tables here, an index there.
             AND m.name NOT LIKE 'street_search%'"
        }
        Engine::Postgres => {
            "SELECT c.table_name::text, c.column_name::text, c.data_type::text, c.is_nullable = 'YES', EXISTS (
                SELECT 1 FROM information_schema.table_constraints t
                JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name)
                WHERE t.constraint_type = 'PRIMARY KEY' AND t.table_name = c.table_name AND k.column_name = c.column_name)
             FROM information_schema.columns c
             WHERE c.table_schema = 'public' AND c.table_name <> '_sqlx_migrations'"
        }
    };
    let indexes = match engine {
        Engine::Sqlite => "SELECT name FROM sqlite_schema WHERE type = 'index' AND name NOT LIKE 'sqlite%'",
        // Those that a constraint makes have no name of ours.
        Engine::Postgres => {
            "SELECT indexname::text FROM pg_indexes WHERE schemaname = 'public'
             AND indexname NOT IN (SELECT conname FROM pg_constraint) AND tablename <> '_sqlx_migrations'
             AND indexname <> 'street_search'"
        }
    };
    reading!(db, tx => {
        let columns: Vec<(String, String, String, bool, bool)> =
            on!(tx, c => sqlx::query_as(columns).fetch_all(c).await)?;
        let indexes: Vec<(String,)> = on!(tx, c => sqlx::query_as(indexes).fetch_all(c).await)?;
        let columns = columns.into_iter().map(|(table, column, kind_name, may_be_empty, in_primary_key)| {
            ((table, column), Column { kind: kind(engine, &kind_name), may_be_empty, in_primary_key })
        });
        Ok((columns.collect(), indexes.into_iter().map(|(name,)| name).collect()))
    })
    .unwrap()
}

fn same(one: &Tables, other: &Tables) {
    for (name, column) in &one.0 {
        assert_eq!(Some(column), other.0.get(name), "{name:?}");
    }
    for name in other.0.keys() {
        assert!(one.0.contains_key(name), "only one engine has {name:?}");
    }
    assert_eq!(one.1, other.1, "the indexes differ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_engines_end_with_the_same_tables() {
    let sqlite = House::open(Engine::Sqlite).await;
    let postgres = House::open(Engine::Postgres).await;
    let (sqlite, postgres) =
        (tables(Engine::Sqlite, &sqlite.app.db).await, tables(Engine::Postgres, &postgres.app.db).await);
    assert!(sqlite.0.len() > 60, "{sqlite:?}");
    same(&sqlite, &postgres);
}

#[test]
fn migrations_have_the_same_names_for_both_engines_and_numbers_of_their_own() {
    let names = migration_names("sqlite");
    assert_eq!(names, migration_names("postgres"));
    let numbers: BTreeSet<&str> = names.iter().map(|name| name.split('_').next().unwrap()).collect();
    assert_eq!(numbers.len(), names.len(), "{names:?}");
}

/// The first version's migrations alone.
fn first_version(engine: &str) -> Migrator {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    let migration = |name: String| {
        let (version, description) = name.trim_end_matches(".sql").split_once('_').unwrap();
        let sql = AssertSqlSafe(fs::read_to_string(folder.join(&name)).unwrap()).into_sql_str();
        let version = version.parse().unwrap();
        Migration::new(version, description.to_owned().into(), MigrationType::Simple, sql, false)
    };
    let all = migration_names(engine).into_iter().map(migration);
    Migrator::with_migrations(all.filter(|migration| migration.version <= FIRST_VERSION).collect())
}

/// A little of everything that the first version kept.
async fn furnish(db: &Db) {
    let id = |number: u128| Uuid::from_u128(number);
    let at: DateTime<Utc> = "2026-01-15T08:00:00Z".parse().unwrap();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    writing!(db, tx => {
        let sql = "INSERT INTO organisations (id, name, kind, created_at) VALUES ($1, 'Vauclair', 'contractor', $2)";
        on!(tx, c => sqlx::query(sql).bind(id(1)).bind(at).execute(c).await.map(drop))?;
        let sql = "INSERT INTO accounts (id, organisation_id, name, email, role, password_hash, closed, created_at)
                   VALUES ($1, $2, 'Paule', 'paule@vauclair.example', 'contractor', 'none', $3, $4)";
        on!(tx, c => sqlx::query(sql).bind(id(2)).bind(id(1)).bind(false).bind(at).execute(c).await.map(drop))?;
        let sql = "INSERT INTO sites (id, organisation_id, code, name, starts_on, ends_on, site_manager, created_by, created_at)
                   VALUES ($1, $2, 'k3fp', 'Tramway', $3, $4, $5, $6, $7)";
        let (from, to) = (day("2026-03-01"), day("2026-05-01"));
        on!(tx, c => sqlx::query(sql).bind(id(3)).bind(id(1)).bind(from).bind(to).bind(vec![1_u8, 2]).bind(id(2)).bind(at)
            .execute(c).await.map(drop))?;
        let sql = "INSERT INTO premises (id, source, source_key, kind, number, street, lon, lat, band, vagueness, added_at, changed_at)
                   VALUES ($1, 'ban', '96417_1', 'residence', '12', 'Rue des Tanneurs', 2.7, 46.8, 46800, 0, $2, $2)";
        on!(tx, c => sqlx::query(sql).bind(id(4)).bind(at).execute(c).await.map(drop))?;
        Ok(())
    })
    .unwrap();
}

/// Makes a database as the first version left it, brings it up to date, and compares it with one made today.
async fn from_the_first_version(engine: Engine, address: &str, today: &Db) {
    match engine {
        Engine::Sqlite => {
            let options: sqlx::sqlite::SqliteConnectOptions = address.parse().unwrap();
            let mut connection = sqlx::SqliteConnection::connect_with(&options.create_if_missing(true)).await.unwrap();
            first_version("sqlite").run(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        }
        Engine::Postgres => {
            let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
            first_version("postgres").run(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        }
    }
    let db = Db::open(address).await.unwrap();
    furnish(&db).await;
    db.migrate().await.unwrap();
    db.migrate().await.unwrap();
    same(&tables(engine, &db).await, &tables(engine, today).await);
    for table in ["organisations", "accounts", "sites", "premises"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows = reading!(db, tx => {
            Ok(on!(tx, c => sqlx::query_scalar::<_, i64>(AssertSqlSafe(sql.clone())).fetch_one(c).await)?)
        });
        assert_eq!(rows.unwrap(), 1, "{table}");
    }
    db.close().await;
}

on_both_engines! {
    async fn data_of_the_first_version_is_brought_along(house: House) {
        let folder = tempfile::tempdir().unwrap();
        if house.app.db.engine_name() == "sqlite" {
            let address = format!("sqlite:{}", folder.path().join("first.sqlite").display());
            from_the_first_version(Engine::Sqlite, &address, &house.app.db).await;
        } else {
            from_the_first_version(Engine::Postgres, &empty_database().await, &house.app.db).await;
        }
    }
}
