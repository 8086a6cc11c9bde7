//! What is asked of many grievances at once: the queue, its figures, the counts of a site, the steps that are due.

use super::super::queue::{Asked, FiledFilter, QueueFigures, QueueLine};
use super::super::record::CaseRow;
use super::super::{Grievance, Severity, Status};
use super::grievances::selecting;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{GrievanceId, OrganisationId, SiteId};
use crate::{on, row};

/// What every line of the queue must be, as `$1` to `$6`, and after which id it stands, as `$7`.
macro_rules! filters {
    ($after:literal) => {
        concat!(
            "($1 IS NULL OR status = $1) AND ($2 IS NULL OR category = $2) AND ($3 IS NULL OR assigned_to = $3)
             AND (NOT $4 OR assigned_to IS NULL) AND ($5 IS NULL OR site_id = $5)
             AND ($6 IS NULL OR site_id IN (SELECT id FROM sites WHERE organisation_id = $6)) AND ",
            $after
        )
    };
}

/// The lines of grievances that a statement finds, in its order. The statement reads no more than its index holds, however many it
/// passes over; what a line shows is read for those that are found.
macro_rules! lines {
    ($found:expr, $order:literal, $outer_order:literal) => {
        concat!(
            "SELECT found.id, reference, site_id, sites.name AS site_name, category, severity, grievances.status, via, filed_at,
                    due_at, acknowledged_at, accounts.name AS assignee
             FROM (",
            $found,
            " ORDER BY ",
            $order,
            " LIMIT $8) AS found
             JOIN grievances ON grievances.id = found.id JOIN sites ON sites.id = site_id
             LEFT JOIN accounts ON accounts.id = assigned_to ORDER BY ",
            $outer_order
        )
    };
}

/// Binds what [`filters`] and [`lines`] name.
macro_rules! asking {
    ($sql:expr, $asked:expr, $after:expr, $limit:expr) => {
        sqlx::query_as($sql)
            .bind($asked.filter.status)
            .bind($asked.filter.category)
            .bind($asked.filter.assigned_to)
            .bind($asked.filter.is_unassigned)
            .bind($asked.filter.site_id)
            .bind($asked.scope)
            .bind($after)
            .bind($limit)
    };
}

/// A stretch of the open part, in the order of its deadlines, after a line of it.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Stretch {
    pub severity: Severity,
    pub from: Timestamp,
    pub until: Timestamp,
    pub after: GrievanceId,
}

pub(in super::super) async fn due(tx: &mut Tx, asked: &Asked<'_>, own: Stretch, limit: i64) -> Result<Vec<QueueLine>> {
    // Each half of the either-or has its own index; one statement for both would have none.
    if asked.filter.site_id.is_some() {
        return Ok(on!(tx, c => asking!(lines!(concat!(
            "SELECT id FROM grievances WHERE is_open = $9 AND severity = $10 AND site_id = $5
               AND due_at >= $11 AND due_at < $12 AND ", filters!("(due_at > $11 OR id > $7)")), "due_at, id", "due_at, found.id"),
            asked, own.after, limit)
        .bind(true).bind(own.severity).bind(own.from).bind(own.until).fetch_all(c).await)?);
    }
    Ok(on!(tx, c => asking!(lines!(concat!(
        "SELECT id FROM grievances WHERE is_open = $9 AND severity = $10 AND due_at >= $11 AND due_at < $12 AND ",
        filters!("(due_at > $11 OR id > $7)")), "due_at, id", "due_at, found.id"),
        asked, own.after, limit)
    .bind(true).bind(own.severity).bind(own.from).bind(own.until).fetch_all(c).await)?)
}

pub(in super::super) async fn not_due(
    tx: &mut Tx,
    asked: &Asked<'_>,
    severity: Severity,
    after: GrievanceId,
    limit: i64,
) -> Result<Vec<QueueLine>> {
    Ok(on!(tx, c => asking!(lines!(concat!(
        "SELECT id FROM grievances WHERE is_open = $9 AND severity = $10 AND due_at IS NULL AND ", filters!("id > $7")), "id", "found.id"),
        asked, after, limit)
    .bind(true).bind(severity).fetch_all(c).await)?)
}

pub(in super::super) async fn closed(
    tx: &mut Tx,
    asked: &Asked<'_>,
    (until, after): (Timestamp, GrievanceId),
    limit: i64,
) -> Result<Vec<QueueLine>> {
    Ok(on!(tx, c => asking!(lines!(concat!(
        "SELECT id FROM grievances WHERE is_open = $9 AND ($10 IS NULL OR severity = $10) AND filed_at <= $11 AND ",
        filters!("(filed_at < $11 OR id < $7)")), "filed_at DESC, id DESC", "filed_at DESC, found.id DESC"),
        asked, after, limit)
    .bind(false).bind(asked.filter.severity).bind(until).fetch_all(c).await)?)
}

/// Those whose reference, or what stands in it after the dash, begins so.
pub(in super::super) async fn by_reference(
    tx: &mut Tx,
    asked: &Asked<'_>,
    beginning: &str,
    after: GrievanceId,
    limit: i64,
) -> Result<Vec<QueueLine>> {
    // No letter of a reference comes after a tilde.
    let end = format!("{beginning}~");
    Ok(on!(tx, c => asking!(lines!(concat!(
        "SELECT id FROM grievances
         WHERE id IN (SELECT id FROM grievances WHERE reference >= $9 AND reference < $10
                      UNION SELECT id FROM grievances WHERE reference_end >= $9 AND reference_end < $10)
           AND ($11 IS NULL OR is_open = $11) AND ($12 IS NULL OR severity = $12) AND (NOT $13 OR due_at < $14) AND ",
        filters!("id < $7")), "id DESC", "found.id DESC"),
        asked, after, limit)
    .bind(beginning.to_owned()).bind(end.clone()).bind(asked.is_open()).bind(asked.filter.severity).bind(asked.is_overdue())
    .bind(asked.now).fetch_all(c).await)?)
}

/// Those in which every one of the words stands, the latest first; of the words, the first is the rarest.
pub(in super::super) async fn by_words(
    tx: &mut Tx,
    asked: &Asked<'_>,
    tokens: &[i64],
    after: GrievanceId,
    limit: i64,
) -> Result<Vec<QueueLine>> {
    let token = |place: usize| tokens.get(place).copied();
    Ok(on!(tx, c => asking!(lines!(concat!(
        "SELECT grievances.id FROM grievance_tokens JOIN grievances ON grievances.id = grievance_id
         WHERE token = $9 AND grievance_id < $7
           AND ($10 IS NULL OR EXISTS (SELECT 1 FROM grievance_tokens AS o WHERE o.token = $10 AND o.grievance_id = grievances.id))
           AND ($11 IS NULL OR EXISTS (SELECT 1 FROM grievance_tokens AS o WHERE o.token = $11 AND o.grievance_id = grievances.id))
           AND ($12 IS NULL OR EXISTS (SELECT 1 FROM grievance_tokens AS o WHERE o.token = $12 AND o.grievance_id = grievances.id))
           AND ($13 IS NULL OR EXISTS (SELECT 1 FROM grievance_tokens AS o WHERE o.token = $13 AND o.grievance_id = grievances.id))
           AND ($14 IS NULL OR is_open = $14) AND ($15 IS NULL OR severity = $15) AND (NOT $16 OR due_at < $17) AND ",
        filters!("grievance_id < $7")), "grievance_id DESC", "found.id DESC"),
        asked, after, limit)
    .bind(token(0)).bind(token(1)).bind(token(2)).bind(token(3)).bind(token(4))
    .bind(asked.is_open()).bind(asked.filter.severity).bind(asked.is_overdue()).bind(asked.now)
    .fetch_all(c).await)?)
}

/// How much is open of everything, each count up to a limit, because nobody reads farther and counting on takes time.
pub(in super::super) async fn figures_up_to(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<QueueFigures> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM grievances WHERE is_open = $1 LIMIT $2) AS few) AS open,
                (SELECT COUNT(*) FROM (SELECT 1 FROM grievances WHERE is_open = $1 AND severity IN ('urgent', 'high', 'normal')
                                         AND due_at < $3 LIMIT $2) AS few) AS overdue,
                (SELECT COUNT(*) FROM (SELECT 1 FROM grievances WHERE is_open = $1 AND severity = 'urgent' LIMIT $2) AS few)
                    AS urgent,
                (SELECT COUNT(*) FROM (SELECT 1 FROM grievances WHERE is_open = $1 AND acknowledged_at IS NULL
                                         AND status IN ('received', 'acknowledged', 'relayed', 'reopened') LIMIT $2) AS few)
                    AS silent",
    ).bind(true).bind(limit).bind(now).fetch_one(c).await)?)
}

/// How much is open of a contractor's sites, or of one site.
pub(in super::super) async fn figures_of(
    tx: &mut Tx,
    now: Timestamp,
    site_id: Option<SiteId>,
    organisation_id: Option<OrganisationId>,
) -> Result<QueueFigures> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT COUNT(*) AS open,
                COUNT(CASE WHEN due_at < $1 THEN 1 END) AS overdue,
                COUNT(CASE WHEN severity = 'urgent' THEN 1 END) AS urgent,
                COUNT(CASE WHEN acknowledged_at IS NULL AND due_at IS NOT NULL THEN 1 END) AS silent
         FROM sites JOIN grievances ON site_id = sites.id
         WHERE is_open = $4 AND ($2 IS NULL OR sites.id = $2) AND ($3 IS NULL OR organisation_id = $3)",
    ).bind(now).bind(site_id).bind(organisation_id).bind(true).fetch_one(c).await)?)
}

/// Those that say the same as another.
pub(in super::super) async fn duplicates_of(tx: &mut Tx, id: GrievanceId) -> Result<Vec<Grievance>> {
    Ok(on!(tx, c => sqlx::query_as(selecting!("WHERE duplicate_of = $1 AND status = 'duplicate' ORDER BY id"))
        .bind(id).fetch_all(c).await)?)
}

row! {
    struct StatusCount {
        status: Status,
        count: i64,
    }
}

pub(in super::super) async fn counts_of_site(tx: &mut Tx, site_id: SiteId) -> Result<Vec<(Status, i64)>> {
    let counts: Vec<StatusCount> = on!(tx, c => sqlx::query_as(
        "SELECT status, COUNT(*) AS count FROM grievances WHERE site_id = $1 GROUP BY status",
    ).bind(site_id).fetch_all(c).await)?;
    let mut counts: Vec<_> = counts.into_iter().map(|own| (own.status, own.count)).collect();
    counts.sort();
    Ok(counts)
}

pub(in super::super) async fn due_for_a_step(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Grievance>> {
    Ok(on!(tx, c => sqlx::query_as(selecting!("WHERE next_step_at <= $1 ORDER BY next_step_at, id LIMIT $2"))
        .bind(now).bind(limit).fetch_all(c).await)?)
}

/// How many were filed on the web since a moment, counted up to a limit.
pub(in super::super) async fn count_filed_online(tx: &mut Tx, since: Timestamp, limit: i64) -> Result<i64> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT COUNT(*) FROM (SELECT 1 FROM grievances WHERE filed_at > $1 AND via = 'web' LIMIT $2) AS few",
    ).bind(since).bind(limit).fetch_one(c).await)?)
}

pub(in super::super) async fn filed_between(tx: &mut Tx, filter: &FiledFilter, limit: i64) -> Result<Vec<Grievance>> {
    // Words of a vocabulary hold no comma and nothing that means something to LIKE but the underscore, which also is itself.
    let categories: String = filter.categories.iter().map(|own| format!(",{own},")).collect();
    Ok(on!(tx, c => sqlx::query_as(selecting!(
        "WHERE filed_at >= $1 AND filed_at <= $2 AND ($3 IS NULL OR is_open = $3)
           AND ($4 = '' OR $4 LIKE '%,' || category || ',%')
         ORDER BY filed_at DESC, id LIMIT $5"
    ))
    .bind(filter.from).bind(filter.to).bind(filter.is_open).bind(categories.clone()).bind(limit)
    .fetch_all(c).await)?)
}

pub(in super::super) async fn cases(
    tx: &mut Tx,
    site_id: Option<SiteId>,
    organisation_id: Option<OrganisationId>,
    limit: i64,
) -> Result<Vec<CaseRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT category, status, counted_from, acknowledge_by, acknowledged_at, concluded_at FROM grievances
         WHERE ($1 IS NULL OR site_id = $1)
           AND ($2 IS NULL OR site_id IN (SELECT id FROM sites WHERE organisation_id = $2))
           AND status NOT IN ('duplicate', 'withdrawn', 'unfounded')
         ORDER BY filed_at DESC LIMIT $3",
    ).bind(site_id).bind(organisation_id).bind(limit).fetch_all(c).await)?)
}
