//! The public sites as GeoJSON (RFC 7946): the zone of each with its phases, dates and nuisances.

use serde_json::{Value, json};

use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::sites::{self, Phase, SiteSummary, Zone};

/// A public site with its zone.
pub(super) struct Public {
    pub summary: SiteSummary,
    pub zone: Zone,
}

/// The sites that the public is told of, with their zones.
pub(super) async fn public_sites(app: &App, tx: &mut Tx) -> Result<Vec<Public>> {
    let today = app.clock.today(app.settings.time_zone);
    let mut all = Vec::new();
    for summary in sites::sites_in_public(tx, today).await? {
        if let Some(zone) = sites::current_zone(tx, summary.site.id).await? {
            all.push(Public { summary, zone });
        }
    }
    Ok(all)
}

/// The feed.
pub(super) async fn feed(app: &App, tx: &mut Tx) -> Result<Value> {
    let features: Vec<Value> = public_sites(app, tx).await?.iter().map(|public| feature(app, public)).collect();
    Ok(json!({ "type": "FeatureCollection", "features": features }))
}

fn feature(app: &App, Public { summary, zone }: &Public) -> Value {
    let site = &summary.site;
    json!({
        "type": "Feature",
        "id": site.id,
        "geometry": zone.outline.to_geojson_value(),
        "properties": {
            "code": site.code.to_string(),
            "url": app.url(&format!("/s/{}", site.code)),
            "name": site.name,
            "description": site.description,
            "organisation": site.organisation,
            "permit_reference": site.permit_reference,
            "state": summary.state(app.clock.today(app.settings.time_zone)),
            "starts_on": site.starts_on,
            "ends_on": site.ends_on,
            "zone_revision": zone.revision,
            "updated_at": zone.made_at,
            "phases": summary.phases.iter().map(phase).collect::<Vec<_>>(),
        },
    })
}

fn phase(phase: &Phase) -> Value {
    let nuisances: Vec<Value> =
        phase.nuisances.iter().map(|own| json!({ "nuisance": own.nuisance, "reach_m": own.reach_m })).collect();
    json!({
        "name": phase.name,
        "from": phase.from(),
        "to": phase.to(),
        "verified": phase.is_verified(),
        "days": phase.days.each().collect::<Vec<_>>(),
        "day_from": phase.day_from.format("%H:%M").to_string(),
        "day_to": phase.day_to.format("%H:%M").to_string(),
        "nuisances": nuisances,
    })
}
