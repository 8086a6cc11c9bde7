//! Brings the house to life: opens the database and the key, listens, runs the workers, and ends what it began when it is asked to
//! stop.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::app::{App, Randomness};
use crate::clock::Clock;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::secret::Secrets;
use crate::settings::Settings;

/// Logs to standard error; `RUST_LOG` says how much.
pub fn log_to_stderr() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("riverain=info,sqlx=warn,warn"));
    // A second subscriber, as in tests, is not an error.
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}

/// Opens what the settings name: the data folder, the key, the database with its tables up to date.
pub async fn open(settings: Settings) -> Result<App> {
    // reqwest and lettre take the process's provider; a second call, as in tests, changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let about = |error: std::io::Error| {
        let folder = settings.data.display().to_string();
        Error::invalid(
            "/data",
            Sentence::new("serve-data-folder").with("folder", folder).with("reason", error.to_string()),
        )
    };
    std::fs::create_dir_all(&settings.data).map_err(about)?;
    let random = Randomness::system()?;
    let secrets = Secrets::in_file(&settings.data.join("secret.key"), random.clone())?;
    let db = Db::open(&settings.database).await?;
    db.migrate().await?;
    Ok(App { db, clock: Clock::system(), random, secrets, settings: Arc::new(settings) })
}

/// Listens and answers until the process is asked to stop.
pub async fn serve(app: App) -> Result<()> {
    let listener = TcpListener::bind(app.settings.listen).await.map_err(|error| {
        let sentence = Sentence::new("serve-cannot-listen")
            .with("address", app.settings.listen.to_string())
            .with("reason", error.to_string());
        Error::invalid("/listen", sentence)
    })?;
    tracing::info!("listening on {}", app.settings.public_url);
    serve_on(app, listener, stop_signal()).await
}

/// Answers on a listener and delivers messages until `stop` comes true; then ends what runs.
pub async fn serve_on(app: App, listener: TcpListener, stop: impl Future<Output = ()> + Send + 'static) -> Result<()> {
    let workers = tokio::spawn(crate::notifications::deliver(app.clone()));
    let router = crate::router(&app).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, router).with_graceful_shutdown(stop).await;
    workers.abort();
    app.db.close().await;
    served.map_err(Error::internal)
}

async fn stop_signal() {
    let interrupted = async {
        // Without a way to be told, the service runs until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}

/// An error as the command line prints it: each fault on its line, with its place.
pub fn tell(error: &Error, language: Language) -> String {
    match error {
        Error::Invalid(faults) => {
            let line = |fault: &crate::error::Fault| language.tell(&fault.sentence);
            faults.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        Error::Conflict(sentence) => language.tell(sentence),
        other => other.to_string(),
    }
}
