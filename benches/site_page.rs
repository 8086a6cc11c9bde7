//! What a resident waits for and what the service needs: the program as it is released, over the demonstration's data. Prints the
//! figures of the README and fails when one is over its limit: `cargo bench --bench site_page`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a benchmark ends by panicking")]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::Client;

const ASKED: usize = 1_000;
const WARMED_UP: usize = 100;

/// The running program; it ends with this value.
struct Program {
    child: Child,
    urls: Vec<String>,
}

impl Program {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_riverain"))
            .args(["demo", "--listen", "127.0.0.1:0", "--data"])
            .arg(folder.join("demo"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut urls = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok) {
            urls.extend(line.split_whitespace().filter(|word| word.starts_with("http://")).map(ToOwned::to_owned));
            if line.starts_with("Ctrl-C") {
                break;
            }
        }
        Self { child, urls }
    }

    /// How much memory it holds, in megabytes.
    fn resident_mb(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1_024.0
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn bytes(client: &Client, url: &str) -> Vec<u8> {
    let request = client.get(url).header("accept-encoding", "gzip").header("accept-language", "fr");
    let answer = request.send().await.unwrap();
    assert!(answer.status().is_success(), "{url}: {}", answer.status());
    answer.bytes().await.unwrap().to_vec()
}

/// The page, its style and its scripts, as they travel; the drawing of the map apart.
async fn weight(client: &Client, home: &str, url: &str) -> usize {
    let html = client.get(url).header("accept-language", "fr").send().await.unwrap().text().await.unwrap();
    let mut total = bytes(client, url).await.len();
    let linked: BTreeSet<&str> =
        html.split('"').filter(|part| part.starts_with("/assets/") && !part.contains("vendor")).collect();
    for path in linked {
        total += bytes(client, &format!("{home}{path}")).await.len();
    }
    total
}

fn report(what: &str, value: f64, limit: f64, unit: &str) -> bool {
    let verdict = if value <= limit { "within" } else { "OVER" };
    println!("{what:<48} {value:>8.1} {unit:<3} {verdict} {limit} {unit}");
    value <= limit
}

#[tokio::main]
async fn main() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let folder = tempfile::tempdir().unwrap();
    // The first start makes the district, the second one finds it as a server finds its data in the morning.
    let making_mb = {
        let program = Program::start(folder.path());
        tokio::time::sleep(Duration::from_secs(5)).await;
        program.resident_mb()
    };
    let program = Program::start(folder.path());
    let home = program.urls[0].trim_end_matches('/').to_owned();
    let site = program.urls.iter().find(|url| url.contains("/s/")).unwrap().clone();
    tokio::time::sleep(Duration::from_secs(5)).await;
    let idle_mb = program.resident_mb();
    let client = Client::new();
    let mut times = Vec::new();
    for number in 0..WARMED_UP + ASKED {
        let asked = Instant::now();
        bytes(&client, &site).await;
        if number >= WARMED_UP {
            times.push(asked.elapsed().as_secs_f64() * 1_000.0);
        }
    }
    times.sort_by(f64::total_cmp);
    let binary_mb = std::fs::metadata(env!("CARGO_BIN_EXE_riverain")).unwrap().len() as f64 / 1_000_000.0;
    let report_kb = weight(&client, &home, &format!("{site}/report")).await as f64 / 1_000.0;
    let all = [
        report("a site's page, median of 1000", times[ASKED / 2], 5.0, "ms"),
        report("a site's page, 99 of 100", times[ASKED * 99 / 100], 50.0, "ms"),
        report("the report page over the wire, without the map", report_kb, 40.0, "kB"),
        report("memory of the idle server", idle_mb, 60.0, "MB"),
        report("memory after it has made the demonstration", making_mb, 120.0, "MB"),
        report("memory after 1100 pages", program.resident_mb(), 120.0, "MB"),
        report("the program", binary_mb, 40.0, "MB"),
    ];
    assert!(all.iter().all(|own| *own), "a figure is over its limit");
}
