//! What the public reads without an account: the works there are, and what one site plans. Light, and without scripts.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::super::{self as sites, SiteCode, SiteState, SiteSummary};
use super::words::{Badge, PhaseWords, SiteLine};
use crate::app::App;
use crate::error::{Error, Result};
use crate::reading;
use crate::web::{Page, html, html_with, see};

#[derive(Template)]
#[template(path = "sites/home.html", config = "src/web/askama.toml")]
struct Home {
    code: String,
    code_unknown: bool,
    ongoing: Vec<SiteLine>,
    coming: Vec<SiteLine>,
    page: Page,
}

/// What was looked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    code: String,
}

/// Find the works near me: by the code on a notice, or in the list.
pub async fn home(State(app): State<App>, page: Page, Query(asked): Query<Asked>) -> Result<Response> {
    let typed = asked.code.trim();
    let today = page.today();
    let code = typed.parse::<SiteCode>().ok();
    let (found, all) = reading!(app.db, tx => {
        let found = match &code {
            Some(code) => match sites::site_by_code(tx, code).await {
                Ok(site) => Some(site),
                Err(Error::NotFound) => None,
                Err(error) => return Err(error),
            },
            None => None,
        };
        Ok((found, sites::sites_in_public(tx, today).await?))
    })?;
    if let Some(site) = found {
        return Ok(see(format!("/s/{}", site.code)));
    }
    let (ongoing, coming): (Vec<_>, Vec<_>) =
        all.iter().partition(|summary| summary.state(today) == SiteState::Ongoing);
    let lines = |summaries: Vec<&SiteSummary>| {
        summaries.into_iter().map(|own| SiteLine::of(&page, own, format!("/s/{}", own.site.code))).collect()
    };
    let (ongoing, coming) = (lines(ongoing), lines(coming));
    let status = if typed.is_empty() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    html_with(status, &Home { code: typed.to_owned(), code_unknown: !typed.is_empty(), ongoing, coming, page })
}

#[derive(Template)]
#[template(path = "sites/public.html", config = "src/web/askama.toml")]
struct Public {
    site: sites::Site,
    code: String,
    state: Badge,
    span: String,
    is_over: bool,
    has_zone: bool,
    phases: Vec<PhaseWords>,
    page: Page,
}

/// What one site plans: phases, dates, hours, what it changes for a neighbour.
pub async fn site(State(app): State<App>, page: Page, Path(code): Path<String>) -> Result<Response> {
    let code: SiteCode = code.parse().map_err(|_| Error::NotFound)?;
    let file = reading!(app.db, tx => {
        let site = sites::site_by_code(tx, &code).await?;
        sites::site_file(tx, site).await
    })?;
    let is_over = file.state(page.today()) == SiteState::Ended;
    let has_zone = file.zone.is_some();
    let summary = SiteSummary { has_zone, phases: file.phases, site: file.site };
    let line = SiteLine::of(&page, &summary, String::new());
    html(&Public {
        code: line.code,
        state: line.state,
        span: line.span,
        is_over,
        has_zone,
        phases: summary.phases.iter().map(|phase| PhaseWords::of(&page, phase)).collect(),
        site: summary.site,
        page,
    })
}
