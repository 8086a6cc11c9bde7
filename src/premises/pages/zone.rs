//! A zone that was sent: a first one is saved at once and its counts are told; a changed one is shown first, with who becomes affected,
//! who no longer is and who has to be told, and saved when that is confirmed. Nothing typed is lost, and no script is needed.

use askama::Template;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use geo::{BoundingRect, Coord, Rect};
use tower_sessions::Session;

use super::affected::Row;
use super::map::background_around;
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::SiteId;
use crate::people::Account;
use crate::premises::{self, Affected, GivenZone, Leaving, ListCounts, ZoneChange};
use crate::sites::outline::{Outline, Refusal};
use crate::sites::zone_form::{Background, LIMIT_BYTES, SentZone, Step, ZoneDesk, shown_box};
use crate::sites::{Site, crumbs};
use crate::web::drawing::{Drawing, Frame, Layer};
use crate::web::{Crumb, Page, html, html_with, see, tell_next};
use crate::{reading, writing};

/// More doors than this are counted and not listed.
const LISTED: usize = 200;
const PICTURE_PX: (u32, u32) = (900, 560);
const AROUND_M: f64 = 30.0;

/// `POST /desk/sites/{id}/zone`.
pub async fn give(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<SiteId>,
    request: Request,
) -> Result<Response> {
    let desk = ZoneDesk::seen_by(&app, &account, id).await?;
    let sent = match SentZone::read(&app, request).await {
        Ok(sent) => sent,
        Err(Error::TooLarge { limit_bytes }) => {
            let sentence = Sentence::new("sites-zone-too-many-bytes").with("limit", limit_bytes / 1_000_000);
            let form = crate::web::Typed::empty().with_faults(Error::invalid("/zone_file", sentence))?;
            return html_with(StatusCode::PAYLOAD_TOO_LARGE, &desk.form(page, form));
        }
        Err(error) => return Err(error),
    };
    if sent.step() == Step::Back {
        return html(&desk.form(page, sent.typed()));
    }
    let mut faults = Faults::new();
    let reason = sent.reason(&mut faults);
    let read = sent.outline().await?;
    if let Err(refusal) = &read {
        faults.add("/zone", refusal.fault.sentence());
    }
    let checked = faults.end();
    let (Ok(outline), Ok(())) = (&read, &checked) else {
        let form = sent.typed().with_faults(checked.err().unwrap_or(Error::NotFound))?;
        let mut form = desk.form(page, form);
        if let Err(refusal) = &read {
            form = form.refused(refusal, &background_of(&app, refusal).await?);
        }
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &form);
    };
    let instead_of = match sent.step() {
        Step::Save { instead_of } => Some(instead_of),
        _ => None,
    };
    let stands = desk.zone.as_ref();
    let is_seen = stands
        .is_none_or(|zone| instead_of == Some(zone.revision) || zone.outline.to_geojson() == outline.to_geojson());
    if !is_seen {
        let change = reading!(app.db, tx => premises::zone_change(tx, &account, id, outline).await)?;
        return change_page(&app, page, &desk.site, &change, outline, reason, instead_of.is_some()).await;
    }
    let instead_of = stands.and(instead_of);
    let given = writing!(app.db, tx => {
        premises::give_zone(&app, tx, &account, id, outline, reason.as_deref(), instead_of).await
    })?;
    tell_next(&session, told(&given)).await?;
    Ok(see(format!("/desk/sites/{id}")))
}

/// What is told of a zone that was saved.
fn told(given: &GivenZone) -> Sentence {
    if !given.is_new {
        return Sentence::new("sites-zone-same");
    }
    let ListCounts { doors, dwellings, shops, sensitive, .. } = given.counts;
    Sentence::new("sites-zone-given")
        .with("area", given.zone.area_m2.round())
        .with("doors", doors)
        .with("dwellings", dwellings)
        .with("shops", shops)
        .with("sensitive", sensitive)
}

/// The streets around a faulty zone.
async fn background_of(app: &App, refusal: &Refusal) -> Result<Background> {
    match shown_box(refusal) {
        Some(shown) => background_around(app, shown).await,
        None => Ok(Background::new()),
    }
}

#[derive(Template)]
#[template(path = "premises/change.html", config = "src/web/askama.toml")]
struct ChangePage {
    crumbs: Vec<Crumb>,
    action: String,
    /// The zone as it would be saved.
    zone: String,
    reason: String,
    instead_of: i64,
    /// Whether another revision came between what was shown and what was to be saved.
    came_between: Option<String>,
    changes_nothing: bool,
    picture: String,
    figures: Vec<Figure>,
    joining: Vec<Row>,
    joining_more: usize,
    worse: Vec<Row>,
    worse_more: usize,
    leaving: Vec<LeavingRow>,
    leaving_more: usize,
    page: Page,
}

struct Figure {
    value: String,
    label: String,
}

struct LeavingRow {
    row: Row,
    /// When somebody acted on a list that it stood on.
    acted_on: Option<String>,
}

async fn change_page(
    app: &App,
    page: Page,
    site: &Site,
    change: &ZoneChange,
    outline: &Outline,
    reason: Option<String>,
    was_confirmed: bool,
) -> Result<Response> {
    let path = format!("/desk/sites/{}/affected", site.id);
    let row = |door: &Affected| Row::of(&page, &path, &change.phases, door);
    let figure = |value: usize, key: &str| Figure { value: page.number(value as i64), label: page.t(key) };
    let leaving = |leaving: &Leaving| LeavingRow {
        row: row(&leaving.door),
        acted_on: leaving.acted_on.map(|at| page.moment(&at)),
    };
    let area = |outline: &Outline| page.number(outline.area_m2().round() as i64);
    let title = page.t("sites-change-title");
    let shown = picture(app, &page, change, outline).await?;
    let came_between = was_confirmed.then(|| page.t("sites-change-came-between"));
    html(&ChangePage {
        crumbs: crumbs(&page, site, &title),
        action: format!("/desk/sites/{}/zone", site.id),
        zone: outline.to_geojson(),
        reason: reason.unwrap_or_default(),
        instead_of: change.zone.as_ref().map_or(0, |zone| zone.revision),
        came_between,
        changes_nothing: change.joining.is_empty() && change.leaving.is_empty() && change.worse.is_empty(),
        picture: shown,
        figures: vec![
            figure(change.joining.len(), "sites-change-joining"),
            figure(change.worse.len(), "sites-change-worse"),
            figure(change.leaving.len(), "sites-change-leaving"),
            Figure {
                value: format!(
                    "{} → {}",
                    page.number(change.before.doors as i64),
                    page.number(change.after.doors as i64)
                ),
                label: page.t("sites-change-doors"),
            },
            Figure {
                value: match &change.zone {
                    Some(zone) => format!("{} → {}", area(&zone.outline), area(outline)),
                    None => area(outline),
                },
                label: page.t("sites-change-area"),
            },
        ],
        joining: change.joining.iter().take(LISTED).map(row).collect(),
        joining_more: change.joining.len().saturating_sub(LISTED),
        worse: change.worse.iter().take(LISTED).map(row).collect(),
        worse_more: change.worse.len().saturating_sub(LISTED),
        leaving: change.leaving.iter().take(LISTED).map(leaving).collect(),
        leaving_more: change.leaving.len().saturating_sub(LISTED),
        page,
    })
}

/// Both outlines on the streets, with the doors that come and go.
async fn picture(app: &App, page: &Page, change: &ZoneChange, outline: &Outline) -> Result<String> {
    let place = |door: &Affected| Coord { x: door.premises.position.lon, y: door.premises.position.lat };
    let joining: Vec<Coord<f64>> = change.joining.iter().map(place).collect();
    let leaving: Vec<Coord<f64>> = change.leaving.iter().map(|leaving| place(&leaving.door)).collect();
    let mut shown: geo::MultiPoint<f64> = joining.iter().chain(&leaving).copied().map(geo::Point::from).collect();
    let boxes =
        change.zone.as_ref().map(|zone| zone.outline.bounding_box()).into_iter().chain([outline.bounding_box()]);
    shown.0.extend(boxes.flat_map(|shown: Rect<f64>| [shown.min(), shown.max()]).map(geo::Point::from));
    let shown = shown.bounding_rect().unwrap_or(outline.bounding_box());
    let frame = Frame::around(shown, AROUND_M, PICTURE_PX.0, PICTURE_PX.1);
    let mut drawing = Drawing::new(frame);
    for (layer, shape, name) in &background_around(app, frame.bounds()).await? {
        drawing.add(*layer, shape, name.as_deref());
    }
    drawing.polygons(Layer::Zone, outline.multi_polygon());
    if let Some(zone) = &change.zone {
        drawing.polygons(Layer::Former, zone.outline.multi_polygon());
    }
    leaving.into_iter().for_each(|place| drawing.point(Layer::Gone, place));
    joining.into_iter().for_each(|place| drawing.point(Layer::Door, place));
    Ok(drawing.inline(&page.t("sites-change-title"), &page.t("sites-change-picture")))
}

/// The bound on what is sent, for the route.
pub const UP_TO_BYTES: usize = LIMIT_BYTES;
