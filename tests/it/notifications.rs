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
}
