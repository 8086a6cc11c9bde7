//! Nobody is written to too often, nor about what they no longer want: the daily number and the message that gathers what is beyond
//! it, withdrawn consents, STOP and the consent that lifts it, and what ends with a person's erasure.

use chrono::TimeDelta;
use riverain::app::App;
use riverain::i18n::Language;
use riverain::id::{ContactId, MessageId};
use riverain::notifications::{
    self, MessageState, MessageSummary, NewMessage, Recipient, SaidBy, Stopper, Text, Urgency, messages_about,
};
use riverain::people::{self, ContactDetails, Purpose};
use riverain::{privacy, reading, writing};

use crate::for_both_engines;
use crate::grievances::{REPORT, site};
use crate::sites::with;
use crate::support::servers::smtp::MailServer;
use crate::support::{Engine, House};

const LEA: &str = "lea.martin@exemple.example";

async fn house(engine: Engine, server: &MailServer) -> House {
    House::open_with(engine, &[("mail.url", &server.url()), ("delivery.daily_cap", "2")]).await
}

async fn neighbour(app: &App, purpose: Purpose) -> ContactId {
    let details = ContactDetails { email: Some(LEA.parse().unwrap()), ..ContactDetails::default() };
    writing!(app.db, tx => {
        let contact = people::keep_contact(app, tx, &details, Language::French).await?;
        people::consent(app, tx, contact, purpose, "doorstep").await?;
        Ok(contact)
    })
    .unwrap()
}

fn news(contact: ContactId, title: &str) -> NewMessage {
    NewMessage {
        recipient: Recipient::Email(LEA.parse().unwrap()),
        language: Language::French,
        text: Text::SiteNews {
            site_name: "Rue Neuve".to_owned(),
            title: title.to_owned(),
            words: format!("Tout sur : {title}"),
            link: "https://riverain.example/s/K4RT".to_owned(),
        },
        urgency: Urgency::Ordinary,
        site_id: None,
        subject: Some("news".to_owned()),
        contact_id: Some(contact),
    }
}

async fn enqueue(app: &App, message: &NewMessage) -> MessageId {
    writing!(app.db, tx => notifications::enqueue(app, tx, message).await).unwrap()
}

async fn until(app: &App, id: MessageId, state: MessageState) -> MessageSummary {
    for _ in 0..500 {
        let all = reading!(app.db, tx => messages_about(tx, "news").await).unwrap();
        let found = all.into_iter().find(|message| message.id == id).unwrap();
        if found.state == state {
            return found;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("it should be {state}")
}

for_both_engines! {
    async fn beyond_the_daily_number_messages_wait_and_go_out_as_one(engine: Engine) {
        let server = MailServer::start().await;
        let house = house(engine, &server).await;
        let app = &house.app;
        let contact = neighbour(app, Purpose::SiteNews).await;
        let mut ids = Vec::new();
        for title in ["Premier", "Deuxieme", "Troisieme", "Quatrieme"] {
            ids.push(enqueue(app, &news(contact, title)).await);
        }
        for id in &ids[..2] {
            until(app, *id, MessageState::Submitted).await;
        }
        for id in &ids[2..] {
            let held = until(app, *id, MessageState::Deferred).await;
            // Wednesday at eight, in Paris.
            assert_eq!(held.due_at.unwrap().to_rfc3339(), "2026-03-11T07:00:00+00:00");
        }
        let urgent = NewMessage { urgency: Urgency::Urgent, ..news(contact, "Danger") };
        enqueue(app, &urgent).await;
        assert_eq!(server.mails(3).await.len(), 3);
        house.app.clock.advance(TimeDelta::hours(24));
        for id in &ids[2..] {
            until(app, *id, MessageState::Gathered).await;
        }
        let mails = server.mails(4).await;
        let digest = mails.iter().find(|mail| mail.subject.contains("2 messages en un")).unwrap();
        for title in ["Troisieme (Rue Neuve)", "Quatrieme (Rue Neuve)", "Tout sur : Quatrieme"] {
            assert!(digest.text.contains(title) && digest.html.contains(title), "{}", digest.text);
        }
        assert_eq!(digest.text.matches("Bonjour").count(), 1);
        assert!(digest.raw.contains("List-Unsubscribe"));
        let staff = house.staff().await;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        let page = coordinator.get(&format!("/desk/messages/{}", ids[2])).await;
        page.is(200).shows(&["Réuni", "Le message qui l’a porté"]);
        // What goes to people at work is not counted.
        for _ in 0..3 {
            let id = enqueue(app, &NewMessage { contact_id: None, ..news(contact, "Travail") }).await;
            until(app, id, MessageState::Submitted).await;
        }
    }

    async fn one_that_waited_alone_goes_out_as_it_is(engine: Engine) {
        let server = MailServer::start().await;
        let house = house(engine, &server).await;
        let app = &house.app;
        let contact = neighbour(app, Purpose::SiteNews).await;
        for title in ["Premier", "Deuxieme"] {
            let id = enqueue(app, &news(contact, title)).await;
            until(app, id, MessageState::Submitted).await;
        }
        let id = enqueue(app, &news(contact, "Troisieme")).await;
        until(app, id, MessageState::Deferred).await;
        app.clock.advance(TimeDelta::hours(24));
        until(app, id, MessageState::Submitted).await;
        assert!(server.mails(3).await[2].subject.starts_with("Troisieme"));
    }

    async fn what_somebody_no_longer_agrees_to_is_not_sent(engine: Engine) {
        let server = MailServer::start().await;
        let house = house(engine, &server).await;
        let app = &house.app;
        let contact = neighbour(app, Purpose::SiteNews).await;
        let consents = reading!(app.db, tx => people::consents_of(tx, contact).await).unwrap();
        writing!(app.db, tx => people::withdraw(app, tx, consents[0].id).await).unwrap();
        let id = enqueue(app, &news(contact, "Non")).await;
        until(app, id, MessageState::Suppressed).await;
        // Agreed again, it is; and to follow a grievance is another thing.
        writing!(app.db, tx => people::consent(app, tx, contact, Purpose::SiteNews, "web").await).unwrap();
        let id = enqueue(app, &news(contact, "Oui")).await;
        until(app, id, MessageState::Submitted).await;
    }

    async fn a_new_consent_lifts_stop(engine: Engine) {
        let server = MailServer::start().await;
        let house = house(engine, &server).await;
        let app = &house.app;
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let recipient = Some(Recipient::Email(LEA.parse().unwrap()));
        let stopper = Stopper { contact_id: None, recipient, language: Language::French };
        writing!(app.db, tx => notifications::stop(app, tx, &stopper, None, SaidBy::Email).await).unwrap();
        let contact = neighbour(app, Purpose::SiteNews).await;
        let stopped = enqueue(app, &news(contact, "Non")).await;
        until(app, stopped, MessageState::Suppressed).await;
        // Who then leaves their address with a report wants to hear of it.
        let report = with(REPORT, &[("email", LEA)]);
        house.caller().post(&format!("/s/{}/report", site.code), &report).await.is(303);
        for _ in 0..500 {
            if server.mails_so_far().iter().any(|mail| mail.subject.contains("est bien reçu")) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("they were not told: {:#?}", server.mails_so_far());
    }

    async fn what_an_erased_person_sent_ends_with_them(engine: Engine) {
        let house = House::open_with(engine, &[("sms.smsmode.url", "http://127.0.0.1:9"), ("sms.smsmode.api_key", "key")]).await;
        let app = &house.app;
        let staff = house.staff().await;
        let page = house.signed_in(&staff.admin).await.get("/desk/messages/ways").await.text;
        let from = page.find("/hooks/sms/smsmode/").unwrap();
        let path = page[from..].split("receipt").next().unwrap().to_owned() + "inbound";
        let send = async |from: &str, text: &str| {
            house.caller().post(&path, &[("from", from), ("text", text)]).await.is(200);
        };
        send("33639981234", "Qui êtes-vous ?").await;
        let contact = neighbour(app, Purpose::SiteNews).await;
        let message = NewMessage { recipient: Recipient::Sms("0639981234".parse().unwrap()), ..news(contact, "Coupure") };
        enqueue(app, &message).await;
        send("33639981234", "Merci, à quelle heure ?").await;
        send("33639985566", "Autre chose").await;
        assert_eq!(house.count("inbound").await, 3);
        let path = people::own_page(app, contact);
        let token = path.strip_prefix("/me/").unwrap();
        writing!(app.db, tx => privacy::erase_person(app, tx, token).await).unwrap();
        assert_eq!(house.count("inbound").await, 1);
    }
}
