//! All integration tests, in one binary: one file per slice, and what they share in `support`.

mod support;

mod affected;
mod architecture;
mod district;
mod house;
mod import;
mod languages;
mod look;
mod people;
mod servers;
mod sites;
mod zones;
