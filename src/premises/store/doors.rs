//! Doors as they are read: by their ids, of a street, in pieces of strips. A row costs the way from the database more than what
//! stands in it, and a value costs the same whether it is short or long: so doors come packed, many in one value. Where only their
//! place is asked for, an index alone has the answer.

use futures_util::TryStreamExt;
use sqlx::QueryBuilder;

use crate::db::Tx;
use crate::error::{Error, Result};
use crate::id::PremisesId;
use crate::on;
use crate::premises::affected::{Bounds, StripPiece};
use crate::premises::{Address, Position, Premises};

/// Parts the words of a door, and ends them. No word has them in it: see `premises::Stored::new`.
pub const BETWEEN: char = '\u{1f}';
/// See [`BETWEEN`].
pub const END: char = '\u{1e}';

/// The words of a door. An establishment without a street of its own shows that of its door.
const WORDS: &str = "concat_ws('\u{1f}', p.kind, COALESCE(p.name, ''), COALESCE(p.activity, ''), \
    COALESCE(CASE WHEN p.street IS NULL THEN COALESCE(d.number, p.number) ELSE p.number END, ''), \
    COALESCE(p.street, d.street, ''), COALESCE(p.postcode, d.postcode, ''), COALESCE(p.city, d.city, ''), \
    COALESCE(p.dwellings_stated, p.dwellings_counted, -1), \
    CASE WHEN p.dwellings_stated IS NULL AND p.dwellings_shared THEN 1 ELSE 0 END, COALESCE(p.opening_hours, '')) || '\u{1e}'";

/// The doors, each with the one that it belongs to.
const DOORS: &str = " FROM premises p LEFT JOIN premises d ON d.id = p.door_id ";

/// The doors without it: places alone.
const PLACES: &str = " FROM premises p ";

/// Those of a piece of a strip.
const IN_PIECE: &str = "WHERE p.band = pieces.band AND p.lon BETWEEN pieces.west AND pieces.east \
    AND p.lat BETWEEN pieces.south AND pieces.north AND p.retired_at IS NULL AND p.same_id IS NULL";

/// How an engine packs ids, places and words of doors.
#[derive(Clone, Copy)]
enum Packing {
    /// SQLite cannot give a number's bits: places come as whole trillionths of a degree, in which they are stored, moved up so
    /// that all have sixteen digits.
    Digits,
    /// PostgreSQL can.
    Bits,
}

/// Bytes of an id.
const ID: usize = 16;
/// Digits of a coordinate.
const DIGITS: usize = 16;
/// Bytes of a coordinate.
const BITS: usize = 8;
/// Trillionths of a degree that are added.
const MOVED: i64 = 2_000_000_000_000_000;
/// How many there are in one degree.
const PER_DEGREE: f64 = 1e12;

/// A coordinate as it is stored: in whole trillionths of a degree, a ten-thousandth of a millimetre, so that it comes back from its
/// digits as it was.
pub fn stored(degrees: f64) -> f64 {
    (degrees * PER_DEGREE).round() / PER_DEGREE
}

impl Packing {
    fn of(tx: &Tx) -> Self {
        match tx {
            Tx::Sqlite(_) => Self::Digits,
            Tx::Postgres(_) => Self::Bits,
        }
    }

    /// The statement that gives one value of many doors; with their words or without.
    fn select(self, with_words: bool) -> String {
        let words = match (self, with_words) {
            (_, false) => String::new(),
            (Self::Digits, true) => format!(" || {WORDS}"),
            (Self::Bits, true) => format!(" || convert_to({WORDS}, 'UTF8')"),
        };
        match self {
            // A half is added because a number is cut, not rounded, when it becomes a whole one.
            Self::Digits => format!(
                "SELECT CAST(string_agg(p.id || CAST(p.lon * 1e12 + 2000000000000000.5 AS INTEGER) \
                 || CAST(p.lat * 1e12 + 2000000000000000.5 AS INTEGER){words}, '') AS BLOB)"
            ),
            Self::Bits => {
                format!(
                    "SELECT string_agg(uuid_send(p.id) || float8send(p.lon) || float8send(p.lat){words}, ''::bytea)"
                )
            }
        }
    }

    /// Takes a door's id and place off the front of what is packed; none at the end.
    fn place(self, packed: &mut &[u8]) -> Result<Option<(PremisesId, Position)>> {
        if packed.is_empty() {
            return Ok(None);
        }
        let id = take(packed, ID)?;
        let mut coordinate = || match self {
            Self::Digits => from_digits(take(packed, DIGITS)?),
            Self::Bits => Ok(f64::from_be_bytes(take(packed, BITS)?.try_into().map_err(Error::internal)?)),
        };
        let position = Position { lon: coordinate()?, lat: coordinate()? };
        Ok(Some((PremisesId(uuid::Uuid::from_slice(id).map_err(Error::internal)?), position)))
    }
}

fn unreadable() -> Error {
    Error::internal("packed doors cannot be read")
}

fn take<'a>(packed: &mut &'a [u8], bytes: usize) -> Result<&'a [u8]> {
    let (taken, rest) = packed.split_at_checked(bytes).ok_or_else(unreadable)?;
    *packed = rest;
    Ok(taken)
}

fn from_digits(digits: &[u8]) -> Result<f64> {
    let number = digits.iter().try_fold(0_i64, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0')).ok_or_else(unreadable)
    })?;
    Ok((number - MOVED) as f64 / PER_DEGREE)
}

/// What is packed with words, as doors.
fn doors(packing: Packing, mut packed: &[u8], doors: &mut Vec<Premises>) -> Result<()> {
    while let Some((id, position)) = packing.place(&mut packed)? {
        let end = packed.iter().position(|byte| *byte == END as u8).ok_or_else(unreadable)?;
        let words = std::str::from_utf8(take(&mut packed, end)?).map_err(Error::internal)?;
        take(&mut packed, 1)?;
        doors.push(door(id, position, words)?);
    }
    Ok(())
}

fn door(id: PremisesId, position: Position, words: &str) -> Result<Premises> {
    let mut words = words.split(BETWEEN);
    let mut next = || words.next().ok_or_else(unreadable);
    // Nothing is stored as an empty word.
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(Premises {
        id,
        kind: next()?.parse().map_err(Error::internal)?,
        name: some(next()?),
        activity: some(next()?),
        address: Address { number: some(next()?), street: some(next()?), postcode: some(next()?), city: some(next()?) },
        dwellings: next()?.parse().ok(),
        dwellings_are_estimated: next()? == "1",
        position,
        opening_hours: some(next()?),
    })
}

/// The premises of these ids that there are, in no order.
pub async fn by_ids(tx: &mut Tx, ids: &[PremisesId]) -> Result<Vec<Premises>> {
    let packing = Packing::of(tx);
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(1_000) {
        let packed: Option<Vec<u8>> = on!(tx, c => {
            let mut query = QueryBuilder::new(packing.select(true));
            query.push(DOORS).push("WHERE p.id IN (");
            let mut listed = query.separated(", ");
            for id in ids {
                listed.push_bind(*id);
            }
            query.push(")");
            query.build_query_scalar().fetch_one(c).await
        })?;
        doors(packing, &packed.unwrap_or_default(), &mut found)?;
    }
    Ok(found)
}

/// The addresses of a street, by its number, at most so many, in no order.
pub async fn of_street(tx: &mut Tx, street: i64, limit: i64) -> Result<Vec<Premises>> {
    let packing = Packing::of(tx);
    let packed: Option<Vec<u8>> = on!(tx, c => {
        let mut query = QueryBuilder::new(packing.select(true));
        query.push(" FROM (SELECT * FROM premises WHERE street_number = ").push_bind(street);
        query.push(" AND retired_at IS NULL AND same_id IS NULL ORDER BY id LIMIT ").push_bind(limit);
        query.push(") p LEFT JOIN premises d ON d.id = p.door_id");
        query.build_query_scalar().fetch_one(c).await
    })?;
    let mut found = Vec::new();
    doors(packing, &packed.unwrap_or_default(), &mut found)?;
    Ok(found)
}

/// The premises in pieces of strips that do not overlap, in no order.
pub async fn within(tx: &mut Tx, pieces: &[StripPiece]) -> Result<Vec<Premises>> {
    let packing = Packing::of(tx);
    let mut found = Vec::new();
    packed_within(tx, pieces, true, |packed| doors(packing, packed, &mut found)).await?;
    Ok(found)
}

/// The ids and places of the premises in pieces of strips that do not overlap, in no order.
pub async fn places_within(tx: &mut Tx, pieces: &[StripPiece]) -> Result<Vec<(PremisesId, Position)>> {
    let packing = Packing::of(tx);
    let mut found = Vec::new();
    packed_within(tx, pieces, false, |mut packed| {
        while let Some(place) = packing.place(&mut packed)? {
            found.push(place);
        }
        Ok(())
    })
    .await?;
    Ok(found)
}

/// The least pieces in one statement, and the most: five values each, and SQLite takes 32,766.
const FEWEST_PIECES: usize = 4;
const MOST_PIECES: usize = 4_096;

/// A piece in which nothing lies.
const NOWHERE: StripPiece = StripPiece { band: 0, bounds: Bounds { west: 1.0, south: 1.0, east: 0.0, north: 0.0 } };

/// What lies in pieces of strips, packed piece by piece. The pieces are made up to a power of two, so that there are few statements
/// and each is kept ready; a piece is asked for by itself, so that no engine thinks of reading the whole register.
async fn packed_within(
    tx: &mut Tx,
    pieces: &[StripPiece],
    with_words: bool,
    mut unpack: impl FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    let select = Packing::of(tx).select(with_words);
    let from = if with_words { DOORS } else { PLACES };
    for pieces in pieces.chunks(MOST_PIECES) {
        let count = pieces.len().next_power_of_two().max(FEWEST_PIECES);
        on!(tx, c => {
            let mut query = QueryBuilder::new("WITH pieces (band, west, south, east, north) AS (");
            let pieces = pieces.iter().chain(std::iter::repeat(&NOWHERE)).take(count);
            query.push_values(pieces, |mut values, StripPiece { band, bounds }| {
                values.push_bind(*band).push_bind(bounds.west).push_bind(bounds.south);
                values.push_bind(bounds.east).push_bind(bounds.north);
            });
            query.push(") SELECT (").push(&select).push(from).push(IN_PIECE).push(") FROM pieces");
            let mut rows = query.build_query_scalar::<Option<Vec<u8>>>().fetch(c);
            while let Some(packed) = rows.try_next().await? {
                unpack(&packed.unwrap_or_default())?;
            }
        });
    }
    Ok(())
}
