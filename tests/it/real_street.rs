//! A real street, planned on its own footways: Rue Jean Jaurès in Villeurbanne, whose even numbers are on one side and odd ones on the
//! other. The round is one that a person would walk: down one side and back on the other.

use riverain::visits::RoundFile;

use crate::affected_list::{give_zone, phase, street_zone};
use crate::import::import_real;
use crate::sites::registered;
use crate::support::servers::browser::{Browser, Device};
use crate::support::{Engine, House, PASSWORD};
use crate::visits::{Town, plan, rounds, started};

const STREET: &str = "Rue Jean Jaurès";

/// Whether a stop stands on the side of the odd numbers of the street; none elsewhere.
fn is_odd(stop: &riverain::visits::StopFile) -> Option<bool> {
    let address = &stop.premises.address;
    let number = address.number.as_ref().filter(|_| address.street.as_deref() == Some(STREET))?;
    number.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok().map(|number: u32| number % 2 == 1)
}

/// How many pairs of stops of the street follow each other, and how many of them change sides.
fn changes(files: &[RoundFile]) -> (usize, usize) {
    let mut pairs = (0, 0);
    for file in files {
        for pair in file.stops.windows(2) {
            if let (Some(one), Some(other)) = (is_odd(&pair[0]), is_odd(&pair[1])) {
                pairs = (pairs.0 + 1, pairs.1 + usize::from(one != other));
            }
        }
    }
    pairs
}

/// The street with the doors that works in it reach; with its streets and paths, or without.
async fn street(house: &House, files: &[&str]) -> Town {
    for file in files {
        import_real(house, &format!("villeurbanne/{file}.geojson")).await;
    }
    let staff = house.staff().await;
    let mut contractor = house.signed_in(&staff.contractor).await;
    let path = registered(&mut contractor).await;
    contractor.post(&format!("{path}/phases"), &phase("Tranchée", &[("noise", "30")])).await.is(303);
    give_zone(&mut contractor, &path, &street_zone()).await;
    Town { second: staff.coordinator.clone(), staff, site: path.rsplit('/').next().unwrap().parse().unwrap() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_shows_the_round_of_real_data_that_a_person_would_walk() {
    let house = House::open(Engine::Sqlite).await;
    let town = street(&house, &["addresses", "shops", "sensitive", "buildings", "streets"]).await;
    let mut coordinator = house.signed_in(&town.staff.coordinator).await;
    let id = started(&mut coordinator, &town).await;
    // The plan has passed the verifier, else it would not be there.
    let planning = plan(&house, &mut coordinator, &town, id).await;
    assert!(planning.doors > 80 && planning.served * 10 >= planning.doors * 9, "{planning:?}");
    assert_eq!(planning.walks(), None, "the walks are those of the street's own ways");
    let files = rounds(&house, &town, id).await;
    let (pairs, across) = changes(&files);
    println!("{across} of {pairs} walks along the street change sides; {} s of walking", planning.walking_s);
    assert!(pairs > 30 && across * 5 <= pairs, "{across} of {pairs} walks change sides");

    let desk = Browser::open(Device::Desk).await;
    desk.goto(&format!("{}/sign-in", house.url)).await;
    desk.fill("email", &town.staff.coordinator.email).await;
    desk.fill("password", PASSWORD).await;
    desk.click("main form button").await;
    desk.wait_for("h1").await;
    for (place, file) in files.iter().enumerate() {
        desk.goto(&format!("{}/desk/rounds/{}", house.url, file.round.id)).await;
        desk.wait_for(".map[data-ready]").await;
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
        desk.picture(&format!("real-street-{place}")).await;
    }
    desk.close().await;
}
