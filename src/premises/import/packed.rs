//! Files that come packed with gzip, as national registers do: recognised by their first bytes and unpacked while they are read, so
//! that they need no more room than others. A file that unpacks without end is given up.

use std::io::{self, BufReader, Cursor, Read};

use flate2::bufread::MultiGzDecoder;

/// What gzip begins with (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// No register is larger; beyond it a file was made to fill disks.
const MOST_BYTES: u64 = 64 * 1024 * 1024 * 1024;

/// The looked-at beginning and the rest.
type Whole<R> = BufReader<io::Chain<Cursor<Vec<u8>>, R>>;

/// A file as it is, or as it is while it is unpacked.
pub enum Unpacked<R> {
    /// It was not packed.
    Plain(Whole<R>),
    /// It was, and so much may still come out.
    Gzip(Box<MultiGzDecoder<Whole<R>>>, u64),
}

impl<R: Read> Unpacked<R> {
    /// Looks at the first bytes.
    pub fn new(mut input: R) -> io::Result<Self> {
        let mut head = Vec::new();
        input.by_ref().take(GZIP.len() as u64).read_to_end(&mut head)?;
        let packed = head == GZIP;
        let whole = BufReader::with_capacity(64 * 1024, Cursor::new(head).chain(input));
        Ok(if packed { Self::Gzip(Box::new(MultiGzDecoder::new(whole)), MOST_BYTES) } else { Self::Plain(whole) })
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(whole) => whole.read(buffer),
            Self::Gzip(decoder, left) => {
                let read = decoder.read(buffer)?;
                *left = left.checked_sub(read as u64).ok_or_else(|| io::Error::other("it unpacks without end"))?;
                Ok(read)
            }
        }
    }
}
