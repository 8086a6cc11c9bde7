//! Doors as they come out of the register, many packed in one value: none is lost, none moves, and whoever asks for less is told the
//! same as whoever asks for all.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::ControlFlow;

use geo::{Destination, Geodesic, LineString, MultiPolygon, Point, Polygon};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use riverain::id::PremisesId;
use riverain::premises::affected::GroundPlan;
use riverain::premises::import::{Counts, Order, import_with_order};
use riverain::premises::{
    self, Position, count_affected, door_of_site, doors_near, doors_of_phase, premises_many, standings_near,
};
use riverain::{on, reading, sites};
use serde_json::json;

use crate::affected_list::{give_zone, phase};
use crate::import::{BAN, import_text};
use crate::on_both_engines;
use crate::sites::registered;
use crate::support::House;

/// Brest, Villeurbanne, Saint-Denis de La Réunion, Papeete, Cayenne, Greenwich.
const TOWNS: [(f64, f64); 6] =
    [(-4.486, 48.39), (4.88, 45.77), (55.448, -20.879), (-149.566, -17.535), (-52.326, 4.937), (0.0, 51.478)];

/// Doors by chance around these towns, with as many decimals as somebody may write.
fn doors(chance: &mut StdRng, count: usize) -> Vec<(f64, f64)> {
    let mut door = || {
        let (lon, lat) = TOWNS[chance.random_range(0..TOWNS.len())];
        (lon + chance.random_range(-0.006..0.006), lat + chance.random_range(-0.004..0.004))
    };
    (0..count).map(|_| door()).collect()
}

/// A zone of five corners around a place.
fn zone(chance: &mut StdRng, (lon, lat): (f64, f64)) -> MultiPolygon<f64> {
    let corner = |number: u32| {
        Geodesic.destination(Point::new(lon, lat), f64::from(number) * 72.0, chance.random_range(5.0..300.0))
    };
    let ring: LineString<f64> = (0..5).map(corner).collect();
    MultiPolygon::new(vec![Polygon::new(ring, vec![])])
}

/// Every door as the table has it.
async fn in_the_table(house: &House) -> BTreeMap<PremisesId, (f64, f64)> {
    let sql = "SELECT id, lon, lat FROM premises";
    let rows: Vec<(PremisesId, f64, f64)> =
        reading!(house.app.db, tx => Ok(on!(tx, c => sqlx::query_as(sql).fetch_all(c).await)?)).unwrap();
    rows.into_iter().map(|(id, lon, lat)| (id, (lon, lat))).collect()
}

on_both_engines! {
    async fn doors_that_come_packed_are_those_of_the_table_bit_for_bit(house: House) {
        let mut chance = StdRng::seed_from_u64(80);
        let given = doors(&mut chance, 3_000);
        let rows: String = given
            .iter()
            .enumerate()
            .map(|(number, (lon, lat))| {
                let decimals = number % 18;
                format!("p{number};{number};;Rue « Élise »;;Là-bas;{lon:.decimals$};{lat:.decimals$};\n")
            })
            .collect();
        let file = format!("{BAN}{rows}");
        let report = import_text(&house, "doors.csv", &file).await;
        assert_eq!(report.counts, Counts { read: 3_000, added: 3_000, ..Counts::default() });
        assert_eq!(import_text(&house, "doors.csv", &file).await.counts.unchanged, 3_000);

        let table = in_the_table(&house).await;
        let mut found = 0;
        for number in 0..60 {
            let zone = zone(&mut chance, given[number * 47]);
            let reach_m = chance.random_range(0.0..400.0);
            let plan = GroundPlan::new(&zone).unwrap();
            let mut expected: Vec<(PremisesId, (bool, f64))> = table
                .iter()
                .filter_map(|(id, (lon, lat))| {
                    let standing = plan.standing(Position { lon: *lon, lat: *lat }, reach_m)?;
                    Some((*id, (standing.inside, standing.distance_m)))
                })
                .collect();
            expected.sort_by(|one, other| one.1.1.total_cmp(&other.1.1).then(one.0.cmp(&other.0)));
            let near = reading!(house.app.db, tx => standings_near(tx, &zone, reach_m).await).unwrap();
            let near: Vec<_> = near.into_iter().map(|(id, at)| (id, (at.inside, at.distance_m))).collect();
            assert_eq!(near, expected);
            let near = reading!(house.app.db, tx => doors_near(tx, &zone, reach_m).await).unwrap();
            for (door, (id, _)) in near.iter().zip(&expected) {
                assert_eq!((door.0.id, (door.0.position.lon, door.0.position.lat)), (*id, table[id]));
                assert_eq!(door.0.address.street.as_deref(), Some("Rue « Élise »"));
                assert_eq!(door.0.address.city.as_deref(), Some("Là-bas"));
            }
            assert_eq!(near.len(), expected.len());
            found += near.len();
        }
        assert!(found > 2_000, "{found}");

        let ids: Vec<PremisesId> = table.keys().copied().collect();
        let all = reading!(house.app.db, tx => premises_many(tx, &ids).await).unwrap();
        assert_eq!(all.iter().map(|door| (door.id, (door.position.lon, door.position.lat))).collect::<BTreeMap<_, _>>(), table);
    }

    async fn a_place_is_kept_to_a_ten_thousandth_of_a_millimetre(house: House) {
        import_text(&house, "one.csv", &format!("{BAN}a;1;;Rue Arago;;;-1.12345678901234567;45.98765432109876543;\n")).await;
        let table = in_the_table(&house).await;
        assert_eq!(table.values().copied().collect::<Vec<_>>(), [(-1.123456789012, 45.987654321099)]);
    }

    async fn one_door_a_phase_and_a_count_say_what_the_list_says(house: House) {
        let staff = house.staff().await;
        let rows: String = (0..60)
            .map(|number| format!("p{number};{};;Rue Arago;69100;Villeurbanne;{:.5};45.7575;\n", number + 1, 4.88 + f64::from(number) * 0.0001))
            .collect();
        import_text(&house, "arago.csv", &format!("{BAN}{rows}")).await;
        let path = registered(&mut house.signed_in(&staff.contractor).await).await;
        let mut caller = house.signed_in(&staff.coordinator).await;
        give_zone(&mut caller, &path, &json!({ "type": "Polygon", "coordinates": [[
            [4.8822, 45.757], [4.883, 45.757], [4.883, 45.758], [4.8822, 45.758], [4.8822, 45.757]
        ]]})).await;
        caller.post(&format!("{path}/phases"), &phase("Fouille", &[("noise", "120"), ("dust", "40")])).await.is(303);
        caller.post(&format!("{path}/phases"), &phase("Pose", &[("access", "25")])).await.is(303);
        // The file no longer has every third door; two more are added and taken out by hand.
        let rest: String = rows.lines().enumerate().filter(|(line, _)| line % 3 != 1).map(|(_, row)| format!("{row}\n")).collect();
        let order = Order { replace_area: true, ..Order::default() };
        let input = Cursor::new(format!("{BAN}{rest}").into_bytes());
        let report = import_with_order(&house.app, None, order, "arago.csv", input, |_| ControlFlow::Continue(())).await.unwrap();
        assert_eq!(report.counts.retired, 20);
        let site = path.rsplit('/').next().unwrap().parse().unwrap();
        let list = async || reading!(house.app.db, tx => premises::affected_list(tx, site).await).unwrap();
        let before = list().await;
        let near = before.affected[0].premises.id;
        let all = in_the_table(&house).await;
        let far = *all.keys().find(|id| before.affected.iter().all(|own| own.premises.id != **id)).unwrap();
        for (door, choice) in [(near, "excluded"), (far, "added")] {
            caller.post(&format!("{path}/affected/{door}"), &[("choice", choice), ("reason", "vu sur place")]).await.is(303);
        }

        let list = list().await;
        assert!(list.affected.len() > 10 && list.excluded.len() == 1, "{} {}", list.affected.len(), list.excluded.len());
        assert_eq!(reading!(house.app.db, tx => count_affected(tx, site).await).unwrap(), list.affected.len());
        for id in all.keys() {
            let seen = reading!(house.app.db, tx => door_of_site(tx, &staff.coordinator, site, *id).await).unwrap();
            let listed = list.affected.iter().find(|own| own.premises.id == *id);
            assert_eq!(seen.is_listed, listed.is_some());
            if let Some(listed) = listed {
                assert_eq!(&seen.door, listed);
            }
        }
        for phase in reading!(house.app.db, tx => sites::phases(tx, site).await).unwrap() {
            let mut of_phase: Vec<PremisesId> =
                reading!(house.app.db, tx => doors_of_phase(tx, site, phase.id).await).unwrap().into_iter().collect();
            let reached = list.affected.iter().filter(|door| door.reaches.iter().any(|reach| reach.phase == phase.id));
            let mut reached: Vec<PremisesId> = reached.map(|door| door.premises.id).collect();
            of_phase.sort();
            reached.sort();
            assert!(!reached.is_empty());
            assert_eq!(of_phase, reached);
        }
    }
}
