//! Exceptions at the desk: other hours for a member of the team on some days, taken back day by day.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use tower_sessions::Session;

use super::super::{self as visits, NewException};
use super::team;
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::AccountId;
use crate::people::{Account, Right};
use crate::web::{Page, Typed, html_with, see, tell_next};
use crate::writing;

/// The fields of an exception.
const FIELDS: [&str; 5] = ["on", "until", "starts", "ends", "rest_min"];

/// Notes other hours, or gives the form back; published rounds that no longer fit are counted.
pub async fn note(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<AccountId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::PlanCampaigns)?;
    let mut faults = Faults::new();
    for name in ["on", "starts", "ends"] {
        form.required(name, 20, &mut faults);
    }
    let from = form.date("on", &mut faults);
    let to = form.date("until", &mut faults).or(from);
    let hours = team::stretch(&form, "starts", "ends", &mut faults);
    let break_s = team::break_s(&form, "rest_min", &mut faults);
    let noted = match (faults.end(), from, to, hours) {
        (Err(error), ..) => Err(error),
        (Ok(()), Some(from), Some(to), Some(hours)) => {
            let new = NewException { from, to, hours, break_s };
            writing!(app.db, tx => {
                visits::note_exception(&app, tx, &account, id, &new).await?;
                visits::misfits(&app, tx, &account, id).await
            })
        }
        (Ok(()), ..) => Err(Error::NotFound),
    };
    match noted {
        Ok(misfits) => {
            tell_next(&session, Sentence::new("visits-exception-noted").with("rounds", misfits.len())).await?;
            Ok(see(format!("/desk/team/{id}")))
        }
        Err(error) => {
            let again = team::shown(&app, &account, page, id, |member| {
                let mut both = team::filled(member);
                FIELDS.iter().for_each(|name| both.set(name, form.value(name)));
                both.with_faults(error)
            });
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &again.await?)
        }
    }
}

/// Takes one day of an exception back.
pub async fn remove(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<AccountId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::PlanCampaigns)?;
    let mut faults = Faults::new();
    form.required("day", 20, &mut faults);
    let day = form.date("day", &mut faults);
    faults.end()?;
    let day = day.ok_or(Error::NotFound)?;
    let misfits = writing!(app.db, tx => {
        visits::take_back_exception(&app, tx, &account, id, day).await?;
        visits::misfits(&app, tx, &account, id).await
    })?;
    tell_next(&session, Sentence::new("visits-exception-removed").with("rounds", misfits.len())).await?;
    Ok(see(format!("/desk/team/{id}")))
}
