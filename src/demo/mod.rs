//! `riverain demo`: an invented quarter to look around in. Makes a folder with an embedded database, loads the district through the
//! importers that users run, tells a story through the verbs that pages call, and serves it. Started again, it goes on with the
//! same folder.

mod accounts;
mod bulletins;
mod campaign;
mod district;
mod folder;
mod grievances;
mod mediation;
mod story;
mod words;

use std::io::ErrorKind;
use std::net::SocketAddr;

use clap::Args;
use tokio::net::TcpListener;

use crate::app::{App, Randomness};
use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::serve;
use crate::settings::{Given, Settings};

pub use accounts::PASSWORD;

/// Where the demonstration is kept when no folder is named.
const FOLDER: &str = "riverain-demo";
/// The same demonstration every time, but for its dates and its key.
const SEED: u64 = 96_417;

/// How the demonstration starts.
#[derive(Debug, Args)]
pub struct DemoArguments {
    /// Where to listen; another port is taken when the usual one is not free.
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<String>,
    /// Throws away what was done in the demonstration and makes it again; asks first.
    #[arg(long)]
    pub reset: bool,
    /// Answers yes to the question of --reset.
    #[arg(long, requires = "reset")]
    pub yes: bool,
}

/// A demonstration that is ready to be served.
#[derive(Debug)]
pub struct Demonstration {
    /// What its handlers get.
    pub app: App,
    /// What it answers on.
    pub listener: TcpListener,
}

/// Makes the demonstration or goes on with it, says where it is to be seen, and serves it until the process is asked to stop.
pub async fn run(given: Given, arguments: &DemoArguments, language: Language) -> Result<()> {
    let mut say = |sentence: Sentence| println!("{}", language.tell(&sentence));
    let Demonstration { app, listener } = open(given, arguments, &mut say).await?;
    words::introduce(&app, language).await?;
    serve::serve_on(app, listener, serve::stop_signal()).await
}

/// Makes the demonstration or opens the one that stands; `say` hears what is done.
pub async fn open(
    mut given: Given,
    arguments: &DemoArguments,
    say: &mut (impl FnMut(Sentence) + Send),
) -> Result<Demonstration> {
    if given.values.iter().any(|(name, _)| *name == "database") {
        return Err(Error::invalid("/database", Sentence::new("demo-own-database")));
    }
    let data = given.values.iter().find(|(name, _)| *name == "data").map_or(FOLDER, |(_, folder)| folder).to_owned();
    let folder = folder::Folder::at(&data);
    given.values.retain(|(name, _)| *name != "data");
    given.values.extend(arguments.listen.clone().map(|listen| ("listen", listen)));
    let listener = listen(&given, arguments.listen.is_some(), say).await?;
    let address = listener.local_addr().map_err(Error::internal)?;

    if arguments.reset {
        folder.clear(arguments.yes, say)?;
    }
    if folder.stands()? {
        say(Sentence::new("demo-goes-on").with("folder", data.as_str()));
    } else {
        say(Sentence::new("demo-makes").with("folder", data.as_str()));
        let making = folder.begin()?;
        let app = app_for_the_story(settings(&given, &making, address)?).await?;
        let told = story::tell(&app, say).await;
        app.db.close().await;
        told?;
        folder.finish()?;
    }
    let app = serve::open(settings(&given, folder.path(), address)?).await?;
    Ok(Demonstration { app, listener })
}

/// Listens where the settings say; where another program listens already, on a port that is free, unless the address was asked
/// for.
async fn listen(given: &Given, asked_for: bool, say: &mut impl FnMut(Sentence)) -> Result<TcpListener> {
    let settings = Settings::read(given, std::env::vars())?;
    match TcpListener::bind(settings.listen).await {
        Err(error) if error.kind() == ErrorKind::AddrInUse && !asked_for => {
            let listener = serve::listen(SocketAddr::new(settings.listen.ip(), 0)).await?;
            let taken = settings.listen.port().to_string();
            let port = listener.local_addr().map_err(Error::internal)?.port().to_string();
            say(Sentence::new("demo-other-port").with("taken", taken).with("port", port));
            Ok(listener)
        }
        Err(error) => Err(serve::cannot_listen(settings.listen, &error)),
        Ok(listener) => Ok(listener),
    }
}

/// The settings with the demonstration's own folder and database, whatever else is set.
fn settings(given: &Given, folder: &std::path::Path, address: SocketAddr) -> Result<Settings> {
    let mut given = given.clone();
    given.values.extend([
        ("data", folder.display().to_string()),
        ("database", format!("sqlite:{}", folder.join("riverain.sqlite").display())),
        ("listen", address.to_string()),
    ]);
    Settings::read(&given, std::env::vars())
}

/// An app whose clock the story moves, and whose chance is the same each time.
async fn app_for_the_story(settings: Settings) -> Result<App> {
    let mut app = serve::open(settings).await?;
    app.clock = Clock::set_at(app.clock.now() - story::BEGAN_AGO);
    app.random = Randomness::seeded(SEED);
    Ok(app)
}
