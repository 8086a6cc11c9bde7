//! Style, scripts, icons and the map's library, embedded in the binary. An asset asked for with its version may be kept for a
//! year; without, the browser asks again and is told when nothing changed.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::extract::{Path, RawQuery};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use super::Routes;
use crate::error::Error;

#[derive(RustEmbed)]
#[folder = "src/web/assets/"]
struct Files;

/// The first hexadecimal digits of each asset's SHA-256.
static VERSIONS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let version = |path: &str| {
        Some(Files::get(path)?.metadata.sha256_hash().iter().take(6).map(|byte| format!("{byte:02x}")).collect())
    };
    Files::iter().filter_map(|path| Some((path.to_string(), version(&path)?))).collect()
});

/// The address of an asset, with its version.
pub fn address(path: &str) -> String {
    match VERSIONS.get(path) {
        Some(version) => format!("/assets/{path}?v={version}"),
        None => format!("/assets/{path}"),
    }
}

/// `GET /assets/…`.
pub fn routes() -> Routes {
    Routes::new().get("/assets/{*path}", asset)
}

async fn asset(Path(path): Path<String>, RawQuery(query): RawQuery, headers: HeaderMap) -> Result<Response, Error> {
    // The Rust file beside them is no asset.
    let file = Files::get(&path).filter(|_| !path.ends_with(".rs")).ok_or(Error::NotFound)?;
    let etag = VERSIONS.get(&path).map(|version| format!("\"{version}\"")).unwrap_or_default();
    // The folders of third-party files carry their version themselves.
    let keep = if path.starts_with("vendor/") || query.is_some_and(|query| query.starts_with("v=")) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let kind = file.metadata.mimetype().to_owned();
    let mut response = if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        file.data.into_owned().into_response()
    };
    for (name, value) in [(header::CONTENT_TYPE, kind.as_str()), (header::CACHE_CONTROL, keep), (header::ETAG, &etag)] {
        response.headers_mut().insert(name, HeaderValue::from_str(value).map_err(Error::internal)?);
    }
    Ok(response)
}
