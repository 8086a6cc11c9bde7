//! Another's walking times, asked as tables: of a service that speaks as OSRM's `table` or as Valhalla's `sources_to_targets` does. Big
//! tables are asked in pieces, a few at once. Nothing depends on it: when one answer is late, too long or no table, there is no
//! table at all, and walks are reckoned along our own streets.

use futures_util::stream::{self, StreamExt, TryStreamExt};
use geo::{Distance, Haversine, Point};
use reqwest::RequestBuilder;
use serde_json::{Value, json};

use super::footways::{FARTHEST_M, SIDEWALK_M};
use super::planning::MAX_WALK_S;
use crate::outside;
use crate::settings::{TableKind, TableService, WalkingSettings};

/// A longer answer is none.
const LONGEST_ANSWER_BYTES: usize = 4 * 1024 * 1024;
/// From one door to another takes this long at least.
const LEAST_S: i64 = 5;

/// Walking seconds, none where no way is known: from each of some places to each of others.
type Rows = Vec<Vec<Option<i64>>>;

/// Walking seconds from each point (longitude, latitude) to each other; none where the service knows no way, or has no streets. The
/// error says, for the log, why there is no table.
pub async fn ask(walking: &WalkingSettings, points: &[[f64; 2]]) -> Result<Rows, String> {
    tokio::time::timeout(walking.table.patience(), whole(walking, points))
        .await
        .unwrap_or_else(|_| Err("not all answers came in time".to_owned()))
}

/// A metre a second in kilometres an hour.
const KM_PER_H: f64 = 3.6;

/// A piece of the table: from so many places from a first one on, to so many.
#[derive(Debug, Clone, Copy)]
struct Piece {
    from: usize,
    to: usize,
}

async fn whole(walking: &WalkingSettings, points: &[[f64; 2]]) -> Result<Rows, String> {
    let service = &walking.table;
    let side = (service.most_places / 2).max(1);
    let firsts = || (0..points.len()).step_by(side);
    let pieces = firsts().flat_map(|from| firsts().map(move |to| Piece { from, to }));
    let asked = stream::iter(pieces).map(|piece| async move {
        let sources = &points[piece.from..points.len().min(piece.from + side)];
        let targets = &points[piece.to..points.len().min(piece.to + side)];
        let table = tokio::time::timeout(service.timeout(), one(walking, sources, targets)).await;
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
async fn one(walking: &WalkingSettings, sources: &[[f64; 2]], targets: &[[f64; 2]]) -> Result<Rows, String> {
    let request = match walking.table.kind {
        TableKind::Osrm => osrm(&walking.table, sources, targets),
        TableKind::Valhalla => valhalla(walking, sources, targets),
    };
    told(walking, &outside::answer(request, LONGEST_ANSWER_BYTES).await?, sources, targets)
}

/// What an answer tells.
fn told(walking: &WalkingSettings, answer: &Value, sources: &[[f64; 2]], targets: &[[f64; 2]]) -> Result<Rows, String> {
    let (rows, ends) = match walking.table.kind {
        TableKind::Osrm => (answer["durations"].as_array(), "destinations"),
        // Told in full, or briefly.
        TableKind::Valhalla => {
            let table = &answer["sources_to_targets"];
            (table.as_array().or_else(|| table["durations"].as_array()), "targets")
        }
    };
    let rows = rows.filter(|rows| rows.len() == sources.len()).ok_or("its answer is no table")?;
    let (from_m, to_m) = (off_m(&answer["sources"], sources), off_m(&answer[ends], targets));
    let walk = |from: usize, to: usize, entry: &Value| {
        let Some((off_m, walk_s)) = from_m[from].zip(to_m[to]).map(|(from_m, to_m)| from_m + to_m).zip(walk_s(entry)?)
        else {
            return Ok(None);
        };
        // Nobody walks faster than the settings say, whatever the service's pace is.
        let along_s = answer["distances"][from][to].as_f64().map_or(0.0, |metres| metres / walking.m_per_s);
        let seconds = walk_s.max(along_s) + off_m / walking.m_per_s;
        Ok(Some((seconds.round() as i64).clamp(LEAST_S, MAX_WALK_S)))
    };
    let row = |(from, row): (usize, &Value)| -> Result<Vec<Option<i64>>, String> {
        let row = row.as_array().filter(|row| row.len() == targets.len());
        let row = row.ok_or("a row of its table is too short or too long")?;
        row.iter().enumerate().map(|(to, entry)| walk(from, to, entry)).collect()
    };
    rows.iter().enumerate().map(row).collect()
}

/// One entry of a table, in seconds.
fn walk_s(entry: &Value) -> Result<Option<f64>, String> {
    match entry.get("time").unwrap_or(entry) {
        Value::Null => Ok(None),
        time => {
            let seconds = time.as_f64().filter(|seconds| seconds.is_finite() && *seconds >= 0.0);
            Ok(Some(seconds.ok_or("a walk of its table is no time")?))
        }
    }
}

/// How far each place is from where the service put it on its streets. It takes the nearest one, however far that is, and says where:
/// of a place that is not on its streets it knows nothing.
fn off_m(told: &Value, places: &[[f64; 2]]) -> Vec<Option<f64>> {
    let off_m = |(number, [lon, lat]): (usize, &[f64; 2])| {
        let told = &told[number];
        let degrees = |place: usize, name: &str| told["location"][place].as_f64().or_else(|| told[name].as_f64());
        let Some((on_lon, on_lat)) = degrees(0, "lon").zip(degrees(1, "lat")) else { return Some(0.0) };
        let off_m = Haversine.distance(Point::new(*lon, *lat), Point::new(on_lon, on_lat));
        (off_m <= FARTHEST_M).then_some((off_m - SIDEWALK_M).max(0.0))
    };
    places.iter().enumerate().map(off_m).collect()
}

/// `…/lon,lat;lon,lat?sources=0&destinations=1`; the address is that before the places, as `http://127.0.0.1:5000/table/v1/foot`.
fn osrm(service: &TableService, sources: &[[f64; 2]], targets: &[[f64; 2]]) -> RequestBuilder {
    let places: Vec<String> = sources.iter().chain(targets).map(|[lon, lat]| format!("{lon:.6},{lat:.6}")).collect();
    let numbers = |range: std::ops::Range<usize>| range.map(|number| number.to_string()).collect::<Vec<_>>().join(";");
    let url = format!(
        "{}/{}?annotations=duration,distance&sources={}&destinations={}",
        service.url.trim_end_matches('/'),
        places.join(";"),
        numbers(0..sources.len()),
        numbers(sources.len()..sources.len() + targets.len()),
    );
    outside::client().get(url)
}

/// The address is the whole one, as `http://127.0.0.1:8002/sources_to_targets`.
fn valhalla(walking: &WalkingSettings, sources: &[[f64; 2]], targets: &[[f64; 2]]) -> RequestBuilder {
    let places = |points: &[[f64; 2]]| -> Vec<Value> {
        points.iter().map(|[lon, lat]| json!({ "lon": lon, "lat": lat })).collect()
    };
    let pace = json!({ "pedestrian": { "walking_speed": walking.m_per_s * KM_PER_H } });
    let body = json!({
        "costing": "pedestrian",
        "costing_options": pace,
        "sources": places(sources),
        "targets": places(targets),
    });
    outside::client().post(&walking.table.url).json(&body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::TableService;

    const DOORS: [[f64; 2]; 2] = [[4.8800, 45.7580], [4.8810, 45.7585]];

    fn read(kind: TableKind, answer: &Value) -> Rows {
        let table =
            TableService { url: String::new(), kind, most_places: 4, connections: 1, timeout_ms: 100, patience_s: 1 };
        told(&WalkingSettings { m_per_s: 1.0, detour: 1.3, table }, answer, &DOORS, &DOORS).unwrap()
    }

    #[test]
    fn a_walk_from_a_place_that_was_moved_to_a_far_street_is_not_known() {
        let near = json!({ "location": [4.8800, 45.7580], "distance": 0.0 });
        let answer = json!({
            "code": "Ok",
            "durations": [[0.0, 96.4], [96.4, 0.0]],
            "sources": [near, { "location": [4.8700, 45.7585], "distance": 854.0 }],
            "destinations": [near, { "location": [4.8810, 45.7585], "distance": 0.0 }],
        });
        assert_eq!(read(TableKind::Osrm, &answer), [[Some(5), Some(96)], [None, None]]);
    }

    #[test]
    fn a_walk_is_at_our_pace_and_begins_and_ends_at_the_doors() {
        // The second door is 30 m north of the street.
        let ends = json!([{ "location": [4.8800, 45.7580] }, { "location": [4.8810, 45.75823] }]);
        let answer = |distances: Value| json!({ "durations": [[0.0, 80.0], [130.0, 0.0]], "distances": distances, "sources": ends, "destinations": ends });
        // Stairs are slower than our pace, a brisk walker is not.
        let rows = read(TableKind::Osrm, &answer(json!([[0.0, 100.0], [100.0, 0.0]])));
        assert_eq!(rows, [[Some(5), Some(125)], [Some(155), Some(50)]]);
        assert_eq!(read(TableKind::Osrm, &answer(Value::Null))[0], [Some(5), Some(105)]);
    }

    #[test]
    fn where_a_valhalla_took_the_street_is_looked_at_when_it_says_so() {
        let walk = |seconds: Value| json!({ "from_index": 0, "to_index": 0, "time": seconds, "distance": 0.1 });
        let table = json!([[walk(json!(0)), walk(json!(91))], [walk(json!(93)), walk(Value::Null)]]);
        let near = json!([{ "lon": 4.8800, "lat": 45.7580 }, { "lon": 4.8810, "lat": 45.7585 }]);
        let far = json!([{ "lon": 4.8800, "lat": 45.7580 }, { "lon": 4.8810, "lat": 45.7720 }]);
        let rows = |sources: &Value, targets: &Value| {
            let answer = json!({ "sources_to_targets": table, "sources": sources, "targets": targets });
            read(TableKind::Valhalla, &answer)
        };
        let all = [[Some(5), Some(91)], [Some(93), None]];
        assert_eq!(rows(&near, &near), all);
        assert_eq!(rows(&near, &far), [[Some(5), None], [Some(93), None]]);
        assert_eq!(rows(&Value::Null, &Value::Null), all);
    }
}
