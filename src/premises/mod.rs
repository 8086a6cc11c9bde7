//! The register of doors, and which of them a zone reaches. Takes zones from `sites`; knows nothing of visits or grievances.

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
