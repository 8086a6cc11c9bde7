//! Who a site disturbs, as a page with its map, its totals and its filters, and as files. Each line says what reaches the door and
//! when; the page of one door is where it is added or excluded by hand.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use geo::MultiPolygon;
use serde_json::{Value, json};

use super::words::{self, PhaseReaching};
use crate::app::App;
use crate::error::{Error, Result};
use crate::id::SiteId;
use crate::people::{Account, Right};
use crate::premises::affected::{FARTHEST_REACH_M, farthest_m};
use crate::premises::list::{self, ListFormat, to_centimetres};
use crate::premises::widened::widened;
use crate::premises::{self, Affected, AffectedList, Filter, KindGroup, ListCounts, Where};
use crate::reading;
use crate::sites::{self, Site};
use crate::web::{Crumb, Page, Typed, html};

/// Doors on one page.
const DOORS_A_PAGE: usize = 100;

#[derive(Template)]
#[template(path = "premises/affected.html", config = "src/web/askama.toml")]
struct AffectedPage {
    crumbs: Vec<Crumb>,
    site_path: String,
    zone_path: String,
    map_path: String,
    path: String,
    /// The choice as a link carries it, with its question mark.
    query: String,
    /// Where the other pages of the list are, up to their number.
    pages_path: String,
    has_zone: bool,
    has_phases: bool,
    is_empty: bool,
    figures: Vec<Figure>,
    dwellings_unknown: Option<String>,
    has_estimates: bool,
    /// How many doors were chosen, in words.
    chosen: Option<String>,
    rows: Vec<Row>,
    excluded: Vec<Row>,
    groups: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    phases: Vec<(String, String)>,
    streets: Vec<(String, String)>,
    places: Vec<(String, String)>,
    form: Typed,
    current: usize,
    last: usize,
    may_change: bool,
    may_register: bool,
    may_plan: bool,
    page: Page,
}

/// A total, leading to what it counts.
struct Figure {
    value: String,
    label: String,
    path: String,
}

/// The totals of a list.
fn figures(page: &Page, counts: &ListCounts, path: &str) -> Vec<Figure> {
    let figure = |value: u64, label: String, query: &str| Figure {
        value: page.number(value as i64),
        label,
        path: format!("{path}{query}"),
    };
    vec![
        figure(counts.doors as u64, page.t("premises-doors"), ""),
        figure(counts.dwellings, page.t("premises-dwellings"), "?group=residences"),
        figure(counts.shops as u64, page.word("kind-group", KindGroup::Shops), "?group=shops"),
        figure(counts.sensitive as u64, page.word("kind-group", KindGroup::Sensitive), "?group=sensitive"),
        figure(counts.inside as u64, page.word("premises-where", Where::Inside), "?where=inside"),
    ]
}

/// How many doors and dwellings were chosen.
pub(super) fn chosen_words(page: &Page, counts: &ListCounts) -> String {
    let doors = page.t1("premises-chosen", "doors", counts.doors);
    format!("{doors} {}", page.t1("premises-chosen-dwellings", "dwellings", counts.dwellings))
}

/// A door as the list shows it.
#[derive(Debug)]
pub(super) struct Row {
    pub path: String,
    pub label: String,
    pub town: String,
    pub kind: String,
    pub is_sensitive: bool,
    pub dwellings: String,
    pub standing: String,
    pub reaching: Vec<PhaseReaching>,
    pub by_hand: Option<words::ByHandWords>,
}

impl Row {
    pub(super) fn of(page: &Page, path: &str, phases: &[sites::Phase], affected: &Affected) -> Self {
        let premises = &affected.premises;
        Self {
            path: format!("{path}/{}", premises.id),
            label: words::label(page.language, premises),
            town: words::town(&premises.address),
            kind: page.word("premises-kind", premises.kind),
            is_sensitive: premises.kind.is_sensitive(),
            dwellings: words::dwellings(page.language, premises),
            standing: words::standing(page.language, affected),
            reaching: words::reaching(page.language, phases, &affected.reaches),
            by_hand: words::by_hand(page.language, page.zone, affected),
        }
    }
}

/// The way back from a page below a site's list.
pub(super) fn crumbs(page: &Page, site: &Site, last: Option<String>) -> Vec<Crumb> {
    let list = format!("/desk/sites/{}/affected", site.id);
    let mut crumbs = vec![
        Crumb { path: Some("/desk/sites".to_owned()), label: page.t("sites-title") },
        Crumb { path: Some(format!("/desk/sites/{}", site.id)), label: site.name.clone() },
        Crumb { path: last.is_some().then_some(list), label: page.t("premises-affected") },
    ];
    crumbs.extend(last.map(|label| Crumb { path: None, label }));
    crumbs
}

/// The site and its list, for somebody who may see it.
pub(super) async fn found(app: &App, account: &Account, id: SiteId) -> Result<(Site, AffectedList)> {
    reading!(app.db, tx => {
        let list = premises::affected_list_seen_by(tx, account, id).await?;
        Ok((sites::site(tx, id).await?, list))
    })
}

/// The list.
pub async fn list_page(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
    form: Typed,
) -> Result<Response> {
    let (site, list) = found(&app, &account, id).await?;
    let filter = Filter::read(&form);
    let path = format!("/desk/sites/{id}/affected");
    let chosen: Vec<&Affected> = list.chosen(&filter).collect();
    let last = chosen.len().div_ceil(DOORS_A_PAGE).max(1);
    let current = form.text("page").and_then(|text| text.parse().ok()).unwrap_or(1).clamp(1, last);
    let shown = chosen.iter().skip((current - 1) * DOORS_A_PAGE).take(DOORS_A_PAGE);
    let row = |affected: &Affected| Row::of(&page, &path, &list.phases, affected);
    let query = filter.query();
    let counts = list.counts();
    let word = |key: &str, word: &str| (word.to_owned(), page.word(key, word));
    html(&AffectedPage {
        crumbs: crumbs(&page, &site, None),
        site_path: format!("/desk/sites/{id}"),
        zone_path: format!("/desk/sites/{id}/zone"),
        map_path: format!("/desk/sites/{id}/map.geojson{query}"),
        pages_path: format!("{path}{query}{}page=", if query.is_empty() { "?" } else { "&" }),
        query,
        has_zone: list.zone.is_some(),
        has_phases: !list.phases.is_empty(),
        is_empty: counts.doors == 0,
        figures: figures(&page, &counts, &path),
        has_estimates: list.affected.iter().any(|affected| affected.premises.dwellings_are_estimated),
        dwellings_unknown: (counts.dwellings_unknown > 0)
            .then(|| page.t1("premises-dwellings-unknown", "count", counts.dwellings_unknown)),
        chosen: filter.chooses().then(|| chosen_words(&page, &ListCounts::of(chosen.iter().copied()))),
        rows: shown.map(|affected| row(affected)).collect(),
        excluded: list.excluded.iter().map(row).collect(),
        groups: KindGroup::ALL.iter().map(|group| word("kind-group", group.as_str())).collect(),
        kinds: list
            .kinds()
            .into_iter()
            .map(|(kind, n)| (kind.to_string(), counted(page.word("premises-kind", kind), n)))
            .collect(),
        phases: list.phases.iter().map(|phase| (phase.id.to_string(), phase.name.clone())).collect(),
        streets: list.streets().into_iter().map(|(street, n)| (street.clone(), counted(street, n))).collect(),
        places: Where::ALL.iter().map(|place| word("premises-where", place.as_str())).collect(),
        form,
        current,
        last,
        may_change: account.may(Right::ChangeAffected),
        may_register: account.may(Right::RegisterSites),
        may_plan: account.may(Right::PlanCampaigns),
        path,
        page,
    })
}

/// A choice with how many doors it has.
fn counted(choice: String, doors: usize) -> String {
    format!("{choice} ({doors})")
}

/// The list as a table for spreadsheets.
pub async fn csv(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
    form: Typed,
) -> Result<Response> {
    let (site, list) = found(&app, &account, id).await?;
    let filter = Filter::read(&form);
    let sheet = words::sheet(page.language, &list.phases, list.chosen(&filter));
    let file = sheet.csv(page.language).map_err(Error::internal)?;
    Ok(download("text/csv; charset=utf-8", &format!("{}-{}.csv", page.t("premises-file"), site.code), file))
}

/// The list as a workbook.
pub async fn xlsx(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
    form: Typed,
) -> Result<Response> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let (site, list) = found(&app, &account, id).await?;
    let filter = Filter::read(&form);
    let sheet = words::sheet(page.language, &list.phases, list.chosen(&filter));
    let name = page.t("premises-file");
    let title = name.clone();
    // A long list takes its time to be packed: away from the threads that answer.
    let file = tokio::task::spawn_blocking(move || sheet.xlsx(&title)).await.map_err(Error::internal)?;
    Ok(download(KIND, &format!("{name}-{}.xlsx", site.code), file.map_err(Error::internal)?))
}

/// The list as points for other map programs.
pub async fn geojson(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
    form: Typed,
) -> Result<Response> {
    let (site, list) = found(&app, &account, id).await?;
    let filter = Filter::read(&form);
    let line = |affected: &Affected| affected.line(Some(words::because(page.language, &list.phases, affected)));
    let lines: Vec<list::Line> = list.chosen(&filter).map(line).collect();
    let mut file = Vec::new();
    list::write(&lines, ListFormat::GeoJson, &mut file).map_err(Error::internal)?;
    Ok(download("application/geo+json", &format!("{}-{}.geojson", page.t("premises-file"), site.code), file))
}

/// A file that the browser keeps.
pub(super) fn download(kind: &'static str, name: &str, file: Vec<u8>) -> Response {
    let kept = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, kept)], file).into_response()
}

/// What the desk's map of a site shows: the zone, how far its farthest nuisance reaches, and the doors.
pub async fn map(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
    form: Typed,
) -> Result<Response> {
    let (_, list) = found(&app, &account, id).await?;
    let zone = list.zone.as_ref().ok_or(Error::NotFound)?;
    let mut features = vec![json!({
        "type": "Feature",
        "properties": { "role": "zone", "revision": zone.revision, "area_m2": zone.area_m2.round() },
        "geometry": zone.outline.to_geojson_value(),
    })];
    let reach_m = farthest_m(&list.reaches()).unwrap_or(0.0).min(FARTHEST_REACH_M);
    features.extend(reach_ring(zone.outline.multi_polygon().clone(), reach_m).await);
    let filter = Filter::read(&form);
    let door = |affected: &Affected| {
        json!({
            "type": "Feature",
            "properties": {
                "role": "door",
                "label": words::label(page.language, &affected.premises),
                "path": format!("/desk/sites/{id}/affected/{}", affected.premises.id),
                "inside": affected.inside,
                "distance_m": to_centimetres(affected.distance_m),
                "group": affected.premises.kind.group(),
            },
            "geometry": { "type": "Point", "coordinates": [affected.premises.position.lon, affected.premises.position.lat] },
        })
    };
    features.extend(list.chosen(&filter).map(door));
    let map = json!({ "type": "FeatureCollection", "features": features });
    Ok(([(header::CONTENT_TYPE, "application/geo+json")], map.to_string()).into_response())
}

/// The line that the farthest nuisance reaches, away from the threads that answer. A map without it is still a map.
async fn reach_ring(zone: MultiPolygon<f64>, reach_m: f64) -> Option<Value> {
    let ring = tokio::task::spawn_blocking(move || widened(&zone, reach_m)).await.ok()??;
    Some(json!({
        "type": "Feature",
        "properties": { "role": "reach", "reach_m": reach_m },
        "geometry": geojson::Geometry::new(geojson::GeometryValue::from(&ring)),
    }))
}
