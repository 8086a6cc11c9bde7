//! The desk's queue: what burns, with filters that stay in the address, so that a view can be kept under a name or as a bookmark; and
//! acts on many at once, which `relays` carries out.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::super::queue::{MOST_COUNTED, QueueFigures, QueueFilter, QueueLine, Shown};
use super::super::{self as grievances, Category, Severity, Status};
use super::words::{choices, status_badge};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{GrievanceId, ViewId};
use crate::people::{Account, Right};
use crate::web::{Page, Typed, html, see, tell_next};
use crate::{reading, sites, writing};

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
    hand: String,
    q: String,
    after: String,
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
    hands: Vec<(String, String)>,
    lines: Vec<Line>,
    is_filtered: bool,
    is_searched: bool,
    handles: bool,
    bulk: &'static [&'static str],
    colleagues: Vec<(String, String)>,
    views: Vec<View>,
    query: String,
    first_path: Option<String>,
    next_path: Option<String>,
    page: Page,
}

struct View {
    id: ViewId,
    name: String,
    path: String,
    is_current: bool,
}

/// What can be done about many at once.
const BULK: &[&str] = &["acknowledge", "assign", "relay", "grade", "sort", "note", "duplicate", "unfounded"];
/// In whose hand, besides somebody's.
const MINE: &str = "mine";
const NOBODY: &str = "nobody";

/// A number at a glance, with the part of the queue that it counts.
pub(super) struct Figure {
    pub tone: &'static str,
    pub value: String,
    pub label: String,
    pub path: &'static str,
}

/// A grievance as lists show it.
pub(super) struct Line {
    pub id: GrievanceId,
    pub path: String,
    pub reference: String,
    pub category: String,
    pub site: String,
    pub severity: Severity,
    pub status: (String, String),
    pub filed: String,
    pub due: String,
    pub is_overdue: bool,
    pub assignee: Option<String>,
}

impl Line {
    pub(super) fn of(page: &Page, line: &QueueLine) -> Self {
        Self {
            id: line.id,
            path: format!("/desk/grievances/{}", line.id),
            reference: line.reference.clone(),
            category: page.word("category", line.category),
            site: line.site_name.clone(),
            severity: line.severity,
            status: status_badge(page, line.status),
            filed: page.moment(&line.filed_at),
            due: line.due_at.map(|due| page.moment(&due)).unwrap_or_default(),
            is_overdue: line.due_at.is_some_and(|due| due < page.now),
            assignee: line.assignee.clone(),
        }
    }
}

pub(super) fn figures(page: &Page, figures: QueueFigures) -> Vec<Figure> {
    let figure = |tone, value: i64, key: &str, path| Figure {
        tone: if value > 0 { tone } else { "" },
        value: match value > MOST_COUNTED {
            true => page.t1("grievances-figure-more", "count", MOST_COUNTED),
            false => page.number(value),
        },
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
    let handles = account.may(Right::HandleGrievances);
    // A word that is none is left out: an old bookmark still shows the queue.
    let sought = asked.q.trim().to_owned();
    let filter = QueueFilter {
        shown: asked.shown.parse().unwrap_or(if sought.is_empty() { Shown::Open } else { Shown::All }),
        site_id: asked.site.parse().ok(),
        status: asked.status.parse().ok(),
        severity: asked.severity.parse().ok(),
        category: asked.category.parse().ok(),
        assigned_to: if asked.hand == MINE { Some(account.id) } else { asked.hand.parse().ok() },
        is_unassigned: asked.hand == NOBODY,
        sought: (!sought.is_empty()).then_some(sought),
    };
    let after = Some(asked.after.as_str()).filter(|after| !after.is_empty());
    let (found, totals, all_sites, views, colleagues) = reading!(app.db, tx => {
        let found = grievances::queue(&app, tx, &account, &filter, after, LINES_A_PAGE).await?;
        let totals = grievances::figures(&app, tx, &account, None).await?;
        let colleagues = if handles { grievances::colleagues(tx).await? } else { Vec::new() };
        let views = grievances::views_of(tx, &account).await?;
        Ok((found, totals, sites::sites_seen_by(tx, &account).await?, views, colleagues))
    })?;
    let colleagues: Vec<(String, String)> = colleagues.into_iter().map(|own| (own.id.to_string(), own.name)).collect();
    let mut hands =
        vec![(MINE.to_owned(), page.t("grievances-hand-mine")), (NOBODY.to_owned(), page.t("grievances-hand-nobody"))];
    hands.extend(colleagues.iter().filter(|(id, _)| *id != account.id.to_string()).cloned());
    let given = [&asked.site, &asked.status, &asked.severity, &asked.category, &asked.hand, &asked.q];
    let is_filtered = filter.shown != Shown::Open || given.iter().any(|text| !text.is_empty());
    let query = as_query(&asked);
    let path = |query: &str| format!("/desk/grievances?{query}");
    html(&Queue {
        figures: figures(&page, totals),
        shown: choices(&page, "grievances-shown", Shown::ALL),
        sites: all_sites.into_iter().map(|own| (own.site.id.to_string(), own.site.name)).collect(),
        statuses: choices(&page, "grievance-status", Status::ALL),
        severities: choices(&page, "severity", Severity::ALL),
        categories: choices(&page, "category", Category::ALL),
        hands,
        lines: found.lines.iter().map(|line| Line::of(&page, line)).collect(),
        is_filtered,
        is_searched: filter.sought.is_some(),
        handles,
        bulk: BULK,
        colleagues,
        views: views
            .into_iter()
            .map(|view| View { is_current: view.query == query, path: path(&view.query), id: view.id, name: view.name })
            .collect(),
        first_path: after.is_some().then(|| path(&query)),
        next_path: found.next.map(|next| format!("{}&after={next}", path(&query))),
        query,
        filter: Typed::filled([
            ("shown", filter.shown.to_string()),
            ("site", asked.site),
            ("status", asked.status),
            ("severity", asked.severity),
            ("category", asked.category),
            ("hand", asked.hand),
            ("q", asked.q),
        ]),
        page,
    })
}

/// `POST /desk/grievances/views`: keeps the filters that are shown under a name.
pub async fn keep_view(State(app): State<App>, account: Account, session: Session, form: Typed) -> Result<Response> {
    account.must(Right::SeeGrievances)?;
    // Only what is a query of ours is kept.
    let uri = format!("/?{}", form.value("query")).parse::<axum::http::Uri>().unwrap_or_default();
    let Query(asked) = Query::<Asked>::try_from_uri(&uri).unwrap_or_default();
    let query = as_query(&asked);
    let kept = writing!(app.db, tx => grievances::keep_view(&app, tx, &account, form.value("name"), &query).await);
    let told = match kept {
        Ok(_) => Sentence::new("grievances-view-kept"),
        Err(Error::Invalid(faults)) => {
            faults.into_iter().next().map_or(Sentence::new("form-required"), |own| own.sentence)
        }
        Err(Error::Conflict(sentence)) => sentence,
        Err(error) => return Err(error),
    };
    tell_next(&session, told).await?;
    Ok(see(format!("/desk/grievances?{query}")))
}

/// `POST /desk/grievances/views/{id}/remove`.
pub async fn remove_view(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<ViewId>,
) -> Result<Response> {
    writing!(app.db, tx => grievances::remove_view(tx, &account, id).await)?;
    tell_next(&session, Sentence::new("grievances-view-removed")).await?;
    Ok(see("/desk/grievances"))
}

/// The filters as an address has them; only words, ids and what was typed stand in them.
fn as_query(asked: &Asked) -> String {
    let fields = [
        ("shown", &asked.shown),
        ("site", &asked.site),
        ("status", &asked.status),
        ("severity", &asked.severity),
        ("category", &asked.category),
        ("hand", &asked.hand),
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
