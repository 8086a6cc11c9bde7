//! Sites at the desk: what needs whoever looks today, the list, and the overview of one.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::super::{self as sites, SiteSummary, Zone, ZoneRevision};
use super::words::{Badge, Need, PhaseWords, SiteLine};
use crate::app::App;
use crate::error::Result;
use crate::id::SiteId;
use crate::people::{Account, Right};
use crate::reading;
use crate::web::{Crumb, Page, html};

/// Sites as the desk's first page shows them to somebody.
#[derive(Debug)]
pub struct DeskSites {
    /// Whether they may register more.
    pub may_register: bool,
    /// Those that lack something which they can give.
    pub in_need: Vec<SiteLine>,
    /// The others that are not over.
    pub current: Vec<SiteLine>,
    /// Whether there are any at all.
    pub any: bool,
}

impl DeskSites {
    /// The sites that an account may know of, in its words.
    pub fn of(page: &Page, account: &Account, all: &[SiteSummary]) -> Self {
        let may_register = account.may(Right::RegisterSites);
        let lines =
            all.iter().filter(|summary| is_current(page, summary)).map(|summary| SiteLine::at_desk(page, summary));
        let (in_need, current) = lines.partition(|line| may_register && !line.needs.is_empty());
        Self { may_register, in_need, current, any: !all.is_empty() }
    }
}

fn is_current(page: &Page, summary: &SiteSummary) -> bool {
    summary.state(page.today()) != sites::SiteState::Ended
}

#[derive(Template)]
#[template(path = "sites/list.html", config = "src/web/askama.toml")]
struct List {
    page: Page,
    may_register: bool,
    lines: Vec<SiteLine>,
}

/// All sites that I may know of.
pub async fn list(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    let all = reading!(app.db, tx => sites::sites_seen_by(tx, &account).await)?;
    let lines = all.iter().map(|summary| SiteLine::at_desk(&page, summary)).collect();
    html(&List { may_register: account.may(Right::RegisterSites), lines, page })
}

#[derive(Template)]
#[template(path = "sites/overview.html", config = "src/web/askama.toml")]
struct Overview {
    crumbs: Vec<Crumb>,
    path: String,
    map_path: String,
    zone_path: String,
    phases_path: String,
    site: sites::Site,
    code: String,
    public_url: String,
    span: String,
    state: Badge,
    needs: Vec<Need>,
    phases: Vec<PhaseWords>,
    zone: Option<Zone>,
    revisions: Vec<ZoneRevision>,
    manager: Option<ContactWords>,
    director: Option<ContactWords>,
    may_register: bool,
    may_plan: bool,
    sees_campaigns: bool,
    sees_grievances: bool,
    sees_messages: bool,
    handles_grievances: bool,
    page: Page,
}

struct ContactWords {
    name: String,
    email: String,
    telephone: String,
}

impl From<&sites::WorkContact> for ContactWords {
    fn from(contact: &sites::WorkContact) -> Self {
        let text = |value: Option<String>| value.unwrap_or_default();
        Self {
            name: contact.name.clone(),
            email: text(contact.email.as_ref().map(ToString::to_string)),
            telephone: text(contact.telephone.as_ref().map(ToString::to_string)),
        }
    }
}

/// One site: where it stands, what it needs, what belongs to it.
pub async fn overview(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
) -> Result<Response> {
    let (file, revisions, contacts) = reading!(app.db, tx => {
        let site = sites::site_seen_by(tx, &account, id).await?;
        let file = sites::site_file(tx, site).await?;
        let revisions = sites::zone_revisions(tx, id).await?;
        Ok((file, revisions, sites::relay_contacts(&app, tx, id).await?))
    })?;
    let may_register = account.may(Right::RegisterSites);
    // Those who relay grievances or register sites see whom to call; the others have no need to.
    let sees_contacts = may_register || account.may(Right::HandleGrievances);
    let summary = SiteSummary { has_zone: file.zone.is_some(), phases: file.phases, site: file.site };
    let line = SiteLine::at_desk(&page, &summary);
    let site = summary.site;
    let all = vec![
        Crumb { path: Some("/desk/sites".to_owned()), label: page.t("sites-title") },
        Crumb { path: None, label: site.name.clone() },
    ];
    html(&Overview {
        crumbs: all,
        // The zone with the doors that it reaches; drawn by `premises`, which knows them.
        map_path: format!("{}/map.geojson", line.path),
        zone_path: format!("{}/zone", line.path),
        phases_path: format!("{}/phases", line.path),
        path: line.path,
        code: line.code,
        public_url: app.url(&format!("/s/{}", site.code)),
        span: line.span,
        state: line.state,
        needs: if may_register { line.needs } else { Vec::new() },
        phases: summary.phases.iter().map(|phase| PhaseWords::of(&page, phase)).collect(),
        zone: file.zone,
        revisions,
        manager: sees_contacts.then(|| (&contacts.site_manager).into()),
        director: contacts.director.as_ref().filter(|_| sees_contacts).map(Into::into),
        may_register,
        may_plan: account.may(Right::PlanCampaigns),
        sees_campaigns: account.may(Right::SeeCampaigns),
        sees_grievances: account.may(Right::SeeGrievances),
        sees_messages: account.may(Right::SeeMessages),
        handles_grievances: account.may(Right::HandleGrievances),
        site,
        page,
    })
}
