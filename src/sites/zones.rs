//! The zone of a site: where the works take place. Every change is a new revision; who made it, when and why stays, because
//! whoever was told of the works was told of one revision.

use super::outline::Outline;
use super::phases::may_change;
use super::store;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::id::{AccountId, SiteId, ZoneId};
use crate::people::Account;
use crate::{journal, row};

/// One revision of a site's zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// Its id.
    pub id: ZoneId,
    /// Its site.
    pub site_id: SiteId,
    /// From 1, without gaps.
    pub revision: i64,
    /// The polygons.
    pub outline: Outline,
    /// Its area, in square metres.
    pub area_m2: f64,
    /// Why it was changed.
    pub reason: Option<String>,
    /// By whom.
    pub made_by: AccountId,
    /// When.
    pub made_at: Timestamp,
}

row! {
    /// What the history of a zone shows of a revision.
    #[derive(Debug, Clone)]
    pub struct ZoneRevision {
        /// From 1.
        pub revision: i64,
        /// Its area, in square metres.
        pub area_m2: f64,
        /// Why it was changed.
        pub reason: Option<String>,
        /// The name of who made it.
        pub made_by: String,
        /// When.
        pub made_at: Timestamp,
    }
}

/// The zone as it stands now; none before it was given.
pub async fn current_zone(tx: &mut Tx, site_id: SiteId) -> Result<Option<Zone>> {
    store::current_zone(tx, site_id).await
}

/// One revision.
pub async fn zone(tx: &mut Tx, id: ZoneId) -> Result<Zone> {
    store::zone(tx, id).await?.ok_or(Error::NotFound)
}

/// The latest zone of another site of the same contractor: where their next one is likely to be.
pub async fn latest_zone_elsewhere(tx: &mut Tx, site: &super::Site) -> Result<Option<Zone>> {
    store::latest_zone_elsewhere(tx, site.organisation_id, site.id).await
}

/// All revisions of a site's zone, the latest first.
pub async fn zone_revisions(tx: &mut Tx, site_id: SiteId) -> Result<Vec<ZoneRevision>> {
    store::zone_revisions(tx, site_id).await
}

/// Gives a site its zone, or a new revision of it. The same outline again changes nothing and gives the revision that stands. Call
/// `premises::give_zone` instead where neighbours are: it keeps who was on the list before and who is on it now.
pub async fn set_zone(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    site_id: SiteId,
    outline: &Outline,
    reason: Option<&str>,
) -> Result<ZoneId> {
    may_change(tx, actor, site_id).await?;
    let current = store::current_zone(tx, site_id).await?;
    if let Some(current) = &current
        && current.outline.to_geojson() == outline.to_geojson()
    {
        return Ok(current.id);
    }
    let zone = Zone {
        id: app.new_id(),
        site_id,
        revision: current.map_or(1, |current| current.revision + 1),
        outline: outline.clone(),
        area_m2: outline.area_m2(),
        reason: reason.map(ToOwned::to_owned),
        made_by: actor.id,
        made_at: app.now(),
    };
    store::insert_zone(tx, &zone).await?;
    journal::record(app, tx, actor.id, "zone.set", site_id, format!("revision {}", zone.revision)).await?;
    Ok(zone.id)
}
