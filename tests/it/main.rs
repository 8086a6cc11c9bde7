//! All integration tests, in one binary: one file per slice, and what they share in `support`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test ends by panicking")]
#![allow(dead_code, reason = "what the tests share offers more than each engine's build of them uses")]

mod support;

mod affected;
mod affected_list;
mod answered;
mod architecture;
mod bad_input;
mod bad_plans;
mod bulletins;
mod calendar;
mod closed_loop;
mod delivery;
mod demo;
mod desk;
mod digests;
mod district;
mod doors;
mod exceptions;
mod faults;
mod gateways;
mod geocoder;
mod grievances;
mod hostile;
mod house;
mod import;
mod import_faults;
mod languages;
mod letterbox;
mod look;
mod mailbox_encrypted;
mod mails;
mod mediation;
mod migrations;
mod moving;
mod notifications;
mod offline;
mod open;
mod open311;
mod people;
mod privacy;
mod real_street;
mod register;
mod regular_contact;
mod relays;
mod replanning;
mod replies;
mod reports;
mod residents;
mod roles;
mod screens;
mod segments;
mod servers;
mod sites;
#[path = "loop.rs"]
mod the_loop;
mod upkeep;
mod visits;
mod walks;
mod wording;
mod working_time;
mod writing;
mod zone_changes;
mod zones;
