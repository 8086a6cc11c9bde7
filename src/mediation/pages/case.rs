//! One case: where it stands, its parties, commitments and timeline, and everything that can be done about it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use tower_sessions::Session;

use super::cases::mediators;
use super::{EntryWords, crumbs, in_words};
use crate::app::App;
use crate::error::{Faults, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, CaseId, CommitmentId, PartyId};
use crate::mediation::{self as mediation, Case, CaseState, Commitment, EntryKind, Handling, Party};
use crate::people::{Account, Right};
use crate::web::{Crumb, Page, Typed, html_with, see, tell_next};
use crate::{reading, writing};

/// The form that came back with its faults, so that it is shown open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sent {
    Nothing,
    Entry,
    Party,
    Commitment,
    End,
    Handling,
}

#[derive(Template)]
#[template(path = "mediation/case.html", config = "src/web/askama.toml")]
struct One {
    crumbs: Vec<Crumb>,
    path: String,
    case: Case,
    title: String,
    is_open: bool,
    parties: Vec<Party>,
    party_choices: Vec<(String, String)>,
    commitments: Vec<Commitment>,
    entries: Vec<EntryWords>,
    mediators: Vec<(String, String)>,
    by_hand: Vec<EntryKind>,
    may_handle: bool,
    sent: Sent,
    form: Typed,
    page: Page,
}

impl One {
    /// What a party is called: its name, or what it is.
    fn party(&self, id: &PartyId) -> String {
        let party = self.parties.iter().find(|party| party.id == *id);
        party.map(|party| called(&self.page, party)).unwrap_or_default()
    }

    fn is_overdue(&self, commitment: &Commitment) -> bool {
        commitment.is_overdue(self.page.today())
    }

    fn was_sent(&self, sent: &str) -> bool {
        matches!(
            (self.sent, sent),
            (Sent::Entry, "entry")
                | (Sent::Party, "party")
                | (Sent::Commitment, "commitment")
                | (Sent::End, "end")
                | (Sent::Handling, "handling")
        )
    }
}

fn called(page: &Page, party: &Party) -> String {
    let kind = page.word("party", party.kind);
    match &party.name {
        Some(name) => format!("{name} ({kind})"),
        None => kind,
    }
}

async fn show(app: &App, account: &Account, page: Page, id: CaseId, sent: Sent, form: Typed) -> Result<Response> {
    let (file, mediators) = reading!(app.db, tx => {
        let file = mediation::case_file(app, tx, account, id).await?;
        Ok((file, mediators(tx).await?))
    })?;
    let title = file
        .case
        .title
        .clone()
        .unwrap_or_else(|| page.t1("mediation-case-of", "reference", file.case.reference.as_str()));
    let status = if form.is_faulty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let form = match sent {
        Sent::Nothing => Typed::filled([
            ("handling", file.case.handling.to_string()),
            ("mediator_id", file.case.mediator_id.to_string()),
            ("kind", EntryKind::Note.to_string()),
        ]),
        _ => form,
    };
    let one = One {
        crumbs: crumbs(&page, "/desk/cases", "mediation-cases", &file.case.reference),
        path: format!("/desk/cases/{id}"),
        title,
        is_open: file.case.state == CaseState::Open,
        party_choices: file.parties.iter().map(|party| (party.id.to_string(), called(&page, party))).collect(),
        parties: file.parties,
        commitments: file.commitments,
        entries: in_words(&page, &file.entries),
        mediators,
        by_hand: mediation::BY_HAND.to_vec(),
        may_handle: account.may(Right::HandleCases),
        case: file.case,
        sent,
        form,
        page,
    };
    html_with(status, &one)
}

/// One case.
pub async fn one(State(app): State<App>, account: Account, page: Page, Path(id): Path<CaseId>) -> Result<Response> {
    show(&app, &account, page, id, Sent::Nothing, Typed::empty()).await
}

async fn done(session: &Session, id: CaseId, key: &'static str) -> Result<Response> {
    tell_next(session, Sentence::new(key)).await?;
    Ok(see(format!("/desk/cases/{id}")))
}

/// Adds a party.
pub async fn add_party(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<CaseId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let outcome = match mediation::read_party(&form) {
        Ok(new) => writing!(app.db, tx => mediation::add_party(&app, tx, &account, id, &new).await.map(drop)),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => done(&session, id, "mediation-party-added").await,
        Err(error) => show(&app, &account, page, id, Sent::Party, form.with_faults(error)?).await,
    }
}

/// Writes on the timeline.
pub async fn add_entry(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<CaseId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let outcome = match mediation::read_entry(&form) {
        Ok((kind, words)) => {
            writing!(app.db, tx => mediation::add_entry(&app, tx, &account, id, kind, &words).await)
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => done(&session, id, "mediation-entry-added").await,
        Err(error) => show(&app, &account, page, id, Sent::Entry, form.with_faults(error)?).await,
    }
}

/// Notes a commitment.
pub async fn promise(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<CaseId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let outcome = match mediation::read_commitment(&form) {
        Ok(new) => writing!(app.db, tx => mediation::promise(&app, tx, &account, id, &new).await.map(drop)),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => done(&session, id, "mediation-commitment-made").await,
        Err(error) => show(&app, &account, page, id, Sent::Commitment, form.with_faults(error)?).await,
    }
}

/// Says what became of a commitment.
pub async fn settle(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path((_, commitment_id)): Path<(CaseId, CommitmentId)>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let state = mediation::read_settlement(&form)?;
    let id = writing!(app.db, tx => mediation::settle_commitment(&app, tx, &account, commitment_id, state).await)?;
    done(&session, id, "mediation-commitment-settled").await
}

/// Handles it differently, or gives it to another mediator.
pub async fn reroute(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<CaseId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let mut faults = Faults::new();
    let handling: Option<Handling> = form.word("handling", &mut faults);
    let mediator: Option<AccountId> = form.parsed("mediator_id", "mediation-mediator-unknown", &mut faults);
    if form.text("mediator_id").is_none() {
        faults.add("/mediator_id", Sentence::new("form-required"));
    }
    let outcome = match (faults.end(), handling.zip(mediator)) {
        (Ok(()), Some((handling, mediator))) => {
            writing!(app.db, tx => mediation::reroute_case(&app, tx, &account, id, handling, mediator).await)
        }
        (outcome, _) => outcome,
    };
    match outcome {
        Ok(()) => done(&session, id, "mediation-rerouted").await,
        Err(error) => show(&app, &account, page, id, Sent::Handling, form.with_faults(error)?).await,
    }
}

/// Ends a case.
pub async fn end(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<CaseId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let outcome = match mediation::read_end(&form) {
        Ok((end, words)) => {
            writing!(app.db, tx => mediation::end_case(&app, tx, &account, id, end, words.as_deref()).await)
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => done(&session, id, "mediation-case-ended-now").await,
        Err(error) => show(&app, &account, page, id, Sent::End, form.with_faults(error)?).await,
    }
}

/// Takes a case up again.
pub async fn reopen(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<CaseId>,
) -> Result<Response> {
    writing!(app.db, tx => mediation::reopen_case(&app, tx, &account, id).await)?;
    done(&session, id, "mediation-case-reopened").await
}
