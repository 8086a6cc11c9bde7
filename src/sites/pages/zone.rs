//! The zone of a site: drawn on the map, pasted, or sent as a file. A faulty one comes back with its sentence, its text and the
//! place of the fault on the map; nothing is stored.

use askama::Template;
use axum::body::Body;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use geo::{Coord, Rect};
use serde_json::json;
use tower_sessions::Session;

use super::super::outline::{Outline, Refusal};
use super::super::{self as sites, Zone};
use super::crumbs;
use crate::app::App;
use crate::error::{Error, Fault, Faults, Result};
use crate::i18n::Sentence;
use crate::id::SiteId;
use crate::people::{Account, Right};
use crate::web::{Crumb, Page, Typed, html, html_with, read_up_to, see, tell_next};
use crate::{reading, writing};

/// The largest zone that is read, in bytes: room for 200,000 positions, so that too many positions get their own sentence.
pub const LIMIT_BYTES: usize = 16_000_000;
/// A longer text is not given back: no browser edits it.
const GIVEN_BACK_BYTES: usize = 300_000;
const REASON_LENGTH: usize = 300;

#[derive(Template)]
#[template(path = "sites/zone.html", config = "src/web/askama.toml")]
struct ZoneForm {
    title: String,
    crumbs: Vec<Crumb>,
    action: String,
    back: String,
    has_zone: bool,
    /// Where the map begins: west, south, east, north.
    map_box: String,
    /// Where the fault is, longitude and latitude.
    fault_place: String,
    form: Typed,
    page: Page,
}

impl ZoneForm {
    fn of(page: Page, site: &sites::Site, zone: Option<&Zone>, near: Option<Rect<f64>>, form: Typed) -> Self {
        let title = page.t("sites-zone");
        let shown = zone.map(|zone| zone.outline.bounding_box()).or(near);
        Self {
            crumbs: crumbs(&page, site, &title),
            title,
            action: format!("/desk/sites/{}/zone", site.id),
            back: format!("/desk/sites/{}", site.id),
            has_zone: zone.is_some(),
            map_box: shown.map(box_text).unwrap_or_default(),
            fault_place: String::new(),
            form,
            page,
        }
    }

    /// Marks the place of a fault and shows the map around it.
    fn marked(mut self, place: Option<Coord<f64>>) -> Self {
        if let Some(place) = place {
            const AROUND_DEGREES: f64 = 0.001;
            let around = Coord { x: AROUND_DEGREES, y: AROUND_DEGREES };
            self.fault_place = format!("{:.6},{:.6}", place.x, place.y);
            self.map_box = box_text(Rect::new(place - around, place + around));
        }
        self
    }
}

fn box_text(shown: Rect<f64>) -> String {
    let (min, max) = (shown.min(), shown.max());
    format!("{:.6},{:.6},{:.6},{:.6}", min.x, min.y, max.x, max.y)
}

/// The site, its zone, and where to begin the map when there is none: at another of the same contractor's sites.
async fn shown(app: &App, account: &Account, id: SiteId) -> Result<(sites::Site, Option<Zone>, Option<Rect<f64>>)> {
    account.must(Right::RegisterSites)?;
    reading!(app.db, tx => {
        let site = sites::site_seen_by(tx, account, id).await?;
        let zone = sites::current_zone(tx, id).await?;
        let near = if zone.is_some() { None } else { sites::latest_zone_elsewhere(tx, &site).await? };
        Ok((site, zone, near.map(|zone| zone.outline.bounding_box())))
    })
}

/// The form, filled with the zone that stands.
pub async fn form(State(app): State<App>, account: Account, page: Page, Path(id): Path<SiteId>) -> Result<Response> {
    let (site, zone, near) = shown(&app, &account, id).await?;
    let form = match &zone {
        Some(zone) => Typed::filled([("zone", zone.outline.to_geojson())]),
        None => Typed::empty(),
    };
    html(&ZoneForm::of(page, &site, zone.as_ref(), near, form))
}

/// Sets the zone, or gives the form back.
pub async fn set(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<SiteId>,
    request: Request,
) -> Result<Response> {
    let (site, zone, near) = shown(&app, &account, id).await?;
    let again = |form: Typed| ZoneForm::of(page, &site, zone.as_ref(), near, form);
    let (form, bytes) = match read_form(&app, request).await {
        Ok(given) => given,
        Err(Error::TooLarge { limit_bytes }) => {
            let sentence = Sentence::new("sites-zone-too-many-bytes").with("limit", limit_bytes / 1_000_000);
            let form = Typed::empty().with_faults(Error::invalid("/zone_file", sentence))?;
            return html_with(StatusCode::PAYLOAD_TOO_LARGE, &again(form));
        }
        Err(error) => return Err(error),
    };
    let mut faults = Faults::new();
    let reason = form.optional("reason", REASON_LENGTH, &mut faults);
    let (outline, place) = match parsed(bytes).await? {
        Ok(outline) => (Some(outline), None),
        Err(refusal) => {
            faults.keep::<()>(Err(Fault::new("/zone", refusal.fault.sentence())));
            (None, refusal.fault.place)
        }
    };
    let checked = faults.end();
    let (Some(outline), Ok(())) = (outline, &checked) else {
        let mut form = form;
        if form.value("zone").len() > GIVEN_BACK_BYTES {
            form.set("zone", "");
        }
        let form = form.with_faults(checked.err().unwrap_or(Error::NotFound))?;
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &again(form).marked(place));
    };
    writing!(app.db, tx => sites::set_zone(&app, tx, &account, id, &outline, reason.as_deref()).await)?;
    tell_next(&session, Sentence::new("sites-zone-set").with("area", outline.area_m2().round())).await?;
    Ok(see(format!("/desk/sites/{id}")))
}

/// Reads an outline away from the threads that answer: a hostile one takes its time.
pub async fn parsed(bytes: Vec<u8>) -> Result<Result<Outline, Box<Refusal>>> {
    tokio::task::spawn_blocking(move || Outline::read(&bytes)).await.map_err(Error::internal)
}

/// The form's fields, and what is to be read: a file that was sent takes the place of the text. A file of text comes back in the
/// field, one that nobody can edit does not.
async fn read_form(app: &App, request: Request) -> Result<(Typed, Vec<u8>)> {
    let (parts, body) = request.into_parts();
    let bytes = read_up_to(LIMIT_BYTES, body).await?;
    let not_a_form = |_| Error::invalid("/zone", Sentence::new("error-text-400"));
    let broken = |_: MultipartError| Error::invalid("/zone", Sentence::new("error-text-400"));
    let mut multipart =
        Multipart::from_request(Request::from_parts(parts, Body::from(bytes)), app).await.map_err(not_a_form)?;
    let mut form = Typed::empty();
    let mut file = None;
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(broken)?;
        match name.as_str() {
            "zone_file" if !bytes.is_empty() => file = Some(bytes.to_vec()),
            "zone" | "reason" => form.set(&name, String::from_utf8_lossy(&bytes)),
            _ => {}
        }
    }
    let Some(bytes) = file else {
        let text = form.value("zone").to_owned().into_bytes();
        return Ok((form, text));
    };
    let is_text = bytes.trim_ascii_start().first().is_some_and(|byte| matches!(byte, b'{' | b'['));
    form.set("zone", if is_text { String::from_utf8_lossy(&bytes).into_owned() } else { String::new() });
    Ok((form, bytes))
}

/// The zone as GeoJSON, for the map and for other programs.
pub async fn geojson(State(app): State<App>, account: Account, Path(id): Path<SiteId>) -> Result<Response> {
    let zone = reading!(app.db, tx => {
        sites::site_seen_by(tx, &account, id).await?;
        sites::current_zone(tx, id).await
    })?
    .ok_or(Error::NotFound)?;
    let feature = json!({
        "type": "Feature",
        "properties": { "role": "zone", "revision": zone.revision, "area_m2": zone.area_m2.round() },
        "geometry": zone.outline.to_geojson_value(),
    });
    Ok(([(header::CONTENT_TYPE, "application/geo+json")], feature.to_string()).into_response())
}
