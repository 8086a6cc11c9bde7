//! Referrals, the next to ask after first, and the directory of services.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::Days;
use serde::Deserialize;
use tower_sessions::Session;

use super::{EntryWords, Tab, crumbs, in_words, sites_to_choose, tabs};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Sentence;
use crate::id::{CaseId, ReferralId, ServiceId};
use crate::mediation::{self as mediation, Referral, ReferralFile, Service};
use crate::people::{Account, Right};
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

/// When a service is asked again, unless somebody says otherwise.
const FOLLOW_UP_DAYS: u64 = 14;

#[derive(Template)]
#[template(path = "mediation/referrals.html", config = "src/web/askama.toml")]
struct List {
    tabs: Vec<Tab>,
    referrals: Vec<Referral>,
    may_handle: bool,
    page: Page,
}

impl List {
    fn is_due(&self, referral: &Referral) -> bool {
        referral.is_due(self.page.today())
    }
}

/// All referrals.
pub async fn list(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    let referrals = reading!(app.db, tx => mediation::referrals_seen_by(&app, tx, &account).await)?;
    html(&List { tabs: tabs(&page), referrals, may_handle: account.may(Right::HandleCases), page })
}

#[derive(Template)]
#[template(path = "mediation/referral_new.html", config = "src/web/askama.toml")]
struct New {
    crumbs: Vec<Crumb>,
    services: Vec<(String, String)>,
    sites: Vec<(String, String)>,
    form: Typed,
    page: Page,
}

/// Where the person was met.
#[derive(Debug, Default, Deserialize)]
pub struct From {
    #[serde(default)]
    case: String,
    #[serde(default)]
    site: String,
}

async fn show_new(app: &App, account: &Account, page: Page, form: Typed, status: StatusCode) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let (services, sites) = reading!(app.db, tx => {
        Ok((mediation::services(tx, account).await?, sites_to_choose(app, tx, account).await?))
    })?;
    let services = services
        .into_iter()
        .filter(|service| !service.closed)
        .map(|service| (service.id.to_string(), format!("{} ({})", service.name, page.word("need", service.need))))
        .collect();
    let crumbs = crumbs(&page, "/desk/referrals", "mediation-referrals", &page.t("mediation-referral-new"));
    html_with(status, &New { crumbs, services, sites, form, page })
}

/// An empty form.
pub async fn new(State(app): State<App>, account: Account, page: Page, Query(from): Query<From>) -> Result<Response> {
    let follow_up_on = page.today().checked_add_days(Days::new(FOLLOW_UP_DAYS)).unwrap_or(page.today());
    let case_id = from.case.parse::<CaseId>().map(|id| id.to_string()).unwrap_or_default();
    let form =
        Typed::filled([("case_id", case_id), ("site_id", from.site), ("follow_up_on", follow_up_on.to_string())]);
    show_new(&app, &account, page, form, StatusCode::OK).await
}

/// Hands a person on, or gives the form back.
pub async fn refer(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let outcome = match mediation::read_referral(&form) {
        Ok(new) => writing!(app.db, tx => mediation::refer(&app, tx, &account, &new).await),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(id) => {
            tell_next(&session, Sentence::new("mediation-referred")).await?;
            Ok(see(format!("/desk/referrals/{id}")))
        }
        Err(error) => show_new(&app, &account, page, form.with_faults(error)?, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

#[derive(Template)]
#[template(path = "mediation/referral.html", config = "src/web/askama.toml")]
struct One {
    crumbs: Vec<Crumb>,
    path: String,
    file: ReferralFile,
    entries: Vec<EntryWords>,
    is_due: bool,
    may_handle: bool,
    form: Typed,
    page: Page,
}

async fn show(app: &App, account: &Account, page: Page, id: ReferralId, form: Typed) -> Result<Response> {
    let file = reading!(app.db, tx => mediation::referral_file(app, tx, account, id).await)?;
    let status = if form.is_faulty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let one = One {
        crumbs: crumbs(&page, "/desk/referrals", "mediation-referrals", &file.referral.service),
        path: format!("/desk/referrals/{id}"),
        entries: in_words(&page, &file.entries),
        is_due: file.referral.is_due(page.today()),
        may_handle: account.may(Right::HandleCases),
        file,
        form,
        page,
    };
    html_with(status, &one)
}

/// One referral.
pub async fn one(State(app): State<App>, account: Account, page: Page, Path(id): Path<ReferralId>) -> Result<Response> {
    show(&app, &account, page, id, Typed::empty()).await
}

/// Notes what happened to it.
pub async fn follow(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<ReferralId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let outcome = match mediation::read_step(&form) {
        Ok((step, words, day)) => {
            writing!(app.db, tx => mediation::follow_referral(&app, tx, &account, id, step, words.as_deref(), day).await)
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => {
            tell_next(&session, Sentence::new("mediation-entry-added")).await?;
            Ok(see(format!("/desk/referrals/{id}")))
        }
        Err(error) => show(&app, &account, page, id, form.with_faults(error)?).await,
    }
}

#[derive(Template)]
#[template(path = "mediation/services.html", config = "src/web/askama.toml")]
struct Directory {
    crumbs: Vec<Crumb>,
    services: Vec<Service>,
    may_handle: bool,
    form: Typed,
    page: Page,
}

async fn show_directory(app: &App, account: &Account, page: Page, form: Typed) -> Result<Response> {
    let services = reading!(app.db, tx => mediation::services(tx, account).await)?;
    let status = if form.is_faulty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let crumbs = crumbs(&page, "/desk/referrals", "mediation-referrals", &page.t("mediation-services"));
    html_with(status, &Directory { crumbs, services, may_handle: account.may(Right::HandleCases), form, page })
}

/// The directory of services.
pub async fn directory(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    show_directory(&app, &account, page, Typed::empty()).await
}

/// Adds a service.
pub async fn add_service(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleCases)?;
    let outcome = match mediation::read_service(&form) {
        Ok(new) => writing!(app.db, tx => mediation::add_service(&app, tx, &account, &new).await.map(drop)),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => {
            tell_next(&session, Sentence::new("mediation-service-added")).await?;
            Ok(see("/desk/referrals/services"))
        }
        Err(error) => show_directory(&app, &account, page, form.with_faults(error)?).await,
    }
}

/// Takes a service out of the directory.
pub async fn close_service(State(app): State<App>, account: Account, Path(id): Path<ServiceId>) -> Result<Response> {
    writing!(app.db, tx => mediation::close_service(&app, tx, &account, id, true).await)?;
    Ok(see("/desk/referrals/services"))
}

/// Puts it back.
pub async fn reopen_service(State(app): State<App>, account: Account, Path(id): Path<ServiceId>) -> Result<Response> {
    writing!(app.db, tx => mediation::close_service(&app, tx, &account, id, false).await)?;
    Ok(see("/desk/referrals/services"))
}
