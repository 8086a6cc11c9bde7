//! Works sites: their zone, phases and nuisances. Registers them, checks the zone, tells the public what is planned.
//! Knows nothing of doors or neighbours.

use crate::web::Routes;

pub mod outline;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
