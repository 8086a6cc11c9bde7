//! What somebody typed into a form: kept as it was typed, so that it can be given back with its faults; and the parsers that turn
//! a text into a valid value or a fault. Knows no slice.

use std::str::FromStr;

use axum::extract::{FromRequest, Request};
use chrono::{NaiveDate, NaiveTime};

use crate::app::App;
use crate::error::{Error, Fault, Faults, Result};
use crate::i18n::Language;

/// The fields of a form in the order in which they were sent.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    fields: Vec<(String, String)>,
    faults: Vec<Fault>,
}

impl FromRequest<App> for Typed {
    type Rejection = axum::extract::rejection::FormRejection;

    async fn from_request(request: Request, app: &App) -> std::result::Result<Self, Self::Rejection> {
        let axum::Form(fields) = axum::Form::<Vec<(String, String)>>::from_request(request, app).await?;
        Ok(Self { fields, faults: Vec::new() })
    }
}

impl Typed {
    /// A form that nobody has filled in yet.
    pub fn empty() -> Self {
        Self::default()
    }

    /// A form filled in from what is stored, to be changed.
    pub fn filled<N: Into<String>, V: Into<String>>(fields: impl IntoIterator<Item = (N, V)>) -> Self {
        let fields = fields.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { fields, faults: Vec::new() }
    }

    /// Sets a field, as a zone that came as a file.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.fields.retain(|(own, _)| own != name);
        self.fields.push((name.to_owned(), value.into()));
    }

    /// Every field as it was sent, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The field as it was typed; empty when it was not sent.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value)
    }

    /// The field without the spaces around it; none when nothing is left.
    pub fn text(&self, name: &str) -> Option<&str> {
        Some(self.value(name).trim()).filter(|text| !text.is_empty())
    }

    /// Every value of a field that may be chosen several times.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Whether a box was ticked with this value.
    pub fn has(&self, name: &str, value: impl AsRef<str>) -> bool {
        self.values(name).any(|own| own == value.as_ref())
    }

    /// The form with the faults of an error, to be shown again; any other error goes on.
    pub fn with_faults(mut self, error: Error) -> Result<Self> {
        match error {
            Error::Invalid(faults) => {
                self.faults = faults;
                Ok(self)
            }
            other => Err(other),
        }
    }

    /// Whether anything is wrong.
    pub fn is_faulty(&self) -> bool {
        !self.faults.is_empty()
    }

    /// What is wrong with a field; empty when nothing is.
    pub fn error(&self, name: &str, language: &Language) -> String {
        let own = self.faults.iter().filter(|fault| fault.field() == name);
        own.map(|fault| language.tell_on_page(&fault.sentence)).collect::<Vec<_>>().join(" ")
    }

    /// What is wrong, each sentence once, with the name of the first field that it is about.
    pub fn errors(&self, language: &Language) -> Vec<(String, String)> {
        let mut told: Vec<(String, String)> = Vec::new();
        for fault in self.faults.iter() {
            let sentence = language.tell_on_page(&fault.sentence);
            if told.iter().all(|(_, own)| *own != sentence) {
                told.push((fault.field().to_owned(), sentence));
            }
        }
        told
    }

    /// A text of at most so many characters that must be there.
    pub fn required(&self, name: &str, limit: usize, faults: &mut Faults) -> Option<String> {
        faults.required(name, &self.text(name), limit)
    }

    /// A text of at most so many characters that may be left out.
    pub fn optional(&self, name: &str, limit: usize, faults: &mut Faults) -> Option<String> {
        faults.optional(name, &self.text(name), limit)
    }

    /// A value of a type that can be parsed; `key` is the sentence of a text that is none (with the value `given`).
    pub fn parsed<T: FromStr>(&self, name: &str, key: &'static str, faults: &mut Faults) -> Option<T> {
        faults.parsed(name, &self.text(name), key)
    }

    /// A word of a vocabulary that must be chosen.
    pub fn word<T: FromStr>(&self, name: &str, faults: &mut Faults) -> Option<T> {
        faults.is_there(name, &self.text(name));
        faults.word(name, &self.text(name))
    }

    /// A date as `<input type=date>` sends it.
    pub fn date(&self, name: &str, faults: &mut Faults) -> Option<NaiveDate> {
        faults.date(name, &self.text(name))
    }

    /// A time as `<input type=time>` sends it, with or without seconds.
    pub fn time(&self, name: &str, faults: &mut Faults) -> Option<NaiveTime> {
        faults.time(name, &self.text(name))
    }
}
