//! What maps are drawn from: the background as GeoJSON for the desk's pannable map, and the small picture of a site that the server
//! draws for residents and notices.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use geo::{Coord, Rect};
use serde::Deserialize;

use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::PremisesId;
use crate::premises::affected::Bounds;
use crate::premises::import::FeatureKind;
use crate::premises::{self, Feature};
use crate::reading;
use crate::sites::zone_form::Background;
use crate::sites::{self, SiteCode};
use crate::web::drawing::{Drawing, Frame, Layer};
use crate::web::{Kept, Page, assets};

/// How long a browser keeps the background before it asks whether it changed.
const KEEP_S: u32 = 600;
/// The largest box that is answered, in degrees: beyond it a map shows no streets.
const WIDEST: f64 = 1.0;
const HIGHEST: f64 = 0.6;
/// The size of the picture.
const PICTURE_PX: (u32, u32) = (640, 480);
/// How much it shows around the zone.
const AROUND_M: f64 = 60.0;

/// A box that a map shows.
#[derive(Deserialize)]
pub struct View {
    bbox: String,
}

impl View {
    fn bounds(&self) -> Result<Bounds> {
        let wrong = || Error::invalid("/bbox", Sentence::new("premises-box-wrong"));
        let numbers: Vec<f64> = self.bbox.split(',').filter_map(|text| text.trim().parse().ok()).collect();
        let [west, south, east, north] = numbers[..] else { return Err(wrong()) };
        let in_order = west < east && south < north && numbers.iter().all(|number| number.is_finite());
        if !in_order || west.abs() > 181.0 || east.abs() > 181.0 || south < -90.0 || north > 90.0 {
            return Err(wrong());
        }
        if east - west > WIDEST || north - south > HIGHEST {
            return Err(Error::invalid("/bbox", Sentence::new("premises-box-too-large")));
        }
        Ok(Bounds { west, south, east, north })
    }
}

/// `GET /map/features?bbox=west,south,east,north`: streets, buildings, greens, waters and trees.
pub async fn features(State(app): State<App>, asked: HeaderMap, Query(view): Query<View>) -> Result<Response> {
    let bounds = view.bounds()?;
    let text = reading!(app.db, tx => premises::background_geojson(tx, bounds).await)?;
    let kept = Kept::for_all(KEEP_S, &[text.as_bytes()])?;
    Ok(kept.unchanged(&asked).unwrap_or_else(|| kept.answer("application/geo+json", text)))
}

/// What else a picture shows.
#[derive(Deserialize)]
pub struct Shown {
    /// A door to be marked.
    door: Option<PremisesId>,
}

/// `GET /s/{code}/map.svg`: the streets around a site with its zone, and a door when one is asked for.
pub async fn svg(
    State(app): State<App>,
    page: Page,
    asked: HeaderMap,
    Path(code): Path<String>,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let code: SiteCode = code.parse().map_err(|_| Error::NotFound)?;
    let (site, zone, door, stamp) = reading!(app.db, tx => {
        let site = sites::site_by_code(tx, &code).await?;
        let zone = sites::current_zone(tx, site.id).await?.ok_or(Error::NotFound)?;
        let door = match shown.door {
            Some(door) => Some(premises::premises(tx, door).await?),
            None => None,
        };
        Ok((site, zone, door, premises::register_stamp(tx).await?))
    })?;
    let style = assets::address("css/riverain.css");
    let marked = shown.door.map(|door| door.to_string()).unwrap_or_default();
    let zone_id = zone.id.to_string();
    let made_of = [&zone_id, &stamp, &marked, page.lang(), &site.name, &style].map(|part: &str| part.as_bytes());
    let kept = Kept::for_one(KEEP_S, &made_of)?;
    if let Some(unchanged) = kept.unchanged(&asked) {
        return Ok(unchanged);
    }
    let frame = Frame::around(zone.outline.bounding_box(), AROUND_M, PICTURE_PX.0, PICTURE_PX.1);
    let mut drawing = Drawing::new(frame);
    for (layer, shape, name) in &background_around(&app, frame.bounds()).await? {
        drawing.add(*layer, shape, name.as_deref());
    }
    drawing.polygons(Layer::Zone, zone.outline.multi_polygon());
    if let Some(door) = door {
        drawing.point(Layer::Marker, Coord { x: door.position.lon, y: door.position.lat });
    }
    let mut response = kept.answer("image/svg+xml", drawing.document(&site.name, &page.t("premises-map-picture")));
    // The picture carries the few rules it needs, and nothing else.
    let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    Ok(response)
}

/// What a picture of this box is drawn on.
pub(super) async fn background_around(app: &App, shown: Rect<f64>) -> Result<Background> {
    let (min, max) = (shown.min(), shown.max());
    let bounds = Bounds { west: min.x, south: min.y, east: max.x, north: max.y };
    let found = reading!(app.db, tx => premises::background(tx, bounds).await)?;
    Ok(found.into_iter().map(|Feature { kind, name, shape }| (layer(kind), shape, name)).collect())
}

fn layer(kind: FeatureKind) -> Layer {
    match kind {
        FeatureKind::Street => Layer::Street,
        FeatureKind::Path => Layer::Footway,
        FeatureKind::Building => Layer::Building,
        FeatureKind::Green => Layer::Green,
        FeatureKind::Water => Layer::Water,
        FeatureKind::Tree => Layer::Tree,
    }
}
