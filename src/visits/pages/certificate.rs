//! The certificate of prior information: which share of the doors was told, when and how, for the authority. Counts only: nobody's
//! name, note or door is in it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::super::{self as visits, Coverage, Outcome};
use super::words;
use crate::app::App;
use crate::error::Result;
use crate::id::CampaignId;
use crate::people::Account;
use crate::premises::KindGroup;
use crate::web::{Page, html};
use crate::{reading, sites};

#[derive(Template)]
#[template(path = "visits/certificate.html", config = "src/web/askama.toml")]
struct Certificate {
    back: String,
    site: sites::Site,
    kind: String,
    span: String,
    coverage: Coverage,
    told: String,
    outcomes: Vec<(Outcome, i64)>,
    groups: Vec<(KindGroup, i64, i64)>,
    days: Vec<(String, i64)>,
    made_at: String,
    page: Page,
}

/// The sheet.
pub async fn certificate(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<CampaignId>,
) -> Result<Response> {
    let (campaign, site, coverage, course, doors) = reading!(app.db, tx => {
        let campaign = visits::campaign_seen_by(tx, &account, id).await?;
        let site = sites::site_seen_by(tx, &account, campaign.site_id).await?;
        let coverage = visits::coverage_of_campaign(tx, &campaign).await?;
        let course = visits::course_of_campaign(&app, tx, &campaign).await?;
        Ok((campaign, site, coverage, course, visits::doors_of_campaign(tx, id).await?))
    })?;
    let mut groups: BTreeMap<KindGroup, (i64, i64)> = BTreeMap::new();
    for (door, premises) in &doors {
        let (all, told) = groups.entry(premises.kind.group()).or_default();
        *all += 1;
        *told += i64::from(door.outcome.is_some_and(Outcome::is_told));
    }
    html(&Certificate {
        back: format!("/desk/campaigns/{id}"),
        kind: page.word("campaign-kind", campaign.kind),
        span: words::span(&page, campaign.starts_on, campaign.deadline),
        told: words::told(&page, &coverage),
        outcomes: coverage.by_outcome.clone(),
        groups: groups.into_iter().map(|(group, (all, told))| (group, all, told)).collect(),
        days: course.told.iter().map(|count| (page.date(&count.day), count.doors)).collect(),
        made_at: page.moment(&page.now),
        coverage,
        site,
        page,
    })
}
