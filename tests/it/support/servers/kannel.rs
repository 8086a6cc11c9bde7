//! An SMS gateway, Kannel, with its own play network behind it: what reaches the network is read back from the network's log, with
//! the coding and the number of parts that it came in.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use super::{PATIENCE, Server, free_port, open_folder, program};

/// A running gateway.
#[derive(Debug)]
pub struct Kannel {
    server: Server,
    sendsms_port: u16,
}

/// An SMS as the network got it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sms {
    pub from: String,
    pub to: String,
    /// Its parts put together.
    pub text: String,
    /// `GSM-7` or `UCS-2`.
    pub coding: &'static str,
    /// In how many parts it came.
    pub parts: usize,
}

/// Each program is started again until it stays: they come up in any order. `$1` is the port of the network, `$2` its program.
const PROGRAMS: &str = r#"
bearerbox kannel.conf >bearerbox.log 2>&1 &
while :; do smsbox kannel.conf >>smsbox.log 2>&1; sleep 0.1; done &
while :; do "$2" -H 127.0.0.1 -r "$1" -i 0.01 -m 1 '0 0 text hello' >>network.log 2>&1; sleep 0.1; done &
wait
"#;

impl Kannel {
    /// The user and the password that it knows.
    pub const CREDENTIALS: (&'static str, &'static str) = ("riverain", "chut");

    /// Starts bearerbox, smsbox and the network.
    pub async fn start() -> Self {
        let folder = open_folder("riverain-kannel-");
        let (admin, box_port, network, sendsms_port) = (free_port(), free_port(), free_port(), free_port());
        std::fs::create_dir(folder.path().join("spool")).unwrap();
        let configuration = configuration(folder.path(), admin, box_port, network, sendsms_port);
        std::fs::write(folder.path().join("kannel.conf"), configuration).unwrap();
        for name in ["bearerbox", "smsbox"] {
            program(name);
        }
        let fakesmsc = program("fakesmsc").display().to_string();
        let arguments = ["-c", PROGRAMS, "kannel", &network.to_string(), &fakesmsc];
        let kannel = Self { server: Server::start(folder, &program("sh"), &arguments), sendsms_port };
        let begun = Instant::now();
        // An smsbox listens before it asks for its bearerbox, and ends when that is not up yet.
        let is_up = |kannel: &Self| {
            kannel.read("network.log").contains("sent message 1")
                && kannel.read("smsbox.log").contains("Connected to bearerbox")
        };
        while !is_up(&kannel) {
            assert!(begun.elapsed() < PATIENCE, "the network is not up:\n{}", kannel.read("bearerbox.log"));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        kannel.server.listens_on(sendsms_port).await;
        kannel
    }

    /// What goes into the setting `sms.kannel_url`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/cgi-bin/sendsms", self.sendsms_port)
    }

    /// The settings by which a house sends through this gateway.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let (username, password) = Self::CREDENTIALS;
        vec![
            ("sms.kannel_url", self.url()),
            ("sms.username", username.to_owned()),
            ("sms.password", password.to_owned()),
            ("sms.sender", "0639980000".to_owned()),
        ]
    }

    fn read(&self, file: &str) -> String {
        let bytes = std::fs::read(self.server.folder.join(file)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Waits until at least this many SMS have reached the network and gives all.
    pub async fn messages(&self, count: usize) -> Vec<Sms> {
        let begun = Instant::now();
        loop {
            let messages = messages_in(&self.read("network.log"));
            if messages.len() >= count {
                return messages;
            }
            let log = self.read("network.log");
            assert!(begun.elapsed() < PATIENCE, "{} of {count} SMS have come:\n{log}", messages.len());
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// The SMS that have reached the network.
    pub fn messages_so_far(&self) -> Vec<Sms> {
        messages_in(&self.read("network.log"))
    }
}

fn configuration(folder: &Path, admin: u16, box_port: u16, network: u16, sendsms: u16) -> String {
    let (username, password) = Kannel::CREDENTIALS;
    let spool = folder.join("spool").display().to_string();
    format!(
        "group = core
admin-port = {admin}
admin-interface = 127.0.0.1
admin-password = {password}
smsbox-port = {box_port}
smsbox-interface = 127.0.0.1
box-allow-ip = 127.0.0.1
dlr-storage = internal
store-type = spool
store-location = {spool}

group = smsc
smsc = fake
smsc-id = network
host = 127.0.0.1
port = {network}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = {box_port}
sendsms-port = {sendsms}
sendsms-interface = 127.0.0.1
global-sender = 0639980000

group = sendsms-user
username = {username}
password = {password}
concatenation = true
max-messages = 10
forced-smsc = network

group = sms-service
keyword = default
catch-all = true
max-messages = 0
text = unanswered
"
    )
}

/// The parts of one long SMS that came so far: how many there will be, and each with its place.
type Parts = (usize, Vec<(u8, Sms)>);

/// Reads lines as `Got message 3: <sender receiver kind …>`: `text words`, `ucs-2 coded`, or `udh coded kind words` for one part of
/// several, whose header ends in reference, number of parts and place.
fn messages_in(log: &str) -> Vec<Sms> {
    let mut whole = Vec::new();
    let mut in_parts: BTreeMap<(String, u8), Parts> = BTreeMap::new();
    for line in log.lines() {
        let Some((_, message)) = line.split_once("Got message ") else { continue };
        let Some(message) = message.split_once('<').and_then(|(_, rest)| rest.strip_suffix('>')) else { continue };
        let mut words = message.splitn(4, ' ');
        let (Some(from), Some(to), Some(kind), Some(rest)) = (words.next(), words.next(), words.next(), words.next())
        else {
            continue;
        };
        let sms = |kind: &str, body: &str| Sms {
            from: from.to_owned(),
            to: to.to_owned(),
            text: if kind == "text" { body.to_owned() } else { from_ucs2(&from_url(body)) },
            coding: if kind == "text" { "GSM-7" } else { "UCS-2" },
            parts: 1,
        };
        if !kind.starts_with("udh") {
            whole.push(sms(kind, rest));
            continue;
        }
        let mut words = rest.splitn(3, ' ');
        let (Some(header), Some(kind), Some(body)) = (words.next(), words.next(), words.next()) else { continue };
        let header = from_url(header);
        let [.., reference, count, place] = header.as_slice() else { continue };
        let (seen, parts) = in_parts.entry((to.to_owned(), *reference)).or_default();
        parts.push((*place, sms(kind, body)));
        *seen += 1;
        if *seen == usize::from(*count) {
            parts.sort_by_key(|(place, _)| *place);
            let text = parts.iter().map(|(_, part)| part.text.as_str()).collect();
            whole.push(Sms { text, parts: parts.len(), ..parts[0].1.clone() });
            in_parts.remove(&(to.to_owned(), *reference));
        }
    }
    whole
}

fn from_url(text: &str) -> Vec<u8> {
    let bytes = text.replace('+', " ").into_bytes();
    let (mut decoded, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| bytes.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    decoded
}

fn from_ucs2(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}
