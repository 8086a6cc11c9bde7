//! Conflicts handled by a mediator, and what surrounds them: cases, commitments, referrals, meetings, observations.

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
