//! Campaigns, rounds and visits: who calls at which door, when, and what came of it.

pub mod agenda;
pub mod planning;
