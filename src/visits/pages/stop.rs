//! One stop on the mediator's telephone: what came of it in one tap; a note, a contact and a grievance where there is one.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use tower_sessions::Session;

use super::super::recording::NOTE_LENGTH;
use super::super::{self as visits, Campaign, NewVisit, Outcome, RecordedVisit, Round, Spoken, StopFile};
use super::words::{self, StopLine};
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::{Language, Sentence};
use crate::id::{RoundId, StopId, VisitId};
use crate::people::{Account, ContactDetails};
use crate::web::{Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

/// The longest name of a contact, address or number.
const CONTACT_LENGTH: usize = 254;

#[derive(Template)]
#[template(path = "visits/stop.html", config = "src/web/askama.toml")]
struct StopPage {
    round_path: String,
    path: String,
    grievance_path: String,
    day: String,
    too_early: bool,
    stop: StopLine,
    /// What came of the latest visit on another round.
    before: Option<Outcome>,
    recorded: Vec<RecordedWords>,
    /// Whether it is the last try before the door is given up.
    last_try: bool,
    /// Whether somebody has called already on this round.
    visited: bool,
    first: Vec<Outcome>,
    others: Vec<Outcome>,
    languages: Vec<(String, String)>,
    spoken: Vec<(String, String)>,
    form: Typed,
    page: Page,
}

/// An entry in words.
struct RecordedWords {
    id: VisitId,
    outcome: Option<Outcome>,
    at: String,
    by: String,
    note: Option<String>,
    undone: bool,
}

struct Shown {
    round: Round,
    file: StopFile,
    campaign: Campaign,
    recorded: Vec<RecordedVisit>,
}

async fn read(app: &App, account: &Account, round_id: RoundId, id: StopId) -> Result<Shown> {
    reading!(app.db, tx => {
        let (round, file) = visits::stop_seen_by(tx, account, id).await?;
        if round.id != round_id {
            return Err(Error::NotFound);
        }
        let campaign = visits::campaign(tx, round.campaign_id).await?;
        let recorded = visits::visits_of_stop(app, tx, account, id).await?;
        Ok(Shown { round, file, campaign, recorded })
    })
}

impl StopPage {
    fn of(page: Page, shown: Shown, form: Typed) -> Self {
        /// What comes of most visits.
        const FIRST: [Outcome; 4] = [Outcome::Informed, Outcome::NotHome, Outcome::LeafletLeft, Outcome::Callback];
        let Shown { round, file, campaign, recorded } = shown;
        let round_path = format!("/rounds/{}", round.id);
        let visited = file.visit.is_some();
        Self {
            path: format!("{round_path}/stops/{}", file.stop.id),
            grievance_path: format!(
                "/desk/grievances/new?site={}&premises={}&via=doorstep&return_to={round_path}",
                campaign.site_id, file.premises.id
            ),
            round_path,
            day: page.day(&round.walked_on),
            too_early: round.walked_on > page.today(),
            stop: StopLine::of(&page, &file),
            before: if visited { None } else { file.door.outcome },
            recorded: recorded
                .into_iter()
                .filter(|entry| entry.visit.outcome.is_some())
                .map(|entry| RecordedWords {
                    id: entry.visit.id,
                    outcome: entry.visit.outcome,
                    at: words::moment(&page, entry.visit.visited_at),
                    by: entry.recorded_by,
                    note: entry.note,
                    undone: entry.undone,
                })
                .collect(),
            last_try: !visited && file.door.tries > 0 && file.door.tries + 1 >= campaign.most_tries,
            visited,
            first: FIRST.to_vec(),
            others: Outcome::ALL.iter().copied().filter(|outcome| !FIRST.contains(outcome)).collect(),
            languages: Language::ALL.iter().map(|own| (own.to_string(), own.own_name().to_owned())).collect(),
            spoken: Spoken::ALL.iter().map(|own| (own.to_string(), page.word("spoken", own))).collect(),
            form,
            page,
        }
    }
}

/// The page.
pub async fn stop(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path((round_id, id)): Path<(RoundId, StopId)>,
) -> Result<Response> {
    let shown = read(&app, &account, round_id, id).await?;
    let form = Typed::filled([("language", page.lang())]);
    html(&StopPage::of(page, shown, form))
}

/// What the form says.
fn new_visit(form: &Typed) -> Result<NewVisit> {
    let mut faults = Faults::new();
    let outcome = form.word("outcome", &mut faults);
    let note = form.optional("note", NOTE_LENGTH, &mut faults);
    let details = ContactDetails {
        name: form.optional("name", CONTACT_LENGTH, &mut faults),
        email: form.parsed("email", "form-not-an-email", &mut faults),
        telephone: form.parsed("telephone", "form-not-a-telephone", &mut faults),
    };
    let language = form.parsed("language", "form-not-a-word", &mut faults);
    let spoken = form.parsed("spoken", "form-not-a-word", &mut faults);
    let appointment = words::appointment(form, &mut faults);
    let visited_at = form.parsed("visited_at", "form-not-a-time", &mut faults);
    let sent_as = form.optional("sent_as", 64, &mut faults);
    faults.end()?;
    let contact = (details != ContactDetails::default()).then_some(details);
    Ok(NewVisit { outcome, note, contact, language, spoken, appointment, visited_at, sent_as })
}

/// Records what came of the visit, or gives the form back.
pub async fn record(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path((round_id, id)): Path<(RoundId, StopId)>,
    form: Typed,
) -> Result<Response> {
    let shown = read(&app, &account, round_id, id).await?;
    let recorded = match new_visit(&form) {
        Ok(new) => {
            let label = shown.file.premises.label();
            writing!(app.db, tx => visits::record_visit(&app, tx, &account, id, &new).await)
                .map(|_| (new.outcome, label))
        }
        Err(error) => Err(error),
    };
    match recorded {
        Ok((outcome, label)) => {
            let outcome = outcome.map_or("informed", Outcome::as_str);
            let told = Sentence::new("visits-recorded").with("outcome", Sentence::new(format!("outcome-{outcome}")));
            tell_next(&session, told.with("label", label)).await?;
            Ok(see(format!("/rounds/{round_id}#next")))
        }
        Err(error) => {
            let form = form.with_faults(error)?;
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &StopPage::of(page, shown, form))
        }
    }
}

/// Takes back an entry that was a mistake.
pub async fn undo(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path((round_id, id)): Path<(RoundId, StopId)>,
    form: Typed,
) -> Result<Response> {
    read(&app, &account, round_id, id).await?;
    let visit: VisitId = form.value("visit").parse().map_err(|_| Error::NotFound)?;
    writing!(app.db, tx => visits::undo_visit(&app, tx, &account, visit).await)?;
    tell_next(&session, Sentence::new("visits-undone")).await?;
    Ok(see(format!("/rounds/{round_id}/stops/{id}")))
}
