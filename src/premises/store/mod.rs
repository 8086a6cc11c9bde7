//! The tables of the premises slice, one file per table and what hangs on it. SQL, nothing else.

pub(super) mod affected;
pub(super) mod doors;
pub(super) mod features;
pub(super) mod heard;
pub(super) mod imports;
pub(super) mod lists;
pub(super) mod premises;
pub(super) mod streets;
