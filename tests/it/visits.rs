//! Campaigns, rounds and visits over an imported district: planned, published, walked, planned again; on pages, over the API and
//! from the command line.

use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::process::{Command, Stdio};
use std::time::Duration;

use chrono::{NaiveDate, TimeDelta};
use reqwest::Method;
use riverain::id::{CampaignId, RoundId, SiteId};
use riverain::people::{Account, Role};
use riverain::premises::import::import_file;
use riverain::visits::{self, Outcome, PlanningStatus, RoundFile, Status};
use riverain::{on, reading, writing};
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::sites::{SITE, registered, with};
use crate::support::servers::browser::{Browser, Device};
use crate::support::{Caller, Engine, House, PASSWORD, Staff};

/// A house with the demonstration district, a site with its zone, and a second mediator.
pub struct Town {
    pub staff: Staff,
    pub second: Account,
    pub site: SiteId,
}

fn committed(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/geodata/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Imports the district and registers a site in it, whose phase reaches so many metres.
pub async fn town(house: &House, reach_m: &str) -> Town {
    for name in ["addresses_ban.csv", "shops.geojson", "sensitive.geojson", "buildings.geojson", "streets.geojson"] {
        import_file(&house.app, None, None, name, Cursor::new(committed(name)), |_| ControlFlow::Continue(()))
            .await
            .unwrap();
    }
    let staff = house.staff().await;
    let mut contractor = house.signed_in(&staff.contractor).await;
    let path = registered(&mut contractor).await;
    let zone: Value = serde_json::from_slice(&committed("site.geojson")).unwrap();
    let form = reqwest::multipart::Form::new().text("zone", zone["geometry"].to_string());
    contractor.send(contractor.request(Method::POST, &format!("{path}/zone")).multipart(form)).await.is(303);
    let phase = [
        ("name", "Tranchée"),
        ("announced_from", "2026-04-01"),
        ("announced_to", "2026-04-20"),
        ("day_from", "08:00"),
        ("day_to", "17:30"),
        ("days", "mon"),
        ("nuisances", "noise"),
        ("reach_noise", reach_m),
    ];
    contractor.post(&format!("{path}/phases"), &phase).await.is(303);
    let site = path.rsplit('/').next().unwrap().parse().unwrap();
    let organisation = reading!(house.app.db, tx => {
        riverain::people::organisation(tx, staff.mediator.organisation_id).await
    })
    .unwrap();
    let second = house.account(&organisation, "Nino Berges", Role::Mediator).await;
    Town { staff, second, site }
}

/// The fields of the form that starts a campaign.
pub fn fields(town: &Town) -> Vec<(&'static str, String)> {
    vec![
        ("kind", "before".to_owned()),
        ("audience", "everyone".to_owned()),
        ("most_tries", "3".to_owned()),
        ("starts_on", "2026-03-11".to_owned()),
        ("deadline", "2026-03-21".to_owned()),
        ("team", town.staff.mediator.id.to_string()),
        ("team", town.second.id.to_string()),
        ("first_dwelling_min", "5".to_owned()),
        ("further_dwelling_min", "1".to_owned()),
        ("establishment_min", "10".to_owned()),
        ("start_address", String::new()),
    ]
}

pub fn as_form<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Starts a campaign over its form.
pub async fn started(coordinator: &mut Caller, town: &Town) -> CampaignId {
    let answer = coordinator.post(&format!("/desk/sites/{}/campaigns/new", town.site), &as_form(&fields(town))).await;
    answer.is(303);
    answer.location().rsplit('/').next().unwrap().parse().unwrap()
}

/// Waits until the planning of a campaign has ended, and holds that it went well.
pub async fn planned(house: &House, town: &Town, id: CampaignId) -> visits::Planning {
    for _ in 0..600 {
        let planning =
            reading!(house.app.db, tx => visits::planning_of_campaign(tx, &town.staff.coordinator, id).await);
        let planning = planning.unwrap().unwrap();
        if planning.status != PlanningStatus::Running {
            assert_eq!(planning.status, PlanningStatus::Done, "{:?}", planning.fault);
            return planning;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the planning does not end");
}

/// Plans for a second, over the form.
pub async fn plan(house: &House, coordinator: &mut Caller, town: &Town, id: CampaignId) -> visits::Planning {
    coordinator.post(&format!("/desk/campaigns/{id}/plan"), &[("seconds", "1")]).await.is(303);
    planned(house, town, id).await
}

pub async fn rounds(house: &House, town: &Town, id: CampaignId) -> Vec<RoundFile> {
    reading!(house.app.db, tx => {
        let mut files = Vec::new();
        for summary in visits::rounds_of_campaign(tx, &town.staff.coordinator, id).await? {
            files.push(visits::round_seen_by(tx, &town.staff.coordinator, summary.round.id).await?);
        }
        Ok(files)
    })
    .unwrap()
}

/// Moves the clock to noon of a day.
pub fn go_to(house: &House, day: NaiveDate) {
    let noon = day.and_hms_opt(12, 0, 0).unwrap().and_utc();
    house.app.clock.advance(noon - house.app.now());
}

/// A published campaign, the clock at the day of its first round, and that round.
pub async fn walking(house: &House, town: &Town) -> (CampaignId, RoundFile) {
    let mut coordinator = house.signed_in(&town.staff.coordinator).await;
    let id = started(&mut coordinator, town).await;
    plan(house, &mut coordinator, town, id).await;
    coordinator.post(&format!("/desk/campaigns/{id}/publish"), &[]).await.is(303);
    let first = rounds(house, town, id).await.remove(0);
    go_to(house, first.round.walked_on);
    (id, first)
}

pub fn walker(town: &Town, file: &RoundFile) -> Account {
    let own = file.round.mediator_id == town.staff.mediator.id;
    if own { town.staff.mediator.clone() } else { town.second.clone() }
}

pub fn stop_path(file: &RoundFile, place: usize) -> String {
    format!("/rounds/{}/stops/{}", file.round.id, file.stops[place].stop.id)
}

pub async fn coverage(house: &House, town: &Town) -> visits::Coverage {
    reading!(house.app.db, tx => visits::coverage_of_site(tx, town.site).await).unwrap().unwrap()
}

on_both_engines! {
    async fn a_campaign_over_an_imported_district_is_planned_published_and_walked(house: House) {
        let town = town(&house, "40").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let list = reading!(house.app.db, tx => riverain::premises::affected_of_site(tx, town.site).await).unwrap();
        assert!(list.len() > 20, "{} doors", list.len());
        let path = format!("/desk/sites/{}/campaigns/new", town.site);
        coordinator.get(&path).await.is(200).shows(&[
            &format!("{} portes sont concernées", list.len()), "value=\"before\" checked", "value=\"2026-03-31\"", "Samia Berges", "Nino Berges",
        ]);
        let id = started(&mut coordinator, &town).await;
        let kept = reading!(house.app.db, tx => riverain::premises::kept_of_site(tx, town.site).await).unwrap();
        assert_eq!(kept.len(), list.len());
        coordinator.get(&format!("/desk/campaigns/{id}")).await.is(200).shows(&["La campagne est créée", "En préparation", "Calculer les tournées"]);
        let planning = plan(&house, &mut coordinator, &town, id).await;
        assert_eq!(planning.doors, list.len() as i64);
        let files = rounds(&house, &town, id).await;
        let stops: usize = files.iter().map(|file| file.stops.len()).sum();
        assert_eq!(stops as i64, planning.served);
        for file in &files {
            assert!(file.round.leaves_s < file.stops[0].stop.start_s && file.round.back_s <= 20 * 3600 + 1800);
            assert!(file.stops.windows(2).all(|pair| pair[0].stop.leave_s <= pair[1].stop.arrive_s));
            assert!(file.stops.iter().all(|stop| file.round.walked_on <= stop.door.due_on));
        }
        let doors = reading!(house.app.db, tx => visits::doors_of_campaign(tx, id).await).unwrap();
        assert_eq!(doors.iter().filter(|(door, _)| !door.unplanned.is_empty()).count(), list.len() - stops);
        coordinator.get(&format!("/desk/campaigns/{id}")).await.is(200)
            .shows(&["tournées en projet", "Publier les tournées", "Samia Berges", "En projet"]);
        coordinator.get(&format!("/desk/campaigns/{id}?day={}", files[0].round.walked_on)).await.is(200);
        let map = coordinator.get(&format!("/desk/campaigns/{id}/rounds.geojson")).await;
        map.is(200).shows(&["\"role\":\"way\"", "\"role\":\"stop\"", "\"role\":\"zone\""]);
        house.signed_in(&town.staff.mediator).await.get("/rounds").await.is(200).shows(&["Pas de tournée aujourd’hui"]);

        coordinator.post_and_follow(&format!("/desk/campaigns/{id}/publish"), &[]).await.is(200).shows(&["tournées sont publiées", "En cours"]);
        let first = files[0].round.walked_on;
        go_to(&house, first);
        let file = rounds(&house, &town, id).await.into_iter().find(|file| file.round.walked_on == first).unwrap();
        let account = walker(&town, &file);
        let mut mediator = house.signed_in(&account).await;
        mediator.get("/rounds").await.is(200).shows(&["Ouvrir la tournée", "À venir"]);
        let round = format!("/rounds/{}", file.round.id);
        mediator.get(&round).await.is(200).shows(&[&file.stops[0].premises.label().replace('\'', "&#39;"), "Suivant"]);
        mediator.get(&format!("{round}/map.svg")).await.is(200).shows(&["<svg", "scale-text"]);
        mediator.get(&format!("/desk{round}/sheet")).await.is(200).shows(&["Feuille de route"]);
        let stop = stop_path(&file, 0);
        mediator.get(&stop).await.is(200).shows(&["value=\"informed\"", "value=\"language_barrier\"", "via=doorstep", &town.site.to_string()]);
        for (place, outcome) in Outcome::ALL.iter().enumerate().take(file.stops.len()) {
            mediator.post_and_follow(&stop_path(&file, place), &[("outcome", outcome.as_str())]).await.is(200);
        }
        let recorded = file.stops.len().min(Outcome::ALL.len());
        let done = coverage(&house, &town).await;
        assert_eq!(done.told, 1 + i64::from(recorded > 4));
        assert_eq!((done.doors, done.not_yet), (list.len() as i64, (list.len() - recorded) as i64));
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        coordinator.get(&format!("/desk/campaigns/{id}")).await.is(200).shows(&["Informé", "portes à revoir"]);
        coordinator.get("/desk/campaigns").await.is(200).shows(&["Avant les travaux"]);
        coordinator.get(&format!("/desk/campaigns?site={}", town.site)).await.is(200).shows(&["Préparer une campagne"]);
        coordinator.get(&format!("/desk{round}")).await.is(200).shows(&["Publiée", "Feuille de route"]);
        coordinator.get(&format!("/desk{round}/map.geojson")).await.is(200).shows(&["\"number\":\"1\""]);
        let mut program = house.program(&town.staff.coordinator).await;
        assert_eq!(program.get(&format!("/api/v1/visits?campaign={id}")).await.json()["visits"].as_array().unwrap().len(), recorded);
    }

    async fn doors_come_back_and_what_was_published_or_visited_stays(house: House) {
        let town = town(&house, "20").await;
        let (id, file) = walking(&house, &town).await;
        let mut mediator = house.signed_in(&walker(&town, &file)).await;
        mediator.post(&stop_path(&file, 0), &[("outcome", "not_home")]).await.is(303);
        mediator.post(&stop_path(&file, 1), &[("outcome", "informed")]).await.is(303);
        let before: Vec<_> = rounds(&house, &town, id).await.iter().map(|file| file.round.id).collect();
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        coordinator.get(&format!("/desk/campaigns/{id}")).await.shows(&["Portes à revoir", "Absent"]);
        let planning = plan(&house, &mut coordinator, &town, id).await;
        let again = file.stops[0].premises.id;
        let doors = reading!(house.app.db, tx => visits::doors_of_campaign(tx, id).await).unwrap();
        let unplanned = doors.iter().filter(|(door, _)| !door.unplanned.is_empty()).count() as i64;
        assert_eq!(planning.doors, planning.served + unplanned);
        let after = rounds(&house, &town, id).await;
        for known in &before {
            assert!(after.iter().any(|file| file.round.id == *known && file.round.status == Status::Published));
        }
        let drafts: Vec<_> = after.iter().filter(|file| file.round.status == Status::Draft).collect();
        let served = drafts.iter().flat_map(|file| &file.stops).any(|stop| stop.premises.id == again);
        let told_why = doors.iter().any(|(door, premises)| premises.id == again && !door.unplanned.is_empty());
        assert!(served || told_why);
        assert!(drafts.iter().flat_map(|file| &file.stops).all(|stop| stop.premises.id != file.stops[1].premises.id));
    }

    async fn a_round_is_taken_back_and_its_doors_are_planned_anew(house: House) {
        let town = town(&house, "20").await;
        let (id, file) = walking(&house, &town).await;
        let mut mediator = house.signed_in(&walker(&town, &file)).await;
        mediator.post(&stop_path(&file, 0), &[("outcome", "informed")]).await.is(303);
        let all = rounds(&house, &town, id).await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        for file in &all {
            let path = format!("/desk/rounds/{}", file.round.id);
            coordinator.post_and_follow(&format!("{path}/withdraw"), &[]).await.is(200).shows(&["La tournée est reprise"]);
        }
        let left = rounds(&house, &town, id).await;
        let published: Vec<_> = left.iter().filter(|file| file.round.status == Status::Published).collect();
        assert_eq!((published.len(), published[0].stops.len()), (1, 1));
        let planning = plan(&house, &mut coordinator, &town, id).await;
        let doors = reading!(house.app.db, tx => visits::doors_of_campaign(tx, id).await).unwrap();
        assert_eq!(planning.doors, doors.len() as i64 - 1);
        let draft = rounds(&house, &town, id).await.into_iter().find(|file| file.round.status == Status::Draft).unwrap();
        let path = format!("/desk/rounds/{}", draft.round.id);
        coordinator.post_and_follow(&format!("{path}/publish"), &[]).await.is(200).shows(&["La tournée est publiée"]);
        go_to(&house, draft.round.walked_on + TimeDelta::days(1));
        let mut late = house.signed_in(&town.staff.coordinator).await;
        let past = rounds(&house, &town, id).await;
        if past.iter().any(|file| file.round.status == Status::Draft) {
            late.post(&format!("/desk/campaigns/{id}/publish"), &[]).await;
        }
        let mut walker = house.signed_in(&walker(&town, &draft)).await;
        walker.get("/rounds").await.is(200).shows(&["Pas terminées"]);
    }

    async fn a_mediator_sees_their_own_published_rounds_and_no_others(house: House) {
        let town = town(&house, "40").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = started(&mut coordinator, &town).await;
        plan(&house, &mut coordinator, &town, id).await;
        let files = rounds(&house, &town, id).await;
        let own = files.iter().find(|file| file.round.mediator_id == town.staff.mediator.id).unwrap();
        let other = files.iter().find(|file| file.round.mediator_id == town.second.id).unwrap();
        let mut mediator = house.signed_in(&town.staff.mediator).await;
        let path = |file: &RoundFile| format!("/rounds/{}", file.round.id);
        mediator.get(&path(own)).await.is(404);
        coordinator.post(&format!("/desk/campaigns/{id}/publish"), &[]).await.is(303);
        mediator.get(&path(own)).await.is(200);
        mediator.get(&stop_path(own, 0)).await.is(200).shows(&["les visites se notent ce jour-là"]);
        mediator.post(&stop_path(own, 0), &[("outcome", "informed")]).await.is(409);
        for below in ["", "/map.svg"] {
            mediator.get(&format!("{}{below}", path(other))).await.is(404);
        }
        mediator.get(&stop_path(other, 0)).await.is(404);
        mediator.post(&stop_path(other, 0), &[("outcome", "informed")]).await.is(404);
        let mixed = format!("/rounds/{}/stops/{}", own.round.id, other.stops[0].stop.id);
        mediator.get(&mixed).await.is(404);
        mediator.get("/desk/campaigns").await.is(403);
        mediator.get(&format!("/desk/rounds/{}", own.round.id)).await.is(403);
        let mut program = house.program(&town.staff.mediator).await;
        program.get(&format!("/api/v1/rounds/{}", other.round.id)).await.is(404);
        program.get(&format!("/api/v1/rounds?campaign={id}")).await.is(403);
        let body = json!({ "stop_id": other.stops[0].stop.id, "outcome": "informed" });
        program.send_json(Method::POST, "/api/v1/visits", &body).await.is(404);
        let mine = program.get("/api/v1/rounds").await.json();
        assert!(mine["rounds"].as_array().unwrap().iter().all(|round| round["mediator_id"] == json!(town.staff.mediator.id)));
        assert_eq!(house.count("visits").await, 0);
    }

    async fn a_contractor_sees_how_many_were_told_but_no_notes_and_no_names(house: House) {
        let town = town(&house, "20").await;
        let (id, file) = walking(&house, &town).await;
        let mut mediator = house.signed_in(&walker(&town, &file)).await;
        mediator.post(&stop_path(&file, 0), &[
            ("outcome", "informed"), ("note", "Dort le jour, travaille la nuit."), ("name", "Odile Rivage"),
            ("telephone", "06 39 98 45 67"), ("email", ""), ("language", "fr"),
        ]).await.is(303);
        let (path, hidden) = (format!("/desk/campaigns/{id}"), ["Dort le jour", "Odile", "45 67", "Samia Berges", "Nino Berges"]);
        let mut contractor = house.signed_in(&town.staff.contractor).await;
        contractor.get(&path).await.is(200).shows(&["Informé", "portes informées"]).hides(&hidden);
        contractor.get("/desk/campaigns").await.is(200).shows(&["Avant les travaux"]).hides(&hidden);
        contractor.get(&format!("{path}/rounds.geojson")).await.is(403);
        contractor.get(&stop_path(&file, 0)).await.is(403);
        contractor.get("/rounds").await.is(403);
        for action in ["plan", "plan/stop", "publish", "remove"] {
            contractor.post(&format!("{path}/{action}"), &[("seconds", "5")]).await.is(403);
        }
        house.signed_in(&town.staff.authority).await.get(&path).await.is(200).hides(&hidden);
        let mut rival = house.signed_in(&town.staff.rival).await;
        rival.get(&path).await.is(404);
        rival.get("/desk/campaigns").await.is(200).hides(&["Avant les travaux"]);
        let mut program = house.program(&town.staff.contractor).await;
        let body = program.get(&format!("/api/v1/campaigns/{id}")).await.json();
        assert_eq!((&body["coverage"]["told"], &body["planning"]), (&json!(1), &Value::Null));
        program.get(&format!("/api/v1/campaigns/{id}/doors")).await.is(403);
        program.get(&format!("/api/v1/visits?campaign={id}")).await.is(403);
        house.signed_in(&town.staff.coordinator).await.get(&stop_path(&file, 0)).await.is(200).shows(&["Dort le jour"]);
    }

    async fn a_note_is_sealed_and_a_contact_kept_with_its_consent(house: House) {
        let town = town(&house, "20").await;
        let (_, file) = walking(&house, &town).await;
        let mut mediator = house.signed_in(&walker(&town, &file)).await;
        mediator.post(&stop_path(&file, 0), &[("outcome", "informed"), ("name", "Odile"), ("language", "fr")]).await
            .is(422).shows(&["il faut un téléphone ou une adresse électronique", "value=\"Odile\""]);
        mediator.post(&stop_path(&file, 0), &[("outcome", "informed"), ("telephone", "12"), ("note", "Chien gentil")]).await
            .is(422).shows(&["n’est pas un numéro de téléphone", "Chien gentil"]);
        assert_eq!((house.count("visits").await, house.count("contacts").await), (0, 0));
        mediator.post(&stop_path(&file, 0), &[
            ("outcome", "informed"), ("note", "Chien gentil"), ("email", "odile@rivage.example"), ("language", "en"),
        ]).await.is(303);
        let sealed: Vec<u8> = writing!(house.app.db, tx => {
            Ok(on!(tx, c => sqlx::query_scalar("SELECT note FROM visits").fetch_one(c).await)?)
        }).unwrap();
        assert!(!String::from_utf8_lossy(&sealed).contains("Chien"));
        mediator.get(&stop_path(&file, 0)).await.shows(&["Chien gentil"]);
        let contacts = reading!(house.app.db, tx => visits::contacts_of_site(tx, town.site).await).unwrap();
        assert_eq!((contacts.len(), house.count("consents").await), (1, 1));
        let contact = reading!(house.app.db, tx => riverain::people::contact(&house.app, tx, contacts[0]).await).unwrap();
        assert_eq!(contact.details.email.unwrap().as_str(), "odile@rivage.example");
    }

    async fn a_mistake_is_taken_back_by_a_new_entry(house: House) {
        let town = town(&house, "20").await;
        let (_, file) = walking(&house, &town).await;
        let account = walker(&town, &file);
        let mut mediator = house.signed_in(&account).await;
        let stop = stop_path(&file, 0);
        mediator.post(&stop, &[("outcome", "refused")]).await.is(303);
        let entry = reading!(house.app.db, tx => visits::visits_of_stop(&house.app, tx, &account, file.stops[0].stop.id).await);
        let entry = entry.unwrap()[0].visit.id.to_string();
        let undo = format!("{stop}/undo");
        mediator.post_and_follow(&undo, &[("visit", &entry)]).await.is(200).shows(&["C’est annulé", "<s>", "Refus"]);
        mediator.post(&undo, &[("visit", &entry)]).await.is(409);
        assert_eq!(house.count("visits").await, 2);
        let done = coverage(&house, &town).await;
        assert_eq!((done.not_yet, done.by_outcome.len()), (done.doors, 0));
        mediator.post(&stop, &[("outcome", "informed")]).await.is(303);
        assert_eq!(coverage(&house, &town).await.told, 1);
        let mut program = house.program(&account).await;
        let other = program.send_json(Method::POST, "/api/v1/visits", &json!({ "stop_id": file.stops[0].stop.id, "outcome": "refused" })).await;
        let other = other.json()["id"].as_str().unwrap().to_owned();
        program.send_json(Method::POST, &format!("/api/v1/visits/{other}/undo"), &json!({})).await.is(201);
        assert_eq!(coverage(&house, &town).await.told, 1);
    }

    async fn a_visit_that_a_telephone_sends_twice_is_recorded_once(house: House) {
        let town = town(&house, "20").await;
        let (_, file) = walking(&house, &town).await;
        let mut program = house.program(&walker(&town, &file)).await;
        let early = house.app.now() - TimeDelta::minutes(90);
        let body = json!({
            "stop_id": file.stops[0].stop.id, "outcome": "leaflet_left", "sent_as": "telephone-1", "visited_at": early.to_rfc3339(),
            "contact": { "telephone": "06 39 98 11 22", "language": "fr" },
        });
        let first = program.send_json(Method::POST, "/api/v1/visits", &body).await;
        first.is(201);
        assert_eq!(program.send_json(Method::POST, "/api/v1/visits", &body).await.json(), first.json());
        assert_eq!((house.count("visits").await, house.count("contacts").await), (1, 1));
        let mut wrong = body.clone();
        wrong["sent_as"] = json!("telephone-2");
        wrong["visited_at"] = json!((early - TimeDelta::days(3)).to_rfc3339());
        program.send_json(Method::POST, "/api/v1/visits", &wrong).await.is(409);
        wrong["visited_at"] = Value::Null;
        wrong["contact"]["telephone"] = json!("12");
        program.send_json(Method::POST, "/api/v1/visits", &wrong).await.is(422).shows(&["/contact/telephone"]);
        wrong["outcome"] = json!("sleeping");
        program.send_json(Method::POST, "/api/v1/visits", &wrong).await.is(422).shows(&["/outcome"]);
    }

    async fn every_mistake_in_the_form_is_told_and_what_was_typed_comes_back(house: House) {
        let town = town(&house, "20").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let path = format!("/desk/sites/{}/campaigns/new", town.site);
        let wrong = [
            ("kind", "before"), ("audience", "everyone"), ("most_tries", "3"), ("starts_on", "2026-03-20"), ("deadline", "2026-03-15"), ("first_dwelling_min", "500"),
            ("further_dwelling_min", "-1"), ("establishment_min", "10"), ("start_address", "12 rue qui n’existe pas"),
        ];
        coordinator.post(&path, &wrong).await.is(422).shows(&[
            "vient avant le premier jour", "Choisissez au moins une personne", "De 0 à 120 minutes", "ne se trouve pas près du chantier",
            "value=\"12 rue qui n’existe pas\"",
        ]);
        coordinator.post(&path, &[("kind", "before"), ("starts_on", ""), ("deadline", "demain")]).await.is(422)
            .shows(&["Ce champ est à remplir.", "« demain » n’est pas une date"]);
        coordinator.post(&path, &with(&wrong, &[("starts_on", "2026-03-02"), ("deadline", "2026-03-09")])).await.is(422)
            .shows(&["est passée"]);
        coordinator.post(&path, &with(&wrong, &[("starts_on", "2026-03-15"), ("deadline", "2026-03-15")])).await.is(422)
            .shows(&["aucun jour de visite"]);
        let stranger = town.staff.contractor.id.to_string();
        coordinator.post(&path, &with(&as_form(&fields(&town)), &[("team", &stranger)])).await.is(422)
            .shows(&["n’est pas un compte de médiation"]);
        assert_eq!(house.count("campaigns").await, 0);
        let address = "12 Cours des Tilleuls";
        let answer = coordinator.post_and_follow(&path, &with(&as_form(&fields(&town)), &[("start_address", address)])).await;
        answer.is(200).shows(&["départ", "Cours des Tilleuls"]);
        let mut program = house.program(&town.staff.coordinator).await;
        let body = json!({ "site_id": town.site, "kind": "before", "starts_on": "2026-03-11", "deadline": "2026-03-01", "team": [] });
        let answer = program.send_json(Method::POST, "/api/v1/campaigns", &body).await;
        answer.is(422).shows(&["/deadline", "/team"]);
    }

    async fn a_site_without_zone_or_neighbours_gets_no_campaign(house: House) {
        let town = town(&house, "20").await;
        let mut contractor = house.signed_in(&town.staff.contractor).await;
        let bare = registered(&mut contractor).await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        coordinator.get(&format!("{bare}/campaigns/new")).await.is(200).shows(&["Il manque l’emprise"]);
        coordinator.post(&format!("{bare}/campaigns/new"), &as_form(&fields(&town))).await.is(409);
        let far = json!({ "type": "Polygon", "coordinates": [[[1.0, 44.0], [1.001, 44.0], [1.001, 44.001], [1.0, 44.0]]] });
        let form = reqwest::multipart::Form::new().text("zone", far.to_string());
        contractor.send(contractor.request(Method::POST, &format!("{bare}/zone")).multipart(form)).await.is(303);
        coordinator.get(&format!("{bare}/campaigns/new")).await.is(200).shows(&["Personne à visiter"]);
        coordinator.post(&format!("{bare}/campaigns/new"), &as_form(&fields(&town))).await.is(409);
        assert_eq!(SITE.len(), 12);
    }

    async fn a_search_is_watched_and_stopped_with_the_best_plan_so_far(house: House) {
        let town = town(&house, "40").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = started(&mut coordinator, &town).await;
        let path = format!("/desk/campaigns/{id}");
        coordinator.post(&format!("{path}/plan"), &[("seconds", "0")]).await.is(422);
        coordinator.post(&format!("{path}/plan"), &[("seconds", "120")]).await.is(303);
        coordinator.get(&path).await.is(200).shows(&["Les tournées se calculent", "http-equiv=\"refresh\""]);
        coordinator.post(&format!("{path}/plan"), &[("seconds", "5")]).await.is(409);
        coordinator.post_and_follow(&format!("{path}/plan/stop"), &[]).await.is(200);
        let begun = std::time::Instant::now();
        let planning = planned(&house, &town, id).await;
        assert!(begun.elapsed() < Duration::from_secs(30) && planning.served > 0);
        coordinator.get(&path).await.is(200).hides(&["http-equiv=\"refresh\""]).shows(&["Publier les tournées"]);
    }

    async fn a_search_that_was_lost_with_its_process_can_be_started_again(house: House) {
        let town = town(&house, "20").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = started(&mut coordinator, &town).await;
        let actor = &town.staff.coordinator;
        writing!(house.app.db, tx => visits::start_planning(&house.app, tx, actor, id, 5, false).await).unwrap();
        house.app.clock.advance(TimeDelta::minutes(5));
        coordinator.get(&format!("/desk/campaigns/{id}")).await.is(200).shows(&["Le calcul s’est interrompu"]);
        plan(&house, &mut coordinator, &town, id).await;
    }

    async fn a_campaign_that_was_a_mistake_is_removed_while_nobody_was_visited(house: House) {
        let town = town(&house, "20").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = started(&mut coordinator, &town).await;
        plan(&house, &mut coordinator, &town, id).await;
        let path = format!("/desk/campaigns/{id}");
        coordinator.post_and_follow(&format!("{path}/remove"), &[]).await.is(200).shows(&["La campagne est retirée", "Pas encore de campagne"]);
        coordinator.get(&path).await.is(404);
        for table in ["campaigns", "campaign_doors", "campaign_team", "plannings", "rounds", "stops"] {
            assert_eq!(house.count(table).await, 0, "{table}");
        }
        let id = started(&mut coordinator, &town).await;
        plan(&house, &mut coordinator, &town, id).await;
        coordinator.post(&format!("/desk/campaigns/{id}/publish"), &[]).await.is(303);
        coordinator.post(&format!("/desk/campaigns/{id}/remove"), &[]).await.is(409);
    }

    async fn two_campaigns_never_send_a_mediator_out_twice_on_one_day(house: House) {
        let town = town(&house, "20").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        for _ in 0..2 {
            let id = started(&mut coordinator, &town).await;
            plan(&house, &mut coordinator, &town, id).await;
        }
        let mut days: Vec<(String, NaiveDate)> = Vec::new();
        for summary in reading!(house.app.db, tx => visits::campaigns_seen_by(tx, &town.staff.coordinator, None).await).unwrap() {
            for file in rounds(&house, &town, summary.campaign.id).await {
                let day = (file.round.mediator.clone(), file.round.walked_on);
                assert!(!days.contains(&day), "{day:?}");
                days.push(day);
            }
        }
    }

    async fn programs_plan_publish_and_read_rounds(house: House) {
        let town = town(&house, "20").await;
        let mut program = house.program(&town.staff.coordinator).await;
        let body = json!({
            "site_id": town.site, "kind": "before", "starts_on": "2026-03-11", "deadline": "2026-03-21",
            "team": [town.staff.mediator.id], "establishment_min": 15,
        });
        house.program(&town.staff.contractor).await.send_json(Method::POST, "/api/v1/campaigns", &body).await.is(403);
        let made = program.send_json(Method::POST, "/api/v1/campaigns", &body).await;
        made.is(201);
        let id: CampaignId = made.json()["id"].as_str().unwrap().parse().unwrap();
        let path = format!("/api/v1/campaigns/{id}");
        program.send_json(Method::POST, &format!("{path}/planning"), &json!({ "seconds": 1 })).await.is(202);
        planned(&house, &town, id).await;
        let read = program.get(&path).await.json();
        assert_eq!((&read["planning"]["status"], &read["status"]), (&json!("done"), &json!("draft")));
        assert_eq!(program.get("/api/v1/campaigns").await.json()["campaigns"][0]["id"], json!(id));
        let doors = program.get(&format!("{path}/doors")).await.json();
        assert_eq!(json!(doors["doors"].as_array().unwrap().len()), read["coverage"]["doors"]);
        let listed = program.get(&format!("/api/v1/rounds?campaign={id}")).await.json();
        let round: RoundId = listed["rounds"][0]["id"].as_str().unwrap().parse().unwrap();
        let round_path = format!("/api/v1/rounds/{round}");
        program.send_json(Method::POST, &format!("{round_path}/publish"), &json!({})).await.is(204);
        program.send_json(Method::POST, &format!("{round_path}/withdraw"), &json!({})).await.is(204);
        let published = program.send_json(Method::POST, &format!("{path}/publish"), &json!({})).await.json();
        assert_eq!(published["published"], json!(listed["rounds"].as_array().unwrap().len()));
        program.send_json(Method::POST, &format!("{path}/publish"), &json!({})).await.is(409);
        let one = house.program(&town.staff.mediator).await.get(&round_path).await.json();
        assert_eq!((&one["status"], &one["stops"][0]["place"]), (&json!("published"), &json!(1)));
        program.send_json(Method::DELETE, &path, &json!({})).await.is(409);
        program.send_json(Method::DELETE, &format!("{path}/planning"), &json!({})).await.is(202);
        program.send_json(Method::POST, &format!("{path}/planning"), &json!({ "seconds": 5000 })).await.is(422).shows(&["/seconds"]);
    }
}

/// Runs `riverain plan` with a problem on standard input.
pub fn plan_command(arguments: &[&str], problem: &str) -> (bool, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_riverain"))
        .arg("plan")
        .args(arguments)
        .env("LANG", "en_GB.UTF-8")
        .env_remove("LC_ALL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(problem.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

pub const PROBLEM: &str = r#"{
  "days": 2, "points": [[4.85, 45.75], [4.851, 45.75], [4.852, 45.751]],
  "doors": [
    {"id": "d1", "at": 1, "service_s": 600, "windows": [[34200, 45000]]},
    {"id": "d2", "at": 2, "service_s": 600, "skills": ["tr"], "days": [0, 1]}
  ],
  "shifts": [{"id": "m1-0", "mediator": "m1", "day": 0, "from": 34200, "to": 57600, "start": 0, "end": 0,
              "break": {"seconds": 1200, "from": 43200, "to": 50400}}]
}"#;

#[test]
fn a_problem_in_a_file_is_planned_without_a_database() {
    let arguments = ["--problem", "-", "--iterations", "50", "--seed", "7", "--threads", "2"];
    let (went_well, first, told) = plan_command(&arguments, PROBLEM);
    assert!(went_well, "{told}");
    let plan: Value = serde_json::from_str(&first).unwrap();
    assert_eq!((&plan["served"], &plan["seed"]), (&json!(1), &json!(7)));
    assert_eq!(plan["rounds"][0]["stops"][0]["door"], json!("d1"));
    assert_eq!(plan["unplanned"][0]["reasons"], json!(["no shift has skill 'tr' on days 0, 1"]));
    assert_eq!(plan.get("seconds"), None);
    assert!(told.is_empty(), "{told}");
    assert_eq!(plan_command(&arguments, PROBLEM).1, first);
    let (_, timed, _) = plan_command(&["--problem", "-", "--seconds", "0.2"], PROBLEM);
    assert!(serde_json::from_str::<Value>(&timed).unwrap()["seconds"].is_number());
}

#[test]
fn a_problem_that_is_wrong_is_refused_with_file_and_place() {
    let told = |problem: &str| plan_command(&["--problem", "-"], problem).2;
    assert!(told("{").contains("- : ") || told("{").contains("-: This is not JSON"), "{}", told("{"));
    let unknown = PROBLEM.replace("\"service_s\": 600, \"skills\"", "\"service\": 600, \"skills\"");
    assert!(told(&unknown).contains("-, /doors/1/service: There is no member “service” here."), "{}", told(&unknown));
    let (went_well, plan, told) = plan_command(&["--problem", "/nowhere/problem.json"], "");
    assert!(!went_well && plan.is_empty() && told.contains("/nowhere/problem.json"), "{told}");
    assert!(!plan_command(&["--problem", "-", "--threads", "0"], PROBLEM).0);
    assert!(!plan_command(&["--problem", "-", "--seconds", "0"], PROBLEM).0);
}

/// Presses what a CSS selector finds, wherever on the page it is; a page that scrolls smoothly moves under a pointer.
pub async fn press(browser: &Browser, selector: &str) {
    browser.wait_for(selector).await;
    browser.run(&format!("document.querySelector(\"{selector}\").click()")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_plans_and_a_telephone_walks() {
    let house = House::open(Engine::Sqlite).await;
    let town = town(&house, "30").await;
    let desk = Browser::open(Device::Desk).await;
    let sign_in = async |browser: &Browser, account: &Account| {
        browser.goto(&format!("{}/sign-in", house.url)).await;
        browser.fill("email", &account.email).await;
        browser.fill("password", PASSWORD).await;
        browser.click("main form button").await;
        browser.wait_for("h1").await;
    };
    sign_in(&desk, &town.staff.coordinator).await;
    desk.goto(&format!("{}/desk/sites/{}/campaigns/new", house.url, town.site)).await;
    desk.picture("visits-new").await;
    desk.fill("deadline", "2026-03-25").await;
    press(&desk, "form[action$='/campaigns/new'] button").await;
    desk.shows("La campagne est créée").await;
    press(&desk, "form[action$='/plan'] button").await;
    desk.shows("Publier les tournées").await;
    desk.wait_for(".map[data-ready]").await;
    tokio::time::sleep(Duration::from_millis(800)).await;
    desk.picture("visits-campaign").await;
    press(&desk, "form[action$='/publish'] button").await;
    desk.shows("publiées").await;
    desk.goto(&format!("{}/desk/campaigns", house.url)).await;
    desk.picture("visits-campaigns").await;
    let id = reading!(house.app.db, tx => visits::campaigns_seen_by(tx, &town.staff.coordinator, None).await).unwrap();
    let file = rounds(&house, &town, id[0].campaign.id).await.remove(0);
    desk.goto(&format!("{}/desk/rounds/{}", house.url, file.round.id)).await;
    desk.wait_for(".map[data-ready]").await;
    tokio::time::sleep(Duration::from_millis(800)).await;
    desk.picture("visits-round").await;
    desk.goto(&format!("{}/desk/rounds/{}/sheet", house.url, file.round.id)).await;
    desk.picture("visits-sheet").await;
    desk.close().await;

    go_to(&house, file.round.walked_on);
    let phone = Browser::open(Device::Phone).await;
    sign_in(&phone, &walker(&town, &file)).await;
    phone.goto(&format!("{}/rounds", house.url)).await;
    phone.picture("visits-phone-rounds").await;
    press(&phone, ".card .button").await;
    phone.shows("Suivant").await;
    phone.picture("visits-phone-round").await;
    press(&phone, ".bar .button").await;
    phone.shows("Résultat de la visite").await;
    phone.picture("visits-phone-stop").await;
    press(&phone, "button[value='informed']").await;
    phone.shows("Informé").await;
    press(&phone, ".stop.done a").await;
    phone.shows("C’était une erreur").await;
    phone.picture("visits-phone-done").await;
    let wide = phone.run("return document.documentElement.scrollWidth").await.unwrap();
    assert_eq!(wide, 390);
    assert_eq!(house.count("visits").await, 1);
    phone.close().await;
}
