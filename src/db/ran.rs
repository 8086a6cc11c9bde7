//! Which statements ran on which engine. With `RIVERAIN_STATEMENTS=folder`, programs that were built for development note each
//! place of the code where a statement ran, and `tests/run` holds that every one of them ran on both engines. Release builds note
//! nothing.

/// Notes that the statement at a place of the code ran on an engine.
#[cfg(debug_assertions)]
pub fn ran(file: &'static str, line: u32, engine: &'static str) {
    notes::note(file, line, engine);
}

/// Notes nothing.
#[cfg(not(debug_assertions))]
#[inline(always)]
pub fn ran(_: &'static str, _: u32, _: &'static str) {}

#[cfg(debug_assertions)]
mod notes {
    use std::collections::HashSet;
    use std::fs::File;
    use std::io::Write;
    use std::path::Path;
    use std::sync::{LazyLock, Mutex, PoisonError};

    /// This process's file, and what stands in it.
    struct Notes {
        file: File,
        known: HashSet<(&'static str, u32, &'static str)>,
    }

    static NOTES: LazyLock<Option<Mutex<Notes>>> = LazyLock::new(|| {
        let folder = std::env::var_os("RIVERAIN_STATEMENTS")?;
        // An earlier process may have had the same number: its notes stay.
        let path = Path::new(&folder).join(std::process::id().to_string());
        let file = File::options().create(true).append(true).open(path).ok()?;
        Some(Mutex::new(Notes { file, known: HashSet::new() }))
    });

    pub(super) fn note(file: &'static str, line: u32, engine: &'static str) {
        let Some(notes) = NOTES.as_ref() else { return };
        let mut notes = notes.lock().unwrap_or_else(PoisonError::into_inner);
        if notes.known.insert((file, line, engine)) {
            // A note that is lost makes the check fail, which is safe.
            let _ = writeln!(notes.file, "{file}:{line} {engine}");
        }
    }
}
