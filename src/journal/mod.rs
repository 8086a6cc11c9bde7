//! Who did what, when: an append-only record. Each line carries a keyed stamp over itself and the line before it, so that a line
//! changed, removed or slipped in shows. Lines name things by id and hold no personal data.

mod pages;
mod store;

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::JournalLineId;
use crate::row;

const CONTEXT: &str = "journal";
/// How many lines are checked between two reads.
const CHECK_BATCH: i64 = 1000;

row! {
    /// One line of the journal.
    #[derive(Debug, Clone)]
    pub struct JournalLine {
        /// Its id.
        pub id: JournalLineId,
        /// Its place, from 1, without gaps.
        pub seq: i64,
        /// When.
        pub at: Timestamp,
        /// Who: an account's id, `resident`, `contractor` (by a link) or `system`.
        pub actor: String,
        /// What was done, as `site.registered`.
        pub act: String,
        /// To what: an id.
        pub subject: String,
        /// What else matters, without personal data.
        pub detail: String,
        /// The keyed hash over this line and the stamp before it.
        pub stamp: Vec<u8>,
    }
}

/// What the check of the whole journal found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Integrity {
    /// All lines stand as they were written.
    Whole {
        /// How many.
        lines: i64,
    },
    /// From this line on, something was changed, removed or slipped in.
    BrokenAt {
        /// Its place.
        seq: i64,
    },
}

/// Writes a line. `actor` is an account's id or one of `resident`, `contractor`, `system`.
pub async fn record(
    app: &App,
    tx: &mut Tx,
    actor: impl ToString,
    act: &'static str,
    subject: impl ToString,
    detail: impl Into<String>,
) -> Result<()> {
    let head = store::advance_head(tx).await?;
    let mut line = JournalLine {
        id: app.new_id(),
        seq: head.seq,
        at: app.now(),
        actor: actor.to_string(),
        act: act.to_owned(),
        subject: subject.to_string(),
        detail: detail.into(),
        stamp: Vec::new(),
    };
    line.stamp = stamp(app, &line, &head.stamp);
    store::insert(tx, &line).await?;
    store::set_head_stamp(tx, &line.stamp).await
}

fn stamp(app: &App, line: &JournalLine, before: &[u8]) -> Vec<u8> {
    app.secrets.stamp(
        CONTEXT,
        &[
            before,
            &line.seq.to_be_bytes(),
            line.id.0.as_bytes(),
            &line.at.timestamp_micros().to_be_bytes(),
            line.actor.as_bytes(),
            line.act.as_bytes(),
            line.subject.as_bytes(),
            line.detail.as_bytes(),
        ],
    )
}

/// The latest lines before a place, newest first; of one subject when given.
pub async fn lines(tx: &mut Tx, subject: Option<&str>, before: Option<i64>, limit: i64) -> Result<Vec<JournalLine>> {
    store::lines(tx, subject, before.unwrap_or(i64::MAX), limit).await
}

/// Reads the whole journal again and recomputes every stamp.
pub async fn check(app: &App, tx: &mut Tx) -> Result<Integrity> {
    let mut last = (0, Vec::new());
    loop {
        let batch = store::after(tx, last.0, CHECK_BATCH).await?;
        for line in &batch {
            if line.seq != last.0 + 1 || line.stamp != stamp(app, line, &last.1) {
                return Ok(Integrity::BrokenAt { seq: last.0 + 1 });
            }
            last = (line.seq, line.stamp.clone());
        }
        if batch.is_empty() {
            break;
        }
    }
    let head = store::head(tx).await?;
    // A tail that was cut off shows by the head, which remembers how far it went.
    Ok(if (head.seq, head.stamp) == last {
        Integrity::Whole { lines: last.0 }
    } else {
        Integrity::BrokenAt { seq: last.0 + 1 }
    })
}

/// The routes of this slice.
pub fn routes() -> crate::web::Routes {
    pages::routes()
}
