//! The pages of mediation, for the desk and for a mediator's phone alike. Each handler calls one verb and answers.

mod case;
mod cases;
mod meetings;
mod observations;
mod referrals;
mod tone;

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::mediation::{Entry, EntryKind};
use crate::people::Account;
use crate::sites::{self, SiteState};
use crate::web::{Crumb, Page, Routes};

/// The pages' routes.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/desk/cases", cases::list)
        .get("/desk/cases/new", cases::new)
        .post("/desk/cases/new", cases::open)
        .get("/desk/cases/{id}", case::one)
        .post("/desk/cases/{id}/parties", case::add_party)
        .post("/desk/cases/{id}/entries", case::add_entry)
        .post("/desk/cases/{id}/commitments", case::promise)
        .post("/desk/cases/{id}/commitments/{commitment_id}", case::settle)
        .post("/desk/cases/{id}/handling", case::reroute)
        .post("/desk/cases/{id}/end", case::end)
        .post("/desk/cases/{id}/reopen", case::reopen)
        .get("/desk/referrals", referrals::list)
        .get("/desk/referrals/new", referrals::new)
        .post("/desk/referrals/new", referrals::refer)
        .get("/desk/referrals/services", referrals::directory)
        .post("/desk/referrals/services", referrals::add_service)
        .post("/desk/referrals/services/{id}/close", referrals::close_service)
        .post("/desk/referrals/services/{id}/reopen", referrals::reopen_service)
        .get("/desk/referrals/{id}", referrals::one)
        .post("/desk/referrals/{id}/steps", referrals::follow)
        .get("/desk/meetings", meetings::list)
        .get("/desk/meetings/new", meetings::new)
        .post("/desk/meetings/new", meetings::plan)
        .get("/desk/meetings/{id}", meetings::one)
        .post("/desk/meetings/{id}/held", meetings::hold)
        .post("/desk/meetings/{id}/cancel", meetings::cancel)
        .get("/desk/observations", observations::list)
        .get("/desk/observations/new", observations::new)
        .post("/desk/observations/new", observations::notice)
        .get("/desk/observations/{id}", observations::one)
        .post("/desk/observations/{id}/follow", observations::follow)
}

/// One of the four lists that belong together, for the tabs above them.
struct Tab {
    path: &'static str,
    label: String,
    current: bool,
}

fn tabs(page: &Page) -> Vec<Tab> {
    [
        ("/desk/cases", "mediation-cases"),
        ("/desk/referrals", "mediation-referrals"),
        ("/desk/meetings", "mediation-meetings"),
        ("/desk/observations", "mediation-observations"),
    ]
    .map(|(path, key)| Tab { path, label: page.t(key), current: page.path == path })
    .into()
}

/// The way back from a page below one of the lists.
fn crumbs(page: &Page, path: &str, key: &str, last: &str) -> Vec<Crumb> {
    vec![Crumb { path: Some(path.to_owned()), label: page.t(key) }, Crumb { path: None, label: last.to_owned() }]
}

/// An entry of a timeline in words.
struct EntryWords {
    at: Timestamp,
    kind: String,
    tone: &'static str,
    by: String,
    words: Option<String>,
}

fn in_words(page: &Page, entries: &[Entry]) -> Vec<EntryWords> {
    entries
        .iter()
        .map(|entry| EntryWords {
            at: entry.made_at,
            kind: page.word("case-entry", entry.kind),
            tone: match entry.kind {
                EntryKind::Agreed | EntryKind::Kept | EntryKind::TakenUp | EntryKind::Settled | EntryKind::Held => {
                    "good"
                }
                _ => "",
            },
            by: entry.made_by.clone(),
            words: entry.words.clone(),
        })
        .collect()
}

/// The sites to choose from: those that are not over.
async fn sites_to_choose(app: &App, tx: &mut Tx, account: &Account) -> Result<Vec<(String, String)>> {
    let today = app.clock.today(app.settings.time_zone);
    let all = sites::sites_seen_by(tx, account).await?;
    let current = all.into_iter().filter(|summary| summary.state(today) != SiteState::Ended);
    Ok(current.map(|summary| (summary.site.id.to_string(), summary.site.name)).collect())
}
