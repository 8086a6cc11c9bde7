//! The accounts of the house, by organisation: open one, close it, open it again, give a new password, end a token. Who may only
//! look sees the list.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use tower_sessions::Session;

use super::super::command::made_password;
use super::super::{
    self as people, Account, ListedAccount, NewAccount, Organisation, OrganisationKind, Right, Role, Token,
};
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, OrganisationId, TokenId};
use crate::web::{Crumb, Page, Typed, html_with, see, tell_next};
use crate::{reading, writing};

const NAME_LENGTH: usize = 120;

#[derive(Template)]
#[template(path = "people/list.html", config = "src/web/askama.toml")]
struct List {
    may_manage: bool,
    groups: Vec<Group>,
    kinds: Vec<(String, String)>,
    form: Typed,
    page: Page,
}

struct Group {
    organisation: Organisation,
    accounts: Vec<ListedAccount>,
}

async fn show_list(app: &App, account: &Account, page: Page, form: Typed, status: StatusCode) -> Result<Response> {
    let (organisations, accounts) = reading!(app.db, tx => {
        Ok((people::organisations(tx).await?, people::accounts(tx, account).await?))
    })?;
    let of = |id: OrganisationId| accounts.iter().filter(move |own| own.organisation_id == id).cloned().collect();
    let groups =
        organisations.into_iter().map(|organisation| Group { accounts: of(organisation.id), organisation }).collect();
    let kinds =
        OrganisationKind::ALL.iter().map(|kind| (kind.to_string(), page.word("organisation-kind", kind))).collect();
    html_with(status, &List { may_manage: account.may(Right::ManagePeople), groups, kinds, form, page })
}

/// All accounts, by organisation.
pub async fn list(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    show_list(&app, &account, page, Typed::empty(), StatusCode::OK).await
}

/// Adds an organisation.
pub async fn add_organisation(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    account.must(Right::ManagePeople)?;
    let mut faults = Faults::new();
    let name = form.required("name", NAME_LENGTH, &mut faults);
    let kind: Option<OrganisationKind> = form.word("kind", &mut faults);
    let outcome = match (faults.end(), name, kind) {
        (Ok(()), Some(name), Some(kind)) => {
            writing!(app.db, tx => people::add_organisation_by(&app, tx, &account, &name, kind).await).map(|_| ())
        }
        (outcome, _, _) => outcome,
    };
    if let Err(error) = outcome {
        let form = form.with_faults(error)?;
        return show_list(&app, &account, page, form, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    tell_next(&session, Sentence::new("people-organisation-added")).await?;
    Ok(see("/desk/people"))
}

#[derive(Template)]
#[template(path = "people/new.html", config = "src/web/askama.toml")]
struct New {
    crumbs: Vec<Crumb>,
    organisations: Vec<(String, String)>,
    form: Typed,
    page: Page,
}

async fn show_new(app: &App, page: Page, form: Typed, status: StatusCode) -> Result<Response> {
    let organisations = reading!(app.db, tx => people::organisations(tx).await)?;
    let organisations = organisations
        .into_iter()
        .map(|own| (own.id.to_string(), format!("{} ({})", own.name, page.word("organisation-kind", own.kind))))
        .collect();
    html_with(status, &New { crumbs: crumbs(&page, page.t("people-new")), organisations, form, page })
}

fn crumbs(page: &Page, last: String) -> Vec<Crumb> {
    vec![
        Crumb { path: Some("/desk/people".to_owned()), label: page.t("people-title") },
        Crumb { path: None, label: last },
    ]
}

/// The form of a new account.
pub async fn new(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    account.must(Right::ManagePeople)?;
    show_new(&app, page, Typed::empty(), StatusCode::OK).await
}

/// Opens an account and shows its first password this once.
pub async fn open(State(app): State<App>, account: Account, page: Page, form: Typed) -> Result<Response> {
    account.must(Right::ManagePeople)?;
    let mut faults = Faults::new();
    let organisation_id = form.parsed("organisation_id", "people-organisation-unknown", &mut faults);
    if form.text("organisation_id").is_none() {
        faults.add("/organisation_id", Sentence::new("form-required"));
    }
    let name = form.required("name", NAME_LENGTH, &mut faults);
    let email = form.parsed("email", "form-not-an-email", &mut faults);
    if form.text("email").is_none() {
        faults.add("/email", Sentence::new("form-required"));
    }
    let role: Option<Role> = form.word("role", &mut faults);
    let outcome = match (faults.end(), organisation_id, name, email, role) {
        (Ok(()), Some(organisation_id), Some(name), Some(email), Some(role)) => {
            let (password, made) = made_password(&app)?;
            let hash = people::hash(&app, &password).await?;
            let new = NewAccount { organisation_id, name, email, role, password };
            writing!(app.db, tx => people::open_account_by(&app, tx, &account, &new, &hash).await)
                .map(|opened| (opened, made))
        }
        (Err(error), ..) => Err(error),
        _ => Err(Error::NotFound),
    };
    match outcome {
        Ok((opened, made)) => show_one(&app, &account, page, opened.id, Some(made), StatusCode::CREATED).await,
        Err(error) => show_new(&app, page, form.with_faults(error)?, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

#[derive(Template)]
#[template(path = "people/one.html", config = "src/web/askama.toml")]
struct One {
    crumbs: Vec<Crumb>,
    person: ListedAccount,
    tokens: Vec<Token>,
    /// A password just made, shown this once.
    made: Option<String>,
    may_manage: bool,
    is_me: bool,
    page: Page,
}

async fn show_one(
    app: &App,
    account: &Account,
    page: Page,
    id: AccountId,
    made: Option<String>,
    status: StatusCode,
) -> Result<Response> {
    let (person, tokens) = reading!(app.db, tx => {
        let person = people::listed_account(tx, account, id).await?;
        Ok((person, people::tokens_of(tx, account, id).await?))
    })?;
    let crumbs = crumbs(&page, person.name.clone());
    let may_manage = account.may(Right::ManagePeople);
    html_with(status, &One { crumbs, person, tokens, made, may_manage, is_me: account.id == id, page })
}

/// One account.
pub async fn one(State(app): State<App>, account: Account, page: Page, Path(id): Path<AccountId>) -> Result<Response> {
    show_one(&app, &account, page, id, None, StatusCode::OK).await
}

/// Closes an account.
pub async fn close(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<AccountId>,
) -> Result<Response> {
    writing!(app.db, tx => people::close_account(&app, tx, &account, id).await)?;
    tell_next(&session, Sentence::new("people-closed-now")).await?;
    Ok(see(format!("/desk/people/{id}")))
}

/// Opens it again.
pub async fn reopen(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<AccountId>,
) -> Result<Response> {
    writing!(app.db, tx => people::reopen_account(&app, tx, &account, id).await)?;
    tell_next(&session, Sentence::new("people-reopened")).await?;
    Ok(see(format!("/desk/people/{id}")))
}

/// Gives a new password and shows it this once.
pub async fn give_password(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<AccountId>,
) -> Result<Response> {
    account.must(Right::ManagePeople)?;
    let (password, made) = made_password(&app)?;
    let hash = people::hash(&app, &password).await?;
    writing!(app.db, tx => people::give_password(&app, tx, &account, id, &hash).await)?;
    show_one(&app, &account, page, id, Some(made), StatusCode::OK).await
}

/// Ends somebody's token.
pub async fn revoke_token(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path((id, token_id)): Path<(AccountId, TokenId)>,
) -> Result<Response> {
    account.must(Right::ManagePeople)?;
    writing!(app.db, tx => people::revoke_token(&app, tx, &account, token_id).await)?;
    tell_next(&session, Sentence::new("people-token-revoked")).await?;
    Ok(see(format!("/desk/people/{id}")))
}
