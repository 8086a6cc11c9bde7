//! What the neighbour says by their private link: a message, that it is settled, that it is not, that they take it back. Not
//! settled, it goes back to the contractor and one rung higher at once.

use super::putting::{Occasion, pass_on, put_before};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::grievances::{self, By, Change, EntryKind, Event, NewEntry, Photo, Rung, Status};
use crate::id::GrievanceId;
use crate::journal;

/// What the neighbour says.
#[derive(Debug, Clone)]
pub enum Heard {
    /// Something to add, or the answer to a question; photos with it, or alone.
    Message(Option<String>, Vec<Photo>),
    /// It is settled.
    Settled(Option<String>),
    /// It is not.
    NotSettled(Option<String>),
    /// They take it back.
    Withdrawn(Option<String>),
}

/// Takes in what the neighbour says. Said twice, it counts once.
pub async fn hear(app: &App, tx: &mut Tx, id: GrievanceId, heard: &Heard) -> Result<()> {
    let by = By::RESIDENT;
    let grievance = grievances::grievance(tx, id).await?;
    match heard {
        Heard::Message(words, photos) => {
            let entry = match words {
                Some(words) => NewEntry::of(EntryKind::Message).saying(Some(words.clone())),
                None => NewEntry::of(EntryKind::Photos).about(photos.len()),
            };
            grievances::add_entry(app, tx, by, id, &entry).await?;
            grievances::keep_photos(app, tx, by, id, photos).await?;
            // What the contractor asked for has come, or something else that they should know.
            grievances::resume(app, tx, By::HOUSE, id).await?;
            if grievance.status.is_open() {
                pass_on(app, tx, id, words.clone()).await?;
            }
            journal::record(app, tx, by.journal_name(), "grievance.written", id, EntryKind::Message.as_str()).await?;
        }
        Heard::Settled(_) if grievance.status == Status::Confirmed => {}
        Heard::Settled(words) => {
            let change = Change::of(Event::Confirm).saying(words.clone());
            grievances::change(app, tx, by, id, &change).await?;
        }
        Heard::NotSettled(_) if grievance.status == Status::Reopened => {}
        Heard::NotSettled(words) => {
            let change = Change::of(Event::Reopen).saying(words.clone());
            grievances::change(app, tx, by, id, &change).await?;
            put_before(app, tx, By::HOUSE, id, Rung::SiteManager, Occasion::Opened).await?;
            let higher = grievance.rung.next().unwrap_or(grievance.rung);
            if higher != Rung::SiteManager && put_before(app, tx, By::HOUSE, id, higher, Occasion::Escalated).await? {
                let grievance = grievances::grievance(tx, id).await?;
                grievances::reached(app, tx, &grievance, higher).await?;
            }
        }
        Heard::Withdrawn(_) if grievance.status == Status::Withdrawn => {}
        Heard::Withdrawn(words) => {
            let change = Change::of(Event::Withdraw).saying(words.clone());
            grievances::change(app, tx, by, id, &change).await?;
        }
    }
    Ok(())
}
