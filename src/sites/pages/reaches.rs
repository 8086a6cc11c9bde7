//! How far an organisation's nuisances usually reach: one page with a figure for each, for the contractor and the coordinator.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use tower_sessions::Session;

use super::super::{self as sites, MAX_REACH_M, Nuisance, UsualReaches};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Sentence;
use crate::id::OrganisationId;
use crate::people::Account;
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "sites/reaches.html", config = "src/web/askama.toml")]
struct Reaches {
    crumbs: Vec<Crumb>,
    organisation: String,
    action: String,
    limit_m: i64,
    rows: Vec<Row>,
    form: Typed,
    page: Page,
}

struct Row {
    word: &'static str,
    name: String,
    meaning: String,
    typed: String,
    usual: String,
    fault: String,
}

fn reaches_page(page: Page, organisation: &crate::people::Organisation, form: Typed) -> Reaches {
    let row = |nuisance: &Nuisance| Row {
        word: nuisance.as_str(),
        name: page.word("nuisance", nuisance),
        meaning: page.word("nuisance-means", nuisance),
        typed: form.value(nuisance.as_str()).to_owned(),
        usual: page.t1("sites-reaches-house", "metres", nuisance.default_reach_m()),
        fault: form.error(nuisance.as_str(), &page.language),
    };
    Reaches {
        crumbs: vec![
            Crumb { path: Some("/desk/sites".to_owned()), label: page.t("sites-title") },
            Crumb { path: None, label: page.t("sites-reaches") },
        ],
        organisation: organisation.name.clone(),
        action: format!("/desk/organisations/{}/reaches", organisation.id),
        limit_m: MAX_REACH_M,
        rows: Nuisance::ALL.iter().map(row).collect(),
        form,
        page,
    }
}

/// The figures as they stand.
pub async fn form(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<OrganisationId>,
) -> Result<Response> {
    let (organisation, own) = reading!(app.db, tx => sites::usual_reaches_seen_by(tx, &account, id).await)?;
    let filled =
        Nuisance::ALL.iter().filter_map(|nuisance| Some((nuisance.as_str(), own.own_m(*nuisance)?.to_string())));
    html(&reaches_page(page, &organisation, Typed::filled(filled)))
}

/// Sets them, or gives the form back.
pub async fn set(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<OrganisationId>,
    form: Typed,
) -> Result<Response> {
    let (organisation, _) = reading!(app.db, tx => sites::usual_reaches_seen_by(tx, &account, id).await)?;
    let checked =
        UsualReaches::checked(Nuisance::ALL.iter().map(|nuisance| (nuisance.as_str(), form.value(nuisance.as_str()))));
    let reaches = match checked {
        Ok(reaches) => reaches,
        Err(error) => {
            let form = form.with_faults(error)?;
            return html_with(StatusCode::UNPROCESSABLE_ENTITY, &reaches_page(page, &organisation, form));
        }
    };
    writing!(app.db, tx => sites::set_usual_reaches(&app, tx, &account, id, &reaches).await)?;
    tell_next(&session, Sentence::new("sites-reaches-set")).await?;
    Ok(see(format!("/desk/organisations/{id}/reaches")))
}
