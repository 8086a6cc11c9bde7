//! Regular contact while the works go on: whoever reported something is called on, by a campaign that knows the door and nothing else;
//! and a campaign for shops and schools comes back by itself until the works are over.

use chrono::TimeDelta;
use reqwest::Method;
use riverain::grievances::{GrievanceDraft, Via};
use riverain::i18n::Language;
use riverain::id::{CampaignId, PremisesId};
use riverain::visits::{self, Campaign};
use riverain::{privacy, reading, relays, writing};
use serde_json::json;

use crate::on_both_engines;
use crate::support::House;
use crate::visits::{Town, as_form, fields, go_to, plan, town};

/// Files a report from a door.
async fn reported(house: &House, town: &Town, door: PremisesId) {
    let draft = GrievanceDraft {
        category: Some("noise".to_owned()),
        premises_id: Some(door.to_string()),
        words: Some("Ma fille dort le jour.".to_owned()),
        ..GrievanceDraft::default()
    };
    let today = house.app.clock.today(house.app.settings.time_zone);
    let new = draft.checked(town.site, today, Language::French, Via::Web).unwrap();
    writing!(house.app.db, tx => relays::file(&house.app, tx, &new).await).unwrap();
}

/// The form of a campaign, with these changes.
fn form(town: &Town, changes: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let mut form = fields(town);
    form.push(("repeats_weeks", String::new()));
    for (name, value) in &mut form {
        if let Some((_, changed)) = changes.iter().find(|(own, _)| own == name) {
            *value = (*changed).to_owned();
        }
    }
    form
}

async fn campaigns(house: &House, town: &Town) -> Vec<Campaign> {
    let all =
        reading!(house.app.db, tx => visits::campaigns_seen_by(tx, &town.staff.coordinator, Some(town.site)).await);
    all.unwrap().into_iter().map(|summary| summary.campaign).collect()
}

on_both_engines! {
    async fn everybody_who_reported_something_is_called_on(house: House) {
        let town = town(&house, "20").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let new = format!("/desk/sites/{}/campaigns/new", town.site);
        let complained = form(&town, &[("kind", "during"), ("audience", "complained"), ("deadline", "2026-03-31")]);
        coordinator.post(&new, &as_form(&complained)).await.is(409).shows(&["Aucune doléance sur ce chantier ne nomme encore"]);
        let near = reading!(house.app.db, tx => riverain::premises::affected_of_site(tx, town.site).await).unwrap();
        let far = reading!(house.app.db, tx => riverain::premises::find_by_address(tx, None, "5 rue des Tanneurs").await).unwrap().remove(0);
        assert!(near.iter().all(|affected| affected.premises.id != far.id), "{}", far.label());
        for door in [near[0].premises.id, far.id, far.id] {
            reported(&house, &town, door).await;
        }
        let answer = coordinator.post(&new, &as_form(&complained)).await;
        let id: CampaignId = answer.is(303).location().rsplit('/').next().unwrap().parse().unwrap();
        let doors = reading!(house.app.db, tx => visits::doors_of_campaign(tx, id).await).unwrap();
        let mut found: Vec<PremisesId> = doors.iter().map(|(door, _)| door.premises_id).collect();
        found.sort();
        let mut expected = vec![near[0].premises.id, far.id];
        expected.sort();
        assert_eq!(found, expected);
        plan(&house, &mut coordinator, &town, id).await;
        // What was said stays where it was said.
        coordinator.get(&format!("/desk/campaigns/{id}")).await.is(200)
            .shows(&["Les adresses d’où vient une doléance"]).hides(&["Ma fille dort"]);
        // That somebody reported something is kept no longer than their words.
        house.app.clock.advance(TimeDelta::days(731));
        privacy::end_what_is_over(&house.app).await.unwrap();
        assert_eq!(house.count("heard_doors").await, 0);
    }

    async fn a_campaign_for_shops_comes_back_until_the_works_are_over(house: House) {
        let town = town(&house, "60").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let new = format!("/desk/sites/{}/campaigns/new", town.site);
        let during = |changes: &[(&'static str, &str)]| {
            let mut all = vec![("kind", "during"), ("audience", "establishments"), ("starts_on", "2026-04-13"), ("deadline", "2026-04-18"), ("repeats_weeks", "4")];
            all.retain(|(name, _)| changes.iter().all(|(own, _)| own != name));
            all.extend(changes);
            form(&town, &all)
        };
        for (wrong, told) in [
            (during(&[("kind", "before")]), "Seule une campagne pendant les travaux peut revenir"),
            (during(&[("repeats_weeks", "27")]), "De 1 à 26 semaines"),
            (during(&[("repeats_weeks", "1"), ("deadline", "2026-04-25")]), "elle reviendrait avant d’être finie"),
        ] {
            coordinator.post(&new, &as_form(&wrong)).await.is(422).shows(&[told]);
        }
        let answer = coordinator.post_and_follow(&new, &as_form(&during(&[]))).await;
        answer.is(200).shows(&["Revient toutes les 4 semaines jusqu’à la fin des travaux"]);
        let first = campaigns(&house, &town).await.remove(0);
        assert_eq!(first.repeats_weeks, Some(4));

        // 11 May is the first day of the next one: made a week ahead, and once.
        go_to(&house, "2026-05-03".parse().unwrap());
        assert_eq!(visits::repeat_campaigns(&house.app).await.unwrap(), 0);
        go_to(&house, "2026-05-04".parse().unwrap());
        assert_eq!(visits::repeat_campaigns(&house.app).await.unwrap(), 1);
        assert_eq!(visits::repeat_campaigns(&house.app).await.unwrap(), 0);
        let second = campaigns(&house, &town).await.remove(0);
        assert_eq!((second.starts_on.to_string(), second.deadline.to_string()), ("2026-05-11".to_owned(), "2026-05-16".to_owned()));
        assert_eq!((second.follows, second.audience, second.start_lon), (Some(first.id), first.audience, first.start_lon));
        let doors = reading!(house.app.db, tx => visits::doors_of_campaign(tx, second.id).await).unwrap();
        assert!(doors.len() > 3 && doors.iter().all(|(door, _)| door.dwellings == 0));
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        plan(&house, &mut coordinator, &town, second.id).await;

        // The works end on 30 June: the third one begins on 8 June, a fourth would begin after them.
        go_to(&house, "2026-06-02".parse().unwrap());
        assert_eq!(visits::repeat_campaigns(&house.app).await.unwrap(), 1);
        go_to(&house, "2026-07-01".parse().unwrap());
        assert_eq!(visits::repeat_campaigns(&house.app).await.unwrap(), 0);
        assert_eq!(campaigns(&house, &town).await.len(), 3);
    }

    async fn a_campaign_is_told_to_come_back_no_more(house: House) {
        let town = town(&house, "60").await;
        let mut program = house.program(&town.staff.coordinator).await;
        let body = json!({
            "site_id": town.site, "kind": "during", "audience": "sensitive", "starts_on": "2026-04-13", "deadline": "2026-04-18",
            "team": [town.staff.mediator.id], "repeats_weeks": 3,
        });
        let made = program.send_json(Method::POST, "/api/v1/campaigns", &body).await;
        assert_eq!((made.is(201).json()["repeats_weeks"].clone(), made.json()["audience"].clone()), (json!(3), json!("sensitive")));
        let id = made.json()["id"].as_str().unwrap().to_owned();
        go_to(&house, "2026-04-28".parse().unwrap());
        assert_eq!(visits::repeat_campaigns(&house.app).await.unwrap(), 1);
        // Removed, the repetition does not come back by itself.
        let second = campaigns(&house, &town).await.remove(0);
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        coordinator.post(&format!("/desk/campaigns/{}/remove", second.id), &[]).await.is(303);
        assert_eq!(visits::repeat_campaigns(&house.app).await.unwrap(), 0);
        assert_eq!(program.get(&format!("/api/v1/campaigns/{id}")).await.json()["repeats_weeks"], json!(null));

        let made = program.send_json(Method::POST, "/api/v1/campaigns", &json!({ "starts_on": "2026-05-11", "deadline": "2026-05-16",
            "site_id": town.site, "kind": "during", "team": [town.staff.mediator.id], "repeats_weeks": 2 })).await;
        let id = made.is(201).json()["id"].as_str().unwrap().to_owned();
        coordinator.post_and_follow(&format!("/desk/campaigns/{id}/repeat/stop"), &[]).await.is(200)
            .shows(&["La campagne ne reviendra plus"]).hides(&["Revient toutes"]);
        program.send_json(Method::DELETE, &format!("/api/v1/campaigns/{id}/repeat"), &json!({})).await.is(204);
        go_to(&house, "2026-05-20".parse().unwrap());
        assert_eq!(visits::repeat_campaigns(&house.app).await.unwrap(), 0);
        // A first one can go, too: its repetition then stands alone.
        let all = campaigns(&house, &town).await;
        assert!(all.iter().all(|campaign| campaign.follows.is_none()));
    }
}
