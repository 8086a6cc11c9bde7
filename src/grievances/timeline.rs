//! The timeline: what happened to a grievance and what was said, in order, by whom, and who may read it. Entries are only ever
//! added. Words are sealed at rest, because free text names people.

use chrono::NaiveDate;

use super::{Author, EntryKind, Grievance, Visibility, redaction, search, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, EntryId, GrievanceId};
use crate::people::{Account, Role};

const WORDS: &str = "grievance_entries.words";

/// Who does something to a grievance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct By {
    /// In which part.
    pub author: Author,
    /// With which account; none for a neighbour, for a contractor who comes by a link, and for the house itself.
    pub account_id: Option<AccountId>,
}

impl By {
    /// The neighbour, by their private link or by the form.
    pub const RESIDENT: Self = Self { author: Author::Resident, account_id: None };
    /// The contractor, by the link of a relay.
    pub const CONTRACTOR: Self = Self { author: Author::Contractor, account_id: None };
    /// The house itself, by its clock.
    pub const HOUSE: Self = Self { author: Author::House, account_id: None };

    /// Somebody who has signed in.
    pub fn account(account: &Account) -> Self {
        let author = if account.role == Role::Contractor { Author::Contractor } else { Author::Mediation };
        Self { author, account_id: Some(account.id) }
    }

    /// What the journal calls them.
    pub fn journal_name(self) -> String {
        match (self.account_id, self.author) {
            (Some(id), _) => id.to_string(),
            (None, Author::House | Author::Mediation) => "system".to_owned(),
            (None, author) => author.to_string(),
        }
    }
}

/// As whom a timeline is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewer {
    /// Those who handle grievances: everything.
    Mediation,
    /// The authority: what both parties read.
    Authority,
    /// The contractor: without means of contact in free text.
    Contractor,
    /// The neighbour.
    Neighbour,
}

impl Viewer {
    /// Whether they may read an entry of this visibility.
    pub fn reads(self, visibility: Visibility) -> bool {
        match visibility {
            Visibility::Internal => self == Self::Mediation,
            Visibility::Parties => true,
            Visibility::Neighbour => matches!(self, Self::Mediation | Self::Neighbour),
            Visibility::Contractor => matches!(self, Self::Mediation | Self::Contractor),
        }
    }
}

/// One entry of the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// Its place, from 1.
    pub place: i64,
    /// What it tells.
    pub kind: EntryKind,
    /// Who wrote it.
    pub author: Author,
    /// The name of the account that wrote it.
    pub account_name: Option<String>,
    /// Who may read it.
    pub visibility: Visibility,
    /// The day that it announces.
    pub day: Option<NaiveDate>,
    /// The word that it is about: a rung, a severity, a category, a reference.
    pub detail: Option<String>,
    /// What was said.
    pub words: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// An entry to be added.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// What it tells.
    pub kind: EntryKind,
    /// Who may read it.
    pub visibility: Visibility,
    /// The day that it announces.
    pub day: Option<NaiveDate>,
    /// The word that it is about.
    pub detail: Option<String>,
    /// What was said.
    pub words: Option<String>,
}

impl NewEntry {
    /// An entry for both parties that says no more than its kind.
    pub fn of(kind: EntryKind) -> Self {
        Self { kind, visibility: Visibility::Parties, day: None, detail: None, words: None }
    }

    /// With words.
    pub fn saying(self, words: Option<String>) -> Self {
        Self { words, ..self }
    }

    /// With the word that it is about.
    pub fn about(self, detail: impl ToString) -> Self {
        Self { detail: Some(detail.to_string()), ..self }
    }

    /// For these eyes only.
    pub fn seen_by(self, visibility: Visibility) -> Self {
        Self { visibility, ..self }
    }

    /// With the day that it announces.
    pub fn on(self, day: Option<NaiveDate>) -> Self {
        Self { day, ..self }
    }
}

/// Adds an entry; gives its place.
pub async fn add_entry(app: &App, tx: &mut Tx, by: By, id: GrievanceId, new: &NewEntry) -> Result<i64> {
    let row = store::entries::NewRow {
        id: app.new_id(),
        kind: new.kind,
        author: by.author,
        account_id: by.account_id,
        visibility: new.visibility,
        day: new.day,
        detail: new.detail.clone(),
        words: new.words.as_deref().map(|words| app.secrets.seal(WORDS, words)),
        at: app.now(),
    };
    let place = store::entries::insert(tx, id, &row).await?;
    if let Some(words) = &new.words {
        search::make_found(app, tx, id, words).await?;
    }
    Ok(place)
}

/// The entries that a viewer may read, in order.
pub async fn entries(app: &App, tx: &mut Tx, viewer: Viewer, grievance: &Grievance) -> Result<Vec<Entry>> {
    let rows = store::entries::of_grievance(tx, grievance.id).await?;
    rows.into_iter().filter(|row| viewer.reads(row.visibility)).map(|row| opened(app, viewer, row)).collect()
}

fn opened(app: &App, viewer: Viewer, row: store::entries::EntryRow) -> Result<Entry> {
    let words = row.words.as_deref().map(|sealed| app.secrets.open(WORDS, sealed)).transpose()?;
    let is_staff = matches!(viewer, Viewer::Mediation | Viewer::Authority);
    // What the neighbour wrote may hold a number; what the contractor or the mediation wrote may not be changed.
    let hides = viewer == Viewer::Contractor && row.author == Author::Resident;
    Ok(Entry {
        id: row.id,
        place: row.place,
        kind: row.kind,
        author: row.author,
        // Names of people are for the staff; the parties read in which part somebody spoke.
        account_name: row.account_name.filter(|_| is_staff),
        visibility: row.visibility,
        day: row.day,
        detail: row.detail,
        words: words.map(|words| if hides { redaction::redacted(&words) } else { words }),
        at: row.at,
    })
}

/// The place of the contractor's last answer; 0 when there is none. Who answers says which one they had read.
pub async fn last_answer(tx: &mut Tx, id: GrievanceId) -> Result<i64> {
    store::entries::last_place_by(tx, id, Author::Contractor).await
}
