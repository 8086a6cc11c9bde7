//! Where a neighbour subscribes to a site's news, without an account and without scripts.

use std::num::NonZeroU32;
use std::sync::LazyLock;

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::super::{self as bulletins, SubscriberDraft};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::sites::{self, Site, SiteCode};
use crate::web::{FromAddress, Page, Typed, html, html_with, see};
use crate::{premises, reading, writing};

/// A field that people do not see; what fills it in is a program.
const TRAP: &str = "website";
/// How many subscriptions one address may send at once and regain within the hour.
const AN_HOUR: NonZeroU32 = NonZeroU32::new(20).unwrap();
/// How many addresses are remembered before those at rest are forgotten.
const REMEMBERED: usize = 10_000;

static SENT: LazyLock<DefaultKeyedRateLimiter<String>> = LazyLock::new(|| RateLimiter::keyed(Quota::per_hour(AN_HOUR)));

#[derive(Template)]
#[template(path = "bulletins/subscribe.html", config = "src/web/askama.toml")]
struct Subscription {
    site: Site,
    languages: Vec<(String, String)>,
    is_done: bool,
    form: Typed,
    page: Page,
}

impl Subscription {
    fn of(page: Page, site: Site, form: Typed) -> Self {
        let languages = Language::ALL.iter().map(|own| (own.to_string(), own.own_name().to_owned())).collect();
        Self { site, languages, is_done: false, form, page }
    }
}

async fn site_of(app: &App, code: &str) -> Result<Site> {
    let code: SiteCode = code.parse().map_err(|_| Error::NotFound)?;
    reading!(app.db, tx => sites::site_by_code(tx, &code).await)
}

/// `GET /s/{code}/subscribe`.
pub(super) async fn subscription(
    State(app): State<App>,
    page: Page,
    Path(code): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let site = site_of(&app, &code).await?;
    let form = Typed::filled([("language", page.language.as_str())]);
    html(&Subscription { is_done: query.as_deref() == Some("done"), ..Subscription::of(page, site, form) })
}

/// `POST /s/{code}/subscribe`: subscribes, or gives the form back.
pub(super) async fn subscribe(
    State(app): State<App>,
    page: Page,
    from: FromAddress,
    Path(code): Path<String>,
    form: Typed,
) -> Result<Response> {
    let site = site_of(&app, &code).await?;
    let text = |name: &str| form.text(name).map(ToOwned::to_owned);
    let draft = SubscriberDraft {
        email: text("email"),
        telephone: text("telephone"),
        place: text("place"),
        language: text("language"),
    };
    let checked = match form.text(TRAP) {
        Some(_) => Err(Error::invalid(format!("/{TRAP}"), Sentence::new("relays-trap"))),
        None => draft.checked(page.language),
    };
    let new = match checked {
        Ok(new) => new,
        Err(error) => {
            let form = form.with_faults(error)?;
            return html_with(StatusCode::UNPROCESSABLE_ENTITY, &Subscription::of(page, site, form));
        }
    };
    if SENT.len() > REMEMBERED {
        SENT.retain_recent();
    }
    if SENT.check_key(&from.to_string()).is_err() {
        return Err(Error::TooManyRequests { retry_after_s: 600 });
    }
    let door = match &new.place {
        Some(place) => reading!(app.db, tx => premises::door_at(tx, place).await)?,
        None => None,
    };
    writing!(app.db, tx => bulletins::subscribe(&app, tx, site.id, &new, door).await)?;
    Ok(see(format!("/s/{}/subscribe?done", site.code)))
}
