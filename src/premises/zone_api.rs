//! Giving a zone, seeing first what it would change, and the lists that were kept, for programs: the same verbs as the pages.

use axum::body::Body;
use axum::extract::{Path, Query, State};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::api::CountsBody;
use super::list::to_centimetres;
use super::pages::words;
use super::{Affected, KeptDoor, KeptList, Leaving, Occasion, PremisesKind, ZoneChange};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{AffectedId, PremisesId, SiteId};
use crate::people::{Account, Right};
use crate::sites::outline::{Mended, Outline, Refusal};
use crate::sites::zone_form::{LIMIT_BYTES, parsed};
use crate::sites::{self, ZoneBody};
use crate::web::{Json, Page, Problem, ProblemFault, read_up_to};
use crate::{reading, writing};

/// The API's routes.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(give_zone))
        .routes(routes!(preview_zone))
        .routes(routes!(kept_lists))
        .routes(routes!(kept_list))
}

/// Why a zone is changed.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ZoneReason {
    /// Kept with the revision.
    reason: Option<String>,
    /// The revision that this one replaces: when another came between, nothing is changed (409).
    instead_of: Option<i64>,
}

async fn read(account: &Account, app: &App, id: SiteId, body: Body) -> Result<Result<Outline, Box<Refusal>>> {
    account.must(Right::RegisterSites)?;
    reading!(app.db, tx => sites::site_seen_by(tx, account, id).await)?;
    let bytes = read_up_to(LIMIT_BYTES, body).await?;
    parsed(bytes.to_vec()).await
}

fn refused(refusal: &Refusal) -> Error {
    Error::invalid(refusal.fault.pointer.clone(), refusal.fault.sentence())
}

/// Gives a site its zone: GeoJSON, KML, KMZ or a zipped Shapefile that holds polygons, told by its content. The same zone again
/// changes nothing. Who was on the affected list before, and who is on it now, is kept.
#[utoipa::path(put, path = "/api/v1/sites/{id}/zone", tag = "sites", params(("id" = String, Path), ZoneReason),
    request_body(content = Object, content_type = "application/geo+json"),
    responses((status = 200, body = ZoneBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem)))]
async fn give_zone(
    State(app): State<App>,
    account: Account,
    Path(id): Path<SiteId>,
    Query(ZoneReason { reason, instead_of }): Query<ZoneReason>,
    body: Body,
) -> Result<Json<ZoneBody>> {
    let outline = read(&account, &app, id, body).await?.map_err(|refusal| refused(&refusal))?;
    let given = writing!(app.db, tx => {
        super::give_zone(&app, tx, &account, id, &outline, reason.as_deref(), instead_of).await
    })?;
    Ok(Json(given.zone.into()))
}

/// A door that a change touches.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangedDoorBody {
    id: PremisesId,
    label: String,
    kind: PremisesKind,
    inside: bool,
    /// Metres to the zone, to the centimetre; 0 inside.
    distance_m: f64,
    /// Why it is affected, in one sentence.
    because: String,
    /// For a door that leaves the list: when somebody last acted on a list that it stood on.
    #[schema(value_type = Option<String>, format = DateTime)]
    acted_on: Option<Timestamp>,
    lon: f64,
    lat: f64,
}

/// What a zone would change.
#[derive(Debug, Serialize, ToSchema)]
pub struct ZoneChangeBody {
    /// The revision that stands; null while there is none. Give it as `instead_of` to save exactly what was previewed.
    revision: Option<i64>,
    /// The zone as a GeoJSON MultiPolygon in WGS 84: what was sent, or what it was mended to.
    #[schema(value_type = Object)]
    zone: Value,
    /// Its area in square metres.
    area_m2: f64,
    /// What had to be mended; empty when the zone is valid as it was sent. To take the mended zone, send `zone` back.
    mended: Vec<ProblemFault>,
    before: CountsBody,
    after: CountsBody,
    /// Doors that become affected and have to be told, nearest first.
    joining: Vec<ChangedDoorBody>,
    /// Doors that stay, and that more reaches than before.
    worse: Vec<ChangedDoorBody>,
    /// Doors that are no longer affected.
    leaving: Vec<ChangedDoorBody>,
}

fn door(page: &Page, change: &ZoneChange, affected: &Affected, acted_on: Option<Timestamp>) -> ChangedDoorBody {
    let premises = &affected.premises;
    ChangedDoorBody {
        id: premises.id,
        label: premises.label(),
        kind: premises.kind,
        inside: affected.inside,
        distance_m: to_centimetres(affected.distance_m),
        because: words::because(page.language, &change.phases, affected),
        acted_on,
        lon: premises.position.lon,
        lat: premises.position.lat,
    }
}

/// What a zone would change, without saving it: who becomes affected, who no longer is. A faulty zone that can be mended in one way
/// only is mended, and what was done is told.
#[utoipa::path(post, path = "/api/v1/sites/{id}/zone/preview", tag = "sites", params(("id" = String, Path)),
    request_body(content = Object, content_type = "application/geo+json"),
    responses((status = 200, body = ZoneChangeBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 413, body = Problem), (status = 422, body = Problem)))]
async fn preview_zone(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
    body: Body,
) -> Result<Json<ZoneChangeBody>> {
    let (outline, mended) = match read(&account, &app, id, body).await? {
        Ok(outline) => (outline, Vec::new()),
        Err(refusal) => {
            let mend = refusal.mend.clone().ok_or_else(|| refused(&refusal))?;
            let told = |one: &Mended| ProblemFault { pointer: one.pointer.clone(), detail: page.tell(&one.sentence()) };
            (mend.outline.clone(), mend.mended.iter().map(told).collect())
        }
    };
    let change = reading!(app.db, tx => super::zone_change(tx, &account, id, &outline).await)?;
    let body = |affected: &Affected| door(&page, &change, affected, None);
    let leaving = |leaving: &Leaving| door(&page, &change, &leaving.door, leaving.acted_on);
    Ok(Json(ZoneChangeBody {
        revision: change.zone.as_ref().map(|zone| zone.revision),
        zone: outline.to_geojson_value(),
        area_m2: outline.area_m2(),
        mended,
        before: change.before.into(),
        after: change.after.into(),
        joining: change.joining.iter().map(body).collect(),
        worse: change.worse.iter().map(body).collect(),
        leaving: change.leaving.iter().map(leaving).collect(),
    }))
}

/// A list that was kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeptListBody {
    id: AffectedId,
    /// The revision of the zone that it was found for.
    zone_revision: i64,
    occasion: Occasion,
    /// The name of who did what it was kept for.
    kept_by: String,
    #[schema(value_type = String, format = DateTime)]
    kept_at: Timestamp,
    doors: i64,
    dwellings: i64,
    shops: i64,
    sensitive: i64,
    /// SHA-256 over its doors, as the journal has it.
    fingerprint: String,
}

impl From<&KeptList> for KeptListBody {
    fn from(list: &KeptList) -> Self {
        Self {
            id: list.id,
            zone_revision: list.revision,
            occasion: list.occasion,
            kept_by: list.kept_by.clone(),
            kept_at: list.kept_at,
            doors: list.doors,
            dwellings: list.dwellings,
            shops: list.shops,
            sensitive: list.sensitive,
            fingerprint: list.fingerprint.clone(),
        }
    }
}

/// The lists that were kept of a site.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeptListsBody {
    /// The latest first.
    lists: Vec<KeptListBody>,
}

/// The lists that were kept of a site: who was on them, when, and for which revision of the zone.
#[utoipa::path(get, path = "/api/v1/sites/{id}/lists", tag = "premises", params(("id" = String, Path)),
    responses((status = 200, body = KeptListsBody), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn kept_lists(State(app): State<App>, account: Account, Path(id): Path<SiteId>) -> Result<Json<KeptListsBody>> {
    let lists = reading!(app.db, tx => super::kept_lists(tx, &account, id).await)?;
    Ok(Json(KeptListsBody { lists: lists.iter().map(KeptListBody::from).collect() }))
}

/// A door as it stood on a kept list.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeptDoorBody {
    id: PremisesId,
    label: String,
    kind: PremisesKind,
    dwellings: Option<u32>,
    inside: bool,
    distance_m: f64,
    /// Phase, nuisance and reach of what got there.
    #[schema(value_type = Vec<Object>)]
    reaches: Vec<Value>,
    by_hand: bool,
    lon: f64,
    lat: f64,
}

/// A kept list with its doors and the zone that it was found for.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeptWholeBody {
    #[serde(flatten)]
    list: KeptListBody,
    zone: ZoneBody,
    /// Nearest first.
    affected: Vec<KeptDoorBody>,
}

/// One kept list with its doors.
#[utoipa::path(get, path = "/api/v1/sites/{id}/lists/{list_id}", tag = "premises",
    params(("id" = String, Path), ("list_id" = String, Path)),
    responses((status = 200, body = KeptWholeBody), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn kept_list(
    State(app): State<App>,
    account: Account,
    Path((id, list_id)): Path<(SiteId, AffectedId)>,
) -> Result<Json<KeptWholeBody>> {
    let (list, zone, doors) = reading!(app.db, tx => super::kept_list(tx, &account, id, list_id).await)?;
    let name = |phase| list.phases.iter().find(|own| own.id == phase).map_or("", |own| own.name.as_str());
    let body = |door: &KeptDoor| KeptDoorBody {
        id: door.premises_id,
        label: door.label.clone(),
        kind: door.kind,
        dwellings: door.dwellings,
        inside: door.inside,
        distance_m: to_centimetres(door.distance_m),
        reaches: door
            .reaches
            .iter()
            .map(|reach| json!({ "phase": name(reach.phase), "nuisance": reach.nuisance, "reach_m": reach.reach_m }))
            .collect(),
        by_hand: door.by_hand,
        lon: door.lon,
        lat: door.lat,
    };
    let affected = doors.iter().map(body).collect();
    Ok(Json(KeptWholeBody { list: (&list).into(), zone: zone.into(), affected }))
}
