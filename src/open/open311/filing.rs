//! A report by Open311: the key, the service, the place, and the site that is meant; then the verb that files every grievance.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use super::at_home;
use super::writing::{Format, Refusal};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::grievances::{self, Category, GrievanceDraft, Via, WORDS_LENGTH};
use crate::people::{self, Account, Right};
use crate::premises::affected::GroundPlan;
use crate::premises::{self, Position};
use crate::relays::WithPhotos;
use crate::sites::{self, Site, SiteCode};
use crate::web::{Page, Typed};
use crate::{reading, relays, writing};

/// A place farther from every zone is about no site of ours.
const NEAR_M: f64 = 500.0;

/// Where clients put their key besides the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    api_key: String,
    jurisdiction_id: String,
}

/// A place that came as two numbers: `45.757, 4.882`.
pub(super) fn position(place: &str) -> Option<Position> {
    let (lat, lon) = place.split_once(',')?;
    Position::new(lon.trim().parse().ok()?, lat.trim().parse().ok()?).ok()
}

/// `POST /open311/v2/requests.{format}`. A photo comes as an address under `media_url`, as specified, or with the form itself, as
/// clients send it too.
pub(super) async fn report(
    State(app): State<App>,
    page: Page,
    format: Format,
    Query(asked): Query<Asked>,
    mut sent: WithPhotos,
) -> Result<Response> {
    format.answer_or_refuse(StatusCode::CREATED, "service_requests", filed(&app, &page, &asked, &mut sent).await)
}

async fn filed(app: &App, page: &Page, asked: &Asked, sent: &mut WithPhotos) -> Result<Result<Value, Refusal>> {
    let form = sent.form.clone();
    let refuse = |status, key| Ok(Err(Refusal::new(page, status, key)));
    if let Err(refusal) = at_home(app, page, form.text("jurisdiction_id").unwrap_or(&asked.jurisdiction_id)) {
        return Ok(Err(refusal));
    }
    let Some(account) = key_holder(app, form.text("api_key").unwrap_or(&asked.api_key)).await? else {
        return refuse(StatusCode::FORBIDDEN, "open-311-key-missing");
    };
    let Some(code) = form.text("service_code") else {
        return refuse(StatusCode::BAD_REQUEST, "open-311-service-missing");
    };
    if code.parse::<Category>().is_err() {
        return refuse(StatusCode::NOT_FOUND, "open-311-service-unknown");
    }
    let text = |name: &str| form.text(name).map(ToOwned::to_owned);
    let coordinates = form.text("lat").zip(form.text("long")).map(|(lat, long)| format!("{lat}, {long}"));
    let at = coordinates.as_deref().and_then(position);
    if coordinates.is_some() && at.is_none() {
        return refuse(StatusCode::BAD_REQUEST, "open-311-place-wrong");
    }
    let place = text("address_string").or(coordinates);
    if place.is_none() && text("address_id").is_none() {
        return refuse(StatusCode::BAD_REQUEST, "open-311-place-missing");
    }
    let names: Vec<&str> = [form.text("first_name"), form.text("last_name")].into_iter().flatten().collect();
    let mut draft = GrievanceDraft {
        category: Some(code.to_owned()),
        hazard: text("attribute[hazard]"),
        premises_id: text("address_id"),
        name: (!names.is_empty()).then(|| names.join(" ")),
        email: text("email"),
        telephone: text("phone"),
        words: words(&form),
        place,
        ..GrievanceDraft::default()
    };
    let found = reading!(app.db, tx => {
        if let (None, Some(place)) = (&draft.premises_id, &draft.place) {
            draft.premises_id = premises::door_at(tx, place).await?.map(|id| id.to_string());
        }
        site_of(tx, page, &form, at, draft.premises_id.as_deref()).await
    })?;
    let Some(site) = found else { return refuse(StatusCode::BAD_REQUEST, "open-311-site-missing") };
    let new = match draft.checked(site.id, page.today(), page.language, Via::Open311) {
        Ok(new) => grievances::NewGrievance { filed_by: Some(account.id), ..new },
        Err(error) => return Ok(Err(refused(page, error)?)),
    };
    let new = match sent.photos().await {
        Ok(photos) => grievances::NewGrievance { photos, ..new },
        Err(error) => return Ok(Err(refused(page, error)?)),
    };
    let filed = match writing!(app.db, tx => relays::file(app, tx, &new).await) {
        Ok(filed) => filed,
        Err(error) => return Ok(Err(refused(page, error)?)),
    };
    let link = app.url(&format!("/t/{}", filed.token));
    Ok(Ok(json!([{
        "service_request_id": filed.grievance.reference,
        "service_notice": page.t1("open-311-notice", "link", link),
        "account_id": null,
    }])))
}

/// The faults of what was sent, in one text; any other error goes on.
fn refused(page: &Page, error: Error) -> Result<Refusal> {
    let Error::Invalid(faults) = error else { return Err(error) };
    let told: Vec<String> = faults.iter().map(|fault| page.tell(&fault.sentence)).collect();
    Ok(Refusal { status: StatusCode::BAD_REQUEST, description: told.join(" ") })
}

/// What was said, and where something is shown: we fetch nothing from addresses that strangers name, people may look.
fn words(form: &Typed) -> Option<String> {
    let said = form.text("description").map(ToOwned::to_owned);
    let Some(shown) = form.text("media_url") else { return said };
    let both = said.as_deref().map_or_else(|| shown.to_owned(), |said| format!("{said}\n{shown}"));
    if both.chars().count() > WORDS_LENGTH { said } else { Some(both) }
}

/// Whose key it is, when they may file.
async fn key_holder(app: &App, key: &str) -> Result<Option<Account>> {
    if key.is_empty() {
        return Ok(None);
    }
    let account = reading!(app.db, tx => people::account_of_token(app, tx, key).await)?;
    Ok(account.filter(|account| account.may(Right::HandleGrievances)))
}

/// The site that is meant: by its code, or the one nearest to the place.
async fn site_of(
    tx: &mut Tx,
    page: &Page,
    form: &Typed,
    at: Option<Position>,
    premises_id: Option<&str>,
) -> Result<Option<Site>> {
    if let Some(code) = form.text("attribute[site]") {
        let Ok(code) = code.parse::<SiteCode>() else { return Ok(None) };
        return match sites::site_by_code(tx, &code).await {
            Ok(site) => Ok(Some(site)),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        };
    }
    let at = match (at, premises_id.and_then(|id| id.parse().ok())) {
        (None, Some(id)) => premises::premises_many(tx, &[id]).await?.first().map(|door| door.position),
        (at, _) => at,
    };
    let Some(at) = at else { return Ok(None) };
    let mut nearest: Option<(f64, Site)> = None;
    for summary in sites::sites_in_public(tx, page.today()).await? {
        let Some(zone) = sites::current_zone(tx, summary.site.id).await? else { continue };
        let Ok(plan) = GroundPlan::new(zone.outline.multi_polygon()) else { continue };
        if let Some(standing) = plan.standing(at, NEAR_M)
            && nearest.as_ref().is_none_or(|(distance_m, _)| standing.distance_m < *distance_m)
        {
            nearest = Some((standing.distance_m, summary.site));
        }
    }
    Ok(nearest.map(|(_, site)| site))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_of_two_numbers_is_a_position_and_an_address_is_none() {
        assert_eq!(position("45.757, 4.882"), Position::new(4.882, 45.757).ok());
        assert_eq!(position("12, rue des Tanneurs"), None);
        assert_eq!(position("95, 4"), None);
    }
}
