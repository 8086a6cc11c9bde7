//! The contractor's side of a grievance: the relay, its link, and the answers that come back. Never shows a neighbour's contact data.

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
