//! Another's walking times, asked as tables: of a service that speaks as OSRM's `table` or as Valhalla's `sources_to_targets` does. Big
//! tables are asked in pieces, a few at once. Nothing depends on it: when one answer is late, too long or no table, there is no
//! table at all, and walks are reckoned along our own streets.

use futures_util::stream::{self, StreamExt, TryStreamExt};
use reqwest::RequestBuilder;
use serde_json::{Value, json};

use super::planning::MAX_WALK_S;
use crate::outside;
use crate::settings::{TableKind, TableService};

/// A longer answer is none.
const LONGEST_ANSWER_BYTES: usize = 4 * 1024 * 1024;
/// From one door to another takes this long at least.
const LEAST_S: i64 = 5;

/// Walking seconds from each point (longitude, latitude) to each other; none where the service knows no way. The error says, for the
/// log, why there is no table.
pub async fn ask(service: &TableService, points: &[[f64; 2]]) -> Result<Vec<Vec<Option<i64>>>, String> {
    tokio::time::timeout(service.patience(), whole(service, points))
        .await
        .unwrap_or_else(|_| Err("not all answers came in time".to_owned()))
}

/// A piece of the table: from so many places from a first one on, to so many.
#[derive(Debug, Clone, Copy)]
struct Piece {
    from: usize,
    to: usize,
}

async fn whole(service: &TableService, points: &[[f64; 2]]) -> Result<Vec<Vec<Option<i64>>>, String> {
    let side = (service.most_places / 2).max(1);
    let firsts = || (0..points.len()).step_by(side);
    let pieces = firsts().flat_map(|from| firsts().map(move |to| Piece { from, to }));
    let asked = stream::iter(pieces).map(|piece| async move {
        let sources = &points[piece.from..points.len().min(piece.from + side)];
        let targets = &points[piece.to..points.len().min(piece.to + side)];
        let table = tokio::time::timeout(service.timeout(), one(service, sources, targets)).await;
        Ok::<_, String>((piece, table.map_err(|_| "an answer did not come in time".to_owned())??))
    });
    let mut rows = vec![vec![None; points.len()]; points.len()];
    let mut answers = asked.buffer_unordered(service.connections);
    while let Some((piece, table)) = answers.try_next().await? {
        for (row, walks) in rows[piece.from..].iter_mut().zip(table) {
            for (own, walk_s) in row[piece.to..].iter_mut().zip(walks) {
                *own = walk_s;
            }
        }
    }
    for (place, row) in rows.iter_mut().enumerate() {
        row[place] = Some(0);
    }
    Ok(rows)
}

/// Asks for one piece.
async fn one(
    service: &TableService,
    sources: &[[f64; 2]],
    targets: &[[f64; 2]],
) -> Result<Vec<Vec<Option<i64>>>, String> {
    let request = match service.kind {
        TableKind::Osrm => osrm(service, sources, targets),
        TableKind::Valhalla => valhalla(service, sources, targets),
    };
    let answer: Value = outside::answer(request, LONGEST_ANSWER_BYTES).await?;
    let rows = match service.kind {
        TableKind::Osrm => answer["durations"].as_array(),
        // Told in full, or briefly.
        TableKind::Valhalla => {
            let table = &answer["sources_to_targets"];
            table.as_array().or_else(|| table["durations"].as_array())
        }
    };
    let rows = rows.filter(|rows| rows.len() == sources.len()).ok_or("its answer is no table")?;
    rows.iter().map(|row| walks(row, targets.len())).collect()
}

/// One row of a table.
fn walks(row: &Value, targets: usize) -> Result<Vec<Option<i64>>, String> {
    let row = row.as_array().filter(|row| row.len() == targets).ok_or("a row of its table is too short or too long")?;
    let walk = |entry: &Value| match entry.get("time").unwrap_or(entry) {
        Value::Null => Ok(None),
        time => {
            let seconds = time.as_f64().filter(|seconds| seconds.is_finite() && *seconds >= 0.0);
            let seconds = seconds.ok_or("a walk of its table is no time")?.round() as i64;
            Ok(Some(seconds.clamp(LEAST_S, MAX_WALK_S)))
        }
    };
    row.iter().map(walk).collect()
}

/// `…/lon,lat;lon,lat?sources=0&destinations=1`; the address is that before the places, as `http://127.0.0.1:5000/table/v1/foot`.
fn osrm(service: &TableService, sources: &[[f64; 2]], targets: &[[f64; 2]]) -> RequestBuilder {
    let places: Vec<String> = sources.iter().chain(targets).map(|[lon, lat]| format!("{lon:.6},{lat:.6}")).collect();
    let numbers = |range: std::ops::Range<usize>| range.map(|number| number.to_string()).collect::<Vec<_>>().join(";");
    let url = format!(
        "{}/{}?annotations=duration&sources={}&destinations={}",
        service.url.trim_end_matches('/'),
        places.join(";"),
        numbers(0..sources.len()),
        numbers(sources.len()..sources.len() + targets.len()),
    );
    outside::client().get(url)
}

/// The address is the whole one, as `http://127.0.0.1:8002/sources_to_targets`.
fn valhalla(service: &TableService, sources: &[[f64; 2]], targets: &[[f64; 2]]) -> RequestBuilder {
    let places = |points: &[[f64; 2]]| -> Vec<Value> {
        points.iter().map(|[lon, lat]| json!({ "lon": lon, "lat": lat })).collect()
    };
    let body = json!({ "costing": "pedestrian", "sources": places(sources), "targets": places(targets) });
    outside::client().post(&service.url).json(&body)
}
