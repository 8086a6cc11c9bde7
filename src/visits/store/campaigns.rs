//! Campaigns, their doors and their team.

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, CampaignId, OrganisationId, PremisesId, SiteId, ZoneId};
use crate::visits::{Campaign, CampaignDoor, Outcome, Status};
use crate::{on, row};

const SELECT: &str = "SELECT campaigns.id, site_id, sites.name AS site, organisation_id, kind, status, campaigns.starts_on, deadline, \
    first_dwelling_s, further_dwelling_s, establishment_s, start_lon, start_lat, start_label, campaigns.created_at \
    FROM campaigns JOIN sites ON sites.id = site_id ";

/// Adds a campaign.
pub async fn insert(tx: &mut Tx, campaign: &Campaign, zone: ZoneId, by: AccountId) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO campaigns (id, site_id, zone_id, kind, status, starts_on, deadline, first_dwelling_s, further_dwelling_s,
                                establishment_s, start_lon, start_lat, start_label, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(campaign.id).bind(campaign.site_id).bind(zone).bind(campaign.kind).bind(campaign.status)
    .bind(campaign.starts_on).bind(campaign.deadline).bind(campaign.first_dwelling_s).bind(campaign.further_dwelling_s)
    .bind(campaign.establishment_s).bind(campaign.start_lon).bind(campaign.start_lat).bind(campaign.start_label.clone())
    .bind(by).bind(campaign.created_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// One campaign.
pub async fn one(tx: &mut Tx, id: CampaignId) -> Result<Campaign> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE campaigns.id = ").push_bind(id);
        query.build_query_as::<Campaign>().fetch_one(c).await
    })?)
}

/// Campaigns, the latest started first; of one organisation's sites, or of one site, when given.
pub async fn all(tx: &mut Tx, organisation: Option<OrganisationId>, site: Option<SiteId>) -> Result<Vec<Campaign>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE 1 = 1");
        if let Some(organisation) = organisation {
            query.push(" AND organisation_id = ").push_bind(organisation);
        }
        if let Some(site) = site {
            query.push(" AND site_id = ").push_bind(site);
        }
        query.push(" ORDER BY campaigns.created_at DESC, campaigns.id");
        query.build_query_as::<Campaign>().fetch_all(c).await
    })?)
}

/// Marks a campaign as published, or as a draft again.
pub async fn set_status(tx: &mut Tx, id: CampaignId, status: Status) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE campaigns SET status = $2 WHERE id = $1").bind(id).bind(status).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Removes a campaign with its doors, team and planning. Its rounds are gone already.
pub async fn remove(tx: &mut Tx, id: CampaignId) -> Result<()> {
    for statement in [
        "DELETE FROM plannings WHERE campaign_id = $1",
        "DELETE FROM campaign_team WHERE campaign_id = $1",
        "DELETE FROM campaign_doors WHERE campaign_id = $1",
        "DELETE FROM campaigns WHERE id = $1",
    ] {
        on!(tx, c => sqlx::query(statement).bind(id).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// Adds doors.
pub async fn insert_doors(tx: &mut Tx, id: CampaignId, doors: &[CampaignDoor]) -> Result<()> {
    for part in doors.chunks(500) {
        on!(tx, c => {
            let mut query =
                QueryBuilder::new("INSERT INTO campaign_doors (campaign_id, premises_id, dwellings, due_on, tries) ");
            query.push_values(part, |mut values, door| {
                values.push_bind(id).push_bind(door.premises_id).push_bind(door.dwellings).push_bind(door.due_on);
                values.push_bind(door.tries);
            });
            query.build().execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

row! {
    struct DoorRow {
        premises_id: PremisesId,
        dwellings: i64,
        due_on: NaiveDate,
        tries: i64,
        outcome: Option<Outcome>,
        visited_at: Option<Timestamp>,
        unplanned: Option<String>,
    }
}

impl DoorRow {
    fn door(self) -> Result<CampaignDoor> {
        let unplanned: Option<Vec<Sentence>> =
            self.unplanned.map(|text| serde_json::from_str(&text)).transpose().map_err(Error::internal)?;
        Ok(CampaignDoor {
            premises_id: self.premises_id,
            dwellings: self.dwellings,
            due_on: self.due_on,
            tries: self.tries,
            outcome: self.outcome,
            visited_at: self.visited_at,
            unplanned: unplanned.unwrap_or_default(),
        })
    }
}

/// The doors of a campaign, in the order of their ids.
pub async fn doors(tx: &mut Tx, id: CampaignId) -> Result<Vec<CampaignDoor>> {
    let rows: Vec<DoorRow> = on!(tx, c => sqlx::query_as(
        "SELECT premises_id, dwellings, due_on, tries, outcome, visited_at, unplanned FROM campaign_doors
         WHERE campaign_id = $1 ORDER BY premises_id",
    ).bind(id).fetch_all(c).await)?;
    rows.into_iter().map(DoorRow::door).collect()
}

/// One door of a campaign.
pub async fn door(tx: &mut Tx, id: CampaignId, premises: PremisesId) -> Result<CampaignDoor> {
    let row: DoorRow = on!(tx, c => sqlx::query_as(
        "SELECT premises_id, dwellings, due_on, tries, outcome, visited_at, unplanned FROM campaign_doors
         WHERE campaign_id = $1 AND premises_id = $2",
    ).bind(id).bind(premises).fetch_one(c).await)?;
    row.door()
}

/// Notes what the visits of a door come to.
pub async fn set_door_outcome(
    tx: &mut Tx,
    id: CampaignId,
    premises: PremisesId,
    tries: i64,
    latest: Option<(Outcome, Timestamp)>,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE campaign_doors SET tries = $3, outcome = $4, visited_at = $5 WHERE campaign_id = $1 AND premises_id = $2",
    )
    .bind(id).bind(premises).bind(tries).bind(latest.map(|(outcome, _)| outcome)).bind(latest.map(|(_, at)| at))
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Keeps why doors are left out of the latest plan; the others are no longer.
pub async fn set_unplanned(tx: &mut Tx, id: CampaignId, unplanned: &[(PremisesId, Vec<Sentence>)]) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE campaign_doors SET unplanned = NULL WHERE campaign_id = $1 AND unplanned IS NOT NULL")
        .bind(id).execute(c).await.map(|_| ()))?;
    for (premises, reasons) in unplanned {
        let reasons = serde_json::to_string(reasons).map_err(Error::internal)?;
        on!(tx, c => sqlx::query("UPDATE campaign_doors SET unplanned = $3 WHERE campaign_id = $1 AND premises_id = $2")
            .bind(id).bind(*premises).bind(reasons.clone()).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// The doors of a campaign by what came of their latest visit: how many, and how many dwellings.
pub async fn counts(tx: &mut Tx, id: CampaignId) -> Result<Vec<(Option<Outcome>, i64, i64)>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT outcome, COUNT(*), CAST(SUM(dwellings) AS BIGINT) FROM campaign_doors
         WHERE campaign_id = $1 GROUP BY outcome",
    ).bind(id).fetch_all(c).await)?)
}

/// Puts somebody into the team.
pub async fn insert_team(tx: &mut Tx, id: CampaignId, team: &[AccountId]) -> Result<()> {
    for account in team {
        on!(tx, c => sqlx::query("INSERT INTO campaign_team (campaign_id, account_id) VALUES ($1, $2)")
            .bind(id).bind(*account).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// Who is in the team and still has an account: id and name, by name.
pub async fn team(tx: &mut Tx, id: CampaignId) -> Result<Vec<(AccountId, String)>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT accounts.id, accounts.name FROM campaign_team JOIN accounts ON accounts.id = account_id
         WHERE campaign_id = $1 AND NOT closed ORDER BY accounts.name, accounts.id",
    ).bind(id).fetch_all(c).await)?)
}
