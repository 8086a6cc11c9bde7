//! Campaigns, rounds and visits for programs: the same verbs as the pages. A planning is started, watched and stopped like at the
//! desk; a visit carries a name of its sender's, so that sending it twice records it once.

use axum::Extension;
use axum::extract::{FromRequest, Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::{NaiveDate, NaiveTime};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::agenda::ServiceTimes;
use super::{
    Campaign, CampaignKind, CampaignSummary, Coverage, NewCampaign, NewVisit, Outcome, Planning, PlanningStatus,
    RoundFile, RoundSummary, Status, StopFile, Visit,
};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Faults, Result};
use crate::i18n::{Language, Sentence};
use crate::id::{AccountId, CampaignId, PremisesId, RoundId, SiteId, StopId, VisitId};
use crate::people::{Account, ContactDetails, Right};
use crate::premises::PremisesKind;
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
        .routes(routes!(list_rounds))
        .routes(routes!(read_round))
        .routes(routes!(publish_round))
        .routes(routes!(withdraw_round))
        .routes(routes!(list_visits, record_visit))
        .routes(routes!(undo_visit))
}

/// A campaign as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct CampaignBody {
    id: CampaignId,
    site_id: SiteId,
    /// The site's name.
    site: String,
    kind: CampaignKind,
    /// Whether any of its rounds was published.
    status: Status,
    /// No round before this day.
    starts_on: NaiveDate,
    /// Everybody is told by the end of this day.
    deadline: NaiveDate,
    coverage: CoverageBody,
    /// The latest planning; for those who plan.
    planning: Option<PlanningBody>,
}

/// How far a campaign has come.
#[derive(Debug, Serialize, ToSchema)]
pub struct CoverageBody {
    /// Its doors.
    doors: i64,
    /// The dwellings behind them.
    dwellings: i64,
    /// Doors that were told.
    told: i64,
    /// The dwellings behind those.
    dwellings_told: i64,
    /// Of those who can be told, how many were, in whole per cent.
    per_cent: i64,
    /// Doors at which nobody has called yet.
    not_yet: i64,
    /// Doors that are to be visited again.
    again: i64,
    /// Doors behind which there is nobody.
    nobody: i64,
    /// Doors by what came of their latest visit.
    by_outcome: std::collections::BTreeMap<String, i64>,
}

/// A planning as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanningBody {
    status: PlanningStatus,
    /// How long it may search.
    seconds: i64,
    /// How much of the search is behind, from 0 to 1.
    share: f64,
    /// Doors to be planned.
    doors: i64,
    /// Doors that the best plan serves.
    served: i64,
    /// The walking of the best plan, in seconds.
    walking_s: i64,
    /// Why it failed.
    fault: Option<String>,
}

/// A list of campaigns.
#[derive(Debug, Serialize, ToSchema)]
pub struct CampaignsBody {
    campaigns: Vec<CampaignBody>,
}

/// A campaign to be started.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCampaignBody {
    site_id: SiteId,
    kind: CampaignKind,
    starts_on: NaiveDate,
    deadline: NaiveDate,
    /// Accounts of mediators or coordinators.
    team: Vec<AccountId>,
    /// Minutes to allow at an entrance with one dwelling; 5 when left out.
    #[serde(default)]
    first_dwelling_min: Option<i64>,
    /// Minutes more for each further dwelling; 3 when left out.
    #[serde(default)]
    further_dwelling_min: Option<i64>,
    /// Minutes to allow at an establishment; 10 when left out.
    #[serde(default)]
    establishment_min: Option<i64>,
    /// Where rounds start and end; the middle of the works when left out.
    #[serde(default)]
    start_address: Option<String>,
}

/// How long to search.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanBody {
    seconds: i64,
}

/// A door of a campaign.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoorBody {
    premises_id: PremisesId,
    label: String,
    kind: PremisesKind,
    /// Households behind it; 0 for an establishment.
    dwellings: i64,
    /// The last day on which it should be visited.
    due_on: NaiveDate,
    /// How often somebody called.
    tries: i64,
    /// What came of the latest visit.
    outcome: Option<Outcome>,
    /// Whether it is still to be visited.
    open: bool,
    /// Why the latest plan leaves it out.
    unplanned: Vec<String>,
    lon: f64,
    lat: f64,
}

/// The doors of a campaign.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoorsBody {
    doors: Vec<DoorBody>,
}

/// A round as it is answered; times are civil.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundBody {
    id: RoundId,
    campaign_id: CampaignId,
    mediator_id: AccountId,
    mediator: String,
    walked_on: NaiveDate,
    status: Status,
    leaves: NaiveTime,
    back: NaiveTime,
    break_from: Option<NaiveTime>,
    break_to: Option<NaiveTime>,
    walking_s: i64,
    /// At how many stops somebody called.
    visited: usize,
    /// How many stops there are.
    count: usize,
    /// The stops in order; left out in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    stops: Option<Vec<StopBody>>,
}

/// A stop as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct StopBody {
    id: StopId,
    premises_id: PremisesId,
    /// From 1, in the order of the walk.
    place: i64,
    label: String,
    kind: PremisesKind,
    dwellings: i64,
    arrive: NaiveTime,
    start: NaiveTime,
    leave: NaiveTime,
    lon: f64,
    lat: f64,
    /// What came of the visit on this round.
    outcome: Option<Outcome>,
}

/// A list of rounds.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundsBody {
    rounds: Vec<RoundBody>,
}

/// How many rounds were published.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublishedBody {
    published: usize,
}

/// A visit as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct VisitBody {
    id: VisitId,
    premises_id: PremisesId,
    stop_id: StopId,
    /// What came of it; none for a taking back.
    outcome: Option<Outcome>,
    /// The visit that this one takes back.
    undoes: Option<VisitId>,
    #[schema(value_type = String, format = DateTime)]
    visited_at: Timestamp,
    recorded_by: AccountId,
}

/// The entries of a campaign.
#[derive(Debug, Serialize, ToSchema)]
pub struct VisitsBody {
    visits: Vec<VisitBody>,
}

/// A visit to be recorded.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisitBody {
    stop_id: StopId,
    outcome: Outcome,
    /// Read by the team and the coordination only.
    #[serde(default)]
    note: Option<String>,
    /// How the neighbour wants to be told news; giving it is the consent.
    #[serde(default)]
    contact: Option<ContactBody>,
    /// When it took place; now when left out.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    visited_at: Option<Timestamp>,
    /// A name that the sender gives, so that sending twice records once.
    #[serde(default)]
    sent_as: Option<String>,
}

/// A neighbour's means of contact.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactBody {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    telephone: Option<String>,
    #[serde(default)]
    language: Option<Language>,
}

/// The id of what was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeVisitBody {
    id: VisitId,
}

fn civil(seconds: i64) -> NaiveTime {
    let seconds = u32::try_from(seconds.clamp(0, 86_399)).unwrap_or_default();
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default()
}

impl CampaignBody {
    fn of(campaign: Campaign, coverage: Coverage, planning: Option<PlanningBody>) -> Self {
        Self {
            id: campaign.id,
            site_id: campaign.site_id,
            site: campaign.site,
            kind: campaign.kind,
            status: campaign.status,
            starts_on: campaign.starts_on,
            deadline: campaign.deadline,
            coverage: CoverageBody {
                doors: coverage.doors,
                dwellings: coverage.dwellings,
                told: coverage.told,
                dwellings_told: coverage.dwellings_told,
                per_cent: coverage.per_cent(),
                not_yet: coverage.not_yet,
                again: coverage.again,
                nobody: coverage.nobody,
                by_outcome: coverage.by_outcome.iter().map(|(own, doors)| (own.to_string(), *doors)).collect(),
            },
            planning,
        }
    }
}

impl PlanningBody {
    fn of(app: &App, planning: &Planning, language: Language) -> Self {
        let fault = planning.fault(app.now());
        Self {
            // One that was lost with its process does not go on.
            status: if fault.is_some() { PlanningStatus::Failed } else { planning.status },
            seconds: planning.seconds,
            share: planning.share,
            doors: planning.doors,
            served: planning.served,
            walking_s: planning.walking_s,
            fault: fault.map(|fault| language.tell(&fault)),
        }
    }
}

impl From<&RoundSummary> for RoundBody {
    fn from(summary: &RoundSummary) -> Self {
        let round = &summary.round;
        Self {
            id: round.id,
            campaign_id: round.campaign_id,
            mediator_id: round.mediator_id,
            mediator: round.mediator.clone(),
            walked_on: round.walked_on,
            status: round.status,
            leaves: civil(round.leaves_s),
            back: civil(round.back_s),
            break_from: round.break_from_s.map(civil),
            break_to: round.break_to_s.map(civil),
            walking_s: round.walking_s,
            visited: summary.visited,
            count: summary.stops,
            stops: None,
        }
    }
}

impl From<&RoundFile> for RoundBody {
    fn from(file: &RoundFile) -> Self {
        let stops = file.stops.iter().map(StopBody::from).collect();
        let (round, visited) = (file.round.clone(), file.visited());
        Self { stops: Some(stops), ..Self::from(&RoundSummary { round, stops: file.stops.len(), visited }) }
    }
}

impl From<&StopFile> for StopBody {
    fn from(file: &StopFile) -> Self {
        let StopFile { stop, premises, door, visit } = file;
        Self {
            id: stop.id,
            premises_id: premises.id,
            place: stop.place,
            label: premises.label(),
            kind: premises.kind,
            dwellings: door.dwellings,
            arrive: civil(stop.arrive_s),
            start: civil(stop.start_s),
            leave: civil(stop.leave_s),
            lon: premises.position.lon,
            lat: premises.position.lat,
            outcome: visit.as_ref().and_then(|visit| visit.outcome),
        }
    }
}

impl From<Visit> for VisitBody {
    fn from(visit: Visit) -> Self {
        Self {
            id: visit.id,
            premises_id: visit.premises_id,
            stop_id: visit.stop_id,
            outcome: visit.outcome,
            undoes: visit.undoes,
            visited_at: visit.visited_at,
            recorded_by: visit.recorded_by,
        }
    }
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
        starts_on: body.starts_on,
        deadline: body.deadline,
        team: body.team,
        service: ServiceTimes {
            first_dwelling_s: seconds(body.first_dwelling_min, usual.first_dwelling_s),
            further_dwelling_s: seconds(body.further_dwelling_min, usual.further_dwelling_s),
            establishment_s: seconds(body.establishment_min, usual.establishment_s),
        },
        start_address: body.start_address,
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
    let PlanBody { seconds } = body_of(&app, &account, Right::PlanCampaigns, request).await?;
    let begun = writing!(app.db, tx => super::start_planning(&app, tx, &account, id, seconds).await);
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
        visited_at: body.visited_at,
        sent_as: body.sent_as,
    };
    let id = writing!(app.db, tx => super::record_visit(&app, tx, &account, body.stop_id, &new).await);
    let id = id.map_err(IntoResponse::into_response)?;
    Ok((StatusCode::CREATED, Json(MadeVisitBody { id })))
}

impl ContactBody {
    fn checked(self) -> Result<ContactDetails> {
        let mut faults = Faults::new();
        let mut refused = |pointer: &str, key: &'static str, given: &str| {
            faults.add(pointer, Sentence::new(key).with("given", given));
        };
        let email = self
            .email
            .as_deref()
            .and_then(|text| text.parse().map_err(|_| refused("/contact/email", "form-not-an-email", text)).ok());
        let telephone = self.telephone.as_deref().and_then(|text| {
            text.parse().map_err(|_| refused("/contact/telephone", "form-not-a-telephone", text)).ok()
        });
        faults.end()?;
        Ok(ContactDetails { name: self.name, email, telephone })
    }
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
