//! The form that starts a campaign: filled in with what usually does, so that most campaigns are one click.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{NaiveDate, TimeDelta};
use tower_sessions::Session;

use super::super::agenda::{ServiceTimes, visiting_days};
use super::super::{self as visits, Audience, CampaignKind, NewCampaign};
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, SiteId};
use crate::people::{self, Account, Right, Role};
use crate::premises;
use crate::sites::{self, SiteFile};
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

/// The longest address of a start.
const ADDRESS_LENGTH: usize = 200;
/// How long a campaign usually takes when nothing says by when it must be over.
const USUAL_DAYS: i64 = 14;

#[derive(Template)]
#[template(path = "visits/new.html", config = "src/web/askama.toml")]
struct NewForm {
    crumbs: Vec<Crumb>,
    path: String,
    doors: usize,
    lead: String,
    has_zone: bool,
    kinds: &'static [CampaignKind],
    audiences: &'static [Audience],
    team: Vec<(AccountId, String)>,
    form: Typed,
    page: Page,
}

struct Shown {
    file: SiteFile,
    doors: usize,
    team: Vec<Account>,
}

async fn shown(app: &App, account: &Account, id: SiteId) -> Result<Shown> {
    account.must(Right::PlanCampaigns)?;
    reading!(app.db, tx => {
        let site = sites::site_seen_by(tx, account, id).await?;
        let file = sites::site_file(tx, site).await?;
        let doors = premises::count_affected(tx, id).await?;
        let mut team = Vec::new();
        for role in visits::TEAM_ROLES {
            team.extend(people::accounts_of(tx, role).await?);
        }
        Ok(Shown { file, doors, team })
    })
}

impl NewForm {
    fn of(page: Page, shown: Shown, form: Typed) -> Self {
        let path = format!("/desk/sites/{}", shown.file.site.id);
        Self {
            crumbs: vec![
                Crumb { path: Some("/desk/sites".to_owned()), label: page.t("sites-title") },
                Crumb { path: Some(path.clone()), label: shown.file.site.name.clone() },
                Crumb { path: None, label: page.t("visits-new") },
            ],
            path,
            doors: shown.doors,
            lead: page.t1("visits-new-doors", "doors", shown.doors),
            has_zone: shown.file.zone.is_some(),
            kinds: CampaignKind::ALL,
            audiences: Audience::ALL,
            team: shown.team.into_iter().map(|account| (account.id, account.name)).collect(),
            form,
            page,
        }
    }
}

/// What usually does: the kind by where the works stand, the deadline the day before they begin, every mediator.
fn usual(shown: &Shown, today: NaiveDate) -> Typed {
    let begins = shown.file.phases.iter().map(|phase| phase.from()).min().unwrap_or(shown.file.site.starts_on);
    let ends = shown.file.phases.iter().map(|phase| phase.to()).max().unwrap_or(shown.file.site.ends_on);
    let tomorrow = today + TimeDelta::days(1);
    let (kind, deadline) = if begins > tomorrow {
        (CampaignKind::Before, begins - TimeDelta::days(1))
    } else if ends >= today {
        (CampaignKind::During, today + TimeDelta::days(USUAL_DAYS))
    } else {
        (CampaignKind::After, today + TimeDelta::days(USUAL_DAYS))
    };
    // While the works go on, those are called on whom they disturb every day; the others know.
    let audience = if kind == CampaignKind::During { Audience::Establishments } else { Audience::Everyone };
    // Works far ahead are told of a month before, so that nobody has forgotten when they begin.
    let starts_on = tomorrow.max(deadline - TimeDelta::days(2 * USUAL_DAYS));
    let starts_on = visiting_days(starts_on, deadline.max(starts_on)).first().copied().unwrap_or(tomorrow);
    let times = ServiceTimes::default();
    let mut fields = vec![
        ("kind", kind.to_string()),
        ("audience", audience.to_string()),
        ("most_tries", visits::USUAL_TRIES.to_string()),
        ("starts_on", starts_on.to_string()),
        ("deadline", deadline.to_string()),
        ("first_dwelling_min", (times.first_dwelling_s / 60).to_string()),
        ("further_dwelling_min", (times.further_dwelling_s / 60).to_string()),
        ("establishment_min", (times.establishment_s / 60).to_string()),
    ];
    let mediators = shown.team.iter().filter(|account| account.role == Role::Mediator);
    fields.extend(mediators.map(|account| ("team", account.id.to_string())));
    Typed::filled(fields)
}

/// The form, filled in.
pub async fn form(State(app): State<App>, account: Account, page: Page, Path(id): Path<SiteId>) -> Result<Response> {
    let shown = shown(&app, &account, id).await?;
    let form = usual(&shown, page.today());
    html(&NewForm::of(page, shown, form))
}

fn read(form: &Typed) -> Result<NewCampaign> {
    let mut faults = Faults::new();
    let kind = form.word("kind", &mut faults);
    let audience = form.word("audience", &mut faults);
    let mut date = |name: &str| {
        form.required(name, 20, &mut faults);
        form.date(name, &mut faults)
    };
    let (starts_on, deadline) = (date("starts_on"), date("deadline"));
    let mut minutes = |name: &str| {
        form.required(name, 10, &mut faults);
        // Beyond an hour or two the verb says what is too long.
        form.parsed::<i64>(name, "form-not-a-number", &mut faults).map(|minutes| minutes.clamp(-1, 100_000) * 60)
    };
    let first_dwelling_s = minutes("first_dwelling_min");
    let further_dwelling_s = minutes("further_dwelling_min");
    let establishment_s = minutes("establishment_min");
    form.required("most_tries", 10, &mut faults);
    let most_tries: Option<i64> = form.parsed("most_tries", "form-not-a-number", &mut faults);
    let start_address = form.optional("start_address", ADDRESS_LENGTH, &mut faults);
    let repeats_weeks: Option<i64> = form.parsed("repeats_weeks", "form-not-a-number", &mut faults);
    let team = form.values("team").filter_map(|id| id.parse().ok()).collect();
    faults.end()?;
    let service = || {
        Some(ServiceTimes {
            first_dwelling_s: first_dwelling_s?,
            further_dwelling_s: further_dwelling_s?,
            establishment_s: establishment_s?,
        })
    };
    let whole = || {
        Some(NewCampaign {
            kind: kind?,
            audience: audience?,
            most_tries: most_tries?,
            starts_on: starts_on?,
            deadline: deadline?,
            team,
            service: service()?,
            start_address,
            repeats_weeks,
        })
    };
    whole().ok_or_else(|| Error::invalid("/kind", Sentence::new("form-required")))
}

/// Starts the campaign, or gives the form back.
pub async fn start(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<SiteId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::PlanCampaigns)?;
    let started = match read(&form) {
        Ok(new) => writing!(app.db, tx => visits::start_campaign(&app, tx, &account, id, &new).await),
        Err(error) => Err(error),
    };
    match started {
        Ok(campaign) => {
            tell_next(&session, Sentence::new("visits-started")).await?;
            Ok(see(format!("/desk/campaigns/{campaign}")))
        }
        Err(error) => {
            let form = form.with_faults(error)?;
            let shown = shown(&app, &account, id).await?;
            html_with(StatusCode::UNPROCESSABLE_ENTITY, &NewForm::of(page, shown, form))
        }
    }
}
