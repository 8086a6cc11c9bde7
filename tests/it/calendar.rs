//! The calendar of a mediator in a calendar program that others wrote, calcurse: it takes the feed without a word of reproach and
//! shows each round on its day at its civil time, on both sides of the night on which the clocks change.

use std::path::Path;
use std::process::Command;

use riverain::visits::RoundFile;

use crate::support::servers::program;
use crate::support::{Engine, House};
use crate::visits::{as_form, fields, plan, rounds, town};

/// Runs calcurse, in Paris, with a calendar of its own in a folder.
fn calcurse(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(program("calcurse"))
        .args(["-D", &folder.join("kept").display().to_string(), "-C", &folder.join("settings").display().to_string()])
        .args(arguments)
        .env("TZ", "Europe/Paris")
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{told}");
    told
}

/// A round as calcurse is asked to show it.
fn line(file: &RoundFile) -> String {
    let time = |seconds: i64| format!("{:02}:{:02}", seconds / 3_600, seconds / 60 % 60);
    let (from, to) = (time(file.round.leaves_s), time(file.round.back_s));
    format!("{} {from}-{to} Tournée · {} | {} arrêts", file.round.walked_on, file.campaign.site, file.stops.len())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_calendar_program_shows_every_round_at_its_civil_time() {
    let house = House::open(Engine::Sqlite).await;
    let town = town(&house, "60").await;
    let mut coordinator = house.signed_in(&town.staff.coordinator).await;
    let mut over_the_change: Vec<_> = fields(&town);
    over_the_change.retain(|(name, value)| *name != "team" || *value == town.staff.mediator.id.to_string());
    for (name, value) in &mut over_the_change {
        match *name {
            "starts_on" => *value = "2026-03-27".to_owned(),
            "deadline" => *value = "2026-03-31".to_owned(),
            _ => {}
        }
    }
    let new = format!("/desk/sites/{}/campaigns/new", town.site);
    let answer = coordinator.post(&new, &as_form(&over_the_change)).await;
    let id = answer.is(303).location().rsplit('/').next().unwrap().parse().unwrap();
    plan(&house, &mut coordinator, &town, id).await;
    coordinator.post(&format!("/desk/campaigns/{id}/publish"), &[]).await.is(303);
    let files = rounds(&house, &town, id).await;
    // The clocks change in the night of 28 to 29 March.
    let days: Vec<String> = files.iter().map(|file| file.round.walked_on.to_string()).collect();
    assert!(
        days.iter().any(|day| day < &"2026-03-29".to_owned()) && days.iter().any(|day| day > &"2026-03-29".to_owned()),
        "{days:?}"
    );

    let page = house.signed_in(&town.staff.mediator).await.get("/rounds").await;
    let start = page.text.find("/calendar/").unwrap();
    let path: String = page.text[start..].chars().take_while(|letter| !matches!(letter, '"' | '<')).collect();
    let feed = house.caller().get(&path).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rounds.ics");
    std::fs::write(&file, &feed.is(200).text).unwrap();
    let told = calcurse(folder.path(), &["-i", &file.display().to_string()]);
    assert!(told.contains(&format!("{} app", files.len())) && told.contains("/ 0 skipped"), "{told}");
    let shown =
        ["-Q", "--from", "03/27/2026", "--days", "6", "--format-apt", "%(start:%Y-%m-%d %H:%M)-%(end:%H:%M) %m |%N\n"];
    let shown = calcurse(folder.path(), &shown).replace("|\t", "| ");
    for file in &files {
        assert!(shown.contains(&line(file)), "no “{}” in:\n{shown}", line(file));
    }
}
