//! Referrals and the directory of services.

use chrono::NaiveDate;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, ContactId, ReferralId, ServiceId};
use crate::mediation::{NewReferral, Referral, ReferralState, Service};
use crate::on;

/// How many referrals a list shows.
const LISTED: i64 = 500;

pub(in crate::mediation) async fn insert_service(tx: &mut Tx, service: &Service, now: Timestamp) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO services (id, name, need, telephone, email, place, closed, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(service.id).bind(service.name.clone()).bind(service.need).bind(service.telephone.clone())
    .bind(service.email.clone()).bind(service.place.clone()).bind(service.closed).bind(now)
    .execute(c).await.map(|_| ()))
}

pub(in crate::mediation) async fn set_service_closed(tx: &mut Tx, id: ServiceId, closed: bool) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE services SET closed = $2 WHERE id = $1").bind(id).bind(closed).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in crate::mediation) async fn service(tx: &mut Tx, id: ServiceId) -> Result<Service> {
    Ok(
        on!(tx, c => sqlx::query_as("SELECT id, name, need, telephone, email, place, closed FROM services WHERE id = $1")
        .bind(id).fetch_one(c).await)?,
    )
}

pub(in crate::mediation) async fn services(tx: &mut Tx) -> Result<Vec<Service>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, name, need, telephone, email, place, closed FROM services ORDER BY need, name",
    ).fetch_all(c).await)?)
}

pub(in crate::mediation) async fn insert_referral(
    tx: &mut Tx,
    id: ReferralId,
    new: &NewReferral,
    contact: ContactId,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO referrals (id, service_id, site_id, case_id, contact_id, state, follow_up_on, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(id).bind(new.service_id).bind(new.site_id).bind(new.case_id).bind(contact).bind(ReferralState::Pending)
    .bind(new.follow_up_on).bind(by).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in crate::mediation) async fn referral(tx: &mut Tx, id: ReferralId) -> Result<Referral> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT referrals.id, service_id, services.name AS service, need, site_id, case_id, contact_id, state, follow_up_on,
                accounts.name AS made_by, made_at
         FROM referrals JOIN services ON services.id = service_id JOIN accounts ON accounts.id = made_by
         WHERE referrals.id = $1",
    ).bind(id).fetch_one(c).await)?)
}

pub(in crate::mediation) async fn referrals(tx: &mut Tx) -> Result<Vec<Referral>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT referrals.id, service_id, services.name AS service, need, site_id, case_id, contact_id, state, follow_up_on,
                accounts.name AS made_by, made_at
         FROM referrals JOIN services ON services.id = service_id JOIN accounts ON accounts.id = made_by
         ORDER BY made_at DESC, referrals.id LIMIT $1",
    ).bind(LISTED).fetch_all(c).await)?)
}

pub(in crate::mediation) async fn set_referral(
    tx: &mut Tx,
    id: ReferralId,
    state: ReferralState,
    follow_up_on: Option<NaiveDate>,
    ended_at: Option<Timestamp>,
) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE referrals SET state = $2, follow_up_on = $3, ended_at = $4 WHERE id = $1")
        .bind(id).bind(state).bind(follow_up_on).bind(ended_at).execute(c).await.map(|_| ()))?;
    Ok(())
}
