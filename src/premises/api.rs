//! Affected lists and the register for programs: the same verbs as the pages. Each door comes with what reaches it, and with a
//! sentence that says so in the caller's language.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::list::to_centimetres;
use super::pages::{decision, words};
use super::{Affected, AffectedList, Choice, KindGroup, ListCounts, Position, Premises, PremisesKind};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{PhaseId, PremisesId, SiteId};
use crate::people::{Account, Right};
use crate::sites::{Nuisance, Phase};
use crate::web::{Json, Page, Problem, Typed};
use crate::{reading, writing};

/// The API's routes.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(affected_of_site))
        .routes(routes!(decide_by_hand, undo_by_hand))
        .routes(routes!(find_premises))
}

/// A door of the register as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct PremisesBody {
    id: PremisesId,
    /// Name and address in one line.
    label: String,
    kind: PremisesKind,
    group: KindGroup,
    /// An establishment's name.
    name: Option<String>,
    /// What an establishment does, in OpenStreetMap's word.
    activity: Option<String>,
    number: Option<String>,
    street: Option<String>,
    postcode: Option<String>,
    city: Option<String>,
    /// How many households live there; null when no source says.
    dwellings: Option<u32>,
    /// Whether that is the door's share of a building with several doors, and not a count.
    dwellings_estimated: bool,
    /// When an establishment is open, in the syntax of OpenStreetMap.
    opening_hours: Option<String>,
    lon: f64,
    lat: f64,
}

impl From<&Premises> for PremisesBody {
    fn from(premises: &Premises) -> Self {
        let address = premises.address.clone();
        Self {
            id: premises.id,
            label: premises.label(),
            kind: premises.kind,
            group: premises.kind.group(),
            name: premises.name.clone(),
            activity: premises.activity.clone(),
            number: address.number,
            street: address.street,
            postcode: address.postcode,
            city: address.city,
            dwellings: premises.dwellings,
            dwellings_estimated: premises.dwellings_are_estimated,
            opening_hours: premises.opening_hours.clone(),
            lon: premises.position.lon,
            lat: premises.position.lat,
        }
    }
}

/// A door that a site disturbs, or that was excluded by hand.
#[derive(Debug, Serialize, ToSchema)]
pub struct AffectedBody {
    #[serde(flatten)]
    premises: PremisesBody,
    /// Inside the zone or on its edge.
    inside: bool,
    /// Metres to the zone, to the centimetre; 0 inside.
    distance_m: f64,
    /// What gets as far as the door.
    reaches: Vec<ReachBody>,
    /// Why, in one sentence.
    because: String,
    /// What was decided by hand.
    by_hand: Option<ByHandBody>,
}

/// One nuisance of one phase that gets as far as a door.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReachBody {
    phase_id: PhaseId,
    /// The phase's name.
    phase: String,
    /// Its first day.
    #[schema(value_type = String, format = Date)]
    from: chrono::NaiveDate,
    /// Its last day.
    #[schema(value_type = String, format = Date)]
    to: chrono::NaiveDate,
    nuisance: Nuisance,
    /// How far beyond the zone, in metres.
    reach_m: f64,
}

/// A decision by hand.
#[derive(Debug, Serialize, ToSchema)]
pub struct ByHandBody {
    choice: Choice,
    reason: String,
    /// The name of who decided.
    by: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// How many are affected.
#[derive(Debug, Serialize, ToSchema)]
pub struct CountsBody {
    doors: usize,
    /// Dwellings that are known of.
    dwellings: u64,
    /// Residential addresses whose number of dwellings nobody knows.
    dwellings_unknown: usize,
    shops: usize,
    sensitive: usize,
    inside: usize,
}

impl From<ListCounts> for CountsBody {
    fn from(counts: ListCounts) -> Self {
        Self {
            doors: counts.doors,
            dwellings: counts.dwellings,
            dwellings_unknown: counts.dwellings_unknown,
            shops: counts.shops,
            sensitive: counts.sensitive,
            inside: counts.inside,
        }
    }
}

/// Everybody a site disturbs.
#[derive(Debug, Serialize, ToSchema)]
pub struct AffectedListBody {
    /// The revision of the zone that the list was found for; null while the site has none.
    zone_revision: Option<i64>,
    counts: CountsBody,
    /// Nearest first.
    affected: Vec<AffectedBody>,
    /// Doors that were excluded by hand.
    excluded: Vec<AffectedBody>,
}

impl AffectedListBody {
    fn of(page: &Page, list: &AffectedList) -> Self {
        let body = |affected: &Affected| AffectedBody {
            premises: (&affected.premises).into(),
            inside: affected.inside,
            distance_m: to_centimetres(affected.distance_m),
            reaches: reaches(&list.phases, affected),
            because: words::because(page.language, &list.phases, affected),
            by_hand: affected.by_hand.as_ref().map(|by_hand| ByHandBody {
                choice: by_hand.choice,
                reason: by_hand.reason.clone(),
                by: by_hand.by_name.clone(),
                at: by_hand.at,
            }),
        };
        Self {
            zone_revision: list.zone.as_ref().map(|zone| zone.revision),
            counts: list.counts().into(),
            affected: list.affected.iter().map(body).collect(),
            excluded: list.excluded.iter().map(body).collect(),
        }
    }
}

fn reaches(phases: &[Phase], affected: &Affected) -> Vec<ReachBody> {
    let body = |reach: &super::affected::Reach| {
        let phase = phases.iter().find(|phase| phase.id == reach.phase)?;
        Some(ReachBody {
            phase_id: phase.id,
            phase: phase.name.clone(),
            from: phase.from(),
            to: phase.to(),
            nuisance: reach.nuisance,
            reach_m: reach.reach_m,
        })
    };
    affected.reaches.iter().filter_map(body).collect()
}

/// Who a site disturbs, now: the doors that its zone reaches, with what was added or excluded by hand.
#[utoipa::path(get, path = "/api/v1/sites/{id}/affected", tag = "premises", params(("id" = String, Path)),
    responses((status = 200, body = AffectedListBody), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn affected_of_site(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
) -> Result<Json<AffectedListBody>> {
    let list = reading!(app.db, tx => super::affected_list_seen_by(tx, &account, id).await)?;
    Ok(Json(AffectedListBody::of(&page, &list)))
}

/// A decision about one door, as it was sent.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DecisionBody {
    /// `added` or `excluded`.
    #[schema(value_type = Choice)]
    choice: Option<String>,
    /// Why; kept with who decided and when.
    #[schema(value_type = String)]
    reason: Option<String>,
}

impl DecisionBody {
    /// The values, checked as the form checks them.
    fn typed(self) -> Typed {
        Typed::filled([("choice", self.choice.unwrap_or_default()), ("reason", self.reason.unwrap_or_default())])
    }
}

/// Adds a door to a site's list, or excludes one, with the reason.
#[utoipa::path(put, path = "/api/v1/sites/{id}/affected/{premises_id}", tag = "premises",
    params(("id" = String, Path), ("premises_id" = String, Path)), request_body = DecisionBody,
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn decide_by_hand(
    State(app): State<App>,
    account: Account,
    Path((id, door)): Path<(SiteId, PremisesId)>,
    Json(body): Json<DecisionBody>,
) -> Result<StatusCode> {
    account.must(Right::ChangeAffected)?;
    let (choice, reason) = decision(&body.typed())?;
    writing!(app.db, tx => super::decide_by_hand(&app, tx, &account, id, door, choice, &reason).await)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back what was decided by hand about a door.
#[utoipa::path(delete, path = "/api/v1/sites/{id}/affected/{premises_id}", tag = "premises",
    params(("id" = String, Path), ("premises_id" = String, Path)),
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn undo_by_hand(
    State(app): State<App>,
    account: Account,
    Path((id, door)): Path<(SiteId, PremisesId)>,
) -> Result<StatusCode> {
    writing!(app.db, tx => super::undo_by_hand(&app, tx, &account, id, door).await)?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is looked up.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LookUp {
    /// An address as people type it: accents, abbreviations and small slips do not matter.
    q: String,
    /// `lon,lat`: only within two kilometres of there, nearer ones first among equals.
    near: Option<String>,
}

/// Doors that were found, best first.
#[derive(Debug, Serialize, ToSchema)]
pub struct FoundBody {
    premises: Vec<PremisesBody>,
}

/// The addresses of the register that a typed one may mean, at most eight; when it has none and a geocoder is set, those that it knows.
#[utoipa::path(get, path = "/api/v1/premises", tag = "premises", params(LookUp),
    responses((status = 200, body = FoundBody), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn find_premises(
    State(app): State<App>,
    account: Account,
    Query(LookUp { q, near }): Query<LookUp>,
) -> Result<Json<FoundBody>> {
    account.must(Right::SeeAffected)?;
    let near = match near.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        None => None,
        Some(text) => Some(place(text).map_err(|sentence| Error::invalid("/near", sentence))?),
    };
    let found = super::look_up(&app, near, &q).await?.doors;
    Ok(Json(FoundBody { premises: found.iter().map(PremisesBody::from).collect() }))
}

/// A place as `lon,lat`.
fn place(text: &str) -> Result<Position, Sentence> {
    let (lon, lat) = text.split_once(',').ok_or_else(|| Sentence::new("premises-position-not-a-number"))?;
    let number = |text: &str| text.trim().parse().map_err(|_| Sentence::new("premises-position-not-a-number"));
    Position::new(number(lon)?, number(lat)?)
}
