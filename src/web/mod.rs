//! What all pages share: the layout, forms, sessions, languages, error pages, security headers, assets. Knows no slice: who the
//! visitor is comes in through [`Visitor`], which `people` fills.

pub mod assets;
pub mod drawing;
mod errors;
pub mod form;
mod from_address;
mod headers;
mod json;
mod kept;
mod language;
mod page;
mod routes;
mod sessions;
mod upload;

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::error::{Error, Result};

pub use errors::{Problem, ProblemFault, show_errors};
pub use form::Typed;
pub use from_address::FromAddress;
pub use headers::secure;
pub use json::Json;
pub use kept::Kept;
pub use language::{choose_language, cookie as language_cookie, routes as language_routes};
pub use page::{Crumb, NavigationEntry, Page, Visitor, tell_next};
pub use routes::{Route, Routes};
pub use sessions::layer as session_layer;
pub use upload::read_up_to;

/// Shows a template.
pub fn html(template: &impl Template) -> Result<Response> {
    html_with(StatusCode::OK, template)
}

/// Shows a template with a status, as 422 for a form that comes back with its faults.
pub fn html_with(status: StatusCode, template: &impl Template) -> Result<Response> {
    let text = template.render().map_err(Error::internal)?;
    Ok((status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response())
}

/// Sends the browser on after a change (303), so that reloading does not repeat it.
pub fn see(path: impl AsRef<str>) -> Response {
    Redirect::to(path.as_ref()).into_response()
}

/// A path inside this house that may be redirected to: `/…`, but not `//host`. Anything else gives the home page.
pub fn inner_path(given: &str) -> &str {
    let is_inner = given.starts_with('/') && !given.starts_with("//") && !given.contains(['\\', '\r', '\n']);
    if is_inner { given } else { "/" }
}

/// A text as it may stand in the query of an address.
pub fn in_query(text: &str) -> String {
    let encoded = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(encoded).collect()
}
