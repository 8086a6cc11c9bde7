//! Grievances for programs: the same verbs as the pages. Filing twice with one `Idempotency-Key` files once. A contractor's program
//! reads its own organisation's, without contact, and answers.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::ActDraft;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::grievances::{
    self, Author, Category, EntryKind, Grievance, GrievanceDraft, Hazard, QueueFilter, QueueLine, Rung, Severity,
    Shown, Status, Via, Visibility, viewer,
};
use crate::i18n::{Language, Sentence};
use crate::id::{AccountId, GrievanceId, SiteId};
use crate::people::{Account, Right};
use crate::web::{Json, Problem};
use crate::{reading, sites, writing};

const LINES_AT_ONCE: i64 = 200;

/// The API's routes.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_grievances, file_grievance))
        .routes(routes!(read_grievance))
        .routes(routes!(act_on_grievance))
}

/// A grievance as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct GrievanceBody {
    id: GrievanceId,
    /// What people call it by.
    #[schema(example = "K4RT-7MPD")]
    reference: String,
    site_id: SiteId,
    category: Category,
    severity: Severity,
    /// What makes it urgent.
    hazard: Option<Hazard>,
    status: Status,
    /// How it came in.
    via: Via,
    /// The day on which it was suffered.
    #[schema(value_type = String, format = Date)]
    suffered_on: chrono::NaiveDate,
    /// The time of that day.
    #[schema(value_type = Option<String>)]
    suffered_at: Option<chrono::NaiveTime>,
    /// Whether the place is where the neighbour lives or works.
    at_home: bool,
    /// Where; for a contractor only what the neighbour agreed to.
    place: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    filed_at: Timestamp,
    /// Until when the contractor has to say that they see to it.
    #[schema(value_type = String, format = DateTime)]
    acknowledge_by: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    acknowledged_at: Option<Timestamp>,
    /// Until when it has to be concluded.
    #[schema(value_type = String, format = DateTime)]
    conclude_by: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    concluded_at: Option<Timestamp>,
    /// Whether the deadline that runs has passed.
    is_overdue: bool,
    /// Before whom it stands.
    rung: Rung,
    /// The day that the contractor announced.
    #[schema(value_type = Option<String>, format = Date)]
    scheduled_for: Option<chrono::NaiveDate>,
    /// How to reach the neighbour; only for those who handle grievances.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<ContactBody>,
    /// What happened and what was said, as far as the caller may read it.
    timeline: Vec<EntryBody>,
}

/// How to reach the neighbour.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContactBody {
    name: Option<String>,
    email: Option<String>,
    telephone: Option<String>,
    /// The language to write in.
    language: Language,
}

/// One entry of the timeline.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntryBody {
    kind: EntryKind,
    author: Author,
    visibility: Visibility,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// The day that it announces.
    #[schema(value_type = Option<String>, format = Date)]
    day: Option<chrono::NaiveDate>,
    /// The word that it is about: a rung, a severity, a category, a reference.
    detail: Option<String>,
    /// What was said.
    words: Option<String>,
}

/// A grievance as lists answer it.
#[derive(Debug, Serialize, ToSchema)]
pub struct LineBody {
    id: GrievanceId,
    reference: String,
    site_id: SiteId,
    category: Category,
    severity: Severity,
    status: Status,
    via: Via,
    #[schema(value_type = String, format = DateTime)]
    filed_at: Timestamp,
    /// The deadline that runs now.
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
}

/// A list of grievances, what burns first.
#[derive(Debug, Serialize, ToSchema)]
pub struct GrievancesBody {
    grievances: Vec<LineBody>,
    /// What to ask with as `after` for those that follow; none: these are the last.
    next: Option<String>,
}

/// A grievance that was filed.
#[derive(Debug, Serialize, ToSchema)]
pub struct FiledBody {
    id: GrievanceId,
    reference: String,
    /// The neighbour's private page.
    url: String,
}

/// A grievance to be filed.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewGrievanceBody {
    /// The site that it is about.
    #[serde(default)]
    site_id: Option<SiteId>,
    #[serde(flatten)]
    draft: GrievanceDraft,
}

/// Which grievances are asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `open` (when left out), `overdue`, `closed` or `all`.
    shown: Option<Shown>,
    /// Of one site.
    #[param(value_type = Option<String>)]
    site_id: Option<SiteId>,
    /// Standing there.
    status: Option<Status>,
    /// Pressing so.
    severity: Option<Severity>,
    /// About this.
    category: Option<Category>,
    /// In this account's hand.
    #[param(value_type = Option<String>)]
    assigned_to: Option<AccountId>,
    /// By a part of its reference or, for those who handle grievances, by words that were said.
    sought: Option<String>,
    /// The `next` of the answer before: those after its last.
    after: Option<String>,
}

impl GrievanceBody {
    async fn read(app: &App, tx: &mut Tx, actor: &Account, own: Grievance) -> Result<Self> {
        let contact = grievances::contact_seen_by(app, tx, actor, &own).await?;
        let entries = grievances::entries(app, tx, viewer(actor), &own).await?;
        let handles = actor.may(Right::HandleGrievances);
        Ok(Self {
            place: if handles { own.place_of(app)? } else { own.place_for_contractor(app)? },
            is_overdue: own.is_overdue(app.now()),
            id: own.id,
            reference: own.reference,
            site_id: own.site_id,
            category: own.category,
            severity: own.severity,
            hazard: own.hazard,
            status: own.status,
            via: own.via,
            suffered_on: own.suffered_on,
            suffered_at: own.suffered_at,
            at_home: own.at_home,
            filed_at: own.filed_at,
            acknowledge_by: own.acknowledge_by,
            acknowledged_at: own.acknowledged_at,
            conclude_by: own.conclude_by,
            concluded_at: own.concluded_at,
            rung: own.rung,
            scheduled_for: own.scheduled_for,
            contact: contact.map(|contact| ContactBody {
                name: contact.details.name,
                email: contact.details.email.map(|email| email.to_string()),
                telephone: contact.details.telephone.map(|telephone| telephone.to_string()),
                language: contact.language,
            }),
            timeline: entries
                .into_iter()
                .map(|entry| EntryBody {
                    kind: entry.kind,
                    author: entry.author,
                    visibility: entry.visibility,
                    at: entry.at,
                    day: entry.day,
                    detail: entry.detail,
                    words: entry.words,
                })
                .collect(),
        })
    }
}

impl From<QueueLine> for LineBody {
    fn from(line: QueueLine) -> Self {
        Self {
            id: line.id,
            reference: line.reference,
            site_id: line.site_id,
            category: line.category,
            severity: line.severity,
            status: line.status,
            via: line.via,
            filed_at: line.filed_at,
            due_at: line.due_at,
        }
    }
}

/// The grievances that the caller may see, what burns first: at most two hundred at once.
#[utoipa::path(get, path = "/api/v1/grievances", tag = "grievances", params(Asked),
    responses((status = 200, body = GrievancesBody), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_grievances(
    State(app): State<App>,
    account: Account,
    Query(asked): Query<Asked>,
) -> Result<Json<GrievancesBody>> {
    let filter = QueueFilter {
        shown: asked.shown.unwrap_or(Shown::Open),
        site_id: asked.site_id,
        status: asked.status,
        severity: asked.severity,
        category: asked.category,
        assigned_to: asked.assigned_to,
        is_unassigned: false,
        sought: asked.sought.filter(|typed| !typed.trim().is_empty()),
    };
    let found = reading!(app.db, tx => {
        grievances::queue(&app, tx, &account, &filter, asked.after.as_deref(), LINES_AT_ONCE).await
    })?;
    Ok(Json(GrievancesBody { grievances: found.lines.into_iter().map(Into::into).collect(), next: found.next }))
}

/// Files a grievance and puts it before the contractor. Send the same again with the same `Idempotency-Key` header, and the first
/// one is answered.
#[utoipa::path(post, path = "/api/v1/grievances", tag = "grievances", request_body = NewGrievanceBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "any text that is used for this one filing")),
    responses((status = 201, body = FiledBody), (status = 200, body = FiledBody, description = "it was filed before"),
              (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn file_grievance(
    State(app): State<App>,
    account: Account,
    headers: HeaderMap,
    Json(body): Json<NewGrievanceBody>,
) -> Result<(StatusCode, Json<FiledBody>)> {
    account.must(Right::HandleGrievances)?;
    let today = app.clock.today(app.settings.time_zone);
    let site_id = body.site_id.ok_or_else(|| Error::invalid("/site_id", Sentence::new("grievances-site-missing")))?;
    let mut new = body.draft.checked(site_id, today, Language::French, Via::Api)?;
    new.filed_by = Some(account.id);
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or_default();
    new.filing_key = body.draft.filing_key(key);
    if let (None, Some(place)) = (new.premises_id, &new.place) {
        new.premises_id = reading!(app.db, tx => grievances::door_at(tx, place).await)?;
    }
    let filed = writing!(app.db, tx => {
        sites::site_seen_by(tx, &account, site_id).await?;
        super::file(&app, tx, &new).await
    })?;
    let status = if filed.was_there { StatusCode::OK } else { StatusCode::CREATED };
    let url = app.url(&format!("/t/{}", filed.token));
    Ok((status, Json(FiledBody { id: filed.grievance.id, reference: filed.grievance.reference, url })))
}

/// One grievance with its timeline, as far as the caller may read it.
#[utoipa::path(get, path = "/api/v1/grievances/{id}", tag = "grievances", params(("id" = String, Path)),
    responses((status = 200, body = GrievanceBody), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn read_grievance(
    State(app): State<App>,
    account: Account,
    Path(id): Path<GrievanceId>,
) -> Result<Json<GrievanceBody>> {
    let body = reading!(app.db, tx => {
        let grievance = grievances::grievance_seen_by(tx, &account, id).await?;
        GrievanceBody::read(&app, tx, &account, grievance).await
    })?;
    Ok(Json(body))
}

/// Does something about a grievance: the contractor answers, the mediation body answers for them, writes, grades, ends.
#[utoipa::path(post, path = "/api/v1/grievances/{id}/acts", tag = "grievances", params(("id" = String, Path)),
    request_body = ActDraft,
    responses((status = 200, body = GrievanceBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem, description = "it cannot happen where the grievance stands now"),
              (status = 422, body = Problem)))]
async fn act_on_grievance(
    State(app): State<App>,
    account: Account,
    Path(id): Path<GrievanceId>,
    Json(draft): Json<ActDraft>,
) -> Result<Json<GrievanceBody>> {
    reading!(app.db, tx => grievances::grievance_seen_by(tx, &account, id).await.map(drop))?;
    if !account.may(Right::HandleGrievances) {
        account.must(Right::AnswerGrievances)?;
    }
    let act = draft.checked(app.clock.today(app.settings.time_zone))?;
    let body = writing!(app.db, tx => {
        let grievance = super::act(&app, tx, &account, id, &act).await?;
        GrievanceBody::read(&app, tx, &account, grievance).await
    })?;
    Ok(Json(body))
}
