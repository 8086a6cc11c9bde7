//! The command line: reads arguments and settings, calls one verb, prints one error and sets one exit code. Decides nothing.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use riverain::clock::Clock;
use riverain::error::{Error, Result};
use riverain::i18n::Language;
use riverain::settings::{Given, Settings};
use riverain::{demo, people, premises, serve, upkeep, visits};

/// Keeps the peace between a construction site and its neighbours.
#[derive(Parser)]
#[command(version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

#[derive(Args)]
struct Common {
    /// The file of settings; `riverain settings` prints one with every default.
    #[arg(long, global = true, env = "RIVERAIN_SETTINGS", value_name = "FILE")]
    settings: Option<PathBuf>,
    /// Where the data are: `sqlite:FILE` or `postgres://user:password@host/name`.
    #[arg(long, global = true, value_name = "ADDRESS")]
    database: Option<String>,
    /// The folder of the key and of the embedded database.
    #[arg(long, global = true, value_name = "FOLDER")]
    data: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    /// Serves pages and API, and delivers messages.
    Serve {
        /// Where to listen, as 0.0.0.0:8420.
        #[arg(long, value_name = "ADDRESS")]
        listen: Option<String>,
    },
    /// Makes an invented quarter with works, neighbours and accounts, and serves it.
    Demo(demo::DemoArguments),
    /// Organisations, accounts and API tokens.
    User {
        #[command(subcommand)]
        command: people::command::UserCommand,
    },
    /// Fills the register of premises from files.
    Import(premises::command::ImportArguments),
    /// Lists the doors that a zone reaches, from files alone: no database needed.
    Affected(premises::command::AffectedArguments),
    /// Writes a copy of the embedded database while the service runs.
    Backup(upkeep::BackupArguments),
    /// Puts a copy back; stop the service first.
    Restore(upkeep::RestoreArguments),
    /// Looks whether settings, key, database and journal are as they should be.
    Check,
    /// Plans rounds from a file alone: doors and shifts in, rounds with times out; no database needed.
    Plan(visits::command::PlanArguments),
    /// Prints every setting with its default, as a file to start from.
    Settings,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("riverain: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("riverain: {}", serve::tell(&error, operator_language()));
            ExitCode::FAILURE
        }
    }
}

/// The language of whoever types commands, as the environment says it.
fn operator_language() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok());
    let named = named.unwrap_or_default();
    if named.starts_with("fr") { Language::French } else { Language::English }
}

async fn run(cli: Cli) -> Result<()> {
    let Common { settings, database, data } = cli.common;
    let mut values: Vec<_> = database.map(|database| ("database", database)).into_iter().collect();
    values.extend(data.map(|data| ("data", data)));
    let given = Given { file: settings, values };
    let read = |given: &Given| Settings::read(given, std::env::vars());
    match cli.command {
        Command::Serve { listen } => {
            let mut given = given;
            given.values.extend(listen.map(|listen| ("listen", listen)));
            serve::log_to_stderr();
            serve::serve(serve::open(read(&given)?).await?).await
        }
        Command::Demo(arguments) => {
            serve::log_to_stderr();
            demo::run(given, &arguments, operator_language()).await
        }
        Command::User { command } => {
            let app = serve::open(read(&given)?).await?;
            let done = people::command::run(&app, command, operator_language()).await;
            app.db.close().await;
            done
        }
        Command::Import(arguments) => {
            let app = serve::open(read(&given)?).await?;
            let done = premises::command::import(&app, &arguments, operator_language()).await;
            app.db.close().await;
            done
        }
        Command::Affected(arguments) => premises::command::affected(&arguments, operator_language()),
        Command::Backup(arguments) => {
            let done = upkeep::backup(&read(&given)?, &arguments.file).await?;
            println!("{}", operator_language().tell(&done));
            Ok(())
        }
        Command::Restore(arguments) => {
            let now = Clock::system().now();
            let done = upkeep::restore(&read(&given)?, &arguments.file, arguments.force, now).await?;
            println!("{}", operator_language().tell(&done));
            Ok(())
        }
        Command::Check => upkeep::check(read(&given)?, operator_language()).await,
        Command::Plan(arguments) => visits::command::plan(&arguments, operator_language()),
        Command::Settings => {
            print!("{}", riverain::settings::DEFAULTS);
            Ok(())
        }
    }
    .map_err(|error: Error| error)
}
