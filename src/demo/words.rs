//! What the demonstration says when it is ready: the pages to open and the accounts to sign in with.

use super::accounts::{self, PASSWORD};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::people::{Account, Email, account_by_email};
use crate::reading;
use crate::sites;

/// Prints addresses and accounts.
pub(super) async fn introduce(app: &App, language: Language) -> Result<()> {
    println!();
    for (key, address) in addresses(app).await? {
        println!("  {}  {address}", padded(&language.t(key), 46));
    }
    println!("\n{}", language.tell(&Sentence::new("demo-accounts").with("password", PASSWORD)));
    for (role, address) in accounts::shown() {
        println!("  {}  {address}", padded(&language.t(&format!("role-{role}")), 20));
    }
    println!("\n{}", language.t("demo-stop"));
    Ok(())
}

/// What is worth opening, with the key of its words.
async fn addresses(app: &App) -> Result<Vec<(&'static str, String)>> {
    let mut found = vec![("demo-page-home", app.url("/"))];
    let Some((_, address)) = accounts::shown().into_iter().find(|(role, _)| role.as_str() == "coordinator") else {
        return Ok(found);
    };
    let email: Email = address.parse().map_err(|_| Error::internal("an address of the demonstration is none"))?;
    let sites = reading!(app.db, tx => {
        let Some(actor): Option<Account> = account_by_email(tx, &email).await? else { return Ok(Vec::new()) };
        sites::sites_seen_by(tx, &actor).await
    })?;
    // The first to be registered is the one that the story is about.
    if let Some(summary) = sites.iter().min_by_key(|summary| summary.site.id) {
        found.push(("demo-page-site", app.url(&format!("/s/{}", summary.site.code))));
        found.push(("demo-page-desk", app.url(&format!("/desk/sites/{}", summary.site.id))));
    }
    found.push(("demo-page-sign-in", app.url("/sign-in")));
    Ok(found)
}

fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.chars().count());
    format!("{text}{}", " ".repeat(missing))
}
