//! App: the database, the clock, the randomness, the secrets and the settings that every handler gets.
