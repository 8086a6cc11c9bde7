//! Delivers messages for as long as the service runs.

/// Delivers messages for as long as the service runs.
pub async fn deliver(_app: crate::app::App) {
    std::future::pending().await
}
