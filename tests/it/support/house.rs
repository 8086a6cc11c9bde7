//! A house of its own for one test: database, clock, seeded chance, served on a free port, with one account per role.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use riverain::app::{App, Randomness};
use riverain::clock::Clock;
use riverain::db::Db;
use riverain::people::{self, Account, NewAccount, Organisation, OrganisationKind, Password, Role};
use riverain::secret::Secrets;
use riverain::settings::{Given, Settings};
use riverain::{reading, writing};
use tempfile::TempDir;
use tokio::net::TcpListener;

use super::Caller;

/// The database under a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file in the test's folder.
    Sqlite,
    /// A fresh database of the tests' own server.
    Postgres,
}

/// A house of its own for one test.
pub struct House {
    /// What handlers and verbs get. Its clock stands at [`House::START`] until the test moves it.
    pub app: App,
    /// The address of its pages.
    pub url: String,
    _folder: TempDir,
}

/// The people of a house, one per role, and the two organisations of contractors that must not see each other.
#[derive(Debug, Clone)]
pub struct Staff {
    pub contractor: Account,
    /// Of another contractor.
    pub rival: Account,
    pub mediator: Account,
    pub coordinator: Account,
    pub authority: Account,
    pub admin: Account,
}

/// The password of every account in tests.
pub const PASSWORD: &str = "chantier-bien-tenu";

impl House {
    /// A Tuesday, ten o'clock in Paris.
    pub const START: &str = "2026-03-10T09:00:00Z";

    /// Opens and serves a house with the defaults.
    pub async fn open(engine: Engine) -> Self {
        Self::open_with(engine, &[]).await
    }

    /// Opens and serves a house with settings of its own, by their dotted names.
    pub async fn open_with(engine: Engine, settings: &[(&'static str, &str)]) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = tempfile::tempdir().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let database = match engine {
            Engine::Sqlite => format!("sqlite:{}", folder.path().join("test.sqlite").display()),
            Engine::Postgres => super::servers::postgres::fresh_database().await,
        };
        let mut values = vec![
            ("data", folder.path().display().to_string()),
            ("database", database),
            ("public_url", url.clone()),
            ("listen", listener.local_addr().unwrap().to_string()),
        ];
        values.extend(settings.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let settings = Settings::read(&Given { file: None, values }, []).unwrap();
        let random = Randomness::seeded(42);
        let db = Db::open(&settings.database).await.unwrap();
        db.migrate().await.unwrap();
        let app = App {
            db,
            clock: Clock::set_at(Self::START.parse::<DateTime<Utc>>().unwrap()),
            secrets: Secrets::from_key([42; 32], random.clone()),
            random,
            settings: Arc::new(settings),
        };
        let served = app.clone();
        tokio::spawn(async move {
            riverain::serve::serve_on(served, listener, std::future::pending()).await.unwrap();
        });
        Self { app, url, _folder: folder }
    }

    /// A caller who has not signed in.
    pub fn caller(&self) -> Caller {
        Caller::new(&self.url)
    }

    /// A browser in which this account has signed in.
    pub async fn signed_in(&self, account: &Account) -> Caller {
        let mut caller = self.caller();
        let answer = caller.post("/sign-in", &[("email", account.email.as_str()), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        caller
    }

    /// A program that carries a token of this account.
    pub async fn program(&self, account: &Account) -> Caller {
        let token = writing!(self.app.db, tx => people::make_token(&self.app, tx, account, "test").await).unwrap();
        self.caller().with_token(&token)
    }

    /// Adds an organisation.
    pub async fn organisation(&self, name: &str, kind: OrganisationKind) -> Organisation {
        writing!(self.app.db, tx => people::add_organisation(&self.app, tx, name, kind).await).unwrap()
    }

    /// Opens an account with the password of tests.
    pub async fn account(&self, organisation: &Organisation, name: &str, role: Role) -> Account {
        let email = format!("{}@riverain.example", name.to_lowercase().replace(' ', "."));
        let password: Password = PASSWORD.parse().unwrap();
        let new = NewAccount {
            organisation_id: organisation.id,
            name: name.to_owned(),
            email: email.parse().unwrap(),
            role,
            password: password.clone(),
        };
        let hash = people::hash(&self.app, &password).await.unwrap();
        writing!(self.app.db, tx => people::open_account(&self.app, tx, "system", &new, &hash).await).unwrap()
    }

    /// One account per role.
    pub async fn staff(&self) -> Staff {
        let contractor = self.organisation("Terrassements Vauclair", OrganisationKind::Contractor).await;
        let rival = self.organisation("Réseaux Montferrand", OrganisationKind::Contractor).await;
        let mediation = self.organisation("Médiation des Berges", OrganisationKind::Mediation).await;
        let city = self.organisation("Ville de Sourcieux", OrganisationKind::Authority).await;
        Staff {
            contractor: self.account(&contractor, "Paule Vauclair", Role::Contractor).await,
            rival: self.account(&rival, "Remi Montferrand", Role::Contractor).await,
            mediator: self.account(&mediation, "Samia Berges", Role::Mediator).await,
            coordinator: self.account(&mediation, "Claude Berges", Role::Coordinator).await,
            authority: self.account(&city, "Anne Sourcieux", Role::Authority).await,
            admin: self.account(&city, "Luc Sourcieux", Role::Admin).await,
        }
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        reading!(self.app.db, tx => {
            Ok(riverain::on!(tx, c => sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(sql.clone())).fetch_one(c).await)?)
        })
        .unwrap()
    }
}
