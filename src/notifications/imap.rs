//! Fetches the mails that come to our address, bounces and answers, from a mailbox over IMAP, and hands them to the same verb as the
//! hook does. A mail is marked as seen, or moved, only after it was stored; what is fetched twice because of that is taken in once.
//!
//! Everything is bounded: how long each step may take, how many mails one look fetches, how much of a mail is read.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use async_imap::error::Error as ImapError;
use async_imap::{Client, Session};
use futures_util::TryStreamExt;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::inbound::receive_mail;
use super::letterbox::READ_BYTES;
use crate::app::App;
use crate::error::{Error, Result};
use crate::settings::Inbox;
use crate::writing;

/// How many mails one look fetches; the next look follows at once when there may be more.
const AT_ONCE: usize = 50;
/// How long the worker waits before it looks again after a look that failed, beside the usual pause.
const AFTER_FAILURE: Duration = Duration::from_secs(60);

/// A connection to a mail server, encrypted or to this very machine.
trait Line: AsyncRead + AsyncWrite + Unpin + Send + Sync + fmt::Debug {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send + Sync + fmt::Debug> Line for T {}
type Mailbox = Session<Box<dyn Line>>;

/// Why a look ended early: a text for the log, without what any mail says.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Trouble(String);

impl From<ImapError> for Trouble {
    fn from(error: ImapError) -> Self {
        // The other kinds repeat what was read.
        Self(match error {
            ImapError::No(answer) => format!("the server refuses: {answer}"),
            ImapError::Bad(answer) => format!("the server does not understand: {answer}"),
            ImapError::Io(error) => format!("the connection broke ({})", error.kind()),
            ImapError::ConnectionLost => "the connection broke".to_owned(),
            _ => "the server's answer makes no sense".to_owned(),
        })
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self(format!("no connection ({})", error.kind()))
    }
}

/// Looks into the mailbox for as long as the service runs; ends at once when none is set up.
pub async fn fetch_mail(app: App) {
    let inbox = app.settings.mail.inbox.clone();
    if inbox.url.is_empty() {
        return;
    }
    loop {
        let pause = match look(&app).await {
            Ok(fetched) if fetched >= AT_ONCE => Duration::ZERO,
            Ok(_) => Duration::from_secs(inbox.every_s),
            Err(error) => {
                tracing::error!("mails cannot be fetched: {error}");
                Duration::from_secs(inbox.every_s) + AFTER_FAILURE
            }
        };
        tokio::time::sleep(pause).await;
    }
}

/// Takes in the mails that nobody has seen yet; gives how many there were.
pub async fn look(app: &App) -> Result<usize> {
    let inbox = &app.settings.mail.inbox;
    let mut steps = Steps { limit: Duration::from_secs(app.settings.mail.timeout_s) };
    let told = |trouble: Trouble| Error::internal(trouble);
    let mut mailbox = steps.run(open(inbox)).await.map_err(told)?;
    let mut waiting: Vec<u32> = steps.run(unseen(&mut mailbox, inbox)).await.map_err(told)?;
    waiting.sort_unstable();
    waiting.truncate(AT_ONCE);
    for uid in &waiting {
        if let Some(raw) = steps.run(body(&mut mailbox, *uid)).await.map_err(told)? {
            writing!(app.db, tx => receive_mail(app, tx, &raw).await)?;
        }
        steps.run(put_away(&mut mailbox, inbox, *uid)).await.map_err(told)?;
    }
    // Whoever does not say goodbye is thrown out in the end all the same.
    let _ = steps.run(async { Ok(mailbox.logout().await?) }).await;
    Ok(waiting.len())
}

/// Runs steps, none for longer than the limit.
struct Steps {
    limit: Duration,
}

impl Steps {
    async fn run<T>(
        &mut self,
        step: impl Future<Output = std::result::Result<T, Trouble>>,
    ) -> std::result::Result<T, Trouble> {
        match tokio::time::timeout(self.limit, step).await {
            Ok(outcome) => outcome,
            Err(_) => Err(Trouble(format!("the server did not answer for {} s", self.limit.as_secs()))),
        }
    }
}

/// Connects and signs in. Without `imaps` the connection is encrypted before anything is said, except to this very machine.
async fn open(inbox: &Inbox) -> std::result::Result<Mailbox, Trouble> {
    let nonsense = || Trouble("the address of the mailbox makes no sense".to_owned());
    let url: reqwest::Url = inbox.url.parse().map_err(|_| nonsense())?;
    let host = url.host_str().ok_or_else(nonsense)?.trim_matches(['[', ']']).to_owned();
    let is_encrypted = url.scheme() == "imaps";
    let port = url.port().unwrap_or(if is_encrypted { 993 } else { 143 });
    let line = TcpStream::connect((host.as_str(), port)).await?;
    let mut client: Client<Box<dyn Line>> =
        Client::new(if is_encrypted { Box::new(encrypted(&host, line).await?) } else { Box::new(line) });
    if client.read_response().await?.is_none() {
        return Err(Trouble("the server says nothing".to_owned()));
    }
    if !is_encrypted && !is_this_machine(&host) {
        client.run_command_and_check_ok("STARTTLS", None).await?;
        let line = client.into_inner();
        client = Client::new(Box::new(encrypted(&host, line).await?));
    }
    client.login(&inbox.user, &inbox.password).await.map_err(|(error, _)| error.into())
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

async fn encrypted<L: AsyncRead + AsyncWrite + Unpin>(
    host: &str,
    line: L,
) -> std::result::Result<tokio_rustls::client::TlsStream<L>, Trouble> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from(host.to_owned())
        .map_err(|_| Trouble("the name of the mail server makes no sense".to_owned()))?;
    TlsConnector::from(Arc::new(config))
        .connect(name, line)
        .await
        .map_err(|error| Trouble(format!("the connection cannot be encrypted ({error})")))
}

/// The mails that nobody has seen, by the numbers that stay theirs.
async fn unseen(mailbox: &mut Mailbox, inbox: &Inbox) -> std::result::Result<Vec<u32>, Trouble> {
    mailbox.select(&inbox.folder).await?;
    Ok(mailbox.uid_search("UNSEEN UNDELETED").await?.into_iter().collect())
}

/// The beginning of a mail, as much as is read of it, without marking it as seen.
async fn body(mailbox: &mut Mailbox, uid: u32) -> std::result::Result<Option<Vec<u8>>, Trouble> {
    let query = format!("(BODY.PEEK[]<0.{READ_BYTES}>)");
    let answers: Vec<_> = mailbox.uid_fetch(uid.to_string(), query).await?.try_collect().await?;
    // The server may tell of other mails in between.
    let own = answers.iter().find(|answer| answer.uid == Some(uid) && answer.body().is_some());
    Ok(own.and_then(|answer| answer.body()).map(<[u8]>::to_vec))
}

/// Marks a mail as seen, and moves it where the settings say.
async fn put_away(mailbox: &mut Mailbox, inbox: &Inbox, uid: u32) -> std::result::Result<(), Trouble> {
    mark(mailbox, uid, "+FLAGS.SILENT (\\Seen)").await?;
    if inbox.done_folder.is_empty() {
        return Ok(());
    }
    let number = uid.to_string();
    if !mailbox.capabilities().await?.has_str("MOVE") {
        mailbox.uid_copy(&number, &inbox.done_folder).await?;
        return mark(mailbox, uid, "+FLAGS.SILENT (\\Deleted)").await;
    }
    match mailbox.uid_mv(&number, &inbox.done_folder).await {
        // The folder is not there yet.
        Err(ImapError::No(_)) => {
            mailbox.create(&inbox.done_folder).await?;
            Ok(mailbox.uid_mv(&number, &inbox.done_folder).await?)
        }
        outcome => Ok(outcome?),
    }
}

async fn mark(mailbox: &mut Mailbox, uid: u32, how: &str) -> std::result::Result<(), Trouble> {
    let _: Vec<_> = mailbox.uid_store(uid.to_string(), how).await?.try_collect().await?;
    Ok(())
}
