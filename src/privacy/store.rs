//! The statements that look through every slice's tables for what is kept of a person, and empty what is over. Only what
//! `retention` lists is emptied.

use super::{OwnThing, Retained};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::ContactId;
use crate::{on, row};

row! {
    struct ThingRow {
        kind: String,
        label: String,
        site: Option<String>,
        at: Timestamp,
    }
}

/// Empties the columns of the rows that are over; gives how many had something in them.
pub(super) async fn empty(tx: &mut Tx, own: &Retained, before: Timestamp) -> Result<u64> {
    let set: Vec<String> = own.columns.iter().map(|column| format!("{column} = NULL")).collect();
    let holds: Vec<String> = own.columns.iter().map(|column| format!("{column} IS NOT NULL")).collect();
    let sql = format!("UPDATE {} SET {} WHERE ({}) AND {}", own.table, set.join(", "), holds.join(" OR "), own.over);
    Ok(
        on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(sql)).bind(before).execute(c).await.map(|done| done.rows_affected()))?,
    )
}

/// Removes the rows that are over; gives how many there were.
pub(super) async fn remove(tx: &mut Tx, own: &Retained, before: Timestamp) -> Result<u64> {
    let sql = format!("DELETE FROM {} WHERE {}", own.table, own.over);
    Ok(
        on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(sql)).bind(before).execute(c).await.map(|done| done.rows_affected()))?,
    )
}

/// Contacts that nothing allows to be kept: every consent withdrawn, or the last one given before a moment.
pub(super) async fn lapsed_contacts(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<Vec<ContactId>> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT id FROM contacts
         WHERE erased_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM consents
                           WHERE contact_id = contacts.id AND withdrawn_at IS NULL AND given_at >= $1)
           AND (created_at < $1 OR EXISTS (SELECT 1 FROM consents WHERE contact_id = contacts.id))
         ORDER BY created_at LIMIT $2",
    ).bind(before).bind(limit).fetch_all(c).await)?)
}

/// Takes a person's name off the cases that they are a party to.
pub(super) async fn forget_party(tx: &mut Tx, id: ContactId) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE case_parties SET name = NULL WHERE contact_id = $1")
        .bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// What is kept with a contact, the latest first.
pub(super) async fn things(tx: &mut Tx, id: ContactId) -> Result<Vec<OwnThing>> {
    let rows: Vec<ThingRow> = on!(tx, c => sqlx::query_as(
        "SELECT 'message' AS kind, messages.state AS label, sites.name AS site, messages.created_at AS at
         FROM messages LEFT JOIN sites ON sites.id = messages.site_id WHERE contact_id = $1
         UNION ALL
         SELECT 'grievance', grievances.reference, sites.name, grievances.filed_at
         FROM grievances JOIN sites ON sites.id = grievances.site_id WHERE contact_id = $1
         UNION ALL
         SELECT 'visit', '', sites.name, visits.visited_at
         FROM visits JOIN campaigns ON campaigns.id = visits.campaign_id JOIN sites ON sites.id = campaigns.site_id
         WHERE contact_id = $1
         UNION ALL
         SELECT 'case', cases.reference, sites.name, case_parties.added_at
         FROM case_parties JOIN cases ON cases.id = case_id LEFT JOIN sites ON sites.id = cases.site_id
         WHERE contact_id = $1
         UNION ALL
         SELECT 'referral', services.name, sites.name, referrals.made_at
         FROM referrals JOIN services ON services.id = service_id LEFT JOIN sites ON sites.id = referrals.site_id
         WHERE contact_id = $1
         UNION ALL
         SELECT 'subscription', '', sites.name, subscriptions.made_at
         FROM subscriptions JOIN sites ON sites.id = subscriptions.site_id WHERE contact_id = $1
         ORDER BY at DESC",
    ).bind(id).fetch_all(c).await)?;
    let thing = |row: ThingRow| OwnThing { kind: row.kind, label: row.label, site: row.site, at: row.at };
    Ok(rows.into_iter().map(thing).collect())
}
