//! The database: one SQL, two engines. The only place that begins and commits: a verb gets a `&mut Tx` from [`writing!`](crate::writing) or
//! [`reading!`](crate::reading), and nobody is answered before the commit that holds their change. Knows no slice.

pub mod copy;
mod migrations;
mod ran;
mod turns;

use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Postgres, Sqlite, Transaction};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::error::{Error, Result};
use turns::{Turn, Turns};

pub use migrations::{MIGRATED_TABLE, names as migration_names};
pub use ran::ran;

/// How long a statement waits for a lock, and a caller for a connection.
const PATIENCE: Duration = Duration::from_secs(10);
/// Pages that SQLite's write-ahead log takes before they are put where they belong: enough that a page which several transactions
/// change in a row is put there once.
const WAL_PAGES: &str = "8000";
/// Rows that SQLite finds ahead of whoever reads them, so that both are not kept waking each other.
const ROWS_AHEAD: usize = 512;
/// Rows of an index that SQLite reads to know how it is filled.
const ROWS_ANALYSED: u32 = 1_000;
/// How often a write is tried again when PostgreSQL could not put it in an order with the others.
const SERIALIZATION_TRIES: u32 = 8;

/// A database of either engine.
#[derive(Debug, Clone)]
pub struct Db {
    engine: Engine,
    wrote: Arc<Notify>,
}

#[derive(Debug, Clone)]
enum Engine {
    /// Readers beside one writer, as SQLite's write-ahead log wants it.
    Sqlite { readers: SqlitePool, writers: Turns },
    /// Whoever writes waits for a turn, as every write ends with the journal's next line: two of one process at a time could only
    /// stand in each other's way. Writers of other processes are put in an order by the database.
    Postgres { pool: PgPool, turns: Arc<Semaphore> },
}

/// An open transaction of either engine. Use it through [`on!`](crate::on).
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(SqliteTx),
    /// On PostgreSQL.
    Postgres(PostgresTx),
}

/// An open transaction of PostgreSQL, with the turn of one that writes.
#[derive(Debug)]
pub struct PostgresTx {
    transaction: Transaction<'static, Postgres>,
    _turn: Option<OwnedSemaphorePermit>,
}

impl Deref for PostgresTx {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.transaction
    }
}

impl DerefMut for PostgresTx {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.transaction
    }
}

/// An open transaction of SQLite: a reader's own, or a writer's turn in the shared one.
#[derive(Debug)]
pub enum SqliteTx {
    /// Sees one moment of the database.
    Reading(Transaction<'static, Sqlite>),
    /// May write.
    Writing(Turn),
}

impl Deref for SqliteTx {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        match self {
            Self::Reading(transaction) => transaction,
            Self::Writing(turn) => turn,
        }
    }
}

impl DerefMut for SqliteTx {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        match self {
            Self::Reading(transaction) => transaction,
            Self::Writing(turn) => turn,
        }
    }
}

/// Runs one query on whichever engine the transaction is: `on!(tx, c => sqlx::query("…").bind(id).execute(c).await)`.
///
/// The body is compiled once per engine; `c` is the connection to execute on. SQL uses `$1`, and what both engines know.
#[macro_export]
macro_rules! on {
    ($tx:expr, $connection:ident => $body:expr) => {
        match $tx {
            $crate::db::Tx::Sqlite(transaction) => {
                $crate::db::ran(file!(), line!(), "sqlite");
                let $connection = &mut **transaction;
                $body
            }
            $crate::db::Tx::Postgres(transaction) => {
                $crate::db::ran(file!(), line!(), "postgres");
                let $connection = &mut **transaction;
                $body
            }
        }
    };
}

/// Reads: `reading!(app.db, tx => sites::site(tx, id).await)`. What the verb sees is one moment of the database.
///
/// Macros and not functions, because a future that borrows through an async closure cannot yet be shown to be `Send`.
#[macro_export]
macro_rules! reading {
    ($db:expr, $tx:ident => $verb:expr) => {{
        async {
            let db = &$db;
            let mut transaction = db.begin_read().await?;
            let $tx = &mut transaction;
            let outcome = async { $verb }.await;
            db.end_read(transaction, outcome).await
        }
        .await
    }};
}

/// Writes: `writing!(app.db, tx => sites::register_site(&app, tx, &account, &new).await)`. All of the verb's changes are
/// durable when this gives a value, none are when it gives an error.
///
/// The verb may run more than once: on PostgreSQL the transaction is serializable, and one that could not be put in an order
/// with the others is tried again. So a verb borrows its values and does nothing outside its transaction.
#[macro_export]
macro_rules! writing {
    ($db:expr, $tx:ident => $verb:expr) => {{
        async {
            let db = &$db;
            let mut tries = 0;
            loop {
                let mut transaction = db.begin_write().await?;
                let $tx = &mut transaction;
                let outcome = async { $verb }.await;
                if let Some(outcome) = db.end_write(transaction, outcome, &mut tries).await {
                    break outcome;
                }
            }
        }
        .await
    }};
}

/// Declares a struct that is read from a row, field by the column of the same name, on both engines.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $visibility:vis struct $name:ident { $($(#[$field_meta:meta])* $field_visibility:vis $field:ident : $kind:ty),+ $(,)? }) => {
        $(#[$meta])*
        $visibility struct $name {
            $($(#[$field_meta])* $field_visibility $field: $kind),+
        }

        impl<'r, R: sqlx::Row> sqlx::FromRow<'r, R> for $name
        where
            &'static str: sqlx::ColumnIndex<R>,
            $($kind: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>),+
        {
            fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
                Ok(Self { $($field: row.try_get(stringify!($field))?),+ })
            }
        }
    };
}

impl Db {
    /// Opens a database by its address: `sqlite:FILE` (made when missing), `sqlite::memory:` is not offered because readers and
    /// writer must see the same file; `postgres://…`.
    pub async fn open(address: &str) -> Result<Self> {
        let engine = if let Some(file) = address.strip_prefix("sqlite:") {
            Self::open_sqlite(Path::new(file)).await?
        } else {
            let options: PgConnectOptions = address.parse().map_err(Error::internal)?;
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(PATIENCE)
                .connect_with(options.log_slow_statements(log::LevelFilter::Warn, Duration::from_secs(1)))
                .await?;
            Engine::Postgres { pool, turns: Arc::new(Semaphore::new(1)) }
        };
        Ok(Self { engine, wrote: Arc::new(Notify::new()) })
    }

    async fn open_sqlite(file: &Path) -> Result<Engine> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("cache_size", "-16000")
            .pragma("wal_autocheckpoint", WAL_PAGES)
            .row_buffer_size(ROWS_AHEAD)
            .log_slow_statements(log::LevelFilter::Warn, Duration::from_secs(1));
        // What SQLite knows of its tables is brought up to date when the house closes.
        let writing = options.clone().optimize_on_close(true, ROWS_ANALYSED);
        let writer =
            SqlitePoolOptions::new().max_connections(1).acquire_timeout(PATIENCE).connect_with(writing).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(8)
            .acquire_timeout(PATIENCE)
            // An open file does not hang up, as a server may: nobody need ask before each reading whether it is still there.
            .test_before_acquire(false)
            .connect_lazy_with(options.pragma("query_only", "ON"));
        Ok(Engine::Sqlite { readers, writers: Turns::new(writer) })
    }

    /// Brings the tables up to this version of the house; says so when the database is of a later one.
    pub async fn migrate(&self) -> Result<()> {
        match &self.engine {
            Engine::Sqlite { writers, .. } => {
                migrations::of("sqlite")?.run(writers.pool()).await.map_err(Error::internal)
            }
            Engine::Postgres { pool, .. } => migrations::of("postgres")?.run(pool).await.map_err(Error::internal),
        }
    }

    /// Opens a transaction that sees one moment of the database; through [`reading!`](crate::reading).
    pub async fn begin_read(&self) -> Result<Tx> {
        Ok(match &self.engine {
            Engine::Sqlite { readers, .. } => Tx::Sqlite(SqliteTx::Reading(readers.begin().await?)),
            Engine::Postgres { pool, .. } => {
                let transaction = pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
                Tx::Postgres(PostgresTx { transaction, _turn: None })
            }
        })
    }

    /// Opens a transaction that may write; through [`writing!`](crate::writing).
    pub async fn begin_write(&self) -> Result<Tx> {
        Ok(match &self.engine {
            Engine::Sqlite { writers, .. } => Tx::Sqlite(SqliteTx::Writing(writers.begin().await?)),
            Engine::Postgres { pool, turns } => {
                // The turn comes first: who waits for it holds no connection.
                let turn = timeout(PATIENCE, turns.clone().acquire_owned()).await;
                let turn = turn.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(Error::internal)?;
                let transaction = pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await?;
                Tx::Postgres(PostgresTx { transaction, _turn: Some(turn) })
            }
        })
    }

    /// Ends a transaction that only read.
    pub async fn end_read<T>(&self, tx: Tx, outcome: Result<T>) -> Result<T> {
        tx.roll_back().await?;
        outcome
    }

    /// Ends a transaction that wrote: commits what went well, takes back what did not. None: PostgreSQL could not put it in an
    /// order with the others, and it is to be tried again.
    pub async fn end_write<T>(&self, tx: Tx, outcome: Result<T>, tries: &mut u32) -> Option<Result<T>> {
        let outcome = match outcome {
            Ok(value) => tx.commit().await.map(|()| value),
            Err(error) => {
                // The verb's error is the one to tell; a connection too broken to roll back is dropped by its pool.
                let _ = tx.roll_back().await;
                Err(error)
            }
        };
        *tries += 1;
        match outcome {
            Err(error) if *tries < SERIALIZATION_TRIES && is_serialization_failure(&error) => {
                tokio::time::sleep(Duration::from_millis(4 << *tries)).await;
                None
            }
            Ok(value) => {
                self.wrote.notify_waiters();
                Some(Ok(value))
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Comes true when something is written by this process, from this call on; for workers that look for work in the tables.
    pub fn written(&self) -> impl Future<Output = ()> + Send {
        self.wrote.notified()
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        reading!(self, tx => Ok(on!(tx, c => sqlx::query("SELECT 1").execute(c).await.map(|_| ()))?)).is_ok()
    }

    /// Ends all connections, after what runs.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { readers, writers } => {
                readers.close().await;
                writers.close().await;
            }
            Engine::Postgres { pool, .. } => pool.close().await,
        }
    }
}

impl Tx {
    async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(SqliteTx::Reading(transaction)) => transaction.commit().await?,
            Self::Sqlite(SqliteTx::Writing(turn)) => turn.keep().await?,
            Self::Postgres(own) => own.transaction.commit().await?,
        }
        Ok(())
    }

    async fn roll_back(self) -> Result<()> {
        match self {
            Self::Sqlite(SqliteTx::Reading(transaction)) => transaction.rollback().await?,
            Self::Sqlite(SqliteTx::Writing(turn)) => turn.take_back().await?,
            Self::Postgres(own) => own.transaction.rollback().await?,
        }
        Ok(())
    }

    /// What follows `SELECT …` to claim rows that another worker has not: nothing on SQLite, where there is one writer.
    pub fn skip_locked(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "",
            Self::Postgres(_) => "FOR UPDATE SKIP LOCKED",
        }
    }
}

/// Serialization failure (40001) or deadlock (40P01), as PostgreSQL names them.
fn is_serialization_failure(error: &Error) -> bool {
    let Error::Internal(cause) = error else { return false };
    let Some(sqlx::Error::Database(cause)) = cause.downcast_ref::<sqlx::Error>() else { return false };
    matches!(cause.code().as_deref(), Some("40001" | "40P01"))
}

/// Whether a statement failed because such a row stands already.
pub fn is_unique_violation(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|cause| cause.is_unique_violation())
}
