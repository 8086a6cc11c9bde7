//! Meetings.

use chrono::{NaiveDate, NaiveTime};

use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{AccountId, CaseId, MeetingId, SiteId};
use crate::mediation::{MeetingKind, MeetingState, NewMeeting};
use crate::{on, row};

/// How many meetings a list shows.
const LISTED: i64 = 500;

row! {
    /// A meeting as it is stored: its title is sealed.
    pub(in crate::mediation) struct MeetingRow {
        pub id: MeetingId,
        pub site_id: Option<SiteId>,
        pub site_name: Option<String>,
        pub case_id: Option<CaseId>,
        pub kind: MeetingKind,
        pub title: Option<Vec<u8>>,
        pub held_on: NaiveDate,
        pub starts_at: NaiveTime,
        pub place: String,
        pub invited: Option<i64>,
        pub attended: Option<i64>,
        pub state: MeetingState,
    }
}

pub(in crate::mediation) async fn insert_meeting(
    tx: &mut Tx,
    id: MeetingId,
    new: &NewMeeting,
    site_id: Option<SiteId>,
    title: Vec<u8>,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO meetings (id, site_id, case_id, kind, title, held_on, starts_at, place, invited, state, planned_by, planned_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(id).bind(site_id).bind(new.case_id).bind(new.kind).bind(title.clone()).bind(new.held_on).bind(new.starts_at)
    .bind(new.place.clone()).bind(new.invited).bind(MeetingState::Planned).bind(by).bind(now)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in crate::mediation) async fn meeting(tx: &mut Tx, id: MeetingId) -> Result<MeetingRow> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT meetings.id, site_id, sites.name AS site_name, case_id, kind, title, held_on, starts_at, place, invited,
                attended, state
         FROM meetings LEFT JOIN sites ON sites.id = site_id
         WHERE meetings.id = $1",
    ).bind(id).fetch_one(c).await)?)
}

pub(in crate::mediation) async fn meetings(tx: &mut Tx) -> Result<Vec<MeetingRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT meetings.id, site_id, sites.name AS site_name, case_id, kind, title, held_on, starts_at, place, invited,
                attended, state
         FROM meetings LEFT JOIN sites ON sites.id = site_id
         ORDER BY held_on DESC, starts_at DESC, meetings.id LIMIT $1",
    ).bind(LISTED).fetch_all(c).await)?)
}

pub(in crate::mediation) async fn set_meeting(
    tx: &mut Tx,
    id: MeetingId,
    state: MeetingState,
    attended: Option<i64>,
) -> Result<()> {
    on!(tx, c => sqlx::query("UPDATE meetings SET state = $2, attended = $3 WHERE id = $1")
        .bind(id).bind(state).bind(attended).execute(c).await.map(|_| ()))?;
    Ok(())
}
