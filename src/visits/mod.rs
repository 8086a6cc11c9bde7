//! Campaigns, rounds and visits: who calls at which door, when, and what came of it.

pub mod agenda;
pub mod planning;

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}
