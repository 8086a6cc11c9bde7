//! The database: one SQL, two engines. The only place that begins and commits.
