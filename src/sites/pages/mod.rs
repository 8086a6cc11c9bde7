//! The pages of sites: the desk of contractor and staff, and what the public reads. Each handler calls one verb and answers.

mod desk;
mod notice;
mod phases;
mod public;
mod reaches;
mod register;
mod words;
pub mod zone;

use crate::web::{Crumb, Page, Routes};

pub use desk::DeskSites;

/// The pages' routes.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/", public::home)
        .get("/s/{code}", public::site)
        .get("/desk/sites", desk::list)
        .get("/desk/sites/new", register::new)
        .post("/desk/sites/new", register::register)
        .get("/desk/sites/{id}", desk::overview)
        .get("/desk/sites/{id}/edit", register::edit)
        .post("/desk/sites/{id}/edit", register::change)
        .get("/desk/sites/{id}/phases", phases::all)
        .post("/desk/sites/{id}/phases", phases::add)
        .get("/desk/sites/{id}/phases/{phase_id}", phases::one)
        .post("/desk/sites/{id}/phases/{phase_id}", phases::change)
        .post("/desk/sites/{id}/phases/{phase_id}/remove", phases::remove)
        .get("/desk/sites/{id}/zone", zone::form)
        .get("/desk/sites/{id}/zone.geojson", zone::geojson)
        .get("/desk/sites/{id}/notice", notice::notice)
        .get("/desk/organisations/{id}/reaches", reaches::form)
        .post("/desk/organisations/{id}/reaches", reaches::set)
}

/// The way back from a page below a site.
pub fn crumbs(page: &Page, site: &super::Site, last: &str) -> Vec<Crumb> {
    vec![
        Crumb { path: Some("/desk/sites".to_owned()), label: page.t("sites-title") },
        Crumb { path: Some(format!("/desk/sites/{}", site.id)), label: site.name.clone() },
        Crumb { path: None, label: last.to_owned() },
    ]
}
