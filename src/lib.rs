//! Riverain.
