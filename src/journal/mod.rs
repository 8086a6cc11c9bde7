//! Who did what, when: an append-only record whose lines are chained by a keyed hash, so that tampering shows.
