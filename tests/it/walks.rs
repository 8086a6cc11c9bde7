//! Whose walking times a plan goes by: those of a table service where one is set, in its language and in pieces that it takes; our own
//! streets where it does not answer; and each time the coordinator is told.

use riverain::id::CampaignId;
use riverain::reading;
use riverain::visits::{self, RoundFile};

use crate::for_both_engines;
use crate::support::servers::routing::{Mood, Routing};
use crate::support::{Engine, House};
use crate::visits::{plan, planned, rounds, started, town};

async fn walks_told(house: &House, id: CampaignId) -> String {
    let mut program = house.program(&coordinator_of(house).await).await;
    let read = program.get(&format!("/api/v1/campaigns/{id}")).await.json();
    read["planning"]["walks"].as_str().unwrap_or_default().to_owned()
}

async fn coordinator_of(house: &House) -> riverain::people::Account {
    use riverain::people::{Role, accounts_of};
    reading!(house.app.db, tx => accounts_of(tx, Role::Coordinator).await).unwrap().remove(0)
}

/// The walking of a round as the service reckons it.
fn walking_s(file: &RoundFile) -> i64 {
    let start = [file.campaign.start_lon, file.campaign.start_lat];
    let stops = file.stops.iter().map(|stop| [stop.premises.position.lon, stop.premises.position.lat]);
    let way: Vec<[f64; 2]> = [start].into_iter().chain(stops).chain([start]).collect();
    let leg =
        |leg: &[[f64; 2]]| if leg[0] == leg[1] { 0 } else { (Routing::walk_s(leg[0], leg[1]).round() as i64).max(5) };
    way.windows(2).map(leg).sum()
}

for_both_engines! {
    async fn walks_are_those_of_an_osrm_asked_in_pieces(engine: Engine) {
        let routing = Routing::start(Mood::Well).await;
        let url = format!("{}/table/v1/foot", routing.url);
        let house = House::open_with(engine, &[("walking.table.url", &url), ("walking.table.most_places", "60")]).await;
        let town = town(&house, "40").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = started(&mut coordinator, &town).await;
        plan(&house, &mut coordinator, &town, id).await;
        let asked = routing.asked();
        assert!(asked.len() > 9 && asked.iter().all(|places| *places <= 60), "{asked:?}");
        for file in rounds(&house, &town, id).await {
            // Positions are sent with six decimals.
            assert!((file.round.walking_s - walking_s(&file)).abs() <= file.stops.len() as i64, "{:?}", file.round);
        }
        coordinator.get(&format!("/desk/campaigns/{id}")).await.is(200).shows(&["Les marches viennent du service de trajets"]);
        // What is known is not asked again: neither for a door in hand nor for another plan.
        let file = rounds(&house, &town, id).await.remove(0);
        coordinator.get(&format!("/desk/rounds/{}/stops/{}/move", file.round.id, file.stops[0].stop.id)).await.is(200);
        plan(&house, &mut coordinator, &town, id).await;
        assert_eq!(routing.asked().len(), asked.len());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn walks_are_those_of_a_valhalla_and_a_bird_s_where_it_knows_no_way() {
    let routing = Routing::start(Mood::Islands).await;
    let url = format!("{}/sources_to_targets", routing.url);
    let settings = [("walking.table.url", url.as_str()), ("walking.table.kind", "valhalla")];
    let house = House::open_with(Engine::Sqlite, &settings).await;
    let town = town(&house, "20").await;
    let mut coordinator = house.signed_in(&town.staff.coordinator).await;
    let id = started(&mut coordinator, &town).await;
    plan(&house, &mut coordinator, &town, id).await;
    assert!(!routing.asked().is_empty());
    assert!(
        walks_told(&house, id).await.contains("service de trajets")
            || walks_told(&house, id).await.contains("table service")
    );
    assert!(rounds(&house, &town, id).await.iter().all(|file| file.round.walking_s > 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn our_own_streets_are_walked_when_the_table_service_does_not_answer() {
    let routing = Routing::start(Mood::Broken).await;
    let url = format!("{}/table/v1/foot", routing.url);
    let settings =
        [("walking.table.url", url.as_str()), ("walking.table.timeout_ms", "300"), ("walking.table.patience_s", "3")];
    let house = House::open_with(Engine::Sqlite, &settings).await;
    let town = town(&house, "20").await;
    let mut coordinator = house.signed_in(&town.staff.coordinator).await;
    let id = started(&mut coordinator, &town).await;
    for mood in [Mood::Broken, Mood::Late, Mood::Short, Mood::Endless] {
        routing.is(mood);
        plan(&house, &mut coordinator, &town, id).await;
        coordinator
            .get(&format!("/desk/campaigns/{id}"))
            .await
            .is(200)
            .shows(&["Le service de trajets n’a pas répondu : les marches sont comptées sur nos propres rues"]);
    }
    // The next plan asks again.
    routing.is(Mood::Well);
    plan(&house, &mut coordinator, &town, id).await;
    coordinator
        .get(&format!("/desk/campaigns/{id}"))
        .await
        .is(200)
        .shows(&["Les marches viennent du service de trajets"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_town_without_streets_is_told_that_walks_are_a_bird_s() {
    let house = House::open(Engine::Sqlite).await;
    let town = town(&house, "20").await;
    riverain::writing!(house.app.db, tx => {
        for table in ["feature_strips", "features"] {
            let sql = format!("DELETE FROM {table}");
            riverain::on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(sql.clone())).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    })
    .unwrap();
    let mut coordinator = house.signed_in(&town.staff.coordinator).await;
    let id = started(&mut coordinator, &town).await;
    coordinator.post(&format!("/desk/campaigns/{id}/plan"), &[("seconds", "1")]).await.is(303);
    planned(&house, &town, id).await;
    coordinator.get(&format!("/desk/campaigns/{id}")).await.is(200).shows(&["Aucune rue n’est importée ici"]);
    let planning = reading!(house.app.db, tx => visits::planning_of_campaign(tx, &town.staff.coordinator, id).await);
    assert_eq!(planning.unwrap().unwrap().walks().unwrap().key, "visits-walks-straight");
}
