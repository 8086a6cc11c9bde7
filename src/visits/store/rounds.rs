//! Rounds and their stops.

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, CampaignId, PremisesId, RoundId, StopId};
use crate::on;
use crate::visits::{Round, Status, Stop};

const SELECT: &str = "SELECT rounds.id, campaign_id, mediator_id, accounts.name AS mediator, walked_on, status, leaves_s, back_s, \
    break_from_s, break_to_s, walking_s, published_at FROM rounds JOIN accounts ON accounts.id = mediator_id ";

/// Adds a round.
pub async fn insert(tx: &mut Tx, round: &Round) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO rounds (id, campaign_id, mediator_id, walked_on, status, leaves_s, back_s, break_from_s, break_to_s,
                             walking_s, published_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(round.id).bind(round.campaign_id).bind(round.mediator_id).bind(round.walked_on).bind(round.status)
    .bind(round.leaves_s).bind(round.back_s).bind(round.break_from_s).bind(round.break_to_s).bind(round.walking_s)
    .bind(round.published_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Adds the stops of rounds.
pub async fn insert_stops(tx: &mut Tx, stops: &[Stop]) -> Result<()> {
    for part in stops.chunks(500) {
        on!(tx, c => {
            let mut query = QueryBuilder::new(
                "INSERT INTO stops (id, round_id, premises_id, place, arrive_s, start_s, leave_s) ",
            );
            query.push_values(part, |mut values, stop| {
                values.push_bind(stop.id).push_bind(stop.round_id).push_bind(stop.premises_id).push_bind(stop.place);
                values.push_bind(stop.arrive_s).push_bind(stop.start_s).push_bind(stop.leave_s);
            });
            query.build().execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

/// One round.
pub async fn one(tx: &mut Tx, id: RoundId) -> Result<Round> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE rounds.id = ").push_bind(id);
        query.build_query_as::<Round>().fetch_one(c).await
    })?)
}

/// The rounds of a campaign, by day and mediator.
pub async fn of_campaign(tx: &mut Tx, id: CampaignId) -> Result<Vec<Round>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE campaign_id = ").push_bind(id).push(" ORDER BY walked_on, accounts.name, rounds.id");
        query.build_query_as::<Round>().fetch_all(c).await
    })?)
}

/// The published rounds of a mediator from a day on, by day.
pub async fn of_mediator(tx: &mut Tx, mediator: AccountId, from: NaiveDate) -> Result<Vec<Round>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE mediator_id = ").push_bind(mediator).push(" AND walked_on >= ").push_bind(from);
        query.push(" AND status = ").push_bind(Status::Published).push(" ORDER BY walked_on, rounds.id");
        query.build_query_as::<Round>().fetch_all(c).await
    })?)
}

/// The rounds from a day on, of the members of a team, that a new plan leaves as they are: another campaign's, and published ones.
pub async fn standing(tx: &mut Tx, id: CampaignId, from: NaiveDate) -> Result<Vec<Round>> {
    Ok(on!(tx, c => {
        let mut query = QueryBuilder::new(SELECT);
        query.push("WHERE walked_on >= ").push_bind(from).push(" AND (campaign_id <> ").push_bind(id);
        query.push(" OR status = ").push_bind(Status::Published);
        query.push(") AND mediator_id IN (SELECT account_id FROM campaign_team WHERE campaign_id = ").push_bind(id).push(")");
        query.build_query_as::<Round>().fetch_all(c).await
    })?)
}

/// Publishes a round, or makes it a draft again.
pub async fn set_status(tx: &mut Tx, id: RoundId, status: Status, at: Option<Timestamp>) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE rounds SET status = $2, published_at = $3 WHERE id = $1")
        .bind(id).bind(status).bind(at).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Removes the draft rounds of a campaign with their stops; nobody has walked them.
pub async fn remove_drafts(tx: &mut Tx, id: CampaignId) -> Result<()> {
    on!(tx, c => sqlx::query(
        "DELETE FROM stops WHERE round_id IN (SELECT id FROM rounds WHERE campaign_id = $1 AND status = $2)",
    ).bind(id).bind(Status::Draft).execute(c).await.map(|_| ()))?;
    on!(tx, c => sqlx::query("DELETE FROM rounds WHERE campaign_id = $1 AND status = $2")
        .bind(id).bind(Status::Draft).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Removes one draft round with its stops.
pub async fn remove_draft(tx: &mut Tx, id: RoundId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM stops WHERE round_id = $1").bind(id).execute(c).await.map(|_| ()))?;
    on!(tx, c => sqlx::query("DELETE FROM rounds WHERE id = $1 AND status = $2")
        .bind(id).bind(Status::Draft).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// Removes the stops of a round at which nobody has called.
pub async fn remove_unvisited_stops(tx: &mut Tx, id: RoundId) -> Result<()> {
    on!(tx, c => sqlx::query(
        "DELETE FROM stops WHERE round_id = $1 AND id NOT IN (SELECT stop_id FROM visits)",
    ).bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}

/// The stops of a round in order.
pub async fn stops(tx: &mut Tx, id: RoundId) -> Result<Vec<Stop>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, round_id, premises_id, place, arrive_s, start_s, leave_s FROM stops WHERE round_id = $1 ORDER BY place, id",
    ).bind(id).fetch_all(c).await)?)
}

/// One stop.
pub async fn stop(tx: &mut Tx, id: StopId) -> Result<Stop> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, round_id, premises_id, place, arrive_s, start_s, leave_s FROM stops WHERE id = $1",
    ).bind(id).fetch_one(c).await)?)
}

/// The stops of all rounds of a campaign, round by round in order.
pub async fn stops_of_campaign(tx: &mut Tx, id: CampaignId) -> Result<Vec<Stop>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT stops.id, round_id, premises_id, place, arrive_s, start_s, leave_s
         FROM stops JOIN rounds ON rounds.id = round_id WHERE campaign_id = $1 ORDER BY round_id, place, stops.id",
    ).bind(id).fetch_all(c).await)?)
}

/// The doors of a campaign that a published round from a day on will still call at.
pub async fn doors_published(tx: &mut Tx, id: CampaignId, from: NaiveDate) -> Result<Vec<PremisesId>> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT stops.premises_id FROM stops JOIN rounds ON rounds.id = round_id
         WHERE campaign_id = $1 AND status = $2 AND walked_on >= $3 AND stops.id NOT IN (
             SELECT stop_id FROM visits taken WHERE taken.campaign_id = $1 AND taken.undoes IS NULL
             AND NOT EXISTS (SELECT 1 FROM visits undoing WHERE undoing.undoes = taken.id))",
    ).bind(id).bind(Status::Published).bind(from).fetch_all(c).await)?)
}
