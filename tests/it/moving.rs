//! Rounds in the coordinator's hand: a door is dragged to another round and its price is seen first, a door is locked to a time, a
//! mediator falls ill, what changes is shown, and then it is published. In a real browser, and for programs.

use std::time::Duration;

use chrono::TimeDelta;
use reqwest::Method;
use riverain::visits::{self, RoundFile, Status};
use riverain::{reading, visits::Appointment};
use serde_json::json;

use crate::on_both_engines;
use crate::support::servers::browser::{Browser, Device};
use crate::support::{Engine, House, PASSWORD};
use crate::visits::{Town, go_to, plan, planned, press, rounds, started, town, walker};

/// Whose round calls at a door, and when.
fn whose(
    files: &[RoundFile],
    door: riverain::id::PremisesId,
) -> Option<(riverain::id::AccountId, chrono::NaiveDate, i64)> {
    let mut calls = files.iter().filter_map(|file| {
        let stop = file.stops.iter().find(|stop| stop.premises.id == door)?;
        Some((file.round.mediator_id, file.round.walked_on, stop.stop.start_s))
    });
    calls.next_back()
}

async fn sign_in(desk: &Browser, house: &House, town: &Town) {
    desk.goto(&format!("{}/sign-in", house.url)).await;
    desk.fill("email", &town.staff.coordinator.email).await;
    desk.fill("password", PASSWORD).await;
    desk.click("main form button").await;
    desk.wait_for("h1").await;
}

on_both_engines! {
    async fn a_program_weighs_a_move_makes_it_and_locks_a_door_to_a_time(house: House) {
        let town = town(&house, "40").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = started(&mut coordinator, &town).await;
        plan(&house, &mut coordinator, &town, id).await;
        let before = rounds(&house, &town, id).await;
        let (round, stop) = (&before[0].round, &before[0].stops[0]);
        let mut program = house.program(&town.staff.coordinator).await;
        let path = format!("/api/v1/stops/{}", stop.stop.id);
        let moves = program.get(&format!("{path}/moves")).await.json();
        let moves = moves["moves"].as_array().unwrap();
        assert_eq!(moves.len(), before.len() - 1);
        assert!(moves.iter().all(|way| way["more_walking_s"].is_i64() && way["round_id"] != json!(round.id)));
        // The page's script is told the same in words.
        let told = coordinator.get(&format!("/desk/rounds/{}/stops/{}/move.json", round.id, stop.stop.id)).await;
        told.is(200).shows(&["de marche en"]);
        assert_eq!(told.json()[0]["round"], moves[0]["round_id"]);
        program.send_json(Method::POST, &format!("{path}/moves"), &json!({ "round_id": round.id })).await.is(404);
        program.send_json(Method::POST, &format!("{path}/moves"), &json!({ "round_id": moves[0]["round_id"] })).await.is(204);
        let after = rounds(&house, &town, id).await;
        let (mediator, day, _) = whose(&after, stop.premises.id).unwrap();
        assert_eq!((json!(mediator), json!(day)), (moves[0]["mediator_id"].clone(), moves[0]["walked_on"].clone()));

        let moved = after.iter().flat_map(|file| &file.stops).find(|own| own.premises.id == stop.premises.id).unwrap();
        let path = format!("/api/v1/stops/{}/appointment", moved.stop.id);
        let friday = json!({ "on": "2026-03-20", "at": "18:10" });
        for (wrong, day) in [(json!({ "on": "2026-03-15", "at": "18:10" }), "Sunday"), (json!({ "on": "2026-04-10", "at": "18:10" }), "too late")] {
            let answer = program.send_json(Method::PUT, &path, &wrong).await;
            assert_eq!(answer.status, 422, "{day}: {}", answer.text);
        }
        program.send_json(Method::PUT, &path, &friday).await.is(204);
        plan(&house, &mut coordinator, &town, id).await;
        let at_s = (18 * 60 + 10) * 60;
        let planned = rounds(&house, &town, id).await;
        let (_, day, start_s) = whose(&planned, stop.premises.id).unwrap();
        assert!(day.to_string() == "2026-03-20" && (at_s..=at_s + 900).contains(&start_s), "{day} {start_s}");
        let locked = planned.iter().flat_map(|file| &file.stops).find(|own| own.premises.id == stop.premises.id).unwrap();
        assert_eq!(locked.door.appointment, Some(Appointment { on: day, at_s }));
        // To another day it can go by hand, and it is said that the promise breaks.
        let moves = program.get(&format!("/api/v1/stops/{}/moves", locked.stop.id)).await.json();
        assert!(moves["moves"].as_array().unwrap().iter().all(|way| !way["breaches"].as_array().unwrap().is_empty()), "{moves}");
        program.send_json(Method::DELETE, &format!("/api/v1/stops/{}/appointment", locked.stop.id), &json!({})).await.is(204);
        let doors = reading!(house.app.db, tx => visits::doors_of_campaign(tx, id).await).unwrap();
        assert!(doors.iter().all(|(door, _)| door.appointment.is_none()));
        coordinator.post(&format!("/desk/campaigns/{id}/publish"), &[]).await.is(303);
        program.send_json(Method::PUT, &format!("/api/v1/stops/{}/appointment", locked.stop.id), &friday).await.is(409);
    }

    async fn a_form_that_asks_for_half_an_appointment_comes_back(house: House) {
        let town = town(&house, "20").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = started(&mut coordinator, &town).await;
        plan(&house, &mut coordinator, &town, id).await;
        let file = rounds(&house, &town, id).await.remove(0);
        let path = format!("/desk/rounds/{}/stops/{}/appointment", file.round.id, file.stops[0].stop.id);
        coordinator.post(&path, &[("appointment_on", "2026-03-18"), ("appointment_at", "")]).await.is(422)
            .shows(&["Donnez le jour et l’heure", "value=\"2026-03-18\"", "Déplacer ici"]);
        coordinator.post(&path, &[("appointment_on", "2026-03-22"), ("appointment_at", "10:00")]).await.is(422)
            .shows(&["ni un dimanche ni un jour férié"]);
        coordinator.post_and_follow(&path, &[("appointment_on", "2026-03-18"), ("appointment_at", "17:40")]).await.is(200)
            .shows(&["Le rendez-vous est noté"]);
        coordinator.get(&format!("/desk/rounds/{}/stops/{}/move", file.round.id, file.stops[0].stop.id)).await.is(200)
            .shows(&["Rendez-vous le 18 mars 2026 à 17 h 40"]);
        coordinator.post_and_follow(&path, &[]).await.is(200).shows(&["Cette porte n’a plus de rendez-vous"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_drags_a_door_locks_an_appointment_reports_an_illness_and_publishes() {
    let house = House::open(Engine::Sqlite).await;
    let town = town(&house, "40").await;
    let mut coordinator = house.signed_in(&town.staff.coordinator).await;
    let id = started(&mut coordinator, &town).await;
    plan(&house, &mut coordinator, &town, id).await;
    let before = rounds(&house, &town, id).await;
    let desk = Browser::open(Device::Desk).await;
    sign_in(&desk, &house, &town).await;
    let page = format!("{}/desk/campaigns/{id}", house.url);
    desk.goto(&page).await;
    desk.wait_for("html[data-movable]").await;

    // The last door of the first round, over the round below.
    let (round, other) = (before[0].round.id, before[1].round.id);
    let door = before[0].stops.last().unwrap();
    let item = format!("[data-move='/desk/rounds/{round}/stops/{}/move']", door.stop.id);
    let show = format!(
        "const item = document.querySelector(\"{item}\"); item.closest('details').open = true; \
         item.scrollIntoView({{ block: 'center', behavior: 'instant' }})"
    );
    desk.run(&show).await.unwrap();
    let target = format!("[data-draft='{other}']");
    desk.drag(desk.middle(&item).await, desk.middle(&target).await).await;
    desk.wait_for(&format!("{target} [data-price]:not([hidden])")).await;
    desk.shows("de marche en").await;
    desk.picture("moving-held").await;
    assert_eq!(whose(&rounds(&house, &town, id).await, door.premises.id), whose(&before, door.premises.id));
    desk.drop_it().await;
    desk.wait_for("dialog[open]").await;
    desk.shows(&before[1].round.mediator).await;
    desk.picture("moving-asked").await;
    press(&desk, "dialog button[formmethod]").await;
    desk.drag(desk.middle(&item).await, desk.middle(&target).await).await;
    desk.drop_it().await;
    desk.wait_for("dialog[open]").await;
    press(&desk, "dialog button.call").await;
    desk.shows("La porte est déplacée dans la tournée de").await;
    let moved = rounds(&house, &town, id).await;
    let (mediator, day, _) = whose(&moved, door.premises.id).unwrap();
    assert_eq!((mediator, day), (before[1].round.mediator_id, before[1].round.walked_on));

    // A neighbour asks for a time: the next plan keeps it.
    let home = moved
        .iter()
        .flat_map(|file| file.stops.iter().map(move |stop| (file, stop)))
        .find(|(_, stop)| stop.door.dwellings > 0);
    let (file, stop) = home.unwrap();
    desk.goto(&format!("{}/desk/rounds/{}/stops/{}/move", house.url, file.round.id, stop.stop.id)).await;
    press(&desk, "main details summary").await;
    desk.fill("appointment_on", "2026-03-19").await;
    desk.fill("appointment_at", "18:20").await;
    press(&desk, "form[action$='/appointment'] button").await;
    desk.shows("Le rendez-vous est noté").await;
    press(&desk, "form[action$='/plan'] button").await;
    desk.shows("Publier les tournées").await;
    planned(&house, &town, id).await;
    let (_, day, start_s) = whose(&rounds(&house, &town, id).await, stop.premises.id).unwrap();
    assert!(day.to_string() == "2026-03-19" && ((18 * 60 + 20) * 60..=(18 * 60 + 35) * 60).contains(&start_s));
    desk.goto(&page).await;
    press(&desk, "form[action$='/publish'] button").await;
    desk.shows("sont publiées").await;

    // On the first morning somebody is ill: what changes is shown, and then published.
    let published = rounds(&house, &town, id).await;
    let first = &published[0];
    let (ill, today) = (walker(&town, first), first.round.walked_on);
    go_to(&house, today);
    house.app.clock.advance(-TimeDelta::hours(5));
    // The session of days ago is over.
    sign_in(&desk, &house, &town).await;
    desk.goto(&page).await;
    desk.run(&format!(
        "document.querySelector('details:has(#who)').open = true; document.querySelector('#who').value = '{}'",
        ill.id
    ))
    .await
    .unwrap();
    desk.fill("from", &today.to_string()).await;
    press(&desk, "form[action$='/absences'] button").await;
    desk.shows("L’absence est notée").await;
    press(&desk, "input[name='from_today']").await;
    press(&desk, "form[action$='/plan'] button").await;
    planned(&house, &town, id).await;
    desk.goto(&page).await;
    desk.shows("Ce qui change de ce qui était annoncé").await;
    desk.picture("moving-changes").await;
    let shown = rounds(&house, &town, id).await;
    assert!(shown.iter().all(|file| (file.round.mediator_id, file.round.walked_on) != (ill.id, today)));
    let drafts = shown.iter().filter(|file| file.round.status == Status::Draft).count();
    if drafts > 0 {
        press(&desk, "form[action$='/publish'] button").await;
        desk.shows("publiée").await;
    }
    assert!(rounds(&house, &town, id).await.iter().all(|file| file.round.status == Status::Published));
    assert!(desk.console_errors().await.is_empty());
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_drags_a_door_on_the_map() {
    let house = House::open(Engine::Sqlite).await;
    let town = town(&house, "40").await;
    let mut coordinator = house.signed_in(&town.staff.coordinator).await;
    let id = started(&mut coordinator, &town).await;
    plan(&house, &mut coordinator, &town, id).await;
    let before = rounds(&house, &town, id).await;
    let desk = Browser::open(Device::Desk).await;
    sign_in(&desk, &house, &town).await;
    desk.goto(&format!("{}/desk/campaigns/{id}", house.url)).await;
    desk.wait_for("html[data-movable]").await;
    desk.wait_for(".map[data-ready]").await;
    desk.run("document.querySelector('.map').scrollIntoView({ block: 'center', behavior: 'instant' })").await.unwrap();
    tokio::time::sleep(Duration::from_millis(800)).await;
    let pair = desk.run(PAIR).await.unwrap();
    let at = |name: &str| (pair[name]["x"].as_f64().unwrap(), pair[name]["y"].as_f64().unwrap());
    desk.drag(at("one"), at("other")).await;
    desk.shows("de marche en").await;
    desk.picture("moving-map").await;
    desk.drop_it().await;
    desk.wait_for("dialog[open]").await;
    press(&desk, "dialog button.call").await;
    desk.shows("La porte est déplacée dans la tournée de").await;
    let (stop, to) = (pair["move"].as_str().unwrap(), pair["draft"].as_str().unwrap());
    let moved = before.iter().flat_map(|file| file.stops.iter().map(move |own| (file, own)));
    let (_, moved) = moved
        .clone()
        .find(|(file, own)| stop == format!("/desk/rounds/{}/stops/{}/move", file.round.id, own.stop.id))
        .unwrap();
    let joined = before.iter().find(|file| file.round.id.to_string() == to).unwrap();
    let (mediator, day, _) = whose(&rounds(&house, &town, id).await, moved.premises.id).unwrap();
    assert_eq!((mediator, day), (joined.round.mediator_id, joined.round.walked_on));
    assert!(desk.console_errors().await.is_empty());
    desk.close().await;
}

/// Two stops of different rounds that lie apart on the map, with their places in the window.
const PAIR: &str = "return import('/assets/js/map.js').then(async ({ opened }) => {
    const { map } = await opened[0];
    const { left, top } = map.getContainer().getBoundingClientRect();
    const own = (point) => map.queryRenderedFeatures(point, { layers: ['door', 'way'] });
    const shown = map.queryRenderedFeatures({ layers: ['door'] }).filter(({ properties }) => properties.draft)
        .map(({ properties, geometry }) => ({ ...properties, point: map.project(geometry.coordinates) }))
        .filter(({ point, draft }) => own(point).every(({ properties }) => !properties.draft || properties.draft === draft));
    const one = shown[0];
    const other = shown.find(({ draft, point }) => draft !== one.draft && Math.hypot(point.x - one.point.x, point.y - one.point.y) > 60);
    const place = ({ point: { x, y } }) => ({ x: x + left, y: y + top });
    return { one: place(one), other: place(other), move: one.move, draft: other.draft };
})";
