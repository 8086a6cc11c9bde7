//! A list as a table for people: a heading in their language, cells that are texts or numbers. Written as a CSV that spreadsheets
//! open as it is, or as a workbook; nobody's contact is ever in it.

use std::io;

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::i18n::Language;

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What its columns are called.
    pub heading: Vec<String>,
    /// Its rows, as wide as the heading.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Words.
    Text(String),
    /// A number with so many decimals.
    Number(f64, usize),
}

impl Cell {
    /// Words, or nothing.
    pub fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_owned()))
    }

    /// A whole number, or nothing.
    pub fn count(count: Option<u32>) -> Self {
        count.map_or(Self::Empty, |count| Self::Number(f64::from(count), 0))
    }
}

impl Sheet {
    /// The table as spreadsheets of a language open it: a byte order mark, so that accents survive, and what parts cells and
    /// decimals there: in France the semicolon, because the comma parts decimals.
    pub fn csv(&self, language: Language) -> io::Result<Vec<u8>> {
        let (delimiter, point) = match language {
            Language::English | Language::Arabic => (b',', "."),
            _ => (b';', ","),
        };
        let mut csv = csv::WriterBuilder::new().delimiter(delimiter).from_writer(b"\xef\xbb\xbf".to_vec());
        csv.write_record(&self.heading)?;
        for row in &self.rows {
            csv.write_record(row.iter().map(|cell| match cell {
                Cell::Empty => String::new(),
                Cell::Text(text) => disarmed(text),
                Cell::Number(number, decimals) => format!("{number:.decimals$}").replace('.', point),
            }))?;
        }
        csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

impl Sheet {
    /// The table as a workbook of one sheet (Office Open XML): the heading stays in view and filters, numbers are numbers, and a text
    /// is never a formula.
    pub fn xlsx(&self, title: &str) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name(title)?;
        let bold = Format::new().set_bold();
        let with_decimals = |decimals: usize| Format::new().set_num_format(format!("0.{}", "0".repeat(decimals)));
        let (two, seven, whole) = (with_decimals(2), with_decimals(7), Format::new());
        for (column, name) in (0..).zip(&self.heading) {
            sheet.write_string_with_format(0, column, name, &bold)?;
            sheet.set_column_width(column, self.width(usize::from(column)))?;
        }
        for (row, cells) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Empty => {}
                    Cell::Text(text) => {
                        sheet.write_string(row, column, text)?;
                    }
                    Cell::Number(number, decimals) => {
                        let format = match decimals {
                            0 => &whole,
                            1..=2 => &two,
                            _ => &seven,
                        };
                        sheet.write_number_with_format(row, column, *number, format)?;
                    }
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        if let (Some(last), Ok(rows)) = (self.heading.len().checked_sub(1), u32::try_from(self.rows.len())) {
            sheet.autofilter(0, 0, rows, u16::try_from(last).unwrap_or(0))?;
        }
        book.save_to_buffer()
    }

    /// How wide a column is to be read, in letters.
    fn width(&self, column: usize) -> f64 {
        let widest = self.rows.iter().take(200).filter_map(|row| match row.get(column)? {
            Cell::Text(text) => Some(text.chars().count()),
            Cell::Number(_, decimals) => Some(decimals + 5),
            Cell::Empty => None,
        });
        let heading = self.heading.get(column).map_or(0, |name| name.chars().count() + 3);
        widest.chain([heading]).max().unwrap_or(10).clamp(6, 60) as f64 + 1.0
    }
}

/// A text that a spreadsheet would run as a formula is made plain by an apostrophe; names in public registers are written by
/// anybody.
pub fn disarmed(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_reads_accents_decimals_and_no_formula() {
        let sheet = Sheet {
            heading: vec!["Nom".to_owned(), "Mètres".to_owned()],
            rows: vec![
                vec![Cell::Text("=1+1".to_owned()), Cell::Number(-4.25, 2)],
                vec![Cell::Text("Chez « Léa » ; fleurs".to_owned()), Cell::Empty],
            ],
        };
        let french = String::from_utf8(sheet.csv(Language::French).unwrap()).unwrap();
        assert_eq!(french, "\u{feff}Nom;Mètres\n'=1+1;-4,25\n\"Chez « Léa » ; fleurs\";\n");
        // A workbook is a zip archive.
        assert!(sheet.xlsx("riverains").unwrap().starts_with(b"PK"));
        let english = String::from_utf8(sheet.csv(Language::English).unwrap()).unwrap();
        assert!(english.starts_with("\u{feff}Nom,Mètres\n'=1+1,-4.25\n"), "{english}");
    }
}
