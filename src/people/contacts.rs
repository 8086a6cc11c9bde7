//! A neighbour's means of contact and what they agreed to. Encrypted at rest, found again by keyed hash, shown to nobody but those
//! who handle grievances and cases.

use super::{Email, Telephone, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Faults, Result};
use crate::i18n::Language;
use crate::id::{ConsentId, ContactId};
use crate::row;

crate::vocabulary! {
    /// What a person agreed that their contact is used for.
    pub enum Purpose {
        /// To be told what becomes of their grievance.
        FollowGrievance = "follow_grievance",
        /// To be told of the works near them.
        SiteNews = "site_news",
        /// To be called back by a mediator.
        CallBack = "call_back",
        /// To take part in a mediation.
        Mediation = "mediation",
        /// To be handed on to a competent service.
        HandedOn = "handed_on",
    }
}

/// How a person can be reached.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ContactDetails {
    /// Their name, if they gave it.
    pub name: Option<String>,
    /// Their address.
    pub email: Option<Email>,
    /// Their number.
    pub telephone: Option<Telephone>,
}

impl ContactDetails {
    /// How to reach a person, as it was typed into the fields `name`, `email` and `telephone`; what is no name, address or number is noted.
    pub fn typed(faults: &mut Faults, [name, email, telephone]: [&Option<String>; 3]) -> Self {
        Self {
            name: faults.optional("name", name, NAME_LENGTH),
            email: faults.parsed("email", email, "form-not-an-email"),
            telephone: faults.parsed("telephone", telephone, "form-not-a-telephone"),
        }
    }

    /// Whether there is any way to reach the person.
    pub fn is_reachable(&self) -> bool {
        self.email.is_some() || self.telephone.is_some()
    }
}

/// A person's means of contact.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// How to reach them; empty once erased.
    pub details: ContactDetails,
    /// The language to write in.
    pub language: Language,
}

row! {
    /// What a person agreed to.
    #[derive(Debug, Clone, PartialEq, serde::Serialize)]
    pub struct Consent {
        /// Its id.
        pub id: ConsentId,
        /// What for.
        pub purpose: Purpose,
        /// How: `web form`, `doorstep`.
        pub given_by: String,
        /// When.
        pub given_at: Timestamp,
        /// When it was withdrawn.
        pub withdrawn_at: Option<Timestamp>,
    }
}

/// The longest name that is read.
const NAME_LENGTH: usize = 200;
/// What the private link to one's own data is made for.
const LINK: &str = "contact";
const NAME: &str = "contacts.name";
const EMAIL: &str = "contacts.email";
const TELEPHONE: &str = "contacts.telephone";

/// Keeps a person's means of contact, encrypted.
pub async fn keep_contact(app: &App, tx: &mut Tx, details: &ContactDetails, language: Language) -> Result<ContactId> {
    let id = app.new_id();
    let seal = |context, value: Option<&str>| value.map(|value| app.secrets.seal(context, value));
    let hash = |context, value: Option<&str>| value.map(|value| app.secrets.lookup_hash(context, value));
    let email = details.email.as_ref().map(Email::as_str);
    let telephone = details.telephone.as_ref().map(Telephone::as_str);
    let row = store::ContactRow {
        id,
        name: seal(NAME, details.name.as_deref()),
        email: seal(EMAIL, email),
        telephone: seal(TELEPHONE, telephone),
        language,
        link_hash: Some(app.secrets.link_hash(LINK, &app.secrets.link(LINK, id.0))),
    };
    store::insert_contact(tx, &row, hash(EMAIL, email), hash(TELEPHONE, telephone), app.now()).await?;
    Ok(id)
}

/// Opens a person's means of contact. The caller has checked who asks.
pub async fn contact(app: &App, tx: &mut Tx, id: ContactId) -> Result<Contact> {
    let row = store::contact(tx, id).await?;
    let open = |context, sealed: Option<Vec<u8>>| sealed.map(|sealed| app.secrets.open(context, &sealed)).transpose();
    let unreadable = |_| Error::internal("a stored contact is no longer valid");
    let details = ContactDetails {
        name: open(NAME, row.name)?,
        email: open(EMAIL, row.email)?.map(|text| text.parse().map_err(unreadable)).transpose()?,
        telephone: open(TELEPHONE, row.telephone)?.map(|text| text.parse().map_err(unreadable)).transpose()?,
    };
    Ok(Contact { id, details, language: row.language })
}

/// Notes what a person agreed to, and how: `web form`, `doorstep`.
pub async fn consent(
    app: &App,
    tx: &mut Tx,
    contact: ContactId,
    purpose: Purpose,
    given_by: &str,
) -> Result<ConsentId> {
    let id = app.new_id();
    store::insert_consent(tx, id, contact, purpose, given_by, app.now()).await?;
    Ok(id)
}

/// The path of the page on which a person sees what is kept of them.
pub fn own_page(app: &App, id: ContactId) -> String {
    format!("/me/{}", app.secrets.link(LINK, id.0))
}

/// The contact that a private link leads to; none when there is none, or once it is erased.
pub async fn contact_by_link(app: &App, tx: &mut Tx, token: &str) -> Result<Option<ContactId>> {
    store::contact_by_link(tx, app.secrets.link_hash(LINK, token)).await
}

/// Since when a contact is kept.
pub async fn contact_kept_since(tx: &mut Tx, id: ContactId) -> Result<Timestamp> {
    store::contact_kept_since(tx, id).await
}

/// What a person agreed to, the first first.
pub async fn consents_of(tx: &mut Tx, id: ContactId) -> Result<Vec<Consent>> {
    store::consents_of(tx, id).await
}

/// Whether a person took back what they agreed to: every consent to any of these purposes is withdrawn, and there was one. Where none was
/// noted, whoever writes knows why they may.
pub async fn has_withdrawn(tx: &mut Tx, id: ContactId, purposes: &[Purpose]) -> Result<bool> {
    let mut given = store::consents_of(tx, id).await?;
    given.retain(|consent| purposes.contains(&consent.purpose));
    Ok(!given.is_empty() && given.iter().all(|consent| consent.withdrawn_at.is_some()))
}

/// Notes that a consent was withdrawn; withdrawing it twice changes nothing.
pub async fn withdraw(app: &App, tx: &mut Tx, id: ConsentId) -> Result<()> {
    store::withdraw(tx, id, app.now()).await
}

/// Empties a contact: name, address, number and the hashes that they are found by. The row stays, for what it is counted in.
pub async fn erase_contact(app: &App, tx: &mut Tx, id: ContactId) -> Result<()> {
    store::erase_contact(tx, id, app.now()).await
}
