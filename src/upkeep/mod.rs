//! What an operator does now and then from the command line: back the database up, put a backup back, and check that everything is
//! as it should be.

mod backup;
mod check;

use std::path::PathBuf;

use clap::Args;

pub use backup::{backup, restore};
pub use check::{Finding, Verdict, check, examine};

/// Where the copy goes.
#[derive(Debug, Args)]
pub struct BackupArguments {
    /// The file to write; it must not exist.
    pub file: PathBuf,
}

/// Which copy comes back.
#[derive(Debug, Args)]
pub struct RestoreArguments {
    /// A file that `riverain backup` wrote.
    pub file: PathBuf,
    /// Puts it in the place of a database that stands; that one is kept beside it under another name.
    #[arg(long)]
    pub force: bool,
}
