//! Protocol buffers as far as OSM PBF needs them: fields, numbers, packed lists. Nothing is copied and nothing is believed: a reader is
//! a span of a block, so that a block takes no more memory than its bytes, whatever it claims to hold.

use std::ops::Range;

/// The bytes are not what they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken;

type Read<T> = Result<T, Broken>;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(u64),
    /// A text, a message or a packed list.
    Bytes(Span),
    /// Eight or four bytes, which nothing here is written in.
    Other,
}

impl Value {
    /// A number.
    pub fn number(self) -> Read<i64> {
        match self {
            Self::Number(number) => Ok(number as i64),
            _ => Err(Broken),
        }
    }

    /// A text, a message or a packed list.
    pub fn span(self) -> Read<Span> {
        match self {
            Self::Bytes(span) => Ok(span),
            _ => Err(Broken),
        }
    }
}

/// A part of a block that is being read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    at: usize,
    end: usize,
}

impl Span {
    /// All of it.
    pub fn whole(bytes: &[u8]) -> Self {
        Self { at: 0, end: bytes.len() }
    }

    /// Where it lies.
    pub fn range(self) -> Range<usize> {
        self.at..self.end
    }

    /// Whether it was read to its end.
    pub fn is_empty(self) -> bool {
        self.at >= self.end
    }

    /// The next number.
    pub fn number(&mut self, bytes: &[u8]) -> Read<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = *bytes.get(self.range()).and_then(|rest| rest.first()).ok_or(Broken)?;
            self.at += 1;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Broken)
    }

    /// The next number of those that are written with their sign last.
    pub fn signed(&mut self, bytes: &[u8]) -> Read<i64> {
        let number = self.number(bytes)?;
        Ok((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    /// The next field of a message: its number and what it holds; none at the end.
    pub fn field(&mut self, bytes: &[u8]) -> Read<Option<(u64, Value)>> {
        if self.is_empty() {
            return Ok(None);
        }
        let tag = self.number(bytes)?;
        let value = match tag & 7 {
            0 => Value::Number(self.number(bytes)?),
            1 => self.skip(8)?,
            2 => {
                let length = usize::try_from(self.number(bytes)?).map_err(|_| Broken)?;
                let end = self.at.checked_add(length).filter(|end| *end <= self.end).ok_or(Broken)?;
                let span = Self { at: self.at, end };
                self.at = end;
                Value::Bytes(span)
            }
            5 => self.skip(4)?,
            _ => return Err(Broken),
        };
        Ok(Some((tag >> 3, value)))
    }

    fn skip(&mut self, length: usize) -> Read<Value> {
        self.at = self.at.checked_add(length).filter(|end| *end <= self.end).ok_or(Broken)?;
        Ok(Value::Other)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn fields_are_read_and_lies_about_lengths_are_not_believed() {
        let bytes = [0x08, 0x96, 0x01, 0x12, 0x02, b'o', b'k', 0x1d, 0, 0, 0, 0];
        let mut span = Span::whole(&bytes);
        assert_eq!(span.field(&bytes), Ok(Some((1, Value::Number(150)))));
        let (2, Value::Bytes(text)) = span.field(&bytes).unwrap().unwrap() else { panic!() };
        assert_eq!(&bytes[text.range()], b"ok");
        assert_eq!(span.field(&bytes), Ok(Some((3, Value::Other))));
        assert_eq!(span.field(&bytes), Ok(None));
        for lie in [
            &[0x12, 0x03, b'o', b'k'][..],
            &[0x12, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
            &[0x08, 0x80],
        ] {
            assert_eq!(Span::whole(lie).field(lie), Err(Broken));
        }
        let mut signed = Span::whole(&[0x03, 0x04]);
        assert_eq!((signed.signed(&[0x03, 0x04]), signed.signed(&[0x03, 0x04])), (Ok(-2), Ok(2)));
    }

    proptest! {
        #[test]
        fn no_bytes_bring_it_down(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut span = Span::whole(&bytes);
            while let Ok(Some(_)) = span.field(&bytes) {}
            let mut span = Span::whole(&bytes);
            while span.signed(&bytes).is_ok() {}
        }
    }
}
