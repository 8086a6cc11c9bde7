//! Notices for machines that come by: `robots.txt` keeps search engines to the public pages; `security.txt` (RFC 9116) says whom to
//! tell of a weakness, when the settings name somebody.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::Days;

use crate::app::App;
use crate::error::{Error, Result};
use crate::web::Routes;

const PLAIN: &str = "text/plain; charset=utf-8";
/// Private links and what needs an account; the sites' pages stay open.
const ROBOTS: &str = "User-agent: *\nDisallow: /account\nDisallow: /api/\nDisallow: /desk\nDisallow: /m/\nDisallow: /me/\nDisallow: /metrics\n\
    Disallow: /r/\nDisallow: /rounds\nDisallow: /sign-in\nDisallow: /t/\n";
/// RFC 9116 asks for an end less than a year away; it is made anew with every answer.
const HOLDS_DAYS: u64 = 180;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/robots.txt", async || ([(header::CONTENT_TYPE, PLAIN)], ROBOTS))
        .get("/.well-known/security.txt", security)
}

async fn security(State(app): State<App>) -> Result<Response> {
    let contact = &app.settings.open.security_contact;
    if contact.is_empty() {
        return Err(Error::NotFound);
    }
    let expires = app.now().checked_add_days(Days::new(HOLDS_DAYS)).unwrap_or(app.now()).format("%Y-%m-%dT00:00:00Z");
    let text = format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: fr, en\n");
    Ok(([(header::CONTENT_TYPE, PLAIN)], text).into_response())
}
