//! The lists that were kept of whom a site disturbs: who was on them, when, for which revision of the zone, and on what occasion.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use geo::Coord;

use super::affected::download;
use super::map::background_around;
use super::words;
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{AffectedId, SiteId};
use crate::people::Account;
use crate::premises::affected::Reach;
use crate::premises::sheet::{Cell, Sheet};
use crate::premises::{self, KeptDoor, KeptList};
use crate::reading;
use crate::sites::{self, Site, Zone, crumbs};
use crate::web::drawing::{Drawing, Frame, Layer};
use crate::web::{Crumb, Page, html};

const PICTURE_PX: (u32, u32) = (900, 520);
const AROUND_M: f64 = 110.0;

/// A kept list in words.
struct ListWords {
    path: String,
    revision: i64,
    kept_at: String,
    kept_by: String,
    occasion: String,
    doors: String,
    dwellings: String,
    shops: String,
    sensitive: String,
}

impl ListWords {
    fn of(page: &Page, site: SiteId, list: &KeptList) -> Self {
        Self {
            path: format!("/desk/sites/{site}/lists/{}", list.id),
            revision: list.revision,
            kept_at: page.moment(&list.kept_at),
            kept_by: list.kept_by.clone(),
            occasion: page.word("sites-occasion", list.occasion),
            doors: page.number(list.doors),
            dwellings: page.number(list.dwellings),
            shops: page.number(list.shops),
            sensitive: page.number(list.sensitive),
        }
    }
}

#[derive(Template)]
#[template(path = "premises/lists.html", config = "src/web/askama.toml")]
struct ListsPage {
    crumbs: Vec<Crumb>,
    site_path: String,
    lists: Vec<ListWords>,
    page: Page,
}

/// `GET /desk/sites/{id}/lists`.
pub async fn all(State(app): State<App>, account: Account, page: Page, Path(id): Path<SiteId>) -> Result<Response> {
    let (site, lists) = reading!(app.db, tx => {
        let lists = premises::kept_lists(tx, &account, id).await?;
        Ok((sites::site(tx, id).await?, lists))
    })?;
    html(&ListsPage {
        crumbs: crumbs(&page, &site, &page.t("sites-lists")),
        site_path: format!("/desk/sites/{id}"),
        lists: lists.iter().map(|list| ListWords::of(&page, id, list)).collect(),
        page,
    })
}

#[derive(Template)]
#[template(path = "premises/kept.html", config = "src/web/askama.toml")]
struct KeptPage {
    crumbs: Vec<Crumb>,
    title: String,
    list: ListWords,
    fingerprint: String,
    phases: Vec<String>,
    picture: String,
    doors: Vec<DoorWords>,
    page: Page,
}

struct DoorWords {
    label: String,
    kind: String,
    dwellings: String,
    standing: String,
    because: String,
}

async fn found(
    app: &App,
    account: &Account,
    id: SiteId,
    list_id: AffectedId,
) -> Result<(Site, KeptList, Zone, Vec<KeptDoor>)> {
    reading!(app.db, tx => {
        let (list, zone, doors) = premises::kept_list(tx, account, id, list_id).await?;
        Ok((sites::site(tx, id).await?, list, zone, doors))
    })
}

/// `GET /desk/sites/{id}/lists/{list_id}`.
pub async fn one(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path((id, list_id)): Path<(SiteId, AffectedId)>,
) -> Result<Response> {
    let (site, list, zone, doors) = found(&app, &account, id, list_id).await?;
    let title = page.t1("sites-list-title", "when", page.moment(&list.kept_at));
    let mut crumbs = crumbs(&page, &site, &title);
    let all = Crumb { path: Some(format!("/desk/sites/{id}/lists")), label: page.t("sites-lists") };
    crumbs.insert(crumbs.len() - 1, all);
    let span = |from, to| page.tell(&Sentence::new("sites-span").with("from", from).with("to", to));
    html(&KeptPage {
        crumbs,
        fingerprint: list.fingerprint.clone(),
        phases: list.phases.iter().map(|phase| format!("{}, {}", phase.name, span(phase.from, phase.to))).collect(),
        picture: picture(&app, &page, &title, &zone, &doors).await?,
        doors: doors.iter().map(|door| door_words(&page, &list, door)).collect(),
        list: ListWords::of(&page, id, &list),
        title,
        page,
    })
}

fn door_words(page: &Page, list: &KeptList, door: &KeptDoor) -> DoorWords {
    DoorWords {
        label: if door.label.is_empty() { page.t("premises-nameless") } else { door.label.clone() },
        kind: page.word("premises-kind", door.kind),
        dwellings: door.dwellings.map(|dwellings| page.number(dwellings)).unwrap_or_default(),
        standing: match door.inside {
            true => page.t("premises-inside"),
            false => words::metres(page.language, door.distance_m),
        },
        because: because(page, list, door),
    }
}

/// The phases and nuisances that reached a door, as they were called then.
fn because(page: &Page, list: &KeptList, door: &KeptDoor) -> String {
    let of_phase = |phase: &premises::KeptPhase| {
        let own = door.reaches.iter().filter(|reach| reach.phase == phase.id);
        let names: Vec<String> =
            own.map(|reach: &Reach| page.word("nuisance", reach.nuisance).to_lowercase()).collect();
        (!names.is_empty()).then(|| format!("{}{} {}", phase.name, page.t("sites-colon"), names.join(", ")))
    };
    let mut parts: Vec<String> = list.phases.iter().filter_map(of_phase).collect();
    if door.by_hand {
        parts.push(page.t("sites-list-by-hand"));
    }
    if parts.is_empty() && door.inside {
        parts.push(page.t("premises-because-inside"));
    }
    parts.join(page.t("premises-because-and").as_str())
}

async fn picture(app: &App, page: &Page, title: &str, zone: &Zone, doors: &[KeptDoor]) -> Result<String> {
    let frame = Frame::around(zone.outline.bounding_box(), AROUND_M, PICTURE_PX.0, PICTURE_PX.1);
    let mut drawing = Drawing::new(frame);
    for (layer, shape, name) in &background_around(app, frame.bounds()).await? {
        drawing.add(*layer, shape, name.as_deref());
    }
    drawing.polygons(Layer::Zone, zone.outline.multi_polygon());
    doors.iter().for_each(|door| drawing.point(Layer::Door, Coord { x: door.lon, y: door.lat }));
    Ok(drawing.inline(title, &page.t("premises-map-picture")))
}

/// `GET /desk/sites/{id}/lists/{list_id}/csv`.
pub async fn csv(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path((id, list_id)): Path<(SiteId, AffectedId)>,
) -> Result<Response> {
    const COLUMNS: [&str; 9] = ["name", "kind", "dwellings", "inside", "distance", "because", "lon", "lat", "id"];
    let (site, list, _, doors) = found(&app, &account, id, list_id).await?;
    let row = |door: &KeptDoor| {
        vec![
            Cell::Text(door.label.clone()),
            Cell::Text(page.word("premises-kind", door.kind)),
            Cell::count(door.dwellings),
            Cell::Text(page.t(if door.inside { "yes" } else { "no" })),
            Cell::Number(door.distance_m, 2),
            Cell::Text(because(&page, &list, door)),
            Cell::Number(door.lon, 7),
            Cell::Number(door.lat, 7),
            Cell::Text(door.premises_id.to_string()),
        ]
    };
    let sheet = Sheet {
        heading: COLUMNS.iter().map(|column| page.t(&format!("premises-column-{column}"))).collect(),
        rows: doors.iter().map(row).collect(),
    };
    let file = sheet.csv(page.language).map_err(Error::internal)?;
    let name = format!("{}-{}-{}.csv", page.t("premises-file"), site.code, list.kept_at.format("%Y-%m-%d"));
    Ok(download("text/csv; charset=utf-8", &name, file))
}
