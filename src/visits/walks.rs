//! How long the walks between the doors of a campaign take: what a table service answers where one is set, else along our own streets and
//! paths, else as the crow flies. Walks that are known are kept in memory for the campaigns that were looked at last, so that a door
//! that is dragged over another round has its price at once; an import that changes the streets makes them be found anew.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use geo::LineString;

use super::planning::Walking;
use super::{Campaign, CampaignDoor, footways, table};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::CampaignId;
use crate::premises::affected::Bounds;
use crate::premises::import::FeatureKind;
use crate::premises::{self, Premises};
use crate::settings::WalkingSettings;

/// How far a way may lead around.
const AROUND_M: f64 = 300.0;
/// How many walks are kept, over all campaigns; the latest campaign's are kept in any case.
const MOST_KEPT: usize = 4_000_000;

/// What is known of the walks between the doors of a campaign.
#[derive(Debug, Clone)]
pub struct Walks {
    campaign: CampaignId,
    /// What changes with every import.
    register: String,
    settings: WalkingSettings,
    places: Places,
    basis: Basis,
}

#[derive(Debug, Clone)]
enum Basis {
    /// They were found before.
    Known(Arc<Known>),
    /// They are to be reckoned along these streets and paths.
    Ways(Vec<(FeatureKind, LineString<f64>)>),
}

/// Walks with the places between which they lead.
#[derive(Debug)]
struct Known {
    places: Places,
    walking: Walking,
    /// What has to be said of how they were found.
    told: Option<Sentence>,
    /// Whether a table service was asked in vain: the next plan asks again.
    in_vain: bool,
}

/// The walks that were found last, the latest at the end.
static KEPT: Mutex<VecDeque<(CampaignId, String, Arc<Known>)>> = Mutex::new(VecDeque::new());

/// Reads what it takes to find the walks between these doors; nothing when they are known.
pub async fn of_campaign(
    app: &App,
    tx: &mut Tx,
    campaign: &Campaign,
    doors: &[(CampaignDoor, Premises)],
) -> Result<Walks> {
    let register = premises::register_stamp(tx).await?;
    let places = Places::of(campaign, doors.iter().map(|(_, premises)| premises));
    let basis = match kept(campaign.id, &register, &places) {
        Some(known) => Basis::Known(known),
        None => {
            let positions = doors.iter().map(|(_, premises)| premises.position).chain([campaign.start()]);
            match Bounds::around(positions) {
                Some(bounds) => Basis::Ways(premises::ways(tx, bounds.widened(AROUND_M)).await?),
                None => Basis::Ways(Vec::new()),
            }
        }
    };
    Ok(Walks { campaign: campaign.id, register, settings: app.settings.walking.clone(), places, basis })
}

/// Walks between these very places that were found before.
fn kept(campaign: CampaignId, register: &str, places: &Places) -> Option<Arc<Known>> {
    let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let own = kept.iter().find(|(own, stamp, _)| *own == campaign && stamp == register);
    own.map(|(_, _, known)| known.clone()).filter(|known| known.places.numbers_of(places).is_some())
}

fn keep(campaign: CampaignId, register: &str, known: Known) -> Arc<Known> {
    let known = Arc::new(known);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.retain(|(own, _, _)| *own != campaign);
    kept.push_back((campaign, register.to_owned(), known.clone()));
    let walks = |(_, _, known): &(CampaignId, String, Arc<Known>)| known.places.points.len().pow(2);
    while kept.len() > 1 && kept.iter().map(walks).sum::<usize>() > MOST_KEPT {
        kept.pop_front();
    }
    known
}

/// When a table service is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// Whenever walks are not known, and again when it was asked in vain before: for a plan.
    Anew,
    /// Only when nothing is known: somebody waits for the answer.
    Once,
}

impl Walks {
    /// Asks the table service for the walks, where one is set. Holds no transaction.
    pub async fn asked(self, asking: Asking) -> Self {
        let service = &self.settings.table;
        let is_known = match &self.basis {
            Basis::Known(known) => asking == Asking::Once || !known.in_vain,
            Basis::Ways(_) => false,
        };
        if service.url.is_empty() || is_known {
            return self;
        }
        let known = match table::ask(&self.settings, &self.places.points).await {
            Ok(rows) => self.answered(rows),
            Err(reason) => {
                tracing::warn!("the table service was asked in vain: {reason}");
                None
            }
        };
        match known {
            Some(known) => {
                let basis = Basis::Known(keep(self.campaign, &self.register, known));
                Self { basis, ..self }
            }
            None => self,
        }
    }

    /// What a table service answers, with the flight of a bird where it knows no way.
    fn answered(&self, rows: Vec<Vec<Option<i64>>>) -> Option<Known> {
        let straight = self.straight(&self.places).ok()?;
        let row = |(from, row): (usize, Vec<Option<i64>>)| -> Vec<i64> {
            let walk_s = |(to, walk_s): (usize, Option<i64>)| walk_s.unwrap_or_else(|| straight.seconds(from, to));
            row.into_iter().enumerate().map(walk_s).collect()
        };
        let walking = Walking::from_matrix(rows.into_iter().enumerate().map(row).collect()).ok()?;
        let told = Some(Sentence::new("visits-walks-asked"));
        Some(Known { places: self.places.clone(), walking, told, in_vain: false })
    }

    fn straight(&self, places: &Places) -> Result<Walking> {
        let refused = |fault| Error::Invalid(vec![fault]);
        Walking::from_points(&places.points, self.settings.m_per_s, self.settings.detour).map_err(refused)
    }

    /// The walks between places among those of the campaign, and what has to be said of how they were found. May reckon them all, so
    /// it takes its time.
    pub fn between(&self, places: &Places) -> Result<(Walking, Option<Sentence>)> {
        let known = match &self.basis {
            Basis::Known(known) => known.clone(),
            Basis::Ways(ways) => keep(self.campaign, &self.register, self.reckoned(ways)?),
        };
        let numbers = known.places.numbers_of(places);
        let numbers = numbers.ok_or_else(|| Error::internal("a place from which no walk is known"))?;
        Ok((known.walking.among(&numbers), known.told.clone()))
    }

    fn reckoned(&self, ways: &[(FeatureKind, LineString<f64>)]) -> Result<Known> {
        let WalkingSettings { m_per_s, detour, ref table } = self.settings;
        // The number of places is checked before every walk between them is looked for.
        let straight = self.straight(&self.places)?;
        let rows = footways::walks_s(ways, &self.places.points, m_per_s, detour);
        let on_streets = rows.is_some();
        let walking = match rows {
            Some(rows) => Walking::from_matrix(rows).map_err(|fault| Error::Invalid(vec![fault]))?,
            None => straight,
        };
        let in_vain = !table.url.is_empty();
        let told = match (in_vain, on_streets) {
            (false, true) => None,
            (false, false) => Some("visits-walks-straight"),
            (true, true) => Some("visits-walks-in-vain"),
            (true, false) => Some("visits-walks-in-vain-straight"),
        };
        Ok(Known { places: self.places.clone(), walking, told: told.map(Sentence::new), in_vain })
    }
}

/// The places of a problem: the start, then each position once.
#[derive(Debug, Clone, Default)]
pub struct Places {
    points: Vec<[f64; 2]>,
    numbers: HashMap<(u64, u64), usize>,
}

impl Places {
    /// The places of a campaign: where its rounds start, number 0, then those of its doors.
    pub fn of<'a>(campaign: &Campaign, doors: impl IntoIterator<Item = &'a Premises>) -> Self {
        let mut places = Self::default();
        places.number(campaign.start_lon, campaign.start_lat);
        for premises in doors {
            places.number(premises.position.lon, premises.position.lat);
        }
        places
    }

    /// The number of a position, which may be new.
    pub fn number(&mut self, lon: f64, lat: f64) -> usize {
        let next = self.points.len();
        let number = *self.numbers.entry((lon.to_bits(), lat.to_bits())).or_insert(next);
        if number == next {
            self.points.push([lon, lat]);
        }
        number
    }

    /// The numbers that other places have here; nothing when one of them is not among these.
    fn numbers_of(&self, others: &Self) -> Option<Vec<usize>> {
        let number = |[lon, lat]: &[f64; 2]| self.numbers.get(&(lon.to_bits(), lat.to_bits())).copied();
        others.points.iter().map(number).collect()
    }
}
