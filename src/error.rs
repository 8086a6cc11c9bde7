//! The one Error of the house, and the faults of what somebody typed or sent. No HTTP here: `web` gives it a page and a
//! problem document (RFC 9457). What went wrong inside is logged there and never shown.

use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};

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

    /// A text of at most so many characters that must be there.
    pub fn required(&mut self, field: &str, value: &Option<impl AsRef<str>>, limit: usize) -> Option<String> {
        self.is_there(field, value);
        self.optional(field, value, limit)
    }

    /// A text of at most so many characters that may be left out.
    pub fn optional(&mut self, field: &str, value: &Option<impl AsRef<str>>, limit: usize) -> Option<String> {
        let text = given(value)?;
        if text.chars().count() > limit {
            self.add(pointer(field), Sentence::new("form-too-long").with("limit", limit));
            return None;
        }
        Some(text.to_owned())
    }

    /// Notes that a value that must be there is not; gives whether it is.
    pub fn is_there(&mut self, field: &str, value: &Option<impl AsRef<str>>) -> bool {
        let is_there = given(value).is_some();
        if !is_there {
            self.add(pointer(field), Sentence::new("form-required"));
        }
        is_there
    }

    /// A value of a type that can be parsed; `key` is the sentence of a text that is none (with the value `given`).
    pub fn parsed<T: FromStr>(&mut self, field: &str, value: &Option<impl AsRef<str>>, key: &'static str) -> Option<T> {
        let text = given(value)?;
        let parsed = text.parse().ok();
        if parsed.is_none() {
            self.add(pointer(field), Sentence::new(key).with("given", text));
        }
        parsed
    }

    /// A word of a vocabulary, or the id of something.
    pub fn word<T: FromStr>(&mut self, field: &str, value: &Option<impl AsRef<str>>) -> Option<T> {
        self.parsed(field, value, "form-not-a-word")
    }

    /// A date as `<input type=date>` sends it.
    pub fn date(&mut self, field: &str, value: &Option<impl AsRef<str>>) -> Option<NaiveDate> {
        self.parsed(field, value, "form-not-a-date")
    }

    /// A time as `<input type=time>` sends it, with or without seconds.
    pub fn time(&mut self, field: &str, value: &Option<impl AsRef<str>>) -> Option<NaiveTime> {
        let text = given(value)?;
        let time = NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S"));
        time.map_err(|_| self.add(pointer(field), Sentence::new("form-not-a-time").with("given", text))).ok()
    }

    /// Ends the check: an error when anything was noted.
    pub fn end(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}

/// What was typed, without the spaces around it; none when nothing is left.
pub fn given(value: &Option<impl AsRef<str>>) -> Option<&str> {
    value.as_ref().map(|text| text.as_ref().trim()).filter(|text| !text.is_empty())
}

fn pointer(field: &str) -> String {
    format!("/{field}")
}
