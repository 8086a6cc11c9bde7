//! Integration tests.

mod look;
