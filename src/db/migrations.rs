//! The migrations, embedded in the binary: `migrations/{sqlite,postgres}/NNNN_name.sql`, the same names in both folders.
//! They only ever go forward; each runs in its own transaction.

use rust_embed::RustEmbed;
use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use crate::error::{Error, Result};

/// The table in which sqlx keeps what has run.
pub const MIGRATED_TABLE: &str = "_sqlx_migrations";

#[derive(RustEmbed)]
#[folder = "migrations/"]
struct Files;

/// The names of an engine's migrations, in the order of running.
pub fn names(engine: &str) -> Vec<String> {
    let folder = format!("{engine}/");
    let mut names: Vec<String> =
        Files::iter().filter_map(|path| path.strip_prefix(&folder).map(str::to_owned)).collect();
    names.sort();
    names
}

/// All migrations of an engine.
pub(super) fn of(engine: &str) -> Result<Migrator> {
    let mut migrations = Vec::new();
    for name in names(engine) {
        let file = Files::get(&format!("{engine}/{name}")).ok_or_else(|| Error::internal(format!("{name} is gone")))?;
        let sql = String::from_utf8(file.data.into_owned()).map_err(Error::internal)?;
        let (version, description) = name
            .trim_end_matches(".sql")
            .split_once('_')
            .ok_or_else(|| Error::internal(format!("{name}: no number")))?;
        let version = version.parse().map_err(Error::internal)?;
        let sql = sqlx::AssertSqlSafe(sql).into_sql_str();
        migrations.push(Migration::new(version, description.to_owned().into(), MigrationType::Simple, sql, false));
    }
    Ok(Migrator::with_migrations(migrations))
}
