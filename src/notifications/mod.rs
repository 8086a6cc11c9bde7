//! Messages to people: the outbox, its delivery by email and SMS, and their texts. Knows only the database: callers hand it a
//! resolved recipient, a language and the values of the text.

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
}

/// Delivers messages for as long as the service runs.
pub async fn deliver(_app: crate::app::App) {
    std::future::pending().await
}
