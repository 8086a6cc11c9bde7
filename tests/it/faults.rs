//! The outbox under SIGKILL: the real program is killed at random moments while it delivers to a real SMTP server, and is started
//! again. Everything arrives; what comes twice is at most what was under way at each kill, and carries the same Message-ID.
//!
//! `FAULT_MESSAGES` and `FAULT_KILLS` make it larger.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use riverain::app::App;
use riverain::i18n::Language;
use riverain::notifications::{self, NewMessage, Recipient, Text, Urgency};
use riverain::settings::{Given, Settings};
use riverain::{reading, serve, writing};

use crate::for_both_engines;
use crate::support::Engine;
use crate::support::servers::smtp::MailServer;
use crate::support::servers::{free_port, postgres};

/// How many tries are open at the same time: eight connections, four each.
const UNDER_WAY: usize = 32;

fn size(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// The program, killed with this value.
struct Process(Child);

impl Process {
    fn start(folder: &Path, database: &str, mail_url: &str) -> Self {
        let program = PathBuf::from(env!("CARGO_BIN_EXE_riverain"));
        let child = Command::new(program)
            .arg("serve")
            .args(["--database", database, "--data"])
            .arg(folder)
            .args(["--listen", &format!("127.0.0.1:{}", free_port())])
            .envs(variables(mail_url))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // SIGKILL: no chance to tidy up.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Short leases and no quiet hours, because these processes live by the real clock.
fn variables(mail_url: &str) -> Vec<(String, String)> {
    [
        ("RIVERAIN_MAIL__URL", mail_url),
        ("RIVERAIN_MAIL__TIMEOUT_S", "2"),
        ("RIVERAIN_SMS__TIMEOUT_S", "2"),
        ("RIVERAIN_DELIVERY__LEASE_S", "4"),
        ("RIVERAIN_QUIET_HOURS__FROM_HOUR", "0"),
        ("RIVERAIN_QUIET_HOURS__TO_HOUR", "0"),
        ("RIVERAIN_QUIET_HOURS__SUNDAYS_AND_HOLIDAYS", "false"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into()
}

async fn fill(app: &App, count: usize) -> BTreeSet<String> {
    let mut expected = BTreeSet::new();
    for batch in (0..count).collect::<Vec<_>>().chunks(200) {
        let ids = writing!(app.db, tx => {
            let mut ids = Vec::new();
            for number in batch {
                let message = NewMessage {
                    recipient: Recipient::Email(format!("n{number}@exemple.example").parse().unwrap()),
                    language: Language::French,
                    text: Text::StopConfirmed { site_name: None },
                    urgency: Urgency::Ordinary,
                    site_id: None,
                    subject: None,
                    contact_id: None,
                };
                ids.push(notifications::enqueue(app, tx, &message).await?);
            }
            Ok(ids)
        });
        expected.extend(ids.unwrap().iter().map(|id| format!("{id}@localhost")));
    }
    expected
}

async fn left(app: &App) -> i64 {
    reading!(app.db, tx => {
        let sql = "SELECT count(*) FROM messages WHERE state <> 'submitted'";
        Ok(riverain::on!(tx, c => sqlx::query_scalar::<_, i64>(sql).fetch_one(c).await)?)
    })
    .unwrap()
}

for_both_engines! {
    async fn what_is_killed_while_it_delivers_loses_nothing_and_repeats_only_what_was_under_way(engine: Engine) {
        let (count, kills) = (size("FAULT_MESSAGES", 400), size("FAULT_KILLS", 5));
        let server = MailServer::start().await;
        let folder = tempfile::tempdir().unwrap();
        let database = match engine {
            Engine::Sqlite => format!("sqlite:{}", folder.path().join("riverain.sqlite").display()),
            Engine::Postgres => postgres::fresh_database().await,
        };
        let values = vec![("data", folder.path().display().to_string()), ("database", database.clone())];
        let settings = Settings::read(&Given { file: None, values }, variables(&server.url())).unwrap();
        let app = serve::open(settings).await.unwrap();
        let expected = fill(&app, count).await;
        // On PostgreSQL a second process works beside the one that is killed.
        let _other = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(Process::start(folder.path(), &database, &server.url())),
        };
        let mut random = StdRng::seed_from_u64(7);
        for _ in 0..kills {
            let process = Process::start(folder.path(), &database, &server.url());
            let while_ms = random.random_range(100..900);
            tokio::time::sleep(Duration::from_millis(while_ms)).await;
            drop(process);
        }
        let _last = Process::start(folder.path(), &database, &server.url());
        let begun = Instant::now();
        while left(&app).await > 0 {
            assert!(begun.elapsed() < Duration::from_secs(100), "{} are left", left(&app).await);
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let arrived: Vec<String> =
            server.mails(count).await.into_iter().map(|mail| mail.message_id).collect();
        let distinct: BTreeSet<String> = arrived.iter().cloned().collect();
        assert_eq!(distinct, expected);
        let twice = arrived.len() - distinct.len();
        println!("{count} messages, {kills} kills: all arrived, {twice} twice");
        assert!(twice <= kills * UNDER_WAY, "{twice} came twice");
        app.db.close().await;
    }
}
