//! Subscribing to the news of a site: a means of contact, a door when it is known, and the consent that is given by asking for it.
//! Whoever is subscribed is told so at once, with the link by which it ends.

use serde::Deserialize;

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Faults, Result, given};
use crate::i18n::{Language, Sentence};
use crate::id::{ContactId, PremisesId, SiteId};
use crate::notifications::{self, NewMessage, Recipient, Text, Urgency};
use crate::people::{self, Contact, ContactDetails, Purpose};
use crate::sites;

/// How a consent that was given on the site's page is marked.
const GIVEN_BY: &str = "web form";
/// The longest place that is read.
const PLACE_LENGTH: usize = 200;

/// A subscription as it was typed. Empty texts count as left out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SubscriberDraft {
    /// An address.
    pub email: Option<String>,
    /// A number.
    pub telephone: Option<String>,
    /// The door, as people write addresses.
    pub place: Option<String>,
    /// The language to write in.
    pub language: Option<String>,
}

/// Somebody who wants the news of a site.
#[derive(Debug, Clone)]
pub struct Subscriber {
    /// How to reach them.
    pub details: ContactDetails,
    /// Their door, as they wrote it.
    pub place: Option<String>,
    /// The language to write in.
    pub language: Language,
}

impl SubscriberDraft {
    /// The valid subscriber, or everything that is wrong. Without a language, that of the page.
    pub fn checked(&self, page: Language) -> Result<Subscriber> {
        let mut faults = Faults::new();
        let details = ContactDetails::typed(&mut faults, [&None, &self.email, &self.telephone]);
        let language = faults.word("language", &self.language).unwrap_or(page);
        let place = faults.optional("place", &self.place, PLACE_LENGTH);
        if given(&self.email).is_none() && given(&self.telephone).is_none() {
            faults.add("/email", Sentence::new("bulletins-reach-missing"));
        }
        faults.end()?;
        Ok(Subscriber { details, place, language })
    }
}

/// Subscribes somebody to the news of a site; a STOP that they said before is lifted. Subscribed twice by the same means of contact,
/// they are one.
pub async fn subscribe(
    app: &App,
    tx: &mut Tx,
    site_id: SiteId,
    new: &Subscriber,
    door: Option<PremisesId>,
) -> Result<ContactId> {
    let site = sites::site(tx, site_id).await?;
    if !new.details.is_reachable() {
        return Err(Error::invalid("/email", Sentence::new("bulletins-reach-missing")));
    }
    let id = people::keep_contact(app, tx, &new.details, new.language).await?;
    people::consent(app, tx, id, Purpose::SiteNews, GIVEN_BY).await?;
    let contact = Contact { id, details: new.details.clone(), language: new.language };
    // Who had said STOP for all agrees to this site alone: what they had asked for elsewhere stays ended.
    if notifications::said_stop_for_all(app, tx, &contact).await? {
        store::end_elsewhere(tx, id).await?;
    }
    notifications::agreed_anew(app, tx, &contact, Some(site_id)).await?;
    store::replace(tx, id, site_id).await?;
    store::subscribe(tx, app.new_id(), id, site_id, door, app.now()).await?;
    let email = new.details.email.clone().map(Recipient::Email);
    if let Some(recipient) = email.or(new.details.telephone.clone().map(Recipient::Sms)) {
        let message = NewMessage {
            recipient,
            language: new.language,
            text: Text::Subscribed { site_name: site.name, link: app.url(&format!("/s/{}", site.code)) },
            urgency: Urgency::Ordinary,
            site_id: Some(site_id),
            subject: None,
            contact_id: Some(id),
        };
        notifications::enqueue(app, tx, &message).await?;
    }
    crate::journal::record(app, tx, "resident", "news.subscribed", id, site_id.to_string()).await?;
    Ok(id)
}
