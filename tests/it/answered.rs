//! A grievance in a real browser, from the neighbour's phone to the contractor's, the desk and back. With `RIVERAIN_SCREENSHOTS` set
//! it leaves a picture of every page on the way.

use riverain::grievances::{Rung, Status};
use riverain::people::Account;
use riverain::{reading, relays};

use crate::grievances::{behind, filed, site, status_of};
use crate::support::servers::browser::{Browser, Device};
use crate::support::{Engine, House, PASSWORD};

async fn sign_in(browser: &Browser, house: &House, account: &Account) {
    browser.goto(&format!("{}/sign-in", house.url)).await;
    browser.fill("email", &account.email).await;
    browser.fill("password", PASSWORD).await;
    press(browser, "main button").await;
    browser.wait_for(".who").await;
}

/// Presses what a CSS selector finds, wherever it has been scrolled to.
async fn press(browser: &Browser, selector: &str) {
    browser.wait_for(selector).await;
    browser.run(&format!("document.querySelector('{selector}').click()")).await.unwrap();
}

/// Holds that nothing on the page is wider than the screen.
async fn fits(browser: &Browser) {
    let wider = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth").await;
    assert_eq!(wider.unwrap(), 0, "{} is wider than the screen", browser.path().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_grievance_goes_from_phone_to_phone_and_is_settled() {
    let house = House::open(Engine::Sqlite).await;
    let staff = house.staff().await;
    let site = site(&house, &staff).await;
    let phone = Browser::open(Device::Phone).await;
    phone.goto(&format!("{}/s/{}/report", house.url, site.code)).await;
    phone.picture("report-phone").await;
    fits(&phone).await;
    press(&phone, "main form button.call").await;
    phone.shows("Choisissez ce dont il s’agit.").await;
    phone.picture("report-fault-phone").await;
    press(&phone, "[name=category][value=noise]").await;
    press(&phone, "[name=hazard][value=danger]").await;
    phone.fill("place", "Devant le 12 rue des Tanneurs").await;
    phone.fill("email", "lea@exemple.example").await;
    phone.fill("words", "Une planche dépasse sur le trottoir.").await;
    press(&phone, "main form button.call").await;
    phone.shows("C’est enregistré").await;
    phone.picture("follow-filed-phone").await;
    fits(&phone).await;
    let private = phone.path().await;
    let grievance = behind(&house, private.strip_prefix("/t/").unwrap()).await;

    let all = reading!(house.app.db, tx => relays::relays_of(tx, grievance.id).await).unwrap();
    let link = all.iter().find(|relay| relay.rung == Rung::SiteManager).unwrap().link(&house.app);
    phone.goto(&link).await;
    phone.picture("answer-phone").await;
    fits(&phone).await;
    press(&phone, "[name=act][value=schedule]").await;
    phone.fill("day", "2026-03-12").await;
    phone.fill("words", "Nous retirons la planche jeudi matin.").await;
    press(&phone, "main form button.wide").await;
    phone.shows("votre réponse est transmise").await;
    phone.picture("answered-phone").await;
    press(&phone, "[name=act][value=resolve]").await;
    press(&phone, "main form button.wide").await;
    phone.shows("Dite réglée").await;

    phone.goto(&format!("{}{private}", house.url)).await;
    phone.picture("follow-resolved-phone").await;
    press(&phone, "[href$=\"/yes\"]").await;
    phone.shows("Un appui sur le bouton").await;
    phone.picture("settled-phone").await;
    press(&phone, "main form button").await;
    phone.shows("Réglée, confirmée").await;
    phone.picture("follow-confirmed-phone").await;
    assert_eq!(status_of(&house, grievance.id).await, Status::Confirmed);

    sign_in(&phone, &house, &staff.mediator).await;
    phone.goto(&format!("{}/desk/grievances/new?site={}&via=doorstep&return_to=/rounds", house.url, site.id)).await;
    phone.picture("new-doorstep-phone").await;
    fits(&phone).await;
    for (category, hazard) in [("dust", ""), ("parking", ""), ("pedestrian_access", "blocked_access")] {
        filed(&house, &site, &[("category", category), ("hazard", hazard)]).await;
    }
    phone.goto(&format!("{}/desk/grievances", house.url)).await;
    phone.picture("queue-phone").await;
    fits(&phone).await;
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_desk_answers_and_handles() {
    let house = House::open(Engine::Sqlite).await;
    let staff = house.staff().await;
    let site = site(&house, &staff).await;
    let first = behind(&house, &filed(&house, &site, &[]).await).await;
    house.app.clock.advance(chrono::TimeDelta::days(3));
    for (category, hazard) in [("dust", ""), ("parking", ""), ("pedestrian_access", "blocked_access"), ("dust", "")] {
        filed(&house, &site, &[("category", category), ("hazard", hazard)]).await;
    }
    let desk = Browser::open(Device::Desk).await;
    desk.goto(&format!("{}/s/{}/report", house.url, site.code)).await;
    desk.picture("report-desk").await;
    sign_in(&desk, &house, &staff.coordinator).await;
    desk.goto(&format!("{}/desk/grievances", house.url)).await;
    desk.picture("queue-desk").await;
    // The queue goes by keyboard: j to the first line, x ticks it, / to the search.
    let key = |key: &str| {
        format!("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{key: '{key}', bubbles: true}}));")
    };
    desk.run(&key("j")).await.unwrap();
    let first_row = "document.querySelector('[data-queue] tbody tr')";
    assert_eq!(desk.run(&format!("return document.activeElement.closest('tr') === {first_row}")).await.unwrap(), true);
    desk.run(&key("x")).await.unwrap();
    assert_eq!(desk.run(&format!("return {first_row}.querySelector('input').checked")).await.unwrap(), true);
    desk.run(&key("/")).await.unwrap();
    assert_eq!(desk.run("return document.activeElement.id").await.unwrap(), "q");
    for (name, path) in [
        ("home-desk", "/desk".to_owned()),
        ("routing-desk", format!("/desk/sites/{}/routing", site.id)),
        ("record-desk", format!("/s/{}/record", site.code)),
    ] {
        desk.goto(&format!("{}{path}", house.url)).await;
        desk.picture(name).await;
        fits(&desk).await;
    }
    desk.goto(&format!("{}/desk/grievances", house.url)).await;
    press(&desk, "tbody a").await;
    desk.shows("lea.martin@exemple.example").await;
    desk.picture("grievance-desk").await;
    desk.run("document.querySelector('#severity').closest('details').open = true").await.unwrap();
    desk.run("document.querySelector('#severity').value = 'urgent'").await.unwrap();
    press(&desk, "details[open] button").await;
    desk.shows("Urgence changée").await;
    desk.picture("grievance-graded-desk").await;
    desk.goto(&format!("{}/desk/grievances/new?via=telephone", house.url)).await;
    desk.picture("new-desk").await;
    fits(&desk).await;
    desk.goto(&format!("{}/desk", house.url)).await;
    press(&desk, ".who button").await;
    sign_in(&desk, &house, &staff.contractor).await;
    desk.goto(&format!("{}/desk/grievances/{}", house.url, first.id)).await;
    desk.shows("adresse non communiquée").await;
    desk.picture("grievance-contractor-desk").await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_flood_a_browser_does_the_work_and_files_at_once() {
    let house = House::open_with(Engine::Sqlite, &[("intake.most_in_ten_minutes", "1")]).await;
    let staff = house.staff().await;
    let site = site(&house, &staff).await;
    filed(&house, &site, &[]).await;
    let phone = Browser::open(Device::Phone).await;
    phone.goto(&format!("{}/s/{}/report", house.url, site.code)).await;
    press(&phone, "[name=category][value=noise]").await;
    phone.fill("words", "Deux lignes :\nun « & » et un é.").await;
    press(&phone, "main form button.call").await;
    phone.shows("C’est enregistré").await;
    phone.close().await;
}
