//! The timeline of whatever is followed here: what happened, when, by whom, and the words that go with it. Only ever added to.

use uuid::Uuid;

use super::store;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::people::{Account, Right};

crate::vocabulary! {
    /// What an entry of a timeline says.
    pub enum EntryKind {
        /// A case was opened.
        Opened = "opened",
        /// Something to remember.
        Note = "note",
        /// Somebody was reached.
        Contacted = "contacted",
        /// The words of one party were carried to the other.
        Carried = "carried",
        /// A way out was put forward.
        Proposed = "proposed",
        /// Somebody joined the case.
        Joined = "joined",
        /// It is handled differently, or by somebody else.
        Rerouted = "rerouted",
        /// The parties agreed.
        Agreed = "agreed",
        /// They did not.
        NotAgreed = "not_agreed",
        /// A party no longer wants it.
        Withdrawn = "withdrawn",
        /// It was taken up again.
        Reopened = "reopened",
        /// A party committed itself.
        Promised = "promised",
        /// A commitment was kept.
        Kept = "kept",
        /// A commitment was broken.
        Broken = "broken",
        /// A commitment counts as open again.
        Pending = "pending",
        /// A person was handed on to a service.
        HandedOn = "handed_on",
        /// The service took the person up.
        TakenUp = "taken_up",
        /// The service or the person declined.
        Declined = "declined",
        /// The person cannot be reached any more.
        Lost = "lost",
        /// A meeting was planned.
        Planned = "planned",
        /// It was held; the words are its minutes.
        Held = "held",
        /// It was called off.
        Cancelled = "cancelled",
        /// Something was noticed.
        Noticed = "noticed",
        /// It was passed on to whoever is competent.
        PassedOn = "passed_on",
        /// It is settled.
        Settled = "settled",
    }
}

/// One entry of a timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it says.
    pub kind: EntryKind,
    /// The words; none when there were none, when they were erased, or when the reader may not see them.
    pub words: Option<String>,
    /// Who made it.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
}

const WORDS: &str = "mediation_entries.words";

/// Adds an entry.
pub(super) async fn add(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    about: Uuid,
    kind: EntryKind,
    words: Option<&str>,
) -> Result<()> {
    let sealed = words.map(|words| app.secrets.seal(WORDS, words));
    store::insert_entry(tx, app.new_id(), about, kind, sealed, actor.id, app.now()).await
}

/// All entries about something, the oldest first.
pub(super) async fn entries(app: &App, tx: &mut Tx, actor: &Account, about: Uuid) -> Result<Vec<Entry>> {
    let rows = store::entries(tx, about).await?;
    let entry = |row: store::EntryRow| {
        Ok(Entry {
            kind: row.kind,
            words: opened(app, actor, WORDS, row.words)?,
            made_by: row.made_by,
            made_at: row.made_at,
        })
    };
    rows.into_iter().map(entry).collect()
}

/// Sealed words, opened for those who handle cases and for nobody else.
pub(super) fn opened(app: &App, actor: &Account, context: &str, sealed: Option<Vec<u8>>) -> Result<Option<String>> {
    if !actor.may(Right::HandleCases) {
        return Ok(None);
    }
    sealed.map(|sealed| app.secrets.open(context, &sealed)).transpose()
}
