//! Which language a visitor reads: the one they chose, else the best that their browser asks for, else French. Residents are met in
//! every language; where staff and contractors work, in theirs. The choice is kept in a cookie that says nothing else.

use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use tower_sessions::cookie::time::Duration;

use super::{Routes, Typed, inner_path, see};
use crate::i18n::Language;

const COOKIE: &str = "language";

/// Where staff, contractors and programs come: the first part of the path. Anywhere else a resident may come.
const AT_WORK: [&str; 9] = ["desk", "rounds", "calendar", "r", "account", "sign-in", "sign-out", "api", "open311"];

/// Whether a resident may come to this path.
pub fn is_for_residents(path: &str) -> bool {
    path.split('/').nth(1).is_none_or(|first| !AT_WORK.contains(&first))
}

/// The languages that the page at a path speaks.
pub fn spoken_at(path: &str) -> &'static [Language] {
    if is_for_residents(path) { Language::ALL } else { Language::STAFF }
}

/// Notes the visitor's language for the handlers.
pub async fn choose_language(mut request: Request, next: Next) -> Response {
    let spoken = spoken_at(request.uri().path());
    let chosen = CookieJar::from_headers(request.headers()).get(COOKIE).and_then(|cookie| cookie.value().parse().ok());
    let chosen = chosen.filter(|language: &Language| spoken.contains(language));
    let language = chosen.unwrap_or_else(|| {
        let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Language::accepted(accepted.unwrap_or_default(), spoken)
    });
    request.extensions_mut().insert(language);
    next.run(request).await
}

/// `POST /language` with the fields `language` and `return_to`.
pub fn routes() -> Routes {
    Routes::new().post("/language", switch)
}

async fn switch(typed: Typed) -> Response {
    let back = see(inner_path(typed.value("return_to")));
    match typed.value("language").parse::<Language>() {
        Ok(language) => (CookieJar::new().add(cookie(language)), back).into_response(),
        _ => back,
    }
}

/// The cookie that remembers a choice of language.
pub fn cookie(language: Language) -> Cookie<'static> {
    Cookie::build((COOKIE, language.as_str()))
        .path("/")
        .same_site(SameSite::Lax)
        .http_only(true)
        .max_age(Duration::days(365))
        .build()
}
