//! The queue: what burns first. Overdue before what is in time, urgent before high before normal, the nearest deadline first; what
//! is closed comes last, the latest first. It is read in stretches that each have their index, and goes on after the last line that
//! was read, so that it opens as quickly with hundreds of thousands. Looked for by words or by a reference, the latest come first.

use uuid::Uuid;

use super::store::queue::Stretch;
use super::{Category, Grievance, Severity, Status, Via, reference, search, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, GrievanceId, OrganisationId, SiteId};
use crate::people::{Account, Right};
use crate::row;

/// Counts go no farther than this.
pub const MOST_COUNTED: i64 = 1_000;

crate::vocabulary! {
    /// Which part of the queue is shown.
    pub enum Shown {
        /// What is still somebody's work.
        Open = "open",
        /// Of that, what is past its deadline.
        Overdue = "overdue",
        /// What is over.
        Closed = "closed",
        /// Everything.
        All = "all",
    }
}

/// What is looked for in the queue.
#[derive(Debug, Clone)]
pub struct QueueFilter {
    /// Which part.
    pub shown: Shown,
    /// Of one site.
    pub site_id: Option<SiteId>,
    /// Standing there.
    pub status: Option<Status>,
    /// Pressing so.
    pub severity: Option<Severity>,
    /// About this.
    pub category: Option<Category>,
    /// In this hand.
    pub assigned_to: Option<AccountId>,
    /// In nobody's hand.
    pub is_unassigned: bool,
    /// By the beginning of its reference, or of what stands there after the dash; or, for those who handle grievances, by words that
    /// were said.
    pub sought: Option<String>,
}

impl Default for QueueFilter {
    fn default() -> Self {
        Self {
            shown: Shown::Open,
            site_id: None,
            status: None,
            severity: None,
            category: None,
            assigned_to: None,
            is_unassigned: false,
            sought: None,
        }
    }
}

row! {
    /// A grievance as the queue shows it.
    #[derive(Debug, Clone)]
    pub struct QueueLine {
        /// Its id.
        pub id: GrievanceId,
        /// What people call it by.
        pub reference: String,
        /// The site that it is about.
        pub site_id: SiteId,
        /// The site's name.
        pub site_name: String,
        /// What it is about.
        pub category: Category,
        /// How badly it presses.
        pub severity: Severity,
        /// Where it stands.
        pub status: Status,
        /// How it came in.
        pub via: Via,
        /// When it was filed.
        pub filed_at: Timestamp,
        /// The deadline that runs now.
        pub due_at: Option<Timestamp>,
        /// When the contractor said that they see to it.
        pub acknowledged_at: Option<Timestamp>,
        /// Who has it in hand.
        pub assignee: Option<String>,
    }
}

row! {
    /// How much is open, at a glance; of everything each is counted up to [`MOST_COUNTED`].
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct QueueFigures {
        /// Still somebody's work.
        pub open: i64,
        /// Past their deadline.
        pub overdue: i64,
        /// Urgent.
        pub urgent: i64,
        /// The contractor is silent so far.
        pub silent: i64,
    }
}

/// What the store needs to know of a filter and of who asks.
pub(super) struct Asked<'a> {
    pub filter: &'a QueueFilter,
    pub scope: Option<OrganisationId>,
    pub now: Timestamp,
}

impl Asked<'_> {
    /// Whether only open ones, only closed ones, or all are shown.
    pub fn is_open(&self) -> Option<bool> {
        match self.filter.shown {
            Shown::Open | Shown::Overdue => Some(true),
            Shown::Closed => Some(false),
            Shown::All => None,
        }
    }

    /// Whether only those past their deadline are shown.
    pub fn is_overdue(&self) -> bool {
        self.filter.shown == Shown::Overdue
    }
}

/// A part of the queue that one index gives in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Overdue(Severity),
    InTime(Severity),
    WithoutDeadline(Severity),
    Closed,
}

impl Part {
    /// The parts in the order in which they burn.
    fn all(filter: &QueueFilter) -> Vec<Self> {
        let severities: Vec<Severity> =
            Severity::ALL.iter().copied().filter(|own| filter.severity.is_none_or(|asked| asked == *own)).collect();
        let of = |part: fn(Severity) -> Self| severities.iter().copied().map(part).collect::<Vec<_>>();
        let mut parts = Vec::new();
        if filter.shown != Shown::Closed {
            parts.extend(of(Self::Overdue));
        }
        if matches!(filter.shown, Shown::Open | Shown::All) {
            for severity in &severities {
                parts.extend([Self::InTime(*severity), Self::WithoutDeadline(*severity)]);
            }
        }
        if matches!(filter.shown, Shown::Closed | Shown::All) {
            parts.push(Self::Closed);
        }
        parts
    }

    async fn lines(self, tx: &mut Tx, asked: &Asked<'_>, after: Option<After>, limit: i64) -> Result<Vec<QueueLine>> {
        let first = After { part: 0, at: Timestamp::UNIX_EPOCH, id: GrievanceId(Uuid::nil()) };
        let from = after.unwrap_or(first);
        // No deadline lies farther ahead.
        let far = asked.now + chrono::TimeDelta::days(36_500);
        let stretch = |severity, from: Timestamp, until| Stretch {
            severity,
            from,
            until,
            after: after.map_or(first.id, |after| after.id),
        };
        match self {
            Self::Overdue(severity) => store::queue::due(tx, asked, stretch(severity, from.at, asked.now), limit).await,
            Self::InTime(severity) => {
                store::queue::due(tx, asked, stretch(severity, from.at.max(asked.now), far), limit).await
            }
            Self::WithoutDeadline(severity) => store::queue::not_due(tx, asked, severity, from.id, limit).await,
            Self::Closed => {
                let from = after.map_or((far, GrievanceId(Uuid::max())), |after| (after.at, after.id));
                store::queue::closed(tx, asked, from, limit).await
            }
        }
    }

    /// The moment by which its lines are in order.
    fn moment(self, line: &QueueLine) -> Timestamp {
        match self {
            Self::Overdue(_) | Self::InTime(_) => line.due_at.unwrap_or(line.filed_at),
            Self::WithoutDeadline(_) | Self::Closed => line.filed_at,
        }
    }
}

/// The last line that was read: in which part, its moment there, and its id.
#[derive(Debug, Clone, Copy)]
struct After {
    part: usize,
    at: Timestamp,
    id: GrievanceId,
}

impl After {
    /// As it stands in an address: `2.1773133200000000.gri_…`.
    fn written(self) -> String {
        format!("{}.{}.{}", self.part, self.at.timestamp_micros(), self.id)
    }

    /// None when it is nothing of ours: then the queue begins at its beginning.
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        let part = parts.next()?.parse().ok()?;
        let at = Timestamp::from_timestamp_micros(parts.next()?.parse().ok()?)?;
        Some(Self { part, at, id: parts.next()?.parse().ok()? })
    }
}

/// Some lines of the queue.
#[derive(Debug)]
pub struct QueuePage {
    /// The lines.
    pub lines: Vec<QueueLine>,
    /// What to ask with for those after them; none: these are the last.
    pub next: Option<String>,
}

/// The lines of the queue that an actor may see, after those that were read before.
pub async fn queue(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    filter: &QueueFilter,
    after: Option<&str>,
    limit: i64,
) -> Result<QueuePage> {
    actor.must(Right::SeeGrievances)?;
    let asked = Asked { filter, scope: actor.scope(), now: app.now() };
    let after = after.and_then(After::read);
    // One more than is shown tells whether more is to come.
    let wanted = usize::try_from(limit).unwrap_or_default();
    if let Some(typed) = &filter.sought {
        let mut lines = sought(app, tx, actor, &asked, typed, after.map(|after| after.id), limit + 1).await?;
        let is_more = lines.len() > wanted;
        lines.truncate(wanted);
        let last = lines.last().filter(|_| is_more);
        let next = last.map(|line| After { part: 0, at: line.filed_at, id: line.id }.written());
        return Ok(QueuePage { lines, next });
    }
    let parts = Part::all(filter);
    let mut lines: Vec<QueueLine> = Vec::new();
    let mut last = None;
    for (number, part) in parts.iter().enumerate().skip(after.map_or(0, |after| after.part)) {
        let after = after.filter(|after| after.part == number);
        let more = limit + 1 - i64::try_from(lines.len()).unwrap_or(limit);
        let found = part.lines(tx, &asked, after, more).await?;
        for line in found {
            if lines.len() == wanted {
                return Ok(QueuePage { lines, next: last.map(After::written) });
            }
            last = Some(After { part: number, at: part.moment(&line), id: line.id });
            lines.push(line);
        }
    }
    Ok(QueuePage { lines, next: None })
}

/// By the beginning of a reference; when there is none such, and for those who handle grievances, by words.
async fn sought(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    asked: &Asked<'_>,
    typed: &str,
    after: Option<GrievanceId>,
    limit: i64,
) -> Result<Vec<QueueLine>> {
    let after = after.unwrap_or(GrievanceId(Uuid::max()));
    if reference::may_be(typed) {
        let part = reference::beginning(typed);
        let found = store::queue::by_reference(tx, asked, &part, after, limit).await?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    // What a neighbour said is for those who handle it: that a word is found tells that it was said.
    if !actor.may(Right::HandleGrievances) {
        return Ok(Vec::new());
    }
    match search::sought(app, tx, typed).await? {
        Some(tokens) => store::queue::by_words(tx, asked, &tokens, after, limit).await,
        None => Ok(Vec::new()),
    }
}

/// How much is open, of one site when given.
pub async fn figures(app: &App, tx: &mut Tx, actor: &Account, site_id: Option<SiteId>) -> Result<QueueFigures> {
    actor.must(Right::SeeGrievances)?;
    match (site_id, actor.scope()) {
        (None, None) => store::queue::figures_up_to(tx, app.now(), MOST_COUNTED + 1).await,
        (site_id, scope) => store::queue::figures_of(tx, app.now(), site_id, scope).await,
    }
}

/// Those that say the same as this one.
pub async fn duplicates_of(tx: &mut Tx, id: GrievanceId) -> Result<Vec<Grievance>> {
    store::queue::duplicates_of(tx, id).await
}

/// What is looked for among what was filed, for other systems.
#[derive(Debug, Clone)]
pub struct FiledFilter {
    /// Filed from this moment on.
    pub from: Timestamp,
    /// Filed until this moment.
    pub to: Timestamp,
    /// Still somebody's work, or over; none: both.
    pub is_open: Option<bool>,
    /// About one of these; empty: about anything.
    pub categories: Vec<Category>,
}

/// How many were filed on the web since a moment, counted up to a limit.
pub async fn count_filed_online(tx: &mut Tx, since: Timestamp, limit: i64) -> Result<i64> {
    store::queue::count_filed_online(tx, since, limit).await
}

/// What was filed in a span of time, the latest first. The caller decides how much of it is told.
pub async fn filed_between(tx: &mut Tx, filter: &FiledFilter, limit: i64) -> Result<Vec<Grievance>> {
    store::queue::filed_between(tx, filter, limit).await
}
