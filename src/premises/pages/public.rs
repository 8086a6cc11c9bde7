//! What residents look up, without an account: the works around their address, and addresses while they type them.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::words::{self, PhaseReaching};
use crate::app::App;
use crate::error::{Error, Result};
use crate::id::PremisesId;
use crate::premises::affected::Bounds;
use crate::premises::{self, LookedUp, Premises, SiteNear};
use crate::reading;
use crate::sites::{self, SiteCode};
use crate::web::{Json, Page, html};

/// What is typed.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// Addresses that what was typed may mean.
#[derive(Serialize)]
pub struct Addresses {
    addresses: Vec<AddressBody>,
}

#[derive(Serialize)]
struct AddressBody {
    id: PremisesId,
    label: String,
    town: String,
}

impl AddressBody {
    fn of(page: &Page, premises: &Premises) -> Self {
        Self { id: premises.id, label: words::label(page.language, premises), town: words::town(&premises.address) }
    }
}

/// `GET /s/{code}/addresses?q=`: addresses around a site, best first.
pub async fn addresses(
    State(app): State<App>,
    page: Page,
    Path(code): Path<String>,
    Query(Asked { q }): Query<Asked>,
) -> Result<Json<Addresses>> {
    let code: SiteCode = code.parse().map_err(|_| Error::NotFound)?;
    let near = reading!(app.db, tx => {
        let site = sites::site_by_code(tx, &code).await?;
        let zone = sites::current_zone(tx, site.id).await?;
        Ok(zone.and_then(|zone| Bounds::of(zone.outline.multi_polygon())).map(|bounds| bounds.middle()))
    })?;
    let found = premises::look_up(&app, near, &q).await?.doors;
    Ok(Json(Addresses { addresses: found.iter().map(|premises| AddressBody::of(&page, premises)).collect() }))
}

#[derive(Template)]
#[template(path = "premises/near.html", config = "src/web/askama.toml")]
struct NearPage {
    asked: String,
    /// The door or the place that the page tells of.
    told: Option<Told>,
    others: Vec<AddressBody>,
    affecting: Vec<SiteWords>,
    around: Vec<SiteWords>,
    page: Page,
}

struct Told {
    label: String,
    town: String,
}

struct SiteWords {
    path: String,
    map_path: String,
    name: String,
    organisation: String,
    distance: String,
    reaching: Vec<PhaseReaching>,
}

/// What a resident asks for: an address, or one of those that were found.
#[derive(Deserialize)]
pub struct AskedNear {
    #[serde(default)]
    address: String,
    door: Option<PremisesId>,
}

/// `GET /near?address=…`: the works that reach an address, and those around it.
pub async fn near(
    State(app): State<App>,
    page: Page,
    Query(AskedNear { address, door }): Query<AskedNear>,
) -> Result<Response> {
    let asked = address.trim();
    let today = page.today();
    let LookedUp { doors, mut places } = premises::look_up(&app, None, asked).await?;
    // A place without a door of the register is told of all the same: the works around it are what was asked for.
    let place = if door.is_none() && !places.is_empty() { Some(places.remove(0)) } else { None };
    let (door, others, found) = reading!(app.db, tx => {
        let mut candidates = doors.clone();
        let chosen = match door {
            Some(door) => Some(premises::premises(tx, door).await?),
            None if candidates.is_empty() => None,
            None => Some(candidates.remove(0)),
        };
        candidates.retain(|candidate| chosen.as_ref().is_none_or(|chosen| chosen.id != candidate.id));
        let found = match (&chosen, &place) {
            (Some(door), _) => premises::sites_near(tx, today, door.position, Some(door.id)).await?,
            (None, Some(place)) => premises::sites_near(tx, today, place.position, None).await?,
            (None, None) => Vec::new(),
        };
        Ok((chosen, candidates, found))
    })?;
    let words = |near: &SiteNear| SiteWords {
        path: format!("/s/{}", near.site.code),
        map_path: format!(
            "/s/{}/map.svg{}",
            near.site.code,
            door.as_ref().map(|door| format!("?door={}", door.id)).unwrap_or_default()
        ),
        name: near.site.name.clone(),
        organisation: near.site.organisation.clone(),
        distance: if near.distance_m == 0.0 {
            page.t("premises-inside")
        } else {
            words::metres(page.language, near.distance_m)
        },
        reaching: words::reaching(page.language, &near.phases, &near.reaches),
    };
    let (affecting, around): (Vec<_>, Vec<_>) = found.iter().partition(|near| near.is_affected);
    html(&NearPage {
        affecting: affecting.into_iter().map(words).collect(),
        around: around.into_iter().map(words).collect(),
        told: match (&door, place) {
            (Some(door), _) => {
                Some(Told { label: words::label(page.language, door), town: words::town(&door.address) })
            }
            (None, Some(place)) => Some(Told { label: place.label, town: String::new() }),
            (None, None) => None,
        },
        others: others.iter().map(|other| AddressBody::of(&page, other)).collect(),
        asked: asked.to_owned(),
        page,
    })
}
