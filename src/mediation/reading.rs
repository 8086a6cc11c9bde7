//! What was typed into a form or sent as JSON, as valid values, or all its faults at once. Both faces hand over the same fields.

use chrono::NaiveDate;

use super::cases::{BY_HAND, CaseEnd, NewCase, NewParty};
use super::commitments::{CommitmentState, NewCommitment};
use super::meetings::NewMeeting;
use super::observations::{NewObservation, ObservationState};
use super::referrals::{NewReferral, NewService, Step};
use super::timeline::EntryKind;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::people::ContactDetails;
use crate::web::Typed;

const TITLE_LENGTH: usize = 160;
const NAME_LENGTH: usize = 120;
const WORDS_LENGTH: usize = 4_000;
/// No hall holds more.
const MOST_PEOPLE: i64 = 100_000;

/// What was read, or its faults; a value is missing only where there is a fault.
fn ended<T>(faults: Faults, value: Option<T>) -> Result<T> {
    faults.end()?;
    value.ok_or_else(|| Error::internal("a value is missing without a fault"))
}

fn required_day(form: &Typed, name: &str, faults: &mut Faults) -> Option<NaiveDate> {
    if form.text(name).is_none() {
        faults.add(format!("/{name}"), Sentence::new("form-required"));
    }
    form.date(name, faults)
}

fn people(form: &Typed, name: &str, faults: &mut Faults) -> Option<i64> {
    let count: i64 = form.parsed(name, "form-not-a-number", faults)?;
    if !(0..=MOST_PEOPLE).contains(&count) {
        faults.add(format!("/{name}"), Sentence::new("form-not-a-number").with("given", count.to_string()));
        return None;
    }
    Some(count)
}

fn details(form: &Typed, faults: &mut Faults) -> ContactDetails {
    ContactDetails {
        name: form.optional("person_name", NAME_LENGTH, faults),
        email: form.parsed("person_email", "form-not-an-email", faults),
        telephone: form.parsed("person_telephone", "form-not-a-telephone", faults),
    }
}

/// A case to be opened.
pub fn read_case(form: &Typed) -> Result<NewCase> {
    let mut faults = Faults::new();
    let site_id = form.parsed("site_id", "mediation-site-unknown", &mut faults);
    let grievance_id = form.parsed("grievance_id", "mediation-grievance-unknown", &mut faults);
    let mediator_id = form.parsed("mediator_id", "mediation-mediator-unknown", &mut faults);
    let title = form.required("title", TITLE_LENGTH, &mut faults);
    let handling = form.word("handling", &mut faults);
    let words = form.optional("words", WORDS_LENGTH, &mut faults);
    let new = title.zip(handling).map(|(title, handling)| NewCase {
        site_id,
        grievance_id,
        handling,
        title,
        mediator_id,
        words,
    });
    ended(faults, new)
}

/// A party to be added.
pub fn read_party(form: &Typed) -> Result<NewParty> {
    let mut faults = Faults::new();
    let kind = form.word("party", &mut faults);
    let details = details(form, &mut faults);
    if form.text("person_name").is_none() {
        faults.add("/person_name", Sentence::new("form-required"));
    }
    ended(faults, kind.map(|kind| NewParty { kind, details }))
}

/// An entry for a case's timeline.
pub fn read_entry(form: &Typed) -> Result<(EntryKind, String)> {
    let mut faults = Faults::new();
    let kind: Option<EntryKind> = form.word("kind", &mut faults);
    if let Some(kind) = kind.filter(|kind| !BY_HAND.contains(kind)) {
        faults.add("/kind", Sentence::new("form-not-a-word").with("given", kind.as_str()));
    }
    let words = form.required("words", WORDS_LENGTH, &mut faults);
    ended(faults, kind.zip(words))
}

/// A commitment to be noted.
pub fn read_commitment(form: &Typed) -> Result<NewCommitment> {
    let mut faults = Faults::new();
    if form.text("party_id").is_none() {
        faults.add("/party_id", Sentence::new("form-required"));
    }
    let party_id = form.parsed("party_id", "mediation-party-unknown", &mut faults);
    let what = form.required("what", TITLE_LENGTH, &mut faults);
    let due_on = required_day(form, "due_on", &mut faults);
    let new = party_id.zip(what).zip(due_on).map(|((party_id, what), due_on)| NewCommitment { party_id, what, due_on });
    ended(faults, new)
}

/// What became of a commitment.
pub fn read_settlement(form: &Typed) -> Result<CommitmentState> {
    let mut faults = Faults::new();
    let state = form.word("state", &mut faults);
    ended(faults, state)
}

/// How a case ends.
pub fn read_end(form: &Typed) -> Result<(CaseEnd, Option<String>)> {
    let mut faults = Faults::new();
    let end = form.word("end", &mut faults);
    let words = form.optional("end_words", WORDS_LENGTH, &mut faults);
    ended(faults, end.map(|end| (end, words)))
}

/// A service for the directory.
pub fn read_service(form: &Typed) -> Result<NewService> {
    let mut faults = Faults::new();
    let name = form.required("name", NAME_LENGTH, &mut faults);
    let need = form.word("need", &mut faults);
    let telephone = form.parsed("telephone", "form-not-a-telephone", &mut faults);
    let email = form.parsed("email", "form-not-an-email", &mut faults);
    let place = form.optional("place", NAME_LENGTH, &mut faults);
    ended(faults, name.zip(need).map(|(name, need)| NewService { name, need, telephone, email, place }))
}

/// A referral to be made. Nobody is handed on without having agreed.
pub fn read_referral(form: &Typed) -> Result<NewReferral> {
    let mut faults = Faults::new();
    if form.text("service_id").is_none() {
        faults.add("/service_id", Sentence::new("form-required"));
    }
    let service_id = form.parsed("service_id", "mediation-service-unknown", &mut faults);
    let site_id = form.parsed("site_id", "mediation-site-unknown", &mut faults);
    let case_id = form.parsed("case_id", "mediation-case-unknown", &mut faults);
    let person = details(form, &mut faults);
    if form.text("person_name").is_none() {
        faults.add("/person_name", Sentence::new("form-required"));
    }
    if !form.has("agreed", "yes") {
        faults.add("/agreed", Sentence::new("mediation-not-agreed"));
    }
    let words = form.optional("words", WORDS_LENGTH, &mut faults);
    let follow_up_on = required_day(form, "follow_up_on", &mut faults);
    let new = service_id.zip(follow_up_on).map(|(service_id, follow_up_on)| NewReferral {
        service_id,
        site_id,
        case_id,
        person,
        words,
        follow_up_on,
    });
    ended(faults, new)
}

/// What happened to a referral: the step, the words, and when to ask again.
pub fn read_step(form: &Typed) -> Result<(Step, Option<String>, Option<NaiveDate>)> {
    let mut faults = Faults::new();
    let step = form.word("step", &mut faults);
    let words = form.optional("words", WORDS_LENGTH, &mut faults);
    let follow_up_on = form.date("follow_up_on", &mut faults);
    ended(faults, step.map(|step| (step, words, follow_up_on)))
}

/// A meeting to be planned.
pub fn read_meeting(form: &Typed) -> Result<NewMeeting> {
    let mut faults = Faults::new();
    let site_id = form.parsed("site_id", "mediation-site-unknown", &mut faults);
    let case_id = form.parsed("case_id", "mediation-case-unknown", &mut faults);
    let kind = form.word("kind", &mut faults);
    let title = form.required("title", TITLE_LENGTH, &mut faults);
    let held_on = required_day(form, "held_on", &mut faults);
    if form.text("starts_at").is_none() {
        faults.add("/starts_at", Sentence::new("form-required"));
    }
    let starts_at = form.time("starts_at", &mut faults);
    let place = form.required("place", NAME_LENGTH, &mut faults);
    let invited = people(form, "invited", &mut faults);
    let words = form.optional("words", WORDS_LENGTH, &mut faults);
    let new =
        kind.zip(title).zip(held_on.zip(starts_at)).zip(place).map(|(((kind, title), (held_on, starts_at)), place)| {
            NewMeeting { site_id, case_id, kind, title, held_on, starts_at, place, invited, words }
        });
    ended(faults, new)
}

/// How many came to a meeting, and its minutes.
pub fn read_minutes(form: &Typed) -> Result<(i64, Option<String>)> {
    let mut faults = Faults::new();
    if form.text("attended").is_none() {
        faults.add("/attended", Sentence::new("form-required"));
    }
    let attended = people(form, "attended", &mut faults);
    let minutes = form.optional("minutes", WORDS_LENGTH, &mut faults);
    ended(faults, attended.map(|attended| (attended, minutes)))
}

/// An observation to be noted.
pub fn read_observation(form: &Typed) -> Result<NewObservation> {
    let mut faults = Faults::new();
    let site_id = form.parsed("site_id", "mediation-site-unknown", &mut faults);
    let topic = form.word("topic", &mut faults);
    let place = form.required("place", NAME_LENGTH, &mut faults);
    let noticed_on = required_day(form, "noticed_on", &mut faults);
    let words = form.optional("words", WORDS_LENGTH, &mut faults);
    let new = topic.zip(place).zip(noticed_on).map(|((topic, place), noticed_on)| NewObservation {
        site_id,
        topic,
        place,
        noticed_on,
        words,
    });
    ended(faults, new)
}

/// What became of an observation.
pub fn read_follow_up(form: &Typed) -> Result<(ObservationState, Option<String>)> {
    let mut faults = Faults::new();
    let state = form.word("state", &mut faults);
    let words = form.optional("words", WORDS_LENGTH, &mut faults);
    ended(faults, state.map(|state| (state, words)))
}
