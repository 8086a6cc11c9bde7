//! The form of a zone: drawn on the map, pasted, or sent as a file. A faulty one comes back with its sentence, its text, a picture
//! with the place of the fault and, where there is only one way, how it could be mended. What a zone changes for the neighbours is
//! shown, and the zone saved, by `premises`, which takes the form from here.

use askama::Template;
use axum::body::Body;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Path, Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use geo::{BoundingRect, Coord, Geometry, GeometryCollection, Rect};
use serde_json::json;

use super::super::outline::{Outline, Refusal};
use super::super::{self as sites, Zone};
use super::crumbs;
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::SiteId;
use crate::people::{Account, Right};
use crate::reading;
use crate::web::drawing::{Drawing, Frame, Layer};
use crate::web::{Crumb, Page, Typed, html, read_up_to};

/// The largest zone that is read, in bytes: room for 200,000 positions, so that too many positions get their own sentence.
pub const LIMIT_BYTES: usize = 16_000_000;
/// A longer text is not given back: no browser edits it.
const GIVEN_BACK_BYTES: usize = 300_000;
const REASON_LENGTH: usize = 300;
/// The size of the picture of a fault.
const PICTURE_PX: (u32, u32) = (640, 420);
const AROUND_M: f64 = 25.0;

/// Something of the background of a picture.
pub type Background = Vec<(Layer, Geometry<f64>, Option<String>)>;

/// Whose zone it is: the site, its zone, and where to begin the map when there is none, at another of the same contractor's sites.
#[derive(Debug, Clone)]
pub struct ZoneDesk {
    /// The site.
    pub site: sites::Site,
    /// Its zone as it stands.
    pub zone: Option<Zone>,
    near: Option<Rect<f64>>,
}

impl ZoneDesk {
    /// The site, for somebody who may give its zone.
    pub async fn seen_by(app: &App, account: &Account, id: SiteId) -> Result<Self> {
        account.must(Right::RegisterSites)?;
        reading!(app.db, tx => {
            let site = sites::site_seen_by(tx, account, id).await?;
            let zone = sites::current_zone(tx, id).await?;
            let near = if zone.is_some() { None } else { sites::latest_zone_elsewhere(tx, &site).await? };
            Ok(Self { site, zone, near: near.map(|zone| zone.outline.bounding_box()) })
        })
    }

    /// The form, with what was typed.
    pub fn form(&self, page: Page, form: Typed) -> ZoneForm {
        let title = page.t("sites-zone");
        let shown = self.zone.as_ref().map(|zone| zone.outline.bounding_box()).or(self.near);
        ZoneForm {
            crumbs: crumbs(&page, &self.site, &title),
            title,
            action: format!("/desk/sites/{}/zone", self.site.id),
            back: format!("/desk/sites/{}", self.site.id),
            has_zone: self.zone.is_some(),
            map_box: shown.map(box_text).unwrap_or_default(),
            fault_place: String::new(),
            picture: String::new(),
            mend: None,
            form,
            page,
        }
    }
}

/// The page with the form.
#[derive(Template)]
#[template(path = "sites/zone.html", config = "src/web/askama.toml")]
pub struct ZoneForm {
    title: String,
    crumbs: Vec<Crumb>,
    action: String,
    back: String,
    has_zone: bool,
    /// Where the map begins: west, south, east, north.
    map_box: String,
    /// Where the fault is, longitude and latitude.
    fault_place: String,
    /// The faulty outline, the place of its fault, and how it could be mended.
    picture: String,
    mend: Option<MendWords>,
    form: Typed,
    page: Page,
}

/// A way to mend a zone: what would be done, and the outline that it would give.
struct MendWords {
    lines: Vec<String>,
    zone: String,
}

impl ZoneForm {
    /// Marks the place of a fault, shows the map around it, draws what was given, and offers to mend it.
    pub fn refused(mut self, refusal: &Refusal, background: &Background) -> Self {
        if let Some(place) = refusal.fault.place {
            const AROUND_DEGREES: f64 = 0.001;
            let around = Coord { x: AROUND_DEGREES, y: AROUND_DEGREES };
            self.fault_place = format!("{:.6},{:.6}", place.x, place.y);
            self.map_box = box_text(Rect::new(place - around, place + around));
        }
        if let Some(shown) = shown_box(refusal) {
            let mut drawing = Drawing::new(Frame::around(shown, AROUND_M, PICTURE_PX.0, PICTURE_PX.1));
            for (layer, shape, name) in background {
                drawing.add(*layer, shape, name.as_deref());
            }
            if let Some(mend) = &refusal.mend {
                drawing.polygons(Layer::Zone, mend.outline.multi_polygon());
            }
            for ring in &refusal.rings {
                drawing.add(Layer::Former, &Geometry::LineString(ring.clone()), None);
            }
            for place in refusal.mend.iter().flat_map(|mend| &mend.mended).filter_map(|one| one.place) {
                drawing.point(Layer::Marker, place);
            }
            if let Some(place) = refusal.fault.place {
                drawing.point(Layer::Marker, place);
            }
            self.picture = drawing.inline(&self.title, &self.page.t("sites-zone-picture"));
        }
        self.mend = refusal.mend.as_ref().map(|mend| MendWords {
            lines: mend.mended.iter().map(|one| self.page.tell(&one.sentence())).collect(),
            zone: mend.outline.to_geojson(),
        });
        self
    }
}

/// The box of what can be drawn of a faulty zone; none when there is nothing, or when it is no zone but half a country.
pub fn shown_box(refusal: &Refusal) -> Option<Rect<f64>> {
    const WIDEST_DEGREES: f64 = 0.3;
    let rings = refusal.rings.iter().cloned().map(Geometry::LineString);
    let rings: GeometryCollection<f64> = rings.collect::<Vec<_>>().into();
    let shown = rings.bounding_rect()?;
    (shown.width() < WIDEST_DEGREES && shown.height() < WIDEST_DEGREES).then_some(shown)
}

fn box_text(shown: Rect<f64>) -> String {
    let (min, max) = (shown.min(), shown.max());
    format!("{:.6},{:.6},{:.6},{:.6}", min.x, min.y, max.x, max.y)
}

/// The form, filled with the zone that stands.
pub async fn form(State(app): State<App>, account: Account, page: Page, Path(id): Path<SiteId>) -> Result<Response> {
    let desk = ZoneDesk::seen_by(&app, &account, id).await?;
    let form = match &desk.zone {
        Some(zone) => Typed::filled([("zone", zone.outline.to_geojson())]),
        None => Typed::empty(),
    };
    html(&desk.form(page, form))
}

/// What whoever sent the form wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To give what was drawn, pasted or sent.
    Give,
    /// To give the mended outline that was offered.
    TakeMended,
    /// To save what was shown, in place of this revision.
    Save {
        /// The revision that stood when it was shown.
        instead_of: i64,
    },
    /// To go on drawing.
    Back,
}

/// The form as it came in.
#[derive(Debug, Clone)]
pub struct SentZone {
    form: Typed,
    bytes: Vec<u8>,
    step: Step,
}

impl SentZone {
    /// Reads the form. A file that was sent takes the place of the text; a file of text comes back in the field, one that nobody can
    /// edit does not.
    ///
    /// # Errors
    /// [`Error::TooLarge`] with the bound.
    pub async fn read(app: &App, request: Request) -> Result<Self> {
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
                "zone" | "reason" | "mended" | "step" | "instead_of" => {
                    form.set(&name, String::from_utf8_lossy(&bytes))
                }
                _ => {}
            }
        }
        let step = match (form.value("step"), form.value("instead_of").parse()) {
            ("mended", _) => Step::TakeMended,
            ("save", Ok(instead_of)) => Step::Save { instead_of },
            ("back", _) => Step::Back,
            _ => Step::Give,
        };
        if step == Step::TakeMended {
            let mended = form.value("mended").to_owned();
            form.set("zone", mended);
        }
        let bytes = match file {
            Some(bytes) => {
                let is_text = bytes.trim_ascii_start().first().is_some_and(|byte| matches!(byte, b'{' | b'['));
                form.set("zone", if is_text { String::from_utf8_lossy(&bytes).into_owned() } else { String::new() });
                bytes
            }
            None => form.value("zone").to_owned().into_bytes(),
        };
        Ok(Self { form, bytes, step })
    }

    /// What is wanted.
    pub fn step(&self) -> Step {
        self.step
    }

    /// Why the zone is changed.
    pub fn reason(&self, faults: &mut Faults) -> Option<String> {
        self.form.optional("reason", REASON_LENGTH, faults)
    }

    /// The outline, or why there is none.
    pub async fn outline(&self) -> Result<Result<Outline, Box<Refusal>>> {
        parsed(self.bytes.clone()).await
    }

    /// What was typed, to be given back; not what no browser edits.
    pub fn typed(&self) -> Typed {
        let mut form = self.form.clone();
        if form.value("zone").len() > GIVEN_BACK_BYTES {
            form.set("zone", "");
        }
        form
    }
}

/// Reads an outline away from the threads that answer: a hostile one takes its time.
pub async fn parsed(bytes: Vec<u8>) -> Result<Result<Outline, Box<Refusal>>> {
    tokio::task::spawn_blocking(move || Outline::read(&bytes)).await.map_err(Error::internal)
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
