//! How long what is kept: one table, read by the worker and by the test that finds every sealed column without a decision here.

use std::time::Duration;

use chrono::TimeDelta;

use super::{own, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::{journal, reading, writing};

/// How often the worker looks.
const EVERY: Duration = Duration::from_secs(6 * 3600);
/// How long after the start it looks first: whoever starts the service waits for other things.
const FIRST_AFTER: Duration = Duration::from_secs(60);
/// How many contacts are erased in one transaction.
const BATCH: i64 = 200;

/// Which of the settings' periods counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// What neighbours said and what was noted at their door.
    Words,
    /// What was said in confidence to a mediator.
    Mediation,
    /// Messages that are settled.
    Messages,
}

/// Sealed columns that are emptied when their time is over.
#[derive(Debug, Clone, Copy)]
pub struct Retained {
    /// The table.
    pub table: &'static str,
    /// Its columns that hold something of a person.
    pub columns: &'static [&'static str],
    /// When their time begins to count, as a condition: `$1` is the moment before which it must lie.
    pub over: &'static str,
    /// How long.
    pub period: Period,
}

/// Everything that ends by age.
pub const RETAINED: &[Retained] = &[
    Retained { table: "cases", columns: &["title"], over: "ended_at < $1", period: Period::Mediation },
    Retained {
        table: "case_parties",
        columns: &["name"],
        over: "EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND ended_at < $1)",
        period: Period::Mediation,
    },
    Retained {
        table: "commitments",
        columns: &["what"],
        over: "EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND ended_at < $1)",
        period: Period::Mediation,
    },
    Retained { table: "meetings", columns: &["title"], over: "held_on < $1", period: Period::Mediation },
    Retained {
        table: "mediation_entries",
        columns: &["words"],
        over: "(EXISTS (SELECT 1 FROM cases WHERE cases.id = about AND ended_at < $1)
                OR EXISTS (SELECT 1 FROM referrals WHERE referrals.id = about AND ended_at < $1)
                OR EXISTS (SELECT 1 FROM observations WHERE observations.id = about AND noticed_at < $1)
                OR EXISTS (SELECT 1 FROM meetings WHERE meetings.id = about AND held_on < $1))",
        period: Period::Mediation,
    },
    Retained { table: "grievances", columns: &["place"], over: "concluded_at < $1", period: Period::Words },
    Retained {
        table: "grievance_entries",
        columns: &["words"],
        over: "EXISTS (SELECT 1 FROM grievances WHERE grievances.id = grievance_id AND concluded_at < $1)",
        period: Period::Words,
    },
    Retained { table: "visits", columns: &["note"], over: "visited_at < $1", period: Period::Words },
    Retained {
        table: "messages",
        columns: &["recipient", "content"],
        over: "settled_at < $1",
        period: Period::Messages,
    },
];

/// Whole rows that end by age, as nothing in them is counted: what people sent to us.
pub const REMOVED: &[Retained] = &[
    Retained {
        table: "inbound_pictures",
        columns: &["picture"],
        over: "EXISTS (SELECT 1 FROM inbound WHERE inbound.id = inbound_id AND received_at < $1)",
        period: Period::Messages,
    },
    Retained { table: "inbound", columns: &["sender", "words"], over: "received_at < $1", period: Period::Messages },
    Retained {
        table: "grievance_tokens",
        // Keyed hashes of words: nothing of them can be read, and they go with the words.
        columns: &[],
        over: "EXISTS (SELECT 1 FROM grievances WHERE grievances.id = grievance_id AND concluded_at < $1)",
        period: Period::Words,
    },
    Retained {
        table: "heard_doors",
        // That somebody at this door reported something: nothing else, and no longer than their words.
        columns: &[],
        over: "heard_at < $1",
        period: Period::Words,
    },
    Retained {
        table: "grievance_photos",
        columns: &["picture"],
        over: "EXISTS (SELECT 1 FROM grievances WHERE grievances.id = grievance_id AND concluded_at < $1)",
        period: Period::Words,
    },
];

/// Why a sealed column does not end by age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// It ends with the person's last consent, by the verb that erases contacts.
    Consent,
    /// It is somebody's means of contact at work, and is kept with the thing that they answer for.
    Work,
    /// It ends of itself, within a day.
    Session,
}

/// A sealed column that does not end by age.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// Why.
    pub basis: Basis,
}

const fn kept(table: &'static str, column: &'static str, basis: Basis) -> Kept {
    Kept { table, column, basis }
}

/// Everything sealed that does not end by age.
pub const KEPT: &[Kept] = &[
    kept("contacts", "name", Basis::Consent),
    kept("contacts", "email", Basis::Consent),
    kept("contacts", "telephone", Basis::Consent),
    kept("accounts", "telephone", Basis::Work),
    kept("sites", "site_manager", Basis::Work),
    kept("sites", "director", Basis::Work),
    kept("relays", "recipient", Basis::Work),
    kept("relays", "contact", Basis::Work),
    kept("relay_routes", "contact", Basis::Work),
    kept("sessions", "record", Basis::Session),
];

/// The moment before which what is kept for so many days is over.
fn before(app: &App, days: u32) -> Timestamp {
    app.now() - TimeDelta::days(i64::from(days))
}

/// Empties what is over, and gives the number of rows that were.
pub async fn end_what_is_over(app: &App) -> Result<u64> {
    let settings = &app.settings.retention;
    let mut ended = 0;
    let emptied = RETAINED.iter().map(|own| (own, false));
    for (own, whole_rows) in emptied.chain(REMOVED.iter().map(|own| (own, true))) {
        let days = match own.period {
            Period::Words => settings.words_days,
            Period::Mediation => settings.mediation_days,
            Period::Messages => settings.messages_days,
        };
        let before = before(app, days);
        ended += writing!(app.db, tx => {
            let count = if whole_rows {
                store::remove(tx, own, before).await?
            } else {
                store::empty(tx, own, before).await?
            };
            if count > 0 {
                journal::record(app, tx, "system", "retention.ended", own.table, count.to_string()).await?;
            }
            Ok(count)
        })?;
    }
    Ok(ended + end_contacts(app).await?)
}

/// Erases the contacts whose last consent was withdrawn or given too long ago.
async fn end_contacts(app: &App) -> Result<u64> {
    let before = before(app, app.settings.retention.contacts_days);
    let mut ended = 0;
    loop {
        let lapsed = reading!(app.db, tx => store::lapsed_contacts(tx, before, BATCH).await)?;
        if lapsed.is_empty() {
            return Ok(ended);
        }
        writing!(app.db, tx => {
            for contact in &lapsed {
                own::forget(app, tx, *contact, "system").await?;
            }
            Ok(())
        })?;
        ended += lapsed.len() as u64;
    }
}

/// Looks several times a day, for as long as the service runs. What could not be done is tried again the next time.
pub async fn watch(app: App) {
    tokio::time::sleep(FIRST_AFTER).await;
    loop {
        match end_what_is_over(&app).await {
            Ok(0) => {}
            Ok(ended) => tracing::info!("{ended} rows have lost what was kept long enough"),
            Err(error) => tracing::error!("retention: {error}"),
        }
        tokio::time::sleep(EVERY).await;
    }
}
