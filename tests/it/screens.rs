//! Every page over the demonstration's data, reached by following links as each role does, in a real browser at the size of a desk
//! and of a phone: it answers, says nothing that is not translated, breaks nothing in the console, and fits its width. With
//! `RIVERAIN_SCREENSHOTS=folder` it leaves a picture of each.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::LazyLock;

use riverain::demo::{self, DemoArguments};
use riverain::i18n::Language;
use riverain::people::{Email, account_by_email};
use riverain::{grievances, reading, relays, sites};

use crate::demo::{Demo, served};
use crate::support::servers::browser::{Browser, Device};

/// What a link downloads or draws is no page.
const NO_PAGES: &[&str] = &["geojson", "csv", "svg", "atom", "json", "xlsx", "txt", "ics"];
/// A page that somebody reaches only by a link in a message.
const BY_MESSAGE: &[&str] =
    &["/t/{token}", "/t/{token}/yes", "/t/{token}/no", "/r/{token}", "/m/{token}", "/me/{token}", "/me/erased"];
/// What a script asks for, not a link: the works near a telephone, the worker of the offline round.
const WITHOUT_A_LINK: &[&str] = &["/near", "/rounds/worker.js"];

/// The routes that are pages.
static PAGES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let routes = riverain::routes();
    let listed = routes.listed().iter().filter(|route| route.method == reqwest::Method::GET);
    let is_page = |path: &String| {
        let last = path.rsplit('/').next().unwrap_or_default();
        let file = last.rsplit_once('.').is_some_and(|(_, kind)| NO_PAGES.contains(&kind));
        let elsewhere = ["/api/", "/assets/", "/feeds/", "/calendar/", "/map/", "/open311/"]
            .iter()
            .any(|own| path.starts_with(own));
        !file && (!elsewhere || path == "/api/docs") && !["/healthz", "/readyz", "/metrics"].contains(&path.as_str())
    };
    listed.map(|route| route.path.clone()).filter(is_page).filter(|path| !path.ends_with("/addresses")).collect()
});

/// The page's route, the one with the fewest parameters first.
fn page_of(address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let fits = |route: &&String| {
        let (mut own, mut given) = (route.split('/'), path.split('/'));
        loop {
            match (own.next(), given.next()) {
                (None, None) => return true,
                (Some(own), Some(given)) if own == given || (own.starts_with('{') && own.ends_with('}')) => {}
                _ => return false,
            }
        }
    };
    PAGES.iter().filter(fits).min_by_key(|route| route.matches('{').count()).map(String::as_str)
}

/// Every sentence of the pages.
static FRENCH: LazyLock<String> =
    LazyLock::new(|| [Language::French.staff_file(), Language::French.residents_file()].concat());

/// The first words of the keys of sentences, by which one that was not translated is recognised.
static PREFIXES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let keys = FRENCH.lines().filter_map(|line| line.split_once(" ="));
    let prefix = |key: &str| Some(key.split_once('-')?.0.to_owned());
    keys.filter(|(key, _)| key.starts_with(|letter: char| letter.is_ascii_lowercase()))
        .filter_map(|(key, _)| prefix(key))
        .collect()
});

/// Words of a page that look like the key of a sentence: `sites-name`.
fn untranslated(text: &str) -> Vec<&str> {
    let looks_like_a_key = |word: &&str| {
        let known = word.split_once('-').is_some_and(|(first, rest)| PREFIXES.contains(first) && !rest.is_empty());
        known && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
    };
    let words = text.split(|letter: char| letter.is_whitespace() || "«»“”(),;:".contains(letter));
    words.filter(looks_like_a_key).filter(|word| FRENCH.contains(&format!("\n{word} ="))).collect()
}

const LOOK: &str = "return {
    status: performance.getEntriesByType('navigation')[0].responseStatus,
    text: document.body.innerText,
    width: document.documentElement.scrollWidth, window: window.innerWidth,
    wide: [...document.querySelectorAll('main *')].filter(own => own.getBoundingClientRect().right > window.innerWidth + 1)
        .slice(0, 3).map(own => own.outerHTML.slice(0, 160)),
    headings: document.querySelectorAll('h1').length,
    links: [...document.querySelectorAll('a[href]')].filter(own => own.origin === location.origin && !own.download)
        .map(own => own.pathname + own.search),
}";

/// Looks at one page; gives what is wrong with it and where its links lead.
async fn look(browser: &Browser, demo: &Demo, address: &str) -> (Vec<String>, Vec<String>) {
    browser.goto(&format!("{}{address}", demo.url)).await;
    for _ in 0..100 {
        let maps = "return document.querySelectorAll('[data-map]:not([data-ready])').length";
        if browser.run(maps).await.unwrap() == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let seen = browser.run(LOOK).await.unwrap();
    let mut wrong = Vec::new();
    if seen["status"] != 200 {
        wrong.push(format!("status {}", seen["status"]));
    }
    // A sheet of labels is all labels.
    if seen["headings"] != 1 && !address.ends_with("/labels") {
        wrong.push(format!("{} main headings", seen["headings"]));
    }
    let keys = untranslated(seen["text"].as_str().unwrap()).join(", ");
    if !keys.is_empty() {
        wrong.push(format!("not translated: {keys}"));
    }
    if seen["width"].as_f64() > seen["window"].as_f64() && !address.ends_with("/labels") {
        wrong.push(format!("{} px wide in {}: {}", seen["width"], seen["window"], seen["wide"]));
    }
    wrong.extend(browser.console_errors().await.into_iter().map(|error| format!("console: {error}")));
    let links = seen["links"].as_array().unwrap().iter().filter_map(|link| link.as_str().map(ToOwned::to_owned));
    (wrong, links.collect())
}

/// A name for the picture of a route.
fn picture_name(role: &str, route: &str, device: Device) -> String {
    let route: String = route.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    let route = route.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let size = if device == Device::Desk { "desk" } else { "phone" };
    format!("{role}-{}-{size}", if route.is_empty() { "home" } else { &route })
}

/// Follows links from some pages on, and looks at one page of each route at both sizes. Gives the routes that were reached.
async fn walk(demo: &Demo, role: &str, email: Option<&str>, starts: &[String]) -> BTreeSet<&'static str> {
    let mut reached: BTreeMap<&'static str, String> = BTreeMap::new();
    let mut wrong = Vec::new();
    for device in [Device::Desk, Device::Phone] {
        let browser = Browser::open(device).await;
        if let Some(email) = email {
            browser.goto(&format!("{}/sign-in", demo.url)).await;
            browser.fill("email", email).await;
            browser.fill("password", demo::PASSWORD).await;
            browser.click("main form button").await;
            browser.wait_for("main h1").await;
            browser.console_errors().await;
        }
        let mut waiting: VecDeque<String> = match device {
            Device::Desk => starts.iter().cloned().collect(),
            Device::Phone => reached.values().cloned().collect(),
        };
        let mut done = BTreeSet::new();
        while let Some(address) = waiting.pop_front() {
            let Some(route) = page_of(&address) else { continue };
            if !done.insert(route) {
                continue;
            }
            let (faults, links) = look(&browser, demo, &address).await;
            browser.picture(&picture_name(role, route, device)).await;
            wrong.extend(faults.into_iter().map(|fault| format!("{address} ({device:?}): {fault}")));
            reached.entry(route).or_insert(address);
            if device == Device::Desk {
                // Samples of messages show links that lead nowhere.
                let is_message = |link: &String| page_of(link).is_some_and(|route| BY_MESSAGE.contains(&route));
                waiting.extend(links.into_iter().filter(|link| email.is_none() || !is_message(link)));
            }
        }
        browser.close().await;
    }
    assert!(wrong.is_empty(), "as {role}:\n{}", wrong.join("\n"));
    reached.into_keys().collect()
}

async fn demonstration() -> (tempfile::TempDir, Demo) {
    let folder = tempfile::tempdir().unwrap();
    let (demo, _) = served(folder.path(), &DemoArguments { listen: None, reset: false, yes: false }).await;
    (folder, demo)
}

async fn as_staff(role: &str, email: &str) -> BTreeSet<&'static str> {
    let (_folder, demo) = demonstration().await;
    let start = if role == "mediator" { "/rounds" } else { "/desk" };
    walk(&demo, role, Some(email), &[start.to_owned()]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_coordinator_reaches_every_page_in_a_browser_and_each_is_whole() {
    let reached = as_staff("coordinator", "coordination@aubrelles.example").await;
    let may = crate::roles::pages_of("coordinator");
    let missed: Vec<&&str> = may
        .iter()
        .filter(|path| PAGES.iter().any(|page| page == *path) && !reached.contains(**path))
        .filter(|path| !BY_MESSAGE.contains(path) && !WITHOUT_A_LINK.contains(path))
        .collect();
    assert!(missed.is_empty(), "no link leads to {missed:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contractor_s_pages_are_whole_in_a_browser() {
    as_staff("contractor", "entreprise@aubrelles.example").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mediator_s_pages_are_whole_in_a_browser() {
    as_staff("mediator", "mediation@aubrelles.example").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_authority_s_pages_are_whole_in_a_browser() {
    as_staff("authority", "ville@aubrelles.example").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_admin_s_pages_are_whole_in_a_browser() {
    as_staff("admin", "admin@aubrelles.example").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_public_reads_is_whole_in_a_browser() {
    let (_folder, demo) = demonstration().await;
    let app = &demo.app;
    let email: Email = "coordination@aubrelles.example".parse().unwrap();
    let starts = reading!(app.db, tx => {
        let reader = account_by_email(tx, &email).await?.unwrap();
        let site = sites::sites_seen_by(tx, &reader).await?.remove(0).site;
        let lines = grievances::queue(app, tx, &reader, &grievances::QueueFilter::default(), None, 50).await?.lines;
        let grievance = grievances::grievance(tx, lines[0].id).await?;
        let relay = relays::relays_of(tx, grievance.id).await?.remove(0);
        let answer = relay.link(app).strip_prefix(&app.settings.public_url).unwrap().to_owned();
        let follow = format!("/t/{}", grievance.token(app));
        Ok(vec!["/".to_owned(), "/sign-in".to_owned(), format!("/s/{}", site.code), follow, answer])
    });
    let reached = walk(&demo, "public", None, &starts.unwrap()).await;
    assert!(reached.contains("/s/{code}/report") && reached.contains("/r/{token}"), "{reached:?}");
}
