//! Phases: the dated parts of a site with their daily hours and what they disturb. Dates are announced first and verified
//! later; whoever asks when something happens gets the verified dates as soon as there are any.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{PhaseId, SiteId};
use crate::journal;
use crate::people::{Account, Right};

/// The farthest that a nuisance may reach, in metres: distances are exact up to here.
pub const MAX_REACH_M: i64 = 2_000;
/// The most phases of one site.
pub const MAX_PHASES: usize = 40;

crate::vocabulary! {
    /// A way of being disturbed.
    pub enum Nuisance {
        /// Noise.
        Noise = "noise",
        /// Dust and dirt.
        Dust = "dust",
        /// Vibration.
        Vibration = "vibration",
        /// The way to a door or a garage.
        Access = "access",
        /// Parking places gone.
        Parking = "parking",
        /// Deliveries.
        Deliveries = "deliveries",
        /// Terraces and stalls on the pavement.
        Terrace = "terrace",
        /// Water cuts.
        Water = "water",
        /// Power cuts.
        Power = "power",
        /// Diversions, closed streets, buses elsewhere.
        Traffic = "traffic",
        /// Street lights off, or floodlights on.
        Lighting = "lighting",
    }
}

impl Nuisance {
    /// How far it usually reaches, in metres, when the contractor does not know better.
    pub fn default_reach_m(self) -> i64 {
        match self {
            Self::Terrace => 20,
            Self::Access => 30,
            Self::Dust | Self::Vibration | Self::Lighting => 50,
            Self::Noise | Self::Deliveries | Self::Water | Self::Power => 100,
            Self::Parking => 150,
            Self::Traffic => 200,
        }
    }
}

crate::vocabulary! {
    /// A day of the week.
    pub enum Day {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
}

impl From<Weekday> for Day {
    fn from(day: Weekday) -> Self {
        Self::ALL[day.num_days_from_monday() as usize]
    }
}

/// The days of the week on which work goes on; kept as seven bits, Monday the lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days(i64);

impl Days {
    /// The days as they are stored.
    pub(super) fn from_bits(bits: i64) -> Self {
        Self(bits)
    }

    /// The days as they are stored.
    pub(super) fn bits(self) -> i64 {
        self.0
    }

    /// The days, Monday first.
    pub fn each(self) -> impl Iterator<Item = Day> {
        Day::ALL.iter().copied().filter(move |day| self.holds(*day))
    }

    /// Whether work goes on on this day.
    pub fn holds(self, day: Day) -> bool {
        self.0 & Self::bit(day) != 0
    }

    /// Whether work goes on on this date, by its weekday.
    pub fn hold_date(self, date: NaiveDate) -> bool {
        self.holds(date.weekday().into())
    }

    fn bit(day: Day) -> i64 {
        1 << Day::ALL.iter().position(|own| *own == day).unwrap_or_default()
    }
}

impl FromIterator<Day> for Days {
    fn from_iter<I: IntoIterator<Item = Day>>(days: I) -> Self {
        Self(days.into_iter().fold(0, |bits, day| bits | Self::bit(day)))
    }
}

/// A nuisance and how far it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseNuisance {
    /// What disturbs.
    pub nuisance: Nuisance,
    /// How far beyond the zone, in metres; 0: the zone itself.
    pub reach_m: i64,
}

/// What a phase is, as checked.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseDetails {
    /// What is done.
    pub name: String,
    /// The first day, as announced.
    pub announced_from: NaiveDate,
    /// The last day, as announced.
    pub announced_to: NaiveDate,
    /// First and last day once verified.
    pub verified: Option<(NaiveDate, NaiveDate)>,
    /// When work begins each day, civil time.
    pub day_from: NaiveTime,
    /// When it ends; before `day_from` when it goes on over midnight.
    pub day_to: NaiveTime,
    /// The days of the week.
    pub days: Days,
    /// What it disturbs, each nuisance at most once.
    pub nuisances: Vec<PhaseNuisance>,
}

/// A dated part of a site.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Its id.
    pub id: PhaseId,
    /// Its site.
    pub site_id: SiteId,
    /// What it is.
    pub details: PhaseDetails,
}

impl std::ops::Deref for Phase {
    type Target = PhaseDetails;

    fn deref(&self) -> &PhaseDetails {
        &self.details
    }
}

impl PhaseDetails {
    /// The first day: verified when it is, else announced.
    pub fn from(&self) -> NaiveDate {
        self.verified.map_or(self.announced_from, |(from, _)| from)
    }

    /// The last day: verified when it is, else announced.
    pub fn to(&self) -> NaiveDate {
        self.verified.map_or(self.announced_to, |(_, to)| to)
    }

    /// Whether the dates were verified after they were announced.
    pub fn is_verified(&self) -> bool {
        self.verified.is_some()
    }

    /// Whether it goes on on this date, by its dates alone.
    pub fn spans(&self, date: NaiveDate) -> bool {
        (self.from()..=self.to()).contains(&date)
    }

    /// How far its widest nuisance reaches, in metres.
    pub fn widest_reach_m(&self) -> i64 {
        self.nuisances.iter().map(|nuisance| nuisance.reach_m).max().unwrap_or_default()
    }
}

/// The phases of a site, by their first day.
pub async fn phases(tx: &mut Tx, site_id: SiteId) -> Result<Vec<Phase>> {
    let mut phases = store::phases(tx, site_id).await?;
    phases.sort_by_key(|phase| (phase.from(), phase.to(), phase.id));
    Ok(phases)
}

/// One phase.
pub async fn phase(tx: &mut Tx, id: PhaseId) -> Result<Phase> {
    store::phase(tx, id).await
}

/// Adds a phase to a site.
pub async fn add_phase(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    site_id: SiteId,
    details: &PhaseDetails,
) -> Result<PhaseId> {
    may_change(tx, actor, site_id).await?;
    if store::phases(tx, site_id).await?.len() >= MAX_PHASES {
        return Err(Error::Conflict(Sentence::new("sites-phases-too-many").with("limit", MAX_PHASES)));
    }
    let phase = Phase { id: app.new_id(), site_id, details: details.clone() };
    store::insert_phase(tx, &phase, app.now()).await?;
    replace_nuisances(app, tx, &phase).await?;
    journal::record(app, tx, actor.id, "phase.added", phase.id, site_id.to_string()).await?;
    Ok(phase.id)
}

/// Changes a phase: its dates, hours, days and nuisances become these.
pub async fn change_phase(app: &App, tx: &mut Tx, actor: &Account, id: PhaseId, details: &PhaseDetails) -> Result<()> {
    let before = store::phase(tx, id).await?;
    may_change(tx, actor, before.site_id).await?;
    let phase = Phase { details: details.clone(), ..before };
    store::update_phase(tx, &phase).await?;
    replace_nuisances(app, tx, &phase).await?;
    journal::record(app, tx, actor.id, "phase.changed", id, phase.site_id.to_string()).await
}

/// Takes a phase out of a site. The journal keeps that it was there.
pub async fn remove_phase(app: &App, tx: &mut Tx, actor: &Account, id: PhaseId) -> Result<()> {
    let phase = store::phase(tx, id).await?;
    may_change(tx, actor, phase.site_id).await?;
    store::delete_nuisances(tx, id).await?;
    store::delete_phase(tx, id).await?;
    journal::record(app, tx, actor.id, "phase.removed", id, phase.site_id.to_string()).await
}

async fn replace_nuisances(app: &App, tx: &mut Tx, phase: &Phase) -> Result<()> {
    store::delete_nuisances(tx, phase.id).await?;
    for nuisance in &phase.nuisances {
        store::insert_nuisance(tx, app.new_id(), phase.id, *nuisance).await?;
    }
    Ok(())
}

/// Whether the actor may change this site.
pub(super) async fn may_change(tx: &mut Tx, actor: &Account, site_id: SiteId) -> Result<()> {
    actor.must(Right::RegisterSites)?;
    actor.must_see(store::site(tx, site_id).await?.organisation_id)
}
