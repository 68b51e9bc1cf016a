//! Encodings that newsrooms have: UTF-8, UTF-16 with a byte order mark, and Windows-1252.
//!
//! A text is always UTF-8 in memory; [`Document::file_offset`](super::Document::file_offset) leads from a byte of it to the byte of the file.
//!
//! Windows-1252 cannot be told for certain. It is assumed where a file is not UTF-8, holds no sequence of several bytes that
//! would be UTF-8, and every byte that is not ASCII stands for a character that prose has ("\x92" is an apostrophe). Any other
//! byte that is not UTF-8 is read as `?`, and both are said.

/// How a file's bytes stand for characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, strum::EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8; offsets are those of the file.
    #[default]
    Utf8,
    /// UTF-16, the lesser byte first, after a byte order mark.
    Utf16Le,
    /// UTF-16, the greater byte first, after a byte order mark.
    Utf16Be,
    /// Western European Windows, one byte a character.
    Windows1252,
}

/// What Windows-1252 has from 0x80 to 0x9f; 0 where it has nothing.
const WINDOWS_1252: [u16; 32] = [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];
/// The last byte that prose in Windows-1252 is expected to hold: 0xfe and 0xff are thorn and y with diaeresis, and damage.
const LAST_LETTER: u8 = 0xfd;

/// A file's bytes as text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text.
    pub(super) text: String,
    /// How the bytes were read.
    pub(super) encoding: Encoding,
    /// Offset in the text of the first character that was replaced, and how many were.
    pub(super) replaced: Option<(usize, usize)>,
}

/// Reads bytes in the encoding that they give away; whatever stands for no character becomes `?`.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return utf16(rest, Encoding::Utf16Le);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return utf16(rest, Encoding::Utf16Be);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, encoding: Encoding::Utf8, replaced: None },
        Err(error) => error.into_bytes(),
    };
    if is_windows_1252(&bytes) {
        let text = bytes.iter().map(|&byte| windows_1252(byte).unwrap_or('?')).collect();
        return Decoded { text, encoding: Encoding::Windows1252, replaced: None };
    }
    lossy_utf8(&bytes)
}

/// Whether bytes that look like UTF-16 without a mark: every other one of the first is NUL.
pub(super) fn looks_like_utf16(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let nuls = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    head.len() >= 4 && (nuls(0) * 4 >= head.len() && nuls(1) == 0 || nuls(1) * 4 >= head.len() && nuls(0) == 0)
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Decoded {
    let unit = |pair: &[u8]| match (pair, encoding) {
        (&[a, b], Encoding::Utf16Be) => u16::from_be_bytes([a, b]),
        (&[a, b], Encoding::Utf16Le | Encoding::Utf8 | Encoding::Windows1252) => u16::from_le_bytes([a, b]),
        _ => 0xd800, // a lone byte at the end: no character
    };
    let mut text = String::with_capacity(bytes.len());
    let mut replaced: Option<(usize, usize)> = None;
    for character in char::decode_utf16(bytes.chunks(2).map(unit)) {
        if character.is_err() {
            let (first, count) = replaced.unwrap_or((text.len(), 0));
            replaced = Some((first, count + 1));
        }
        text.push(character.unwrap_or('?'));
    }
    Decoded { text, encoding, replaced }
}

pub(super) fn windows_1252(byte: u8) -> Option<char> {
    let code = match byte {
        0x80..=0x9f => *WINDOWS_1252.get(usize::from(byte - 0x80))?,
        _ => u16::from(byte),
    };
    if code == 0 && byte != 0 { None } else { char::from_u32(u32::from(code)) }
}

fn is_windows_1252(bytes: &[u8]) -> bool {
    let has_utf8 = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    !has_utf8 && bytes.iter().filter(|byte| !byte.is_ascii()).all(|&byte| byte <= LAST_LETTER && windows_1252(byte).is_some())
}

/// Every byte that is not UTF-8 becomes one `?`, so that offsets stay bytes into the file.
fn lossy_utf8(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut replaced: Option<(usize, usize)> = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let invalid = chunk.invalid().len();
        if invalid > 0 {
            let (first, count) = replaced.unwrap_or((text.len(), 0));
            replaced = Some((first, count + invalid));
            text.extend(std::iter::repeat_n('?', invalid));
        }
    }
    Decoded { text, encoding: Encoding::Utf8, replaced }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn utf16_is_told_by_its_mark_and_leads_back_to_the_file() {
        for (mark, encoding) in [([0xff, 0xfe], Encoding::Utf16Le), ([0xfe, 0xff], Encoding::Utf16Be)] {
            let mut bytes = mark.to_vec();
            for unit in "\u{201c}Forty\u{201d} \u{1f6a2} 30".encode_utf16() {
                bytes.extend(if encoding == Encoding::Utf16Le { unit.to_le_bytes() } else { unit.to_be_bytes() });
            }
            let decoded = decode(bytes.clone());
            assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.replaced), ("\u{201c}Forty\u{201d} \u{1f6a2} 30", encoding, None));
            let at = decoded.text.find("30").unwrap();
            assert_eq!(Document::plain("t", decoded.text).encoded(encoding).file_offset(at), bytes.len() - 4);
        }
    }

    #[test]
    fn half_a_character_of_utf16_is_replaced_and_counted() {
        let decoded = decode(vec![0xff, 0xfe, b'4', 0, b'0']);
        assert_eq!((decoded.text.as_str(), decoded.replaced), ("4?", Some((1, 1))));
    }

    #[test]
    fn windows_1252_is_told_by_the_characters_of_prose() {
        let decoded = decode(b"\x93Forty\x94 boats \x96 \xa330".to_vec());
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("\u{201c}Forty\u{201d} boats \u{2013} \u{a3}30", Encoding::Windows1252));
        let at = decoded.text.find("30").unwrap();
        assert_eq!(Document::plain("t", decoded.text).encoded(Encoding::Windows1252).file_offset(at), 17);
    }

    #[test]
    fn damaged_utf8_is_not_taken_for_windows_1252() {
        let decoded = decode(b"na\xc3\xafve \xff 40".to_vec());
        assert_eq!((decoded.text.as_str(), decoded.replaced), ("na\u{ef}ve ? 40", Some((7, 1))));
        assert_eq!(decode(b"40\xff".to_vec()).replaced, Some((2, 1)));
    }

    #[test]
    fn utf16_without_a_mark_is_suspected() {
        assert!(looks_like_utf16(b"4\x000\x00 \x00"));
        assert!(!looks_like_utf16(b"forty\x00boats left"));
    }
}
