//! What every template needs to know of the request: language, path, who looks, what to tell after a redirect. Templates hold it
//! in a field named `page`.

use axum::extract::FromRequestParts;
use axum::http::Extensions;
use axum::http::request::Parts;
use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use tower_sessions::Session;

use super::{assets, language};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::i18n::{self, Language, Sentence};

const FLASH: &str = "flash";

/// Someone who has signed in, as far as the layout shows them.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Their name.
    pub name: String,
    /// Their role's word.
    pub role: &'static str,
    /// Where their rights let them go: path and message key.
    pub navigation: &'static [(&'static str, &'static str)],
}

impl Visitor {
    /// The message key of their role.
    pub fn role_key(&self) -> String {
        format!("role-{}", self.role)
    }
}

/// One entry of the main menu.
#[derive(Debug, Clone)]
pub struct NavigationEntry {
    /// Where it leads.
    pub path: &'static str,
    /// Its words.
    pub label: String,
    /// Whether the page shown is at or below it.
    pub current: bool,
}

/// One step of the way back: where it leads and its words; the last one leads nowhere.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// The path, or none for the page itself.
    pub path: Option<String>,
    /// The words.
    pub label: String,
}

/// What every template needs to know of the request.
#[derive(Debug, Clone)]
pub struct Page {
    /// The language of the answer.
    pub language: Language,
    /// The path asked for, without its query.
    pub path: String,
    /// The path and query asked for, to come back to after changing the language.
    pub path_and_query: String,
    /// Who has signed in.
    pub account: Option<Visitor>,
    /// What to tell once, after a change.
    pub flash: Option<Sentence>,
    /// The civil time zone.
    pub zone: Tz,
    /// The present moment.
    pub now: Timestamp,
    /// The style of the tile server that the desk's maps use; empty when they are drawn from our own data.
    pub map_style_url: String,
}

impl Page {
    pub(super) fn bare(app: &App, extensions: &Extensions, uri: &axum::http::Uri) -> Self {
        Self {
            language: extensions.get().copied().unwrap_or(Language::French),
            path: uri.path().to_owned(),
            path_and_query: uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            account: extensions.get().cloned(),
            flash: None,
            zone: app.settings.time_zone,
            now: app.now(),
            map_style_url: app.settings.map_style_url.clone(),
        }
    }

    /// The language's code, for `<html lang>`.
    pub fn lang(&self) -> &'static str {
        self.language.as_str()
    }

    /// The direction of writing, for `<html dir>`.
    pub fn dir(&self) -> &'static str {
        self.language.direction()
    }

    /// The words of a key.
    pub fn t(&self, key: &str) -> String {
        self.language.t(key)
    }

    /// The words of a vocabulary's word: `page.word("severity", grievance.severity)` is the key `severity-urgent`.
    pub fn word(&self, vocabulary: &str, word: impl std::fmt::Display) -> String {
        self.language.t(&format!("{vocabulary}-{word}"))
    }

    /// The words of a key with one value.
    pub fn t1(&self, key: &'static str, name: &'static str, value: impl Into<i18n::Value>) -> String {
        self.tell(&Sentence::new(key).with(name, value))
    }

    /// Words one after the other: `bruit, poussière`.
    pub fn list(&self, words: &[String]) -> String {
        self.language.list(words)
    }

    /// The words of a sentence.
    pub fn tell(&self, sentence: &Sentence) -> String {
        self.language.tell_on_page(sentence)
    }

    /// `24 novembre 2026`.
    pub fn date(&self, date: &NaiveDate) -> String {
        i18n::date(*date, self.language)
    }

    /// `mardi 24 novembre`.
    pub fn day(&self, date: &NaiveDate) -> String {
        i18n::day(*date, self.language)
    }

    /// `9 h 05`.
    pub fn time(&self, time: &NaiveTime) -> String {
        i18n::time(*time, self.language)
    }

    /// `24 novembre 2026 à 9 h 05`.
    pub fn moment(&self, moment: &Timestamp) -> String {
        i18n::moment(*moment, self.zone, self.language)
    }

    /// A number in the way of the language.
    pub fn number(&self, value: impl TryInto<i64>) -> String {
        i18n::number(value.try_into().unwrap_or_default() as f64, self.language)
    }

    /// Metres, without decimals.
    pub fn metres(&self, value: &f64) -> String {
        format!("{}\u{202f}m", i18n::number(value.round(), self.language))
    }

    /// Today's date in civil time.
    pub fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// The languages to choose from.
    pub fn languages(&self) -> &'static [Language] {
        language::spoken_at(&self.path)
    }

    /// The address of an asset, with a version that changes when the asset does.
    pub fn asset(&self, path: &str) -> String {
        assets::address(path)
    }

    /// The main menu of who has signed in.
    pub fn navigation(&self) -> Vec<NavigationEntry> {
        let entries = self.account.as_ref().map_or(&[][..], |visitor| visitor.navigation);
        // The longest path that leads here is the current one; /desk, which stands above others, only for itself.
        let is_above = |path: &str, below: &str| below.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        let stands_above = |path: &str| entries.iter().any(|(other, _)| is_above(path, other));
        let leads_here = |path: &str| self.path == path || (is_above(path, &self.path) && !stands_above(path));
        let current =
            entries.iter().map(|(path, _)| *path).filter(|path| leads_here(path)).max_by_key(|path| path.len());
        entries
            .iter()
            .map(|&(path, key)| NavigationEntry { path, label: self.t(key), current: current == Some(path) })
            .collect()
    }
}

impl FromRequestParts<App> for Page {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let mut page = Self::bare(app, &parts.extensions, &parts.uri);
        if let Some(session) = parts.extensions.get::<Session>() {
            // `get` first: `remove` would make a session for every passer-by.
            if let Ok(Some(flash)) = session.get::<Sentence>(FLASH).await {
                page.flash = Some(flash);
                session.remove::<Sentence>(FLASH).await.map_err(Error::internal)?;
            }
        }
        Ok(page)
    }
}

/// Tells a sentence on the next page that this visitor sees.
pub async fn tell_next(session: &Session, sentence: Sentence) -> Result<()> {
    session.insert(FLASH, sentence).await.map_err(Error::internal)
}
