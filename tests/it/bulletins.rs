//! The news of a site: who subscribes and how, whom a bulletin reaches, what it costs, when it goes out and how it is stopped.

use chrono::TimeDelta;
use reqwest::Method;
use riverain::bulletins::{self, BulletinState};
use riverain::id::{BulletinId, SiteId};
use riverain::notifications::{self, MessageState};
use riverain::premises::import::import_file;
use riverain::sites::Site;
use riverain::{journal, reading, sites, writing};
use serde_json::json;

use crate::for_both_engines;
use crate::grievances::site;
use crate::sites::with;
use crate::support::servers::smtp::MailServer;
use crate::support::{House, Staff};

const FORM: &[(&str, &str)] = &[("email", ""), ("telephone", ""), ("place", ""), ("language", "fr"), ("website", "")];
const BULLETIN: &[(&str, &str)] = &[
    ("title", "Coupure d'eau mardi"),
    ("words", "L’eau sera coupée mardi de 9 h à 12 h."),
    ("aim", "site"),
    ("phase_id", ""),
    ("street", ""),
    ("area", ""),
    ("on", ""),
    ("at", ""),
];

async fn subscribe(house: &House, site: &Site, changes: &[(&str, &str)]) {
    let path = format!("/s/{}/subscribe", site.code);
    house.caller().post_and_follow(&path, &with(FORM, changes)).await.is(200).shows(&["C’est noté"]);
}

/// A site with a zone; doors of two streets, one inside the reach of its phase and one far away.
pub async fn with_doors(house: &House, staff: &Staff) -> Site {
    let site = site(house, staff).await;
    let doors = [("a", "7", "Rue des Tanneurs", 4.8825, 45.7575), ("b", "90", "Rue du Lavoir", 4.8925, 45.7675)];
    let features: Vec<_> = doors
        .map(|(id, number, street, lon, lat)| {
            json!({ "type": "Feature", "id": format!("node/{id}"),
                    "properties": { "addr:housenumber": number, "addr:street": street },
                    "geometry": { "type": "Point", "coordinates": [lon, lat] } })
        })
        .into();
    let file = std::io::Cursor::new(json!({ "type": "FeatureCollection", "features": features }).to_string());
    import_file(&house.app, None, None, "doors.geojson", file, |_| std::ops::ControlFlow::Continue(())).await.unwrap();
    let zone = json!({ "type": "Polygon", "coordinates": [[
        [4.882, 45.757], [4.883, 45.757], [4.883, 45.758], [4.882, 45.758], [4.882, 45.757]
    ]]});
    let mut contractor = house.signed_in(&staff.contractor).await;
    let form = reqwest::multipart::Form::new().text("zone", zone.to_string()).text("reason", "");
    let request = contractor.request(Method::POST, &format!("/desk/sites/{}/zone", site.id)).multipart(form);
    contractor.send(request).await.is(303);
    site
}

async fn bulletin(house: &House, staff: &Staff, id: BulletinId) -> riverain::bulletins::Bulletin {
    reading!(house.app.db, tx => bulletins::bulletin_seen_by(tx, &staff.coordinator, id).await).unwrap()
}

/// Writes all messages that are due; the service's own worker may have been quicker.
async fn send(house: &House) {
    while writing!(house.app.db, tx => bulletins::send_what_is_due(&house.app, tx).await).unwrap() > 0 {}
}

async fn messages(house: &House, id: BulletinId) -> Vec<(MessageState, i64)> {
    reading!(house.app.db, tx => notifications::states_about(tx, &id.to_string()).await).unwrap()
}

/// Plans by the pages: looks at the number first, then sends. Gives the bulletin.
async fn plan(house: &House, staff: &Staff, site: SiteId, fields: &[(&str, &str)], people: usize) -> BulletinId {
    let mut coordinator = house.signed_in(&staff.coordinator).await;
    let path = format!("/desk/sites/{site}/bulletins/new");
    let seen = people.to_string();
    let shown = if people == 1 { "1 personne" } else { &format!("{people} personnes") };
    coordinator.post(&path, fields).await.is(200).shows(&[shown, &format!("name=\"seen\" value=\"{seen}\"")]);
    let answer = coordinator.post(&path, &with(fields, &[("seen", &seen)])).await;
    answer.is(303).location().rsplit('/').next().unwrap().parse().unwrap()
}

for_both_engines! {
    async fn a_neighbour_subscribes_without_an_account_and_is_told_so(engine: Engine) {
        let server = MailServer::start().await;
        let house = House::open_with(engine, &[("mail.url", &server.url())]).await;
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut caller = house.caller();
        caller.get(&format!("/s/{}", site.code)).await.is(200).shows(&["Suivre ce chantier"]);
        let path = format!("/s/{}/subscribe", site.code);
        caller.get(&path).await.is(200).shows(&["Me prévenir", "répondant STOP", "العربية"]);
        caller.post(&path, FORM).await.is(422).shows(&["Laissez une adresse électronique ou un numéro"]);
        caller.post(&path, &with(FORM, &[("email", "lea"), ("telephone", "12")])).await.is(422)
            .shows(&["n’est pas une adresse", "n’est pas un numéro", "value=\"lea\""]);
        caller.post(&path, &with(FORM, &[("email", "a@b.example"), ("website", "x")])).await.is(422);
        assert_eq!(house.count("subscriptions").await, 0);
        subscribe(&house, &site, &[("email", "lea@exemple.example"), ("place", "nowhere")]).await;
        let mail = &server.mails(1).await[0];
        assert!(mail.subject.contains("Vous recevrez les nouvelles") && mail.raw.contains("List-Unsubscribe"), "{}", mail.raw);
        // Twice is once; in another language it is the later one.
        subscribe(&house, &site, &[("email", "Lea@exemple.example"), ("language", "tr")]).await;
        assert_eq!(house.count("subscriptions").await, 1);
        assert!(server.mails(2).await[1].subject.contains("haberlerini"));
        caller.get("/s/zzzz9z/subscribe").await.is(404);
        // It stands among what is kept of them, and ends with their consent.
        let link = server.mails(2).await[1].text.split("/m/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        let own = caller.get(&format!("/m/{link}")).await.is(200).text.clone();
        let me = own.split("href=\"/me/").nth(1).unwrap().split('"').next().unwrap();
        caller.get(&format!("/me/{me}")).await.is(200).shows(&["Inscription aux nouvelles", &site.name]);
    }

    async fn a_bulletin_is_counted_and_priced_before_it_goes_out(engine: Engine) {
        let settings = [("sms.smsmode.url", "http://127.0.0.1:9"), ("sms.smsmode.api_key", "key"), ("sms.segment_price_thousandths", "55")];
        let house = House::open_with(engine, &settings).await;
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.get(&format!("/desk/sites/{}/bulletins", site.id)).await.is(200).shows(&["Aucune nouvelle"]);
        let path = format!("/desk/sites/{}/bulletins/new", site.id);
        coordinator.post(&path, BULLETIN).await.is(200).shows(&["Cela ne toucherait personne"]);
        coordinator.post(&path, &with(BULLETIN, &[("seen", "0")])).await.is(200).shows(&["personne"]);
        subscribe(&house, &site, &[("email", "lea@exemple.example")]).await;
        subscribe(&house, &site, &[("telephone", "06 39 98 12 34")]).await;
        subscribe(&house, &site, &[("telephone", "06 39 98 55 66"), ("language", "ar")]).await;
        // The apostrophe in the site's name makes the French text as dear as the Arabic one: three parts each, of 5.5 cents.
        let counted = coordinator.post(&path, BULLETIN).await;
        counted.is(200).shows(&["3 personnes", "1 par courriel, 2 par SMS.", "6 SMS à payer, soit 0,330 €", "Coupure d&#39;eau mardi"]);
        // What was seen no longer holds when one more has subscribed.
        subscribe(&house, &site, &[("email", "max@exemple.example")]).await;
        coordinator.post(&path, &with(BULLETIN, &[("seen", "3")])).await.is(200).shows(&["4 personnes"]);
        let id = plan(&house, &staff, site.id, BULLETIN, 4).await;
        send(&house).await;
        assert_eq!(bulletin(&house, &staff, id).await.state, BulletinState::Sent);
        assert_eq!(messages(&house, id).await.iter().map(|(_, count)| count).sum::<i64>(), 4);
        let page = coordinator.get(&format!("/desk/bulletins/{id}")).await;
        page.is(200).shows(&["Envoyé", "L’eau sera coupée", "4 personnes", "Claude Berges"]);
        coordinator.get(&format!("/desk/sites/{}/bulletins", site.id)).await.shows(&["Coupure d&#39;eau mardi"]);
        let lines = reading!(house.app.db, tx => journal::lines(tx, Some(&id.to_string()), None, 9).await).unwrap();
        assert_eq!(lines[0].act, "bulletin.planned");
    }

    async fn a_phase_a_street_or_an_area_reaches_those_whose_door_lies_there(engine: Engine) {
        let house = House::open(engine).await;
        let staff = house.staff().await;
        let site = with_doors(&house, &staff).await;
        subscribe(&house, &site, &[("email", "tanneurs@exemple.example"), ("place", "7 rue des Tanneurs")]).await;
        subscribe(&house, &site, &[("email", "lavoir@exemple.example"), ("place", "90 rue du Lavoir")]).await;
        subscribe(&house, &site, &[("email", "nulle.part@exemple.example")]).await;
        let mut program = house.program(&staff.coordinator).await;
        let estimate = format!("/api/v1/sites/{}/bulletins/estimate", site.id);
        let phase = reading!(house.app.db, tx => sites::phases(tx, site.id).await).unwrap()[0].id;
        let area = json!({ "type": "Polygon", "coordinates": [[
            [4.892, 45.767], [4.893, 45.767], [4.893, 45.768], [4.892, 45.768], [4.892, 45.767]
        ]]});
        let aims = [
            (json!({ "aim": "site" }), 3),
            (json!({ "aim": "phase", "phase_id": phase.to_string() }), 1),
            (json!({ "aim": "street", "street": "rue du lavoir" }), 1),
            (json!({ "aim": "street", "street": "rue Neuve" }), 0),
            (json!({ "aim": "area", "area": area }), 1),
        ];
        for (aim, people) in aims {
            let mut body = aim.clone();
            body["title"] = json!("Coupure");
            body["words"] = json!("Mardi.");
            let answer = program.send_json(Method::POST, &estimate, &body).await;
            let found = answer.is(200).json();
            assert_eq!((found["people"].clone(), found["others"].clone()), (json!(people), json!(3 - people)), "{aim}");
        }
        let wrong = json!({ "title": "", "words": "x".repeat(2_001), "aim": "area", "area": { "type": "Point" }, "on": "demain" });
        let problem = program.send_json(Method::POST, &estimate, &wrong).await.is(422).json();
        let told: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|one| one["pointer"].as_str().unwrap()).collect();
        assert_eq!(told, ["/title", "/words", "/area", "/on"]);
        for (aim, field) in [("phase", "/phase_id"), ("street", "/street"), ("area", "/area"), ("nobody", "/aim")] {
            let body = json!({ "title": "x", "words": "y", "aim": aim });
            let problem = program.send_json(Method::POST, &estimate, &body).await.is(422).json();
            assert_eq!(problem["errors"][0]["pointer"], field);
        }
        // The same by the page, to the street.
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        let path = format!("/desk/sites/{}/bulletins/new", site.id);
        coordinator.get(&path).await.is(200).shows(&["Rue des Tanneurs", "Ouverture de la tranchée"]);
        let fields = with(BULLETIN, &[("aim", "street"), ("street", "Rue des Tanneurs")]);
        let id = plan(&house, &staff, site.id, &fields, 1).await;
        send(&house).await;
        assert_eq!(messages(&house, id).await, [(MessageState::Kept, 1)]);
    }

    async fn a_bulletin_goes_out_at_its_time_to_who_still_wants_it_and_can_be_stopped(engine: Engine) {
        let server = MailServer::start().await;
        let house = House::open_with(engine, &[("mail.url", &server.url())]).await;
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        for name in ["lea", "max", "zoe"] {
            subscribe(&house, &site, &[("email", &format!("{name}@exemple.example"))]).await;
        }
        server.mails(3).await;
        let later = with(BULLETIN, &[("on", "2026-03-11"), ("at", "09:00")]);
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        let path = format!("/desk/sites/{}/bulletins/new", site.id);
        coordinator.post(&path, &with(BULLETIN, &[("on", "2026-03-09")])).await.is(422).shows(&["Ce moment est passé"]);
        coordinator.post(&path, &with(BULLETIN, &[("on", "2036-03-09")])).await.is(422).shows(&["vérifiez l’année"]);
        let id = plan(&house, &staff, site.id, &later, 3).await;
        send(&house).await;
        assert!(messages(&house, id).await.is_empty());
        // One says STOP by the link in their mail meanwhile.
        let mails = server.mails(3).await;
        let lea = mails.iter().find(|mail| mail.to == ["lea@exemple.example"]).unwrap();
        let link = lea.text.split("/m/").nth(1).unwrap().split_whitespace().next().unwrap();
        house.caller().post(&format!("/m/{link}"), &[("do", "stop_site")]).await.is(303);
        house.app.clock.advance(TimeDelta::hours(23));
        send(&house).await;
        let mails = server.mails(6).await;
        let told: Vec<_> = mails.iter().filter(|mail| mail.subject.starts_with("Coupure")).map(|mail| mail.to[0].clone()).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(!told.contains(&"lea@exemple.example".to_owned()));
        // At night messages wait; stopped, they are taken back.
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        house.app.clock.advance(TimeDelta::hours(13));
        let id = plan(&house, &staff, site.id, &with(BULLETIN, &[("title", "Trop tard")]), 2).await;
        send(&house).await;
        assert_eq!(messages(&house, id).await, [(MessageState::Deferred, 2)]);
        let stopped = coordinator.post_and_follow(&format!("/desk/bulletins/{id}/stop"), &[]).await;
        stopped.is(200).shows(&["2 messages ont été repris", "Arrêté", "Repris"]);
        assert_eq!(messages(&house, id).await, [(MessageState::Cancelled, 2)]);
        // A planned one that is stopped writes nothing.
        let mut program = house.program(&staff.coordinator).await;
        let body = json!({ "title": "Jamais", "words": "Jamais.", "on": "2026-03-20" });
        let made = program.send_json(Method::POST, &format!("/api/v1/sites/{}/bulletins", site.id), &body).await.is(201).json();
        let own = format!("/api/v1/bulletins/{}", made["id"].as_str().unwrap());
        assert_eq!(program.get(&own).await.is(200).json()["state"], "planned");
        let stopped = program.send_json(Method::POST, &format!("{own}/stop"), &json!({})).await;
        assert_eq!(stopped.is(200).json()["state"], "stopped");
        let all = program.get(&format!("/api/v1/sites/{}/bulletins", site.id)).await.is(200).json();
        assert_eq!(all["bulletins"].as_array().unwrap().len(), 3);
    }

    async fn who_stopped_all_and_subscribes_to_one_site_hears_of_that_one_alone(engine: Engine) {
        let house = House::open(engine).await;
        let staff = house.staff().await;
        let (one, other) = (site(&house, &staff).await, site(&house, &staff).await);
        let fields = [("email", "lea@exemple.example")];
        subscribe(&house, &one, &fields).await;
        let stopper = riverain::notifications::Stopper {
            contact_id: None,
            recipient: Some(riverain::notifications::Recipient::Email("lea@exemple.example".parse().unwrap())),
            language: riverain::i18n::Language::French,
        };
        writing!(house.app.db, tx => {
            notifications::stop(&house.app, tx, &stopper, None, riverain::notifications::SaidBy::Page).await
        })
        .unwrap();
        subscribe(&house, &other, &fields).await;
        assert_eq!(house.count("subscriptions").await, 1);
        let mut program = house.program(&staff.coordinator).await;
        let body = json!({ "title": "Coupure", "words": "Mardi." });
        for (site, people) in [(&one, 0), (&other, 1)] {
            let path = format!("/api/v1/sites/{}/bulletins/estimate", site.id);
            let found = program.send_json(Method::POST, &path, &body).await.is(200).json();
            assert_eq!(found["people"], people);
        }
    }
}
