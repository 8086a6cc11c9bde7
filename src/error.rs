//! The one Error of the house, and the faults of what somebody typed or sent. No HTTP here: `web` gives it a page and a
//! problem document (RFC 9457). What went wrong inside is logged there and never shown.

use crate::i18n::Sentence;

/// The outcome of every verb.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a verb did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the asker may not know that there is.
    #[error("not found")]
    NotFound,
    /// The asker is nobody yet.
    #[error("sign-in is required")]
    SignInRequired,
    /// The asker's role does not allow it.
    #[error("not allowed")]
    Forbidden,
    /// What was given is wrong; each fault says where and what would help.
    #[error("invalid: {0:?}")]
    Invalid(Vec<Fault>),
    /// It contradicts what stands now.
    #[error("conflict: {0:?}")]
    Conflict(Sentence),
    /// More bytes than are taken.
    #[error("larger than {limit_bytes} bytes")]
    TooLarge {
        /// How many bytes would do.
        limit_bytes: u64,
    },
    /// Too often in too short a time.
    #[error("too many requests, try again in {retry_after_s} s")]
    TooManyRequests {
        /// When asking again can help, in seconds.
        retry_after_s: u64,
    },
    /// It is our fault.
    #[error("{0}")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// One thing that is wrong with what was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Where: a JSON pointer (RFC 6901, `/zone/coordinates/0/3`), whose first member is the field's name in a form.
    pub pointer: String,
    /// What is wrong and what would help.
    pub sentence: Sentence,
}

impl Fault {
    /// A fault of the value at `pointer`.
    pub fn new(pointer: impl Into<String>, sentence: Sentence) -> Self {
        Self { pointer: pointer.into(), sentence }
    }

    /// The name of the form field that holds the faulty value.
    pub fn field(&self) -> &str {
        self.pointer.trim_start_matches('/').split('/').next().unwrap_or_default()
    }
}

impl Error {
    /// One fault at one place.
    pub fn invalid(pointer: impl Into<String>, sentence: Sentence) -> Self {
        Self::Invalid(vec![Fault::new(pointer, sentence)])
    }

    /// Our own fault, with its cause for the log.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Self::NotFound,
            other => Self::internal(other),
        }
    }
}

/// Gathers the faults of a form, so that all are shown at once.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Nothing is wrong yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a fault.
    pub fn add(&mut self, pointer: impl Into<String>, sentence: Sentence) {
        self.0.push(Fault::new(pointer, sentence));
    }

    /// Keeps the value, or notes the fault of the error and goes on.
    pub fn keep<T>(&mut self, outcome: std::result::Result<T, Fault>) -> Option<T> {
        outcome.map_err(|fault| self.0.push(fault)).ok()
    }

    /// Ends the check: an error when anything was noted.
    pub fn end(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}
