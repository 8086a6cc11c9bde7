//! Grievances as those who handle them meet them: the queue, the timeline, triage, the doorstep, programs.

use chrono::TimeDelta;
use reqwest::Method;
use riverain::grievances::{self, Grievance, Status};
use riverain::id::{GrievanceId, SiteId};
use riverain::sites::{self as site_verbs, Site};
use riverain::{reading, writing};
use serde_json::json;

use crate::on_both_engines;
use crate::sites::{SITE, with};
use crate::support::{House, Staff};

/// The fields of a report, as a neighbour fills them in.
pub const REPORT: &[(&str, &str)] = &[
    ("category", "noise"),
    ("hazard", ""),
    ("suffered_on", "2026-03-10"),
    ("suffered_at", "06:30"),
    ("where", "home"),
    ("place", "12 rue des Tanneurs, 3e gauche"),
    ("email", "lea.martin@exemple.example"),
    ("telephone", ""),
    ("words", "Le marteau-piqueur commence avant sept heures."),
];

/// A site of the contractor's, with a site manager and a director.
pub async fn site(house: &House, staff: &Staff) -> Site {
    let mut caller = house.signed_in(&staff.contractor).await;
    let fields = with(
        SITE,
        &[
            ("starts_on", "2026-03-01"),
            ("director_name", "Paul Aubin"),
            ("director_email", "paul.aubin@vauclair.example"),
        ],
    );
    let answer = caller.post("/desk/sites/new", &fields).await;
    answer.is(303);
    let id: SiteId = answer.location().split('/').nth(3).unwrap().parse().unwrap();
    let phase = [
        ("name", "Ouverture de la tranchée"),
        ("announced_from", "2026-03-01"),
        ("announced_to", "2026-03-31"),
        ("day_from", "08:00"),
        ("day_to", "17:30"),
        ("days", "tue"),
        ("nuisances", "noise"),
    ];
    caller.post(&format!("/desk/sites/{id}/phases"), &phase).await.is(303);
    reading!(house.app.db, tx => site_verbs::site(tx, id).await).unwrap()
}

/// Files a report over its form; gives the token of the private link.
pub async fn filed(house: &House, site: &Site, changes: &[(&str, &str)]) -> String {
    let answer = house.caller().post(&format!("/s/{}/report", site.code), &with(REPORT, changes)).await;
    answer.is(303);
    let location = answer.location();
    location.strip_prefix("/t/").unwrap().strip_suffix("?filed").unwrap().to_owned()
}

/// The grievance behind a private link.
pub async fn behind(house: &House, token: &str) -> Grievance {
    reading!(house.app.db, tx => grievances::grievance_by_token(&house.app, tx, token).await).unwrap()
}

/// Where a grievance stands.
pub async fn status_of(house: &House, id: GrievanceId) -> Status {
    reading!(house.app.db, tx => grievances::grievance(tx, id).await).unwrap().status
}

/// The places of some texts in a page, in the order in which they stand there.
fn order<'a>(text: &str, parts: &[&'a str]) -> Vec<&'a str> {
    let mut found: Vec<(usize, &str)> =
        parts.iter().map(|part| (text.find(part).unwrap_or_else(|| panic!("no {part}")), *part)).collect();
    found.sort();
    found.into_iter().map(|(_, part)| part).collect()
}

on_both_engines! {
    async fn the_queue_shows_what_burns_first(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.get("/desk/grievances").await.is(200).shows(&["Aucune doléance en cours"]);
        let late = behind(&house, &filed(&house, &site, &[("category", "dust")]).await).await;
        house.app.clock.advance(TimeDelta::days(3));
        let normal = behind(&house, &filed(&house, &site, &[("category", "parking")]).await).await;
        let high = behind(&house, &filed(&house, &site, &[("category", "property_damage")]).await).await;
        let urgent = behind(&house, &filed(&house, &site, &[("hazard", "gas_or_water")]).await).await;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        let answer = coordinator.get("/desk/grievances").await;
        let references = [&normal.reference, &late.reference, &urgent.reference, &high.reference].map(String::as_str);
        assert_eq!(order(&answer.text, &references),
            [&late.reference, &urgent.reference, &high.reference, &normal.reference].map(String::as_str));
        answer.is(200).shows(&["En retard"]);
        coordinator.get("/desk/grievances?shown=overdue").await.shows(&[&late.reference]).hides(&[&urgent.reference]);
        coordinator.get("/desk/grievances?severity=urgent").await.shows(&[&urgent.reference]).hides(&[&late.reference]);
        coordinator.get("/desk/grievances?category=parking").await.shows(&[&normal.reference]).hides(&[&late.reference]);
        coordinator.get("/desk/grievances?status=relayed").await.shows(&[&normal.reference]);
        coordinator.get("/desk/grievances?status=refused").await.shows(&["Rien ne correspond"]);
        let part = high.reference.split('-').nth(1).unwrap().to_lowercase();
        coordinator.get(&format!("/desk/grievances?q={part}")).await.shows(&[&high.reference]).hides(&[&late.reference]);
        coordinator.get(&format!("/desk/grievances?site={}", site.id)).await.shows(&[&late.reference]);
        coordinator.get("/desk/grievances?site=site_00000000000000000000000000").await.hides(&[&late.reference]);
    }

    async fn a_contractor_sees_their_own_and_never_the_neighbour(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[("telephone", "06 39 98 12 34"), ("words", "Rappelez-moi au 06 39 98 12 34, Léa")]).await;
        let grievance = behind(&house, &token).await;
        let path = format!("/desk/grievances/{}", grievance.id);
        let secrets = ["lea.martin", "39 98 12 34", "39981234", "12 rue des Tanneurs", "3e gauche"];
        let mut contractor = house.signed_in(&staff.contractor).await;
        contractor.get("/desk/grievances").await.is(200).shows(&[&grievance.reference]).hides(&secrets);
        contractor.get(&path).await.is(200).shows(&["Bruit", "adresse non communiquée", "Rappelez-moi au •••", "Votre réponse"]).hides(&secrets);
        let program = house.program(&staff.contractor).await.get(&format!("/api/v1/grievances/{}", grievance.id)).await;
        program.is(200).hides(&secrets);
        assert_eq!(program.json()["place"], json!(null));
        let mut rival = house.signed_in(&staff.rival).await;
        rival.get("/desk/grievances").await.is(200).hides(&[&grievance.reference]);
        rival.get(&path).await.is(404);
        rival.post(&path, &[("act", "accept")]).await.is(404);
        house.signed_in(&staff.authority).await.get(&path).await.is(200).hides(&["lea.martin", "39981234", "Votre réponse"]);
        house.signed_in(&staff.admin).await.get(&path).await.is(403);
        house.signed_in(&staff.coordinator).await.get(&path).await.is(200)
            .shows(&["lea.martin@exemple.example", "+33639981234", "12 rue des Tanneurs, 3e gauche", "06 39 98 12 34"]);
    }

    async fn the_contractor_reads_an_address_that_is_shared_or_is_no_home(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let shared = behind(&house, &filed(&house, &site, &[("shares_address", "yes")]).await).await;
        let street = behind(&house, &filed(&house, &site, &[("where", "street"), ("place", "Devant le 4 quai des Mégissiers")]).await).await;
        let mut contractor = house.signed_in(&staff.contractor).await;
        contractor.get(&format!("/desk/grievances/{}", shared.id)).await.shows(&["12 rue des Tanneurs"]);
        contractor.get(&format!("/desk/grievances/{}", street.id)).await.shows(&["Devant le 4 quai des Mégissiers"]);
    }

    async fn a_coordinator_triages_and_each_change_is_an_entry(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let first = behind(&house, &filed(&house, &site, &[]).await).await;
        let token = filed(&house, &site, &[("category", "other")]).await;
        let grievance = behind(&house, &token).await;
        let path = format!("/desk/grievances/{}", grievance.id);
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        let mut done = async |fields: &[(&str, &str)]| coordinator.post_and_follow(&path, fields).await;
        done(&[("act", "note"), ("words", "Déjà venue trois fois.")]).await.is(200).shows(&["C’est fait.", "Déjà venue trois fois.", "Interne", "Claude Berges"]);
        done(&[("act", "sort"), ("category", "lighting")]).await.shows(&["Sujet changé", "Éclairage"]);
        done(&[("act", "grade"), ("severity", "urgent")]).await.shows(&["Urgence changée"]);
        done(&[("act", "write"), ("to", "neighbour"), ("words", "Nous passerons demain.")]).await.shows(&["Nous passerons demain.", "Riverain seul"]);
        done(&[("act", "refer"), ("words", "Éclairage public, 04 65 71 12 34")]).await.shows(&["Transmis au service compétent"]);
        done(&[("act", "relay"), ("rung", "director")]).await.shows(&["direction de l’entreprise", "Paul Aubin"]);
        done(&[("act", "duplicate"), ("reference", &first.reference.to_lowercase())]).await.shows(&["Même problème que", &first.reference]);
        let kept = behind(&house, &token).await;
        assert_eq!((kept.status, kept.duplicate_of, kept.due_at), (Status::Duplicate, Some(first.id), None));
        done(&[("act", "reopen")]).await.shows(&["Ce n’est pas réglé"]);
        coordinator.post(&path, &[("act", "duplicate"), ("reference", "K4RT-9999")]).await.is(422).shows(&["Aucune autre doléance de ce chantier", "K4RT-9999"]);
        coordinator.post(&path, &[("act", "note"), ("words", " ")]).await.is(422).shows(&["Écrivez quelques mots."]);
        coordinator.post(&path, &[("act", "confirm")]).await.is(409).shows(&["Ce n’est pas possible à présent"]);
        coordinator.post(&path, &[("act", "explode")]).await.is(422);
        house.caller().get(&format!("/t/{token}")).await.is(200)
            .shows(&["Éclairage", "Nous passerons demain.", &first.reference]).hides(&["Déjà venue trois fois.", "Claude Berges"]);
        house.signed_in(&staff.contractor).await.get(&path).await.is(200)
            .shows(&["Éclairage"]).hides(&["Déjà venue trois fois.", "Nous passerons demain.", "Claude Berges"]);
    }

    async fn what_one_may_not_do_is_refused(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let grievance = behind(&house, &filed(&house, &site, &[]).await).await;
        let path = format!("/desk/grievances/{}", grievance.id);
        let mut contractor = house.signed_in(&staff.contractor).await;
        for act in ["note", "withdraw", "confirm", "relay", "acknowledge", "reopen"] {
            contractor.post(&path, &[("act", act), ("words", "x")]).await.is(403);
        }
        contractor.get("/desk/grievances/new").await.is(403);
        contractor.post("/desk/grievances/new", REPORT).await.is(403);
        house.signed_in(&staff.authority).await.post(&path, &[("act", "accept")]).await.is(403);
        house.caller().get(&path).await.is(303);
        assert_eq!(status_of(&house, grievance.id).await, Status::Relayed);
    }

    async fn a_mediator_notes_a_grievance_at_the_doorstep_and_goes_on_with_the_round(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut mediator = house.signed_in(&staff.mediator).await;
        let opened = format!("/desk/grievances/new?site={}&via=doorstep&return_to=/rounds/rnd_1", site.id);
        mediator.get(&opened).await.is(200).shows(&["class=\"round\"", "href=\"/rounds/rnd_1\"", &site.name, "value=\"doorstep\""]);
        let fields = [
            ("site", site.id.to_string()), ("via", "doorstep".to_owned()), ("return_to", "/rounds/rnd_1".to_owned()),
            ("category", String::new()), ("where", "home".to_owned()), ("place", "7 rue des Tanneurs".to_owned()),
            ("name", "Mme Vidal".to_owned()), ("telephone", "06 39 98 55 55".to_owned()), ("language", "fr".to_owned()),
        ];
        let typed: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        mediator.post("/desk/grievances/new", &typed).await.is(422)
            .shows(&["Choisissez ce dont il s’agit.", "value=\"Mme Vidal\"", "value=\"7 rue des Tanneurs\"", "value=\"/rounds/rnd_1\""]);
        let answer = mediator.post("/desk/grievances/new", &with(&typed, &[("category", "dust")])).await;
        assert_eq!((answer.status, answer.location()), (303, "/rounds/rnd_1"));
        let leading_out = with(&typed, &[("category", "dust"), ("return_to", "//elsewhere.example")]);
        assert_eq!(mediator.post("/desk/grievances/new", &leading_out).await.location(), "/");
        mediator.post("/desk/grievances/new", &with(&typed, &[("category", "dust"), ("site", "")])).await.is(422)
            .shows(&["Choisissez le chantier."]);
        mediator.get("/desk/grievances").await.shows(&["Poussière"]);
        let filed = reading!(house.app.db, tx => grievances::counts_of_site(tx, site.id).await).unwrap();
        assert_eq!(filed, [(Status::Relayed, 2)]);
    }

    async fn programs_file_read_and_act(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut program = house.program(&staff.coordinator).await;
        let body = json!({
            "site_id": site.id, "category": "safety", "hazard": "danger", "suffered_on": "2026-03-09", "where": "street",
            "place": "Passage des Tanneurs", "email": "lea@exemple.example", "language": "en", "words": "A plank fell."
        });
        let request = |key: &str| program.request(Method::POST, "/api/v1/grievances").header("idempotency-key", key).json(&body);
        let (one, again, other) = (request("k1"), request("k1"), request("k2"));
        let made = program.send(one).await;
        made.is(201);
        let again = program.send(again).await;
        again.is(200);
        assert_eq!(made.json()["id"], again.json()["id"]);
        program.send(other).await.is(201);
        let path = format!("/api/v1/grievances/{}", made.json()["id"].as_str().unwrap());
        let read = program.get(&path).await.is(200).json();
        assert_eq!((&read["severity"], &read["status"], &read["via"]), (&json!("urgent"), &json!("relayed"), &json!("api")));
        assert_eq!(read["acknowledge_by"], "2026-03-10T10:00:00Z");
        assert_eq!(read["contact"]["email"], "lea@exemple.example");
        assert_eq!(read["timeline"][0]["words"], "A plank fell.");
        let list = program.get("/api/v1/grievances?severity=urgent").await.json();
        assert_eq!((list["next"].clone(), list["grievances"].as_array().unwrap().len()), (json!(null), 2));
        program.get("/api/v1/grievances?severity=terrible").await.is(400);
        let acts = format!("{path}/acts");
        let mut contractor = house.program(&staff.contractor).await;
        let scheduled = contractor.send_json(Method::POST, &acts, &json!({ "act": "schedule", "day": "2026-03-11" })).await;
        scheduled.is(200);
        assert_eq!((&scheduled.json()["status"], &scheduled.json()["scheduled_for"]), (&json!("scheduled"), &json!("2026-03-11")));
        contractor.send_json(Method::POST, &acts, &json!({ "act": "accept" })).await.is(409);
        contractor.send_json(Method::POST, &acts, &json!({ "act": "note", "words": "x" })).await.is(403);
        let wrong = contractor.send_json(Method::POST, &acts, &json!({ "act": "schedule", "day": "2026-03-01" })).await;
        assert_eq!((wrong.status, &wrong.json()["errors"][0]["pointer"]), (422, &json!("/day")));
        contractor.send_json(Method::POST, "/api/v1/grievances", &body).await.is(403);
        let faulty = json!({ "site_id": site.id, "category": "smell", "suffered_on": "2026-04-01", "email": "nobody", "where": "moon" });
        let faults = program.send_json(Method::POST, "/api/v1/grievances", &faulty).await;
        let pointers: Vec<_> = faults.json()["errors"].as_array().unwrap().iter().map(|own| own["pointer"].clone()).collect();
        assert_eq!((faults.status, pointers), (422, vec![json!("/category"), json!("/suffered_on"), json!("/where"), json!("/email")]));
        house.program(&staff.rival).await.get(&path).await.is(404);
    }

    async fn words_and_places_are_sealed_in_the_tables(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        filed(&house, &site, &[]).await;
        let (place, words): (Vec<u8>, Vec<u8>) = writing!(house.app.db, tx => {
            let place = riverain::on!(tx, c => sqlx::query_scalar("SELECT place FROM grievances").fetch_one(c).await)?;
            let words = riverain::on!(tx, c => sqlx::query_scalar(
                "SELECT words FROM grievance_entries WHERE words IS NOT NULL").fetch_one(c).await)?;
            Ok((place, words))
        }).unwrap();
        assert!(!String::from_utf8_lossy(&place).contains("Tanneurs"));
        assert!(!String::from_utf8_lossy(&words).contains("marteau"));
    }

    async fn what_happens_stands_in_the_journal_without_personal_data(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let grievance = behind(&house, &filed(&house, &site, &[]).await).await;
        let mut contractor = house.signed_in(&staff.contractor).await;
        contractor.post(&format!("/desk/grievances/{}", grievance.id), &[("act", "accept"), ("words", "On vient")]).await.is(303);
        let subject = grievance.id.to_string();
        let lines = reading!(house.app.db, tx => riverain::journal::lines(tx, Some(&subject), None, 10).await).unwrap();
        let told: Vec<(&str, &str)> = lines.iter().map(|line| (line.act.as_str(), line.actor.as_str())).collect();
        let contractor = staff.contractor.id.to_string();
        assert_eq!(told, [("grievance.accepted", contractor.as_str()), ("grievance.relayed", "system"), ("grievance.filed", "resident")]);
    }
}
