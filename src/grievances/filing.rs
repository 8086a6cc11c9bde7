//! Taking a grievance in. A draft is what was typed or sent, every value still a text; one check gives a valid grievance or all of
//! its faults at once, so that the form, the desk and the API say the same. Filing the same twice gives the first one back.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::photos::{Photo, keep_photos};
use super::timeline::{By, NewEntry, add_entry};
use super::{
    Category, Clocks, EntryKind, Grievance, Hazard, LINK, PLACE, Rules, Status, Via, reference, search, store,
};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Faults, Result, given};
use crate::i18n::{Language, Sentence};
use crate::id::{AccountId, GrievanceId, PremisesId, SiteId};
use crate::people::{self, Contact, ContactDetails, Purpose};
use crate::{journal, notifications, premises, sites};

/// The most characters of what a neighbour writes.
pub const WORDS_LENGTH: usize = 4_000;
const LINE_LENGTH: usize = 200;
/// What was suffered longer ago than this is a typing error in the year.
const LONGEST_AGO_DAYS: i64 = 366;
const KEY: &str = "grievances.filing";

/// A grievance as it was typed or sent. Empty texts count as left out.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct GrievanceDraft {
    /// What it is about: `noise`, `dust`…
    pub category: Option<String>,
    /// What makes it urgent: `danger`, `blocked_access`, `gas_or_water`.
    pub hazard: Option<String>,
    /// The day on which it was suffered, `2026-11-24`; today when left out.
    pub suffered_on: Option<String>,
    /// The time of that day, `08:30`.
    pub suffered_at: Option<String>,
    /// Whether the place is where the neighbour lives or works: `home` or `street`.
    #[serde(rename = "where")]
    pub where_: Option<String>,
    /// Where, in a few words: an address, a corner, a gate.
    pub place: Option<String>,
    /// The door, by its id in the register.
    pub premises_id: Option<String>,
    /// Whether the contractor may know the neighbour's address: `yes`.
    pub shares_address: Option<String>,
    /// The neighbour's name.
    pub name: Option<String>,
    /// The neighbour's email address.
    pub email: Option<String>,
    /// The neighbour's telephone number.
    pub telephone: Option<String>,
    /// The language in which to write to the neighbour.
    pub language: Option<String>,
    /// What the neighbour has to say.
    pub words: Option<String>,
}

/// A grievance to be filed.
#[derive(Debug, Clone)]
pub struct NewGrievance {
    /// The site that it is about.
    pub site_id: SiteId,
    /// What it is about.
    pub category: Category,
    /// What makes it urgent.
    pub hazard: Option<Hazard>,
    /// The day on which it was suffered.
    pub suffered_on: NaiveDate,
    /// The time of that day.
    pub suffered_at: Option<NaiveTime>,
    /// Whether the place is where the neighbour lives or works.
    pub at_home: bool,
    /// Where, in the neighbour's words.
    pub place: Option<String>,
    /// The door, when it is known.
    pub premises_id: Option<PremisesId>,
    /// Whether the contractor may know the neighbour's address.
    pub shares_address: bool,
    /// How to reach the neighbour; nothing in it: they stay unknown.
    pub contact: ContactDetails,
    /// The language in which to write to the neighbour.
    pub language: Language,
    /// What the neighbour has to say.
    pub words: Option<String>,
    /// How it came in.
    pub via: Via,
    /// Who typed it, when it was not the neighbour.
    pub filed_by: Option<AccountId>,
    /// What the neighbour shows.
    pub photos: Vec<Photo>,
    /// What makes this filing one and the same when it is sent twice.
    pub filing_key: Option<String>,
}

/// A grievance that was filed.
#[derive(Debug, Clone)]
pub struct Filed {
    /// It, as it was filed.
    pub grievance: Grievance,
    /// The token of the neighbour's private link.
    pub token: String,
    /// Whether it had been filed before with the same key; then nothing was done.
    pub was_there: bool,
}

impl GrievanceDraft {
    /// The valid grievance, or everything that is wrong. `today` is the day on which it is told.
    pub fn checked(&self, site_id: SiteId, today: NaiveDate, language: Language, via: Via) -> Result<NewGrievance> {
        let mut faults = Faults::new();
        if given(&self.category).is_none() {
            faults.add("/category", Sentence::new("grievances-category-missing"));
        }
        let category = faults.word("category", &self.category);
        let hazard = faults.word("hazard", &self.hazard);
        let suffered_on = match given(&self.suffered_on) {
            None => Some(today),
            Some(_) => faults.date("suffered_on", &self.suffered_on),
        };
        if let Some(day) = suffered_on {
            // The neighbour's clock may be ahead of ours by a night.
            if day > today + TimeDelta::days(1) {
                faults.add("/suffered_on", Sentence::new("grievances-suffered-in-future").with("day", day));
            } else if day < today - TimeDelta::days(LONGEST_AGO_DAYS) {
                faults.add("/suffered_on", Sentence::new("grievances-suffered-long-ago").with("day", day));
            }
        }
        let suffered_at = faults.time("suffered_at", &self.suffered_at);
        let at_home = match given(&self.where_) {
            None | Some("street") => false,
            Some("home") => true,
            Some(other) => {
                faults.add("/where", Sentence::new("form-not-a-word").with("given", other));
                false
            }
        };
        let place = faults.optional("place", &self.place, LINE_LENGTH);
        let premises_id = faults.parsed("premises_id", &self.premises_id, "grievances-premises-unknown");
        let contact = ContactDetails::typed(&mut faults, [&self.name, &self.email, &self.telephone]);
        let language = faults.word("language", &self.language).unwrap_or(language);
        let words = faults.optional("words", &self.words, WORDS_LENGTH);
        faults.end()?;
        let (Some(category), Some(suffered_on)) = (category, suffered_on) else {
            return Err(Error::internal("a draft lacks a value without a fault"));
        };
        Ok(NewGrievance {
            site_id,
            category,
            hazard,
            suffered_on,
            suffered_at,
            at_home,
            place,
            premises_id,
            shares_address: given(&self.shares_address).is_some_and(|word| word == "yes" || word == "true"),
            contact,
            language,
            words,
            via,
            filed_by: None,
            photos: Vec::new(),
            filing_key: None,
        })
    }

    /// What makes two sendings of one form the same: the form's own key and everything that was typed into it. A form that
    /// comes back from the browser's history with other words is another grievance.
    pub fn filing_key(&self, key: &str) -> Option<String> {
        let content = serde_json::to_string(self).ok()?;
        (!key.is_empty()).then(|| format!("{key}\n{content}"))
    }
}

/// Files a grievance: keeps how to reach the neighbour, starts the clocks, begins the timeline. Filed before with the same key, it
/// gives that one back. The caller puts it before the contractor in the same transaction (`relays::file`).
pub async fn file(app: &App, tx: &mut Tx, new: &NewGrievance) -> Result<Filed> {
    let filing_hash = new.filing_key.as_deref().map(|key| filing_hash(app, new.site_id, key));
    if let Some(filed) = found_before(app, tx, filing_hash.as_deref()).await? {
        return Ok(filed);
    }
    let site = sites::site(tx, new.site_id).await?;
    let now = app.now();
    let premises_id = door(tx, new).await?;
    if let Some(door) = premises_id {
        premises::heard_from(app, tx, new.site_id, door).await?;
    }
    let contact_id = match new.contact == ContactDetails::default() {
        true => None,
        false => {
            let id = people::keep_contact(app, tx, &new.contact, new.language).await?;
            if new.contact.is_reachable() {
                people::consent(app, tx, id, Purpose::FollowGrievance, new.via.as_str()).await?;
                let contact = Contact { id, details: new.contact.clone(), language: new.language };
                notifications::agreed_anew(app, tx, &contact, Some(new.site_id)).await?;
            }
            Some(id)
        }
    };
    let severity = new.category.severity(new.hazard);
    let clocks = Clocks::started(&Rules::at(&app.settings, &site), severity, now);
    let id: GrievanceId = app.new_id();
    let token = app.secrets.link(LINK, id.0);
    let grievance = Grievance {
        id,
        site_id: new.site_id,
        premises_id,
        reference: free_reference(app, tx, &site.code).await?,
        category: new.category,
        severity,
        hazard: new.hazard,
        status: Status::Received,
        via: new.via,
        language: new.language,
        contact_id,
        place: new.place.as_deref().map(|place| app.secrets.seal(PLACE, place)),
        at_home: new.at_home,
        shares_address: new.shares_address,
        suffered_on: new.suffered_on,
        suffered_at: new.suffered_at,
        filed_by: new.filed_by,
        filed_at: now,
        counted_from: now,
        acknowledge_by: clocks.acknowledge_by,
        acknowledged_at: None,
        conclude_by: clocks.conclude_by,
        concluded_at: None,
        due_at: clocks.due_at,
        rung: clocks.rung,
        next_step: clocks.next_step,
        next_step_at: clocks.next_step_at,
        paused_since: None,
        scheduled_for: None,
        duplicate_of: None,
        assigned_to: None,
    };
    store::grievances::insert(tx, &grievance, app.secrets.link_hash(LINK, &token), filing_hash).await?;
    if let Some(place) = &new.place {
        search::make_found(app, tx, id, place).await?;
    }
    let by = By { account_id: new.filed_by, ..By::RESIDENT };
    add_entry(app, tx, by, id, &NewEntry::of(EntryKind::Filed).saying(new.words.clone()).about(new.via)).await?;
    keep_photos(app, tx, by, id, &new.photos).await?;
    journal::record(app, tx, by.journal_name(), "grievance.filed", id, severity.as_str()).await?;
    Ok(Filed { grievance, token, was_there: false })
}

fn filing_hash(app: &App, site_id: SiteId, key: &str) -> Vec<u8> {
    app.secrets.lookup_hash(KEY, &format!("{site_id}\n{key}"))
}

/// The grievance that was filed with this key before; none when there is no such.
pub async fn filed_before(app: &App, tx: &mut Tx, site_id: SiteId, key: &str) -> Result<Option<Filed>> {
    found_before(app, tx, Some(&filing_hash(app, site_id, key))).await
}

async fn found_before(app: &App, tx: &mut Tx, hash: Option<&[u8]>) -> Result<Option<Filed>> {
    let Some(hash) = hash else { return Ok(None) };
    let found = store::grievances::by_filing(tx, hash.to_vec()).await?;
    Ok(found.map(|own| Filed { token: own.token(app), grievance: own, was_there: true }))
}

/// The door that was named, if the register has it.
async fn door(tx: &mut Tx, new: &NewGrievance) -> Result<Option<PremisesId>> {
    let Some(id) = new.premises_id else { return Ok(None) };
    if premises::premises_many(tx, &[id]).await?.is_empty() {
        let sentence = Sentence::new("grievances-premises-unknown").with("given", id.to_string());
        return Err(Error::invalid("/premises_id", sentence));
    }
    Ok(Some(id))
}

/// A reference that no grievance has: longer when the short ones run out.
pub(super) async fn free_reference(app: &App, tx: &mut Tx, code: &sites::SiteCode) -> Result<String> {
    const TRIES: usize = 30;
    for attempt in 0..TRIES {
        let reference = reference::draw(&app.random, code, 4 + attempt / 3);
        if store::grievances::by_reference(tx, &reference).await?.is_none() {
            return Ok(reference);
        }
    }
    Err(Error::internal("no free reference for a grievance"))
}
