//! The tables of grievances: SQL and nothing else.

pub(super) mod echoes;
pub(super) mod entries;
pub(super) mod grievances;
pub(super) mod photos;
pub(super) mod queue;
pub(super) mod search;
pub(super) mod surveys;
pub(super) mod views;
