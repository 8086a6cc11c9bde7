//! The pages that file a grievance, follow it, answer it and handle it. Each handler calls one verb and answers.

mod answer;
mod bulk;
mod desk;
mod follow;
mod limit;
mod new;
mod pictures;
mod proof;
mod report;
mod routing;
mod today;
mod upload;

use crate::grievances::{Entry, EntryWords, GrievanceDraft, Viewer};
use crate::web::{Page, Routes, Typed};

pub use upload::{LIMIT_BYTES, WithPhotos};

/// The pages' routes.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/s/{code}/report", report::form)
        .post_up_to(upload::LIMIT_BYTES, "/s/{code}/report", report::file)
        .post("/s/{code}/too", report::too)
        .get("/t/{token}", follow::page)
        .post_up_to(upload::LIMIT_BYTES, "/t/{token}", follow::hear)
        .post("/t/{token}/survey", follow::survey)
        .get("/t/{token}/photos/{place}", pictures::of_neighbour)
        .get("/t/{token}/yes", follow::yes)
        .get("/t/{token}/no", follow::no)
        .get("/r/{token}", answer::page)
        .post_up_to(upload::LIMIT_BYTES, "/r/{token}", answer::answer)
        .post("/r/{token}/hand", answer::hand)
        .get("/r/{token}/photos/{place}", pictures::of_contractor)
        .post("/desk/grievances", bulk::act)
        .get("/desk/grievances/new", new::form)
        .post("/desk/grievances/new", new::file)
        .get("/desk/grievances/{id}", desk::page)
        .post_up_to(upload::LIMIT_BYTES, "/desk/grievances/{id}", desk::act)
        .get("/desk/grievances/{id}/photos/{place}", pictures::at_desk)
        .get("/desk/sites/{id}/proof.csv", proof::file)
        .post("/desk/relays/{id}/revoke", desk::revoke)
        .get("/desk/sites/{id}/routing", routing::page)
        .post("/desk/sites/{id}/routing", routing::add)
        .post("/desk/sites/{id}/routing/{route_id}/remove", routing::remove)
}

/// What was typed into a form of a grievance.
fn draft_of(form: &Typed) -> GrievanceDraft {
    let text = |name: &str| form.text(name).map(ToOwned::to_owned);
    GrievanceDraft {
        category: text("category"),
        hazard: text("hazard"),
        suffered_on: text("suffered_on"),
        suffered_at: text("suffered_at"),
        where_: text("where"),
        place: text("place"),
        premises_id: text("premises_id"),
        shares_address: text("shares_address"),
        name: text("name"),
        email: text("email"),
        telephone: text("telephone"),
        language: text("language"),
        words: text("words"),
    }
}

/// The entries in words.
fn timeline(page: &Page, viewer: Viewer, entries: &[Entry]) -> Vec<EntryWords> {
    entries.iter().map(|entry| EntryWords::of(page, viewer, entry)).collect()
}
