//! Sessions of people who sign in: a random cookie, whose keyed hash leads to an encrypted record in the database. A stolen
//! database opens no session.

use async_trait::async_trait;
use chrono::TimeDelta;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::Duration;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error as StoreError, Result as StoreResult};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

use crate::app::App;
use crate::error::Result;
use crate::{on, reading, row, writing};

/// How long a session lasts after it was last changed: a mediator's working day, twice over.
const IDLE_S: i64 = 20 * 3600;
const CONTEXT: &str = "sessions.record";

/// Sessions kept in the house's database.
#[derive(Debug, Clone)]
pub struct Sessions {
    app: App,
}

row! {
    #[derive(Debug)]
    struct SessionRow {
        record: Vec<u8>,
    }
}

/// The layer that gives every request its session.
pub fn layer(app: &App) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions { app: app.clone() })
        .with_name("riverain")
        .with_same_site(SameSite::Lax)
        .with_secure(app.settings.is_https())
        .with_expiry(Expiry::OnInactivity(Duration::seconds(IDLE_S)))
}

impl Sessions {
    fn hash(&self, id: &Id) -> Vec<u8> {
        self.app.secrets.lookup_hash("sessions.id", &id.to_string())
    }

    async fn put(&self, record: &Record) -> Result<()> {
        let json = serde_json::to_string(record).map_err(crate::error::Error::internal)?;
        let (hash, sealed) = (self.hash(&record.id), self.app.secrets.seal(CONTEXT, &json));
        let now = self.app.now();
        // By our own clock, not by the one that the record was made with.
        let expires_at = now + TimeDelta::seconds(IDLE_S);
        writing!(self.app.db, tx => {
            on!(tx, c => sqlx::query("DELETE FROM sessions WHERE expires_at < $1").bind(now).execute(c).await.map(|_| ()))?;
            on!(tx, c => sqlx::query(
                "INSERT INTO sessions (hash, record, expires_at) VALUES ($1, $2, $3)
                 ON CONFLICT (hash) DO UPDATE SET record = excluded.record, expires_at = excluded.expires_at",
            )
            .bind(&hash).bind(&sealed).bind(expires_at).execute(c).await.map(|_| ()))?;
            Ok(())
        })
    }
}

fn backend(error: impl std::fmt::Display) -> StoreError {
    StoreError::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> StoreResult<()> {
        // Ids have 128 random bits: two alike are not to be expected.
        self.put(record).await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> StoreResult<()> {
        self.put(record).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> StoreResult<Option<Record>> {
        let (hash, now) = (self.hash(id), self.app.now());
        let found = reading!(self.app.db, tx => {
            Ok(on!(tx, c => sqlx::query_as::<_, SessionRow>(
                "SELECT record FROM sessions WHERE hash = $1 AND expires_at >= $2",
            )
            .bind(&hash).bind(now).fetch_optional(c).await)?)
        })
        .map_err(backend)?;
        let Some(found) = found else { return Ok(None) };
        // A record that no longer opens, as after a change of key, is a session that has ended.
        let Ok(json) = self.app.secrets.open(CONTEXT, &found.record) else { return Ok(None) };
        serde_json::from_str(&json).map(Some).map_err(|error| StoreError::Decode(error.to_string()))
    }

    async fn delete(&self, id: &Id) -> StoreResult<()> {
        let hash = self.hash(id);
        writing!(self.app.db, tx => {
            on!(tx, c => sqlx::query("DELETE FROM sessions WHERE hash = $1").bind(&hash).execute(c).await.map(|_| ()))?;
            Ok(())
        })
        .map_err(backend)
    }
}
