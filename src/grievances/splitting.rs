//! Splitting: a neighbour told two things at once, and each is for somebody else. The part becomes a grievance of its own, from the
//! same neighbour and place, with its own clock; both name each other. Nothing of the first is changed.

use super::filing::free_reference;
use super::timeline::{By, NewEntry, add_entry};
use super::{Category, Clocks, EntryKind, Filed, Grievance, LINK, Rules, Status, search, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::id::GrievanceId;
use crate::{journal, sites};

/// Makes a part of a grievance one of its own. The caller puts it before the contractor in the same transaction.
pub async fn split(
    app: &App,
    tx: &mut Tx,
    by: By,
    id: GrievanceId,
    category: Category,
    words: Option<String>,
) -> Result<Filed> {
    let whole = store::grievances::grievance(tx, id).await?;
    let site = sites::site(tx, whole.site_id).await?;
    let now = app.now();
    let severity = category.severity(None);
    let clocks = Clocks::started(&Rules::at(&app.settings, &site), severity, now);
    let part_id: GrievanceId = app.new_id();
    let mut part = Grievance {
        id: part_id,
        reference: free_reference(app, tx, &site.code).await?,
        category,
        severity,
        hazard: None,
        status: Status::Received,
        filed_by: by.account_id,
        filed_at: now,
        counted_from: now,
        scheduled_for: None,
        duplicate_of: None,
        ..whole.clone()
    };
    part.set_clocks(clocks);
    let token = app.secrets.link(LINK, part_id.0);
    store::grievances::insert(tx, &part, app.secrets.link_hash(LINK, &token), None).await?;
    if let Some(place) = whole.place_of(app)? {
        search::make_found(app, tx, part_id, &place).await?;
    }
    let filed = NewEntry::of(EntryKind::Filed).saying(words).about(whole.via);
    add_entry(app, tx, by, part_id, &filed).await?;
    add_entry(app, tx, by, part_id, &NewEntry::of(EntryKind::Split).about(&whole.reference)).await?;
    add_entry(app, tx, by, id, &NewEntry::of(EntryKind::Split).about(&part.reference)).await?;
    journal::record(app, tx, by.journal_name(), "grievance.split", id, part_id.to_string()).await?;
    Ok(Filed { grievance: part, token, was_there: false })
}
