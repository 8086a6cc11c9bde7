//! The mediator's telephone: today's round first, then those to come; one round with its stops in order.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::super::{self as visits, RoundFile};
use super::drawn;
use super::words::RoundWords;
use crate::app::App;
use crate::error::Result;
use crate::id::RoundId;
use crate::people::Account;
use crate::reading;
use crate::web::{Page, html};

#[derive(Template)]
#[template(path = "visits/rounds.html", config = "src/web/askama.toml")]
struct RoundsPage {
    today: Vec<RoundWords>,
    unfinished: Vec<RoundWords>,
    coming: Vec<RoundWords>,
    calendar_url: String,
    page: Page,
}

/// My rounds.
pub async fn rounds(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    let files = reading!(app.db, tx => visits::rounds_of_mediator(&app, tx, &account).await)?;
    let today = page.today();
    let of = |wanted: &dyn Fn(&RoundFile) -> bool| -> Vec<RoundWords> {
        files.iter().filter(|file| wanted(file)).map(|file| RoundWords::of(&page, file)).collect()
    };
    html(&RoundsPage {
        today: of(&|file| file.round.walked_on == today),
        unfinished: of(&|file| file.round.walked_on < today),
        calendar_url: app.url(&format!("/calendar/{}.ics", visits::calendar_token(&app, &account))),
        coming: of(&|file| file.round.walked_on > today),
        page,
    })
}

#[derive(Template)]
#[template(path = "visits/walk.html", config = "src/web/askama.toml")]
struct Walk {
    round: RoundWords,
    page: Page,
}

/// One of my rounds.
pub async fn round(State(app): State<App>, account: Account, page: Page, Path(id): Path<RoundId>) -> Result<Response> {
    let file = reading!(app.db, tx => visits::round_seen_by(tx, &account, id).await)?;
    html(&Walk { round: RoundWords::of(&page, &file), page })
}

/// The round drawn on its streets.
pub async fn map(State(app): State<App>, account: Account, page: Page, Path(id): Path<RoundId>) -> Result<Response> {
    let drawing = reading!(app.db, tx => {
        let file = visits::round_seen_by(tx, &account, id).await?;
        drawn::drawing(tx, &file).await
    })?;
    let svg = drawing.document(&page.t("visits-map"), &page.t("visits-map-alt"));
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response())
}
