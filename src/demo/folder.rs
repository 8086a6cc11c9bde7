//! The folder of a demonstration. It is made under another name and renamed when it is complete, so that a demonstration that
//! was broken off is never taken for one; and it carries a mark, so that nothing else is ever thrown away.

use std::fs;
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::i18n::Sentence;

/// The file by which a demonstration is known.
const MARK: &str = "demonstration.txt";
const MARK_TEXT: &str = "A demonstration of Riverain: invented people, invented places. May be thrown away.\n";

/// Where a demonstration is, or will be.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    making: PathBuf,
}

impl Folder {
    pub(super) fn at(path: &str) -> Self {
        let path = PathBuf::from(path.trim_end_matches('/'));
        let mut making = path.clone().into_os_string();
        making.push(".making");
        Self { path, making: making.into() }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a demonstration is there; a fault when something else is.
    pub(super) fn stands(&self) -> Result<bool> {
        if self.path.join(MARK).is_file() {
            return Ok(true);
        }
        match fs::read_dir(&self.path).map(|entries| entries.count()) {
            Ok(0) => Ok(false),
            Ok(_) => Err(self.refused("demo-folder-taken", String::new())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(self.refused("demo-folder-unusable", error.to_string())),
        }
    }

    /// Throws a demonstration away, after asking on the terminal unless `agreed`. Does nothing when there is none.
    pub(super) fn clear(&self, agreed: bool, say: &mut impl FnMut(Sentence)) -> Result<()> {
        if !self.stands()? || !self.path.exists() {
            return Ok(());
        }
        if !agreed {
            say(Sentence::new("demo-reset-question").with("folder", self.path.display().to_string()));
            if !said_yes()? {
                return Err(self.refused("demo-reset-refused", String::new()));
            }
        }
        fs::remove_dir_all(&self.path).map_err(|error| self.refused("demo-folder-unusable", error.to_string()))
    }

    /// A new folder to make the demonstration in.
    pub(super) fn begin(&self) -> Result<PathBuf> {
        let unusable = |error: std::io::Error| self.refused("demo-folder-unusable", error.to_string());
        if self.making.join(MARK).is_file() {
            fs::remove_dir_all(&self.making).map_err(unusable)?;
        }
        fs::create_dir_all(&self.making).map_err(unusable)?;
        fs::write(self.making.join(MARK), MARK_TEXT).map_err(unusable)?;
        Ok(self.making.clone())
    }

    /// Gives the complete demonstration its name.
    pub(super) fn finish(&self) -> Result<()> {
        let unusable = |error: std::io::Error| self.refused("demo-folder-unusable", error.to_string());
        // An empty folder of that name may stand in the way.
        if self.path.exists() {
            fs::remove_dir(&self.path).map_err(unusable)?;
        }
        fs::rename(&self.making, &self.path).map_err(unusable)
    }

    fn refused(&self, key: &'static str, reason: String) -> Error {
        let folder = self.path.display().to_string();
        Error::invalid("/data", Sentence::new(key).with("folder", folder).with("reason", reason))
    }
}

/// Asks on the terminal; without one, nobody has said yes.
fn said_yes() -> Result<bool> {
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return Ok(false);
    }
    print!("> ");
    std::io::stdout().flush().map_err(Error::internal)?;
    let mut line = String::new();
    stdin.lock().read_line(&mut line).map_err(Error::internal)?;
    Ok(matches!(line.trim().to_lowercase().as_str(), "o" | "oui" | "y" | "yes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_complete_demonstration_stands_and_nothing_else_is_thrown_away() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("demo");
        let folder = Folder::at(&format!("{}/", path.display()));
        assert!(!folder.stands().unwrap());
        let making = folder.begin().unwrap();
        fs::write(making.join("riverain.sqlite"), "half").unwrap();
        assert!(!folder.stands().unwrap(), "broken off");
        assert!(!folder.begin().unwrap().join("riverain.sqlite").exists());
        folder.finish().unwrap();
        assert!(folder.stands().unwrap());
        assert!(folder.clear(false, &mut |_| ()).is_err(), "nobody said yes");
        folder.clear(true, &mut |_| ()).unwrap();
        assert!(!folder.stands().unwrap());
        fs::create_dir(&path).unwrap();
        fs::write(path.join("letters.txt"), "dear").unwrap();
        assert!(folder.stands().is_err() && folder.clear(true, &mut |_| ()).is_err());
        assert!(path.join("letters.txt").exists());
    }
}
