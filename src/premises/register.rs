//! Looking doors up in the register: by id, near a zone, by an address as somebody types it.

use std::collections::HashMap;

use geo::{Distance, Geodesic, MultiPolygon, Point};

use super::addresses::{self, TypedAddress};
use super::affected::{Bounds, GroundPlan, Reaching, Standing, StripPiece, band, pieces};
use super::{Position, Premises, PremisesKind, store, streets};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::id::PremisesId;

/// How far from a site an address is looked for, in metres.
pub const SEARCH_M: f64 = 2_000.0;
/// How far from it a street may begin that reaches so near.
const STREETS_M: f64 = 6_000.0;
/// Streets of which a search looks at the doors.
const BEST_STREETS: usize = 6;
/// How many addresses a search gives.
const MOST_FOUND: usize = 8;

/// One door.
///
/// # Errors
/// [`Error::NotFound`] when the register has none of this id.
pub async fn premises(tx: &mut Tx, id: PremisesId) -> Result<Premises> {
    premises_many(tx, &[id]).await?.pop().ok_or(Error::NotFound)
}

/// The doors of these ids, in their order; ids that the register does not have are left out.
pub async fn premises_many(tx: &mut Tx, ids: &[PremisesId]) -> Result<Vec<Premises>> {
    let found = store::doors::by_ids(tx, ids).await?;
    let mut found: HashMap<PremisesId, Premises> = found.into_iter().map(|premises| (premises.id, premises)).collect();
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// How many premises of each kind the register holds, in the order of the kinds.
pub async fn register_counts(tx: &mut Tx) -> Result<Vec<(PremisesKind, i64)>> {
    let mut counts = store::premises::counts(tx).await?;
    counts.sort();
    Ok(counts)
}

/// What changes whenever an import changes the register: for answers that browsers keep.
pub async fn register_stamp(tx: &mut Tx) -> Result<String> {
    // Several, because an older import may still be running beside the latest.
    let latest = store::imports::latest(tx, 8).await?;
    let stamps = latest.iter().map(|import| format!("{} {} {}", import.id, import.rows_read, import.status));
    Ok(stamps.collect::<Vec<_>>().join(" "))
}

/// Every door inside a zone or within so many metres of it, nearest first.
pub async fn doors_near(tx: &mut Tx, zone: &MultiPolygon<f64>, reach_m: f64) -> Result<Vec<(Premises, Standing)>> {
    let plan = GroundPlan::new(zone).map_err(|sentence| Error::invalid("/zone", sentence))?;
    let candidates = store::doors::within(tx, &pieces(zone, reach_m)).await?;
    let places = candidates.into_iter().map(|door| (door.position, door));
    Ok(nearest_first(&plan.reaching(reach_m), places, |door| door.id))
}

/// Where every such door stands, nearest first, without the rest that is known of it: several times quicker.
pub async fn standings_near(
    tx: &mut Tx,
    zone: &MultiPolygon<f64>,
    reach_m: f64,
) -> Result<Vec<(PremisesId, Standing)>> {
    let plan = GroundPlan::new(zone).map_err(|sentence| Error::invalid("/zone", sentence))?;
    let candidates = store::doors::places_within(tx, &pieces(zone, reach_m)).await?;
    let places = candidates.into_iter().map(|(id, position)| (position, id));
    Ok(nearest_first(&plan.reaching(reach_m), places, |id| *id))
}

/// Whether a door is found by its place: neither retired nor stood for by another source's row.
pub(super) async fn is_found(tx: &mut Tx, door: &Premises) -> Result<bool> {
    let Position { lon, lat } = door.position;
    let piece = StripPiece { band: band(lat), bounds: Bounds { west: lon, south: lat, east: lon, north: lat } };
    Ok(store::doors::places_within(tx, &[piece]).await?.iter().any(|(id, _)| *id == door.id))
}

/// What lies near enough, nearest first, equals by their ids.
fn nearest_first<T>(
    reaching: &Reaching,
    places: impl Iterator<Item = (Position, T)>,
    id: impl Fn(&T) -> PremisesId,
) -> Vec<(T, Standing)> {
    let near = places.filter_map(|(position, door)| Some((door, reaching.standing(position)?)));
    let mut near: Vec<(T, Standing)> = near.collect();
    near.sort_unstable_by(|(one, at), (other, other_at)| {
        at.distance_m.total_cmp(&other_at.distance_m).then_with(|| id(one).cmp(&id(other)))
    });
    near
}

/// The addresses that what was typed may mean, best first, at most eight: accents, capitals, abbreviations and small slips do not
/// matter. Within two kilometres of a place when one is given, where nearer ones win among equals.
pub async fn find_by_address(tx: &mut Tx, near: Option<Position>, typed: &str) -> Result<Vec<Premises>> {
    let typed = TypedAddress::read(typed);
    let around = near.map(|at| Bounds { west: at.lon, south: at.lat, east: at.lon, north: at.lat }.widened(SEARCH_M));
    if typed.words.is_empty() {
        return Ok(Vec::new());
    }
    // A street's place is that of one of its doors; the nearest may be a long street's other end.
    let around_streets =
        near.map(|at| Bounds { west: at.lon, south: at.lat, east: at.lon, north: at.lat }.widened(STREETS_M));
    let streets = streets::like(tx, &typed, around_streets).await?;
    let mut found = Vec::new();
    for (likeness, street) in streets.into_iter().take(BEST_STREETS) {
        for premises in store::doors::of_street(tx, street.number, streets::MOST_DOORS_OF_STREET).await? {
            if around.is_none_or(|around| around.holds(premises.position)) {
                let likeness = typed.likeness(premises.address.number.as_deref(), likeness);
                let away_m = near.map_or(0.0, |near| metres_between(near, premises.position));
                found.push((likeness, away_m, premises));
            }
        }
    }
    found.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then(one.1.total_cmp(&other.1)).then(one.2.id.cmp(&other.2.id))
    });
    Ok(found.into_iter().take(MOST_FOUND).map(|(.., premises)| premises).collect())
}

/// The door whose address or name was typed in full, when the register has exactly one such; reads only, so that it is asked before
/// anybody begins to write.
pub async fn door_at(tx: &mut Tx, typed: &str) -> Result<Option<PremisesId>> {
    let folded = addresses::fold(typed);
    let found = find_by_address(tx, None, typed).await?;
    let mut same = found.iter().filter(|door| {
        let line = door.address.line();
        let with_city = format!("{line} {}", door.address.city.as_deref().unwrap_or_default());
        [line, door.label(), with_city].iter().any(|own| !own.trim().is_empty() && addresses::fold(own) == folded)
    });
    match (same.next(), same.next()) {
        (Some(one), None) => Ok(Some(one.id)),
        _ => Ok(None),
    }
}

/// What to call a door of the register; none when it has no such door.
pub async fn label_of_door(tx: &mut Tx, id: PremisesId) -> Result<Option<String>> {
    Ok(premises_many(tx, &[id]).await?.first().map(Premises::label))
}

fn metres_between(one: Position, other: Position) -> f64 {
    Geodesic.distance(Point::new(one.lon, one.lat), Point::new(other.lon, other.lat))
}
