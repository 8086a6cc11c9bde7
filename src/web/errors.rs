//! One Error, two faces: a page for people, a problem document (RFC 9457) for programs. The handler's error travels to
//! [`show_errors`], which knows the language and the path. The text of a fault of ours is logged and never shown.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::language::is_for_residents;
use super::{Page, html_with, in_query, see};
use crate::app::App;
use crate::error::{Error, Fault};
use crate::i18n::{Language, Sentence};

/// What a program is told when it does not get what it asked for (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says the kind.
    pub r#type: &'static str,
    /// The kind of problem, in the caller's language.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What would help.
    pub detail: String,
    /// Each faulty value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemFault>,
}

/// One faulty value.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemFault {
    /// Where, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// What is wrong with it.
    pub detail: String,
}

#[derive(Template)]
#[template(path = "web/error.html", config = "src/web/askama.toml")]
struct ErrorPage {
    page: Page,
    title: String,
    text: String,
    faults: Vec<String>,
}

/// The same for residents, without the staff's menu.
#[derive(Template)]
#[template(path = "web/error_public.html", config = "src/web/askama.toml")]
struct PublicErrorPage {
    page: Page,
    title: String,
    text: String,
    faults: Vec<String>,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = status(&self).into_response();
        if let Self::TooManyRequests { retry_after_s } = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after_s));
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

fn status(error: &Error) -> StatusCode {
    match error {
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::SignInRequired => StatusCode::UNAUTHORIZED,
        Error::Forbidden => StatusCode::FORBIDDEN,
        Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Error::TooManyRequests { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Gives every failed answer its page or its problem document.
pub async fn show_errors(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let method = request.method().clone();
    let page = Page::bare(&app, request.extensions(), request.uri());
    let response = next.run(request).await;
    let status = response.status();
    let error = response.extensions().get::<Arc<Error>>().cloned();
    if error.is_none() && (!(status.is_client_error() || status.is_server_error()) || has_own_body(&response)) {
        return response;
    }
    if let Some(Error::Internal(cause)) = error.as_deref() {
        tracing::error!("{cause}");
    }
    let mut answer = if is_api {
        problem(page.language, status, error.as_deref())
    } else if status == StatusCode::UNAUTHORIZED && method == Method::GET {
        return see(format!("/sign-in?next={}", in_query(&page.path_and_query)));
    } else {
        error_page(page, status, error.as_deref())
    };
    if status == StatusCode::UNAUTHORIZED && is_api {
        answer.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = response.headers().get(&name) {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    answer
}

/// Pages and documents that handlers made themselves, as a form that comes back with its faults.
fn has_own_body(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        let kind = kind.as_bytes();
        [b"text/html".as_slice(), b"text/xml", b"application/"].iter().any(|own| kind.starts_with(own))
    })
}

/// What went wrong as a title, a sentence and the faults.
fn told(language: Language, status: StatusCode, error: Option<&Error>) -> (String, String, Vec<ProblemFault>) {
    let known = language.has(&format!("error-title-{}", status.as_u16()));
    let code = if known {
        status.as_u16()
    } else if status.is_client_error() {
        400
    } else {
        500
    };
    let text = match error {
        Some(Error::Conflict(sentence)) => language.tell(sentence),
        Some(Error::TooLarge { limit_bytes }) => {
            language.tell(&Sentence::new("error-too-large").with("limit", limit_bytes / 1_000_000))
        }
        _ => language.t(&format!("error-text-{code}")),
    };
    let fault = |fault: &Fault| ProblemFault { pointer: fault.pointer.clone(), detail: language.tell(&fault.sentence) };
    let faults = match error {
        Some(Error::Invalid(faults)) => faults.iter().map(fault).collect(),
        _ => Vec::new(),
    };
    (language.t(&format!("error-title-{code}")), text, faults)
}

fn problem(language: Language, status: StatusCode, error: Option<&Error>) -> Response {
    let (title, detail, errors) = told(language, status, error);
    let problem = Problem { r#type: "about:blank", title, status: status.as_u16(), detail, errors };
    let mut response = (status, axum::Json(problem)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

fn error_page(page: Page, status: StatusCode, error: Option<&Error>) -> Response {
    let (title, text, faults) = told(page.language, status, error);
    let faults = faults.into_iter().map(|fault| fault.detail).collect();
    let shown = if is_for_residents(&page.path) {
        html_with(status, &PublicErrorPage { page, title, text, faults })
    } else {
        html_with(status, &ErrorPage { page, title, text, faults })
    };
    shown.unwrap_or_else(|_| status.into_response())
}
