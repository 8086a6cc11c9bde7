//! `riverain user …`: organisations, accounts and tokens from the command line, before anybody can sign in.

use clap::Subcommand;

use super::{
    Email, NewAccount, OrganisationKind, PASSWORD_MIN, Password, Role, account_by_email, add_organisation, hash,
    make_token, open_account, organisations,
};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::{reading, writing};

/// What can be done with accounts from the command line.
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Opens an account; its password is read from standard input, or made and printed when none is given there.
    Add {
        /// The address to sign in with.
        #[arg(long)]
        email: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// contractor, mediator, coordinator, authority or admin.
        #[arg(long)]
        role: Role,
        /// The organisation's name; it is added when there is none of that name.
        #[arg(long)]
        organisation: String,
    },
    /// Makes a bearer token of the API for an account and prints it once.
    Token {
        /// The account's address.
        #[arg(long)]
        email: String,
        /// What the token is for.
        #[arg(long, default_value = "command line")]
        label: String,
    },
}

/// Runs the command and prints its outcome.
pub async fn run(app: &App, command: UserCommand, language: Language) -> Result<()> {
    match command {
        UserCommand::Add { email, name, role, organisation } => {
            let email = parse_email(&email)?;
            let (password, made) = given_or_made_password(app)?;
            let hash = hash(app, &password).await?;
            writing!(app.db, tx => {
                let known = organisations(tx).await?.into_iter().find(|known| known.name == organisation);
                let organisation = match known {
                    Some(known) => known,
                    None => add_organisation(app, tx, &organisation, kind_of(role)).await?,
                };
                let new = NewAccount {
                    organisation_id: organisation.id,
                    name: name.clone(),
                    email: email.clone(),
                    role,
                    password: password.clone(),
                };
                open_account(app, tx, "system", &new, &hash).await
            })?;
            println!("{}", language.tell(&Sentence::new("people-account-opened").with("email", email.to_string())));
            if let Some(made) = made {
                println!("{}", language.tell(&Sentence::new("people-password-made").with("password", made)));
            }
            Ok(())
        }
        UserCommand::Token { email, label } => {
            let email = parse_email(&email)?;
            let account = reading!(app.db, tx => account_by_email(tx, &email).await)?.ok_or_else(|| {
                Error::invalid("/email", Sentence::new("people-no-such-account").with("email", email.to_string()))
            })?;
            println!("{}", writing!(app.db, tx => make_token(app, tx, &account, &label).await)?);
            Ok(())
        }
    }
}

fn parse_email(text: &str) -> Result<Email> {
    text.parse().map_err(|_| Error::invalid("/email", Sentence::new("form-not-an-email").with("given", text)))
}

fn kind_of(role: Role) -> OrganisationKind {
    match role {
        Role::Contractor => OrganisationKind::Contractor,
        Role::Mediator | Role::Coordinator => OrganisationKind::Mediation,
        Role::Authority | Role::Admin => OrganisationKind::Authority,
    }
}

/// The first line of standard input, unless that is a terminal; else a password out of sixteen random letters.
fn given_or_made_password(app: &App) -> Result<(Password, Option<String>)> {
    use std::io::{BufRead, IsTerminal};
    let mut line = String::new();
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        stdin.lock().read_line(&mut line).map_err(Error::internal)?;
    }
    let given = line.trim_end_matches(['\r', '\n']);
    let refused = |sentence| Error::invalid("/password", sentence);
    if given.is_empty() {
        let (password, made) = made_password(app)?;
        Ok((password, Some(made)))
    } else {
        Ok((given.parse().map_err(refused)?, None))
    }
}

/// A password out of sixteen random letters, and its text to be shown once.
pub(super) fn made_password(app: &App) -> Result<(Password, String)> {
    let mut bytes = [0; PASSWORD_MIN];
    app.random.fill(&mut bytes);
    let made = crate::id::base32(&bytes);
    let password = made.parse().map_err(|sentence| Error::invalid("/password", sentence))?;
    Ok((password, made))
}
