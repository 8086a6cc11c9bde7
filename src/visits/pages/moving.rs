//! A door in the coordinator's hand: every draft round that it could join, with what that costs and what it breaks; and the time to which
//! it can be locked.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use tower_sessions::Session;

use super::super::{self as visits, Way};
use super::words::{self, StopLine};
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::{RoundId, StopId};
use crate::people::{Account, Right};
use crate::web::{Crumb, Json, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "visits/move.html", config = "src/web/askama.toml")]
struct MovePage {
    crumbs: Vec<Crumb>,
    path: String,
    label: String,
    appointment_path: String,
    now: String,
    ways: Vec<WayWords>,
    appointment: Option<String>,
    form: Typed,
    page: Page,
}

/// A round that the door could join, in words.
#[derive(Serialize)]
pub struct WayWords {
    round: RoundId,
    mediator: String,
    day: String,
    time: String,
    cost: String,
    breaches: Vec<String>,
}

impl WayWords {
    fn of(page: &Page, way: &Way) -> Self {
        Self {
            round: way.round.id,
            mediator: way.round.mediator.clone(),
            day: page.day(&way.round.walked_on),
            time: words::clock(page, way.start_s),
            cost: match way.more_walking_s {
                more if more > 0 => page.t1("visits-move-more", "walking", words::duration(page, more)),
                less => page.t1("visits-move-less", "walking", words::duration(page, -less)),
            },
            breaches: way.breaches.iter().map(|breach| page.tell(breach)).collect(),
        }
    }
}

/// The same for the script with which a door is dragged.
pub async fn ways(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path((_, id)): Path<(RoundId, StopId)>,
) -> Result<Json<Vec<WayWords>>> {
    let ways = visits::weigh(&app, &account, id).await?;
    Ok(Json(ways.iter().map(|way| WayWords::of(&page, way)).collect()))
}

/// The rounds to choose from, and the time to which the door can be locked.
pub async fn form(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path((_, id)): Path<(RoundId, StopId)>,
) -> Result<Response> {
    html(&shown(&app, &account, page, id, Typed::empty()).await?)
}

async fn shown(app: &App, account: &Account, page: Page, id: StopId, form: Typed) -> Result<MovePage> {
    let ways = visits::weigh(app, account, id).await?;
    let (round, file) = reading!(app.db, tx => visits::stop_seen_by(tx, account, id).await)?;
    let stop = StopLine::of(&page, &file);
    let round_path = format!("/desk/rounds/{}", round.id);
    Ok(MovePage {
        crumbs: vec![
            Crumb { path: Some(format!("/desk/campaigns/{}", round.campaign_id)), label: page.t("visits-rounds") },
            Crumb { path: Some(round_path.clone()), label: page.day(&round.walked_on) },
            Crumb { path: None, label: page.t("visits-move") },
        ],
        path: words::move_path(round.id, id),
        appointment_path: format!("{round_path}/stops/{id}/appointment"),
        label: stop.label,
        now: format!("{}, {}, {}", round.mediator, page.day(&round.walked_on), stop.time),
        ways: ways.iter().map(|way| WayWords::of(&page, way)).collect(),
        appointment: stop.appointment,
        form,
        page,
    })
}

/// Moves the door.
pub async fn to_round(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path((_, id)): Path<(RoundId, StopId)>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::PlanCampaigns)?;
    let mut faults = Faults::new();
    form.required("to", 60, &mut faults);
    let to: Option<RoundId> = form.parsed("to", "form-not-a-word", &mut faults);
    faults.end()?;
    let way = visits::move_to(&app, &account, id, to.ok_or(Error::NotFound)?).await?;
    tell_next(&session, Sentence::new("visits-moved").with("name", way.round.mediator.as_str())).await?;
    Ok(see(format!("/desk/campaigns/{}?day={}", way.round.campaign_id, way.round.walked_on)))
}

/// Locks the door to a time, frees it when both fields are empty, or gives the form back.
pub async fn appointment(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path((_, id)): Path<(RoundId, StopId)>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::PlanCampaigns)?;
    let (round, _) = reading!(app.db, tx => visits::stop_seen_by(tx, &account, id).await)?;
    let mut faults = Faults::new();
    let asked = words::appointment(&form, &mut faults);
    let made = match faults.end() {
        Ok(()) => writing!(app.db, tx => visits::make_appointment(&app, tx, &account, id, asked).await),
        Err(error) => Err(error),
    };
    match made {
        Ok(()) => {
            let told = if asked.is_some() { "visits-appointment-made" } else { "visits-appointment-gone" };
            tell_next(&session, Sentence::new(told)).await?;
            Ok(see(format!("/desk/campaigns/{}", round.campaign_id)))
        }
        Err(error) => {
            let form = form.with_faults(error)?;
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &shown(&app, &account, page, id, form).await?)
        }
    }
}
