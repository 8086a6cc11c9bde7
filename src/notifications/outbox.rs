//! The outbox: what stands in it, and the verbs that put a message in and read it back. Recipient and content are sealed; lists
//! show a mask of the recipient.

use chrono::NaiveDateTime;

use super::content::one_line;
use super::decency::{Place, next_decent_moment};
use super::texts::{self, Text};
use super::{Content, delivery, store, wording};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::id::{ContactId, MessageId, SiteId};
use crate::people::{Email, Telephone, masked};
use crate::row;

crate::vocabulary! {
    /// By which way a message goes.
    pub enum Channel {
        /// A mail.
        Email = "email",
        /// A short text to a telephone.
        Sms = "sms",
    }
}

crate::vocabulary! {
    /// How pressing a message is. The queue takes them in falling order of the word, which is why the words are these.
    pub enum Urgency {
        /// Passes quiet hours, Sundays and holidays, and goes before all others.
        Urgent = "urgent",
        /// In its turn, at a decent hour.
        Ordinary = "ordinary",
        /// One of many alike; after the others.
        Bulk = "bulk",
    }
}

crate::vocabulary! {
    /// Where a message stands.
    pub enum MessageState {
        /// It waits for its first try.
        Queued = "queued",
        /// It waits for a decent hour or for the next try.
        Deferred = "deferred",
        /// A worker has it.
        Sending = "sending",
        /// The next server has taken it over.
        Submitted = "submitted",
        /// It has reached the recipient.
        Delivered = "delivered",
        /// It was given up; the attempts say why.
        Failed = "failed",
        /// The recipient said STOP.
        Suppressed = "suppressed",
        /// The connection broke after it went out: nobody knows whether it was taken.
        Unknown = "unknown",
        /// No way to send is set up: it is kept here and was not sent.
        Kept = "kept",
        /// It went out as part of another, which gathers several.
        Gathered = "gathered",
        /// It was taken back before it went out.
        Cancelled = "cancelled",
    }
}

impl MessageState {
    /// Whether it is still to go out.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Queued | Self::Deferred)
    }
}

/// Whom a message goes to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Recipient {
    /// By mail.
    Email(Email),
    /// By SMS.
    Sms(Telephone),
}

impl Recipient {
    /// By which way.
    pub fn channel(&self) -> Channel {
        match self {
            Self::Email(_) => Channel::Email,
            Self::Sms(_) => Channel::Sms,
        }
    }

    /// The address or the number, whole.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(email) => email.as_str(),
            Self::Sms(telephone) => telephone.as_str(),
        }
    }

    /// Only enough to recognise it.
    pub fn mask(&self) -> String {
        masked(self.as_str())
    }

    /// What the tables find it by.
    pub(super) fn hash(&self, app: &App) -> Vec<u8> {
        app.secrets.lookup_hash(RECIPIENT, self.as_str())
    }

    pub(super) fn read(channel: Channel, text: &str) -> Result<Self> {
        let unreadable = |_| Error::internal("a stored recipient is no longer valid");
        match channel {
            Channel::Email => text.parse().map(Self::Email).map_err(unreadable),
            Channel::Sms => text.parse().map(Self::Sms).map_err(unreadable),
        }
    }
}

/// A message to be put into the outbox.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// Whom it goes to.
    pub recipient: Recipient,
    /// The language to write in.
    pub language: Language,
    /// What it says.
    pub text: Text,
    /// How pressing it is.
    pub urgency: Urgency,
    /// The site it is about: for fair queues, for STOP and for the export.
    pub site_id: Option<SiteId>,
    /// The id of what it is about (`gri_…`, `rel_…`, `cam_…`, `case_…`), for the chain of proof.
    pub subject: Option<String>,
    /// The neighbour it goes to, who can say STOP; none for people who are written to because of their work.
    pub contact_id: Option<ContactId>,
}

const RECIPIENT: &str = "messages.recipient";
const CONTENT: &str = "messages.content";
/// What links to one's own messages are made for.
pub(super) const LINK: &str = "messages";

row! {
    /// A message as lists and the chain of proof show it.
    #[derive(Debug, Clone, PartialEq)]
    pub struct MessageSummary {
        /// Its id.
        pub id: MessageId,
        /// By which way it goes.
        pub channel: Channel,
        /// What kind of text it is, as `relay-opened`.
        pub kind: String,
        /// How pressing it is.
        pub urgency: Urgency,
        /// What it is about.
        pub subject: Option<String>,
        /// The name of the site that it is about.
        pub site_name: Option<String>,
        /// Only enough of the recipient to recognise them.
        pub recipient_mask: String,
        /// Where it stands.
        pub state: MessageState,
        /// When it was put into the outbox.
        pub created_at: Timestamp,
        /// When it is taken up next.
        pub due_at: Option<Timestamp>,
        /// When it was submitted, delivered, suppressed or given up.
        pub settled_at: Option<Timestamp>,
        /// How often it was tried.
        pub attempts: i64,
    }
}

/// Puts a message into the outbox, in the transaction that causes it. It goes out only when that commits.
pub async fn enqueue(app: &App, tx: &mut Tx, message: &NewMessage) -> Result<MessageId> {
    let id: MessageId = app.new_id();
    let link = message.contact_id.map(|_| app.secrets.link(LINK, id.0));
    let (place, wordings) = wording::circumstances(tx, message.site_id, message.text.kind(), message.language).await?;
    let content = texts::render(app, message, link.as_deref().map(|link| own_messages_url(app, link)), &wordings);
    let channel = message.recipient.channel();
    let now = app.now();
    let due_at = decent_moment(app, message.urgency, place_of(app, place), now);
    let (state, due_at, settled_at) = match delivery::is_set_up(app, channel) {
        false => (MessageState::Kept, None, Some(now)),
        true if due_at > now => (MessageState::Deferred, Some(due_at), None),
        true => (MessageState::Queued, Some(now), None),
    };
    let row = store::NewRow {
        id,
        channel,
        kind: message.text.kind(),
        language: message.language,
        urgency: message.urgency,
        site_id: message.site_id,
        site_name: message.text.site_name().map(one_line),
        subject: message.subject.clone(),
        contact_id: message.contact_id,
        recipient: app.secrets.seal(RECIPIENT, message.recipient.as_str()),
        recipient_hash: message.recipient.hash(app),
        recipient_mask: message.recipient.mask(),
        content: seal_content(app, &content)?,
        link_hash: link.map(|link| app.secrets.link_hash(LINK, &link)),
        state,
        created_at: now,
        due_at,
        settled_at,
    };
    store::insert(tx, &row).await?;
    Ok(id)
}

/// Where a neighbour reads their messages and says STOP.
pub(super) fn own_messages_url(app: &App, link: &str) -> String {
    app.url(&format!("/m/{link}"))
}

/// Where the people are whom a site's messages go to: where the site says, else where the house is.
pub(super) fn place_of(app: &App, own: Option<store::PlaceRow>) -> Place {
    let (zone, country) = own.map_or((None, None), |own| (own.time_zone, own.country));
    Place {
        zone: zone.and_then(|name| name.parse().ok()).unwrap_or(app.settings.time_zone),
        country: country.unwrap_or(app.settings.country),
    }
}

/// When a message may go out: an urgent one at once, another at a decent hour of where its people are.
pub(super) fn decent_moment(app: &App, urgency: Urgency, place: Place, now: Timestamp) -> Timestamp {
    match urgency {
        Urgency::Urgent => now,
        Urgency::Ordinary => next_decent_moment(now, place, &app.settings.quiet_hours),
        Urgency::Bulk => next_decent_moment(now, place, &app.settings.news_quiet_hours),
    }
}

/// A civil time as a moment, in the zone of the house.
pub fn civil_moment(app: &App, civil: NaiveDateTime) -> Option<Timestamp> {
    super::decency::moment(civil, app.settings.time_zone)
}

fn seal_content(app: &App, content: &Content) -> Result<Vec<u8>> {
    Ok(app.secrets.seal(CONTENT, &serde_json::to_string(content).map_err(Error::internal)?))
}

/// Opens a stored content.
pub(super) fn open_content(app: &App, sealed: &[u8]) -> Result<Content> {
    serde_json::from_str(&app.secrets.open(CONTENT, sealed)?).map_err(Error::internal)
}

/// Opens a stored recipient.
pub(super) fn open_recipient(app: &App, channel: Channel, sealed: &[u8]) -> Result<Recipient> {
    Recipient::read(channel, &app.secrets.open(RECIPIENT, sealed)?)
}

/// The messages about one thing, the first first: for the chain of proof.
pub async fn messages_about(tx: &mut Tx, subject: &str) -> Result<Vec<MessageSummary>> {
    store::about(tx, subject).await
}

/// How many messages about one thing stand where.
pub async fn states_about(tx: &mut Tx, subject: &str) -> Result<Vec<(MessageState, i64)>> {
    store::states_about(tx, subject).await
}

/// Takes back the messages about one thing that have not been tried yet; gives how many.
pub async fn cancel_about(app: &App, tx: &mut Tx, subject: &str) -> Result<u64> {
    store::cancel_about(tx, subject, app.now()).await
}

/// Takes recipient and content out of every message to a neighbour whose contact is erased; that they were sent stays.
pub async fn forget_contact(app: &App, tx: &mut Tx, contact_id: ContactId) -> Result<()> {
    store::forget_contact(tx, contact_id, app.now()).await
}
