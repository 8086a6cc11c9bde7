//! The other way round: from a door to the works around it, for a resident who asks what is coming at their address. Public sites
//! only: complete, and not over.

use chrono::NaiveDate;

use super::affected::{GroundPlan, Reach};
use super::{Choice, Position, store};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::id::PremisesId;
use crate::sites::{self, Phase, Site};

/// How far works are told of that do not reach the door, in metres.
pub const AROUND_M: f64 = 1_000.0;

/// A site near a door.
#[derive(Debug, Clone)]
pub struct SiteNear {
    /// The site.
    pub site: Site,
    /// Its phases, by their first day.
    pub phases: Vec<Phase>,
    /// Whether the door is on its list.
    pub is_affected: bool,
    /// What gets as far as the door.
    pub reaches: Vec<Reach>,
    /// Metres from the door to its zone; 0 inside.
    pub distance_m: f64,
}

/// The public sites that reach a place, which may be a door of the register, nearest first, then those that are merely near.
pub async fn sites_near(
    tx: &mut Tx,
    today: NaiveDate,
    at: Position,
    door: Option<PremisesId>,
) -> Result<Vec<SiteNear>> {
    let mut near = Vec::new();
    for summary in sites::sites_in_public(tx, today).await? {
        let Some(zone) = sites::current_zone(tx, summary.site.id).await? else { continue };
        let plan =
            GroundPlan::new(zone.outline.multi_polygon()).map_err(|sentence| Error::invalid("/zone", sentence))?;
        let reaches = super::of_site::reaches(&summary.phases);
        let farthest_m = super::affected::farthest_m(&reaches).unwrap_or(0.0).max(AROUND_M);
        let Some(standing) = plan.standing(at, farthest_m) else { continue };
        let decisions = store::affected::decisions(tx, summary.site.id).await?;
        let decided =
            decisions.iter().find(|decision| Some(decision.premises_id) == door).map(|decision| decision.choice);
        let reaches = standing.reached_by(&reaches);
        near.push(SiteNear {
            site: summary.site,
            phases: summary.phases,
            is_affected: match decided {
                Some(choice) => choice == Choice::Added,
                None => standing.inside || !reaches.is_empty(),
            },
            reaches,
            distance_m: standing.distance_m,
        });
    }
    near.sort_by(|one, other| {
        other.is_affected.cmp(&one.is_affected).then(one.distance_m.total_cmp(&other.distance_m))
    });
    Ok(near)
}
