//! Brings the house to life: opens the database and the key, listens, runs the workers, and ends what it began when it is asked to
//! stop.

use std::future::IntoFuture;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::Notify;
use tracing_subscriber::EnvFilter;

use crate::app::{App, Randomness};
use crate::clock::Clock;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::secret::Secrets;
use crate::settings::Settings;

/// How long requests may run on after the process was asked to stop; less than what service managers wait before they kill.
const STOP_PATIENCE: Duration = Duration::from_secs(8);
/// How long the database may take to be closed.
const CLOSE_PATIENCE: Duration = Duration::from_secs(2);

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
    let secrets = Secrets::in_file(&settings.key_file(), random.clone())?;
    let db = Db::open(&settings.database).await?;
    db.migrate().await?;
    Ok(App { db, clock: Clock::system(), random, secrets, settings: Arc::new(settings) })
}

/// Listens and answers until the process is asked to stop.
pub async fn serve(app: App) -> Result<()> {
    let listener = listen(app.settings.listen).await?;
    tracing::info!("listening on {}", app.settings.public_url);
    serve_on(app, listener, stop_signal()).await
}

/// Listens on an address.
pub(crate) async fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| cannot_listen(address, &error))
}

/// Why nobody can listen there, in a sentence.
pub(crate) fn cannot_listen(address: SocketAddr, error: &std::io::Error) -> Error {
    let sentence = Sentence::new("serve-cannot-listen");
    Error::invalid("/listen", sentence.with("address", address.to_string()).with("reason", error.to_string()))
}

/// Answers on a listener and delivers messages until `stop` comes true; then takes no new requests and gives those that run eight
/// seconds to end.
pub async fn serve_on(app: App, listener: TcpListener, stop: impl Future<Output = ()> + Send + 'static) -> Result<()> {
    let (end_deliveries, ended) = tokio::sync::watch::channel(false);
    let mut deliveries = tokio::spawn(crate::notifications::deliver(app.clone(), ended));
    let pressing = tokio::spawn(crate::relays::keep_pressing(app.clone()));
    let erasing = tokio::spawn(crate::privacy::watch(app.clone()));
    let repeating = tokio::spawn(crate::visits::keep_repeating(app.clone()));
    let telling = tokio::spawn(crate::bulletins::keep_sending(app.clone()));
    let fetching = tokio::spawn(crate::notifications::fetch_mail(app.clone()));
    let router = crate::router(&app).into_make_service_with_connect_info::<SocketAddr>();
    let stopping = Arc::new(Notify::new());
    let asked = Arc::clone(&stopping);
    let graceful = async move {
        stop.await;
        tracing::info!("stopping");
        asked.notify_one();
        end_deliveries.send_replace(true);
    };
    let out_of_patience = async {
        stopping.notified().await;
        tokio::time::sleep(STOP_PATIENCE).await;
    };
    let served = tokio::select! {
        served = axum::serve(listener, router).with_graceful_shutdown(graceful).into_future() => served,
        () = out_of_patience => {
            tracing::warn!("some requests did not end within {} s and are given up", STOP_PATIENCE.as_secs());
            Ok(())
        }
    };
    // A step that is cut off has not been taken: its transaction goes back.
    pressing.abort();
    erasing.abort();
    fetching.abort();
    telling.abort();
    repeating.abort();
    // What is under way may end; what takes longer is claimed again when its lease has run out.
    if tokio::time::timeout(STOP_PATIENCE, &mut deliveries).await.is_err() {
        deliveries.abort();
        tracing::warn!("some deliveries were cut off");
    }
    // A request that was given up may still hold a connection.
    if tokio::time::timeout(CLOSE_PATIENCE, app.db.close()).await.is_err() {
        tracing::warn!("the database was left while it was in use; nothing half done is kept");
    }
    served.map_err(Error::internal)
}

/// Comes true when the process is asked to stop: Ctrl-C or SIGTERM.
pub(crate) async fn stop_signal() {
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
