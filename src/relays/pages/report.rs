//! The form by which a neighbour complains, without an account and without JavaScript: what, where, when, how to reach them, and
//! words last. A mistake gives everything back; the same form sent twice files once.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::limit::{self, From};
use super::{draft_of, today};
use crate::app::App;
use crate::error::{Error, Result};
use crate::grievances::{self, Category, Hazard, Via};
use crate::i18n::Sentence;
use crate::sites::{self, SiteCode, SiteFile};
use crate::web::{Page, Typed, html, html_with, see};
use crate::{reading, writing};

/// A field that people do not see; what fills it in is a program.
const TRAP: &str = "website";

#[derive(Template)]
#[template(path = "relays/report.html", config = "src/web/askama.toml")]
struct Report {
    site: sites::Site,
    today: Vec<String>,
    categories: &'static [Category],
    hazards: &'static [Hazard],
    /// How long to wait, when too much was sent.
    wait_minutes: Option<u64>,
    form: Typed,
    page: Page,
}

impl Report {
    fn of(page: Page, file: SiteFile, form: Typed) -> Self {
        Self {
            today: today::announced(&page, &file),
            site: file.site,
            categories: Category::ALL,
            hazards: Hazard::ALL,
            wait_minutes: None,
            form,
            page,
        }
    }
}

async fn site_file(app: &App, code: &str) -> Result<SiteFile> {
    let code: SiteCode = code.parse().map_err(|_| Error::NotFound)?;
    reading!(app.db, tx => {
        let site = sites::site_by_code(tx, &code).await?;
        sites::site_file(tx, site).await
    })
}

/// `GET /s/{code}/report`.
pub async fn form(State(app): State<App>, page: Page, Path(code): Path<String>) -> Result<Response> {
    let file = site_file(&app, &code).await?;
    let mut key = [0; 12];
    app.random.fill(&mut key);
    let form = Typed::filled([
        ("key", crate::id::base32(&key)),
        ("where", "street".to_owned()),
        ("suffered_on", page.today().to_string()),
    ]);
    html(&Report::of(page, file, form))
}

/// `POST /s/{code}/report`: files it and leads to the private page, or gives the form back.
pub async fn file(
    State(app): State<App>,
    page: Page,
    from: From,
    Path(code): Path<String>,
    form: Typed,
) -> Result<Response> {
    let file = site_file(&app, &code).await?;
    let draft = draft_of(&form);
    let checked = match form.text(TRAP) {
        Some(_) => Err(Error::invalid(format!("/{TRAP}"), Sentence::new("relays-trap"))),
        None => draft.checked(file.site.id, page.today(), page.language, Via::Web),
    };
    let mut new = match checked {
        Ok(new) => new,
        Err(error) => {
            let form = form.with_faults(error)?;
            return html_with(StatusCode::UNPROCESSABLE_ENTITY, &Report::of(page, file, form));
        }
    };
    new.filing_key = draft.filing_key(form.value("key"));
    // Sent again it is no second sending, and whoever only lost the answer is not told to wait.
    let before = match &new.filing_key {
        Some(key) => reading!(app.db, tx => grievances::filed_before(&app, tx, new.site_id, key).await)?,
        None => None,
    };
    if let Some(filed) = before {
        return Ok(see(format!("/t/{}?filed", filed.token)));
    }
    if let Some(minutes) = limit::minutes_to_wait(&from) {
        let report = Report { wait_minutes: Some(minutes), ..Report::of(page, file, form) };
        return html_with(StatusCode::TOO_MANY_REQUESTS, &report);
    }
    if let (None, Some(place)) = (new.premises_id, &new.place) {
        new.premises_id = reading!(app.db, tx => grievances::door_at(tx, place).await)?;
    }
    let filed = writing!(app.db, tx => super::super::file(&app, tx, &new).await)?;
    Ok(see(format!("/t/{}?filed", filed.token)))
}
