//! The list of cases, what is overdue first, and the form that opens one.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use tower_sessions::Session;

use super::{Tab, crumbs, sites_to_choose, tabs};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::grievances;
use crate::i18n::Sentence;
use crate::id::{GrievanceId, SiteId};
use crate::mediation::{self as mediation, CaseFilter, CaseLine, CaseState, Due, Handling};
use crate::people::{self, Account, Right, Role};
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "mediation/cases.html", config = "src/web/askama.toml")]
struct List {
    tabs: Vec<Tab>,
    lines: Vec<CaseLine>,
    /// Open commitments that are overdue, the longest first.
    overdue: Vec<Due>,
    open: usize,
    agreed: usize,
    pending: i64,
    sites: Vec<(String, String)>,
    states: Vec<(String, String)>,
    form: Typed,
    is_filtered: bool,
    may_handle: bool,
    page: Page,
}

/// Which cases.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    site: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    grievance: String,
}

/// All cases.
pub async fn list(
    State(app): State<App>,
    account: Account,
    page: Page,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let filter = CaseFilter { site_id: asked.site.parse().ok(), state: asked.state.parse().ok() };
    let (lines, due, sites) = reading!(app.db, tx => {
        let lines = mediation::cases_seen_by(&app, tx, &account, filter).await?;
        let due = mediation::due_commitments(&app, tx, &account).await?;
        Ok((lines, due, sites_to_choose(&app, tx, &account).await?))
    })?;
    let today = page.today();
    let in_state = |state| lines.iter().filter(|line| line.case.state == state).count();
    html(&List {
        tabs: tabs(&page),
        open: in_state(CaseState::Open),
        agreed: in_state(CaseState::Agreed),
        pending: lines.iter().map(|line| line.pending).sum(),
        overdue: due.into_iter().filter(|due| due.commitment.is_overdue(today)).collect(),
        sites,
        states: CaseState::ALL.iter().map(|state| (state.to_string(), page.word("case-state", state))).collect(),
        is_filtered: filter != CaseFilter::default(),
        form: Typed::filled([("site", asked.site), ("state", asked.state)]),
        may_handle: account.may(Right::HandleCases),
        lines,
        page,
    })
}

#[derive(Template)]
#[template(path = "mediation/case_new.html", config = "src/web/askama.toml")]
struct New {
    crumbs: Vec<Crumb>,
    sites: Vec<(String, String)>,
    mediators: Vec<(String, String)>,
    /// What the grievance is called that it grows from.
    grievance: Option<String>,
    form: Typed,
    page: Page,
}

/// Those who may handle a case, by name.
pub(super) async fn mediators(tx: &mut Tx) -> Result<Vec<(String, String)>> {
    let mut all = people::accounts_of(tx, Role::Mediator).await?;
    all.extend(people::accounts_of(tx, Role::Coordinator).await?);
    Ok(all.into_iter().map(|account| (account.id.to_string(), account.name)).collect())
}

async fn show_new(app: &App, account: &Account, page: Page, form: Typed, status: StatusCode) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let grievance_id: Option<GrievanceId> = form.value("grievance_id").parse().ok();
    let (sites, mediators, grievance) = reading!(app.db, tx => {
        let grievance = match grievance_id {
            Some(id) => Some(grievances::grievance_seen_by(tx, account, id).await?.reference),
            None => None,
        };
        Ok((sites_to_choose(app, tx, account).await?, mediators(tx).await?, grievance))
    })?;
    let crumbs = crumbs(&page, "/desk/cases", "mediation-cases", &page.t("mediation-case-new"));
    html_with(status, &New { crumbs, sites, mediators, grievance, form, page })
}

/// An empty form; of a site or a grievance when it comes from there.
pub async fn new(State(app): State<App>, account: Account, page: Page, Query(asked): Query<Asked>) -> Result<Response> {
    let site_id: Option<SiteId> = asked.site.parse().ok();
    let form = Typed::filled([
        ("site_id", site_id.map(|id| id.to_string()).unwrap_or_default()),
        ("grievance_id", asked.grievance),
        ("mediator_id", account.id.to_string()),
        ("handling", Handling::Shuttle.to_string()),
    ]);
    show_new(&app, &account, page, form, StatusCode::OK).await
}

/// Opens a case, or gives the form back.
pub async fn open(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let outcome = match mediation::read_case(&form) {
        Ok(new) => writing!(app.db, tx => mediation::open_case(&app, tx, &account, &new).await),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(id) => {
            tell_next(&session, Sentence::new("mediation-case-opened")).await?;
            Ok(see(format!("/desk/cases/{id}")))
        }
        Err(error) => show_new(&app, &account, page, form.with_faults(error)?, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}
