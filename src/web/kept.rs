//! Answers that a browser may keep for a while: with an ETag, so that asking again costs one line when nothing changed.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// Who may keep an answer, for how long, and how it is recognised.
#[derive(Debug, Clone)]
pub struct Kept {
    etag: HeaderValue,
    keep: HeaderValue,
}

impl Kept {
    /// An answer that anybody may keep for so many seconds, recognised by all that it is made of.
    pub fn for_all(seconds: u32, made_of: &[&[u8]]) -> Result<Self> {
        Self::new(&format!("public, max-age={seconds}"), made_of)
    }

    /// The same for the asker's own browser alone, as where the language goes into the answer.
    pub fn for_one(seconds: u32, made_of: &[&[u8]]) -> Result<Self> {
        Self::new(&format!("private, max-age={seconds}"), made_of)
    }

    fn new(keep: &str, made_of: &[&[u8]]) -> Result<Self> {
        let mut hash = Sha256::new();
        for part in made_of {
            // With its length, so that two lists of parts never run into one text.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        let digits: String = hash.finalize().iter().take(10).map(|byte| format!("{byte:02x}")).collect();
        // Weak, because the answer may be compressed on its way.
        let etag = HeaderValue::from_str(&format!("W/\"{digits}\"")).map_err(Error::internal)?;
        Ok(Self { etag, keep: HeaderValue::from_str(keep).map_err(Error::internal)? })
    }

    /// The answer for a browser that has it already; none when it has not.
    pub fn unchanged(&self, asked: &HeaderMap) -> Option<Response> {
        let known = asked.get(header::IF_NONE_MATCH)?.to_str().ok()?;
        let own = self.etag.to_str().ok()?;
        known.split(',').any(|etag| etag.trim() == own).then(|| self.marked(StatusCode::NOT_MODIFIED.into_response()))
    }

    /// The whole answer.
    pub fn answer(&self, kind: &'static str, body: String) -> Response {
        self.marked(([(header::CONTENT_TYPE, kind)], body).into_response())
    }

    fn marked(&self, mut response: Response) -> Response {
        response.headers_mut().insert(header::ETAG, self.etag.clone());
        response.headers_mut().insert(header::CACHE_CONTROL, self.keep.clone());
        response
    }
}
