//! Messages: what they say, how they leave, what happens when they cannot, and who does not want them.

use riverain::i18n::Language;
use riverain::notifications::{
    self, Channel, Content, MessageState, NewMessage, Recipient, Text, Urgency, messages_about, samples, texts,
};
use riverain::{reading, writing};

use crate::on_both_engines;
use crate::support::House;

fn mail_to(address: &str) -> NewMessage {
    NewMessage {
        recipient: Recipient::Email(address.parse().unwrap()),
        language: Language::French,
        text: Text::StopConfirmed { site_name: None },
        urgency: Urgency::Ordinary,
        site_id: None,
        subject: Some("gri_1".to_owned()),
        contact_id: None,
    }
}

async fn enqueue(house: &House, message: &NewMessage) -> riverain::id::MessageId {
    writing!(house.app.db, tx => notifications::enqueue(&house.app, tx, message).await).unwrap()
}

async fn received(house: &House) -> NewMessage {
    let app = &house.app;
    let contact = writing!(app.db, tx => {
        let details = riverain::people::ContactDetails::default();
        riverain::people::keep_contact(app, tx, &details, Language::French).await
    });
    NewMessage {
        text: Text::GrievanceReceived {
            site_name: "Rue des Tanneurs".to_owned(),
            reference: "7KQ2".to_owned(),
            link: app.url("/t/8dz3k0m4q7r2w9xa"),
        },
        contact_id: Some(contact.unwrap()),
        ..mail_to("lea@exemple.example")
    }
}

on_both_engines! {
    async fn a_message_stands_in_the_outbox_of_the_transaction_that_caused_it(house: House) {
        let id = enqueue(&house, &mail_to("lea@exemple.example")).await;
        let failed: Result<(), _> = writing!(house.app.db, tx => {
            notifications::enqueue(&house.app, tx, &mail_to("never@exemple.example")).await?;
            Err(riverain::error::Error::NotFound)
        });
        assert!(failed.is_err());
        let about = reading!(house.app.db, tx => messages_about(tx, "gri_1").await).unwrap();
        assert_eq!(about.len(), 1);
        assert_eq!((about[0].id, about[0].recipient_mask.as_str()), (id, "l…@exemple.example"));
        assert_eq!(about[0].channel, Channel::Email);
    }

    async fn an_erased_contact_leaves_only_that_something_was_sent(house: House) {
        let app = &house.app;
        let contact = writing!(app.db, tx => {
            let details = riverain::people::ContactDetails::default();
            riverain::people::keep_contact(app, tx, &details, Language::French).await
        }).unwrap();
        enqueue(&house, &NewMessage { contact_id: Some(contact), ..mail_to("lea@exemple.example") }).await;
        writing!(app.db, tx => notifications::forget_contact(app, tx, contact).await).unwrap();
        let about = reading!(app.db, tx => messages_about(tx, "gri_1").await).unwrap();
        assert_eq!((about[0].recipient_mask.as_str(), about[0].state), ("…", MessageState::Kept));
    }

    async fn every_text_has_its_words_in_every_language_for_both_ways(house: House) {
        for &language in Language::ALL {
            for text in samples(&house.app) {
                let zone = house.app.settings.time_zone;
                let Content::Letter(letter) = texts::write(&text, Channel::Email, language, zone) else { panic!() };
                let Content::Short(short) = texts::write(&text, Channel::Sms, language, zone) else { panic!() };
                for words in [&letter.subject, &letter.plain(), &short] {
                    assert!(!words.contains("text-") && !words.contains('{'), "{language}: {words}");
                }
                assert!(Text::KINDS.contains(&text.kind()));
            }
        }
    }

    async fn the_desk_says_plainly_that_nothing_was_sent_and_shows_it_whole(house: House) {
        let staff = house.staff().await;
        let id = enqueue(&house, &received(&house).await).await;
        let mut desk = house.signed_in(&staff.coordinator).await;
        let list = desk.get("/desk/messages?state=kept").await;
        list.is(200).shows(&["ne sont pas envoyés", "Accusé de réception", "l…@exemple.example", "Non envoyé"]);
        list.hides(&["lea@exemple.example"]);
        let page = desk.get(&format!("/desk/messages/{id}")).await;
        page.is(200).shows(&["lea@exemple.example", "Votre signalement 7KQ2 est bien reçu", "/t/8dz3k0m4", "aucun moyen d’envoi"]);
        page.hides(&["Envoyer de nouveau"]);
        // Who looks after the machine needs no neighbour's address.
        let mut admin = house.signed_in(&staff.admin).await;
        admin.get(&format!("/desk/messages/{id}")).await.is(200).hides(&["lea@exemple.example"]);
        desk.get("/desk/messages?state=failed").await.is(200).shows(&["Aucun message de ce genre"]);
        desk.get("/desk/messages?about=gri_1").await.is(200).shows(&["Accusé de réception"]);
        desk.get("/desk/messages?about=gri_2").await.is(200).hides(&["Accusé de réception"]);
    }

    async fn a_neighbour_reads_their_messages_and_says_stop_by_the_link(house: House) {
        let id = enqueue(&house, &received(&house).await).await;
        let path = format!("/m/{}", house.app.secrets.link("messages", id.0));
        let mut caller = house.caller();
        caller.get(&path).await.is(200).shows(&["Vos messages", "« Rue des Tanneurs »"]);
        let answer = caller.post_and_follow(&path, &[("do", "stop_all")]).await;
        answer.is(200).shows(&["Vous ne recevez plus de messages"]);
        let answer = caller.post_and_follow(&path, &[("do", "resume")]).await;
        answer.is(200).shows(&["Plus aucun message"]);
        caller.get("/m/0000000000000000").await.is(404);
    }

    async fn a_mail_program_s_button_stops_with_one_click_and_opening_the_page_changes_nothing(house: House) {
        let id = enqueue(&house, &received(&house).await).await;
        let path = format!("/m/{}", house.app.secrets.link("messages", id.0));
        house.caller().get(&path).await.is(200);
        assert_eq!(house.count("suppressions").await, 0);
        for _ in 0..2 {
            house.caller().post(&path, &[("List-Unsubscribe", "One-Click")]).await.is(200);
        }
        assert_eq!(house.count("suppressions").await, 1);
        house.caller().get(&path).await.shows(&["Vous ne recevez plus de messages"]);
    }

    async fn the_texts_can_be_read_with_invented_values_before_they_are_sent(house: House) {
        let staff = house.staff().await;
        let mut desk = house.signed_in(&staff.coordinator).await;
        let page = desk.get("/desk/messages/texts").await;
        page.is(200).shows(&["Rappel", "Une personne en fauteuil", "alphabet court", "STOP"]);
        page.hides(&["text-", "message-kind-"]);
        desk.get("/desk/messages/texts?language=en").await.is(200).shows(&["Someone will call on you"]);
    }

    async fn a_list_is_taken_away_as_proof_without_addresses(house: House) {
        let staff = house.staff().await;
        enqueue(&house, &received(&house).await).await;
        let mut desk = house.signed_in(&staff.coordinator).await;
        let file = desk.get("/desk/messages/proof.csv?about=gri_1").await;
        file.is(200).shows(&["msg_", "Accusé de réception;Courriel;l…@exemple.example;Rue des Tanneurs;gri_1;2026-03-10 10:00:00+01:00;Non envoyé"]);
        file.hides(&["lea@", "/t/8dz3"]);
    }

    async fn arabic_runs_from_right_to_left_and_keeps_its_dates(house: House) {
        let text = Text::VisitAnnounced {
            site_name: "Rue des Tanneurs".to_owned(),
            date: chrono::NaiveDate::from_ymd_opt(2026, 3, 13).unwrap(),
            from: chrono::NaiveTime::from_hms_opt(16, 30, 0).unwrap(),
            to: chrono::NaiveTime::from_hms_opt(18, 0, 0).unwrap(),
            link: "https://riverain.example/s/T4NR".to_owned(),
        };
        let staff = house.staff().await;
        let message = NewMessage { language: Language::Arabic, text, ..received(&house).await };
        let id = enqueue(&house, &message).await;
        let mut desk = house.signed_in(&staff.coordinator).await;
        let page = desk.get(&format!("/desk/messages/{id}")).await;
        page.is(200).shows(&["lang=\"ar\" dir=\"rtl\"", "الجمعة 13 مارس", "بين 16:30 و18:00"]);
    }

    async fn what_people_type_into_names_changes_no_header_and_no_page(house: House) {
        let staff = house.staff().await;
        let name = format!("Rue\r\nBcc: all@exemple.example\u{202e}<script>alert(1)</script>{}", "x".repeat(1_000_000));
        let text = Text::GrievanceReceived { site_name: name, reference: "R\nX".to_owned(), link: "/t/x".to_owned() };
        let id = enqueue(&house, &NewMessage { text, ..received(&house).await }).await;
        let mut desk = house.signed_in(&staff.coordinator).await;
        let page = desk.get(&format!("/desk/messages/{id}")).await;
        page.is(200).hides(&["<script>alert", "\u{202e}"]);
        assert!(page.text.len() < 20_000);
    }
}
