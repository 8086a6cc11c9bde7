//! SMS gateways other than Kannel, each against a server that answers as the provider documents: what is sent, what is understood,
//! receipts and answers that come back, forged ones, and how one takes over from another.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use riverain::app::App;
use riverain::i18n::Language;
use riverain::id::MessageId;
use riverain::notifications::{
    self, MessageState, MessageSummary, NewMessage, Recipient, Text, Urgency, messages_about,
};
use riverain::people::{self, Role};
use riverain::{reading, writing};
use serde_json::json;

use crate::for_both_engines;
use crate::support::House;
use crate::support::servers::free_port;

const PATIENCE: Duration = Duration::from_secs(20);

/// A request as a provider gets it.
#[derive(Debug, Clone)]
struct Request {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: String,
}

/// A server that answers everything with the same status and body, and remembers what it was asked.
#[derive(Clone)]
struct Provider {
    url: String,
    asked: Arc<Mutex<Vec<Request>>>,
    answer: Arc<Mutex<(u16, String)>>,
}

impl Provider {
    async fn start(status: u16, body: &str) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let provider = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            asked: Arc::default(),
            answer: Arc::new(Mutex::new((status, body.to_owned()))),
        };
        let router = Router::new().fallback(answer).with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        provider
    }

    fn answers(&self, status: u16, body: &str) {
        *self.answer.lock().unwrap() = (status, body.to_owned());
    }

    fn asked(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }
}

async fn answer(
    State(provider): State<Provider>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> (StatusCode, String) {
    provider.asked.lock().unwrap().push(Request { method, uri, headers, body });
    let (status, body) = provider.answer.lock().unwrap().clone();
    (StatusCode::from_u16(status).unwrap(), body)
}

fn sms(urgency: Urgency) -> NewMessage {
    NewMessage {
        recipient: Recipient::Sms("+33639981234".parse().unwrap()),
        language: Language::French,
        text: Text::StopConfirmed { site_name: Some("Forêt".to_owned()) },
        urgency,
        site_id: None,
        subject: Some("rel_1".to_owned()),
        contact_id: None,
    }
}

const TEXT: &str = "Riverain : c'est noté, plus de message au sujet du chantier Forêt.";

async fn enqueue(app: &App, message: &NewMessage) -> MessageId {
    writing!(app.db, tx => notifications::enqueue(app, tx, message).await).unwrap()
}

async fn until(app: &App, id: MessageId, state: MessageState) -> MessageSummary {
    let begun = Instant::now();
    loop {
        let all = reading!(app.db, tx => messages_about(tx, "rel_1").await).unwrap();
        let found = all.into_iter().find(|message| message.id == id).unwrap();
        if found.state == state {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "it should be {state}: {found:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The addresses that an administrator reads and gives to a gateway: of receipts and of answers.
async fn hooks(house: &House) -> (String, String) {
    let city = house.organisation("Ville", people::OrganisationKind::Authority).await;
    let admin = house.account(&city, "Luc Ville", Role::Admin).await;
    let page = house.signed_in(&admin).await.get("/desk/messages/ways").await.text;
    let path = |purpose: &str| {
        let end = page.find(&format!("/{purpose}</code>")).unwrap() + purpose.len() + 1;
        let start = page[..end].rfind("/hooks/").unwrap();
        page[start..end].to_owned()
    };
    (path("receipt"), path("inbound"))
}

fn json_of(request: &Request) -> serde_json::Value {
    serde_json::from_str(&request.body).unwrap()
}

for_both_engines! {
    async fn ovh_takes_a_signed_job_and_reports(engine: Engine) {
        let provider = Provider::start(200, r#"{"ids":[123456],"invalidReceivers":[],"totalCreditsRemoved":1}"#).await;
        let house = House::open_with(engine, &[
            ("sms.ovh.url", &provider.url),
            ("sms.ovh.service", "sms-ab1-1"),
            ("sms.ovh.application_key", "app"),
            ("sms.ovh.application_secret", "secret"),
            ("sms.ovh.consumer_key", "consumer"),
        ]).await;
        let id = enqueue(&house.app, &sms(Urgency::Urgent)).await;
        until(&house.app, id, MessageState::Submitted).await;
        let request = &provider.asked()[0];
        assert_eq!(request.uri.path(), "/sms/sms-ab1-1/jobs");
        assert!(request.headers["x-ovh-signature"].to_str().unwrap().starts_with("$1$"));
        let body = json_of(request);
        assert_eq!(body["message"], TEXT);
        assert_eq!((&body["receivers"], &body["noStopClause"]), (&json!(["+33639981234"]), &json!(true)));
        let (receipt, _) = hooks(&house).await;
        house.caller().get(&format!("{receipt}?id=123456&dlr=1")).await.is(200);
        until(&house.app, id, MessageState::Delivered).await;
    }

    async fn a_number_that_ovh_finds_invalid_is_given_up(engine: Engine) {
        let provider = Provider::start(200, r#"{"ids":[],"invalidReceivers":["+33639981234"]}"#).await;
        let house = House::open_with(engine, &[("sms.ovh.url", &provider.url), ("sms.ovh.service", "s")]).await;
        let id = enqueue(&house.app, &sms(Urgency::Urgent)).await;
        until(&house.app, id, MessageState::Failed).await;
    }

    async fn brevo_takes_json_with_its_key_and_reports_a_bounce(engine: Engine) {
        let provider = Provider::start(201, r#"{"reference":"ab1","messageId":1511882900176220}"#).await;
        let house = House::open_with(engine, &[
            ("sms.brevo.url", &provider.url),
            ("sms.brevo.api_key", "xkeysib"),
            ("sms.sender", "Riverain"),
        ]).await;
        let id = enqueue(&house.app, &sms(Urgency::Urgent)).await;
        until(&house.app, id, MessageState::Submitted).await;
        let request = &provider.asked()[0];
        assert_eq!((request.uri.path(), &request.headers["api-key"]), ("/transactionalSMS/sms", &"xkeysib".parse().unwrap()));
        let body = json_of(request);
        assert_eq!((&body["recipient"], &body["sender"], &body["unicodeEnabled"]), (&json!("33639981234"), &json!("Riverain"), &json!(true)));
        let (receipt, _) = hooks(&house).await;
        let report = json!({"messageId": 1511882900176220u64, "to": "33639981234", "msg_status": "hard_bounce"});
        house.caller().send_json(Method::POST, &receipt, &report).await.is(200);
        until(&house.app, id, MessageState::Failed).await;
    }

    async fn twilio_s_reports_count_only_when_it_signed_them(engine: Engine) {
        let provider = Provider::start(201, r#"{"sid":"SM1","status":"queued","num_segments":"1"}"#).await;
        let house = House::open_with(engine, &[
            ("sms.twilio.url", &provider.url),
            ("sms.twilio.account", "AC1"),
            ("sms.twilio.token", "12345"),
            ("sms.sender", "+33639980000"),
        ]).await;
        let id = enqueue(&house.app, &sms(Urgency::Urgent)).await;
        until(&house.app, id, MessageState::Submitted).await;
        let request = &provider.asked()[0];
        assert_eq!(request.uri.path(), "/2010-04-01/Accounts/AC1/Messages.json");
        // AC1:12345
        assert_eq!(request.headers["authorization"], "Basic QUMxOjEyMzQ1");
        assert!(request.body.contains("To=%2B33639981234") && request.body.contains("For%C3%AAt"), "{}", request.body);
        let (receipt, _) = hooks(&house).await;
        let fields = [("MessageSid", "SM1"), ("MessageStatus", "delivered")];
        house.caller().post(&receipt, &fields).await.is(404);
        let signed = format!("{}{receipt}MessageSidSM1MessageStatusdelivered", house.url);
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, b"12345");
        use base64::Engine as _;
        let signature = base64::engine::general_purpose::STANDARD.encode(ring::hmac::sign(&key, signed.as_bytes()));
        let mut caller = house.caller();
        let request = caller.request(Method::POST, &receipt).header("x-twilio-signature", signature).form(&fields);
        caller.send(request).await.is(200);
        until(&house.app, id, MessageState::Delivered).await;
    }

    async fn octopush_and_smsmode_take_their_shapes(engine: Engine) {
        let octopush = Provider::start(201, r#"{"sms_ticket":"sms_1","number_of_contacts":1}"#).await;
        let house = House::open_with(engine, &[
            ("sms.octopush.url", &octopush.url),
            ("sms.octopush.login", "me"),
            ("sms.octopush.api_key", "key"),
        ]).await;
        let id = enqueue(&house.app, &sms(Urgency::Urgent)).await;
        until(&house.app, id, MessageState::Submitted).await;
        let body = json_of(&octopush.asked()[0]);
        assert_eq!((&body["purpose"], &body["recipients"][0]["phone_number"]), (&json!("alert"), &json!("+33639981234")));
        assert!(body["request_id"].as_str().unwrap().starts_with("att_"));

        let smsmode = Provider::start(201, r#"{"messageId":"a-b-c","status":{"value":"SCHEDULED"}}"#).await;
        let house =
            House::open_with(engine, &[("sms.smsmode.url", &smsmode.url), ("sms.smsmode.api_key", "key")]).await;
        let id = enqueue(&house.app, &sms(Urgency::Urgent)).await;
        until(&house.app, id, MessageState::Submitted).await;
        let body = json_of(&smsmode.asked()[0]);
        assert_eq!((&body["body"]["text"], &body["recipient"]["to"]), (&json!(TEXT), &json!("33639981234")));
        let (receipt, _) = hooks(&house).await;
        let report = json!({"messageId": "a-b-c", "status": {"value": "DELIVERED"}});
        house.caller().send_json(Method::POST, &receipt, &report).await.is(200);
        until(&house.app, id, MessageState::Delivered).await;
    }

    async fn any_other_gateway_is_described_in_the_settings(engine: Engine) {
        let provider = Provider::start(200, "OK queued").await;
        let url = format!("{}/send?to={{to}}&ref={{reference}}", provider.url);
        let house = House::open_with(engine, &[
            ("sms.http.url", &url),
            ("sms.http.body", r#"{"words":"{text}"}"#),
            ("sms.http.accepted_when", "OK"),
        ]).await;
        let id = enqueue(&house.app, &sms(Urgency::Urgent)).await;
        until(&house.app, id, MessageState::Submitted).await;
        let request = &provider.asked()[0];
        assert!(request.uri.query().unwrap().starts_with("to=%2B33639981234&ref=att_"));
        assert_eq!(json_of(request)["words"], TEXT);
    }

    async fn nonsense_holds_an_sms_for_a_person_and_sends_an_urgent_one_again_with_a_note(engine: Engine) {
        let provider = Provider::start(200, "<html>Welcome to the hotel</html>").await;
        let url = format!("{}/send", provider.url);
        let house = House::open_with(engine, &[
            ("sms.http.url", &url), ("sms.http.body", r#"{"words":"{text}"}"#), ("sms.http.accepted_when", "OK"),
        ]).await;
        let held = enqueue(&house.app, &sms(Urgency::Ordinary)).await;
        assert_eq!(until(&house.app, held, MessageState::Unknown).await.due_at, None);
        let urgent = enqueue(&house.app, &sms(Urgency::Urgent)).await;
        assert!(until(&house.app, urgent, MessageState::Unknown).await.due_at.is_some());
        provider.answers(200, "OK");
        house.app.clock.advance(chrono::TimeDelta::seconds(90));
        until(&house.app, urgent, MessageState::Submitted).await;
        let last = provider.asked().pop().unwrap();
        assert_eq!(json_of(&last)["words"], format!("(renvoi) {TEXT}"));
        assert_eq!(provider.asked().len(), 3);
    }

    async fn a_gateway_that_cuts_the_line_or_hangs_leaves_an_sms_to_a_person_and_none_is_lost(engine: Engine) {
        for hangs in [false, true] {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let url = format!("http://{}", listener.local_addr().unwrap());
            let open = tokio::spawn(async move {
                let mut kept = Vec::new();
                loop {
                    let (mut line, _) = listener.accept().await.unwrap();
                    let mut asked = [0; 4096];
                    // It has read what was sent, and may have taken it.
                    let _ = tokio::io::AsyncReadExt::read(&mut line, &mut asked).await;
                    if hangs {
                        kept.push(line);
                    }
                }
            });
            let house = House::open_with(engine, &[
                ("sms.smsmode.url", &url), ("sms.smsmode.api_key", "key"), ("sms.timeout_s", "1"),
            ]).await;
            let held = enqueue(&house.app, &sms(Urgency::Ordinary)).await;
            let urgent = enqueue(&house.app, &sms(Urgency::Urgent)).await;
            assert_eq!(until(&house.app, held, MessageState::Unknown).await.due_at, None, "hangs: {hangs}");
            assert!(until(&house.app, urgent, MessageState::Unknown).await.due_at.is_some(), "hangs: {hangs}");
            open.abort();
        }
    }

    async fn when_one_gateway_does_not_answer_the_next_takes_over(engine: Engine) {
        let provider = Provider::start(201, r#"{"messageId":"m1"}"#).await;
        let dead = format!("http://127.0.0.1:{}/cgi-bin/sendsms", free_port());
        let house = House::open_with(engine, &[
            ("sms.kannel_url", &dead), ("sms.smsmode.url", &provider.url), ("sms.smsmode.api_key", "key"),
        ]).await;
        let id = enqueue(&house.app, &sms(Urgency::Ordinary)).await;
        until(&house.app, id, MessageState::Submitted).await;
        assert_eq!(house.count("attempts").await, 2);
        // After five failures the dead one is no longer asked.
        for _ in 0..10 {
            let id = enqueue(&house.app, &sms(Urgency::Ordinary)).await;
            until(&house.app, id, MessageState::Submitted).await;
        }
        assert_eq!(house.count("attempts").await, 5 * 2 + 6);
    }

    async fn a_busy_gateway_is_left_alone_as_long_as_it_asks(engine: Engine) {
        let provider = Provider::start(503, "busy").await;
        let house =
            House::open_with(engine, &[("sms.smsmode.url", &provider.url), ("sms.smsmode.api_key", "key")]).await;
        let id = enqueue(&house.app, &sms(Urgency::Ordinary)).await;
        let waiting = until(&house.app, id, MessageState::Deferred).await;
        assert!(waiting.due_at.is_some());
        provider.answers(400, "no such number");
        house.app.clock.advance(chrono::TimeDelta::seconds(90));
        until(&house.app, id, MessageState::Failed).await;
    }

    async fn stop_by_sms_ends_all_and_an_answer_waits_for_who_asked(engine: Engine) {
        let provider = Provider::start(201, r#"{"messageId":"m1"}"#).await;
        let house =
            House::open_with(engine, &[("sms.smsmode.url", &provider.url), ("sms.smsmode.api_key", "key")]).await;
        let app = &house.app;
        let (_, inbound) = hooks(&house).await;
        let contact = writing!(app.db, tx => {
            people::keep_contact(app, tx, &people::ContactDetails::default(), Language::French).await
        }).unwrap();
        let to_neighbour = NewMessage {
            contact_id: Some(contact),
            text: Text::GrievanceReceived { site_name: "X".to_owned(), reference: "R".to_owned(), link: "/t/x".to_owned() },
            ..sms(Urgency::Ordinary)
        };
        let id = enqueue(app, &to_neighbour).await;
        until(app, id, MessageState::Submitted).await;
        house.caller().post(&inbound, &[("from", "33639981234"), ("text", "Oui, demain.")]).await.is(200);
        house.caller().post(&inbound, &[("from", "33639981234"), ("text", " Stop !")]).await.is(200);
        house.caller().post(&inbound, &[("from", "RIVERAIN"), ("text", "stop")]).await.is(200);
        let answers = reading!(app.db, tx => notifications::answers_waiting(app, tx, "rel_").await).unwrap();
        assert_eq!(answers.len(), 1);
        assert_eq!((answers[0].words.as_str(), answers[0].subject.as_deref()), ("Oui, demain.", Some("rel_1")));
        let take = async || writing!(app.db, tx => notifications::take_answer(app, tx, answers[0].id).await).unwrap();
        assert!(take().await);
        assert!(!take().await);
        let stopped = enqueue(app, &to_neighbour).await;
        until(app, stopped, MessageState::Suppressed).await;
        // The confirmation went out all the same.
        let begun = Instant::now();
        while provider.asked().len() < 2 {
            assert!(begun.elapsed() < PATIENCE);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert!(json_of(&provider.asked()[1])["body"]["text"].as_str().unwrap().contains("vous ne recevrez plus"));
    }

    async fn a_contractor_cannot_stop_relays_by_sms_but_is_heard(engine: Engine) {
        let house = House::open_with(engine, &[("sms.smsmode.url", "http://127.0.0.1:9"), ("sms.smsmode.api_key", "key")]).await;
        let app = &house.app;
        let (_, inbound) = hooks(&house).await;
        let relay = NewMessage {
            text: Text::GrievanceReceived { site_name: "X".to_owned(), reference: "R".to_owned(), link: "/r/x".to_owned() },
            ..sms(Urgency::Ordinary)
        };
        enqueue(app, &relay).await;
        house.caller().post(&inbound, &[("from", "+33639981234"), ("text", "STOP")]).await.is(200);
        assert_eq!(house.count("suppressions").await, 0);
        let answers = reading!(app.db, tx => notifications::answers_waiting(app, tx, "rel_").await).unwrap();
        assert_eq!(answers[0].words, "STOP");
    }

    async fn forged_reports_change_nothing(engine: Engine) {
        let provider = Provider::start(201, r#"{"messageId":"m1"}"#).await;
        let house =
            House::open_with(engine, &[("sms.smsmode.url", &provider.url), ("sms.smsmode.api_key", "key")]).await;
        let id = enqueue(&house.app, &sms(Urgency::Ordinary)).await;
        until(&house.app, id, MessageState::Submitted).await;
        let (receipt, inbound) = hooks(&house).await;
        let report = json!({"messageId": "m1", "status": "DELIVERED"});
        for path in [
            "/hooks/sms/smsmode/0000000000000000/receipt".to_owned(),
            // The secret of one gateway opens no other's door.
            receipt.replace("smsmode", "twilio"),
            receipt.replace("smsmode", "../smsmode"),
        ] {
            house.caller().send_json(Method::POST, &path, &report).await.is(404);
        }
        for nonsense in ["", "{", "[]", "null", "{\"status\":{}}"] {
            let mut caller = house.caller();
            let request = caller.request(Method::POST, &receipt).body(Bytes::from(nonsense));
            caller.send(request).await.is(422);
            let request = caller.request(Method::POST, &inbound).body(Bytes::from(nonsense));
            caller.send(request).await.is(422);
        }
        let other = json!({"messageId": "somebody else's", "status": "DELIVERED"});
        house.caller().send_json(Method::POST, &receipt, &other).await.is(200);
        until(&house.app, id, MessageState::Submitted).await;
    }

    async fn ten_thousand_of_one_site_do_not_delay_another_s(engine: Engine) {
        // Many of one site wait, then one of another comes: it is next but one, and an urgent one goes before all.
        let provider = Provider::start(503, "not yet").await;
        let house = House::open_with(engine, &[
            ("sms.smsmode.url", &provider.url), ("sms.smsmode.api_key", "key"), ("sms.connections", "1"),
        ]).await;
        let app = &house.app;
        let staff = house.staff().await;
        let site = async |name: &str| {
            let draft = riverain::sites::SiteDraft {
                name: Some(name.to_owned()),
                starts_on: Some("2026-04-01".to_owned()),
                ends_on: Some("2026-06-30".to_owned()),
                site_manager_name: Some("Jeanne Moulin".to_owned()),
                site_manager_email: Some("jeanne@vauclair.example".to_owned()),
                ..riverain::sites::SiteDraft::default()
            };
            let new = riverain::sites::NewSite {
                organisation_id: staff.contractor.organisation_id,
                details: draft.checked().unwrap(),
            };
            writing!(app.db, tx => riverain::sites::register_site(app, tx, &staff.contractor, &new).await).unwrap()
        };
        let (loud, quiet) = (site("Rue Bruyante").await, site("Rue Calme").await);
        let about = |site_id, reference: &str, urgency| NewMessage {
            site_id: Some(site_id),
            text: Text::GrievanceReceived { site_name: "X".to_owned(), reference: reference.to_owned(), link: "/t".to_owned() },
            ..sms(urgency)
        };
        // At night nothing goes, so that all wait together.
        app.clock.advance(chrono::TimeDelta::hours(12));
        writing!(app.db, tx => {
            for _ in 0..300 {
                notifications::enqueue(app, tx, &about(loud, "LOUD", Urgency::Bulk)).await?;
            }
            for _ in 0..3 {
                notifications::enqueue(app, tx, &about(quiet, "QUIET", Urgency::Bulk)).await?;
            }
            notifications::enqueue(app, tx, &about(loud, "ORDINARY", Urgency::Ordinary)).await
        }).unwrap();
        provider.answers(201, r#"{"messageId":"m1"}"#);
        app.clock.advance(chrono::TimeDelta::hours(12));
        let begun = Instant::now();
        while provider.asked().len() < 20 {
            assert!(begun.elapsed() < PATIENCE);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, request) in provider.asked().iter().take(20).enumerate() {
            for word in ["LOUD", "QUIET", "ORDINARY"] {
                if request.body.contains(word) {
                    places.entry(word).or_default().push(place);
                }
            }
        }
        // Four are handed over at a time, so the order within four is free.
        assert!(places["ORDINARY"][0] < 4, "{places:?}");
        assert!(places["QUIET"].iter().all(|place| *place < 12), "{places:?}");
        assert_eq!(places["QUIET"].len(), 3);
    }
}
