//! Doors from which something was reported of a site: which, and when last; nothing of what, or of whom. The slice that takes reports in
//! notes them here, and the one that sends somebody round reads them: neither knows the other.

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{PremisesId, SiteId};

/// Notes that something was reported of a site from a door. Checks no rights.
pub async fn heard_from(app: &App, tx: &mut Tx, site: SiteId, door: PremisesId) -> Result<()> {
    store::heard::note(tx, site, door, app.now()).await
}

/// The doors from which something was reported of a site. Checks no rights.
pub async fn doors_heard_from(tx: &mut Tx, site: SiteId) -> Result<Vec<PremisesId>> {
    store::heard::of_site(tx, site).await
}
