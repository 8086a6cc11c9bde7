//! Observations.

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, ObservationId};
use crate::mediation::{NewObservation, Observation, ObservationState};
use crate::on;

/// How many observations a list shows.
const LISTED: i64 = 500;

pub(in crate::mediation) async fn insert_observation(
    tx: &mut Tx,
    id: ObservationId,
    new: &NewObservation,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO observations (id, site_id, topic, place, noticed_on, state, noticed_by, noticed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id).bind(new.site_id).bind(new.topic).bind(new.place.clone()).bind(new.noticed_on)
    .bind(ObservationState::Noticed).bind(by).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in crate::mediation) async fn observation(tx: &mut Tx, id: ObservationId) -> Result<Observation> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT observations.id, site_id, sites.name AS site_name, topic, place, noticed_on, state,
                accounts.name AS noticed_by, noticed_at
         FROM observations JOIN accounts ON accounts.id = noticed_by LEFT JOIN sites ON sites.id = site_id
         WHERE observations.id = $1",
    ).bind(id).fetch_one(c).await)?)
}

pub(in crate::mediation) async fn observations(tx: &mut Tx) -> Result<Vec<Observation>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT observations.id, site_id, sites.name AS site_name, topic, place, noticed_on, state,
                accounts.name AS noticed_by, noticed_at
         FROM observations JOIN accounts ON accounts.id = noticed_by LEFT JOIN sites ON sites.id = site_id
         ORDER BY noticed_at DESC, observations.id LIMIT $1",
    ).bind(LISTED).fetch_all(c).await)?)
}

pub(in crate::mediation) async fn set_observation(
    tx: &mut Tx,
    id: ObservationId,
    state: ObservationState,
    ended_at: Option<Timestamp>,
) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE observations SET state = $2, ended_at = $3 WHERE id = $1")
        .bind(id).bind(state).bind(ended_at).execute(c).await.map(|_| ()))?;
    Ok(())
}
