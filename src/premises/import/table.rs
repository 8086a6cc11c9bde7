//! Tables in text, one row a line: a header with the names of the columns, then cells parted by `;`, `,` or tabs. Says what is missing
//! or unknown in the header and what is wrong with each line; a format's own file only says what its columns mean.
//!
//! A country's register is one such file: a [`TableFormat`] with the columns of its definition and a reader of one row.

use std::io::BufRead;

use super::lines::Lines;
use super::{Record, Row, tidy};
use crate::i18n::Sentence;

/// Turns one row into a record; none for a row that is in order and no door, as a business that has closed.
pub type Reader = Box<dyn Fn(&Cells) -> Row<Option<Record>> + Send>;

/// What a format says about its table.
pub struct TableFormat {
    /// Every column of its definition; one that is not here is remarked on and left out.
    pub known: &'static [&'static str],
    /// Columns without which there is no record.
    pub needed: &'static [&'static str],
    /// Whether a header is this format's.
    pub recognises: fn(&Columns) -> bool,
    /// Finds its columns, once a file.
    pub reader: fn(&Columns) -> Reader,
}

/// The names of a table's columns.
#[derive(Debug, Clone)]
pub struct Columns {
    delimiter: u8,
    names: Vec<String>,
}

/// One column that a format reads: its name, and where it stands in this file if it does.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    name: &'static str,
    place: Option<usize>,
}

impl Columns {
    fn of(header: &str) -> Self {
        let count = |delimiter: char| header.matches(delimiter).count();
        let delimiter = [';', ',', '\t'].into_iter().max_by_key(|delimiter| (count(*delimiter), *delimiter == ';'));
        let delimiter = delimiter.unwrap_or(';');
        let names = header.split(delimiter).map(|name| name.trim().trim_matches('"').to_owned()).collect();
        Self { delimiter: delimiter as u8, names }
    }

    /// The header that the beginning of a file shows.
    pub fn of_head(head: &[u8]) -> Option<Self> {
        let (_, line) = Lines::new(head).next()?;
        line.ok().map(|line| Self::of(&line.text))
    }

    /// Whether there is a column of this name, in capitals or not.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|own| own.eq_ignore_ascii_case(name))
    }

    /// Whether there are columns of all these names.
    pub fn have(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.has(name))
    }

    /// A column by its name.
    pub fn column(&self, name: &'static str) -> Column {
        Column { name, place: self.names.iter().position(|own| own.eq_ignore_ascii_case(name)) }
    }
}

/// The cells of one row.
#[derive(Debug, Default)]
pub struct Cells {
    text: String,
    /// Where each cell begins and ends in the text.
    bounds: Vec<(usize, usize)>,
}

impl Cells {
    /// Takes a line apart. Line by line, because cells of registers hold no line ends and a lost quote must not swallow the file.
    fn fill(&mut self, line: String, delimiter: u8) -> Row<()> {
        self.bounds.clear();
        if !line.as_bytes().contains(&b'"') {
            let mut from = 0;
            for (to, _) in line.bytes().enumerate().filter(|(_, byte)| *byte == delimiter) {
                self.bounds.push((from, to));
                from = to + 1;
            }
            self.bounds.push((from, line.len()));
            self.text = line;
            return Ok(());
        }
        if line.matches('"').count() % 2 == 1 {
            return Err(Sentence::new("premises-import-unclosed-quote"));
        }
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .buffer_capacity(1024)
            .from_reader(line.as_bytes());
        let record = reader.records().next().and_then(Result::ok).unwrap_or_default();
        self.text.clear();
        for cell in &record {
            let from = self.text.len();
            self.text.push_str(cell);
            self.bounds.push((from, self.text.len()));
        }
        Ok(())
    }

    /// What a cell holds, without the spaces around it; none when that is nothing.
    pub fn get(&self, column: Column) -> Option<&str> {
        let (from, to) = *self.bounds.get(column.place?)?;
        Some(self.text[from..to].trim()).filter(|text| !text.is_empty())
    }

    /// A cell's text, tidied.
    pub fn text(&self, column: Column) -> Option<String> {
        tidy(self.get(column)?)
    }

    /// A cell that must not be empty.
    pub fn needed(&self, column: Column) -> Row<&str> {
        self.get(column).ok_or_else(|| Sentence::new("premises-import-empty-cell").with("column", column.name))
    }

    /// A number that must be there; with a comma for its decimals or a point.
    pub fn number(&self, column: Column) -> Row<f64> {
        let text = self.needed(column)?;
        let number = if text.contains(',') { text.replace(',', ".").parse() } else { text.parse() };
        number
            .map_err(|_| Sentence::new("premises-import-not-a-number").with("column", column.name).with("given", text))
    }
}

/// A table being read.
pub struct Table<R> {
    lines: Lines<R>,
    columns: Columns,
    reader: Reader,
    cells: Cells,
    /// What is to be remarked with the next row: its line and the sentence.
    remarks: Vec<(u64, Sentence)>,
    said_latin1: bool,
}

/// One row: its line, its outcome, and what is to be remarked.
pub type TableRow = (u64, Row<Record>, Vec<(u64, Sentence)>);

impl<R: BufRead> Table<R> {
    /// Reads the header; a file without the needed columns is refused as a whole.
    pub fn open(mut lines: Lines<R>, format: &TableFormat) -> Result<Self, Sentence> {
        let header = match lines.next() {
            Some((_, line)) => line?,
            None => return Err(Sentence::new("premises-import-empty-file")),
        };
        let columns = Columns::of(&header.text);
        let missing: Vec<&str> = format.needed.iter().copied().filter(|name| !columns.has(name)).collect();
        if !missing.is_empty() {
            return Err(Sentence::new("premises-import-missing-columns").with("columns", missing.join(", ")));
        }
        let known = |name: &&str| format.known.iter().any(|own| own.eq_ignore_ascii_case(name));
        let unknown: Vec<&str> = columns.names.iter().map(String::as_str).filter(|name| !known(name)).collect();
        let mut remarks = Vec::new();
        if !unknown.is_empty() {
            remarks.push((1, Sentence::new("premises-import-unknown-columns").with("columns", unknown.join(", "))));
        }
        let reader = (format.reader)(&columns);
        Ok(Self { lines, columns, reader, cells: Cells::default(), remarks, said_latin1: false })
    }

    /// The next row that gives a record or a fault.
    pub fn next(&mut self) -> Option<TableRow> {
        loop {
            let (number, line) = self.lines.next()?;
            let outcome = match line {
                Ok(line) if line.text.trim().is_empty() => continue,
                Ok(line) => {
                    if line.was_latin1 && !self.said_latin1 {
                        self.said_latin1 = true;
                        self.remarks.push((number, Sentence::new("premises-import-latin1")));
                    }
                    self.read(line.text)
                }
                Err(sentence) => Err(sentence),
            };
            match outcome {
                Ok(None) => continue,
                Ok(Some(record)) => return Some((number, Ok(record), std::mem::take(&mut self.remarks))),
                Err(fault) => return Some((number, Err(fault), std::mem::take(&mut self.remarks))),
            }
        }
    }

    fn read(&mut self, line: String) -> Row<Option<Record>> {
        self.cells.fill(line, self.columns.delimiter)?;
        let (expected, got) = (self.columns.names.len(), self.cells.bounds.len());
        if got != expected {
            return Err(Sentence::new("premises-import-cell-count").with("expected", expected).with("got", got));
        }
        (self.reader)(&self.cells)
    }
}
