//! Whether the process lives (`/healthz`) and whether it can work (`/readyz`), for whoever watches over it.

use axum::extract::State;
use axum::http::StatusCode;

use crate::app::App;
use crate::web::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().get("/healthz", async || "ok").get("/readyz", ready)
}

async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    if app.db.is_ready().await {
        (StatusCode::OK, "ready")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
    }
}
