//! The service worker of the round. It has an address of its own, because a worker may only look after what lies below it.

use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};

const WORKER: &str = include_str!("../../web/assets/js/round-worker.js");

/// `GET /rounds/worker.js`.
pub async fn worker() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        // The list of rounds lies beside the worker's folder, not below it.
        (HeaderName::from_static("service-worker-allowed"), "/rounds"),
    ];
    (headers, WORKER).into_response()
}
