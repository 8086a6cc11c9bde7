//! Visits: attempts at doors, only ever added to. Notes are sealed: neighbours stand behind them.

use crate::db::Tx;
use crate::error::{Error, Result};
use crate::id::{CampaignId, ContactId, PremisesId, RoundId, SiteId, StopId, VisitId};
use crate::visits::Visit;
use crate::{on, row};

row! {
    /// A visit with its sealed note.
    #[derive(Debug, Clone)]
    pub struct SealedVisit {
        pub id: VisitId,
        pub note: Option<Vec<u8>>,
        /// The name of who recorded it.
        pub recorded_by: String,
    }
}

/// Adds a visit, with its sealed note, the contact that was given, and the name under which a telephone sent it.
pub async fn insert(
    tx: &mut Tx,
    visit: &Visit,
    note: Option<Vec<u8>>,
    contact: Option<ContactId>,
    sent_as: Option<&str>,
) -> Result<()> {
    let sent_as = sent_as.map(ToOwned::to_owned);
    on!(tx, c => sqlx::query(
        "INSERT INTO visits (id, campaign_id, premises_id, stop_id, outcome, undoes, note, contact_id, sent_as, visited_at,
                             recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(visit.id).bind(visit.campaign_id).bind(visit.premises_id).bind(visit.stop_id).bind(visit.outcome)
    .bind(visit.undoes).bind(note.clone()).bind(contact).bind(sent_as.clone()).bind(visit.visited_at)
    .bind(visit.recorded_by).bind(visit.recorded_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

macro_rules! visits_where {
    ($condition:literal) => {
        concat!(
            "SELECT id, campaign_id, premises_id, stop_id, outcome, undoes, visited_at, recorded_by, recorded_at FROM visits WHERE ",
            $condition,
            " ORDER BY recorded_at, id"
        )
    };
}

/// The visits of a campaign, as they were recorded.
pub async fn of_campaign(tx: &mut Tx, id: CampaignId) -> Result<Vec<Visit>> {
    Ok(on!(tx, c => sqlx::query_as(visits_where!("campaign_id = $1")).bind(id).fetch_all(c).await)?)
}

/// The visits at the stops of a round.
pub async fn of_round(tx: &mut Tx, id: RoundId) -> Result<Vec<Visit>> {
    Ok(on!(tx, c => sqlx::query_as(visits_where!("stop_id IN (SELECT id FROM stops WHERE round_id = $1)"))
        .bind(id).fetch_all(c).await)?)
}

/// The visits at a door of a campaign.
pub async fn of_door(tx: &mut Tx, id: CampaignId, premises: PremisesId) -> Result<Vec<Visit>> {
    Ok(on!(tx, c => sqlx::query_as(visits_where!("campaign_id = $1 AND premises_id = $2"))
        .bind(id).bind(premises).fetch_all(c).await)?)
}

/// The visits at a stop.
pub async fn of_stop(tx: &mut Tx, id: StopId) -> Result<Vec<Visit>> {
    Ok(on!(tx, c => sqlx::query_as(visits_where!("stop_id = $1")).bind(id).fetch_all(c).await)?)
}

/// One visit.
pub async fn one(tx: &mut Tx, id: VisitId) -> Result<Visit> {
    let found: Option<Visit> = on!(tx, c => sqlx::query_as(visits_where!("id = $1")).bind(id).fetch_optional(c).await)?;
    found.ok_or(Error::NotFound)
}

/// The visit that a telephone sent under this name, if it came before.
pub async fn sent_as(tx: &mut Tx, name: &str) -> Result<Option<VisitId>> {
    Ok(on!(tx, c => sqlx::query_scalar("SELECT id FROM visits WHERE sent_as = $1")
        .bind(name.to_owned()).fetch_optional(c).await)?)
}

/// The notes at a stop, sealed, with who recorded them.
pub async fn sealed_of_stop(tx: &mut Tx, id: StopId) -> Result<Vec<SealedVisit>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT visits.id, note, accounts.name AS recorded_by FROM visits JOIN accounts ON accounts.id = recorded_by
         WHERE stop_id = $1",
    ).bind(id).fetch_all(c).await)?)
}

/// The contacts that neighbours of a site gave at their door.
pub async fn contacts_of_site(tx: &mut Tx, site: SiteId) -> Result<Vec<ContactId>> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT DISTINCT contact_id FROM visits JOIN campaigns ON campaigns.id = campaign_id
         WHERE site_id = $1 AND contact_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM visits undoing WHERE undoing.undoes = visits.id)",
    ).bind(site).fetch_all(c).await)?)
}

/// How many visits a campaign has.
pub async fn count(tx: &mut Tx, id: CampaignId) -> Result<i64> {
    Ok(
        on!(tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM visits WHERE campaign_id = $1").bind(id).fetch_one(c).await)?,
    )
}

/// The contacts that were given at a door of a site.
pub async fn contacts_at(tx: &mut Tx, site: SiteId, premises: PremisesId) -> Result<Vec<ContactId>> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT DISTINCT contact_id FROM visits JOIN campaigns ON campaigns.id = campaign_id
         WHERE site_id = $1 AND premises_id = $2 AND contact_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM visits undoing WHERE undoing.undoes = visits.id)",
    ).bind(site).bind(premises).fetch_all(c).await)?)
}
