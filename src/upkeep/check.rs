//! `riverain check`: the settings, the key, the database, its tables, the journal, what is sealed, and how messages leave, one line
//! each. Changes nothing and makes nothing.

use std::sync::Arc;

use crate::app::{App, Randomness};
use crate::clock::Clock;
use crate::db::Db;
use crate::db::copy::{self, FileFault, Tables};
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::journal::{self, Integrity};
use crate::people::Role;
use crate::secret::Secrets;
use crate::settings::Settings;
use crate::{people, reading, sites};

/// How something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// As it should be.
    Good,
    /// It works, and somebody should know.
    Mind,
    /// It does not work.
    Bad,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// How it was found.
    pub verdict: Verdict,
    /// What was found.
    pub sentence: Sentence,
}

impl Finding {
    fn good(sentence: Sentence) -> Self {
        Self { verdict: Verdict::Good, sentence }
    }

    fn mind(sentence: Sentence) -> Self {
        Self { verdict: Verdict::Mind, sentence }
    }

    fn bad(sentence: Sentence) -> Self {
        Self { verdict: Verdict::Bad, sentence }
    }
}

/// Prints what was found; an error when something does not work.
pub async fn check(settings: Settings, language: Language) -> Result<()> {
    let findings = examine(settings).await;
    for Finding { verdict, sentence } in &findings {
        let mark = match verdict {
            Verdict::Good => "✓",
            Verdict::Mind => "!",
            Verdict::Bad => "✗",
        };
        println!("{mark} {}", language.tell(sentence));
    }
    match findings.iter().filter(|finding| finding.verdict == Verdict::Bad).count() {
        0 => Ok(()),
        count => Err(Error::Conflict(Sentence::new("upkeep-check-failed").with("count", count))),
    }
}

/// Looks at everything, in the order in which one thing needs the other.
pub async fn examine(settings: Settings) -> Vec<Finding> {
    let mut findings = vec![public_url(&settings), mail(&settings), sms(&settings)];
    let secrets = match key(&settings) {
        Ok(secrets) => {
            findings.push(Finding::good(about_key("upkeep-check-key", &settings)));
            secrets
        }
        Err(finding) => {
            findings.push(finding);
            return findings;
        }
    };
    let app = match database(settings, secrets).await {
        Ok(app) => app,
        Err(finding) => {
            findings.push(finding);
            return findings;
        }
    };
    let engine = app.db.engine_name();
    findings.push(Finding::good(Sentence::new("upkeep-check-database").with("engine", engine)));
    let tables = tables(&app).await;
    let usable = tables.verdict == Verdict::Good;
    findings.push(tables);
    if usable {
        findings.push(journal(&app).await);
        findings.push(sealed(&app).await);
    }
    app.db.close().await;
    findings
}

fn public_url(settings: &Settings) -> Finding {
    let url = settings.public_url.clone();
    let inner = ["//127.", "//localhost", "//0.0.0.0", "//[::"].iter().any(|host| url.contains(host));
    match (inner, settings.is_https()) {
        (true, _) => Finding::mind(Sentence::new("upkeep-check-url-inner").with("url", url)),
        (false, false) => Finding::mind(Sentence::new("upkeep-check-url-open").with("url", url)),
        (false, true) => Finding::good(Sentence::new("upkeep-check-url").with("url", url)),
    }
}

fn mail(settings: &Settings) -> Finding {
    let from = settings.mail.from.clone();
    if settings.mail.url.is_empty() {
        return Finding::mind(Sentence::new("upkeep-check-mail-kept"));
    }
    Finding::good(Sentence::new("upkeep-check-mail").with("from", from))
}

fn sms(settings: &Settings) -> Finding {
    if !settings.sms.is_set_up() {
        return Finding::mind(Sentence::new("upkeep-check-sms-kept"));
    }
    Finding::good(Sentence::new("upkeep-check-sms"))
}

fn about_key(key: &'static str, settings: &Settings) -> Sentence {
    Sentence::new(key).with("file", settings.key_file().display().to_string())
}

/// The key as it stands; none is made here.
fn key(settings: &Settings) -> std::result::Result<Secrets, Finding> {
    let file = settings.key_file();
    if !file.is_file() {
        return Err(Finding::bad(about_key("upkeep-check-key-missing", settings)));
    }
    #[cfg(unix)]
    if let Ok(metadata) = std::fs::metadata(&file) {
        let mode = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions());
        if mode & 0o077 != 0 {
            return Err(Finding::bad(about_key("upkeep-check-key-open", settings)));
        }
    }
    let unusable =
        |error: Error| Finding::bad(about_key("upkeep-check-key-unusable", settings).with("reason", error.to_string()));
    let random = Randomness::system().map_err(unusable)?;
    Secrets::in_file(&file, random).map_err(unusable)
}

/// The database as it stands; none is made here and no migration runs.
async fn database(settings: Settings, secrets: Secrets) -> std::result::Result<App, Finding> {
    let unusable =
        |reason: String| Finding::bad(Sentence::new("upkeep-check-database-unusable").with("reason", reason));
    if let Some(file) = copy::file_of(&settings.database) {
        if !file.is_file() {
            let file = file.display().to_string();
            return Err(Finding::bad(Sentence::new("upkeep-no-database").with("file", file)));
        }
        match copy::look_at(&file).await {
            Ok(None | Some(FileFault::Foreign)) => {}
            Ok(Some(FileFault::Unreadable(reason))) => return Err(unusable(reason)),
            Err(error) => return Err(unusable(error.to_string())),
        }
    }
    let db = Db::open(&settings.database).await.map_err(|error| unusable(error.to_string()))?;
    let random = Randomness::system().map_err(|error| unusable(error.to_string()))?;
    Ok(App { db, clock: Clock::system(), random, secrets, settings: Arc::new(settings) })
}

async fn tables(app: &App) -> Finding {
    match app.db.tables().await {
        Ok(Tables::Current) => Finding::good(Sentence::new("upkeep-check-tables")),
        Ok(Tables::Behind(count)) => Finding::mind(Sentence::new("upkeep-check-tables-behind").with("count", count)),
        Ok(Tables::Later) => Finding::bad(Sentence::new("upkeep-check-tables-later")),
        Err(error) => Finding::bad(Sentence::new("upkeep-check-database-unusable").with("reason", error.to_string())),
    }
}

async fn journal(app: &App) -> Finding {
    match reading!(app.db, tx => journal::check(app, tx).await) {
        Ok(Integrity::Whole { lines }) => Finding::good(Sentence::new("upkeep-check-journal").with("count", lines)),
        Ok(Integrity::BrokenAt { seq }) => Finding::bad(Sentence::new("upkeep-check-journal-broken").with("seq", seq)),
        Err(error) => Finding::bad(Sentence::new("upkeep-check-database-unusable").with("reason", error.to_string())),
    }
}

/// Whether the key opens what is sealed: the work contacts of the newest site.
async fn sealed(app: &App) -> Finding {
    let opened = reading!(app.db, tx => {
        let accounts = people::accounts_of(tx, Role::Coordinator).await?;
        let Some(reader) = accounts.first() else { return Ok(None) };
        let sites = sites::sites_seen_by(tx, reader).await?;
        let Some(newest) = sites.iter().max_by_key(|summary| summary.site.id) else { return Ok(None) };
        sites::relay_contacts(app, tx, newest.site.id).await.map(Some)
    });
    match opened {
        Ok(Some(_)) => Finding::good(Sentence::new("upkeep-check-sealed")),
        Ok(None) => Finding::good(Sentence::new("upkeep-check-sealed-nothing")),
        Err(_) => Finding::bad(about_key("upkeep-check-sealed-shut", &app.settings)),
    }
}
