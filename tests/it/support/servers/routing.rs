//! A service of walking times that is none: it answers as OSRM and as Valhalla do, with the way around the block, remembers what it was
//! asked, and can be slow, broken, or refuse big questions as the real ones do.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use serde_json::{Value, json};

/// How it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// With a table.
    Well,
    /// With a table in which the first place of each question cannot be left.
    Islands,
    /// With an error.
    Broken,
    /// With a table that lacks a row.
    Short,
    /// Too late.
    Late,
    /// Without an end.
    Endless,
}

/// The most places of one question, as OSRM has it.
const MOST_PLACES: usize = 100;
const M_PER_S: f64 = 1.25;

/// A running service.
#[derive(Clone)]
pub struct Routing {
    /// Where it listens.
    pub url: String,
    asked: Arc<Mutex<Vec<usize>>>,
    mood: Arc<Mutex<Mood>>,
}

impl Routing {
    /// Starts one on a free port.
    pub async fn start(mood: Mood) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let routing = Self { url, asked: Arc::default(), mood: Arc::new(Mutex::new(mood)) };
        let router = Router::new().fallback(answer).with_state(routing.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        routing
    }

    /// Answers otherwise from now on.
    pub fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// How many places each question named so far.
    pub fn asked(&self) -> Vec<usize> {
        self.asked.lock().unwrap().clone()
    }

    /// What it says that a walk takes, in seconds: along the meridian, then along the parallel.
    pub fn walk_s(from: [f64; 2], to: [f64; 2]) -> f64 {
        let metres = (from[0] - to[0]).abs() * 77_600.0 + (from[1] - to[1]).abs() * 111_200.0;
        (metres / M_PER_S * 10.0).round() / 10.0
    }
}

async fn answer(State(routing): State<Routing>, uri: Uri, body: Bytes) -> Response {
    let mood = *routing.mood.lock().unwrap();
    match mood {
        Mood::Broken => return Response::builder().status(503).body(Body::empty()).unwrap(),
        Mood::Late => tokio::time::sleep(Duration::from_secs(30)).await,
        Mood::Endless => {
            let spaces = futures_util::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b' '; 64 * 1024]));
            return Response::new(Body::from_stream(spaces));
        }
        Mood::Well | Mood::Islands | Mood::Short => {}
    }
    let is_osrm = uri.path().starts_with("/table/v1/foot/");
    let (sources, targets) = if is_osrm { osrm(&uri) } else { valhalla(&body) };
    let places = sources.len() + targets.len();
    routing.asked.lock().unwrap().push(places);
    if places > MOST_PLACES {
        let refused = json!({ "code": "TooBig", "message": "Too many table coordinates" });
        return Response::builder().status(400).body(Body::from(refused.to_string())).unwrap();
    }
    let mut table: Vec<Vec<Value>> =
        sources.iter().map(|from| targets.iter().map(|to| json!(Routing::walk_s(*from, *to))).collect()).collect();
    if mood == Mood::Islands {
        table[0] = vec![Value::Null; targets.len()];
    }
    if mood == Mood::Short {
        table.pop();
    }
    // Both say on which place of their streets they found each place.
    let answer = if is_osrm {
        let found = |places: &[[f64; 2]]| -> Vec<Value> {
            places.iter().map(|place| json!({ "location": place, "name": "", "distance": 0.0 })).collect()
        };
        json!({ "code": "Ok", "durations": table, "sources": found(&sources), "destinations": found(&targets) })
    } else {
        let found = |places: &[[f64; 2]]| -> Vec<Value> {
            places.iter().map(|[lon, lat]| json!({ "lon": lon, "lat": lat })).collect()
        };
        let told = |walk: &Value| json!({ "time": walk, "distance": 0.1 });
        let rows: Vec<Vec<Value>> = table.iter().map(|row| row.iter().map(told).collect()).collect();
        let (sources, targets) = (found(&sources), found(&targets));
        json!({ "sources_to_targets": rows, "sources": sources, "targets": targets, "units": "kilometers" })
    };
    Response::new(Body::from(answer.to_string()))
}

/// The sources and targets of `/table/v1/foot/lon,lat;…?sources=0;…&destinations=…`.
fn osrm(uri: &Uri) -> (Vec<[f64; 2]>, Vec<[f64; 2]>) {
    let places: Vec<[f64; 2]> = uri.path()["/table/v1/foot/".len()..]
        .split(';')
        .map(|place| {
            let (lon, lat) = place.split_once(',').unwrap();
            [lon.parse().unwrap(), lat.parse().unwrap()]
        })
        .collect();
    let numbered = |name: &str| -> Vec<[f64; 2]> {
        let query = uri.query().unwrap();
        let list = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).unwrap();
        list.split(';').map(|number| places[number.parse::<usize>().unwrap()]).collect()
    };
    (numbered("sources"), numbered("destinations"))
}

fn valhalla(body: &[u8]) -> (Vec<[f64; 2]>, Vec<[f64; 2]>) {
    let asked: Value = serde_json::from_slice(body).unwrap();
    assert_eq!(asked["costing"], json!("pedestrian"));
    // In kilometres an hour: the pace that the settings say.
    let pace = asked["costing_options"]["pedestrian"]["walking_speed"].as_f64().unwrap();
    assert!((pace - 4.32).abs() < 1e-9, "{pace}");
    let places = |name: &str| {
        let list = asked[name].as_array().unwrap();
        list.iter().map(|place| [place["lon"].as_f64().unwrap(), place["lat"].as_f64().unwrap()]).collect()
    };
    (places("sources"), places("targets"))
}
