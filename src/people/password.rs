//! Passwords, hashed with Argon2id (RFC 9106) under the parameters that OWASP names: 19 MiB, two passes, one lane. Hashing runs
//! on threads of its own, and few at a time, so that it neither holds up answers nor fills the memory.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use super::Password;
use crate::app::App;
use crate::error::{Error, Result};

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// How many passwords are hashed at the same time.
static TURNS: Semaphore = Semaphore::const_new(2);

/// The hash of no password: compared with when there is no account, so that both answers take as long.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$cml2ZXJhaW5yaXZlcmFpbg$Rj0xk3UwTfU8Y0pZ0GXgH2uDhmhYV0j0s8YhJ0b7c5Y";

fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or_default())
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _turn = TURNS.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

/// The hash to store, in the PHC format.
pub(super) async fn hash(app: &App, password: &Password) -> Result<String> {
    let mut salt = [0; 16];
    app.random.fill(&mut salt);
    let password = password.0.clone();
    in_turn(move || argon2().hash_password_with_salt(password.as_bytes(), &salt).map(|hash| hash.to_string()))
        .await?
        .map_err(|error| Error::internal(error.to_string()))
}

/// Whether the password is the one that was hashed.
pub(super) async fn fits(_app: &App, password: &str, hash: Option<String>) -> Result<bool> {
    let password: Arc<str> = password.into();
    in_turn(move || {
        let stored = hash.as_deref().unwrap_or(NOBODY);
        let verified =
            PasswordHash::new(stored).is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok());
        verified && hash.is_some()
    })
    .await
}
