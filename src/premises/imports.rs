//! What was imported, for whoever looks after the register: the runs with their counts, and the faults of their rows.

use chrono::TimeDelta;

use super::import::{ImportFault, ImportStatus};
use super::{PremisesKind, register_counts, store};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::ImportId;
use crate::people::{Account, Right};

pub use super::store::imports::Import;

/// Runs that are shown.
const MOST_SHOWN: i64 = 30;
/// An import that gave no sign of life for so long has no program any more.
const SILENCE: TimeDelta = TimeDelta::minutes(2);

/// What the register holds and how it came there.
#[derive(Debug, Clone)]
pub struct RegisterOverview {
    /// How many premises of each kind, in the order of the kinds.
    pub counts: Vec<(PremisesKind, i64)>,
    /// The latest imports, newest first.
    pub imports: Vec<Import>,
}

/// What the register holds and how it came there.
pub async fn register_overview(tx: &mut Tx, actor: &Account, now: Timestamp) -> Result<RegisterOverview> {
    actor.must(Right::ImportPremises)?;
    let imports = store::imports::latest(tx, MOST_SHOWN).await?;
    let imports = imports.into_iter().map(|import| as_it_stands(import, now)).collect();
    Ok(RegisterOverview { counts: register_counts(tx).await?, imports })
}

/// The import with the status that it has now: one whose program was killed could not say so itself.
fn as_it_stands(import: Import, now: Timestamp) -> Import {
    let is_silent = now - import.seen_at.unwrap_or(import.started_at) > SILENCE;
    match import.status {
        ImportStatus::Running if is_silent => Import { status: ImportStatus::Interrupted, ..import },
        _ => import,
    }
}

/// One import with the kept faults of its rows, in the order of the file.
pub async fn import_with_faults(
    tx: &mut Tx,
    actor: &Account,
    id: ImportId,
    now: Timestamp,
) -> Result<(Import, Vec<ImportFault>)> {
    actor.must(Right::ImportPremises)?;
    let import = as_it_stands(store::imports::by_id(tx, id).await?, now);
    let faults = store::imports::faults(tx, &import).await?;
    Ok((import, faults))
}
