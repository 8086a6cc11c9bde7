//! The tests' own servers do what they are for: a mail sent is read back, an SMS is heard on the network, a page is seen, and nothing
//! runs on when its test is over.

use std::time::Duration;

use crate::support::servers::browser::{Browser, Device};
use crate::support::servers::kannel::Kannel;
use crate::support::servers::smtp::MailServer;
use crate::support::{Engine, House};

#[tokio::test]
async fn the_gateway_s_network_hears_text_coding_and_parts() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let kannel = Kannel::start().await;
    let (username, password) = Kannel::CREDENTIALS;
    let send = async |text: &str, coding: &str| {
        let query = [
            ("username", username),
            ("password", password),
            ("to", "+33639981234"),
            ("charset", "UTF-8"),
            ("text", text),
            ("coding", coding),
        ];
        reqwest::Client::new().get(kannel.url()).query(&query).send().await.unwrap().text().await.unwrap()
    };
    assert_eq!(send("Accès coupé à 8 h", "0").await, "0: Accepted for delivery");
    let heard = &kannel.messages(1).await[0];
    assert_eq!((heard.text.as_str(), heard.coding, heard.parts), ("Accès coupé à 8 h", "GSM-7", 1));
    let long = "La forêt, 100 % l’été + l’hiver. ".repeat(6);
    assert_eq!(send(&long, "2").await, "0: Accepted for delivery");
    let heard = &kannel.messages(2).await[1];
    assert_eq!((heard.text.as_str(), heard.coding, heard.parts), (long.as_str(), "UCS-2", 3));
    assert_eq!((heard.to.as_str(), heard.from.as_str()), ("+33639981234", "0639980000"));
}

#[tokio::test]
async fn nothing_runs_on_when_its_test_is_over() {
    let server = MailServer::start().await;
    let port = server.port;
    let processes = || -> usize {
        let mark = format!("127.0.0.1:{port}");
        let entries = std::fs::read_dir("/proc").unwrap().flatten();
        entries.filter_map(|entry| std::fs::read(entry.path().join("cmdline")).ok()).fold(0, |count, line| {
            let line = String::from_utf8_lossy(&line).into_owned();
            count + usize::from(line.contains("smtp-sink") && line.contains(&mark))
        })
    };
    assert!(processes() > 0);
    drop(server);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(processes(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_sees_our_pages_at_the_size_of_a_phone() {
    let house = House::open(Engine::Sqlite).await;
    let browser = Browser::open(Device::Phone).await;
    browser.goto(&format!("{}/sign-in", house.url)).await;
    browser.shows("Se connecter").await;
    assert_eq!(browser.run("return window.innerWidth").await.unwrap(), 390);
    browser.fill("email", "personne@riverain.example").await;
    browser.fill("password", "mauvais").await;
    browser.click("main form button").await;
    browser.shows("ne vont pas ensemble").await;
    browser.close().await;
}
