//! A round in a cellar: the network goes, visits are recorded all the same, the page says which ones wait, and they are sent by
//! themselves when the network is back. In a real browser, through a wire that the test cuts.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};

use crate::support::servers::browser::{Browser, Device};
use crate::support::{Engine, House, PASSWORD};
use crate::visits::{press, stop_path, town, walker, walking};

/// A wire to the house that can be cut.
struct Wire {
    url: String,
    cut: Arc<AtomicBool>,
}

impl Wire {
    async fn to(house: &House) -> Self {
        let target = house.url.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let cut = Arc::new(AtomicBool::new(false));
        let is_cut = cut.clone();
        tokio::spawn(async move {
            while let Ok((mut from, _)) = listener.accept().await {
                if is_cut.load(Ordering::Relaxed) {
                    continue;
                }
                let (target, is_cut) = (target.clone(), is_cut.clone());
                tokio::spawn(async move {
                    let Ok(mut to) = TcpStream::connect(target).await else { return };
                    let cutting = async {
                        while !is_cut.load(Ordering::Relaxed) {
                            tokio::time::sleep(Duration::from_millis(20)).await;
                        }
                    };
                    tokio::select! {
                        _ = tokio::io::copy_bidirectional(&mut from, &mut to) => {}
                        () = cutting => {}
                    }
                });
            }
        });
        Self { url, cut }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_records_without_a_network_and_sends_when_it_is_back() {
    let house = House::open(Engine::Sqlite).await;
    let town = town(&house, "20").await;
    let (_, file) = walking(&house, &town).await;
    let wire = Wire::to(&house).await;
    let phone = Browser::open(Device::Phone).await;
    phone.goto(&format!("{}/sign-in", wire.url)).await;
    phone.fill("email", &walker(&town, &file).email).await;
    phone.fill("password", PASSWORD).await;
    press(&phone, "main form button").await;
    phone.wait_for("h1").await;
    let round = format!("{}/rounds/{}", wire.url, file.round.id);
    phone.goto(&round).await;
    phone.wait_for("html[data-prepared]").await;
    for _ in 0..100 {
        if phone.run("return navigator.serviceWorker.controller !== null").await.unwrap() == true {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }

    wire.cut.store(true, Ordering::Relaxed);
    tokio::time::sleep(Duration::from_millis(100)).await;
    for place in 0..2 {
        phone.goto(&format!("{}{}", wire.url, stop_path(&file, place))).await;
        phone.shows("Résultat de la visite").await;
        press(&phone, "button[value='informed']").await;
        phone.shows("à envoyer").await;
    }
    phone.shows("2 visites attendent le réseau").await;
    phone.picture("visits-phone-offline").await;
    assert_eq!(house.count("visits").await, 0);

    wire.cut.store(false, Ordering::Relaxed);
    phone.run("window.dispatchEvent(new Event('online'))").await.unwrap();
    for _ in 0..100 {
        if house.count("visits").await == 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(house.count("visits").await, 2);
    phone.goto(&round).await;
    phone.shows(&format!("2 / {}", file.stops.len())).await;
    assert!(!phone.text().await.contains("attendent le réseau"));
    // Signing out leaves nothing of the round behind.
    press(&phone, "form[action='/sign-out'] button").await;
    phone.wait_for("a[href='/sign-in']").await;
    assert_eq!(phone.run("return caches.keys().then((names) => names.length)").await.unwrap(), 0);
    phone.close().await;
}
