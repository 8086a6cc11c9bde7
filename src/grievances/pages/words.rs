//! A grievance and its timeline in the words of the reader's language, ready for the templates.

use super::super::{Author, Entry, EntryKind, Grievance, Status, Viewer, Visibility};
use crate::i18n::Sentence;
use crate::web::Page;

/// An entry of the timeline as pages show it.
#[derive(Debug)]
pub struct EntryWords {
    /// The moment, for machines.
    pub datetime: String,
    /// The moment, for people.
    pub moment: String,
    /// What happened.
    pub title: String,
    /// Who wrote it.
    pub by: String,
    /// What was said.
    pub said: Option<String>,
    /// The class of its mark.
    pub tone: &'static str,
    /// Who may read it, when that is not everybody; for those who handle grievances.
    pub only_for: Option<String>,
}

impl EntryWords {
    /// An entry in words, as its reader is told it.
    pub fn of(page: &Page, viewer: Viewer, entry: &Entry) -> Self {
        let vocabulary = match entry.kind {
            EntryKind::Filed => Some("via"),
            EntryKind::Relayed | EntryKind::Reminded | EntryKind::Escalated => Some("rung"),
            EntryKind::Graded => Some("severity"),
            EntryKind::Sorted => Some("category"),
            _ => None,
        };
        let detail = entry.detail.as_deref().unwrap_or_default();
        let mut title = Sentence::new(format!("entry-{}", entry.kind));
        title = match vocabulary {
            Some(vocabulary) => title.with("detail", Sentence::new(format!("{vocabulary}-{detail}"))),
            None => title.with("detail", detail),
        };
        title = title.with("day", entry.day.map(|day| page.day(&day)).unwrap_or_default());
        let is_own = viewer == Viewer::Neighbour && entry.author == Author::Resident;
        let by = if is_own { page.t("author-you") } else { page.word("author", entry.author) };
        let only_for = (viewer == Viewer::Mediation && entry.visibility != Visibility::Parties)
            .then(|| page.word("visibility", entry.visibility));
        Self {
            datetime: entry.at.to_rfc3339(),
            moment: page.moment(&entry.at),
            title: page.tell(&title),
            by: match &entry.account_name {
                Some(name) => format!("{by}, {name}"),
                None => by,
            },
            said: entry.words.clone(),
            tone: tone(entry.kind),
            only_for,
        }
    }
}

fn tone(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Resolved | EntryKind::Confirmed | EntryKind::Accepted | EntryKind::Scheduled => "good",
        EntryKind::Escalated | EntryKind::Reopened | EntryKind::Question => "now",
        _ => "",
    }
}

/// Where a grievance stands, as a badge: its class and its word.
pub fn status_badge(page: &Page, status: Status) -> (String, String) {
    (format!("status-{status}"), page.word("grievance-status", status))
}

/// What happens next and by when, for the neighbour.
pub fn next_words(page: &Page, grievance: &Grievance) -> String {
    let rung = Sentence::new(format!("rung-{}", grievance.rung));
    let is_late = grievance.is_overdue(page.now);
    let by = |key: &'static str, moment| Sentence::new(key).with("moment", page.moment(&moment));
    let sentence = match grievance.status {
        status if status.awaits_an_end() && grievance.paused_since.is_some() => {
            by("grievances-next-paused", grievance.paused_since.unwrap_or(grievance.filed_at))
        }
        status if status.awaits_acknowledgement() && grievance.acknowledged_at.is_none() => {
            let key = if is_late { "grievances-next-silent" } else { "grievances-next-answer" };
            by(key, grievance.due_at.unwrap_or(grievance.acknowledge_by)).with("rung", rung)
        }
        Status::Scheduled => Sentence::new("grievances-next-scheduled")
            .with("day", grievance.scheduled_for.map(|day| page.day(&day)).unwrap_or_default()),
        status if status.awaits_an_end() => {
            let key = if is_late { "grievances-next-late" } else { "grievances-next-end" };
            by(key, grievance.conclude_by).with("rung", rung)
        }
        Status::Resolved => by("grievances-next-settled", grievance.next_step_at.unwrap_or(grievance.conclude_by)),
        status => Sentence::new(format!("grievances-next-{status}")),
    };
    page.tell(&sentence)
}

/// The words of a vocabulary as the choices of a select.
pub fn choices<W: Copy + std::fmt::Display>(page: &Page, vocabulary: &str, words: &[W]) -> Vec<(String, String)> {
    words.iter().map(|word| (word.to_string(), page.word(vocabulary, word))).collect()
}
