//! One act on many grievances that are chosen in the queue: each for itself, so that one on which it cannot be done holds up no other;
//! told is on how many it was, and on which it was not.

use axum::extract::State;
use axum::response::Response;
use tower_sessions::Session;

use super::super::{self as relays};
use super::answer::act_of;
use crate::app::App;
use crate::error::{Error, Result};
use crate::grievances;
use crate::i18n::Sentence;
use crate::id::GrievanceId;
use crate::people::{Account, Right};
use crate::web::{Page, Typed, see, tell_next};
use crate::{reading, writing};

/// So many are named of those on which it could not be done.
const NAMED: usize = 5;

/// `POST /desk/grievances`.
pub async fn act(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    form: Typed,
) -> Result<Response> {
    account.must(Right::HandleGrievances)?;
    let ids: Vec<GrievanceId> = form.values("ids").filter_map(|id| id.parse().ok()).collect();
    let told = match act_of(&form).checked(page.today()) {
        Err(Error::Invalid(faults)) => faults.into_iter().next().map_or_else(nothing, |fault| fault.sentence),
        Err(error) => return Err(error),
        Ok(_) if ids.is_empty() => nothing(),
        Ok(act) => {
            let (mut done, mut not_done) = (0_usize, Vec::new());
            for id in ids {
                match writing!(app.db, tx => relays::act(&app, tx, &account, id, &act).await.map(drop)) {
                    Ok(()) => done += 1,
                    Err(Error::Internal(cause)) => return Err(Error::Internal(cause)),
                    Err(_) => not_done.push(id),
                }
            }
            told(&app, &account, done, &not_done).await?
        }
    };
    tell_next(&session, told).await?;
    // Back to where they were chosen; only words of ours go into the address.
    let query: String = form.value("query").chars().filter(|letter| letter.is_ascii_graphic()).collect();
    Ok(see(format!("/desk/grievances?{query}")))
}

fn nothing() -> Sentence {
    Sentence::new("relays-bulk-none")
}

async fn told(app: &App, account: &Account, done: usize, not_done: &[GrievanceId]) -> Result<Sentence> {
    if not_done.is_empty() {
        return Ok(Sentence::new("relays-bulk-done").with("count", done));
    }
    let mut references = Vec::new();
    for id in not_done.iter().take(NAMED) {
        match reading!(app.db, tx => grievances::grievance_seen_by(tx, account, *id).await) {
            Ok(grievance) => references.push(grievance.reference),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    let sentence = Sentence::new("relays-bulk-partly").with("count", done).with("others", not_done.len());
    Ok(sentence.with("references", references.join(", ")))
}
