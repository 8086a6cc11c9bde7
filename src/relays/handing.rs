//! Handing on: whoever has a contractor's link names a colleague, who gets a link of their own. Whoever handed it on keeps theirs, so
//! that nothing is lost when the colleague is away, and reminders go to both.

use super::putting::{Occasion, RECIPIENT, send};
use super::{LINK, Relay, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Faults, Result};
use crate::grievances::{self, By, EntryKind, NewEntry, Rung, Visibility};
use crate::i18n::Sentence;
use crate::journal;
use crate::sites::WorkContact;

const CONTACT: &str = "relays.contact";
/// So many colleagues may be named: a link that went astray must not write to the whole town.
const MOST_COLLEAGUES: usize = 6;

/// A colleague as they were typed. Empty texts count as left out.
#[derive(Debug, Clone, Default)]
pub struct ColleagueDraft {
    /// Their name.
    pub name: Option<String>,
    /// Their address.
    pub email: Option<String>,
    /// Their number.
    pub telephone: Option<String>,
}

/// A colleague who can be written to.
#[derive(Debug, Clone, PartialEq)]
pub struct Colleague(WorkContact);

impl ColleagueDraft {
    /// The colleague, or everything that is wrong.
    pub fn checked(&self) -> Result<Colleague> {
        let mut faults = Faults::new();
        let fields = ["name", "email", "telephone"];
        let contact = WorkContact::typed(&mut faults, fields, [&self.name, &self.email, &self.telephone]);
        faults.end()?;
        contact.map(Colleague).ok_or_else(|| Error::internal("a draft lacks a value without a fault"))
    }
}

/// The colleagues to whom a grievance was handed by one of these relays, and whose link works.
pub(super) fn colleagues(app: &App, relays: &[Relay]) -> Result<Vec<WorkContact>> {
    let usable = relays.iter().filter(|relay| relay.is_usable(app.now()));
    usable.filter_map(|relay| relay.contact.as_deref()).map(|sealed| WorkContact::open(app, CONTACT, sealed)).collect()
}

/// Hands a grievance on to a colleague by the link of a relay; handed to the same one again, they get the same link again.
pub async fn hand_on(app: &App, tx: &mut Tx, relay: &Relay, colleague: &Colleague) -> Result<()> {
    if !relay.is_usable(app.now()) {
        return Err(Error::Forbidden);
    }
    let grievance = grievances::grievance(tx, relay.grievance_id).await?;
    if grievance.status.is_closed() {
        return Err(Error::Conflict(Sentence::new("relays-nothing-to-answer")));
    }
    let contact = &colleague.0;
    let relays = store::of_grievance(tx, grievance.id).await?;
    let known = colleagues(app, &relays)?;
    let own = match known.iter().any(|own| own.email == contact.email && own.name == contact.name) {
        true => super::putting::relay_for(app, tx, grievance.id, &relays, Rung::SiteManager, contact).await?,
        false if known.len() >= MOST_COLLEAGUES => {
            return Err(Error::Conflict(Sentence::new("relays-hand-too-many").with("limit", MOST_COLLEAGUES)));
        }
        false => {
            let own = Relay {
                id: app.new_id(),
                grievance_id: grievance.id,
                rung: Rung::SiteManager,
                recipient: app.secrets.seal(RECIPIENT, &contact.name),
                contact: Some(contact.sealed(app, CONTACT)?),
                made_at: app.now(),
                expires_at: relay.expires_at,
                answered_at: None,
                revoked_at: None,
            };
            store::insert(tx, &own, app.secrets.link_hash(LINK, &app.secrets.link(LINK, own.id.0))).await?;
            let entry = NewEntry::of(EntryKind::Handed).saying(Some(contact.name.clone()));
            let entry = entry.seen_by(Visibility::Contractor);
            grievances::add_entry(app, tx, By::CONTRACTOR, grievance.id, &entry).await?;
            journal::record(app, tx, "contractor", "relay.handed", own.id, grievance.id.to_string()).await?;
            own
        }
    };
    send(app, tx, &grievance, contact, own.link(app), Occasion::Opened).await
}
