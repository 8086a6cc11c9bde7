//! Mediation for programs: the same verbs as the pages. Whoever may not see words gets null in their place.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{
    Case, CaseFile, CaseFilter, CaseState, CommitmentState, EntryKind, Handling, Meeting, MeetingKind, MeetingState,
    Need, Observation, ObservationState, PartyKind, Referral, ReferralState, Topic,
};
use crate::app::App;
use crate::error::{Error, Result};
use crate::id::{CaseId, CommitmentId, GrievanceId, MeetingId, ObservationId, PartyId, ReferralId, SiteId};
use crate::people::{Account, Right};
use crate::web::{Json, Problem, Typed};
use crate::{clock::Timestamp, reading, writing};

/// The API's routes.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_cases, open_case))
        .routes(routes!(read_case))
        .routes(routes!(add_party))
        .routes(routes!(add_entry))
        .routes(routes!(add_commitment))
        .routes(routes!(settle_commitment))
        .routes(routes!(list_referrals))
        .routes(routes!(list_meetings))
        .routes(routes!(list_observations, note_observation))
}

/// The members of a body as the fields of a form: one check serves both faces.
fn typed(body: &impl Serialize) -> Result<Typed> {
    let Value::Object(members) = serde_json::to_value(body).map_err(Error::internal)? else {
        return Ok(Typed::empty());
    };
    Ok(Typed::filled(members.into_iter().filter_map(|(name, value)| match value {
        Value::String(text) => Some((name, text)),
        Value::Null => None,
        other => Some((name, other.to_string())),
    })))
}

/// Which cases.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CaseQuery {
    /// Of one site.
    site: Option<SiteId>,
    /// In one state.
    state: Option<CaseState>,
}

/// A case as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseBody {
    id: CaseId,
    /// What it is called where its words may not be seen.
    #[schema(example = "M-7K3F2")]
    reference: String,
    state: CaseState,
    handling: Handling,
    site_id: Option<SiteId>,
    grievance_id: Option<GrievanceId>,
    /// What it is about; null for those who may not see words.
    title: Option<String>,
    /// Who handles it.
    mediator: String,
    #[schema(value_type = String, format = DateTime)]
    opened_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
}

impl From<Case> for CaseBody {
    fn from(case: Case) -> Self {
        Self {
            id: case.id,
            reference: case.reference,
            state: case.state,
            handling: case.handling,
            site_id: case.site_id,
            grievance_id: case.grievance_id,
            title: case.title,
            mediator: case.mediator,
            opened_at: case.opened_at,
            ended_at: case.ended_at,
        }
    }
}

/// A list of cases.
#[derive(Debug, Serialize, ToSchema)]
pub struct CasesBody {
    cases: Vec<ListedCaseBody>,
}

/// A case in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListedCaseBody {
    #[serde(flatten)]
    case: CaseBody,
    /// Its commitments that are still open.
    pending_commitments: i64,
    /// Those of them whose day has passed.
    overdue_commitments: i64,
}

/// A case with what belongs to it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseFileBody {
    #[serde(flatten)]
    case: CaseBody,
    parties: Vec<PartyBody>,
    commitments: Vec<CommitmentBody>,
    timeline: Vec<EntryBody>,
}

/// A party; never with its means of contact.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartyBody {
    id: PartyId,
    kind: PartyKind,
    name: Option<String>,
}

/// A commitment.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommitmentBody {
    id: CommitmentId,
    party_id: PartyId,
    what: Option<String>,
    #[schema(value_type = String, format = Date)]
    due_on: chrono::NaiveDate,
    state: CommitmentState,
    overdue: bool,
}

/// An entry of a timeline.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntryBody {
    kind: EntryKind,
    words: Option<String>,
    made_by: String,
    #[schema(value_type = String, format = DateTime)]
    made_at: Timestamp,
}

impl CaseFileBody {
    fn of(app: &App, file: CaseFile) -> Self {
        let today = app.clock.today(app.settings.time_zone);
        let commitments = file.commitments.into_iter().map(|own| CommitmentBody {
            overdue: own.is_overdue(today),
            id: own.id,
            party_id: own.party_id,
            what: own.what,
            due_on: own.due_on,
            state: own.state,
        });
        Self {
            case: file.case.into(),
            parties: file
                .parties
                .into_iter()
                .map(|own| PartyBody { id: own.id, kind: own.kind, name: own.name })
                .collect(),
            commitments: commitments.collect(),
            timeline: file
                .entries
                .into_iter()
                .map(|own| EntryBody { kind: own.kind, words: own.words, made_by: own.made_by, made_at: own.made_at })
                .collect(),
        }
    }
}

/// A case to be opened.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewCaseBody {
    /// The site that it is about.
    site_id: Option<String>,
    /// The grievance that it grew from; its site is then the case's.
    grievance_id: Option<String>,
    /// `shuttle` or `round_table`.
    handling: Option<String>,
    /// What it is about, in few words.
    title: Option<String>,
    /// Who handles it; left out: the caller.
    mediator_id: Option<String>,
    /// What is known so far.
    words: Option<String>,
}

/// A party to be added.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewPartyBody {
    /// `resident`, `business`, `contractor`, `authority`, `landlord` or `other`.
    party: Option<String>,
    /// The name.
    person_name: Option<String>,
    /// The number.
    person_telephone: Option<String>,
    /// The address for mail.
    person_email: Option<String>,
}

/// An entry to be added to a case's timeline.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewEntryBody {
    /// `note`, `contacted`, `carried` or `proposed`.
    kind: Option<String>,
    /// The words.
    words: Option<String>,
}

/// A commitment to be noted.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewCommitmentBody {
    /// Whose.
    party_id: Option<String>,
    /// What.
    what: Option<String>,
    /// Until when, `2026-11-24`.
    due_on: Option<String>,
}

/// What became of a commitment.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CommitmentChangeBody {
    /// `kept`, `broken`, or `pending` again.
    state: Option<String>,
}

/// Cases, those with overdue commitments first.
#[utoipa::path(get, path = "/api/v1/cases", tag = "mediation", params(CaseQuery),
    responses((status = 200, body = CasesBody), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_cases(
    State(app): State<App>,
    account: Account,
    Query(query): Query<CaseQuery>,
) -> Result<Json<CasesBody>> {
    let filter = CaseFilter { site_id: query.site, state: query.state };
    let lines = reading!(app.db, tx => super::cases_seen_by(&app, tx, &account, filter).await)?;
    let cases = lines.into_iter().map(|line| ListedCaseBody {
        case: line.case.into(),
        pending_commitments: line.pending,
        overdue_commitments: line.overdue,
    });
    Ok(Json(CasesBody { cases: cases.collect() }))
}

/// Opens a case.
#[utoipa::path(post, path = "/api/v1/cases", tag = "mediation", request_body = NewCaseBody,
    responses((status = 201, body = CaseFileBody), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn open_case(
    State(app): State<App>,
    account: Account,
    Json(body): Json<NewCaseBody>,
) -> Result<(StatusCode, Json<CaseFileBody>)> {
    account.must(Right::HandleCases)?;
    let new = super::read_case(&typed(&body)?)?;
    let file = writing!(app.db, tx => {
        let id = super::open_case(&app, tx, &account, &new).await?;
        super::case_file(&app, tx, &account, id).await
    })?;
    Ok((StatusCode::CREATED, Json(CaseFileBody::of(&app, file))))
}

/// A case with its parties, commitments and timeline.
#[utoipa::path(get, path = "/api/v1/cases/{id}", tag = "mediation", params(("id" = String, Path)),
    responses((status = 200, body = CaseFileBody), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn read_case(State(app): State<App>, account: Account, Path(id): Path<CaseId>) -> Result<Json<CaseFileBody>> {
    let file = reading!(app.db, tx => super::case_file(&app, tx, &account, id).await)?;
    Ok(Json(CaseFileBody::of(&app, file)))
}

/// Adds a party to a case.
#[utoipa::path(post, path = "/api/v1/cases/{id}/parties", tag = "mediation", params(("id" = String, Path)),
    request_body = NewPartyBody,
    responses((status = 201, body = CaseFileBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn add_party(
    State(app): State<App>,
    account: Account,
    Path(id): Path<CaseId>,
    Json(body): Json<NewPartyBody>,
) -> Result<(StatusCode, Json<CaseFileBody>)> {
    account.must(Right::HandleCases)?;
    let new = super::read_party(&typed(&body)?)?;
    let file = writing!(app.db, tx => {
        super::add_party(&app, tx, &account, id, &new).await?;
        super::case_file(&app, tx, &account, id).await
    })?;
    Ok((StatusCode::CREATED, Json(CaseFileBody::of(&app, file))))
}

/// Writes on a case's timeline.
#[utoipa::path(post, path = "/api/v1/cases/{id}/entries", tag = "mediation", params(("id" = String, Path)),
    request_body = NewEntryBody,
    responses((status = 201, body = CaseFileBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 422, body = Problem)))]
async fn add_entry(
    State(app): State<App>,
    account: Account,
    Path(id): Path<CaseId>,
    Json(body): Json<NewEntryBody>,
) -> Result<(StatusCode, Json<CaseFileBody>)> {
    account.must(Right::HandleCases)?;
    let (kind, words) = super::read_entry(&typed(&body)?)?;
    let file = writing!(app.db, tx => {
        super::add_entry(&app, tx, &account, id, kind, &words).await?;
        super::case_file(&app, tx, &account, id).await
    })?;
    Ok((StatusCode::CREATED, Json(CaseFileBody::of(&app, file))))
}

/// Notes what a party promised.
#[utoipa::path(post, path = "/api/v1/cases/{id}/commitments", tag = "mediation", params(("id" = String, Path)),
    request_body = NewCommitmentBody,
    responses((status = 201, body = CaseFileBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 422, body = Problem)))]
async fn add_commitment(
    State(app): State<App>,
    account: Account,
    Path(id): Path<CaseId>,
    Json(body): Json<NewCommitmentBody>,
) -> Result<(StatusCode, Json<CaseFileBody>)> {
    account.must(Right::HandleCases)?;
    let new = super::read_commitment(&typed(&body)?)?;
    let file = writing!(app.db, tx => {
        super::promise(&app, tx, &account, id, &new).await?;
        super::case_file(&app, tx, &account, id).await
    })?;
    Ok((StatusCode::CREATED, Json(CaseFileBody::of(&app, file))))
}

/// Says what became of a commitment.
#[utoipa::path(patch, path = "/api/v1/commitments/{id}", tag = "mediation", params(("id" = String, Path)),
    request_body = CommitmentChangeBody,
    responses((status = 200, body = CaseFileBody), (status = 403, body = Problem), (status = 404, body = Problem),
              (status = 422, body = Problem)))]
async fn settle_commitment(
    State(app): State<App>,
    account: Account,
    Path(id): Path<CommitmentId>,
    Json(body): Json<CommitmentChangeBody>,
) -> Result<Json<CaseFileBody>> {
    account.must(Right::HandleCases)?;
    let state = super::read_settlement(&typed(&body)?)?;
    let file = writing!(app.db, tx => {
        let case_id = super::settle_commitment(&app, tx, &account, id, state).await?;
        super::case_file(&app, tx, &account, case_id).await
    })?;
    Ok(Json(CaseFileBody::of(&app, file)))
}

/// A referral; never with the person.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReferralBody {
    id: ReferralId,
    /// The service's name.
    service: String,
    need: Need,
    state: ReferralState,
    site_id: Option<SiteId>,
    case_id: Option<CaseId>,
    #[schema(value_type = Option<String>, format = Date)]
    follow_up_on: Option<chrono::NaiveDate>,
    #[schema(value_type = String, format = DateTime)]
    made_at: Timestamp,
}

/// A list of referrals.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReferralsBody {
    referrals: Vec<ReferralBody>,
}

impl From<Referral> for ReferralBody {
    fn from(own: Referral) -> Self {
        Self {
            id: own.id,
            service: own.service,
            need: own.need,
            state: own.state,
            site_id: own.site_id,
            case_id: own.case_id,
            follow_up_on: own.follow_up_on,
            made_at: own.made_at,
        }
    }
}

/// Referrals, those to ask after first.
#[utoipa::path(get, path = "/api/v1/referrals", tag = "mediation",
    responses((status = 200, body = ReferralsBody), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_referrals(State(app): State<App>, account: Account) -> Result<Json<ReferralsBody>> {
    let all = reading!(app.db, tx => super::referrals_seen_by(&app, tx, &account).await)?;
    Ok(Json(ReferralsBody { referrals: all.into_iter().map(Into::into).collect() }))
}

/// A meeting.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingBody {
    id: MeetingId,
    kind: MeetingKind,
    state: MeetingState,
    /// What it is about; null for those who may not see words.
    title: Option<String>,
    #[schema(value_type = String, format = Date)]
    held_on: chrono::NaiveDate,
    /// The hour, in the service's civil time.
    #[schema(value_type = String, example = "18:30:00")]
    starts_at: chrono::NaiveTime,
    place: String,
    site_id: Option<SiteId>,
    case_id: Option<CaseId>,
    invited: Option<i64>,
    attended: Option<i64>,
}

/// A list of meetings.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingsBody {
    meetings: Vec<MeetingBody>,
}

impl From<Meeting> for MeetingBody {
    fn from(own: Meeting) -> Self {
        Self {
            id: own.id,
            kind: own.kind,
            state: own.state,
            title: own.title,
            held_on: own.held_on,
            starts_at: own.starts_at,
            place: own.place,
            site_id: own.site_id,
            case_id: own.case_id,
            invited: own.invited,
            attended: own.attended,
        }
    }
}

/// Meetings, the latest day first.
#[utoipa::path(get, path = "/api/v1/meetings", tag = "mediation",
    responses((status = 200, body = MeetingsBody), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_meetings(State(app): State<App>, account: Account) -> Result<Json<MeetingsBody>> {
    let all = reading!(app.db, tx => super::meetings_seen_by(&app, tx, &account).await)?;
    Ok(Json(MeetingsBody { meetings: all.into_iter().map(Into::into).collect() }))
}

/// An observation; its words are on its page alone.
#[derive(Debug, Serialize, ToSchema)]
pub struct ObservationBody {
    id: ObservationId,
    topic: Topic,
    state: ObservationState,
    place: String,
    #[schema(value_type = String, format = Date)]
    noticed_on: chrono::NaiveDate,
    site_id: Option<SiteId>,
}

/// A list of observations.
#[derive(Debug, Serialize, ToSchema)]
pub struct ObservationsBody {
    observations: Vec<ObservationBody>,
}

/// An observation to be noted.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewObservationBody {
    /// What was noticed, as `lighting` or `isolation`.
    topic: Option<String>,
    /// Where.
    place: Option<String>,
    /// When, `2026-11-24`.
    noticed_on: Option<String>,
    /// The site near which it is.
    site_id: Option<String>,
    /// What else matters.
    words: Option<String>,
}

impl From<Observation> for ObservationBody {
    fn from(own: Observation) -> Self {
        Self {
            id: own.id,
            topic: own.topic,
            state: own.state,
            place: own.place,
            noticed_on: own.noticed_on,
            site_id: own.site_id,
        }
    }
}

/// Observations, those that nobody has settled first.
#[utoipa::path(get, path = "/api/v1/observations", tag = "mediation",
    responses((status = 200, body = ObservationsBody), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_observations(State(app): State<App>, account: Account) -> Result<Json<ObservationsBody>> {
    let all = reading!(app.db, tx => super::observations_seen_by(tx, &account).await)?;
    Ok(Json(ObservationsBody { observations: all.into_iter().map(Into::into).collect() }))
}

/// Notes what was noticed.
#[utoipa::path(post, path = "/api/v1/observations", tag = "mediation", request_body = NewObservationBody,
    responses((status = 201, body = ObservationBody), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn note_observation(
    State(app): State<App>,
    account: Account,
    Json(body): Json<NewObservationBody>,
) -> Result<(StatusCode, Json<ObservationBody>)> {
    account.must(Right::HandleCases)?;
    let new = super::read_observation(&typed(&body)?)?;
    let file = writing!(app.db, tx => {
        let id = super::notice(&app, tx, &account, &new).await?;
        super::observation_file(&app, tx, &account, id).await
    })?;
    Ok((StatusCode::CREATED, Json(file.observation.into())))
}
