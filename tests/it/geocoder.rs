//! Another's geocoder: asked only when the register has no such address, led back to the register's doors, and never needed: one that is
//! late, broken, endless or not there leaves the look-up as it was.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use riverain::premises::{LookedUp, Position, Premises, look_up};
use serde_json::{Value, json};

use crate::affected_list::{give_zone, phase};
use crate::for_both_engines;
use crate::import::import_text;
use crate::sites::registered;
use crate::support::{Engine, House};

/// How a geocoder answers.
#[derive(Clone)]
enum Answer {
    With(Value),
    Status(u16),
    Text(&'static str),
    Late,
    Endless,
}

/// A geocoder that answers everything alike and remembers what it was asked.
#[derive(Clone)]
struct Geocoder {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
    answer: Arc<Mutex<Answer>>,
}

impl Geocoder {
    async fn start(answer: Answer) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/geocodage", listener.local_addr().unwrap());
        let geocoder = Self { url, asked: Arc::default(), answer: Arc::new(Mutex::new(answer)) };
        let router = Router::new().fallback(answer_as_told).with_state(geocoder.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        geocoder
    }

    fn answers(&self, answer: Answer) {
        *self.answer.lock().unwrap() = answer;
    }

    fn times_asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

async fn answer_as_told(State(geocoder): State<Geocoder>, uri: Uri) -> Response {
    geocoder.asked.lock().unwrap().push(uri.to_string());
    let answer = geocoder.answer.lock().unwrap().clone();
    let status = |status: u16, text: String| Response::builder().status(status).body(Body::from(text)).unwrap();
    match answer {
        Answer::With(features) => status(200, json!({ "type": "FeatureCollection", "features": features }).to_string()),
        Answer::Status(code) => {
            Response::builder().status(code).header("location", geocoder.url).body(Body::empty()).unwrap()
        }
        Answer::Text(text) => status(200, text.to_owned()),
        Answer::Late => {
            tokio::time::sleep(Duration::from_secs(30)).await;
            status(200, String::new())
        }
        Answer::Endless => {
            let spaces = futures_util::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b' '; 16 * 1024]));
            Response::new(Body::from_stream(spaces))
        }
    }
}

fn feature(kind: &str, id: &str, label: &str, score: f64, lon: f64, lat: f64) -> Value {
    json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [lon, lat] },
        "properties": { "label": label, "score": score, "id": id, "type": kind, "postcode": "69100", "city": "Villeurbanne" },
    })
}

const BAN: &str = "id;numero;rep;nom_voie;code_postal;nom_commune;lon;lat\n\
    69266_0350_00001;1;;Rue Arago;69100;Villeurbanne;4.88250;45.75750\n\
    69266_0350_00003;3;;Rue Arago;69100;Villeurbanne;4.88300;45.75750\n";

async fn house(engine: Engine, geocoder: &Geocoder) -> House {
    let house = House::open_with(engine, &[("geocoder.url", &geocoder.url), ("geocoder.timeout_ms", "400")]).await;
    import_text(&house, "arago.csv", BAN).await;
    house
}

fn doors(found: &LookedUp) -> Vec<String> {
    found.doors.iter().map(Premises::label).collect()
}

for_both_engines! {
    async fn it_is_asked_only_when_the_register_finds_nothing_and_leads_back_to_doors(engine: Engine) {
        let geocoder = Geocoder::start(Answer::With(json!([
            feature("housenumber", "69266_0350_00003", "3 Rue François Arago 69100 Villeurbanne", 0.9, 4.9, 45.9),
            feature("housenumber", "69266_9999_00001", "1 Rue Arago 69100 Villeurbanne", 0.8, 4.88251, 45.75751),
            feature("housenumber", "69266_0350_00003", "3 Rue François Arago 69100 Villeurbanne", 0.7, 4.9, 45.9),
            feature("municipality", "69266", "Villeurbanne", 0.9, 4.8825, 45.7575),
        ]))).await;
        let house = house(engine, &geocoder).await;
        assert_eq!(doors(&look_up(&house.app, None, "3 rue arago").await.unwrap())[0], "3 Rue Arago");
        assert_eq!(geocoder.times_asked(), 0);
        // By its key, wherever the geocoder puts it; else the nearest door; each once.
        let found = look_up(&house.app, None, "3 ancienne rue des vignes, Villeurbanne").await.unwrap();
        assert_eq!((doors(&found), found.places.len()), (vec!["3 Rue Arago".to_owned(), "1 Rue Arago".to_owned()], 0));
        let asked = geocoder.asked.lock().unwrap()[0].clone();
        assert!(asked.starts_with("/geocodage/search/?q=3+ancienne+rue+des+vignes%2C+Villeurbanne&limit=5"), "{asked}");
        // Around a place only what is near it counts.
        let near = Position { lon: 4.8825, lat: 45.7575 };
        let found = look_up(&house.app, Some(near), "3 ancienne rue des vignes").await.unwrap();
        assert_eq!(doors(&found), ["1 Rue Arago"]);
        assert!(geocoder.asked.lock().unwrap()[1].contains("&lon=4.8825&lat=45.7575"));
        // Nothing is asked about nothing.
        for nothing in ["", "   ", "12", "abc", "12 ab"] {
            look_up(&house.app, None, nothing).await.unwrap();
        }
        assert_eq!(geocoder.times_asked(), 2);
        let mut program = house.program(&house.staff().await.mediator).await;
        program.get("/api/v1/premises?q=3+ancienne+rue+des+vignes").await.is(200).shows(&["Rue Arago"]);
    }

    async fn a_resident_whose_door_the_register_lacks_still_hears_of_the_works(engine: Engine) {
        let place = feature("street", "69266_0777", "Impasse des Lilas 69100 Villeurbanne", 0.8, 4.88326, 45.7575);
        let geocoder = Geocoder::start(Answer::With(json!([place]))).await;
        let house = house(engine, &geocoder).await;
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        caller.post(&format!("{path}/phases"), &phase("Tranchée", &[("noise", "50")])).await.is(303);
        let square = json!({ "type": "Polygon", "coordinates": [[
            [4.882, 45.757], [4.883, 45.757], [4.883, 45.758], [4.882, 45.758], [4.882, 45.757]
        ]]});
        give_zone(&mut caller, &path, &square).await;
        let mut resident = house.caller();
        resident.get("/near?address=impasse+des+lilas").await.is(200).shows(&[
            "Impasse des Lilas 69100 Villeurbanne", "Réfection du réseau d’eau", "à 21 m", "bruit (jusqu’à 50 m)",
        ]).hides(&["?door=", "<script"]);
        geocoder.answers(Answer::With(json!([])));
        resident.get("/near?address=impasse+des+lilas").await.is(200).shows(&["Adresse introuvable"]);
    }

    async fn one_that_is_late_broken_endless_or_gone_leaves_the_look_up_as_it_was(engine: Engine) {
        let geocoder = Geocoder::start(Answer::Late).await;
        let house = house(engine, &geocoder).await;
        let place = |lon: f64, score: f64| json!([feature("housenumber", "x", "1 Rue", score, lon, 45.7575)]);
        let answers = [
            Answer::Late,
            Answer::Status(500),
            Answer::Status(302),
            Answer::Status(429),
            Answer::Text("<html>maintenance</html>"),
            Answer::Text(""),
            Answer::Text("{\"features\":[{\"geometry\":null}]}"),
            Answer::Endless,
            Answer::With(place(4.8825, 0.2)),
            Answer::With(place(4_500.0, 0.9)),
        ];
        for (number, answer) in answers.into_iter().enumerate() {
            geocoder.answers(answer);
            let begun = Instant::now();
            let found = look_up(&house.app, None, "9 rue introuvable").await.unwrap();
            assert_eq!(found, LookedUp::default(), "answer {number}");
            assert!(begun.elapsed() < Duration::from_secs(3), "answer {number} took {:?}", begun.elapsed());
            assert_eq!(geocoder.times_asked(), number + 1, "a redirect is not followed");
        }
        // Many who ask at once do not all wait.
        geocoder.answers(Answer::Late);
        let begun = Instant::now();
        let ask = |app: riverain::app::App| async move { look_up(&app, None, "9 rue introuvable").await.unwrap() };
        let asking: Vec<_> = (0..40).map(|_| tokio::spawn(ask(house.app.clone()))).collect();
        for found in asking {
            assert_eq!(found.await.unwrap(), LookedUp::default());
        }
        assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
        assert!(geocoder.times_asked() <= 10 + 8, "{}", geocoder.times_asked());
        // Nobody there at all.
        let gone = House::open_with(engine, &[("geocoder.url", "http://127.0.0.1:9")]).await;
        assert_eq!(look_up(&gone.app, None, "9 rue introuvable").await.unwrap(), LookedUp::default());
    }
}

#[test]
fn an_address_of_a_geocoder_that_is_none_is_named_at_start() {
    use riverain::settings::{Given, Settings};
    let read = |name: &'static str, value: &str| {
        Settings::read(&Given { file: None, values: vec![(name, value.to_owned())] }, [])
    };
    assert!(read("geocoder.url", "https://data.geopf.fr/geocodage").is_ok());
    assert!(read("geocoder.url", "data.geopf.fr").is_err());
    assert!(read("geocoder.timeout_ms", "60000").is_err());
}
