//! App: the database, the clock, the randomness, the secrets and the settings; what every handler and every verb gets. It is
//! cheap to clone and knows no slice.

use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::{StdRng, SysRng};
use rand::{Rng, SeedableRng};

use crate::clock::{Clock, Timestamp};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::id::MadeId;
use crate::secret::Secrets;
use crate::settings::Settings;

/// What every handler and every verb gets.
#[derive(Debug, Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Chance.
    pub random: Randomness,
    /// The keys.
    pub secrets: Secrets,
    /// What the operator decided.
    pub settings: Arc<Settings>,
}

impl App {
    /// A new id, made now.
    pub fn new_id<I: MadeId>(&self) -> I {
        self.random.draw(|random| I::made(self.clock.now(), random))
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The address of one of our pages, as messages and posters carry it.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.settings.public_url)
    }
}

/// A source of chance that can be seeded, so that tests and the demonstration can be repeated.
#[derive(Debug, Clone)]
pub struct Randomness(Arc<Mutex<StdRng>>);

impl Randomness {
    /// Seeded by the operating system; fails when it has no entropy to give.
    pub fn system() -> Result<Self> {
        let random = StdRng::try_from_rng(&mut SysRng).map_err(|error| Error::internal(error.to_string()))?;
        Ok(Self(Arc::new(Mutex::new(random))))
    }

    /// The same sequence for the same seed. Not for secrets.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// Lends the generator for one draw.
    pub fn draw<T>(&self, draw: impl FnOnce(&mut StdRng) -> T) -> T {
        draw(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Fills bytes.
    pub fn fill(&self, bytes: &mut [u8]) {
        self.draw(|random| random.fill_bytes(bytes));
    }
}
