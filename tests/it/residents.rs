//! Residents are met in their own language wherever they come: what their pages say stands in `src/i18n/residents`, and nothing of
//! it falls back to another language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::TimeDelta;
use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use riverain::grievances::{Rung, Status};
use riverain::i18n::Language;
use riverain::{notifications, people, reading};

use crate::bulletins::with_doors;
use crate::grievances::{REPORT, behind, filed, site, status_of};
use crate::languages::{resident_keys, staff_keys};
use crate::relays::{link, press};
use crate::sites::with;
use crate::support::servers::browser::{Browser, Device};
use crate::support::{Engine, House, plain_spaces};

// ---- which sentences residents' pages need ------------------------------------------------------------------------------------

/// Pages in the residents' frame to which only contractors and staff come.
const NOT_FOR_RESIDENTS: [&str; 3] = ["relays/answer.html", "relays/gone.html", "people/sign_in.html"];

/// Code beside the handlers whose words residents meet: words of things, faults of what was typed. With each, how those of its keys
/// begin that only staff meet.
const WORDS: &[(&str, &[&str])] = &[
    ("bulletins/subscribing.rs", &[]),
    ("error.rs", &[]),
    ("grievances/acting.rs", &[]),
    ("grievances/echoes.rs", &[]),
    ("grievances/filing.rs", &[]),
    ("grievances/pages/words.rs", &["visibility-"]),
    ("grievances/photos.rs", &[]),
    ("grievances/survey.rs", &[]),
    ("i18n/dates.rs", &[]),
    ("open/changes.rs", &[]),
    ("people/contacts.rs", &[]),
    ("people/reach.rs", &[]),
    ("premises/pages/map.rs", &["premises-box-"]),
    (
        "premises/pages/words.rs",
        &[
            "premises-because-",
            "premises-added-",
            "premises-excluded-",
            "premises-dwellings-",
            "premises-kind-",
            "premises-column-",
        ],
    ),
    ("relays/pages/pictures.rs", &[]),
    ("relays/pages/today.rs", &[]),
    ("relays/pages/upload.rs", &[]),
    ("sites/pages/notice.rs", &[]),
    ("sites/pages/words.rs", &["sites-need-"]),
];

/// What looks like a key, or the beginning of some, and is none: values of fields, the class of a badge.
const NO_KEYS: [&str; 3] = ["yes", "no", "status-"];

/// The sentences that are needed: by their key, or all whose key begins so.
#[derive(Default)]
struct Needed {
    keys: BTreeSet<String>,
    beginnings: BTreeSet<String>,
}

impl Needed {
    /// Everything that a template or a file of code names.
    fn read(&mut self, text: &str, known: &BTreeSet<String>, only_staff: &[&str]) {
        let begins_keys = |beginning: &str| known.iter().any(|key| key.starts_with(beginning));
        let mut beginnings = BTreeSet::new();
        for literal in text.split('"').skip(1).step_by(2) {
            if known.contains(literal) {
                if !NO_KEYS.contains(&literal) && !only_staff.iter().any(|own| literal.starts_with(own)) {
                    self.keys.insert(literal.to_owned());
                }
            } else if let Some((beginning, _)) = literal.split_once("-{") {
                beginnings.insert(format!("{beginning}-"));
            } else if literal.contains('-') {
                beginnings.insert(format!("{literal}-"));
            }
        }
        // A word of a vocabulary: in a sentence, as a choice, as what an entry of the timeline is about.
        for before in ["word(\"", "Some(\""] {
            let named = text.split(before).skip(1).filter_map(|rest| rest.split('"').next());
            beginnings.extend(named.map(|vocabulary| format!("{vocabulary}-")));
        }
        let picks = text.split("ui::pick(").skip(1).filter_map(|rest| rest.split('"').nth(5));
        beginnings.extend(picks.map(|vocabulary| format!("{vocabulary}-")));
        let is_own =
            |own: &String| begins_keys(own) && !only_staff.contains(&own.as_str()) && !NO_KEYS.contains(&own.as_str());
        self.beginnings.extend(beginnings.into_iter().filter(is_own));
    }

    fn holds(&self, key: &str) -> bool {
        self.keys.contains(key) || self.beginnings.iter().any(|beginning| key.starts_with(beginning))
    }
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file of `src` with this ending, by its path there.
fn files(ending: &str) -> BTreeMap<String, String> {
    fn walk(folder: &Path, ending: &str, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, ending, found);
            } else if path.extension().is_some_and(|own| own == ending) {
                let name = path.strip_prefix(source()).unwrap().display().to_string();
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(&source(), ending, &mut found);
    found
}

/// A template with what it includes.
fn whole(name: &str, templates: &BTreeMap<String, String>) -> String {
    let text = &templates[name];
    let included = text.split("{% include \"").skip(1).filter_map(|rest| rest.split('"').next());
    included.fold(text.clone(), |all, part| all + &whole(part, templates))
}

/// A template without the blocks that those which extend it fill anew.
fn without(text: &str, blocks: &[&str]) -> String {
    blocks.iter().fold(text.to_owned(), |text, block| {
        let (before, rest) = text.split_once(&format!("{{% block {block} %}}")).unwrap();
        let (_, after) = rest.split_once("{% endblock %}").unwrap();
        format!("{before}{after}")
    })
}

/// The parts of `components.html` that templates call, and those that these call.
fn parts_called(texts: &str, components: &str) -> String {
    let parts: BTreeMap<&str, &str> = components
        .split("{% macro ")
        .skip(1)
        .map(|part| (part.split('(').next().unwrap(), part.split("{% endmacro %}").next().unwrap()))
        .collect();
    let mut called: BTreeSet<&str> =
        parts.keys().filter(|name| texts.contains(&format!("ui::{name}("))).copied().collect();
    loop {
        let more: BTreeSet<&str> = parts
            .keys()
            .filter(|name| called.iter().any(|own| parts[own].contains(&format!("{{{{ {name}("))))
            .copied()
            .collect();
        if more.is_subset(&called) {
            return called.iter().map(|name| parts[name]).collect();
        }
        called.extend(more);
    }
}

fn needed(known: &BTreeSet<String>) -> Needed {
    let (templates, code) = (files("html"), files("rs"));
    let mut own: Vec<&String> = templates
        .iter()
        .filter(|(_, text)| text.contains("{% extends \"web/layout_public.html\" %}"))
        .map(|(name, _)| name)
        .collect();
    own.retain(|name| !NOT_FOR_RESIDENTS.contains(&name.as_str()));
    assert!(own.len() > 8, "{own:?}");
    let mut texts: String = own.iter().map(|name| whole(name, &templates)).collect();
    texts += &whole("web/layout_public.html", &templates);
    texts += &without(&templates["web/layout.html"], &["banner", "foot"]);
    // Of the notice, what stands on the sheet itself.
    texts += &templates["sites/notice.html"]
        .split("sheet.t(")
        .skip(1)
        .map(|rest| &rest[..rest.find(')').unwrap()])
        .collect::<String>();
    texts += &parts_called(&texts, &templates["web/components.html"]);
    let mut needed = Needed::default();
    needed.read(&texts, known, &[]);
    let shows = |text: &str| own.iter().any(|name| text.contains(&format!("path = \"{name}\"")));
    let handlers = code.iter().filter(|(_, text)| shows(text)).map(|(name, _)| (name.as_str(), &[][..]));
    for (name, only_staff) in handlers.chain(WORDS.iter().copied()) {
        let text = code[name].split("#[cfg(test)]").next().unwrap();
        needed.read(text, known, only_staff);
    }
    needed
}

#[test]
fn what_residents_meet_is_written_in_every_language_and_nothing_else() {
    let residents: BTreeSet<String> = resident_keys(Language::French).into_keys().collect();
    let staff: BTreeSet<String> = staff_keys(Language::French).into_keys().collect();
    let needed = needed(&residents.union(&staff).cloned().collect());
    let missing: Vec<_> = staff.iter().filter(|key| needed.holds(key)).collect();
    assert!(missing.is_empty(), "residents meet these, so they belong into src/i18n/residents: {missing:#?}");
    let surplus: Vec<_> = residents.iter().filter(|key| !needed.holds(key)).collect();
    assert!(surplus.is_empty(), "no resident meets these, so they belong beside the other pages' words: {surplus:#?}");
}

// ---- no page falls back ---------------------------------------------------------------------------------------------------------

/// The French words of every page with their key, as they stand between values; too short ones could stand anywhere.
static FRENCH: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    fn collect(pattern: &Pattern<&str>, words: &mut Vec<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => words.push(value.trim().to_owned()),
                PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                    variants.iter().for_each(|variant| collect(&variant.value, words));
                }
                PatternElement::Placeable { .. } => {}
            }
        }
    }
    let mut all = Vec::new();
    for text in [Language::French.residents_file(), Language::French.staff_file()] {
        for entry in fluent_syntax::parser::parse(text).unwrap().body {
            let Entry::Message(message) = entry else { continue };
            let mut words = Vec::new();
            collect(message.value.as_ref().unwrap(), &mut words);
            let long = words.into_iter().filter(|words| words.chars().count() >= 10);
            all.extend(long.map(|words| (message.id.name.to_owned(), words)));
        }
    }
    all
});

/// Reads a page in every language but French, and holds that nothing on it is French.
async fn speaks_each_language(house: &House, path: &str, status: u16) {
    for &language in Language::ALL.iter().filter(|own| **own != Language::French) {
        let answer = house.caller().reading(language.as_str()).get(path).await;
        answer.is(status);
        speaks(&answer.text, language, path);
    }
}

/// Holds that a page is in a language, and in no part French.
#[track_caller]
fn speaks(page: &str, language: Language, path: &str) {
    let (before, after) = if page.contains("<feed") { ("xml:lang", "") } else { ("<html lang", " dir") };
    assert!(page.contains(&format!("{before}=\"{language}\"{after}")), "{path} is not in {language}:\n{page}");
    let page = plain_spaces(page);
    let is_own = |words: &str| language.residents_file().contains(words) || language.messages_file().contains(words);
    let left: Vec<_> = FRENCH.iter().filter(|(_, words)| page.contains(words.as_str()) && !is_own(words)).collect();
    assert!(left.is_empty(), "{path} in {language} falls back to French: {left:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_of_a_site_speak_every_language() {
    let house = House::open(Engine::Sqlite).await;
    let staff = house.staff().await;
    let site = with_doors(&house, &staff).await;
    let code = &site.code;
    for category in ["noise", "dust", "dust", "parking", "other", "safety"] {
        let token = filed(&house, &site, &[("category", category)]).await;
        let id = behind(&house, &token).await.id;
        house.caller().post(&link(&house, id, Rung::SiteManager).await, &[("act", "resolve")]).await.is(303);
    }
    for (path, status) in [
        ("/".to_owned(), 200),
        ("/?code=zzzz".to_owned(), 404),
        ("/near?address=7+rue+des+tanneurs".to_owned(), 200),
        ("/near?address=nowhere".to_owned(), 200),
        (format!("/s/{code}"), 200),
        (format!("/s/{code}/report"), 200),
        (format!("/s/{code}/report?counted"), 200),
        (format!("/s/{code}/subscribe"), 200),
        (format!("/s/{code}/subscribe?done"), 200),
        (format!("/s/{code}/record"), 200),
        (format!("/feeds/{code}.atom"), 200),
        ("/me/erased".to_owned(), 200),
        ("/s/zzzz".to_owned(), 404),
        ("/t/0000000000000000".to_owned(), 404),
        ("/near?door=nothing".to_owned(), 400),
        ("/nothing".to_owned(), 404),
        ("/language".to_owned(), 405),
    ] {
        speaks_each_language(&house, &path, status).await;
    }
    house.app.clock.advance(TimeDelta::days(60));
    speaks_each_language(&house, &format!("/s/{code}"), 200).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_with_a_form_is_told_in_the_language_of_its_page() {
    let house = House::open(Engine::Sqlite).await;
    let staff = house.staff().await;
    let site = site(&house, &staff).await;
    let (report, subscribe) = (format!("/s/{}/report", site.code), format!("/s/{}/subscribe", site.code));
    let long = "x".repeat(5_000);
    let wrong: &[(&str, Vec<(&str, &str)>)] = &[
        (&report, vec![]),
        (
            &report,
            with(
                REPORT,
                &[("category", "x"), ("hazard", "x"), ("suffered_on", "x"), ("suffered_at", "x"), ("where", "x")],
            ),
        ),
        (
            &report,
            with(REPORT, &[("suffered_on", "2027-01-01"), ("email", "x"), ("telephone", "12"), ("words", &long)]),
        ),
        (&report, with(REPORT, &[("suffered_on", "2020-01-01"), ("website", "x")])),
        (&subscribe, vec![("website", "x")]),
        (&subscribe, vec![("language", "x"), ("place", &long)]),
    ];
    for &language in Language::ALL.iter().filter(|own| **own != Language::French) {
        let mut caller = house.caller().reading(language.as_str());
        for (path, fields) in wrong {
            let answer = caller.post(path, fields).await;
            speaks(&answer.is(422).text, language, path);
        }
        let picture = reqwest::multipart::Part::bytes(b"no picture".to_vec()).file_name("a.jpg");
        let form = reqwest::multipart::Form::new().text("category", "noise").part("photos", picture);
        let request = caller.request(reqwest::Method::POST, &report).multipart(form);
        speaks(&caller.send(request).await.is(422).text, language, &report);
        let answer = caller.post(&format!("/s/{}/too", site.code), &[("reference", "none")]).await;
        speaks(&answer.is(404).text, language, "/too");
    }
    let mut last = house.caller().reading("tr").post(&report, REPORT).await;
    while last.status == 303 {
        last = house.caller().reading("tr").post(&report, REPORT).await;
    }
    speaks(&last.is(429).text, Language::Turkish, &report);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_followed_grievance_speaks_every_language_wherever_it_stands() {
    let house = House::open(Engine::Sqlite).await;
    let staff = house.staff().await;
    let site = site(&house, &staff).await;
    let token = filed(&house, &site, &[]).await;
    let (path, id) = (format!("/t/{token}"), behind(&house, &token).await.id);
    speaks_each_language(&house, &format!("{path}?filed"), 200).await;
    let answer = link(&house, id, Rung::SiteManager).await;
    let contractor = async |fields: &[(&str, &str)]| {
        house.caller().post(&answer, fields).await.is(303);
        speaks_each_language(&house, &path, 200).await;
    };
    let neighbour = async |fields: &[(&str, &str)]| {
        house.caller().post(&path, fields).await.is(303);
        speaks_each_language(&house, &path, 200).await;
    };
    contractor(&[("act", "accept")]).await;
    contractor(&[("act", "schedule"), ("day", "2026-03-12")]).await;
    contractor(&[("act", "ask"), ("words", "À quel étage ?")]).await;
    neighbour(&[("say", "message"), ("words", "Au troisième.")]).await;
    contractor(&[("act", "resolve")]).await;
    for own in ["yes", "no"] {
        speaks_each_language(&house, &format!("{path}/{own}"), 200).await;
    }
    neighbour(&[("say", "not_settled")]).await;
    house.app.clock.advance(TimeDelta::days(20));
    press(&house).await;
    speaks_each_language(&house, &path, 200).await;
    contractor(&[("act", "resolve")]).await;
    house.app.clock.advance(TimeDelta::days(15));
    press(&house).await;
    assert_eq!(status_of(&house, id).await, Status::Unconfirmed);
    speaks_each_language(&house, &path, 200).await;
    neighbour(&[("say", "settled")]).await;
    let survey = format!("{path}/survey");
    let mut turkish = house.caller().reading("tr");
    speaks(&turkish.post(&survey, &[("soon", "yes")]).await.is(422).text, Language::Turkish, &survey);
    let answers = [("soon", "yes"), ("clear", "rather"), ("content", "hardly")];
    turkish.post(&survey, &answers).await.is(303);
    speaks_each_language(&house, &path, 200).await;

    // The other ends; and what is not possible any more.
    let (refused, withdrawn) = (filed(&house, &site, &[("email", "")]).await, filed(&house, &site, &[]).await);
    let id = behind(&house, &refused).await.id;
    let answer = link(&house, id, Rung::SiteManager).await;
    house.caller().post(&answer, &[("act", "refuse"), ("words", "Hors du chantier.")]).await.is(303);
    house.caller().post(&format!("/t/{withdrawn}"), &[("say", "withdraw")]).await.is(303);
    for token in [&refused, &withdrawn] {
        speaks_each_language(&house, &format!("/t/{token}?filed"), 200).await;
    }
    let settled = [("say", "settled")];
    speaks(&turkish.post(&format!("/t/{withdrawn}"), &settled).await.is(409).text, Language::Turkish, "settled");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_files_is_written_to_in_the_language_of_the_page() {
    let house = House::open(Engine::Sqlite).await;
    let staff = house.staff().await;
    let site = site(&house, &staff).await;
    for &language in Language::ALL {
        let mut caller = house.caller().reading(language.as_str());
        let email = format!("{language}@exemple.example");
        let form = with(REPORT, &[("email", &email)]);
        let filed = caller.post_and_follow(&format!("/s/{}/report", site.code), &form).await;
        let token = filed.text.split("href=\"/t/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let grievance = behind(&house, &token).await;
        let contact = grievance.contact_id.unwrap();
        let subject = grievance.id.to_string();
        let sent = reading!(house.app.db, tx => notifications::messages_about(tx, &subject).await).unwrap();
        let receipt = sent.into_iter().find(|message| message.kind == "grievance-received").unwrap();
        let messages = format!("/m/{}", house.app.secrets.link("messages", receipt.id.0));
        let own = caller.get(&messages).await;
        let said = language.t("text-grievance-received-after");
        own.is(200).shows(&[&said, &format!("<div class=\"card\" lang=\"{language}\"")]);
        if language == Language::French {
            continue;
        }
        speaks(&own.text, language, &messages);
        let kept = people::own_page(&house.app, contact);
        speaks(&caller.get(&kept).await.is(200).text, language, &kept);
        let told = caller.post_and_follow(&messages, &[("do", "stop_all")]).await;
        speaks(&told.is(200).text, language, &messages);
        let told = caller.post_and_follow(&messages, &[("do", "resume")]).await;
        speaks(&told.is(200).text, language, &messages);
    }
}

/// What is wider than its box: the page, a button, a choice's card.
const TOO_WIDE: &str = "return [...document.querySelectorAll('html, button, .button, .choice, .badge, .card, .notice')]
    .filter(own => own.scrollWidth > own.clientWidth + 1)
    .map(own => own.tagName + ' ' + own.innerText.slice(0, 80))";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_telephone_shows_each_page_whole_in_every_language() {
    let house = House::open(Engine::Sqlite).await;
    let staff = house.staff().await;
    let site = with_doors(&house, &staff).await;
    let mut private = String::new();
    for category in ["noise", "dust", "dust", "parking", "safety"] {
        private = filed(&house, &site, &[("category", category)]).await;
        let id = behind(&house, &private).await.id;
        house.caller().post(&link(&house, id, Rung::SiteManager).await, &[("act", "resolve")]).await.is(303);
    }
    let grievance = behind(&house, &private).await;
    let subject = grievance.id.to_string();
    let sent = reading!(house.app.db, tx => notifications::messages_about(tx, &subject).await).unwrap();
    let receipt = sent.into_iter().find(|message| message.kind == "grievance-received").unwrap();
    let code = &site.code;
    let pages = [
        ("home", "/".to_owned()),
        ("near", "/near?address=7+rue+des+tanneurs".to_owned()),
        ("site", format!("/s/{code}")),
        ("report", format!("/s/{code}/report")),
        ("subscribe", format!("/s/{code}/subscribe")),
        ("record", format!("/s/{code}/record")),
        ("follow", format!("/t/{private}")),
        ("messages", format!("/m/{}", house.app.secrets.link("messages", receipt.id.0))),
        ("kept", people::own_page(&house.app, grievance.contact_id.unwrap())),
        ("not-found", "/nothing".to_owned()),
    ];
    let phone = Browser::open(Device::Phone).await;
    for language in Language::ALL {
        phone.goto(&house.url).await;
        phone.run(&format!("document.cookie = 'language={language}; path=/'")).await.unwrap();
        for (name, path) in &pages {
            phone.goto(&format!("{}{path}", house.url)).await;
            phone.picture(&format!("residents-{language}-{name}")).await;
            let spoken = phone.run("return document.documentElement.lang").await.unwrap();
            assert_eq!(spoken, language.as_str(), "{path}");
            // Turkish would put a dot on a capital I that is not its own.
            let name = phone.run("return document.querySelector('.wordmark').innerText").await.unwrap();
            assert_eq!(name, "RIVERAIN", "{path} in {language}");
            let too_wide = phone.run(TOO_WIDE).await.unwrap();
            assert_eq!(too_wide, serde_json::json!([]), "{path} in {language} does not fit");
        }
    }
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staff_and_contractors_work_in_french_or_english() {
    let house = House::open(Engine::Sqlite).await;
    let staff = house.staff().await;
    let site = site(&house, &staff).await;
    let token = filed(&house, &site, &[]).await;
    let answer = link(&house, behind(&house, &token).await.id, Rung::SiteManager).await;
    let mut caller = house.caller().reading("tr,en;q=0.5");
    for path in [answer.as_str(), "/sign-in", "/desk/nothing"] {
        let shown = caller.get(path).await;
        shown.shows(&["<html lang=\"en\"", "value=\"fr\""]).hides(&["value=\"tr\""]);
    }
    // The choice is kept for where it is spoken.
    caller.post("/language", &[("language", "ar"), ("return_to", "/")]).await.is(303);
    caller.get("/").await.is(200).shows(&["<html lang=\"ar\" dir=\"rtl\"", "value=\"tr\"", "العربية"]);
    caller.get("/sign-in").await.is(200).shows(&["<html lang=\"en\""]);
}
