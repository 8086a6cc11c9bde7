//! What people do about a grievance: the contractor's answers, by a link or at the desk, and what the mediation body does with it.
//! A draft is what was typed or sent; checked, it is an [`Act`]; carried out, it changes where the grievance stands, stands in the
//! timeline, and is told to whom it concerns, in one transaction.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::putting::{Occasion, pass_on, put, put_before};
use super::{Relay, store, telling};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Faults, Result, given};
use crate::grievances::{
    self, Author, By, Category, Change, EntryKind, Event, Grievance, NewEntry, Photo, Rung, Severity, Visibility,
    WORDS_LENGTH,
};
use crate::i18n::Sentence;
use crate::id::{AccountId, GrievanceId, RelayId};
use crate::journal;
use crate::notifications::News;
use crate::people::{Account, Right};

crate::vocabulary! {
    /// What can be done about a grievance.
    pub enum ActWord {
        /// The contractor sees to it.
        Accept = "accept",
        /// The contractor announces a day.
        Schedule = "schedule",
        /// The contractor says that it is settled.
        Resolve = "resolve",
        /// The contractor refuses, with a reason.
        Refuse = "refuse",
        /// The contractor asks the neighbour.
        Ask = "ask",
        /// The mediation body has seen it.
        Acknowledge = "acknowledge",
        /// It is put before somebody again.
        Relay = "relay",
        /// A message to the neighbour, to the contractor, or to both.
        Write = "write",
        /// A note for those who handle it.
        Note = "note",
        /// The clock stands still: the neighbour was asked.
        Pause = "pause",
        /// The clock runs again.
        Resume = "resume",
        /// It presses more, or less.
        Grade = "grade",
        /// It is about something else.
        Sort = "sort",
        /// Somebody takes it in hand, or nobody has it any more.
        Assign = "assign",
        /// A part of it becomes a grievance of its own.
        Split = "split",
        /// It is handed to a competent service.
        Refer = "refer",
        /// The neighbour says that it is settled.
        Confirm = "confirm",
        /// It is not settled, or was closed by mistake.
        Reopen = "reopen",
        /// Another grievance says the same.
        Duplicate = "duplicate",
        /// The neighbour takes it back.
        Withdraw = "withdraw",
        /// There is nothing to it.
        Unfounded = "unfounded",
    }
}

impl ActWord {
    /// What the contractor may do.
    pub const ANSWERS: &'static [Self] = &[Self::Accept, Self::Schedule, Self::Resolve, Self::Ask, Self::Refuse];

    /// The event of the state machine that it causes; none: it changes nothing of where the grievance stands.
    pub fn event(self) -> Option<Event> {
        match self {
            Self::Accept => Some(Event::Accept),
            Self::Schedule => Some(Event::Schedule),
            Self::Resolve => Some(Event::Resolve),
            Self::Refuse => Some(Event::Refuse),
            Self::Acknowledge => Some(Event::Acknowledge),
            Self::Relay => Some(Event::Relay),
            Self::Refer => Some(Event::Refer),
            Self::Confirm => Some(Event::Confirm),
            Self::Reopen => Some(Event::Reopen),
            Self::Duplicate => Some(Event::MarkDuplicate),
            Self::Withdraw => Some(Event::Withdraw),
            Self::Unfounded => Some(Event::MarkUnfounded),
            Self::Ask
            | Self::Write
            | Self::Note
            | Self::Pause
            | Self::Resume
            | Self::Grade
            | Self::Sort
            | Self::Assign
            | Self::Split => None,
        }
    }
}

/// Something done about a grievance, as it was typed or sent. Empty texts count as left out.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ActDraft {
    /// What: `accept`, `schedule`, `resolve`, `refuse`, `ask`, `acknowledge`, `relay`, `write`, `note`, `pause`, `resume`, `grade`, `sort`, `assign`, `split`, `refer`,
    /// `confirm`, `reopen`, `duplicate`, `withdraw`, `unfounded`.
    pub act: Option<String>,
    /// The day that is announced, `2026-11-24`.
    pub day: Option<String>,
    /// What is said: the reason, the question, the note, the service and how to reach it.
    pub words: Option<String>,
    /// For `write`: `neighbour`, `contractor` or `parties`.
    pub to: Option<String>,
    /// For `grade`: the severity.
    pub severity: Option<String>,
    /// For `sort` and `split`: the category.
    pub category: Option<String>,
    /// For `assign`: `me`, an account's id, or nothing: nobody.
    pub account: Option<String>,
    /// For `duplicate`: the reference of the one that says the same.
    pub reference: Option<String>,
    /// For `relay`: `site_manager`, `director` or `authority`.
    pub rung: Option<String>,
    /// The place of the contractor's last answer that whoever answers had read; left out, it is not compared.
    pub seen: Option<i64>,
}

/// Something done about a grievance.
#[derive(Debug, Clone)]
pub struct Act {
    /// What.
    pub word: ActWord,
    /// What is said.
    pub words: Option<String>,
    /// The day that is announced.
    pub day: Option<NaiveDate>,
    /// Who may read what is written.
    pub to: Visibility,
    /// The severity that it gets.
    pub severity: Option<Severity>,
    /// The category that it gets.
    pub category: Option<Category>,
    /// Into whose hand it is given.
    pub assignee: Assignee,
    /// The reference of the one that says the same.
    pub reference: Option<String>,
    /// Whom it is put before.
    pub rung: Rung,
    /// The contractor's last answer that whoever answers had read.
    pub seen: Option<i64>,
    /// What is shown, as that it is fixed.
    pub photos: Vec<Photo>,
}

/// Into whose hand a grievance is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assignee {
    /// Whoever says so.
    Me,
    /// A colleague.
    Account(AccountId),
    /// Nobody.
    Nobody,
}

impl ActDraft {
    /// The valid act, or everything that is wrong.
    pub fn checked(&self, today: NaiveDate) -> Result<Act> {
        let mut faults = Faults::new();
        if given(&self.act).is_none() {
            faults.add("/act", Sentence::new("relays-act-missing"));
        }
        let word: Option<ActWord> = faults.word("act", &self.act);
        let words = faults.optional("words", &self.words, WORDS_LENGTH);
        let needs_words = matches!(
            word,
            Some(
                ActWord::Refuse
                    | ActWord::Ask
                    | ActWord::Write
                    | ActWord::Note
                    | ActWord::Refer
                    | ActWord::Unfounded
                    | ActWord::Split
            )
        );
        if needs_words && given(&self.words).is_none() {
            faults.add("/words", Sentence::new("relays-words-missing"));
        }
        let day = faults.date("day", &self.day);
        if word == Some(ActWord::Schedule) {
            match day {
                None if given(&self.day).is_none() => faults.add("/day", Sentence::new("relays-day-missing")),
                Some(day) if day < today => faults.add("/day", Sentence::new("relays-day-past").with("day", day)),
                _ => {}
            }
        }
        let to = faults.word("to", &self.to).unwrap_or(Visibility::Neighbour);
        let severity = faults.word("severity", &self.severity);
        if word == Some(ActWord::Grade) {
            faults.is_there("severity", &self.severity);
        }
        let category = faults.word("category", &self.category);
        if matches!(word, Some(ActWord::Sort | ActWord::Split)) {
            faults.is_there("category", &self.category);
        }
        let assignee = match given(&self.account) {
            None => Assignee::Nobody,
            Some("me") => Assignee::Me,
            Some(_) => faults.word("account", &self.account).map_or(Assignee::Nobody, Assignee::Account),
        };
        let reference = given(&self.reference).map(ToOwned::to_owned);
        if word == Some(ActWord::Duplicate) {
            faults.is_there("reference", &self.reference);
        }
        let rung = faults.word("rung", &self.rung).unwrap_or(Rung::SiteManager);
        faults.end()?;
        let word = word.ok_or_else(|| Error::internal("a draft lacks its act without a fault"))?;
        Ok(Act {
            word,
            words,
            day,
            to,
            severity,
            category,
            assignee,
            reference,
            rung,
            seen: self.seen,
            photos: Vec::new(),
        })
    }
}

/// Does something about a grievance, signed in: a contractor may answer, those who handle grievances may do everything, also note
/// for the contractor what the contractor said on the telephone.
pub async fn act(app: &App, tx: &mut Tx, actor: &Account, id: GrievanceId, act: &Act) -> Result<Grievance> {
    let grievance = grievances::grievance_seen_by(tx, actor, id).await?;
    let may = actor.may(Right::HandleGrievances)
        || (actor.may(Right::AnswerGrievances) && ActWord::ANSWERS.contains(&act.word));
    if !may {
        return Err(Error::Forbidden);
    }
    carry_out(app, tx, By::account(actor), &grievance, act).await
}

/// Answers by the link of a relay. A link that has expired or was taken back answers nothing.
pub async fn answer(app: &App, tx: &mut Tx, relay: &Relay, act: &Act) -> Result<Grievance> {
    if !relay.is_usable(app.now()) || !ActWord::ANSWERS.contains(&act.word) {
        return Err(Error::Forbidden);
    }
    let grievance = grievances::grievance(tx, relay.grievance_id).await?;
    let grievance = carry_out(app, tx, By::CONTRACTOR, &grievance, act).await?;
    note_answer(app, tx, relay.id).await?;
    Ok(grievance)
}

pub(super) async fn note_answer(app: &App, tx: &mut Tx, id: RelayId) -> Result<()> {
    let mut relay = store::relay(tx, id).await?;
    relay.answered_at = Some(app.now());
    store::save(tx, &relay).await
}

async fn carry_out(app: &App, tx: &mut Tx, by: By, grievance: &Grievance, act: &Act) -> Result<Grievance> {
    let id = grievance.id;
    // Two people at the contractor's may have the page open: the second is shown what the first said, and decides anew.
    if let Some(seen) = act.seen
        && grievances::last_answer(tx, id).await? > seen
    {
        return Err(Error::Conflict(Sentence::new("relays-answered-meanwhile")));
    }
    match act.word {
        ActWord::Relay => {
            // What is over or called settled is opened again first.
            if grievance.status.after(Event::Relay).is_none() {
                let status = Sentence::new(format!("grievance-status-{}", grievance.status));
                return Err(Error::Conflict(Sentence::new("grievances-cannot").with("status", status)));
            }
            if !put_before(app, tx, by, id, act.rung, Occasion::Opened).await? {
                let name = Sentence::new(format!("rung-{}", act.rung));
                return Err(Error::Conflict(Sentence::new("relays-nobody-there").with("rung", name)));
            }
        }
        ActWord::Grade => {
            let severity = act.severity.unwrap_or(grievance.severity);
            grievances::grade(app, tx, by, id, severity).await?;
            // What has become urgent rings at once.
            if severity == Severity::Urgent && grievance.severity != Severity::Urgent && grievance.due_at.is_some() {
                put_before(app, tx, By::HOUSE, id, grievance.rung, Occasion::Reminder).await?;
            }
        }
        ActWord::Sort => grievances::sort(app, tx, by, id, act.category.unwrap_or(grievance.category)).await?,
        ActWord::Assign => assign(app, tx, by, id, act.assignee).await?,
        ActWord::Split => {
            let category = act.category.unwrap_or(grievance.category);
            let part = grievances::split(app, tx, by, id, category, act.words.clone()).await?;
            put(app, tx, By::HOUSE, &part.grievance, Rung::SiteManager, Occasion::Opened).await?;
            telling::receipt(app, tx, &part.grievance).await?;
        }
        ActWord::Note => {
            say(app, tx, by, id, EntryKind::Note, Visibility::Internal, act).await?;
        }
        ActWord::Ask => {
            say(app, tx, by, id, EntryKind::Question, Visibility::Parties, act).await?;
            grievances::pause(app, tx, By::HOUSE, id).await?;
        }
        ActWord::Pause => grievances::pause(app, tx, by, id).await?,
        ActWord::Resume => grievances::resume(app, tx, by, id).await?,
        ActWord::Write => {
            say(app, tx, by, id, EntryKind::Message, act.to, act).await?;
            if by.author == Author::Mediation && matches!(act.to, Visibility::Contractor | Visibility::Parties) {
                pass_on(app, tx, id, act.words.clone()).await?;
            }
        }
        _ => {
            let change = change_of(tx, grievance, act).await?;
            grievances::change(app, tx, by, id, &change).await?;
        }
    }
    grievances::keep_photos(app, tx, by, id, &act.photos).await?;
    let grievance = grievances::grievance(tx, id).await?;
    tell(app, tx, &grievance, act).await?;
    Ok(grievance)
}

async fn assign(app: &App, tx: &mut Tx, by: By, id: GrievanceId, to: Assignee) -> Result<()> {
    let account_id = match to {
        Assignee::Nobody => None,
        Assignee::Me => by.account_id,
        Assignee::Account(id) => Some(id),
    };
    let account = match account_id {
        None => None,
        Some(id) => grievances::colleagues(tx).await?.into_iter().find(|own| own.id == id),
    };
    if account_id.is_some() && account.is_none() {
        return Err(Error::invalid("/account", Sentence::new("relays-account-unknown")));
    }
    grievances::assign(app, tx, by, id, account.as_ref()).await
}

async fn say(
    app: &App,
    tx: &mut Tx,
    by: By,
    id: GrievanceId,
    kind: EntryKind,
    to: Visibility,
    act: &Act,
) -> Result<()> {
    let entry = NewEntry::of(kind).saying(act.words.clone()).seen_by(to);
    grievances::add_entry(app, tx, by, id, &entry).await?;
    journal::record(app, tx, by.journal_name(), "grievance.written", id, kind.as_str()).await
}

/// The change of status that an act is.
async fn change_of(tx: &mut Tx, grievance: &Grievance, act: &Act) -> Result<Change> {
    let event = act.word.event().ok_or_else(|| Error::internal("an act that changes nothing"))?;
    let mut change = Change::of(event).saying(act.words.clone());
    if let (Event::Schedule, Some(day)) = (event, act.day) {
        change = change.on(day);
    }
    if event == Event::MarkDuplicate {
        let typed = act.reference.as_deref().unwrap_or_default();
        let original = grievances::grievance_by_reference(tx, typed).await?;
        let original = original.filter(|own| own.id != grievance.id && own.site_id == grievance.site_id);
        let Some(original) = original else {
            let sentence = Sentence::new("relays-reference-unknown").with("given", typed);
            return Err(Error::invalid("/reference", sentence));
        };
        change = change.about(&original.reference);
        change.duplicate_of = Some(original.id);
    }
    Ok(change)
}

/// Tells whom it concerns.
async fn tell(app: &App, tx: &mut Tx, grievance: &Grievance, act: &Act) -> Result<()> {
    let words = act.words.clone();
    let news = match act.word {
        ActWord::Accept => News::Acknowledged,
        ActWord::Schedule => act.day.map_or(News::Accepted, News::Scheduled),
        ActWord::Refuse => News::Refused,
        ActWord::Refer => News::Referred,
        ActWord::Ask => News::Question,
        ActWord::Write if act.to != Visibility::Contractor && act.to != Visibility::Internal => News::Message,
        ActWord::Resolve => return telling::is_it_settled(app, tx, grievance).await,
        ActWord::Reopen => {
            put_before(app, tx, By::HOUSE, grievance.id, grievance.rung, Occasion::Opened).await?;
            return Ok(());
        }
        _ => return Ok(()),
    };
    telling::news(app, tx, grievance, news, words).await
}
