//! The tables of subscriptions and bulletins, and the question who wants the news of a site.

use super::{Bulletin, BulletinState};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::i18n::Language;
use crate::id::{AccountId, BulletinId, ContactId, PremisesId, SiteId, SubscriptionId};
use crate::{on, row};

pub(super) async fn subscribe(
    tx: &mut Tx,
    id: SubscriptionId,
    contact_id: ContactId,
    site_id: SiteId,
    premises_id: Option<PremisesId>,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO subscriptions (id, contact_id, site_id, premises_id, made_at) VALUES ($1, $2, $3, $4, $5)",
    ).bind(id).bind(contact_id).bind(site_id).bind(premises_id).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Ends what the same person had subscribed to at this site by another contact with the same address or number.
pub(super) async fn replace(tx: &mut Tx, contact_id: ContactId, site_id: SiteId) -> Result<()> {
    on!(tx, c => sqlx::query(
        "DELETE FROM subscriptions WHERE site_id = $2 AND contact_id IN (
             SELECT other.id FROM contacts AS other JOIN contacts AS own ON own.id = $1
             WHERE other.id <> own.id AND (other.email_hash = own.email_hash OR other.telephone_hash = own.telephone_hash))",
    ).bind(contact_id).bind(site_id).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Ends what the same person had subscribed to anywhere.
pub(super) async fn end_elsewhere(tx: &mut Tx, contact_id: ContactId) -> Result<()> {
    on!(tx, c => sqlx::query(
        "DELETE FROM subscriptions WHERE contact_id IN (
             SELECT other.id FROM contacts AS other JOIN contacts AS own ON own.id = $1
             WHERE other.id <> own.id AND (other.email_hash = own.email_hash OR other.telephone_hash = own.telephone_hash))",
    ).bind(contact_id).execute(c).await.map(|_| ()))?;
    Ok(())
}

row! {
    /// Somebody who wants the news of a site, once per door that they gave.
    pub(super) struct WantRow {
        pub contact_id: ContactId,
        pub person: Vec<u8>,
        pub language: Language,
        pub has_email: bool,
        pub premises_id: Option<PremisesId>,
        pub street: Option<String>,
        pub lon: Option<f64>,
        pub lat: Option<f64>,
    }
}

/// Everybody who wants the news of a site, by contact: who subscribed at its page, and who agreed at their door. Neither who withdrew
/// their consent nor who said STOP.
pub(super) async fn wanting(tx: &mut Tx, site_id: SiteId) -> Result<Vec<WantRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT contacts.id AS contact_id, COALESCE(contacts.email_hash, contacts.telephone_hash) AS person,
                contacts.language AS language, contacts.email_hash IS NOT NULL AS has_email,
                wants.premises_id AS premises_id, premises.street AS street, premises.lon AS lon, premises.lat AS lat
         FROM (SELECT contact_id, premises_id FROM subscriptions WHERE site_id = $1
               UNION
               SELECT visits.contact_id, visits.premises_id
               FROM visits JOIN campaigns ON campaigns.id = visits.campaign_id
               WHERE campaigns.site_id = $1 AND visits.contact_id IS NOT NULL) AS wants
         JOIN contacts ON contacts.id = wants.contact_id
         LEFT JOIN premises ON premises.id = wants.premises_id
         WHERE contacts.erased_at IS NULL AND (contacts.email_hash IS NOT NULL OR contacts.telephone_hash IS NOT NULL)
           AND EXISTS (SELECT 1 FROM consents WHERE consents.contact_id = contacts.id AND consents.purpose = 'site_news'
                                                AND consents.withdrawn_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM suppressions
                           WHERE suppressions.contact_id = contacts.id AND suppressions.lifted_at IS NULL
                             AND (suppressions.site_id IS NULL OR suppressions.site_id = $1))
         ORDER BY contacts.id",
    ).bind(site_id).fetch_all(c).await)?)
}

/// Writes a bulletin.
pub(super) async fn insert(tx: &mut Tx, bulletin: &Bulletin, made_by: AccountId) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO bulletins (id, site_id, title, words, aim, phase_id, street, area, state, starts_at, people, segments,
                                made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(bulletin.id).bind(bulletin.site_id).bind(bulletin.title.clone()).bind(bulletin.words.clone()).bind(bulletin.aim)
    .bind(bulletin.phase_id).bind(bulletin.street.clone()).bind(bulletin.area.clone()).bind(bulletin.state)
    .bind(bulletin.starts_at).bind(bulletin.people).bind(bulletin.segments).bind(made_by).bind(bulletin.made_at)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn one(tx: &mut Tx, id: BulletinId) -> Result<Bulletin> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT bulletins.id, site_id, title, words, aim, phase_id, street, area, state, starts_at, people, segments,
                accounts.name AS made_by_name, made_at, ended_at
         FROM bulletins JOIN accounts ON accounts.id = made_by WHERE bulletins.id = $1",
    ).bind(id).fetch_one(c).await)?)
}

/// The bulletins of a site, the latest first.
pub(super) async fn of_site(tx: &mut Tx, site_id: SiteId) -> Result<Vec<Bulletin>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT bulletins.id, site_id, title, words, aim, phase_id, street, area, state, starts_at, people, segments,
                accounts.name AS made_by_name, made_at, ended_at
         FROM bulletins JOIN accounts ON accounts.id = made_by WHERE site_id = $1 ORDER BY bulletins.id DESC",
    ).bind(site_id).fetch_all(c).await)?)
}

row! {
    /// A bulletin whose messages are to be written, and up to whom they are.
    pub(super) struct DueRow {
        pub id: BulletinId,
        pub done_to: Option<ContactId>,
    }
}

/// The bulletins whose time has come, the first first.
pub(super) async fn due(tx: &mut Tx, now: Timestamp) -> Result<Vec<DueRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, done_to FROM bulletins WHERE state IN ('planned', 'sending') AND starts_at <= $1
         ORDER BY starts_at, id",
    ).bind(now).fetch_all(c).await)?)
}

/// Notes up to whom messages are written, and where the bulletin stands.
pub(super) async fn advance(
    tx: &mut Tx,
    id: BulletinId,
    state: BulletinState,
    done_to: Option<ContactId>,
    ended_at: Option<Timestamp>,
) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE bulletins SET state = $2, done_to = COALESCE($3, done_to), ended_at = $4 WHERE id = $1")
        .bind(id).bind(state).bind(done_to).bind(ended_at).execute(c).await.map(|_| ()))?;
    Ok(())
}
