//! What people do with messages that stand in the outbox: the desk reads them with their attempts and sends them again; a neighbour
//! reads their own by a private link and says STOP.

use super::content::Content;
use super::delivery::is_set_up;
use super::outbox::{
    Channel, LINK, MessageState, MessageSummary, Recipient, decent_moment, open_content, open_recipient, place_of,
};
use super::outcome::AttemptOutcome;
use super::store::{self, FullRow};
use super::suppression::{SaidBy, Stopper, resume, stop};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::id::{ContactId, MessageId, SiteId};
use crate::journal;
use crate::people::{Account, Right};

/// Which messages a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those in this state.
    pub state: Option<MessageState>,
    /// Only those about this id.
    pub about: Option<String>,
    /// Only those of this site.
    pub site_id: Option<SiteId>,
}

/// One try to deliver a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// By which gateway.
    pub gateway: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; none while it goes on.
    pub ended_at: Option<Timestamp>,
    /// How it ended.
    pub outcome: Option<AttemptOutcome>,
    /// How the next server names the message.
    pub provider_id: Option<String>,
    /// Why it was not simply accepted.
    pub reason: Option<Sentence>,
}

/// A message with everything that is known of it.
#[derive(Debug, Clone)]
pub struct MessageFile {
    /// What lists show of it.
    pub summary: MessageSummary,
    /// The language that it is written in.
    pub language: Language,
    /// Whom it goes to; none once erased.
    pub recipient: Option<Recipient>,
    /// What it says; none once erased.
    pub content: Option<Content>,
    /// Every try, the first first.
    pub attempts: Vec<Attempt>,
    /// The message that carried it together with others.
    pub gathered_into: Option<MessageId>,
}

impl MessageFile {
    /// Whether a person may have it sent again: what never left, was given up, or nobody knows of.
    pub fn may_go_again(&self) -> bool {
        may_go_again(self.summary.state) && self.content.is_some()
    }
}

fn may_go_again(state: MessageState) -> bool {
    matches!(state, MessageState::Failed | MessageState::Unknown | MessageState::Kept | MessageState::Deferred)
}

/// How many messages a page of the list has.
pub const PAGE: usize = 50;

/// Messages, newest first: those before one when it is given. One more than a page when there are more.
pub async fn messages(
    tx: &mut Tx,
    actor: &Account,
    filter: &Filter,
    before: Option<MessageId>,
) -> Result<Vec<MessageSummary>> {
    actor.must(Right::SeeMessages)?;
    let before = before.unwrap_or(MessageId(uuid::Uuid::max()));
    store::list(tx, filter, before, i64::try_from(PAGE).unwrap_or(i64::MAX) + 1).await
}

/// One line of the proof that messages went out: a message with its latest attempt.
#[derive(Debug, Clone)]
pub struct ProofLine {
    /// The message.
    pub summary: MessageSummary,
    /// The latest try to deliver it.
    pub last_attempt: Option<Attempt>,
}

/// How many messages a proof holds at most.
const PROOF_LIMIT: i64 = 20_000;

/// The messages of a list with their latest attempts, newest first, to be kept outside: without addresses and without texts.
pub async fn proof(tx: &mut Tx, actor: &Account, filter: &Filter) -> Result<Vec<ProofLine>> {
    actor.must(Right::SeeMessages)?;
    let messages = store::list(tx, filter, MessageId(uuid::Uuid::max()), PROOF_LIMIT).await?;
    let mut last_attempts = store::last_attempts(tx, filter, PROOF_LIMIT).await?;
    let line = |summary: MessageSummary| ProofLine { last_attempt: last_attempts.remove(&summary.id), summary };
    Ok(messages.into_iter().map(line).collect())
}

/// One message with everything that is known of it.
pub async fn message(app: &App, tx: &mut Tx, actor: &Account, id: MessageId) -> Result<MessageFile> {
    actor.must(Right::SeeMessages)?;
    let row = store::full(tx, id).await?;
    let attempts = store::attempts(tx, id).await?;
    file(app, row, attempts)
}

fn file(app: &App, row: FullRow, attempts: Vec<Attempt>) -> Result<MessageFile> {
    Ok(MessageFile {
        recipient: row.recipient.map(|sealed| open_recipient(app, row.channel, &sealed)).transpose()?,
        content: row.content.map(|sealed| open_content(app, &sealed)).transpose()?,
        language: row.language,
        attempts,
        gathered_into: row.gathered_into,
        summary: MessageSummary {
            id: row.id,
            channel: row.channel,
            kind: row.kind,
            urgency: row.urgency,
            subject: row.subject,
            site_name: row.site_name,
            recipient_mask: row.recipient_mask,
            state: row.state,
            created_at: row.created_at,
            due_at: row.due_at,
            settled_at: row.settled_at,
            attempts: row.attempts,
        },
    })
}

/// Has a message sent again: at once when it is urgent, else at a decent hour.
pub async fn send_again(app: &App, tx: &mut Tx, actor: &Account, id: MessageId) -> Result<()> {
    actor.must(Right::SeeMessages)?;
    let row = store::full(tx, id).await?;
    if !may_go_again(row.state) || row.content.is_none() {
        return Err(Error::Conflict(Sentence::new("notifications-not-again")));
    }
    if !is_set_up(app, row.channel) {
        return Err(Error::Conflict(Sentence::new(not_set_up(row.channel))));
    }
    let now = app.now();
    let place = match row.site_id {
        Some(site_id) => place_of(app, store::place_of_site(tx, site_id).await?),
        None => place_of(app, None),
    };
    let due_at = decent_moment(app, row.urgency, place, now);
    let state = if due_at > now { MessageState::Deferred } else { MessageState::Queued };
    store::defer(tx, id, state, due_at).await?;
    journal::record(app, tx, actor.id, "message.sent_again", id, "").await
}

/// The key of the sentence that says plainly that nothing can be sent this way.
pub(super) fn not_set_up(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "notifications-no-mail",
        Channel::Sms => "notifications-no-sms",
    }
}

/// What a neighbour sees by their private link.
#[derive(Debug, Clone)]
pub struct OwnMessages {
    /// The latest messages to them, newest first.
    pub messages: Vec<MessageFile>,
    /// The language of the message whose link it is.
    pub language: Language,
    /// Whom they are kept as; none once erased, and for people who are written to because of their work.
    pub contact_id: Option<ContactId>,
    /// The name of the site that the message was about.
    pub site_name: Option<String>,
    /// Whether they said STOP for that site, or for all.
    pub is_stopped: bool,
}

/// How many of their messages a neighbour sees.
const OWN_LIMIT: i64 = 30;

/// A neighbour's own messages, by the link in one of them.
pub async fn own_messages(app: &App, tx: &mut Tx, token: &str) -> Result<OwnMessages> {
    let row = store::full_of_link(tx, app.secrets.link_hash(LINK, token)).await?;
    let rows = store::of_person(tx, row.contact_id, row.recipient_hash.clone(), OWN_LIMIT).await?;
    Ok(OwnMessages {
        messages: rows.into_iter().map(|row| file(app, row, Vec::new())).collect::<Result<_>>()?,
        language: row.language,
        contact_id: row.contact_id,
        site_name: row.site_name,
        is_stopped: store::is_suppressed(tx, row.contact_id, row.recipient_hash, row.site_id).await?,
    })
}

/// What a neighbour decides by their private link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// No more messages about the site of this message; about all when it has none.
    StopSite,
    /// No more messages at all.
    StopAll,
    /// Messages again.
    Resume,
}

/// Does what a neighbour decided by the link in one of their messages.
pub async fn stop_by_link(app: &App, tx: &mut Tx, token: &str, decision: Decision, said_by: SaidBy) -> Result<()> {
    let row = store::full_of_link(tx, app.secrets.link_hash(LINK, token)).await?;
    let recipient = row.recipient.map(|sealed| open_recipient(app, row.channel, &sealed)).transpose()?;
    let stopper = Stopper { contact_id: row.contact_id, recipient, language: row.language };
    let site: Option<(SiteId, &str)> = row.site_id.zip(row.site_name.as_deref());
    match decision {
        Decision::StopSite => stop(app, tx, &stopper, site, said_by).await,
        Decision::StopAll => stop(app, tx, &stopper, None, said_by).await,
        Decision::Resume => resume(app, tx, &stopper, row.site_id).await,
    }
}
