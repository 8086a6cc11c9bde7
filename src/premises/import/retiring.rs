//! What a file no longer has of the area that it covers: retired when the import was asked to replace that area. Addresses are
//! replaced town by town, by the town's code that their keys begin with; all else in the box around the file's rows.

use std::collections::{BTreeMap, BTreeSet};

use super::{SourceKey, SourcePremises};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::premises::affected::Bounds;
use crate::premises::store;
use crate::premises::store::premises::{Given, Of};
use crate::writing;

/// Doors that are looked at in one transaction.
const BATCH: i64 = 4_000;
/// Doors that are retired by one statement.
const AT_ONCE: usize = 500;

/// What part of the register a file covers.
#[derive(Debug, Default)]
pub struct Area {
    /// The beginnings of the keys of its addresses: `69266_`.
    towns: BTreeSet<String>,
    /// The box around all else, by source.
    boxes: BTreeMap<&'static str, Bounds>,
}

impl Area {
    /// Takes in what a row covers.
    pub fn cover(&mut self, row: &SourcePremises) {
        let SourceKey { source, key } = &row.key;
        match key.find('_') {
            Some(end) if *source == "ban" => {
                if !self.towns.contains(&key[..=end]) {
                    self.towns.insert(key[..=end].to_owned());
                }
            }
            _ => {
                let own = Bounds::around([row.position]);
                let known = self.boxes.get(source).copied();
                let corners = own.into_iter().chain(known).flat_map(|bounds| bounds.corners());
                self.boxes.extend(Bounds::around(corners).map(|bounds| (*source, bounds)));
            }
        }
    }
}

/// Retires the doors of an area whose key the file did not have; gives how many.
pub async fn retire(app: &App, area: &Area, has: impl Fn(&SourceKey) -> bool + Sync) -> Result<u64> {
    let mut retired = 0;
    for town in &area.towns {
        retired += retire_all(app, "ban", &Of::Town(town.clone()), &has).await?;
    }
    for (source, bounds) in &area.boxes {
        retired += retire_all(app, source, &Of::Box(*bounds), &has).await?;
    }
    Ok(retired)
}

async fn retire_all(
    app: &App,
    source: &'static str,
    of: &Of,
    has: &(impl Fn(&SourceKey) -> bool + Sync),
) -> Result<u64> {
    let (mut behind, mut retired) = (start(of), 0);
    loop {
        let (next, gone) = writing!(app.db, tx => retire_some(app, tx, source, of, &behind, has).await)?;
        retired += gone;
        match next {
            Some(next) => behind = next,
            None => return Ok(retired),
        }
    }
}

/// Before the first door of a part.
fn start(of: &Of) -> (i64, String) {
    match of {
        Of::Town(_) => (0, String::new()),
        Of::Box(bounds) => (*bounds.bands().start(), String::new()),
    }
}

/// Looks at the next doors behind a place in their order; gives the place of the last that was looked at, and how many were retired.
async fn retire_some(
    app: &App,
    tx: &mut Tx,
    source: &'static str,
    of: &Of,
    behind: &(i64, String),
    has: &(impl Fn(&SourceKey) -> bool + Sync),
) -> Result<(Option<(i64, String)>, u64)> {
    let doors = store::premises::given(tx, source, of, (behind.0, &behind.1), BATCH).await?;
    let last = doors.last().map(|door| (door.band, door.source_key.clone()));
    let mut gone = Vec::new();
    for Given { id, source_key: key, .. } in doors {
        if !has(&SourceKey { source, key }) {
            gone.push(id);
        }
    }
    for ids in gone.chunks(AT_ONCE) {
        store::premises::retire(tx, ids, app.now()).await?;
    }
    Ok((last, gone.len() as u64))
}
