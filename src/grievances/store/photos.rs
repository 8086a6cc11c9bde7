//! The table of photos: sealed pictures that are only ever inserted.

use super::super::Author;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{EntryId, GrievanceId};
use crate::{on, row};

row! {
    /// A photo without its picture.
    pub(in super::super) struct PhotoRow {
        pub place: i64,
        pub author: Author,
        pub width: i64,
        pub height: i64,
    }
}

pub(in super::super) async fn insert(
    tx: &mut Tx,
    id: EntryId,
    grievance_id: GrievanceId,
    row: &PhotoRow,
    picture: Vec<u8>,
    now: Timestamp,
) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO grievance_photos (id, grievance_id, place, author, width, height, picture, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id).bind(grievance_id).bind(row.place).bind(row.author).bind(row.width).bind(row.height)
    .bind(picture.clone()).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(in super::super) async fn of_grievance(tx: &mut Tx, grievance_id: GrievanceId) -> Result<Vec<PhotoRow>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT place, author, width, height FROM grievance_photos WHERE grievance_id = $1 ORDER BY place",
    ).bind(grievance_id).fetch_all(c).await)?)
}

pub(in super::super) async fn picture(tx: &mut Tx, grievance_id: GrievanceId, place: i64) -> Result<Option<Vec<u8>>> {
    Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT picture FROM grievance_photos WHERE grievance_id = $1 AND place = $2",
    ).bind(grievance_id).bind(place).fetch_optional(c).await)?)
}
