//! Meetings: those to come, those held, and what was said there.

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
use crate::id::{CaseId, MeetingId};
use crate::mediation::{self as mediation, Meeting, MeetingKind, MeetingState};
use crate::people::{Account, Right};
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "mediation/meetings.html", config = "src/web/askama.toml")]
struct List {
    tabs: Vec<Tab>,
    /// To come, the next first.
    coming: Vec<Meeting>,
    /// Over or called off, the latest first.
    past: Vec<Meeting>,
    may_handle: bool,
    page: Page,
}

impl List {
    fn called(&self, meeting: &Meeting) -> String {
        called(&self.page, meeting)
    }
}

fn called(page: &Page, meeting: &Meeting) -> String {
    meeting.title.clone().unwrap_or_else(|| page.word("meeting-kind", meeting.kind))
}

/// All meetings.
pub async fn list(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    let all = reading!(app.db, tx => mediation::meetings_seen_by(&app, tx, &account).await)?;
    let (mut coming, past): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|meeting| meeting.state == MeetingState::Planned);
    coming.reverse();
    html(&List { tabs: tabs(&page), coming, past, may_handle: account.may(Right::HandleCases), page })
}

#[derive(Template)]
#[template(path = "mediation/meeting_new.html", config = "src/web/askama.toml")]
struct New {
    crumbs: Vec<Crumb>,
    sites: Vec<(String, String)>,
    form: Typed,
    page: Page,
}

/// What it is about.
#[derive(Debug, Default, Deserialize)]
pub struct From {
    #[serde(default)]
    case: String,
    #[serde(default)]
    site: String,
}

async fn show_new(app: &App, account: &Account, page: Page, form: Typed, status: StatusCode) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let sites = reading!(app.db, tx => sites_to_choose(app, tx, account).await)?;
    let crumbs = crumbs(&page, "/desk/meetings", "mediation-meetings", &page.t("mediation-meeting-new"));
    html_with(status, &New { crumbs, sites, form, page })
}

/// An empty form; a round table when it comes from a case.
pub async fn new(State(app): State<App>, account: Account, page: Page, Query(from): Query<From>) -> Result<Response> {
    let case_id = from.case.parse::<CaseId>().ok();
    let kind = if case_id.is_some() { MeetingKind::RoundTable } else { MeetingKind::Public };
    let form = Typed::filled([
        ("case_id", case_id.map(|id| id.to_string()).unwrap_or_default()),
        ("site_id", from.site),
        ("kind", kind.to_string()),
    ]);
    show_new(&app, &account, page, form, StatusCode::OK).await
}

/// Plans a meeting, or gives the form back.
pub async fn plan(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let outcome = match mediation::read_meeting(&form) {
        Ok(new) => writing!(app.db, tx => mediation::plan_meeting(&app, tx, &account, &new).await),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(id) => {
            tell_next(&session, Sentence::new("mediation-meeting-planned")).await?;
            Ok(see(format!("/desk/meetings/{id}")))
        }
        Err(error) => show_new(&app, &account, page, form.with_faults(error)?, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

#[derive(Template)]
#[template(path = "mediation/meeting.html", config = "src/web/askama.toml")]
struct One {
    crumbs: Vec<Crumb>,
    path: String,
    title: String,
    meeting: Meeting,
    entries: Vec<EntryWords>,
    is_planned: bool,
    may_hold: bool,
    form: Typed,
    page: Page,
}

async fn show(app: &App, account: &Account, page: Page, id: MeetingId, form: Typed) -> Result<Response> {
    let file = reading!(app.db, tx => mediation::meeting_file(app, tx, account, id).await)?;
    let status = if form.is_faulty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let title = called(&page, &file.meeting);
    let one = One {
        crumbs: crumbs(&page, "/desk/meetings", "mediation-meetings", &title),
        path: format!("/desk/meetings/{id}"),
        entries: in_words(&page, &file.entries),
        is_planned: file.meeting.state == MeetingState::Planned,
        may_hold: account.may(Right::HandleCases) && file.meeting.state != MeetingState::Cancelled,
        title,
        meeting: file.meeting,
        form,
        page,
    };
    html_with(status, &one)
}

/// One meeting.
pub async fn one(State(app): State<App>, account: Account, page: Page, Path(id): Path<MeetingId>) -> Result<Response> {
    show(&app, &account, page, id, Typed::empty()).await
}

/// Notes that it was held.
pub async fn hold(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<MeetingId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let outcome = match mediation::read_minutes(&form) {
        Ok((attended, minutes)) => {
            writing!(app.db, tx => mediation::hold_meeting(&app, tx, &account, id, attended, minutes.as_deref()).await)
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => {
            tell_next(&session, Sentence::new("mediation-meeting-held")).await?;
            Ok(see(format!("/desk/meetings/{id}")))
        }
        Err(error) => show(&app, &account, page, id, form.with_faults(error)?).await,
    }
}

/// Calls it off.
pub async fn cancel(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<MeetingId>,
) -> Result<Response> {
    writing!(app.db, tx => mediation::cancel_meeting(&app, tx, &account, id).await)?;
    tell_next(&session, Sentence::new("mediation-meeting-cancelled")).await?;
    Ok(see(format!("/desk/meetings/{id}")))
}
