//! The tables of visits: campaigns with their doors and team, plannings, rounds with their stops, visits. SQL and nothing else.

pub mod absences;
pub mod campaigns;
pub mod exceptions;
pub mod plannings;
pub mod rounds;
pub mod team;
pub mod visits;
