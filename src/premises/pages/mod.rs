//! The pages of premises: the map's background, the affected list of a site, the register with its imports, and what residents look
//! up. Each handler calls one verb and answers.

mod affected;
mod door;
mod lists;
mod map;
mod paper;
mod public;
mod register;
pub(super) mod words;
mod zone;

use crate::web::Routes;

pub(super) use door::decision;

/// The pages' routes.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/map/features", map::features)
        .get("/s/{code}/map.svg", map::svg)
        .get("/s/{code}/addresses", public::addresses)
        .get("/near", public::near)
        .get("/desk/sites/{id}/affected", affected::list_page)
        .get("/desk/sites/{id}/affected.csv", affected::csv)
        .get("/desk/sites/{id}/affected.xlsx", affected::xlsx)
        .get("/desk/sites/{id}/affected.geojson", affected::geojson)
        .get("/desk/sites/{id}/map.geojson", affected::map)
        .get("/desk/sites/{id}/affected/paper", paper::list)
        .get("/desk/sites/{id}/affected/labels", paper::labels)
        .get("/desk/sites/{id}/affected/add", door::add)
        .get("/desk/sites/{id}/affected/{door}", door::door)
        .post("/desk/sites/{id}/affected/{door}", door::decide)
        .post("/desk/sites/{id}/affected/{door}/undo", door::undo)
        .post_up_to(zone::UP_TO_BYTES, "/desk/sites/{id}/zone", zone::give)
        .get("/desk/sites/{id}/lists", lists::all)
        .get("/desk/sites/{id}/lists/{list_id}", lists::one)
        .get("/desk/sites/{id}/lists/{list_id}/csv", lists::csv)
        .get("/desk/premises", register::register)
        .post_up_to(register::DRAINED_BYTES, "/desk/premises", register::upload)
        .get("/desk/premises/imports/{id}", register::import)
}
