//! `riverain plan` solves a problem from a file, without a database: a problem in, a checked plan out, in the format that the
//! planner's types have. Progress goes to standard error when that is a terminal.

use std::io::{self, Read, Write};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::planning::{Limit, MAX_PROBLEM_BYTES, Problem, Progress, Search, Watch, read_problem, solve, verify};
use crate::error::{Error, Fault, Result};
use crate::i18n::{Language, Sentence};
use crate::premises::command::open_input;

/// The most searches side by side that are of any use.
const MOST_THREADS: usize = 64;

/// Which mediator calls at which door, from a file alone.
#[derive(Debug, Args)]
pub struct PlanArguments {
    /// The problem, JSON; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    pub problem: String,
    /// How long to search.
    #[arg(long, value_name = "SECONDS", default_value_t = 5.0, conflicts_with = "iterations")]
    pub seconds: f64,
    /// How often to ruin and recreate the plan, in the place of a time: the plan is then the same every time.
    #[arg(long, value_name = "N")]
    pub iterations: Option<u64>,
    /// What the randomness grows from.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Searches that run side by side; as many as the machine has cores when left out.
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

/// Prints the plan to standard output.
pub fn plan(arguments: &PlanArguments, language: Language) -> Result<()> {
    if !(0.1..=86_400.0).contains(&arguments.seconds) {
        return Err(Error::invalid("/seconds", Sentence::new("visits-plan-seconds")));
    }
    let threads = arguments.threads.unwrap_or_else(cores);
    if !(1..=MOST_THREADS).contains(&threads) {
        return Err(Error::invalid("/threads", Sentence::new("visits-plan-threads")));
    }
    let problem = read(&arguments.problem)?;
    let limit = match arguments.iterations {
        Some(iterations) => Limit::Iterations(iterations),
        None => Limit::Time(Duration::from_secs_f64(arguments.seconds)),
    };
    let bar = ProgressBar::new(1_000);
    bar.set_style(ProgressStyle::with_template("{bar:30} {msg}").map_err(Error::internal)?);
    let progress = |progress: &Progress| {
        bar.set_position((progress.share * 1_000.0) as u64);
        bar.set_message(language.tell(&in_words(progress)));
    };
    let watch = Watch { stop: &AtomicBool::new(false), progress: &progress };
    let plan = solve(&problem, &Search { limit, seed: arguments.seed, threads }, &watch);
    bar.finish_and_clear();
    if let Some(flaw) = verify(&problem, &plan).err().and_then(|flaws| flaws.into_iter().next()) {
        let sentence = Sentence::new("visits-plan-flawed").with("flaw", flaw.to_string());
        return Err(Error::invalid("", sentence));
    }
    let json = plan.to_json(|sentence| language.tell(sentence)).map_err(Error::internal)?;
    match writeln!(io::stdout().lock(), "{json}") {
        // Whoever reads, as `head` does, may have read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        outcome => outcome.map_err(Error::internal),
    }
}

/// How many searches the machine runs side by side.
pub(super) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST_THREADS))
}

fn in_words(progress: &Progress) -> Sentence {
    Sentence::new("visits-plan-progress")
        .with("served", progress.served)
        .with("doors", progress.doors)
        .with("minutes", progress.walking_s / 60)
}

fn read(file: &str) -> Result<Problem> {
    let mut json = Vec::new();
    // One byte more than is taken, so that a problem that is too large shows.
    open_input(file)?.take(MAX_PROBLEM_BYTES as u64 + 1).read_to_end(&mut json).map_err(|error| {
        let reason = Sentence::new("premises-import-unreadable").with("reason", error.to_string());
        Error::invalid("", Sentence::new("visits-problem-in").with("file", file).with("reason", reason))
    })?;
    read_problem(&json).map_err(|faults| Error::Invalid(faults.into_iter().map(|fault| placed(file, fault)).collect()))
}

/// The fault with its file and its place, in one sentence.
fn placed(file: &str, fault: Fault) -> Fault {
    let sentence = match fault.pointer.as_str() {
        "" => Sentence::new("visits-problem-in"),
        pointer => Sentence::new("visits-problem-at").with("pointer", pointer),
    };
    Fault::new(fault.pointer, sentence.with("file", file).with("reason", fault.sentence))
}
