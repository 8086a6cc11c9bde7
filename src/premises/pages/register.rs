//! The register of doors at the desk: what it holds, what was imported with which outcome, a file to import, an address to look up.
//! A file that is not what it should be is told at once; one that is goes on being stored while its page tells how far it is.

use std::fs::File;
use std::io::{Seek, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

use askama::Template;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::words;
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::ImportId;
use crate::people::{Account, Right};
use crate::premises::import::{Format, ImportStatus, Order, begin_import};
use crate::premises::{self, Import, KindGroup, Premises, RegisterOverview};
use crate::reading;
use crate::web::{Crumb, Page, Typed, html, html_with, see};

/// The largest file that is taken over the web; what is larger goes by the command line, which nobody has to wait for.
const LARGEST_BYTES: usize = 64_000_000;
/// A larger body is not even read to its end.
pub const DRAINED_BYTES: usize = 512_000_000;

#[derive(Template)]
#[template(path = "premises/register.html", config = "src/web/askama.toml")]
struct RegisterPage {
    is_empty: bool,
    groups: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    imports: Vec<ImportWords>,
    formats: Vec<(String, String)>,
    asked: String,
    found: Vec<FoundDoor>,
    form: Typed,
    page: Page,
}

struct FoundDoor {
    label: String,
    town: String,
    kind: String,
    dwellings: String,
}

/// An import as the desk shows it.
struct ImportWords {
    path: String,
    file: String,
    format: String,
    started: String,
    tone: &'static str,
    status: String,
    read: String,
    added: String,
    changed: String,
    unchanged: String,
    refused: String,
    retired: Option<String>,
    is_running: bool,
    is_interrupted: bool,
    percent: Option<i64>,
}

impl ImportWords {
    fn of(page: &Page, import: &Import) -> Self {
        let tone = match import.status {
            ImportStatus::Running => "info",
            ImportStatus::Interrupted => "bad",
            ImportStatus::Done if import.refused > 0 => "care",
            ImportStatus::Done => "good",
        };
        Self {
            path: format!("/desk/premises/imports/{}", import.id),
            file: import.file.clone(),
            format: page.word("import-format", import.format),
            started: page.moment(&import.started_at),
            tone,
            status: page.word("import-status", import.status),
            read: page.number(import.rows_read),
            added: page.number(import.added),
            changed: page.number(import.changed),
            unchanged: page.number(import.unchanged),
            refused: page.number(import.refused),
            retired: (import.retired > 0).then(|| page.number(import.retired)),
            is_running: import.status == ImportStatus::Running,
            is_interrupted: import.status == ImportStatus::Interrupted,
            percent: import.percent_read(),
        }
    }
}

async fn register_page(app: &App, account: &Account, page: Page, asked: String, form: Typed) -> Result<RegisterPage> {
    let (RegisterOverview { counts, imports }, found) = reading!(app.db, tx => {
        let overview = premises::register_overview(tx, account, app.now()).await?;
        let found = if asked.is_empty() { Vec::new() } else { premises::find_by_address(tx, None, &asked).await? };
        Ok((overview, found))
    })?;
    let of_group = |group: KindGroup| {
        let doors: i64 = counts.iter().filter(|(kind, _)| kind.group() == group).map(|(_, doors)| doors).sum();
        (page.number(doors), page.word("kind-group", group))
    };
    let door = |premises: &Premises| FoundDoor {
        label: words::label(page.language, premises),
        town: words::town(&premises.address),
        kind: page.word("premises-kind", premises.kind),
        dwellings: words::dwellings(page.language, premises),
    };
    Ok(RegisterPage {
        is_empty: counts.is_empty(),
        groups: KindGroup::ALL.iter().map(|group| of_group(*group)).collect(),
        kinds: counts.iter().map(|(kind, doors)| (page.word("premises-kind", kind), page.number(*doors))).collect(),
        imports: imports.iter().map(|import| ImportWords::of(&page, import)).collect(),
        formats: Format::ALL.iter().map(|own| (own.to_string(), page.word("import-format", own))).collect(),
        found: found.iter().map(door).collect(),
        asked,
        form,
        page,
    })
}

/// The register.
pub async fn register(State(app): State<App>, account: Account, page: Page, asked: Typed) -> Result<Response> {
    let asked = asked.text("q").unwrap_or_default().to_owned();
    html(&register_page(&app, &account, page, asked, Typed::empty()).await?)
}

/// Takes a file, begins to store it and leads to the page that tells how far it is.
pub async fn upload(State(app): State<App>, account: Account, page: Page, request: Request) -> Result<Response> {
    account.must(Right::ImportPremises)?;
    match begin(&app, &account, request).await {
        Ok(id) => Ok(see(format!("/desk/premises/imports/{id}"))),
        Err(error) => {
            let (status, error) = match error {
                Error::TooLarge { limit_bytes } => {
                    let sentence = Sentence::new("premises-upload-too-large").with("limit", limit_bytes / 1_000_000);
                    (StatusCode::PAYLOAD_TOO_LARGE, Error::invalid("/file", sentence))
                }
                error => (StatusCode::UNPROCESSABLE_ENTITY, error),
            };
            let form = Typed::empty().with_faults(error)?;
            html_with(status, &register_page(&app, &account, page, String::new(), form).await?)
        }
    }
}

async fn begin(app: &App, account: &Account, request: Request) -> Result<ImportId> {
    let broken = |_: MultipartError| Error::invalid("/file", Sentence::new("error-text-400"));
    let not_a_form = |_| Error::invalid("/file", Sentence::new("premises-upload-none"));
    let mut multipart = Multipart::from_request(request, app).await.map_err(not_a_form)?;
    let (mut format, mut replace_area) = (None, false);
    let mut kept = None;
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        match field.name().unwrap_or_default() {
            "format" => {
                let text = field.text().await.map_err(broken)?;
                format = text.parse::<Format>().ok();
            }
            "replace_area" => replace_area = true,
            "file" => {
                let name = field.file_name().map(plain_name).unwrap_or_default();
                if !name.is_empty() {
                    kept = Some((name, keep(app, field).await?));
                }
            }
            _ => {}
        }
    }
    let Some((name, (file, size_bytes))) = kept else {
        return Err(Error::invalid("/file", Sentence::new("premises-upload-none")));
    };
    let order = Order { format, size_bytes: Some(size_bytes), replace_area };
    let begun = begin_import(app, Some(account.id), order, &name, file).await?;
    let (id, app) = (begun.id, app.clone());
    tokio::spawn(async move {
        if let Err(error) = begun.store(&app, |_| ControlFlow::Continue(())).await {
            tracing::error!("import {id}: {error}");
        }
    });
    Ok(id)
}

/// The last part of a file's name, as some browsers send the whole path.
fn plain_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|letter| !letter.is_control()).take(120).collect()
}

/// Writes what is sent to a file of the data folder that is gone as soon as nobody reads it any more.
async fn keep(app: &App, mut field: Field<'_>) -> Result<(UploadedFile, u64)> {
    let id: ImportId = app.new_id();
    let path = app.settings.data.join(format!("upload-{id}"));
    let mut file = UploadedFile::create(path)?;
    let mut length = 0_usize;
    let broken = |_: MultipartError| Error::invalid("/file", Sentence::new("error-text-400"));
    while let Some(chunk) = field.chunk().await.map_err(broken)? {
        length += chunk.len();
        // A browser that still writes would never read our answer, so the rest is read and thrown away.
        if length <= LARGEST_BYTES {
            file = tokio::task::spawn_blocking(move || file.file.write_all(&chunk).map(|()| file))
                .await
                .map_err(Error::internal)?
                .map_err(Error::internal)?;
        }
    }
    if length > LARGEST_BYTES {
        return Err(Error::TooLarge { limit_bytes: LARGEST_BYTES as u64 });
    }
    file.file.rewind().map_err(Error::internal)?;
    Ok((file, length as u64))
}

/// A file that is removed when it is dropped.
struct UploadedFile {
    file: File,
    path: PathBuf,
}

impl UploadedFile {
    fn create(path: PathBuf) -> Result<Self> {
        let file = File::options().read(true).write(true).create_new(true).open(&path).map_err(Error::internal)?;
        Ok(Self { file, path })
    }
}

impl std::io::Read for UploadedFile {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.file.read(buffer)
    }
}

impl Drop for UploadedFile {
    fn drop(&mut self) {
        // What cannot be removed is left for whoever looks after the folder; nothing else can be done about it here.
        let _ = std::fs::remove_file(&self.path);
    }
}

#[derive(Template)]
#[template(path = "premises/import.html", config = "src/web/askama.toml")]
struct ImportPage {
    crumbs: Vec<Crumb>,
    import: ImportWords,
    ended: Option<String>,
    faults: Vec<FaultWords>,
    /// That more rows were left out than those that are shown.
    more: Option<String>,
    page: Page,
}

struct FaultWords {
    line: String,
    refused: bool,
    sentence: String,
}

/// One import: how far it is, what became of its rows, and what was wrong with them.
pub async fn import(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<ImportId>,
) -> Result<Response> {
    let (import, faults) = reading!(app.db, tx => premises::import_with_faults(tx, &account, id, app.now()).await)?;
    let more = import.refused - faults.iter().filter(|fault| fault.refused).count() as i64;
    let faults: Vec<FaultWords> = faults
        .iter()
        .map(|fault| FaultWords {
            line: fault.line.map(|line| page.number(line)).unwrap_or_default(),
            refused: fault.refused,
            sentence: page.tell(&fault.sentence),
        })
        .collect();
    html(&ImportPage {
        crumbs: vec![
            Crumb { path: Some("/desk/premises".to_owned()), label: page.t("premises-register") },
            Crumb { path: None, label: import.file.clone() },
        ],
        ended: import.ended_at.as_ref().map(|moment| page.moment(moment)),
        more: (more > 0).then(|| page.t1("premises-import-more-faults", "count", more)),
        import: ImportWords::of(&page, &import),
        faults,
        page,
    })
}
