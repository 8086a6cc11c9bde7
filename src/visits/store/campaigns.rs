//! Campaigns, their doors and their team.

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, CampaignId, OrganisationId, PremisesId, SiteId, ZoneId};
use crate::visits::{Appointment, Campaign, CampaignDoor, Outcome, Promise, Spoken, Status};
use crate::{on, row};

const SELECT: &str = "SELECT campaigns.id, site_id, sites.name AS site, organisation_id, kind, audience, status, campaigns.starts_on, deadline, \
    first_dwelling_s, further_dwelling_s, establishment_s, most_tries, start_lon, start_lat, start_label, repeats_weeks, follows, \
    campaigns.created_at \
    FROM campaigns JOIN sites ON sites.id = site_id ";

/// Adds a campaign.
pub async fn insert(tx: &mut Tx, campaign: &Campaign, zone: ZoneId, by: AccountId) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO campaigns (id, site_id, zone_id, kind, audience, status, starts_on, deadline, first_dwelling_s,
                                further_dwelling_s, establishment_s, most_tries, start_lon, start_lat, start_label, created_by,
                                created_at, repeats_weeks, follows)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
    )
    .bind(campaign.id).bind(campaign.site_id).bind(zone).bind(campaign.kind).bind(campaign.audience).bind(campaign.status)
    .bind(campaign.starts_on).bind(campaign.deadline).bind(campaign.first_dwelling_s).bind(campaign.further_dwelling_s)
    .bind(campaign.establishment_s).bind(campaign.most_tries).bind(campaign.start_lon).bind(campaign.start_lat).bind(campaign.start_label.clone())
    .bind(by).bind(campaign.created_at).bind(campaign.repeats_weeks).bind(campaign.follows).execute(c).await.map(|_| ()))?;
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

/// Campaigns that come back and that no other follows yet.
pub async fn to_repeat(tx: &mut Tx) -> Result<Vec<Campaign>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE repeats_weeks IS NOT NULL AND campaigns.id NOT IN (SELECT follows FROM campaigns WHERE follows IS NOT NULL)");
        query.push(" ORDER BY campaigns.created_at, campaigns.id");
        query.build_query_as::<Campaign>().fetch_all(c).await
    })?)
}

/// Lets a campaign come back no more.
pub async fn stop_repeating(tx: &mut Tx, id: CampaignId) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE campaigns SET repeats_weeks = NULL WHERE id = $1").bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Who started a campaign.
pub async fn started_by(tx: &mut Tx, id: CampaignId) -> Result<AccountId> {
    Ok(on!(tx, c => sqlx::query_scalar("SELECT created_by FROM campaigns WHERE id = $1").bind(id).fetch_one(c).await)?)
}

/// Marks a campaign as published, or as a draft again.
pub async fn set_status(tx: &mut Tx, id: CampaignId, status: Status) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE campaigns SET status = $2 WHERE id = $1").bind(id).bind(status).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Removes a campaign with its doors, team and planning. Its rounds are gone already.
pub async fn remove(tx: &mut Tx, id: CampaignId) -> Result<()> {
    for statement in [
        "UPDATE campaigns SET follows = NULL WHERE follows = $1",
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
                QueryBuilder::new("INSERT INTO campaign_doors (campaign_id, premises_id, dwellings, due_on, tries, given_up) ");
            query.push_values(part, |mut values, door| {
                values.push_bind(id).push_bind(door.premises_id).push_bind(door.dwellings).push_bind(door.due_on);
                values.push_bind(door.tries).push_bind(door.given_up);
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
        given_up: bool,
        spoken: Option<Spoken>,
        appointment_on: Option<NaiveDate>,
        appointment_s: Option<i64>,
        promised_on: Option<NaiveDate>,
        promised_s: Option<i64>,
        promised_to: Option<AccountId>,
        unplanned: Option<String>,
    }
}

const DOORS: &str = "SELECT premises_id, dwellings, due_on, tries, outcome, visited_at, given_up, spoken, appointment_on, appointment_s, \
    promised_on, promised_s, promised_to, unplanned FROM campaign_doors WHERE campaign_id = ";

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
            given_up: self.given_up,
            spoken: self.spoken,
            appointment: self.appointment_on.zip(self.appointment_s).map(|(on, at_s)| Appointment { on, at_s }),
            promised: self
                .promised_on
                .zip(self.promised_s)
                .zip(self.promised_to)
                .map(|((on, at_s), mediator)| Promise { on, at_s, mediator }),
            unplanned: unplanned.unwrap_or_default(),
        })
    }
}

/// The doors of a campaign, in the order of their ids.
pub async fn doors(tx: &mut Tx, id: CampaignId) -> Result<Vec<CampaignDoor>> {
    let rows: Vec<DoorRow> = on!(tx, c => {
        let mut query = QueryBuilder::new(DOORS);
        query.push_bind(id).push(" ORDER BY premises_id");
        query.build_query_as::<DoorRow>().fetch_all(c).await
    })?;
    rows.into_iter().map(DoorRow::door).collect()
}

/// One door of a campaign.
pub async fn door(tx: &mut Tx, id: CampaignId, premises: PremisesId) -> Result<CampaignDoor> {
    let row: DoorRow = on!(tx, c => {
        let mut query = QueryBuilder::new(DOORS);
        query.push_bind(id).push(" AND premises_id = ").push_bind(premises);
        query.build_query_as::<DoorRow>().fetch_one(c).await
    })?;
    row.door()
}

/// Notes what the visits of a door come to.
pub async fn set_door_outcome(tx: &mut Tx, id: CampaignId, door: &CampaignDoor) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE campaign_doors SET tries = $3, outcome = $4, visited_at = $5, given_up = $6, appointment_on = $7,
                                   appointment_s = $8, spoken = $9
         WHERE campaign_id = $1 AND premises_id = $2",
    )
    .bind(id).bind(door.premises_id).bind(door.tries).bind(door.outcome).bind(door.visited_at).bind(door.given_up)
    .bind(door.appointment.map(|own| own.on)).bind(door.appointment.map(|own| own.at_s)).bind(door.spoken)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Notes what a published round promises a door; none once somebody has called.
pub async fn set_promise(tx: &mut Tx, id: CampaignId, premises: PremisesId, promise: Option<Promise>) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE campaign_doors SET promised_on = $3, promised_s = $4, promised_to = $5
         WHERE campaign_id = $1 AND premises_id = $2",
    )
    .bind(id).bind(premises).bind(promise.map(|own| own.on)).bind(promise.map(|own| own.at_s))
    .bind(promise.map(|own| own.mediator)).execute(c).await.map(|_| ()))?;
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

/// The doors of a campaign by what came of their latest visit and whether they are given up: how many, and how many dwellings.
pub async fn counts(tx: &mut Tx, id: CampaignId) -> Result<Vec<(Option<Outcome>, bool, i64, i64)>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT outcome, given_up, COUNT(*), CAST(SUM(dwellings) AS BIGINT) FROM campaign_doors
         WHERE campaign_id = $1 GROUP BY outcome, given_up",
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
