//! The notice of a site: one A4 sheet for the entrance halls, with what is planned, when, what it disturbs, a map, and the way
//! to the site's page by code and by QR code. In each language that we write to people in, so that it can hang beside the French one; the
//! names of the site and its phases stay in the words of whoever gave them.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use serde::Deserialize;

use super::super::{self as sites, SiteSummary};
use super::words::{PhaseWords, SiteLine};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Language;
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
    /// The languages that it can be had in.
    languages: Vec<Choice>,
    /// The page in the sheet's language.
    sheet: Page,
    page: Page,
}

/// A language that the sheet can be had in.
struct Choice {
    code: &'static str,
    name: &'static str,
    is_chosen: bool,
}

/// In which language the sheet is asked for; none or one that is not known: the reader's.
#[derive(Deserialize)]
pub struct Asked {
    language: Option<String>,
}

/// The sheet.
pub async fn notice(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
    Query(Asked { language }): Query<Asked>,
) -> Result<Response> {
    let language: Language = language.and_then(|asked| asked.parse().ok()).unwrap_or(page.language);
    let sheet = Page { language, ..page.clone() };
    let file = reading!(app.db, tx => {
        let site = sites::site_seen_by(tx, &account, id).await?;
        sites::site_file(tx, site).await
    })?;
    let has_zone = file.zone.is_some();
    let summary = SiteSummary { has_zone, phases: file.phases, site: file.site };
    let line = SiteLine::of(&sheet, &summary, String::new());
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
        changes.push((sheet.word("nuisance", nuisance), sheet.word("nuisance-means", nuisance)));
    }
    let public_url = app.url(&format!("/s/{}", summary.site.code));
    let short_url = public_url.split_once("://").map_or(public_url.as_str(), |(_, rest)| rest).to_owned();
    html(&Notice {
        code: line.code,
        span: line.span,
        has_zone,
        phases: summary.phases.iter().map(|phase| PhaseWords::of(&sheet, phase)).filter(|phase| !phase.over).collect(),
        changes,
        qr: qr(&public_url)?,
        short_url,
        public_url,
        site: summary.site,
        languages: Language::ALL.iter().map(|own| choice(*own, language)).collect(),
        sheet,
        page,
    })
}

fn choice(own: Language, chosen: Language) -> Choice {
    Choice { code: own.as_str(), name: own.own_name(), is_chosen: own == chosen }
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
