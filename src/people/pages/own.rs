//! One's own account: password, language, telephone, and the tokens of the programs that speak in one's name.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use tower_sessions::Session;

use super::super::identity::SESSION_OPENED_AT;
use super::super::{self as people, Account, Password, Preferences, Token};
use super::sign_in::take_a_try;
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::{Language, Sentence};
use crate::id::TokenId;
use crate::web::{Page, Typed, html_with, language_cookie, see, tell_next};
use crate::{reading, writing};

const LABEL_LENGTH: usize = 80;

#[derive(Template)]
#[template(path = "people/own.html", config = "src/web/askama.toml")]
struct Own {
    account: Account,
    organisation: String,
    languages: Vec<(String, String)>,
    preferences: Typed,
    password: Typed,
    label: Typed,
    tokens: Vec<Token>,
    /// A token just made, shown this once.
    made: Option<String>,
    page: Page,
}

/// The three forms of the page as they were sent; empty where they were not.
#[derive(Default)]
struct Sent {
    preferences: Option<Typed>,
    password: Typed,
    label: Typed,
    made: Option<String>,
}

async fn show(app: &App, account: Account, page: Page, sent: Sent, status: StatusCode) -> Result<Response> {
    let (organisation, stored, tokens) = reading!(app.db, tx => {
        let organisation = people::organisation(tx, account.organisation_id).await?;
        let stored = people::preferences(app, tx, account.id).await?;
        Ok((organisation, stored, people::tokens_of(tx, &account, account.id).await?))
    })?;
    let stored = || {
        let text = |value: Option<String>| value.unwrap_or_default();
        Typed::filled([
            ("language", text(stored.language.map(|language| language.to_string()))),
            ("telephone", text(stored.telephone.as_ref().map(ToString::to_string))),
        ])
    };
    let own = Own {
        organisation: organisation.name,
        languages: Language::ALL.iter().map(|own| (own.to_string(), own.own_name().to_owned())).collect(),
        preferences: sent.preferences.unwrap_or_else(stored),
        password: sent.password,
        label: sent.label,
        tokens,
        made: sent.made,
        account,
        page,
    };
    html_with(status, &own)
}

/// My account.
pub async fn account(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    show(&app, account, page, Sent::default(), StatusCode::OK).await
}

/// Changes my password; sessions elsewhere end, this one goes on.
pub async fn change_password(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    take_a_try(format!("password {}", account.id))?;
    let checked = checked_password(&app, &account, &form).await;
    let password = match checked {
        Ok(password) => password,
        Err(error) => {
            let mut form = form.with_faults(error)?;
            form.set("password", "");
            form.set("new_password", "");
            return show(
                &app,
                account,
                page,
                Sent { password: form, ..Sent::default() },
                StatusCode::UNPROCESSABLE_ENTITY,
            )
            .await;
        }
    };
    let hash = people::hash(&app, &password).await?;
    writing!(app.db, tx => people::change_password(&app, tx, &account, &hash).await)?;
    session.cycle_id().await.map_err(Error::internal)?;
    session.insert(SESSION_OPENED_AT, app.now()).await.map_err(Error::internal)?;
    tell_next(&session, Sentence::new("people-password-changed")).await?;
    Ok(see("/account"))
}

async fn checked_password(app: &App, account: &Account, form: &Typed) -> Result<Password> {
    let mut faults = Faults::new();
    let email = account.email.parse().map_err(Error::internal)?;
    if people::check_password(app, &email, form.value("password")).await?.is_none() {
        faults.add("/password", Sentence::new("people-password-not-yours"));
    }
    let new: Option<Password> = match form.value("new_password").parse() {
        Ok(password) => Some(password),
        Err(sentence) => {
            faults.add("/new_password", sentence);
            None
        }
    };
    faults.end()?;
    new.ok_or(Error::NotFound)
}

/// Keeps my language and my telephone.
pub async fn prefer(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    let mut faults = Faults::new();
    let preferences = Preferences {
        language: form.parsed("language", "form-not-a-word", &mut faults),
        telephone: form.parsed("telephone", "form-not-a-telephone", &mut faults),
    };
    if let Err(error) = faults.end() {
        let sent = Sent { preferences: Some(form.with_faults(error)?), ..Sent::default() };
        return show(&app, account, page, sent, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    writing!(app.db, tx => people::prefer(&app, tx, &account, &preferences).await)?;
    tell_next(&session, Sentence::new("people-preferences-kept")).await?;
    let back = see("/account");
    Ok(match preferences.language {
        Some(language) => (CookieJar::new().add(language_cookie(language)), back).into_response(),
        None => back,
    })
}

/// Makes a token and shows it this once.
pub async fn make_token(State(app): State<App>, account: Account, page: Page, form: Typed) -> Result<Response> {
    let mut faults = Faults::new();
    let label = form.required("label", LABEL_LENGTH, &mut faults);
    if let Err(error) = faults.end() {
        let sent = Sent { label: form.with_faults(error)?, ..Sent::default() };
        return show(&app, account, page, sent, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let label = label.unwrap_or_default();
    let made = writing!(app.db, tx => people::make_token(&app, tx, &account, &label).await)?;
    show(&app, account, page, Sent { made: Some(made), ..Sent::default() }, StatusCode::CREATED).await
}

/// Ends a token of mine.
pub async fn revoke_token(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<TokenId>,
) -> Result<Response> {
    writing!(app.db, tx => people::revoke_token(&app, tx, &account, id).await)?;
    tell_next(&session, Sentence::new("people-token-revoked")).await?;
    Ok(see("/account"))
}
