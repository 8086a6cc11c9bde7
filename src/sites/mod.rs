//! Works sites: their zone, phases and nuisances. Registers them, checks the zone, tells the public what is planned.
//! Knows nothing of doors or neighbours.
//!
//! [`outline`] turns GeoJSON into a valid zone; `drafts` turns what was typed into valid details; `zones` and `phases` hold
//! their verbs; the site's own are here.

mod api;
mod code;
mod contacts;
mod drafts;
pub mod outline;
mod pages;
mod phases;
mod reaches;
mod store;
mod zones;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::app::App;
use crate::calendar::Country;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{OrganisationId, SiteId};
use crate::people::{self, Account, OrganisationKind, Right, Telephone};
use crate::web::Routes;
use crate::{journal, row};

pub use api::ZoneBody;
pub use code::{NotACode, SiteCode};
pub use contacts::{RelayContacts, WorkContact};
pub use drafts::{PhaseDraft, Reach, SiteDraft};
pub use pages::{DeskSites, crumbs, zone as zone_form};
pub use phases::{
    Day, Days, MAX_REACH_M, Nuisance, Phase, PhaseDetails, PhaseNuisance, add_phase, change_phase, phase, phases,
    remove_phase,
};
pub use reaches::{UsualReaches, set_usual_reaches, usual_reaches, usual_reaches_seen_by};
pub use zones::{Zone, ZoneRevision, current_zone, latest_zone_elsewhere, set_zone, zone, zone_revisions};

/// The routes of this slice.
pub fn routes() -> Routes {
    pages::routes().api(api::routes())
}

row! {
    /// Works with a contractor, a permit reference, dates and a public code.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Site {
        /// Its id.
        pub id: SiteId,
        /// The contractor.
        pub organisation_id: OrganisationId,
        /// The contractor's name.
        pub organisation: String,
        /// For posters and SMS.
        pub code: SiteCode,
        /// What is built, and where, in a few words.
        pub name: String,
        /// What is built, in plain words.
        pub description: Option<String>,
        /// The permit's or order's reference.
        pub permit_reference: Option<String>,
        /// The first day of the works.
        pub starts_on: NaiveDate,
        /// The last day of the works.
        pub ends_on: NaiveDate,
        /// The number that notices show, in international form.
        pub public_telephone: Option<String>,
        /// Its clock, as `America/Guadeloupe`; none: that of the house.
        pub time_zone: Option<String>,
        /// Whose public holidays its neighbours keep; none: those of the house.
        pub country: Option<Country>,
    }
}

crate::vocabulary! {
    /// Where a site stands.
    pub enum SiteState {
        /// Its zone or its phases are still missing.
        Incomplete = "incomplete",
        /// It is described and has not begun.
        Announced = "announced",
        /// The works go on.
        Ongoing = "ongoing",
        /// The works are over.
        Ended = "ended",
    }
}

/// What a site is, as checked.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteDetails {
    /// What is built, and where, in a few words.
    pub name: String,
    /// What is built, in plain words.
    pub description: Option<String>,
    /// The permit's or order's reference.
    pub permit_reference: Option<String>,
    /// The first day of the works.
    pub starts_on: NaiveDate,
    /// The last day of the works.
    pub ends_on: NaiveDate,
    /// The number that notices show.
    pub public_telephone: Option<Telephone>,
    /// Whom grievances are put before.
    pub contacts: RelayContacts,
    /// Its clock; none: that of the house.
    pub time_zone: Option<Tz>,
    /// Whose public holidays its neighbours keep; none: those of the house.
    pub country: Option<Country>,
}

/// A site to be registered.
#[derive(Debug, Clone, PartialEq)]
pub struct NewSite {
    /// The contractor.
    pub organisation_id: OrganisationId,
    /// What it is.
    pub details: SiteDetails,
}

/// A site with what belongs to it.
#[derive(Debug, Clone)]
pub struct SiteFile {
    /// The site.
    pub site: Site,
    /// Its phases, by their first day.
    pub phases: Vec<Phase>,
    /// Its zone as it stands now.
    pub zone: Option<Zone>,
}

impl SiteFile {
    /// Where the site stands on a date.
    pub fn state(&self, today: NaiveDate) -> SiteState {
        state(&self.site, self.zone.is_some(), &self.phases, today)
    }
}

/// A site as lists show it.
#[derive(Debug, Clone)]
pub struct SiteSummary {
    /// The site.
    pub site: Site,
    /// Its phases, by their first day.
    pub phases: Vec<Phase>,
    /// Whether it has a zone.
    pub has_zone: bool,
}

impl SiteSummary {
    /// Where the site stands on a date.
    pub fn state(&self, today: NaiveDate) -> SiteState {
        state(&self.site, self.has_zone, &self.phases, today)
    }
}

fn state(site: &Site, has_zone: bool, phases: &[Phase], today: NaiveDate) -> SiteState {
    let from = phases.iter().map(|phase| phase.from()).min().unwrap_or(site.starts_on);
    let to = phases.iter().map(|phase| phase.to()).max().map_or(site.ends_on, |last| last.max(site.ends_on));
    if to < today {
        SiteState::Ended
    } else if !has_zone || phases.is_empty() {
        SiteState::Incomplete
    } else if from.min(site.starts_on) > today {
        SiteState::Announced
    } else {
        SiteState::Ongoing
    }
}

/// Registers a site. A contractor registers for their own organisation only.
pub async fn register_site(app: &App, tx: &mut Tx, actor: &Account, new: &NewSite) -> Result<SiteId> {
    actor.must(Right::RegisterSites)?;
    actor.must_see(new.organisation_id)?;
    let organisation = people::organisation(tx, new.organisation_id).await.map_err(|_| no_contractor())?;
    if organisation.kind != OrganisationKind::Contractor {
        return Err(no_contractor());
    }
    let id = app.new_id();
    let code = free_code(app, tx).await?;
    let row = store::SiteRow::sealed(app, id, new.organisation_id, &new.details)?;
    store::insert_site(tx, &row, &code, actor.id, app.now()).await?;
    journal::record(app, tx, actor.id, "site.registered", id, code.to_string()).await?;
    Ok(id)
}

fn no_contractor() -> Error {
    Error::invalid("/organisation_id", Sentence::new("sites-organisation-unknown"))
}

/// A code that no site has: longer when the short ones run out.
async fn free_code(app: &App, tx: &mut Tx) -> Result<SiteCode> {
    const TRIES: usize = 60;
    for attempt in 0..TRIES {
        let code = SiteCode::draw(&app.random, 4 + attempt / 20);
        if store::site_id_of_code(tx, &code).await?.is_none() {
            return Ok(code);
        }
    }
    Err(Error::internal("no free code for a site"))
}

/// Changes what a site is; its organisation and its code stay.
pub async fn change_site(app: &App, tx: &mut Tx, actor: &Account, id: SiteId, details: &SiteDetails) -> Result<()> {
    phases::may_change(tx, actor, id).await?;
    let site = store::site(tx, id).await?;
    let row = store::SiteRow::sealed(app, id, site.organisation_id, details)?;
    store::update_site(tx, &row).await?;
    journal::record(app, tx, actor.id, "site.changed", id, "").await
}

/// One site.
pub async fn site(tx: &mut Tx, id: SiteId) -> Result<Site> {
    store::site(tx, id).await
}

/// One site, when the actor may know of it; another contractor's is not there.
pub async fn site_seen_by(tx: &mut Tx, actor: &Account, id: SiteId) -> Result<Site> {
    actor.must(Right::SeeSites)?;
    let site = store::site(tx, id).await?;
    actor.must_see(site.organisation_id)?;
    Ok(site)
}

/// The site with this public code.
pub async fn site_by_code(tx: &mut Tx, code: &SiteCode) -> Result<Site> {
    let id = store::site_id_of_code(tx, code).await?.ok_or(Error::NotFound)?;
    store::site(tx, id).await
}

/// A site with its phases and its zone.
pub async fn site_file(tx: &mut Tx, site: Site) -> Result<SiteFile> {
    let phases = phases(tx, site.id).await?;
    let zone = current_zone(tx, site.id).await?;
    Ok(SiteFile { site, phases, zone })
}

/// The sites that an actor may know of, the latest to begin first.
pub async fn sites_seen_by(tx: &mut Tx, actor: &Account) -> Result<Vec<SiteSummary>> {
    actor.must(Right::SeeSites)?;
    store::summaries(tx, actor.scope(), None).await
}

/// The sites that the public is told of: complete, and not over.
pub async fn sites_in_public(tx: &mut Tx, today: NaiveDate) -> Result<Vec<SiteSummary>> {
    let told = |summary: &SiteSummary| matches!(summary.state(today), SiteState::Announced | SiteState::Ongoing);
    Ok(store::summaries(tx, None, Some(today)).await?.into_iter().filter(told).collect())
}

/// Whom a site's grievances are put before. The caller has checked who asks.
pub async fn relay_contacts(app: &App, tx: &mut Tx, id: SiteId) -> Result<RelayContacts> {
    store::sealed_contacts(tx, id).await?.open(app)
}
