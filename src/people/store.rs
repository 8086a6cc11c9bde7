//! The tables of people: organisations, accounts, tokens, contacts, consents.

use super::{Account, Consent, ListedAccount, Organisation, Purpose, Role, Token};
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::id::{AccountId, ConsentId, ContactId, OrganisationId, TokenId};
use crate::{on, row};

pub(super) async fn insert_organisation(tx: &mut Tx, organisation: &Organisation, now: Timestamp) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query("INSERT INTO organisations (id, name, kind, created_at) VALUES ($1, $2, $3, $4)")
        .bind(organisation.id).bind(organisation.name.clone()).bind(organisation.kind).bind(now)
        .execute(c).await.map(|_| ()))
}

pub(super) async fn organisations(tx: &mut Tx) -> Result<Vec<Organisation>> {
    Ok(on!(tx, c => sqlx::query_as("SELECT id, name, kind FROM organisations ORDER BY name").fetch_all(c).await)?)
}

pub(super) async fn organisation(tx: &mut Tx, id: OrganisationId) -> Result<Organisation> {
    Ok(
        on!(tx, c => sqlx::query_as("SELECT id, name, kind FROM organisations WHERE id = $1").bind(id).fetch_one(c).await)?,
    )
}

pub(super) async fn insert_account(tx: &mut Tx, account: &Account, hash: &str, now: Timestamp) -> sqlx::Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO accounts (id, organisation_id, name, email, role, password_hash, closed, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(account.id).bind(account.organisation_id).bind(account.name.clone()).bind(account.email.clone())
    .bind(account.role).bind(hash.to_owned()).bind(false).bind(now).execute(c).await.map(|_| ()))
}

pub(super) async fn set_closed(tx: &mut Tx, id: AccountId, closed: bool) -> Result<()> {
    let done = on!(tx, c => sqlx::query("UPDATE accounts SET closed = $2 WHERE id = $1")
        .bind(id).bind(closed).execute(c).await.map(|done| done.rows_affected()))?;
    if done == 0 { Err(Error::NotFound) } else { Ok(()) }
}

pub(super) async fn account(tx: &mut Tx, id: AccountId) -> Result<Option<Account>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, organisation_id, name, email, role FROM accounts WHERE id = $1 AND NOT closed",
    ).bind(id).fetch_optional(c).await)?)
}

row! {
    /// An account with what opens it.
    pub(super) struct Credentials {
        pub id: AccountId,
        pub organisation_id: OrganisationId,
        pub name: String,
        pub email: String,
        pub role: Role,
        pub password_hash: String,
    }
}

impl Credentials {
    pub(super) fn account(&self) -> Account {
        Account {
            id: self.id,
            organisation_id: self.organisation_id,
            name: self.name.clone(),
            email: self.email.clone(),
            role: self.role,
        }
    }
}

pub(super) async fn credentials(tx: &mut Tx, email: &str) -> Result<Option<Credentials>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, organisation_id, name, email, role, password_hash FROM accounts WHERE email = $1 AND NOT closed",
    ).bind(email.to_owned()).fetch_optional(c).await)?)
}

pub(super) async fn accounts_of(tx: &mut Tx, role: Role) -> Result<Vec<Account>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, organisation_id, name, email, role FROM accounts WHERE role = $1 AND NOT closed ORDER BY name",
    ).bind(role).fetch_all(c).await)?)
}

pub(super) async fn accounts(tx: &mut Tx) -> Result<Vec<ListedAccount>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT accounts.id, accounts.name, email, role, organisation_id, organisations.name AS organisation, closed,
                accounts.created_at
         FROM accounts JOIN organisations ON organisations.id = organisation_id
         ORDER BY organisations.name, accounts.name",
    ).fetch_all(c).await)?)
}

pub(super) async fn listed_account(tx: &mut Tx, id: AccountId) -> Result<ListedAccount> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT accounts.id, accounts.name, email, role, organisation_id, organisations.name AS organisation, closed,
                accounts.created_at
         FROM accounts JOIN organisations ON organisations.id = organisation_id
         WHERE accounts.id = $1",
    ).bind(id).fetch_one(c).await)?)
}

pub(super) async fn account_of_session(tx: &mut Tx, id: AccountId, opened_at: Timestamp) -> Result<Option<Account>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, organisation_id, name, email, role FROM accounts
         WHERE id = $1 AND NOT closed AND (password_set_at IS NULL OR password_set_at <= $2)",
    ).bind(id).bind(opened_at).fetch_optional(c).await)?)
}

pub(super) async fn name_of(tx: &mut Tx, id: AccountId) -> Result<Option<String>> {
    Ok(on!(tx, c => sqlx::query_scalar("SELECT name FROM accounts WHERE id = $1").bind(id).fetch_optional(c).await)?)
}

pub(super) async fn set_password(tx: &mut Tx, id: AccountId, hash: &str, now: Timestamp) -> Result<()> {
    let done = on!(tx, c => sqlx::query("UPDATE accounts SET password_hash = $2, password_set_at = $3 WHERE id = $1")
        .bind(id).bind(hash.to_owned()).bind(now).execute(c).await.map(|done| done.rows_affected()))?;
    if done == 0 { Err(Error::NotFound) } else { Ok(()) }
}

row! {
    /// What somebody decided, as it is stored: the number is sealed.
    pub(super) struct PreferencesRow {
        pub language: Option<Language>,
        pub telephone: Option<Vec<u8>>,
    }
}

pub(super) async fn preferences(tx: &mut Tx, id: AccountId) -> Result<PreferencesRow> {
    Ok(
        on!(tx, c => sqlx::query_as("SELECT language, telephone FROM accounts WHERE id = $1").bind(id).fetch_one(c).await)?,
    )
}

pub(super) async fn set_preferences(
    tx: &mut Tx,
    id: AccountId,
    language: Option<Language>,
    telephone: Option<Vec<u8>>,
) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE accounts SET language = $2, telephone = $3 WHERE id = $1")
        .bind(id).bind(language).bind(telephone.clone()).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn tokens_of(tx: &mut Tx, account: AccountId) -> Result<Vec<Token>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, account_id, label, created_at, revoked_at FROM tokens WHERE account_id = $1 ORDER BY created_at DESC, id",
    ).bind(account).fetch_all(c).await)?)
}

pub(super) async fn token(tx: &mut Tx, id: TokenId) -> Result<Token> {
    Ok(on!(tx, c => sqlx::query_as("SELECT id, account_id, label, created_at, revoked_at FROM tokens WHERE id = $1")
        .bind(id).fetch_one(c).await)?)
}

pub(super) async fn revoke_token(tx: &mut Tx, id: TokenId, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE tokens SET revoked_at = $2 WHERE id = $1").bind(id).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn insert_token(
    tx: &mut Tx,
    id: TokenId,
    account: AccountId,
    label: &str,
    hash: Vec<u8>,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query("INSERT INTO tokens (id, account_id, label, hash, created_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id).bind(account).bind(label.to_owned()).bind(hash).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn account_of_token(tx: &mut Tx, hash: Vec<u8>) -> Result<Option<Account>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT accounts.id, organisation_id, name, email, role FROM accounts JOIN tokens ON tokens.account_id = accounts.id
         WHERE hash = $1 AND revoked_at IS NULL AND NOT closed",
    ).bind(hash).fetch_optional(c).await)?)
}

row! {
    /// A contact as it is stored: sealed.
    pub(super) struct ContactRow {
        pub id: ContactId,
        pub name: Option<Vec<u8>>,
        pub email: Option<Vec<u8>>,
        pub telephone: Option<Vec<u8>>,
        pub language: Language,
        pub link_hash: Option<Vec<u8>>,
    }
}

pub(super) async fn insert_contact(
    tx: &mut Tx,
    row: &ContactRow,
    email_hash: Option<Vec<u8>>,
    telephone_hash: Option<Vec<u8>>,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO contacts (id, name, email, email_hash, telephone, telephone_hash, language, link_hash, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(row.id).bind(row.name.clone()).bind(row.email.clone()).bind(email_hash.clone()).bind(row.telephone.clone())
    .bind(telephone_hash.clone()).bind(row.language).bind(row.link_hash.clone()).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn contact(tx: &mut Tx, id: ContactId) -> Result<ContactRow> {
    Ok(
        on!(tx, c => sqlx::query_as("SELECT id, name, email, telephone, language, link_hash FROM contacts WHERE id = $1")
        .bind(id).fetch_one(c).await)?,
    )
}

pub(super) async fn insert_consent(
    tx: &mut Tx,
    id: ConsentId,
    contact: ContactId,
    purpose: Purpose,
    given_by: &str,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query("INSERT INTO consents (id, contact_id, purpose, given_by, given_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(id).bind(contact).bind(purpose).bind(given_by.to_owned()).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn contact_by_link(tx: &mut Tx, hash: Vec<u8>) -> Result<Option<ContactId>> {
    Ok(on!(tx, c => sqlx::query_scalar("SELECT id FROM contacts WHERE link_hash = $1 AND erased_at IS NULL")
        .bind(hash).fetch_optional(c).await)?)
}

pub(super) async fn contact_kept_since(tx: &mut Tx, id: ContactId) -> Result<Timestamp> {
    Ok(on!(tx, c => sqlx::query_scalar("SELECT created_at FROM contacts WHERE id = $1").bind(id).fetch_one(c).await)?)
}

pub(super) async fn consents_of(tx: &mut Tx, id: ContactId) -> Result<Vec<Consent>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT id, purpose, given_by, given_at, withdrawn_at FROM consents WHERE contact_id = $1 ORDER BY given_at, id",
    ).bind(id).fetch_all(c).await)?)
}

pub(super) async fn withdraw(tx: &mut Tx, id: ConsentId, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE consents SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL")
        .bind(id).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn erase_contact(tx: &mut Tx, id: ContactId, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE contacts SET name = NULL, email = NULL, email_hash = NULL, telephone = NULL, telephone_hash = NULL,
                             link_hash = NULL, erased_at = $2
         WHERE id = $1",
    ).bind(id).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}
