//! Moving a door by hand: every draft round that it could join, with what that costs and what it breaks.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use tower_sessions::Session;

use super::super::{self as visits, Movable, Setting, Way};
use super::words;
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::{RoundId, StopId};
use crate::people::{Account, Right};
use crate::web::{Crumb, Page, Typed, html, see, tell_next};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "visits/move.html", config = "src/web/askama.toml")]
struct MovePage {
    crumbs: Vec<Crumb>,
    path: String,
    label: String,
    now: String,
    ways: Vec<WayWords>,
    page: Page,
}

/// A round that the door could join, in words.
struct WayWords {
    round: RoundId,
    mediator: String,
    day: String,
    time: String,
    cost: String,
    breaches: Vec<String>,
}

async fn weighed(app: &App, account: &Account, id: StopId) -> Result<(Movable, Setting, Vec<Way>)> {
    account.must(Right::PlanCampaigns)?;
    let movable = reading!(app.db, tx => visits::movable(app, tx, account, id).await)?;
    let weighing = tokio::task::spawn_blocking(move || {
        let (setting, ways) = visits::ways(&movable)?;
        Ok((movable, setting, ways))
    });
    weighing.await.map_err(Error::internal)?
}

/// The rounds to choose from.
pub async fn form(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path((round_id, id)): Path<(RoundId, StopId)>,
) -> Result<Response> {
    let (_, _, ways) = weighed(&app, &account, id).await?;
    let (round, file) = reading!(app.db, tx => visits::stop_seen_by(tx, &account, id).await)?;
    let way = |way: &Way| WayWords {
        round: way.round.id,
        mediator: way.round.mediator.clone(),
        day: page.day(&way.round.walked_on),
        time: words::clock(&page, way.start_s),
        cost: match way.more_walking_s {
            more if more > 0 => page.t1("visits-move-more", "walking", words::duration(&page, more)),
            less => page.t1("visits-move-less", "walking", words::duration(&page, -less)),
        },
        breaches: way.breaches.iter().map(|breach| page.tell(breach)).collect(),
    };
    html(&MovePage {
        crumbs: vec![
            Crumb { path: Some(format!("/desk/campaigns/{}", round.campaign_id)), label: page.t("visits-rounds") },
            Crumb { path: Some(format!("/desk/rounds/{round_id}")), label: page.day(&round.walked_on) },
            Crumb { path: None, label: page.t("visits-move") },
        ],
        path: format!("/desk/rounds/{round_id}/stops/{id}/move"),
        label: file.premises.label(),
        now: format!("{}, {}, {}", round.mediator, page.day(&round.walked_on), words::clock(&page, file.stop.start_s)),
        ways: ways.iter().map(way).collect(),
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
    let (movable, setting, ways) = weighed(&app, &account, id).await?;
    let way = ways.iter().find(|way| Some(way.round.id) == to).ok_or(Error::NotFound)?;
    writing!(app.db, tx => visits::move_stop(&app, tx, &account, &movable, &setting, way).await)?;
    tell_next(&session, Sentence::new("visits-moved").with("name", way.round.mediator.as_str())).await?;
    Ok(see(format!("/desk/campaigns/{}?day={}", way.round.campaign_id, way.round.walked_on)))
}
