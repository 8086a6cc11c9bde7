//! What cannot be planned gets a sentence that says where and why, in a file and at the desk: a deadline that is past, nobody to walk,
//! windows across midnight, a matrix that is not square, values that are negative or absurd, a hundred thousand doors.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::visits::{PROBLEM, plan_command, planned, started, town};

/// The problem with one member changed, as what is told of it.
fn told(change: impl FnOnce(&mut Value)) -> String {
    let mut problem: Value = serde_json::from_str(PROBLEM).unwrap();
    change(&mut problem);
    let (went_well, plan, told) = plan_command(&["--problem", "-", "--iterations", "10"], &problem.to_string());
    assert!(!went_well && plan.is_empty(), "{plan}");
    told
}

/// Puts a value where a pointer says.
fn put(problem: &mut Value, place: &str, value: &Value) {
    let (parent, last) = place.rsplit_once('/').unwrap();
    match problem.pointer_mut(parent).unwrap() {
        Value::Array(list) => list[last.parse::<usize>().unwrap()] = value.clone(),
        object => object[last] = value.clone(),
    }
}

#[test]
fn every_value_that_cannot_be_is_named_with_its_place() {
    let window = "A window of door “d1” ends before it begins, overlaps another or leaves the day.";
    let shift = "The hours of shift “m1-0” end before they begin or leave the day.";
    type Case = (&'static str, Value, &'static str, &'static str);
    let cases: &[Case] = &[
        // Across midnight.
        ("/doors/0/windows", json!([[79_200, 7_200]]), "/doors/0/windows/0", window),
        ("/doors/0/windows", json!([[79_200, 93_600]]), "/doors/0/windows/0", window),
        ("/shifts/0/to", json!(93_600), "/shifts/0/to", shift),
        ("/shifts/0/to", json!(3_600), "/shifts/0/to", shift),
        // Negative or absurd.
        ("/doors/0/service_s", json!(-600), "/doors/0/service_s", "cannot be negative"),
        ("/doors/0/service_s", json!(90_000), "/doors/0/service_s", "must fit into a day"),
        ("/doors/0/priority", json!(0), "/doors/0/priority", "must be at least 1"),
        ("/doors/0/at", json!(17), "/doors/0/at", "“d1” is at a place"),
        ("/days", json!(0), "/days", "between 1 and 366"),
        ("/days", json!(100_000), "/days", "between 1 and 366"),
        ("/points/0", json!([4.85, 145.75]), "/points/0", "longitude, then latitude"),
        ("/shifts/0/break/seconds", json!(86_000), "/shifts/0/break", "break of shift “m1-0”"),
        ("/doors/1/days", json!([7]), "/doors/1/days", "“d2” names a day"),
    ];
    for (place, value, pointer, sentence) in cases {
        let told = told(|problem| put(problem, place, value));
        assert!(told.contains(pointer) && told.contains(sentence), "{place} {value}: {told}");
    }
    let with_matrix = |matrix: Value| {
        told(|problem| {
            problem.as_object_mut().unwrap().remove("points");
            problem["matrix_s"] = matrix;
        })
    };
    let ragged = with_matrix(json!([[0, 60, 90], [60, 0], [90, 30, 0]]));
    assert!(
        ragged.contains("/matrix_s/1") && ragged.contains("The matrix has 3 rows, but this row has 2 values"),
        "{ragged}"
    );
    let negative = with_matrix(json!([[0, -60, 90], [60, 0, 30], [90, 30, 0]]));
    assert!(negative.contains("/matrix_s/0/1") && negative.contains("between 0 and 172,800"), "{negative}");
}

#[test]
fn a_hundred_thousand_doors_are_refused_and_nobody_to_walk_is_said() {
    let crowd = told(|problem| {
        let door = |number: usize| json!({ "id": number.to_string(), "at": 1, "service_s": 60 });
        problem["doors"] = (0..100_000).map(door).collect();
    });
    assert!(crowd.contains("/doors: There are 100,000 here; 20,000 at most can be planned at once."), "{crowd}");
    let mut alone: Value = serde_json::from_str(PROBLEM).unwrap();
    alone["shifts"] = json!([]);
    let (went_well, plan, _) = plan_command(&["--problem", "-", "--iterations", "10"], &alone.to_string());
    let plan: Value = serde_json::from_str(&plan).unwrap();
    assert!(went_well);
    let reasons: Vec<&Value> = plan["unplanned"].as_array().unwrap().iter().map(|door| &door["reasons"][0]).collect();
    assert_eq!(reasons, [&json!("no shift"), &json!("no shift on days 0, 1")]);
}

on_both_engines! {
    async fn a_campaign_whose_deadline_has_passed_or_whose_team_is_away_says_so(house: House) {
        let town = town(&house, "20").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = started(&mut coordinator, &town).await;
        let path = format!("/desk/campaigns/{id}");
        for who in [&town.staff.mediator, &town.second] {
            let absent = [("who", &*who.id.to_string()), ("from", "2026-03-10"), ("to", "2026-03-31")].map(|(name, value)| (name, value.to_owned()));
            let absent: Vec<(&str, &str)> = absent.iter().map(|(name, value)| (*name, value.as_str())).collect();
            coordinator.post(&format!("{path}/absences"), &absent).await.is(303);
        }
        coordinator.post(&format!("{path}/plan"), &[("seconds", "1")]).await.is(303);
        let planning = planned(&house, &town, id).await;
        assert_eq!(planning.served, 0);
        coordinator.get(&path).await.is(200).shows(&["Personne ne travaille les jours qui conviennent"]);
        house.app.clock.advance(TimeDelta::days(12));
        let mut late = house.signed_in(&town.staff.coordinator).await;
        late.post(&format!("{path}/plan"), &[("seconds", "1")]).await.is(409)
            .shows(&["Il ne reste aucun jour de visite avant l’échéance (21 mars 2026)"]);
    }
}
