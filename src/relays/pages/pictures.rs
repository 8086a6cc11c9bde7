//! Photos as their readers get them: behind the private link, behind a contractor's link that still works, at the desk.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::super as relays;
use crate::app::App;
use crate::error::{Error, Result};
use crate::grievances::{self, KeptPhoto};
use crate::id::GrievanceId;
use crate::people::Account;
use crate::reading;
use crate::web::Page;

/// A photo as pages show it.
pub(super) struct PhotoWords {
    pub path: String,
    pub by: String,
    pub width: i64,
    pub height: i64,
}

/// The photos of a grievance, their addresses below a page's own.
pub(super) fn words(page: &Page, path: &str, photos: &[KeptPhoto]) -> Vec<PhotoWords> {
    let words = |photo: &KeptPhoto| PhotoWords {
        path: format!("{path}/photos/{}", photo.place),
        by: page.word("author", photo.author),
        width: photo.width,
        height: photo.height,
    };
    photos.iter().map(words).collect()
}

fn jpeg(bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "image/jpeg")], bytes).into_response()
}

/// `GET /t/{token}/photos/{place}`.
pub async fn of_neighbour(State(app): State<App>, Path((token, place)): Path<(String, i64)>) -> Result<Response> {
    let bytes = reading!(app.db, tx => {
        let grievance = grievances::grievance_by_token(&app, tx, &token).await?;
        grievances::photo(&app, tx, grievance.id, place).await
    })?;
    Ok(jpeg(bytes))
}

/// `GET /r/{token}/photos/{place}`.
pub async fn of_contractor(State(app): State<App>, Path((token, place)): Path<(String, i64)>) -> Result<Response> {
    let bytes = reading!(app.db, tx => {
        let relay = relays::relay_by_token(&app, tx, &token).await?;
        if !relay.is_usable(app.now()) {
            return Err(Error::NotFound);
        }
        grievances::photo(&app, tx, relay.grievance_id, place).await
    })?;
    Ok(jpeg(bytes))
}

/// `GET /desk/grievances/{id}/photos/{place}`.
pub async fn at_desk(
    State(app): State<App>,
    account: Account,
    Path((id, place)): Path<(GrievanceId, i64)>,
) -> Result<Response> {
    let bytes = reading!(app.db, tx => {
        grievances::grievance_seen_by(tx, &account, id).await?;
        grievances::photo(&app, tx, id, place).await
    })?;
    Ok(jpeg(bytes))
}
