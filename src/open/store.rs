//! How much there is of what, for whoever watches over the service: numbers by state, nothing about anybody.

use crate::db::Tx;
use crate::error::Result;
use crate::{on, row};

row! {
    /// One number.
    #[derive(Debug)]
    pub(super) struct Figure {
        pub name: String,
        /// A word of a vocabulary; none when it is counted as a whole.
        pub state: Option<String>,
        pub count: i64,
    }
}

/// The names of the numbers, with what they are.
pub(super) const FAMILIES: &[(&str, &str)] = &[
    ("sites", "Works sites registered."),
    ("premises", "Doors in the register."),
    ("accounts", "Accounts that are open."),
    ("sessions", "Sessions kept."),
    ("messages", "Messages by state."),
    ("cases", "Mediation cases by state."),
    ("journal_lines", "Lines of the journal."),
];

pub(super) async fn figures(tx: &mut Tx) -> Result<Vec<Figure>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT 'sites' AS name, NULL AS state, count(*) AS count FROM sites
         UNION ALL SELECT 'premises', NULL, count(*) FROM premises
         UNION ALL SELECT 'accounts', NULL, count(*) FROM accounts WHERE NOT closed
         UNION ALL SELECT 'sessions', NULL, count(*) FROM sessions
         UNION ALL SELECT 'messages', state, count(*) FROM messages GROUP BY state
         UNION ALL SELECT 'cases', state, count(*) FROM cases GROUP BY state
         UNION ALL SELECT 'journal_lines', NULL, seq FROM journal_head",
    ).fetch_all(c).await)?)
}
