//! The main job from its beginning to its end, in a real browser, over a real mail server and a real SMS gateway: a site is registered,
//! its neighbours are found and visited, one of them complains, the contractor answers by the link, the neighbour is told.

use std::io::Cursor;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use riverain::premises::import::import_file;

use crate::support::servers::browser::{Browser, Device};
use crate::support::servers::kannel::Kannel;
use crate::support::servers::smtp::{Mail, MailServer};
use crate::support::{Engine, House, PASSWORD};

fn committed(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/geodata/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

async fn sign_in(browser: &Browser, house: &House, email: &str) {
    browser.goto(&format!("{}/sign-in", house.url)).await;
    browser.fill("email", email).await;
    browser.fill("password", PASSWORD).await;
    browser.click("main form button").await;
}

/// The mails to an address, once there are so many.
async fn mails_to(server: &MailServer, address: &str, count: usize) -> Vec<Mail> {
    let mut all = 0;
    loop {
        let own: Vec<Mail> =
            server.mails(all).await.into_iter().filter(|mail| mail.to.contains(&address.to_owned())).collect();
        if own.len() >= count {
            return own;
        }
        all = server.mails_so_far().len() + 1;
    }
}

/// The first address of one of our pages in a text that goes on so.
fn link(text: &str, house: &House, path: &str) -> String {
    let start = format!("{}{path}", house.url);
    let found = text.split_whitespace().find(|word| word.starts_with(&start));
    found.unwrap_or_else(|| panic!("no {start}… in:\n{text}")).to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_loop_in_a_browser_over_smtp_and_kannel() {
    let (mail, kannel) = (MailServer::start().await, Kannel::start().await);
    let mail_url = mail.url();
    let mut settings = vec![("mail.url", mail_url.as_str()), ("mail.from", "Riverain <riverain@sourcieux.example>")];
    let gateway = kannel.settings();
    settings.extend(gateway.iter().map(|(name, value)| (*name, value.as_str())));
    let house = House::open_with(Engine::Sqlite, &settings).await;
    let staff = house.staff().await;
    for name in ["addresses_ban.csv", "shops.geojson", "sensitive.geojson", "buildings.geojson", "streets.geojson"] {
        let file = Cursor::new(committed(name));
        import_file(&house.app, None, None, name, file, |_| ControlFlow::Continue(())).await.unwrap();
    }
    let desk = Browser::open(Device::Desk).await;

    // The contractor registers a site, pastes its zone and describes a phase.
    sign_in(&desk, &house, &staff.contractor.email).await;
    desk.shows("Aucun chantier pour l’instant").await;
    desk.goto(&format!("{}/desk/sites/new", house.url)).await;
    for (name, value) in [
        ("name", "Tramway, cours des Tilleuls"),
        ("starts_on", "2026-04-01"),
        ("ends_on", "2026-06-30"),
        ("site_manager_name", "Jeanne Moulin"),
        ("site_manager_email", "jeanne.moulin@vauclair.example"),
        ("site_manager_telephone", "06 39 98 12 34"),
    ] {
        desk.fill(name, value).await;
    }
    desk.picture("loop-01-register").await;
    desk.click_words("Enregistrer et donner l’emprise").await;
    desk.shows("Donnez maintenant son emprise").await;
    let zone: serde_json::Value = serde_json::from_slice(&committed("site.geojson")).unwrap();
    desk.click("details summary").await;
    desk.fill("zone", &zone["geometry"].to_string()).await;
    desk.picture("loop-02-zone").await;
    desk.click_words("Enregistrer l’emprise").await;
    desk.shows("L’emprise est enregistrée").await;
    let site = desk.client.current_url().await.unwrap().path().trim_end_matches("/phases").to_owned();
    desk.goto(&format!("{}{site}/phases", house.url)).await;
    for (name, value) in [
        ("name", "Pose des rails"),
        ("announced_from", "2026-04-01"),
        ("announced_to", "2026-06-30"),
        ("day_from", "07:00"),
        ("day_to", "18:00"),
    ] {
        desk.fill(name, value).await;
    }
    desk.choose("nuisances", "noise").await;
    desk.fill("reach_noise", "30").await;
    desk.click_words("Enregistrer").await;
    desk.shows("La phase est ajoutée").await;

    // Who is affected, as a list; and the notice that leads residents here.
    desk.goto(&format!("{}{site}/affected", house.url)).await;
    desk.shows("Cours des Tilleuls").await;
    desk.picture("loop-03-affected").await;
    desk.goto(&format!("{}{site}/notice", house.url)).await;
    let code_url = desk.run("return document.querySelector('footer a').href").await.unwrap();
    let code_url = code_url.as_str().unwrap().to_owned();
    desk.wait_for(".qr svg").await;

    // The coordinator plans a campaign and publishes its rounds.
    desk.goto(&house.url).await;
    desk.client.delete_all_cookies().await.unwrap();
    sign_in(&desk, &house, &staff.coordinator.email).await;
    desk.comes_to("/desk").await;
    desk.goto(&format!("{}{site}/campaigns/new", house.url)).await;
    desk.fill("starts_on", "2026-03-11").await;
    desk.fill("deadline", "2026-03-21").await;
    let is_ticked = "return document.querySelector(\"[name='team'][value='ID']\").checked";
    let is_ticked = is_ticked.replace("ID", &staff.mediator.id.to_string());
    if desk.run(&is_ticked).await.unwrap() == false {
        desk.choose("team", &staff.mediator.id.to_string()).await;
    }
    desk.click_words("Créer la campagne").await;
    desk.shows("Calculez maintenant les tournées").await;
    desk.click("main form.filter button").await;
    desk.comes_to("/desk/campaigns/").await;
    for _ in 0..60 {
        if desk.text().await.contains("Publier les tournées") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
    desk.picture("loop-04-planned").await;
    desk.click_words("Publier les tournées").await;
    desk.shows("sont publiées").await;

    // On the day of the first round, the mediator calls at the first door.
    let first = riverain::reading!(house.app.db, tx => riverain::visits::rounds_of_mediator(&house.app, tx, &staff.mediator).await);
    let first: NaiveDate = first.unwrap().iter().map(|file| file.round.walked_on).min().unwrap();
    house.app.clock.advance(first.and_hms_opt(16, 0, 0).unwrap().and_utc() - house.app.now());
    let phone = Browser::open(Device::Phone).await;
    sign_in(&phone, &house, &staff.mediator.email).await;
    phone.shows("Ouvrir la tournée").await;
    phone.click_words("Ouvrir la tournée").await;
    phone.comes_to("/rounds/").await;
    phone.picture("loop-05-round").await;
    phone.click("a[href*='/stops/']").await;
    phone.shows("Noter une doléance").await;
    phone.picture("loop-06-stop").await;
    phone.click("button[name='outcome'][value='informed']").await;
    phone.shows("Informé").await;

    // A resident scans the code and complains, without an account.
    let resident = Browser::open(Device::Phone).await;
    resident.goto(&code_url).await;
    resident.shows("Pose des rails").await;
    resident.picture("loop-07-public").await;
    resident.click("a[href$='/report']").await;
    resident.choose("category", "pedestrian_access").await;
    resident.choose("hazard", "blocked_access").await;
    resident.fill("place", "18 Cours des Tilleuls").await;
    resident.fill("email", "lea.martin@exemple.example").await;
    resident.fill("words", "La barrière est devant la rampe, ma mère ne peut plus sortir.").await;
    resident.picture("loop-08-report").await;
    resident.click("main form button.call").await;
    resident.shows("C’est enregistré").await;
    let reference = resident.wait_for(".notice .plate").await.text().await.unwrap();
    let follow = resident.client.current_url().await.unwrap().path().to_owned();
    assert!(follow.starts_with("/t/"), "{follow}");
    resident.picture("loop-09-filed").await;

    // It reaches the site manager by email and, being urgent, by SMS; the neighbour gets a receipt with the private link.
    let relay = mails_to(&mail, "jeanne.moulin@vauclair.example", 1).await.remove(0);
    assert!(relay.subject.contains(&reference) || relay.text.contains(&reference), "{}", relay.raw);
    assert!(!relay.raw.contains("lea.martin"), "the contractor is shown the neighbour's address");
    let answer_link = link(&relay.text, &house, "/r/");
    let sms = kannel.messages(1).await.remove(0);
    assert_eq!(sms.to, "+33639981234");
    assert!(sms.text.contains(&reference) && sms.text.contains("/r/"), "{}", sms.text);
    let receipt = mails_to(&mail, "lea.martin@exemple.example", 1).await.remove(0);
    assert_eq!(link(&receipt.text, &house, "/t/"), format!("{}{follow}", house.url));

    // The site manager answers on their phone, without an account.
    let manager = Browser::open(Device::Phone).await;
    manager.goto(&answer_link).await;
    manager.shows(&reference).await;
    manager.choose("act", "resolve").await;
    manager.fill("words", "La barrière est déplacée, excusez-nous.").await;
    manager.picture("loop-10-answer").await;
    manager.click_words("Envoyer la réponse").await;
    manager.shows("Merci, votre réponse est transmise").await;

    // The neighbour is told, reads it by the private link, and says that it is settled.
    let told = mails_to(&mail, "lea.martin@exemple.example", 2).await.remove(1);
    assert!(told.text.contains("La barrière est déplacée") || told.text.contains("/t/"), "{}", told.raw);
    resident.goto(&format!("{}{follow}", house.url)).await;
    resident.shows("La barrière est déplacée").await;
    resident.picture("loop-11-follow").await;
    resident.click_words("Oui, c’est réglé").await;
    resident.click("main form button.wide").await;
    resident.comes_to("/t/").await;

    // At the desk, the chain is there to be read.
    sign_in(&desk, &house, &staff.coordinator.email).await;
    desk.comes_to("/desk").await;
    desk.goto(&format!("{}/desk/grievances?shown=all", house.url)).await;
    desk.shows(&reference).await;
    desk.click("tbody a").await;
    desk.shows("La barrière est déplacée").await;
    desk.picture("loop-12-desk").await;
    desk.goto(&format!("{}/desk/messages", house.url)).await;
    desk.picture("loop-13-messages").await;
    for browser in [desk, phone, resident, manager] {
        browser.close().await;
    }
}
