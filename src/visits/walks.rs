//! How long the walks between the doors of a campaign take: along our own streets and paths, or as the crow flies where there are none.
//! Walks that were reckoned are kept in memory for the campaigns that were looked at last, so that a door that is dragged over
//! another round has its price at once; an import that changes the streets makes them be reckoned anew.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use geo::{Geometry, LineString};

use super::planning::Walking;
use super::{Campaign, CampaignDoor, footways};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::id::CampaignId;
use crate::premises::affected::Bounds;
use crate::premises::import::FeatureKind;
use crate::premises::{self, Premises};

/// An ordinary pace with a bag of leaflets.
const WALKING_M_PER_S: f64 = 1.2;
/// Streets are longer than the flight of a bird.
const DETOUR: f64 = 1.3;
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
    basis: Basis,
}

#[derive(Debug, Clone)]
enum Basis {
    /// They were reckoned before.
    Known(Arc<Known>),
    /// They are to be reckoned along these streets and paths.
    Ways(Vec<LineString<f64>>),
}

/// Walks with the places between which they lead.
#[derive(Debug)]
struct Known {
    places: Places,
    walking: Walking,
}

/// The walks that were reckoned last, the latest at the end.
static KEPT: Mutex<VecDeque<(CampaignId, String, Arc<Known>)>> = Mutex::new(VecDeque::new());

/// Reads what it takes to reckon the walks between these doors; nothing when they are known.
pub async fn of_campaign(tx: &mut Tx, campaign: &Campaign, doors: &[(CampaignDoor, Premises)]) -> Result<Walks> {
    let register = premises::register_stamp(tx).await?;
    let places = Places::of(campaign, doors.iter().map(|(_, premises)| premises));
    let basis = match kept(campaign.id, &register, &places) {
        Some(known) => Basis::Known(known),
        None => Basis::Ways(ways(tx, campaign, doors).await?),
    };
    Ok(Walks { campaign: campaign.id, register, basis })
}

/// The streets and paths around the doors.
async fn ways(tx: &mut Tx, campaign: &Campaign, doors: &[(CampaignDoor, Premises)]) -> Result<Vec<LineString<f64>>> {
    let positions = doors.iter().map(|(_, premises)| premises.position).chain([campaign.start()]);
    let Some(bounds) = Bounds::around(positions) else { return Ok(Vec::new()) };
    let mut ways = Vec::new();
    for feature in premises::background(tx, bounds.widened(AROUND_M)).await? {
        if matches!(feature.kind, FeatureKind::Street | FeatureKind::Path) {
            match feature.shape {
                Geometry::LineString(line) => ways.push(line),
                Geometry::MultiLineString(lines) => ways.extend(lines),
                _ => {}
            }
        }
    }
    Ok(ways)
}

/// Walks between these very places that were reckoned before.
fn kept(campaign: CampaignId, register: &str, places: &Places) -> Option<Arc<Known>> {
    let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let own = kept.iter().find(|(own, stamp, _)| *own == campaign && stamp == register);
    own.map(|(_, _, known)| known.clone()).filter(|known| known.places.numbers_of(places).is_some())
}

fn keep(campaign: CampaignId, register: &str, known: Known) {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.retain(|(own, _, _)| *own != campaign);
    kept.push_back((campaign, register.to_owned(), Arc::new(known)));
    let walks = |(_, _, known): &(CampaignId, String, Arc<Known>)| known.places.points.len().pow(2);
    while kept.len() > 1 && kept.iter().map(walks).sum::<usize>() > MOST_KEPT {
        kept.pop_front();
    }
}

impl Walks {
    /// The walks between places, and keeps them. May reckon them all, so it takes its time.
    pub fn between(&self, places: &Places) -> Result<Walking> {
        let refused = |fault| Error::Invalid(vec![fault]);
        let ways = match &self.basis {
            Basis::Known(known) => {
                let numbers = known.places.numbers_of(places);
                let numbers = numbers.ok_or_else(|| Error::internal("a place from which no walk is known"))?;
                return Ok(known.walking.among(&numbers));
            }
            Basis::Ways(ways) => ways,
        };
        // The number of places is checked before every walk between them is looked for.
        let straight = Walking::from_points(&places.points, WALKING_M_PER_S, DETOUR).map_err(refused)?;
        let walking = match footways::walks_s(ways, &places.points, WALKING_M_PER_S, DETOUR) {
            Some(rows) => Walking::from_matrix(rows).map_err(refused)?,
            None => straight,
        };
        keep(self.campaign, &self.register, Known { places: places.clone(), walking: walking.clone() });
        Ok(walking)
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
