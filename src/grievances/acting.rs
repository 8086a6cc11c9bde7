//! Changing where a grievance stands. Each change is an event of the state machine, an entry of the timeline, new clocks and a line
//! of the journal, in one transaction. Who may cause which is for the callers to check.

use chrono::NaiveDate;

use super::timeline::{By, NewEntry, add_entry};
use super::{Category, EntryKind, Event, Grievance, Rules, Rung, Severity, Visibility, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::GrievanceId;
use crate::people::Account;
use crate::{journal, sites};

/// A change of where a grievance stands.
#[derive(Debug, Clone)]
pub struct Change {
    /// What happens.
    pub event: Event,
    /// The entry that tells it.
    pub entry: NewEntry,
    /// Whether the contractor, or somebody for them, has reacted by it.
    pub answers: bool,
    /// The grievance that says the same.
    pub duplicate_of: Option<GrievanceId>,
}

impl Change {
    /// A change with its usual entry for both parties.
    pub fn of(event: Event) -> Self {
        let kind = match event {
            Event::Acknowledge => EntryKind::Acknowledged,
            Event::Relay => EntryKind::Relayed,
            Event::Accept => EntryKind::Accepted,
            Event::Schedule => EntryKind::Scheduled,
            Event::Refuse => EntryKind::Refused,
            Event::Refer => EntryKind::Referred,
            Event::Resolve => EntryKind::Resolved,
            Event::Confirm => EntryKind::Confirmed,
            Event::Lapse => EntryKind::Unconfirmed,
            Event::Reopen => EntryKind::Reopened,
            Event::MarkDuplicate => EntryKind::Duplicate,
            Event::Withdraw => EntryKind::Withdrawn,
            Event::MarkUnfounded => EntryKind::Unfounded,
        };
        let answers = matches!(event, Event::Accept | Event::Schedule | Event::Refuse | Event::Resolve);
        Self { event, entry: NewEntry::of(kind), answers, duplicate_of: None }
    }

    /// With what was said.
    pub fn saying(self, words: Option<String>) -> Self {
        Self { entry: self.entry.saying(words), ..self }
    }

    /// With the day that it announces.
    pub fn on(self, day: NaiveDate) -> Self {
        Self { entry: self.entry.on(Some(day)), ..self }
    }

    /// With the word that it is about.
    pub fn about(self, detail: impl ToString) -> Self {
        Self { entry: self.entry.about(detail), ..self }
    }
}

/// Changes where a grievance stands; what cannot happen now is a conflict that says where it stands.
pub async fn change(app: &App, tx: &mut Tx, by: By, id: GrievanceId, change: &Change) -> Result<Grievance> {
    let grievance = store::grievances::grievance(tx, id).await?;
    change_known(app, tx, by, grievance, change).await
}

/// The same of a grievance that was read, or made, in this transaction.
pub async fn change_known(
    app: &App,
    tx: &mut Tx,
    by: By,
    mut grievance: Grievance,
    change: &Change,
) -> Result<Grievance> {
    let (id, from, now) = (grievance.id, grievance.status, app.now());
    let to = from.after(change.event).ok_or_else(|| {
        Error::Conflict(
            Sentence::new("grievances-cannot").with("status", Sentence::new(format!("grievance-status-{from}"))),
        )
    })?;
    let rules = rules_of(app, tx, &grievance).await?;
    grievance.set_clocks(grievance.clocks().changed(&rules, (from, to), grievance.severity, change.answers, now));
    if !from.awaits_an_end() && to.awaits_an_end() {
        grievance.counted_from = now;
        grievance.scheduled_for = None;
        grievance.duplicate_of = None;
    }
    grievance.status = to;
    if let (Event::Schedule, Some(day)) = (change.event, change.entry.day) {
        grievance.scheduled_for = Some(day);
    }
    if change.event == Event::MarkDuplicate {
        grievance.duplicate_of = change.duplicate_of;
    }
    store::grievances::save(tx, &grievance).await?;
    add_entry(app, tx, by, id, &change.entry).await?;
    journal::record(app, tx, by.journal_name(), act(change.event), id, to.as_str()).await?;
    Ok(grievance)
}

/// By which rules the clocks of a grievance run: those of its site.
async fn rules_of(app: &App, tx: &mut Tx, grievance: &Grievance) -> Result<Rules> {
    Ok(Rules::at(&app.settings, &sites::site(tx, grievance.site_id).await?))
}

/// What the journal calls an event.
fn act(event: Event) -> &'static str {
    match event {
        Event::Acknowledge => "grievance.acknowledged",
        Event::Relay => "grievance.relayed",
        Event::Accept => "grievance.accepted",
        Event::Schedule => "grievance.scheduled",
        Event::Refuse => "grievance.refused",
        Event::Refer => "grievance.referred",
        Event::Resolve => "grievance.resolved",
        Event::Confirm => "grievance.confirmed",
        Event::Lapse => "grievance.lapsed",
        Event::Reopen => "grievance.reopened",
        Event::MarkDuplicate => "grievance.duplicate",
        Event::Withdraw => "grievance.withdrawn",
        Event::MarkUnfounded => "grievance.unfounded",
    }
}

/// Takes in what the contractor wrote freely. It changes nothing of where the grievance stands, yet whoever wrote is not silent: the
/// clock of silence stops.
pub async fn contractor_wrote(app: &App, tx: &mut Tx, id: GrievanceId, entry: &NewEntry) -> Result<()> {
    let mut grievance = store::grievances::grievance(tx, id).await?;
    let (rules, status) = (rules_of(app, tx, &grievance).await?, grievance.status);
    let clocks = grievance.clocks().changed(&rules, (status, status), grievance.severity, true, app.now());
    grievance.set_clocks(clocks);
    store::grievances::save(tx, &grievance).await?;
    add_entry(app, tx, By::CONTRACTOR, id, entry).await?;
    journal::record(app, tx, By::CONTRACTOR.journal_name(), "grievance.written", id, entry.kind.as_str()).await
}

/// Says that it presses more, or less; the clocks are counted anew from when they were started.
pub async fn grade(app: &App, tx: &mut Tx, by: By, id: GrievanceId, severity: Severity) -> Result<()> {
    let mut grievance = store::grievances::grievance(tx, id).await?;
    if grievance.severity == severity {
        return Ok(());
    }
    let rules = rules_of(app, tx, &grievance).await?;
    let clocks = grievance.clocks().graded(&rules, grievance.status, severity, grievance.counted_from, app.now());
    grievance.set_clocks(clocks);
    grievance.severity = severity;
    store::grievances::save(tx, &grievance).await?;
    add_entry(app, tx, by, id, &NewEntry::of(EntryKind::Graded).about(severity)).await?;
    journal::record(app, tx, by.journal_name(), "grievance.graded", id, severity.as_str()).await
}

/// Says that it is about something else; how badly it presses stays.
pub async fn sort(app: &App, tx: &mut Tx, by: By, id: GrievanceId, category: Category) -> Result<()> {
    let mut grievance = store::grievances::grievance(tx, id).await?;
    if grievance.category == category {
        return Ok(());
    }
    grievance.category = category;
    store::grievances::save(tx, &grievance).await?;
    add_entry(app, tx, by, id, &NewEntry::of(EntryKind::Sorted).about(category)).await?;
    journal::record(app, tx, by.journal_name(), "grievance.sorted", id, category.as_str()).await
}

/// Gives it into somebody's hand, or into nobody's.
pub async fn assign(app: &App, tx: &mut Tx, by: By, id: GrievanceId, to: Option<&Account>) -> Result<()> {
    let mut grievance = store::grievances::grievance(tx, id).await?;
    if grievance.assigned_to == to.map(|account| account.id) {
        return Ok(());
    }
    grievance.assigned_to = to.map(|account| account.id);
    store::grievances::save(tx, &grievance).await?;
    let kind = if to.is_some() { EntryKind::Assigned } else { EntryKind::Unassigned };
    let name = to.map(|account| account.name.clone()).unwrap_or_default();
    add_entry(app, tx, by, id, &NewEntry::of(kind).about(name).seen_by(Visibility::Internal)).await?;
    let to = to.map(|account| account.id.to_string()).unwrap_or_default();
    journal::record(app, tx, by.journal_name(), "grievance.assigned", id, to).await
}

/// Those whose next step is due, the longest due first.
pub async fn due_for_a_step(app: &App, tx: &mut Tx, limit: i64) -> Result<Vec<Grievance>> {
    store::queue::due_for_a_step(tx, app.now(), limit).await
}

/// Notes that the step that was due is taken: which rung it reached, and what comes next.
pub async fn stepped(app: &App, tx: &mut Tx, grievance: &Grievance, reached: Rung, kind: EntryKind) -> Result<()> {
    let mut grievance = grievance.clone();
    let rules = rules_of(app, tx, &grievance).await?;
    grievance.set_clocks(grievance.clocks().stepped(&rules, grievance.severity, reached, app.now()));
    store::grievances::save(tx, &grievance).await?;
    // That the contractor was reminded is between the house and the contractor; that it went higher concerns both.
    let visibility = if kind == EntryKind::Reminded { Visibility::Contractor } else { Visibility::Parties };
    let entry = NewEntry::of(kind).about(reached).seen_by(visibility);
    add_entry(app, tx, By::HOUSE, grievance.id, &entry).await?;
    journal::record(app, tx, "system", "grievance.stepped", grievance.id, format!("{kind} {reached}")).await
}

/// Notes that it was put before a higher rung without waiting for a deadline; the steps that were planned stay.
pub async fn reached(app: &App, tx: &mut Tx, grievance: &Grievance, rung: Rung) -> Result<()> {
    let grievance = Grievance { rung, ..grievance.clone() };
    store::grievances::save(tx, &grievance).await?;
    add_entry(app, tx, By::HOUSE, grievance.id, &NewEntry::of(EntryKind::Escalated).about(rung)).await?;
    journal::record(app, tx, "system", "grievance.escalated", grievance.id, rung.as_str()).await
}

/// Lets the clocks stand still: the contractor waits for the neighbour's word. Nothing happens when they do already, or when
/// nothing is waited for.
pub async fn pause(app: &App, tx: &mut Tx, by: By, id: GrievanceId) -> Result<()> {
    let mut grievance = store::grievances::grievance(tx, id).await?;
    if grievance.paused_since.is_some() || !grievance.status.awaits_an_end() {
        return Ok(());
    }
    let rules = rules_of(app, tx, &grievance).await?;
    grievance.set_clocks(grievance.clocks().paused(&rules, grievance.status, app.now()));
    store::grievances::save(tx, &grievance).await?;
    add_entry(app, tx, by, id, &NewEntry::of(EntryKind::Paused)).await?;
    journal::record(app, tx, by.journal_name(), "grievance.paused", id, "").await
}

/// Lets the clocks run again. Nothing happens when they do.
pub async fn resume(app: &App, tx: &mut Tx, by: By, id: GrievanceId) -> Result<()> {
    let mut grievance = store::grievances::grievance(tx, id).await?;
    if grievance.paused_since.is_none() {
        return Ok(());
    }
    let rules = rules_of(app, tx, &grievance).await?;
    grievance.set_clocks(grievance.clocks().resumed(&rules, grievance.status, app.now()));
    store::grievances::save(tx, &grievance).await?;
    add_entry(app, tx, by, id, &NewEntry::of(EntryKind::Resumed)).await?;
    journal::record(app, tx, by.journal_name(), "grievance.resumed", id, "").await
}
