//! What is asked of many grievances at once: the queue, its figures, the counts of a site, the steps that are due.

use super::super::queue::{Asked, FiledFilter, QueueFigures, QueueLine, Shown};
use super::super::record::CaseRow;
use super::super::{Grievance, Status};
use super::grievances::selecting;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{OrganisationId, SiteId};
use crate::{on, row};

/// The part, the filters and the scope, as `$1` to `$9`.
macro_rules! matching {
    () => {
        "($1 IS NULL OR is_open = $1) AND (NOT $2 OR due_at < $3) AND ($4 IS NULL OR site_id = $4)
         AND ($5 IS NULL OR status = $5) AND ($6 IS NULL OR severity = $6) AND ($7 IS NULL OR category = $7)
         AND ($8 IS NULL OR site_id IN (SELECT id FROM sites WHERE organisation_id = $8))
         AND ($9 IS NULL OR reference LIKE $9)"
    };
}

/// Whether only open ones, only closed ones, or all are shown.
fn is_open(shown: Shown) -> Option<bool> {
    match shown {
        Shown::Open | Shown::Overdue => Some(true),
        Shown::Closed => Some(false),
        Shown::All => None,
    }
}

/// A reference holds letters, digits and dashes, so nothing in it means something to LIKE.
fn pattern(asked: &Asked<'_>) -> Option<String> {
    asked.reference.as_ref().map(|typed| format!("%{typed}%"))
}

pub(in super::super) async fn lines(tx: &mut Tx, asked: &Asked<'_>, offset: i64, limit: i64) -> Result<Vec<QueueLine>> {
    let filter = asked.filter;
    Ok(on!(tx, c => sqlx::query_as(concat!(
        "SELECT found.id, reference, site_id, sites.name AS site_name, category, severity, status, via, filed_at, due_at,
                acknowledged_at
         FROM (SELECT * FROM grievances WHERE ", matching!(), "
               ORDER BY is_open DESC, CASE WHEN due_at < $3 THEN 0 ELSE 1 END,
                        CASE WHEN NOT is_open THEN 0 WHEN severity = 'urgent' THEN 1 WHEN severity = 'high' THEN 2 ELSE 3 END,
                        CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, filed_at DESC, id
               LIMIT $10 OFFSET $11) AS found
         JOIN sites ON sites.id = site_id
         ORDER BY is_open DESC, CASE WHEN due_at < $3 THEN 0 ELSE 1 END,
                  CASE WHEN NOT is_open THEN 0 WHEN severity = 'urgent' THEN 1 WHEN severity = 'high' THEN 2 ELSE 3 END,
                  CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, filed_at DESC, found.id",
    ))
    .bind(is_open(filter.shown)).bind(filter.shown == Shown::Overdue).bind(asked.now).bind(filter.site_id)
    .bind(filter.status).bind(filter.severity).bind(filter.category).bind(asked.scope).bind(pattern(asked))
    .bind(limit).bind(offset).fetch_all(c).await)?)
}

pub(in super::super) async fn count(tx: &mut Tx, asked: &Asked<'_>) -> Result<i64> {
    let filter = asked.filter;
    Ok(on!(tx, c => sqlx::query_scalar(concat!("SELECT COUNT(*) FROM grievances WHERE ", matching!()))
        .bind(is_open(filter.shown)).bind(filter.shown == Shown::Overdue).bind(asked.now).bind(filter.site_id)
        .bind(filter.status).bind(filter.severity).bind(filter.category).bind(asked.scope).bind(pattern(asked))
        .fetch_one(c).await)?)
}

pub(in super::super) async fn figures(tx: &mut Tx, asked: &Asked<'_>) -> Result<QueueFigures> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT COUNT(*) AS open,
                COUNT(CASE WHEN due_at < $1 THEN 1 END) AS overdue,
                COUNT(CASE WHEN severity = 'urgent' THEN 1 END) AS urgent,
                COUNT(CASE WHEN acknowledged_at IS NULL AND due_at IS NOT NULL THEN 1 END) AS silent
         FROM grievances
         WHERE is_open AND ($2 IS NULL OR site_id = $2)
           AND ($3 IS NULL OR site_id IN (SELECT id FROM sites WHERE organisation_id = $3))",
    ).bind(asked.now).bind(asked.filter.site_id).bind(asked.scope).fetch_one(c).await)?)
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
