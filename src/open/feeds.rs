//! The feeds' addresses. What they tell is public, so every site may read them (CORS) and caches may keep them for a while.

use axum::extract::{Path, State};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::{changes, works, wzdx};
use crate::app::App;
use crate::error::{Error, Result};
use crate::reading;
use crate::sites::SiteCode;
use crate::web::{Page, Routes};

/// How long a cache may keep a feed.
const KEPT: &str = "public, max-age=300";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/feeds/works.geojson", works_feed)
        .get("/feeds/wzdx.geojson", wzdx_feed)
        .get("/feeds/{feed}", atom_feed)
}

fn public(kind: &'static str, text: String) -> Response {
    let headers: [(HeaderName, &str); 3] =
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    (headers, text).into_response()
}

fn geojson(feed: &Value) -> Response {
    public("application/geo+json", feed.to_string())
}

async fn works_feed(State(app): State<App>) -> Result<Response> {
    Ok(geojson(&reading!(app.db, tx => works::feed(&app, tx).await)?))
}

async fn wzdx_feed(State(app): State<App>) -> Result<Response> {
    Ok(geojson(&reading!(app.db, tx => wzdx::feed(&app, tx).await)?))
}

/// `/feeds/k4rt.atom`.
async fn atom_feed(State(app): State<App>, page: Page, Path(feed): Path<String>) -> Result<Response> {
    let code = feed.strip_suffix(".atom").and_then(|code| code.parse::<SiteCode>().ok()).ok_or(Error::NotFound)?;
    let text = reading!(app.db, tx => changes::feed(&app, tx, &code, page.language).await)?;
    let mut answer = public("application/atom+xml; charset=utf-8", text);
    answer.headers_mut().append(header::VARY, header::HeaderValue::from_static("accept-language, cookie"));
    Ok(answer)
}
