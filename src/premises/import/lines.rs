//! The lines of a text file that may have been written by anything: byte order mark, Windows line ends, Latin-1 letters, zero
//! bytes, lines without end. Gives each line with its number; a line that cannot be read is a fault, not the end.

use std::io::BufRead;

use crate::i18n::Sentence;

/// What Windows programs put before UTF-8.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A longer line is no row of an address file.
const LONGEST_LINE_BYTES: usize = 64 * 1024;

/// What Windows-1252 has where Latin-1 has control characters; a bare `\u{fffd}` is unassigned.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// One line as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text, without the line end.
    pub text: String,
    /// Whether it was not UTF-8 and was read as Latin-1 (Windows-1252).
    pub was_latin1: bool,
}

/// The lines of a file.
#[derive(Debug)]
pub struct Lines<R> {
    input: R,
    number: u64,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// Reads from the start.
    pub fn new(input: R) -> Self {
        Self { input, number: 0, ended: false }
    }

    /// The next line's bytes, cut at the longest length, and whether it was cut; none at the end.
    fn bytes(&mut self) -> std::io::Result<Option<(Vec<u8>, bool)>> {
        let (mut line, mut cut, mut began) = (Vec::new(), false, false);
        loop {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                return Ok(began.then_some((line, cut)));
            }
            began = true;
            let (part, used, done) = match chunk.iter().position(|byte| *byte == b'\n') {
                Some(end) => (&chunk[..end], end + 1, true),
                None => (chunk, chunk.len(), false),
            };
            let room = LONGEST_LINE_BYTES - line.len();
            cut |= part.len() > room;
            line.extend_from_slice(&part[..part.len().min(room)]);
            self.input.consume(used);
            if done {
                return Ok(Some((line, cut)));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = (u64, Result<Line, Sentence>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.number += 1;
        let read = match self.bytes() {
            Ok(read) => read,
            Err(error) => {
                self.ended = true;
                let unreadable = Sentence::new("premises-import-unreadable").with("reason", error.to_string());
                return Some((self.number, Err(unreadable)));
            }
        };
        let (mut bytes, cut) = read?;
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        if self.number == 1 && bytes.starts_with(BYTE_ORDER_MARK) {
            bytes.drain(..BYTE_ORDER_MARK.len());
        }
        let line = if cut {
            Err(Sentence::new("premises-import-line-too-long").with("limit", LONGEST_LINE_BYTES / 1024))
        } else if bytes.contains(&0) {
            Err(Sentence::new("premises-import-zero-byte"))
        } else {
            Ok(decode(bytes))
        };
        Some((self.number, line))
    }
}

/// UTF-8, or else Windows-1252, the Latin-1 that spreadsheets write.
fn decode(bytes: Vec<u8>) -> Line {
    match String::from_utf8(bytes) {
        Ok(text) => Line { text, was_latin1: false },
        Err(error) => {
            let letter = |byte: &u8| match byte {
                0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
                byte => char::from(*byte),
            };
            Line { text: error.as_bytes().iter().map(letter).collect(), was_latin1: true }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin1_is_read_and_said_and_zero_bytes_are_refused() {
        let file = b"\xef\xbb\xbfun\r\nall\xe9e du c\x9cur\nn\0n\n\nfin";
        let lines: Vec<_> = Lines::new(&file[..]).collect();
        let text = |line: usize| lines[line].1.clone().unwrap();
        assert_eq!(text(0), Line { text: "un".to_owned(), was_latin1: false });
        assert_eq!(text(1), Line { text: "allée du cœur".to_owned(), was_latin1: true });
        assert!(lines[2].1.is_err());
        assert_eq!(text(3).text, "");
        assert_eq!((lines[4].0, text(4).text), (5, "fin".to_owned()));
    }

    #[test]
    fn an_endless_line_is_refused_and_the_next_one_read() {
        let file = [vec![b'x'; LONGEST_LINE_BYTES + 1], b"\nnext".to_vec()].concat();
        let lines: Vec<_> = Lines::new(&file[..]).collect();
        assert!(lines[0].1.is_err());
        assert_eq!(lines[1].1.clone().unwrap().text, "next");
    }
}
