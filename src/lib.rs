//! Riverain keeps the peace between a construction site and its neighbours.
//!
//! This is the map of the house. The slices follow the way of a neighbour's data: a site's zone finds its affected
//! [`premises`], [`visits`] tell them, [`grievances`] listen to them, [`relays`] put them before the contractor, [`mediation`]
//! settles what is left. Each slice has its verbs in `mod.rs`, its SQL in `store.rs`, its faces in `pages.rs` and `api.rs`.

pub mod app;
pub mod clock;
pub mod error;
pub mod id;
pub mod secret;
pub mod settings;
pub mod vocabulary;

pub mod grievances;
pub mod mediation;
pub mod premises;
pub mod relays;
pub mod sites;
pub mod visits;

pub mod journal;
pub mod notifications;
pub mod open;
pub mod people;

pub mod db;
pub mod i18n;
pub mod web;
