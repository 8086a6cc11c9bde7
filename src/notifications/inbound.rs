//! What comes back to us: a receipt of a gateway, a bounce, STOP, an answer to what we wrote. An answer is kept with what the latest
//! message to its sender was about; the slice whose matter it is takes it up with [`answers_waiting`] and [`take_answer`].

use super::letterbox::{self, Letter};
use super::outbox::{Channel, MessageState, Recipient, open_recipient};
use super::sms::{Inbound, Receipt, ReceiptState};
use super::suppression::{SaidBy, Stopper, stop};
use super::{content, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::id::{InboundId, MessageId};
use crate::people::{Account, Right};

crate::vocabulary! {
    /// What something that was sent to us is.
    pub enum Meaning {
        /// It ends our messages.
        Stop = "stop",
        /// It answers one of them.
        Answer = "answer",
        /// It comes from an address to which we wrote and does not name what it answers: anybody can write in another's name.
        Unsure = "unsure",
        /// It comes from somebody to whom we never wrote.
        Stranger = "stranger",
    }
}

/// What somebody sent to us.
#[derive(Debug, Clone)]
pub struct Received {
    /// Its id.
    pub id: InboundId,
    /// By which way it came.
    pub channel: Channel,
    /// Who sent it.
    pub sender: Recipient,
    /// Only enough of the sender to recognise them.
    pub sender_mask: String,
    /// Their words.
    pub words: String,
    /// What it is.
    pub meaning: Meaning,
    /// The latest message to them before.
    pub answers_id: Option<MessageId>,
    /// What kind of text that was, as `relay-opened`.
    pub answers_kind: Option<String>,
    /// What that was about: `gri_…`, `rel_…`.
    pub subject: Option<String>,
    /// When it came.
    pub received_at: Timestamp,
    /// When it was taken up.
    pub taken_at: Option<Timestamp>,
}

const SENDER: &str = "inbound.sender";
const WORDS: &str = "inbound.words";
const MAIL: &str = "inbound.mail";
const PICTURE: &str = "inbound_pictures.picture";

/// Words that end our messages, as they are after [`plain`], in the languages that we write in.
const STOP_WORDS: &[&str] = &[
    "stop",
    "stop tout",
    "stop all",
    "stop sms",
    "stopp",
    "stopall",
    "arret",
    "arreter",
    "desabonner",
    "desinscrire",
    "unsubscribe",
    "end",
    "cancel",
    "quit",
    "dur",
    "durdur",
    "parar",
    "pare",
    "baja",
    "alto",
    "stopati",
    "opriti",
    "dezabonare",
    "توقف",
    "إيقاف",
    "قف",
];

/// Whether a text says STOP and nothing else, in any case, with or without accents and punctuation.
pub fn says_stop(text: &str) -> bool {
    STOP_WORDS.contains(&plain(text).as_str())
}

/// The words in lower case, without accents and punctuation.
fn plain(text: &str) -> String {
    let text = text.to_lowercase();
    let letters = text.chars().map(|letter| match letter {
        'à' | 'â' | 'ă' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'û' | 'ù' => 'u',
        'ț' | 'ţ' => 't',
        letter if letter.is_alphanumeric() => letter,
        _ => ' ',
    });
    letters.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes an SMS in.
pub async fn receive_sms(app: &App, tx: &mut Tx, gateway: &str, inbound: &Inbound) -> Result<()> {
    let Ok(sender) = inbound.from.parse() else {
        tracing::info!("an SMS from what is no number is left aside");
        return Ok(());
    };
    let sender = Recipient::Sms(sender);
    let latest = store::latest_to(tx, sender.hash(app)).await?;
    receive(
        app,
        tx,
        Came { gateway, sender, is_sure: true, mail_hash: None, pictures: Vec::new() },
        &inbound.text,
        latest,
    )
    .await
}

/// Whether an address is one that we write from.
fn is_ours(app: &App, address: &str) -> bool {
    let mail = &app.settings.mail;
    let from = mail.from.parse::<lettre::message::Mailbox>().map(|from| from.email.to_string()).unwrap_or_default();
    [from.as_str(), mail.bounce_address.as_str()].iter().any(|own| own.eq_ignore_ascii_case(address))
}

/// Takes a mail in: a final bounce marks the address and the message, an answer waits for whom it concerns, and what a machine wrote is
/// left aside. What cannot be read is too.
pub async fn receive_mail(app: &App, tx: &mut Tx, raw: &[u8]) -> Result<()> {
    match letterbox::read(raw) {
        Some(Letter::Bounce { message_id, is_final: true, words }) => bounced(app, tx, message_id, &words).await,
        Some(Letter::Answer { from, message_id, own_id, words, pictures }) => {
            let Ok(sender) = from.parse() else { return Ok(()) };
            if is_ours(app, &from) {
                // Our own mail has come back to us: whoever answered it would answer themselves without end.
                tracing::info!("a mail of our own is left aside");
                return Ok(());
            }
            let sender = Recipient::Email(sender);
            let mail_hash = app.secrets.lookup_hash(MAIL, &format!("{}\n{own_id}\n{words}", sender.as_str()));
            if store::is_known(tx, mail_hash.clone()).await? {
                return Ok(());
            }
            // Whoever answers in another's name is a stranger: a forwarded link does not make them who was asked.
            let answered = match message_id {
                Some(id) => store::sent_to(tx, id, sender.hash(app)).await?,
                None => None,
            };
            let is_sure = answered.is_some();
            let latest = match answered {
                Some(answered) => Some(answered),
                None => store::latest_to(tx, sender.hash(app)).await?,
            };
            let came = Came { gateway: "mail", sender, is_sure, mail_hash: Some(mail_hash), pictures };
            receive(app, tx, came, &words, latest).await
        }
        Some(Letter::Bounce { is_final: false, .. } | Letter::Automatic) | None => {
            tracing::info!("a mail that nobody wrote is left aside");
            Ok(())
        }
    }
}

/// Notes that an address refuses mail for good: neighbours there are not written to again until they agree anew.
async fn bounced(app: &App, tx: &mut Tx, id: MessageId, words: &str) -> Result<()> {
    let row = match store::full(tx, id).await {
        Ok(row) => row,
        Err(Error::NotFound) => return Ok(()),
        Err(error) => return Err(error),
    };
    let now = app.now();
    let recipient = row.recipient.map(|sealed| open_recipient(app, row.channel, &sealed)).transpose()?;
    // Servers repeat the address in what they say.
    let said = match &recipient {
        Some(recipient) => words.replace(recipient.as_str(), &recipient.mask()),
        None => words.to_owned(),
    };
    let reason = Sentence::new("notifications-reason-bounced").with("answer", said);
    store::note_bounce(tx, id, &reason, now).await?;
    store::settle_reported(tx, id, MessageState::Failed, now).await?;
    if recipient.is_some() {
        let stopper = Stopper { contact_id: None, recipient, language: row.language };
        stop(app, tx, &stopper, None, SaidBy::Bounce).await?;
    }
    Ok(())
}

/// How words came.
struct Came<'a> {
    gateway: &'a str,
    sender: Recipient,
    /// Whether they certainly come from whom we asked.
    is_sure: bool,
    /// By which a mail is known when it is brought again.
    mail_hash: Option<Vec<u8>>,
    /// What came with them.
    pictures: Vec<Vec<u8>>,
}

/// Takes words in. STOP counts for those to whom we write as neighbours, and for those to whom we never wrote; who is written to because
/// of their work is heard as an answer. An answer that is not sure to come from whom we asked waits for a person.
async fn receive(app: &App, tx: &mut Tx, came: Came<'_>, words: &str, latest: Option<store::LatestRow>) -> Result<()> {
    let Came { gateway, sender, is_sure, mail_hash, pictures } = came;
    let is_at_work = latest.as_ref().is_some_and(|latest| latest.contact_id.is_none());
    let meaning = match &latest {
        _ if says_stop(words) && !is_at_work => Meaning::Stop,
        Some(_) if is_sure => Meaning::Answer,
        Some(_) => Meaning::Unsure,
        None => Meaning::Stranger,
    };
    let now = app.now();
    let row = store::NewInbound {
        id: app.new_id(),
        channel: sender.channel(),
        gateway: gateway.to_owned(),
        sender: app.secrets.seal(SENDER, sender.as_str()),
        sender_hash: sender.hash(app),
        sender_mask: sender.mask(),
        words: app.secrets.seal(WORDS, &content::many_lines(words)),
        meaning,
        answers_id: latest.as_ref().map(|latest| latest.id),
        subject: latest.as_ref().and_then(|latest| latest.subject.clone()),
        taken_at: (meaning == Meaning::Stop).then_some(now),
        mail_hash,
    };
    store::insert_inbound(tx, &row, now).await?;
    // A stranger's pictures are nobody's matter.
    if meaning == Meaning::Answer {
        for (place, picture) in (1..).zip(&pictures) {
            store::insert_picture(tx, row.id, place, app.secrets.seal_bytes(PICTURE, picture)).await?;
        }
    }
    if meaning == Meaning::Stop {
        let said_by = match sender.channel() {
            Channel::Email => SaidBy::Email,
            Channel::Sms => SaidBy::Sms,
        };
        let language = latest.as_ref().map_or(Language::French, |latest| latest.language);
        let contact_id = latest.and_then(|latest| latest.contact_id);
        stop(app, tx, &Stopper { contact_id, recipient: Some(sender), language }, None, said_by).await?;
    }
    Ok(())
}

/// Takes a receipt in. That a text arrived is final; that it did not yields to that it did.
pub async fn note_receipt(app: &App, tx: &mut Tx, gateway: &str, receipt: &Receipt) -> Result<()> {
    let Some(attempt) = store::attempt_reported(tx, gateway, &receipt.id).await? else { return Ok(()) };
    if receipt.state == ReceiptState::Underway || attempt.receipt == Some(ReceiptState::Delivered) {
        return Ok(());
    }
    let now = app.now();
    store::set_receipt(tx, attempt.id, receipt.state, now).await?;
    let state = match receipt.state {
        ReceiptState::Delivered => MessageState::Delivered,
        ReceiptState::Failed | ReceiptState::Underway => MessageState::Failed,
    };
    store::settle_reported(tx, attempt.message_id, state, now).await
}

/// The answers that nobody has taken up yet, the first first, about things whose ids begin like this: `gri_`. For the slices that put
/// questions.
pub async fn answers_waiting(app: &App, tx: &mut Tx, prefix: &str) -> Result<Vec<Received>> {
    const LIMIT: i64 = 200;
    let rows = store::answers_waiting(tx, prefix, LIMIT).await?;
    rows.into_iter().map(|row| opened(app, row)).collect()
}

/// What strangers sent and nobody has taken up yet, after a message, the first first. For the slice that knows what it may be about.
pub async fn strangers_waiting(app: &App, tx: &mut Tx, after: Option<InboundId>, limit: i64) -> Result<Vec<Received>> {
    let rows = store::strangers_waiting(tx, after, limit).await?;
    rows.into_iter().map(|row| opened(app, row)).collect()
}

/// The pictures that came with an answer, as they are.
pub async fn pictures_of(app: &App, tx: &mut Tx, id: InboundId) -> Result<Vec<Vec<u8>>> {
    let sealed = store::pictures(tx, id).await?;
    sealed.iter().map(|picture| app.secrets.open_bytes(PICTURE, picture)).collect()
}

/// Takes an answer up; false when somebody else has already. Its pictures go: who takes it up keeps what it needs.
pub async fn take_answer(app: &App, tx: &mut Tx, id: InboundId) -> Result<bool> {
    store::remove_pictures(tx, id).await?;
    store::take_inbound(tx, id, app.now()).await
}

/// The latest that people sent to us, newest first.
pub async fn received(app: &App, tx: &mut Tx, actor: &Account) -> Result<Vec<Received>> {
    const LIMIT: i64 = 100;
    actor.must(Right::SeeMessages)?;
    let rows = store::inbound(tx, LIMIT).await?;
    rows.into_iter().map(|row| opened(app, row)).collect()
}

fn opened(app: &App, row: store::InboundRow) -> Result<Received> {
    Ok(Received {
        id: row.id,
        channel: row.channel,
        sender: Recipient::read(row.channel, &app.secrets.open(SENDER, &row.sender)?)?,
        sender_mask: row.sender_mask,
        words: app.secrets.open(WORDS, &row.words)?,
        meaning: row.meaning,
        answers_id: row.answers_id,
        answers_kind: row.answers_kind,
        subject: row.subject,
        received_at: row.received_at,
        taken_at: row.taken_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_is_heard_in_any_case_and_only_when_it_stands_alone() {
        for text in ["STOP", "Stop.", " stop ! ", "« stop »", "Arrêt", "ARRÊTER", "توقف", "Stop all", "Dezabonare"]
        {
            assert!(says_stop(text), "{text}");
        }
        for text in ["Stop le bruit svp", "", "nonstop", "stop au 12 rue Neuve", "à 8h"] {
            assert!(!says_stop(text), "{text}");
        }
    }
}
