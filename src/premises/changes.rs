//! The zone of a site, given or changed. Before a changed one is saved it is shown what it changes: who becomes affected, who no longer
//! is, and who of those was on a list that somebody acted on. When it is saved, the list of the old revision and that of the new one
//! are kept.

use std::collections::BTreeSet;

use super::kept::{self, Occasion};
use super::of_site::{AffectedList, affected_list, list_around};
use super::{Affected, ListCounts, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{PremisesId, SiteId};
use crate::people::{Account, Right};
use crate::sites::outline::Outline;
use crate::sites::{self, Phase, Zone};

/// A door that a changed zone no longer reaches.
#[derive(Debug, Clone)]
pub struct Leaving {
    /// The door as the present zone reaches it.
    pub door: Affected,
    /// When somebody last acted on a list that it stood on, as when a campaign started: it may have been told of the works.
    pub acted_on: Option<Timestamp>,
}

/// What a changed zone changes.
#[derive(Debug, Clone)]
pub struct ZoneChange {
    /// The zone that stands; none when the site has none yet.
    pub zone: Option<Zone>,
    /// The site's phases, to name them.
    pub phases: Vec<Phase>,
    /// How many are affected now.
    pub before: ListCounts,
    /// How many would be.
    pub after: ListCounts,
    /// Doors that become affected and have to be told, nearest first.
    pub joining: Vec<Affected>,
    /// Doors that no longer are.
    pub leaving: Vec<Leaving>,
    /// Doors that stay affected and that more reaches than before, or that come to lie inside.
    pub worse: Vec<Affected>,
}

/// What a zone would change, without saving it.
pub async fn zone_change(tx: &mut Tx, actor: &Account, site: SiteId, outline: &Outline) -> Result<ZoneChange> {
    actor.must(Right::RegisterSites)?;
    actor.must(Right::SeeAffected)?;
    sites::site_seen_by(tx, actor, site).await?;
    let before = affected_list(tx, site).await?;
    let phases = sites::phases(tx, site).await?;
    let after = list_around(tx, site, outline, phases).await?;
    let acted_on = store::lists::acted_on(tx, site).await?;
    let (counted_before, counted_after) = (before.counts(), after.counts());
    let ids =
        |list: &AffectedList| -> BTreeSet<PremisesId> { list.affected.iter().map(|own| own.premises.id).collect() };
    let (ids_before, ids_after) = (ids(&before), ids(&after));
    let stood = |door: &Affected| before.affected.iter().find(|own| own.premises.id == door.premises.id);
    let is_worse = |door: &&Affected| {
        stood(door).is_some_and(|own| {
            (door.inside && !own.inside) || door.reaches.iter().any(|reach| !own.reaches.contains(reach))
        })
    };
    let worse = after.affected.iter().filter(is_worse).cloned().collect();
    let leaving = before.affected.iter().filter(|door| !ids_after.contains(&door.premises.id));
    Ok(ZoneChange {
        leaving: leaving
            .map(|door| Leaving { acted_on: acted_on.get(&door.premises.id).copied(), door: door.clone() })
            .collect(),
        joining: after.affected.into_iter().filter(|door| !ids_before.contains(&door.premises.id)).collect(),
        worse,
        zone: before.zone,
        phases: after.phases,
        before: counted_before,
        after: counted_after,
    })
}

/// A zone that was given.
#[derive(Debug, Clone)]
pub struct GivenZone {
    /// The zone as it stands now.
    pub zone: Zone,
    /// How many it affects.
    pub counts: ListCounts,
    /// Whether it is a new revision; the same outline again changes nothing.
    pub is_new: bool,
}

/// Gives a site its zone, or a new revision of it, and keeps who was on the list before and who is on it now. `instead_of` is the
/// revision that whoever gives it has seen; when another one came between, nothing is changed.
///
/// # Errors
/// [`Error::Conflict`] when another revision came between.
pub async fn give_zone(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    site: SiteId,
    outline: &Outline,
    reason: Option<&str>,
    instead_of: Option<i64>,
) -> Result<GivenZone> {
    actor.must(Right::RegisterSites)?;
    sites::site_seen_by(tx, actor, site).await?;
    let before = affected_list(tx, site).await?;
    let current = before.zone.as_ref();
    let is_new = current.is_none_or(|zone| zone.outline.to_geojson() != outline.to_geojson());
    // What is there already is no conflict, whoever gave it.
    if is_new && instead_of.is_some() && instead_of != current.map(|zone| zone.revision) {
        return Err(Error::Conflict(Sentence::new("sites-change-came-between")));
    }
    if !is_new {
        let counts = before.counts();
        let zone = before.zone.ok_or(Error::NotFound)?;
        return Ok(GivenZone { zone, counts, is_new });
    }
    kept::keep(app, tx, actor, site, &before, Occasion::Replaced).await?;
    let id = sites::set_zone(app, tx, actor, site, outline, reason).await?;
    let after = affected_list(tx, site).await?;
    kept::keep(app, tx, actor, site, &after, Occasion::Given).await?;
    Ok(GivenZone { zone: sites::zone(tx, id).await?, counts: after.counts(), is_new })
}
