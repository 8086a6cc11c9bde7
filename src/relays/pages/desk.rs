//! One grievance at the desk: its timeline and deadlines, how to reach the neighbour for those who may, before whom it was put, what
//! was sent, and what can be done. A contractor sees their own, without contact, and answers here too.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use tower_sessions::Session;

use super::super::{self as relays, ActWord, Relay};
use super::answer::{AnswerWords, act_of, hours_words, possible_answers, with_photos};
use super::pictures::{self, PhotoWords};
use super::timeline;
use super::upload::WithPhotos;
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::grievances::{
    self, Category, EntryWords, Event, Grievance, Rung, Severity, Status, Survey, Visibility, choices, viewer,
};
use crate::i18n::Sentence;
use crate::id::{GrievanceId, RelayId};
use crate::notifications::{self, MessageSummary};
use crate::people::{Account, Contact, Right};
use crate::sites::{self, Site};
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "relays/desk.html", config = "src/web/askama.toml")]
struct Desk {
    crumbs: Vec<Crumb>,
    path: String,
    id: GrievanceId,
    grievance: AnswerWords,
    place: Option<String>,
    via: String,
    rung: String,
    deadlines: Vec<(String, String)>,
    contact: Option<ContactWords>,
    is_anonymous: bool,
    entries: Vec<EntryWords>,
    photos: Vec<PhotoWords>,
    echoes: i64,
    hours: Option<String>,
    /// Those that say the same: path and reference.
    same: Vec<(String, String)>,
    assignee: Option<String>,
    colleagues: Vec<(String, String)>,
    survey: Option<Survey>,
    is_paused: bool,
    may_pause: bool,
    relays: Vec<RelayWords>,
    messages: Vec<MessageWords>,
    sees_messages: bool,
    handles: bool,
    may_answer: bool,
    may_mediate: bool,
    may_route: bool,
    answers: Vec<ActWord>,
    ends: Vec<ActWord>,
    severities: Vec<(String, String)>,
    categories: Vec<(String, String)>,
    rungs: Vec<(String, String)>,
    readers: Vec<(String, String)>,
    seen: i64,
    answered_meanwhile: Option<String>,
    site: Site,
    form: Typed,
    page: Page,
}

struct ContactWords {
    name: Option<String>,
    email: Option<String>,
    telephone: Option<String>,
    language: String,
}

impl From<Contact> for ContactWords {
    fn from(contact: Contact) -> Self {
        Self {
            name: contact.details.name,
            email: contact.details.email.map(|email| email.to_string()),
            telephone: contact.details.telephone.map(|telephone| telephone.to_string()),
            language: contact.language.own_name().to_owned(),
        }
    }
}

struct RelayWords {
    id: RelayId,
    rung: String,
    name: String,
    made: String,
    read: Option<String>,
    answered: Option<String>,
    tone: &'static str,
    state: String,
    is_usable: bool,
}

impl RelayWords {
    fn of(app: &App, page: &Page, relay: &Relay, reads: &[(RelayId, Timestamp)]) -> Result<Self> {
        let is_usable = relay.is_usable(page.now);
        let (tone, key) = match relay.revoked_at {
            Some(_) => ("bad", "relays-link-revoked"),
            None if !is_usable => ("wait", "relays-link-expired"),
            None => ("good", "relays-link-open"),
        };
        Ok(Self {
            id: relay.id,
            rung: page.word("rung", relay.rung),
            name: relay.recipient_name(app)?,
            made: page.moment(&relay.made_at),
            read: reads.iter().find(|(id, _)| *id == relay.id).map(|(_, at)| page.moment(at)),
            answered: relay.answered_at.map(|at| page.moment(&at)),
            tone,
            state: page.t(key),
            is_usable,
        })
    }
}

struct MessageWords {
    path: String,
    what: String,
    to: String,
    state: String,
    state_word: String,
    when: String,
}

impl MessageWords {
    fn of(page: &Page, message: &MessageSummary) -> Self {
        Self {
            path: format!("/desk/messages/{}", message.id),
            what: page.word("message-kind", &message.kind),
            to: message.recipient_mask.clone(),
            state: message.state.to_string(),
            state_word: page.word("message-state", message.state),
            when: page.moment(&message.created_at),
        }
    }
}

impl Desk {
    async fn shown(app: &App, account: &Account, page: Page, id: GrievanceId, form: Option<Typed>) -> Result<Self> {
        let handles = account.may(Right::HandleGrievances);
        let viewer = viewer(account);
        let (grievance, site, entries, relays, messages, contact, seen, photos, echoes, more) = reading!(app.db, tx => {
            let grievance = grievances::grievance_seen_by(tx, account, id).await?;
            let site = sites::site(tx, grievance.site_id).await?;
            let entries = grievances::entries(app, tx, viewer, &grievance).await?;
            let relays = if handles { relays::relays_of(tx, id).await? } else { Vec::new() };
            let messages = match handles {
                true => notifications::messages_about(tx, &id.to_string()).await?,
                false => Vec::new(),
            };
            let contact = grievances::contact_seen_by(app, tx, account, &grievance).await?;
            let seen = grievances::last_answer(tx, id).await?;
            let photos = grievances::photos(tx, id).await?;
            let echoes = grievances::echo_count(tx, id).await?;
            let colleagues = if handles { grievances::colleagues(tx).await? } else { Vec::new() };
            let more = (
                sites::phases(tx, site.id).await?,
                grievances::duplicates_of(tx, id).await?,
                colleagues,
                grievances::survey_of(tx, id).await?,
            );
            Ok((grievance, site, entries, relays, messages, contact, seen, photos, echoes, more))
        })?;
        let reads = match handles {
            true => reading!(app.db, tx => relays::reads_of(tx, id).await)?,
            false => Vec::new(),
        };
        let status = grievance.status;
        let (phases, same, colleagues, survey) = more;
        let assigned = colleagues.iter().find(|own| Some(own.id) == grievance.assigned_to);
        let place = if handles { grievance.place_of(app)? } else { grievance.place_for_contractor(app)? };
        Ok(Self {
            crumbs: vec![
                Crumb { path: Some("/desk/grievances".to_owned()), label: page.t("grievances-title") },
                Crumb { path: None, label: grievance.reference.clone() },
            ],
            path: format!("/desk/grievances/{id}"),
            id,
            place,
            via: page.word("via", grievance.via),
            rung: page.word("rung", grievance.rung),
            deadlines: deadlines(&page, &grievance),
            is_anonymous: contact.as_ref().is_none_or(|contact| !contact.details.is_reachable()),
            contact: contact.map(Into::into),
            entries: timeline(&page, viewer, &entries),
            photos: pictures::words(&page, &format!("/desk/grievances/{id}"), &photos),
            echoes,
            hours: hours_words(&page, &phases, &grievance, "relays-hours"),
            same: same.into_iter().map(|own| (format!("/desk/grievances/{}", own.id), own.reference)).collect(),
            assignee: assigned.map(|own| own.name.clone()),
            colleagues: colleagues.iter().map(|own| (own.id.to_string(), own.name.clone())).collect(),
            survey: survey.filter(|_| handles),
            is_paused: grievance.paused_since.is_some(),
            may_pause: grievance.paused_since.is_none() && status.awaits_an_end(),
            relays: relays.iter().map(|relay| RelayWords::of(app, &page, relay, &reads)).collect::<Result<_>>()?,
            messages: messages.iter().map(|message| MessageWords::of(&page, message)).collect(),
            sees_messages: account.may(Right::SeeMessages),
            handles,
            may_answer: handles || account.may(Right::AnswerGrievances),
            may_mediate: account.may(Right::HandleCases),
            may_route: account.may(Right::RegisterSites),
            answers: possible_answers(&grievance),
            ends: ends(status),
            severities: choices(&page, "severity", Severity::ALL),
            categories: choices(&page, "category", Category::ALL),
            rungs: choices(&page, "rung", Rung::ALL),
            readers: choices(
                &page,
                "visibility",
                &[Visibility::Neighbour, Visibility::Contractor, Visibility::Parties],
            ),
            seen,
            answered_meanwhile: None,
            grievance: AnswerWords::of(app, &page, &grievance)?,
            site,
            form: form.unwrap_or_else(|| {
                Typed::filled([
                    ("severity", grievance.severity.to_string()),
                    ("category", grievance.category.to_string()),
                    ("rung", grievance.rung.to_string()),
                    ("to", Visibility::Neighbour.to_string()),
                    ("account", grievance.assigned_to.map(|id| id.to_string()).unwrap_or_default()),
                ])
            }),
            page,
        })
    }
}

/// What else the mediation body can do now: what ends it, what opens it again.
fn ends(status: Status) -> Vec<ActWord> {
    let all = [
        (ActWord::Acknowledge, Event::Acknowledge),
        (ActWord::Refer, Event::Refer),
        (ActWord::Confirm, Event::Confirm),
        (ActWord::Reopen, Event::Reopen),
        (ActWord::Duplicate, Event::MarkDuplicate),
        (ActWord::Withdraw, Event::Withdraw),
        (ActWord::Unfounded, Event::MarkUnfounded),
    ];
    all.into_iter().filter(|(_, event)| status.after(*event).is_some()).map(|(word, _)| word).collect()
}

/// Each deadline with how it stands.
fn deadlines(page: &Page, grievance: &Grievance) -> Vec<(String, String)> {
    let told = |by, at: Option<crate::clock::Timestamp>| match at {
        Some(at) => page.t1("relays-done-at", "moment", page.moment(&at)),
        None => page.moment(&by),
    };
    vec![
        (page.t("relays-acknowledge-by"), told(grievance.acknowledge_by, grievance.acknowledged_at)),
        (page.t("relays-conclude-by"), told(grievance.conclude_by, grievance.concluded_at)),
    ]
}

/// `GET /desk/grievances/{id}`.
pub async fn page(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<GrievanceId>,
) -> Result<Response> {
    html(&Desk::shown(&app, &account, page, id, None).await?)
}

/// `POST /desk/grievances/{id}`: does something about it, or gives the form back.
pub async fn act(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<GrievanceId>,
    mut sent: WithPhotos,
) -> Result<Response> {
    reading!(app.db, tx => grievances::grievance_seen_by(tx, &account, id).await.map(drop))?;
    if !account.may(Right::HandleGrievances) {
        account.must(Right::AnswerGrievances)?;
    }
    let photos = sent.photos().await;
    let form = sent.form;
    let outcome = match with_photos(act_of(&form).checked(page.today()), photos) {
        Ok(act) => writing!(app.db, tx => relays::act(&app, tx, &account, id, &act).await),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => {
            tell_next(&session, Sentence::new("relays-done")).await?;
            Ok(see(format!("/desk/grievances/{id}")))
        }
        Err(Error::Conflict(sentence)) => {
            let told = page.tell(&sentence);
            let desk = Desk::shown(&app, &account, page, id, Some(form)).await?;
            html_with(StatusCode::CONFLICT, &Desk { answered_meanwhile: Some(told), ..desk })
        }
        Err(error) => {
            let form = form.with_faults(error)?;
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &Desk::shown(&app, &account, page, id, Some(form)).await?)
        }
    }
}

/// `POST /desk/relays/{id}/revoke`: takes a contractor's link back.
pub async fn revoke(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<RelayId>,
) -> Result<Response> {
    let relay = writing!(app.db, tx => relays::revoke(&app, tx, &account, id).await)?;
    tell_next(&session, Sentence::new("relays-revoked")).await?;
    Ok(see(format!("/desk/grievances/{}", relay.grievance_id)))
}
