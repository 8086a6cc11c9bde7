//! Putting a grievance before somebody: the site manager, the director, the authority. Each has a relay with a link of their own;
//! reminded or asked again, they get the same link. What is urgent goes by SMS too.

use chrono::TimeDelta;

use super::handing::colleagues;
use super::routing::{OnTable, on_table};
use super::{LINK, Relay, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::grievances::{
    self, By, Change, EntryKind, Event, Grievance, NewEntry, Rung, Severity, Viewer, Visibility, redaction,
};
use crate::i18n::{Language, Sentence};
use crate::id::GrievanceId;
use crate::notifications::{self, NewMessage, Recipient, RelayWords, Text, Urgency};
use crate::people::{self, Account, Right, Role};
use crate::sites::{self, WorkContact};

/// The context under which a recipient's name is sealed.
pub(super) const RECIPIENT: &str = "relays.recipient";

/// Why a grievance is put before somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// It is new, was opened again, or is asked again by hand.
    Opened,
    /// A deadline comes near.
    Reminder,
    /// The rung below stayed silent.
    Escalated,
}

/// Tells those before whom a grievance stands what was written to them since.
pub(super) async fn pass_on(app: &App, tx: &mut Tx, id: GrievanceId, written: Option<String>) -> Result<()> {
    let grievance = grievances::grievance(tx, id).await?;
    let relays = store::of_grievance(tx, id).await?;
    for rung in [Rung::SiteManager, Rung::Director] {
        for recipient in recipients(app, tx, &grievance, &relays, rung, Occasion::Reminder).await?.recipients {
            let mut own = None;
            for relay in relays.iter().filter(|relay| relay.rung == rung && relay.is_usable(app.now())) {
                if relay.recipient_name(app)? == recipient.name {
                    own = Some(relay);
                }
            }
            let Some(own) = own else { continue };
            let mut words = words(app, tx, &grievance, own.link(app)).await?;
            words.summary = written.as_deref().map(redaction::redacted);
            enqueue(app, tx, &grievance, &recipient, Text::RelayMessage(words)).await?;
        }
    }
    Ok(())
}

/// Puts a grievance before a rung of the ladder. Gives whether there was anybody to put it before.
pub async fn put_before(
    app: &App,
    tx: &mut Tx,
    by: By,
    id: GrievanceId,
    rung: Rung,
    occasion: Occasion,
) -> Result<bool> {
    let grievance = grievances::grievance(tx, id).await?;
    put(app, tx, by, &grievance, rung, occasion).await
}

/// Puts a grievance that was read, or made, in this transaction before a rung of the ladder. Gives whether there was anybody.
pub(super) async fn put(
    app: &App,
    tx: &mut Tx,
    by: By,
    grievance: &Grievance,
    rung: Rung,
    occasion: Occasion,
) -> Result<bool> {
    let id = grievance.id;
    let known = store::of_grievance(tx, id).await?;
    let Told { recipients, nobody_on_table } = recipients(app, tx, grievance, &known, rung, occasion).await?;
    for recipient in &recipients {
        let relay = relay_for(app, tx, id, &known, rung, recipient).await?;
        let link = match rung {
            // The authority sees all at the desk and does not answer for the contractor.
            Rung::Authority => app.url(&format!("/desk/grievances/{id}")),
            Rung::SiteManager | Rung::Director => relay.link(app),
        };
        send(app, tx, grievance, recipient, link, occasion).await?;
    }
    if occasion == Occasion::Opened && !recipients.is_empty() {
        let change = Change::of(Event::Relay).about(rung);
        if grievance.status.after(Event::Relay).is_some() && grievance.status != grievances::Status::Reopened {
            grievances::change_known(app, tx, by, grievance.clone(), &change).await?;
        } else {
            grievances::add_entry(app, tx, by, id, &NewEntry::of(EntryKind::Relayed).about(rung)).await?;
        }
    }
    if nobody_on_table && occasion == Occasion::Opened {
        let entry = NewEntry::of(EntryKind::FellBack).seen_by(Visibility::Contractor);
        grievances::add_entry(app, tx, By::HOUSE, id, &entry).await?;
    }
    Ok(!recipients.is_empty())
}

/// Puts a grievance before somebody again, by hand.
pub async fn relay_again(app: &App, tx: &mut Tx, actor: &Account, id: GrievanceId, rung: Rung) -> Result<()> {
    actor.must(Right::HandleGrievances)?;
    grievances::grievance_seen_by(tx, actor, id).await?;
    if !put_before(app, tx, By::account(actor), id, rung, Occasion::Opened).await? {
        let name = Sentence::new(format!("rung-{rung}"));
        return Err(Error::Conflict(Sentence::new("relays-nobody-there").with("rung", name)));
    }
    Ok(())
}

/// Who is told on a rung.
struct Told {
    /// Them; nobody when the site names none.
    recipients: Vec<WorkContact>,
    /// Whether the site has a table on which nobody stands now, so that the site manager is told in their place.
    nobody_on_table: bool,
}

async fn recipients(
    app: &App,
    tx: &mut Tx,
    grievance: &Grievance,
    known: &[Relay],
    rung: Rung,
    occasion: Occasion,
) -> Result<Told> {
    let contacts = sites::relay_contacts(app, tx, grievance.site_id).await?;
    let mut nobody_on_table = false;
    let recipients = match rung {
        Rung::SiteManager => match on_table(app, tx, grievance, app.now(), occasion != Occasion::Opened).await? {
            OnTable::These(contacts) => contacts,
            OnTable::NoTable => vec![contacts.site_manager],
            OnTable::Nobody => {
                nobody_on_table = true;
                vec![contacts.site_manager]
            }
        },
        Rung::Director => contacts.director.into_iter().collect(),
        Rung::Authority => {
            let accounts = people::accounts_of(tx, Role::Authority).await?;
            let contact = |account: Account| WorkContact {
                email: account.email.parse().ok(),
                name: account.name,
                telephone: None,
            };
            accounts.into_iter().map(contact).collect()
        }
    };
    let mut recipients: Vec<WorkContact> = recipients;
    if rung == Rung::SiteManager {
        // Whoever it was handed to has it in hand.
        for colleague in colleagues(app, known)? {
            if recipients.iter().all(|own| own.email != colleague.email) {
                recipients.push(colleague);
            }
        }
    }
    Ok(Told { recipients, nobody_on_table })
}

/// The relay of this grievance to this recipient: the one that is there, its link good for longer, or a new one.
pub(super) async fn relay_for(
    app: &App,
    tx: &mut Tx,
    id: GrievanceId,
    known: &[Relay],
    rung: Rung,
    recipient: &WorkContact,
) -> Result<Relay> {
    let now = app.now();
    let expires_at = now + TimeDelta::days(i64::from(app.settings.deadlines.link_days));
    for relay in known.iter().filter(|relay| relay.rung == rung && relay.revoked_at.is_none()) {
        if relay.recipient_name(app)? == recipient.name {
            let relay = Relay { expires_at: relay.expires_at.max(expires_at), ..relay.clone() };
            store::save(tx, &relay).await?;
            return Ok(relay);
        }
    }
    let relay = Relay {
        id: app.new_id(),
        grievance_id: id,
        rung,
        recipient: app.secrets.seal(RECIPIENT, &recipient.name),
        contact: None,
        made_at: now,
        expires_at,
        answered_at: None,
        revoked_at: None,
    };
    let token = app.secrets.link(LINK, relay.id.0);
    store::insert(tx, &relay, app.secrets.link_hash(LINK, &token)).await?;
    Ok(relay)
}

pub(super) async fn send(
    app: &App,
    tx: &mut Tx,
    grievance: &Grievance,
    recipient: &WorkContact,
    link: String,
    occasion: Occasion,
) -> Result<()> {
    let words = words(app, tx, grievance, link).await?;
    let text = match occasion {
        Occasion::Opened => Text::RelayOpened(words),
        Occasion::Reminder => Text::RelayReminder(words),
        Occasion::Escalated => Text::RelayEscalated { relay: words, silent_since: grievance.counted_from },
    };
    enqueue(app, tx, grievance, recipient, text).await
}

async fn enqueue(app: &App, tx: &mut Tx, grievance: &Grievance, recipient: &WorkContact, text: Text) -> Result<()> {
    let is_urgent = grievance.severity == Severity::Urgent;
    let email = recipient.email.clone().map(Recipient::Email);
    // An email may lie unread for an hour; what is urgent rings.
    let sms = recipient.telephone.clone().filter(|_| is_urgent || email.is_none()).map(Recipient::Sms);
    for recipient in [email, sms].into_iter().flatten() {
        let message = NewMessage {
            recipient,
            language: Language::French,
            text: text.clone(),
            urgency: if is_urgent { Urgency::Urgent } else { Urgency::Ordinary },
            site_id: Some(grievance.site_id),
            subject: Some(grievance.id.to_string()),
            contact_id: None,
        };
        notifications::enqueue(app, tx, &message).await?;
    }
    Ok(())
}

/// What the contractor is told in a message: neither who, nor the exact dwelling unless the neighbour agreed.
async fn words(app: &App, tx: &mut Tx, grievance: &Grievance, link: String) -> Result<RelayWords> {
    let site = sites::site(tx, grievance.site_id).await?;
    let entries = grievances::entries(app, tx, Viewer::Contractor, grievance).await?;
    let told = entries.into_iter().find(|entry| entry.kind == EntryKind::Filed);
    Ok(RelayWords {
        site_name: site.name,
        site_code: site.code.in_capitals(),
        reference: grievance.reference.clone(),
        category: Sentence::new(format!("category-{}", grievance.category)),
        severity: Sentence::new(format!("severity-{}", grievance.severity)),
        place: grievance.place_for_contractor(app)?,
        summary: told.and_then(|entry| entry.words),
        link,
        deadline: deadline(grievance),
    })
}

/// Until when they should answer.
fn deadline(grievance: &Grievance) -> Timestamp {
    grievance.due_at.unwrap_or(grievance.conclude_by)
}
