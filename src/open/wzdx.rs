//! The public sites as a Work Zone Data Exchange feed, version 4.2 (github.com/usdot-jpo-ode/wzdx): one road event per phase. We
//! know areas and not lanes: positions are the two ends of the zone, what happens to lanes is `unknown`, and road names
//! are those of the register's streets that the zone meets, else the site's own name.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use geo::{Coord, CoordsIter, Intersects};
use serde_json::{Value, json};

use super::works::{Public, public_sites};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::premises;
use crate::premises::affected::Bounds;
use crate::premises::import::FeatureKind;
use crate::sites::Phase;

const VERSION: &str = "4.2";

/// The feed.
pub(super) async fn feed(app: &App, tx: &mut Tx) -> Result<Value> {
    let sites = public_sites(app, tx).await?;
    let mut sources = BTreeSet::new();
    let mut features = Vec::new();
    for public in &sites {
        let site = &public.summary.site;
        sources.insert((site.organisation_id.to_string(), site.organisation.clone()));
        let roads = road_names(tx, public).await?;
        features.extend(public.summary.phases.iter().map(|phase| road_event(app, public, phase, &roads)));
    }
    let publisher = app.settings.open.publisher.clone();
    if sources.is_empty() {
        sources.insert(("riverain".to_owned(), publisher.clone()));
    }
    let sources: Vec<Value> =
        sources.into_iter().map(|(id, name)| json!({ "data_source_id": id, "organization_name": name })).collect();
    Ok(json!({
        "type": "FeatureCollection",
        "feed_info": {
            "publisher": publisher,
            "version": VERSION,
            "update_date": app.now(),
            "data_sources": sources,
        },
        "features": features,
    }))
}

/// The names of the streets that the zone meets.
async fn road_names(tx: &mut Tx, public: &Public) -> Result<Vec<String>> {
    let zone = public.zone.outline.multi_polygon();
    let mut names = BTreeSet::new();
    if let Some(bounds) = Bounds::of(zone) {
        for feature in premises::background(tx, bounds).await? {
            if let (FeatureKind::Street, Some(name)) = (feature.kind, feature.name)
                && feature.shape.intersects(zone)
            {
                names.insert(name);
            }
        }
    }
    Ok(if names.is_empty() { vec![public.summary.site.name.clone()] } else { names.into_iter().collect() })
}

fn road_event(app: &App, Public { summary, zone }: &Public, phase: &Phase, roads: &[String]) -> Value {
    let site = &summary.site;
    let today = app.clock.today(app.settings.time_zone);
    let (from, to) = ends(zone.outline.multi_polygon());
    // A working day that ends before it begins goes on into the next.
    let last = if phase.day_to <= phase.day_from { phase.to() + Days::new(1) } else { phase.to() };
    json!({
        "id": phase.id,
        "type": "Feature",
        "geometry": { "type": "MultiPoint", "coordinates": [[from.x, from.y], [to.x, to.y]] },
        "properties": {
            "core_details": {
                "event_type": "work-zone",
                "data_source_id": site.organisation_id,
                "road_names": roads,
                "direction": "unknown",
                "name": format!("{} · {}", site.name, phase.name),
                "description": site.description.clone().unwrap_or_else(|| site.name.clone()),
                "update_date": zone.made_at,
            },
            "start_date": moment(phase.from(), phase.day_from, app.settings.time_zone),
            "end_date": moment(last, phase.day_to, app.settings.time_zone),
            "is_start_date_verified": phase.is_verified() && phase.from() <= today,
            "is_end_date_verified": phase.is_verified() && phase.to() < today,
            "is_start_position_verified": false,
            "is_end_position_verified": false,
            "location_method": "unknown",
            "vehicle_impact": "unknown",
        },
    })
}

/// Two ends of a zone: the position farthest from its first, and the one farthest from that.
fn ends(zone: &geo::MultiPolygon<f64>) -> (Coord<f64>, Coord<f64>) {
    let shrink = |lat: f64| lat.to_radians().cos();
    let farthest = |from: Coord<f64>| {
        let far = |to: &Coord<f64>| ((to.x - from.x) * shrink(from.y)).hypot(to.y - from.y);
        zone.exterior_coords_iter().max_by(|one, other| far(one).total_cmp(&far(other))).unwrap_or(from)
    };
    let first = zone.exterior_coords_iter().next().unwrap_or_default();
    let one = farthest(first);
    (one, farthest(one))
}

/// A day and an hour of civil time as a moment; of an hour that comes twice the first, of one that is skipped the same in UTC.
fn moment(day: NaiveDate, time: NaiveTime, zone: Tz) -> Timestamp {
    let civil = day.and_time(time);
    zone.from_local_datetime(&civil)
        .earliest()
        .map_or_else(|| DateTime::from_naive_utc_and_offset(civil, Utc), |at| at.to_utc())
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;

    #[test]
    fn the_ends_of_a_long_zone_are_at_its_ends() {
        let zone = polygon![(x: 4.88, y: 45.75), (x: 4.89, y: 45.75), (x: 4.89, y: 45.7502), (x: 4.88, y: 45.7502)];
        let (one, other) = ends(&zone.into());
        assert!((one.x - other.x).abs() > 0.009, "{one:?} {other:?}");
    }

    #[test]
    fn civil_time_becomes_utc_also_when_clocks_change() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap();
        let at =
            |hour| moment(day, NaiveTime::from_hms_opt(hour, 0, 0).unwrap(), chrono_tz::Europe::Paris).to_rfc3339();
        assert_eq!(at(1), "2026-03-29T00:00:00+00:00");
        assert_eq!(at(8), "2026-03-29T06:00:00+00:00");
        assert_eq!(at(2), "2026-03-29T02:00:00+00:00", "the hour that is skipped");
    }
}
