//! One door as a site sees it: why it is on the list or not, and where it is added or excluded by hand, with a reason that stays and
//! a way back. Doors that nothing reaches are found by their address.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use tower_sessions::Session;

use super::affected::{Row, crumbs};
use super::words;
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::{PremisesId, SiteId};
use crate::people::{Account, Right};
use crate::premises::affected::Bounds;
use crate::premises::{self, Choice, DoorOfSite};
use crate::sites::Site;
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, sites, writing};

/// The longest reason.
const REASON_LENGTH: usize = 300;

#[derive(Template)]
#[template(path = "premises/door.html", config = "src/web/askama.toml")]
struct DoorPage {
    crumbs: Vec<Crumb>,
    path: String,
    list_path: String,
    map_path: String,
    row: Row,
    opening_hours: Option<String>,
    is_listed: bool,
    /// What may be decided now; none when it was decided already, or by somebody who may not.
    choice: Option<Choice>,
    may_undo: bool,
    form: Typed,
    page: Page,
}

async fn shown(app: &App, account: &Account, id: SiteId, door: PremisesId) -> Result<(Site, DoorOfSite)> {
    reading!(app.db, tx => {
        let found = premises::door_of_site(tx, account, id, door).await?;
        Ok((sites::site(tx, id).await?, found))
    })
}

fn door_page(account: &Account, page: Page, site: &Site, found: DoorOfSite, form: Typed) -> DoorPage {
    let DoorOfSite { door, is_listed, phases } = found;
    let list_path = format!("/desk/sites/{}/affected", site.id);
    let row = Row::of(&page, &list_path, &phases, &door);
    let may_change = account.may(Right::ChangeAffected);
    let choice = if is_listed { Choice::Excluded } else { Choice::Added };
    DoorPage {
        crumbs: crumbs(&page, site, Some(row.label.clone())),
        path: row.path.clone(),
        map_path: format!("/s/{}/map.svg?door={}", site.code, door.premises.id),
        list_path,
        choice: (may_change && door.by_hand.is_none()).then_some(choice),
        may_undo: may_change && door.by_hand.is_some(),
        opening_hours: door.premises.opening_hours,
        row,
        is_listed,
        form,
        page,
    }
}

/// One door.
pub async fn door(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path((id, door)): Path<(SiteId, PremisesId)>,
) -> Result<Response> {
    let (site, found) = shown(&app, &account, id, door).await?;
    html(&door_page(&account, page, &site, found, Typed::empty()))
}

/// A decision as it was typed or sent: what, and why.
pub fn decision(form: &Typed) -> Result<(Choice, String)> {
    let mut faults = Faults::new();
    let choice = form.word("choice", &mut faults);
    let reason = form.required("reason", REASON_LENGTH, &mut faults);
    faults.end()?;
    choice.zip(reason).ok_or(Error::NotFound)
}

/// Adds or excludes it.
pub async fn decide(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path((id, door)): Path<(SiteId, PremisesId)>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::ChangeAffected)?;
    let (choice, reason) = match decision(&form) {
        Ok(decision) => decision,
        Err(error) => {
            let (site, found) = shown(&app, &account, id, door).await?;
            let form = form.with_faults(error)?;
            return html_with(StatusCode::UNPROCESSABLE_ENTITY, &door_page(&account, page, &site, found, form));
        }
    };
    writing!(app.db, tx => premises::decide_by_hand(&app, tx, &account, id, door, choice, &reason).await)?;
    let told = match choice {
        Choice::Added => "premises-told-added",
        Choice::Excluded => "premises-told-excluded",
    };
    tell_next(&session, Sentence::new(told)).await?;
    Ok(see(format!("/desk/sites/{id}/affected/{door}")))
}

/// Takes a decision back.
pub async fn undo(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path((id, door)): Path<(SiteId, PremisesId)>,
) -> Result<Response> {
    writing!(app.db, tx => premises::undo_by_hand(&app, tx, &account, id, door).await)?;
    tell_next(&session, Sentence::new("premises-told-undone")).await?;
    Ok(see(format!("/desk/sites/{id}/affected/{door}")))
}

#[derive(Template)]
#[template(path = "premises/add.html", config = "src/web/askama.toml")]
struct AddPage {
    crumbs: Vec<Crumb>,
    path: String,
    list_path: String,
    asked: String,
    rows: Vec<Found>,
    page: Page,
}

/// An address that was found.
struct Found {
    path: String,
    label: String,
    town: String,
}

/// What is looked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// Looks a door up near the zone, to add it by hand.
pub async fn add(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
    Query(Asked { q }): Query<Asked>,
) -> Result<Response> {
    account.must(Right::ChangeAffected)?;
    let (site, near) = reading!(app.db, tx => {
        let site = sites::site_seen_by(tx, &account, id).await?;
        let zone = sites::current_zone(tx, id).await?.ok_or(Error::NotFound)?;
        Ok((site, Bounds::of(zone.outline.multi_polygon()).map(|bounds| bounds.middle())))
    })?;
    let found = premises::look_up(&app, near, &q).await?.doors;
    let list_path = format!("/desk/sites/{id}/affected");
    let row = |premises: &premises::Premises| Found {
        path: format!("{list_path}/{}", premises.id),
        label: words::label(page.language, premises),
        town: words::town(&premises.address),
    };
    let rows = found.iter().map(row).collect();
    html(&AddPage {
        crumbs: crumbs(&page, &site, Some(page.t("premises-add"))),
        path: format!("{list_path}/add"),
        list_path,
        asked: q,
        rows,
        page,
    })
}
