//! The form of a site: to register one, to change one.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use tower_sessions::Session;

use super::super::{self as sites, NewSite, SiteDraft};
use super::crumbs;
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::SiteId;
use crate::people::{self, Account, OrganisationKind, Right};
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "sites/form.html", config = "src/web/askama.toml")]
struct Form {
    title: String,
    crumbs: Vec<Crumb>,
    action: String,
    /// The contractors to choose from; empty for one who registers for their own.
    contractors: Vec<(String, String)>,
    submit_key: &'static str,
    form: Typed,
    page: Page,
}

impl Form {
    fn of_new(page: Page, contractors: Vec<(String, String)>, form: Typed) -> Self {
        let title = page.t("sites-new");
        let crumbs = vec![
            Crumb { path: Some("/desk/sites".to_owned()), label: page.t("sites-title") },
            Crumb { path: None, label: title.clone() },
        ];
        let action = "/desk/sites/new".to_owned();
        Self { title, crumbs, action, contractors, submit_key: "sites-register", form, page }
    }

    fn of_change(page: Page, site: &sites::Site, form: Typed) -> Self {
        let title = page.t("sites-change");
        let crumbs = crumbs(&page, site, &title);
        let action = format!("/desk/sites/{}/edit", site.id);
        Self { title, crumbs, action, contractors: Vec::new(), submit_key: "save", form, page }
    }
}

/// The contractors that an account may register for; empty when it is only their own.
async fn contractors(app: &App, account: &Account) -> Result<Vec<(String, String)>> {
    if account.scope().is_some() {
        return Ok(Vec::new());
    }
    let all = reading!(app.db, tx => people::organisations(tx).await)?;
    let contractors = all.into_iter().filter(|organisation| organisation.kind == OrganisationKind::Contractor);
    Ok(contractors.map(|organisation| (organisation.id.to_string(), organisation.name)).collect())
}

/// An empty form.
pub async fn new(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    account.must(Right::RegisterSites)?;
    html(&Form::of_new(page, contractors(&app, &account).await?, Typed::empty()))
}

/// Registers a site, or gives the form back.
pub async fn register(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    account.must(Right::RegisterSites)?;
    let organisation_id = match account.scope() {
        Some(own) => Ok(own),
        None => form
            .value("organisation_id")
            .parse()
            .map_err(|_| Error::invalid("/organisation_id", Sentence::new("sites-organisation-unknown"))),
    };
    let outcome = match both(organisation_id, draft(&form).checked()) {
        Ok((organisation_id, details)) => {
            let new = NewSite { organisation_id, details };
            writing!(app.db, tx => sites::register_site(&app, tx, &account, &new).await)
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(id) => {
            tell_next(&session, Sentence::new("sites-registered")).await?;
            Ok(see(format!("/desk/sites/{id}/zone")))
        }
        Err(error) => {
            let form = form.with_faults(error)?;
            let page = Form::of_new(page, contractors(&app, &account).await?, form);
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Both values, or the faults of both.
fn both<A, B>(one: Result<A>, other: Result<B>) -> Result<(A, B)> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(Error::Invalid(mut faults)), Err(Error::Invalid(more))) => {
            faults.extend(more);
            Err(Error::Invalid(faults))
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

/// The form filled with what stands.
pub async fn edit(State(app): State<App>, account: Account, page: Page, Path(id): Path<SiteId>) -> Result<Response> {
    account.must(Right::RegisterSites)?;
    let (site, contacts) = reading!(app.db, tx => {
        let site = sites::site_seen_by(tx, &account, id).await?;
        Ok((site, sites::relay_contacts(&app, tx, id).await?))
    })?;
    let form = filled(&SiteDraft::of(&site, &contacts))?;
    html(&Form::of_change(page, &site, form))
}

/// Changes a site, or gives the form back.
pub async fn change(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<SiteId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::RegisterSites)?;
    let outcome = match draft(&form).checked() {
        Ok(details) => writing!(app.db, tx => sites::change_site(&app, tx, &account, id, &details).await),
        Err(error) => Err(error),
    };
    if let Err(error) = outcome {
        let form = form.with_faults(error)?;
        let site = reading!(app.db, tx => sites::site_seen_by(tx, &account, id).await)?;
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &Form::of_change(page, &site, form));
    }
    tell_next(&session, Sentence::new("sites-changed")).await?;
    Ok(see(format!("/desk/sites/{id}")))
}

fn draft(form: &Typed) -> SiteDraft {
    let text = |name: &str| form.text(name).map(ToOwned::to_owned);
    SiteDraft {
        name: text("name"),
        description: text("description"),
        permit_reference: text("permit_reference"),
        starts_on: text("starts_on"),
        ends_on: text("ends_on"),
        public_telephone: text("public_telephone"),
        time_zone: text("time_zone"),
        country: text("country"),
        site_manager_name: text("site_manager_name"),
        site_manager_email: text("site_manager_email"),
        site_manager_telephone: text("site_manager_telephone"),
        director_name: text("director_name"),
        director_email: text("director_email"),
        director_telephone: text("director_telephone"),
    }
}

/// A form filled with a draft: its fields have the names of the draft's.
fn filled(draft: &SiteDraft) -> Result<Typed> {
    let fields = match serde_json::to_value(draft).map_err(Error::internal)? {
        serde_json::Value::Object(fields) => fields,
        _ => serde_json::Map::new(),
    };
    Ok(Typed::filled(fields.into_iter().filter_map(|(name, value)| Some((name, value.as_str()?.to_owned())))))
}
