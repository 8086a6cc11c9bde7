//! Accounts after they were opened: who opens and closes them, their passwords and tokens, what people decide about their own.
//! A new password ends every session that the old one opened.

use super::{Account, NewAccount, Organisation, OrganisationKind, PasswordHash, Right, Telephone, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::id::{AccountId, TokenId};
use crate::{journal, row};

const TELEPHONE: &str = "accounts.telephone";

row! {
    /// A token of the API, without the secret.
    #[derive(Debug, Clone)]
    pub struct Token {
        /// Its id.
        pub id: TokenId,
        /// Whose it is.
        pub account_id: AccountId,
        /// What it is for.
        pub label: String,
        /// Since when.
        pub created_at: Timestamp,
        /// Since when it opens nothing any more.
        pub revoked_at: Option<Timestamp>,
    }
}

/// What somebody decided about their own account.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preferences {
    /// The language that they read at the desk; none: the browser's.
    pub language: Option<Language>,
    /// The number on which colleagues reach them.
    pub telephone: Option<Telephone>,
}

/// Opens an account, by somebody who may.
pub async fn open_account_by(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    new: &NewAccount,
    hash: &PasswordHash,
) -> Result<Account> {
    actor.must(Right::ManagePeople)?;
    let unknown = |_| Error::invalid("/organisation_id", Sentence::new("people-organisation-unknown"));
    let organisation = store::organisation(tx, new.organisation_id).await.map_err(unknown)?;
    if !new.role.is_of(organisation.kind) {
        return Err(Error::invalid("/role", Sentence::new("people-role-elsewhere").with("name", organisation.name)));
    }
    super::open_account(app, tx, &actor.id.to_string(), new, hash).await
}

/// Adds an organisation, by somebody who may.
pub async fn add_organisation_by(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    name: &str,
    kind: OrganisationKind,
) -> Result<Organisation> {
    actor.must(Right::ManagePeople)?;
    super::insert_organisation(app, tx, &actor.id.to_string(), name, kind).await
}

/// Gives somebody else a new password, when theirs is lost.
pub async fn give_password(app: &App, tx: &mut Tx, actor: &Account, id: AccountId, hash: &PasswordHash) -> Result<()> {
    actor.must(Right::ManagePeople)?;
    store::set_password(tx, id, &hash.0, app.now()).await?;
    journal::record(app, tx, actor.id, "account.password_given", id, "").await
}

/// Changes one's own password. The caller has checked the one before.
pub async fn change_password(app: &App, tx: &mut Tx, actor: &Account, hash: &PasswordHash) -> Result<()> {
    store::set_password(tx, actor.id, &hash.0, app.now()).await?;
    journal::record(app, tx, actor.id, "account.password_changed", actor.id, "").await
}

/// What somebody decided about their own account.
pub async fn preferences(app: &App, tx: &mut Tx, id: AccountId) -> Result<Preferences> {
    let row = store::preferences(tx, id).await?;
    let opened = row.telephone.map(|sealed| app.secrets.open(TELEPHONE, &sealed)).transpose()?;
    let telephone = opened.map(|text| text.parse().map_err(Error::internal)).transpose()?;
    Ok(Preferences { language: row.language, telephone })
}

/// Decides about one's own account.
pub async fn prefer(app: &App, tx: &mut Tx, actor: &Account, preferences: &Preferences) -> Result<()> {
    let telephone = preferences.telephone.as_ref().map(|telephone| app.secrets.seal(TELEPHONE, telephone.as_str()));
    store::set_preferences(tx, actor.id, preferences.language, telephone).await?;
    journal::record(app, tx, actor.id, "account.preferences_changed", actor.id, "").await
}

/// The tokens of an account, the latest first: one's own, or anybody's for who manages accounts.
pub async fn tokens_of(tx: &mut Tx, actor: &Account, id: AccountId) -> Result<Vec<Token>> {
    if actor.id != id {
        actor.must(Right::SeePeople)?;
    }
    store::tokens_of(tx, id).await
}

/// Ends a token: one's own, or anybody's for who manages accounts. Another's is not there.
pub async fn revoke_token(app: &App, tx: &mut Tx, actor: &Account, id: TokenId) -> Result<()> {
    let token = store::token(tx, id).await?;
    if token.account_id != actor.id && !actor.may(Right::ManagePeople) {
        return Err(Error::NotFound);
    }
    if token.revoked_at.is_some() {
        return Ok(());
    }
    store::revoke_token(tx, id, app.now()).await?;
    journal::record(app, tx, actor.id, "token.revoked", id, "").await
}

/// An account as the list of people shows it, open or closed.
pub async fn listed_account(tx: &mut Tx, actor: &Account, id: AccountId) -> Result<super::ListedAccount> {
    actor.must(Right::SeePeople)?;
    store::listed_account(tx, id).await
}

/// The open account that a session opened at a moment speaks for; none when its password was changed since.
pub async fn account_of_session(tx: &mut Tx, id: AccountId, opened_at: Timestamp) -> Result<Option<Account>> {
    store::account_of_session(tx, id, opened_at).await
}

/// The names of accounts, open and closed, for timelines and the journal.
pub async fn names_of(tx: &mut Tx, ids: &[AccountId]) -> Result<Vec<(AccountId, String)>> {
    let mut ids = ids.to_vec();
    ids.sort();
    ids.dedup();
    let mut names = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(name) = store::name_of(tx, id).await? {
            names.push((id, name));
        }
    }
    Ok(names)
}
