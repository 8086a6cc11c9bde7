//! Doors moved by hand and locked to a time, for programs: what each move would cost and break is answered before anything changes.

use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::bodies::{AppointmentBody, civil};
use super::{Answer, body_of};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Language;
use crate::id::{AccountId, RoundId, StopId};
use crate::people::{Account, Right};
use crate::visits;
use crate::web::{Json, Problem};
use crate::writing;

/// The routes of this file.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_moves, move_stop)).routes(routes!(make_appointment, cancel_appointment))
}

/// A draft round that a door could join.
#[derive(Debug, Serialize, ToSchema)]
pub struct MoveBody {
    round_id: RoundId,
    mediator_id: AccountId,
    mediator: String,
    walked_on: NaiveDate,
    /// When the door would be visited.
    start: NaiveTime,
    /// Walking more than now, over all rounds, in seconds; less when negative.
    more_walking_s: i64,
    /// What would not be kept any more.
    breaches: Vec<String>,
}

/// The draft rounds that a door could join.
#[derive(Debug, Serialize, ToSchema)]
pub struct MovesBody {
    moves: Vec<MoveBody>,
}

/// Where to move a door.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveToBody {
    round_id: RoundId,
}

/// Every draft round that the door of a stop could join, the one that breaks and costs least first.
#[utoipa::path(get, path = "/api/v1/stops/{id}/moves", tag = "visits", params(("id" = String, Path)),
    responses((status = 200, body = MovesBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem)))]
async fn list_moves(
    State(app): State<App>,
    account: Account,
    Extension(language): Extension<Language>,
    Path(id): Path<StopId>,
) -> Result<Json<MovesBody>> {
    let ways = visits::weigh(&app, &account, id).await?;
    let body = |way: visits::Way| MoveBody {
        round_id: way.round.id,
        mediator_id: way.round.mediator_id,
        mediator: way.round.mediator,
        walked_on: way.round.walked_on,
        start: civil(way.start_s),
        more_walking_s: way.more_walking_s,
        breaches: way.breaches.iter().map(|breach| language.tell(breach)).collect(),
    };
    Ok(Json(MovesBody { moves: ways.into_iter().map(body).collect() }))
}

/// Moves the door of a stop to another draft round.
#[utoipa::path(post, path = "/api/v1/stops/{id}/moves", tag = "visits", params(("id" = String, Path)),
    request_body = MoveToBody,
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn move_stop(
    State(app): State<App>,
    account: Account,
    Path(id): Path<StopId>,
    request: Request,
) -> Answer<StatusCode> {
    let MoveToBody { round_id } = body_of(&app, &account, Right::PlanCampaigns, request).await?;
    visits::move_to(&app, &account, id, round_id).await.map_err(IntoResponse::into_response)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Locks the door of a stop on a draft round to a time; the next plan keeps to it.
#[utoipa::path(put, path = "/api/v1/stops/{id}/appointment", tag = "visits", params(("id" = String, Path)),
    request_body = AppointmentBody,
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn make_appointment(
    State(app): State<App>,
    account: Account,
    Path(id): Path<StopId>,
    request: Request,
) -> Answer<StatusCode> {
    let body: AppointmentBody = body_of(&app, &account, Right::PlanCampaigns, request).await?;
    let appointment = Some(body.checked().map_err(IntoResponse::into_response)?);
    let made = writing!(app.db, tx => visits::make_appointment(&app, tx, &account, id, appointment).await);
    made.map_err(IntoResponse::into_response)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets the door of a stop on a draft round be visited whenever it suits.
#[utoipa::path(delete, path = "/api/v1/stops/{id}/appointment", tag = "visits", params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem)))]
async fn cancel_appointment(State(app): State<App>, account: Account, Path(id): Path<StopId>) -> Result<StatusCode> {
    writing!(app.db, tx => visits::make_appointment(&app, tx, &account, id, None).await)?;
    Ok(StatusCode::NO_CONTENT)
}
