//! What the API of visits takes and answers: campaigns, doors, rounds, visits as JSON. Times of rounds are civil times.

use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Faults, Result};
use crate::i18n::{Language, Sentence};
use crate::id::{AccountId, CampaignId, PremisesId, RoundId, SiteId, StopId, VisitId};
use crate::people::ContactDetails;
use crate::premises::PremisesKind;
use crate::visits::{
    Appointment, Audience, Campaign, CampaignKind, Coverage, Outcome, Planning, PlanningStatus, RoundFile,
    RoundSummary, Spoken, Status, StopFile, Visit,
};

/// A campaign as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct CampaignBody {
    pub(super) id: CampaignId,
    pub(super) site_id: SiteId,
    /// The site's name.
    pub(super) site: String,
    pub(super) kind: CampaignKind,
    /// Whether any of its rounds was published.
    pub(super) status: Status,
    /// No round before this day.
    pub(super) starts_on: NaiveDate,
    /// Everybody is told by the end of this day.
    pub(super) deadline: NaiveDate,
    /// Which of the affected doors.
    pub(super) audience: Audience,
    /// After how many weeks it comes back, while the works go on.
    pub(super) repeats_weeks: Option<i64>,
    pub(super) coverage: CoverageBody,
    /// The latest planning; for those who plan.
    pub(super) planning: Option<PlanningBody>,
}

/// How far a campaign has come.
#[derive(Debug, Serialize, ToSchema)]
pub struct CoverageBody {
    /// Its doors.
    pub(super) doors: i64,
    /// The dwellings behind them.
    pub(super) dwellings: i64,
    /// Doors that were told.
    pub(super) told: i64,
    /// The dwellings behind those.
    pub(super) dwellings_told: i64,
    /// Of those who can be told, how many were, in whole per cent.
    pub(super) per_cent: i64,
    /// Doors at which nobody has called yet.
    pub(super) not_yet: i64,
    /// Doors that are to be visited again.
    pub(super) again: i64,
    /// Doors behind which there is nobody.
    pub(super) nobody: i64,
    /// Doors that were tried in vain as often as the campaign wants.
    pub(super) given_up: i64,
    /// Doors by what came of their latest visit.
    pub(super) by_outcome: std::collections::BTreeMap<String, i64>,
}

/// A planning as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanningBody {
    pub(super) status: PlanningStatus,
    /// How long it may search.
    pub(super) seconds: i64,
    /// How much of the search is behind, from 0 to 1.
    pub(super) share: f64,
    /// Doors to be planned.
    pub(super) doors: i64,
    /// Doors that the best plan serves.
    pub(super) served: i64,
    /// The walking of the best plan, in seconds.
    pub(super) walking_s: i64,
    /// Why it failed.
    pub(super) fault: Option<String>,
    /// What would help the doors that are left out.
    pub(super) advice: Option<String>,
    /// What has to be said of how the walks were found.
    pub(super) walks: Option<String>,
}

/// A list of campaigns.
#[derive(Debug, Serialize, ToSchema)]
pub struct CampaignsBody {
    pub(super) campaigns: Vec<CampaignBody>,
}

/// A campaign to be started.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCampaignBody {
    pub(super) site_id: SiteId,
    pub(super) kind: CampaignKind,
    /// Which of the affected doors; everyone when left out.
    #[serde(default)]
    pub(super) audience: Option<Audience>,
    /// How often somebody calls in vain before a door is given up; 3 when left out.
    #[serde(default)]
    pub(super) most_tries: Option<i64>,
    pub(super) starts_on: NaiveDate,
    pub(super) deadline: NaiveDate,
    /// Accounts of mediators or coordinators.
    pub(super) team: Vec<AccountId>,
    /// Minutes to allow at an entrance with one dwelling; 5 when left out.
    #[serde(default)]
    pub(super) first_dwelling_min: Option<i64>,
    /// Minutes more for each further dwelling; 3 when left out.
    #[serde(default)]
    pub(super) further_dwelling_min: Option<i64>,
    /// Minutes to allow at an establishment; 10 when left out.
    #[serde(default)]
    pub(super) establishment_min: Option<i64>,
    /// Where rounds start and end; the middle of the works when left out.
    #[serde(default)]
    pub(super) start_address: Option<String>,
    /// After how many weeks it comes back, for campaigns during the works; never when left out.
    #[serde(default)]
    pub(super) repeats_weeks: Option<i64>,
}

/// How long to search.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanBody {
    pub(super) seconds: i64,
    /// Whether what is left of today is planned too.
    #[serde(default)]
    pub(super) from_today: bool,
}

/// A door of a campaign.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoorBody {
    pub(super) premises_id: PremisesId,
    pub(super) label: String,
    pub(super) kind: PremisesKind,
    /// Households behind it; 0 for an establishment.
    pub(super) dwellings: i64,
    /// The last day on which it should be visited.
    pub(super) due_on: NaiveDate,
    /// How often somebody called.
    pub(super) tries: i64,
    /// What came of the latest visit.
    pub(super) outcome: Option<Outcome>,
    /// Whether it is still to be visited.
    pub(super) open: bool,
    /// Why the latest plan leaves it out.
    pub(super) unplanned: Vec<String>,
    pub(super) lon: f64,
    pub(super) lat: f64,
}

/// The doors of a campaign.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoorsBody {
    pub(super) doors: Vec<DoorBody>,
}

/// A round as it is answered; times are civil.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundBody {
    pub(super) id: RoundId,
    pub(super) campaign_id: CampaignId,
    pub(super) mediator_id: AccountId,
    pub(super) mediator: String,
    pub(super) walked_on: NaiveDate,
    pub(super) status: Status,
    pub(super) leaves: NaiveTime,
    pub(super) back: NaiveTime,
    pub(super) break_from: Option<NaiveTime>,
    pub(super) break_to: Option<NaiveTime>,
    pub(super) walking_s: i64,
    /// At how many stops somebody called.
    pub(super) visited: usize,
    /// How many stops there are.
    pub(super) count: usize,
    /// The stops in order; left out in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stops: Option<Vec<StopBody>>,
}

/// A stop as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct StopBody {
    pub(super) id: StopId,
    pub(super) premises_id: PremisesId,
    /// From 1, in the order of the walk.
    pub(super) place: i64,
    pub(super) label: String,
    pub(super) kind: PremisesKind,
    pub(super) dwellings: i64,
    pub(super) arrive: NaiveTime,
    pub(super) start: NaiveTime,
    pub(super) leave: NaiveTime,
    pub(super) lon: f64,
    pub(super) lat: f64,
    /// What came of the visit on this round.
    pub(super) outcome: Option<Outcome>,
}

/// A list of rounds.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundsBody {
    pub(super) rounds: Vec<RoundBody>,
}

/// How many rounds were published.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublishedBody {
    pub(super) published: usize,
}

/// A visit as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct VisitBody {
    pub(super) id: VisitId,
    pub(super) premises_id: PremisesId,
    pub(super) stop_id: StopId,
    /// What came of it; none for a taking back.
    pub(super) outcome: Option<Outcome>,
    /// The visit that this one takes back.
    pub(super) undoes: Option<VisitId>,
    #[schema(value_type = String, format = DateTime)]
    pub(super) visited_at: Timestamp,
    pub(super) recorded_by: AccountId,
}

/// The entries of a campaign.
#[derive(Debug, Serialize, ToSchema)]
pub struct VisitsBody {
    pub(super) visits: Vec<VisitBody>,
}

/// A visit to be recorded.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisitBody {
    pub(super) stop_id: StopId,
    pub(super) outcome: Outcome,
    /// Read by the team and the coordination only.
    #[serde(default)]
    pub(super) note: Option<String>,
    /// How the neighbour wants to be told news; giving it is the consent.
    #[serde(default)]
    pub(super) contact: Option<ContactBody>,
    /// The language that it takes there, where there was none in common.
    #[serde(default)]
    pub(super) spoken: Option<Spoken>,
    /// When the neighbour asked to be visited; goes with `callback`.
    #[serde(default)]
    pub(super) appointment: Option<AppointmentBody>,
    /// When it took place; now when left out.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(super) visited_at: Option<Timestamp>,
    /// A name that the sender gives, so that sending twice records once.
    #[serde(default)]
    pub(super) sent_as: Option<String>,
}

/// A day and time at which somebody wants to be visited.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppointmentBody {
    pub(super) on: NaiveDate,
    /// `17:30`.
    pub(super) at: String,
}

impl AppointmentBody {
    pub(super) fn checked(self) -> Result<Appointment> {
        let at = NaiveTime::parse_from_str(&self.at, "%H:%M").map_err(|_| {
            Error::invalid("/appointment/at", Sentence::new("form-not-a-time").with("given", self.at.as_str()))
        })?;
        Ok(Appointment { on: self.on, at_s: i64::from(at.num_seconds_from_midnight()) })
    }
}

/// A neighbour's means of contact.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactBody {
    #[serde(default)]
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) email: Option<String>,
    #[serde(default)]
    pub(super) telephone: Option<String>,
    #[serde(default)]
    pub(super) language: Option<Language>,
}

/// The id of what was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeVisitBody {
    pub(super) id: VisitId,
}

pub(super) fn civil(seconds: i64) -> NaiveTime {
    let seconds = u32::try_from(seconds.clamp(0, 86_399)).unwrap_or_default();
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default()
}

impl CampaignBody {
    pub(super) fn of(campaign: Campaign, coverage: Coverage, planning: Option<PlanningBody>) -> Self {
        Self {
            id: campaign.id,
            site_id: campaign.site_id,
            site: campaign.site,
            kind: campaign.kind,
            status: campaign.status,
            starts_on: campaign.starts_on,
            deadline: campaign.deadline,
            audience: campaign.audience,
            repeats_weeks: campaign.repeats_weeks,
            coverage: CoverageBody {
                doors: coverage.doors,
                dwellings: coverage.dwellings,
                told: coverage.told,
                dwellings_told: coverage.dwellings_told,
                per_cent: coverage.per_cent(),
                not_yet: coverage.not_yet,
                again: coverage.again,
                nobody: coverage.nobody,
                given_up: coverage.given_up,
                by_outcome: coverage.by_outcome.iter().map(|(own, doors)| (own.to_string(), *doors)).collect(),
            },
            planning,
        }
    }
}

impl PlanningBody {
    pub(super) fn of(app: &App, planning: &Planning, language: Language) -> Self {
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
            advice: planning.advice().map(|advice| language.tell(&advice)),
            walks: planning.walks().map(|walks| language.tell(&walks)),
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

impl ContactBody {
    pub(super) fn checked(self) -> Result<ContactDetails> {
        let mut faults = Faults::new();
        let email = faults.parsed("contact/email", &self.email, "form-not-an-email");
        let telephone = faults.parsed("contact/telephone", &self.telephone, "form-not-a-telephone");
        faults.end()?;
        Ok(ContactDetails { name: self.name, email, telephone })
    }
}
