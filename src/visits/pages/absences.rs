//! Absences at the desk: reported for somebody of a campaign's team, taken back day by day.

use axum::extract::{Path, State};
use axum::response::Response;
use tower_sessions::Session;

use super::super as visits;
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, CampaignId};
use crate::people::{Account, Right};
use crate::web::{Typed, see, tell_next};
use crate::writing;

/// Reports an absence; published rounds of those days are taken back.
pub async fn report(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<CampaignId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::PlanCampaigns)?;
    let mut faults = Faults::new();
    form.required("who", 60, &mut faults);
    form.required("from", 20, &mut faults);
    let who: Option<AccountId> = form.parsed("who", "form-not-a-word", &mut faults);
    let from = form.date("from", &mut faults);
    let to = form.date("to", &mut faults).or(from);
    faults.end()?;
    let (Some(who), Some(from), Some(to)) = (who, from, to) else { return Err(Error::NotFound) };
    let taken_back = writing!(app.db, tx => visits::report_absence(&app, tx, &account, who, from, to).await)?;
    tell_next(&session, Sentence::new("visits-absence-reported").with("rounds", taken_back)).await?;
    Ok(see(format!("/desk/campaigns/{id}")))
}

/// Takes back one day of an absence.
pub async fn remove(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<CampaignId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::PlanCampaigns)?;
    let mut faults = Faults::new();
    form.required("who", 60, &mut faults);
    form.required("day", 20, &mut faults);
    let who: Option<AccountId> = form.parsed("who", "form-not-a-word", &mut faults);
    let day = form.date("day", &mut faults);
    faults.end()?;
    let (Some(who), Some(day)) = (who, day) else { return Err(Error::NotFound) };
    writing!(app.db, tx => visits::take_back_absence(&app, tx, &account, who, day).await)?;
    tell_next(&session, Sentence::new("visits-absence-removed")).await?;
    Ok(see(format!("/desk/campaigns/{id}")))
}
