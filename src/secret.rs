//! What must stay secret: encryption at rest, keyed hashes to look a secret value up by, and the tokens in links. All keys are
//! derived from one, which lives in a file that only its owner can read. Nothing here is ever logged.

use std::fmt;
use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::app::Randomness;
use crate::error::{Error, Result};

const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;
/// Eighty bits: too many to guess, short enough for an SMS.
const LINK_BYTES: usize = 10;

/// The keys of this house.
#[derive(Clone)]
pub struct Secrets {
    master: [u8; KEY_BYTES],
    cipher: XChaCha20Poly1305,
    random: Randomness,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets")
    }
}

fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; KEY_BYTES] {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).unwrap_or_else(|_| unreachable_key());
    for part in parts {
        // Each part is preceded by its length, so that ("ab", "c") and ("a", "bc") differ.
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// HMAC takes keys of any length, so there is no such case; this spells it without a panic in the types above.
fn unreachable_key() -> Hmac<Sha256> {
    <Hmac<Sha256> as hmac::KeyInit>::new(&Default::default())
}

impl Secrets {
    /// Keys derived from the given one.
    pub fn from_key(master: [u8; KEY_BYTES], random: Randomness) -> Self {
        let at_rest = mac(&master, &[b"at rest"]);
        Self { master, cipher: XChaCha20Poly1305::new(&Key::from(at_rest)), random }
    }

    /// The keys kept in a file; the file is made, readable by its owner alone, when there is none.
    pub fn in_file(file: &Path, random: Randomness) -> Result<Self> {
        match std::fs::read(file) {
            Ok(bytes) => {
                let key = bytes.as_slice().try_into().map_err(|_| {
                    Error::internal(format!(
                        "{} is not a key of {KEY_BYTES} bytes: put back the right file",
                        file.display()
                    ))
                })?;
                Ok(Self::from_key(key, random))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let mut key = [0; KEY_BYTES];
                random.fill(&mut key);
                write_private(file, &key)
                    .map_err(|error| Error::internal(format!("cannot write {}: {error}", file.display())))?;
                Ok(Self::from_key(key, random))
            }
            Err(error) => Err(Error::internal(format!("cannot read {}: {error}", file.display()))),
        }
    }

    /// Encrypts a value for the column named by `context` (as `contacts.email`): moved elsewhere, it does not open.
    pub fn seal(&self, context: &str, value: &str) -> Vec<u8> {
        self.seal_bytes(context, value.as_bytes())
    }

    /// The same for what is no text, as a photo.
    pub fn seal_bytes(&self, context: &str, value: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE_BYTES];
        self.random.fill(&mut nonce);
        let payload = Payload { msg: value, aad: context.as_bytes() };
        // Encryption fails only on values of many gigabytes; an empty result would then not open.
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens what [`seal`](Self::seal) closed for the same context.
    pub fn open(&self, context: &str, sealed: &[u8]) -> Result<String> {
        String::from_utf8(self.open_bytes(context, sealed)?).map_err(Error::internal)
    }

    /// Opens what [`seal_bytes`](Self::seal_bytes) closed for the same context.
    pub fn open_bytes(&self, context: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        let (nonce, sealed) =
            sealed.split_first_chunk::<NONCE_BYTES>().ok_or_else(|| Error::internal("a sealed value is cut short"))?;
        let payload = Payload { msg: sealed, aad: context.as_bytes() };
        self.cipher
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| Error::internal(format!("a sealed value of {context} does not open with this key")))
    }

    /// A keyed hash by which an encrypted value can be looked up; the value is normalised by the caller.
    pub fn lookup_hash(&self, context: &str, value: &str) -> Vec<u8> {
        mac(&self.master, &[b"lookup", context.as_bytes(), value.as_bytes()]).to_vec()
    }

    /// A keyed hash over parts, for records that must show tampering.
    pub fn stamp(&self, context: &str, parts: &[&[u8]]) -> Vec<u8> {
        let key = mac(&self.master, &[b"stamp", context.as_bytes()]);
        mac(&key, parts).to_vec()
    }

    /// The token of a private link to the thing `id`: always the same for the same purpose and thing, so that a later message can
    /// repeat it; the table keeps only its [`link_hash`](Self::link_hash).
    pub fn link(&self, purpose: &str, id: Uuid) -> String {
        let token = mac(&self.master, &[b"link", purpose.as_bytes(), id.as_bytes()]);
        crate::id::base32(&token[..LINK_BYTES])
    }

    /// What a table keeps of a link's token.
    pub fn link_hash(&self, purpose: &str, token: &str) -> Vec<u8> {
        self.lookup_hash(purpose, &token.to_ascii_lowercase())
    }
}

#[cfg(unix)]
fn write_private(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(not(unix))]
fn write_private(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::write(file, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets() -> Secrets {
        Secrets::from_key([7; KEY_BYTES], Randomness::seeded(1))
    }

    #[test]
    fn a_sealed_value_opens_only_in_its_own_column() {
        let sealed = secrets().seal("contacts.email", "lea@exemple.example");
        assert_eq!(secrets().open("contacts.email", &sealed).unwrap(), "lea@exemple.example");
        assert!(secrets().open("contacts.name", &sealed).is_err());
        assert!(!sealed.windows(3).any(|window| window == b"lea"));
    }

    #[test]
    fn the_same_value_is_sealed_differently_each_time_but_looked_up_alike() {
        let secrets = secrets();
        assert_ne!(secrets.seal("c", "x"), secrets.seal("c", "x"));
        assert_eq!(secrets.lookup_hash("c", "x"), secrets.lookup_hash("c", "x"));
        assert_ne!(secrets.lookup_hash("c", "x"), secrets.lookup_hash("d", "x"));
    }

    #[test]
    fn a_link_is_short_and_of_one_purpose() {
        let secrets = secrets();
        let link = secrets.link("grievance", Uuid::nil());
        assert_eq!(link.len(), 16);
        assert_ne!(link, secrets.link("relay", Uuid::nil()));
    }

    #[test]
    fn a_key_file_is_made_once_and_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        let first = Secrets::in_file(&file, Randomness::seeded(1)).unwrap();
        let again = Secrets::in_file(&file, Randomness::seeded(2)).unwrap();
        assert_eq!(first.lookup_hash("c", "x"), again.lookup_hash("c", "x"));
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
