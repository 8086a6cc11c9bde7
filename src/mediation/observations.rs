//! Observations: what a mediator notices in the area, social or technical, where, and what was done about it.

use chrono::NaiveDate;

use super::store;
use super::timeline::{self, Entry, EntryKind};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{ObservationId, SiteId};
use crate::people::{Account, Right};
use crate::{journal, row, sites};

crate::vocabulary! {
    /// What kind of thing was noticed.
    pub enum ObservationKind {
        /// How people live together.
        Social = "social",
        /// The state of streets and things.
        Technical = "technical",
    }
}

crate::vocabulary! {
    /// What was noticed.
    pub enum Topic {
        /// Somebody alone.
        Isolation = "isolation",
        /// Quarrels, anger at the works.
        Tension = "tension",
        /// People who gather and disturb.
        Gathering = "gathering",
        /// People who sleep outside.
        Homelessness = "homelessness",
        /// Anything else between people.
        Social = "other_social",
        /// Rubbish, dirt.
        Cleanliness = "cleanliness",
        /// A street light out.
        Lighting = "lighting",
        /// A hole, a broken kerb.
        Roadway = "roadway",
        /// Missing or misleading signs, barriers.
        Signage = "signage",
        /// A leak.
        Water = "water",
        /// Trees, plants.
        Greenery = "greenery",
        /// Anything else about things.
        Technical = "other_technical",
    }
}

impl Topic {
    /// Whether it is about people or about things.
    pub fn kind(self) -> ObservationKind {
        match self {
            Self::Isolation | Self::Tension | Self::Gathering | Self::Homelessness | Self::Social => {
                ObservationKind::Social
            }
            _ => ObservationKind::Technical,
        }
    }
}

crate::vocabulary! {
    /// Where an observation stands.
    pub enum ObservationState {
        /// Nobody has done anything about it yet.
        Noticed = "noticed",
        /// It was passed on to whoever is competent.
        PassedOn = "passed_on",
        /// It is settled.
        Settled = "settled",
    }
}

row! {
    /// What a mediator noticed.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Observation {
        /// Its id.
        pub id: ObservationId,
        /// The site near which it is.
        pub site_id: Option<SiteId>,
        /// The site's name.
        pub site_name: Option<String>,
        /// What was noticed.
        pub topic: Topic,
        /// Where.
        pub place: String,
        /// When.
        pub noticed_on: NaiveDate,
        /// Where it stands.
        pub state: ObservationState,
        /// Who noticed it.
        pub noticed_by: String,
        /// When it was noted.
        pub noticed_at: Timestamp,
    }
}

/// An observation with its timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct ObservationFile {
    /// The observation.
    pub observation: Observation,
    /// Its timeline.
    pub entries: Vec<Entry>,
}

/// An observation to be noted.
#[derive(Debug, Clone, PartialEq)]
pub struct NewObservation {
    /// The site near which it is.
    pub site_id: Option<SiteId>,
    /// What was noticed.
    pub topic: Topic,
    /// Where.
    pub place: String,
    /// When.
    pub noticed_on: NaiveDate,
    /// What else matters.
    pub words: Option<String>,
}

/// Notes what was noticed.
pub async fn notice(app: &App, tx: &mut Tx, actor: &Account, new: &NewObservation) -> Result<ObservationId> {
    actor.must(Right::HandleCases)?;
    if let Some(site_id) = new.site_id {
        let unknown = |_| Error::invalid("/site_id", Sentence::new("mediation-site-unknown"));
        sites::site_seen_by(tx, actor, site_id).await.map_err(unknown)?;
    }
    let today = app.clock.today(app.settings.time_zone);
    if new.noticed_on > today {
        return Err(Error::invalid("/noticed_on", Sentence::new("mediation-day-to-come")));
    }
    let id = app.new_id();
    store::insert_observation(tx, id, new, actor.id, app.now()).await?;
    timeline::add(app, tx, actor, id.0, EntryKind::Noticed, new.words.as_deref()).await?;
    journal::record(app, tx, actor.id, "observation.noted", id, new.topic.as_str()).await?;
    Ok(id)
}

/// Observations: those that nobody has settled first, then the latest.
pub async fn observations_seen_by(tx: &mut Tx, actor: &Account) -> Result<Vec<Observation>> {
    actor.must(Right::SeeCases)?;
    let mut all = store::observations(tx).await?;
    all.sort_by_key(|own| std::cmp::Reverse((own.state != ObservationState::Settled, own.noticed_at)));
    Ok(all)
}

/// An observation with its timeline.
pub async fn observation_file(app: &App, tx: &mut Tx, actor: &Account, id: ObservationId) -> Result<ObservationFile> {
    actor.must(Right::SeeCases)?;
    let observation = store::observation(tx, id).await?;
    Ok(ObservationFile { observation, entries: timeline::entries(app, tx, actor, id.0).await? })
}

/// Notes what became of it; a settled thing that comes back is noticed again.
pub async fn follow_observation(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    id: ObservationId,
    state: ObservationState,
    words: Option<&str>,
) -> Result<()> {
    actor.must(Right::HandleCases)?;
    store::observation(tx, id).await?;
    let kind = match state {
        ObservationState::Noticed => EntryKind::Noticed,
        ObservationState::PassedOn => EntryKind::PassedOn,
        ObservationState::Settled => EntryKind::Settled,
    };
    let ended_at = (state == ObservationState::Settled).then(|| app.now());
    store::set_observation(tx, id, state, ended_at).await?;
    timeline::add(app, tx, actor, id.0, kind, words).await?;
    journal::record(app, tx, actor.id, "observation.followed", id, state.as_str()).await
}
