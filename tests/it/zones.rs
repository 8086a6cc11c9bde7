//! Zones as they come in: drawn, pasted, sent as a file or by a program. Every fault gets its own sentence with its place, the
//! same on the page and in the API, and nothing is stored.

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use riverain::{reading, sites};
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::sites::registered;
use crate::support::{Answer, Caller, plain_spaces};

fn square() -> Value {
    json!([[4.882, 45.757], [4.883, 45.757], [4.883, 45.758], [4.882, 45.758], [4.882, 45.757]])
}

fn hole(west: f64, east: f64) -> Value {
    json!([[west, 45.7572], [east, 45.7572], [east, 45.7574], [west, 45.7574], [west, 45.7572]])
}

fn polygon(rings: &[Value]) -> String {
    json!({ "type": "Polygon", "coordinates": rings }).to_string()
}

fn feature(geometry: &Value) -> String {
    json!({ "type": "FeatureCollection", "features": [{ "type": "Feature", "properties": {}, "geometry": geometry }] })
        .to_string()
}

fn ring_of(positions: usize) -> Value {
    let corner = |index: usize| {
        let angle = std::f64::consts::TAU * (index % (positions - 1)) as f64 / (positions - 1) as f64;
        json!([4.88 + 0.001 * angle.cos(), 45.75 + 0.001 * angle.sin()])
    };
    (0..positions).map(corner).collect()
}

/// A faulty zone: the text, the pointer of its fault in the API, and what its French sentence says.
struct Faulty {
    text: String,
    pointer: &'static str,
    says: &'static [&'static str],
}

fn faulty(text: impl Into<String>, pointer: &'static str, says: &'static [&'static str]) -> Faulty {
    Faulty { text: text.into(), pointer, says }
}

fn faulty_zones() -> Vec<Faulty> {
    let mut open = square();
    open.as_array_mut().unwrap().pop();
    let lambert = json!([[846440.0, 6519090.0], [846520.0, 6519090.0], [846520.0, 6519200.0], [846440.0, 6519090.0]]);
    let swapped = json!([[45.757, 4.882], [45.757, 4.883], [45.758, 4.883], [45.757, 4.882]]);
    let bow_tie = json!([[4.882, 45.757], [4.883, 45.758], [4.883, 45.757], [4.882, 45.758], [4.882, 45.757]]);
    let line = json!([[4.882, 45.757], [4.883, 45.758], [4.884, 45.759], [4.882, 45.757]]);
    let continent = json!([[-5.0, 42.0], [8.0, 42.0], [8.0, 51.0], [-5.0, 51.0], [-5.0, 42.0]]);
    let mut mercator: Value = serde_json::from_str(&polygon(&[square()])).unwrap();
    mercator["crs"] = json!({ "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::3857" } });
    vec![
        faulty("  ", "", &["Il n’y a pas encore d’emprise"]),
        faulty("l’emprise", "", &["Ce n’est pas du JSON lisible", "ligne 1, colonne 1"]),
        faulty("POLYGON((4 45))", "", &["« WKT »", "KML"]),
        faulty("<gpx></gpx>", "", &["« gpx »", "pas du KML"]),
        faulty("<kml><Document></kml>", "", &["Ce KML ne se lit pas", "ligne 1"]),
        faulty("{\"type\": \"Polygon\", \"coordinates\": [[[4.882, NaN]]]}", "", &["« NaN »", "ligne 1, colonne 46"]),
        faulty("{\"type\": \"Polygon\", \"coordinates\": [[[1e999, 45]]]}", "", &["« 1e999 »", "coordonnée"]),
        faulty("{\"type\": \"LineString\", \"coordinates\": []}", "/type", &["« LineString »", "/type"]),
        faulty(
            feature(&json!({ "type": "Point", "coordinates": [4.88, 45.75] })),
            "/features/0/geometry/type",
            &["« Point »"],
        ),
        faulty(feature(&Value::Null), "/features/0/geometry", &["n’a pas de géométrie", "/features/0/geometry"]),
        faulty("{\"type\": \"FeatureCollection\", \"features\": []}", "/features", &["aucun contour", "/features"]),
        faulty(
            polygon(&[open]),
            "/coordinates/0/3",
            &["n’est pas fermé", "4,88200", "Ajoutez le premier point à la fin"],
        ),
        faulty(
            polygon(&[json!([[4.882, 45.757], [4.883, 45.757], [4.883, 45.758]])]),
            "/coordinates/0",
            &["n’a que 3 points"],
        ),
        faulty(polygon(&[line]), "/coordinates/0", &["ne couvre aucune surface"]),
        faulty(polygon(&[bow_tie]), "/coordinates/0/0", &["se croise", "4,88250", "45,75750"]),
        faulty(polygon(&[square(), hole(4.8841, 4.8843)]), "/coordinates/1", &["Le trou", "sort de son contour"]),
        faulty(
            polygon(&[square(), hole(4.8822, 4.8826), hole(4.8824, 4.8828)]),
            "/coordinates/2/0",
            &["en rencontre un autre"],
        ),
        faulty(
            polygon(&[json!([[4.882], [4.883, 45.757], [4.883, 45.758], [4.882]])]),
            "/coordinates/0/0",
            &["n’a qu’un nombre"],
        ),
        faulty(
            polygon(&[json!([["a", "b"], [4.883, 45.757], [4.883, 45.758], ["a", "b"]])]),
            "/coordinates/0/0",
            &["autre chose que des nombres"],
        ),
        faulty(polygon(&[swapped]), "/coordinates/0/0", &["la latitude avant la longitude", "45,75700"]),
        faulty(polygon(&[lambert]), "/coordinates/0/0", &["en mètres", "EPSG:2154"]),
        faulty(mercator.to_string(), "/crs", &["EPSG::3857", "n’est pas connu ici"]),
        faulty(polygon(&[continent]), "", &["km", "porte à porte"]),
        faulty(polygon(&[ring_of(200_000)]), "", &["200\u{202f}000 points", "5\u{202f}000 au plus"]),
    ]
}

async fn send_text(caller: &mut Caller, path: &str, text: &str) -> Answer {
    let request =
        caller.request(Method::POST, &format!("{path}/zone")).multipart(Form::new().text("zone", text.to_owned()));
    caller.send(request).await
}

async fn send_file(caller: &mut Caller, path: &str, bytes: Vec<u8>) -> Answer {
    let file = Part::bytes(bytes).file_name("emprise.geojson");
    let form = Form::new().text("zone", "").text("reason", "").part("zone_file", file);
    let request = caller.request(Method::POST, &format!("{path}/zone")).multipart(form);
    caller.send(request).await
}

async fn put(caller: &mut Caller, path: &str, bytes: Vec<u8>) -> Answer {
    let path = path.replace("/desk/", "/api/v1/");
    let request =
        caller.request(Method::PUT, &format!("{path}/zone")).header("content-type", "application/geo+json").body(bytes);
    caller.send(request).await
}

fn escaped(text: &str) -> String {
    text.replace('&', "&#38;").replace('"', "&#34;").replace('<', "&#60;").replace('>', "&#62;")
}

on_both_engines! {
    async fn every_faulty_zone_is_told_by_its_own_sentence_and_stored_nowhere(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let mut program = house.program(&staff.contractor).await;
        let path = registered(&mut caller).await;
        let mut sentences = std::collections::BTreeSet::new();
        let zones = faulty_zones();
        for zone in &zones {
            let answer = put(&mut program, &path, zone.text.clone().into_bytes()).await;
            answer.is(422);
            let problem = answer.json();
            assert_eq!(problem["errors"][0]["pointer"], zone.pointer, "{problem}");
            let sentence = problem["errors"][0]["detail"].as_str().unwrap();
            for part in zone.says {
                assert!(plain_spaces(sentence).contains(&plain_spaces(part)), "“{part}” is not in: {sentence}");
            }
            sentences.insert(sentence.to_owned());
            let page = send_text(&mut caller, &path, &zone.text).await;
            page.is(422).shows(&[&escaped(sentence)]);
            if zone.text.len() < 10_000 {
                page.shows(&[escaped(&zone.text).trim()]);
            }
        }
        assert_eq!(sentences.len(), zones.len(), "each fault has its own sentence");
        assert_eq!(house.count("zones").await, 0);
    }

    async fn fifty_megabytes_are_refused_before_they_are_read(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        let large = vec![b' '; 50_000_000];
        send_file(&mut caller, &path, large.clone()).await.is(413).shows(&["Ce fichier est trop gros", "16 Mo au plus"]);
        let mut program = house.program(&staff.contractor).await;
        let answer = put(&mut program, &path, large).await;
        answer.is(413).shows(&["16 Mo au plus"]);
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert_eq!(house.count("zones").await, 0);
    }

    async fn the_place_of_a_fault_is_marked_on_the_map(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        let bow_tie = polygon(&[json!([[4.882, 45.757], [4.883, 45.758], [4.883, 45.757], [4.882, 45.758], [4.882, 45.757]])]);
        send_text(&mut caller, &path, &bow_tie).await.is(422).shows(&["data-fault=\"4.882500,45.757500\""]);
    }

    async fn a_zone_is_pasted_and_every_change_is_a_new_revision(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        let answer = send_text(&mut caller, &path, &polygon(&[square()])).await;
        answer.is(303);
        caller.get(answer.location()).await.shows(&["L’emprise est enregistrée", "8\u{202f}6"]);
        send_text(&mut caller, &path, &polygon(&[square()])).await.is(303);
        assert_eq!(house.count("zones").await, 1, "the same zone again changes nothing");
        let smaller = polygon(&[square(), hole(4.8822, 4.8826)]);
        let form = Form::new()
            .text("zone", smaller)
            .text("reason", "La base de vie n’est plus là")
            .text("instead_of", "1")
            .text("step", "save");
        let request = caller.request(Method::POST, &format!("{path}/zone")).multipart(form);
        caller.send(request).await.is(303);
        caller.get(&path).await.shows(&["Historique de l’emprise", "La base de vie n’est plus là", "Paule Vauclair"]);
        let id = path.rsplit('/').next().unwrap().parse().unwrap();
        let zone = reading!(house.app.db, tx => sites::current_zone(tx, id).await).unwrap().unwrap();
        assert_eq!((zone.revision, zone.outline.multi_polygon().0[0].interiors().len()), (2, 1));
    }

    async fn a_file_takes_the_place_of_the_text(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        let collection = feature(&json!({ "type": "Polygon", "coordinates": [square()] }));
        send_file(&mut caller, &path, collection.into_bytes()).await.is(303);
        caller.get(&format!("{path}/zone")).await.is(200).shows(&["MultiPolygon", "4.882,45.757"]);
        let answer = caller.get(&format!("{path}/zone.geojson")).await;
        assert_eq!((answer.headers["content-type"].to_str().unwrap(), &answer.json()["properties"]["revision"]), ("application/geo+json", &json!(1)));
    }

    async fn programs_give_and_read_zones(house: House) {
        let staff = house.staff().await;
        let path = registered(&mut house.signed_in(&staff.contractor).await).await;
        let mut program = house.program(&staff.contractor).await;
        let api = format!("{}/zone", path.replace("/desk/", "/api/v1/"));
        program.get(&api).await.is(404);
        let request = program.request(Method::PUT, &format!("{api}?reason=plan%20A")).body(polygon(&[square()]));
        let given = program.send(request).await;
        given.is(200);
        let given = given.json();
        assert_eq!((&given["properties"]["revision"], &given["properties"]["reason"]), (&json!(1), &json!("plan A")));
        assert_eq!(given["geometry"]["type"], "MultiPolygon");
        assert_eq!(program.get(&api).await.json(), given);
        // What was read can be given back, and changes nothing.
        assert_eq!(put(&mut program, &path, given.to_string().into_bytes()).await.json(), given);
        let mut reader = house.program(&staff.authority).await;
        reader.get(&api).await.is(200);
        put(&mut reader, &path, given.to_string().into_bytes()).await.is(403);
        put(&mut house.program(&staff.rival).await, &path, given.to_string().into_bytes()).await.is(404);
    }

    async fn lambert_93_from_a_french_desk_is_converted(house: House) {
        let staff = house.staff().await;
        let path = registered(&mut house.signed_in(&staff.contractor).await).await;
        let mut program = house.program(&staff.contractor).await;
        let zone = json!({
            "type": "FeatureCollection", "name": "emprise",
            "crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::2154" } },
            "features": [{ "type": "Feature", "properties": { "id": 1 }, "geometry": { "type": "MultiPolygon", "coordinates": [[[
                [944392.59, 6541006.39], [944472.59, 6541006.39], [944472.59, 6541116.39], [944392.59, 6541116.39], [944392.59, 6541006.39]
            ]]] } }]
        });
        let given = put(&mut program, &path, zone.to_string().into_bytes()).await;
        given.is(200);
        let corner = given.json()["geometry"]["coordinates"][0][0][0].clone();
        assert!((corner[0].as_f64().unwrap() - 6.154345).abs() < 1e-6 && (corner[1].as_f64().unwrap() - 45.924813).abs() < 1e-6, "{corner}");
    }
}
