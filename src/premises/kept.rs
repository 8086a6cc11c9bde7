//! Lists that are kept as evidence of who was found, when, for which zone revision and on what occasion: when a zone is given, before
//! it is replaced, and when somebody acts on the list. Nothing of a kept list is ever changed; its fingerprint goes into the journal,
//! so that a list that was tampered with shows.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::affected::Reach;
use super::of_site::AffectedList;
use super::store::lists::NewList;
use super::{PremisesKind, affected_list, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::id::{AffectedId, PhaseId, PremisesId, SiteId, ZoneId};
use crate::journal;
use crate::people::{Account, Right};
use crate::sites::{self, Phase, Zone};

crate::vocabulary! {
    /// Why a list was kept.
    pub enum Occasion {
        /// The zone was given.
        Given = "given",
        /// The zone is about to be replaced by another.
        Replaced = "replaced",
        /// Somebody acted on the list, as when a campaign started.
        Acted = "acted",
    }
}

/// A phase as it stood when a list was kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptPhase {
    /// Its id.
    pub id: PhaseId,
    /// Its name then.
    pub name: String,
    /// Its first day then.
    pub from: NaiveDate,
    /// Its last day then.
    pub to: NaiveDate,
}

/// A list that was kept, without its doors.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptList {
    /// Its id.
    pub id: AffectedId,
    /// The zone revision that it was found for.
    pub zone_id: ZoneId,
    /// Its number.
    pub revision: i64,
    /// Why it was kept.
    pub occasion: Occasion,
    /// The phases as they stood.
    pub phases: Vec<KeptPhase>,
    /// How many doors stand on it.
    pub doors: i64,
    /// How many dwellings were known of.
    pub dwellings: i64,
    /// Shops, cafés, offices.
    pub shops: i64,
    /// Places where people are whom the works endanger most.
    pub sensitive: i64,
    /// SHA-256 over its doors, as the journal has it.
    pub fingerprint: String,
    /// The name of who did what it was kept for.
    pub kept_by: String,
    /// When.
    pub kept_at: Timestamp,
}

/// A door as it stood on a kept list.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptDoor {
    /// The door.
    pub premises_id: PremisesId,
    /// What stood behind it.
    pub kind: PremisesKind,
    /// What it was called.
    pub label: String,
    /// How many dwellings were known of.
    pub dwellings: Option<u32>,
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
    /// Inside the zone or on its edge.
    pub inside: bool,
    /// Metres to the zone.
    pub distance_m: f64,
    /// The reaches that got there.
    pub reaches: Vec<Reach>,
    /// Whether it was added by hand.
    pub by_hand: bool,
}

/// Keeps the present list because somebody acts on it, as when a campaign starts, and gives it. The caller has checked who asks.
pub async fn keep_affected(app: &App, tx: &mut Tx, actor: &Account, site: SiteId) -> Result<AffectedList> {
    let list = affected_list(tx, site).await?;
    keep(app, tx, actor, site, &list, Occasion::Acted).await?;
    Ok(list)
}

/// Keeps a list; none without a zone.
pub(super) async fn keep(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    site: SiteId,
    list: &AffectedList,
    occasion: Occasion,
) -> Result<Option<AffectedId>> {
    let Some(zone) = &list.zone else { return Ok(None) };
    let phase =
        |phase: &Phase| KeptPhase { id: phase.id, name: phase.name.clone(), from: phase.from(), to: phase.to() };
    let phases: Vec<KeptPhase> = list.phases.iter().map(phase).collect();
    let new = NewList {
        id: app.new_id(),
        site_id: site,
        zone_id: zone.id,
        occasion,
        phases: &phases,
        counts: list.counts(),
        fingerprint: &fingerprint(list),
        kept_by: actor.id,
        kept_at: app.now(),
    };
    store::lists::insert(tx, &new, &list.affected).await?;
    let (revision, doors, print) = (zone.revision, list.affected.len(), new.fingerprint);
    let detail = format!("list={} occasion={occasion} revision={revision} doors={doors} sha256={print}", new.id);
    journal::record(app, tx, actor.id, "affected.kept", site, detail).await?;
    Ok(Some(new.id))
}

/// SHA-256 over the doors of a list, in its order: id, label, inside, distance in centimetres.
fn fingerprint(list: &AffectedList) -> String {
    let mut hash = Sha256::new();
    for door in &list.affected {
        let centimetres = (door.distance_m * 100.0).round();
        hash.update(format!("{}\t{}\t{}\t{centimetres}\n", door.premises.id, door.premises.label(), door.inside));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The doors that were kept last for the present zone revision, nearest first, with their distance in metres.
pub async fn kept_of_site(tx: &mut Tx, site: SiteId) -> Result<Vec<(PremisesId, f64)>> {
    match sites::current_zone(tx, site).await? {
        Some(zone) => store::lists::kept(tx, zone.id).await,
        None => Ok(Vec::new()),
    }
}

/// The lists that were kept of a site, the latest first; contractors see their own sites only.
pub async fn kept_lists(tx: &mut Tx, actor: &Account, site: SiteId) -> Result<Vec<KeptList>> {
    actor.must(Right::SeeAffected)?;
    sites::site_seen_by(tx, actor, site).await?;
    store::lists::of_site(tx, site).await
}

/// One kept list with its zone and its doors, nearest first.
pub async fn kept_list(
    tx: &mut Tx,
    actor: &Account,
    site: SiteId,
    id: AffectedId,
) -> Result<(KeptList, Zone, Vec<KeptDoor>)> {
    let list = kept_lists(tx, actor, site).await?.into_iter().find(|list| list.id == id).ok_or(Error::NotFound)?;
    let zone = sites::zone(tx, list.zone_id).await?;
    let doors = store::lists::doors(tx, id).await?;
    Ok((list, zone, doors))
}
