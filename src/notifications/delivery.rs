//! Delivers what stands in the outbox: one worker per way, so that a dead gateway holds up nobody else. A worker claims rows by a
//! lease, hands them over, and notes what became of them together with its next claim.
//!
//! A crash loses nothing: a lease that ran out is claimed again. What the dead worker did with the message is then unknown. A mail
//! is sent again with the same `Message-ID`; an urgent SMS is sent again and says so; another SMS waits for a person, because a
//! gateway cannot be asked and nobody wants it twice.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use rand::RngExt;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::content::Content;
use super::decency::Place;
use super::digest::{self, Verdict};
use super::outbox::{
    Channel, LINK, MessageState, Recipient, Urgency, decent_moment, open_content, open_recipient, own_messages_url,
    place_of,
};
use super::outcome::{AttemptOutcome, Outcome, delay};
use super::routes::{Routes, Try};
use super::sms::ReceiptState;
use super::store;
use super::texts::Text;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::i18n::{Language, Sentence};
use crate::id::{AttemptId, MessageId};
use crate::{people, reading, writing};

/// How often a worker looks for what another process enqueued or what has become due.
const POLL: Duration = Duration::from_millis(500);
/// How many tries are open at the same time, per connection: enough that connections never wait for the database.
const OPEN_PER_CONNECTION: usize = 4;

/// Whether there is any way to send by this channel.
pub(super) fn is_set_up(app: &App, channel: Channel) -> bool {
    match channel {
        Channel::Email => !app.settings.mail.url.is_empty(),
        Channel::Sms => app.settings.sms.is_set_up(),
    }
}

/// Delivers messages until `stop` says true; then ends what is under way.
pub async fn deliver(app: App, stop: watch::Receiver<bool>) {
    let email = worker(app.clone(), Channel::Email, stop.clone());
    let sms = worker(app, Channel::Sms, stop);
    tokio::join!(email, sms);
}

async fn worker(app: App, channel: Channel, stop: watch::Receiver<bool>) {
    let worker = match Worker::open(app, channel) {
        Ok(worker) => worker,
        Err(error) => return tracing::error!("no {channel} is delivered: {error}"),
    };
    worker.run(stop).await;
}

struct Worker {
    app: App,
    channel: Channel,
    /// Empty: nothing is set up, and what is due is kept.
    routes: Arc<Routes>,
    limit: usize,
    lease: TimeDelta,
}

/// A claimed message on its way.
#[derive(Debug)]
pub(super) struct Claimed {
    pub id: MessageId,
    pub attempt_id: AttemptId,
    pub urgency: Urgency,
    /// This one included.
    pub tries: i64,
    pub recipient: Recipient,
    pub content: Content,
    pub language: Language,
    pub written_at: Timestamp,
    pub unsubscribe_url: Option<String>,
    /// An earlier try may have reached its goal.
    pub maybe_sent: bool,
    /// Where its people are.
    pub place: Place,
}

/// A claim that has ended, with a try by each way that was asked.
struct Ended {
    claimed: Claimed,
    tries: Vec<Try>,
}

impl Worker {
    fn open(app: App, channel: Channel) -> Result<Self> {
        let connections = match channel {
            Channel::Email => app.settings.mail.connections,
            Channel::Sms => app.settings.sms.connections,
        };
        let routes = Arc::new(Routes::open(&app, channel)?);
        Ok(Self {
            routes,
            channel,
            limit: usize::try_from(connections).unwrap_or(1).max(1) * OPEN_PER_CONNECTION,
            lease: TimeDelta::seconds(app.settings.delivery.lease_s),
            app,
        })
    }

    async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut open: JoinSet<Ended> = JoinSet::new();
        let mut ended: Vec<Ended> = Vec::new();
        let mut is_stopping = *stop.borrow();
        while !(is_stopping && open.is_empty() && ended.is_empty()) {
            // Before looking, so that what is written in between is not missed.
            let written = self.app.db.written();
            while let Some(done) = open.try_join_next() {
                ended.extend(done.map_err(|error| tracing::error!("a delivery ended badly: {error}")).ok());
            }
            let room = if is_stopping { 0 } else { self.routes.room(self.limit - open.len()) };
            match self.turn(&ended, room).await {
                Ok(claimed) => {
                    ended.clear();
                    let is_full = claimed.len() == room && room > 0;
                    for claimed in claimed {
                        self.hand_over(&mut open, claimed);
                    }
                    if is_full && open.len() < self.limit {
                        continue;
                    }
                }
                Err(error) => {
                    tracing::error!("the outbox cannot be read: {error}");
                    tokio::time::sleep(POLL).await;
                }
            }
            tokio::select! {
                Some(done) = open.join_next() => {
                    ended.extend(done.map_err(|error| tracing::error!("a delivery ended badly: {error}")).ok());
                }
                () = written, if !is_stopping && open.len() < self.limit => {}
                () = tokio::time::sleep(POLL), if !is_stopping => {}
                _ = stop.changed(), if !is_stopping => is_stopping = true,
            }
        }
    }

    /// Notes what has ended and claims what is due, in one transaction; none when there is nothing to do.
    async fn turn(&self, ended: &[Ended], room: usize) -> Result<Vec<Claimed>> {
        let now = self.app.now();
        if ended.is_empty()
            && (room == 0 || !reading!(self.app.db, tx => store::is_any_due(tx, self.channel, now).await)?)
        {
            return Ok(Vec::new());
        }
        writing!(self.app.db, tx => {
            for ended in ended {
                self.note(tx, ended).await?;
            }
            if self.routes.is_empty() {
                store::keep_due(tx, self.channel, now).await?;
                return Ok(Vec::new());
            }
            self.claim(tx, room).await
        })
    }

    async fn claim(&self, tx: &mut Tx, room: usize) -> Result<Vec<Claimed>> {
        let now = self.app.now();
        let mut claimed = Vec::new();
        if room == 0 {
            return Ok(claimed);
        }
        let mut gathered: Vec<MessageId> = Vec::new();
        for row in store::due(tx, self.channel, now, room).await? {
            if gathered.contains(&row.id) {
                continue;
            }
            if let Some(mine) = self.take(tx, row, now, &mut gathered).await? {
                claimed.push(mine);
            }
        }
        Ok(claimed)
    }

    /// Takes one due message, or finds out that it is not to be sent now.
    async fn take(
        &self,
        tx: &mut Tx,
        row: store::DueRow,
        now: Timestamp,
        gathered: &mut Vec<MessageId>,
    ) -> Result<Option<Claimed>> {
        let app = &self.app;
        let lease_ran_out = row.state == MessageState::Sending;
        if lease_ran_out {
            let reason = Sentence::new("notifications-reason-worker-gone");
            store::end_open_attempts(tx, row.id, AttemptOutcome::Unknown, &reason, now).await?;
        }
        let maybe_sent = lease_ran_out || row.state == MessageState::Unknown;
        if maybe_sent && self.channel == Channel::Sms && row.urgency != Urgency::Urgent && lease_ran_out {
            store::settle(tx, row.id, MessageState::Unknown, now).await?;
            return Ok(None);
        }
        let (Some(recipient), Some(content)) = (row.recipient.clone(), row.content.clone()) else {
            store::settle(tx, row.id, MessageState::Suppressed, now).await?;
            return Ok(None);
        };
        // Only a neighbour can have said STOP.
        if row.contact_id.is_some()
            && store::is_suppressed(tx, row.contact_id, row.recipient_hash.clone(), row.site_id).await?
        {
            store::settle(tx, row.id, MessageState::Suppressed, now).await?;
            return Ok(None);
        }
        // A consent may have been withdrawn since it was written.
        let purposes = Text::purposes(&row.kind);
        if let Some(contact_id) = row.contact_id.filter(|_| !purposes.is_empty())
            && people::has_withdrawn(tx, contact_id, purposes).await?
        {
            store::settle(tx, row.id, MessageState::Suppressed, now).await?;
            return Ok(None);
        }
        let place = match row.site_id {
            Some(site_id) if row.urgency != Urgency::Urgent => place_of(app, store::place_of_site(tx, site_id).await?),
            _ => place_of(app, None),
        };
        let decent = decent_moment(app, row.urgency, place, now);
        if decent > now {
            store::defer(tx, row.id, MessageState::Deferred, decent).await?;
            return Ok(None);
        }
        let recipient = open_recipient(app, self.channel, &recipient)?;
        match digest::judge(app, tx, (self.channel, &row, place), &recipient, now).await? {
            Verdict::Goes => {}
            Verdict::Held(until) => {
                store::hold(tx, row.id, until).await?;
                return Ok(None);
            }
            Verdict::Gathered(ids) => {
                gathered.extend(ids);
                return Ok(None);
            }
        }
        let attempt_id: AttemptId = app.new_id();
        store::lease(tx, row.id, attempt_id, now + self.lease).await?;
        store::insert_attempt(tx, attempt_id, row.id, self.routes.first_name(), now).await?;
        let link = row.contact_id.map(|_| app.secrets.link(LINK, row.id.0));
        Ok(Some(Claimed {
            id: row.id,
            attempt_id,
            urgency: row.urgency,
            tries: row.attempts + 1,
            recipient,
            content: open_content(app, &content)?,
            language: row.language,
            written_at: row.created_at,
            unsubscribe_url: link.map(|link| own_messages_url(app, &link)),
            maybe_sent,
            place,
        }))
    }

    fn hand_over(&self, open: &mut JoinSet<Ended>, claimed: Claimed) {
        let routes = Arc::clone(&self.routes);
        open.spawn(async move {
            let tries = routes.submit(&claimed).await;
            Ended { claimed, tries }
        });
    }

    /// Notes how a claim ended. A worker whose lease ran out meanwhile only adds to the attempts, not to the message.
    async fn note(&self, tx: &mut Tx, ended: &Ended) -> Result<()> {
        let Ended { claimed, tries } = ended;
        for (place, one) in tries.iter().enumerate() {
            let id = if place == 0 { claimed.attempt_id } else { self.app.new_id() };
            if place > 0 {
                store::insert_attempt(tx, id, claimed.id, one.gateway, one.started_at).await?;
            }
            store::end_attempt(tx, id, one.gateway, &one.outcome, one.ended_at).await?;
        }
        let Some(Try { outcome, ended_at: at, .. }) = tries.last() else { return Ok(()) };
        let (state, due_at) = match outcome {
            // The receipt may have been quicker than we.
            Outcome::Accepted { .. } => match store::receipt_of(tx, claimed.id).await? {
                Some(ReceiptState::Delivered) => (MessageState::Delivered, None),
                Some(ReceiptState::Failed) => (MessageState::Failed, None),
                _ => (MessageState::Submitted, None),
            },
            Outcome::GiveUp { .. } => (MessageState::Failed, None),
            Outcome::Retry { after, .. } => match self.next_try(claimed, *after, *at) {
                Some(due_at) => (MessageState::Deferred, Some(due_at)),
                None => (MessageState::Failed, None),
            },
            Outcome::Unknown { .. } if may_go_again(claimed) => {
                (MessageState::Unknown, self.next_try(claimed, None, *at))
            }
            Outcome::Unknown { .. } => (MessageState::Unknown, None),
        };
        let settled_at = due_at.is_none().then_some(*at);
        store::end_lease(tx, claimed.id, claimed.attempt_id, state, due_at, settled_at).await
    }

    fn next_try(&self, claimed: &Claimed, after: Option<Duration>, now: Timestamp) -> Option<Timestamp> {
        let chance = self.app.random.draw(|random| random.random::<f64>());
        let wait = delay(&self.app.settings.delivery.retry_delays_s, claimed.tries, after, chance)?;
        let at = now + TimeDelta::from_std(wait).unwrap_or(TimeDelta::days(1));
        // Cut to what both engines keep.
        Some(decent_moment(
            &self.app,
            claimed.urgency,
            claimed.place,
            Timestamp::from_timestamp_micros(at.timestamp_micros())?,
        ))
    }
}

/// Whether a message of which nobody knows whether it was taken goes out again: mails do, because the same `Message-ID` shows that
/// they are one; SMS only when urgent.
fn may_go_again(claimed: &Claimed) -> bool {
    matches!(claimed.recipient, Recipient::Email(_)) || claimed.urgency == Urgency::Urgent
}
