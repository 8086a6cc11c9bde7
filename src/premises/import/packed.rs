//! Files that come packed with gzip, as national registers do: recognised by their first bytes and unpacked while they are read, so
//! that they need no more room than others. A file that was made to unpack without end is given up.

use std::io::{self, BufReader, Cursor, Read};

use flate2::bufread::MultiGzDecoder;

/// What gzip begins with (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// A file may unpack to this much in any case; beyond, to this many times its own size. Tables and GeoJSON do to five to thirty times;
/// gzip itself can do a thousand.
const ALWAYS_BYTES: u64 = 64 * 1024 * 1024;
const MOST_TIMES: u64 = 200;

/// The looked-at beginning and the rest.
type Whole<R> = BufReader<io::Chain<Cursor<Vec<u8>>, R>>;

/// A file as it is, or as it is while it is unpacked.
pub enum Unpacked<R> {
    /// It was not packed.
    Plain(Whole<R>),
    /// It was, and so much has come out.
    Gzip(Box<MultiGzDecoder<Whole<Metered<R>>>>, u64),
}

/// Counts what is read through it.
pub struct Metered<R> {
    input: R,
    bytes: u64,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.bytes += read as u64;
        Ok(read)
    }
}

impl<R: Read> Unpacked<R> {
    /// Looks at the first bytes.
    pub fn new(mut input: R) -> io::Result<Self> {
        let mut head = Vec::new();
        input.by_ref().take(GZIP.len() as u64).read_to_end(&mut head)?;
        if head != GZIP {
            return Ok(Self::Plain(whole(head, input)));
        }
        let input = Metered { input, bytes: 0 };
        Ok(Self::Gzip(Box::new(MultiGzDecoder::new(whole(head, input))), 0))
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(whole) => whole.read(buffer),
            Self::Gzip(decoder, unpacked_bytes) => {
                let read = decoder.read(buffer)?;
                *unpacked_bytes += read as u64;
                let packed_bytes = decoder.get_ref().get_ref().get_ref().1.bytes;
                if *unpacked_bytes > ALWAYS_BYTES.max(packed_bytes.saturating_mul(MOST_TIMES)) {
                    return Err(io::Error::other("it unpacks without end"));
                }
                Ok(read)
            }
        }
    }
}

fn whole<R: Read>(head: Vec<u8>, input: R) -> Whole<R> {
    BufReader::with_capacity(64 * 1024, Cursor::new(head).chain(input))
}
