//! Bulletins on their way: planned for a moment, then written into the outbox some at a time, so that nobody else who writes has to
//! wait; stopped, whoever has not got theirs gets none.

use std::time::Duration;

use super::audience::{estimate, meant, text};
use super::drafts::NewBulletin;
use super::{Bulletin, BulletinState, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{BulletinId, ContactId, SiteId};
use crate::notifications::{self, NewMessage, Recipient, Urgency};
use crate::people::{self, Account, Right};
use crate::{journal, reading, sites, writing};

/// How many messages are written in one transaction.
const AT_ONCE: usize = 100;
/// How long the worker waits before it looks again.
const PAUSE: Duration = Duration::from_secs(3);

/// Plans a bulletin; refused when it would reach nobody.
pub async fn plan(app: &App, tx: &mut Tx, actor: &Account, site_id: SiteId, new: &NewBulletin) -> Result<BulletinId> {
    actor.must(Right::SendBulletins)?;
    let site = sites::site_seen_by(tx, actor, site_id).await?;
    let estimate = estimate(app, tx, &site, new).await?;
    if estimate.people == 0 {
        return Err(Error::invalid("/aim", Sentence::new("bulletins-nobody")));
    }
    let bulletin = Bulletin {
        id: app.new_id(),
        site_id,
        title: new.title.clone(),
        words: new.words.clone(),
        aim: new.aim,
        phase_id: new.phase_id,
        street: new.street.clone(),
        area: new.area.clone(),
        state: BulletinState::Planned,
        starts_at: new.starts_at,
        people: i64::try_from(estimate.people).unwrap_or(i64::MAX),
        segments: i64::try_from(estimate.segments).unwrap_or(i64::MAX),
        made_by_name: String::new(),
        made_at: app.now(),
        ended_at: None,
    };
    store::insert(tx, &bulletin, actor.id).await?;
    let detail = format!("site={site_id} aim={} people={}", new.aim, estimate.people);
    journal::record(app, tx, actor.id, "bulletin.planned", bulletin.id, detail).await?;
    Ok(bulletin.id)
}

/// One bulletin, for those who see messages.
pub async fn bulletin_seen_by(tx: &mut Tx, actor: &Account, id: BulletinId) -> Result<Bulletin> {
    actor.must(Right::SeeMessages)?;
    let bulletin = store::one(tx, id).await?;
    sites::site_seen_by(tx, actor, bulletin.site_id).await?;
    Ok(bulletin)
}

/// The bulletins of a site, the latest first.
pub async fn bulletins_of_site(tx: &mut Tx, actor: &Account, site_id: SiteId) -> Result<Vec<Bulletin>> {
    actor.must(Right::SeeMessages)?;
    sites::site_seen_by(tx, actor, site_id).await?;
    store::of_site(tx, site_id).await
}

/// Stops a bulletin: nothing more is written, and what waits in the outbox is taken back. Gives how many messages that were.
pub async fn stop(app: &App, tx: &mut Tx, actor: &Account, id: BulletinId) -> Result<u64> {
    actor.must(Right::SendBulletins)?;
    let bulletin = bulletin_seen_by(tx, actor, id).await?;
    if !bulletin.may_be_stopped() {
        return Ok(0);
    }
    let taken_back = notifications::cancel_about(app, tx, &id.to_string()).await?;
    store::advance(tx, id, BulletinState::Stopped, None, Some(app.now())).await?;
    journal::record(app, tx, actor.id, "bulletin.stopped", id, format!("taken_back={taken_back}")).await?;
    Ok(taken_back)
}

/// Writes the next messages of the bulletins whose time has come; gives how many it wrote, and at least one when it ended one.
pub async fn send_what_is_due(app: &App, tx: &mut Tx) -> Result<usize> {
    let Some(due) = store::due(tx, app.now()).await?.into_iter().next() else { return Ok(0) };
    let bulletin = store::one(tx, due.id).await?;
    let site = sites::site(tx, bulletin.site_id).await?;
    let as_new = NewBulletin {
        title: bulletin.title.clone(),
        words: bulletin.words.clone(),
        aim: bulletin.aim,
        phase_id: bulletin.phase_id,
        street: bulletin.street.clone(),
        area: bulletin.area.clone(),
        starts_at: bulletin.starts_at,
    };
    let (meant, _) = meant(tx, bulletin.site_id, &as_new).await?;
    let left = meant.into_iter().filter(|one| due.done_to.is_none_or(|done| one.contact_id > done));
    let next: Vec<ContactId> = left.map(|one| one.contact_id).take(AT_ONCE).collect();
    let text = text(app, &site, &bulletin.title, &bulletin.words);
    for contact_id in &next {
        let contact = people::contact(app, tx, *contact_id).await?;
        let email = contact.details.email.map(Recipient::Email);
        let Some(recipient) = email.or(contact.details.telephone.map(Recipient::Sms)) else { continue };
        let message = NewMessage {
            recipient,
            language: contact.language,
            text: text.clone(),
            urgency: Urgency::Bulk,
            site_id: Some(site.id),
            subject: Some(bulletin.id.to_string()),
            contact_id: Some(*contact_id),
        };
        notifications::enqueue(app, tx, &message).await?;
    }
    let (state, ended_at) = match next.len() < AT_ONCE {
        true => (BulletinState::Sent, Some(app.now())),
        false => (BulletinState::Sending, None),
    };
    store::advance(tx, bulletin.id, state, next.last().copied(), ended_at).await?;
    Ok(next.len().max(1))
}

/// Writes what is due, for as long as the service runs.
pub async fn keep_sending(app: App) {
    loop {
        let due = reading!(app.db, tx => Ok(!store::due(tx, app.now()).await?.is_empty()));
        let sent = match due {
            Ok(true) => writing!(app.db, tx => send_what_is_due(&app, tx).await),
            Ok(false) => Ok(0),
            Err(error) => Err(error),
        };
        if let Err(error) = &sent {
            tracing::error!("bulletins: {error}");
        }
        if !sent.is_ok_and(|sent| sent > 0) {
            tokio::time::sleep(PAUSE).await;
        }
    }
}
