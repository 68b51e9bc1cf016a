//! Unpacking, within bounds.
//!
//! A page's own streams are unpacked here. Those that hold the file's directory are unpacked by the crate underneath, without a
//! bound, so [`swells`] measures them first.

use std::io::{Read, copy, sink};

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use hayro_syntax::object::dict::keys::{DECODE_PARMS, DP};
use memchr::memmem;

use super::PdfError;

/// Unpacked bytes that are read at most, of all streams together.
pub(super) const MOST_BYTES: usize = 64 << 20;
/// How much of a file may be in a packing other than the usual one: it may swell some thousandfold.
const MOST_PACKED: usize = 64 << 10;
/// How far before its data the dictionary of a stream begins at most.
const DICTIONARY: usize = 4096;
/// How the dictionaries call the streams that hold other objects, and the table of objects.
const DIRECTORY: [&[u8]; 2] = [b"ObjStm", b"XRef"];
/// Packings as written in a dictionary; two on one stream multiply.
const PACKINGS: [&[u8]; 3] = [b"/FlateDecode", b"/LZWDecode", b"/RunLengthDecode"];

/// The bytes of a stream, no more than `most`.
pub(super) fn unpacked(stream: &Stream<'_>, most: usize) -> Result<Vec<u8>, PdfError> {
    let raw = stream.raw_data();
    let filters = stream.filters();
    let predicted = stream.dict().contains_key(DECODE_PARMS) || stream.dict().contains_key(DP);
    let bytes = match filters.as_slice() {
        [] => raw.into_owned(),
        [Filter::FlateDecode] if !predicted => {
            let mut bytes = Vec::new();
            // what could be unpacked before damage is kept, as every viewer does
            let whole = ZlibDecoder::new(raw.as_ref()).take(most as u64 + 1).read_to_end(&mut bytes).is_ok();
            if !whole && bytes.is_empty() && raw.len() <= MOST_PACKED {
                stream.decoded_data().map(std::borrow::Cow::into_owned).unwrap_or_default()
            } else {
                bytes
            }
        }
        several => {
            let packings = several.iter().filter(|filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode)).count();
            if packings > 1 || packings == 1 && raw.len() > MOST_PACKED {
                return Err(PdfError::TooLarge);
            }
            stream.decoded_data().map(std::borrow::Cow::into_owned).unwrap_or_default()
        }
    };
    if bytes.len() > most { Err(PdfError::TooLarge) } else { Ok(bytes) }
}

/// Whether the directory of a file would swell beyond all measure.
pub(super) fn swells(bytes: &[u8]) -> bool {
    let mut total = 0;
    for at in memmem::find_iter(bytes, b"stream") {
        let before = bytes.get(at.saturating_sub(DICTIONARY)..at).unwrap_or_default();
        let dictionary = memmem::rfind(before, b"obj").and_then(|start| before.get(start..)).unwrap_or(before);
        let holds = |word: &[u8]| memmem::find(dictionary, word).is_some();
        // a name may be written with escapes, so that it would not be recognised
        if !DIRECTORY.iter().any(|word| holds(word)) && !holds(b"#") {
            continue;
        }
        if PACKINGS.iter().map(|word| memmem::find_iter(dictionary, word).count()).sum::<usize>() > 1 {
            return true;
        }
        let data = bytes.get(at + b"stream".len()..).unwrap_or_default();
        let data = data.strip_prefix(b"\r\n").or(data.strip_prefix(b"\n")).unwrap_or(data);
        let mut unpacker = ZlibDecoder::new(data).take(MOST_BYTES as u64);
        // damage ends the measure: what came before it counts, and more is not unpacked
        let _ = copy(&mut unpacker, &mut sink());
        total += MOST_BYTES as u64 - unpacker.limit();
        if total >= MOST_BYTES as u64 {
            return true;
        }
    }
    false
}
