//! The pages of visits: the desk where campaigns are planned, and the mediator's telephone. Each handler calls one verb and answers.

mod absences;
mod calendar;
mod campaign;
mod campaigns;
mod certificate;
mod curve;
mod drawn;
mod exceptions;
mod moving;
mod new;
mod round;
mod stop;
mod team;
mod walking;
mod words;
mod worker;

use crate::web::Routes;

/// The pages' routes.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/desk/campaigns", campaigns::list)
        .get("/desk/sites/{id}/campaigns/new", new::form)
        .post("/desk/sites/{id}/campaigns/new", new::start)
        .get("/desk/campaigns/{id}", campaign::campaign)
        .get("/desk/campaigns/{id}/rounds.geojson", campaign::geojson)
        .post("/desk/campaigns/{id}/plan", campaign::plan)
        .post("/desk/campaigns/{id}/plan/stop", campaign::stop)
        .post("/desk/campaigns/{id}/publish", campaign::publish)
        .post("/desk/campaigns/{id}/repeat/stop", campaign::stop_repeating)
        .post("/desk/campaigns/{id}/remove", campaign::remove)
        .get("/desk/campaigns/{id}/certificate", certificate::certificate)
        .post("/desk/campaigns/{id}/absences", absences::report)
        .post("/desk/campaigns/{id}/absences/remove", absences::remove)
        .get("/desk/team", team::team)
        .get("/desk/team/{id}", team::member)
        .post("/desk/team/{id}", team::change)
        .post("/desk/team/{id}/exceptions", exceptions::note)
        .post("/desk/team/{id}/exceptions/remove", exceptions::remove)
        .get("/desk/rounds/{id}", round::round)
        .get("/desk/rounds/{id}/map.geojson", round::geojson)
        .get("/desk/rounds/{id}/sheet", round::sheet)
        .get("/desk/rounds/{id}/notices", round::notices)
        .get("/desk/rounds/{id}/stops/{stop_id}/move", moving::form)
        .get("/desk/rounds/{id}/stops/{stop_id}/move.json", moving::ways)
        .post("/desk/rounds/{id}/stops/{stop_id}/move", moving::to_round)
        .post("/desk/rounds/{id}/stops/{stop_id}/appointment", moving::appointment)
        .post("/desk/rounds/{id}/publish", round::publish)
        .post("/desk/rounds/{id}/withdraw", round::withdraw)
        .get("/calendar/{file}", calendar::calendar)
        .get("/rounds", walking::rounds)
        .get("/rounds/worker.js", worker::worker)
        .get("/rounds/{id}", walking::round)
        .get("/rounds/{id}/map.svg", walking::map)
        .get("/rounds/{id}/stops/{stop_id}", stop::stop)
        .post("/rounds/{id}/stops/{stop_id}", stop::record)
        .post("/rounds/{id}/stops/{stop_id}/undo", stop::undo)
}
