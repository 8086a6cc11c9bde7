//! A copy of the embedded database while the service runs, and its way back when the service is stopped. A file appears under its
//! name only when it is complete, and what a restored copy replaces is kept.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::clock::Timestamp;
use crate::db::copy::{self, FileFault};
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::settings::Settings;

/// Writes a copy of the database to a file and says what to keep beside it.
pub async fn backup(settings: &Settings, file: &Path) -> Result<Sentence> {
    let database = embedded(settings, "upkeep-backup-postgres")?;
    if file.exists() {
        return Err(about(file, "upkeep-backup-exists", ""));
    }
    if !database.is_file() {
        return Err(about(&database, "upkeep-no-database", ""));
    }
    let making = beside(file, "making");
    let unwritten = |error: io::Error| about(file, "upkeep-backup-unwritten", &error.to_string());
    let _ = fs::remove_file(&making);
    // Made first, so that nobody but its owner can read it while it grows; SQLite takes an empty file for a new database.
    create_private(&making).map_err(unwritten)?;
    let copied = copy::copy(&database, &making).await;
    let done = match copied {
        Ok(()) => File::open(&making).and_then(|made| made.sync_all()).and_then(|()| fs::rename(&making, file)),
        Err(error) => Err(io::Error::other(error.to_string())),
    };
    if let Err(error) = done {
        let _ = fs::remove_file(&making);
        return Err(unwritten(error));
    }
    let bytes = fs::metadata(file).map_err(unwritten)?.len();
    let key = settings.key_file().display().to_string();
    let done = Sentence::new("upkeep-backup-done").with("file", file.display().to_string());
    Ok(done.with("kilobytes", bytes.div_ceil(1_000)).with("key", key))
}

/// Puts a copy in the place of the database. With `force` also where a database stands, which is kept under another name.
pub async fn restore(settings: &Settings, file: &Path, force: bool, now: Timestamp) -> Result<Sentence> {
    let database = embedded(settings, "upkeep-restore-postgres")?;
    let unwritten = |error: io::Error| about(&database, "upkeep-restore-unwritten", &error.to_string());
    if !file.is_file() {
        return Err(about(file, "upkeep-restore-no-file", ""));
    }
    if database.exists() && !force {
        return Err(about(&database, "upkeep-restore-exists", ""));
    }
    if let Some(folder) = database.parent() {
        fs::create_dir_all(folder).map_err(unwritten)?;
    }
    let making = beside(&database, "restoring");
    create_private(&making).and_then(|()| fs::copy(file, &making)).map_err(unwritten)?;
    let fault = match copy::look_at(&making).await? {
        None => None,
        Some(FileFault::Foreign) => Some(about(file, "upkeep-restore-foreign", "")),
        Some(FileFault::Unreadable(reason)) => Some(about(file, "upkeep-restore-broken", &reason)),
    };
    let in_use = fault.is_none() && database.exists() && !copy::take_for_oneself(&database).await?;
    if let Some(error) = fault.or_else(|| in_use.then(|| about(&database, "upkeep-restore-in-use", ""))) {
        let _ = fs::remove_file(&making);
        return Err(error);
    }
    let mut done = Sentence::new("upkeep-restore-done");
    if database.exists() {
        let kept = beside(&database, &now.format("before-%Y%m%d-%H%M%S").to_string());
        fs::rename(&database, &kept).map_err(unwritten)?;
        // What a database that was damaged may have left beside it.
        for suffix in ["-wal", "-shm"] {
            let _ = fs::rename(with_suffix(&database, suffix), with_suffix(&kept, suffix));
        }
        done = Sentence::new("upkeep-restore-done-kept").with("kept", kept.display().to_string());
    }
    File::open(&making).and_then(|made| made.sync_all()).map_err(unwritten)?;
    fs::rename(&making, &database).map_err(unwritten)?;
    Ok(done.with("file", file.display().to_string()))
}

/// The file of the embedded database; for PostgreSQL a fault that names its own tools.
fn embedded(settings: &Settings, key: &'static str) -> Result<PathBuf> {
    copy::file_of(&settings.database).ok_or_else(|| Error::invalid("/database", Sentence::new(key)))
}

fn beside(file: &Path, suffix: &str) -> PathBuf {
    with_suffix(file, &format!(".{suffix}"))
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn create_private(file: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop)
}

fn about(file: &Path, key: &'static str, reason: &str) -> Error {
    let sentence = Sentence::new(key).with("file", file.display().to_string()).with("reason", reason);
    Error::invalid("/file", sentence)
}
