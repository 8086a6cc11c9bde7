//! Messages for programs: the same verbs as the pages. What went out and how it fared, without addresses and texts; and the
//! coordinator's own wording.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::desk::{self, Attempt, Filter};
use super::outbox::{Channel, MessageState, MessageSummary, Urgency};
use super::outcome::AttemptOutcome;
use super::wording::{self, Template, Wording};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::id::{MessageId, SiteId};
use crate::people::{Account, Right};
use crate::web::{Json, Page, Problem};
use crate::{reading, writing};

/// The API's routes.
pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_messages))
        .routes(routes!(read_message))
        .routes(routes!(send_message_again))
        .routes(routes!(list_wordings))
        .routes(routes!(read_wording, keep_wording, take_wording_back))
}

/// A message as it is answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct MessageBody {
    id: MessageId,
    channel: Channel,
    /// What kind of text it is.
    #[schema(example = "relay-opened")]
    kind: String,
    urgency: Urgency,
    /// The id of what it is about.
    #[schema(example = "gri_01jm5q3z6tfqk9p1v9p6xw3n0a")]
    about: Option<String>,
    site_name: Option<String>,
    /// Only enough of the recipient to recognise them.
    #[schema(example = "l…@exemple.example")]
    recipient: String,
    state: MessageState,
    #[schema(value_type = String, format = DateTime)]
    written_at: Timestamp,
    /// When it is taken up next; null when nothing more is to be done.
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
    /// When it was submitted, delivered, suppressed or given up.
    #[schema(value_type = Option<String>, format = DateTime)]
    settled_at: Option<Timestamp>,
    /// How often it was tried.
    attempts: i64,
}

impl From<MessageSummary> for MessageBody {
    fn from(own: MessageSummary) -> Self {
        Self {
            id: own.id,
            channel: own.channel,
            kind: own.kind,
            urgency: own.urgency,
            about: own.subject,
            site_name: own.site_name,
            recipient: own.recipient_mask,
            state: own.state,
            written_at: own.created_at,
            due_at: own.due_at,
            settled_at: own.settled_at,
            attempts: own.attempts,
        }
    }
}

/// A part of the list of messages.
#[derive(Debug, Serialize, ToSchema)]
pub struct MessagesBody {
    messages: Vec<MessageBody>,
    /// What to ask for as `before` to go on; null at the end.
    before: Option<MessageId>,
}

/// One try to deliver a message.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttemptBody {
    gateway: String,
    #[schema(value_type = String, format = DateTime)]
    started_at: Timestamp,
    /// Null while it goes on.
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
    outcome: Option<AttemptOutcome>,
    /// How the next server names the message.
    provider_id: Option<String>,
    /// Why it was not simply accepted, in words.
    reason: Option<String>,
}

impl AttemptBody {
    fn of(page: &Page, own: Attempt) -> Self {
        let Attempt { gateway, started_at, ended_at, outcome, provider_id, reason } = own;
        Self { gateway, started_at, ended_at, outcome, provider_id, reason: reason.map(|reason| page.tell(&reason)) }
    }
}

/// A message with its tries.
#[derive(Debug, Serialize, ToSchema)]
pub struct MessageFileBody {
    #[serde(flatten)]
    message: MessageBody,
    language: Language,
    /// The message that carried it together with others.
    gathered_into: Option<MessageId>,
    /// The first first.
    tries: Vec<AttemptBody>,
}

/// Which messages are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Only those in this state.
    state: Option<MessageState>,
    /// Only those about this id.
    about: Option<String>,
    /// Only those of this site.
    site_id: Option<SiteId>,
    /// Only those written before this one.
    before: Option<MessageId>,
}

/// The messages, newest first, fifty at a time.
#[utoipa::path(get, path = "/api/v1/messages", tag = "messages", params(Asked),
    responses((status = 200, body = MessagesBody), (status = 403, body = Problem)))]
async fn list_messages(
    State(app): State<App>,
    actor: Account,
    Query(asked): Query<Asked>,
) -> Result<Json<MessagesBody>> {
    let Asked { state, about, site_id, before } = asked;
    let filter = Filter { state, about, site_id };
    let mut found = reading!(app.db, tx => desk::messages(tx, &actor, &filter, before).await)?;
    let is_more = found.len() > desk::PAGE;
    found.truncate(desk::PAGE);
    let before = found.last().filter(|_| is_more).map(|last| last.id);
    Ok(Json(MessagesBody { messages: found.into_iter().map(Into::into).collect(), before }))
}

async fn message_file(app: &App, page: &Page, actor: &Account, id: MessageId) -> Result<Json<MessageFileBody>> {
    let file = reading!(app.db, tx => desk::message(app, tx, actor, id).await)?;
    Ok(Json(MessageFileBody {
        message: file.summary.into(),
        language: file.language,
        gathered_into: file.gathered_into,
        tries: file.attempts.into_iter().map(|own| AttemptBody::of(page, own)).collect(),
    }))
}

/// One message with every try to deliver it.
#[utoipa::path(get, path = "/api/v1/messages/{id}", tag = "messages", params(("id" = MessageId, Path)),
    responses((status = 200, body = MessageFileBody), (status = 404, body = Problem)))]
async fn read_message(
    State(app): State<App>,
    actor: Account,
    page: Page,
    Path(id): Path<MessageId>,
) -> Result<Json<MessageFileBody>> {
    message_file(&app, &page, &actor, id).await
}

/// Sends a message again that never left, was given up, or of which nobody knows.
#[utoipa::path(post, path = "/api/v1/messages/{id}/send-again", tag = "messages", params(("id" = MessageId, Path)),
    responses((status = 200, body = MessageFileBody), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn send_message_again(
    State(app): State<App>,
    actor: Account,
    page: Page,
    Path(id): Path<MessageId>,
) -> Result<Json<MessageFileBody>> {
    writing!(app.db, tx => desk::send_again(&app, tx, &actor, id).await)?;
    message_file(&app, &page, &actor, id).await
}

/// A text of our messages, with the coordinator's own when there is one.
#[derive(Debug, Serialize, ToSchema)]
pub struct WordingBody {
    #[schema(example = "text-site-news-sms")]
    key: String,
    /// The kind of message, or `all`.
    kind: String,
    language: Language,
    /// What goes out, with the values in braces.
    words: String,
    /// What goes out when the own text is taken back.
    ours: String,
    /// The values that it may have.
    values: Vec<String>,
    /// Whether the words are the coordinator's own.
    is_own: bool,
    changed_by: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    changed_at: Option<Timestamp>,
}

impl WordingBody {
    fn of(language: Language, template: &Template, own: Option<&Wording>) -> Self {
        Self {
            key: template.key.clone(),
            kind: template.kind.clone(),
            language,
            words: own.map_or(&template.words, |own| &own.words).clone(),
            ours: template.words.clone(),
            values: template.values.iter().cloned().collect(),
            is_own: own.is_some(),
            changed_by: own.map(|own| own.changed_by_name.clone()),
            changed_at: own.map(|own| own.changed_at),
        }
    }
}

/// The texts of a language.
#[derive(Debug, Serialize, ToSchema)]
pub struct WordingsBody {
    wordings: Vec<WordingBody>,
}

/// An own text.
#[derive(Debug, Deserialize, ToSchema)]
pub struct WordingDraft {
    /// The text, with its values in braces.
    #[serde(default)]
    words: String,
}

fn language_of(text: &str) -> Result<Language> {
    text.parse().map_err(|_| Error::NotFound)
}

async fn wording_body(app: &App, actor: &Account, language: Language, key: &str) -> Result<Json<WordingBody>> {
    let own = reading!(app.db, tx => wording::wordings(tx, actor, language).await)?;
    let template = wording::template(language, key)?;
    Ok(Json(WordingBody::of(language, template, own.iter().find(|own| own.key == key))))
}

/// Every text of our messages in a language.
#[utoipa::path(get, path = "/api/v1/wordings/{language}", tag = "messages", params(("language" = Language, Path)),
    responses((status = 200, body = WordingsBody), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn list_wordings(
    State(app): State<App>,
    actor: Account,
    Path(language): Path<String>,
) -> Result<Json<WordingsBody>> {
    actor.must(Right::SeeMessages)?;
    let language = language_of(&language)?;
    let own = reading!(app.db, tx => wording::wordings(tx, &actor, language).await)?;
    let body =
        |template: &Template| WordingBody::of(language, template, own.iter().find(|own| own.key == template.key));
    Ok(Json(WordingsBody { wordings: wording::templates(language).map(body).collect() }))
}

/// One text.
#[utoipa::path(get, path = "/api/v1/wordings/{language}/{key}", tag = "messages",
    params(("language" = Language, Path), ("key" = String, Path)),
    responses((status = 200, body = WordingBody), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn read_wording(
    State(app): State<App>,
    actor: Account,
    Path((language, key)): Path<(String, String)>,
) -> Result<Json<WordingBody>> {
    wording_body(&app, &actor, language_of(&language)?, &key).await
}

/// Puts an own text in the place of ours.
#[utoipa::path(put, path = "/api/v1/wordings/{language}/{key}", tag = "messages",
    params(("language" = Language, Path), ("key" = String, Path)), request_body = WordingDraft,
    responses((status = 200, body = WordingBody), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn keep_wording(
    State(app): State<App>,
    actor: Account,
    Path((language, key)): Path<(String, String)>,
    Json(draft): Json<WordingDraft>,
) -> Result<Json<WordingBody>> {
    let language = language_of(&language)?;
    writing!(app.db, tx => wording::word(&app, tx, &actor, language, &key, &draft.words).await)?;
    wording_body(&app, &actor, language, &key).await
}

/// Takes an own text back: ours stands again.
#[utoipa::path(delete, path = "/api/v1/wordings/{language}/{key}", tag = "messages",
    params(("language" = Language, Path), ("key" = String, Path)),
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn take_wording_back(
    State(app): State<App>,
    actor: Account,
    Path((language, key)): Path<(String, String)>,
) -> Result<StatusCode> {
    let language = language_of(&language)?;
    writing!(app.db, tx => wording::unword(&app, tx, &actor, language, &key).await)?;
    Ok(StatusCode::NO_CONTENT)
}
