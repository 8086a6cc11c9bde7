//! The outbox meets real servers: mails and SMS leave as they were written, refusals are tried again or given up as they say, a
//! crash loses nothing, and nobody is disturbed at night.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use riverain::app::App;
use riverain::i18n::Language;
use riverain::id::{ContactId, MessageId};
use riverain::notifications::{
    self, MessageState, MessageSummary, NewMessage, Recipient, SaidBy, Stopper, Text, Urgency, messages_about,
};
use riverain::people;
use riverain::{reading, writing};

use crate::for_both_engines;
use crate::support::servers::free_port;
use crate::support::servers::kannel::Kannel;
use crate::support::servers::smtp::{MailServer, Manners};
use crate::support::{Engine, House, plain_spaces};

const PATIENCE: Duration = Duration::from_secs(20);

async fn house_with_mail(engine: Engine, url: &str) -> House {
    House::open_with(engine, &[("mail.url", url), ("mail.from", "Riverain <riverain@ville.example>")]).await
}

async fn house_with_sms(engine: Engine, kannel: &Kannel) -> House {
    let settings = kannel.settings();
    let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    House::open_with(engine, &settings).await
}

fn received(link: &str) -> Text {
    Text::GrievanceReceived {
        site_name: "Rue des Tanneurs".to_owned(),
        reference: "7KQ2".to_owned(),
        link: link.to_owned(),
    }
}

fn mail(address: &str) -> NewMessage {
    NewMessage {
        recipient: Recipient::Email(address.parse().unwrap()),
        language: Language::French,
        text: received("https://riverain.example/t/8dz3k0m4q7r2w9xa"),
        urgency: Urgency::Ordinary,
        site_id: None,
        subject: Some("gri_1".to_owned()),
        contact_id: None,
    }
}

fn sms(words: &str) -> NewMessage {
    NewMessage {
        recipient: Recipient::Sms("+33639981234".parse().unwrap()),
        text: Text::SiteNews {
            site_name: words.to_owned(),
            title: "Coupure".to_owned(),
            words: String::new(),
            link: "https://riverain.example/s/T4NR".to_owned(),
        },
        ..mail("nobody@exemple.example")
    }
}

async fn enqueue(app: &App, message: &NewMessage) -> MessageId {
    writing!(app.db, tx => notifications::enqueue(app, tx, message).await).unwrap()
}

async fn neighbour(app: &App) -> ContactId {
    let details = people::ContactDetails::default();
    writing!(app.db, tx => people::keep_contact(app, tx, &details, Language::French).await).unwrap()
}

async fn summary(app: &App, id: MessageId) -> MessageSummary {
    let all = reading!(app.db, tx => messages_about(tx, "gri_1").await).unwrap();
    all.into_iter().find(|message| message.id == id).unwrap()
}

/// Waits until a message is where it should be.
#[track_caller]
fn until(app: &App, id: MessageId, state: MessageState, tries: i64) -> impl Future<Output = MessageSummary> {
    let app = app.clone();
    async move {
        let begun = Instant::now();
        loop {
            let found = summary(&app, id).await;
            if found.state == state && found.attempts == tries {
                return found;
            }
            assert!(begun.elapsed() < PATIENCE, "it should be {state} after {tries} tries: {found:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

for_both_engines! {
    async fn a_mail_leaves_as_it_was_written(engine: Engine) {
        let server = MailServer::start().await;
        let house = house_with_mail(engine, &server.url()).await;
        let contact_id = neighbour(&house.app).await;
        let id = enqueue(&house.app, &NewMessage { contact_id: Some(contact_id), ..mail("lea@exemple.example") }).await;
        let mail = &server.mails(1).await[0];
        assert_eq!(mail.to, ["lea@exemple.example"]);
        assert_eq!(mail.subject, "Votre signalement 7KQ2 est bien reçu");
        assert_eq!(mail.message_id, format!("{id}@ville.example"));
        for body in [&mail.text, &mail.html] {
            let body = plain_spaces(body);
            assert!(body.contains("« Rue des Tanneurs »") && body.contains("/t/8dz3k0m4q7r2w9xa"), "{body}");
        }
        let unfolded = mail.raw.replace("\n ", " ");
        for header in [
            "Auto-Submitted: auto-generated",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            &format!("List-Unsubscribe: <{}/m/", house.url),
            "From: Riverain <riverain@ville.example>",
        ] {
            assert!(unfolded.contains(header), "no {header} in:\n{}", mail.raw);
        }
        let found = until(&house.app, id, MessageState::Submitted, 1).await;
        assert!(found.due_at.is_none() && found.settled_at.is_some());
    }

    async fn who_is_written_to_because_of_their_work_is_offered_no_button_to_stop_it(engine: Engine) {
        let server = MailServer::start().await;
        let house = house_with_mail(engine, &server.url()).await;
        enqueue(&house.app, &mail("chantier@exemple.example")).await;
        assert!(!server.mails(1).await[0].raw.contains("List-Unsubscribe"));
    }

    async fn what_is_refused_for_now_is_tried_again_later_with_the_same_message_id(engine: Engine) {
        let server = MailServer::start_with(Manners::RefusingForNow("451 4.3.0 too busy")).await;
        let port = server.port;
        let house = house_with_mail(engine, &server.url()).await;
        let id = enqueue(&house.app, &mail("lea@exemple.example")).await;
        let waiting = until(&house.app, id, MessageState::Deferred, 1).await;
        let wait = waiting.due_at.unwrap() - house.app.now();
        assert!((48..=72).contains(&wait.num_seconds()), "{wait}");
        drop(server);
        let server = MailServer::start_on(port, Manners::Taking).await;
        house.app.clock.advance(TimeDelta::seconds(80));
        let mail = &server.mails(1).await[0];
        assert_eq!(mail.message_id, format!("{id}@ville.example"));
        until(&house.app, id, MessageState::Submitted, 2).await;
    }

    async fn what_is_refused_for_good_is_given_up_at_once(engine: Engine) {
        let server = MailServer::start_with(Manners::RefusingForGood("550 5.1.1 no such person")).await;
        let house = house_with_mail(engine, &server.url()).await;
        let id = enqueue(&house.app, &mail("lea@exemple.example")).await;
        let found = until(&house.app, id, MessageState::Failed, 1).await;
        assert!(found.due_at.is_none());
    }

    async fn what_was_given_up_is_sent_again_from_the_desk(engine: Engine) {
        let server = MailServer::start_with(Manners::RefusingForGood("550 5.1.1 no such person")).await;
        let port = server.port;
        let house = house_with_mail(engine, &server.url()).await;
        let coordinator = house.staff().await.coordinator;
        let id = enqueue(&house.app, &mail("lea@exemple.example")).await;
        until(&house.app, id, MessageState::Failed, 1).await;
        drop(server);
        let server = MailServer::start_on(port, Manners::Taking).await;
        house.signed_in(&coordinator).await.post(&format!("/desk/messages/{id}/send-again"), &[]).await.is(303);
        assert_eq!(server.mails(1).await[0].message_id, format!("{id}@ville.example"));
        until(&house.app, id, MessageState::Submitted, 2).await;
    }

    async fn what_waited_for_a_way_that_was_taken_away_is_kept(engine: Engine) {
        let house = House::open(engine).await;
        let mut settings = (*house.app.settings).clone();
        settings.mail.url = format!("smtp://127.0.0.1:{}", free_port());
        let before = App { settings: Arc::new(settings), ..house.app.clone() };
        let id = enqueue(&before, &mail("lea@exemple.example")).await;
        until(&house.app, id, MessageState::Kept, 0).await;
    }

    async fn what_is_refused_once_its_recipient_was_taken_is_given_up_as_well(engine: Engine) {
        let server = MailServer::start_with(Manners::RefusingTheMail("554 5.6.0 not wanted here")).await;
        let house = house_with_mail(engine, &server.url()).await;
        let id = enqueue(&house.app, &mail("lea@exemple.example")).await;
        until(&house.app, id, MessageState::Failed, 1).await;
        assert!(server.mails_so_far().is_empty());
    }

    async fn a_slow_server_takes_everything_once_and_holds_up_no_sms(engine: Engine) {
        let server = MailServer::start_with(Manners::Slow).await;
        let house = house_with_mail(engine, &server.url()).await;
        let ids = [enqueue(&house.app, &mail("lea@exemple.example")).await, enqueue(&house.app, &mail("max@exemple.example")).await];
        for id in ids {
            until(&house.app, id, MessageState::Submitted, 1).await;
        }
        assert_eq!(server.mails_so_far().len(), 2);
    }

    async fn the_last_delay_is_the_last_try(engine: Engine) {
        let url = format!("smtp://127.0.0.1:{}", free_port());
        let house =
            House::open_with(engine, &[("mail.url", &url), ("delivery.retry_delays_s", "10,20")]).await;
        let id = enqueue(&house.app, &mail("lea@exemple.example")).await;
        until(&house.app, id, MessageState::Deferred, 1).await;
        house.app.clock.advance(TimeDelta::seconds(15));
        until(&house.app, id, MessageState::Deferred, 2).await;
        house.app.clock.advance(TimeDelta::seconds(30));
        until(&house.app, id, MessageState::Failed, 3).await;
    }

    async fn a_line_dropped_after_the_mail_went_out_leaves_it_unknown_and_it_goes_again(engine: Engine) {
        let server = MailServer::start_with(Manners::HangingUp).await;
        let port = server.port;
        let house = house_with_mail(engine, &server.url()).await;
        let id = enqueue(&house.app, &mail("lea@exemple.example")).await;
        let unknown = until(&house.app, id, MessageState::Unknown, 1).await;
        assert!(unknown.due_at.is_some());
        drop(server);
        let server = MailServer::start_on(port, Manners::Taking).await;
        house.app.clock.advance(TimeDelta::seconds(80));
        assert_eq!(server.mails(1).await[0].message_id, format!("{id}@ville.example"));
        until(&house.app, id, MessageState::Submitted, 2).await;
    }

    async fn a_worker_that_died_loses_nothing_and_comes_back_too_late_to_change_anything(engine: Engine) {
        // A server that takes connections and never says a word, as a worker that hangs until it is killed.
        let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://127.0.0.1:{}", silent.local_addr().unwrap().port());
        let house = House::open_with(engine, &[("mail.url", &url), ("mail.timeout_s", "3"), ("delivery.lease_s", "90")]).await;
        let id = enqueue(&house.app, &mail("lea@exemple.example")).await;
        until(&house.app, id, MessageState::Sending, 1).await;
        // The lease runs out, and another process with a server that answers takes it over.
        let server = MailServer::start().await;
        let mut settings = (*house.app.settings).clone();
        settings.mail.url = server.url();
        let other = App { settings: Arc::new(settings), ..house.app.clone() };
        house.app.clock.advance(TimeDelta::seconds(120));
        let (_stop, stopped) = tokio::sync::watch::channel(false);
        let worker = tokio::spawn(notifications::deliver(other, stopped));
        let begun = Instant::now();
        // Whichever of the two workers is quicker claims it; the silent one lets go after its timeout.
        while server.mails_so_far().is_empty() {
            assert!(begun.elapsed() < PATIENCE, "never came: {:?}", summary(&house.app, id).await);
            house.app.clock.advance(TimeDelta::seconds(120));
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        let mails = server.mails_so_far();
        assert_eq!(mails[0].message_id.split('@').next().unwrap(), id.to_string());
        tokio::time::sleep(Duration::from_secs(4)).await;
        assert_eq!(summary(&house.app, id).await.state, MessageState::Submitted);
        worker.abort();
    }

    async fn at_night_only_what_is_urgent_goes_out(engine: Engine) {
        let server = MailServer::start().await;
        let house = house_with_mail(engine, &server.url()).await;
        // Twenty past nine in the evening.
        house.app.clock.advance(TimeDelta::minutes(11 * 60 + 20));
        let ordinary = enqueue(&house.app, &mail("ordinary@exemple.example")).await;
        let urgent = NewMessage { urgency: Urgency::Urgent, ..mail("urgent@exemple.example") };
        enqueue(&house.app, &urgent).await;
        assert_eq!(server.mails(1).await[0].to, ["urgent@exemple.example"]);
        let waiting = summary(&house.app, ordinary).await;
        assert_eq!(waiting.state, MessageState::Deferred);
        assert_eq!(waiting.due_at.unwrap().to_rfc3339(), "2026-03-11T07:00:00+00:00");
        house.app.clock.advance(TimeDelta::hours(11));
        assert_eq!(server.mails(2).await[1].to, ["ordinary@exemple.example"]);
    }

    async fn what_is_night_is_decided_by_the_site_s_own_clock_and_calendar(engine: Engine) {
        let server = MailServer::start().await;
        let house = house_with_mail(engine, &server.url()).await;
        let staff = house.staff().await;
        let mut contractor = house.signed_in(&staff.contractor).await;
        let fields = crate::sites::with(crate::sites::SITE, &[("time_zone", "America/Guadeloupe"), ("country", "fr")]);
        let path = contractor.post("/desk/sites/new", &fields).await.is(303).location().to_owned();
        let site_id = Some(path.split('/').nth(3).unwrap().parse().unwrap());
        // Ten in Paris, five in Guadeloupe.
        let id = enqueue(&house.app, &NewMessage { site_id, ..mail("lea@exemple.example") }).await;
        let waiting = until(&house.app, id, MessageState::Deferred, 0).await;
        assert_eq!(waiting.due_at.unwrap().to_rfc3339(), "2026-03-10T12:00:00+00:00");
        house.app.clock.advance(TimeDelta::minutes(181));
        until(&house.app, id, MessageState::Submitted, 1).await;
        let mut contractor = house.signed_in(&staff.contractor).await;
        let edit = format!("/desk/sites/{}/edit", path.split('/').nth(3).unwrap());
        contractor.get(&edit).await.is(200).shows(&["America/Guadeloupe", "Alsace et Moselle"]);
        let wrong = crate::sites::with(&fields, &[("time_zone", "Mars/Olympe"), ("country", "fr")]);
        contractor.post(&edit, &wrong).await.is(422).shows(&["n’est pas un fuseau horaire"]);
    }

    async fn nobody_is_written_to_who_said_stop_until_they_agree_again(engine: Engine) {
        let server = MailServer::start().await;
        let house = house_with_mail(engine, &server.url()).await;
        let app = &house.app;
        let contact_id = Some(neighbour(app).await);
        let stopper = Stopper {
            contact_id,
            recipient: Some(Recipient::Email("lea@exemple.example".parse().unwrap())),
            language: Language::French,
        };
        writing!(app.db, tx => notifications::stop(app, tx, &stopper, None, SaidBy::Page).await).unwrap();
        assert!(server.mails(1).await[0].subject.contains("nous ne vous écrirons plus"));
        // By another contact of the same address too.
        let again = Some(neighbour(app).await);
        let id = enqueue(app, &NewMessage { contact_id: again, ..mail("lea@exemple.example") }).await;
        until(app, id, MessageState::Suppressed, 0).await;
        writing!(app.db, tx => notifications::resume(app, tx, &stopper, None).await).unwrap();
        enqueue(app, &NewMessage { contact_id, ..mail("lea@exemple.example") }).await;
        assert_eq!(server.mails(2).await.len(), 2);
    }

    async fn a_dead_mail_server_does_not_hold_up_sms_by_kannel(engine: Engine) {
        let kannel = Kannel::start().await;
        let url = format!("smtp://127.0.0.1:{}", free_port());
        let mut settings = kannel.settings();
        settings.push(("mail.url", url));
        let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let house = House::open_with(engine, &settings).await;
        for _ in 0..20 {
            enqueue(&house.app, &mail("lea@exemple.example")).await;
        }
        let id = enqueue(&house.app, &sms("Rue Neuve")).await;
        assert_eq!(kannel.messages(1).await[0].to, "+33639981234");
        // Kannel reports that the network has it.
        until(&house.app, id, MessageState::Delivered, 1).await;
    }

    async fn letters_of_every_kind_arrive_through_kannel_unchanged(engine: Engine) {
        let kannel = Kannel::start().await;
        let house = house_with_sms(engine, &kannel).await;
        let words = ["rue de la Gare", "forêt", "l’été", "chantier 🏗 là", "شارع الدباغين", "Allée {A} [b] ~ 5 € ^"];
        for word in words {
            enqueue(&house.app, &sms(word)).await;
        }
        let heard = kannel.messages(words.len()).await;
        for word in words {
            let text = format!(
                "Riverain, chantier {word} : Coupure. Plus : https://riverain.example/s/T4NR STOP pour ne plus recevoir"
            );
            let measure = riverain::notifications::sms::segments::measure(&text);
            let found = heard.iter().find(|sms| sms.text == text);
            let found = found.unwrap_or_else(|| panic!("no “{text}” in {heard:#?}"));
            assert_eq!(found.parts, measure.segments, "{text}");
            let coding = match measure.coding {
                riverain::notifications::sms::segments::Coding::Gsm7 => "GSM-7",
                riverain::notifications::sms::segments::Coding::Ucs2 => "UCS-2",
            };
            assert_eq!(found.coding, coding, "{text}");
        }
    }

    async fn without_a_way_to_send_messages_are_kept(engine: Engine) {
        let house = House::open(engine).await;
        let id = enqueue(&house.app, &mail("lea@exemple.example")).await;
        let kept = summary(&house.app, id).await;
        assert_eq!((kept.state, kept.due_at), (MessageState::Kept, None));
    }
}
