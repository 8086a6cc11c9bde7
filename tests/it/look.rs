//! The layouts and components: each is rendered with samples and held to what a screen reader and the content policy need.

use askama::Template;
use riverain::clock::Timestamp;
use riverain::error::Error;
use riverain::i18n::{Language, Sentence};
use riverain::web::{Crumb, Page, Typed, Visitor};

riverain::vocabulary! {
    /// Words to pick from.
    pub enum Severity {
        /// Danger.
        Urgent = "urgent",
        /// Soon.
        High = "high",
        /// In its turn.
        Normal = "normal",
    }
}

#[derive(Template)]
#[template(path = "../tests/it/look/sample.html", config = "src/web/askama.toml")]
struct Sample {
    page: Page,
    form: Typed,
    crumbs: Vec<Crumb>,
    severities: &'static [Severity],
    sites: Vec<(String, String)>,
}

fn page(language: Language) -> Page {
    Page {
        language,
        path: "/desk/sites/new".to_owned(),
        path_and_query: "/desk/sites/new?from=\"home\"".to_owned(),
        account: Some(Visitor {
            name: "Awa Sample".to_owned(),
            role: "coordinator",
            navigation: &[
                ("/desk", "menu-desk"),
                ("/desk/sites", "menu-sites"),
                ("/desk/grievances", "menu-grievances"),
            ],
        }),
        flash: Some(Sentence::new("form-required")),
        zone: chrono_tz::Europe::Paris,
        now: Timestamp::UNIX_EPOCH,
        map_style_url: String::new(),
    }
}

fn sample(language: Language) -> String {
    let form = Typed::filled([("title", "Rue \"Neuve\" <2>"), ("severity", "urgent"), ("site", "b")])
        .with_faults(Error::invalid("/title", Sentence::new("form-required")))
        .unwrap();
    let crumbs = vec![
        Crumb { path: Some("/desk/sites".to_owned()), label: "Sites".to_owned() },
        Crumb { path: None, label: "New".to_owned() },
    ];
    let sites = vec![("a".to_owned(), "First".to_owned()), ("b".to_owned(), "Second".to_owned())];
    Sample { page: page(language), form, crumbs, severities: Severity::ALL, sites }.render().unwrap()
}

/// The values of an attribute, wherever it stands.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_label_and_description_names_an_element_that_is_there_once() {
    let html = sample(Language::French);
    let ids = values(&html, "id");
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "id {id} stands twice");
    }
    let named = values(&html, "for")
        .into_iter()
        .chain(values(&html, "aria-describedby").into_iter().flat_map(str::split_whitespace));
    for id in named {
        assert!(ids.contains(&id), "nothing has the id {id}");
    }
    for link in values(&html, "href").into_iter().filter_map(|path| path.strip_prefix('#')) {
        assert!(ids.contains(&link), "the page has no #{link}");
    }
}

#[test]
fn a_faulty_field_says_so_and_gives_back_what_was_typed() {
    let html = sample(Language::French);
    let field = html.split("<input").find(|rest| rest.contains("name=\"title\"")).unwrap();
    let field = field.split('>').next().unwrap();
    assert!(field.contains("value=\"Rue &#34;Neuve&#34; &#60;2&#62;\""), "{field}");
    assert!(field.contains("aria-invalid=\"true\""), "{field}");
    assert!(field.contains("aria-describedby=\"title-hint title-fault\""), "{field}");
    assert!(html.contains("value=\"urgent\" checked"));
    assert!(html.contains("<option value=\"b\" selected>"));
}

#[test]
fn nothing_inline_that_the_content_policy_would_refuse() {
    let html = sample(Language::English);
    assert!(!html.contains("<style") && !html.contains(" style=") && !html.contains("javascript:"));
    for script in html.split("<script").skip(1) {
        assert!(script.split('>').next().unwrap().contains("src="), "a script without a source: {script}");
    }
    let handler = |rest: &&str| rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).starts_with("=\"");
    assert_eq!(html.split(" on").skip(1).find(handler), None, "an inline handler");
}

#[test]
fn the_page_says_its_language_and_where_one_is() {
    let html = sample(Language::English);
    assert!(html.contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(html.contains("<a href=\"/desk/sites\" aria-current=\"page\">"));
    assert!(html.contains("value=\"/desk/sites/new?from=&#34;home&#34;\""));
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(html.contains("<a class=\"skip\" href=\"#content\">"));
}

#[test]
fn no_key_is_missing_in_any_language() {
    for &language in Language::STAFF {
        let html = sample(language);
        let mut words = html.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        assert_eq!(words.find(|word| word.starts_with("look-")), None, "not translated into {language}");
    }
}

#[test]
fn the_style_stays_light() {
    let style = std::fs::read_to_string("src/web/assets/css/riverain.css").unwrap();
    assert!(style.len() < 32_000, "the style has grown to {} bytes", style.len());
    assert!(!style.contains("http:") && !style.contains("https:"), "the style asks another host");
}
