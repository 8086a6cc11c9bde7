//! The desk: what needs whoever looks today. What burns among grievances comes first, then what is missing on sites.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::super::queue::{QueueFilter, Shown};
use super::super::{self as grievances};
use super::queue::{Figure, Line, figures};
use crate::app::App;
use crate::error::Result;
use crate::people::{Account, Right};
use crate::reading;
use crate::sites::{self, DeskSites};
use crate::web::{Page, html};

/// So many are shown; the queue has the rest.
const BURNING: i64 = 5;

#[derive(Template)]
#[template(path = "grievances/home.html", config = "src/web/askama.toml")]
struct Home {
    name: String,
    sees_grievances: bool,
    figures: Vec<Figure>,
    /// Those past their deadline, or the most pressing when none is.
    burning: Vec<Line>,
    is_late: bool,
    is_open: bool,
    sites: DeskSites,
    page: Page,
}

/// `GET /desk`.
pub async fn desk(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    let sees_grievances = account.may(Right::SeeGrievances);
    let late = QueueFilter { shown: Shown::Overdue, ..QueueFilter::default() };
    let (all_sites, open) = reading!(app.db, tx => {
        let all_sites = sites::sites_seen_by(tx, &account).await?;
        let open = match sees_grievances {
            true => {
                let totals = grievances::figures(&app, tx, &account, None).await?;
                let mut found = grievances::queue(&app, tx, &account, &late, None, BURNING).await?;
                if found.lines.is_empty() {
                    found = grievances::queue(&app, tx, &account, &QueueFilter::default(), None, BURNING).await?;
                }
                Some((totals, found.lines))
            }
            false => None,
        };
        Ok((all_sites, open))
    })?;
    let (totals, lines) = open.unzip();
    let lines = lines.unwrap_or_default();
    html(&Home {
        sites: DeskSites::of(&page, &account, &all_sites),
        name: account.name,
        sees_grievances,
        is_late: totals.is_some_and(|totals| totals.overdue > 0),
        is_open: totals.is_some_and(|totals| totals.open > 0),
        figures: totals.map(|totals| figures(&page, totals)).unwrap_or_default(),
        burning: lines.iter().map(|line| Line::of(&page, line)).collect(),
        page,
    })
}
