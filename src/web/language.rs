//! Which language a visitor reads: the one they chose, else the best that their browser asks for, else French. The choice is kept
//! in a cookie that says nothing else.

use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use tower_sessions::cookie::time::Duration;

use super::{Routes, Typed, inner_path, see};
use crate::i18n::Language;

const COOKIE: &str = "language";

/// Notes the visitor's language for the handlers.
pub async fn choose_language(mut request: Request, next: Next) -> Response {
    let chosen = CookieJar::from_headers(request.headers()).get(COOKIE).and_then(|cookie| cookie.value().parse().ok());
    let chosen = chosen.filter(|language: &Language| language.has_pages());
    let language = chosen.unwrap_or_else(|| {
        let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Language::accepted(accepted.unwrap_or_default())
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
