//! The page that a person reaches by their private link: what is kept of them, what for and until when; to take it away, to
//! withdraw a consent, to have it erased. Works without scripts and says in plain words what stays.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use tower_sessions::Session;

use super::OwnData;
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::ConsentId;
use crate::web::{Page, Routes, html, see, tell_next};
use crate::{reading, writing};

/// A private page stays out of search engines even when its address is found somewhere.
const NOT_FOR_SEARCH: (HeaderName, HeaderValue) =
    (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/me/erased", erased)
        .get("/me/{token}", own)
        .get("/me/{token}/data.json", export)
        .post("/me/{token}/consents/{id}/withdraw", withdraw)
        .post("/me/{token}/erase", erase)
}

#[derive(Template)]
#[template(path = "privacy/own.html", config = "src/web/askama.toml")]
struct Own {
    path: String,
    data: OwnData,
    contacts_days: u32,
    page: Page,
}

async fn own(State(app): State<App>, page: Page, Path(token): Path<String>) -> Result<Response> {
    let data = reading!(app.db, tx => super::own_data(&app, tx, &token).await)?;
    let shown =
        html(&Own { path: format!("/me/{token}"), data, contacts_days: app.settings.retention.contacts_days, page })?;
    Ok(([NOT_FOR_SEARCH], shown).into_response())
}

/// The same as a file that other programs can read (GDPR, article 20).
async fn export(State(app): State<App>, Path(token): Path<String>) -> Result<Response> {
    let data = reading!(app.db, tx => super::own_data(&app, tx, &token).await)?;
    let text = serde_json::to_string_pretty(&data).map_err(Error::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"riverain.json\""),
    ];
    Ok((headers, text).into_response())
}

async fn withdraw(
    State(app): State<App>,
    session: Session,
    Path((token, id)): Path<(String, ConsentId)>,
) -> Result<Response> {
    let was_last = writing!(app.db, tx => super::withdraw_consent(&app, tx, &token, id).await)?;
    if was_last {
        return Ok(see("/me/erased"));
    }
    tell_next(&session, Sentence::new("privacy-withdrawn")).await?;
    Ok(see(format!("/me/{token}")))
}

async fn erase(State(app): State<App>, Path(token): Path<String>) -> Result<Response> {
    writing!(app.db, tx => super::erase_person(&app, tx, &token).await)?;
    Ok(see("/me/erased"))
}

#[derive(Template)]
#[template(path = "privacy/erased.html", config = "src/web/askama.toml")]
struct Erased {
    page: Page,
}

/// Says that it is done; the private link leads nowhere any more.
async fn erased(page: Page) -> Result<Response> {
    html(&Erased { page })
}
