//! Answers to our messages that came by SMS or mail instead of by the link: the contractor's words go into the timeline and on to the
//! neighbour, the neighbour's as if written on their page. Free words change nothing of where a grievance stands.
//!
//! Who counts as the contractor is decided by the site's contacts of today: what an authority or somebody who has left replies is kept
//! as a note for those who handle grievances.

use super::acting::note_answer;
use super::hearing::{Heard, hear};
use super::{store, telling};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::grievances::{self, By, EntryKind, Grievance, NewEntry, Rung, Visibility};
use crate::id::GrievanceId;
use crate::notifications::{self, Channel, News, Received, Recipient};
use crate::sites::{self, WorkContact};

/// What the ids of grievances begin with.
const PREFIX: &str = "gri_";

/// Whether any reply waits.
pub(super) async fn are_waiting(app: &App, tx: &mut Tx) -> Result<bool> {
    Ok(!notifications::answers_waiting(app, tx, PREFIX).await?.is_empty())
}

/// Takes in the replies that wait, and gives how many there were.
pub async fn take_replies(app: &App, tx: &mut Tx) -> Result<usize> {
    let mut taken = 0;
    for reply in notifications::answers_waiting(app, tx, PREFIX).await? {
        // Another worker may have been quicker.
        if notifications::take_answer(app, tx, reply.id).await? {
            take(app, tx, &reply).await?;
            taken += 1;
        }
    }
    Ok(taken)
}

async fn take(app: &App, tx: &mut Tx, reply: &Received) -> Result<()> {
    let Some(id) = reply.subject.as_deref().and_then(|subject| subject.parse::<GrievanceId>().ok()) else {
        return Ok(());
    };
    // A mail of a picture alone, or one in which only our own words stand, says nothing.
    if reply.words.is_empty() {
        return Ok(());
    }
    let words = Some(reply.words.clone());
    if !reply.answers_kind.as_deref().is_some_and(|kind| kind.starts_with("relay-")) {
        return hear(app, tx, id, &Heard::Message(words, Vec::new())).await;
    }
    let latest = grievances::grievance(tx, id).await?;
    let grievance = meant(tx, reply, latest).await?;
    let id = grievance.id;
    match rung_of(app, tx, &grievance, &reply.sender).await? {
        Some(rung) => {
            let entry = NewEntry::of(EntryKind::Message).saying(words.clone());
            grievances::contractor_wrote(app, tx, id, &entry).await?;
            for relay in store::of_grievance(tx, id).await? {
                if relay.rung == rung {
                    note_answer(app, tx, relay.id).await?;
                }
            }
            telling::news(app, tx, &grievance, News::Message, words).await
        }
        None => {
            let said = format!("{} : {}", reply.sender_mask, reply.words);
            let note = NewEntry::of(EntryKind::Note).saying(Some(said)).seen_by(Visibility::Internal);
            grievances::add_entry(app, tx, By::HOUSE, id, &note).await.map(|_| ())
        }
    }
}

/// The grievance that is meant: a mail names the message that it answers; an SMS may name another grievance of the same site by its
/// reference, and else answers the latest.
async fn meant(tx: &mut Tx, reply: &Received, latest: Grievance) -> Result<Grievance> {
    if reply.channel == Channel::Sms {
        for word in reply.words.split(|letter: char| letter.is_whitespace() || ".,;:!?()".contains(letter)) {
            if let Some(named) = grievances::grievance_by_reference(tx, word).await?
                && named.site_id == latest.site_id
            {
                return Ok(named);
            }
        }
    }
    Ok(latest)
}

/// On which rung of the contractor's the sender stands today; none: on none.
async fn rung_of(app: &App, tx: &mut Tx, grievance: &Grievance, sender: &Recipient) -> Result<Option<Rung>> {
    let contacts = sites::relay_contacts(app, tx, grievance.site_id).await?;
    let is = |contact: &WorkContact| match sender {
        Recipient::Email(email) => contact.email.as_ref() == Some(email),
        Recipient::Sms(telephone) => contact.telephone.as_ref() == Some(telephone),
    };
    if is(&contacts.site_manager) {
        return Ok(Some(Rung::SiteManager));
    }
    Ok(contacts.director.as_ref().filter(|director| is(director)).map(|_| Rung::Director))
}
