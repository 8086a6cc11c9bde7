//! What a person sees of their own messages by their private link, and where they say that they want no more. Reading changes nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use tower_sessions::Session;

use super::content::Part;
use super::desk::{self, Decision, MessageFile};
use super::pages::Shown;
use super::suppression::SaidBy;
use crate::app::App;
use crate::error::Result;
use crate::i18n::Sentence;
use crate::people;
use crate::web::{Page, Routes, Typed, html, see, tell_next};
use crate::{reading, writing};

/// The routes of these pages.
pub(super) fn routes() -> Routes {
    Routes::new().get("/m/{token}", own).post("/m/{token}", decide)
}

#[derive(Template)]
#[template(path = "notifications/own.html", config = "src/web/askama.toml")]
struct Own {
    path: String,
    /// The page of everything that is kept of them.
    own_page: Option<String>,
    site_name: Option<String>,
    is_stopped: bool,
    messages: Vec<OwnLine>,
    page: Page,
}

struct OwnLine {
    at: String,
    shown: Shown,
}

async fn own(State(app): State<App>, page: Page, Path(token): Path<String>) -> Result<Response> {
    let own = reading!(app.db, tx => desk::own_messages(&app, tx, &token).await)?;
    let line = |file: MessageFile| {
        let at = page.moment(&file.summary.created_at);
        // How many parts an SMS had is nothing to its reader.
        Some(OwnLine { at, shown: Shown { count: String::new(), ..Shown::of(&page, file.content?, file.language) } })
    };
    let shown = html(&Own {
        path: format!("/m/{token}"),
        own_page: own.contact_id.map(|id| people::own_page(&app, id)),
        site_name: own.site_name,
        is_stopped: own.is_stopped,
        messages: own.messages.into_iter().filter_map(line).collect(),
        page,
    })?;
    // A private page stays out of search engines even when its address is found somewhere.
    const ROBOTS: (HeaderName, HeaderValue) =
        (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    Ok(([ROBOTS], shown).into_response())
}

/// A mail program's one-click POST (RFC 8058), or a button of the page.
async fn decide(State(app): State<App>, session: Session, Path(token): Path<String>, form: Typed) -> Result<Response> {
    let is_one_click = form.value("List-Unsubscribe") == "One-Click";
    let (decision, told) = match form.value("do") {
        "stop_all" => (Decision::StopAll, "notifications-own-stopped"),
        "resume" => (Decision::Resume, "notifications-own-resumed"),
        _ => (Decision::StopSite, "notifications-own-stopped"),
    };
    let said_by = if is_one_click { SaidBy::OneClick } else { SaidBy::Page };
    if !is_one_click && form.value("do").is_empty() {
        // Neither a button of ours nor the mail program's: nothing was decided.
        return Ok(see(format!("/m/{token}")));
    }
    writing!(app.db, tx => desk::stop_by_link(&app, tx, &token, decision, said_by).await)?;
    if is_one_click {
        return Ok("ok".into_response());
    }
    tell_next(&session, Sentence::new(told)).await?;
    Ok(see(format!("/m/{token}")))
}
