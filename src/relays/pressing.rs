//! Pressing: what happens when nobody acts. A reminder before the deadline, the next rung after it, and the end when the neighbour
//! was asked and stays silent. The steps stand in the table with their moment; a worker takes those that are due, and the replies
//! that came meanwhile first, so that nobody is pressed who has answered.

use std::time::Duration;

use super::putting::{Occasion, put_before};
use super::replies::{take_replies, waiting_replies};
use super::reports::take_reports;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::grievances::{self, By, Change, EntryKind, Event, Grievance, Step};
use crate::{reading, writing};

/// How many steps are taken in one transaction.
const STEPS_AT_ONCE: i64 = 50;
/// How long the worker waits before it looks again.
const PAUSE: Duration = Duration::from_secs(20);

/// Takes the steps that are due; gives how many it took.
pub async fn press(app: &App, tx: &mut Tx) -> Result<usize> {
    let due = grievances::due_for_a_step(app, tx, STEPS_AT_ONCE).await?;
    for grievance in &due {
        match grievance.next_step {
            Some(Step::Remind) => {
                put_before(app, tx, By::HOUSE, grievance.id, grievance.rung, Occasion::Reminder).await?;
                grievances::stepped(app, tx, grievance, grievance.rung, EntryKind::Reminded).await?;
            }
            Some(Step::Escalate) => escalate(app, tx, grievance).await?,
            Some(Step::Resume) => grievances::resume(app, tx, By::HOUSE, grievance.id).await?,
            Some(Step::Lapse) => {
                grievances::change(app, tx, By::HOUSE, grievance.id, &Change::of(Event::Lapse)).await?;
            }
            None => {}
        }
    }
    Ok(due.len())
}

/// Puts it before the next rung on which there is somebody. The ladder ends at the authority, whether or not anybody of it has an
/// account: the queue at the desk shows it in any case.
async fn escalate(app: &App, tx: &mut Tx, grievance: &Grievance) -> Result<()> {
    let mut reached = grievance.rung;
    while let Some(rung) = reached.next() {
        reached = rung;
        if put_before(app, tx, By::HOUSE, grievance.id, rung, Occasion::Escalated).await? {
            break;
        }
    }
    grievances::stepped(app, tx, grievance, reached, EntryKind::Escalated).await
}

/// How many grievances from before words could be searched are taken on in one transaction.
const OLDER_AT_ONCE: i64 = 100;

/// Takes the steps that are due, for as long as the service runs; and at its beginning makes older words be found.
pub async fn keep_pressing(app: App) {
    let mut looked_at = None;
    while let Ok(1..) = writing!(app.db, tx => grievances::make_older_found(&app, tx, OLDER_AT_ONCE).await) {}
    loop {
        match take_reports(&app, looked_at).await {
            Ok(Some(last)) => {
                looked_at = Some(last);
                continue;
            }
            Ok(None) => {}
            Err(error) => tracing::error!("reports: {error}"),
        }
        // Most of the time nothing is due, and then nobody who writes has to wait for us.
        let due = reading!(app.db, tx => Ok(!grievances::due_for_a_step(&app, tx, 1).await?.is_empty()));
        let taken = match (due, waiting_replies(&app).await) {
            (Ok(false), Ok(replies)) if replies.is_empty() => Ok(0),
            (Ok(_), Ok(replies)) => {
                writing!(app.db, tx => Ok(take_replies(&app, tx, &replies).await? + press(&app, tx).await?))
            }
            (Err(error), _) | (_, Err(error)) => Err(error),
        };
        if let Err(error) = &taken {
            tracing::error!("pressing: {error}");
        }
        // More may be due than fit into one transaction.
        if !taken.is_ok_and(|taken| taken > 0) {
            tokio::time::sleep(PAUSE).await;
        }
    }
}
