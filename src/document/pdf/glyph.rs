//! What the characters of a simple font are: the encodings that the format itself knows, and glyphs by name.
//!
//! The names are those of the Adobe Glyph List, as far as Latin and Greek letters and the signs of prose go.
//! <https://github.com/adobe-type-tools/agl-specification>

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::encoding::windows_1252;

/// One glyph a line: name and code point.
const NAMES: &str = include_str!("glyphs.txt");
/// From 0x80 on.
const MAC_ROMAN: &str =
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// From 0xa1 on; a space where there is nothing.
const STANDARD: &str = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß";

/// An encoding that the format knows by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Base {
    /// Adobe's own.
    #[default]
    Standard,
    /// Windows-1252.
    WinAnsi,
    /// The Macintosh's.
    MacRoman,
}

impl Base {
    pub(super) fn of_name(name: &[u8]) -> Option<Self> {
        match name {
            b"WinAnsiEncoding" => Some(Self::WinAnsi),
            b"MacRomanEncoding" => Some(Self::MacRoman),
            b"StandardEncoding" => Some(Self::Standard),
            _ => None,
        }
    }

    /// The character of a code.
    pub(super) fn character(self, code: u8) -> Option<char> {
        let listed = |list: &str, first: u8| list.chars().nth(usize::from(code.checked_sub(first)?)).filter(|&character| character != ' ');
        match (self, code) {
            (_, 0..0x20 | 0x7f) => None,
            (Self::Standard, b'\'') => Some('\u{2019}'),
            (Self::Standard, b'`') => Some('\u{2018}'),
            (_, 0x20..0x7f) => Some(char::from(code)),
            (Self::Standard, _) => listed(STANDARD, 0xa1),
            (Self::MacRoman, _) => listed(MAC_ROMAN, 0x80),
            (Self::WinAnsi, _) => windows_1252(code),
        }
    }
}

/// The characters of a glyph's name: `eacute`, `one.oldstyle`, `f_i`, `uni00E9`, `u1F600`.
pub(super) fn named(name: &str) -> Option<String> {
    static LIST: LazyLock<HashMap<&'static str, char>> = LazyLock::new(|| {
        let pairs = NAMES.lines().filter_map(|line| line.split_once(' '));
        pairs.filter_map(|(name, point)| Some((name, char::from_u32(u32::from_str_radix(point, 16).ok()?)?))).collect()
    });
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let part = |part: &str| {
        let mut letters = part.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if letter.is_ascii_alphabetic() => return Some(letter),
            _ => {}
        }
        let point = |digits: &str| char::from_u32(u32::from_str_radix(digits, 16).ok()?);
        let coded = part.strip_prefix("uni").filter(|digits| digits.len() == 4).or(part.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())));
        LIST.get(part).copied().or_else(|| coded.and_then(point))
    };
    stem.split('_').map(part).collect::<Option<String>>().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_character_of_its_encoding() {
        let read = |base: Base, codes: &[u8]| codes.iter().map(|&code| base.character(code).unwrap_or('?')).collect::<String>();
        assert_eq!(read(Base::WinAnsi, b"\x93caf\xe9\x94 \x96 5"), "\u{201c}caf\u{e9}\u{201d} \u{2013} 5");
        assert_eq!(read(Base::MacRoman, b"\xd2caf\x8e\xd3 \xd0 \xde"), "\u{201c}caf\u{e9}\u{201d} \u{2013} \u{fb01}");
        assert_eq!(
            read(Base::Standard, b"\xaait's\xba \xb1 \xae \xd0 \xf1 \xfb \xe8 \xbf"),
            "\u{201c}it\u{2019}s\u{201d} \u{2013} \u{fb01} \u{2014} \u{e6} \u{df} \u{141} \u{bf}"
        );
        assert_eq!(Base::Standard.character(0x80), None);
    }

    #[test]
    fn a_glyph_is_known_by_its_name() {
        let read = |name: &str| named(name).unwrap_or_default();
        assert_eq!(
            ["one", "eacute", "uni2013", "u1F600", "f_f_i", "seven.oldstyle", "quoteright", "A"].map(read).concat(),
            "1\u{e9}\u{2013}\u{1f600}ffi7\u{2019}A"
        );
        assert_eq!(["g31", ".notdef", "", "cid_7"].map(named), [None, None, None, None]);
    }
}
