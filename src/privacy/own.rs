//! What is kept of one person, found by the token of their private link; to be shown, taken away, or erased.

use serde::Serialize;

use super::store;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::id::{ConsentId, ContactId};
use crate::people::{self, Consent};
use crate::{journal, notifications};

/// Something that is kept with a person's contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnThing {
    /// What it is: `grievance`, `visit`, `message`, `case`, `referral`, `subscription`.
    pub kind: String,
    /// What it is called, or its state.
    pub label: String,
    /// The site that it is about.
    pub site: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Everything that is kept of a person.
#[derive(Debug, Clone, Serialize)]
pub struct OwnData {
    /// The id of the contact.
    #[serde(skip)]
    pub contact_id: ContactId,
    /// Their name.
    pub name: Option<String>,
    /// Their address.
    pub email: Option<String>,
    /// Their number.
    pub telephone: Option<String>,
    /// The language they are written to in.
    pub language: &'static str,
    /// Since when.
    pub kept_since: Timestamp,
    /// What they agreed to.
    pub consents: Vec<Consent>,
    /// What is kept with it, the latest first.
    pub things: Vec<OwnThing>,
}

/// The contact that a private link leads to; none once it is erased.
async fn contact_of(app: &App, tx: &mut Tx, token: &str) -> Result<ContactId> {
    people::contact_by_link(app, tx, token).await?.ok_or(Error::NotFound)
}

/// What is kept of the person whose link this is.
pub async fn own_data(app: &App, tx: &mut Tx, token: &str) -> Result<OwnData> {
    let id = contact_of(app, tx, token).await?;
    let contact = people::contact(app, tx, id).await?;
    Ok(OwnData {
        contact_id: id,
        name: contact.details.name,
        email: contact.details.email.as_ref().map(ToString::to_string),
        telephone: contact.details.telephone.as_ref().map(ToString::to_string),
        language: contact.language.as_str(),
        kept_since: people::contact_kept_since(tx, id).await?,
        consents: people::consents_of(tx, id).await?,
        things: store::things(tx, id).await?,
    })
}

/// Withdraws one consent. When it was the last, nothing may be kept any more, and the contact is erased.
pub async fn withdraw_consent(app: &App, tx: &mut Tx, token: &str, consent: ConsentId) -> Result<bool> {
    let id = contact_of(app, tx, token).await?;
    let own = people::consents_of(tx, id).await?;
    if own.iter().all(|one| one.id != consent) {
        return Err(Error::NotFound);
    }
    people::withdraw(app, tx, consent).await?;
    journal::record(app, tx, "resident", "consent.withdrawn", consent, "").await?;
    let was_last = own.iter().all(|one| one.id == consent || one.withdrawn_at.is_some());
    if was_last {
        forget(app, tx, id, "resident").await?;
    }
    Ok(was_last)
}

/// Erases the means of contact of the person whose link this is; the link leads nowhere afterwards.
pub async fn erase_person(app: &App, tx: &mut Tx, token: &str) -> Result<()> {
    let id = contact_of(app, tx, token).await?;
    for consent in people::consents_of(tx, id).await? {
        if consent.withdrawn_at.is_none() {
            people::withdraw(app, tx, consent.id).await?;
        }
    }
    forget(app, tx, id, "resident").await
}

/// Takes a contact out of everything: its own row, and the messages that went to it.
pub(super) async fn forget(app: &App, tx: &mut Tx, id: ContactId, actor: &str) -> Result<()> {
    notifications::forget_contact(app, tx, id).await?;
    store::forget_party(tx, id).await?;
    people::erase_contact(app, tx, id).await?;
    journal::record(app, tx, actor, "contact.erased", id, "").await
}
