//! Every sentence that a user can see, one Fluent file per language. A [`Sentence`] is a key with its values; it becomes words
//! only at the face that shows it, in the language of whoever reads. French comes first and is complete; so must the others be.

use std::borrow::Cow;

crate::vocabulary! {
    /// A language that the pages speak.
    pub enum Language {
        /// French.
        French = "fr",
        /// English.
        English = "en",
    }
}

/// A value inside a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text, shown as it is.
    Text(String),
    /// A number, written in the way of the language.
    Number(f64),
}

/// Something to tell a user: a key of the language files and the values that go into it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// The key in `src/i18n/*.ftl`.
    pub key: Cow<'static, str>,
    /// The values, by their name in the sentence.
    pub values: Vec<(&'static str, Value)>,
}

impl Sentence {
    /// A sentence without values yet.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), values: Vec::new() }
    }

    /// Puts a value into the sentence.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

macro_rules! whole_numbers {
    ($($kind:ty),+) => {$(
        impl From<$kind> for Value {
            fn from(number: $kind) -> Self {
                Self::Number(number as f64)
            }
        }
    )+};
}
whole_numbers!(i32, i64, u16, u32, u64, usize);
