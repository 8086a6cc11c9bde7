//! DKIM (RFC 6376): a signature over the mail and its headers, by which the recipient's server knows that it comes from our domain.
//! `rsa-sha256`, canonicalised `relaxed/relaxed`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lettre::message::Mailbox;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};

use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::settings::Mail as MailSettings;

/// The headers that are signed, when the mail has them. `From` must be; the unsubscribe headers must be by RFC 8058.
const SIGNED: &[&str] = &[
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "content-type",
    "auto-submitted",
    "list-unsubscribe",
    "list-unsubscribe-post",
];

/// Signs mails.
pub struct Signer {
    key: RsaKeyPair,
    domain: String,
    selector: String,
}

impl Signer {
    /// The signer that the settings describe; none when no key is named.
    pub fn open(settings: &MailSettings, from: &Mailbox) -> Result<Option<Self>> {
        if settings.dkim_key.as_os_str().is_empty() {
            return Ok(None);
        }
        let text = std::fs::read_to_string(&settings.dkim_key).map_err(Error::internal)?;
        Ok(Some(Self::new(&text, from.email.domain(), &settings.dkim_selector)?))
    }

    /// A signer with a key in PEM, of PKCS#8 or PKCS#1.
    pub fn new(pem: &str, domain: &str, selector: &str) -> Result<Self> {
        let lines: String = pem.lines().filter(|line| !line.starts_with("-----")).map(str::trim).collect();
        let der = STANDARD.decode(lines).map_err(Error::internal)?;
        let key = match pem.contains("BEGIN RSA PRIVATE KEY") {
            true => RsaKeyPair::from_der(&der),
            false => RsaKeyPair::from_pkcs8(&der),
        };
        let key = key.map_err(|error| Error::internal(format!("the DKIM key cannot be used: {error}")))?;
        Ok(Self { key, domain: domain.to_owned(), selector: selector.to_owned() })
    }

    /// The mail with its signature before it. One that cannot be signed leaves without.
    pub fn signed(&self, mail: &[u8], at: Timestamp) -> Vec<u8> {
        let head_end = mail.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or(mail.len());
        let head = String::from_utf8_lossy(&mail[..head_end]).into_owned();
        let body = mail.get(head_end + 4..).unwrap_or_default();
        let headers = unfolded(&head);
        let found: Vec<&(String, String)> =
            SIGNED.iter().filter_map(|name| headers.iter().find(|(own, _)| own == name)).collect();
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        let hash = STANDARD.encode(digest(&SHA256, &relaxed_body(body)));
        let unsigned = format!(
            "v=1; a=rsa-sha256; c=relaxed/relaxed; d={}; s={}; t={}; h={}; bh={hash}; b=",
            self.domain,
            self.selector,
            at.timestamp(),
            names.join(":"),
        );
        let mut signed: String = found.iter().map(|(name, value)| format!("{name}:{value}\r\n")).collect();
        signed.push_str("dkim-signature:");
        signed.push_str(&unsigned);
        let mut signature = vec![0; self.key.public().modulus_len()];
        if self.key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature).is_err() {
            return mail.to_vec();
        }
        // Folded where the canonical form has one space, so that it stays what was signed.
        let tags = unsigned.split("; ").collect::<Vec<_>>().join(";\r\n ");
        let folded: Vec<String> = STANDARD
            .encode(signature)
            .as_bytes()
            .chunks(70)
            .map(|chunk| String::from_utf8_lossy(chunk).into_owned())
            .collect();
        let header = format!("DKIM-Signature: {tags}{}\r\n", folded.join("\r\n "));
        [header.as_bytes(), mail].concat()
    }
}

/// The headers with their names in lower case, their values on one line and their spaces made single.
fn unfolded(head: &str) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in head.split("\r\n") {
        match (line.strip_prefix([' ', '\t']), headers.last_mut()) {
            (Some(more), Some((_, value))) => {
                value.push(' ');
                value.push_str(more);
            }
            _ => {
                let (name, value) = line.split_once(':').unwrap_or((line, ""));
                headers.push((name.trim().to_ascii_lowercase(), value.to_owned()));
            }
        }
    }
    for (_, value) in &mut headers {
        *value = value.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    }
    headers
}

/// The body with single spaces, none at the ends of lines, and no empty lines at its end.
fn relaxed_body(body: &[u8]) -> Vec<u8> {
    let mut relaxed: Vec<u8> = Vec::with_capacity(body.len());
    for line in body.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let mut was_space = false;
        for &byte in line {
            let is_space = byte == b' ' || byte == b'\t';
            if is_space && !was_space {
                relaxed.push(b' ');
            } else if !is_space {
                relaxed.push(byte);
            }
            was_space = is_space;
        }
        while relaxed.last() == Some(&b' ') {
            relaxed.pop();
        }
        relaxed.extend_from_slice(b"\r\n");
    }
    while relaxed.ends_with(b"\r\n\r\n") {
        relaxed.truncate(relaxed.len() - 2);
    }
    if relaxed == b"\r\n" { Vec::new() } else { relaxed }
}

#[cfg(test)]
mod tests {
    use ring::signature::{KeyPair, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

    use super::*;

    const MAIL: &[u8] = b"From: Riverain <riverain@ville.example>\r\nTo: lea@exemple.example\r\nSubject:  Bonjour\r\n  encore\r\n\r\nUn  mot \r\n\r\n\r\n";

    #[test]
    fn headers_and_body_are_made_alike_as_the_standard_wants() {
        // The example of RFC 6376, section 3.4.5.
        assert_eq!(unfolded("A: X\r\nB : Y\t\r\n\tZ  "), [("a".into(), "X".into()), ("b".into(), "Y Z".to_owned())]);
        assert_eq!(relaxed_body(b" C \r\nD \t E\r\n\r\n\r\n"), b" C\r\nD E\r\n");
        assert_eq!(relaxed_body(b""), b"");
    }

    #[test]
    fn the_signature_holds_and_the_mail_stays_as_it_was() {
        let signer = Signer::new(include_str!("../../tests/it/support/dkim.pem"), "ville.example", "riverain").unwrap();
        let signed = signer.signed(MAIL, Timestamp::UNIX_EPOCH);
        assert!(signed.ends_with(MAIL));
        let head = String::from_utf8(signed[..signed.len() - MAIL.len()].to_vec()).unwrap();
        let value = &unfolded(head.trim_end())[0].1;
        let (tags, signature) = value.rsplit_once("b=").unwrap();
        let text = format!(
            "from:Riverain <riverain@ville.example>\r\nto:lea@exemple.example\r\nsubject:Bonjour encore\r\ndkim-signature:{tags}b="
        );
        let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, signer.key.public_key().as_ref());
        key.verify(text.as_bytes(), &STANDARD.decode(signature.replace(' ', "")).unwrap()).unwrap();
    }
}
