//! The headers that keep a page from doing what it should not: no script or style but ours, no frame, no sniffing, no address
//! given away. Nothing of a signed-in or private page is kept by a cache.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    connect-src 'self'; worker-src 'self'; manifest-src 'self'; font-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(self)"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Adds the headers to an answer.
pub async fn secure(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(|| policy(&app.settings.map_style_url));
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// The content policy; where the desk's maps come from a tile server, they may ask that one server too.
fn policy(map_style_url: &str) -> HeaderValue {
    let tile_server = map_style_url.parse::<Uri>().ok().and_then(|style| {
        let (scheme, host) = (style.scheme_str()?, style.authority()?);
        let widened = ["connect-src 'self'", "img-src 'self'"]
            .iter()
            .fold(POLICY.to_owned(), |policy, own| policy.replace(own, &format!("{own} {scheme}://{host}")));
        HeaderValue::from_str(&widened).ok()
    });
    tile_server.unwrap_or(HeaderValue::from_static(POLICY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_tile_server_that_is_set_may_be_asked_besides_us() {
        assert_eq!(policy(""), POLICY);
        assert_eq!(policy("/tiles/style.json"), POLICY);
        let widened = policy("https://tiles.example:8443/style.json?key=a");
        let widened = widened.to_str().unwrap();
        assert!(widened.contains("connect-src 'self' https://tiles.example:8443;"), "{widened}");
        assert!(widened.contains("script-src 'self';"), "{widened}");
    }
}
