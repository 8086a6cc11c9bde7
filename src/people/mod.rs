//! Organisations, accounts, sign-in, roles and rights; contacts and consents of neighbours. Says who may do what; the other slices
//! ask it with [`Account::must`] and keep contacts only by their id.

mod accounts;
pub mod command;
mod contacts;
mod identity;
mod pages;
mod password;
mod reach;
mod rights;
mod store;

use std::fmt;
use std::str::FromStr;

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::{Tx, is_unique_violation};
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, OrganisationId, TokenId};
use crate::{journal, row};

pub use accounts::{
    Preferences, Token, account_of_session, add_organisation_by, change_password, give_password, listed_account,
    names_of, open_account_by, prefer, preferences, revoke_token, tokens_of,
};
pub use contacts::{
    Consent, Contact, ContactDetails, Purpose, consent, consents_of, contact, contact_by_link, contact_kept_since,
    erase_contact, has_withdrawn, keep_contact, own_page, withdraw,
};
pub use identity::identify;
pub use pages::routes;
pub use reach::{Email, Telephone, as_dialled, masked};
pub use rights::{NAVIGATION, Right, Role};

crate::vocabulary! {
    /// What an organisation is in the matter.
    pub enum OrganisationKind {
        /// It digs.
        Contractor = "contractor",
        /// It mediates.
        Mediation = "mediation",
        /// It commissions the works and answers for them.
        Authority = "authority",
    }
}

row! {
    /// A contractor, a mediation body or an authority.
    #[derive(Debug, Clone)]
    pub struct Organisation {
        /// Its id.
        pub id: OrganisationId,
        /// Its name, unique.
        pub name: String,
        /// What it is.
        pub kind: OrganisationKind,
    }
}

row! {
    /// Someone who signs in.
    #[derive(Debug, Clone)]
    pub struct Account {
        /// Its id.
        pub id: AccountId,
        /// Whom they work for.
        pub organisation_id: OrganisationId,
        /// Their name.
        pub name: String,
        /// The address they sign in with.
        pub email: String,
        /// What they do.
        pub role: Role,
    }
}

/// A new account's values.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Whom they work for.
    pub organisation_id: OrganisationId,
    /// Their name.
    pub name: String,
    /// The address they sign in with.
    pub email: Email,
    /// What they do.
    pub role: Role,
    /// Their password.
    pub password: Password,
}

/// A password that is long enough (NIST SP 800-63B asks for length, not for odd signs). Never printed.
#[derive(Clone)]
pub struct Password(String);

/// The fewest characters of a password.
pub const PASSWORD_MIN: usize = 10;
/// The most, so that hashing one stays cheap.
pub const PASSWORD_MAX: usize = 200;

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

impl FromStr for Password {
    type Err = Sentence;

    fn from_str(text: &str) -> Result<Self, Sentence> {
        match text.chars().count() {
            ..PASSWORD_MIN => Err(Sentence::new("people-password-short").with("limit", PASSWORD_MIN)),
            PASSWORD_MIN..=PASSWORD_MAX => Ok(Self(text.to_owned())),
            _ => Err(Sentence::new("form-too-long").with("limit", PASSWORD_MAX)),
        }
    }
}

impl Account {
    /// Refuses when the role does not give this right.
    pub fn must(&self, right: Right) -> Result<()> {
        if self.may(right) { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// Whether the role gives this right.
    pub fn may(&self, right: Right) -> bool {
        self.role.may(right)
    }

    /// Whether this account may know of what belongs to an organisation: a contractor's only of their own, the others' of all.
    pub fn sees(&self, organisation_id: OrganisationId) -> bool {
        self.role != Role::Contractor || self.organisation_id == organisation_id
    }

    /// Hides what belongs to another contractor as if it were not there.
    pub fn must_see(&self, organisation_id: OrganisationId) -> Result<()> {
        if self.sees(organisation_id) { Ok(()) } else { Err(Error::NotFound) }
    }

    /// The only organisation whose things may be listed; none: all of them.
    pub fn scope(&self) -> Option<OrganisationId> {
        (self.role == Role::Contractor).then_some(self.organisation_id)
    }
}

/// Adds an organisation; a name that stands already is a fault.
pub async fn add_organisation(app: &App, tx: &mut Tx, name: &str, kind: OrganisationKind) -> Result<Organisation> {
    insert_organisation(app, tx, "system", name, kind).await
}

async fn insert_organisation(
    app: &App,
    tx: &mut Tx,
    actor: &str,
    name: &str,
    kind: OrganisationKind,
) -> Result<Organisation> {
    let organisation = Organisation { id: app.new_id(), name: name.to_owned(), kind };
    store::insert_organisation(tx, &organisation, app.now()).await.map_err(|error| match error {
        error if is_unique_violation(&error) => {
            Error::invalid("/name", Sentence::new("people-organisation-exists").with("name", name))
        }
        error => error.into(),
    })?;
    journal::record(app, tx, actor, "organisation.added", organisation.id, "").await?;
    Ok(organisation)
}

/// All organisations, by name.
pub async fn organisations(tx: &mut Tx) -> Result<Vec<Organisation>> {
    store::organisations(tx).await
}

/// One organisation.
pub async fn organisation(tx: &mut Tx, id: OrganisationId) -> Result<Organisation> {
    store::organisation(tx, id).await
}

/// Hashes a password with Argon2id, away from the threads that answer.
pub async fn hash(app: &App, password: &Password) -> Result<PasswordHash> {
    password::hash(app, password).await.map(PasswordHash)
}

/// A password's hash, made before the transaction because it takes its time.
#[derive(Debug, Clone)]
pub struct PasswordHash(String);

/// Opens an account; an address that stands already is a fault.
pub async fn open_account(
    app: &App,
    tx: &mut Tx,
    actor: &str,
    new: &NewAccount,
    hash: &PasswordHash,
) -> Result<Account> {
    let account = Account {
        id: app.new_id(),
        organisation_id: new.organisation_id,
        name: new.name.clone(),
        email: new.email.to_string(),
        role: new.role,
    };
    store::insert_account(tx, &account, &hash.0, app.now()).await.map_err(|error| match error {
        error if is_unique_violation(&error) => Error::invalid("/email", Sentence::new("people-email-exists")),
        error => error.into(),
    })?;
    journal::record(app, tx, actor, "account.opened", account.id, new.role.as_str()).await?;
    Ok(account)
}

/// Closes an account: nobody signs in with it any more, and what it did stays.
pub async fn close_account(app: &App, tx: &mut Tx, actor: &Account, id: AccountId) -> Result<()> {
    actor.must(Right::ManagePeople)?;
    if actor.id == id {
        return Err(Error::Conflict(Sentence::new("people-not-yourself")));
    }
    store::set_closed(tx, id, true).await?;
    journal::record(app, tx, actor.id, "account.closed", id, "").await
}

/// Opens a closed account again.
pub async fn reopen_account(app: &App, tx: &mut Tx, actor: &Account, id: AccountId) -> Result<()> {
    actor.must(Right::ManagePeople)?;
    store::set_closed(tx, id, false).await?;
    journal::record(app, tx, actor.id, "account.reopened", id, "").await
}

/// An open account by its id.
pub async fn account(tx: &mut Tx, id: AccountId) -> Result<Account> {
    store::account(tx, id).await?.ok_or(Error::NotFound)
}

/// An open account by the address it signs in with.
pub async fn account_by_email(tx: &mut Tx, email: &Email) -> Result<Option<Account>> {
    Ok(store::credentials(tx, email.as_str()).await?.map(|found| found.account()))
}

/// The open accounts of a role, by name.
pub async fn accounts_of(tx: &mut Tx, role: Role) -> Result<Vec<Account>> {
    store::accounts_of(tx, role).await
}

row! {
    /// An account as the list of people shows it.
    #[derive(Debug, Clone)]
    pub struct ListedAccount {
        /// Its id.
        pub id: AccountId,
        /// Their name.
        pub name: String,
        /// The address they sign in with.
        pub email: String,
        /// What they do.
        pub role: Role,
        /// Whom they work for.
        pub organisation_id: OrganisationId,
        /// Its name.
        pub organisation: String,
        /// Whether nobody signs in with it any more.
        pub closed: bool,
        /// Since when.
        pub created_at: Timestamp,
    }
}

/// All accounts, open and closed, by organisation and name.
pub async fn accounts(tx: &mut Tx, actor: &Account) -> Result<Vec<ListedAccount>> {
    actor.must(Right::SeePeople)?;
    store::accounts(tx).await
}

/// The account that an address and a password open; none when they do not fit. Takes as long when there is no such account.
pub async fn check_password(app: &App, email: &Email, password: &str) -> Result<Option<Account>> {
    let found = crate::reading!(app.db, tx => store::credentials(tx, email.as_str()).await)?;
    let hash = found.as_ref().map(|found| found.password_hash.clone());
    let fits = password::fits(app, password, hash).await?;
    Ok(found.filter(|_| fits).map(|found| found.account()))
}

/// What a token is for the programs that carry it: shown once, kept as a hash.
pub async fn make_token(app: &App, tx: &mut Tx, account: &Account, label: &str) -> Result<String> {
    let id: TokenId = app.new_id();
    let mut secret = [0; 20];
    app.random.fill(&mut secret);
    let token = format!("rvr_{}", crate::id::base32(&secret));
    let hash = app.secrets.lookup_hash("tokens", &token);
    store::insert_token(tx, id, account.id, label, hash, app.now()).await?;
    journal::record(app, tx, account.id, "token.made", id, "").await?;
    Ok(token)
}

/// The open account that a token speaks for.
pub async fn account_of_token(app: &App, tx: &mut Tx, token: &str) -> Result<Option<Account>> {
    store::account_of_token(tx, app.secrets.lookup_hash("tokens", token)).await
}
