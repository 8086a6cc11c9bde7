//! The tables of mediation, one file per thing that is followed.

mod cases;
mod entries;
mod meetings;
mod observations;
mod referrals;

pub(super) use cases::*;
pub(super) use entries::*;
pub(super) use meetings::*;
pub(super) use observations::*;
pub(super) use referrals::*;
