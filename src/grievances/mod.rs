//! What neighbours report: intake, triage, timeline. A grievance is never edited, only added to: each change is an entry with its
//! author and moment. Knows nothing of how it is put before the contractor; `relays` files and relays in one transaction.
//!
//! [`status`] is the state machine and [`deadline`] the working-time clock, both pure; `filing` takes a grievance in, `timeline`
//! holds its entries, `acting` changes where it stands, `queue` lists what burns.

mod acting;
pub mod deadline;
mod echoes;
mod filing;
mod pages;
mod photos;
mod queue;
mod record;
pub mod redaction;
mod reference;
mod search;
mod splitting;
pub mod status;
mod steps;
mod store;
mod survey;
mod timeline;
mod views;
mod words;

use chrono::{NaiveDate, NaiveTime};

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::id::{AccountId, ContactId, GrievanceId, PremisesId, SiteId};
use crate::people::{self, Account, Contact, Right, Role};
use crate::web::Routes;
use crate::{row, sites};

pub use crate::premises::{door_at, label_of_door};
pub use acting::{
    Change, assign, change, change_known, contractor_wrote, due_for_a_step, grade, pause, reached, resume, sort,
    stepped,
};
pub use echoes::{Offered, echo, echo_count, offered};
pub use filing::{Filed, GrievanceDraft, NewGrievance, WORDS_LENGTH, file, filed_before};
pub use pages::{EntryWords, choices, next_words, status_badge};
pub use photos::{KeptPhoto, MOST_PHOTOS, PHOTO_BYTES, Photo, keep_photos, photo, photos, prepared};
pub use queue::{
    FiledFilter, MOST_COUNTED, QueueFigures, QueueFilter, QueueLine, QueuePage, Shown, count_filed_online,
    duplicates_of, figures, filed_between, queue,
};
pub use record::{FEWEST_CASES, Record, record_of_contractor, record_of_site};
pub use search::make_older_found;
pub use splitting::split;
pub use status::{Event, Status};
pub use steps::{Clocks, Rules, Step};
pub use survey::{Answers, Survey, answer_survey, survey_of};
pub use timeline::{By, Entry, NewEntry, Viewer, add_entry, entries, last_answer};
pub use views::{KeptView, keep_view, remove_view, views_of};
pub use words::{Author, Category, EntryKind, Hazard, Rung, Severity, Via, Visibility};

/// What the token of a private link is for.
const LINK: &str = "grievance";
const PLACE: &str = "grievances.place";

/// The routes of this slice.
pub fn routes() -> Routes {
    pages::routes()
}

row! {
    /// What a neighbour reports.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Grievance {
        /// Its id.
        pub id: GrievanceId,
        /// The site that it is about.
        pub site_id: SiteId,
        /// The door where it is suffered, when it was recognised.
        pub premises_id: Option<PremisesId>,
        /// What people call it by: `K4RT-7MPD`.
        pub reference: String,
        /// What it is about.
        pub category: Category,
        /// How badly it presses.
        pub severity: Severity,
        /// What makes it urgent.
        pub hazard: Option<Hazard>,
        /// Where it stands.
        pub status: Status,
        /// How it came in.
        pub via: Via,
        /// The neighbour's language.
        pub language: Language,
        /// How to reach the neighbour, if at all.
        pub contact_id: Option<ContactId>,
        /// Where, in the neighbour's words, sealed.
        pub place: Option<Vec<u8>>,
        /// Whether that is where the neighbour lives or works.
        pub at_home: bool,
        /// Whether the contractor may know that address.
        pub shares_address: bool,
        /// The day on which it was suffered.
        pub suffered_on: NaiveDate,
        /// The time of that day, if it was told.
        pub suffered_at: Option<NaiveTime>,
        /// Who typed it, when it was not the neighbour.
        pub filed_by: Option<AccountId>,
        /// When it was filed.
        pub filed_at: Timestamp,
        /// When its clocks were started: filed, or opened again.
        pub counted_from: Timestamp,
        /// Until when the contractor has to say that they see to it.
        pub acknowledge_by: Timestamp,
        /// When they did.
        pub acknowledged_at: Option<Timestamp>,
        /// Until when it has to be concluded.
        pub conclude_by: Timestamp,
        /// When it was.
        pub concluded_at: Option<Timestamp>,
        /// The deadline that runs now.
        pub due_at: Option<Timestamp>,
        /// Who has it.
        pub rung: Rung,
        /// What the house does next by itself.
        pub next_step: Option<Step>,
        /// When.
        pub next_step_at: Option<Timestamp>,
        /// Since when its clocks stand still, because the neighbour was asked something.
        pub paused_since: Option<Timestamp>,
        /// The day that the contractor announced.
        pub scheduled_for: Option<NaiveDate>,
        /// The grievance that says the same.
        pub duplicate_of: Option<GrievanceId>,
        /// Who has it in hand.
        pub assigned_to: Option<AccountId>,
    }
}

impl Grievance {
    /// Its clocks.
    pub fn clocks(&self) -> Clocks {
        Clocks {
            acknowledge_by: self.acknowledge_by,
            acknowledged_at: self.acknowledged_at,
            conclude_by: self.conclude_by,
            concluded_at: self.concluded_at,
            due_at: self.due_at,
            rung: self.rung,
            next_step: self.next_step,
            next_step_at: self.next_step_at,
            paused_since: self.paused_since,
        }
    }

    fn set_clocks(&mut self, clocks: Clocks) {
        self.acknowledge_by = clocks.acknowledge_by;
        self.acknowledged_at = clocks.acknowledged_at;
        self.conclude_by = clocks.conclude_by;
        self.concluded_at = clocks.concluded_at;
        self.due_at = clocks.due_at;
        self.rung = clocks.rung;
        self.next_step = clocks.next_step;
        self.next_step_at = clocks.next_step_at;
        self.paused_since = clocks.paused_since;
    }

    /// Whether the deadline that runs has passed.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.clocks().is_overdue(now)
    }

    /// The token of the neighbour's private link.
    pub fn token(&self, app: &App) -> String {
        app.secrets.link(LINK, self.id.0)
    }

    /// The address of the neighbour's private page.
    pub fn link(&self, app: &App) -> String {
        app.url(&format!("/t/{}", self.token(app)))
    }

    /// Where it is suffered, in the neighbour's words; for those who handle grievances and for the neighbour.
    pub fn place_of(&self, app: &App) -> Result<Option<String>> {
        self.place.as_deref().map(|sealed| app.secrets.open(PLACE, sealed)).transpose()
    }

    /// Where it is suffered, as far as the contractor may know: the place of the nuisance, or the neighbour's own door when they
    /// agreed to that.
    pub fn place_for_contractor(&self, app: &App) -> Result<Option<String>> {
        if self.at_home && !self.shares_address {
            return Ok(None);
        }
        Ok(self.place_of(app)?.map(|place| redaction::redacted(&place)))
    }
}

/// One grievance. The caller has checked who asks.
pub async fn grievance(tx: &mut Tx, id: GrievanceId) -> Result<Grievance> {
    store::grievances::grievance(tx, id).await
}

/// One grievance, when the actor may know of it; that of another contractor's site is not there.
pub async fn grievance_seen_by(tx: &mut Tx, actor: &Account, id: GrievanceId) -> Result<Grievance> {
    actor.must(Right::SeeGrievances)?;
    let grievance = grievance(tx, id).await?;
    actor.must_see(sites::site(tx, grievance.site_id).await?.organisation_id)?;
    Ok(grievance)
}

/// The grievance that a private link leads to.
pub async fn grievance_by_token(app: &App, tx: &mut Tx, token: &str) -> Result<Grievance> {
    let hash = app.secrets.link_hash(LINK, token);
    store::grievances::by_link(tx, hash).await?.ok_or(Error::NotFound)
}

/// The grievance that people call by this reference; none when it is no reference.
pub async fn grievance_by_reference(tx: &mut Tx, typed: &str) -> Result<Option<Grievance>> {
    match reference::read(typed) {
        Some(reference) => store::grievances::by_reference(tx, &reference).await,
        None => Ok(None),
    }
}

/// How to reach the neighbour; for those who handle grievances only.
pub async fn contact_seen_by(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    grievance: &Grievance,
) -> Result<Option<Contact>> {
    if !actor.may(Right::HandleGrievances) {
        return Ok(None);
    }
    contact(app, tx, grievance).await
}

/// How to reach the neighbour, for messages of the house.
pub async fn contact(app: &App, tx: &mut Tx, grievance: &Grievance) -> Result<Option<Contact>> {
    match grievance.contact_id {
        Some(id) => Ok(Some(people::contact(app, tx, id).await?)),
        None => Ok(None),
    }
}

/// How many grievances of a site stand where.
pub async fn counts_of_site(tx: &mut Tx, site_id: SiteId) -> Result<Vec<(Status, i64)>> {
    store::queue::counts_of_site(tx, site_id).await
}

/// Those into whose hand a grievance can be given, by name.
pub async fn colleagues(tx: &mut Tx) -> Result<Vec<Account>> {
    let mut all = Vec::new();
    for role in Role::ALL.iter().filter(|role| role.may(Right::HandleGrievances)) {
        all.extend(people::accounts_of(tx, *role).await?);
    }
    all.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(all)
}

/// As whom an account reads a timeline.
pub fn viewer(account: &Account) -> Viewer {
    match account.role {
        _ if account.may(Right::HandleGrievances) => Viewer::Mediation,
        Role::Contractor => Viewer::Contractor,
        _ => Viewer::Authority,
    }
}
