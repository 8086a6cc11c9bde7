//! Other people's programs that the tests meet for real: PostgreSQL, an SMTP and an IMAP server, an SMS gateway, a browser. Each is
//! started by the test that needs it, on a free port or socket of this machine, in a folder of its own, and ends with the test
//! however the test ends. A program that is not installed makes the test fail with a sentence that says what to do; no test is left out.

pub mod browser;
pub mod imap;
pub mod kannel;
pub mod postgres;
pub mod routing;
pub mod scriptless;
pub mod smtp;

use std::fs::{self, File};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How long a program may take until it answers.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Runs a program for as long as standard input stays open, which is as long as the test's process lives and wants it. Then it
/// asks the whole process group to end, gives it two seconds, ends what is left and removes the folder.
///
/// The kernel closes the pipe when the test's process dies, of whatever cause; that is why this is a shell on a pipe and not a
/// destructor.
const LEASH: &str = r#"
folder=$1; shift
trap : TERM
"$@" </dev/null &
program=$!
read -r nothing
kill -TERM 0
( trap '' TERM; sleep 2; rm -rf "$folder"; kill -KILL 0 ) >/dev/null 2>&1 &
wait $program
rm -rf "$folder"
kill -KILL 0
"#;

/// A running program and its folder; both go with this value.
#[derive(Debug)]
pub struct Server {
    leash: Child,
    /// Where the program may write; removed in the end.
    pub folder: PathBuf,
    name: String,
}

impl Server {
    /// Starts a program whose output goes to `<name>.log` in the folder.
    pub fn start(folder: TempDir, program: &Path, arguments: &[&str]) -> Self {
        let name = program.file_name().unwrap().to_string_lossy().into_owned();
        let folder = folder.keep();
        let log = File::create(folder.join(format!("{name}.log"))).unwrap();
        let leash = Command::new("sh")
            .args(["-c", LEASH, "leash"])
            .arg(&folder)
            .arg(program)
            .args(arguments)
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .process_group(0)
            .spawn()
            .unwrap();
        Self { leash, folder, name }
    }

    /// What the program has written so far.
    pub fn log(&self) -> String {
        let bytes = fs::read(self.folder.join(format!("{}.log", self.name))).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Waits until the program listens on this port of the loopback address.
    pub async fn listens_on(&self, port: u16) {
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < PATIENCE, "{} does not listen on port {port}:\n{}", self.name, self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Ends the program and waits until it is gone.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.leash.stdin.take());
        let _ = self.leash.wait();
    }
}

/// Where a program is; fails the test when it is not installed.
pub fn program(name: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let usual = ["/usr/sbin", "/usr/local/sbin", "/sbin", "/usr/lib/kannel/test"].map(PathBuf::from);
    std::env::split_paths(&path)
        .chain(usual)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
        .unwrap_or_else(|| panic!("{name} is not installed and this test needs it: tests/run installs it"))
}

/// A port on which nobody listens now.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A new folder that a program of another user may use too.
pub fn open_folder(prefix: &str) -> TempDir {
    let folder = tempfile::Builder::new().prefix(prefix).tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    folder
}

/// Whether the tests run as root, which some programs refuse to do.
pub fn is_root() -> bool {
    // The owner of the entry that stands for this very process.
    std::os::unix::fs::MetadataExt::uid(&fs::metadata("/proc/self").unwrap()) == 0
}
