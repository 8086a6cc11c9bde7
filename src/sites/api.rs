//! Sites for programs: the same verbs as the pages. Bodies are drafts, so that every fault comes with its pointer; a change is
//! a merge patch (RFC 7396) on what stands.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{NewSite, Nuisance, PhaseDetails, PhaseDraft, Site, SiteDraft, SiteState, SiteSummary, UsualReaches, Zone};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Fault, Faults, Result};
use crate::i18n::Sentence;
use crate::id::{OrganisationId, PhaseId, SiteId};
use crate::people::{Account, Right};
use crate::web::{Json, Problem};
use crate::{reading, writing};

/// The API's routes.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_sites, register_site))
        .routes(routes!(read_site, change_site))
        .routes(routes!(read_zone))
        .routes(routes!(read_reaches, set_reaches))
}

/// A site as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct SiteBody {
    id: SiteId,
    /// The code on posters and in SMS.
    #[schema(value_type = String, example = "k4rt")]
    code: String,
    /// The public page.
    url: String,
    organisation_id: OrganisationId,
    /// The contractor's name.
    organisation: String,
    /// Where the site stands today.
    state: SiteState,
    name: String,
    description: Option<String>,
    permit_reference: Option<String>,
    /// The first day of the works, `2026-11-24`.
    #[schema(value_type = String, format = Date)]
    starts_on: chrono::NaiveDate,
    /// The last day of the works.
    #[schema(value_type = String, format = Date)]
    ends_on: chrono::NaiveDate,
    public_telephone: Option<String>,
    /// Whether a zone was given; read it at `/api/v1/sites/{id}/zone`.
    has_zone: bool,
    phases: Vec<PhaseBody>,
}

/// A phase as it is answered: the draft that would make it, and its id.
#[derive(Debug, Serialize, ToSchema)]
pub struct PhaseBody {
    id: PhaseId,
    #[serde(flatten)]
    details: PhaseDraft,
}

/// A list of sites.
#[derive(Debug, Serialize, ToSchema)]
pub struct SitesBody {
    sites: Vec<SiteBody>,
}

/// A site to be registered, with its phases if they are known.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewSiteBody {
    /// The contractor; may be left out by one of their own accounts.
    #[serde(default)]
    organisation_id: Option<OrganisationId>,
    /// Its phases.
    #[serde(default)]
    phases: Vec<PhaseDraft>,
    // A draft that is flattened here would let members pass that no site has.
    #[serde(flatten)]
    #[schema(value_type = SiteDraft)]
    site: serde_json::Map<String, Value>,
}

/// A change of a site: members that are given replace what stands, null takes away.
#[derive(Debug, Deserialize, ToSchema)]
pub struct SiteChangeBody {
    /// All phases: those with an id are changed, those without are added, those that are not named are removed.
    #[serde(default)]
    phases: Option<Vec<PhaseChangeBody>>,
    /// The members of the site that change.
    #[serde(flatten)]
    #[schema(value_type = SiteDraft)]
    site: serde_json::Map<String, Value>,
}

/// A phase in a change.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PhaseChangeBody {
    /// The phase that is changed; none: a new one.
    #[serde(default)]
    id: Option<PhaseId>,
    #[serde(flatten)]
    #[schema(value_type = PhaseDraft)]
    details: serde_json::Map<String, Value>,
}

/// A zone as it is answered: a GeoJSON Feature whose geometry is a MultiPolygon in WGS 84.
#[derive(Debug, Serialize, ToSchema)]
pub struct ZoneBody {
    /// Always `Feature`.
    r#type: &'static str,
    properties: ZoneProperties,
    /// A GeoJSON MultiPolygon.
    #[schema(value_type = Object)]
    geometry: Value,
}

/// What is told of a zone beside its shape.
#[derive(Debug, Serialize, ToSchema)]
pub struct ZoneProperties {
    /// From 1; every change is a new one.
    revision: i64,
    /// Its area in square metres.
    area_m2: f64,
    /// Why it was changed.
    reason: Option<String>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    made_at: Timestamp,
}

impl SiteBody {
    fn of(app: &App, summary: SiteSummary) -> Self {
        let state = summary.state(app.clock.today(app.settings.time_zone));
        let SiteSummary { site, phases, has_zone } = summary;
        Self {
            id: site.id,
            url: app.url(&format!("/s/{}", site.code)),
            code: site.code.to_string(),
            organisation_id: site.organisation_id,
            organisation: site.organisation,
            state,
            name: site.name,
            description: site.description,
            permit_reference: site.permit_reference,
            starts_on: site.starts_on,
            ends_on: site.ends_on,
            public_telephone: site.public_telephone,
            has_zone,
            phases: phases
                .iter()
                .map(|phase| PhaseBody { id: phase.id, details: PhaseDraft::of(&phase.details) })
                .collect(),
        }
    }

    async fn read(app: &App, tx: &mut Tx, site: Site) -> Result<Self> {
        let file = super::site_file(tx, site).await?;
        Ok(Self::of(app, SiteSummary { has_zone: file.zone.is_some(), phases: file.phases, site: file.site }))
    }
}

impl From<Zone> for ZoneBody {
    fn from(zone: Zone) -> Self {
        Self {
            r#type: "Feature",
            geometry: zone.outline.to_geojson_value(),
            properties: ZoneProperties {
                revision: zone.revision,
                area_m2: zone.area_m2,
                reason: zone.reason,
                made_at: zone.made_at,
            },
        }
    }
}

/// All sites that the caller may know of, the latest to begin first.
#[utoipa::path(get, path = "/api/v1/sites", tag = "sites",
    responses((status = 200, body = SitesBody), (status = 401, body = Problem)))]
async fn list_sites(State(app): State<App>, account: Account) -> Result<Json<SitesBody>> {
    let all = reading!(app.db, tx => super::sites_seen_by(tx, &account).await)?;
    Ok(Json(SitesBody { sites: all.into_iter().map(|summary| SiteBody::of(&app, summary)).collect() }))
}

/// Registers a site.
#[utoipa::path(post, path = "/api/v1/sites", tag = "sites", request_body = NewSiteBody,
    responses((status = 201, body = SiteBody), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn register_site(
    State(app): State<App>,
    account: Account,
    Json(body): Json<NewSiteBody>,
) -> Result<(StatusCode, Json<SiteBody>)> {
    account.must(Right::RegisterSites)?;
    let mut faults = Faults::new();
    let draft = patched(&SiteDraft::default(), body.site);
    let details = gathered(&mut faults, "", draft.and_then(|draft| draft.checked()))?;
    let organisation_id = body.organisation_id.or(account.scope());
    let usual = usual_of(&app, organisation_id).await?;
    let mut phases = Vec::new();
    for (index, draft) in body.phases.iter().enumerate() {
        phases.extend(gathered(&mut faults, &format!("/phases/{index}"), draft.checked_with(&usual))?);
    }
    if organisation_id.is_none() {
        faults.add("/organisation_id", Sentence::new("sites-organisation-unknown"));
    }
    faults.end()?;
    let (Some(details), Some(organisation_id)) = (details, organisation_id) else { return Err(Error::NotFound) };
    let new = NewSite { organisation_id, details };
    let site = writing!(app.db, tx => {
        let id = super::register_site(&app, tx, &account, &new).await?;
        for phase in &phases {
            super::add_phase(&app, tx, &account, id, phase).await?;
        }
        let site = super::site(tx, id).await?;
        SiteBody::read(&app, tx, site).await
    })?;
    Ok((StatusCode::CREATED, Json(site)))
}

/// The value, or its faults noted below a pointer; any other error goes on.
fn gathered<T>(faults: &mut Faults, below: &str, outcome: Result<T>) -> Result<Option<T>> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(Error::Invalid(own)) => {
            for fault in own {
                faults.add(format!("{below}{}", fault.pointer), fault.sentence);
            }
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// One site with its phases and nuisances.
#[utoipa::path(get, path = "/api/v1/sites/{id}", tag = "sites", params(("id" = String, Path)),
    responses((status = 200, body = SiteBody), (status = 404, body = Problem)))]
async fn read_site(State(app): State<App>, account: Account, Path(id): Path<SiteId>) -> Result<Json<SiteBody>> {
    let site = reading!(app.db, tx => {
        let site = super::site_seen_by(tx, &account, id).await?;
        SiteBody::read(&app, tx, site).await
    })?;
    Ok(Json(site))
}

/// Changes a site: a merge patch (RFC 7396) on its members, and all its phases when they are given.
#[utoipa::path(patch, path = "/api/v1/sites/{id}", tag = "sites", params(("id" = String, Path)),
    request_body = SiteChangeBody,
    responses((status = 200, body = SiteBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 422, body = Problem)))]
async fn change_site(
    State(app): State<App>,
    account: Account,
    Path(id): Path<SiteId>,
    Json(body): Json<SiteChangeBody>,
) -> Result<Json<SiteBody>> {
    account.must(Right::RegisterSites)?;
    let (site, contacts) = reading!(app.db, tx => {
        let site = super::site_seen_by(tx, &account, id).await?;
        Ok((site, super::relay_contacts(&app, tx, id).await?))
    })?;
    let mut faults = Faults::new();
    let draft = patched(&SiteDraft::of(&site, &contacts), body.site);
    let details = gathered(&mut faults, "", draft.and_then(|draft| draft.checked()))?;
    let usual = usual_of(&app, Some(site.organisation_id)).await?;
    let mut phases: Option<Vec<(Option<PhaseId>, PhaseDetails)>> = body.phases.as_ref().map(|_| Vec::new());
    for (index, change) in body.phases.into_iter().flatten().enumerate() {
        let draft = patched(&PhaseDraft::default(), change.details);
        let checked = draft.and_then(|draft| draft.checked_with(&usual));
        let checked = gathered(&mut faults, &format!("/phases/{index}"), checked)?;
        if let (Some(phases), Some(checked)) = (&mut phases, checked) {
            phases.push((change.id, checked));
        }
    }
    faults.end()?;
    let details = details.ok_or(Error::NotFound)?;
    let site = writing!(app.db, tx => {
        super::change_site(&app, tx, &account, id, &details).await?;
        if let Some(phases) = &phases {
            set_phases(&app, tx, &account, id, phases).await?;
        }
        let site = super::site(tx, id).await?;
        SiteBody::read(&app, tx, site).await
    })?;
    Ok(Json(site))
}

/// A draft with a merge patch on it: members replace, null takes away; a member that no draft has is a fault.
fn patched<D: Serialize + DeserializeOwned>(draft: &D, patch: serde_json::Map<String, Value>) -> Result<D> {
    let mut merged = serde_json::to_value(draft).map_err(Error::internal)?;
    for (member, value) in patch {
        merged[member] = value;
    }
    serde_path_to_error::deserialize(&merged).map_err(|error| {
        let pointer = format!("/{}", error.path().to_string().trim_start_matches('.'));
        Error::invalid(pointer, Sentence::new("api-not-json").with("reason", error.inner().to_string()))
    })
}

async fn set_phases(
    app: &App,
    tx: &mut Tx,
    account: &Account,
    id: SiteId,
    phases: &[(Option<PhaseId>, PhaseDetails)],
) -> Result<()> {
    let before = super::phases(tx, id).await?;
    for (index, (phase_id, details)) in phases.iter().enumerate() {
        match phase_id {
            None => {
                super::add_phase(app, tx, account, id, details).await?;
            }
            Some(own) if before.iter().any(|phase| phase.id == *own) => {
                super::change_phase(app, tx, account, *own, details).await?;
            }
            Some(_) => {
                return Err(Error::Invalid(vec![Fault::new(
                    format!("/phases/{index}/id"),
                    Sentence::new("sites-phase-unknown"),
                )]));
            }
        }
    }
    for gone in before.iter().filter(|phase| phases.iter().all(|(own, _)| *own != Some(phase.id))) {
        super::remove_phase(app, tx, account, gone.id).await?;
    }
    Ok(())
}

/// The zone of a site as it stands now.
#[utoipa::path(get, path = "/api/v1/sites/{id}/zone", tag = "sites", params(("id" = String, Path)),
    responses((status = 200, body = ZoneBody), (status = 404, body = Problem)))]
async fn read_zone(State(app): State<App>, account: Account, Path(id): Path<SiteId>) -> Result<Json<ZoneBody>> {
    let zone = reading!(app.db, tx => {
        super::site_seen_by(tx, &account, id).await?;
        super::current_zone(tx, id).await
    })?;
    Ok(Json(zone.ok_or(Error::NotFound)?.into()))
}

/// The usual reaches of an organisation; the house's while none is named.
async fn usual_of(app: &App, organisation: Option<OrganisationId>) -> Result<UsualReaches> {
    match organisation {
        Some(organisation) => reading!(app.db, tx => super::usual_reaches(tx, organisation).await),
        None => Ok(UsualReaches::default()),
    }
}

/// How far an organisation's nuisances usually reach, in metres, by the nuisance.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReachesBody {
    /// Metres by nuisance. Answered whole; where it is set, null or left out is the house's own figure.
    #[serde(default)]
    reaches: BTreeMap<String, Option<i64>>,
}

impl From<UsualReaches> for ReachesBody {
    fn from(usual: UsualReaches) -> Self {
        let own = |nuisance: &Nuisance| (nuisance.to_string(), Some(usual.reach_m(*nuisance)));
        Self { reaches: Nuisance::ALL.iter().map(own).collect() }
    }
}

/// How far an organisation's nuisances usually reach: what a phase gets where no reach is said.
#[utoipa::path(get, path = "/api/v1/organisations/{id}/reaches", tag = "sites", params(("id" = String, Path)),
    responses((status = 200, body = ReachesBody), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn read_reaches(
    State(app): State<App>,
    account: Account,
    Path(id): Path<OrganisationId>,
) -> Result<Json<ReachesBody>> {
    let (_, usual) = reading!(app.db, tx => super::usual_reaches_seen_by(tx, &account, id).await)?;
    Ok(Json(usual.into()))
}

/// Sets how far an organisation's nuisances usually reach. Phases that stand are not touched.
#[utoipa::path(put, path = "/api/v1/organisations/{id}/reaches", tag = "sites", params(("id" = String, Path)),
    request_body = ReachesBody,
    responses((status = 200, body = ReachesBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 422, body = Problem)))]
async fn set_reaches(
    State(app): State<App>,
    account: Account,
    Path(id): Path<OrganisationId>,
    Json(body): Json<ReachesBody>,
) -> Result<Json<ReachesBody>> {
    reading!(app.db, tx => super::usual_reaches_seen_by(tx, &account, id).await)?;
    let typed: Vec<(String, String)> =
        body.reaches.into_iter().filter_map(|(word, metres)| Some((word, metres?.to_string()))).collect();
    let checked = UsualReaches::checked(typed.iter().map(|(word, text)| (word.as_str(), text.as_str())));
    let mut faults = Faults::new();
    let usual = gathered(&mut faults, "/reaches", checked)?;
    faults.end()?;
    let usual = usual.unwrap_or_default();
    writing!(app.db, tx => super::set_usual_reaches(&app, tx, &account, id, &usual).await)?;
    Ok(Json(usual.into()))
}
