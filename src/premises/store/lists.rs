//! The lists that were kept of whom a site disturbs, with the doors that stood on each.

use std::collections::HashMap;

use sqlx::QueryBuilder;
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::id::{AccountId, AffectedId, PremisesId, SiteId, ZoneId};
use crate::premises::affected::Reach;
use crate::premises::kept::{KeptDoor, KeptList, KeptPhase, Occasion};
use crate::premises::{Affected, ListCounts, PremisesKind};
use crate::{on, row};

/// What is written of a list beside its doors.
pub struct NewList<'a> {
    pub id: AffectedId,
    pub site_id: SiteId,
    pub zone_id: ZoneId,
    pub occasion: Occasion,
    pub phases: &'a [KeptPhase],
    pub counts: ListCounts,
    pub fingerprint: &'a str,
    pub kept_by: AccountId,
    pub kept_at: Timestamp,
}

/// Keeps a list with its doors.
pub async fn insert(tx: &mut Tx, list: &NewList<'_>, doors: &[Affected]) -> Result<()> {
    let counts = list.counts;
    on!(tx, c => sqlx::query(
        "INSERT INTO affected_lists (id, site_id, zone_id, number, occasion, phases, doors, dwellings, shops, sensitive, fingerprint, \
         kept_by, kept_at) VALUES ($1, $2, $3, (SELECT COALESCE(MAX(number), 0) + 1 FROM affected_lists WHERE site_id = $2), \
         $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(list.id).bind(list.site_id).bind(list.zone_id).bind(list.occasion).bind(Json(list.phases.to_vec()))
    .bind(counts.doors as i64).bind(counts.dwellings as i64).bind(counts.shops as i64).bind(counts.sensitive as i64)
    .bind(list.fingerprint.to_owned()).bind(list.kept_by).bind(list.kept_at).execute(c).await.map(|_| ()))?;
    for part in doors.chunks(500) {
        on!(tx, c => {
            let mut query = QueryBuilder::new(
                "INSERT INTO affected (list_id, premises_id, kind, label, dwellings, lon, lat, inside, distance_m, reaches, by_hand) ",
            );
            query.push_values(part, |mut values, door| {
                values.push_bind(list.id).push_bind(door.premises.id).push_bind(door.premises.kind);
                values.push_bind(door.premises.label()).push_bind(door.premises.dwellings.map(i64::from));
                values.push_bind(door.premises.position.lon).push_bind(door.premises.position.lat);
                values.push_bind(door.inside).push_bind(door.distance_m).push_bind(Json(door.reaches.clone()));
                values.push_bind(door.by_hand.is_some());
            });
            query.build().execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

row! {
    struct ListRow {
        id: AffectedId,
        zone_id: ZoneId,
        revision: i64,
        occasion: Occasion,
        phases: Json<Vec<KeptPhase>>,
        doors: i64,
        dwellings: i64,
        shops: i64,
        sensitive: i64,
        fingerprint: String,
        kept_by: String,
        kept_at: Timestamp,
    }
}

impl From<ListRow> for KeptList {
    fn from(row: ListRow) -> Self {
        Self {
            id: row.id,
            zone_id: row.zone_id,
            revision: row.revision,
            occasion: row.occasion,
            phases: row.phases.0,
            doors: row.doors,
            dwellings: row.dwellings,
            shops: row.shops,
            sensitive: row.sensitive,
            fingerprint: row.fingerprint,
            kept_by: row.kept_by,
            kept_at: row.kept_at,
        }
    }
}

/// The lists that were kept of a site, the latest first.
pub async fn of_site(tx: &mut Tx, site: SiteId) -> Result<Vec<KeptList>> {
    let rows: Vec<ListRow> = on!(tx, c => sqlx::query_as(
        "SELECT l.id, l.zone_id, z.revision, l.occasion, l.phases, l.doors, l.dwellings, l.shops, l.sensitive, l.fingerprint, \
                a.name AS kept_by, l.kept_at \
         FROM affected_lists l JOIN zones z ON z.id = l.zone_id JOIN accounts a ON a.id = l.kept_by \
         WHERE l.site_id = $1 ORDER BY l.number DESC",
    ).bind(site).fetch_all(c).await)?;
    Ok(rows.into_iter().map(KeptList::from).collect())
}

row! {
    struct DoorRow {
        premises_id: PremisesId,
        kind: PremisesKind,
        label: String,
        dwellings: Option<i64>,
        lon: f64,
        lat: f64,
        inside: bool,
        distance_m: f64,
        reaches: Json<Vec<Reach>>,
        by_hand: bool,
    }
}

/// The doors of a list, nearest first.
pub async fn doors(tx: &mut Tx, list: AffectedId) -> Result<Vec<KeptDoor>> {
    let rows: Vec<DoorRow> = on!(tx, c => sqlx::query_as(
        "SELECT premises_id, kind, label, dwellings, lon, lat, inside, distance_m, reaches, by_hand FROM affected \
         WHERE list_id = $1 ORDER BY distance_m, premises_id",
    ).bind(list).fetch_all(c).await)?;
    let door = |row: DoorRow| {
        Ok(KeptDoor {
            premises_id: row.premises_id,
            kind: row.kind,
            label: row.label,
            dwellings: row.dwellings.map(u32::try_from).transpose().map_err(Error::internal)?,
            lon: row.lon,
            lat: row.lat,
            inside: row.inside,
            distance_m: row.distance_m,
            reaches: row.reaches.0,
            by_hand: row.by_hand,
        })
    };
    rows.into_iter().map(door).collect()
}

/// The doors of the list that was kept last for a zone revision, with their distance, nearest first.
pub async fn kept(tx: &mut Tx, zone: ZoneId) -> Result<Vec<(PremisesId, f64)>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT premises_id, distance_m FROM affected WHERE list_id = \
         (SELECT id FROM affected_lists WHERE zone_id = $1 ORDER BY number DESC LIMIT 1) \
         ORDER BY distance_m, premises_id",
    ).bind(zone).fetch_all(c).await)?)
}

/// The doors that stood on a list when somebody acted on it, as when a campaign started, with the last time they did.
pub async fn acted_on(tx: &mut Tx, site: SiteId) -> Result<HashMap<PremisesId, Timestamp>> {
    let rows: Vec<(PremisesId, Timestamp)> = on!(tx, c => sqlx::query_as(
        "SELECT d.premises_id, MAX(l.kept_at) FROM affected d JOIN affected_lists l ON l.id = d.list_id \
         WHERE l.site_id = $1 AND l.occasion = $2 GROUP BY d.premises_id",
    ).bind(site).bind(Occasion::Acted).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}
