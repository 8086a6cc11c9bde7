//! Backup, restore and check, as an operator meets them: nothing is lost, nothing is overwritten by mistake, every fault is named.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use riverain::clock::Timestamp;
use riverain::db::Db;
use riverain::demo::{self, DemoArguments};
use riverain::error::{Error, Result};
use riverain::i18n::Sentence;
use riverain::people::{self, OrganisationKind};
use riverain::settings::{Given, Settings};
use riverain::upkeep::{self, Verdict, backup, restore};
use riverain::{on, reading, writing};
use tempfile::TempDir;

use crate::support::servers::postgres::fresh_database;

fn settings(values: Vec<(&'static str, String)>) -> Settings {
    Settings::read(&Given { file: None, values }, []).unwrap()
}

fn settings_in(folder: &Path) -> Settings {
    settings(vec![("data", folder.display().to_string())])
}

/// A folder with everything in it, and nobody at home.
async fn furnished() -> (TempDir, Settings) {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("demo");
    let values = vec![("data", folder.display().to_string()), ("listen", "127.0.0.1:0".to_owned())];
    let arguments = DemoArguments { listen: None, reset: false, yes: false };
    let demo = demo::open(Given { file: None, values }, &arguments, &mut |_| ()).await.unwrap();
    demo.app.db.close().await;
    (root, settings_in(&folder))
}

fn database(settings: &Settings) -> PathBuf {
    settings.database.strip_prefix("sqlite:").unwrap().into()
}

fn now() -> Timestamp {
    "2026-03-10T09:00:00Z".parse().unwrap()
}

fn key_of<T: std::fmt::Debug>(outcome: Result<T>) -> String {
    match outcome.unwrap_err() {
        Error::Invalid(faults) => faults[0].sentence.key.clone().into_owned(),
        other => panic!("{other:?}"),
    }
}

async fn change(db: &Db, sql: &'static str) {
    writing!(db, tx => Ok(on!(tx, c => sqlx::query(sql).execute(c).await.map(|_| ()))?)).unwrap();
}

async fn count(db: &Db, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    reading!(db, tx => {
        Ok(on!(tx, c => sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(sql.clone())).fetch_one(c).await)?)
    })
    .unwrap()
}

/// The keys of what was found, those that are not good first, each with its verdict.
async fn found(settings: &Settings) -> Vec<(Verdict, String)> {
    let findings = upkeep::examine(settings.clone()).await;
    findings.into_iter().map(|finding| (finding.verdict, finding.sentence.key.into_owned())).collect()
}

async fn is_found_bad(settings: &Settings, key: &str) {
    let found = found(settings).await;
    assert!(found.contains(&(Verdict::Bad, key.to_owned())), "no {key} among {found:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_made_while_others_write_comes_back_whole() {
    let (root, settings) = furnished().await;
    let app = riverain::serve::open(settings.clone()).await.unwrap();
    let file = root.path().join("copy.sqlite");
    let done: Sentence = backup(&settings, &file).await.unwrap();
    assert_eq!(done.key, "upkeep-backup-done");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let name = "Plus tard";
    writing!(app.db, tx => people::add_organisation(&app, tx, name, OrganisationKind::Contractor).await).unwrap();
    let organisations = count(&app.db, "organisations").await;
    let premises = count(&app.db, "premises").await;
    app.db.close().await;

    let elsewhere = settings_in(&root.path().join("elsewhere"));
    assert_eq!(restore(&elsewhere, &file, false, now()).await.unwrap().key, "upkeep-restore-done");
    is_found_bad(&elsewhere, "upkeep-check-key-missing").await;
    fs::copy(settings.key_file(), elsewhere.key_file()).unwrap();
    let found = found(&elsewhere).await;
    assert!(found.iter().all(|(verdict, _)| *verdict != Verdict::Bad), "{found:?}");
    for key in ["upkeep-check-journal", "upkeep-check-sealed", "upkeep-check-tables"] {
        assert!(found.contains(&(Verdict::Good, key.to_owned())), "no {key} among {found:?}");
    }
    let restored = Db::open(&elsewhere.database).await.unwrap();
    assert_eq!(count(&restored, "organisations").await, organisations - 1);
    assert_eq!(count(&restored, "premises").await, premises);
    restored.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_overwritten_by_mistake_and_what_is_replaced_is_kept() {
    let (root, settings) = furnished().await;
    let file = root.path().join("copy.sqlite");
    backup(&settings, &file).await.unwrap();
    assert_eq!(key_of(backup(&settings, &file).await), "upkeep-backup-exists");
    assert_eq!(key_of(restore(&settings, &file, false, now()).await), "upkeep-restore-exists");
    let app = riverain::serve::open(settings.clone()).await.unwrap();
    assert!(app.db.is_ready().await);
    assert_eq!(key_of(restore(&settings, &file, true, now()).await), "upkeep-restore-in-use");
    change(&app.db, "DELETE FROM tokens").await;
    let name = "Depuis la copie";
    writing!(app.db, tx => people::add_organisation(&app, tx, name, OrganisationKind::Contractor).await).unwrap();
    let organisations = count(&app.db, "organisations").await;
    app.db.close().await;

    assert_eq!(restore(&settings, &file, true, now()).await.unwrap().key, "upkeep-restore-done-kept");
    let kept = format!("sqlite:{}.before-20260310-090000", database(&settings).display());
    for (address, expected) in [(&settings.database, organisations - 1), (&kept, organisations)] {
        let db = Db::open(address).await.unwrap();
        assert_eq!(count(&db, "organisations").await, expected, "{address}");
        db.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_whole_copy_of_ours_is_put_back() {
    let (root, settings) = furnished().await;
    let elsewhere = settings_in(&root.path().join("elsewhere"));
    let missing = root.path().join("missing.sqlite");
    assert_eq!(key_of(restore(&elsewhere, &missing, false, now()).await), "upkeep-restore-no-file");
    let letters = root.path().join("letters.txt");
    fs::write(&letters, "dear neighbour ".repeat(400)).unwrap();
    assert_eq!(key_of(restore(&elsewhere, &letters, false, now()).await), "upkeep-restore-broken");
    let foreign = root.path().join("foreign.sqlite");
    let db = Db::open(&format!("sqlite:{}", foreign.display())).await.unwrap();
    change(&db, "CREATE TABLE recipes (name TEXT)").await;
    db.close().await;
    assert_eq!(key_of(restore(&elsewhere, &foreign, false, now()).await), "upkeep-restore-foreign");
    let cut = root.path().join("cut.sqlite");
    backup(&settings, &cut).await.unwrap();
    let bytes = fs::read(&cut).unwrap();
    fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    assert_eq!(key_of(restore(&elsewhere, &cut, false, now()).await), "upkeep-restore-broken");
    fs::write(&cut, &bytes).unwrap();
    fs::write(database(&elsewhere), "a disk has failed ".repeat(1_000)).unwrap();
    assert_eq!(restore(&elsewhere, &cut, true, now()).await.unwrap().key, "upkeep-restore-done-kept");
    fs::remove_dir_all(root.path().join("elsewhere")).unwrap();
    fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    assert_eq!(key_of(restore(&elsewhere, &cut, false, now()).await), "upkeep-restore-broken");
    let left: Vec<_> = fs::read_dir(root.path().join("elsewhere")).unwrap().flatten().collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(key_of(backup(&elsewhere, &missing).await), "upkeep-no-database");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_check_names_what_is_wrong_with_the_key_and_the_database() {
    let (_root, settings) = furnished().await;
    let key = settings.key_file();
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    is_found_bad(&settings, "upkeep-check-key-open").await;
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    let right = fs::read(&key).unwrap();
    fs::write(&key, [7; 32]).unwrap();
    is_found_bad(&settings, "upkeep-check-journal-broken").await;
    is_found_bad(&settings, "upkeep-check-sealed-shut").await;
    fs::write(&key, "short").unwrap();
    is_found_bad(&settings, "upkeep-check-key-unusable").await;
    fs::write(&key, right).unwrap();

    let db = Db::open(&settings.database).await.unwrap();
    change(&db, "UPDATE journal SET subject = 'somebody else' WHERE seq = 3").await;
    is_found_bad(&settings, "upkeep-check-journal-broken").await;
    change(&db, "DELETE FROM _sqlx_migrations WHERE version > 1").await;
    let behind = found(&settings).await;
    assert!(behind.contains(&(Verdict::Mind, "upkeep-check-tables-behind".to_owned())), "{behind:?}");
    change(&db, "UPDATE _sqlx_migrations SET version = 999999").await;
    is_found_bad(&settings, "upkeep-check-tables-later").await;
    db.close().await;
    fs::write(database(&settings), "no database ".repeat(1_000)).unwrap();
    is_found_bad(&settings, "upkeep-check-database-unusable").await;
    fs::remove_file(database(&settings)).unwrap();
    is_found_bad(&settings, "upkeep-no-database").await;
    assert!(!database(&settings).exists(), "the check makes nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_check_says_how_messages_leave_and_where_links_lead() {
    let (root, plain) = furnished().await;
    let kept = found(&plain).await;
    for key in ["upkeep-check-mail-kept", "upkeep-check-sms-kept", "upkeep-check-url-inner"] {
        assert!(kept.contains(&(Verdict::Mind, key.to_owned())), "no {key} among {kept:?}");
    }
    let set = settings(vec![
        ("data", root.path().join("demo").display().to_string()),
        ("public_url", "https://riverain.ville.example".to_owned()),
        ("mail.url", "smtp://mail.ville.example:25".to_owned()),
        ("mail.from", "Riverain <riverain@ville.example>".to_owned()),
        ("sms.kannel_url", "http://sms.ville.example:13013/cgi-bin/sendsms".to_owned()),
    ]);
    let all = found(&set).await;
    assert!(all.iter().all(|(verdict, _)| *verdict == Verdict::Good), "{all:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgresql_is_checked_alike_and_copied_with_its_own_tools() {
    let folder = tempfile::tempdir().unwrap();
    let data = ("data", folder.path().display().to_string());
    let settings = settings(vec![data, ("database", fresh_database().await)]);
    riverain::serve::open(settings.clone()).await.unwrap().db.close().await;
    let all = found(&settings).await;
    assert!(all.iter().all(|(verdict, _)| *verdict != Verdict::Bad), "{all:?}");
    assert!(all.contains(&(Verdict::Good, "upkeep-check-journal".to_owned())), "{all:?}");
    let file = folder.path().join("copy");
    assert_eq!(key_of(backup(&settings, &file).await), "upkeep-backup-postgres");
    assert_eq!(key_of(restore(&settings, &file, true, now()).await), "upkeep-restore-postgres");
}
