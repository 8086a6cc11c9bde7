//! What comes back by mail: bounces, absence notices, answers, STOP; and what strangers and forgers try.

use riverain::app::App;
use riverain::i18n::Language;
use riverain::id::{ContactId, MessageId};
use riverain::notifications::{
    self, MessageState, MessageSummary, NewMessage, Recipient, Text, Urgency, messages_about,
};
use riverain::people::{self, Role};
use riverain::{reading, writing};

use crate::for_both_engines;
use crate::support::House;
use crate::support::servers::imap::Mailbox;
use crate::support::servers::smtp::MailServer;

const RETURNS: &str = "retours@ville.example";

async fn house(engine: crate::support::Engine, server: &MailServer) -> House {
    house_with(engine, server, vec![]).await
}

async fn house_with(engine: crate::support::Engine, server: &MailServer, more: Vec<(&'static str, String)>) -> House {
    let mut settings = vec![
        ("mail.url", server.url()),
        ("mail.from", "Riverain <riverain@ville.example>".to_owned()),
        ("mail.bounce_address", RETURNS.to_owned()),
    ];
    settings.extend(more);
    let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    House::open_with(engine, &settings).await
}

fn mail(contact_id: Option<ContactId>) -> NewMessage {
    NewMessage {
        recipient: Recipient::Email("lea@exemple.example".parse().unwrap()),
        language: Language::French,
        text: Text::GrievanceReceived { site_name: "X".to_owned(), reference: "R".to_owned(), link: "/t/x".to_owned() },
        urgency: Urgency::Ordinary,
        site_id: None,
        subject: Some("rel_1".to_owned()),
        contact_id,
    }
}

async fn neighbour(app: &App) -> Option<ContactId> {
    let details = people::ContactDetails::default();
    Some(writing!(app.db, tx => people::keep_contact(app, tx, &details, Language::French).await).unwrap())
}

async fn enqueue(app: &App, message: &NewMessage) -> MessageId {
    writing!(app.db, tx => notifications::enqueue(app, tx, message).await).unwrap()
}

async fn until(app: &App, id: MessageId, state: MessageState) -> MessageSummary {
    for _ in 0..500 {
        let all = reading!(app.db, tx => messages_about(tx, "rel_1").await).unwrap();
        let found = all.into_iter().find(|message| message.id == id).unwrap();
        if found.state == state {
            return found;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("it should be {state}")
}

/// The path that an administrator reads and gives to the mail server.
async fn hook(house: &House) -> String {
    let city = house.organisation("Ville", people::OrganisationKind::Authority).await;
    let admin = house.account(&city, "Luc Ville", Role::Admin).await;
    let page = house.signed_in(&admin).await.get("/desk/messages/ways").await.text;
    let start = page.find("/hooks/mail/").unwrap();
    page[start..].split('<').next().unwrap().to_owned()
}

async fn bring(house: &House, path: &str, mail: String) {
    let mut caller = house.caller();
    let request = caller.request(reqwest::Method::POST, path).header("content-type", "message/rfc822").body(mail);
    caller.send(request).await.is(200);
}

fn bounce(id: MessageId, action: &str, status: &str, more: &str) -> String {
    format!(
        "From: MAILER-DAEMON@relais.example\r\nTo: retours+{id}@ville.example\r\nSubject: Undelivered Mail\r\n\
         Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relais.example\r\n\r\n\
         Final-Recipient: rfc822; lea@exemple.example\r\nAction: {action}\r\nStatus: {status}\r\n\
         Diagnostic-Code: smtp; 550 {status} <lea@exemple.example> no such user\r\n\r\n\
         --b\r\nContent-Type: message/rfc822\r\n\r\n{more}\r\n--b--\r\n"
    )
}

fn answer(from: &str, id: MessageId, words: &str) -> String {
    format!(
        "From: Jeanne <{from}>\r\nTo: riverain@ville.example\r\nSubject: Re: X\r\nIn-Reply-To: <{id}@ville.example>\r\n\
         MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n\r\n\
         Le mar. 10 mars 2026, Riverain <riverain@ville.example> a écrit :\r\n> Bonjour,\r\n"
    )
}

for_both_engines! {
    async fn a_final_bounce_fails_the_message_and_marks_the_address(engine: Engine) {
        let server = MailServer::start().await;
        let house = house(engine, &server).await;
        let (app, path) = (&house.app, hook(&house).await);
        let contact = neighbour(app).await;
        let id = enqueue(app, &mail(contact)).await;
        until(app, id, MessageState::Submitted).await;
        assert_eq!(server.mails(1).await[0].from, format!("retours+{id}@ville.example"));
        bring(&house, &path, bounce(id, "delayed", "4.4.1", "")).await;
        until(app, id, MessageState::Submitted).await;
        bring(&house, &path, bounce(id, "failed", "5.1.1", "")).await;
        until(app, id, MessageState::Failed).await;
        // Not even a confirmation goes to an address that refuses everything.
        let next = enqueue(app, &mail(contact)).await;
        until(app, next, MessageState::Suppressed).await;
        assert_eq!(server.mails_so_far().len(), 1);
        let staff = house.staff().await;
        let page = house.signed_in(&staff.coordinator).await.get(&format!("/desk/messages/{id}")).await;
        page.is(200).shows(&["Le courriel est revenu", "550 5.1.1"]);
    }

    async fn a_bounce_of_fifty_megabytes_is_read_as_far_as_it_matters(engine: Engine) {
        let server = MailServer::start().await;
        let house = house(engine, &server).await;
        let (app, path) = (&house.app, hook(&house).await);
        let id = enqueue(app, &mail(None)).await;
        until(app, id, MessageState::Submitted).await;
        bring(&house, &path, bounce(id, "failed", "5.2.3", &"x".repeat(50_000_000))).await;
        until(app, id, MessageState::Failed).await;
    }

    async fn absence_notices_and_forged_bounces_change_nothing(engine: Engine) {
        let server = MailServer::start().await;
        let house = house(engine, &server).await;
        let (app, path) = (&house.app, hook(&house).await);
        let id = enqueue(app, &mail(None)).await;
        until(app, id, MessageState::Submitted).await;
        let absent = answer("lea@exemple.example", id, "Je suis absente.")
            .replace("Subject:", "Auto-Submitted: auto-replied\r\nSubject:");
        bring(&house, &path, absent).await;
        let nobody = MessageId(uuid::Uuid::from_u128(9));
        bring(&house, &path, bounce(nobody, "failed", "5.1.1", "")).await;
        for nonsense in [String::new(), "not a mail".to_owned(), "\0".repeat(100)] {
            bring(&house, &path, nonsense).await;
        }
        assert_eq!(house.count("inbound").await, 0);
        house.caller().post("/hooks/mail/0000000000000000", &[]).await.is(404);
        until(app, id, MessageState::Submitted).await;
    }

    async fn an_answer_waits_without_what_it_quotes_and_a_stranger_s_answers_nobody(engine: Engine) {
        let server = MailServer::start().await;
        let house = house(engine, &server).await;
        let (app, path) = (&house.app, hook(&house).await);
        let id = enqueue(app, &mail(None)).await;
        until(app, id, MessageState::Submitted).await;
        bring(&house, &path, answer("lea@exemple.example", id, "C'est réglé ce matin.")).await;
        bring(&house, &path, answer("somebody@else.example", id, "Moi aussi !")).await;
        let answers = reading!(app.db, tx => notifications::answers_waiting(app, tx, "rel_").await).unwrap();
        assert_eq!(answers.len(), 1);
        assert_eq!(answers[0].words, "C'est réglé ce matin.");
        assert_eq!((answers[0].subject.as_deref(), answers[0].answers_id), (Some("rel_1"), Some(id)));
        let staff = house.staff().await;
        let page = house.signed_in(&staff.coordinator).await.get("/desk/messages/received").await;
        page.is(200).shows(&["C&#39;est réglé ce matin.", "Inconnu", "Moi aussi !", "s…@else.example"]);
    }

    async fn our_own_mails_that_come_back_and_two_machines_that_answer_each_other_end_at_once(engine: Engine) {
        let server = MailServer::start().await;
        let house = house(engine, &server).await;
        let (app, path) = (&house.app, hook(&house).await);
        let contact = neighbour(app).await;
        let id = enqueue(app, &mail(contact)).await;
        until(app, id, MessageState::Submitted).await;
        // What we sent, forwarded to us as it is; an answer in our own name; STOP from our own address.
        bring(&house, &path, server.mails(1).await[0].raw.clone()).await;
        for from in ["riverain@ville.example", "retours@ville.example"] {
            bring(&house, &path, answer(from, id, "STOP")).await;
        }
        assert_eq!((house.count("inbound").await, house.count("suppressions").await), (0, 0));
        // A machine that answers every mail with STOP is confirmed once.
        for _ in 0..3 {
            bring(&house, &path, answer("lea@exemple.example", id, "STOP")).await;
        }
        server.mails(2).await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(server.mails_so_far().len(), 2);
    }

    async fn a_neighbour_says_stop_by_mail(engine: Engine) {
        let server = MailServer::start().await;
        let house = house(engine, &server).await;
        let (app, path) = (&house.app, hook(&house).await);
        let contact = neighbour(app).await;
        let id = enqueue(app, &mail(contact)).await;
        until(app, id, MessageState::Submitted).await;
        bring(&house, &path, answer("lea@exemple.example", id, "STOP")).await;
        assert!(server.mails(2).await[1].subject.contains("nous ne vous écrirons plus"));
        let next = enqueue(app, &mail(contact)).await;
        until(app, next, MessageState::Suppressed).await;
    }

    async fn mails_are_signed_when_there_is_a_key(engine: Engine) {
        let server = MailServer::start().await;
        let house = House::open_with(engine, &[
            ("mail.url", &server.url()),
            ("mail.from", "Riverain <riverain@ville.example>"),
            ("mail.dkim_key", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/support/dkim.pem")),
        ]).await;
        enqueue(&house.app, &mail(neighbour(&house.app).await)).await;
        let raw = &server.mails(1).await[0].raw;
        println!("{raw}");
        for tag in ["DKIM-Signature: v=1;", "d=ville.example;", "s=riverain;", "list-unsubscribe:list-unsubscribe-post"] {
            assert!(raw.contains(tag), "no {tag} in:\n{raw}");
        }
    }

    async fn mails_are_fetched_from_a_mailbox_once_and_then_marked_as_seen(engine: Engine) {
        let (server, mailbox) = (MailServer::start().await, Mailbox::start().await);
        let house = house_with(engine, &server, mailbox.settings()).await;
        let app = &house.app;
        let (first, second) = (enqueue(app, &mail(neighbour(app).await)).await, enqueue(app, &mail(None)).await);
        until(app, first, MessageState::Submitted).await;
        until(app, second, MessageState::Submitted).await;
        mailbox.lay(&bounce(first, "failed", "5.1.1", ""));
        mailbox.lay(&answer("lea@exemple.example", second, "C'est réglé ce matin."));
        mailbox.lay("not a mail");
        until(app, first, MessageState::Failed).await;
        seen(&mailbox).await;
        assert_eq!(house.count("inbound").await, 1);
        // Brought by the hook as well, or fetched again after a crash, it is there once.
        let path = hook(&house).await;
        bring(&house, &path, answer("lea@exemple.example", second, "C'est réglé ce matin.")).await;
        mailbox.lay(&answer("lea@exemple.example", second, "C'est réglé ce matin."));
        mailbox.lay(&answer("lea@exemple.example", second, "Et voici la photo."));
        seen(&mailbox).await;
        let answers = reading!(app.db, tx => notifications::answers_waiting(app, tx, "rel_").await).unwrap();
        let words: std::collections::BTreeSet<_> = answers.iter().map(|one| one.words.as_str()).collect();
        assert_eq!(words, ["C'est réglé ce matin.", "Et voici la photo."].into());
    }

    async fn fetched_mails_are_moved_where_the_settings_say_and_large_ones_are_read_in_part(engine: Engine) {
        let (server, mailbox) = (MailServer::start().await, Mailbox::start().await);
        let mut settings = mailbox.settings();
        settings.push(("mail.inbox.done_folder", "Lus".to_owned()));
        let house = house_with(engine, &server, settings).await;
        let id = enqueue(&house.app, &mail(None)).await;
        until(&house.app, id, MessageState::Submitted).await;
        mailbox.lay(&bounce(id, "failed", "5.2.3", &"x\n".repeat(10_000_000)));
        until(&house.app, id, MessageState::Failed).await;
        seen(&mailbox).await;
        for _ in 0..100 {
            if mailbox.in_folder("Lus") == 1 {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("it was not moved");
    }

    async fn a_mailbox_that_hangs_or_refuses_holds_up_nothing(engine: Engine) {
        let server = MailServer::start().await;
        let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("imap://{}", silent.local_addr().unwrap());
        let more = vec![("mail.inbox.url", url), ("mail.timeout_s", "1".to_owned())];
        let house = house_with(engine, &server, more).await;
        let error = notifications::look(&house.app).await.unwrap_err().to_string();
        assert!(error.contains("did not answer for 1 s"), "{error}");
        let id = enqueue(&house.app, &mail(None)).await;
        until(&house.app, id, MessageState::Submitted).await;
        let mailbox = Mailbox::start().await;
        let mut settings = mailbox.settings();
        settings.push(("mail.inbox.password", "faux".to_owned()));
        let house = house_with(engine, &server, settings).await;
        let error = notifications::look(&house.app).await.unwrap_err().to_string();
        assert!(error.contains("refuses"), "{error}");
    }
}

/// Waits until every mail of the mailbox was taken in.
async fn seen(mailbox: &Mailbox) {
    for _ in 0..400 {
        if mailbox.unseen() == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{} mails were not fetched", mailbox.unseen())
}
