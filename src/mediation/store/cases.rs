//! Cases, their parties and their commitments.

use chrono::NaiveDate;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, CaseId, CommitmentId, ContactId, GrievanceId, PartyId, SiteId};
use crate::mediation::{CaseFilter, CaseState, CommitmentState, Handling, PartyKind};
use crate::{on, row};

/// How many cases a list shows.
const LISTED: i64 = 500;

/// What is written of a case.
pub(in crate::mediation) struct NewCaseRow {
    pub id: CaseId,
    pub reference: String,
    pub site_id: Option<SiteId>,
    pub grievance_id: Option<GrievanceId>,
    pub handling: Handling,
    pub title: Vec<u8>,
    pub mediator_id: AccountId,
}

row! {
    /// A case as it is stored: its title is sealed.
    pub(in crate::mediation) struct CaseRow {
        pub id: CaseId,
        pub reference: String,
        pub site_id: Option<SiteId>,
        pub site_name: Option<String>,
        pub grievance_id: Option<GrievanceId>,
        pub grievance: Option<String>,
        pub handling: Handling,
        pub state: CaseState,
        pub title: Option<Vec<u8>>,
        pub mediator_id: AccountId,
        pub mediator: String,
        pub opened_at: Timestamp,
        pub ended_at: Option<Timestamp>,
    }
}

row! {
    /// A party as it is stored: its name is sealed.
    pub(in crate::mediation) struct PartyRow {
        pub id: PartyId,
        pub kind: PartyKind,
        pub name: Option<Vec<u8>>,
        pub contact_id: Option<ContactId>,
    }
}

row! {
    /// A commitment as it is stored: what was promised is sealed.
    pub(in crate::mediation) struct CommitmentRow {
        pub id: CommitmentId,
        pub case_id: CaseId,
        pub reference: String,
        pub party_id: PartyId,
        pub what: Option<Vec<u8>>,
        pub due_on: NaiveDate,
        pub state: CommitmentState,
    }
}

row! {
    struct Counts {
        pending: i64,
        overdue: i64,
    }
}

pub(in crate::mediation) async fn insert_case(
    tx: &mut Tx,
    row: &NewCaseRow,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO cases (id, reference, site_id, grievance_id, handling, state, title, mediator_id, opened_by, opened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(row.id).bind(row.reference.clone()).bind(row.site_id).bind(row.grievance_id).bind(row.handling)
    .bind(CaseState::Open).bind(row.title.clone()).bind(row.mediator_id).bind(by).bind(now)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in crate::mediation) async fn is_reference_taken(tx: &mut Tx, reference: &str) -> Result<bool> {
    let count: i64 = on!(tx, c => sqlx::query_scalar("SELECT count(*) FROM cases WHERE reference = $1")
        .bind(reference.to_owned()).fetch_one(c).await)?;
    Ok(count > 0)
}

pub(in crate::mediation) async fn case(tx: &mut Tx, id: CaseId) -> Result<CaseRow> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT cases.id, cases.reference, cases.site_id, sites.name AS site_name, grievance_id, grievances.reference AS grievance, handling, state, title,
                mediator_id, accounts.name AS mediator, opened_at, ended_at
         FROM cases JOIN accounts ON accounts.id = mediator_id LEFT JOIN sites ON sites.id = cases.site_id
              LEFT JOIN grievances ON grievances.id = grievance_id
         WHERE cases.id = $1",
    ).bind(id).fetch_one(c).await)?)
}

pub(in crate::mediation) async fn cases(tx: &mut Tx, filter: CaseFilter) -> Result<Vec<CaseRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT cases.id, cases.reference, cases.site_id, sites.name AS site_name, grievance_id, grievances.reference AS grievance, handling, state, title,
                mediator_id, accounts.name AS mediator, opened_at, ended_at
         FROM cases JOIN accounts ON accounts.id = mediator_id LEFT JOIN sites ON sites.id = cases.site_id
              LEFT JOIN grievances ON grievances.id = grievance_id
         WHERE ($1 OR cases.site_id = $2) AND ($3 OR state = $4)
         ORDER BY opened_at DESC, cases.id LIMIT $5",
    )
    .bind(filter.site_id.is_none()).bind(filter.site_id).bind(filter.state.is_none()).bind(filter.state).bind(LISTED)
    .fetch_all(c).await)?)
}

pub(in crate::mediation) async fn cases_of_grievance(tx: &mut Tx, id: GrievanceId) -> Result<Vec<CaseRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT cases.id, cases.reference, cases.site_id, sites.name AS site_name, grievance_id, grievances.reference AS grievance, handling, state, title,
                mediator_id, accounts.name AS mediator, opened_at, ended_at
         FROM cases JOIN accounts ON accounts.id = mediator_id LEFT JOIN sites ON sites.id = cases.site_id
              LEFT JOIN grievances ON grievances.id = grievance_id
         WHERE grievance_id = $1 ORDER BY opened_at DESC",
    ).bind(id).fetch_all(c).await)?)
}

pub(in crate::mediation) async fn set_state(
    tx: &mut Tx,
    id: CaseId,
    state: CaseState,
    ended_at: Option<Timestamp>,
) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE cases SET state = $2, ended_at = $3 WHERE id = $1")
        .bind(id).bind(state).bind(ended_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in crate::mediation) async fn reroute(
    tx: &mut Tx,
    id: CaseId,
    handling: Handling,
    mediator_id: AccountId,
) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE cases SET handling = $2, mediator_id = $3 WHERE id = $1")
        .bind(id).bind(handling).bind(mediator_id).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in crate::mediation) async fn insert_party(
    tx: &mut Tx,
    id: PartyId,
    case_id: CaseId,
    kind: PartyKind,
    name: Option<Vec<u8>>,
    contact_id: Option<ContactId>,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO case_parties (id, case_id, kind, name, contact_id, added_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id).bind(case_id).bind(kind).bind(name.clone()).bind(contact_id).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in crate::mediation) async fn parties(tx: &mut Tx, id: CaseId) -> Result<Vec<PartyRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, kind, name, contact_id FROM case_parties WHERE case_id = $1 ORDER BY added_at, id",
    ).bind(id).fetch_all(c).await)?)
}

pub(in crate::mediation) async fn insert_commitment(
    tx: &mut Tx,
    id: CommitmentId,
    case_id: CaseId,
    party_id: PartyId,
    what: Vec<u8>,
    due_on: NaiveDate,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO commitments (id, case_id, party_id, what, due_on, state, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id).bind(case_id).bind(party_id).bind(what.clone()).bind(due_on).bind(CommitmentState::Pending).bind(now)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in crate::mediation) async fn commitments(tx: &mut Tx, id: CaseId) -> Result<Vec<CommitmentRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT commitments.id, case_id, reference, party_id, what, due_on, commitments.state
         FROM commitments JOIN cases ON cases.id = case_id
         WHERE case_id = $1 ORDER BY due_on, commitments.id",
    ).bind(id).fetch_all(c).await)?)
}

pub(in crate::mediation) async fn commitment(tx: &mut Tx, id: CommitmentId) -> Result<CommitmentRow> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT commitments.id, case_id, reference, party_id, what, due_on, commitments.state
         FROM commitments JOIN cases ON cases.id = case_id
         WHERE commitments.id = $1",
    ).bind(id).fetch_one(c).await)?)
}

/// Open commitments of all cases, the longest due first.
pub(in crate::mediation) async fn due_commitments(tx: &mut Tx) -> Result<Vec<CommitmentRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT commitments.id, case_id, reference, party_id, what, due_on, commitments.state
         FROM commitments JOIN cases ON cases.id = case_id
         WHERE commitments.state = $1 ORDER BY due_on, commitments.id LIMIT $2",
    ).bind(CommitmentState::Pending).bind(LISTED).fetch_all(c).await)?)
}

/// How many commitments of a case are open, and how many of those are overdue.
pub(in crate::mediation) async fn open_commitments(tx: &mut Tx, id: CaseId, today: NaiveDate) -> Result<(i64, i64)> {
    let counts: Counts = on!(tx, c => sqlx::query_as(
        "SELECT count(*) AS pending, count(CASE WHEN due_on < $3 THEN 1 END) AS overdue
         FROM commitments WHERE case_id = $1 AND state = $2",
    ).bind(id).bind(CommitmentState::Pending).bind(today).fetch_one(c).await)?;
    Ok((counts.pending, counts.overdue))
}

pub(in crate::mediation) async fn settle_commitment(
    tx: &mut Tx,
    id: CommitmentId,
    state: CommitmentState,
    settled_at: Option<Timestamp>,
) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE commitments SET state = $2, settled_at = $3 WHERE id = $1")
        .bind(id).bind(state).bind(settled_at).execute(c).await.map(|_| ()))?;
    Ok(())
}
