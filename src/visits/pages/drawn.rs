//! Rounds on maps: as GeoJSON for the desk's pannable map, and as a drawing for the telephone and for paper.

use geo::{Coord, Geometry, LineString, Rect};
use serde_json::{Value, json};

use super::super::{RoundFile, Status, footways};
use super::words::{self, colour};
use crate::db::Tx;
use crate::error::Result;
use crate::premises::affected::Bounds;
use crate::premises::import::FeatureKind;
use crate::premises::{self, Position, Premises};
use crate::sites::{self, Zone};
use crate::web::drawing::{Drawing, Frame, Layer};

/// The way of a round, from its start through its stops and back.
fn way(file: &RoundFile) -> Vec<Position> {
    let start = [file.campaign.start()];
    let stops = file.stops.iter().map(|stop| stop.premises.position);
    start.into_iter().chain(stops).chain(start).collect()
}

/// The same as it is walked, along streets and paths.
pub async fn walked(tx: &mut Tx, file: &RoundFile) -> Result<Vec<Position>> {
    const AROUND_M: f64 = 150.0;
    let way = way(file);
    let Some(bounds) = Bounds::around(way.iter().copied()) else { return Ok(way) };
    let ways = premises::ways(tx, bounds.widened(AROUND_M)).await?;
    let points: Vec<[f64; 2]> = way.iter().map(|at| [at.lon, at.lat]).collect();
    Ok(footways::walk(&ways, &points).into_iter().map(|[lon, lat]| Position { lon, lat }).collect())
}

/// The features of a round in a colour: its way, and its stops with their places. Those of a draft say how their doors are moved.
pub fn features(file: &RoundFile, walked: &[Position], number: usize) -> Vec<Value> {
    let colour = colour(number);
    let at = |position: &Position| json!([position.lon, position.lat]);
    let draft = (file.round.status == Status::Draft).then_some(file.round.id);
    let mut features = vec![json!({
        "type": "Feature",
        "properties": { "role": "way", "colour": colour, "draft": draft },
        "geometry": { "type": "LineString", "coordinates": walked.iter().map(at).collect::<Vec<_>>() },
    })];
    for stop in &file.stops {
        features.push(json!({
            "type": "Feature",
            "properties": {
                "role": "stop", "colour": colour, "number": stop.stop.place.to_string(),
                "label": format!("{} · {}", stop.premises.label(), file.round.mediator),
                "path": format!("/desk/rounds/{}", file.round.id),
                "draft": draft, "move": draft.map(|round| words::move_path(round, stop.stop.id)),
            },
            "geometry": { "type": "Point", "coordinates": at(&stop.premises.position) },
        }));
    }
    features
}

/// A door that is on no round.
pub fn door(premises: &Premises) -> Value {
    json!({
        "type": "Feature",
        "properties": { "label": premises.label() },
        "geometry": { "type": "Point", "coordinates": [premises.position.lon, premises.position.lat] },
    })
}

/// The works.
pub fn zone(zone: &Zone) -> Value {
    json!({ "type": "Feature", "properties": { "role": "zone" }, "geometry": zone.outline.to_geojson_value() })
}

/// Features as a collection.
pub fn collection(features: Vec<Value>) -> String {
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

/// A round drawn on the streets around it, with the numbers of its stops; the next one is marked.
pub async fn drawing(tx: &mut Tx, file: &RoundFile) -> Result<Drawing> {
    const MARGIN_M: f64 = 40.0;
    let way = walked(tx, file).await?;
    let bounds = Bounds::around(way.iter().copied());
    let shown = bounds.map_or(Rect::new((0.0, 0.0), (0.0, 0.0)), |bounds| {
        Rect::new((bounds.west, bounds.south), (bounds.east, bounds.north))
    });
    let frame = Frame::around(shown, MARGIN_M, 720, 720);
    let seen = frame.bounds();
    let (min, max) = (seen.min(), seen.max());
    let mut drawing = Drawing::new(frame);
    let seen = Bounds { west: min.x, south: min.y, east: max.x, north: max.y };
    for feature in premises::background(tx, seen).await? {
        let layer = match feature.kind {
            FeatureKind::Street => Layer::Street,
            FeatureKind::Path => Layer::Footway,
            FeatureKind::Building => Layer::Building,
            FeatureKind::Green => Layer::Green,
            FeatureKind::Water => Layer::Water,
            FeatureKind::Tree => Layer::Tree,
        };
        drawing.add(layer, &feature.shape, feature.name.as_deref());
    }
    if let Some(zone) = sites::current_zone(tx, file.campaign.site_id).await? {
        drawing.polygons(Layer::Zone, zone.outline.multi_polygon());
    }
    let place = |position: &Position| Coord { x: position.lon, y: position.lat };
    drawing.add(Layer::Way, &Geometry::LineString(way.iter().map(place).collect::<LineString<f64>>()), None);
    for stop in &file.stops {
        let at = place(&stop.premises.position);
        drawing.point(Layer::Door, at);
        drawing.number(at, &stop.stop.place.to_string());
    }
    if let Some(next) = file.next() {
        drawing.point(Layer::Marker, place(&next.premises.position));
    }
    Ok(drawing)
}
