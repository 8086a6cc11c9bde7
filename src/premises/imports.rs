//! What was imported, for whoever looks after the register: the runs with their counts, and the faults of their rows.

use super::import::ImportFault;
use super::{PremisesKind, register_counts, store};
use crate::db::Tx;
use crate::error::Result;
use crate::id::ImportId;
use crate::people::{Account, Right};

pub use super::store::imports::Import;

/// Runs that are shown.
const MOST_SHOWN: i64 = 30;

/// What the register holds and how it came there.
#[derive(Debug, Clone)]
pub struct RegisterOverview {
    /// How many premises of each kind, in the order of the kinds.
    pub counts: Vec<(PremisesKind, i64)>,
    /// The latest imports, newest first.
    pub imports: Vec<Import>,
}

/// What the register holds and how it came there.
pub async fn register_overview(tx: &mut Tx, actor: &Account) -> Result<RegisterOverview> {
    actor.must(Right::ImportPremises)?;
    Ok(RegisterOverview { counts: register_counts(tx).await?, imports: store::imports::latest(tx, MOST_SHOWN).await? })
}

/// One import with the kept faults of its rows, in the order of the file.
pub async fn import_with_faults(tx: &mut Tx, actor: &Account, id: ImportId) -> Result<(Import, Vec<ImportFault>)> {
    actor.must(Right::ImportPremises)?;
    let import = store::imports::by_id(tx, id).await?;
    let faults = store::imports::faults(tx, &import).await?;
    Ok((import, faults))
}
