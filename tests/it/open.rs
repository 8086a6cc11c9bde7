//! What other systems read: feeds, the API's page, figures and notices.

use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::sites::registered;
use crate::support::{Caller, House};

/// Registers a complete site over its pages; gives its path at the desk and its code.
async fn public_site(house: &House, caller: &mut Caller) -> (String, String) {
    let path = registered(caller).await;
    let phase = [
        ("name", "Tranchée & remblai <nord>"),
        ("announced_from", "2026-04-01"),
        ("announced_to", "2026-04-20"),
        ("day_from", "22:00"),
        ("day_to", "05:00"),
        ("days", "mon"),
        ("nuisances", "noise"),
        ("reach_noise", "80"),
    ];
    caller.post(&format!("{path}/phases"), &phase).await.is(303);
    let zone = json!({ "type": "Polygon", "coordinates": [[
        [4.882, 45.757], [4.884, 45.757], [4.884, 45.7572], [4.882, 45.7572], [4.882, 45.757]
    ]]});
    let form = reqwest::multipart::Form::new().text("zone", zone.to_string());
    let request = caller.request(Method::POST, &format!("{path}/zone")).multipart(form);
    caller.send(request).await.is(303);
    let mut program = house.caller();
    let feed = program.get("/feeds/works.geojson").await.is(200).json();
    (path, feed["features"][0]["properties"]["code"].as_str().unwrap().to_owned())
}

/// Every name of an object and of those inside it.
fn holds_name(value: &Value, name: &str) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(own, inner)| own == name || holds_name(inner, name)),
        Value::Array(all) => all.iter().any(|inner| holds_name(inner, name)),
        _ => false,
    }
}

on_both_engines! {
    async fn public_sites_are_told_as_geojson_and_nobody_s_contact_with_them(house: House) {
        let staff = house.staff().await;
        let empty = house.caller().get("/feeds/works.geojson").await.is(200).json();
        assert_eq!(empty, json!({ "type": "FeatureCollection", "features": [] }));
        let mut contractor = house.signed_in(&staff.contractor).await;
        let (_, code) = public_site(&house, &mut contractor).await;
        let answer = house.caller().get("/feeds/works.geojson").await;
        assert_eq!(answer.headers["content-type"], "application/geo+json");
        assert_eq!(answer.headers["access-control-allow-origin"], "*");
        assert!(answer.headers["cache-control"].to_str().unwrap().contains("max-age"));
        answer.hides(&["jeanne.moulin", "Jeanne", "+33639981234"]);
        let feature = &answer.json()["features"][0];
        assert_eq!(feature["geometry"]["type"], "MultiPolygon");
        let properties = &feature["properties"];
        assert_eq!((&properties["state"], &properties["starts_on"]), (&json!("announced"), &json!("2026-04-01")));
        assert_eq!(properties["phases"][0]["nuisances"][0], json!({ "nuisance": "noise", "reach_m": 80 }));
        assert_eq!(properties["url"], format!("{}/s/{code}", house.url));
    }

    async fn a_wzdx_feed_has_the_members_that_version_4_2_asks_for(house: House) {
        let staff = house.staff().await;
        let empty = house.caller().get("/feeds/wzdx.geojson").await.is(200).json();
        assert_eq!(empty["feed_info"]["data_sources"].as_array().unwrap().len(), 1, "at least one source");
        let mut contractor = house.signed_in(&staff.contractor).await;
        public_site(&house, &mut contractor).await;
        let feed = house.caller().get("/feeds/wzdx.geojson").await.is(200).json();
        for member in ["publisher", "version", "update_date", "data_sources"] {
            assert!(feed["feed_info"].get(member).is_some(), "feed_info lacks {member}");
        }
        assert_eq!(feed["feed_info"]["version"], "4.2");
        let event = &feed["features"][0];
        assert_eq!(event["geometry"]["type"], "MultiPoint");
        assert_eq!(event["geometry"]["coordinates"].as_array().unwrap().len(), 2);
        let properties = &event["properties"];
        for member in [
            "start_date", "end_date", "is_start_date_verified", "is_end_date_verified", "is_start_position_verified",
            "is_end_position_verified", "location_method", "vehicle_impact",
        ] {
            assert!(properties.get(member).is_some(), "a road event lacks {member}");
        }
        let core = &properties["core_details"];
        assert_eq!((&core["event_type"], &core["direction"]), (&json!("work-zone"), &json!("unknown")));
        assert_eq!(core["road_names"], json!(["Réfection du réseau d’eau, rue des Tanneurs"]), "no street is known, so the site's name");
        assert_eq!(core["data_source_id"], feed["feed_info"]["data_sources"][0]["data_source_id"]);
        // Twenty-two o'clock in Paris in summer, and five o'clock of the morning after the last night.
        assert_eq!((&properties["start_date"], &properties["end_date"]), (&json!("2026-04-01T20:00:00Z"), &json!("2026-04-21T03:00:00Z")));
        assert!(!holds_name(&feed, "contact_email"));
    }

    async fn what_changed_at_a_site_is_an_atom_feed(house: House) {
        let staff = house.staff().await;
        let mut contractor = house.signed_in(&staff.contractor).await;
        let (_, code) = public_site(&house, &mut contractor).await;
        house.app.clock.advance(TimeDelta::days(1));
        let answer = house.caller().get(&format!("/feeds/{code}.atom")).await;
        answer.is(200).shows(&[
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">", "Tranchée &amp; remblai &lt;nord&gt;", "urn:uuid:",
            "Chantier annoncé",
        ]);
        answer.hides(&["Paule", "acc_"]);
        assert!(answer.headers["content-type"].to_str().unwrap().starts_with("application/atom+xml"));
        house.caller().reading("en").get(&format!("/feeds/{code}.atom")).await.shows(&["xml:lang=\"en\"", "Site announced"]);
        house.caller().get("/feeds/zzzzzz.atom").await.is(404);
        house.caller().get(&format!("/feeds/{code}")).await.is(404);
    }

    async fn the_api_has_a_page_that_reads_well(house: House) {
        let answer = house.caller().get("/api/docs").await;
        answer.is(200).shows(&["Documentation de l’API", "POST /api/v1/sites", "/api/v1/cases/{id}/commitments", "Exemple"]);
        answer.hides(&["<script", "http://cdn", "https://cdn"]);
        let described = house.caller().get("/api/openapi.json").await.json();
        for path in described["paths"].as_object().unwrap().keys() {
            answer.shows(&[path]);
        }
    }

    async fn figures_are_for_the_machine_itself_and_their_labels_are_bounded(house: House) {
        house.staff().await;
        let mut caller = house.caller();
        for method in ["BREW", "PROPFIND"] {
            let request = caller.request(Method::from_bytes(method.as_bytes()).unwrap(), "/");
            caller.send(request).await;
        }
        caller.get("/nowhere").await.is(404);
        let answer = caller.get("/metrics").await;
        answer.is(200).shows(&[
            "# TYPE riverain_http_requests_total counter", "riverain_http_requests_total{method=\"GET\",status=\"4xx\"}",
            "method=\"other\"", "riverain_accounts 6", "riverain_http_request_duration_seconds_bucket{le=\"+Inf\"}", "riverain_journal_lines ",
        ]);
        answer.hides(&["BREW", "PROPFIND", "nowhere"]);
        let request = caller.request(Method::GET, "/metrics").header("x-forwarded-for", "203.0.113.7");
        caller.send(request).await.is(404);
    }

    async fn machines_that_come_by_find_their_notices(house: House) {
        house.caller().get("/robots.txt").await.is(200).shows(&["Disallow: /t/", "Disallow: /desk"]);
        house.caller().get("/.well-known/security.txt").await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn settings_open_the_figures_and_name_whom_to_tell_of_a_weakness() {
    use crate::support::Engine;
    let settings = [("open.metrics", "everyone"), ("open.security_contact", "mailto:securite@ville.example")];
    let house = House::open_with(Engine::Sqlite, &settings).await;
    let mut caller = house.caller();
    let request = caller.request(Method::GET, "/metrics").header("x-forwarded-for", "203.0.113.7");
    caller.send(request).await.is(200);
    let answer = caller.get("/.well-known/security.txt").await;
    answer.is(200).shows(&["Contact: mailto:securite@ville.example", "Expires: 2026-09-06T00:00:00Z"]);
    let house = House::open_with(Engine::Sqlite, &[("open.metrics", "nobody")]).await;
    house.caller().get("/metrics").await.is(404);
}
