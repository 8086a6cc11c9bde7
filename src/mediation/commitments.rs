//! Commitments: what a party to a case has promised, until when, and whether it was kept. Those whose day has passed come first
//! wherever they are listed.

use chrono::NaiveDate;

use super::store;
use super::timeline::{self, EntryKind, opened};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{CaseId, CommitmentId, PartyId};
use crate::journal;
use crate::people::{Account, Right};

crate::vocabulary! {
    /// What became of a commitment.
    pub enum CommitmentState {
        /// It is still open.
        Pending = "pending",
        /// It was kept.
        Kept = "kept",
        /// It was broken.
        Broken = "broken",
    }
}

/// What a party to a case has promised.
#[derive(Debug, Clone, PartialEq)]
pub struct Commitment {
    /// Its id.
    pub id: CommitmentId,
    /// Whose.
    pub party_id: PartyId,
    /// What; none for those who may not see words, or once erased.
    pub what: Option<String>,
    /// Until when.
    pub due_on: NaiveDate,
    /// What became of it.
    pub state: CommitmentState,
}

impl Commitment {
    /// Whether it is still open and its day has passed.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.state == CommitmentState::Pending && self.due_on < today
    }
}

/// An open commitment with the case that it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// The commitment.
    pub commitment: Commitment,
    /// Its case.
    pub case_id: CaseId,
    /// The case's reference.
    pub reference: String,
}

/// A commitment to be noted.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCommitment {
    /// Whose.
    pub party_id: PartyId,
    /// What.
    pub what: String,
    /// Until when.
    pub due_on: NaiveDate,
}

const WHAT: &str = "commitments.what";

fn of_row(app: &App, actor: &Account, row: store::CommitmentRow) -> Result<Commitment> {
    Ok(Commitment {
        id: row.id,
        party_id: row.party_id,
        what: opened(app, actor, WHAT, row.what)?,
        due_on: row.due_on,
        state: row.state,
    })
}

/// The commitments of a case, the next due first.
pub(super) async fn of_case(app: &App, tx: &mut Tx, actor: &Account, id: CaseId) -> Result<Vec<Commitment>> {
    let rows = store::commitments(tx, id).await?;
    rows.into_iter().map(|row| of_row(app, actor, row)).collect()
}

/// All open commitments, the longest overdue first.
pub async fn due_commitments(app: &App, tx: &mut Tx, actor: &Account) -> Result<Vec<Due>> {
    actor.must(Right::SeeCases)?;
    let rows = store::due_commitments(tx).await?;
    let due = |row: store::CommitmentRow| {
        let (case_id, reference) = (row.case_id, row.reference.clone());
        Ok(Due { commitment: of_row(app, actor, row)?, case_id, reference })
    };
    rows.into_iter().map(due).collect()
}

/// Notes what a party promised.
pub async fn promise(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    case_id: CaseId,
    new: &NewCommitment,
) -> Result<CommitmentId> {
    actor.must(Right::HandleCases)?;
    let parties = store::parties(tx, case_id).await?;
    if parties.iter().all(|party| party.id != new.party_id) {
        store::case(tx, case_id).await?;
        return Err(Error::invalid("/party_id", Sentence::new("mediation-party-unknown")));
    }
    let id = app.new_id();
    let what = app.secrets.seal(WHAT, &new.what);
    store::insert_commitment(tx, id, case_id, new.party_id, what, new.due_on, app.now()).await?;
    timeline::add(app, tx, actor, case_id.0, EntryKind::Promised, Some(&new.what)).await?;
    journal::record(app, tx, actor.id, "commitment.made", id, case_id.to_string()).await?;
    Ok(id)
}

/// Says what became of a commitment; a mistake is put right by saying it again.
pub async fn settle_commitment(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    id: CommitmentId,
    state: CommitmentState,
) -> Result<CaseId> {
    actor.must(Right::HandleCases)?;
    let row = store::commitment(tx, id).await?;
    let case_id = row.case_id;
    if row.state == state {
        return Ok(case_id);
    }
    let settled_at = (state != CommitmentState::Pending).then(|| app.now());
    store::settle_commitment(tx, id, state, settled_at).await?;
    let kind = match state {
        CommitmentState::Pending => EntryKind::Pending,
        CommitmentState::Kept => EntryKind::Kept,
        CommitmentState::Broken => EntryKind::Broken,
    };
    let what = opened(app, actor, WHAT, row.what)?;
    timeline::add(app, tx, actor, case_id.0, kind, what.as_deref()).await?;
    journal::record(app, tx, actor.id, "commitment.settled", id, state.as_str()).await?;
    Ok(case_id)
}
