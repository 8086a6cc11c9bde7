//! How good the planner is on doorstep problems, and how quickly. Without arguments, the table of the README:
//! `cargo bench --bench planning`. Other lengths, seeds and problems: `cargo bench --bench planning -- --help`. What others make of
//! the same problems: `peers.py` beside this file. Files that end in `.vrp` are problems of the literature, each with its best known
//! solution beside it; the public repository PyVRP/Instances has them, those of all sizes on its branch `vrptw`.

mod doorstep;
mod vrptw;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use clap::Parser;
use doorstep::Doorstep;
use riverain::visits::planning::{
    Limit, Plan, Problem, Progress, Search, Watch, move_door, read_problem, solve, verify,
};
use vrptw::Instance;

/// Measures the planner on doorstep problems.
#[derive(Parser)]
struct Options {
    /// Problems in the planner's format, or of the literature (`.vrp`), in the place of the invented ones.
    files: Vec<PathBuf>,
    /// Lengths of a search, in seconds.
    #[arg(long, value_delimiter = ',', default_value = "1,30")]
    seconds: Vec<f64>,
    /// How many seeds are tried; the row has the mean of what they find.
    #[arg(long, default_value_t = 1)]
    seeds: u64,
    /// Threads.
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// Measures the first plan of a city and the memory it takes, in the place of the table.
    #[arg(long)]
    city: bool,
    /// Writes the invented problems into a folder and does nothing else.
    #[arg(long)]
    write: Option<PathBuf>,
    /// Given by cargo.
    #[arg(long, hide = true)]
    #[allow(dead_code, reason = "cargo gives it, nobody asks for it")]
    bench: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    let invented: &[Doorstep] = if options.city { &[doorstep::CITY] } else { &doorstep::SET };
    if let Some(folder) = options.write {
        fs::create_dir_all(&folder)?;
        for kind in invented {
            fs::write(folder.join(kind.name).with_extension("json"), kind.problem(1).to_string())?;
        }
        return Ok(());
    }
    let is_of_literature = |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "vrp");
    let (of_literature, files): (Vec<&PathBuf>, Vec<&PathBuf>) = options.files.iter().partition(is_of_literature);
    if !of_literature.is_empty() {
        for &seconds in &options.seconds {
            literature(&of_literature, seconds, &options)?;
        }
        return Ok(());
    }
    println!(
        "| problem | search | doors | served | walking, s | served and walking half-way | first plan, s | iterations | slowest move, ms |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let mut problems: Vec<(String, String)> = Vec::new();
    for path in files {
        problems.push((path.display().to_string(), fs::read_to_string(path)?));
    }
    if problems.is_empty() {
        problems.extend(invented.iter().map(|kind| (kind.name.to_owned(), kind.problem(1).to_string())));
    }
    for (name, json) in problems {
        let problem = read_problem(json.as_bytes()).map_err(|faults| format!("{name}: {faults:?}"))?;
        for &seconds in &options.seconds {
            let length = Duration::try_from_secs_f64(seconds)?;
            let runs: Result<Vec<Run>, String> =
                (1..=options.seeds).map(|seed| run(&problem, length, seed, options.threads)).collect();
            println!("| {name} | {seconds} s, {} threads {}", options.threads, row(&problem, &runs?));
        }
    }
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(line) = status.lines().find(|line| line.starts_with("VmHWM")) {
        println!("\nmost memory in use: {}", line.trim_start_matches("VmHWM:").trim());
    }
    Ok(())
}

/// The table of problems of the literature.
fn literature(files: &[&PathBuf], seconds: f64, options: &Options) -> Result<(), Box<dyn Error>> {
    let length = Duration::try_from_secs_f64(seconds)?;
    println!("| instance | vehicles | search | customers | served | distance | best known | longer |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    let (mut gaps, mut left_out) = (Vec::new(), 0);
    for path in files {
        let Instance { problem, best } = &Instance::read(path)?;
        let name = path.file_stem().map(Path::new).unwrap_or(path).display();
        for seed in 1..=options.seeds {
            let Run { plan, .. } = run(problem, length, seed, options.threads)?;
            let (customers, served) = (problem.doors().len(), plan.served);
            let distance = plan.walking_s as f64 / 10.0;
            let gap_percent = (distance / best - 1.0) * 100.0;
            println!(
                "| {name} | {} | {seconds} s, {} threads | {customers} | {served} | {distance:.1} | {best:.1} | {gap_percent:.2} % |",
                problem.shifts().len(),
                options.threads,
            );
            gaps.push(gap_percent);
            left_out += customers - served;
        }
    }
    let mean = gaps.iter().sum::<f64>() / gaps.len().max(1) as f64;
    let longest = gaps.iter().fold(f64::MIN, |longest, gap| gap.max(longest));
    println!(
        "\n{seconds} s: {mean:.2} % longer than the best known on average, {longest:.2} % at most, {left_out} customers left out\n"
    );
    Ok(())
}

struct Run {
    plan: Plan,
    half_way: Option<Progress>,
    first: Duration,
    slowest_move: Duration,
}

fn run(problem: &Problem, length: Duration, seed: u64, threads: usize) -> Result<Run, String> {
    let began = Instant::now();
    let first = Mutex::new(None);
    let half_way = Mutex::new(None);
    let progress = |progress: &Progress| {
        if let Ok(mut first) = first.lock() {
            first.get_or_insert_with(|| began.elapsed());
        }
        if let Ok(mut half_way) = half_way.lock()
            && progress.share <= 0.5
        {
            *half_way = Some(*progress);
        }
    };
    let watch = Watch { stop: &AtomicBool::new(false), progress: &progress };
    let plan = solve(problem, &Search { limit: Limit::Time(length), seed, threads }, &watch);
    verify(problem, &plan).map_err(|flaws| format!("the plan is not sound: {flaws:?}"))?;
    let first = first.into_inner().ok().flatten().unwrap_or_default();
    let slowest_move = slowest_move(problem, &plan);
    Ok(Run { plan, half_way: half_way.into_inner().ok().flatten(), first, slowest_move })
}

/// Moves many doors to many rounds, one at a time, and gives the longest that an answer took.
fn slowest_move(problem: &Problem, plan: &Plan) -> Duration {
    let stops = plan.stops(problem);
    let moves = (0..1000).map(|number| (number * 7919 % problem.doors().len(), number * 104_729 % stops.len()));
    let took = moves.map(|(door, shift)| {
        let began = Instant::now();
        std::hint::black_box(move_door(problem, &stops, door, Some(shift), None));
        began.elapsed()
    });
    took.max().unwrap_or_default()
}

fn row(problem: &Problem, runs: &[Run]) -> String {
    let mean = |value: &dyn Fn(&Run) -> f64| runs.iter().map(value).sum::<f64>() / runs.len().max(1) as f64;
    format!(
        "| {} | {:.1} | {:.0} | {:.1} / {:.0} | {:.2} | {:.0} | {:.2} |",
        problem.doors().len(),
        mean(&|run| run.plan.served as f64),
        mean(&|run| run.plan.walking_s as f64),
        mean(&|run| run.half_way.map_or(0.0, |half_way| half_way.served as f64)),
        mean(&|run| run.half_way.map_or(0.0, |half_way| half_way.walking_s as f64)),
        mean(&|run| run.first.as_secs_f64()),
        mean(&|run| run.plan.iterations as f64),
        runs.iter().map(|run| run.slowest_move).max().unwrap_or_default().as_secs_f64() * 1000.0,
    )
}
