//! Where things are, by their id: positions of millions of nodes and ways, kept in a file without a name that ends with the import, so
//! that a country needs disk and not memory. Ids come in ascending order, as OSM PBF files have them; pages of them are written one
//! after the other, and only the first id of each page is remembered.

use std::io::{self, Read, Seek, SeekFrom, Write};

use tempfile::SpooledTempFile;

/// Smaller files stay in memory.
const IN_MEMORY_BYTES: usize = 16 * 1024 * 1024;
/// A page is written when it has so many bytes.
const PAGE_BYTES: usize = 16 * 1024;
/// Pages that are remembered after they were read.
const PAGES_REMEMBERED: usize = 512;

/// A place in ten-millionths of a degree, as OpenStreetMap stores it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct At {
    /// East.
    pub lon: i32,
    /// North.
    pub lat: i32,
}

/// Positions by ascending ids.
#[derive(Debug)]
pub struct Spool {
    file: SpooledTempFile,
    written_bytes: u64,
    /// The page that is being filled, its first id, and what its last entry was.
    page: Vec<u8>,
    first: i64,
    last: Option<(i64, At)>,
    /// The first id and the beginning of each written page.
    index: Vec<(i64, u64)>,
    remembered: Vec<Option<(usize, Page)>>,
}

/// A page that was read.
#[derive(Debug, Default)]
struct Page {
    ids: Vec<i64>,
    /// Where each id's positions end.
    ends: Vec<u32>,
    positions: Vec<At>,
}

impl Default for Spool {
    fn default() -> Self {
        Self {
            file: SpooledTempFile::new(IN_MEMORY_BYTES),
            written_bytes: 0,
            page: Vec::new(),
            first: 0,
            last: None,
            index: Vec::new(),
            remembered: std::iter::repeat_with(|| None).take(PAGES_REMEMBERED).collect(),
        }
    }
}

impl Spool {
    /// Keeps where something is; false when its id does not follow the one before it.
    pub fn add(&mut self, id: i64, positions: &[At]) -> io::Result<bool> {
        if self.last.is_some_and(|(last, _)| id <= last) {
            return Ok(false);
        }
        if self.page.is_empty() {
            self.first = id;
        }
        let (before, mut at) = match self.last {
            Some(last) if !self.page.is_empty() => last,
            _ => (id, At::default()),
        };
        write_number(&mut self.page, id.wrapping_sub(before) as u64);
        write_number(&mut self.page, positions.len() as u64);
        for next in positions {
            write_signed(&mut self.page, i64::from(next.lon) - i64::from(at.lon));
            write_signed(&mut self.page, i64::from(next.lat) - i64::from(at.lat));
            at = *next;
        }
        self.last = Some((id, at));
        if self.page.len() >= PAGE_BYTES {
            self.flush()?;
        }
        Ok(true)
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.page.is_empty() {
            self.file.seek(SeekFrom::End(0))?;
            self.file.write_all(&self.page)?;
            self.index.push((self.first, self.written_bytes));
            self.written_bytes += self.page.len() as u64;
            self.page.clear();
        }
        Ok(())
    }

    /// Where something is.
    pub fn get(&mut self, id: i64) -> io::Result<Option<&[At]>> {
        self.flush()?;
        let Some(number) = self.index.partition_point(|(first, _)| *first <= id).checked_sub(1) else {
            return Ok(None);
        };
        let place = number % PAGES_REMEMBERED;
        if !matches!(&self.remembered[place], Some((own, _)) if *own == number) {
            self.remembered[place] = Some((number, self.read(number)?));
        }
        let Some((_, page)) = &self.remembered[place] else { return Ok(None) };
        Ok(page.ids.binary_search(&id).ok().map(|entry| {
            let from = entry.checked_sub(1).map_or(0, |before| page.ends[before] as usize);
            &page.positions[from..page.ends[entry] as usize]
        }))
    }

    fn read(&mut self, number: usize) -> io::Result<Page> {
        let (first, from) = self.index[number];
        let to = self.index.get(number + 1).map_or(self.written_bytes, |(_, next)| *next);
        let mut bytes = vec![0; (to - from) as usize];
        self.file.seek(SeekFrom::Start(from))?;
        self.file.read_exact(&mut bytes)?;
        let (mut page, mut rest, mut id, mut at) = (Page::default(), &bytes[..], first, At::default());
        while !rest.is_empty() {
            id = id.wrapping_add(read_number(&mut rest) as i64);
            for _ in 0..read_number(&mut rest) {
                at.lon = (i64::from(at.lon) + read_signed(&mut rest)) as i32;
                at.lat = (i64::from(at.lat) + read_signed(&mut rest)) as i32;
                page.positions.push(at);
            }
            page.ids.push(id);
            page.ends.push(page.positions.len() as u32);
        }
        Ok(page)
    }
}

fn write_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn write_signed(bytes: &mut Vec<u8>, number: i64) {
    write_number(bytes, ((number << 1) ^ (number >> 63)) as u64);
}

/// What [`write_number`] wrote; the bytes are our own.
fn read_number(bytes: &mut &[u8]) -> u64 {
    let (mut number, mut shift) = (0, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
        shift += 7;
    }
    number
}

fn read_signed(bytes: &mut &[u8]) -> i64 {
    let number = read_number(bytes);
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_kept_over_many_pages_is_found_and_ids_must_ascend() {
        let mut spool = Spool::default();
        let at = |id: i64| At {
            lon: (id % 3_600_000_000 - 1_800_000_000) as i32,
            lat: (id.wrapping_mul(7) % 900_000_000) as i32,
        };
        for id in (i64::MIN..0).step_by(usize::MAX / 50_000).chain((0..200_000).step_by(2)) {
            assert!(spool.add(id, &[at(id)]).unwrap());
        }
        assert!(!spool.add(5, &[at(5)]).unwrap());
        assert!(spool.index.len() > 20);
        for id in [i64::MIN, 0, 2, 99_998, 100_000, 199_998] {
            assert_eq!(spool.get(id).unwrap(), Some(&[at(id)][..]), "{id}");
        }
        for id in [i64::MIN + 1, -1, 1, 99_999, 200_000, i64::MAX] {
            assert_eq!(spool.get(id).unwrap(), None, "{id}");
        }
        assert_eq!(Spool::default().get(1).unwrap(), None);
    }

    proptest! {
        #[test]
        fn whatever_is_kept_comes_back(
            things in proptest::collection::btree_map(any::<i64>(), proptest::collection::vec((any::<i32>(), any::<i32>()), 0..40), 0..60),
        ) {
            let mut spool = Spool::default();
            let ats = |ats: &[(i32, i32)]| ats.iter().map(|(lon, lat)| At { lon: *lon, lat: *lat }).collect::<Vec<_>>();
            for (id, positions) in &things {
                prop_assert!(spool.add(*id, &ats(positions)).unwrap());
            }
            for (id, positions) in &things {
                prop_assert_eq!(spool.get(*id).unwrap(), Some(&ats(positions)[..]));
            }
        }
    }
}
