//! The coordinator's own wording: what is refused, what goes out, and what is said of a text for telephones while it is written.

use reqwest::Method;
use riverain::i18n::Language;
use riverain::notifications::{self, Content, NewMessage, Recipient, Text, Urgency};
use riverain::{people, reading, writing};
use serde_json::json;

use crate::for_both_engines;
use crate::support::servers::browser::{Browser, Device};
use crate::support::{Engine, House, PASSWORD};

const SMS: &str = "/desk/messages/wording/fr/text-site-news-sms";

fn news(recipient: Recipient) -> NewMessage {
    NewMessage {
        recipient,
        language: Language::French,
        text: Text::SiteNews {
            site_name: "Rue Neuve".to_owned(),
            title: "Coupure {link}".to_owned(),
            words: "Mardi.".to_owned(),
            link: "https://v.example/s/K4RT".to_owned(),
        },
        urgency: Urgency::Ordinary,
        site_id: None,
        subject: None,
        contact_id: None,
    }
}

/// What a message to this recipient would say.
async fn said(house: &House, recipient: Recipient) -> String {
    let app = &house.app;
    let coordinator =
        reading!(app.db, tx => people::accounts_of(tx, people::Role::Coordinator).await).unwrap().remove(0);
    let id = writing!(app.db, tx => notifications::enqueue(app, tx, &news(recipient.clone())).await).unwrap();
    let file = reading!(app.db, tx => notifications::message(app, tx, &coordinator, id).await).unwrap();
    match file.content.unwrap() {
        Content::Letter(letter) => format!("{}\n{}", letter.subject, letter.plain()),
        Content::Short(short) => short,
    }
}

for_both_engines! {
    async fn an_own_text_goes_out_instead_of_ours_until_it_is_taken_back(engine: Engine) {
        let house = House::open(engine).await;
        let staff = house.staff().await;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.get("/desk/messages").await.shows(&["Vos formulations"]);
        coordinator.get("/desk/messages/wording").await.is(200).shows(&["Nouvelle du chantier", "Objet", "Signature", "{link}"]);
        coordinator.get(SMS).await.is(200).shows(&["{site}", "{title}", "{link}", "un SMS", "Rue des Tanneurs"]);
        let own = "Chantier {site} - {title} - {link}";
        coordinator.post_and_follow(SMS, &[("words", own), ("do", "keep")]).await.is(200).shows(&["C’est gardé", own]);
        coordinator.get("/desk/messages/wording").await.shows(&["La vôtre", "Claude Berges"]);
        coordinator.get("/desk/messages/texts").await.shows(&["Chantier Rue des Tanneurs - Coupure"]);
        let number = || Recipient::Sms("0639981234".parse().unwrap());
        // What stands in a value is no value.
        assert_eq!(said(&house, number()).await, "Chantier Rue Neuve - Coupure {link} - https://v.example/s/K4RT");
        for (key, words) in [("text-site-news-subject", "{title} !"), ("text-greeting", "Chers voisins,"), ("text-signature", "La coordination")] {
            let path = format!("/desk/messages/wording/fr/{key}");
            coordinator.post(&path, &[("words", words), ("do", "keep")]).await.is(303);
        }
        let letter = said(&house, Recipient::Email("lea@exemple.example".parse().unwrap())).await;
        assert!(letter.starts_with("Coupure {link} !\nChers voisins,\n") && letter.contains("La coordination"), "{letter}");
        coordinator.post_and_follow(SMS, &[("words", own), ("do", "ours")]).await.is(200).hides(&["Reprendre le texte"]);
        assert!(said(&house, number()).await.starts_with("Riverain, chantier Rue Neuve"));
        // Our own words, typed again, are no wording.
        let greeting = "/desk/messages/wording/fr/text-greeting";
        coordinator.post(greeting, &[("words", "Bonjour,"), ("do", "keep")]).await.is(303);
        coordinator.get(greeting).await.is(200).hides(&["Reprendre le texte"]);
        assert_eq!(house.count("wordings").await, 2);
        coordinator.get("/desk/messages/wording/fr/text-date-figures").await.is(404);
        coordinator.get("/desk/messages/wording/xx/text-greeting").await.is(404);
    }

    async fn a_program_words_a_text_and_takes_it_back(engine: Engine) {
        let house = House::open(engine).await;
        let staff = house.staff().await;
        let mut program = house.program(&staff.coordinator).await;
        let all = program.get("/api/v1/wordings/fr").await.is(200).json();
        let keys: Vec<&str> = all["wordings"].as_array().unwrap().iter().map(|own| own["key"].as_str().unwrap()).collect();
        assert!(keys.len() > 40 && keys.contains(&"text-site-news-sms"), "{keys:?}");
        let path = "/api/v1/wordings/fr/text-site-news-sms";
        let ours = program.get(path).await.is(200).json();
        assert_eq!((&ours["is_own"], &ours["words"]), (&json!(false), &ours["ours"]));
        let refused = program.send_json(Method::PUT, path, &json!({ "words": "Chantier {ville}" })).await;
        let faults = refused.is(422).json();
        assert_eq!(faults["errors"].as_array().map(Vec::len), Some(2), "{faults}");
        let own = "Chantier {site} - {link}";
        let kept = program.send_json(Method::PUT, path, &json!({ "words": own })).await.is(200).json();
        assert_eq!((&kept["words"], &kept["is_own"], &kept["changed_by"]), (&json!(own), &json!(true), &json!("Claude Berges")));
        let number = Recipient::Sms("0639981234".parse().unwrap());
        assert_eq!(said(&house, number).await, "Chantier Rue Neuve - https://v.example/s/K4RT");
        program.send_json(Method::DELETE, path, &json!({})).await.is(204);
        assert_eq!(program.get(path).await.is(200).json(), ours);
        program.get("/api/v1/wordings/xx").await.is(404);
    }

    async fn a_program_reads_what_went_out_without_addresses_and_texts(engine: Engine) {
        let house = House::open(engine).await;
        let staff = house.staff().await;
        for _ in 0..51 {
            said(&house, Recipient::Email("lea@exemple.example".parse().unwrap())).await;
        }
        let mut program = house.program(&staff.coordinator).await;
        let first = program.get("/api/v1/messages?state=kept").await.is(200).json();
        assert_eq!(first["messages"].as_array().map(Vec::len), Some(50));
        let rest = program.get(&format!("/api/v1/messages?before={}", first["before"].as_str().unwrap())).await.is(200).json();
        assert_eq!((rest["messages"].as_array().map(Vec::len), &rest["before"]), (Some(1), &json!(null)));
        let one = rest["messages"][0].clone();
        assert_eq!(one["recipient"], "l…@exemple.example");
        let file = program.get(&format!("/api/v1/messages/{}", one["id"].as_str().unwrap())).await.is(200).json();
        assert_eq!((&file["state"], &file["tries"], &file["language"]), (&json!("kept"), &json!([]), &json!("fr")));
        assert!(!file.to_string().contains("Coupure") && !file.to_string().contains("lea@"), "{file}");
        program.get("/api/v1/messages?state=lost").await.is(400);
    }

    async fn a_text_is_counted_and_checked_without_a_script(engine: Engine) {
        let house = House::open_with(engine, &[("sms.segment_price_thousandths", "55")]).await;
        let staff = house.staff().await;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        let dear = "L’été : {title} {link}";
        let counted = coordinator.post(SMS, &[("words", dear), ("do", "count")]).await;
        counted.is(200).shows(&[dear, "alphabet étendu", "« ’ »", "écrivez &#39;", "0,055\u{a0}€"].map(|text| {
            // A no-break space stands inside French quotes.
            if text == "« ’ »" { "«\u{a0}’\u{a0}»" } else { text }
        }));
        assert_eq!(house.count("wordings").await, 0);
        let wrong = coordinator.post(SMS, &[("words", "Bonjour {nom}\r\nà tous"), ("do", "keep")]).await;
        wrong.is(422).shows(&["{nom} n’est pas une valeur", "Il manque {link}", "tient sur une ligne", "Bonjour {nom}"]);
        let live = coordinator.post(&format!("{SMS}/count"), &[("words", "Fenêtre {title} {link} {")]).await;
        let told = live.is(200).json();
        assert!(told["line"].as_str().unwrap().contains("alphabet étendu"), "{told}");
        assert!(told["hints"][0].as_str().unwrap().ends_with("écrivez e"), "{told}");
        assert!(told["faults"][0].as_str().unwrap().contains("accolade"), "{told}");
        assert!(told["example"].as_str().unwrap().starts_with("Fenêtre Coupure d'eau mardi http"), "{told}");
        let mut admin = house.signed_in(&staff.admin).await;
        admin.get(SMS).await.is(200).hides(&["Garder ce texte"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_browser_says_while_one_types_how_a_text_is_counted() {
    let house = House::open(Engine::Sqlite).await;
    let staff = house.staff().await;
    let browser = Browser::open(Device::Desk).await;
    browser.goto(&format!("{}/sign-in", house.url)).await;
    browser.fill("email", &staff.coordinator.email).await;
    browser.fill("password", PASSWORD).await;
    browser.click("main form button").await;
    browser.wait_for(".who").await;
    browser.goto(&format!("{}{SMS}", house.url)).await;
    browser.shows("alphabet court").await;
    browser.fill("words", "La forêt : {title} {link}").await;
    browser.shows("alphabet étendu").await;
    browser.shows("écrivez e").await;
    browser.shows("La forêt : Coupure d'eau mardi").await;
    browser.picture("wording-desk").await;
    browser.close().await;
}
