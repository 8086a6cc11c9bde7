//! Regular contact while the works go on: a campaign that comes back every few weeks, with the doors that the site's list has then, until
//! the works are over. The next one is made a week ahead as a draft like any other; somebody plans and publishes it.

use std::time::Duration;

use chrono::TimeDelta;

use super::agenda::ServiceTimes;
use super::campaigns::{self, NewCampaign, Start};
use super::{Campaign, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::id::CampaignId;
use crate::people::{self, Account, Right, Role};
use crate::{journal, reading, sites, writing};

/// How long before its first day a campaign is made.
const AHEAD: TimeDelta = TimeDelta::days(7);
/// How often the worker looks.
const EVERY: Duration = Duration::from_secs(3_600);

/// Looks every hour which campaigns come back, for as long as the service runs.
pub async fn keep_repeating(app: App) {
    loop {
        tokio::time::sleep(EVERY).await;
        if let Err(error) = repeat_campaigns(&app).await {
            tracing::error!(%error, "campaigns that come back could not be looked for");
        }
    }
}

/// Makes every campaign that comes back within a week, and gives how many. One that cannot be made waits for the next time.
pub async fn repeat_campaigns(app: &App) -> Result<usize> {
    let mut made = 0;
    for campaign in reading!(app.db, tx => store::campaigns::to_repeat(tx).await)? {
        match writing!(app.db, tx => repeat(app, tx, &campaign).await) {
            Ok(None) => {}
            Ok(Some(_)) => made += 1,
            Err(error) => tracing::warn!(campaign = %campaign.id, %error, "a campaign could not be repeated"),
        }
    }
    Ok(made)
}

/// Makes the campaign that follows one, when it is time.
async fn repeat(app: &App, tx: &mut Tx, before: &Campaign) -> Result<Option<CampaignId>> {
    let Some(weeks) = before.repeats_weeks else { return Ok(None) };
    let today = app.clock.today(app.settings.time_zone);
    let (mut starts_on, mut deadline) = (before.starts_on, before.deadline);
    // One whose time has passed while nobody looked is left out.
    while starts_on == before.starts_on || deadline <= today {
        starts_on += TimeDelta::weeks(weeks);
        deadline += TimeDelta::weeks(weeks);
    }
    let site = sites::site(tx, before.site_id).await?;
    if starts_on - today > AHEAD || starts_on > site.ends_on {
        return Ok(None);
    }
    let team = store::campaigns::team(tx, before.id).await?.into_iter().map(|(account, _)| account).collect();
    let coordinators = people::accounts_of(tx, Role::Coordinator).await?;
    let starter = store::campaigns::started_by(tx, before.id).await?;
    let actor = coordinators.iter().find(|account| account.id == starter).or(coordinators.first());
    let actor = actor.ok_or(Error::NotFound)?;
    let new = NewCampaign {
        kind: before.kind,
        audience: before.audience,
        starts_on,
        deadline,
        team,
        service: ServiceTimes {
            first_dwelling_s: before.first_dwelling_s,
            further_dwelling_s: before.further_dwelling_s,
            establishment_s: before.establishment_s,
        },
        most_tries: before.most_tries,
        start_address: None,
        repeats_weeks: before.repeats_weeks,
    };
    let start = Start { position: before.start(), label: before.start_label.clone() };
    let id = campaigns::start_after(app, tx, actor, &site, &new, start, before.id).await?;
    journal::record(app, tx, "system", "campaign.repeated", id, format!("follows={}", before.id)).await?;
    Ok(Some(id))
}

/// Lets a campaign come back no more.
pub async fn stop_repeating(app: &App, tx: &mut Tx, actor: &Account, id: CampaignId) -> Result<()> {
    actor.must(Right::PlanCampaigns)?;
    campaigns::campaign_seen_by(tx, actor, id).await?;
    store::campaigns::stop_repeating(tx, id).await?;
    journal::record(app, tx, actor.id, "campaign.repeating_stopped", id, "").await
}
