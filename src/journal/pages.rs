//! The journal at the desk: newest first, all of it or of one thing; and the check whether it is whole, on demand.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::{Integrity, JournalLine};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::i18n::Sentence;
use crate::id::AccountId;
use crate::people::{self, Account, Right};
use crate::reading;
use crate::web::{Page, Routes, html};

/// How many lines a page shows.
const LINES: i64 = 60;

/// The pages' routes.
pub(super) fn routes() -> Routes {
    Routes::new().get("/desk/journal", list).get("/desk/journal/check", check)
}

/// Where a thing is shown: the prefix of its id, the page above it, and the right that opens it.
const SHOWN: &[(&str, &str, Right)] = &[
    ("site_", "/desk/sites", Right::SeeSites),
    ("acc_", "/desk/people", Right::SeePeople),
    ("cam_", "/desk/campaigns", Right::SeeCampaigns),
    ("gri_", "/desk/grievances", Right::SeeGrievances),
    ("case_", "/desk/cases", Right::SeeCases),
    ("ref_", "/desk/referrals", Right::SeeCases),
    ("mee_", "/desk/meetings", Right::SeeCases),
    ("obs_", "/desk/observations", Right::SeeCases),
    ("msg_", "/desk/messages", Right::SeeMessages),
];

struct Line {
    at: Timestamp,
    seq: i64,
    actor: String,
    act: String,
    subject: String,
    /// Where the subject is shown, when this reader may see it.
    path: Option<String>,
    detail: String,
}

#[derive(Template)]
#[template(path = "journal/list.html", config = "src/web/askama.toml")]
struct List {
    lines: Vec<Line>,
    subject: String,
    is_latest: bool,
    /// Where the older lines are.
    older: Option<String>,
    checked: Option<Integrity>,
    page: Page,
}

/// Which lines.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    subject: String,
    before: Option<i64>,
}

async fn list(State(app): State<App>, account: Account, page: Page, Query(asked): Query<Asked>) -> Result<Response> {
    show(&app, &account, page, asked, None).await
}

async fn check(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    account.must(Right::SeeJournal)?;
    let found = reading!(app.db, tx => super::check(&app, tx).await)?;
    show(&app, &account, page, Asked::default(), Some(found)).await
}

async fn show(app: &App, account: &Account, page: Page, asked: Asked, checked: Option<Integrity>) -> Result<Response> {
    account.must(Right::SeeJournal)?;
    let subject = asked.subject.trim().to_owned();
    let only = Some(subject.as_str()).filter(|subject| !subject.is_empty());
    // One line more than is shown tells whether there are older ones.
    let (mut found, names) = reading!(app.db, tx => {
        let found = super::lines(tx, only, asked.before, LINES + 1).await?;
        let actors: Vec<AccountId> = found.iter().filter_map(|line| line.actor.parse().ok()).collect();
        Ok((found, people::names_of(tx, &actors).await?))
    })?;
    let has_older = found.len() as i64 > LINES;
    found.truncate(LINES as usize);
    let older = found.last().filter(|_| has_older).map(|last| match only {
        Some(subject) => format!("/desk/journal?subject={subject}&before={}", last.seq),
        None => format!("/desk/journal?before={}", last.seq),
    });
    let lines = found.into_iter().map(|line| in_words(&page, account, line, &names)).collect();
    html(&List { lines, subject, is_latest: asked.before.is_none(), older, checked, page })
}

fn in_words(page: &Page, account: &Account, line: JournalLine, names: &[(AccountId, String)]) -> Line {
    let actor: Option<AccountId> = line.actor.parse().ok();
    let named = actor.and_then(|id| names.iter().find(|(own, _)| *own == id)).map(|(_, name)| name.clone());
    let actor_key = format!("journal-actor-{}", line.actor);
    let act_key = format!("act-{}", line.act.replace('.', "-"));
    let shown = SHOWN.iter().find(|(prefix, _, right)| line.subject.starts_with(prefix) && account.may(*right));
    let known = |key: &str, raw: String| if page.language.has(key) { page.t(key) } else { raw };
    Line {
        at: line.at,
        seq: line.seq,
        actor: named.unwrap_or_else(|| known(&actor_key, line.actor)),
        act: known(&act_key, line.act),
        path: shown.map(|(_, above, _)| format!("{above}/{}", line.subject)),
        subject: line.subject,
        detail: line.detail,
    }
}

impl List {
    /// What the check found, in words.
    fn found(&self) -> Option<(&'static str, String)> {
        self.checked.map(|checked| match checked {
            Integrity::Whole { lines } => {
                ("good", self.page.tell(&Sentence::new("journal-whole").with("lines", lines)))
            }
            Integrity::BrokenAt { seq } => ("bad", self.page.tell(&Sentence::new("journal-broken").with("line", seq))),
        })
    }
}
