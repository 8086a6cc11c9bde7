//! The contractor's page behind the link of a relay: the grievance without who reported it, and the answers that can be given
//! without an account. Opening it changes nothing; only the button does.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::super::announced::announced;
use super::super::{self as relays, Act, ActDraft, ActWord, ColleagueDraft, Relay};
use super::follow::suffered;
use super::pictures::{self, PhotoWords};
use super::timeline;
use super::upload::WithPhotos;
use crate::app::App;
use crate::error::{Error, Result};
use crate::grievances::{self, EntryWords, Grievance, Photo, Severity, Viewer, status_badge};
use crate::sites::{self, Phase, Site};
use crate::web::{Page, Typed, html, html_with, see};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "relays/answer.html", config = "src/web/askama.toml")]
struct Answer {
    path: String,
    is_done: bool,
    answered_meanwhile: bool,
    recipient: String,
    grievance: AnswerWords,
    answers: Vec<ActWord>,
    seen: i64,
    entries: Vec<EntryWords>,
    photos: Vec<PhotoWords>,
    echoes: i64,
    is_paused: bool,
    hours: Option<String>,
    may_hand: bool,
    is_handed: bool,
    site: Site,
    form: Typed,
    page: Page,
}

/// A grievance as the contractor reads it.
pub(super) struct AnswerWords {
    pub reference: String,
    pub category: String,
    pub severity: Severity,
    pub hazard: Option<String>,
    pub status: (String, String),
    pub suffered: String,
    pub filed: String,
    pub place: String,
    pub due: Option<String>,
    pub is_overdue: bool,
}

impl AnswerWords {
    pub(super) fn of(app: &App, page: &Page, grievance: &Grievance) -> Result<Self> {
        let place = grievance.place_for_contractor(app)?;
        let unknown = if grievance.at_home { "relays-place-kept" } else { "relays-place-none" };
        Ok(Self {
            reference: grievance.reference.clone(),
            category: page.word("category", grievance.category),
            severity: grievance.severity,
            hazard: grievance.hazard.map(|hazard| page.word("hazard", hazard)),
            status: status_badge(page, grievance.status),
            suffered: suffered(page, grievance),
            filed: page.moment(&grievance.filed_at),
            place: place.unwrap_or_else(|| page.t(unknown)),
            due: grievance.due_at.map(|due| page.moment(&due)),
            is_overdue: grievance.is_overdue(page.now),
        })
    }
}

/// The answers that can be given now.
pub(super) fn possible_answers(grievance: &Grievance) -> Vec<ActWord> {
    let possible = |word: &&ActWord| match word.event() {
        Some(event) => grievance.status.after(event).is_some(),
        None => grievance.status.is_open(),
    };
    ActWord::ANSWERS.iter().filter(possible).copied().collect()
}

impl Answer {
    async fn shown(app: &App, page: Page, token: &str, relay: Relay, form: Option<Typed>) -> Result<Self> {
        let (grievance, site, phases, entries, seen, photos, echoes) = reading!(app.db, tx => {
            let grievance = grievances::grievance(tx, relay.grievance_id).await?;
            let site = sites::site(tx, grievance.site_id).await?;
            let phases = sites::phases(tx, site.id).await?;
            let entries = grievances::entries(app, tx, Viewer::Contractor, &grievance).await?;
            let seen = grievances::last_answer(tx, grievance.id).await?;
            let photos = grievances::photos(tx, grievance.id).await?;
            let echoes = grievances::echo_count(tx, grievance.id).await?;
            Ok((grievance, site, phases, entries, seen, photos, echoes))
        })?;
        Ok(Self {
            path: format!("/r/{token}"),
            is_done: false,
            answered_meanwhile: false,
            recipient: relay.recipient_name(app)?,
            grievance: AnswerWords::of(app, &page, &grievance)?,
            answers: possible_answers(&grievance),
            seen,
            entries: timeline(&page, Viewer::Contractor, &entries),
            photos: pictures::words(&page, &format!("/r/{token}"), &photos),
            echoes,
            is_paused: grievance.paused_since.is_some(),
            hours: hours_words(&page, &phases, &grievance, "relays-hours"),
            may_hand: grievance.status.is_open(),
            is_handed: false,
            site,
            form: form.unwrap_or_else(Typed::empty),
            page,
        })
    }
}

#[derive(Template)]
#[template(path = "relays/gone.html", config = "src/web/askama.toml")]
struct Gone {
    page: Page,
}

/// The relay, or the page that says why its link works no more.
async fn usable(app: &App, page: &Page, token: &str) -> Result<std::result::Result<Relay, Response>> {
    let relay = reading!(app.db, tx => relays::relay_by_token(app, tx, token).await)?;
    if relay.is_usable(page.now) {
        return Ok(Ok(relay));
    }
    Ok(Err(html_with(StatusCode::GONE, &Gone { page: page.clone() })?))
}

/// `GET /r/{token}`.
pub async fn page(
    State(app): State<App>,
    page: Page,
    Path(token): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    match usable(&app, &page, &token).await? {
        Ok(relay) => {
            // For the proof; the grievance stays as it is.
            if reading!(app.db, tx => Ok(relays::reads_of(tx, relay.grievance_id).await?.iter().all(|own| own.0 != relay.id)))?
            {
                writing!(app.db, tx => relays::note_read(&app, tx, &relay).await)?;
            }
            let answer = Answer::shown(&app, page, &token, relay, None).await?;
            let (is_done, is_handed) = (query.as_deref() == Some("done"), query.as_deref() == Some("handed"));
            html(&Answer { is_done, is_handed, ..answer })
        }
        Err(gone) => Ok(gone),
    }
}

/// Whether it fell within the announced hours, in words.
pub(super) fn hours_words(page: &Page, phases: &[Phase], grievance: &Grievance, beginning: &str) -> Option<String> {
    let told = announced(phases, grievance.suffered_on, grievance.suffered_at)?;
    Some(page.t(&told.key(beginning)))
}

/// `POST /r/{token}/hand`: hands it on to a colleague.
pub async fn hand(State(app): State<App>, page: Page, Path(token): Path<String>, form: Typed) -> Result<Response> {
    let relay = match usable(&app, &page, &token).await? {
        Ok(relay) => relay,
        Err(gone) => return Ok(gone),
    };
    let text = |name: &str| form.text(name).map(ToOwned::to_owned);
    let draft = ColleagueDraft { name: text("name"), email: text("email"), telephone: text("telephone") };
    let outcome = match draft.checked() {
        Ok(colleague) => writing!(app.db, tx => relays::hand_on(&app, tx, &relay, &colleague).await),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(see(format!("/r/{token}?handed"))),
        Err(error) => {
            let error = match error {
                Error::Conflict(sentence) => Error::invalid("/name", sentence),
                other => other,
            };
            let form = form.with_faults(error)?;
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &Answer::shown(&app, page, &token, relay, Some(form)).await?)
        }
    }
}

/// What was typed into the form of an answer or of an act.
pub(super) fn act_of(form: &Typed) -> ActDraft {
    let text = |name: &str| form.text(name).map(ToOwned::to_owned);
    ActDraft {
        act: text("act"),
        day: text("day"),
        words: text("words"),
        to: text("to"),
        severity: text("severity"),
        category: text("category"),
        account: text("account"),
        reference: text("reference"),
        rung: text("rung"),
        seen: form.text("seen").and_then(|text| text.parse().ok()),
    }
}

/// An act with its photos, or the faults of both.
pub(super) fn with_photos(act: Result<Act>, photos: Result<Vec<Photo>>) -> Result<Act> {
    match (act, photos) {
        (Ok(act), Ok(photos)) => Ok(Act { photos, ..act }),
        (Err(Error::Invalid(mut faults)), Err(Error::Invalid(more))) => {
            faults.extend(more);
            Err(Error::Invalid(faults))
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

/// `POST /r/{token}`: answers, or gives the form back: with its faults, or with what a colleague answered meanwhile.
pub async fn answer(
    State(app): State<App>,
    page: Page,
    Path(token): Path<String>,
    mut sent: WithPhotos,
) -> Result<Response> {
    let relay = match usable(&app, &page, &token).await? {
        Ok(relay) => relay,
        Err(gone) => return Ok(gone),
    };
    let photos = sent.photos().await;
    let form = sent.form;
    let outcome = match with_photos(act_of(&form).checked(page.today()), photos) {
        Ok(act) => writing!(app.db, tx => relays::answer(&app, tx, &relay, &act).await),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => Ok(see(format!("/r/{token}?done"))),
        Err(Error::Conflict(_)) => {
            let answer = Answer::shown(&app, page, &token, relay, Some(form)).await?;
            html_with(StatusCode::CONFLICT, &Answer { answered_meanwhile: true, ..answer })
        }
        Err(error) => {
            let form = form.with_faults(error)?;
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &Answer::shown(&app, page, &token, relay, Some(form)).await?)
        }
    }
}
