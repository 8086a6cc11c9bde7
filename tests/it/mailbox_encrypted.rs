//! Mails fetched over an encrypted line by the real program: from the first byte, and after STARTTLS; and not at all from a server
//! whose certificate nobody vouches for.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::support::servers::free_port;
use crate::support::servers::imap::{Line, Mailbox};

/// The program, ended with this value.
struct Service(Child);

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the program with a mailbox to fetch from; it trusts the certificates in the file, and writes to `log` in the folder.
fn serve(folder: &Path, url: &str, trusted: &Path) -> Service {
    let log = File::create(folder.join("log")).unwrap();
    let database = format!("sqlite:{}", folder.join("riverain.sqlite").display());
    let child = Command::new(env!("CARGO_BIN_EXE_riverain"))
        .args(["serve", "--database", &database, "--data"])
        .arg(folder)
        .args(["--listen", &format!("127.0.0.1:{}", free_port())])
        .env("RIVERAIN_MAIL__INBOX__URL", url)
        .env("RIVERAIN_MAIL__INBOX__USER", "riverain")
        .env("RIVERAIN_MAIL__INBOX__PASSWORD", Mailbox::PASSWORD)
        .env("RIVERAIN_MAIL__INBOX__EVERY_S", "1")
        .env("SSL_CERT_FILE", trusted)
        .stdin(Stdio::null())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn()
        .unwrap();
    Service(child)
}

async fn becomes(what: &str, log: &Path, is_so: impl Fn() -> bool) {
    for _ in 0..600 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{what} does not come true:\n{}", fs::read_to_string(log).unwrap());
}

async fn are_fetched(line: Line, url: impl Fn(u16) -> String) {
    let mailbox = Mailbox::start_on(line).await;
    mailbox.lay("From: lea@exemple.example\r\nTo: riverain@ville.example\r\nSubject: Bruit\r\n\r\nBonjour\r\n");
    let folder = tempfile::tempdir().unwrap();
    let _service = serve(folder.path(), &url(mailbox.port()), &mailbox.certificate());
    becomes("fetching", &folder.path().join("log"), || mailbox.unseen() == 0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_are_fetched_over_a_line_that_is_encrypted_from_the_first_byte() {
    are_fetched(Line::Tls, |port| format!("imaps://localhost:{port}")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_are_fetched_from_another_machine_only_after_the_line_was_encrypted() {
    are_fetched(Line::StartTls, |port| format!("imap://0.0.0.0:{port}")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_password_is_told_to_a_server_whose_certificate_nobody_vouches_for() {
    let mailbox = Mailbox::start_on(Line::Tls).await;
    let other = Mailbox::start_on(Line::Tls).await;
    mailbox.lay("Subject: Bruit\r\n\r\nBonjour\r\n");
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let _service = serve(folder.path(), &format!("imaps://localhost:{}", mailbox.port()), &other.certificate());
    let is_told = || fs::read_to_string(&log).unwrap().contains("the connection cannot be encrypted");
    becomes("the refusal", &log, is_told).await;
    assert_eq!(mailbox.unseen(), 1);
}
