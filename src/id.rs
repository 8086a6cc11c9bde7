//! Typed ids. Inside they are UUIDs of version 7, which sort by the time of making; outside they wear a prefix that says
//! what they name (`site_…`, `gri_…`) and sixteen bytes in Crockford's base 32. All kinds live here, so that a message or a
//! journal line can name a thing without knowing its slice.

use rand::Rng;
use uuid::Uuid;

use crate::clock::Timestamp;

/// The lower-case alphabet of Crockford's base 32: no i, l, o, u, so that ids can be read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const DIGITS: usize = 26;

/// A text that is not an id of the kind that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not an id that starts with \"{prefix}_\"")]
pub struct NotAnId {
    /// What was given.
    pub text: String,
    /// The prefix that was expected.
    pub prefix: &'static str,
}

fn encode(uuid: Uuid) -> String {
    let mut rest = uuid.as_u128();
    let mut digits = [b'0'; DIGITS];
    for digit in digits.iter_mut().rev() {
        *digit = ALPHABET[(rest & 31) as usize];
        rest >>= 5;
    }
    digits.iter().map(|&digit| char::from(digit)).collect()
}

/// Bytes in the same alphabet, five bits a letter; for tokens that people may have to type.
pub(crate) fn base32(bytes: &[u8]) -> String {
    let (mut bits, mut held, mut text) = (0u32, 0u32, String::new());
    for &byte in bytes {
        bits = (bits << 8) | u32::from(byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            text.push(char::from(ALPHABET[((bits >> held) & 31) as usize]));
        }
    }
    if held > 0 {
        text.push(char::from(ALPHABET[((bits << (5 - held)) & 31) as usize]));
    }
    text
}

fn decode(text: &str) -> Option<Uuid> {
    if text.len() != DIGITS {
        return None;
    }
    let mut value: u128 = 0;
    for (place, byte) in text.bytes().enumerate() {
        let digit = ALPHABET.iter().position(|&letter| letter == byte)? as u128;
        // 26 digits hold 130 bits: the first digit may only use three of its five.
        if place == 0 && digit > 7 {
            return None;
        }
        value = (value << 5) | digit;
    }
    Some(Uuid::from_u128(value))
}

/// A version 7 UUID: 48 bits of milliseconds, the rest from the given source of randomness.
fn make(now: Timestamp, random: &mut impl Rng) -> Uuid {
    let mut bytes = [0u8; 10];
    random.fill_bytes(&mut bytes);
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident = $prefix:literal;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, utoipa::ToSchema)]
        #[schema(value_type = String)]
        pub struct $name(pub Uuid);

        impl $name {
            /// What the id wears outside, before the underscore.
            pub const PREFIX: &'static str = $prefix;

        }

        impl MadeId for $name {
            fn made(now: Timestamp, random: &mut impl Rng) -> Self {
                Self(make(now, random))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}_{}", $prefix, encode(self.0))
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.strip_prefix(concat!($prefix, "_"))
                    .and_then(decode)
                    .map(Self)
                    .ok_or_else(|| NotAnId { text: text.to_owned(), prefix: $prefix })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl<DB: sqlx::Database> sqlx::Type<DB> for $name
        where
            Uuid: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <Uuid as sqlx::Type<DB>>::type_info()
            }
            fn compatible(type_info: &DB::TypeInfo) -> bool {
                <Uuid as sqlx::Type<DB>>::compatible(type_info)
            }
        }

        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $name
        where
            Uuid: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <Uuid as sqlx::Encode<'q, DB>>::encode_by_ref(&self.0, buffer)
            }
        }

        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name
        where
            Uuid: sqlx::Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
                <Uuid as sqlx::Decode<'r, DB>>::decode(value).map(Self)
            }
        }
    )+};
}

/// What every kind of id can do: be made at a moment out of randomness.
pub trait MadeId {
    /// A new id.
    fn made(now: Timestamp, random: &mut impl Rng) -> Self;
}

ids! {
    /// A contractor, a mediation body or an authority.
    OrganisationId = "org";
    /// Someone who signs in.
    AccountId = "acc";
    /// A bearer token of the API.
    TokenId = "tok";
    /// A person's means of contact.
    ContactId = "con";
    /// What a person agreed to, when and how.
    ConsentId = "cns";
    /// A works site.
    SiteId = "site";
    /// One revision of a site's zone.
    ZoneId = "zone";
    /// A dated part of a site.
    PhaseId = "pha";
    /// One nuisance of a phase.
    NuisanceId = "nui";
    /// One door.
    PremisesId = "prm";
    /// A street, a building or another thing of the background of maps.
    FeatureId = "fea";
    /// One run of an importer over one file.
    ImportId = "imp";
    /// A kept list of whom a site disturbs.
    AffectedId = "aff";
    /// A set of doors to visit by a deadline.
    CampaignId = "cam";
    /// One mediator, one day.
    RoundId = "rnd";
    /// A door to call at on a round.
    StopId = "stop";
    /// One attempt at a door.
    VisitId = "vis";
    /// What a neighbour reports.
    GrievanceId = "gri";
    /// One entry of a grievance's timeline.
    EntryId = "ent";
    /// A grievance put before the contractor.
    RelayId = "rel";
    /// A line of the table of who is told at the contractor's.
    RouteId = "rte";
    /// A view of the queue that somebody keeps.
    ViewId = "view";
    /// A conflict handled by a mediator.
    CaseId = "case";
    /// Someone who has a part in a case.
    PartyId = "pty";
    /// What a party to a case has promised.
    CommitmentId = "cmt";
    /// A person handed on to a competent service.
    ReferralId = "ref";
    /// A service that people are handed on to.
    ServiceId = "svc";
    /// A meeting.
    MeetingId = "mee";
    /// What a mediator notices in the area.
    ObservationId = "obs";
    /// One text to many neighbours of a site.
    BulletinId = "bul";
    /// Somebody who wants the news of a site.
    SubscriptionId = "sbs";
    /// One text to one recipient.
    MessageId = "msg";
    /// One try to deliver a message.
    AttemptId = "att";
    /// What somebody sent to us.
    InboundId = "inb";
    /// Someone who said STOP.
    SuppressionId = "sup";
    /// One line of the journal.
    JournalLineId = "jrn";
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_id_reads_back_what_it_printed(value: u128) {
            let id = SiteId(Uuid::from_u128(value));
            prop_assert_eq!(id.to_string().parse::<SiteId>(), Ok(id));
        }
    }

    #[test]
    fn an_id_of_another_kind_is_refused() {
        let site = SiteId(Uuid::nil()).to_string();
        assert!(site.parse::<GrievanceId>().is_err());
        assert!("site_zzzzzzzzzzzzzzzzzzzzzzzzzz".parse::<SiteId>().is_err());
    }
}
