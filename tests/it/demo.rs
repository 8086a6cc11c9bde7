//! The demonstration: made once, gone on with afterwards, thrown away only when somebody says so; and as a program, from its start
//! to the signal that ends it.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use riverain::demo::{self, DemoArguments, Demonstration};
use riverain::error::Error;
use riverain::settings::Given;

use crate::support::Caller;

const ARGUMENTS: DemoArguments = DemoArguments { listen: None, reset: false, yes: false };

fn given(folder: &Path) -> Given {
    let data = folder.join("demo").display().to_string();
    Given { file: None, values: vec![("data", data), ("listen", "127.0.0.1:0".to_owned())] }
}

/// Opens a demonstration in a folder and serves it; gives its address and what it said.
pub async fn served(folder: &Path, arguments: &DemoArguments) -> (Demo, Vec<String>) {
    let mut said = Vec::new();
    let mut say = |sentence: riverain::i18n::Sentence| said.push(sentence.key.into_owned());
    let Demonstration { app, listener } = demo::open(given(folder), arguments, &mut say).await.unwrap();
    let url = app.settings.public_url.clone();
    let served = app.clone();
    tokio::spawn(async move {
        riverain::serve::serve_on(served, listener, std::future::pending()).await.unwrap();
    });
    (Demo { app, url }, said)
}

/// A demonstration that answers.
pub struct Demo {
    pub app: riverain::app::App,
    pub url: String,
}

impl Demo {
    /// A browser in which the first account of a role has signed in, by its address.
    pub async fn signed_in(&self, address: &str) -> Caller {
        let mut caller = Caller::new(&self.url);
        caller.post("/sign-in", &[("email", address), ("password", demo::PASSWORD)]).await.is(303);
        caller
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_made_once_and_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let (first, said) = served(folder.path(), &ARGUMENTS).await;
    assert_eq!((said[0].as_str(), said.len()), ("demo-makes", 8), "{said:?}");
    let mut contractor = first.signed_in("entreprise@aubrelles.example").await;
    contractor.get("/desk/sites").await.is(200).shows(&["Tramway B", "À venir"]);
    let mut rival = first.signed_in("reseaux@aubrelles.example").await;
    rival.get("/desk/sites").await.is(200).hides(&["Tramway B"]);
    Caller::new(&first.url).get("/").await.is(200).shows(&["Tramway B"]);
    first.app.db.close().await;

    let (again, said) = served(folder.path(), &ARGUMENTS).await;
    assert_eq!(said, ["demo-goes-on"]);
    Caller::new(&again.url).get("/").await.is(200).shows(&["Tramway B"]);
    again.app.db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_thrown_away_only_when_somebody_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let standing = folder.path().join("demo");
    std::fs::create_dir(&standing).unwrap();
    std::fs::write(standing.join("demonstration.txt"), "").unwrap();
    std::fs::write(standing.join("kept.txt"), "").unwrap();
    // The tests have no terminal on which to say yes.
    let reset = DemoArguments { reset: true, ..ARGUMENTS };
    let refused = demo::open(given(folder.path()), &reset, &mut |_| ()).await.unwrap_err();
    assert!(matches!(&refused, Error::Invalid(faults) if faults[0].sentence.key == "demo-reset-refused"), "{refused}");
    assert!(standing.join("kept.txt").exists());
    let (demo, _) = served(folder.path(), &DemoArguments { reset: true, yes: true, ..ARGUMENTS }).await;
    assert!(!standing.join("kept.txt").exists());
    demo.app.db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_has_its_own_database_and_says_why_it_cannot_start() {
    let folder = tempfile::tempdir().unwrap();
    let key = async |given: Given, arguments: &DemoArguments| match demo::open(given, arguments, &mut |_| ()).await {
        Err(Error::Invalid(faults)) => faults[0].sentence.key.clone().into_owned(),
        other => panic!("{other:?}"),
    };
    let mut elsewhere = given(folder.path());
    elsewhere.values.push(("database", "postgres://production/riverain".to_owned()));
    assert_eq!(key(elsewhere, &ARGUMENTS).await, "demo-own-database");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let asked = DemoArguments { listen: Some(taken.local_addr().unwrap().to_string()), ..ARGUMENTS };
    assert_eq!(key(given(folder.path()), &asked).await, "serve-cannot-listen");
    std::fs::create_dir(folder.path().join("demo")).unwrap();
    std::fs::write(folder.path().join("demo/letters.txt"), "dear").unwrap();
    assert_eq!(key(given(folder.path()), &ARGUMENTS).await, "demo-folder-taken");
}

/// A running `riverain demo` and what it printed; it ends with this value.
struct Program {
    child: Child,
    printed: String,
}

impl Program {
    fn start(folder: &Path, listen: &str) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut child = Command::new(env!("CARGO_BIN_EXE_riverain"))
            .args(["demo", "--data"])
            .arg(folder.join("demo"))
            .env("RIVERAIN_LISTEN", listen)
            .env("LC_ALL", "fr_FR.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut printed = String::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok) {
            printed += &format!("{line}\n");
            if line.starts_with("Ctrl-C") {
                break;
            }
        }
        Self { child, printed }
    }

    /// The first address that it printed.
    fn url(&self) -> &str {
        let word = self.printed.split_whitespace().find(|word| word.starts_with("http://"));
        word.unwrap_or_else(|| panic!("no address in:\n{}", self.printed)).trim_end_matches('/')
    }

    /// Asks it to end and waits until it has; gives how long that took.
    fn terminate(&mut self) -> Duration {
        let asked = Instant::now();
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        let status = self.child.wait().unwrap();
        assert!(status.success(), "{status}");
        asked.elapsed()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn as_a_program_it_takes_a_free_port_and_says_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut program = Program::start(folder.path(), &taken.local_addr().unwrap().to_string());
    assert!(program.printed.contains("est déjà pris"), "{}", program.printed);
    assert!(program.printed.contains("entreprise@aubrelles.example"), "{}", program.printed);
    Caller::new(program.url()).get("/").await.is(200).shows(&["Tramway B"]);
    assert!(program.terminate() < Duration::from_secs(5));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_ends_when_asked_to_even_while_somebody_holds_a_request_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::start(folder.path(), "127.0.0.1:0");
    let mut half = TcpStream::connect(program.url().trim_start_matches("http://")).unwrap();
    let kind = "application/x-www-form-urlencoded";
    write!(half, "POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: {kind}\r\nContent-Length: 100\r\n\r\nemail=")
        .unwrap();
    std::thread::sleep(Duration::from_millis(200));
    let took = program.terminate();
    assert!(took > Duration::from_secs(7) && took < Duration::from_secs(12), "{took:?}");
}
