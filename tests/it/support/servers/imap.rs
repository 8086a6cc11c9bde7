//! A mailbox on a real IMAP server, Dovecot: the test lays mails into it and looks where they are afterwards.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Server, free_port, is_root, open_folder, program};

/// How one speaks to the server.
#[derive(Debug, Clone, Copy)]
pub enum Line {
    /// In the open.
    Plain,
    /// Encrypted from the first byte.
    Tls,
    /// Encrypted before anything is said.
    StartTls,
}

fn make_certificate(folder: &std::path::Path) {
    let made = std::process::Command::new("openssl")
        .current_dir(folder)
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"])
        .args(["-subj", "/CN=localhost", "-addext", "basicConstraints=critical,CA:FALSE"])
        .args(["-addext", "subjectAltName=DNS:localhost,IP:0.0.0.0"])
        .args(["-keyout", "key.pem", "-out", "certificate.pem"])
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// A running IMAP server with one mailbox.
#[derive(Debug)]
pub struct Mailbox {
    server: Server,
    port: u16,
    laid: AtomicU32,
}

impl Mailbox {
    /// Its password; any user will do.
    pub const PASSWORD: &str = "chut";

    /// Starts Dovecot with an empty mailbox.
    pub async fn start() -> Self {
        Self::start_on(Line::Plain).await
    }

    /// The same, spoken to in this way: encrypted for `localhost`, and for 0.0.0.0, which reaches this machine under a name that is
    /// not its own.
    pub async fn start_on(line: Line) -> Self {
        let folder = open_folder("riverain-imap-");
        for name in ["mail", "mail/new", "mail/cur", "mail/tmp"] {
            let path = folder.path().join(name);
            fs::create_dir(&path).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o777)).unwrap();
        }
        let port = free_port();
        let home = folder.path().display().to_string();
        // Dovecot gives no mail to root, and drops what rights it has; run by somebody else it stays who it is.
        let users = match is_root() {
            true => "mail_uid = nobody\nmail_gid = nogroup".to_owned(),
            false => {
                let user = std::env::var("USER").unwrap_or_else(|_| "nobody".to_owned());
                format!(
                    "default_internal_user = {user}\ndefault_login_user = {user}\nservice anvil {{\n  chroot =\n}}\n\
                     service imap-login {{\n  chroot =\n}}"
                )
            }
        };
        let tls = match line {
            Line::Plain => "ssl = no".to_owned(),
            Line::Tls | Line::StartTls => {
                make_certificate(folder.path());
                format!("ssl = required\nssl_cert = <{home}/certificate.pem\nssl_key = <{home}/key.pem")
            }
        };
        let (plain_port, tls_port) = match line {
            Line::Plain | Line::StartTls => (port, 0),
            Line::Tls => (0, port),
        };
        let configuration = format!(
            "base_dir = {home}/run
protocols = imap
listen = 127.0.0.1
log_path = /dev/stderr
{tls}
disable_plaintext_auth = no
mail_location = maildir:{home}/mail
first_valid_uid = 1
first_valid_gid = 1
{users}
passdb {{
  driver = static
  args = password={}
}}
userdb {{
  driver = static
  args = home={home}
}}
service imap-login {{
  inet_listener imap {{
    port = {plain_port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
",
            Self::PASSWORD
        );
        fs::write(folder.path().join("dovecot.conf"), configuration).unwrap();
        let server = Server::start(folder, &program("dovecot"), &["-F", "-c", "dovecot.conf"]);
        server.listens_on(port).await;
        Self { server, port, laid: AtomicU32::new(0) }
    }

    /// The settings by which a house fetches from this mailbox.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        vec![
            ("mail.inbox.url", format!("imap://127.0.0.1:{}", self.port)),
            ("mail.inbox.user", "riverain".to_owned()),
            ("mail.inbox.password", Self::PASSWORD.to_owned()),
            ("mail.inbox.every_s", "1".to_owned()),
        ]
    }

    /// The certificate by which the server is known.
    pub fn certificate(&self) -> PathBuf {
        self.server.folder.join("certificate.pem")
    }

    /// The port on which it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Lays a mail into the mailbox.
    pub fn lay(&self, mail: &str) {
        let name = format!("{}.test", self.laid.fetch_add(1, Ordering::Relaxed));
        let waiting = self.path("tmp").join(&name);
        fs::write(&waiting, mail).unwrap();
        fs::set_permissions(&waiting, fs::Permissions::from_mode(0o666)).unwrap();
        fs::rename(waiting, self.path("new").join(&name)).unwrap();
    }

    /// How many mails of the mailbox nobody has seen.
    pub fn unseen(&self) -> usize {
        let files = ["new", "cur"].into_iter().flat_map(|part| fs::read_dir(self.path(part)).unwrap().flatten());
        files.filter(|file| !file.file_name().to_string_lossy().rsplit(":2,").next().unwrap().contains('S')).count()
    }

    /// How many mails lie in another folder.
    pub fn in_folder(&self, name: &str) -> usize {
        let folder = self.path("").join(format!(".{name}"));
        ["new", "cur"].into_iter().flat_map(|part| fs::read_dir(folder.join(part)).into_iter().flatten()).count()
    }

    fn path(&self, part: &str) -> PathBuf {
        self.server.folder.join("mail").join(part)
    }
}
