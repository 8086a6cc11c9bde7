//! `riverain import` fills the register from files; `riverain affected` works on files alone: a zone and premises in, the list of
//! doors out, no database. Only what lies near the zone is kept while reading, so that a national file needs no more memory
//! than a quarter.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::PremisesKind;
use super::affected::{Bounds, FARTHEST_REACH_M, GroundPlan};
use super::import::{
    self, Format, ImportFault, ImportStatus, Order, Record, Report, SourceFeature, SourceKey, SourcePremises,
    import_with_order,
};
use super::list::{self, Line, ListFormat};
use super::matching::{Doors, Known, SAME_ADDRESS_M, same_addresses, same_establishments};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::sites::outline::Outline;

/// The largest zone file that is read.
const LARGEST_ZONE_BYTES: u64 = 16 * 1024 * 1024;
/// How many faults are printed one by one.
const FAULTS_SHOWN: usize = 20;

/// Which doors a zone reaches, from files alone.
#[derive(Debug, Args)]
pub struct AffectedArguments {
    /// The zone, GeoJSON; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    pub zone: String,
    /// Addresses, establishments or buildings; BAN CSV or GeoJSON, recognised by content; may be given several times.
    #[arg(long, value_name = "FILE", required = true)]
    pub premises: Vec<String>,
    /// How far outside the zone a door is still affected, in metres.
    #[arg(long, value_name = "METRES", default_value_t = 50.0)]
    pub reach: f64,
    /// csv, json or geojson.
    #[arg(long, default_value_t = ListFormat::Csv)]
    pub format: ListFormat,
}

/// Prints the list to standard output, and what could not be read to standard error.
pub fn affected(arguments: &AffectedArguments, language: Language) -> Result<()> {
    let (lines, faults) = list(arguments)?;
    tell_faults(&faults, language);
    let mut output = BufWriter::new(io::stdout().lock());
    match list::write(&lines, arguments.format, &mut output).and_then(|()| output.flush()) {
        // Whoever reads, as `head` does, may have read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        outcome => outcome.map_err(Error::internal),
    }
}

/// Prints faults to standard error, the first ones whole, the others counted.
pub fn tell_faults(faults: &[ImportFault], language: Language) {
    for fault in faults.iter().take(FAULTS_SHOWN) {
        eprintln!("{}", language.tell(&fault.placed()));
    }
    if faults.len() > FAULTS_SHOWN {
        let more = Sentence::new("premises-import-more-faults").with("count", faults.len() - FAULTS_SHOWN);
        eprintln!("{}", language.tell(&more));
    }
}

/// Addresses, establishments, buildings or streets for the register.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The format (ban, bal, sirene, rnb, osm-addresses, osm-places, osm-pbf, acceslibre, buildings, streets), which may be left
    /// out, then the files, packed with gzip or not; `-` is standard input.
    #[arg(value_name = "[FORMAT] FILE", required = true)]
    pub files: Vec<String>,
    /// Doors of the area that a file covers, and that it no longer has, are retired: town by town for addresses, in the box around
    /// its rows for all else.
    #[arg(long)]
    pub replace_area: bool,
}

impl ImportArguments {
    /// The format, if the first word is one, and the files.
    fn split(&self) -> (Option<Format>, &[String]) {
        match self.files.split_first() {
            Some((first, files)) if !files.is_empty() => match first.parse() {
                Ok(format) => (Some(format), files),
                Err(_) => (None, &self.files),
            },
            _ => (None, &self.files),
        }
    }
}

/// Imports files one after the other and prints what became of their rows. Ctrl-C ends it after the batch that is being stored.
pub async fn import(app: &App, arguments: &ImportArguments, language: Language) -> Result<()> {
    let (format, files) = arguments.split();
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    let waiting = tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            asked.store(true, Ordering::Relaxed);
        }
    });
    for file in files {
        let order = Order { format, size_bytes: size(file), replace_area: arguments.replace_area };
        let report = import_one(app, order, file, &stop, language).await?;
        tell_faults(&report.faults, language);
        println!("{}", language.tell(&report.sentence(file)));
        if report.status == ImportStatus::Interrupted {
            break;
        }
    }
    waiting.abort();
    Ok(())
}

/// How long a file is; none for standard input.
fn size(file: &str) -> Option<u64> {
    std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len())
}

async fn import_one(app: &App, order: Order, file: &str, stop: &Arc<AtomicBool>, language: Language) -> Result<Report> {
    let input = open_input(file)?;
    let bar = order.size_bytes.map_or_else(ProgressBar::no_length, ProgressBar::new);
    let template = match order.size_bytes {
        Some(_) => "{bar:30} {bytes}/{total_bytes} {msg} −{eta_precise}",
        None => "{spinner} {bytes} {msg} {elapsed_precise}",
    };
    bar.set_style(ProgressStyle::with_template(template).map_err(Error::internal)?);
    let input = bar.wrap_read(input);
    let outcome = import_with_order(app, None, order, file, input, |counts| {
        let rate = counts.read as f64 / bar.elapsed().as_secs_f64().max(0.001);
        let rows = Sentence::new("premises-import-rows").with("count", counts.read).with("rate", rate.round());
        bar.set_message(language.tell(&rows));
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let report = outcome.await;
    bar.finish_and_clear();
    report
}

impl Report {
    /// The counts in one sentence.
    fn sentence(&self, file: &str) -> Sentence {
        let key = match self.status {
            ImportStatus::Interrupted => "premises-import-interrupted",
            ImportStatus::Running | ImportStatus::Done => "premises-import-done",
        };
        Sentence::new(key)
            .with("file", file)
            .with("format", self.format.as_str())
            .with("read", self.counts.read)
            .with("added", self.counts.added)
            .with("changed", self.counts.changed)
            .with("unchanged", self.counts.unchanged)
            .with("refused", self.counts.refused)
            .with("retired", self.counts.retired)
    }
}

/// Opens a file to read, or standard input for `-`.
pub fn open_input(file: &str) -> Result<Box<dyn Read + Send>> {
    if file == "-" {
        return Ok(Box::new(io::stdin()));
    }
    match File::open(file) {
        Ok(input) => Ok(Box::new(input)),
        Err(error) => {
            let reason = Sentence::new("premises-import-unreadable").with("reason", error.to_string());
            Err(in_file(file, reason))
        }
    }
}

/// The error of a whole file.
fn in_file(file: &str, reason: Sentence) -> Error {
    Error::invalid("", Sentence::new("premises-in-file").with("file", file).with("reason", reason))
}

/// The lines of the list, nearest first, and the faults of the files.
fn list(arguments: &AffectedArguments) -> Result<(Vec<Line>, Vec<ImportFault>)> {
    if !(0.0..=FARTHEST_REACH_M).contains(&arguments.reach) {
        return Err(Error::invalid("", Sentence::new("premises-reach-out-of-range").with("limit", FARTHEST_REACH_M)));
    }
    let inputs = std::iter::once(&arguments.zone).chain(&arguments.premises);
    if inputs.filter(|file| *file == "-").count() > 1 {
        return Err(Error::invalid("", Sentence::new("premises-one-standard-input")));
    }
    let plan = read_zone(&arguments.zone)?;
    let near = plan.bounds().widened(arguments.reach + SAME_ADDRESS_M);
    let mut found = Found::default();
    for file in &arguments.premises {
        found.read(file, near)?;
    }
    let faults = std::mem::take(&mut found.faults);
    let mut lines: Vec<Line> = found.tied().into_iter().filter_map(|door| line(door, &plan, arguments.reach)).collect();
    lines.sort_by(|one, other| one.distance_m.total_cmp(&other.distance_m).then_with(|| one.id.cmp(&other.id)));
    Ok((lines, faults))
}

fn read_zone(file: &str) -> Result<GroundPlan> {
    let mut bytes = Vec::new();
    let unreadable = |error: io::Error| Sentence::new("premises-import-unreadable").with("reason", error.to_string());
    open_input(file)?
        .take(LARGEST_ZONE_BYTES)
        .read_to_end(&mut bytes)
        .map_err(|error| in_file(file, unreadable(error)))?;
    let outline = Outline::read(&bytes).map_err(|refusal| in_file(file, refusal.fault.sentence()))?;
    GroundPlan::new(outline.multi_polygon()).map_err(|reason| in_file(file, reason))
}

fn line(door: SourcePremises, plan: &GroundPlan, reach_m: f64) -> Option<Line> {
    let standing = plan.standing(door.position, reach_m)?;
    Some(Line {
        label: door.label(),
        id: door.key.key,
        kind: door.kind,
        dwellings: door.dwellings,
        inside: standing.inside,
        distance_m: list::to_centimetres(standing.distance_m),
        lon: door.position.lon,
        lat: door.position.lat,
        because: None,
    })
}

/// What was found near the zone, one row per key.
#[derive(Default)]
struct Found {
    premises: Vec<SourcePremises>,
    places: HashMap<SourceKey, usize>,
    buildings: HashMap<SourceKey, SourceFeature>,
    faults: Vec<ImportFault>,
}

impl Found {
    fn read(&mut self, file: &str, near: Bounds) -> Result<()> {
        let reading = import::open(file, None, open_input(file)?);
        for record in reading.map_err(|fault| Error::invalid("", fault.placed()))? {
            match record {
                Ok(Record::Premises(premises)) if near.holds(premises.position) => self.keep(premises),
                Ok(Record::Feature(building))
                    if building.dwellings.is_some()
                        && Bounds::of(&building.shape).is_some_and(|own| near.meets(own)) =>
                {
                    self.buildings.insert(building.key.clone(), building);
                }
                Ok(Record::Unplaced(unplaced)) => {
                    let sentence = Sentence::new("premises-import-no-position");
                    let (file, line) = (file.to_owned(), Some(unplaced.line));
                    self.faults.push(ImportFault { file, line, refused: true, sentence });
                }
                Ok(_) => {}
                Err(fault) => self.faults.push(fault),
            }
        }
        Ok(())
    }

    /// Of rows with one key, the one whose position shows the door best; of equals the first.
    fn keep(&mut self, premises: SourcePremises) {
        match self.places.get(&premises.key) {
            Some(place) if self.premises[*place].vagueness <= premises.vagueness => {}
            Some(place) => self.premises[*place] = premises,
            None => {
                self.places.insert(premises.key.clone(), self.premises.len());
                self.premises.push(premises);
            }
        }
    }

    /// The premises, with the dwellings of their buildings and, for establishments, the address of their door.
    fn tied(self) -> Vec<SourcePremises> {
        let (residences, mut establishments): (Vec<_>, Vec<_>) =
            self.premises.into_iter().partition(|premises| premises.kind == PremisesKind::Residence);
        let same = same_addresses(&residences.iter().map(known).collect::<Vec<_>>());
        let residences = leading(residences, &same);
        let doors = Doors::new(residences.iter().map(|door| (door.position, &door.address)));
        for establishment in &mut establishments {
            if establishment.address.street.is_none()
                && let Some(door) = doors.of_establishment(establishment.position, &establishment.address)
            {
                establishment.address = residences[door].address.clone();
            }
        }
        let at_door = |row: &SourcePremises| doors.of_establishment(row.position, &row.address);
        let behind: Vec<Option<usize>> = establishments.iter().map(at_door).collect();
        let same = same_establishments(&establishments.iter().map(known).collect::<Vec<_>>(), &behind);
        establishments = leading(establishments, &same);
        let mut counted: HashMap<usize, u32> = HashMap::new();
        for building in self.buildings.values() {
            for (door, dwellings) in doors.of_building(&building.shape, building.dwellings.unwrap_or(0)) {
                *counted.entry(door).or_default() += dwellings;
            }
        }
        let mut premises = residences;
        for (door, dwellings) in counted {
            premises[door].dwellings = premises[door].dwellings.or(Some(dwellings));
        }
        premises.append(&mut establishments);
        premises
    }
}

fn known(row: &SourcePremises) -> Known<'_> {
    let (name, official_id) = (row.name.as_deref(), row.official_id.as_deref());
    Known { source: row.key.source, at: row.position, address: &row.address, name, official_id }
}

/// The rows that no other row stands for.
fn leading(rows: Vec<SourcePremises>, same: &[Option<usize>]) -> Vec<SourcePremises> {
    rows.into_iter().zip(same).filter(|(_, same)| same.is_none()).map(|(row, _)| row).collect()
}

impl ImportFault {
    /// The fault with its file and line, in one sentence.
    pub fn placed(&self) -> Sentence {
        let placed = match self.line {
            Some(line) => Sentence::new("premises-in-file-line").with("line", line.to_string()),
            None => Sentence::new("premises-in-file"),
        };
        placed.with("file", self.file.as_str()).with("reason", self.sentence.clone())
    }
}
