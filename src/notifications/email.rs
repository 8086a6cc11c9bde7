//! Email: a letter as a mail of two parts, text and HTML, written from the same source; and its way out through a pool of SMTP
//! connections. The `Message-ID` is the message's own, so that a mail sent twice is seen to be one.

use std::time::Duration;

use askama::Template;
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::{Error as SmtpError, PoolConfig};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::sync::Semaphore;

use super::content::{Letter, Part};
use super::dkim::Signer;
use super::outcome::{Outcome, Reason};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::id::MessageId;
use crate::people::{Email, masked};
use crate::settings::Mail as MailSettings;

/// A letter on its way.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// The message's id, from which the `Message-ID` is made.
    pub id: MessageId,
    /// Whom it goes to.
    pub to: Email,
    /// What it says.
    pub letter: Letter,
    /// The language that it says it in.
    pub language: Language,
    /// When it was put into the outbox.
    pub written_at: Timestamp,
    /// Where its recipient says STOP; none for people who are written to because of their work.
    pub unsubscribe_url: Option<String>,
}

/// The way out.
pub struct Post {
    from: Mailbox,
    transport: AsyncSmtpTransport<Tokio1Executor>,
    /// The pool keeps idle connections; this bounds how many are made.
    connections: Semaphore,
    signer: Option<Signer>,
    /// Where what cannot be delivered comes back to; none: to the sender.
    bounce_address: Option<Address>,
}

#[derive(Template)]
#[template(path = "notifications/letter.html", config = "src/web/askama.toml")]
struct Html<'a> {
    language: Language,
    letter: &'a Letter,
}

impl Html<'_> {
    /// The words of a link as those of a button: without the colon after which the address stands in plain text.
    fn label<'a>(&self, words: &'a str) -> &'a str {
        words.trim_end_matches([':', ' ', '\u{a0}'])
    }
}

impl Post {
    /// The way out that the settings name; none when nothing is set up.
    pub fn open(settings: &MailSettings) -> Result<Option<Self>> {
        if settings.url.is_empty() {
            return Ok(None);
        }
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.url)
            .map_err(Error::internal)?
            .timeout(Some(Duration::from_secs(settings.timeout_s)))
            .pool_config(PoolConfig::new().max_size(settings.connections))
            .build();
        let from = settings.from.parse().map_err(Error::internal)?;
        let permits = usize::try_from(settings.connections).unwrap_or(1).max(1);
        let bounce_address = match settings.bounce_address.as_str() {
            "" => None,
            address => Some(address.parse().map_err(Error::internal)?),
        };
        let signer = Signer::open(settings, &from)?;
        Ok(Some(Self { from, transport, connections: Semaphore::new(permits), signer, bounce_address }))
    }

    /// Hands a letter over.
    pub async fn submit(&self, outgoing: &Outgoing) -> Outcome {
        let mail = match compose(&self.from, outgoing) {
            Ok(mail) => mail,
            Err(error) => return Outcome::give_up(Reason::Unwritable, error.to_string()),
        };
        let envelope = match self.envelope(&mail, outgoing.id) {
            Ok(envelope) => envelope,
            Err(error) => return Outcome::give_up(Reason::Unwritable, error.to_string()),
        };
        let mut bytes = mail.formatted();
        if let Some(signer) = &self.signer {
            bytes = signer.signed(&bytes, outgoing.written_at);
        }
        // Never closed, so never refused.
        let _permit = self.connections.acquire().await;
        match self.transport.send_raw(&envelope, &bytes).await {
            Ok(response) => Outcome::Accepted { provider_id: response.first_line().map(|line| cut(line, 200)) },
            Err(error) => read(&error, &outgoing.to),
        }
    }
}

impl Post {
    /// Who it comes from and goes to, for the servers on the way. The address to which it comes back names the message (VERP), so
    /// that nobody has to guess from the words of a bounce.
    fn envelope(&self, mail: &Message, id: MessageId) -> Result<Envelope> {
        let Some(address) = &self.bounce_address else { return Ok(mail.envelope().clone()) };
        let own = Address::new(format!("{}+{id}", address.user()), address.domain()).map_err(Error::internal)?;
        Envelope::new(Some(own), mail.envelope().to().to_vec()).map_err(Error::internal)
    }
}

fn cut(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}

/// A letter as a mail.
pub fn compose(from: &Mailbox, outgoing: &Outgoing) -> Result<Message> {
    let mut builder = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, outgoing.to.as_str().parse().map_err(Error::internal)?))
        .subject(outgoing.letter.subject.clone())
        .date(outgoing.written_at.into())
        .message_id(Some(format!("<{}@{}>", outgoing.id, from.email.domain())))
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", outgoing.language.as_str()));
    if let Some(url) = &outgoing.unsubscribe_url {
        builder = builder
            .raw_header(header("List-Unsubscribe", &format!("<{url}>")))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    let html = Html { language: outgoing.language, letter: &outgoing.letter }.render().map_err(Error::internal)?;
    builder.multipart(MultiPart::alternative_plain_html(outgoing.letter.plain(), html)).map_err(Error::internal)
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// What an error of the transport means. A 4xx waits; a 5xx is final, except about our own sign-in, which somebody mends. A connection
/// that never stood took nothing; one that broke may have.
fn read(error: &SmtpError, to: &Email) -> Outcome {
    // Servers repeat the address in what they say.
    let answer = cut(&error.to_string().replace(to.as_str(), &masked(to.as_str())), 300);
    let code = error.status().map(u16::from);
    if let Some(530 | 534 | 535 | 538) = code {
        Outcome::retry(Reason::Credentials, answer, None)
    } else if error.is_permanent() {
        Outcome::give_up(Reason::Refused, answer)
    } else if error.is_transient() {
        Outcome::retry(Reason::NotNow, answer, None)
    } else if error.is_tls() || error.is_client() || error.to_string().starts_with("Connection error") {
        // lettre has no question for its kind "Connection", which it gives while connecting and at no other time.
        Outcome::retry(Reason::Unreachable, answer, None)
    } else {
        Outcome::unknown(Reason::BrokenOff, answer)
    }
}
