//! The list of campaigns with how far each has come.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::super as visits;
use super::words::CampaignLine;
use crate::app::App;
use crate::error::Result;
use crate::id::SiteId;
use crate::people::{Account, Right};
use crate::web::{Page, html};
use crate::{reading, sites};

#[derive(Template)]
#[template(path = "visits/campaigns.html", config = "src/web/askama.toml")]
struct List {
    lines: Vec<CampaignLine>,
    /// The site that the list is of: its name and where a campaign of it is started.
    of_site: Option<(String, String)>,
    may_plan: bool,
    page: Page,
}

/// Of which site.
#[derive(Deserialize)]
pub struct Asked {
    site: Option<SiteId>,
}

/// All campaigns that I may know of.
pub async fn list(
    State(app): State<App>,
    account: Account,
    page: Page,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (campaigns, site) = reading!(app.db, tx => {
        let campaigns = visits::campaigns_seen_by(tx, &account, asked.site).await?;
        let site = match asked.site {
            Some(site) => Some(sites::site_seen_by(tx, &account, site).await?),
            None => None,
        };
        Ok((campaigns, site))
    })?;
    html(&List {
        lines: campaigns.into_iter().map(|summary| CampaignLine::of(&page, summary)).collect(),
        of_site: site.map(|site| (site.name, format!("/desk/sites/{}/campaigns/new", site.id))),
        may_plan: account.may(Right::PlanCampaigns),
        page,
    })
}
