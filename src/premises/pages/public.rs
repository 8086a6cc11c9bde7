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
use crate::premises::{self, Premises, SiteNear};
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
    let found = reading!(app.db, tx => {
        let site = sites::site_by_code(tx, &code).await?;
        let zone = sites::current_zone(tx, site.id).await?;
        let near = zone.and_then(|zone| Bounds::of(zone.outline.multi_polygon())).map(|bounds| bounds.middle());
        premises::find_by_address(tx, near, &q).await
    })?;
    Ok(Json(Addresses { addresses: found.iter().map(|premises| AddressBody::of(&page, premises)).collect() }))
}

#[derive(Template)]
#[template(path = "premises/near.html", config = "src/web/askama.toml")]
struct NearPage {
    asked: String,
    /// The door that the page tells of.
    door: Option<AddressBody>,
    others: Vec<AddressBody>,
    affecting: Vec<SiteWords>,
    around: Vec<SiteWords>,
    page: Page,
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
    let (door, others, found) = reading!(app.db, tx => {
        let mut candidates = premises::find_by_address(tx, None, asked).await?;
        let chosen = match door {
            Some(door) => Some(premises::premises(tx, door).await?),
            None if candidates.is_empty() => None,
            None => Some(candidates.remove(0)),
        };
        candidates.retain(|candidate| chosen.as_ref().is_none_or(|chosen| chosen.id != candidate.id));
        let found = match &chosen {
            Some(door) => premises::sites_near(tx, today, door).await?,
            None => Vec::new(),
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
        door: door.as_ref().map(|door| AddressBody::of(&page, door)),
        others: others.iter().map(|other| AddressBody::of(&page, other)).collect(),
        asked: asked.to_owned(),
        page,
    })
}
