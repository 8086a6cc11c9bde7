//! The phases of a site with their nuisances: all of them, and the form of one, on one page that needs no script.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use tower_sessions::Session;

use super::super::{self as sites, Day, Nuisance, Phase, PhaseDraft, Reach, UsualReaches};
use super::crumbs;
use super::words::PhaseWords;
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{PhaseId, SiteId};
use crate::people::{Account, Right};
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

#[derive(Template)]
#[template(path = "sites/phases.html", config = "src/web/askama.toml")]
struct Phases {
    title: String,
    crumbs: Vec<Crumb>,
    path: String,
    phases: Vec<PhaseWords>,
    /// The phase in the form; none: a new one.
    changed: Option<String>,
    has_zone: bool,
    days: &'static [Day],
    nuisances: Vec<NuisanceField>,
    /// Where the usual reaches are set.
    usual_path: String,
    form: Typed,
    page: Page,
}

/// The row of a nuisance in the form.
struct NuisanceField {
    word: &'static str,
    name: String,
    reach: String,
    chosen: bool,
}

impl Phases {
    async fn shown(
        app: &App,
        account: &Account,
        page: Page,
        site_id: SiteId,
        phase_id: Option<PhaseId>,
        form: Option<Typed>,
    ) -> Result<Self> {
        account.must(Right::RegisterSites)?;
        let (file, usual) = reading!(app.db, tx => {
            let site = sites::site_seen_by(tx, account, site_id).await?;
            let usual = sites::usual_reaches(tx, site.organisation_id).await?;
            Ok((sites::site_file(tx, site).await?, usual))
        })?;
        let form = match (form, phase_id) {
            (Some(form), _) => form,
            (None, None) => fresh(&file),
            (None, Some(id)) => filled(file.phases.iter().find(|phase| phase.id == id).ok_or(Error::NotFound)?),
        };
        let title = page.t("sites-phases");
        Ok(Self {
            crumbs: crumbs(&page, &file.site, &title),
            title,
            path: format!("/desk/sites/{site_id}/phases"),
            phases: file.phases.iter().map(|phase| PhaseWords::of(&page, phase)).collect(),
            changed: phase_id.map(|id| id.to_string()),
            has_zone: file.zone.is_some(),
            days: Day::ALL,
            nuisances: Nuisance::ALL.iter().map(|nuisance| nuisance_field(&page, &form, &usual, *nuisance)).collect(),
            usual_path: format!("/desk/organisations/{}/reaches", file.site.organisation_id),
            form,
            page,
        })
    }
}

fn nuisance_field(page: &Page, form: &Typed, usual: &UsualReaches, nuisance: Nuisance) -> NuisanceField {
    let typed = form.value(&reach_name(nuisance));
    NuisanceField {
        word: nuisance.as_str(),
        name: page.word("nuisance", nuisance),
        reach: if typed.is_empty() { usual.reach_m(nuisance).to_string() } else { typed.to_owned() },
        chosen: form.has("nuisances", nuisance.as_str()),
    }
}

fn reach_name(nuisance: Nuisance) -> String {
    format!("reach_{nuisance}")
}

/// The form of a new phase: usual hours and days; the dates follow the last phase, or are the site's.
fn fresh(file: &sites::SiteFile) -> Typed {
    let from = file.phases.iter().map(|phase| phase.to()).max().and_then(|last| last.succ_opt());
    let from = from.unwrap_or(file.site.starts_on);
    let to = file.site.ends_on.max(from);
    let mut fields = vec![
        ("announced_from", from.to_string()),
        ("announced_to", to.to_string()),
        ("day_from", "08:00".to_owned()),
        ("day_to", "17:00".to_owned()),
    ];
    fields.extend(["mon", "tue", "wed", "thu", "fri"].map(|day| ("days", day.to_owned())));
    Typed::filled(fields)
}

fn filled(phase: &Phase) -> Typed {
    let draft = PhaseDraft::of(phase);
    let single = [
        ("name", draft.name),
        ("announced_from", draft.announced_from),
        ("announced_to", draft.announced_to),
        ("verified_from", draft.verified_from),
        ("verified_to", draft.verified_to),
        ("day_from", draft.day_from),
        ("day_to", draft.day_to),
    ];
    let mut fields: Vec<(String, String)> =
        single.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    fields.extend(draft.days.into_iter().map(|day| ("days".to_owned(), day)));
    for own in &phase.nuisances {
        fields.push(("nuisances".to_owned(), own.nuisance.to_string()));
        fields.push((reach_name(own.nuisance), own.reach_m.to_string()));
    }
    Typed::filled(fields)
}

fn draft(form: &Typed) -> PhaseDraft {
    let text = |name: &str| form.text(name).map(ToOwned::to_owned);
    let reach = |word: &str| form.text(&format!("reach_{word}")).map(|text| Reach::Typed(text.to_owned()));
    PhaseDraft {
        name: text("name"),
        announced_from: text("announced_from"),
        announced_to: text("announced_to"),
        verified_from: text("verified_from"),
        verified_to: text("verified_to"),
        day_from: text("day_from"),
        day_to: text("day_to"),
        days: form.values("days").map(ToOwned::to_owned).collect(),
        nuisances: form.values("nuisances").map(|word| (word.to_owned(), reach(word))).collect(),
    }
}

/// The usual reaches of a site's contractor.
async fn usual_of(app: &App, account: &Account, id: SiteId) -> Result<UsualReaches> {
    account.must(Right::RegisterSites)?;
    reading!(app.db, tx => {
        let site = sites::site_seen_by(tx, account, id).await?;
        sites::usual_reaches(tx, site.organisation_id).await
    })
}

/// All phases, and the form of a new one.
pub async fn all(State(app): State<App>, account: Account, page: Page, Path(id): Path<SiteId>) -> Result<Response> {
    html(&Phases::shown(&app, &account, page, id, None, None).await?)
}

/// All phases, and the form of this one.
pub async fn one(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path((id, phase_id)): Path<(SiteId, PhaseId)>,
) -> Result<Response> {
    html(&Phases::shown(&app, &account, page, id, Some(phase_id), None).await?)
}

/// Adds a phase, or gives the form back.
pub async fn add(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<SiteId>,
    form: Typed,
) -> Result<Response> {
    let usual = usual_of(&app, &account, id).await?;
    let outcome = match draft(&form).checked_with(&usual) {
        Ok(details) => writing!(app.db, tx => sites::add_phase(&app, tx, &account, id, &details).await.map(|_| ())),
        Err(error) => Err(error),
    };
    answer(&app, &account, &session, page, (id, None), form, outcome, "sites-phase-added").await
}

/// Changes a phase, or gives the form back.
pub async fn change(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path((id, phase_id)): Path<(SiteId, PhaseId)>,
    form: Typed,
) -> Result<Response> {
    let usual = usual_of(&app, &account, id).await?;
    let outcome = match draft(&form).checked_with(&usual) {
        Ok(details) => writing!(app.db, tx => sites::change_phase(&app, tx, &account, phase_id, &details).await),
        Err(error) => Err(error),
    };
    answer(&app, &account, &session, page, (id, Some(phase_id)), form, outcome, "sites-phase-changed").await
}

#[allow(clippy::too_many_arguments, reason = "the common end of two handlers")]
async fn answer(
    app: &App,
    account: &Account,
    session: &Session,
    page: Page,
    (id, phase_id): (SiteId, Option<PhaseId>),
    form: Typed,
    outcome: Result<()>,
    done: &'static str,
) -> Result<Response> {
    if let Err(error) = outcome {
        let form = form.with_faults(error)?;
        let page = Phases::shown(app, account, page, id, phase_id, Some(form)).await?;
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    tell_next(session, Sentence::new(done)).await?;
    Ok(see(format!("/desk/sites/{id}/phases")))
}

/// Removes a phase.
pub async fn remove(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path((id, phase_id)): Path<(SiteId, PhaseId)>,
) -> Result<Response> {
    writing!(app.db, tx => sites::remove_phase(&app, tx, &account, phase_id).await)?;
    tell_next(&session, Sentence::new("sites-phase-removed")).await?;
    Ok(see(format!("/desk/sites/{id}/phases")))
}
