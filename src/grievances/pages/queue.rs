//! The desk's queue: what burns, with filters that stay in the address so that a view can be kept as a bookmark.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::super::queue::{QueueFigures, QueueFilter, QueueLine, Shown};
use super::super::{self as grievances, Category, Severity, Status};
use super::words::{choices, status_badge};
use crate::app::App;
use crate::error::Result;
use crate::people::{Account, Right};
use crate::web::{Page, Typed, html};
use crate::{reading, sites};

const LINES_A_PAGE: i64 = 50;

/// What is asked of the queue, as the address has it.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Asked {
    shown: String,
    site: String,
    status: String,
    severity: String,
    category: String,
    q: String,
    page: String,
}

#[derive(Template)]
#[template(path = "grievances/queue.html", config = "src/web/askama.toml")]
struct Queue {
    figures: Vec<Figure>,
    filter: Typed,
    shown: Vec<(String, String)>,
    sites: Vec<(String, String)>,
    statuses: Vec<(String, String)>,
    severities: Vec<(String, String)>,
    categories: Vec<(String, String)>,
    lines: Vec<Line>,
    count: i64,
    is_filtered: bool,
    may_file: bool,
    page_path: String,
    page_number: usize,
    last_page: usize,
    page: Page,
}

struct Figure {
    tone: &'static str,
    value: i64,
    label: String,
    path: &'static str,
}

struct Line {
    path: String,
    reference: String,
    category: String,
    site: String,
    severity: Severity,
    status: (String, String),
    filed: String,
    due: String,
    is_overdue: bool,
}

impl Line {
    fn of(page: &Page, line: &QueueLine) -> Self {
        Self {
            path: format!("/desk/grievances/{}", line.id),
            reference: line.reference.clone(),
            category: page.word("category", line.category),
            site: line.site_name.clone(),
            severity: line.severity,
            status: status_badge(page, line.status),
            filed: page.moment(&line.filed_at),
            due: line.due_at.map(|due| page.moment(&due)).unwrap_or_default(),
            is_overdue: line.due_at.is_some_and(|due| due < page.now),
        }
    }
}

fn figures(page: &Page, figures: QueueFigures) -> Vec<Figure> {
    let figure = |tone, value: i64, key: &str, path| Figure {
        tone: if value > 0 { tone } else { "" },
        value,
        label: page.t(key),
        path,
    };
    vec![
        figure("bad", figures.overdue, "grievances-figure-overdue", "/desk/grievances?shown=overdue"),
        figure("bad", figures.urgent, "grievances-figure-urgent", "/desk/grievances?severity=urgent"),
        figure("care", figures.silent, "grievances-figure-silent", "/desk/grievances?status=relayed"),
        figure("", figures.open, "grievances-figure-open", "/desk/grievances"),
    ]
}

/// `GET /desk/grievances`.
pub async fn page(
    State(app): State<App>,
    account: Account,
    page: Page,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    account.must(Right::SeeGrievances)?;
    // A word that is none is left out: an old bookmark still shows the queue.
    let reference = asked.q.trim().to_owned();
    let filter = QueueFilter {
        shown: asked.shown.parse().unwrap_or(if reference.is_empty() { Shown::Open } else { Shown::All }),
        site_id: asked.site.parse().ok(),
        status: asked.status.parse().ok(),
        severity: asked.severity.parse().ok(),
        category: asked.category.parse().ok(),
        reference: (!reference.is_empty()).then_some(reference),
    };
    let number = asked.page.parse::<i64>().unwrap_or(1).clamp(1, 10_000);
    let (lines, count, totals, all_sites) = reading!(app.db, tx => {
        let offset = (number - 1) * LINES_A_PAGE;
        let (lines, count) = grievances::queue(&app, tx, &account, &filter, (offset, LINES_A_PAGE)).await?;
        let totals = grievances::figures(&app, tx, &account, None).await?;
        Ok((lines, count, totals, sites::sites_seen_by(tx, &account).await?))
    })?;
    let is_filtered = filter.shown != Shown::Open
        || [&asked.site, &asked.status, &asked.severity, &asked.category, &asked.q].iter().any(|text| !text.is_empty());
    let kept = Asked { page: String::new(), ..asked.clone() };
    let query = as_query(&kept);
    html(&Queue {
        figures: figures(&page, totals),
        filter: Typed::filled([
            ("shown", filter.shown.to_string()),
            ("site", asked.site),
            ("status", asked.status),
            ("severity", asked.severity),
            ("category", asked.category),
            ("q", asked.q),
        ]),
        shown: choices(&page, "grievances-shown", Shown::ALL),
        sites: all_sites.into_iter().map(|own| (own.site.id.to_string(), own.site.name)).collect(),
        statuses: choices(&page, "grievance-status", Status::ALL),
        severities: choices(&page, "severity", Severity::ALL),
        categories: choices(&page, "category", Category::ALL),
        lines: lines.iter().map(|line| Line::of(&page, line)).collect(),
        count,
        is_filtered,
        may_file: account.may(Right::HandleGrievances),
        page_path: format!("/desk/grievances?{query}&page="),
        page_number: usize::try_from(number).unwrap_or(1),
        last_page: usize::try_from((count + LINES_A_PAGE - 1) / LINES_A_PAGE).unwrap_or(1),
        page,
    })
}

/// The filters as an address has them; only words, ids and what was typed stand in them.
fn as_query(asked: &Asked) -> String {
    let fields = [
        ("shown", &asked.shown),
        ("site", &asked.site),
        ("status", &asked.status),
        ("severity", &asked.severity),
        ("category", &asked.category),
        ("q", &asked.q),
    ];
    let encoded = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
                other => format!("%{other:02X}"),
            })
            .collect()
    };
    let given = fields.iter().filter(|(_, text)| !text.is_empty());
    given.map(|(name, text)| format!("{name}={}", encoded(text))).collect::<Vec<_>>().join("&")
}
