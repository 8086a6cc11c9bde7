//! Campaigns, rounds and visits: who calls at which door, when, and what came of it. Takes the affected list from `premises`;
//! knows nothing of grievances.
//!
//! A campaign keeps the doors of a site's list (`campaigns`). The planner (`planning`, pure) turns them, the team and the
//! agenda into draft rounds (`plans`); a coordinator publishes them (`rounds`), mediators walk them and record what came of
//! each visit (`recording`). What was published or visited is never changed by a new plan.

mod absences;
pub mod agenda;
mod api;
mod appointments;
mod calendar;
mod campaigns;
mod changes;
pub mod command;
mod coverage;
mod exceptions;
mod footways;
mod moves;
mod pages;
pub mod planning;
mod plans;
mod problems;
mod recording;
mod repeating;
mod rounds;
mod store;
mod table;
mod team;
mod walks;
pub mod working_time;

use chrono::NaiveDate;

use crate::clock::Timestamp;
use crate::i18n::Sentence;
use crate::id::{AccountId, CampaignId, OrganisationId, PremisesId, RoundId, SiteId, StopId, VisitId};
use crate::premises::Position;
use crate::row;
use crate::web::Routes;

pub use absences::{Absence, absences_of_team, report_absence, take_back_absence};
pub use appointments::make_appointment;
pub use calendar::{calendar_of_token, calendar_token};
pub use campaigns::{
    CampaignSummary, NewCampaign, TEAM_ROLES, USUAL_TRIES, campaign, campaign_seen_by, campaigns_seen_by,
    doors_of_campaign, remove_campaign, start_campaign, team_of_campaign,
};
pub use changes::{Change, changes_of_campaign};
pub use coverage::{Course, Coverage, DayCount, course_of_campaign, coverage_of_campaign, coverage_of_site};
pub use exceptions::{NewException, exceptions_of, misfits, misfits_of_campaign, note_exception, take_back_exception};
pub use moves::{Movable, Way, movable, move_stop, move_to, ways, weigh};
pub use plans::{Planning, PlanningStatus, launch_planning, planning_of_campaign, start_planning, stop_planning};
pub use problems::Setting;
pub use recording::{
    NewVisit, RecordedVisit, contacts_of_site, record_visit, undo_visit, visits_of_campaign, visits_of_stop,
};
pub use repeating::{keep_repeating, repeat_campaigns, stop_repeating};
pub use rounds::{
    RoundFile, RoundSummary, StopFile, publish_campaign, publish_round, round_seen_by, rounds_of_campaign,
    rounds_of_mediator, slot, stop_seen_by, stops_of_campaign, withdraw_round,
};
pub use team::{Member, WEEKDAYS, WorkPattern, member, members, set_work_pattern};

/// The routes of this slice.
pub fn routes() -> Routes {
    pages::routes().api(api::routes())
}

crate::vocabulary! {
    /// When in the life of a site a campaign takes place.
    pub enum CampaignKind {
        /// Before the works begin.
        Before = "before",
        /// While they go on.
        During = "during",
        /// Once they are over.
        After = "after",
    }
}

crate::vocabulary! {
    /// Which of the affected doors a campaign visits.
    pub enum Audience {
        /// All of them.
        Everyone = "everyone",
        /// Shops, schools, places of care and the like: those whom the works disturb for as long as they last.
        Establishments = "establishments",
        /// Schools, nurseries, places of care and social services.
        Sensitive = "sensitive",
        /// Those from which something was reported, reached by the works or not.
        Complained = "complained",
    }
}

crate::vocabulary! {
    /// A language in which a mediator can explain the works, or a neighbour needs to hear of them.
    pub enum Spoken {
        /// Arabic.
        Arabic = "ar",
        /// Bulgarian.
        Bulgarian = "bg",
        /// Chinese.
        Chinese = "zh",
        /// Comorian.
        Comorian = "swb",
        /// English.
        English = "en",
        /// Italian.
        Italian = "it",
        /// Kabyle.
        Kabyle = "kab",
        /// Polish.
        Polish = "pl",
        /// Portuguese.
        Portuguese = "pt",
        /// Romanian.
        Romanian = "ro",
        /// Russian.
        Russian = "ru",
        /// French sign language.
        Signs = "fsl",
        /// Spanish.
        Spanish = "es",
        /// Turkish.
        Turkish = "tr",
        /// Ukrainian.
        Ukrainian = "uk",
        /// Wolof.
        Wolof = "wo",
    }
}

crate::vocabulary! {
    /// At what time of day somebody works.
    pub enum Turn {
        /// Late, and early one day a week.
        Rota = "rota",
        /// In the day.
        Day = "day",
        /// In the afternoon and the early evening.
        Evening = "evening",
        /// Hours of one's own, day by day.
        Own = "own",
    }
}

crate::vocabulary! {
    /// Where a campaign, or a round, stands.
    pub enum Status {
        /// Only those who plan see it.
        Draft = "draft",
        /// The mediators see it, and walk it.
        Published = "published",
    }
}

crate::vocabulary! {
    /// What came of a visit.
    pub enum Outcome {
        /// Somebody opened and was told.
        Informed = "informed",
        /// Nobody opened.
        NotHome = "not_home",
        /// Somebody opened and did not want to hear.
        Refused = "refused",
        /// Somebody asked to come again.
        Callback = "callback",
        /// Nobody opened, and the leaflet was left.
        LeafletLeft = "leaflet_left",
        /// The door could not be reached: a code, a gate, works in front.
        Inaccessible = "inaccessible",
        /// There is no such door.
        AddressNotFound = "address_not_found",
        /// Nobody lives or works there.
        Vacant = "vacant",
        /// Somebody opened, and there was no language in common.
        LanguageBarrier = "language_barrier",
    }
}

impl Outcome {
    /// Whether the door is to be visited again.
    pub fn comes_back(self) -> bool {
        matches!(self, Self::NotHome | Self::Callback | Self::Inaccessible | Self::LanguageBarrier)
    }

    /// Whether whoever is behind the door was told, in person or in writing.
    pub fn is_told(self) -> bool {
        matches!(self, Self::Informed | Self::LeafletLeft)
    }

    /// Whether there is nobody to be told.
    pub fn is_nobody(self) -> bool {
        matches!(self, Self::AddressNotFound | Self::Vacant)
    }
}

row! {
    /// A set of doors to visit by a deadline.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Campaign {
        /// Its id.
        pub id: CampaignId,
        /// Its site.
        pub site_id: SiteId,
        /// The site's name.
        pub site: String,
        /// The site's contractor.
        pub organisation_id: OrganisationId,
        /// When in the life of the site.
        pub kind: CampaignKind,
        /// Which of the affected doors it visits.
        pub audience: Audience,
        /// Whether any of its rounds was published.
        pub status: Status,
        /// No round before this day.
        pub starts_on: NaiveDate,
        /// Everybody is told by the end of this day.
        pub deadline: NaiveDate,
        /// The time to allow at an entrance with one dwelling, in seconds.
        pub first_dwelling_s: i64,
        /// The time to add for each further dwelling, in seconds.
        pub further_dwelling_s: i64,
        /// The time to allow at an establishment, in seconds.
        pub establishment_s: i64,
        /// How often somebody calls in vain before a door is given up; the last time with a leaflet.
        pub most_tries: i64,
        /// Where rounds start and end: degrees east.
        pub start_lon: f64,
        /// Where rounds start and end: degrees north.
        pub start_lat: f64,
        /// What the place is called; none: the middle of the works.
        pub start_label: Option<String>,
        /// After how many weeks it comes back, while the works go on.
        pub repeats_weeks: Option<i64>,
        /// The campaign that it is the repetition of.
        pub follows: Option<CampaignId>,
        /// When it was started.
        pub created_at: Timestamp,
    }
}

impl Campaign {
    /// Where rounds start and end.
    pub fn start(&self) -> Position {
        Position { lon: self.start_lon, lat: self.start_lat }
    }

    /// Whether its deadline is past.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.deadline < today
    }
}

/// A door of a campaign: one entrance with its dwellings, or one establishment.
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignDoor {
    /// The premises.
    pub premises_id: PremisesId,
    /// How many households are behind it, as reckoned when the campaign started; 0 for an establishment.
    pub dwellings: i64,
    /// The last day on which it should be visited.
    pub due_on: NaiveDate,
    /// How often somebody called.
    pub tries: i64,
    /// What came of the latest visit.
    pub outcome: Option<Outcome>,
    /// When that was.
    pub visited_at: Option<Timestamp>,
    /// Whether it was tried in vain as often as the campaign wants.
    pub given_up: bool,
    /// The language that it takes there, where there was none in common.
    pub spoken: Option<Spoken>,
    /// When somebody asked to come.
    pub appointment: Option<Appointment>,
    /// What a published round promised last, for as long as nobody has called since.
    pub promised: Option<Promise>,
    /// Why the latest plan leaves it out; empty when it does not.
    pub unplanned: Vec<Sentence>,
}

impl CampaignDoor {
    /// Whether it is still to be visited.
    pub fn is_open(&self) -> bool {
        !self.given_up && self.outcome.is_none_or(Outcome::comes_back)
    }
}

/// A day and time at which somebody wants to be visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appointment {
    /// On which day.
    pub on: NaiveDate,
    /// At what time, in seconds since midnight.
    pub at_s: i64,
}

/// What was announced of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// On which day.
    pub on: NaiveDate,
    /// At what time, in seconds since midnight.
    pub at_s: i64,
    /// Who comes.
    pub mediator: AccountId,
}

row! {
    /// One mediator's way on one day.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Round {
        /// Its id.
        pub id: RoundId,
        /// Its campaign.
        pub campaign_id: CampaignId,
        /// Who walks it.
        pub mediator_id: AccountId,
        /// Their name.
        pub mediator: String,
        /// On which day.
        pub walked_on: NaiveDate,
        /// Whether the mediator sees it.
        pub status: Status,
        /// When the mediator leaves, in seconds since midnight of that day.
        pub leaves_s: i64,
        /// When the mediator is back.
        pub back_s: i64,
        /// When the break begins.
        pub break_from_s: Option<i64>,
        /// When the break ends.
        pub break_to_s: Option<i64>,
        /// Walking, in seconds.
        pub walking_s: i64,
        /// When it was published.
        pub published_at: Option<Timestamp>,
    }
}

row! {
    /// A door to call at on a round; times are seconds since midnight of the round's day.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Stop {
        /// Its id.
        pub id: StopId,
        /// Its round.
        pub round_id: RoundId,
        /// The door.
        pub premises_id: PremisesId,
        /// From 1, in the order of the walk.
        pub place: i64,
        /// When the mediator gets there.
        pub arrive_s: i64,
        /// When the visit starts.
        pub start_s: i64,
        /// When the visit ends.
        pub leave_s: i64,
    }
}

row! {
    /// One attempt at a door, or the taking back of one that was recorded by mistake. Never changed, only added to.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Visit {
        /// Its id.
        pub id: VisitId,
        /// Its campaign.
        pub campaign_id: CampaignId,
        /// The door.
        pub premises_id: PremisesId,
        /// The stop of the round on which it took place.
        pub stop_id: StopId,
        /// What came of it; none for a taking back.
        pub outcome: Option<Outcome>,
        /// The visit that this one takes back.
        pub undoes: Option<VisitId>,
        /// When it took place.
        pub visited_at: Timestamp,
        /// By whom it was recorded.
        pub recorded_by: AccountId,
        /// When it was recorded.
        pub recorded_at: Timestamp,
    }
}
