//! The calendar that a mediator's own calendar program subscribes to: `/calendar/{token}.ics`.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::super as visits;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reading;
use crate::web::Page;

/// The calendar behind a private link. Nobody signs in: calendar programs cannot.
pub async fn calendar(State(app): State<App>, page: Page, Path(file): Path<String>) -> Result<Response> {
    let token = file.strip_suffix(".ics").ok_or(Error::NotFound)?;
    let calendar = reading!(app.db, tx => visits::calendar_of_token(&app, tx, token, page.language).await)?;
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar).into_response())
}
