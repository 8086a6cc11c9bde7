//! The public code of a site, as it stands on posters and in SMS: four to six characters that nobody confuses when reading
//! them aloud or typing them on a telephone, and that make no words.

use std::fmt;
use std::str::FromStr;

use rand::RngExt;

use crate::app::Randomness;

/// Digits and consonants, without 0, 1, l and without vowels.
const ALPHABET: &[u8; 28] = b"23456789bcdfghjkmnpqrstvwxyz";
const SHORTEST: usize = 4;
const LONGEST: usize = 6;

/// The public code of a site. Capitals and small letters are the same; printed small.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SiteCode(String);

/// A text that is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a site's code")]
pub struct NotACode;

impl SiteCode {
    /// A code of so many characters (at least four, at most six), drawn by chance.
    pub(super) fn draw(random: &Randomness, length: usize) -> Self {
        let letter = |index: usize| char::from(ALPHABET[index]);
        Self(random.draw(|random| {
            (0..length.clamp(SHORTEST, LONGEST)).map(|_| letter(random.random_range(0..ALPHABET.len()))).collect()
        }))
    }

    /// As posters show it.
    pub fn in_capitals(&self) -> String {
        self.0.to_ascii_uppercase()
    }
}

impl FromStr for SiteCode {
    type Err = NotACode;

    /// Reads a code as people type it, with spaces or dashes in it.
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let code: String = text
            .chars()
            .filter(|letter| !matches!(letter, ' ' | '-' | '.'))
            .take(LONGEST + 1)
            .collect::<String>()
            .to_ascii_lowercase();
        let fits = (SHORTEST..=LONGEST).contains(&code.len()) && code.bytes().all(|byte| ALPHABET.contains(&byte));
        if fits { Ok(Self(code)) } else { Err(NotACode) }
    }
}

impl fmt::Display for SiteCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<DB: sqlx::Database> sqlx::Type<DB> for SiteCode
where
    String: sqlx::Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <String as sqlx::Type<DB>>::type_info()
    }
    fn compatible(type_info: &DB::TypeInfo) -> bool {
        <String as sqlx::Type<DB>>::compatible(type_info)
    }
}

impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for SiteCode
where
    String: sqlx::Encode<'q, DB>,
{
    fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
        <String as sqlx::Encode<'q, DB>>::encode_by_ref(&self.0, buffer)
    }
}

impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for SiteCode
where
    String: sqlx::Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
        Ok(<String as sqlx::Decode<'r, DB>>::decode(value)?.parse()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_however_it_was_typed() {
        let code = SiteCode::draw(&Randomness::seeded(1), 4);
        assert_eq!(code.to_string().parse(), Ok(code.clone()));
        assert_eq!(format!(" {}-{} ", &code.in_capitals()[..2], &code.in_capitals()[2..]).parse(), Ok(code));
        for text in ["", "abc", "k4r", "k4r0", "maison", "k4rtk4rt", "école"] {
            assert_eq!(text.parse::<SiteCode>(), Err(NotACode), "{text}");
        }
    }
}
