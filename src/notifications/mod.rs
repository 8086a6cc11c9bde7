//! Messages to people: the outbox, its delivery by email and SMS, and their texts. Knows only the database: callers hand it a
//! resolved recipient, a language and the values of the text.
