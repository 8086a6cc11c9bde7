//! Not too many at once: beyond a number of messages per person and day, those that are not urgent are held until the next morning and
//! then go out as one. The gathered messages stay, each with what it says, and name the one that carried them.

use chrono::{Days, NaiveTime};

use super::content::{Content, Letter};
use super::decency::{Place, moment};
use super::outbox::{Channel, MessageState, NewMessage, Recipient, Urgency, decent_moment, enqueue, open_content};
use super::store::{self, DueRow};
use super::texts::Text;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::MessageId;

/// What kind of text a gathered message is.
pub(super) const KIND: &str = "digest";

/// What is to happen with a message that is due.
pub(super) enum Verdict {
    /// It goes out by itself.
    Goes,
    /// It waits for the morning, with what else comes today.
    Held(Timestamp),
    /// It went into one with others, whose ids these are.
    Gathered(Vec<MessageId>),
}

/// Says what is to happen with a message to a neighbour, and gathers it when its time has come.
pub(super) async fn judge(
    app: &App,
    tx: &mut Tx,
    (channel, row, place): (Channel, &DueRow, Place),
    recipient: &Recipient,
    now: Timestamp,
) -> Result<Verdict> {
    let cap = i64::from(app.settings.delivery.daily_cap);
    let (Some(hash), true) = (row.recipient_hash.clone(), row.contact_id.is_some()) else { return Ok(Verdict::Goes) };
    if cap == 0 || row.urgency == Urgency::Urgent || row.kind == KIND || row.attempts > 0 {
        return Ok(Verdict::Goes);
    }
    if row.held {
        let held = store::held(tx, channel, hash, now).await?;
        return Ok(match held.len() {
            0 | 1 => Verdict::Goes,
            _ => Verdict::Gathered(gather(app, tx, row, recipient, held, now).await?),
        });
    }
    let today = now.with_timezone(&place.zone).date_naive();
    let midnight = moment(today.and_time(NaiveTime::MIN), place.zone).unwrap_or(now);
    if store::sent_since(tx, hash, midnight).await? < cap {
        return Ok(Verdict::Goes);
    }
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let morning = NaiveTime::from_hms_opt(app.settings.quiet_hours.to_hour % 24, 0, 0).unwrap_or(NaiveTime::MIN);
    let due_at = moment(tomorrow.and_time(morning), place.zone).unwrap_or(now);
    Ok(Verdict::Held(decent_moment(app, row.urgency, place, due_at)))
}

/// Puts one message into the outbox that says what these say, and settles them.
async fn gather(
    app: &App,
    tx: &mut Tx,
    row: &DueRow,
    recipient: &Recipient,
    held: Vec<store::HeldRow>,
    now: Timestamp,
) -> Result<Vec<MessageId>> {
    let mut letters: Vec<Letter> = Vec::new();
    for one in &held {
        if let Some(Content::Letter(letter)) =
            one.content.as_deref().map(|sealed| open_content(app, sealed)).transpose()?
        {
            letters.push(letter);
        }
    }
    let same_site = held.iter().all(|one| one.site_id == row.site_id);
    let digest = NewMessage {
        recipient: recipient.clone(),
        language: row.language,
        text: Text::Digest { count: held.len(), letters },
        urgency: Urgency::Ordinary,
        site_id: row.site_id.filter(|_| same_site),
        subject: None,
        contact_id: row.contact_id,
    };
    let id = enqueue(app, tx, &digest).await?;
    for one in &held {
        store::settle(tx, one.id, MessageState::Gathered, now).await?;
        store::gathered_into(tx, one.id, id).await?;
    }
    Ok(held.into_iter().map(|one| one.id).collect())
}
