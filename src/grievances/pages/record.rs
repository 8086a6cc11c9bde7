//! How a site and its contractor answer, for everybody to read: a few figures, each in words, and a bar per subject.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::TimeDelta;

use super::super::{self as grievances, Record};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::reading;
use crate::sites::{self, Site, SiteCode};
use crate::web::{Page, html};

#[derive(Template)]
#[template(path = "grievances/record.html", config = "src/web/askama.toml")]
struct RecordPage {
    site: Site,
    of_site: Option<Words>,
    of_contractor: Option<Words>,
    page: Page,
}

struct Words {
    cases: String,
    facts: Vec<(String, String)>,
    bars: Vec<Bar>,
    most: usize,
}

struct Bar {
    name: String,
    count: usize,
}

impl Words {
    fn of(app: &App, page: &Page, record: &Record) -> Self {
        let unknown = || page.t("grievances-record-few");
        let percent = |percent: Option<usize>| {
            percent.map_or_else(unknown, |percent| page.t1("grievances-record-percent", "percent", percent))
        };
        let span = |span: Option<TimeDelta>| span.map_or_else(unknown, |span| span_words(app, page, span));
        let content = record.content_percent.into_iter().flatten().zip(["soon", "clear", "content"]);
        Self {
            cases: page.t1("grievances-count", "count", record.cases),
            facts: vec![
                (page.t("grievances-record-answered"), span(record.answered_within)),
                (page.t("grievances-record-on-time"), percent(record.on_time_percent)),
                (page.t("grievances-record-settled"), span(record.settled_within)),
                (page.t("grievances-record-confirmed"), percent(record.confirmed_percent)),
            ]
            .into_iter()
            .chain(content.map(|(own, question)| (page.word("grievances-record", question), percent(Some(own)))))
            .collect(),
            bars: record
                .by_category
                .iter()
                .map(|(category, count)| Bar {
                    name: category.map_or_else(|| page.t("grievances-record-others"), |own| page.word("category", own)),
                    count: *count,
                })
                .collect(),
            most: record.by_category.iter().map(|(_, count)| *count).max().unwrap_or(1),
        }
    }
}

/// Working hours below a working day, else working days.
fn span_words(app: &App, page: &Page, span: TimeDelta) -> String {
    let hours = &app.settings.deadlines;
    let day_minutes = i64::from(hours.working_to_hour - hours.working_from_hour) * 60;
    let minutes = span.num_minutes();
    let sentence = if minutes < day_minutes {
        Sentence::new("grievances-record-hours").with("count", (minutes + 59) / 60)
    } else {
        Sentence::new("grievances-record-days").with("count", (minutes + day_minutes - 1) / day_minutes)
    };
    page.tell(&sentence)
}

/// `GET /s/{code}/record`.
pub async fn page(State(app): State<App>, page: Page, Path(code): Path<String>) -> Result<Response> {
    let code: SiteCode = code.parse().map_err(|_| Error::NotFound)?;
    let (site, of_site, of_contractor) = reading!(app.db, tx => {
        let site = sites::site_by_code(tx, &code).await?;
        let of_site = grievances::record_of_site(&app, tx, site.id).await?;
        let of_contractor = grievances::record_of_contractor(&app, tx, site.organisation_id).await?;
        Ok((site, of_site, of_contractor))
    })?;
    html(&RecordPage {
        of_site: of_site.as_ref().map(|record| Words::of(&app, &page, record)),
        of_contractor: of_contractor.as_ref().map(|record| Words::of(&app, &page, record)),
        site,
        page,
    })
}
