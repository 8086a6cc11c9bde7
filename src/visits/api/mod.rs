//! Campaigns, rounds and visits for programs: the same verbs as the pages. A planning is started, watched and stopped like at the
//! desk; a visit carries a name of its sender's, so that sending it twice records it once.

mod bodies;
mod moving;

use axum::Extension;
use axum::extract::{FromRequest, Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use self::bodies::{
    AppointmentBody, CampaignBody, CampaignsBody, ContactBody, DoorBody, DoorsBody, MadeVisitBody, NewCampaignBody,
    NewVisitBody, PlanBody, PlanningBody, PublishedBody, RoundBody, RoundsBody, VisitBody, VisitsBody,
};
use super::agenda::ServiceTimes;
use super::{Audience, CampaignSummary, NewCampaign, NewVisit, USUAL_TRIES};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::id::{CampaignId, RoundId, SiteId, VisitId};
use crate::people::{Account, Right};
use crate::web::{Json, Problem};
use crate::{reading, writing};

/// The API's routes.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_campaigns, start_campaign))
        .routes(routes!(read_campaign, remove_campaign))
        .routes(routes!(list_doors))
        .routes(routes!(plan_campaign))
        .routes(routes!(stop_planning))
        .routes(routes!(publish_campaign))
        .routes(routes!(stop_repeating))
        .routes(routes!(list_rounds))
        .routes(routes!(read_round))
        .routes(routes!(publish_round))
        .routes(routes!(withdraw_round))
        .routes(routes!(list_visits, record_visit))
        .routes(routes!(undo_visit))
        .merge(moving::routes())
}

/// Of which site.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OfSite {
    /// Only this site's.
    #[param(value_type = Option<String>)]
    site: Option<SiteId>,
}

/// Of which campaign.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OfCampaign {
    /// This campaign's; for those who plan.
    #[param(value_type = Option<String>)]
    campaign: Option<CampaignId>,
}

/// All campaigns that the caller may know of, the latest started first.
#[utoipa::path(get, path = "/api/v1/campaigns", tag = "visits", params(OfSite),
    responses((status = 200, body = CampaignsBody), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_campaigns(
    State(app): State<App>,
    account: Account,
    Query(of): Query<OfSite>,
) -> Result<Json<CampaignsBody>> {
    let all = reading!(app.db, tx => super::campaigns_seen_by(tx, &account, of.site).await)?;
    let body = |CampaignSummary { campaign, coverage }| CampaignBody::of(campaign, coverage, None);
    Ok(Json(CampaignsBody { campaigns: all.into_iter().map(body).collect() }))
}

async fn campaign_body(app: &App, account: &Account, id: CampaignId, language: Language) -> Result<Json<CampaignBody>> {
    reading!(app.db, tx => {
        let campaign = super::campaign_seen_by(tx, account, id).await?;
        let coverage = super::coverage_of_campaign(tx, &campaign).await?;
        let planning = match account.may(Right::PlanCampaigns) {
            true => super::planning_of_campaign(tx, account, id).await?,
            false => None,
        };
        let planning = planning.map(|planning| PlanningBody::of(app, &planning, language));
        Ok(Json(CampaignBody::of(campaign, coverage, planning)))
    })
}

/// Reads a body once it is known that the caller may send one.
async fn body_of<T: DeserializeOwned>(app: &App, account: &Account, right: Right, request: Request) -> Answer<T> {
    account.must(right).map_err(IntoResponse::into_response)?;
    let Json(body) = Json::from_request(request, app).await?;
    Ok(body)
}

/// A value, or the refusal.
type Answer<T> = std::result::Result<T, Response>;

/// Starts a campaign with every door of a site's present list.
#[utoipa::path(post, path = "/api/v1/campaigns", tag = "visits", request_body = NewCampaignBody,
    responses((status = 201, body = CampaignBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn start_campaign(
    State(app): State<App>,
    account: Account,
    Extension(language): Extension<Language>,
    request: Request,
) -> Answer<(StatusCode, Json<CampaignBody>)> {
    let body: NewCampaignBody = body_of(&app, &account, Right::PlanCampaigns, request).await?;
    let usual = ServiceTimes::default();
    // What is out of range stays so, and the verb says it.
    let seconds = |minutes: Option<i64>, usual_s: i64| minutes.map_or(usual_s, |minutes| minutes.saturating_mul(60));
    let new = NewCampaign {
        kind: body.kind,
        audience: body.audience.unwrap_or(Audience::Everyone),
        most_tries: body.most_tries.unwrap_or(USUAL_TRIES),
        starts_on: body.starts_on,
        deadline: body.deadline,
        team: body.team,
        service: ServiceTimes {
            first_dwelling_s: seconds(body.first_dwelling_min, usual.first_dwelling_s),
            further_dwelling_s: seconds(body.further_dwelling_min, usual.further_dwelling_s),
            establishment_s: seconds(body.establishment_min, usual.establishment_s),
        },
        start_address: body.start_address,
        repeats_weeks: body.repeats_weeks,
    };
    let id = writing!(app.db, tx => super::start_campaign(&app, tx, &account, body.site_id, &new).await);
    let id = id.map_err(IntoResponse::into_response)?;
    let started = campaign_body(&app, &account, id, language).await.map_err(IntoResponse::into_response)?;
    Ok((StatusCode::CREATED, started))
}

/// One campaign, with how far it and its planning have come.
#[utoipa::path(get, path = "/api/v1/campaigns/{id}", tag = "visits", params(("id" = String, Path)),
    responses((status = 200, body = CampaignBody), (status = 404, body = Problem)))]
async fn read_campaign(
    State(app): State<App>,
    account: Account,
    Extension(language): Extension<Language>,
    Path(id): Path<CampaignId>,
) -> Result<Json<CampaignBody>> {
    campaign_body(&app, &account, id, language).await
}

/// Removes a campaign that was started by mistake.
#[utoipa::path(delete, path = "/api/v1/campaigns/{id}", tag = "visits", params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem)))]
async fn remove_campaign(State(app): State<App>, account: Account, Path(id): Path<CampaignId>) -> Result<StatusCode> {
    writing!(app.db, tx => super::remove_campaign(&app, tx, &account, id).await)?;
    Ok(StatusCode::NO_CONTENT)
}

/// The doors of a campaign: how each stands, and why the latest plan leaves it out; for those who plan.
#[utoipa::path(get, path = "/api/v1/campaigns/{id}/doors", tag = "visits", params(("id" = String, Path)),
    responses((status = 200, body = DoorsBody), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn list_doors(
    State(app): State<App>,
    account: Account,
    Extension(language): Extension<Language>,
    Path(id): Path<CampaignId>,
) -> Result<Json<DoorsBody>> {
    account.must(Right::PlanCampaigns)?;
    let doors = reading!(app.db, tx => {
        super::campaign_seen_by(tx, &account, id).await?;
        super::doors_of_campaign(tx, id).await
    })?;
    let doors = doors.into_iter().map(|(door, premises)| DoorBody {
        premises_id: premises.id,
        label: premises.label(),
        kind: premises.kind,
        dwellings: door.dwellings,
        due_on: door.due_on,
        tries: door.tries,
        outcome: door.outcome,
        open: door.is_open(),
        unplanned: door.unplanned.iter().map(|reason| language.tell(reason)).collect(),
        lon: premises.position.lon,
        lat: premises.position.lat,
    });
    Ok(Json(DoorsBody { doors: doors.collect() }))
}

/// Starts a planning; read the campaign to watch it.
#[utoipa::path(post, path = "/api/v1/campaigns/{id}/planning", tag = "visits", params(("id" = String, Path)),
    request_body = PlanBody,
    responses((status = 202, body = CampaignBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn plan_campaign(
    State(app): State<App>,
    account: Account,
    Extension(language): Extension<Language>,
    Path(id): Path<CampaignId>,
    request: Request,
) -> Answer<(StatusCode, Json<CampaignBody>)> {
    let PlanBody { seconds, from_today } = body_of(&app, &account, Right::PlanCampaigns, request).await?;
    let begun = writing!(app.db, tx => super::start_planning(&app, tx, &account, id, seconds, from_today).await);
    begun.map_err(IntoResponse::into_response)?;
    super::launch_planning(&app, id);
    let begun = campaign_body(&app, &account, id, language).await.map_err(IntoResponse::into_response)?;
    Ok((StatusCode::ACCEPTED, begun))
}

/// Asks a planning to stop; the best plan so far is kept.
#[utoipa::path(delete, path = "/api/v1/campaigns/{id}/planning", tag = "visits", params(("id" = String, Path)),
    responses((status = 202), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn stop_planning(State(app): State<App>, account: Account, Path(id): Path<CampaignId>) -> Result<StatusCode> {
    writing!(app.db, tx => super::stop_planning(&app, tx, &account, id).await)?;
    Ok(StatusCode::ACCEPTED)
}

/// Publishes every draft round of a campaign.
#[utoipa::path(post, path = "/api/v1/campaigns/{id}/publish", tag = "visits", params(("id" = String, Path)),
    responses((status = 200, body = PublishedBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem)))]
async fn publish_campaign(
    State(app): State<App>,
    account: Account,
    Path(id): Path<CampaignId>,
) -> Result<Json<PublishedBody>> {
    let published = writing!(app.db, tx => super::publish_campaign(&app, tx, &account, id).await)?;
    Ok(Json(PublishedBody { published }))
}

/// Lets a campaign come back no more.
#[utoipa::path(delete, path = "/api/v1/campaigns/{id}/repeat", tag = "visits", params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn stop_repeating(State(app): State<App>, account: Account, Path(id): Path<CampaignId>) -> Result<StatusCode> {
    writing!(app.db, tx => super::stop_repeating(&app, tx, &account, id).await)?;
    Ok(StatusCode::NO_CONTENT)
}

/// The rounds of a campaign; without one, the caller's own published rounds from today on.
#[utoipa::path(get, path = "/api/v1/rounds", tag = "visits", params(OfCampaign),
    responses((status = 200, body = RoundsBody), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn list_rounds(
    State(app): State<App>,
    account: Account,
    Query(of): Query<OfCampaign>,
) -> Result<Json<RoundsBody>> {
    let rounds = match of.campaign {
        Some(id) => {
            let rounds = reading!(app.db, tx => super::rounds_of_campaign(tx, &account, id).await)?;
            rounds.iter().map(RoundBody::from).collect()
        }
        None => {
            let files = reading!(app.db, tx => super::rounds_of_mediator(&app, tx, &account).await)?;
            files.iter().map(RoundBody::from).collect()
        }
    };
    Ok(Json(RoundsBody { rounds }))
}

/// One round with its stops; for who walks it and who plans it.
#[utoipa::path(get, path = "/api/v1/rounds/{id}", tag = "visits", params(("id" = String, Path)),
    responses((status = 200, body = RoundBody), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn read_round(State(app): State<App>, account: Account, Path(id): Path<RoundId>) -> Result<Json<RoundBody>> {
    let file = reading!(app.db, tx => super::round_seen_by(tx, &account, id).await)?;
    Ok(Json((&file).into()))
}

/// Publishes one draft round.
#[utoipa::path(post, path = "/api/v1/rounds/{id}/publish", tag = "visits", params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem)))]
async fn publish_round(State(app): State<App>, account: Account, Path(id): Path<RoundId>) -> Result<StatusCode> {
    writing!(app.db, tx => super::publish_round(&app, tx, &account, id).await)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back what of a round was not walked yet.
#[utoipa::path(post, path = "/api/v1/rounds/{id}/withdraw", tag = "visits", params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn withdraw_round(State(app): State<App>, account: Account, Path(id): Path<RoundId>) -> Result<StatusCode> {
    writing!(app.db, tx => super::withdraw_round(&app, tx, &account, id).await)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Every entry of a campaign, as it was recorded, without notes; for those who plan.
#[utoipa::path(get, path = "/api/v1/visits", tag = "visits", params(OfCampaign),
    responses((status = 200, body = VisitsBody), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn list_visits(
    State(app): State<App>,
    account: Account,
    Query(of): Query<OfCampaign>,
) -> Result<Json<VisitsBody>> {
    account.must(Right::PlanCampaigns)?;
    let id = of.campaign.ok_or_else(|| Error::invalid("/campaign", Sentence::new("form-required")))?;
    let visits = reading!(app.db, tx => super::visits_of_campaign(tx, &account, id).await)?;
    Ok(Json(VisitsBody { visits: visits.into_iter().map(VisitBody::from).collect() }))
}

/// Records what came of a visit.
#[utoipa::path(post, path = "/api/v1/visits", tag = "visits", request_body = NewVisitBody,
    responses((status = 201, body = MadeVisitBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn record_visit(
    State(app): State<App>,
    account: Account,
    request: Request,
) -> Answer<(StatusCode, Json<MadeVisitBody>)> {
    let body: NewVisitBody = body_of(&app, &account, Right::WalkRounds, request).await?;
    let language = body.contact.as_ref().and_then(|contact| contact.language);
    let new = NewVisit {
        outcome: Some(body.outcome),
        note: body.note,
        contact: body.contact.map(ContactBody::checked).transpose().map_err(IntoResponse::into_response)?,
        language,
        appointment: body.appointment.map(AppointmentBody::checked).transpose().map_err(IntoResponse::into_response)?,
        spoken: body.spoken,
        visited_at: body.visited_at,
        sent_as: body.sent_as,
    };
    let id = writing!(app.db, tx => super::record_visit(&app, tx, &account, body.stop_id, &new).await);
    let id = id.map_err(IntoResponse::into_response)?;
    Ok((StatusCode::CREATED, Json(MadeVisitBody { id })))
}

/// Takes back an entry that was a mistake, by a new one.
#[utoipa::path(post, path = "/api/v1/visits/{id}/undo", tag = "visits", params(("id" = String, Path)),
    responses((status = 201, body = MadeVisitBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem)))]
async fn undo_visit(
    State(app): State<App>,
    account: Account,
    Path(id): Path<VisitId>,
) -> Result<(StatusCode, Json<MadeVisitBody>)> {
    let id = writing!(app.db, tx => super::undo_visit(&app, tx, &account, id).await)?;
    Ok((StatusCode::CREATED, Json(MadeVisitBody { id })))
}
