//! The embedded database as a file: a copy of it while others read and write, whether a file is one and is whole, and whether
//! anybody has it open. PostgreSQL has tools of its own for this.

use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use super::Db;
use crate::error::{Error, Result};

/// SQLite's result code when another connection is in the way.
const BUSY: &str = "5";

/// The file of an embedded database, by its address; none for PostgreSQL.
pub fn file_of(address: &str) -> Option<PathBuf> {
    address.strip_prefix("sqlite:").map(PathBuf::from)
}

async fn connect(file: &Path) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(false);
    Ok(options.busy_timeout(super::PATIENCE).connect().await?)
}

/// Writes a copy of the database in `file` to `to`, one moment of it, while others go on; `to` must not exist.
pub async fn copy(file: &Path, to: &Path) -> Result<()> {
    let mut connection = connect(file).await?;
    sqlx::query("VACUUM INTO $1").bind(to.display().to_string()).execute(&mut connection).await?;
    Ok(connection.close().await?)
}

/// What is wrong with a file that should be one of our databases: not a database at all, damaged, or none of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFault {
    /// SQLite cannot read it, with its reason.
    Unreadable(String),
    /// A database, but without our tables.
    Foreign,
}

/// Looks whether a file is a whole database of ours.
pub async fn look_at(file: &Path) -> Result<Option<FileFault>> {
    let unreadable = |reason: String| Ok(Some(FileFault::Unreadable(reason)));
    let mut connection = match connect(file).await {
        Ok(connection) => connection,
        Err(error) => return unreadable(error.to_string()),
    };
    let outcome = sqlx::query_scalar::<_, String>("PRAGMA quick_check(1)").fetch_one(&mut connection).await;
    let tables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ($1, 'journal')";
    let ours = sqlx::query_scalar::<_, i64>(tables).bind(super::MIGRATED_TABLE).fetch_one(&mut connection).await;
    // What cannot be closed is only read, and goes with this function.
    let _ = connection.close().await;
    match (outcome, ours) {
        (Ok(outcome), Ok(2)) if outcome == "ok" => Ok(None),
        (Ok(outcome), Ok(_)) if outcome == "ok" => Ok(Some(FileFault::Foreign)),
        (Ok(outcome), Ok(_)) => unreadable(outcome),
        (Err(error), _) | (_, Err(error)) => unreadable(error.to_string()),
    }
}

/// Folds everything into the one file, which only works when nobody else has the database open; says whether nobody has. A file
/// that is no database any more is nobody's.
pub async fn take_for_oneself(file: &Path) -> Result<bool> {
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(false);
    let mut connection = options.busy_timeout(std::time::Duration::from_millis(200)).connect().await?;
    let mode = sqlx::query_scalar::<_, String>("PRAGMA journal_mode = DELETE").fetch_one(&mut connection).await;
    let alone = match &mode {
        Ok(mode) => mode == "delete",
        Err(error) => error.as_database_error().and_then(|error| error.code()).is_none_or(|code| code != BUSY),
    };
    let _ = connection.close().await;
    Ok(alone)
}

/// How the tables of a database stand to this version of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tables {
    /// As this version wants them.
    Current,
    /// So many migrations behind; they run when the service starts.
    Behind(usize),
    /// Of a later version, which alone can work with them.
    Later,
}

impl Db {
    /// The engine's name: the folder of its migrations.
    pub fn engine_name(&self) -> &'static str {
        match &self.engine {
            super::Engine::Sqlite { .. } => "sqlite",
            super::Engine::Postgres { .. } => "postgres",
        }
    }

    /// How the tables stand to this version.
    pub async fn tables(&self) -> Result<Tables> {
        let applied = crate::reading!(self, tx => {
            let sql = "SELECT version FROM _sqlx_migrations WHERE success ORDER BY version";
            match crate::on!(tx, c => sqlx::query_scalar::<_, i64>(sql).fetch_all(c).await) {
                Ok(applied) => Ok(applied),
                // A new database has no such table yet.
                Err(error) if error.as_database_error().is_some() => Ok(Vec::new()),
                Err(error) => Err(Error::from(error)),
            }
        })?;
        let known: Vec<i64> = super::migration_names(self.engine_name())
            .iter()
            .filter_map(|name| name.split('_').next()?.parse().ok())
            .collect();
        if applied.iter().any(|version| !known.contains(version)) {
            return Ok(Tables::Later);
        }
        match known.len() - applied.len() {
            0 => Ok(Tables::Current),
            behind => Ok(Tables::Behind(behind)),
        }
    }
}
