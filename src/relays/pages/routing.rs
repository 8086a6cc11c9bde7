//! The table of who is told at the contractor's, and the form of one more line.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use tower_sessions::Session;

use super::super::{self as relays, Duty, Route, RouteDraft};
use crate::app::App;
use crate::error::Result;
use crate::grievances::{Category, choices};
use crate::i18n::Sentence;
use crate::id::{RouteId, SiteId};
use crate::people::{Account, Right};
use crate::sites::{self, Day, Phase};
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "relays/routing.html", config = "src/web/askama.toml")]
struct Routing {
    crumbs: Vec<Crumb>,
    path: String,
    manager: String,
    lines: Vec<Line>,
    categories: Vec<(String, String)>,
    phases: Vec<(String, String)>,
    duties: &'static [Duty],
    days: &'static [Day],
    form: Typed,
    page: Page,
}

struct Line {
    id: RouteId,
    name: String,
    reach: String,
    what: String,
    when: String,
    duty: Duty,
}

impl Line {
    fn of(page: &Page, route: &Route, phases: &[Phase]) -> Self {
        let own = &route.details;
        let days: Vec<String> = own.days.iter().map(|day| page.word("day", day)).collect();
        let when = Sentence::new("relays-route-when")
            .with("days", days.join(", "))
            .with("from", page.time(&own.from))
            .with("to", page.time(&own.to));
        let reach = [
            own.contact.email.as_ref().map(ToString::to_string),
            own.contact.telephone.as_ref().map(ToString::to_string),
        ];
        let phase = own.phase_id.and_then(|id| phases.iter().find(|phase| phase.id == id));
        let mut when = page.tell(&when);
        if let Some(phase) = phase {
            when = format!("{when} ({})", phase.name);
        }
        Self {
            id: route.id,
            name: own.contact.name.clone(),
            reach: reach.into_iter().flatten().collect::<Vec<_>>().join(", "),
            what: own.category.map_or_else(|| page.t("relays-route-everything"), |own| page.word("category", own)),
            when,
            duty: own.duty,
        }
    }
}

async fn shown(app: &App, account: &Account, page: Page, id: SiteId, form: Typed) -> Result<Routing> {
    account.must(Right::RegisterSites)?;
    let (site, routes, contacts, phases) = reading!(app.db, tx => {
        let site = sites::site_seen_by(tx, account, id).await?;
        let routes = relays::routes_of(app, tx, id).await?;
        let contacts = sites::relay_contacts(app, tx, id).await?;
        Ok((site, routes, contacts, sites::phases(tx, id).await?))
    })?;
    let title = page.t("relays-routing");
    Ok(Routing {
        crumbs: vec![
            Crumb { path: Some("/desk/sites".to_owned()), label: page.t("sites-title") },
            Crumb { path: Some(format!("/desk/sites/{id}")), label: site.name },
            Crumb { path: None, label: title },
        ],
        path: format!("/desk/sites/{id}/routing"),
        manager: contacts.site_manager.name,
        lines: routes.iter().map(|route| Line::of(&page, route, &phases)).collect(),
        categories: choices(&page, "category", Category::ALL),
        phases: phases.into_iter().map(|phase| (phase.id.to_string(), phase.details.name)).collect(),
        duties: Duty::ALL,
        days: Day::ALL,
        form,
        page,
    })
}

fn fresh() -> Typed {
    let mut fields = vec![("from", "08:00"), ("to", "18:00"), ("duty", "on_call")];
    fields.extend(["mon", "tue", "wed", "thu", "fri"].map(|day| ("days", day)));
    Typed::filled(fields)
}

/// `GET /desk/sites/{id}/routing`.
pub async fn page(State(app): State<App>, account: Account, page: Page, Path(id): Path<SiteId>) -> Result<Response> {
    html(&shown(&app, &account, page, id, fresh()).await?)
}

/// `POST /desk/sites/{id}/routing`: adds a line, or gives the form back.
pub async fn add(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<SiteId>,
    form: Typed,
) -> Result<Response> {
    let text = |name: &str| form.text(name).map(ToOwned::to_owned);
    let draft = RouteDraft {
        category: text("category"),
        phase: text("phase"),
        days: form.values("days").map(ToOwned::to_owned).collect(),
        from: text("from"),
        to: text("to"),
        duty: text("duty"),
        name: text("name"),
        email: text("email"),
        telephone: text("telephone"),
    };
    let outcome = match draft.checked() {
        Ok(details) => writing!(app.db, tx => relays::add_route(&app, tx, &account, id, &details).await.map(drop)),
        Err(error) => Err(error),
    };
    if let Err(error) = outcome {
        let form = form.with_faults(error)?;
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &shown(&app, &account, page, id, form).await?);
    }
    tell_next(&session, Sentence::new("relays-route-added")).await?;
    Ok(see(format!("/desk/sites/{id}/routing")))
}

/// `POST /desk/sites/{id}/routing/{route_id}/remove`.
pub async fn remove(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path((id, route_id)): Path<(SiteId, RouteId)>,
) -> Result<Response> {
    writing!(app.db, tx => relays::remove_route(&app, tx, &account, id, route_id).await)?;
    tell_next(&session, Sentence::new("relays-route-removed")).await?;
    Ok(see(format!("/desk/sites/{id}/routing")))
}
