//! How fast messages go through the outbox, beside the same mails sent from memory by a bare pool and the same SMS by a bare loop, to
//! the same servers in the same run: `cargo bench --bench delivery [COUNT]`. What one enqueue adds is measured inside a transaction
//! that is made anyway, for people at work and for neighbours of a site, whose clock, wording and turn are looked up.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    dead_code,
    reason = "a bench ends by panicking"
)]

#[path = "../tests/it/support/servers/mod.rs"]
mod servers;

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use riverain::app::{App, Randomness};
use riverain::clock::Clock;
use riverain::db::Db;
use riverain::i18n::Language;
use riverain::notifications::{self, Channel, Content, NewMessage, Recipient, Text, Urgency, email, texts};
use riverain::secret::Secrets;
use riverain::settings::{Given, Settings};
use riverain::{reading, writing};
use servers::kannel::Kannel;
use servers::smtp::MailServer;

const CONNECTIONS: usize = 8;

fn main() {
    let count = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(2_000);
    tokio::runtime::Runtime::new().unwrap().block_on(run(count));
}

async fn run(count: usize) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = MailServer::start().await;
    let kannel = Kannel::start().await;
    let pool = bare_pool(&server, count).await;
    println!("mails from memory by a bare pool of {CONNECTIONS}: {pool:.0}/s");
    let looped = bare_loop(&kannel, count).await;
    println!("SMS by a bare loop of {CONNECTIONS}: {looped:.0}/s");
    for engine in ["sqlite", "postgres"] {
        let folder = tempfile::tempdir().unwrap();
        let database = match engine {
            "sqlite" => format!("sqlite:{}", folder.path().join("bench.sqlite").display()),
            _ => servers::postgres::fresh_database().await,
        };
        let mut values = vec![
            ("data", folder.path().display().to_string()),
            ("database", database),
            ("mail.url", server.url()),
            ("mail.from", "riverain@ville.example".to_owned()),
        ];
        values.extend(kannel.settings());
        let app = open(values).await;
        let added = enqueue_cost(&app, count, mail).await;
        let mails = deliver(&app, count).await;
        enqueue_cost(&app, count, |_| sms()).await;
        let texts = deliver(&app, count).await;
        println!(
            "{engine}: one enqueue adds {:.3} ms; mails {mails:.0}/s ({:.0} % of the pool); SMS {texts:.0}/s ({:.0} % of the loop)",
            added.as_secs_f64() * 1_000.0,
            100.0 * mails / pool,
            100.0 * texts / looped,
        );
        app.db.close().await;
    }
}

async fn open(values: Vec<(&'static str, String)>) -> App {
    let settings = Settings::read(&Given { file: None, values }, []).unwrap();
    let random = Randomness::seeded(1);
    let db = Db::open(&settings.database).await.unwrap();
    db.migrate().await.unwrap();
    // A Tuesday morning, so that no quiet hours come in between.
    let clock = Clock::set_at("2026-03-10T09:00:00Z".parse().unwrap());
    App { db, clock, secrets: Secrets::from_key([1; 32], random.clone()), random, settings: Arc::new(settings) }
}

fn mail(number: usize) -> NewMessage {
    NewMessage {
        recipient: Recipient::Email(format!("n{number}@exemple.example").parse().unwrap()),
        language: Language::French,
        text: Text::GrievanceReceived {
            site_name: "Rue des Tanneurs".to_owned(),
            reference: "7KQ2".to_owned(),
            link: "https://riverain.example/t/8dz3k0m4q7r2w9xa".to_owned(),
        },
        urgency: Urgency::Ordinary,
        site_id: None,
        subject: Some("gri_1".to_owned()),
        contact_id: None,
    }
}

fn sms() -> NewMessage {
    NewMessage { recipient: Recipient::Sms("+33639981234".parse().unwrap()), ..mail(0) }
}

/// What one more message adds to a transaction that is made anyway.
async fn enqueue_cost(app: &App, count: usize, message: impl Fn(usize) -> NewMessage) -> Duration {
    const IN_ONE: usize = 100;
    let mut spent = Duration::ZERO;
    for batch in (0..count).collect::<Vec<_>>().chunks(IN_ONE) {
        let messages: Vec<NewMessage> = batch.iter().map(|number| message(*number)).collect();
        spent += writing!(app.db, tx => {
            let begun = Instant::now();
            for message in &messages {
                notifications::enqueue(app, tx, message).await?;
            }
            Ok(begun.elapsed())
        })
        .unwrap();
    }
    spent / u32::try_from(count).unwrap()
}

/// Messages a second, from the start of the workers until all are handed over.
async fn deliver(app: &App, count: usize) -> f64 {
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let begun = Instant::now();
    let workers = tokio::spawn(notifications::deliver(app.clone(), stopped));
    loop {
        let left: i64 = reading!(app.db, tx => {
            let sql = "SELECT count(*) FROM messages WHERE due_at IS NOT NULL";
            Ok(riverain::on!(tx, c => sqlx::query_scalar(sql).fetch_one(c).await)?)
        })
        .unwrap();
        if left == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let spent = begun.elapsed();
    stop.send_replace(true);
    workers.await.unwrap();
    count as f64 / spent.as_secs_f64()
}

async fn bare_pool(server: &MailServer, count: usize) -> f64 {
    let from = "riverain@ville.example".parse().unwrap();
    let mails: Vec<Message> = (0..count)
        .map(|number| {
            let message = mail(number);
            let Content::Letter(letter) =
                texts::write(&message.text, Channel::Email, message.language, chrono_tz::Europe::Paris)
            else {
                panic!("a mail is a letter")
            };
            let Recipient::Email(to) = message.recipient else { panic!("a mail goes to an address") };
            let id = riverain::id::MessageId(uuid::Uuid::from_u128(number as u128));
            let language = message.language;
            let written_at = "2026-03-10T09:00:00Z".parse().unwrap();
            let outgoing = email::Outgoing { id, to, letter, language, written_at, unsubscribe_url: None };
            email::compose(&from, &outgoing).unwrap()
        })
        .collect();
    let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&server.url()).unwrap().build();
    let begun = Instant::now();
    futures_util::stream::iter(mails)
        .for_each_concurrent(CONNECTIONS, |mail| {
            let transport = transport.clone();
            async move {
                transport.send(mail).await.unwrap();
            }
        })
        .await;
    count as f64 / begun.elapsed().as_secs_f64()
}

async fn bare_loop(kannel: &Kannel, count: usize) -> f64 {
    let client = reqwest::Client::new();
    let (username, password) = Kannel::CREDENTIALS;
    let Content::Short(text) = texts::write(&sms().text, Channel::Sms, Language::French, chrono_tz::Europe::Paris)
    else {
        panic!("an SMS is short")
    };
    let begun = Instant::now();
    futures_util::stream::iter(0..count)
        .for_each_concurrent(CONNECTIONS, |_| {
            let query = [
                ("username", username),
                ("password", password),
                ("to", "+33639981234"),
                ("charset", "UTF-8"),
                ("text", text.as_str()),
                ("coding", "0"),
                // Receipts cost the gateway most of its time, and ours are wanted.
                ("dlr-mask", "19"),
                ("dlr-url", "http://127.0.0.1:9/"),
            ];
            let request = client.get(kannel.url()).query(&query);
            async move {
                request.send().await.unwrap().text().await.unwrap();
            }
        })
        .await;
    count as f64 / begun.elapsed().as_secs_f64()
}
