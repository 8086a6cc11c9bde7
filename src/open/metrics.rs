//! Figures for whoever watches over the service, in the text format of Prometheus: requests and how long they took, and how much of
//! what waits in the database. Labels come from closed lists, so that nobody can make them grow. Open to the machine itself
//! unless the settings say otherwise.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::net::SocketAddr;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Instant;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::reading;
use crate::settings::MetricsFor;
use crate::web::Routes;

/// The upper bounds of the histogram, in seconds.
const BOUNDS_S: [f64; 10] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

#[derive(Debug, Default)]
struct Counted {
    /// By method and the first digit of the status.
    requests: BTreeMap<(&'static str, u16), u64>,
    /// How many took at most so long; the last for all.
    within: [u64; BOUNDS_S.len() + 1],
    sum_s: f64,
}

static COUNTED: LazyLock<Mutex<Counted>> = LazyLock::new(Mutex::default);

fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        _ => "other",
    }
}

/// Counts every request that passes.
pub async fn count(request: Request, next: Next) -> Response {
    let method = known(request.method());
    let began = Instant::now();
    let response = next.run(request).await;
    let took_s = began.elapsed().as_secs_f64();
    let mut counted = COUNTED.lock().unwrap_or_else(PoisonError::into_inner);
    *counted.requests.entry((method, response.status().as_u16() / 100)).or_default() += 1;
    let place = BOUNDS_S.iter().position(|bound| took_s <= *bound).unwrap_or(BOUNDS_S.len());
    counted.within[place..].iter_mut().for_each(|count| *count += 1);
    counted.sum_s += took_s;
    drop(counted);
    response
}

pub(super) fn routes() -> Routes {
    Routes::new().get("/metrics", metrics)
}

async fn metrics(
    State(app): State<App>,
    connection: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Result<Response> {
    // Behind a proxy on the same machine everybody seems to be local; a proxy says so.
    let forwarded = headers.contains_key(header::FORWARDED) || headers.contains_key("x-forwarded-for");
    let local = !forwarded && connection.is_some_and(|from| from.0.0.ip().to_canonical().is_loopback());
    let open = match app.settings.open.metrics {
        MetricsFor::Everyone => true,
        MetricsFor::Local => local,
        MetricsFor::Nobody => false,
    };
    if !open {
        return Err(Error::NotFound);
    }
    let rows = reading!(app.db, tx => store::figures(tx).await)?;
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text(&rows)).into_response())
}

/// The figures in the text format of Prometheus.
fn text(rows: &[store::Figure]) -> String {
    let mut text = String::new();
    let mut family = |name: &str, kind: &str, help: &str, lines: Vec<(String, f64)>| {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "# HELP riverain_{name} {help}\n# TYPE riverain_{name} {kind}");
        for (suffix, value) in lines {
            let _ = writeln!(text, "riverain_{name}{suffix} {value}");
        }
    };
    let counted = COUNTED.lock().unwrap_or_else(PoisonError::into_inner);
    let requests = counted
        .requests
        .iter()
        .map(|((method, class), count)| (format!("{{method=\"{method}\",status=\"{class}xx\"}}"), *count as f64));
    family("http_requests_total", "counter", "Requests answered.", requests.collect());
    let mut buckets: Vec<(String, f64)> = BOUNDS_S
        .iter()
        .map(ToString::to_string)
        .chain(["+Inf".to_owned()])
        .zip(counted.within)
        .map(|(bound, count)| (format!("_bucket{{le=\"{bound}\"}}"), count as f64))
        .collect();
    buckets.push(("_sum".to_owned(), counted.sum_s));
    buckets.push(("_count".to_owned(), counted.within[BOUNDS_S.len()] as f64));
    family("http_request_duration_seconds", "histogram", "How long answers took.", buckets);
    drop(counted);
    for (name, help) in store::FAMILIES {
        let own = rows.iter().filter(|row| row.name == *name);
        let lines = own.map(|row| match &row.state {
            Some(state) => (format!("{{state=\"{state}\"}}"), row.count as f64),
            None => (String::new(), row.count as f64),
        });
        family(name, "gauge", help, lines.collect());
    }
    text
}
