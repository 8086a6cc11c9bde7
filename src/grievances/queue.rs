//! The queue: what burns first. Overdue before what is in time, urgent before high before normal, the nearest deadline first; what
//! is closed comes last, the latest first.

use super::{Category, Grievance, Severity, Status, Via, reference, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{GrievanceId, OrganisationId, SiteId};
use crate::people::{Account, Right};
use crate::row;

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
    /// By its reference, or the beginning of it.
    pub reference: Option<String>,
}

impl Default for QueueFilter {
    fn default() -> Self {
        Self { shown: Shown::Open, site_id: None, status: None, severity: None, category: None, reference: None }
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
    }
}

row! {
    /// How much is open, at a glance.
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
    pub reference: Option<String>,
    pub now: Timestamp,
}

impl<'a> Asked<'a> {
    fn by(app: &App, actor: &Account, filter: &'a QueueFilter) -> Result<Self> {
        actor.must(Right::SeeGrievances)?;
        let reference = filter.reference.as_deref().map(reference::beginning);
        Ok(Self { filter, scope: actor.scope(), reference, now: app.now() })
    }
}

/// The lines of the queue that an actor may see, from a place on, and how many there are in all.
pub async fn queue(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    filter: &QueueFilter,
    (offset, limit): (i64, i64),
) -> Result<(Vec<QueueLine>, i64)> {
    let asked = Asked::by(app, actor, filter)?;
    let count = store::queue::count(tx, &asked).await?;
    Ok((store::queue::lines(tx, &asked, offset, limit).await?, count))
}

/// How much is open, of one site when given.
pub async fn figures(app: &App, tx: &mut Tx, actor: &Account, site_id: Option<SiteId>) -> Result<QueueFigures> {
    let filter = QueueFilter { site_id, ..QueueFilter::default() };
    let asked = Asked::by(app, actor, &filter)?;
    store::queue::figures(tx, &asked).await
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

/// What was filed in a span of time, the latest first. The caller decides how much of it is told.
pub async fn filed_between(tx: &mut Tx, filter: &FiledFilter, limit: i64) -> Result<Vec<Grievance>> {
    store::queue::filed_between(tx, filter, limit).await
}
