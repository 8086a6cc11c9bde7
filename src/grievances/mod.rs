//! What neighbours report: intake, triage, timeline. A grievance is never edited, only added to.

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
