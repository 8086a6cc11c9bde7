//! The blocks of an OSM PBF file, one at a time: each is framed by its length and packed by itself, so that one that is broken does not
//! take the next with it. Lengths are held against what the format allows before anything is made of them.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::super::Row;
use super::wire::{Broken, Span};
use crate::i18n::Sentence;

/// The format's own bounds: of a block's header, and of a block, packed or not.
const LARGEST_HEADER_BYTES: u32 = 64 * 1024;
const LARGEST_BLOCK_BYTES: u64 = 32 * 1024 * 1024;
/// A file may unpack to this much in any case; beyond, to this many times its own size. Real ones unpack to less than three times.
const ALWAYS_BYTES: u64 = 256 * 1024 * 1024;
const MOST_TIMES: u64 = 50;

/// What every file begins with, behind the length of its first header: a field that says that the block is the file's header.
const BEGINNING: &[u8] = b"\x0a\x09OSMHeader";

/// Whether the beginning of a file is one of OSM PBF.
pub fn recognises(head: &[u8]) -> bool {
    head.get(4..).is_some_and(|head| head.starts_with(BEGINNING))
}

/// A block, unpacked.
#[derive(Debug)]
pub struct Block {
    /// `OSMHeader`, `OSMData`, or something that a reader may pass over.
    pub kind: Vec<u8>,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why there is no block.
#[derive(Debug)]
pub enum NoBlock {
    /// It alone cannot be read.
    Skipped(Sentence),
    /// Nothing more can be read.
    Ended(Sentence),
}

/// The blocks of a file.
#[derive(Debug)]
pub struct Blocks<R> {
    input: R,
    /// The number of the block that was read last, from 1.
    pub number: u64,
    packed_bytes: u64,
    unpacked_bytes: u64,
}

impl<R: Read> Blocks<R> {
    /// Reads from the start.
    pub fn new(input: R) -> Self {
        Self { input, number: 0, packed_bytes: 0, unpacked_bytes: 0 }
    }

    /// The next block; none at the end.
    pub fn next(&mut self) -> Option<Result<Block, NoBlock>> {
        self.number += 1;
        let framed = match self.framed() {
            Ok(framed) => framed?,
            Err(sentence) => return Some(Err(NoBlock::Ended(sentence))),
        };
        let (kind, packed) = framed;
        self.packed_bytes += packed.len() as u64;
        let bytes = match unpacked(&packed) {
            Ok(bytes) => bytes,
            Err(sentence) => return Some(Err(NoBlock::Skipped(sentence))),
        };
        self.unpacked_bytes += bytes.len() as u64;
        if self.unpacked_bytes > ALWAYS_BYTES.max(self.packed_bytes.saturating_mul(MOST_TIMES)) {
            return Some(Err(NoBlock::Ended(Sentence::new("premises-import-bomb"))));
        }
        Some(Ok(Block { kind, bytes }))
    }

    /// The next block as the file has it: its kind and its bytes.
    fn framed(&mut self) -> Row<Option<(Vec<u8>, Vec<u8>)>> {
        let length = self.take(4)?;
        if length.is_empty() {
            return Ok(None);
        }
        let length = length.try_into().map(u32::from_be_bytes).map_err(|_| cut_off())?;
        if length > LARGEST_HEADER_BYTES {
            return Err(broken_frame(self.number));
        }
        let header = self.take_all(u64::from(length))?;
        let (mut kind, mut size) = (Vec::new(), None);
        let mut fields = Span::whole(&header);
        while let Some((field, value)) = fields.field(&header).map_err(|Broken| broken_frame(self.number))? {
            match field {
                1 => kind = value.span().map(|span| header[span.range()].to_vec()).unwrap_or_default(),
                3 => size = value.number().ok().and_then(|size| u64::try_from(size).ok()),
                _ => {}
            }
        }
        match size {
            Some(size) if size <= LARGEST_BLOCK_BYTES => Ok(Some((kind, self.take_all(size)?))),
            _ => Err(broken_frame(self.number)),
        }
    }

    /// So many bytes, or as many as there are; memory is taken as they come.
    fn take(&mut self, length: u64) -> Row<Vec<u8>> {
        let mut bytes = Vec::new();
        self.input.by_ref().take(length).read_to_end(&mut bytes).map_err(unreadable)?;
        Ok(bytes)
    }

    fn take_all(&mut self, length: u64) -> Row<Vec<u8>> {
        let bytes = self.take(length)?;
        if bytes.len() as u64 == length { Ok(bytes) } else { Err(cut_off()) }
    }
}

/// The sentence of a file that the system does not give.
pub fn unreadable(error: std::io::Error) -> Sentence {
    Sentence::new("premises-import-unreadable").with("reason", error.to_string())
}

/// The sentence of a block that is not what it should be.
pub fn broken_block(number: u64) -> Sentence {
    Sentence::new("premises-import-pbf-broken-block").with("block", number)
}

fn broken_frame(number: u64) -> Sentence {
    Sentence::new("premises-import-pbf-broken-frame").with("block", number)
}

fn cut_off() -> Sentence {
    Sentence::new("premises-import-pbf-cut-off")
}

fn unpacked(blob: &[u8]) -> Row<Vec<u8>> {
    let broken = |_| Sentence::new("premises-import-pbf-broken-packing");
    let mut fields = Span::whole(blob);
    while let Some((field, value)) = fields.field(blob).map_err(|Broken| broken(()))? {
        let packing = match field {
            1 => return value.span().map(|span| blob[span.range()].to_vec()).map_err(|Broken| broken(())),
            3 => {
                let span = value.span().map_err(|Broken| broken(()))?;
                let mut bytes = Vec::new();
                let decoder = ZlibDecoder::new(&blob[span.range()]);
                decoder.take(LARGEST_BLOCK_BYTES + 1).read_to_end(&mut bytes).map_err(|_| broken(()))?;
                if bytes.len() as u64 > LARGEST_BLOCK_BYTES {
                    return Err(Sentence::new("premises-import-bomb"));
                }
                return Ok(bytes);
            }
            4 => "LZMA",
            5 => "bzip2",
            6 => "LZ4",
            7 => "Zstandard",
            _ => continue,
        };
        return Err(Sentence::new("premises-import-pbf-packing").with("packing", packing));
    }
    Err(broken(()))
}
