//! Holds the rules of the house: who may know whom, where SQL stands, that every file says what it is for. A better rule is a
//! change to the design, made openly.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Which slices a slice may know, besides what all may know.
const ARROWS: &[(&str, &[&str])] = &[
    ("sites", &["people"]),
    ("premises", &["sites", "people"]),
    ("visits", &["sites", "premises", "people"]),
    ("grievances", &["sites", "premises", "people"]),
    ("relays", &["grievances", "sites", "people"]),
    ("mediation", &["grievances", "people", "sites"]),
    ("bulletins", &["sites", "premises", "people"]),
    ("people", &[]),
    ("journal", &["people"]),
    ("notifications", &["people"]),
];
/// Rooms that know no slice.
const GROUND: &[&str] =
    &["db", "clock", "id", "error", "web", "i18n", "app", "secret", "settings", "vocabulary", "calendar", "outside"];
/// What every slice may use beside the ground.
const FOR_ALL: &[&str] = &["notifications", "journal"];
/// Rooms without SQL and without HTTP.
const PURE: &[&str] = &[
    "sites/outline",
    "premises/affected",
    "visits/planning",
    "visits/agenda",
    "visits/footways",
    "visits/working_time",
    "grievances/status",
    "grievances/deadline",
];
/// Files other than `store.rs` that hold SQL: the sessions of `web`, which has no slice to keep them in, the questions whether the
/// database answers and is whole, and the savepoints of its writers.
const SQL_ELSEWHERE: &[&str] = &["web/sessions.rs", "db/mod.rs", "db/copy.rs", "db/turns.rs"];

struct Source {
    /// From `src/`.
    path: String,
    text: String,
}

impl Source {
    fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    /// The first segment after `crate::` wherever the file names one, outside its tests.
    fn knows(&self) -> BTreeSet<String> {
        let text = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: String =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let mut rooms = BTreeSet::new();
        for part in code.split("crate::").skip(1) {
            let names = match part.strip_prefix('{') {
                Some(group) => top_level_names(group),
                None => vec![first_name(part)],
            };
            rooms.extend(names.into_iter().filter(|name| !name.is_empty()));
        }
        rooms
    }
}

fn first_name(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

fn top_level_names(group: &str) -> Vec<String> {
    let (mut depth, mut names, mut current) = (0, Vec::new(), String::new());
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(std::mem::take(&mut current)),
            _ if depth == 0 => current.push(letter),
            _ => {}
        }
    }
    names.push(current);
    names.iter().map(|name| first_name(name.trim())).collect()
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<Source>) {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, root, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push(Source { path: path.strip_prefix(root).unwrap().display().to_string(), text });
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &root, &mut found);
    assert!(found.len() > 30, "the walk found only {} files", found.len());
    found
}

#[test]
fn slices_know_only_what_the_arrows_allow() {
    let slices: BTreeSet<&str> = ARROWS.iter().map(|(slice, _)| *slice).chain(["open", "privacy", "demo"]).collect();
    for source in sources() {
        let known: Vec<String> = source.knows().into_iter().filter(|room| slices.contains(room.as_str())).collect();
        let allowed: Vec<&str> = match ARROWS.iter().find(|(slice, _)| *slice == source.room()) {
            Some((slice, allowed)) => allowed.iter().chain(FOR_ALL).chain([slice]).copied().collect(),
            None if GROUND.contains(&source.room()) => Vec::new(),
            None => continue,
        };
        for room in known {
            assert!(
                allowed.contains(&room.as_str()),
                "src/{} knows crate::{room}; it may know {allowed:?}",
                source.path
            );
        }
    }
}

#[test]
fn pure_rooms_know_no_sql_and_no_http() {
    for source in sources() {
        if PURE.iter().any(|room| source.path.starts_with(room)) && !source.path.ends_with("command.rs") {
            for word in ["sqlx", "axum", "reqwest", "crate::db", "crate::web", "crate::app", "tokio"] {
                assert!(!source.text.contains(word), "src/{} is a pure room and names {word}", source.path);
            }
        }
    }
}

#[test]
fn sql_stands_in_stores_and_stores_never_commit() {
    for source in sources() {
        let has_sql = source.text.contains("sqlx::query");
        let may = source.path.ends_with("store.rs")
            || source.path.contains("/store/")
            || SQL_ELSEWHERE.contains(&source.path.as_str());
        assert!(!has_sql || may, "src/{} holds SQL", source.path);
        if source.path.ends_with("store.rs") {
            for word in ["writing!", "reading!", ".commit(", "axum"] {
                assert!(!source.text.contains(word), "src/{} names {word}", source.path);
            }
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for source in sources() {
        let header = source.text.lines().take_while(|line| line.starts_with("//!")).count();
        assert!(header >= 1, "src/{} has no header", source.path);
        assert!(header <= 12, "the header of src/{} has {header} lines", source.path);
    }
}

#[test]
fn no_file_grows_beyond_its_purpose() {
    for source in sources() {
        let lines = source.text.lines().count();
        assert!(lines <= 600, "src/{} has {lines} lines: split it", source.path);
    }
}
