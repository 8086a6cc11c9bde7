//! The pages of a site's news: the neighbour's, who subscribes, and the desk's, which sends.

mod desk;
mod subscription;

use crate::web::Routes;

/// The routes of this slice's pages.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/s/{code}/subscribe", subscription::subscription)
        .post("/s/{code}/subscribe", subscription::subscribe)
        .get("/desk/sites/{id}/bulletins", desk::list)
        .get("/desk/sites/{id}/bulletins/new", desk::new)
        .post("/desk/sites/{id}/bulletins/new", desk::plan)
        .get("/desk/bulletins/{id}", desk::one)
        .post("/desk/bulletins/{id}/stop", desk::stop)
}
