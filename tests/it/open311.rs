//! Open311 GeoReport v2, as a city's own app meets it.

use riverain::grievances::{self, Severity, Via};
use riverain::people::{self, Account};
use riverain::sites::Site;
use riverain::sites::outline::Outline;
use riverain::{premises, reading, writing};
use serde_json::{Value, json};

use crate::grievances::site;
use crate::on_both_engines;
use crate::relays::{picture, send_files};
use crate::sites::with;
use crate::support::{House, Staff};

const REPORT: &[(&str, &str)] = &[
    ("service_code", "noise"),
    ("address_string", "Passage des Tanneurs"),
    ("description", "Un marteau-piqueur & <b>du bruit</b>."),
    ("first_name", "Léa"),
    ("last_name", "Martin"),
    ("email", "lea.martin@exemple.example"),
    ("phone", "06 39 98 99 99"),
];

async fn key(house: &House, account: &Account) -> String {
    writing!(house.app.db, tx => people::make_token(&house.app, tx, account, "open311").await).unwrap()
}

/// Gives the site a zone, with which it is public.
async fn give_zone(house: &House, staff: &Staff, site: &Site) {
    let zone = json!({ "type": "Polygon", "coordinates": [[
        [4.882, 45.757], [4.883, 45.757], [4.883, 45.758], [4.882, 45.758], [4.882, 45.757]
    ]]});
    let outline = Outline::from_geojson(zone.to_string().as_bytes()).unwrap();
    let (app, actor) = (&house.app, &staff.contractor);
    writing!(app.db, tx => premises::give_zone(app, tx, actor, site.id, &outline, None, None).await.map(drop)).unwrap();
}

/// The one error of an answer, as the specification has it.
fn error(answer: &Value) -> (i64, &str) {
    (answer[0]["code"].as_i64().unwrap(), answer[0]["description"].as_str().unwrap())
}

on_both_engines! {
    async fn an_app_lists_services_reports_and_follows(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        give_zone(&house, &staff, &site).await;
        let (key, code) = (key(&house, &staff.coordinator).await, site.code.to_string());
        let mut app = house.caller().reading("en");
        let discovery = app.get("/open311/v2/discovery.json").await.is(200).json();
        assert_eq!(discovery["endpoints"][0]["url"], house.app.url("/open311/v2"));
        let services = app.get("/open311/v2/services.json").await.is(200).json();
        assert_eq!((&services[0]["service_code"], &services[0]["metadata"]), (&json!("noise"), &json!(true)));
        let definition = app.get("/open311/v2/services/noise.json").await.is(200).json();
        assert_eq!(definition["attributes"][0]["values"][0], json!({ "key": code, "name": site.name }));
        let report = with(REPORT, &[("api_key", &key), ("attribute[site]", &code)]);
        let made = app.post("/open311/v2/requests.json", &report).await.is(201).json();
        let id = made[0]["service_request_id"].as_str().unwrap().to_owned();
        assert!(made[0]["service_notice"].as_str().unwrap().contains("/t/"));
        assert!(made[0].get("token").is_none(), "the reference is given at once");
        let filed = reading!(house.app.db, tx => grievances::grievance_by_reference(tx, &id).await).unwrap().unwrap();
        assert_eq!((filed.via, filed.filed_by, filed.severity), (Via::Open311, Some(staff.coordinator.id), Severity::Normal));
        let contact = reading!(house.app.db, tx => grievances::contact(&house.app, tx, &filed).await).unwrap().unwrap();
        assert_eq!(contact.details.name.as_deref(), Some("Léa Martin"));

        let answer = app.get(&format!("/open311/v2/requests/{id}.json")).await;
        answer.is(200).hides(&["marteau", "Martin", "exemple.example", "+33"]);
        let read = answer.json();
        assert_eq!((&read[0]["status"], &read[0]["service_code"]), (&json!("open"), &json!("noise")));
        assert_eq!((&read[0]["address"], &read[0]["requested_datetime"]), (&json!("Passage des Tanneurs"), &json!("2026-03-10T09:00:00Z")));
        let token = app.get(&format!("/open311/v2/tokens/{id}.json")).await.is(200).json();
        assert_eq!(token[0]["service_request_id"], id);
        let xml = app.get(&format!("/open311/v2/requests/{id}.xml")).await;
        xml.is(200).shows(&["<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<service_requests><request>", &format!("<service_request_id>{id}</service_request_id>")]);
        assert_eq!(xml.headers["content-type"], "text/xml; charset=utf-8");
        app.get("/open311/v2/services.xml").await.shows(&["<services><service>", "<service_code>noise</service_code>"]);
        app.get("/open311/v2/services/noise.xml").await.shows(&["<service_definition>", "<attributes><attribute>", "<values><value><key>"]);
        app.get("/open311/v2/discovery.xml").await.shows(&["<discovery>", "<endpoints><endpoint>", "<format>text/xml</format>"]);
        app.post("/open311/v2/requests.xml", &report).await.is(201).shows(&["<service_requests><request>", "<service_request_id>"]);
    }

    async fn a_photo_comes_with_the_report_or_as_an_address(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let (key, code) = (key(&house, &staff.coordinator).await, site.code.to_string());
        let report = with(REPORT, &[("api_key", &key), ("attribute[site]", &code)]);
        let mut app = house.caller();
        let made = send_files(&mut app, "/open311/v2/requests.json", &report, vec![picture(40, 30)]).await.is(201).json();
        let notice = made[0]["service_notice"].as_str().unwrap();
        let private = &notice[notice.find("/t/").unwrap()..];
        house.caller().get(&format!("{private}/photos/1")).await.is(200);
        let refused = send_files(&mut app, "/open311/v2/requests.json", &report, vec![b"<svg/>".to_vec()]).await.is(400).json();
        assert!(error(&refused).1.contains("photo"), "{refused}");
        // We fetch nothing from an address that a stranger names; it stands among the words, for people to look at.
        let named = with(&report, &[("media_url", "https://photos.exemple.example/1.jpg")]);
        let made = app.post("/open311/v2/requests.json", &named).await.is(201).json();
        let notice = made[0]["service_notice"].as_str().unwrap();
        house.caller().get(&notice[notice.find("/t/").unwrap()..]).await.is(200).shows(&["https://photos.exemple.example/1.jpg"]);
    }

    async fn a_report_finds_its_site_by_the_place(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        give_zone(&house, &staff, &site).await;
        let key = key(&house, &staff.mediator).await;
        let mut app = house.caller();
        let near = [("api_key", key.as_str()), ("address_string", ""), ("lat", "45.7585"), ("long", "4.8835"), ("attribute[hazard]", "danger")];
        let made = app.post("/open311/v2/requests.json", &with(REPORT, &near)).await.is(201).json();
        let id = made[0]["service_request_id"].as_str().unwrap();
        let read = app.get(&format!("/open311/v2/requests/{id}.json")).await.json();
        assert_eq!((&read[0]["lat"], &read[0]["long"]), (&json!(45.7585), &json!(4.8835)));
        let urgent = reading!(house.app.db, tx => grievances::grievance_by_reference(tx, id).await).unwrap().unwrap();
        assert_eq!((urgent.site_id, urgent.severity), (site.id, Severity::Urgent));
        let far = app.post("/open311/v2/requests.json", &with(REPORT, &with(&near, &[("lat", "45.80")]))).await.is(400).json();
        assert!(error(&far).1.contains("attribute[site]"));
        // The door that was typed in full says where, too.
        crate::import::import_text(&house, "tanneurs.csv", "id;numero;nom_voie;lon;lat\na;12;Rue des Tanneurs;4.8825;45.7575\n").await;
        let door = with(REPORT, &[("api_key", &key), ("address_string", "12 rue des tanneurs")]);
        app.post("/open311/v2/requests.json", &door).await.is(201);
    }

    async fn requests_are_found_by_what_the_specification_names(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let (key, code) = (key(&house, &staff.coordinator).await, site.code.to_string());
        let mut app = house.caller();
        let mut ids = Vec::new();
        for service in ["noise", "dust", "parking"] {
            let report = with(REPORT, &[("api_key", &key), ("attribute[site]", &code), ("service_code", service)]);
            let made = app.post("/open311/v2/requests.json", &report).await.is(201).json();
            ids.push(made[0]["service_request_id"].as_str().unwrap().to_owned());
            house.app.clock.advance(chrono::TimeDelta::days(40));
        }
        let mut found = async |query: &str| -> Vec<String> {
            let list = app.get(&format!("/open311/v2/requests.json?{query}")).await.is(200).json();
            list.as_array().unwrap().iter().map(|own| own["service_request_id"].as_str().unwrap().to_owned()).collect()
        };
        // Without dates the last ninety days, the latest first.
        assert_eq!(found("").await, [ids[2].clone(), ids[1].clone()]);
        assert_eq!(found("service_code=dust,noise").await, [ids[1].clone()]);
        assert_eq!(found("start_date=2026-03-01T00:00:00Z&end_date=2026-03-31T23:59:59%2B02:00").await, [ids[0].clone()]);
        // A span longer than ninety days is cut at its beginning.
        assert_eq!(found("start_date=2026-03-01T00:00:00Z&end_date=2026-06-30T00:00:00Z").await, [ids[2].clone(), ids[1].clone()]);
        assert_eq!(found(&format!("service_request_id={},{}&service_code=parking", ids[0], ids[1])).await, ids[..2]);
        assert_eq!(found("status=closed").await, Vec::<String>::new());
        assert_eq!(found("status=open,closed").await.len(), 2);
    }

    async fn errors_are_told_as_specified(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let (key, code) = (key(&house, &staff.coordinator).await, site.code.to_string());
        let contractor = crate::open311::key(&house, &staff.contractor).await;
        let whole = with(REPORT, &[("api_key", &key), ("attribute[site]", &code)]);
        let mut app = house.caller();
        for (change, status) in [
            (("api_key", ""), 403),
            (("api_key", "rvr_forged"), 403),
            (("api_key", contractor.as_str()), 403),
            (("service_code", ""), 400),
            (("service_code", "smell"), 404),
            (("address_string", ""), 400),
            (("email", "nobody"), 400),
            (("attribute[site]", "zzzz9z"), 400),
            (("attribute[hazard]", "boredom"), 400),
            (("address_id", "prm_none"), 400),
            (("description", "x".repeat(4_001).as_str()), 400),
            (("jurisdiction_id", "elsewhere.example"), 404),
        ] {
            let answer = app.post("/open311/v2/requests.json", &with(&whole, &[change])).await;
            assert_eq!((answer.status, error(&answer.json()).0), (status, i64::from(status)), "{change:?}");
        }
        let swapped = with(&whole, &[("lat", "4.88"), ("long", "45.75")]);
        app.post("/open311/v2/requests.json", &swapped).await.is(400);
        for (path, status) in [
            ("services/smell", 404), ("requests/zzzz-zzzz", 404), ("tokens/zzzz-zzzz", 404), ("requests.json?status=lost", 400),
            ("requests.json?start_date=yesterday", 400), ("requests.json?service_code=smell", 400),
            ("requests.json?start_date=2026-03-02T00:00:00Z&end_date=2026-03-01T00:00:00Z", 400),
            ("services.json?jurisdiction_id=elsewhere.example", 404), ("services.json?jurisdiction_id=localhost", 404),
        ] {
            let path = if path.contains('.') { path.to_owned() } else { format!("{path}.json") };
            let answer = app.get(&format!("/open311/v2/{path}")).await;
            assert_eq!((answer.status, error(&answer.json()).0), (status, i64::from(status)), "{path}");
        }
        app.get("/open311/v2/requests/zzzz-zzzz.xml").await.is(404).shows(&["<errors><error><code>404</code><description>"]);
        app.get("/open311/v2/services.yaml").await.is(404);
        assert_eq!(house.count("grievances").await, 0);
    }
}
