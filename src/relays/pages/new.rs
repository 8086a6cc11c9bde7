//! A grievance that somebody of the mediation body types: told on the telephone, or at the doorstep to a mediator, whose phone shows
//! this in one hand and goes back to the round afterwards.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use tower_sessions::Session;

use super::draft_of;
use crate::app::App;
use crate::error::{Error, Result};
use crate::grievances::{self, Category, Hazard, Via};
use crate::i18n::{Language, Sentence};
use crate::id::{PremisesId, SiteId};
use crate::people::{Account, Right};
use crate::sites::{self, Site};
use crate::web::{Page, Typed, html_with, inner_path, see, tell_next};
use crate::{reading, writing};

/// Where the form is opened from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    site: String,
    premises: String,
    via: String,
    return_to: String,
}

struct Values {
    site: Option<Site>,
    sites: Vec<(String, String)>,
    categories: &'static [Category],
    hazards: &'static [Hazard],
    languages: Vec<(String, String)>,
    is_doorstep: bool,
}

#[derive(Template)]
#[template(path = "relays/new.html", config = "src/web/askama.toml")]
struct AtDesk {
    own: Values,
    form: Typed,
    page: Page,
}

#[derive(Template)]
#[template(path = "relays/new_round.html", config = "src/web/askama.toml")]
struct AtDoor {
    back: String,
    own: Values,
    form: Typed,
    page: Page,
}

async fn shown(app: &App, account: &Account, page: Page, form: Typed, status: StatusCode) -> Result<Response> {
    account.must(Right::HandleGrievances)?;
    let (site, all) = reading!(app.db, tx => {
        let site = match form.value("site").parse::<SiteId>() {
            Ok(id) => Some(sites::site_seen_by(tx, account, id).await?),
            Err(_) => None,
        };
        Ok((site, sites::sites_seen_by(tx, account).await?))
    })?;
    let is_doorstep = form.value("via") == Via::Doorstep.as_str();
    let own = Values {
        site,
        sites: all.into_iter().map(|own| (own.site.id.to_string(), own.site.name)).collect(),
        categories: Category::ALL,
        hazards: Hazard::ALL,
        languages: Language::ALL.iter().map(|own| (own.to_string(), own.own_name().to_owned())).collect(),
        is_doorstep,
    };
    match is_doorstep {
        true => html_with(status, &AtDoor { back: return_to(&form), own, form, page }),
        false => html_with(status, &AtDesk { own, form, page }),
    }
}

fn return_to(form: &Typed) -> String {
    match form.text("return_to") {
        Some(path) => inner_path(path).to_owned(),
        None => "/rounds".to_owned(),
    }
}

/// `GET /desk/grievances/new?site=…&premises=…&via=doorstep|telephone&return_to=…`.
pub async fn form(
    State(app): State<App>,
    account: Account,
    page: Page,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    account.must(Right::HandleGrievances)?;
    let premises = asked.premises.parse::<PremisesId>().ok();
    let label = match premises {
        Some(id) => reading!(app.db, tx => grievances::label_of_door(tx, id).await)?,
        None => None,
    };
    let via = asked.via.parse().unwrap_or(Via::Telephone);
    let mut fields = vec![
        ("site", asked.site),
        ("via", via.to_string()),
        ("return_to", asked.return_to),
        ("where", if premises.is_some() { "home" } else { "street" }.to_owned()),
        ("suffered_on", page.today().to_string()),
        ("language", Language::French.to_string()),
    ];
    fields.extend(premises.map(|id| ("premises_id", id.to_string())));
    fields.extend(label.map(|label| ("place", label)));
    shown(&app, &account, page, Typed::filled(fields), StatusCode::OK).await
}

/// `POST /desk/grievances/new`.
pub async fn file(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleGrievances)?;
    let site_id = form
        .value("site")
        .parse::<SiteId>()
        .map_err(|_| Error::invalid("/site", Sentence::new("grievances-site-missing")));
    let via = form.value("via").parse().unwrap_or(Via::Telephone);
    let draft = draft_of(&form);
    // Without a site the rest is checked all the same, so that every fault is told at once.
    let checked =
        draft.checked(site_id.as_ref().copied().unwrap_or(SiteId(uuid::Uuid::nil())), page.today(), page.language, via);
    let mut new = match (site_id, checked) {
        (Ok(_), Ok(new)) => new,
        (site_id, checked) => {
            let faults = [site_id.err(), checked.err()].into_iter().flatten();
            let form = form.with_faults(all_faults(faults)?)?;
            return shown(&app, &account, page, form, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    new.filed_by = Some(account.id);
    if let (None, Some(place)) = (new.premises_id, &new.place) {
        new.premises_id = reading!(app.db, tx => grievances::door_at(tx, place).await)?;
    }
    let filed = writing!(app.db, tx => {
        sites::site_seen_by(tx, &account, new.site_id).await?;
        super::super::file(&app, tx, &new).await
    })?;
    let told = Sentence::new("relays-new-filed").with("reference", filed.grievance.reference.as_str());
    tell_next(&session, told).await?;
    match form.text("return_to") {
        Some(path) => Ok(see(inner_path(path))),
        None => Ok(see(format!("/desk/grievances/{}", filed.grievance.id))),
    }
}

/// The faults of several errors as one; any other error goes on.
fn all_faults(errors: impl Iterator<Item = Error>) -> Result<Error> {
    let mut all = Vec::new();
    for error in errors {
        match error {
            Error::Invalid(faults) => all.extend(faults),
            other => return Err(other),
        }
    }
    Ok(Error::Invalid(all))
}
