//! The settings: one struct, embedded defaults, then a file, then the environment; every mistake gets a sentence.
