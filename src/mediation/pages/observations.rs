//! What mediators notice in the area: noted in the street with one thumb, followed at the desk.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use tower_sessions::Session;

use super::{EntryWords, Tab, crumbs, in_words, sites_to_choose, tabs};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Sentence;
use crate::id::ObservationId;
use crate::mediation::{self as mediation, Observation, ObservationState, Topic};
use crate::people::{Account, Right};
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "mediation/observations.html", config = "src/web/askama.toml")]
struct List {
    tabs: Vec<Tab>,
    observations: Vec<Observation>,
    may_handle: bool,
    page: Page,
}

/// All observations.
pub async fn list(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    let observations = reading!(app.db, tx => mediation::observations_seen_by(tx, &account).await)?;
    html(&List { tabs: tabs(&page), observations, may_handle: account.may(Right::HandleCases), page })
}

#[derive(Template)]
#[template(path = "mediation/observation_new.html", config = "src/web/askama.toml")]
struct New {
    crumbs: Vec<Crumb>,
    sites: Vec<(String, String)>,
    form: Typed,
    page: Page,
}

/// Near which site.
#[derive(Debug, Default, Deserialize)]
pub struct Near {
    #[serde(default)]
    site: String,
}

async fn show_new(app: &App, account: &Account, page: Page, form: Typed, status: StatusCode) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let sites = reading!(app.db, tx => sites_to_choose(app, tx, account).await)?;
    let crumbs = crumbs(&page, "/desk/observations", "mediation-observations", &page.t("mediation-observation-new"));
    html_with(status, &New { crumbs, sites, form, page })
}

/// An empty form, of today.
pub async fn new(State(app): State<App>, account: Account, page: Page, Query(near): Query<Near>) -> Result<Response> {
    let form = Typed::filled([("site_id", near.site), ("noticed_on", page.today().to_string())]);
    show_new(&app, &account, page, form, StatusCode::OK).await
}

/// Notes what was noticed, or gives the form back.
pub async fn notice(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let outcome = match mediation::read_observation(&form) {
        Ok(new) => writing!(app.db, tx => mediation::notice(&app, tx, &account, &new).await),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(id) => {
            tell_next(&session, Sentence::new("mediation-observed")).await?;
            Ok(see(format!("/desk/observations/{id}")))
        }
        Err(error) => show_new(&app, &account, page, form.with_faults(error)?, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

#[derive(Template)]
#[template(path = "mediation/observation.html", config = "src/web/askama.toml")]
struct One {
    crumbs: Vec<Crumb>,
    path: String,
    title: String,
    observation: Observation,
    entries: Vec<EntryWords>,
    may_handle: bool,
    form: Typed,
    page: Page,
}

async fn show(app: &App, account: &Account, page: Page, id: ObservationId, form: Typed) -> Result<Response> {
    let file = reading!(app.db, tx => mediation::observation_file(app, tx, account, id).await)?;
    let status = if form.is_faulty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = page.word("topic", file.observation.topic);
    let one = One {
        crumbs: crumbs(&page, "/desk/observations", "mediation-observations", &title),
        path: format!("/desk/observations/{id}"),
        entries: in_words(&page, &file.entries),
        may_handle: account.may(Right::HandleCases),
        title,
        observation: file.observation,
        form,
        page,
    };
    html_with(status, &one)
}

/// One observation.
pub async fn one(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<ObservationId>,
) -> Result<Response> {
    show(&app, &account, page, id, Typed::empty()).await
}

/// Notes what became of it.
pub async fn follow(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<ObservationId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let outcome = match mediation::read_follow_up(&form) {
        Ok((state, words)) => {
            writing!(app.db, tx => mediation::follow_observation(&app, tx, &account, id, state, words.as_deref()).await)
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => {
            tell_next(&session, Sentence::new("mediation-entry-added")).await?;
            Ok(see(format!("/desk/observations/{id}")))
        }
        Err(error) => show(&app, &account, page, id, form.with_faults(error)?).await,
    }
}

impl One {
    /// Where it can go from here.
    fn states(&self) -> Vec<ObservationState> {
        ObservationState::ALL.iter().copied().filter(|state| *state != self.observation.state).collect()
    }
}

impl New {
    /// What can be noticed.
    fn topics(&self) -> &'static [Topic] {
        Topic::ALL
    }
}
