//! Integration tests.

mod district;
