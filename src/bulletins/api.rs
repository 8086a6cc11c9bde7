//! Bulletins for programs: the same verbs as the pages.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Aim, Bulletin, BulletinDraft, BulletinState, Estimate};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{BulletinId, PhaseId, SiteId};
use crate::people::{Account, Right};
use crate::web::{Json, Problem};
use crate::{reading, sites, writing};

/// The API's routes.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_bulletins, plan_bulletin))
        .routes(routes!(estimate_bulletin))
        .routes(routes!(read_bulletin))
        .routes(routes!(stop_bulletin))
}

/// A bulletin as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct BulletinBody {
    id: BulletinId,
    site_id: SiteId,
    title: String,
    words: String,
    aim: Aim,
    phase_id: Option<PhaseId>,
    street: Option<String>,
    state: BulletinState,
    /// When its first message is written.
    #[schema(value_type = String, format = DateTime)]
    starts_at: Timestamp,
    /// How many people it was meant for when it was planned.
    people: i64,
    /// In how many paid parts its SMS were to travel.
    segments: i64,
    made_by: String,
    #[schema(value_type = String, format = DateTime)]
    made_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
}

impl From<Bulletin> for BulletinBody {
    fn from(own: Bulletin) -> Self {
        Self {
            id: own.id,
            site_id: own.site_id,
            title: own.title,
            words: own.words,
            aim: own.aim,
            phase_id: own.phase_id,
            street: own.street,
            state: own.state,
            starts_at: own.starts_at,
            people: own.people,
            segments: own.segments,
            made_by: own.made_by_name,
            made_at: own.made_at,
            ended_at: own.ended_at,
        }
    }
}

/// A list of bulletins.
#[derive(Debug, Serialize, ToSchema)]
pub struct BulletinsBody {
    bulletins: Vec<BulletinBody>,
}

/// How many a bulletin would reach, and what it would cost.
#[derive(Debug, Serialize, ToSchema)]
pub struct EstimateBody {
    people: usize,
    emails: usize,
    sms: usize,
    /// In how many paid parts the SMS would travel.
    segments: usize,
    /// In euros; null when no price is set.
    price: Option<f64>,
    /// Subscribers of the site who are not meant.
    others: usize,
}

impl From<Estimate> for EstimateBody {
    fn from(own: Estimate) -> Self {
        let Estimate { people, emails, sms, segments, price, others } = own;
        Self { people, emails, sms, segments, price, others }
    }
}

/// The bulletins of a site, the latest first.
#[utoipa::path(get, path = "/api/v1/sites/{id}/bulletins", tag = "bulletins", params(("id" = SiteId, Path)),
    responses((status = 200, body = BulletinsBody), (status = 404, body = Problem)))]
async fn list_bulletins(State(app): State<App>, actor: Account, Path(id): Path<SiteId>) -> Result<Json<BulletinsBody>> {
    let all = reading!(app.db, tx => super::bulletins_of_site(tx, &actor, id).await)?;
    Ok(Json(BulletinsBody { bulletins: all.into_iter().map(Into::into).collect() }))
}

/// Plans a bulletin to those who subscribed to a site's news.
#[utoipa::path(post, path = "/api/v1/sites/{id}/bulletins", tag = "bulletins", params(("id" = SiteId, Path)),
    request_body = BulletinDraft,
    responses((status = 201, body = BulletinBody), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn plan_bulletin(
    State(app): State<App>,
    actor: Account,
    Path(id): Path<SiteId>,
    Json(draft): Json<BulletinDraft>,
) -> Result<(StatusCode, Json<BulletinBody>)> {
    actor.must(Right::SendBulletins)?;
    let made = writing!(app.db, tx => {
        let new = draft.checked(&app, tx, id).await?;
        let made = super::plan(&app, tx, &actor, id, &new).await?;
        super::bulletin_seen_by(tx, &actor, made).await
    })?;
    Ok((StatusCode::CREATED, Json(made.into())))
}

/// Counts whom a bulletin would reach and what it would cost, and sends nothing.
#[utoipa::path(post, path = "/api/v1/sites/{id}/bulletins/estimate", tag = "bulletins", params(("id" = SiteId, Path)),
    request_body = BulletinDraft,
    responses((status = 200, body = EstimateBody), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn estimate_bulletin(
    State(app): State<App>,
    actor: Account,
    Path(id): Path<SiteId>,
    Json(draft): Json<BulletinDraft>,
) -> Result<Json<EstimateBody>> {
    actor.must(Right::SendBulletins)?;
    let found = reading!(app.db, tx => {
        let site = sites::site_seen_by(tx, &actor, id).await?;
        let new = draft.checked(&app, tx, id).await?;
        super::estimate(&app, tx, &site, &new).await
    })?;
    Ok(Json(found.into()))
}

/// One bulletin.
#[utoipa::path(get, path = "/api/v1/bulletins/{id}", tag = "bulletins", params(("id" = BulletinId, Path)),
    responses((status = 200, body = BulletinBody), (status = 404, body = Problem)))]
async fn read_bulletin(
    State(app): State<App>,
    actor: Account,
    Path(id): Path<BulletinId>,
) -> Result<Json<BulletinBody>> {
    let bulletin = reading!(app.db, tx => super::bulletin_seen_by(tx, &actor, id).await)?;
    Ok(Json(bulletin.into()))
}

/// Stops a bulletin: whoever has not got theirs gets none.
#[utoipa::path(post, path = "/api/v1/bulletins/{id}/stop", tag = "bulletins", params(("id" = BulletinId, Path)),
    responses((status = 200, body = BulletinBody), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn stop_bulletin(
    State(app): State<App>,
    actor: Account,
    Path(id): Path<BulletinId>,
) -> Result<Json<BulletinBody>> {
    let bulletin = writing!(app.db, tx => {
        super::stop(&app, tx, &actor, id).await?;
        super::bulletin_seen_by(tx, &actor, id).await
    })?;
    Ok(Json(bulletin.into()))
}
