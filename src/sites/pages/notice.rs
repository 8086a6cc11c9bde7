//! The notice of a site: one A4 sheet for the entrance halls, with what is planned, when, what it disturbs, a map, and the way
//! to the site's page by code and by QR code.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use super::super::{self as sites, SiteSummary};
use super::words::{PhaseWords, SiteLine};
use crate::app::App;
use crate::error::{Error, Result};
use crate::id::SiteId;
use crate::people::Account;
use crate::reading;
use crate::web::{Page, html};

#[derive(Template)]
#[template(path = "sites/notice.html", config = "src/web/askama.toml")]
struct Notice {
    site: sites::Site,
    code: String,
    span: String,
    has_zone: bool,
    phases: Vec<PhaseWords>,
    /// What the phases disturb, each nuisance once.
    changes: Vec<(String, String)>,
    public_url: String,
    short_url: String,
    qr: String,
    page: Page,
}

/// The sheet.
pub async fn notice(State(app): State<App>, account: Account, page: Page, Path(id): Path<SiteId>) -> Result<Response> {
    let file = reading!(app.db, tx => {
        let site = sites::site_seen_by(tx, &account, id).await?;
        sites::site_file(tx, site).await
    })?;
    let has_zone = file.zone.is_some();
    let summary = SiteSummary { has_zone, phases: file.phases, site: file.site };
    let line = SiteLine::of(&page, &summary, String::new());
    let mut changes: Vec<(String, String)> = Vec::new();
    let today = page.today();
    let mut nuisances: Vec<_> = summary
        .phases
        .iter()
        .filter(|phase| phase.to() >= today)
        .flat_map(|phase| phase.nuisances.iter().map(|own| own.nuisance))
        .collect();
    nuisances.sort();
    nuisances.dedup();
    for nuisance in nuisances {
        changes.push((page.word("nuisance", nuisance), page.word("nuisance-means", nuisance)));
    }
    let public_url = app.url(&format!("/s/{}", summary.site.code));
    let short_url = public_url.split_once("://").map_or(public_url.as_str(), |(_, rest)| rest).to_owned();
    html(&Notice {
        code: line.code,
        span: line.span,
        has_zone,
        phases: summary.phases.iter().map(|phase| PhaseWords::of(&page, phase)).filter(|phase| !phase.over).collect(),
        changes,
        qr: qr(&public_url)?,
        short_url,
        public_url,
        site: summary.site,
        page,
    })
}

/// A QR code that survives a scratch, as SVG without its XML head.
fn qr(text: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q).map_err(Error::internal)?;
    let drawn = code
        .render::<svg::Color>()
        .min_dimensions(160, 160)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build();
    Ok(drawn.find("<svg").map_or(drawn.clone(), |start| drawn[start..].to_owned()))
}
