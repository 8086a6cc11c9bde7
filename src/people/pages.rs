//! Signing in and out.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::sync::LazyLock;

use askama::Template;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use serde::Deserialize;
use tower_sessions::Session;

use super::identity::SESSION_ACCOUNT;
use super::{Account, Email, Role, check_password};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::web::{self, Page, Routes, Typed, html, html_with, inner_path, see};

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new().get("/sign-in", form).post("/sign-in", sign_in).post("/sign-out", sign_out)
}

/// Tries a minute, per address asked from and account asked for.
const TRIES_A_MINUTE: NonZeroU32 = NonZeroU32::new(6).unwrap();
/// How many keys are remembered before those at rest are forgotten.
const KEYS_REMEMBERED: usize = 10_000;

static TRIES: LazyLock<DefaultKeyedRateLimiter<String>> =
    LazyLock::new(|| RateLimiter::keyed(Quota::per_minute(TRIES_A_MINUTE)));

fn take_a_try(key: String) -> Result<()> {
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
struct Next {
    #[serde(default)]
    next: String,
}

async fn form(page: Page, Query(Next { next }): Query<Next>) -> Result<Response> {
    html(&SignIn { page, form: Typed::empty(), next })
}

async fn sign_in(
    State(app): State<App>,
    connection: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    let typed = form.value("email").trim().to_lowercase();
    let from = connection.map(|connection| connection.0.0.ip().to_string()).unwrap_or_default();
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
    Ok(see(if next.is_empty() { home(&account) } else { inner_path(&next) }))
}

/// Where a role's work begins.
fn home(account: &Account) -> &'static str {
    match account.role {
        Role::Mediator => "/rounds",
        _ => "/desk",
    }
}

async fn sign_out(session: Session) -> Result<Response> {
    session.flush().await.map_err(Error::internal)?;
    Ok(web::see("/"))
}
