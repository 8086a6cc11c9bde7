//! Base Adresse Nationale: one address a line, columns found by their header names, `;` between them (`,` and tabs are taken
//! too). Where an address has several positions, the one nearest to the entrance is kept, by the type of position.

use std::io::BufRead;

use super::lines::Lines;
use super::{Record, Row, SourceKey, SourcePremises, tidy};
use crate::i18n::Sentence;
use crate::premises::{Address, Position, PremisesKind};

/// Every column of the official format; one that is not here is remarked on and left out.
const COLUMNS: [&str; 23] = [
    "id",
    "id_fantoir",
    "numero",
    "rep",
    "nom_voie",
    "code_postal",
    "code_insee",
    "nom_commune",
    "code_insee_ancienne_commune",
    "nom_ancienne_commune",
    "x",
    "y",
    "lon",
    "lat",
    "type_position",
    "alias",
    "nom_ld",
    "libelle_acheminement",
    "nom_afnor",
    "source_position",
    "source_nom_voie",
    "certification_commune",
    "cad_parcelles",
];
/// Columns added since, which carry nothing that is used here.
const LATER_COLUMNS: [&str; 2] = ["uid_adresse", "ban_id"];
/// Columns without which there is no door.
const NEEDED: [&str; 5] = ["id", "numero", "nom_voie", "lon", "lat"];

/// The types of position, from the entrance to the vaguest.
const POSITIONS: [&str; 8] = [
    "entrée",
    "cage d’escalier",
    "logement",
    "bâtiment",
    "délivrance postale",
    "service technique",
    "parcelle",
    "segment",
];

/// The number that stands for a place without numbers in addresses kept by town halls.
const NO_NUMBER: &str = "99999";

/// Whether the beginning of a file is a BAN header.
pub fn recognises(head: &[u8]) -> bool {
    Lines::new(head).next().and_then(|(_, line)| line.ok()).is_some_and(|line| {
        let columns = columns_of(&line.text);
        ["numero", "nom_voie"].iter().all(|needed| columns.1.iter().any(|column| column == needed))
    })
}

fn columns_of(header: &str) -> (u8, Vec<String>) {
    let count = |delimiter: char| header.matches(delimiter).count();
    let delimiter = [';', ',', '\t'].into_iter().max_by_key(|delimiter| (count(*delimiter), *delimiter == ';'));
    let delimiter = delimiter.unwrap_or(';');
    let names = header.split(delimiter).map(|name| name.trim().trim_matches('"').to_lowercase()).collect();
    (delimiter as u8, names)
}

/// The rows of a file.
pub struct Rows<R> {
    lines: Lines<R>,
    delimiter: u8,
    columns: Vec<String>,
    /// What is to be remarked with the next row: its line and the sentence.
    remarks: Vec<(u64, Sentence)>,
    said_latin1: bool,
}

impl<R: BufRead> Rows<R> {
    /// Reads the header; a file without the needed columns is refused as a whole.
    pub fn new(mut lines: Lines<R>) -> Result<Self, Sentence> {
        let header = match lines.next() {
            Some((_, line)) => line?,
            None => return Err(Sentence::new("premises-import-empty-file")),
        };
        let (delimiter, columns) = columns_of(&header.text);
        let has = |name: &str| columns.iter().any(|column| column == name);
        let missing: Vec<&str> = NEEDED.into_iter().filter(|name| !has(name)).collect();
        if !missing.is_empty() {
            return Err(Sentence::new("premises-import-missing-columns").with("columns", missing.join(", ")));
        }
        let known = |name: &str| COLUMNS.contains(&name) || LATER_COLUMNS.contains(&name);
        let unknown: Vec<&str> = columns.iter().map(String::as_str).filter(|name| !known(name)).collect();
        let mut remarks = Vec::new();
        if !unknown.is_empty() {
            remarks.push((1, Sentence::new("premises-import-unknown-columns").with("columns", unknown.join(", "))));
        }
        Ok(Self { lines, delimiter, columns, remarks, said_latin1: false })
    }

    /// The next row: its line, its outcome, and what is to be remarked.
    #[allow(clippy::type_complexity, reason = "three plain values for one caller")]
    pub fn next(&mut self) -> Option<(u64, Row<Record>, Vec<(u64, Sentence)>)> {
        loop {
            let (number, line) = self.lines.next()?;
            let outcome = match line {
                Ok(line) if line.text.trim().is_empty() => continue,
                Ok(line) => {
                    if line.was_latin1 && !self.said_latin1 {
                        self.said_latin1 = true;
                        self.remarks.push((number, Sentence::new("premises-import-latin1")));
                    }
                    self.cells(&line.text).and_then(|cells| self.read(&cells))
                }
                Err(sentence) => Err(sentence),
            };
            return Some((number, outcome, std::mem::take(&mut self.remarks)));
        }
    }

    /// The cells of one line. Line by line, because BAN cells hold no line ends and a lost quote must not swallow the file.
    fn cells(&self, line: &str) -> Row<csv::StringRecord> {
        if line.matches('"').count() % 2 == 1 {
            return Err(Sentence::new("premises-import-unclosed-quote"));
        }
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .buffer_capacity(1024)
            .from_reader(line.as_bytes());
        let cells = reader.records().next().and_then(Result::ok).unwrap_or_default();
        if cells.len() != self.columns.len() {
            let sentence = Sentence::new("premises-import-cell-count");
            return Err(sentence.with("expected", self.columns.len()).with("got", cells.len()));
        }
        Ok(cells)
    }

    fn read(&self, cells: &csv::StringRecord) -> Row<Record> {
        let cell = |name: &str| {
            let place = self.columns.iter().position(|column| column == name)?;
            tidy(cells.get(place)?)
        };
        let needed = |name: &'static str| {
            cell(name).ok_or_else(|| Sentence::new("premises-import-empty-cell").with("column", name))
        };
        let degrees = |name: &'static str| {
            let text = needed(name)?;
            text.replace(',', ".").parse::<f64>().map_err(|_| {
                Sentence::new("premises-import-not-a-number").with("column", name).with("given", text.as_str())
            })
        };
        let street = cell("nom_voie").or_else(|| cell("nom_ld"));
        let street = street.ok_or_else(|| Sentence::new("premises-import-empty-cell").with("column", "nom_voie"))?;
        let number = cell("numero").filter(|number| number != NO_NUMBER && number != "0");
        let number = number.map(|number| match cell("rep") {
            Some(addition) if addition.chars().count() == 1 => format!("{number} {}", addition.to_uppercase()),
            Some(addition) => format!("{number} {addition}"),
            None => number,
        });
        let type_of_position = cell("type_position").map(|text| text.replace('\'', "’"));
        let vagueness = type_of_position
            .and_then(|text| POSITIONS.iter().position(|position| *position == text))
            .unwrap_or(POSITIONS.len());
        Ok(Record::Premises(SourcePremises {
            key: SourceKey { source: "ban", key: needed("id")? },
            kind: PremisesKind::Residence,
            name: None,
            activity: None,
            address: Address { number, street: Some(street), postcode: cell("code_postal"), city: cell("nom_commune") },
            dwellings: None,
            position: Position::new(degrees("lon")?, degrees("lat")?)?,
            vagueness: vagueness as u8,
            opening_hours: None,
        }))
    }
}
