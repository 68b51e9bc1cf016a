//! Numbers and texts as bytes, and the checksum that guards them.

use std::io::{Read, Seek, SeekFrom};

use super::error::Fault;

/// Bytes that are read from front to back; whatever is missing is a fault and never a panic.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'b>(pub(super) &'b [u8]);

/// What is said of bytes that do not add up although their checksum does.
const TORN: Fault = Fault::Damaged("a part of it does not add up");

impl<'b> Reader<'b> {
    pub(super) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn bytes(&mut self, len: usize) -> Result<&'b [u8], Fault> {
        let (head, rest) = self.0.split_at_checked(len).ok_or(TORN)?;
        self.0 = rest;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        self.bytes(N)?.try_into().map_err(|_| TORN)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Fault> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn u32(&mut self) -> Result<u32, Fault> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Result<u64, Fault> {
        self.array().map(u64::from_le_bytes)
    }

    /// A number in as few bytes as it needs, seven bits a byte.
    pub(super) fn short(&mut self) -> Result<u32, Fault> {
        let mut number = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f).checked_shl(shift).ok_or(TORN)?;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(TORN)
    }

    /// Bytes after their length.
    pub(super) fn block(&mut self) -> Result<&'b [u8], Fault> {
        let len = self.short()? as usize;
        self.bytes(len)
    }

    pub(super) fn text(&mut self) -> Result<&'b str, Fault> {
        std::str::from_utf8(self.block()?).map_err(|_| TORN)
    }

    /// A text that may be absent.
    pub(super) fn optional(&mut self) -> Result<Option<&'b str>, Fault> {
        Ok(if self.byte()? == 0 { None } else { Some(self.text()?) })
    }
}

pub(super) fn put_short(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.extend((number & 0x7f | 0x80).to_le_bytes().first());
        number >>= 7;
    }
    bytes.extend(number.to_le_bytes().first());
}

/// Bytes after their length. Nothing that is written is as long as four gigabytes: a longer block is cut, and reads as damaged.
pub(super) fn put_block(bytes: &mut Vec<u8>, block: &[u8]) {
    put_short(bytes, u32::try_from(block.len()).unwrap_or(u32::MAX));
    bytes.extend_from_slice(block);
}

pub(super) fn put_optional(bytes: &mut Vec<u8>, text: Option<&str>) {
    bytes.push(u8::from(text.is_some()));
    if let Some(text) = text {
        put_block(bytes, text.as_bytes());
    }
}

/// A checksum of 64 bits, eight bytes at a time: it finds accidents, not forgeries.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |sum: u64, value: u64| {
        let mixed = (sum ^ value).wrapping_mul(FACTOR);
        mixed ^ (mixed >> 29)
    };
    let mut sum = mix(FACTOR, bytes.len() as u64);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        sum = mix(sum, chunk.iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte)));
    }
    mix(sum, chunks.remainder().iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte)))
}

/// The lower half of a checksum, for small parts.
pub(super) fn short_checksum(bytes: &[u8]) -> u32 {
    let sum = checksum(bytes);
    u32::try_from((sum ^ (sum >> 32)) & u64::from(u32::MAX)).unwrap_or_default()
}

/// So many bytes of a file from an offset on. The caller has made sure that the file claims to have them.
pub(super) fn read_at(file: &mut (impl Read + Seek), offset: u64, len: usize) -> Result<Vec<u8>, Fault> {
    file.seek(SeekFrom::Start(offset))?;
    let mut bytes = Vec::new();
    file.take(len as u64).read_to_end(&mut bytes)?;
    if bytes.len() == len { Ok(bytes) } else { Err(Fault::Damaged("it ends too early")) }
}
