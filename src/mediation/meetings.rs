//! Meetings: public meetings, round tables, awareness sessions, training, collective projects. Planned with day, hour and place;
//! then held, with who came and what was said, or called off.

use chrono::{NaiveDate, NaiveTime};

use super::store;
use super::timeline::{self, Entry, EntryKind, opened};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{CaseId, MeetingId, SiteId};
use crate::people::{Account, Right};
use crate::{journal, sites};

crate::vocabulary! {
    /// What a meeting is for.
    pub enum MeetingKind {
        /// Neighbours and those who build.
        Public = "public",
        /// The parties to a case.
        RoundTable = "round_table",
        /// To make people aware of something.
        Awareness = "awareness",
        /// To learn.
        Training = "training",
        /// Neighbours who do something together.
        Project = "project",
    }
}

crate::vocabulary! {
    /// Where a meeting stands.
    pub enum MeetingState {
        /// It is to come.
        Planned = "planned",
        /// It was held.
        Held = "held",
        /// It was called off.
        Cancelled = "cancelled",
    }
}

/// A meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// The site that it is about.
    pub site_id: Option<SiteId>,
    /// The site's name.
    pub site_name: Option<String>,
    /// The case whose parties meet.
    pub case_id: Option<CaseId>,
    /// What it is for.
    pub kind: MeetingKind,
    /// What it is about; none for those who may not see words, or once erased.
    pub title: Option<String>,
    /// The day.
    pub held_on: NaiveDate,
    /// The hour.
    pub starts_at: NaiveTime,
    /// The place.
    pub place: String,
    /// How many were invited.
    pub invited: Option<i64>,
    /// How many came.
    pub attended: Option<i64>,
    /// Where it stands.
    pub state: MeetingState,
}

/// A meeting with its timeline; the words of what was held are its minutes.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingFile {
    /// The meeting.
    pub meeting: Meeting,
    /// Its timeline.
    pub entries: Vec<Entry>,
}

/// A meeting to be planned.
#[derive(Debug, Clone, PartialEq)]
pub struct NewMeeting {
    /// The site that it is about.
    pub site_id: Option<SiteId>,
    /// The case whose parties meet.
    pub case_id: Option<CaseId>,
    /// What it is for.
    pub kind: MeetingKind,
    /// What it is about, in few words.
    pub title: String,
    /// The day.
    pub held_on: NaiveDate,
    /// The hour.
    pub starts_at: NaiveTime,
    /// The place.
    pub place: String,
    /// How many are invited.
    pub invited: Option<i64>,
    /// Who is invited, and what else matters.
    pub words: Option<String>,
}

const TITLE: &str = "meetings.title";

/// Plans a meeting.
pub async fn plan_meeting(app: &App, tx: &mut Tx, actor: &Account, new: &NewMeeting) -> Result<MeetingId> {
    actor.must(Right::HandleCases)?;
    let mut site_id = new.site_id;
    if let Some(site_id) = site_id {
        sites::site_seen_by(tx, actor, site_id).await?;
    }
    if let Some(case_id) = new.case_id {
        site_id = site_id.or(store::case(tx, case_id).await?.site_id);
    }
    let id = app.new_id();
    let title = app.secrets.seal(TITLE, &new.title);
    store::insert_meeting(tx, id, new, site_id, title, actor.id, app.now()).await?;
    timeline::add(app, tx, actor, id.0, EntryKind::Planned, new.words.as_deref()).await?;
    if let Some(case_id) = new.case_id {
        timeline::add(app, tx, actor, case_id.0, EntryKind::Planned, Some(&new.title)).await?;
    }
    journal::record(app, tx, actor.id, "meeting.planned", id, new.kind.as_str()).await?;
    Ok(id)
}

fn of_row(app: &App, actor: &Account, row: store::MeetingRow) -> Result<Meeting> {
    Ok(Meeting {
        id: row.id,
        site_id: row.site_id,
        site_name: row.site_name,
        case_id: row.case_id,
        kind: row.kind,
        title: opened(app, actor, TITLE, row.title)?,
        held_on: row.held_on,
        starts_at: row.starts_at,
        place: row.place,
        invited: row.invited,
        attended: row.attended,
        state: row.state,
    })
}

/// All meetings, the latest day first.
pub async fn meetings_seen_by(app: &App, tx: &mut Tx, actor: &Account) -> Result<Vec<Meeting>> {
    actor.must(Right::SeeCases)?;
    let rows = store::meetings(tx).await?;
    rows.into_iter().map(|row| of_row(app, actor, row)).collect()
}

/// A meeting with its timeline.
pub async fn meeting_file(app: &App, tx: &mut Tx, actor: &Account, id: MeetingId) -> Result<MeetingFile> {
    actor.must(Right::SeeCases)?;
    let meeting = of_row(app, actor, store::meeting(tx, id).await?)?;
    Ok(MeetingFile { meeting, entries: timeline::entries(app, tx, actor, id.0).await? })
}

/// Notes that a meeting was held, how many came, and what was said. Said again, it replaces the number and adds to the minutes.
pub async fn hold_meeting(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    id: MeetingId,
    attended: i64,
    minutes: Option<&str>,
) -> Result<()> {
    actor.must(Right::HandleCases)?;
    let meeting = store::meeting(tx, id).await?;
    if meeting.held_on > app.clock.today(app.settings.time_zone) {
        return Err(Error::invalid(
            "/attended",
            Sentence::new("mediation-meeting-to-come").with("day", meeting.held_on),
        ));
    }
    store::set_meeting(tx, id, MeetingState::Held, Some(attended)).await?;
    timeline::add(app, tx, actor, id.0, EntryKind::Held, minutes).await?;
    if let Some(case_id) = meeting.case_id {
        timeline::add(app, tx, actor, case_id.0, EntryKind::Held, minutes).await?;
    }
    journal::record(app, tx, actor.id, "meeting.held", id, attended.to_string()).await
}

/// Calls a meeting off.
pub async fn cancel_meeting(app: &App, tx: &mut Tx, actor: &Account, id: MeetingId) -> Result<()> {
    actor.must(Right::HandleCases)?;
    if store::meeting(tx, id).await?.state != MeetingState::Planned {
        return Err(Error::Conflict(Sentence::new("mediation-meeting-over")));
    }
    store::set_meeting(tx, id, MeetingState::Cancelled, None).await?;
    timeline::add(app, tx, actor, id.0, EntryKind::Cancelled, None).await?;
    journal::record(app, tx, actor.id, "meeting.cancelled", id, "").await
}
