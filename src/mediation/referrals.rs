//! Referrals: a person handed on to a competent service, with their consent, and followed until the service has taken them up;
//! and the small directory of those services.

use chrono::NaiveDate;

use super::store;
use super::timeline::{self, Entry, EntryKind};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::{Tx, is_unique_violation};
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::id::{CaseId, ContactId, ReferralId, ServiceId, SiteId};
use crate::people::{self, Account, ContactDetails, Email, Purpose, Right, Telephone};
use crate::{journal, row, sites};

crate::vocabulary! {
    /// What a service helps with.
    pub enum Need {
        /// A home.
        Housing = "housing",
        /// Body and mind.
        Health = "health",
        /// Daily life, isolation, family.
        Social = "social",
        /// Rights, insurance, damage.
        Legal = "legal",
        /// A business in trouble.
        Business = "business",
        /// Water, power, waste, streets.
        Utilities = "utilities",
        /// Safety.
        Safety = "safety",
        /// Anything else.
        Other = "other",
    }
}

crate::vocabulary! {
    /// Where a referral stands.
    pub enum ReferralState {
        /// The service has not yet answered.
        Pending = "pending",
        /// The service has taken the person up.
        TakenUp = "taken_up",
        /// The service or the person declined.
        Declined = "declined",
        /// The person cannot be reached any more.
        Lost = "lost",
    }
}

crate::vocabulary! {
    /// What happened to a referral.
    pub enum Step {
        /// Service or person was reached; it goes on.
        Contacted = "contacted",
        /// The service has taken the person up.
        TakenUp = "taken_up",
        /// The service or the person declined.
        Declined = "declined",
        /// The person cannot be reached any more.
        Lost = "lost",
    }
}

row! {
    /// A competent service.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Service {
        /// Its id.
        pub id: ServiceId,
        /// Its name.
        pub name: String,
        /// What it helps with.
        pub need: Need,
        /// Its number.
        pub telephone: Option<String>,
        /// Its address for mail.
        pub email: Option<String>,
        /// Where it is.
        pub place: Option<String>,
        /// Whether nobody is handed on to it any more.
        pub closed: bool,
    }
}

/// A service to be added to the directory.
#[derive(Debug, Clone, PartialEq)]
pub struct NewService {
    /// Its name.
    pub name: String,
    /// What it helps with.
    pub need: Need,
    /// Its number.
    pub telephone: Option<Telephone>,
    /// Its address for mail.
    pub email: Option<Email>,
    /// Where it is.
    pub place: Option<String>,
}

row! {
    /// A person handed on to a service.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Referral {
        /// Its id.
        pub id: ReferralId,
        /// The service.
        pub service_id: ServiceId,
        /// Its name.
        pub service: String,
        /// What it helps with.
        pub need: Need,
        /// The site near which it came up.
        pub site_id: Option<SiteId>,
        /// The case in which it came up.
        pub case_id: Option<CaseId>,
        /// The person.
        pub contact_id: Option<ContactId>,
        /// Where it stands.
        pub state: ReferralState,
        /// When to ask again.
        pub follow_up_on: Option<NaiveDate>,
        /// Who handed on.
        pub made_by: String,
        /// When.
        pub made_at: Timestamp,
    }
}

impl Referral {
    /// Whether it is time to ask again.
    pub fn is_due(&self, today: NaiveDate) -> bool {
        self.state == ReferralState::Pending && self.follow_up_on.is_some_and(|day| day <= today)
    }
}

/// A referral with what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferralFile {
    /// The referral.
    pub referral: Referral,
    /// The person; empty for those who may not see it, or once erased.
    pub person: ContactDetails,
    /// The service.
    pub service: Service,
    /// Its timeline.
    pub entries: Vec<Entry>,
}

/// A referral to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct NewReferral {
    /// The service.
    pub service_id: ServiceId,
    /// The site near which it came up.
    pub site_id: Option<SiteId>,
    /// The case in which it came up.
    pub case_id: Option<CaseId>,
    /// The person, who agreed to be handed on.
    pub person: ContactDetails,
    /// What it is about.
    pub words: Option<String>,
    /// When to ask again.
    pub follow_up_on: NaiveDate,
}

/// Adds a service to the directory.
pub async fn add_service(app: &App, tx: &mut Tx, actor: &Account, new: &NewService) -> Result<ServiceId> {
    actor.must(Right::HandleCases)?;
    let service = Service {
        id: app.new_id(),
        name: new.name.clone(),
        need: new.need,
        telephone: new.telephone.as_ref().map(ToString::to_string),
        email: new.email.as_ref().map(ToString::to_string),
        place: new.place.clone(),
        closed: false,
    };
    store::insert_service(tx, &service, app.now()).await.map_err(|error| match error {
        error if is_unique_violation(&error) => Error::invalid("/name", Sentence::new("mediation-service-exists")),
        error => error.into(),
    })?;
    journal::record(app, tx, actor.id, "service.added", service.id, new.need.as_str()).await?;
    Ok(service.id)
}

/// Takes a service out of the directory, or puts it back; what was handed on to it stays.
pub async fn close_service(app: &App, tx: &mut Tx, actor: &Account, id: ServiceId, closed: bool) -> Result<()> {
    actor.must(Right::HandleCases)?;
    store::service(tx, id).await?;
    store::set_service_closed(tx, id, closed).await?;
    journal::record(app, tx, actor.id, if closed { "service.closed" } else { "service.reopened" }, id, "").await
}

/// The directory, by need and name.
pub async fn services(tx: &mut Tx, actor: &Account) -> Result<Vec<Service>> {
    actor.must(Right::SeeCases)?;
    store::services(tx).await
}

/// Hands a person on to a service.
pub async fn refer(app: &App, tx: &mut Tx, actor: &Account, new: &NewReferral) -> Result<ReferralId> {
    actor.must(Right::HandleCases)?;
    let unknown = || Error::invalid("/service_id", Sentence::new("mediation-service-unknown"));
    let service = store::service(tx, new.service_id).await.map_err(|_| unknown())?;
    if service.closed {
        return Err(unknown());
    }
    if let Some(site_id) = new.site_id {
        sites::site_seen_by(tx, actor, site_id).await?;
    }
    if let Some(case_id) = new.case_id {
        store::case(tx, case_id).await?;
    }
    let contact = people::keep_contact(app, tx, &new.person, Language::French).await?;
    people::consent(app, tx, contact, Purpose::HandedOn, "mediator").await?;
    let id = app.new_id();
    store::insert_referral(tx, id, new, contact, actor.id, app.now()).await?;
    timeline::add(app, tx, actor, id.0, EntryKind::HandedOn, new.words.as_deref()).await?;
    if let Some(case_id) = new.case_id {
        timeline::add(app, tx, actor, case_id.0, EntryKind::HandedOn, Some(&service.name)).await?;
    }
    journal::record(app, tx, actor.id, "referral.made", id, service.need.as_str()).await?;
    Ok(id)
}

/// Referrals: those to ask after first, then the latest.
pub async fn referrals_seen_by(app: &App, tx: &mut Tx, actor: &Account) -> Result<Vec<Referral>> {
    actor.must(Right::SeeCases)?;
    let today = app.clock.today(app.settings.time_zone);
    let mut all = store::referrals(tx).await?;
    all.sort_by_key(|referral| std::cmp::Reverse((referral.is_due(today), referral.made_at)));
    Ok(all)
}

/// A referral with what belongs to it.
pub async fn referral_file(app: &App, tx: &mut Tx, actor: &Account, id: ReferralId) -> Result<ReferralFile> {
    actor.must(Right::SeeCases)?;
    let referral = store::referral(tx, id).await?;
    let person = match referral.contact_id {
        Some(contact) if actor.may(Right::HandleCases) => people::contact(app, tx, contact).await?.details,
        _ => ContactDetails::default(),
    };
    let service = store::service(tx, referral.service_id).await?;
    let entries = timeline::entries(app, tx, actor, id.0).await?;
    Ok(ReferralFile { referral, person, service, entries })
}

/// Notes what happened to a referral: it goes on until a day, or ends.
pub async fn follow_referral(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    id: ReferralId,
    step: Step,
    words: Option<&str>,
    follow_up_on: Option<NaiveDate>,
) -> Result<()> {
    actor.must(Right::HandleCases)?;
    let referral = store::referral(tx, id).await?;
    let (state, kind) = match step {
        Step::Contacted => (ReferralState::Pending, EntryKind::Contacted),
        Step::TakenUp => (ReferralState::TakenUp, EntryKind::TakenUp),
        Step::Declined => (ReferralState::Declined, EntryKind::Declined),
        Step::Lost => (ReferralState::Lost, EntryKind::Lost),
    };
    let pending = state == ReferralState::Pending;
    let follow_up_on = if pending { follow_up_on.or(referral.follow_up_on) } else { None };
    store::set_referral(tx, id, state, follow_up_on, (!pending).then(|| app.now())).await?;
    timeline::add(app, tx, actor, id.0, kind, words).await?;
    journal::record(app, tx, actor.id, "referral.followed", id, step.as_str()).await
}
