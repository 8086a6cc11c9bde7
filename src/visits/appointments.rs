//! A door that is locked to a time: a neighbour calls the coordination and asks to be visited on Thursday at six. The draft rounds stay
//! as they are until the next plan, which keeps the appointment before anything else.

use super::{Appointment, Status, store};
use crate::app::App;
use crate::calendar::is_visiting_day;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::StopId;
use crate::journal;
use crate::people::{Account, Right};

/// Notes when the door of a stop on a draft round wants to be visited; none: whenever it suits.
///
/// # Errors
/// [`Error::Conflict`] when the round is published; [`Error::Invalid`] for a day on which nobody calls, or after the deadline.
pub async fn make_appointment(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    stop: StopId,
    appointment: Option<Appointment>,
) -> Result<()> {
    actor.must(Right::PlanCampaigns)?;
    let stop = store::rounds::stop(tx, stop).await?;
    let round = store::rounds::one(tx, stop.round_id).await?;
    if round.status != Status::Draft {
        return Err(Error::Conflict(Sentence::new("visits-move-published")));
    }
    let campaign = store::campaigns::one(tx, round.campaign_id).await?;
    if let Some(Appointment { on, .. }) = appointment {
        let first = campaign.starts_on.max(app.clock.today(app.settings.time_zone));
        if on < first || on > campaign.deadline || !is_visiting_day(on) {
            let sentence = Sentence::new("visits-appointment-outside").with("from", first);
            return Err(Error::invalid("/appointment_on", sentence.with("to", campaign.deadline)));
        }
    }
    let mut door = store::campaigns::door(tx, campaign.id, stop.premises_id).await?;
    door.appointment = appointment;
    store::campaigns::set_door_outcome(tx, campaign.id, &door).await?;
    // When somebody is at home is nobody's business.
    journal::record(app, tx, actor.id, "appointment.made", campaign.id, format!("door={}", stop.premises_id)).await
}
