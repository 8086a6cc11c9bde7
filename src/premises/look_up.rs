//! An address as somebody types it, wherever it is known: the register first, and only when it has nothing another's geocoder, if one is set.
//! What that knows is led back to the register's doors: by the key of the national base, else to the nearest door within thirty metres.

use geo::{Distance, Geodesic, Point};

use super::affected::{Bounds, StripPiece};
use super::geocoder::{self, Place};
use super::matching::NEAREST_M;
use super::register::SEARCH_M;
use super::{Position, Premises, PremisesKind, find_by_address, premises_many, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::reading;

/// What an address may mean.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LookedUp {
    /// Doors of the register, best first.
    pub doors: Vec<Premises>,
    /// Places where the register has no door; only when it has none at all.
    pub places: Vec<Place>,
}

/// Looks an address up, within two kilometres of a place when one is given. Waits for another's answer with no transaction open.
pub async fn look_up(app: &App, near: Option<Position>, typed: &str) -> Result<LookedUp> {
    let doors = reading!(app.db, tx => find_by_address(tx, near, typed).await)?;
    if !doors.is_empty() {
        return Ok(LookedUp { doors, places: Vec::new() });
    }
    let mut places = geocoder::ask(&app.settings.geocoder, near, typed).await;
    places.retain(|place| near.is_none_or(|near| metres_between(near, place.position) <= SEARCH_M));
    if places.is_empty() {
        return Ok(LookedUp::default());
    }
    let doors = reading!(app.db, tx => doors_of(tx, &places).await)?;
    let places = if doors.is_empty() { places } else { Vec::new() };
    Ok(LookedUp { doors, places })
}

/// The doors of the register that places are, each once.
async fn doors_of(tx: &mut Tx, places: &[Place]) -> Result<Vec<Premises>> {
    let mut doors: Vec<Premises> = Vec::new();
    for place in places.iter().filter(|place| place.is_door) {
        let door = match by_key(tx, place).await? {
            Some(door) => Some(door),
            None => nearest(tx, place.position).await?,
        };
        doors.extend(door.filter(|door| doors.iter().all(|known| known.id != door.id)));
    }
    Ok(doors)
}

async fn by_key(tx: &mut Tx, place: &Place) -> Result<Option<Premises>> {
    let Some(key) = place.key.as_deref() else { return Ok(None) };
    let known = store::premises::by_keys(tx, "ban", &[key]).await?;
    let ids: Vec<_> = known.into_iter().filter(|door| door.retired_at.is_none()).map(|door| door.id).collect();
    Ok(premises_many(tx, &ids).await?.pop())
}

async fn nearest(tx: &mut Tx, at: Position) -> Result<Option<Premises>> {
    let around = Bounds { west: at.lon, south: at.lat, east: at.lon, north: at.lat }.widened(NEAREST_M);
    let pieces: Vec<StripPiece> = around.bands().map(|band| StripPiece { band, bounds: around }).collect();
    let doors = store::doors::within(tx, &pieces).await?;
    let doors = doors.into_iter().filter(|door| door.kind == PremisesKind::Residence);
    let near = doors.map(|door| (metres_between(at, door.position), door));
    let near = near.filter(|(away_m, _)| *away_m <= NEAREST_M);
    Ok(near.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, door)| door))
}

fn metres_between(one: Position, other: Position) -> f64 {
    Geodesic.distance(Point::new(one.lon, one.lat), Point::new(other.lon, other.lat))
}
