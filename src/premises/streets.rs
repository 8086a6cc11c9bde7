//! Streets as the look-up knows them: one for each name in each town, noted when a file with its addresses is imported. Finds those
//! that what was typed may mean, and forgives a slip of the pen by looking for less of each word.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use super::addresses::{TypedAddress, fold};
use super::affected::Bounds;
use super::import::SourcePremises;
use super::store::streets::{FoundStreet, Street};
use super::{Premises, PremisesKind, store};
use crate::db::Tx;
use crate::error::Result;

/// Streets that a search of the whole register compares.
const MOST_COMPARED: i64 = 500;
/// Doors of one street that are looked at.
pub const MOST_DOORS_OF_STREET: i64 = 3_000;
/// Streets around a place that are compared.
const MOST_AROUND: i64 = 20_000;
/// Streets that are remembered as noted.
const STREETS_REMEMBERED: usize = 2_000_000;
/// Letters of a word that are looked for when the whole word leads nowhere: a slip is rarely among the first.
const KEPT_LETTERS: usize = 3;
/// Shorter words are looked for whole: a slip in them makes another word.
const FORGIVEN_LETTERS: usize = 5;

/// A street's number: made from its name and town, so that it is the same every time and no one has to be asked for it.
fn number(street: &str, city: &str) -> i64 {
    let mut hash = Sha256::new();
    hash.update(street.as_bytes());
    hash.update([0]);
    hash.update(city.as_bytes());
    let mut number = [0; 8];
    number.copy_from_slice(&hash.finalize()[..8]);
    // Without its sign: row numbers of SQLite's text search are read by people too.
    i64::from_be_bytes(number) & i64::MAX
}

/// Gives streets their numbers and remembers which were seen.
#[derive(Default)]
pub struct StreetBook {
    seen: HashSet<i64>,
    /// The street of the door before: the next one is mostly of the same.
    last: Option<(String, String, i64)>,
}

impl StreetBook {
    /// The number of the street of an address; a street that was not seen before is put with the others that are `new`.
    pub fn number(&mut self, door: &SourcePremises, new: &mut Vec<Street>) -> Option<i64> {
        let street = door.address.street.as_deref().filter(|_| door.kind == PremisesKind::Residence)?;
        let city = door.address.city.as_deref().unwrap_or_default();
        if let Some((last_street, last_city, number)) = &self.last
            && last_street == street
            && last_city == city
        {
            return Some(*number);
        }
        let number = number(street, city);
        self.last = Some((street.to_owned(), city.to_owned(), number));
        if !self.seen.contains(&number) {
            if self.seen.len() < STREETS_REMEMBERED {
                self.seen.insert(number);
            }
            new.push(Street {
                number,
                street: street.to_owned(),
                city: city.to_owned(),
                folded: format!("{}|{}", fold(street), fold(city)),
                lon: door.position.lon,
                lat: door.position.lat,
            });
        }
        Some(number)
    }
}

/// The streets that what was typed may mean, the likeliest first, each with its likeness; within a box when it is given.
pub async fn like(tx: &mut Tx, typed: &TypedAddress, bounds: Option<Bounds>) -> Result<Vec<(f64, FoundStreet)>> {
    if let Some(bounds) = bounds {
        // A town's streets are few: all of them are compared, so that any slip is forgiven.
        return Ok(alike(typed, store::streets::within(tx, bounds, MOST_AROUND).await?));
    }
    for words in tries(typed) {
        let found = alike(typed, store::streets::search(tx, &words, MOST_COMPARED).await?);
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// The addresses of a street whose name, folded, is exactly this, in towns whose names have the words of this one up to their numbers:
/// `lyon 3eme` is looked for as `lyon`.
pub async fn doors_of(tx: &mut Tx, street: &str, city: &str) -> Result<Vec<Premises>> {
    let is_word = |word: &&str| word.chars().all(char::is_alphabetic) && *word != "cedex";
    let words: Vec<&str> = street.split(' ').chain(city.split(' ').take_while(is_word)).collect();
    let mut doors = Vec::new();
    for found in store::streets::search(tx, &words, MOST_COMPARED).await? {
        if found.folded.split_once('|').is_some_and(|(name, _)| name == street) {
            doors.extend(store::doors::of_street(tx, found.number, MOST_DOORS_OF_STREET).await?);
        }
    }
    Ok(doors)
}

/// Those that are alike at all, the likeliest first, equals by their names.
fn alike(typed: &TypedAddress, streets: Vec<FoundStreet>) -> Vec<(f64, FoundStreet)> {
    let likeness = |street: FoundStreet| {
        let (name, city) = street.folded.split_once('|').unwrap_or((&street.folded, ""));
        let likeness = typed.folded_likeness(name, city);
        (likeness > 0.0).then_some((likeness, street))
    };
    let mut alike: Vec<(f64, FoundStreet)> = streets.into_iter().filter_map(likeness).collect();
    alike.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.folded.cmp(&other.1.folded)));
    alike
}

/// What is looked for, one after the other until something is found: the words, then their first letters, then these without the
/// longest word, which may have its slip at the beginning.
fn tries(typed: &TypedAddress) -> Vec<Vec<&str>> {
    let words: Vec<&str> = typed.words.iter().map(String::as_str).collect();
    let short: Vec<&str> = words.iter().map(|word| shortened(word)).collect();
    let mut tries = vec![words.clone()];
    if short != words {
        tries.push(short.clone());
    }
    let mut places: Vec<usize> = (0..words.len()).collect();
    places.sort_by_key(|place| std::cmp::Reverse(words[*place].len()));
    for left_out in places.into_iter().take(2) {
        let rest = short.iter().enumerate().filter(|(place, _)| *place != left_out);
        tries.push(rest.map(|(_, word)| *word).collect());
    }
    tries.retain(|words| !words.is_empty());
    tries
}

fn shortened(word: &str) -> &str {
    let letters = word.chars().count();
    let kept = if letters >= FORGIVEN_LETTERS { KEPT_LETTERS } else { letters };
    word.char_indices().nth(kept).map_or(word, |(end, _)| &word[..end])
}
