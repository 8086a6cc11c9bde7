//! One PostgreSQL for a whole run of the tests, which may be many processes. The first test that needs it starts it; every test
//! process holds a shared lock for as long as it lives; a keeper ends the server when nobody has held the lock for a while.
//! So it needs nothing started beforehand, and nothing stays behind, whichever way the tests end.
//! Each test gets a database of its own, copied from one to which the migrations have been applied.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use riverain::db::{Db, migration_names};
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection, Executor};
use tokio::sync::OnceCell;

use super::{PATIENCE, is_root};

/// Keeps the server while any test holds the lock, and twenty seconds longer; then removes all but the lock.
/// `$1` the lock, `$2` the folder, `$3` the folder of PostgreSQL's programs, the rest: what runs a command as the right user.
const KEEPER: &str = r#"
lock=$1 folder=$2 programs=$3; shift 3
exec 9>>"$lock"
"$@" "$programs/initdb" --auth=trust --username=riverain --encoding=UTF8 --locale=C --no-sync -D "$folder/data" 9>&- || exit 1
"$@" "$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=300 -c fsync=off \
    -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB -c autovacuum=off 9>&- &
server=$!
idle=0
while [ $idle -lt 10 ] && kill -0 $server; do
    sleep 2
    if flock --nonblock --exclusive 9; then
        idle=$((idle + 1))
        [ $idle -ge 10 ] || flock --unlock 9
    else
        idle=0
    fi
done
kill -QUIT $server
wait $server
rm -rf "$folder"
"#;

/// How many databases of ended tests one test clears away.
const CLEARED_AT_ONCE: i64 = 3;

static SERVER: OnceCell<Running> = OnceCell::const_new();
static MADE: AtomicU32 = AtomicU32::new(0);

/// The server as this process knows it.
struct Running {
    folder: PathBuf,
    /// The database to copy.
    template: String,
    /// Held until the process ends.
    _lock: File,
}

/// The address of a database of its own for the test, with the tables of today's migrations, all empty.
pub async fn fresh_database() -> String {
    let server = SERVER.get_or_init(running).await;
    let mut connection = connect(&server.folder).await.unwrap();
    clear_ended(&mut connection).await;
    let name = format!("test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    run(&mut connection, format!("CREATE DATABASE {name} TEMPLATE {}", server.template)).await;
    address(&server.folder, &name)
}

/// The address of a database of its own for the test, without any tables.
pub async fn empty_database() -> String {
    let server = SERVER.get_or_init(running).await;
    let name = format!("test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    run(&mut connect(&server.folder).await.unwrap(), format!("CREATE DATABASE {name}")).await;
    address(&server.folder, &name)
}

fn address(folder: &Path, database: &str) -> String {
    format!("postgres://riverain@localhost/{database}?host={}", folder.display())
}

async fn connect(folder: &Path) -> Result<PgConnection, sqlx::Error> {
    PgConnection::connect(&address(folder, "postgres")).await
}

async fn run(connection: &mut PgConnection, sql: String) {
    connection.execute(AssertSqlSafe(sql.clone())).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// The server, started unless it runs.
async fn running() -> Running {
    // The user's number keeps apart the servers of different users, whose files the other may not touch.
    let user = std::os::unix::fs::MetadataExt::uid(&fs::metadata("/proc/self").unwrap());
    let home = std::env::temp_dir().join(format!("riverain-tests-{user}"));
    fs::create_dir_all(&home).unwrap();
    fs::set_permissions(&home, fs::Permissions::from_mode(0o755)).unwrap();
    let lock = File::options().append(true).create(true).open(home.join("postgres.lock")).unwrap();
    let folder = home.join("postgres");
    // Waits while the keeper clears an old server away.
    lock.lock_shared().unwrap();
    // One test after the other from here, so that one server is started and one template made.
    let starting = File::options().append(true).create(true).open(home.join("postgres.starting")).unwrap();
    starting.lock().unwrap();
    if connect(&folder).await.is_err() {
        start(&home.join("postgres.lock"), &folder);
    }
    let mut connection = until_it_answers(&folder).await;
    let template = template(&mut connection, &folder).await;
    Running { folder, template, _lock: lock }
}

#[allow(clippy::zombie_processes, reason = "the keeper outlives the test that started it")]
fn start(lock: &Path, folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir(folder).unwrap();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o777)).unwrap();
    let log = File::create(folder.with_extension("log")).unwrap();
    // PostgreSQL refuses to run as root; Debian's package brings a user for it.
    let as_user: &[&str] =
        if is_root() { &["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] } else { &[] };
    Command::new("sh")
        .args(["-c", KEEPER, "keeper"])
        .args([lock, folder, &programs()])
        .args(if as_user.is_empty() { &["env"] } else { as_user })
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .process_group(0)
        .spawn()
        .unwrap();
}

/// The folder of the newest PostgreSQL that is installed.
fn programs() -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| folder.join("initdb").is_file() && folder.join("postgres").is_file())
        .collect();
    found.sort();
    match found.pop() {
        Some((_, folder)) => folder,
        None => super::program("initdb").parent().unwrap().to_path_buf(),
    }
}

async fn until_it_answers(folder: &Path) -> PgConnection {
    let begun = Instant::now();
    loop {
        match connect(folder).await {
            Ok(connection) => return connection,
            Err(error) if begun.elapsed() > PATIENCE => {
                let log = fs::read_to_string(folder.with_extension("log")).unwrap_or_default();
                panic!("PostgreSQL does not answer: {error}\n{log}")
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// The database to copy; made when these migrations have none yet.
async fn template(connection: &mut PgConnection, folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    for name in migration_names("postgres") {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/postgres").join(&name);
        (name, fs::read(file).unwrap()).hash(&mut hasher);
    }
    let name = format!("template_{:016x}", hasher.finish());
    let stands: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)")
        .bind(&name)
        .fetch_one(&mut *connection)
        .await
        .unwrap();
    if !stands {
        // Under another name until it is complete, in case this test ends in between.
        run(connection, "DROP DATABASE IF EXISTS template_in_the_making WITH (FORCE)".to_owned()).await;
        run(connection, "CREATE DATABASE template_in_the_making".to_owned()).await;
        let db = Db::open(&address(folder, "template_in_the_making")).await.unwrap();
        db.migrate().await.unwrap();
        db.close().await;
        run(connection, format!("ALTER DATABASE template_in_the_making RENAME TO {name}")).await;
    }
    name
}

/// Clears away some databases of test processes that have ended; the disk would fill otherwise.
async fn clear_ended(connection: &mut PgConnection) {
    let names: Vec<String> =
        sqlx::query_scalar("SELECT datname::text FROM pg_database WHERE datname LIKE 'test\\_%' ORDER BY oid LIMIT $1")
            .bind(CLEARED_AT_ONCE)
            .fetch_all(&mut *connection)
            .await
            .unwrap();
    for name in names {
        let process = name.split('_').nth(1).unwrap_or_default();
        if !Path::new("/proc").join(process).exists() {
            // Another test may be clearing the same one.
            let _ = connection.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await;
        }
    }
}
