//! The form by which a neighbour complains, without an account and without JavaScript: what, where, when, how to reach them, and
//! words last. A mistake gives everything back; the same form sent twice files once.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::limit;
use super::upload::WithPhotos;
use super::{draft_of, today};
use crate::app::App;
use crate::error::{Error, Result};
use crate::grievances::{self, Category, Hazard, NewGrievance, Offered, Via};
use crate::i18n::Sentence;
use crate::sites::{self, SiteCode, SiteFile};
use crate::web::{FromAddress, Page, Typed, html, html_with, see};
use crate::{reading, writing};

/// A field that people do not see; what fills it in is a program.
const TRAP: &str = "website";

#[derive(Template)]
#[template(path = "relays/report.html", config = "src/web/askama.toml")]
struct Report {
    site: sites::Site,
    today: Vec<String>,
    /// Whether work is announced for right now.
    hours: Option<String>,
    categories: &'static [Category],
    hazards: &'static [Hazard],
    /// How long to wait, when too much was sent.
    wait_minutes: Option<u64>,
    /// The work that is asked for while there is a flood: so many zeros.
    zero_bits: Option<u32>,
    /// Whether the form came without it, and too soon.
    is_held_up: bool,
    /// What was reported in the last days and is open.
    others: Vec<Other>,
    is_counted: bool,
    form: Typed,
    page: Page,
}

/// A grievance to which a neighbour may say "me too".
struct Other {
    reference: String,
    category: String,
    filed: String,
    echoes: i64,
}

impl Other {
    fn of(page: &Page, offered: Offered) -> Self {
        Self {
            category: page.word("category", offered.category),
            filed: page.day(&offered.filed_at.with_timezone(&page.zone).date_naive()),
            reference: offered.reference,
            echoes: offered.echoes,
        }
    }
}

impl Report {
    fn of(page: Page, file: SiteFile, form: Typed) -> Self {
        Self {
            today: today::announced(&page, &file),
            hours: today::right_now(&page, &file),
            site: file.site,
            categories: Category::ALL,
            hazards: Hazard::ALL,
            wait_minutes: None,
            zero_bits: None,
            is_held_up: false,
            others: Vec::new(),
            is_counted: false,
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
pub async fn form(
    State(app): State<App>,
    page: Page,
    Path(code): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let file = site_file(&app, &code).await?;
    let mut key = [0; 12];
    app.random.fill(&mut key);
    let form = Typed::filled([
        ("key", crate::id::base32(&key)),
        (limit::OPENED, limit::opened(&app)),
        ("where", "street".to_owned()),
        ("suffered_on", page.today().to_string()),
    ]);
    let offered = reading!(app.db, tx => grievances::offered(&app, tx, file.site.id).await)?;
    let others = offered.into_iter().map(|offered| Other::of(&page, offered)).collect();
    let is_counted = query.as_deref() == Some("counted");
    let zero_bits = limit::zero_bits_asked(&app).await?;
    html(&Report { others, is_counted, zero_bits, ..Report::of(page, file, form) })
}

/// `POST /s/{code}/too`: one more neighbour suffers the same. Counted once per form that was opened.
pub async fn too(State(app): State<App>, from: FromAddress, Path(code): Path<String>, form: Typed) -> Result<Response> {
    let file = site_file(&app, &code).await?;
    if limit::minutes_to_wait(from).is_some() {
        return Err(Error::TooManyRequests { retry_after_s: 60 });
    }
    let (reference, key) = (form.value("reference").to_owned(), form.value("key").to_owned());
    writing!(app.db, tx => {
        let grievance = grievances::grievance_by_reference(tx, &reference).await?;
        let grievance = grievance.filter(|own| own.site_id == file.site.id).ok_or(Error::NotFound)?;
        grievances::echo(&app, tx, &grievance, &key).await
    })?;
    Ok(see(format!("/s/{}/report?counted", file.site.code)))
}

/// `POST /s/{code}/report`: files it and leads to the private page, or gives the form back.
pub async fn file(
    State(app): State<App>,
    page: Page,
    from: FromAddress,
    Path(code): Path<String>,
    mut sent: WithPhotos,
) -> Result<Response> {
    let file = site_file(&app, &code).await?;
    let photos = sent.photos().await;
    let form = sent.form;
    let draft = draft_of(&form);
    let checked = match form.text(TRAP) {
        Some(_) => Err(Error::invalid(format!("/{TRAP}"), Sentence::new("relays-trap"))),
        None => draft.checked(file.site.id, page.today(), page.language, Via::Web),
    };
    let mut new = match (checked, photos) {
        (Ok(new), Ok(photos)) => NewGrievance { photos, ..new },
        (checked, photos) => {
            let error = both(checked.err(), photos.err())?;
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
    if let Some(minutes) = limit::minutes_to_wait(from) {
        let report = Report { wait_minutes: Some(minutes), ..Report::of(page, file, form) };
        return html_with(StatusCode::TOO_MANY_REQUESTS, &report);
    }
    let zero_bits = limit::zero_bits_asked(&app).await?;
    if zero_bits.is_some() && !limit::may_pass(&app, &form).await? {
        let form = limit::opened_again(&app, form);
        let report = Report { zero_bits, is_held_up: true, ..Report::of(page, file, form) };
        return html_with(StatusCode::TOO_MANY_REQUESTS, &report);
    }
    if let (None, Some(place)) = (new.premises_id, &new.place) {
        new.premises_id = reading!(app.db, tx => grievances::door_at(tx, place).await)?;
    }
    let filed = writing!(app.db, tx => super::super::file(&app, tx, &new).await)?;
    Ok(see(format!("/t/{}?filed", filed.token)))
}

/// The faults of the fields and of the photos, told at once; any other error goes on.
fn both(fields: Option<Error>, photos: Option<Error>) -> Result<Error> {
    let mut faults = Vec::new();
    for error in [fields, photos].into_iter().flatten() {
        match error {
            Error::Invalid(own) => faults.extend(own),
            other => return Err(other),
        }
    }
    Ok(Error::Invalid(faults))
}
