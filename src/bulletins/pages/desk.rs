//! The desk's bulletins, which are shown with their number and price before they go out.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use tower_sessions::Session;

use super::super::{self as bulletins, Aim, Bulletin, BulletinDraft, BulletinState, Estimate};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Sentence;
use crate::id::{BulletinId, SiteId};
use crate::notifications;
use crate::people::{Account, Right};
use crate::sites::{self, Site};
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{premises, reading, writing};

#[derive(Template)]
#[template(path = "bulletins/list.html", config = "src/web/askama.toml")]
struct List {
    crumbs: Vec<Crumb>,
    new_path: String,
    may_send: bool,
    lines: Vec<Line>,
    page: Page,
}

/// A bulletin in the words of lists.
struct Line {
    path: String,
    title: String,
    state: String,
    tone: &'static str,
    aim: String,
    people: String,
    when: String,
    made_by: String,
}

impl Line {
    fn of(page: &Page, bulletin: &Bulletin) -> Self {
        Self {
            path: format!("/desk/bulletins/{}", bulletin.id),
            title: bulletin.title.clone(),
            state: page.word("bulletin-state", bulletin.state),
            tone: match bulletin.state {
                BulletinState::Planned => "care",
                BulletinState::Sending => "info",
                BulletinState::Sent => "good",
                BulletinState::Stopped => "",
            },
            aim: match &bulletin.street {
                Some(street) => page.t1("bulletin-aim-of-street", "street", street.as_str()),
                None => page.word("bulletin-aim", bulletin.aim),
            },
            people: page.t1("bulletins-people", "count", bulletin.people as f64),
            when: page.moment(&bulletin.starts_at),
            made_by: bulletin.made_by_name.clone(),
        }
    }
}

fn crumbs(page: &Page, site: &Site, more: &[(Option<String>, String)]) -> Vec<Crumb> {
    let mut crumbs = vec![
        Crumb { path: Some("/desk/sites".to_owned()), label: page.t("sites-title") },
        Crumb { path: Some(format!("/desk/sites/{}", site.id)), label: site.name.clone() },
    ];
    crumbs.extend(more.iter().cloned().map(|(path, label)| Crumb { path, label }));
    crumbs
}

pub(super) async fn list(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
) -> Result<Response> {
    let (site, all) = reading!(app.db, tx => {
        let all = bulletins::bulletins_of_site(tx, &account, id).await?;
        Ok((sites::site(tx, id).await?, all))
    })?;
    html(&List {
        crumbs: crumbs(&page, &site, &[(None, page.t("bulletins-title"))]),
        new_path: format!("/desk/sites/{id}/bulletins/new"),
        may_send: account.may(Right::SendBulletins),
        lines: all.iter().map(|bulletin| Line::of(&page, bulletin)).collect(),
        page,
    })
}

#[derive(Template)]
#[template(path = "bulletins/new.html", config = "src/web/askama.toml")]
struct New {
    crumbs: Vec<Crumb>,
    action: String,
    map_box: String,
    aims: &'static [Aim],
    phases: Vec<(String, String)>,
    streets: Vec<String>,
    estimate: Option<EstimateWords>,
    form: Typed,
    page: Page,
}

/// What a bulletin would reach and cost, in words.
struct EstimateWords {
    people: String,
    ways: String,
    price: String,
    others: String,
    reaches_anybody: bool,
}

impl EstimateWords {
    fn of(page: &Page, estimate: &Estimate) -> Self {
        let ways = Sentence::new("bulletins-ways").with("emails", estimate.emails).with("sms", estimate.sms);
        let price = match estimate.price {
            _ if estimate.segments == 0 => String::new(),
            Some(price) => page.tell(
                &Sentence::new("bulletins-price")
                    .with("segments", estimate.segments)
                    .with("price", notifications::euros(price, page.language)),
            ),
            None => page.t1("bulletins-price-unknown", "segments", estimate.segments),
        };
        Self {
            people: page.t1("bulletins-people", "count", estimate.people),
            ways: page.tell(&ways),
            price,
            others: match estimate.others {
                0 => String::new(),
                others => page.t1("bulletins-others", "count", others),
            },
            reaches_anybody: estimate.people > 0,
        }
    }
}

impl New {
    async fn of(app: &App, page: Page, account: &Account, id: SiteId, form: Typed) -> Result<Self> {
        account.must(Right::SendBulletins)?;
        let (site, phases, doors, zone) = reading!(app.db, tx => {
            let site = sites::site_seen_by(tx, account, id).await?;
            let phases = sites::phases(tx, id).await?;
            let doors = premises::affected_of_site(tx, id).await?;
            Ok((site, phases, doors, sites::current_zone(tx, id).await?))
        })?;
        let mut streets: Vec<String> = doors.into_iter().filter_map(|door| door.premises.address.street).collect();
        streets.sort();
        streets.dedup();
        let map_box = zone.map(|zone| {
            let bounds = zone.outline.bounding_box();
            let (min, max) = (bounds.min(), bounds.max());
            format!("{},{},{},{}", min.x, min.y, max.x, max.y)
        });
        Ok(Self {
            crumbs: crumbs(
                &page,
                &site,
                &[
                    (Some(format!("/desk/sites/{id}/bulletins")), page.t("bulletins-title")),
                    (None, page.t("bulletins-new")),
                ],
            ),
            action: format!("/desk/sites/{id}/bulletins/new"),
            map_box: map_box.unwrap_or_default(),
            aims: Aim::ALL,
            phases: phases.into_iter().map(|phase| (phase.id.to_string(), phase.details.name)).collect(),
            streets,
            estimate: None,
            form,
            page,
        })
    }
}

pub(super) async fn new(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
) -> Result<Response> {
    let form = Typed::filled([("aim", Aim::Site.as_str())]);
    html(&New::of(&app, page, &account, id, form).await?)
}

fn draft_of(form: &Typed) -> BulletinDraft {
    let text = |name: &str| form.text(name).map(ToOwned::to_owned);
    BulletinDraft {
        title: text("title"),
        words: text("words"),
        aim: text("aim"),
        phase_id: text("phase_id"),
        street: text("street"),
        area: text("area").map(Into::into),
        on: text("on"),
        at: text("at"),
    }
}

/// Shows what a bulletin would reach and cost, and plans it only when that was seen: the second button carries the number of people.
pub(super) async fn plan(
    State(app): State<App>,
    account: Account,
    page: Page,
    session: Session,
    Path(id): Path<SiteId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::SendBulletins)?;
    let draft = draft_of(&form);
    let seen = form.text("seen").and_then(|text| text.parse::<usize>().ok());
    let counted = reading!(app.db, tx => {
        let site = sites::site_seen_by(tx, &account, id).await?;
        let new = draft.checked(&app, tx, id).await?;
        let estimate = bulletins::estimate(&app, tx, &site, &new).await?;
        Ok((new, estimate))
    });
    let (new, estimate) = match counted {
        Ok(counted) => counted,
        Err(error) => {
            let form = form.with_faults(error)?;
            return html_with(StatusCode::UNPROCESSABLE_ENTITY, &New::of(&app, page, &account, id, form).await?);
        }
    };
    if seen == Some(estimate.people) && estimate.people > 0 {
        let bulletin = writing!(app.db, tx => bulletins::plan(&app, tx, &account, id, &new).await)?;
        tell_next(&session, Sentence::new("bulletins-planned")).await?;
        return Ok(see(format!("/desk/bulletins/{bulletin}")));
    }
    let mut form = form;
    form.set("seen", estimate.people.to_string());
    let words = EstimateWords::of(&page, &estimate);
    html(&New { estimate: Some(words), ..New::of(&app, page, &account, id, form).await? })
}

#[derive(Template)]
#[template(path = "bulletins/one.html", config = "src/web/askama.toml")]
struct One {
    crumbs: Vec<Crumb>,
    line: Line,
    words: String,
    segments: String,
    /// How many messages stand where.
    states: Vec<(String, String)>,
    messages_path: String,
    stop_path: String,
    may_stop: bool,
    page: Page,
}

pub(super) async fn one(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<BulletinId>,
) -> Result<Response> {
    let (bulletin, site, states) = reading!(app.db, tx => {
        let bulletin = bulletins::bulletin_seen_by(tx, &account, id).await?;
        let site = sites::site(tx, bulletin.site_id).await?;
        Ok((bulletin, site, notifications::states_about(tx, &id.to_string()).await?))
    })?;
    let waits = states.iter().any(|(state, _)| state.is_waiting());
    html(&One {
        crumbs: crumbs(
            &page,
            &site,
            &[
                (Some(format!("/desk/sites/{}/bulletins", site.id)), page.t("bulletins-title")),
                (None, bulletin.title.clone()),
            ],
        ),
        line: Line::of(&page, &bulletin),
        segments: page.number(bulletin.segments),
        states: states.iter().map(|(state, count)| (page.word("message-state", state), page.number(*count))).collect(),
        messages_path: format!("/desk/messages?about={id}"),
        stop_path: format!("/desk/bulletins/{id}/stop"),
        may_stop: account.may(Right::SendBulletins)
            && (waits || matches!(bulletin.state, BulletinState::Planned | BulletinState::Sending)),
        words: bulletin.words,
        page,
    })
}

pub(super) async fn stop(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<BulletinId>,
) -> Result<Response> {
    let taken_back = writing!(app.db, tx => bulletins::stop(&app, tx, &account, id).await)?;
    tell_next(&session, Sentence::new("bulletins-stopped").with("count", taken_back as f64)).await?;
    Ok(see(format!("/desk/bulletins/{id}")))
}
