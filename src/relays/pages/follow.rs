//! The neighbour's private page: where their grievance stands in plain words, what happens next and by when, what was said, and
//! what they can do. Reading changes nothing.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::super::{Heard, hear as hear_verb};
use super::answer::hours_words;
use super::limit;
use super::pictures::{self, PhotoWords};
use super::timeline;
use super::upload::WithPhotos;
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::grievances::{
    self, Answers, EntryWords, Event, Grievance, Photo, Survey, Viewer, WORDS_LENGTH, next_words, status_badge,
};
use crate::i18n::Sentence;
use crate::people;
use crate::sites::{self, Site};
use crate::web::{FromAddress, Page, Typed, html, html_with, see};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "relays/follow.html", config = "src/web/askama.toml")]
struct Follow {
    token: String,
    link: String,
    is_new: bool,
    is_told: bool,
    reference: String,
    category: String,
    place: Option<String>,
    suffered: String,
    status: (String, String),
    is_bad: bool,
    next: String,
    may_settle: bool,
    may_reopen: bool,
    may_withdraw: bool,
    entries: Vec<EntryWords>,
    photos: Vec<PhotoWords>,
    echoes: i64,
    hours: Option<String>,
    /// The one that says the same: its reference and where it stands.
    original: Option<(String, String)>,
    may_survey: bool,
    is_surveyed: bool,
    answers: &'static [Answers],
    site: Site,
    /// The page of everything that is kept of the neighbour.
    own_page: Option<String>,
    form: Typed,
    page: Page,
}

impl Follow {
    async fn shown(app: &App, page: Page, token: String, query: Option<String>, form: Typed) -> Result<Self> {
        let (grievance, site, phases, entries, is_reachable, photos, echoes, original, survey) = reading!(app.db, tx => {
            let grievance = grievances::grievance_by_token(app, tx, &token).await?;
            let site = sites::site(tx, grievance.site_id).await?;
            let phases = sites::phases(tx, site.id).await?;
            let original = match grievance.duplicate_of {
                Some(id) => Some(grievances::grievance(tx, id).await?),
                None => None,
            };
            let survey = grievances::survey_of(tx, grievance.id).await?;
            let entries = grievances::entries(app, tx, Viewer::Neighbour, &grievance).await?;
            let contact = grievances::contact(app, tx, &grievance).await?;
            let is_reachable = contact.is_some_and(|contact| contact.details.is_reachable());
            let photos = grievances::photos(tx, grievance.id).await?;
            let echoes = grievances::echo_count(tx, grievance.id).await?;
            Ok((grievance, site, phases, entries, is_reachable, photos, echoes, original, survey))
        })?;
        let status = grievance.status;
        Ok(Self {
            link: grievance.link(app),
            is_new: query.as_deref() == Some("filed"),
            is_told: is_reachable,
            own_page: grievance.contact_id.filter(|_| is_reachable).map(|id| people::own_page(app, id)),
            reference: grievance.reference.clone(),
            category: page.word("category", grievance.category),
            place: grievance.place_of(app)?,
            suffered: suffered(&page, &grievance),
            status: status_badge(&page, status),
            is_bad: grievance.is_overdue(page.now),
            next: next_words(&page, &grievance),
            may_settle: status.after(Event::Confirm).is_some(),
            may_reopen: may_reopen(&grievance),
            may_withdraw: status.after(Event::Withdraw).is_some(),
            entries: timeline(&page, Viewer::Neighbour, &entries),
            photos: pictures::words(&page, &format!("/t/{token}"), &photos),
            echoes,
            hours: hours_words(&page, &phases, &grievance, "relays-hours-neighbour"),
            original: original.map(|own| (own.reference, page.word("grievance-status", own.status))),
            may_survey: survey.is_none() && grievance.may_be_surveyed(),
            is_surveyed: survey.is_some(),
            answers: Answers::ALL,
            token,
            site,
            form,
            page,
        })
    }
}

/// A neighbour opens again what was called settled; what the mediation body has ended they write about.
fn may_reopen(grievance: &Grievance) -> bool {
    use grievances::Status::{Confirmed, Resolved, Unconfirmed};
    matches!(grievance.status, Resolved | Confirmed | Unconfirmed)
}

/// `10 mars 2026`, with the time when it was told.
pub(super) fn suffered(page: &Page, grievance: &Grievance) -> String {
    let date = page.date(&grievance.suffered_on);
    match grievance.suffered_at {
        Some(time) => page.tell(&Sentence::new("moment").with("date", date).with("time", page.time(&time))),
        None => date,
    }
}

/// `POST /t/{token}/survey`: three answers, once; a question left out is told.
pub async fn survey(State(app): State<App>, page: Page, Path(token): Path<String>, form: Typed) -> Result<Response> {
    let mut faults = Faults::new();
    let each = ["soon", "clear", "content"].map(|name| form.word::<Answers>(name, &mut faults));
    let grievance = reading!(app.db, tx => grievances::grievance_by_token(&app, tx, &token).await)?;
    let [Some(soon), Some(clear), Some(content)] = each else {
        let form = form.with_faults(faults.end().err().unwrap_or(Error::NotFound))?;
        let follow = Follow::shown(&app, page, token, None, form).await?;
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &follow);
    };
    let answers = Survey { soon, clear, content };
    writing!(app.db, tx => grievances::answer_survey(&app, tx, &grievance, &answers).await)?;
    Ok(see(format!("/t/{token}#survey")))
}

/// `GET /t/{token}`.
pub async fn page(
    State(app): State<App>,
    page: Page,
    Path(token): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    html(&Follow::shown(&app, page, token, query, Typed::empty()).await?)
}

#[derive(Template)]
#[template(path = "relays/settled.html", config = "src/web/askama.toml")]
struct Settled {
    token: String,
    say: &'static str,
    title_key: &'static str,
    text_key: &'static str,
    button_key: &'static str,
    optional_words: bool,
    reference: String,
    form: Typed,
    page: Page,
}

/// `GET /t/{token}/yes`: one button. A link scanner that opens this answers nothing.
pub async fn yes(State(app): State<App>, page: Page, Path(token): Path<String>) -> Result<Response> {
    let grievance = reading!(app.db, tx => grievances::grievance_by_token(&app, tx, &token).await)?;
    if grievance.status.after(Event::Confirm).is_none() {
        return Ok(see(format!("/t/{token}")));
    }
    html(&Settled {
        token,
        say: "settled",
        title_key: "relays-settled-yes-title",
        text_key: "relays-settled-yes-text",
        button_key: "relays-settled-yes",
        optional_words: false,
        reference: grievance.reference,
        form: Typed::empty(),
        page,
    })
}

/// `GET /t/{token}/no`: one button, and room for words.
pub async fn no(State(app): State<App>, page: Page, Path(token): Path<String>) -> Result<Response> {
    let grievance = reading!(app.db, tx => grievances::grievance_by_token(&app, tx, &token).await)?;
    if !may_reopen(&grievance) {
        return Ok(see(format!("/t/{token}")));
    }
    html(&Settled {
        token,
        say: "not_settled",
        title_key: "relays-settled-no-title",
        text_key: "relays-settled-no-text",
        button_key: "relays-settled-no",
        optional_words: true,
        reference: grievance.reference,
        form: Typed::empty(),
        page,
    })
}

/// `POST /t/{token}`: a message, that it is settled or not, that it is taken back.
pub async fn hear(
    State(app): State<App>,
    page: Page,
    from: FromAddress,
    Path(token): Path<String>,
    mut sent: WithPhotos,
) -> Result<Response> {
    let grievance = reading!(app.db, tx => grievances::grievance_by_token(&app, tx, &token).await)?;
    let photos = sent.photos().await;
    let form = sent.form;
    let heard = match heard(&form, photos) {
        Ok(heard) => heard,
        Err(error) => {
            let form = form.with_faults(error)?;
            let follow = Follow::shown(&app, page, token, None, form).await?;
            return html_with(StatusCode::UNPROCESSABLE_ENTITY, &follow);
        }
    };
    if let Some(minutes) = limit::minutes_to_wait(from) {
        let sentence = Sentence::new("relays-report-wait").with("minutes", minutes);
        let form = form.with_faults(Error::invalid("/words", sentence))?;
        let follow = Follow::shown(&app, page, token, None, form).await?;
        return html_with(StatusCode::TOO_MANY_REQUESTS, &follow);
    }
    if matches!(heard, Heard::NotSettled(_)) && !may_reopen(&grievance) && grievance.status.is_closed() {
        return Err(Error::Forbidden);
    }
    writing!(app.db, tx => hear_verb(&app, tx, grievance.id, &heard).await)?;
    Ok(see(format!("/t/{token}")))
}

fn heard(form: &Typed, photos: Result<Vec<Photo>>) -> Result<Heard> {
    let photos = photos?;
    let mut faults = Faults::new();
    let words = form.optional("words", WORDS_LENGTH, &mut faults);
    let heard = match form.value("say") {
        "settled" => Heard::Settled(words),
        "not_settled" => Heard::NotSettled(words),
        "withdraw" => Heard::Withdrawn(words),
        _ => {
            if form.text("words").is_none() && photos.is_empty() {
                faults.add("/words", Sentence::new("relays-words-missing"));
            }
            Heard::Message(words, photos)
        }
    };
    faults.end()?;
    Ok(heard)
}
