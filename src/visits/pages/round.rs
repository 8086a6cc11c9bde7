//! One round at the desk: its stops with their times, the map, the sheet for paper; published, or taken back.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use tower_sessions::Session;

use super::super::{self as visits, RoundFile, Status};
use super::drawn;
use super::words::RoundWords;
use crate::app::App;
use crate::error::Result;
use crate::i18n::Sentence;
use crate::id::RoundId;
use crate::people::{Account, Right};
use crate::sites;
use crate::web::{Crumb, Page, html, see, tell_next};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "visits/round.html", config = "src/web/askama.toml")]
struct RoundPage {
    crumbs: Vec<Crumb>,
    path: String,
    campaign_path: String,
    map_path: String,
    mediator: String,
    status: Status,
    published: bool,
    past: bool,
    round: RoundWords,
    page: Page,
}

async fn read(app: &App, account: &Account, id: RoundId) -> Result<RoundFile> {
    account.must(Right::PlanCampaigns)?;
    reading!(app.db, tx => visits::round_seen_by(tx, account, id).await)
}

/// The page.
pub async fn round(State(app): State<App>, account: Account, page: Page, Path(id): Path<RoundId>) -> Result<Response> {
    let file = read(&app, &account, id).await?;
    let words = RoundWords::of(&page, &file);
    let path = format!("/desk/rounds/{id}");
    let campaign_path = format!("/desk/campaigns/{}", file.campaign.id);
    html(&RoundPage {
        crumbs: vec![
            Crumb { path: Some("/desk/campaigns".to_owned()), label: page.t("visits-title") },
            Crumb { path: Some(campaign_path.clone()), label: file.campaign.site.clone() },
            Crumb { path: None, label: words.day.clone() },
        ],
        map_path: format!("{path}/map.geojson"),
        path,
        campaign_path,
        mediator: file.round.mediator.clone(),
        status: file.round.status,
        published: file.round.status == Status::Published,
        past: file.round.walked_on < page.today(),
        round: words,
        page,
    })
}

/// The round as GeoJSON.
pub async fn geojson(State(app): State<App>, account: Account, Path(id): Path<RoundId>) -> Result<Response> {
    let file = read(&app, &account, id).await?;
    let (zone, walked) = reading!(app.db, tx => {
        Ok((sites::current_zone(tx, file.campaign.site_id).await?, drawn::walked(tx, &file).await?))
    })?;
    let mut features: Vec<_> = zone.as_ref().map(drawn::zone).into_iter().collect();
    features.extend(drawn::features(&file, &walked, 0));
    Ok(([(header::CONTENT_TYPE, "application/geo+json")], drawn::collection(features)).into_response())
}

#[derive(Template)]
#[template(path = "visits/sheet.html", config = "src/web/askama.toml")]
struct Sheet {
    back: String,
    mediator: String,
    round: RoundWords,
    page: Page,
}

/// The round on paper, for whoever has no telephone or no battery.
pub async fn sheet(State(app): State<App>, account: Account, page: Page, Path(id): Path<RoundId>) -> Result<Response> {
    let file = reading!(app.db, tx => visits::round_seen_by(tx, &account, id).await)?;
    let back = if account.may(Right::PlanCampaigns) { format!("/desk/rounds/{id}") } else { format!("/rounds/{id}") };
    html(&Sheet { back, mediator: file.round.mediator.clone(), round: RoundWords::of(&page, &file), page })
}

/// Publishes the round.
pub async fn publish(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<RoundId>,
) -> Result<Response> {
    writing!(app.db, tx => visits::publish_round(&app, tx, &account, id).await)?;
    tell_next(&session, Sentence::new("visits-published").with("count", 1)).await?;
    Ok(see(format!("/desk/rounds/{id}")))
}

/// Takes back what was not walked yet.
pub async fn withdraw(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<RoundId>,
) -> Result<Response> {
    writing!(app.db, tx => visits::withdraw_round(&app, tx, &account, id).await)?;
    tell_next(&session, Sentence::new("visits-withdrawn")).await?;
    Ok(see(format!("/desk/rounds/{id}")))
}

#[derive(Template)]
#[template(path = "visits/notices.html", config = "src/web/askama.toml")]
struct Notices {
    back: String,
    site: String,
    code: String,
    public_url: String,
    short_url: String,
    telephone: Option<String>,
    sheets: Vec<Vec<NoticeWords>>,
    page: Page,
}

/// What hangs on one door.
struct NoticeWords {
    label: String,
    slot: String,
}

/// Notices for the doors of a round with the time that is announced, some to a sheet.
pub async fn notices(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<RoundId>,
) -> Result<Response> {
    const ON_A_SHEET: usize = 4;
    let file = read(&app, &account, id).await?;
    let site = reading!(app.db, tx => sites::site(tx, file.campaign.site_id).await)?;
    let notice = |stop: &visits::StopFile| {
        let (from, to) = visits::slot(stop.stop.start_s);
        let slot = Sentence::new("visits-notice-slot").with("day", page.day(&file.round.walked_on));
        let slot = slot.with("from", page.time(&from)).with("to", page.time(&to));
        NoticeWords { label: stop.premises.label(), slot: page.tell(&slot) }
    };
    let public_url = app.url(&format!("/s/{}", site.code));
    let sheets = file.stops.chunks(ON_A_SHEET).map(|stops| stops.iter().map(notice).collect()).collect();
    html(&Notices {
        back: format!("/desk/rounds/{id}"),
        code: site.code.in_capitals(),
        short_url: public_url.split_once("://").map_or(public_url.as_str(), |(_, rest)| rest).to_owned(),
        public_url,
        telephone: site.public_telephone,
        site: site.name,
        sheets,
        page,
    })
}
