//! Reality: nobody is at home, somebody asks for an hour, a mediator falls ill, shops have opening hours; and what leaves the house:
//! calendars, notices, the certificate.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Weekday};
use reqwest::Method;
use riverain::visits::{self, RoundFile, Status, agenda};
use riverain::{reading, writing};
use serde_json::json;

use crate::on_both_engines;
use crate::visits::{
    as_form, coverage, fields, go_to, plan, planned, rounds, started, stop_path, town, walker, walking,
};

/// The stops of draft rounds at a door.
fn drafts_at(files: &[RoundFile], door: riverain::id::PremisesId) -> Vec<(NaiveDate, i64)> {
    files
        .iter()
        .filter(|file| file.round.status == Status::Draft)
        .flat_map(|file| file.stops.iter().map(|stop| (file.round.walked_on, stop)))
        .filter(|(_, stop)| stop.premises.id == door)
        .map(|(day, stop)| (day, stop.stop.start_s))
        .collect()
}

on_both_engines! {
    async fn shops_are_called_on_while_they_are_open(house: House) {
        let town = town(&house, "80").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = started(&mut coordinator, &town).await;
        plan(&house, &mut coordinator, &town, id).await;
        let mut checked = 0;
        for file in rounds(&house, &town, id).await {
            for stop in &file.stops {
                let Some(opening) = stop.premises.opening_hours.as_deref().and_then(agenda::opening) else { continue };
                let at = NaiveTime::from_num_seconds_from_midnight_opt(stop.stop.start_s as u32, 0).unwrap();
                assert!(opening.is_open(file.round.walked_on.and_time(at)), "{} on {} at {at}", stop.premises.label(), file.round.walked_on);
                checked += 1;
            }
        }
        assert!(checked > 3, "{checked} shops with hours");
    }

    async fn whoever_is_out_is_tried_at_another_hour_and_the_last_time_gets_a_leaflet(house: House) {
        let town = town(&house, "20").await;
        let (id, file) = walking(&house, &town).await;
        let home = file.stops.iter().position(|stop| stop.door.dwellings > 0).unwrap();
        let door = file.stops[home].premises.id;
        let mut mediator = house.signed_in(&walker(&town, &file)).await;
        // Five in the afternoon in Paris.
        house.app.clock.advance(TimeDelta::hours(4));
        mediator.get(&stop_path(&file, home)).await.is(200).hides(&["Dernier passage"]);
        mediator.post(&stop_path(&file, home), &[("outcome", "not_home")]).await.is(303);
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        plan(&house, &mut coordinator, &town, id).await;
        let at_s = i64::from(NaiveTime::from_hms_opt(17, 0, 0).unwrap().num_seconds_from_midnight());
        for (_, start_s) in drafts_at(&rounds(&house, &town, id).await, door) {
            assert!((start_s - at_s).abs() >= 3_600, "again at {start_s}");
        }
        mediator.post(&stop_path(&file, home), &[("outcome", "not_home")]).await.is(303);
        mediator.get(&stop_path(&file, home)).await.is(200).shows(&["Absent"]);
        mediator.post(&stop_path(&file, home), &[("outcome", "inaccessible")]).await.is(303);
        let done = coverage(&house, &town).await;
        assert_eq!((done.given_up, done.again), (1, 0));
        plan(&house, &mut coordinator, &town, id).await;
        assert_eq!(drafts_at(&rounds(&house, &town, id).await, door), []);
    }

    async fn the_last_try_is_announced_on_the_telephone(house: House) {
        let town = town(&house, "20").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let mut twice = fields(&town);
        for (name, value) in &mut twice {
            match *name {
                "most_tries" => *value = "2".to_owned(),
                "deadline" => *value = "2026-03-31".to_owned(),
                _ => {}
            }
        }
        let path = format!("/desk/sites/{}/campaigns/new", town.site);
        let answer = coordinator.post(&path, &as_form(&twice)).await;
        let id = answer.is(303).location().rsplit('/').next().unwrap().parse().unwrap();
        plan(&house, &mut coordinator, &town, id).await;
        coordinator.post(&format!("/desk/campaigns/{id}/publish"), &[]).await.is(303);
        let first = rounds(&house, &town, id).await.remove(0);
        go_to(&house, first.round.walked_on);
        let mut mediator = house.signed_in(&walker(&town, &first)).await;
        mediator.post(&stop_path(&first, 0), &[("outcome", "not_home")]).await.is(303);
        plan(&house, &mut house.signed_in(&town.staff.coordinator).await, &town, id).await;
        let again = rounds(&house, &town, id).await.into_iter().find(|file| {
            file.round.status == Status::Draft && file.stops.iter().any(|stop| stop.premises.id == first.stops[0].premises.id)
        });
        let again = again.unwrap();
        let place = again.stops.iter().position(|stop| stop.premises.id == first.stops[0].premises.id).unwrap();
        house.signed_in(&town.staff.coordinator).await.get(&stop_path(&again, place)).await.is(200)
            .shows(&["Dernier passage : si personne n’ouvre"]);
    }

    async fn an_appointment_is_kept_to_the_minute(house: House) {
        let town = town(&house, "20").await;
        let (id, file) = walking(&house, &town).await;
        let mut mediator = house.signed_in(&walker(&town, &file)).await;
        let home = file.stops.iter().position(|stop| stop.door.dwellings > 0).unwrap();
        let door = file.stops[home].premises.id;
        let wednesday = file.round.walked_on.iter_days().skip(1).find(|day| day.weekday() == Weekday::Wed).unwrap();
        let stop = stop_path(&file, home);
        let asked = wednesday.to_string();
        mediator.post(&stop, &[("outcome", "callback"), ("appointment_on", &asked)]).await.is(422).shows(&["Donnez le jour et l’heure"]);
        mediator.post(&stop, &[("outcome", "informed"), ("appointment_on", &asked), ("appointment_at", "18:10")]).await.is(422);
        mediator.post(&stop, &[("outcome", "callback"), ("appointment_on", &asked), ("appointment_at", "18:10")]).await.is(303);
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        plan(&house, &mut coordinator, &town, id).await;
        let files = rounds(&house, &town, id).await;
        let at_s = (18 * 60 + 10) * 60;
        let kept = drafts_at(&files, door);
        assert!(kept.iter().all(|(day, start_s)| *day == wednesday && (at_s..=at_s + 900).contains(start_s)), "{kept:?}");
        // Both mediators may have a published round on that day already; then it is said that nobody comes.
        let doors = reading!(house.app.db, tx => visits::doors_of_campaign(tx, id).await).unwrap();
        let waiting = doors.iter().find(|(own, _)| own.premises_id == door).unwrap();
        assert_eq!(waiting.0.appointment.unwrap().on, wednesday);
        assert!(kept.len() == 1 || !waiting.0.unplanned.is_empty());
    }

    async fn a_mediator_falls_ill_and_what_changes_is_shown_before_it_is_published(house: House) {
        let town = town(&house, "40").await;
        let (id, file) = walking(&house, &town).await;
        let ill = walker(&town, &file);
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let path = format!("/desk/campaigns/{id}");
        let day = file.round.walked_on;
        let (who, today, tomorrow) = (ill.id.to_string(), day.to_string(), (day + TimeDelta::days(1)).to_string());
        coordinator.post(&format!("{path}/absences"), &[("who", &who), ("from", &tomorrow), ("to", &today)]).await.is(422);
        let others: Vec<_> = rounds(&house, &town, id).await.into_iter()
            .filter(|other| other.round.mediator_id != ill.id || other.round.walked_on > day + TimeDelta::days(1))
            .map(|other| other.round.id).collect();
        coordinator.post_and_follow(&format!("{path}/absences"), &[("who", &who), ("from", &today), ("to", &tomorrow)]).await
            .is(200).shows(&["L’absence est notée", "Annuler", "Ce qui change de ce qui était annoncé"]);
        coordinator.post(&format!("{path}/plan"), &[("seconds", "1"), ("from_today", "yes")]).await.is(303);
        planned(&house, &town, id).await;
        let after = rounds(&house, &town, id).await;
        assert!(after.iter().filter(|own| own.round.mediator_id == ill.id).all(|own| own.round.walked_on > day + TimeDelta::days(1)));
        for other in &others {
            assert!(after.iter().any(|own| own.round.id == *other && own.round.status == Status::Published));
        }
        let changes = reading!(house.app.db, tx => visits::changes_of_campaign(tx, &town.staff.coordinator, id).await).unwrap();
        assert!(!changes.is_empty());
        assert!(changes.iter().all(|change| change.before.mediator == ill.id));
        coordinator.get(&path).await.is(200).shows(&["Ce qui change de ce qui était annoncé"]);
        if after.iter().any(|own| own.round.status == Status::Draft) {
            coordinator.post_and_follow(&format!("{path}/publish"), &[]).await.is(200).hides(&["Ce qui change de ce qui"]);
        }
        coordinator.post_and_follow(&format!("{path}/absences/remove"), &[("who", &who), ("day", &today)]).await
            .is(200).shows(&["L’absence est annulée"]);
        coordinator.post(&format!("{path}/absences/remove"), &[("who", &who), ("day", &today)]).await.is(404);
    }

    async fn a_door_is_moved_by_hand_with_its_price_known(house: House) {
        let town = town(&house, "40").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = started(&mut coordinator, &town).await;
        plan(&house, &mut coordinator, &town, id).await;
        let before = rounds(&house, &town, id).await;
        let (from, stop) = (&before[0], &before[0].stops[0]);
        let path = format!("/desk/rounds/{}/stops/{}/move", from.round.id, stop.stop.id);
        coordinator.get(&path).await.is(200).shows(&["Déplacer ici", "de marche", "Nino Berges"]);
        let (movable, setting, ways) = {
            let actor = &town.staff.coordinator;
            let movable = reading!(house.app.db, tx => visits::movable(&house.app, tx, actor, stop.stop.id).await).unwrap();
            let (setting, ways) = visits::ways(&movable).unwrap();
            (movable, setting, ways)
        };
        assert_eq!(ways.len(), before.len() - 1);
        let (to, cost_s) = (ways[0].round.id, ways[0].more_walking_s);
        coordinator.post_and_follow(&path, &[("to", &to.to_string())]).await.is(200).shows(&["La porte est déplacée"]);
        let after = rounds(&house, &town, id).await;
        let walking_s = |files: &[RoundFile]| files.iter().map(|file| file.round.walking_s).sum::<i64>();
        assert_eq!(walking_s(&after) - walking_s(&before), cost_s);
        let whose = |files: &[RoundFile]| {
            let file = files.iter().find(|file| file.stops.iter().any(|own| own.premises.id == stop.premises.id)).unwrap();
            (file.round.mediator_id, file.round.walked_on)
        };
        assert_ne!(whose(&after), whose(&before));
        let doors = |files: &[RoundFile]| files.iter().map(|file| file.stops.len()).sum::<usize>();
        assert_eq!(doors(&after), doors(&before));
        // The same move again: the rounds are no longer those that were weighed.
        let actor = &town.staff.coordinator;
        let again = writing!(house.app.db, tx => visits::move_stop(&house.app, tx, actor, &movable, &setting, &ways[0]).await);
        assert!(matches!(again, Err(riverain::error::Error::Conflict(_))));
        coordinator.post(&format!("/desk/campaigns/{id}/publish"), &[]).await.is(303);
        let published = rounds(&house, &town, id).await.remove(0);
        coordinator.get(&format!("/desk/rounds/{}/stops/{}/move", published.round.id, published.stops[0].stop.id)).await.is(409);
    }

    async fn a_language_that_was_missing_is_brought_along_next_time(house: House) {
        let town = town(&house, "20").await;
        let (id, file) = walking(&house, &town).await;
        let mut mediator = house.signed_in(&walker(&town, &file)).await;
        let home = file.stops.iter().position(|stop| stop.door.dwellings > 0).unwrap();
        let door = file.stops[home].premises.id;
        mediator.post(&stop_path(&file, home), &[("outcome", "language_barrier"), ("spoken", "tr")]).await.is(303);
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        plan(&house, &mut coordinator, &town, id).await;
        let why = |doors: Vec<(visits::CampaignDoor, riverain::premises::Premises)>| {
            doors.into_iter().find(|(own, _)| own.premises_id == door).unwrap().0.unplanned
        };
        let doors = reading!(house.app.db, tx => visits::doors_of_campaign(tx, id).await).unwrap();
        assert_eq!(why(doors)[0].key, "visits-why-no-skill");
        let page = format!("/desk/team/{}", town.second.id);
        coordinator.get(&page).await.is(200).shows(&["Nino Berges", "Turc"]);
        coordinator.post(&page, &[("turn", "rota")]).await.is(422).shows(&["Cochez au moins un jour"]);
        let days = ["mon", "tue", "wed", "thu", "fri", "sat"].map(|day| ("days", day));
        let fields: Vec<_> = days.into_iter().chain([("turn", "evening"), ("spoken", "tr")]).collect();
        coordinator.post_and_follow(&page, &fields).await.is(200).shows(&["Turc", "Après-midi et début de soirée"]);
        plan(&house, &mut coordinator, &town, id).await;
        let files = rounds(&house, &town, id).await;
        let drafts = files.iter().filter(|own| own.round.status == Status::Draft);
        let at: Vec<_> = drafts.filter(|own| own.stops.iter().any(|stop| stop.premises.id == door)).collect();
        let doors = reading!(house.app.db, tx => visits::doors_of_campaign(tx, id).await).unwrap();
        assert!(at.iter().all(|own| own.round.mediator_id == town.second.id));
        assert!(!at.is_empty() || why(doors).iter().all(|reason| reason.key != "visits-why-no-skill"));
    }

    async fn shops_and_schools_are_called_on_again_while_the_works_go_on(house: House) {
        let town = town(&house, "60").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let mut during = fields(&town);
        for (name, value) in &mut during {
            match *name {
                "kind" => *value = "during".to_owned(),
                "audience" => *value = "establishments".to_owned(),
                _ => {}
            }
        }
        let answer = coordinator.post(&format!("/desk/sites/{}/campaigns/new", town.site), &as_form(&during)).await;
        let id = answer.is(303).location().rsplit('/').next().unwrap().parse().unwrap();
        let doors = reading!(house.app.db, tx => visits::doors_of_campaign(tx, id).await).unwrap();
        assert!(doors.len() > 3 && doors.iter().all(|(door, premises)| door.dwellings == 0 && premises.name.is_some()));
    }

    async fn one_more_day_is_named_when_doors_are_left_out(house: House) {
        let town = town(&house, "150").await;
        let mut program = house.program(&town.staff.coordinator).await;
        let body = json!({
            "site_id": town.site, "kind": "before", "starts_on": "2026-03-11", "deadline": "2026-03-12",
            "team": [town.staff.mediator.id], "first_dwelling_min": 30,
        });
        let made = program.send_json(Method::POST, "/api/v1/campaigns", &body).await;
        let id = made.is(201).json()["id"].as_str().unwrap().parse().unwrap();
        program.send_json(Method::POST, &format!("/api/v1/campaigns/{id}/planning"), &json!({ "seconds": 1 })).await.is(202);
        let planning = planned(&house, &town, id).await;
        assert!(planning.served < planning.doors);
        let read = program.get(&format!("/api/v1/campaigns/{id}")).await.json();
        assert!(read["planning"]["advice"].as_str().unwrap().contains("mars 2026 servirait"), "{read}");
        house.signed_in(&town.staff.coordinator).await.get(&format!("/desk/campaigns/{id}")).await.is(200)
            .shows(&["Une personne de plus", "Portes sans visite prévue"]);
    }

    async fn a_mediator_s_calendar_holds_rounds_and_no_doors(house: House) {
        let town = town(&house, "20").await;
        let (_, file) = walking(&house, &town).await;
        let mut mediator = house.signed_in(&walker(&town, &file)).await;
        let page = mediator.get("/rounds").await;
        let start = page.text.find("/calendar/").unwrap();
        let path: String = page.text[start..].chars().take_while(|letter| !matches!(letter, '"' | '<')).collect();
        let calendar = house.caller().get(&path).await;
        calendar.is(200).shows(&["BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT", "SUMMARY:Tournée · Réfection du réseau d’eau", "END:VCALENDAR"]);
        assert_eq!(calendar.headers["content-type"], "text/calendar; charset=utf-8");
        let starts = format!("DTSTART:{}T", file.round.walked_on.format("%Y%m%d"));
        calendar.shows(&[&starts, &format!("UID:{}@riverain", file.round.id)]).hides(&["Cours des Tilleuls"]);
        house.caller().get("/calendar/aaaaaaaaaaaaaaaa.ics").await.is(404);
        house.caller().get(path.trim_end_matches(".ics")).await.is(404);
    }

    async fn a_round_gives_notices_and_a_campaign_a_certificate_of_numbers(house: House) {
        let town = town(&house, "20").await;
        let (id, file) = walking(&house, &town).await;
        let mut mediator = house.signed_in(&walker(&town, &file)).await;
        mediator.post(&stop_path(&file, 0), &[("outcome", "informed"), ("note", "Secret de palier")]).await.is(303);
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        coordinator.get(&format!("/desk/rounds/{}/notices", file.round.id)).await.is(200)
            .shows(&["Nous passons vous voir", "entre", "Réfection du réseau"]);
        let path = format!("/desk/campaigns/{id}/certificate");
        for account in [&town.staff.authority, &town.staff.contractor] {
            house.signed_in(account).await.get(&path).await.is(200)
                .shows(&["Attestation d’information préalable", "1 portes informées", "AR-2026-118", "Informé"])
                .hides(&["Secret de palier", "Samia", "Cours des Tilleuls"]);
        }
        coordinator.get(&format!("/desk/campaigns/{id}")).await.is(200).shows(&["Portes informées jour après jour", "<svg class=\"drawing\""]);
    }

    async fn whoever_left_a_contact_is_told_when_somebody_calls_again(house: House) {
        let town = town(&house, "20").await;
        let (_, file) = walking(&house, &town).await;
        let mut program = house.program(&walker(&town, &file)).await;
        let body = json!({
            "stop_id": file.stops[0].stop.id, "outcome": "informed",
            "contact": { "email": "odile@rivage.example", "language": "fr" },
        });
        program.send_json(Method::POST, "/api/v1/visits", &body).await.is(201);
        assert_eq!(house.count("messages").await, 0);
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let mut again = fields(&town);
        for (name, value) in &mut again {
            match *name {
                "starts_on" => *value = "2026-03-23".to_owned(),
                "deadline" => *value = "2026-03-31".to_owned(),
                _ => {}
            }
        }
        let answer = coordinator.post(&format!("/desk/sites/{}/campaigns/new", town.site), &as_form(&again)).await;
        let id: riverain::id::CampaignId = answer.is(303).location().rsplit('/').next().unwrap().parse().unwrap();
        plan(&house, &mut coordinator, &town, id).await;
        coordinator.post(&format!("/desk/campaigns/{id}/publish"), &[]).await.is(303);
        assert_eq!(house.count("messages").await, 1);
        let told = reading!(house.app.db, tx => riverain::notifications::messages_about(tx, &id.to_string()).await).unwrap();
        assert_eq!((told.len(), told[0].kind.as_str()), (1, "visit-announced"));
    }
}
