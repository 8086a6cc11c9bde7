//! What a new plan changes of what was promised: shown before it is published, because somebody may be waiting at home.

use super::{Promise, Status, problems, store};
use crate::db::Tx;
use crate::error::Result;
use crate::id::CampaignId;
use crate::people::{Account, Right};
use crate::premises::Premises;

/// A quarter of an hour earlier or later is no change to somebody who waits at home.
const SAME_S: i64 = 900;

/// A door that was promised one time and is to be visited at another, or at none.
#[derive(Debug, Clone)]
pub struct Change {
    /// Where.
    pub premises: Premises,
    /// What was announced.
    pub before: Promise,
    /// What the drafts say; none: it is on no round any more.
    pub after: Option<Promise>,
}

/// What the draft rounds of a campaign change of what was announced; for those who plan. Doors that a published round still calls at
/// do not change.
pub async fn changes_of_campaign(tx: &mut Tx, actor: &Account, id: CampaignId) -> Result<Vec<Change>> {
    actor.must(Right::PlanCampaigns)?;
    let rounds = store::rounds::of_campaign(tx, id).await?;
    let stops = store::rounds::stops_of_campaign(tx, id).await?;
    let absences = match rounds.iter().map(|round| round.walked_on).min() {
        Some(first) => store::absences::listed(tx, id, first).await?,
        None => Vec::new(),
    };
    let mut doors = store::campaigns::doors(tx, id).await?;
    doors.retain(|door| door.promised.is_some() && door.is_open());
    let mut changes = Vec::new();
    for (door, premises) in problems::with_premises(tx, doors).await? {
        let Some(before) = door.promised else { continue };
        let mut after = None;
        let mut kept = false;
        for stop in stops.iter().filter(|stop| stop.premises_id == premises.id) {
            let Some(round) = rounds.iter().find(|round| round.id == stop.round_id) else { continue };
            // Nobody walks the round of somebody who is not there.
            if absences.iter().any(|absence| absence.account_id == round.mediator_id && absence.day == round.walked_on)
            {
                continue;
            }
            let planned = Promise { on: round.walked_on, at_s: stop.start_s, mediator: round.mediator_id };
            let same_time = planned.on == before.on && (planned.at_s - before.at_s).abs() <= SAME_S;
            kept |= same_time && planned.mediator == before.mediator;
            if round.status == Status::Draft {
                after = Some(planned);
            }
        }
        if !kept {
            changes.push(Change { premises, before, after });
        }
    }
    changes.sort_by_key(|change| (change.before.on, change.before.at_s));
    Ok(changes)
}
