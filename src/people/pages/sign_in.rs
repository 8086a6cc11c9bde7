//! Signing in and out.

use std::num::NonZeroU32;
use std::sync::LazyLock;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use serde::Deserialize;
use tower_sessions::Session;

use super::super::identity::{SESSION_ACCOUNT, SESSION_OPENED_AT};
use super::super::{Account, Email, Role, check_password, preferences};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::reading;
use crate::web::{self, FromAddress, Page, Typed, html, html_with, inner_path, language_cookie, see};

/// Tries a minute, per address asked from and account asked for.
const TRIES_A_MINUTE: NonZeroU32 = NonZeroU32::new(6).unwrap();
/// How many keys are remembered before those at rest are forgotten.
const KEYS_REMEMBERED: usize = 10_000;

static TRIES: LazyLock<DefaultKeyedRateLimiter<String>> =
    LazyLock::new(|| RateLimiter::keyed(Quota::per_minute(TRIES_A_MINUTE)));

/// Takes one of the few tries that a key has, or says when there will be another.
pub(super) fn take_a_try(key: String) -> Result<()> {
    if TRIES.len() > KEYS_REMEMBERED {
        TRIES.retain_recent();
    }
    TRIES.check_key(&key).map_err(|until| {
        let wait = until.wait_time_from(DefaultClock::default().now());
        Error::TooManyRequests { retry_after_s: wait.as_secs() + 1 }
    })
}

#[derive(Template)]
#[template(path = "people/sign_in.html", config = "src/web/askama.toml")]
struct SignIn {
    page: Page,
    form: Typed,
    next: String,
}

#[derive(Deserialize)]
pub(super) struct Next {
    #[serde(default)]
    next: String,
}

/// The form.
pub async fn form(page: Page, Query(Next { next }): Query<Next>) -> Result<Response> {
    html(&SignIn { page, form: Typed::empty(), next })
}

/// Opens a session, or gives the form back.
pub async fn sign_in(
    State(app): State<App>,
    from: FromAddress,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    let typed = form.value("email").trim().to_lowercase();
    take_a_try(format!("{from} {typed}"))?;
    let account = match typed.parse::<Email>() {
        Ok(email) => check_password(&app, &email, form.value("password")).await?,
        Err(_) => None,
    };
    let next = form.value("next").to_owned();
    let Some(account) = account else {
        let mut form = form.with_faults(Error::invalid("/email", Sentence::new("people-sign-in-wrong")))?;
        form.set("password", "");
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &SignIn { page, form, next });
    };
    // A new id for the session, so that one planted before the sign-in is worth nothing.
    session.cycle_id().await.map_err(Error::internal)?;
    session.insert(SESSION_ACCOUNT, account.id).await.map_err(Error::internal)?;
    session.insert(SESSION_OPENED_AT, app.now()).await.map_err(Error::internal)?;
    let on = see(if next.is_empty() { home(&account) } else { inner_path(&next) });
    let chosen = reading!(app.db, tx => preferences(&app, tx, account.id).await)?.language;
    Ok(match chosen {
        Some(language) => (CookieJar::new().add(language_cookie(language)), on).into_response(),
        None => on,
    })
}

/// Where a role's work begins.
fn home(account: &Account) -> &'static str {
    match account.role {
        Role::Mediator => "/rounds",
        _ => "/desk",
    }
}

/// Ends the session.
pub async fn sign_out(session: Session) -> Result<Response> {
    session.flush().await.map_err(Error::internal)?;
    Ok(web::see("/"))
}
