//! Open311 GeoReport v2: cities' own apps list what can be reported, report it and follow it, without knowing us. A service is a
//! category; the site comes as the attribute `site`, or is the one nearest to the place that was given. Filing here is filing by the
//! same verb as everywhere.
//!
//! Reading needs no key and tells neither words nor homes; reporting needs a key, which is an access token of somebody who may file
//! grievances.

mod filing;
mod writing;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{SecondsFormat, TimeDelta};
use serde::Deserialize;
use serde_json::{Value, json};

use writing::{Format, Refusal};

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::grievances::{self, Category, FiledFilter, Grievance, Hazard};
use crate::reading;
use crate::relays::UPLOAD_LIMIT_BYTES;
use crate::sites::{self, Site};
use crate::web::{Page, Routes};

/// So many are listed at once, as the specification has it.
const LISTED: i64 = 1_000;
/// Without both dates so many days, and never more.
const LISTED_DAYS: i64 = 90;
/// So many are asked for by name at once.
const NAMED: usize = 50;
/// When what is offered here changed last.
const CHANGESET: &str = "2026-11-24T00:00:00Z";

/// The routes.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/open311/v2/discovery.json", discovery)
        .get("/open311/v2/discovery.xml", discovery)
        .get("/open311/v2/services.json", services)
        .get("/open311/v2/services.xml", services)
        .get("/open311/v2/services/{file}", service)
        .get("/open311/v2/requests.json", requests)
        .get("/open311/v2/requests.xml", requests)
        .post_up_to(UPLOAD_LIMIT_BYTES, "/open311/v2/requests.json", filing::report)
        .post_up_to(UPLOAD_LIMIT_BYTES, "/open311/v2/requests.xml", filing::report)
        .get("/open311/v2/requests/{file}", request)
        .get("/open311/v2/tokens/{file}", token)
}

/// What a client says of itself with every request.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Jurisdiction {
    jurisdiction_id: String,
}

/// Refuses whoever looks for another town: this endpoint serves one, and need not be told which.
fn at_home(app: &App, page: &Page, jurisdiction: &str) -> Result<(), Refusal> {
    let own = app.settings.public_url.split("://").nth(1).unwrap_or_default();
    let own = own.split([':', '/']).next().unwrap_or_default();
    if jurisdiction.is_empty() || jurisdiction.eq_ignore_ascii_case(own) {
        return Ok(());
    }
    Err(Refusal {
        status: StatusCode::NOT_FOUND,
        description: page.t1("open-311-jurisdiction-unknown", "own", own.to_owned()),
    })
}

async fn discovery(State(app): State<App>, format: Format) -> Response {
    let value = json!({
        "changeset": CHANGESET,
        "contact": app.url("/"),
        "key_service": app.url("/api/docs"),
        "endpoints": [{
            "specification": "http://wiki.open311.org/GeoReport_v2",
            "url": app.url("/open311/v2"),
            "changeset": CHANGESET,
            "type": "production",
            "formats": ["text/xml", "application/json"],
        }],
    });
    format.answer(StatusCode::OK, "discovery", &value)
}

async fn services(
    State(app): State<App>,
    page: Page,
    format: Format,
    Query(asked): Query<Jurisdiction>,
) -> Result<Response> {
    let service = |category: &Category| {
        json!({
            "service_code": category.as_str(),
            "service_name": page.word("category", category),
            "description": page.t("open-311-service"),
            "metadata": true,
            "type": "realtime",
            "keywords": "",
            "group": page.t("open-311-group"),
        })
    };
    let outcome = at_home(&app, &page, &asked.jurisdiction_id)
        .map(|()| Value::Array(Category::ALL.iter().map(service).collect()));
    format.answer_or_refuse(StatusCode::OK, "services", Ok(outcome))
}

/// A service's attributes: which site it is about, and what makes it urgent.
async fn service(
    State(app): State<App>,
    page: Page,
    format: Format,
    Path(file): Path<String>,
    Query(asked): Query<Jurisdiction>,
) -> Result<Response> {
    let code = Format::split(&file).map_or("", |(code, _)| code).parse::<Category>();
    let today = page.today();
    let all = reading!(app.db, tx => sites::sites_in_public(tx, today).await)?;
    let attribute = |order: u32, code: &str, values: Vec<Value>| {
        json!({
            "variable": true,
            "code": code,
            "datatype": "singlevaluelist",
            "required": false,
            "datatype_description": page.t(&format!("open-311-{code}-help")),
            "order": order,
            "description": page.t(&format!("open-311-{code}")),
            "values": values,
        })
    };
    let value = |key: String, name: String| json!({ "key": key, "name": name });
    let sites = all.into_iter().map(|own| value(own.site.code.to_string(), own.site.name)).collect();
    let hazards = Hazard::ALL.iter().map(|own| value(own.to_string(), page.word("hazard", own))).collect();
    let outcome = at_home(&app, &page, &asked.jurisdiction_id).and_then(|()| match code {
        Ok(category) => Ok(json!({
            "service_code": category.as_str(),
            "attributes": [attribute(1, "site", sites), attribute(2, "hazard", hazards)],
        })),
        Err(_) => Err(Refusal::new(&page, StatusCode::NOT_FOUND, "open-311-service-unknown")),
    });
    format.answer_or_refuse(StatusCode::OK, "service_definition", Ok(outcome))
}

fn moment(at: Timestamp) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A grievance as everybody may read it: neither words nor homes.
fn public(app: &App, page: &Page, own: &Grievance, site: &Site) -> Result<Value> {
    let address = if own.at_home { None } else { own.place_for_contractor(app)? };
    let position = address.as_deref().and_then(filing::position);
    Ok(json!({
        "service_request_id": own.reference,
        "status": if own.status.is_open() { "open" } else { "closed" },
        "status_notes": page.word("grievance-status", own.status),
        "service_name": page.word("category", own.category),
        "service_code": own.category.as_str(),
        "description": null,
        "agency_responsible": site.organisation,
        "service_notice": null,
        "requested_datetime": moment(own.filed_at),
        "updated_datetime": moment(own.concluded_at.or(own.acknowledged_at).unwrap_or(own.filed_at)),
        "expected_datetime": own.status.awaits_an_end().then(|| moment(own.conclude_by)),
        "address": address,
        "address_id": null,
        "zipcode": null,
        "lat": position.map(|position| position.lat),
        "long": position.map(|position| position.lon),
        "media_url": null,
    }))
}

/// What is listed; lists are separated by commas.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    jurisdiction_id: String,
    service_request_id: String,
    service_code: String,
    start_date: String,
    end_date: String,
    status: String,
}

fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty())
}

impl Asked {
    /// The moments from which and until which, at most ninety days apart.
    fn span(&self, now: Timestamp) -> std::result::Result<(Timestamp, Timestamp), &'static str> {
        let moment = |text: &str| match text.trim() {
            "" => Ok(None),
            // A plus that a client did not encode arrives as a space.
            text => text.replace(' ', "+").parse().map(Some).map_err(|_| "open-311-not-a-date"),
        };
        let whole = TimeDelta::days(LISTED_DAYS);
        let (from, to) = match (moment(&self.start_date)?, moment(&self.end_date)?) {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) => (from, from + whole),
            (None, to) => (to.unwrap_or(now) - whole, to.unwrap_or(now)),
        };
        if to < from { Err("open-311-dates-reversed") } else { Ok((from.max(to - whole), to)) }
    }

    fn filter(&self, now: Timestamp) -> std::result::Result<FiledFilter, &'static str> {
        let (from, to) = self.span(now)?;
        let (mut open, mut closed) = (false, false);
        for status in listed(&self.status) {
            match status {
                "open" => open = true,
                "closed" => closed = true,
                _ => return Err("open-311-status-unknown"),
            }
        }
        let categories = listed(&self.service_code).map(str::parse).collect::<Result<_, _>>();
        let categories = categories.map_err(|_| "open-311-service-unknown")?;
        Ok(FiledFilter { from, to, is_open: (open != closed).then_some(open), categories })
    }
}

async fn requests(State(app): State<App>, page: Page, format: Format, Query(asked): Query<Asked>) -> Result<Response> {
    let outcome = match (at_home(&app, &page, &asked.jurisdiction_id), asked.filter(page.now)) {
        (Err(refusal), _) => Err(refusal),
        (_, Err(key)) => Err(Refusal::new(&page, StatusCode::BAD_REQUEST, key)),
        (Ok(()), Ok(filter)) => Ok(reading!(app.db, tx => {
            let found = match asked.service_request_id.trim() {
                "" => grievances::filed_between(tx, &filter, LISTED).await?,
                names => named(tx, listed(names)).await?,
            };
            told(&app, tx, &page, found).await
        })?),
    };
    format.answer_or_refuse(StatusCode::OK, "service_requests", Ok(outcome))
}

/// Those that there are of some references; asked for by name, nothing else is compared.
async fn named(tx: &mut Tx, references: impl Iterator<Item = &str>) -> Result<Vec<Grievance>> {
    let mut found = Vec::new();
    for reference in references.take(NAMED) {
        found.extend(grievances::grievance_by_reference(tx, reference).await?);
    }
    Ok(found)
}

async fn told(app: &App, tx: &mut Tx, page: &Page, found: Vec<Grievance>) -> Result<Value> {
    let mut known: Vec<Site> = Vec::new();
    let mut told = Vec::new();
    for own in &found {
        if known.iter().all(|site| site.id != own.site_id) {
            known.push(sites::site(tx, own.site_id).await?);
        }
        let site = known.iter().find(|site| site.id == own.site_id).ok_or(Error::NotFound)?;
        told.push(public(app, page, own, site)?);
    }
    Ok(Value::Array(told))
}

async fn request(
    State(app): State<App>,
    page: Page,
    format: Format,
    Path(file): Path<String>,
    Query(asked): Query<Jurisdiction>,
) -> Result<Response> {
    let reference = Format::split(&file).map_or("", |(name, _)| name);
    let outcome = match at_home(&app, &page, &asked.jurisdiction_id) {
        Err(refusal) => Err(refusal),
        Ok(()) => reading!(app.db, tx => {
            let found = grievances::grievance_by_reference(tx, reference).await?;
            let unknown = Refusal::new(&page, StatusCode::NOT_FOUND, "open-311-request-unknown");
            match found {
                Some(own) => Ok(Ok(told(&app, tx, &page, vec![own]).await?)),
                None => Ok(Err(unknown)),
            }
        })?,
    };
    format.answer_or_refuse(StatusCode::OK, "service_requests", Ok(outcome))
}

/// We give the reference at once, so that none is ever promised by a token; whoever asks all the same asks with the reference.
async fn token(
    State(app): State<App>,
    page: Page,
    format: Format,
    Path(file): Path<String>,
    Query(asked): Query<Jurisdiction>,
) -> Result<Response> {
    let token = Format::split(&file).map_or("", |(name, _)| name);
    let found = reading!(app.db, tx => grievances::grievance_by_reference(tx, token).await)?;
    let outcome = at_home(&app, &page, &asked.jurisdiction_id).and_then(|()| match found {
        Some(own) => Ok(json!([{ "service_request_id": own.reference, "token": token }])),
        None => Err(Refusal::new(&page, StatusCode::NOT_FOUND, "open-311-token-unknown")),
    });
    format.answer_or_refuse(StatusCode::OK, "service_requests", Ok(outcome))
}
