//! Writers on SQLite share one durable commit. There is one writing connection: whoever wants to write waits for a turn in the open
//! transaction, works in a savepoint of their own, so that one that fails takes no other with it, and is answered when the commit
//! that holds their change is on the disk. The commit waits in the same queue, behind those who came before the transaction began.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use sqlx::sqlite::{SqliteConnection, SqlitePool};
use sqlx::{Sqlite, Transaction};
use tokio::sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard, oneshot};
use tokio::time::timeout;

use super::PATIENCE;
use crate::error::{Error, Result};

/// The one writing connection and the queue before it.
#[derive(Debug, Clone)]
pub(super) struct Turns {
    /// Of one connection.
    writer: SqlitePool,
    /// The transaction that is open; its lock is the queue, first come, first served.
    open: Arc<Mutex<Option<Shared>>>,
}

/// A transaction that several writers share.
#[derive(Debug)]
struct Shared {
    transaction: Transaction<'static, Sqlite>,
    /// Those whose changes it holds, to be told how the commit went.
    waiting: Vec<oneshot::Sender<Result<(), Arc<sqlx::Error>>>>,
    /// Whether a turn has begun and not ended: it stays so when a caller goes away in the middle.
    midway: bool,
}

/// One writer's turn.
#[derive(Debug)]
pub struct Turn(OwnedMappedMutexGuard<Option<Shared>, Shared>);

impl Turns {
    pub(super) fn new(writer: SqlitePool) -> Self {
        Self { writer, open: Arc::default() }
    }

    /// The pool behind, for migrations.
    pub(super) fn pool(&self) -> &SqlitePool {
        &self.writer
    }

    /// Waits for a turn.
    pub(super) async fn begin(&self) -> Result<Turn> {
        let waited = timeout(PATIENCE, self.open.clone().lock_owned()).await;
        let mut open = waited.map_err(|_| Error::from(sqlx::Error::PoolTimedOut))?;
        if let Some(shared) = open.as_mut()
            && shared.clear_up().await.is_err()
        {
            // Those who wait for it learn that there will be no commit.
            *open = None;
        }
        if open.is_none() {
            let transaction = self.writer.begin_with("BEGIN IMMEDIATE").await?;
            *open = Some(Shared { transaction, waiting: Vec::new(), midway: false });
            let queue = self.open.clone();
            tokio::spawn(async move { commit(queue.lock_owned().await).await });
        }
        let mut shared = OwnedMutexGuard::try_map(open, Option::as_mut)
            .map_err(|_| Error::internal("a transaction that was just begun is gone"))?;
        sqlx::query("SAVEPOINT turn").execute(&mut *shared.transaction).await?;
        shared.midway = true;
        Ok(Turn(shared))
    }

    /// Ends after what runs.
    pub(super) async fn close(&self) {
        commit(self.open.clone().lock_owned().await).await;
        self.writer.close().await;
    }
}

/// Commits what is open, and tells everyone whose changes it held.
async fn commit(mut open: OwnedMutexGuard<Option<Shared>>) {
    let Some(mut shared) = open.take() else { return };
    if shared.clear_up().await.is_err() {
        return;
    }
    let committed = shared.transaction.commit().await.map_err(Arc::new);
    // The next ones may begin while these are told.
    drop(open);
    for waiting in shared.waiting {
        // Who has gone away needs no telling.
        let _ = waiting.send(committed.clone());
    }
}

impl Shared {
    /// Takes back a turn whose caller went away in the middle.
    async fn clear_up(&mut self) -> Result<(), sqlx::Error> {
        if self.midway {
            sqlx::query("ROLLBACK TO turn").execute(&mut *self.transaction).await?;
            sqlx::query("RELEASE turn").execute(&mut *self.transaction).await?;
            self.midway = false;
        }
        Ok(())
    }
}

impl Turn {
    /// Keeps the changes; comes back when they are on the disk.
    pub(super) async fn keep(mut self) -> Result<()> {
        sqlx::query("RELEASE turn").execute(&mut *self.0.transaction).await?;
        self.0.midway = false;
        let (tell, told) = oneshot::channel();
        self.0.waiting.push(tell);
        drop(self);
        match told.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(Error::internal(error)),
            Err(_) => Err(Error::internal("the transaction could not be committed")),
        }
    }

    /// Takes the changes back.
    pub(super) async fn take_back(mut self) -> Result<()> {
        Ok(self.0.clear_up().await?)
    }
}

impl Deref for Turn {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.0.transaction
    }
}

impl DerefMut for Turn {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.0.transaction
    }
}
