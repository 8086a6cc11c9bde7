//! Who a site disturbs: the doors that its present zone reaches by the nuisances of its phases, with what was added or excluded by
//! hand. Found anew whenever it is asked for, so that a new zone, a longer reach or a new door shows at once; `kept` holds the lists
//! that are evidence.

use std::collections::{BTreeMap, HashSet};

use super::affected::{FARTHEST_REACH_M, GroundPlan, Reach, Standing, farthest_m};
use super::list::{Line, to_centimetres};
use super::store::affected::Decision;
use super::{KindGroup, Premises, premises, register, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, PhaseId, PremisesId, SiteId};
use crate::journal;
use crate::people::{Account, Right};
use crate::sites::outline::Outline;
use crate::sites::{self, Phase, Zone};

crate::vocabulary! {
    /// What was decided by hand about a door.
    pub enum Choice {
        /// It is affected though no reach gets there.
        Added = "added",
        /// It is not affected though a reach gets there.
        Excluded = "excluded",
    }
}

/// A decision by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct ByHand {
    /// What was decided.
    pub choice: Choice,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: AccountId,
    /// Their name.
    pub by_name: String,
    /// When.
    pub at: Timestamp,
}

/// A premises that a site disturbs.
#[derive(Debug, Clone, PartialEq)]
pub struct Affected {
    /// The door.
    pub premises: Premises,
    /// Inside the zone or on its edge.
    pub inside: bool,
    /// Metres to the zone; 0 inside.
    pub distance_m: f64,
    /// The reaches that get there; none for a door inside a zone without phases, or added by hand.
    pub reaches: Vec<Reach>,
    /// What was decided by hand.
    pub by_hand: Option<ByHand>,
}

/// Everybody a site disturbs.
#[derive(Debug, Clone, Default)]
pub struct AffectedList {
    /// The zone that it was found for; none when the site has none yet.
    pub zone: Option<Zone>,
    /// The site's phases, to name them.
    pub phases: Vec<Phase>,
    /// The doors, nearest first.
    pub affected: Vec<Affected>,
    /// Doors that were excluded by hand, nearest first.
    pub excluded: Vec<Affected>,
}

/// How many are affected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListCounts {
    /// Doors, of every kind.
    pub doors: usize,
    /// Dwellings that are known of behind them.
    pub dwellings: u64,
    /// Residential addresses whose number of dwellings nobody knows.
    pub dwellings_unknown: usize,
    /// Shops, cafés, offices.
    pub shops: usize,
    /// Schools, nurseries, places of care and social services.
    pub sensitive: usize,
    /// Doors inside the zone.
    pub inside: usize,
}

impl AffectedList {
    /// The counts, of those affected.
    pub fn counts(&self) -> ListCounts {
        ListCounts::of(&self.affected)
    }

    /// What the site's phases make felt, and how far.
    pub fn reaches(&self) -> Vec<Reach> {
        reaches(&self.phases)
    }

    /// A phase of the site.
    pub fn phase(&self, id: PhaseId) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.id == id)
    }
}

impl ListCounts {
    /// Counts doors.
    pub fn of<'a>(affected: impl IntoIterator<Item = &'a Affected>) -> Self {
        affected.into_iter().fold(Self::default(), |mut counts, affected| {
            let group = affected.premises.kind.group();
            counts.doors += 1;
            counts.inside += usize::from(affected.inside);
            counts.shops += usize::from(group == KindGroup::Shops);
            counts.sensitive += usize::from(group == KindGroup::Sensitive);
            if group == KindGroup::Residences {
                counts.dwellings += u64::from(affected.premises.dwellings.unwrap_or(0));
                counts.dwellings_unknown += usize::from(affected.premises.dwellings.is_none());
            }
            counts
        })
    }
}

impl Affected {
    /// The door as a line of a file for programs; `because` in the reader's language.
    pub fn line(&self, because: Option<String>) -> Line {
        Line {
            id: self.premises.id.to_string(),
            label: self.premises.label(),
            kind: self.premises.kind,
            dwellings: self.premises.dwellings,
            inside: self.inside,
            distance_m: to_centimetres(self.distance_m),
            lon: self.premises.position.lon,
            lat: self.premises.position.lat,
            because,
        }
    }
}

/// Who a site disturbs, now, and who was excluded.
pub async fn affected_list(tx: &mut Tx, site: SiteId) -> Result<AffectedList> {
    let Some(zone) = sites::current_zone(tx, site).await? else { return Ok(AffectedList::default()) };
    let phases = sites::phases(tx, site).await?;
    let list = list_around(tx, site, &zone.outline, phases).await?;
    Ok(AffectedList { zone: Some(zone), ..list })
}

/// Who a site would disturb with this outline as its zone.
pub(super) async fn list_around(
    tx: &mut Tx,
    site: SiteId,
    outline: &Outline,
    phases: Vec<Phase>,
) -> Result<AffectedList> {
    let zone = outline.multi_polygon();
    let reaches = reaches(&phases);
    let plan = GroundPlan::new(zone).map_err(|sentence| Error::invalid("/zone", sentence))?;
    let near = register::doors_near(tx, zone, reach_m(&reaches)).await?;
    let decisions = store::affected::decisions(tx, site).await?;
    let mut decided: BTreeMap<PremisesId, ByHand> =
        decisions.into_iter().map(|decision| (decision.premises_id, decision.into())).collect();

    let mut list = AffectedList { phases, ..AffectedList::default() };
    for (premises, standing) in near {
        let by_hand = decided.remove(&premises.id);
        let excluded = by_hand.as_ref().is_some_and(|by_hand| by_hand.choice == Choice::Excluded);
        let reaches = standing.reached_by(&reaches);
        let found = Affected { premises, inside: standing.inside, distance_m: standing.distance_m, reaches, by_hand };
        if excluded { list.excluded.push(found) } else { list.affected.push(found) }
    }
    // What is left was added though nothing reaches it, or excluded when something still did.
    let ids: Vec<PremisesId> = decided.keys().copied().collect();
    for premises in register::premises_many(tx, &ids).await? {
        let by_hand = decided.remove(&premises.id);
        let standing = plan.standing(premises.position, f64::INFINITY);
        let (inside, distance_m) =
            standing.map_or((false, f64::MAX), |standing| (standing.inside, standing.distance_m));
        if by_hand.as_ref().is_some_and(|by_hand| by_hand.choice == Choice::Added) {
            list.affected.push(Affected { premises, inside, distance_m, reaches: Vec::new(), by_hand });
        }
    }
    list.affected.sort_by(|one, other| {
        one.distance_m.total_cmp(&other.distance_m).then(one.premises.id.cmp(&other.premises.id))
    });
    Ok(list)
}

/// Who a site disturbs, now, nearest first: hand-added in, hand-excluded out. Checks no rights.
pub async fn affected_of_site(tx: &mut Tx, site: SiteId) -> Result<Vec<Affected>> {
    Ok(affected_list(tx, site).await?.affected)
}

/// The same for somebody who asks: contractors see their own sites only.
pub async fn affected_list_seen_by(tx: &mut Tx, actor: &Account, site: SiteId) -> Result<AffectedList> {
    actor.must(Right::SeeAffected)?;
    sites::site_seen_by(tx, actor, site).await?;
    affected_list(tx, site).await
}

/// One door as a site sees it, affected or not.
#[derive(Debug, Clone)]
pub struct DoorOfSite {
    /// The door, with the reaches that get there and what was decided.
    pub door: Affected,
    /// Whether it is on the list.
    pub is_listed: bool,
    /// The site's phases, to name them.
    pub phases: Vec<Phase>,
}

/// One door as a site sees it: whether it is on the list, and why, or how far it is when it is not.
pub async fn door_of_site(tx: &mut Tx, actor: &Account, site: SiteId, door: PremisesId) -> Result<DoorOfSite> {
    actor.must(Right::SeeAffected)?;
    sites::site_seen_by(tx, actor, site).await?;
    let premises = premises(tx, door).await?;
    seen_from(tx, site, premises).await?.ok_or(Error::NotFound)
}

/// A door as a site sees it; none when the site has no zone. Looks at this door alone.
async fn seen_from(tx: &mut Tx, site: SiteId, premises: Premises) -> Result<Option<DoorOfSite>> {
    let Some(zone) = sites::current_zone(tx, site).await? else { return Ok(None) };
    let phases = sites::phases(tx, site).await?;
    let reaches = reaches(&phases);
    let plan = GroundPlan::new(zone.outline.multi_polygon()).map_err(|sentence| Error::invalid("/zone", sentence))?;
    let standing = plan.standing(premises.position, f64::INFINITY);
    let Standing { inside, distance_m } = standing.unwrap_or(Standing { inside: false, distance_m: f64::MAX });
    let is_reached = distance_m <= reach_m(&reaches) && register::is_found(tx, &premises).await?;
    let decisions = store::affected::decisions(tx, site).await?;
    let by_hand: Option<ByHand> =
        decisions.into_iter().find(|decision| decision.premises_id == premises.id).map(Into::into);
    let is_listed = by_hand.as_ref().map_or(is_reached, |by_hand| by_hand.choice == Choice::Added);
    let reaches = standing.filter(|_| is_reached).map(|standing| standing.reached_by(&reaches)).unwrap_or_default();
    Ok(Some(DoorOfSite { door: Affected { premises, inside, distance_m, reaches, by_hand }, is_listed, phases }))
}

/// How many a site disturbs, now.
pub async fn count_affected(tx: &mut Tx, site: SiteId) -> Result<usize> {
    let Some(zone) = sites::current_zone(tx, site).await? else { return Ok(0) };
    let reaches = reaches(&sites::phases(tx, site).await?);
    let near = register::standings_near(tx, zone.outline.multi_polygon(), reach_m(&reaches)).await?;
    let mut listed: HashSet<PremisesId> = near.into_iter().map(|(door, _)| door).collect();
    for decision in store::affected::decisions(tx, site).await? {
        match decision.choice {
            Choice::Added => listed.insert(decision.premises_id),
            Choice::Excluded => listed.remove(&decision.premises_id),
        };
    }
    Ok(listed.len())
}

/// The doors on a site's list that a phase reaches, now.
pub async fn doors_of_phase(tx: &mut Tx, site: SiteId, phase: PhaseId) -> Result<HashSet<PremisesId>> {
    let Some(zone) = sites::current_zone(tx, site).await? else { return Ok(HashSet::new()) };
    let mut reaches = reaches(&sites::phases(tx, site).await?);
    reaches.retain(|reach| reach.phase == phase);
    if reaches.is_empty() {
        return Ok(HashSet::new());
    }
    let near = register::standings_near(tx, zone.outline.multi_polygon(), reach_m(&reaches)).await?;
    let mut reached: HashSet<PremisesId> = near.into_iter().map(|(door, _)| door).collect();
    for decision in store::affected::decisions(tx, site).await? {
        if decision.choice == Choice::Excluded {
            reached.remove(&decision.premises_id);
        }
    }
    Ok(reached)
}

/// Adds a door to a site's list, or excludes one, with the reason.
///
/// # Errors
/// [`Error::Conflict`] when the list has, or has not, the door already.
pub async fn decide_by_hand(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    site: SiteId,
    door: PremisesId,
    choice: Choice,
    reason: &str,
) -> Result<()> {
    actor.must(Right::ChangeAffected)?;
    sites::site_seen_by(tx, actor, site).await?;
    let premises = premises(tx, door).await?;
    let is_listed = seen_from(tx, site, premises).await?.is_some_and(|seen| seen.is_listed);
    match choice {
        Choice::Added if is_listed => return Err(Error::Conflict(Sentence::new("premises-affected-already"))),
        Choice::Excluded if !is_listed => return Err(Error::Conflict(Sentence::new("premises-affected-not-listed"))),
        _ => {}
    }
    store::affected::decide(tx, site, door, choice, reason, actor.id, app.now()).await?;
    let act = match choice {
        Choice::Added => "affected.added",
        Choice::Excluded => "affected.excluded",
    };
    journal::record(app, tx, actor.id, act, site, door.to_string()).await
}

/// Takes back what was decided by hand about a door.
pub async fn undo_by_hand(app: &App, tx: &mut Tx, actor: &Account, site: SiteId, door: PremisesId) -> Result<()> {
    actor.must(Right::ChangeAffected)?;
    sites::site_seen_by(tx, actor, site).await?;
    if !store::affected::undo(tx, site, door).await? {
        return Err(Error::NotFound);
    }
    journal::record(app, tx, actor.id, "affected.undone", site, door.to_string()).await
}

/// How far from a zone its list goes, in metres.
fn reach_m(reaches: &[Reach]) -> f64 {
    farthest_m(reaches).unwrap_or(0.0).min(FARTHEST_REACH_M)
}

/// What phases make felt, and how far.
pub(super) fn reaches(phases: &[Phase]) -> Vec<Reach> {
    let of_phase = |phase: &Phase| {
        let id = phase.id;
        let reach =
            move |own: &sites::PhaseNuisance| Reach { phase: id, nuisance: own.nuisance, reach_m: own.reach_m as f64 };
        phase.nuisances.iter().map(reach).collect::<Vec<_>>()
    };
    phases.iter().flat_map(of_phase).collect()
}

impl From<Decision> for ByHand {
    fn from(decision: Decision) -> Self {
        let Decision { choice, reason, decided_by, decided_by_name, decided_at, .. } = decision;
        Self { choice, reason, by: decided_by, by_name: decided_by_name, at: decided_at }
    }
}
