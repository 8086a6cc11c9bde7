//! Other services that are asked over HTTP and on whose answers nothing depends: no redirects, answers up to a bound, and reasons for the
//! log without the address, which may have in it where people live or what they typed. Knows no slice.

use std::sync::LazyLock;

use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;

static CLIENT: LazyLock<Client> =
    LazyLock::new(|| Client::builder().redirect(Policy::none()).build().unwrap_or_default());

/// What questions are put with. Whoever asks says how long they wait.
pub fn client() -> &'static Client {
    &CLIENT
}

/// The answer to a question, when it is 200, of the form that is expected, and no longer than so many bytes; else, for the log, why not.
pub async fn answer<T: DeserializeOwned>(question: RequestBuilder, longest_bytes: usize) -> Result<T, String> {
    let failed = |error: reqwest::Error| error.without_url().to_string();
    let mut response = question.send().await.map_err(failed)?;
    if response.status() != StatusCode::OK {
        return Err(format!("status {}", response.status().as_u16()));
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        body.extend_from_slice(&chunk);
        if body.len() > longest_bytes {
            return Err("its answer is too long".to_owned());
        }
    }
    serde_json::from_slice(&body).map_err(|_| "its answer is not of the form that is expected".to_owned())
}
