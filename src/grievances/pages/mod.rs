//! The pages of grievances that change none: what needs somebody today, the queue, the public record. What files, answers and relays
//! stands in `relays`, which shows a grievance and its timeline in the words made here.

mod home;
mod queue;
mod record;
mod words;

use crate::web::Routes;

pub use words::{EntryWords, choices, next_words, status_badge};

/// The pages' routes.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/desk", home::desk)
        .get("/desk/grievances", queue::page)
        .post("/desk/grievances/views", queue::keep_view)
        .post("/desk/grievances/views/{view_id}/remove", queue::remove_view)
        .get("/s/{code}/record", record::page)
}
