//! Cases: a conflict between parties, opened from a grievance or by itself, handled by shuttle or at a round table until the
//! parties agree, do not agree, or withdraw; and open to being taken up again.

use super::commitments::{self, Commitment};
use super::timeline::{self, Entry, EntryKind};
use super::{store, timeline::opened};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::grievances::{self, By, NewEntry, Visibility};
use crate::i18n::{Language, Sentence};
use crate::id::{AccountId, CaseId, ContactId, GrievanceId, PartyId, SiteId};
use crate::people::{self, Account, ContactDetails, Purpose, Right, Role};
use crate::{journal, sites};

crate::vocabulary! {
    /// How a mediator handles a case.
    pub enum Handling {
        /// Going from one party to the other.
        Shuttle = "shuttle",
        /// Bringing the parties to one table.
        RoundTable = "round_table",
    }
}

crate::vocabulary! {
    /// Where a case stands.
    pub enum CaseState {
        /// It is handled.
        Open = "open",
        /// The parties agreed; their commitments are followed.
        Agreed = "agreed",
        /// They did not agree.
        NotAgreed = "not_agreed",
        /// A party withdrew.
        Withdrawn = "withdrawn",
    }
}

crate::vocabulary! {
    /// How a case ends.
    pub enum CaseEnd {
        /// The parties agreed.
        Agreed = "agreed",
        /// They did not agree.
        NotAgreed = "not_agreed",
        /// A party withdrew.
        Withdrawn = "withdrawn",
    }
}

impl CaseEnd {
    fn state(self) -> (CaseState, EntryKind) {
        match self {
            Self::Agreed => (CaseState::Agreed, EntryKind::Agreed),
            Self::NotAgreed => (CaseState::NotAgreed, EntryKind::NotAgreed),
            Self::Withdrawn => (CaseState::Withdrawn, EntryKind::Withdrawn),
        }
    }
}

crate::vocabulary! {
    /// What a party to a case is.
    pub enum PartyKind {
        /// Someone who lives there.
        Resident = "resident",
        /// A shop or another business.
        Business = "business",
        /// The contractor.
        Contractor = "contractor",
        /// The commissioning authority.
        Authority = "authority",
        /// A landlord or a building's management.
        Landlord = "landlord",
        /// Someone else.
        Other = "other",
    }
}

/// A conflict handled by a mediator.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// What it is called where its words may not be seen: `M-7K3F2`.
    pub reference: String,
    /// The site that it is about, when there is one.
    pub site_id: Option<SiteId>,
    /// The site's name.
    pub site_name: Option<String>,
    /// The grievance that it grew from.
    pub grievance_id: Option<GrievanceId>,
    /// What that is called.
    pub grievance: Option<String>,
    /// How it is handled.
    pub handling: Handling,
    /// Where it stands.
    pub state: CaseState,
    /// What it is about; none for those who may not see words, or once erased.
    pub title: Option<String>,
    /// Who handles it.
    pub mediator_id: AccountId,
    /// Their name.
    pub mediator: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// A case as lists show it.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseLine {
    /// The case.
    pub case: Case,
    /// Its commitments that are still open.
    pub pending: i64,
    /// Those of them whose day has passed.
    pub overdue: i64,
}

/// Which cases.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct CaseFilter {
    /// Of one site only.
    pub site_id: Option<SiteId>,
    /// In one state only.
    pub state: Option<CaseState>,
}

/// A party to a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// Its id.
    pub id: PartyId,
    /// What it is.
    pub kind: PartyKind,
    /// Its name; none for those who may not see words, or once erased.
    pub name: Option<String>,
    /// How to reach it, likewise.
    pub details: ContactDetails,
}

/// A case with what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseFile {
    /// The case.
    pub case: Case,
    /// Its parties, in the order of joining.
    pub parties: Vec<Party>,
    /// Its commitments, the next due first.
    pub commitments: Vec<Commitment>,
    /// Its timeline, the oldest first.
    pub entries: Vec<Entry>,
}

/// A case to be opened.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCase {
    /// The site that it is about.
    pub site_id: Option<SiteId>,
    /// The grievance that it grew from.
    pub grievance_id: Option<GrievanceId>,
    /// How it is handled.
    pub handling: Handling,
    /// What it is about, in few words.
    pub title: String,
    /// Who handles it; none: whoever opens it.
    pub mediator_id: Option<AccountId>,
    /// What is known so far.
    pub words: Option<String>,
}

/// A party to be added.
#[derive(Debug, Clone, PartialEq)]
pub struct NewParty {
    /// What it is.
    pub kind: PartyKind,
    /// Its name and how to reach it.
    pub details: ContactDetails,
}

const TITLE: &str = "cases.title";
const PARTY_NAME: &str = "case_parties.name";

/// Opens a case.
pub async fn open_case(app: &App, tx: &mut Tx, actor: &Account, new: &NewCase) -> Result<CaseId> {
    actor.must(Right::HandleCases)?;
    let mut site_id = new.site_id;
    if let Some(site_id) = site_id {
        let unknown = |_| Error::invalid("/site_id", Sentence::new("mediation-site-unknown"));
        sites::site_seen_by(tx, actor, site_id).await.map_err(unknown)?;
    }
    if let Some(grievance_id) = new.grievance_id {
        let unknown = |_| Error::invalid("/grievance_id", Sentence::new("mediation-grievance-unknown"));
        let grievance = grievances::grievance_seen_by(tx, actor, grievance_id).await.map_err(unknown)?;
        site_id = Some(grievance.site_id);
    }
    let mediator_id = mediator(tx, new.mediator_id.unwrap_or(actor.id)).await?;
    let id = app.new_id();
    let row = store::NewCaseRow {
        id,
        reference: free_reference(app, tx).await?,
        site_id,
        grievance_id: new.grievance_id,
        handling: new.handling,
        title: app.secrets.seal(TITLE, &new.title),
        mediator_id,
    };
    store::insert_case(tx, &row, actor.id, app.now()).await?;
    timeline::add(app, tx, actor, id.0, EntryKind::Opened, new.words.as_deref()).await?;
    if let Some(grievance_id) = new.grievance_id {
        let sentence = Sentence::new("mediation-case-of").with("reference", row.reference.as_str());
        let note = NewEntry::of(grievances::EntryKind::Note).seen_by(Visibility::Internal);
        let note = note.saying(Some(Language::French.tell(&sentence)));
        grievances::add_entry(app, tx, By::account(actor), grievance_id, &note).await?;
    }
    journal::record(app, tx, actor.id, "case.opened", id, new.handling.as_str()).await?;
    Ok(id)
}

/// Someone who mediates and has an open account.
async fn mediator(tx: &mut Tx, id: AccountId) -> Result<AccountId> {
    let unknown = || Error::invalid("/mediator_id", Sentence::new("mediation-mediator-unknown"));
    let account = people::account(tx, id).await.map_err(|_| unknown())?;
    if matches!(account.role, Role::Mediator | Role::Coordinator) { Ok(id) } else { Err(unknown()) }
}

/// A reference that no case has: an M and five letters or digits that can be read aloud.
async fn free_reference(app: &App, tx: &mut Tx) -> Result<String> {
    const TRIES: usize = 20;
    for _ in 0..TRIES {
        let mut bytes = [0; 4];
        app.random.fill(&mut bytes);
        let letters: String = crate::id::base32(&bytes).to_uppercase().chars().take(5).collect();
        let reference = format!("M-{letters}");
        if !store::is_reference_taken(tx, &reference).await? {
            return Ok(reference);
        }
    }
    Err(Error::internal("no free reference for a case"))
}

fn of_row(app: &App, actor: &Account, row: store::CaseRow) -> Result<Case> {
    Ok(Case {
        id: row.id,
        reference: row.reference,
        site_id: row.site_id,
        site_name: row.site_name,
        grievance_id: row.grievance_id,
        grievance: row.grievance,
        handling: row.handling,
        state: row.state,
        title: opened(app, actor, TITLE, row.title)?,
        mediator_id: row.mediator_id,
        mediator: row.mediator,
        opened_at: row.opened_at,
        ended_at: row.ended_at,
    })
}

/// Cases, those with overdue commitments first, then the latest opened.
pub async fn cases_seen_by(app: &App, tx: &mut Tx, actor: &Account, filter: CaseFilter) -> Result<Vec<CaseLine>> {
    actor.must(Right::SeeCases)?;
    let today = app.clock.today(app.settings.time_zone);
    let mut lines = Vec::new();
    for row in store::cases(tx, filter).await? {
        let (pending, overdue) = store::open_commitments(tx, row.id, today).await?;
        lines.push(CaseLine { case: of_row(app, actor, row)?, pending, overdue });
    }
    lines.sort_by_key(|line| std::cmp::Reverse((line.overdue > 0, line.case.opened_at)));
    Ok(lines)
}

/// The cases that grew from a grievance, the latest first: id, reference and state.
pub async fn cases_of_grievance(
    tx: &mut Tx,
    actor: &Account,
    id: GrievanceId,
) -> Result<Vec<(CaseId, String, CaseState)>> {
    actor.must(Right::SeeCases)?;
    let rows = store::cases_of_grievance(tx, id).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.reference, row.state)).collect())
}

/// A case with what belongs to it.
pub async fn case_file(app: &App, tx: &mut Tx, actor: &Account, id: CaseId) -> Result<CaseFile> {
    actor.must(Right::SeeCases)?;
    let case = of_row(app, actor, store::case(tx, id).await?)?;
    let mut parties = Vec::new();
    for row in store::parties(tx, id).await? {
        let details = match row.contact_id {
            Some(contact) if actor.may(Right::HandleCases) => people::contact(app, tx, contact).await?.details,
            _ => ContactDetails::default(),
        };
        let name = opened(app, actor, PARTY_NAME, row.name)?;
        parties.push(Party { id: row.id, kind: row.kind, name, details });
    }
    Ok(CaseFile {
        case,
        parties,
        commitments: commitments::of_case(app, tx, actor, id).await?,
        entries: timeline::entries(app, tx, actor, id.0).await?,
    })
}

/// A case that is still handled, to be changed by somebody who may.
async fn handled(tx: &mut Tx, actor: &Account, id: CaseId) -> Result<()> {
    actor.must(Right::HandleCases)?;
    match store::case(tx, id).await?.state {
        CaseState::Open => Ok(()),
        _ => Err(Error::Conflict(Sentence::new("mediation-case-ended"))),
    }
}

/// Adds a party; its means of contact are kept encrypted, with what they are for.
pub async fn add_party(app: &App, tx: &mut Tx, actor: &Account, id: CaseId, new: &NewParty) -> Result<PartyId> {
    handled(tx, actor, id).await?;
    let contact_id: Option<ContactId> = if new.details.is_reachable() {
        let contact = people::keep_contact(app, tx, &new.details, Language::French).await?;
        people::consent(app, tx, contact, Purpose::Mediation, "mediator").await?;
        Some(contact)
    } else {
        None
    };
    let party = app.new_id();
    let name = new.details.name.as_deref().map(|name| app.secrets.seal(PARTY_NAME, name));
    store::insert_party(tx, party, id, new.kind, name, contact_id, app.now()).await?;
    timeline::add(app, tx, actor, id.0, EntryKind::Joined, new.details.name.as_deref()).await?;
    journal::record(app, tx, actor.id, "case.party_added", id, new.kind.as_str()).await?;
    Ok(party)
}

/// What somebody may write on a case's timeline by hand.
pub const BY_HAND: &[EntryKind] = &[EntryKind::Note, EntryKind::Contacted, EntryKind::Carried, EntryKind::Proposed];

/// Writes on a case's timeline; also after its end, when something is still to be noted.
pub async fn add_entry(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    id: CaseId,
    kind: EntryKind,
    words: &str,
) -> Result<()> {
    actor.must(Right::HandleCases)?;
    store::case(tx, id).await?;
    if !BY_HAND.contains(&kind) {
        return Err(Error::invalid("/kind", Sentence::new("form-not-a-word").with("given", kind.as_str())));
    }
    timeline::add(app, tx, actor, id.0, kind, Some(words)).await?;
    journal::record(app, tx, actor.id, "case.entry_added", id, kind.as_str()).await
}

/// Handles a case differently, or gives it to another mediator.
pub async fn reroute_case(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    id: CaseId,
    handling: Handling,
    mediator_id: AccountId,
) -> Result<()> {
    handled(tx, actor, id).await?;
    let mediator_id = mediator(tx, mediator_id).await?;
    store::reroute(tx, id, handling, mediator_id).await?;
    timeline::add(app, tx, actor, id.0, EntryKind::Rerouted, None).await?;
    journal::record(app, tx, actor.id, "case.rerouted", id, handling.as_str()).await
}

/// Ends a case.
pub async fn end_case(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    id: CaseId,
    end: CaseEnd,
    words: Option<&str>,
) -> Result<()> {
    handled(tx, actor, id).await?;
    let (state, kind) = end.state();
    store::set_state(tx, id, state, Some(app.now())).await?;
    timeline::add(app, tx, actor, id.0, kind, words).await?;
    journal::record(app, tx, actor.id, "case.ended", id, state.as_str()).await
}

/// Takes a case up again.
pub async fn reopen_case(app: &App, tx: &mut Tx, actor: &Account, id: CaseId) -> Result<()> {
    actor.must(Right::HandleCases)?;
    if store::case(tx, id).await?.state == CaseState::Open {
        return Err(Error::Conflict(Sentence::new("mediation-case-open")));
    }
    store::set_state(tx, id, CaseState::Open, None).await?;
    timeline::add(app, tx, actor, id.0, EntryKind::Reopened, None).await?;
    journal::record(app, tx, actor.id, "case.reopened", id, "").await
}
