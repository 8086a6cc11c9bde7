//! Who does not want to be written to: STOP for one site or for all, from the link, a mail program's button or an SMS; and the new
//! consent that lifts it. Whoever is written to because of their work is not a neighbour and is not asked.

use super::outbox::{Recipient, Urgency};
use super::texts::Text;
use super::{NewMessage, enqueue, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::i18n::Language;
use crate::id::{ContactId, SiteId, SuppressionId};
use crate::journal;
use crate::people::Contact;

crate::vocabulary! {
    /// By which way somebody said STOP.
    pub enum SaidBy {
        /// On the page of their messages.
        Page = "page",
        /// With the button of their mail program (RFC 8058).
        OneClick = "one_click",
        /// By answering an SMS.
        Sms = "sms",
        /// By answering a mail.
        Email = "email",
        /// To a person who noted it.
        Person = "person",
        /// The address refuses mail for good.
        Bounce = "bounce",
    }
}

/// Who said STOP: a contact, an address or number, or both.
#[derive(Debug, Clone)]
pub struct Stopper {
    /// The contact, when it is known.
    pub contact_id: Option<ContactId>,
    /// The address or number that the messages went to.
    pub recipient: Option<Recipient>,
    /// The language to confirm in.
    pub language: Language,
}

/// Notes a STOP for one site, or for all when none is given, and confirms it. Saying it twice changes nothing.
pub async fn stop(
    app: &App,
    tx: &mut Tx,
    stopper: &Stopper,
    site: Option<(SiteId, &str)>,
    said_by: SaidBy,
) -> Result<()> {
    let hash = stopper.recipient.as_ref().map(|recipient| recipient.hash(app));
    let site_id = site.map(|(id, _)| id);
    if store::is_suppressed(tx, stopper.contact_id, hash.clone(), site_id).await? {
        return Ok(());
    }
    let id: SuppressionId = app.new_id();
    let row = store::NewSuppression { id, contact_id: stopper.contact_id, recipient_hash: hash, site_id, said_by };
    store::insert_suppression(tx, &row, app.now()).await?;
    journal::record(app, tx, "resident", "messages.stopped", id, said_by.as_str()).await?;
    // An address that refuses everything hears no confirmation either.
    if let Some(recipient) = stopper.recipient.clone().filter(|_| said_by != SaidBy::Bounce) {
        let confirmation = NewMessage {
            recipient,
            language: stopper.language,
            text: Text::StopConfirmed { site_name: site.map(|(_, name)| name.to_owned()) },
            urgency: Urgency::Urgent,
            site_id,
            subject: Some(id.to_string()),
            // Without the contact, so that it goes out in spite of what it confirms.
            contact_id: None,
        };
        enqueue(app, tx, &confirmation).await?;
    }
    Ok(())
}

/// Whether a person said STOP for all, by this contact or by another with the same address or number.
pub async fn said_stop_for_all(app: &App, tx: &mut Tx, contact: &Contact) -> Result<bool> {
    let email = contact.details.email.clone().map(Recipient::Email);
    let telephone = contact.details.telephone.clone().map(Recipient::Sms);
    for recipient in [email, telephone].into_iter().flatten() {
        if store::is_suppressed(tx, Some(contact.id), Some(recipient.hash(app)), None).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A person has agreed anew that we write to them about a site: what they or somebody with the same address or number said before is
/// lifted, for this site and for all. Call it where a new consent is noted.
pub async fn agreed_anew(app: &App, tx: &mut Tx, contact: &Contact, site_id: Option<SiteId>) -> Result<()> {
    let email = contact.details.email.clone().map(Recipient::Email);
    let telephone = contact.details.telephone.clone().map(Recipient::Sms);
    for recipient in [email, telephone].into_iter().flatten() {
        let stopper = Stopper { contact_id: Some(contact.id), recipient: Some(recipient), language: contact.language };
        resume(app, tx, &stopper, site_id).await?;
    }
    Ok(())
}

/// Lifts every STOP of a person for a site and for all: they have agreed again.
pub async fn resume(app: &App, tx: &mut Tx, stopper: &Stopper, site_id: Option<SiteId>) -> Result<()> {
    let hash = stopper.recipient.as_ref().map(|recipient| recipient.hash(app));
    let lifted = store::lift_suppressions(tx, stopper.contact_id, hash, site_id, app.now()).await?;
    for id in lifted {
        journal::record(app, tx, "resident", "messages.resumed", id, "").await?;
    }
    Ok(())
}
