//! Riverain keeps the peace between a construction site and its neighbours.
//!
//! This is the map of the house. The slices follow the way of a neighbour's data: a site's zone finds its affected
//! [`premises`], [`visits`] tell them, [`grievances`] listen to them, [`relays`] put them before the contractor, [`mediation`]
//! settles what is left, [`bulletins`] tell everybody the news. Each slice has its verbs in `mod.rs`, its SQL in `store.rs`, its faces in `pages.rs` and `api.rs`.

pub mod app;
pub mod calendar;
pub mod clock;
pub mod demo;
pub mod error;
pub mod id;
pub mod outside;
pub mod secret;
pub mod serve;
pub mod settings;
pub mod upkeep;
pub mod vocabulary;

pub mod bulletins;
pub mod grievances;
pub mod mediation;
pub mod premises;
pub mod relays;
pub mod sites;
pub mod visits;

pub mod journal;
pub mod notifications;
pub mod open;
pub mod people;
pub mod privacy;

pub mod db;
pub mod i18n;
pub mod web;

use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

use app::App;
use web::Routes;

/// How long an answer may take before the caller is told so.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);

/// Every route of the house.
pub fn routes() -> Routes {
    let slices = Routes::new()
        .merge(web::language_routes())
        .merge(web::assets::routes())
        .merge(people::routes())
        .merge(journal::routes())
        .merge(privacy::routes())
        .merge(sites::routes())
        .merge(premises::routes())
        .merge(visits::routes())
        .merge(grievances::routes())
        .merge(relays::routes())
        .merge(mediation::routes())
        .merge(bulletins::routes())
        .merge(notifications::routes());
    // What describes the routes comes after them.
    let open = open::routes(slices.openapi());
    slices.merge(open)
}

/// The whole service: the routes, and around them what every request passes through. Read from the bottom: the last layer is
/// the first that a request meets.
pub fn router(app: &App) -> Router {
    routes()
        .into_router()
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, ANSWER_TIMEOUT))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(app.clone(), web::show_errors))
        .layer(from_fn_with_state(app.clone(), people::identify))
        .layer(web::session_layer(app))
        .layer(from_fn(web::choose_language))
        .layer(from_fn_with_state(app.clone(), web::secure))
        .layer(CompressionLayer::new())
        .layer(from_fn(open::count_requests))
        .with_state(app.clone())
}
