//! The pages on which a coordinator words the messages: which texts there are, one of them with what it looks like and what a
//! telephone makes of it, said on submit and, with scripts, while it is typed.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::content::{Content, Part};
use super::outbox::Channel;
use super::pages::{Shown, below_messages};
use super::sms::segments::Coding;
use super::wording::{self, Template as Own, Wordings, count};
use super::{price, samples, texts};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::people::{Account, Right};
use crate::web::{Crumb, Page, Routes, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

/// The routes of the wording.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/desk/messages/wording", list)
        .get("/desk/messages/wording/{language}/{key}", edit)
        .post("/desk/messages/wording/{language}/{key}", change)
        .post("/desk/messages/wording/{language}/{key}/count", live)
}

#[derive(Template)]
#[template(path = "notifications/wordings.html", config = "src/web/askama.toml")]
struct List {
    crumbs: Vec<Crumb>,
    languages: Vec<(String, String)>,
    groups: Vec<Group>,
    form: Typed,
    page: Page,
}

/// The texts of one kind of message.
struct Group {
    kind: String,
    lines: Vec<Line>,
}

struct Line {
    path: String,
    part: String,
    words: String,
    is_own: bool,
    changed: String,
}

/// What the list is asked for.
#[derive(Deserialize)]
struct Chosen {
    #[serde(default)]
    language: String,
}

async fn list(State(app): State<App>, account: Account, page: Page, Query(chosen): Query<Chosen>) -> Result<Response> {
    let language = chosen.language.parse().unwrap_or(page.language);
    let own = reading!(app.db, tx => wording::wordings(tx, &account, language).await)?;
    let mut groups: Vec<Group> = Vec::new();
    let kinds = std::iter::once("all").chain(super::Text::KINDS.iter().copied());
    for kind in kinds {
        let line = |template: &'static Own| {
            let changed = own.iter().find(|own| own.key == template.key);
            Line {
                path: format!("/desk/messages/wording/{language}/{}", template.key),
                part: part_of(&page, template),
                words: changed.map_or(&template.words, |own| &own.words).clone(),
                is_own: changed.is_some(),
                changed: changed
                    .map(|own| format!("{}, {}", own.changed_by_name, page.moment(&own.changed_at)))
                    .unwrap_or_default(),
            }
        };
        let lines = wording::templates(language).filter(|template| template.kind == kind).map(line).collect();
        groups.push(Group { kind: page.word("message-kind", kind), lines });
    }
    html(&List {
        crumbs: below_messages(&page, "notifications-wording"),
        languages: Language::ALL.iter().map(|own| (own.to_string(), own.own_name().to_owned())).collect(),
        groups,
        form: Typed::filled([("language", language.as_str())]),
        page,
    })
}

/// What a text is, in words: subject, first paragraph, SMS.
fn part_of(page: &Page, template: &Own) -> String {
    let part = template.key.strip_prefix(&format!("text-{}-", template.kind));
    let part = part.or(template.key.strip_prefix("text-")).unwrap_or(&template.key);
    match part.strip_prefix("sms-") {
        Some(rest) => format!("SMS, {}", page.word("notifications-part", rest)),
        None => page.word("notifications-part", part),
    }
}

#[derive(Template)]
#[template(path = "notifications/wording.html", config = "src/web/askama.toml")]
struct Edit {
    crumbs: Vec<Crumb>,
    title: String,
    path: String,
    language: Language,
    values: Vec<String>,
    ours: String,
    is_own: bool,
    may_change: bool,
    is_short: bool,
    counted: Option<Counted>,
    shown: Option<Shown>,
    form: Typed,
    page: Page,
}

/// What a telephone makes of a text, in words; also what the script is answered.
#[derive(Serialize)]
struct Counted {
    /// Characters, alphabet, parts, price.
    line: String,
    /// Which letters make it dear, and what to write instead.
    hints: Vec<String>,
    /// What is wrong with it.
    faults: Vec<String>,
    /// The text with invented values.
    example: String,
}

impl Counted {
    fn of(app: &App, page: &Page, language: Language, template: &Own, words: &str) -> Self {
        let faults = match wording::checked(template, words) {
            Err(Error::Invalid(faults)) => faults.iter().map(|fault| page.tell(&fault.sentence)).collect(),
            _ => Vec::new(),
        };
        let example = example(app, language, template, words);
        let count = count(&example);
        let measure = &count.measure;
        let key = match measure.coding {
            Coding::Gsm7 => "notifications-count-cheap",
            Coding::Ucs2 => "notifications-count-dear",
        };
        let mut line = page.tell(
            &Sentence::new(key)
                .with("characters", example.chars().count())
                .with("units", measure.units)
                .with("segments", measure.segments),
        );
        if let Some(price) = price::price_of(app, measure.segments) {
            line.push(' ');
            line.push_str(&page.t1("notifications-count-price", "price", price::euros(price, page.language)));
        }
        let hint = |(letter, instead): &(char, Option<&str>)| {
            let letter = if letter.is_whitespace() || letter.is_control() {
                format!("U+{:04X}", u32::from(*letter))
            } else {
                letter.to_string()
            };
            match instead {
                Some("") => page.t1("notifications-hint-drop", "letter", letter),
                Some(instead) => page.tell(
                    &Sentence::new("notifications-hint-instead").with("letter", letter).with("instead", *instead),
                ),
                None => page.t1("notifications-hint-none", "letter", letter),
            }
        };
        let mut hints: Vec<String> = count.hints.iter().map(hint).collect();
        if let Some(cheaper) = &count.cheaper {
            hints.push(page.t1("notifications-hint-cheaper", "segments", cheaper.segments));
        }
        Self { line, hints, faults, example }
    }
}

/// The sample of a text's kind that uses it.
fn sample(app: &App, template: &Own) -> Option<super::Text> {
    let samples = samples::samples(app);
    let of_kind: Vec<_> =
        samples.into_iter().filter(|text| template.kind == "all" || text.kind() == template.kind).collect();
    let mark = Wordings::default().with(&template.key, "\u{1}");
    let uses = |text: &super::Text| {
        [Channel::Email, Channel::Sms].into_iter().any(|channel| {
            match texts::write_with(text, channel, Language::French, app.settings.time_zone, &mark) {
                Content::Letter(letter) => letter.plain().contains('\u{1}') || letter.subject.trim().is_empty(),
                Content::Short(short) => short.contains('\u{1}'),
            }
        })
    };
    of_kind.iter().find(|text| uses(text)).or(of_kind.first()).cloned()
}

/// A short text with invented values; the words themselves where no telephone shows them.
fn example(app: &App, language: Language, template: &Own, words: &str) -> String {
    let own = Wordings::default().with(&template.key, words);
    match sample(app, template).filter(|_| template.is_short()) {
        Some(text) => match texts::write_with(&text, Channel::Sms, language, app.settings.time_zone, &own) {
            Content::Short(short) => short,
            Content::Letter(letter) => letter.plain(),
        },
        None => words.to_owned(),
    }
}

impl Edit {
    fn of(app: &App, page: Page, account: &Account, language: Language, template: &Own, own: Option<String>) -> Self {
        let current = own.clone().unwrap_or_else(|| template.words.clone());
        let mut crumbs = below_messages(&page, "notifications-wording");
        if let Some(last) = crumbs.last_mut() {
            last.path = Some(format!("/desk/messages/wording?language={language}"));
        }
        let title = format!("{}, {}", page.word("message-kind", &template.kind), part_of(&page, template));
        crumbs.push(Crumb { path: None, label: title.clone() });
        let channel = if template.is_short() { Channel::Sms } else { Channel::Email };
        let words = Wordings::default().with(&template.key, &current);
        let shown = sample(app, template).map(|text| {
            let content = texts::write_with(&text, channel, language, app.settings.time_zone, &words);
            // The count stands beside the field, where it changes while one types.
            Shown { count: String::new(), ..Shown::of(&page, content, language) }
        });
        Self {
            crumbs,
            title,
            path: format!("/desk/messages/wording/{language}/{}", template.key),
            language,
            values: template.values.iter().map(|name| format!("{{{name}}}")).collect(),
            ours: template.words.clone(),
            is_own: own.is_some(),
            may_change: account.may(Right::SendBulletins),
            is_short: template.is_short(),
            counted: template.is_short().then(|| Counted::of(app, &page, language, template, &current)),
            shown,
            form: Typed::filled([("words", current)]),
            page,
        }
    }
}

fn found(language: &str, key: &str) -> Result<(Language, &'static Own)> {
    let language = language.parse().map_err(|_| Error::NotFound)?;
    Ok((language, wording::template(language, key)?))
}

async fn edit(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path((language, key)): Path<(String, String)>,
) -> Result<Response> {
    let (language, template) = found(&language, &key)?;
    let own = reading!(app.db, tx => wording::wordings(tx, &account, language).await)?;
    let own = own.into_iter().find(|own| own.key == key).map(|own| own.words);
    html(&Edit::of(&app, page, &account, language, template, own))
}

/// Keeps the text, takes it back, or only counts it, as the button says.
async fn change(
    State(app): State<App>,
    account: Account,
    page: Page,
    session: Session,
    Path((language, key)): Path<(String, String)>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::SendBulletins)?;
    let (language, template) = found(&language, &key)?;
    let typed = form.value("words").to_owned();
    let outcome = match form.value("do") {
        "count" => {
            let edit = Edit::of(&app, page, &account, language, template, Some(typed));
            return html(&edit);
        }
        "ours" => writing!(app.db, tx => wording::unword(&app, tx, &account, language, &key).await),
        _ => writing!(app.db, tx => wording::word(&app, tx, &account, language, &key, &typed).await),
    };
    match outcome {
        Ok(()) => {
            tell_next(&session, Sentence::new("notifications-worded")).await?;
            Ok(see(format!("/desk/messages/wording/{language}/{key}")))
        }
        Err(error) => {
            let form = form.with_faults(error)?;
            let edit = Edit { form, ..Edit::of(&app, page, &account, language, template, Some(typed)) };
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &edit)
        }
    }
}

/// What a telephone makes of what is typed, for the script.
async fn live(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path((language, key)): Path<(String, String)>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::SeeMessages)?;
    let (language, template) = found(&language, &key)?;
    let words: String = form.value("words").chars().take(4_000).collect();
    Ok(axum::Json(Counted::of(&app, &page, language, template, &words)).into_response())
}
