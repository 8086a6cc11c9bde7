//! The pages of grievances that only read: the queue. What files, answers and relays stands in `relays`, which shows a
//! grievance and its timeline in the words made here.

mod queue;
mod record;
mod words;

use crate::web::Routes;

pub use words::{EntryWords, choices, next_words, status_badge};

/// The pages' routes.
pub(super) fn routes() -> Routes {
    Routes::new().get("/desk/grievances", queue::page).get("/s/{code}/record", record::page)
}
