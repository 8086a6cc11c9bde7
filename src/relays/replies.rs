//! Answers to our messages that came by SMS or mail instead of by the link: the contractor's words go into the timeline and on to the
//! neighbour, the neighbour's as if written on their page. Free words change nothing of where a grievance stands.
//!
//! Whoever was asked answers for the contractor, as by the link; what an authority replies is kept as a note for those who handle
//! grievances.

use super::acting::note_answer;
use super::hearing::{Heard, hear};
use super::reports::report_of;
use super::{store, telling};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::grievances::{self, Author, By, EntryKind, Grievance, MOST_PHOTOS, NewEntry, Photo, Rung, Visibility};
use crate::id::GrievanceId;
use crate::notifications::{self, Channel, News, Received, Recipient};
use crate::people::{self, Role};
use crate::{reading, sites};

/// What the ids of grievances begin with.
const PREFIX: &str = "gri_";

/// A reply that waits, with the photos that came with it, read and written anew.
pub struct Waiting {
    reply: Received,
    photos: Vec<Photo>,
}

/// The replies that wait. Their photos are unpacked here, before anything is written.
pub async fn waiting_replies(app: &App) -> Result<Vec<Waiting>> {
    let found = reading!(app.db, tx => {
        let mut found = Vec::new();
        for reply in notifications::answers_waiting(app, tx, PREFIX).await? {
            let pictures = notifications::pictures_of(app, tx, reply.id).await?;
            found.push((reply, pictures));
        }
        Ok(found)
    })?;
    let mut waiting = Vec::new();
    for (reply, pictures) in found {
        let mut photos = Vec::new();
        for picture in pictures {
            // What is no photo is left out; the words count all the same.
            photos.extend(grievances::prepared(vec![picture]).await.unwrap_or_default());
        }
        waiting.push(Waiting { reply, photos });
    }
    Ok(waiting)
}

/// Takes replies in, and gives how many there were.
pub async fn take_replies(app: &App, tx: &mut Tx, waiting: &[Waiting]) -> Result<usize> {
    let mut taken = 0;
    for Waiting { reply, photos } in waiting {
        // Another worker may have been quicker.
        if notifications::take_answer(app, tx, reply.id).await? {
            take(app, tx, reply, photos).await?;
            taken += 1;
        }
    }
    Ok(taken)
}

/// So many of the photos as one author may still add.
async fn with_room(tx: &mut Tx, id: GrievanceId, author: Author, photos: &[Photo]) -> Result<Vec<Photo>> {
    let there = grievances::photos(tx, id).await?.iter().filter(|photo| photo.author == author).count();
    Ok(photos.iter().take(MOST_PHOTOS.saturating_sub(there)).cloned().collect())
}

async fn take(app: &App, tx: &mut Tx, reply: &Received, photos: &[Photo]) -> Result<()> {
    let Some(id) = reply.subject.as_deref().and_then(|subject| subject.parse::<GrievanceId>().ok()) else {
        return Ok(());
    };
    // A mail in which only our own words stand says nothing.
    if reply.words.is_empty() && photos.is_empty() {
        return Ok(());
    }
    // Whoever was answered once writes to the same number when the next thing hurts.
    if let Some(report) = report_of(tx, reply).await? {
        return super::reports::take(app, tx, reply, report).await;
    }
    let words = Some(reply.words.clone()).filter(|words| !words.is_empty());
    if !reply.answers_kind.as_deref().is_some_and(|kind| kind.starts_with("relay-")) {
        let photos = with_room(tx, id, Author::Resident, photos).await?;
        return hear(app, tx, id, &Heard::Message(words, photos)).await;
    }
    let latest = grievances::grievance(tx, id).await?;
    let grievance = meant(tx, reply, latest).await?;
    let id = grievance.id;
    match rung_of(app, tx, &grievance, &reply.sender).await? {
        Some(rung) => {
            let photos = with_room(tx, id, Author::Contractor, photos).await?;
            let entry = match &words {
                Some(words) => NewEntry::of(EntryKind::Message).saying(Some(words.clone())),
                None => NewEntry::of(EntryKind::Photos).about(photos.len()),
            };
            grievances::contractor_wrote(app, tx, id, &entry).await?;
            grievances::keep_photos(app, tx, By::CONTRACTOR, id, &photos).await?;
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

/// On which rung of the contractor's the sender stands; none: they are of an authority. That a relay went to them, by the site's
/// contacts or by its table of who is on call, is known already.
async fn rung_of(app: &App, tx: &mut Tx, grievance: &Grievance, sender: &Recipient) -> Result<Option<Rung>> {
    let authorities = people::accounts_of(tx, Role::Authority).await?;
    if authorities.iter().any(|account| account.email == sender.as_str()) {
        return Ok(None);
    }
    let director = sites::relay_contacts(app, tx, grievance.site_id).await?.director;
    let is_director = director.is_some_and(|director| match sender {
        Recipient::Email(email) => director.email.as_ref() == Some(email),
        Recipient::Sms(telephone) => director.telephone.as_ref() == Some(telephone),
    });
    Ok(Some(if is_director { Rung::Director } else { Rung::SiteManager }))
}
