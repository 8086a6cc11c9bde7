//! What other systems read: the OpenAPI description, feeds, and whether the service is up. Reads every slice, changes none.

mod health;
mod openapi;

use utoipa::openapi::OpenApi;

use crate::web::Routes;

/// The routes of this slice; the description is that of the routes given.
pub fn routes(described: OpenApi) -> Routes {
    health::routes().merge(openapi::routes(described))
}
