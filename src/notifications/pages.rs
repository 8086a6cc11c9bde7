//! The desk's pages of messages: the list and each message with its attempts, and what the texts look like.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tower_sessions::Session;

use super::content::{Content, Part};
use super::delivery::is_set_up;
use super::desk::{self, Filter, PAGE, not_set_up};
use super::outbox::{Channel, MessageState, MessageSummary};
use super::outcome::AttemptOutcome;
use super::sms;
use super::sms::segments::{Coding, measure};
use super::{api, hooks, inbound, own_pages, samples, texts, wording, wording_pages};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::id::MessageId;
use crate::people::{Account, Right};
use crate::web::{Crumb, Page, Routes, Typed, html, see, tell_next};
use crate::{reading, writing};

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/desk/messages", list)
        .get("/desk/messages/proof.csv", proof)
        .get("/desk/messages/texts", preview)
        .get("/desk/messages/received", received)
        .get("/desk/messages/ways", ways)
        .get("/desk/messages/{id}", one)
        .post("/desk/messages/{id}/send-again", send_again)
        .api(api::routes())
        .merge(own_pages::routes())
        .merge(wording_pages::routes())
        .merge(hooks::routes())
}

/// A message in the words of lists.
struct Line {
    path: String,
    kind: String,
    recipient: String,
    channel: String,
    site: String,
    at: String,
    state: String,
    tone: &'static str,
    when: String,
}

impl Line {
    fn of(page: &Page, message: &MessageSummary) -> Self {
        let when = match (message.due_at, message.settled_at) {
            (Some(due_at), _) if message.state != MessageState::Sending && due_at > page.now => {
                page.t1("notifications-next-try", "moment", page.moment(&due_at))
            }
            (None, Some(settled_at)) => page.moment(&settled_at),
            _ => String::new(),
        };
        Self {
            path: format!("/desk/messages/{}", message.id),
            kind: page.word("message-kind", &message.kind),
            recipient: message.recipient_mask.clone(),
            channel: page.word("channel", message.channel),
            site: message.site_name.clone().unwrap_or_default(),
            at: page.moment(&message.created_at),
            state: page.word("message-state", message.state),
            tone: tone(message.state),
            when,
        }
    }
}

fn tone(state: MessageState) -> &'static str {
    match state {
        MessageState::Queued | MessageState::Sending => "info",
        MessageState::Submitted | MessageState::Delivered | MessageState::Gathered => "good",
        MessageState::Deferred | MessageState::Kept | MessageState::Unknown => "care",
        MessageState::Failed => "bad",
        MessageState::Suppressed | MessageState::Cancelled => "",
    }
}

/// What cannot be sent because nothing is set up, in a sentence each.
fn missing_ways(app: &App, page: &Page) -> Vec<String> {
    Channel::ALL
        .iter()
        .filter(|channel| !is_set_up(app, **channel))
        .map(|channel| page.t(not_set_up(*channel)))
        .collect()
}

#[derive(Template)]
#[template(path = "notifications/list.html", config = "src/web/askama.toml")]
struct List {
    may_see_ways: bool,
    missing: Vec<String>,
    states: Vec<(String, String)>,
    form: Typed,
    about: String,
    site: String,
    proof_path: String,
    is_filtered: bool,
    lines: Vec<Line>,
    older: String,
    page: Page,
}

/// What a list is asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    state: String,
    #[serde(default)]
    about: String,
    #[serde(default)]
    site: String,
    #[serde(default)]
    before: String,
}

impl Asked {
    fn filter(&self) -> Filter {
        Filter {
            state: self.state.parse().ok(),
            about: Some(plain_id(&self.about)).filter(|about| !about.is_empty()),
            site_id: self.site.parse().ok(),
        }
    }
}

async fn list(State(app): State<App>, account: Account, page: Page, Query(asked): Query<Asked>) -> Result<Response> {
    let filter = asked.filter();
    let before = asked.before.parse::<MessageId>().ok();
    let mut found = reading!(app.db, tx => desk::messages(tx, &account, &filter, before).await)?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let asked_again = format!(
        "state={}&about={}&site={}",
        filter.state.map(MessageState::as_str).unwrap_or_default(),
        filter.about.as_deref().unwrap_or_default(),
        filter.site_id.map(|id| id.to_string()).unwrap_or_default(),
    );
    let older = match found.last() {
        Some(last) if more => format!("/desk/messages?{asked_again}&before={}", last.id),
        _ => String::new(),
    };
    let word = |state: &MessageState| (state.to_string(), page.word("message-state", state));
    html(&List {
        may_see_ways: account.may(Right::ManagePeople),
        missing: missing_ways(&app, &page),
        states: MessageState::ALL.iter().map(word).collect(),
        form: Typed::filled([("state", asked.state), ("about", asked.about)]),
        is_filtered: filter.state.is_some() || filter.about.is_some() || filter.site_id.is_some(),
        proof_path: format!("/desk/messages/proof.csv?{asked_again}"),
        site: filter.site_id.map(|id| id.to_string()).unwrap_or_default(),
        about: filter.about.unwrap_or_default(),
        lines: found.iter().map(|message| Line::of(&page, message)).collect(),
        older,
        page,
    })
}

/// The proof of a list as a file that spreadsheets open: when each message was written, tried, handed over; no address, no text.
async fn proof(State(app): State<App>, account: Account, page: Page, Query(asked): Query<Asked>) -> Result<Response> {
    let filter = asked.filter();
    let lines = reading!(app.db, tx => desk::proof(tx, &account, &filter).await)?;
    let mut file = csv::WriterBuilder::new().delimiter(b';').from_writer(b"\xef\xbb\xbf".to_vec());
    let header = [
        "id",
        "kind",
        "channel",
        "recipient",
        "site",
        "about",
        "written_at",
        "state",
        "settled_at",
        "attempts",
        "gateway",
        "answer",
    ];
    file.write_record(header).map_err(Error::internal)?;
    // In civil time with its distance from UTC, so that nobody has to guess.
    let at = |moment: Option<Timestamp>| {
        moment
            .map(|moment| moment.with_timezone(&page.zone).format("%Y-%m-%d %H:%M:%S%:z").to_string())
            .unwrap_or_default()
    };
    for desk::ProofLine { summary, last_attempt } in lines {
        let answer = last_attempt.as_ref().map(|attempt| match &attempt.reason {
            Some(reason) => page.tell(reason),
            None => attempt.provider_id.clone().unwrap_or_default(),
        });
        let cells = [
            summary.id.to_string(),
            page.word("message-kind", &summary.kind),
            page.word("channel", summary.channel),
            disarmed(&summary.recipient_mask),
            disarmed(summary.site_name.as_deref().unwrap_or_default()),
            summary.subject.unwrap_or_default(),
            at(Some(summary.created_at)),
            page.word("message-state", summary.state),
            at(summary.settled_at),
            summary.attempts.to_string(),
            last_attempt.map(|attempt| attempt.gateway).unwrap_or_default(),
            disarmed(&answer.unwrap_or_default()),
        ];
        file.write_record(cells).map_err(Error::internal)?;
    }
    let bytes = file.into_inner().map_err(|error| Error::internal(error.to_string()))?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"messages.csv\"");
    Ok(([kind, name], bytes).into_response())
}

/// A text that a spreadsheet would run as a formula is made plain by an apostrophe.
fn disarmed(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// Only the letters that ids have, so that a typed text is safe in an address.
fn plain_id(text: &str) -> String {
    text.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect()
}

/// A content as pages show it.
pub(super) struct Shown {
    pub(super) language: Language,
    /// A mail's subject.
    pub(super) subject: Option<String>,
    pub(super) parts: Vec<Part>,
    /// How a telephone counts it; empty for a mail.
    pub(super) count: String,
}

impl Shown {
    pub(super) fn of(page: &Page, content: Content, language: Language) -> Self {
        match content {
            Content::Letter(letter) => {
                Self { language, subject: Some(letter.subject), parts: letter.parts, count: String::new() }
            }
            Content::Short(text) => {
                Self { language, subject: None, count: count(page, &text), parts: vec![Part::Paragraph(text)] }
            }
        }
    }
}

/// How many letters, in which alphabet, in how many parts; and which letters make it dear.
fn count(page: &Page, text: &str) -> String {
    let measure = measure(text);
    let sentence = Sentence::new(match measure.coding {
        Coding::Gsm7 => "notifications-count-short",
        Coding::Ucs2 => "notifications-count-wide",
    });
    let dear: Vec<String> = measure.dear.iter().map(char::to_string).collect();
    let sentence = sentence.with("units", measure.units).with("segments", measure.segments);
    page.tell(&sentence.with("dear", dear.join(" ")))
}

#[derive(Template)]
#[template(path = "notifications/message.html", config = "src/web/askama.toml")]
struct One {
    crumbs: Vec<Crumb>,
    line: Line,
    urgency: String,
    language: String,
    recipient: String,
    about: String,
    shown: Option<Shown>,
    attempts: Vec<AttemptWords>,
    meaning: String,
    again_path: String,
    gathered_path: Option<String>,
    may_go_again: bool,
    missing: Vec<String>,
    page: Page,
}

struct AttemptWords {
    at: String,
    gateway: String,
    outcome: String,
    tone: &'static str,
    reason: String,
}

fn attempt_words(page: &Page, attempt: &desk::Attempt) -> AttemptWords {
    AttemptWords {
        at: page.moment(&attempt.started_at),
        gateway: attempt.gateway.clone(),
        outcome: match attempt.outcome {
            Some(outcome) => page.word("attempt-outcome", outcome),
            None => page.t("notifications-under-way"),
        },
        tone: match attempt.outcome {
            Some(AttemptOutcome::Accepted) => "good",
            None => "now",
            _ => "",
        },
        reason: attempt.reason.as_ref().map(|reason| page.tell(reason)).unwrap_or_default(),
    }
}

async fn one(State(app): State<App>, account: Account, page: Page, Path(id): Path<MessageId>) -> Result<Response> {
    let file = reading!(app.db, tx => desk::message(&app, tx, &account, id).await)?;
    let line = Line::of(&page, &file.summary);
    let crumbs = vec![
        Crumb { path: Some("/desk/messages".to_owned()), label: page.t("menu-messages") },
        Crumb { path: None, label: line.kind.clone() },
    ];
    // Only those who handle grievances need the whole address of a neighbour.
    let recipient = match &file.recipient {
        Some(recipient) if account.may(Right::HandleGrievances) => recipient.as_str().to_owned(),
        _ => file.summary.recipient_mask.clone(),
    };
    let way_is_missing = !is_set_up(&app, file.summary.channel);
    html(&One {
        crumbs,
        urgency: page.word("message-urgency", file.summary.urgency),
        language: file.language.own_name().to_owned(),
        recipient,
        about: file.summary.subject.clone().unwrap_or_default(),
        attempts: file.attempts.iter().map(|attempt| attempt_words(&page, attempt)).collect(),
        meaning: page.word("message-state-means", file.summary.state),
        again_path: format!("{}/send-again", line.path),
        gathered_path: file.gathered_into.map(|id| format!("/desk/messages/{id}")),
        may_go_again: file.may_go_again() && !way_is_missing,
        missing: if way_is_missing { vec![page.t(not_set_up(file.summary.channel))] } else { Vec::new() },
        shown: file.content.map(|content| Shown::of(&page, content, file.language)),
        line,
        page,
    })
}

async fn send_again(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<MessageId>,
) -> Result<Response> {
    writing!(app.db, tx => desk::send_again(&app, tx, &account, id).await)?;
    tell_next(&session, Sentence::new("notifications-again-done")).await?;
    Ok(see(format!("/desk/messages/{id}")))
}

#[derive(Template)]
#[template(path = "notifications/received.html", config = "src/web/askama.toml")]
struct ReceivedList {
    crumbs: Vec<Crumb>,
    lines: Vec<ReceivedLine>,
    page: Page,
}

struct ReceivedLine {
    at: String,
    sender: String,
    meaning: String,
    tone: &'static str,
    words: String,
    answers_path: Option<String>,
}

/// What people sent to us.
async fn received(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    let all = reading!(app.db, tx => inbound::received(&app, tx, &account).await)?;
    let line = |received: inbound::Received| ReceivedLine {
        at: page.moment(&received.received_at),
        sender: received.sender_mask,
        meaning: page.word("inbound-meaning", received.meaning),
        tone: match (received.meaning, received.taken_at) {
            (inbound::Meaning::Answer | inbound::Meaning::Unsure, None) => "care",
            (inbound::Meaning::Answer, Some(_)) => "good",
            _ => "",
        },
        words: received.words,
        answers_path: received.answers_id.map(|id| format!("/desk/messages/{id}")),
    };
    html(&ReceivedList {
        crumbs: below_messages(&page, "notifications-received"),
        lines: all.into_iter().map(line).collect(),
        page,
    })
}

pub(super) fn below_messages(page: &Page, key: &str) -> Vec<Crumb> {
    vec![
        Crumb { path: Some("/desk/messages".to_owned()), label: page.t("menu-messages") },
        Crumb { path: None, label: page.t(key) },
    ]
}

#[derive(Template)]
#[template(path = "notifications/ways.html", config = "src/web/askama.toml")]
struct Ways {
    crumbs: Vec<Crumb>,
    missing: Vec<String>,
    from: String,
    is_signed: bool,
    bounce_address: String,
    /// Whose mailbox is fetched, and where; empty: none.
    inbox: String,
    mail_url: String,
    gateways: Vec<GatewayWords>,
    page: Page,
}

struct GatewayWords {
    name: &'static str,
    receipt_url: String,
    inbound_url: String,
}

/// By which ways messages leave, and the addresses to give to the gateways; for whoever looks after the machine.
async fn ways(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    account.must(Right::SeeMessages)?;
    account.must(Right::ManagePeople)?;
    let mail = &app.settings.mail;
    let gateways = sms::gateways(&app, &hooks::CLIENT).into_iter().map(|gateway| GatewayWords {
        name: gateway.name(),
        receipt_url: hooks::url(&app, gateway.name(), "receipt"),
        inbound_url: hooks::url(&app, gateway.name(), "inbound"),
    });
    html(&Ways {
        crumbs: below_messages(&page, "notifications-ways"),
        missing: missing_ways(&app, &page),
        from: mail.from.clone(),
        is_signed: !mail.dkim_key.as_os_str().is_empty(),
        bounce_address: mail.bounce_address.clone(),
        inbox: match mail.inbox.url.as_str() {
            "" => String::new(),
            url => format!("{}, {url}", mail.inbox.user),
        },
        mail_url: hooks::mail_url(&app),
        gateways: gateways.collect(),
        page,
    })
}

#[derive(Template)]
#[template(path = "notifications/texts.html", config = "src/web/askama.toml")]
struct Preview {
    crumbs: Vec<Crumb>,
    languages: Vec<(String, String)>,
    form: Typed,
    texts: Vec<Sample>,
    page: Page,
}

struct Sample {
    kind: String,
    letter: Shown,
    short: Shown,
}

/// What the preview is asked for.
#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    language: String,
}

async fn preview(
    State(app): State<App>,
    account: Account,
    page: Page,
    Query(chosen): Query<Chosen>,
) -> Result<Response> {
    account.must(Right::SeeMessages)?;
    let language = chosen.language.parse().unwrap_or(page.language);
    let own = reading!(app.db, tx => wording::wordings(tx, &account, language).await)?;
    let own = own.into_iter().fold(wording::Wordings::default(), |all, one| all.with(&one.key, &one.words));
    let shown = |text: &super::Text, channel| {
        let content = texts::write_with(text, channel, language, app.settings.time_zone, &own);
        Shown::of(&page, content, language)
    };
    let sample = |text: super::Text| Sample {
        kind: page.word("message-kind", text.kind()),
        letter: shown(&text, Channel::Email),
        short: shown(&text, Channel::Sms),
    };
    html(&Preview {
        crumbs: below_messages(&page, "notifications-texts"),
        languages: Language::ALL.iter().map(|own| (own.to_string(), own.own_name().to_owned())).collect(),
        form: Typed::filled([("language", language.as_str())]),
        texts: samples(&app).into_iter().map(sample).collect(),
        page,
    })
}
