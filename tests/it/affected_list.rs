//! The affected list of a site over its pages, files and API: the figures of a real street, explained line by line, filtered,
//! corrected by hand; and what maps are drawn from.

use std::time::Duration;

use reqwest::Method;
use reqwest::multipart::Form;
use riverain::people::Account;
use serde_json::{Value, json};

use crate::affected::{CHECKED, zone};
use crate::import::{import_real, import_text};
use crate::on_both_engines;
use crate::sites::registered;
use crate::support::servers::browser::{Browser, Device};
use crate::support::{Caller, Engine, House, PASSWORD};

/// A phase with these nuisances and reaches.
pub fn phase<'a>(name: &'a str, nuisances: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("name", name),
        ("announced_from", "2026-04-01"),
        ("announced_to", "2026-04-20"),
        ("day_from", "08:00"),
        ("day_to", "17:30"),
        ("days", "mon"),
    ];
    for (nuisance, reach) in nuisances {
        let field = match *nuisance {
            "noise" => "reach_noise",
            "access" => "reach_access",
            "dust" => "reach_dust",
            other => panic!("{other}"),
        };
        fields.push(("nuisances", nuisance));
        fields.push((field, reach));
    }
    fields
}

/// Gives a site a zone over its form.
pub async fn give_zone(caller: &mut Caller, path: &str, zone: &Value) {
    let form = Form::new().text("zone", zone.to_string());
    let request = caller.request(Method::POST, &format!("{path}/zone")).multipart(form);
    let answer = caller.send(request).await;
    if answer.status == 303 {
        return;
    }
    // A changed zone is first shown with what it changes.
    let (_, rest) = answer.is(200).text.split_once("name=\"instead_of\" value=\"").unwrap();
    let instead_of = rest.split('"').next().unwrap().to_owned();
    let form = Form::new().text("zone", zone.to_string()).text("instead_of", instead_of).text("step", "save");
    let request = caller.request(Method::POST, &format!("{path}/zone")).multipart(form);
    caller.send(request).await.is(303);
}

/// The ways named Rue Jean Jaurès widened by 8 m, as GeoJSON.
pub fn street_zone() -> Value {
    serde_json::from_str(&geojson::GeometryValue::from(&zone()).to_string()).unwrap()
}

/// A small square of one street with four doors and a bakery: inside, on the edge, 20 m and 200 m away.
const BAN: &str = "id;numero;rep;nom_voie;code_postal;nom_commune;lon;lat\n\
    a;1;;Rue Arago;69100;Villeurbanne;4.88250;45.75750\n\
    b;3;bis;Rue Arago;69100;Villeurbanne;4.88300;45.75750\n\
    c;5;;Rue Galilée;69100;Villeurbanne;4.88326;45.75750\n\
    d;90;;Rue Arago;69100;Villeurbanne;4.88560;45.75750\n";
const BAKERY: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"osm":"node/1","shop":"bakery","name":"=Au Bon Pain","opening_hours":"Mo-Sa 07:00-19:00"},"geometry":{"type":"Point","coordinates":[4.88330,45.7575]}},{"type":"Feature","properties":{"osm":"node/2","amenity":"school","name":"École Arago"},"geometry":{"type":"Point","coordinates":[4.8826,45.7575]}}]}"#;

fn square() -> Value {
    json!({ "type": "Polygon", "coordinates": [[
        [4.882, 45.757], [4.883, 45.757], [4.883, 45.758], [4.882, 45.758], [4.882, 45.757]
    ]]})
}

/// A site with a square zone, one phase and the small street; gives its path at the desk.
async fn square_site(house: &House, contractor: &Account) -> String {
    import_text(house, "arago.csv", BAN).await;
    import_text(house, "places.geojson", BAKERY).await;
    let mut caller = house.signed_in(contractor).await;
    let path = registered(&mut caller).await;
    caller.post(&format!("{path}/phases"), &phase("Tranchée", &[("noise", "50"), ("access", "0")])).await.is(303);
    give_zone(&mut caller, &path, &square()).await;
    path
}

fn api(path: &str) -> String {
    format!("/api/v1/sites/{}/affected", path.rsplit('/').next().unwrap())
}

on_both_engines! {
    async fn the_figures_of_real_data_are_the_same_over_http(house: House) {
        let staff = house.staff().await;
        for file in ["addresses", "shops"] {
            import_real(&house, &format!("villeurbanne/{file}.geojson")).await;
        }
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        let zone = street_zone();
        caller.post(&format!("{path}/phases"), &phase("Tranchée", &[("noise", "0")])).await.is(303);
        give_zone(&mut caller, &path, &zone).await;
        let mut program = house.program(&staff.contractor).await;
        let site = format!("/api/v1/sites/{}", path.rsplit('/').next().unwrap());
        let id = program.get(&site).await.json()["phases"][0]["id"].as_str().unwrap().to_owned();
        for (reach_m, addresses, shops) in CHECKED {
            let reach = format!("{reach_m}");
            caller.post(&format!("{path}/phases/{id}"), &phase("Tranchée", &[("noise", &reach)])).await.is(303);
            let list = program.get(&api(&path)).await.json();
            let doors = list["affected"].as_array().unwrap();
            let residences = doors.iter().filter(|door| door["kind"] == "residence").count();
            assert_eq!((residences, doors.len() - residences), (addresses, shops), "at {reach_m} m");
            assert_eq!(list["counts"]["doors"], json!(addresses + shops));
            assert_eq!(list["counts"]["inside"], json!(CHECKED[0].1));
        }
        caller.get(&format!("{path}/affected")).await.is(200).shows(&["163", "Rue Jean Jaurès", "page=2"]);
    }

    async fn each_line_says_what_reaches_it_when_and_at_how_many_metres(house: House) {
        let staff = house.staff().await;
        let path = square_site(&house, &staff.contractor).await;
        let mut caller = house.signed_in(&staff.contractor).await;
        caller.get(&format!("{path}/affected")).await.is(200).shows(&[
            "1 Rue Arago", "3 bis Rue Arago", "5 Rue Galilée", "École Arago", "dans l’emprise", "à 21 m", "<strong>Tranchée</strong>, du 1er avril 2026 au 20 avril 2026",
            "bruit (jusqu’à 50 m)", "accès (dans l’emprise)", "Sensible", "affected.csv", "affected.geojson",
            &format!("data-geojson=\"{path}/map.geojson\""),
        ]).hides(&["90 Rue Arago"]);
        let list = house.program(&staff.contractor).await.get(&api(&path)).await.json();
        assert_eq!(list["counts"], json!({ "doors": 5, "dwellings": 0, "dwellings_unknown": 3, "shops": 1, "sensitive": 1, "inside": 3 }));
        let door = |label: &str| list["affected"].as_array().unwrap().iter().find(|door| door["label"] == label).unwrap().clone();
        let edge = door("3 bis Rue Arago");
        assert_eq!((&edge["inside"], &edge["distance_m"]), (&json!(true), &json!(0.0)), "a door on the edge counts as inside");
        assert_eq!(edge["reaches"].as_array().unwrap().len(), 2);
        let near = door("5 Rue Galilée");
        assert_eq!(near["because"], "Tranchée, du 1er avril 2026 au 20 avril 2026\u{a0}: bruit (jusqu’à 50 m)");
        assert_eq!((&near["reaches"][0]["from"], &near["reaches"][0]["nuisance"]), (&json!("2026-04-01"), &json!("noise")));
        assert!((20.0..20.5).contains(&near["distance_m"].as_f64().unwrap()), "{near}");
        let id = near["id"].as_str().unwrap();
        caller.get(&format!("{path}/affected/{id}")).await.is(200)
            .shows(&["5 Rue Galilée", "Concerné", "du 1er avril 2026 au 20 avril 2026", "bruit (jusqu’à 50 m)"]).hides(&["<form method=\"post\" action=\"/desk/sites"]);
    }

    async fn filters_work_without_a_script_and_files_follow_them(house: House) {
        let staff = house.staff().await;
        let path = square_site(&house, &staff.contractor).await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let page = format!("{path}/affected");
        caller.get(&format!("{page}?group=sensitive")).await.shows(&["École Arago", "1 porte correspond."]).hides(&["5 Rue Galilée</a>"]);
        caller.get(&format!("{page}?where=near")).await.shows(&["5 Rue Galilée", "2 portes correspondent."]).hides(&["3 bis Rue Arago</a>"]);
        caller.get(&format!("{page}?street=Rue+Galil%C3%A9e&group=residences")).await
            .shows(&["5 Rue Galilée", "affected.csv?group=residences&#38;street=Rue%20Galil%C3%A9e", "<option value=\"Rue Galilée\" selected>"]).hides(&["1 Rue Arago</a>"]);
        caller.get(&format!("{page}?kind=school")).await.shows(&["École Arago", "1 porte correspond.", "<option value=\"school\" selected>École (1)</option>", "affected.csv?kind=school"])
            .hides(&["Au Bon Pain</a>", "<option value=\"worship\""]);
        assert_eq!(caller.get(&format!("{page}.csv?kind=shop&group=shops")).await.text.lines().count(), 2);
        caller.get(&format!("{page}?group=other")).await.is(200).shows(&["Aucune porte ne correspond"]);
        caller.get(&format!("{page}?group=nonsense&phase=x&page=99")).await.is(200).shows(&["5 Rue Galilée"]);
        let csv = caller.get(&format!("{page}.csv")).await;
        assert!(csv.headers["content-disposition"].to_str().unwrap().starts_with("attachment; filename=\"riverains-"));
        assert!(csv.text.starts_with("\u{feff}Nom;Numéro;Voie;Code postal;"), "{}", csv.text);
        assert_eq!(csv.text.lines().count(), 6);
        csv.shows(&["'=Au Bon Pain;", ";3 bis;Rue Arago;69100;Villeurbanne;Habitation;;Oui;0,00;"]);
        assert_eq!(caller.get(&format!("{page}.csv?where=near")).await.text.lines().count(), 3);
        let features: geojson::FeatureCollection = caller.get(&format!("{page}.geojson?group=shops")).await.text.parse().unwrap();
        assert_eq!(features.features.len(), 1);
        assert_eq!(features.features[0].property("kind").unwrap(), "shop");
        let mut english = house.signed_in(&staff.contractor).await.reading("en");
        english.get(&format!("{page}.csv")).await.shows(&["\u{feff}Name,Number,Street,", "Tranchée, "]);
    }

    async fn a_list_is_walked_on_paper_and_written_to_by_labels_and_a_workbook(house: House) {
        let staff = house.staff().await;
        let path = square_site(&house, &staff.contractor).await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let paper = caller.get(&format!("{path}/affected/paper")).await;
        paper.is(200).shows(&["Rue Arago", "Côté impair", "Rue Galilée", "Au Bon Pain", "5 portes correspondent.", "10 mars 2026"]);
        let place = |text: &str| paper.text.find(text).unwrap();
        assert!(place("Rue Arago") < place("Rue Galilée") && place("<th scope=\"row\">1<") < place("<th scope=\"row\">3 bis<"));
        caller.get(&format!("{path}/affected/paper?group=sensitive")).await.shows(&["École Arago"]).hides(&["Au Bon Pain"]);
        let labels = caller.get(&format!("{path}/affected/labels")).await;
        labels.is(200).shows(&["<strong>Aux habitants</strong><br>3 bis Rue Arago<br>69100 Villeurbanne", "<strong>École Arago</strong>"]);
        assert_eq!(labels.text.matches("<li>").count(), 5);
        caller.get(&format!("{path}/affected/labels?each=dwelling")).await.is(200).shows(&["Une étiquette par porte"]);
        let book = caller.get(&format!("{path}/affected.xlsx")).await;
        assert!(book.is(200).headers["content-disposition"].to_str().unwrap().ends_with(".xlsx\""));
        assert!(book.text.starts_with("PK"));
    }

    async fn a_door_is_added_and_excluded_by_hand_with_a_reason_and_can_come_back(house: House) {
        let staff = house.staff().await;
        let path = square_site(&house, &staff.contractor).await;
        let mut caller = house.signed_in(&staff.coordinator).await;
        let page = format!("{path}/affected");
        let found = caller.get(&format!("{page}/add?q=90+r.+arago")).await;
        found.is(200).shows(&["90 Rue Arago", "69100 Villeurbanne"]);
        let door = found.text.split(&format!("{page}/prm_")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let door = format!("{page}/prm_{door}");
        caller.get(&door).await.is(200).shows(&["Pas concerné", "Ajouter à la liste"]);
        caller.post(&door, &[("choice", "added"), ("reason", " ")]).await.is(422).shows(&["Ce champ est à remplir."]);
        caller.post(&door, &[("choice", "excluded"), ("reason", "trop loin")]).await.is(409).shows(&["n’est pas dans la liste"]);
        caller.post_and_follow(&door, &[("choice", "added"), ("reason", "livraisons par la cour")]).await
            .shows(&["La porte est ajoutée", "Concerné", "Ajouté à la main par Claude Berges", "livraisons par la cour"]);
        caller.post(&door, &[("choice", "added"), ("reason", "encore")]).await.is(409);
        caller.get(&page).await.shows(&["90 Rue Arago", "livraisons par la cour"]);
        // It stays when the zone and the phases change.
        give_zone(&mut caller, &path, &json!({ "type": "Polygon", "coordinates": [[
            [4.8821, 45.757], [4.883, 45.757], [4.883, 45.758], [4.8821, 45.758], [4.8821, 45.757]
        ]]})).await;
        caller.get(&page).await.shows(&["90 Rue Arago"]);
        caller.post_and_follow(&format!("{door}/undo"), &[]).await.shows(&["La décision est annulée", "Pas concerné"]);
        caller.post(&format!("{door}/undo"), &[]).await.is(404);
        caller.get(&page).await.hides(&["90 Rue Arago"]);

        let mut program = house.program(&staff.coordinator).await;
        let list = program.get(&api(&path)).await.json();
        let near = list["affected"].as_array().unwrap().iter().find(|door| door["label"] == "5 Rue Galilée").unwrap();
        let one = format!("{}/{}", api(&path), near["id"].as_str().unwrap());
        program.send_json(Method::PUT, &one, &json!({ "choice": "excluded", "reason": "" })).await.is(422);
        program.send_json(Method::PUT, &one, &json!({ "choice": "excluded", "reason": "entrepôt vide" })).await.is(204);
        let list = program.get(&api(&path)).await.json();
        assert_eq!((&list["counts"]["doors"], &list["excluded"][0]["by_hand"]["reason"]), (&json!(4), &json!("entrepôt vide")));
        caller.get(&page).await.shows(&["Retirées de la liste", "entrepôt vide"]);
        // It stays out when the zone, the phases and the register change.
        give_zone(&mut caller, &path, &square()).await;
        caller.post(&format!("{path}/phases"), &phase("Pose", &[("noise", "80")])).await.is(303);
        import_text(&house, "arago.csv", &BAN.replace("4.88326", "4.88325")).await;
        let list = program.get(&api(&path)).await.json();
        assert_eq!((&list["counts"]["doors"], &list["excluded"][0]["by_hand"]["reason"]), (&json!(4), &json!("entrepôt vide")));
        assert_eq!(list["excluded"][0]["by_hand"]["by"], json!("Claude Berges"));
        program.send_json(Method::DELETE, &one, &json!({})).await.is(204);
        assert_eq!(program.get(&api(&path)).await.json()["counts"]["doors"], json!(5));

        // Whoever only sees, or belongs to another contractor, decides nothing.
        let decision = json!({ "choice": "excluded", "reason": "x" });
        house.program(&staff.contractor).await.send_json(Method::PUT, &one, &decision).await.is(403);
        let mut rival = house.signed_in(&staff.rival).await;
        for below in ["/affected", "/affected.csv", "/affected.geojson", "/map.geojson"] {
            rival.get(&format!("{path}{below}")).await.is(404);
        }
        house.program(&staff.rival).await.get(&api(&path)).await.is(404);
    }

    async fn dwellings_of_a_shared_building_or_of_none_are_marked_as_an_estimate(house: House) {
        let staff = house.staff().await;
        let path = square_site(&house, &staff.contractor).await;
        let building = |id: &str, west: f64, east: f64, dwellings: u32| format!(
            r#"{{"type":"Feature","properties":{{"ID":"{id}","NB_LOGTS":{dwellings}}},"geometry":{{"type":"Polygon","coordinates":[[[{west},45.7574],[{east},45.7574],[{east},45.7576],[{west},45.7576],[{west},45.7574]]]}}}}"#
        );
        import_text(&house, "buildings", &format!("{}\n{}\n", building("A", 4.8824, 4.8831, 7), building("B", 4.8832, 4.8834, 9))).await;
        let mut caller = house.signed_in(&staff.contractor).await;
        caller.get(&format!("{path}/affected")).await.is(200).shows(&["≈\u{a0}4", "≈\u{a0}3", ">9</td>", "C’est la part d’un immeuble à plusieurs portes", "16"]);
        let list = house.program(&staff.contractor).await.get(&api(&path)).await.json();
        let of = |label: &str| list["affected"].as_array().unwrap().iter().find(|door| door["label"] == label).unwrap().clone();
        assert_eq!((&of("1 Rue Arago")["dwellings"], &of("1 Rue Arago")["dwellings_estimated"]), (&json!(4), &json!(true)));
        assert_eq!((&of("5 Rue Galilée")["dwellings"], &of("5 Rue Galilée")["dwellings_estimated"]), (&json!(9), &json!(false)));
        caller.get(&format!("{path}/affected.csv")).await.shows(&["Logements estimés"]);
        // Counted when the other door is gone, which then has no building: it is taken to be as its neighbours.
        import_text(&house, "buildings", &building("A", 4.8824, 4.8826, 7)).await;
        caller.get(&format!("{path}/affected")).await.is(200).shows(&[">7</td>", "≈\u{a0}7", ">9</td>", "les portes voisines"]);
        let list = house.program(&staff.contractor).await.get(&api(&path)).await.json();
        assert_eq!((&list["counts"]["dwellings"], &list["counts"]["dwellings_unknown"]), (&json!(23), &json!(0)));
        // And counted, whatever its neighbours are, when its building comes to be known.
        import_text(&house, "buildings", &building("C", 4.8829, 4.8831, 30)).await;
        caller.get(&format!("{path}/affected")).await.is(200).shows(&[">30</td>"]).hides(&["≈"]);
    }

    async fn a_site_without_zone_or_doors_says_what_to_do(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        caller.get(&format!("{path}/affected")).await.is(200).shows(&["Pas encore d’emprise", "Donner l’emprise"]);
        caller.get(&format!("{path}/map.geojson")).await.is(404);
        give_zone(&mut caller, &path, &square()).await;
        caller.get(&format!("{path}/affected")).await.is(200).shows(&["Aucune porte n’est atteinte", "Sans phase", "Ajouter une phase"]);
    }

    async fn maps_show_zone_reach_doors_and_streets(house: House) {
        let staff = house.staff().await;
        let path = square_site(&house, &staff.contractor).await;
        import_real(&house, "villeurbanne/streets.geojson").await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let map: geojson::FeatureCollection = caller.get(&format!("{path}/map.geojson")).await.text.parse().unwrap();
        let role = |wanted: &str| map.features.iter().filter(|feature| feature.property("role").is_some_and(|role| role == wanted)).count();
        assert_eq!((role("zone"), role("reach"), role("door")), (1, 1, 5));
        caller.get(&path).await.shows(&[&format!("data-geojson=\"{path}/map.geojson\"")]);

        let mut anybody = house.caller();
        let view = "/map/features?bbox=4.88,45.756,4.886,45.759";
        let streets = anybody.get(view).await;
        streets.is(200).shows(&["Rue Jean Jaurès", "\"kind\":\"street\""]);
        let etag = streets.headers["etag"].clone();
        let again = anybody.request(Method::GET, view).header("if-none-match", etag);
        anybody.send(again).await.is(304);
        for wrong in ["", "1,2,3", "5,45,4,46", "a,b,c,d", "4,45,nan,46", "-10,40,10,50", "4,45,4.1,95"] {
            anybody.get(&format!("/map/features?bbox={wrong}")).await.is(422);
        }

        let code = house.program(&staff.contractor).await.get("/api/v1/sites").await.json()["sites"][0]["code"].as_str().unwrap().to_owned();
        let picture = anybody.get(&format!("/s/{code}/map.svg")).await;
        picture.is(200).shows(&["<svg", "class=\"zone\"", "class=\"street way\"", "Rue Jean Jaurès", "<title>Réfection"]);
        assert_eq!(picture.headers["content-type"], "image/svg+xml");
        assert!(picture.text.len() < 120_000, "{} bytes", picture.text.len());
        let again = anybody.request(Method::GET, &format!("/s/{code}/map.svg")).header("if-none-match", picture.headers["etag"].clone());
        anybody.send(again).await.is(304);
        import_text(&house, "more.csv", &BAN.replace("a;1", "z;7")).await;
        let again = anybody.request(Method::GET, &format!("/s/{code}/map.svg")).header("if-none-match", picture.headers["etag"].clone());
        anybody.send(again).await.is(200);
        anybody.get("/s/zzzz9z/map.svg").await.is(404);
    }

    async fn residents_find_their_address_and_the_works_around_it(house: House) {
        let staff = house.staff().await;
        square_site(&house, &staff.contractor).await;
        let site = house.program(&staff.contractor).await.get("/api/v1/sites").await.json()["sites"][0].clone();
        let code = site["code"].as_str().unwrap();
        let mut resident = house.caller();
        let found = resident.get(&format!("/s/{code}/addresses?q=3bis+r+arago")).await.json();
        assert_eq!((&found["addresses"][0]["label"], &found["addresses"][0]["town"]), (&json!("3 bis Rue Arago"), &json!("69100 Villeurbanne")));
        assert_eq!(resident.get(&format!("/s/{code}/addresses?q=")).await.json(), json!({ "addresses": [] }));
        resident.get("/s/zzzz9z/addresses?q=arago").await.is(404);

        resident.get("/near?address=5+rue+galil%C3%A9e").await.is(200).shows(&[
            "5 Rue Galilée", "Réfection du réseau d’eau", "Votre adresse\u{a0}: à 21 m.", "bruit (jusqu’à 50 m)", &format!("/s/{code}/report"),
        ]).hides(&["Jeanne Moulin", "<script"]);
        resident.get("/near?address=90+rue+arago").await.is(200).shows(&["Aucun chantier annoncé", "Autres travaux", "à 203 m", "Ce n’est pas votre adresse"]);
        resident.get("/near?address=nulle+part").await.is(200).shows(&["Adresse introuvable", "value=\"nulle part\""]);
        resident.get("/near").await.is(200);

        let mut program = house.program(&staff.mediator).await;
        let found = program.get("/api/v1/premises?q=3+b+rue+arago&near=4.8825,45.7575").await.json();
        assert_eq!((&found["premises"][0]["number"], &found["premises"][0]["kind"]), (&json!("3 bis"), &json!("residence")));
        program.get("/api/v1/premises?q=arago&near=45.7575,4.8825").await.is(422).shows(&["inversées"]);
        house.caller().get("/api/v1/premises?q=arago").await.is(401);
    }
}

/// Signs in as people do.
async fn sign_in(browser: &Browser, house: &House, account: &Account) {
    browser.goto(&format!("{}/sign-in", house.url)).await;
    browser.fill("email", &account.email).await;
    browser.fill("password", PASSWORD).await;
    browser.click("main form button:not([name])").await;
    browser.wait_for(".menu").await;
}

/// Waits until the page's map is drawn; on a machine that is busy, drawing without a graphics card takes its time.
async fn map_is_drawn(browser: &Browser) {
    for _ in 0..300 {
        let ready = browser.run("return document.querySelector('[data-map][data-ready]') !== null").await;
        if ready.is_ok_and(|ready| ready == json!(true)) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("the map is not drawn: {}", browser.text().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_real_browser_draws_the_district_the_zone_and_the_doors() {
    let house = House::open(Engine::Sqlite).await;
    let staff = house.staff().await;
    for file in [
        "addresses_ban.csv",
        "shops.geojson",
        "sensitive.geojson",
        "buildings.geojson",
        "streets.geojson",
        "trees.geojson",
    ] {
        let text = std::fs::read_to_string(format!("{}/geodata/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        import_text(&house, file, &text).await;
    }
    let site: Value = serde_json::from_str(
        &std::fs::read_to_string(format!("{}/geodata/site.geojson", env!("CARGO_MANIFEST_DIR"))).unwrap(),
    )
    .unwrap();
    let mut caller = house.signed_in(&staff.contractor).await;
    let path = registered(&mut caller).await;
    caller
        .post(&format!("{path}/phases"), &phase("Déviation des réseaux", &[("noise", "60"), ("dust", "30")]))
        .await
        .is(303);
    caller
        .post(&format!("{path}/phases"), &phase("Pose des rails", &[("noise", "100"), ("access", "20")]))
        .await
        .is(303);
    give_zone(&mut caller, &path, &site["geometry"]).await;
    let code = house.program(&staff.contractor).await.get("/api/v1/sites").await.json()["sites"][0]["code"]
        .as_str()
        .unwrap()
        .to_owned();
    let picture = house.caller().get(&format!("/s/{code}/map.svg")).await;
    assert!(picture.text.len() < 150_000, "the picture weighs {} bytes", picture.text.len());

    for device in [Device::Desk, Device::Phone] {
        let browser = Browser::open(device).await;
        let name = |page: &str| format!("premises-{page}-{device:?}").to_lowercase();
        sign_in(&browser, &house, &staff.coordinator).await;
        for (page, address) in [("affected", format!("{path}/affected")), ("site", path.clone())] {
            browser.goto(&format!("{}{address}", house.url)).await;
            map_is_drawn(&browser).await;
            let sources = browser.run("return [...document.querySelectorAll('.map canvas')].length").await.unwrap();
            assert_eq!(sources, json!(1), "the map of {address}");
            // The background comes after the map is ready.
            tokio::time::sleep(Duration::from_millis(1_500)).await;
            browser.picture(&name(page)).await;
            if page == "affected" {
                browser.run("document.querySelector('.filter').scrollIntoView()").await.unwrap();
                browser.picture(&name("affected-list")).await;
                browser.click("tbody th a").await;
                browser.shows("Retirer de la liste").await;
                browser.picture(&name("door")).await;
            }
        }
        for (page, address) in [
            ("register", "/desk/premises?q=12+rue".to_owned()),
            ("public", format!("/s/{code}")),
            ("map", format!("/s/{code}/map.svg")),
            ("near", "/near?address=12+cours+des+tilleuls".to_owned()),
            ("add", format!("{path}/affected/add?q=rue")),
            ("paper", format!("{path}/affected/paper")),
            ("labels", format!("{path}/affected/labels")),
        ] {
            browser.goto(&format!("{}{address}", house.url)).await;
            tokio::time::sleep(Duration::from_millis(300)).await;
            browser.picture(&name(page)).await;
        }
        browser.close().await;
    }
}
