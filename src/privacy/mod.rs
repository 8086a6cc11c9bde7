//! What a person can see of themselves, take away and have erased, through a private link and without an account; and what ends by
//! itself when its time is over. Erasure takes words and means of contact and leaves the statistics. May know every slice, as what
//! is kept of a person stands in all of them; no slice knows this one.

mod own;
mod pages;
mod retention;
mod store;

use crate::web::Routes;

pub use own::{OwnData, OwnThing, erase_person, own_data, withdraw_consent};
pub use retention::{Basis, KEPT, Kept, Period, REMOVED, RETAINED, Retained, end_what_is_over, watch};

/// The routes of this slice.
pub fn routes() -> Routes {
    pages::routes()
}
