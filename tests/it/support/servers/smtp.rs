//! An SMTP server, Postfix's smtp-sink: it takes mail and keeps it in a folder where the test reads it back, or refuses it in the
//! way that the test wants.

use std::time::{Duration, Instant};

use mail_parser::{MessageParser, MimeHeaders};

use super::{PATIENCE, Server, free_port, is_root, open_folder, program};

/// How the server treats mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manners {
    /// Takes everything.
    Taking,
    /// Refuses recipients for now, with this reply of 4xx.
    RefusingForNow(&'static str),
    /// Refuses recipients for good, with this reply of 5xx.
    RefusingForGood(&'static str),
    /// Takes recipients and refuses the mail itself for good, with this reply of 5xx.
    RefusingTheMail(&'static str),
    /// Takes everything, and takes two seconds for each answer to DATA.
    Slow,
    /// Takes the mail and hangs up before it says so: nobody knows whether it was taken.
    HangingUp,
}

/// A running SMTP server.
#[derive(Debug)]
pub struct MailServer {
    server: Server,
    pub port: u16,
}

/// A mail as it arrived.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The envelope's sender.
    pub from: String,
    /// The envelope's recipients.
    pub to: Vec<String>,
    pub subject: String,
    pub message_id: String,
    pub text: String,
    pub html: String,
    /// Everything, headers and bodies, as it was sent.
    pub raw: String,
}

impl MailServer {
    /// A server that takes everything.
    pub async fn start() -> Self {
        Self::start_on(free_port(), Manners::Taking).await
    }

    /// A server with manners of its own.
    pub async fn start_with(manners: Manners) -> Self {
        Self::start_on(free_port(), manners).await
    }

    /// A server on a port where another was before, as one that comes back in a better mood.
    pub async fn start_on(port: u16, manners: Manners) -> Self {
        let folder = open_folder("riverain-smtp-");
        let mut arguments = vec!["-d", "mail/%H%M%S."];
        if is_root() {
            // smtp-sink does not serve as root; the package brings this user.
            arguments.extend(["-u", "postfix"]);
        }
        arguments.extend(match manners {
            Manners::Taking => vec![],
            Manners::RefusingForNow(reply) => vec!["-r", "RCPT", "-b", reply],
            Manners::RefusingForGood(reply) => vec!["-f", "RCPT", "-B", reply],
            Manners::RefusingTheMail(reply) => vec!["-f", "DATA", "-B", reply],
            Manners::Slow => vec!["-w", "2"],
            Manners::HangingUp => vec!["-q", "."],
        });
        let address = format!("127.0.0.1:{port}");
        arguments.extend([address.as_str(), "100"]);
        let server = Server::start(folder, &program("smtp-sink"), &arguments);
        server.listens_on(port).await;
        Self { server, port }
    }

    /// What goes into the setting `mail.url`.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Waits until at least this many mails have come and gives all, the first first.
    pub async fn mails(&self, count: usize) -> Vec<Mail> {
        let begun = Instant::now();
        loop {
            let mails = self.mails_so_far();
            if mails.len() >= count {
                return mails;
            }
            assert!(begun.elapsed() < PATIENCE, "{} of {count} mails have come: {mails:#?}", mails.len());
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// The mails that have come whole.
    pub fn mails_so_far(&self) -> Vec<Mail> {
        let mut files: Vec<_> = std::fs::read_dir(self.server.folder.join("mail"))
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| Some((entry.metadata().ok()?.created().ok()?, entry.path())))
            .collect();
        files.sort();
        files.iter().filter_map(|(_, file)| read(&std::fs::read(file).ok()?)).collect()
    }
}

/// Reads a file of smtp-sink: `X-…` lines about the envelope, a `Received` header, then the mail. None when it is not whole yet.
fn read(bytes: &[u8]) -> Option<Mail> {
    let raw = String::from_utf8_lossy(bytes).into_owned();
    if !raw.ends_with("\n\n") {
        return None;
    }
    let argument = |name: &str| -> Vec<String> {
        let lines = raw.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix(": <"));
        lines.filter_map(|line| Some(line.split_once('>')?.0.to_owned())).collect()
    };
    let mail = MessageParser::default().parse(bytes)?;
    // Only a whole mail of two parts has its closing boundary.
    if let Some(boundary) = mail.content_type().and_then(|kind| kind.attribute("boundary"))
        && !raw.contains(&format!("--{boundary}--"))
    {
        return None;
    }
    Some(Mail {
        from: argument("X-Mail-Args").into_iter().next().unwrap_or_default(),
        to: argument("X-Rcpt-Args"),
        subject: mail.subject().unwrap_or_default().to_owned(),
        message_id: mail.message_id().unwrap_or_default().to_owned(),
        text: mail.body_text(0).unwrap_or_default().into_owned(),
        html: mail.body_html(0).unwrap_or_default().into_owned(),
        raw,
    })
}
