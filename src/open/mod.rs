//! What other systems read: the OpenAPI description and its page, feeds of the public sites (GeoJSON, WZDx, Atom), figures for
//! whoever watches over the service, and whether it is up; and Open311, by which cities' own apps report. Reads every slice, and
//! changes something only by their verbs.

mod changes;
mod docs;
mod feeds;
mod health;
mod metrics;
mod notices;
mod open311;
mod openapi;
mod store;
mod works;
mod wzdx;

use utoipa::openapi::OpenApi;

use crate::web::Routes;

pub use metrics::count as count_requests;

/// The routes of this slice; the description is that of the routes given.
pub fn routes(described: OpenApi) -> Routes {
    health::routes()
        .merge(openapi::routes(described))
        .merge(feeds::routes())
        .merge(metrics::routes())
        .merge(notices::routes())
        .merge(open311::routes())
}
