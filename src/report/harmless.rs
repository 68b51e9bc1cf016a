//! What may reach a terminal: nothing that it would obey, whoever wrote it.
//!
//! Names of files, texts, rules and configurations may hold escape sequences. The parts of a report are shown by [`fit`](super::fit), which
//! drops them; what is printed as a whole goes through [`harmless`] as well, so that nothing depends on one part having been thought of.

use std::borrow::Cow;
use std::fmt::Write;

const ESCAPE: char = '\u{1b}';
/// Bytes that are looked at together: without a way out in between, many at once are compared.
const PIECE: usize = 4_096;
/// Styles and colours that reports are set in: bold, dim, italic, underlined, and the eight colours; nothing that hides or blinks.
const STYLES: [(u8, u8); 4] = [(0, 4), (22, 24), (30, 37), (39, 39)];

/// The text without control characters. Line ends and tabs stay, and so do the colours of a report that is set in colours.
#[must_use]
pub fn harmless(text: &str, colored: bool) -> Cow<'_, str> {
    // a page of millions of figures is looked through piece by piece, and only what may be obeyed character by character
    let is_suspect = |byte: u8| byte < b' ' && byte != b'\n' && byte != b'\t' || byte == 0x7f || byte == 0xc2;
    if !text.as_bytes().chunks(PIECE).any(|piece| piece.iter().fold(0, |found, &byte| found | u8::from(is_suspect(byte))) > 0) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let plain = rest.bytes().position(is_suspect).unwrap_or(rest.len());
        let (before, after) = rest.split_at(plain);
        kept.push_str(before);
        rest = after;
        let Some(c) = rest.chars().next() else { break };
        if let Some(length) = style_at(rest).filter(|_| colored) {
            let (style, behind) = rest.split_at(length);
            kept.push_str(style);
            rest = behind;
            continue;
        }
        kept.extend(Some(c).filter(|&c| !c.is_control() || c == '\n' || c == '\t'));
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    Cow::Owned(kept)
}

/// Bytes of a style that the text begins with.
fn style_at(text: &str) -> Option<usize> {
    let codes = text.strip_prefix(ESCAPE)?.strip_prefix('[')?;
    let (codes, _) = codes.split_once('m')?;
    let is_style = |code: &str| code.parse().is_ok_and(|code: u8| STYLES.iter().any(|&(first, last)| (first..=last).contains(&code)));
    codes.split(';').all(is_style).then_some(codes.len() + 3)
}

/// JSON in which control characters are written by their numbers. JSON itself leaves those beyond ASCII as they are.
pub(super) fn in_json(text: String) -> String {
    let bytes = text.as_bytes();
    let is_beyond_ascii = |at: usize| bytes.get(at + 1).is_some_and(|byte| (0x80..0xa0).contains(byte));
    if memchr::memchr(0x7f, bytes).is_none() && !memchr::memchr_iter(0xc2, bytes).any(is_beyond_ascii) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() && c != '\n' {
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_dropped() {
        assert_eq!(harmless("a\u{1b}[2Jb\u{9b}31mc\rd\u{7f}\n\te", false), "a[2Jb31mcd\n\te");
        assert_eq!(harmless("caf\u{e9} 4\u{a0}%", false), "caf\u{e9} 4\u{a0}%");
    }

    #[test]
    fn colours_stay_where_there_are_any_and_what_hides_does_not() {
        assert_eq!(harmless("\u{1b}[31;1mred\u{1b}[0m \u{1b}[8mhidden\u{1b}]0;title\u{7}", true), "\u{1b}[31;1mred\u{1b}[0m [8mhidden]0;title");
        assert_eq!(harmless("\u{1b}[31mred\u{1b}[0m", false), "[31mred[0m");
    }

    #[test]
    fn json_holds_them_as_numbers() {
        let text = in_json(serde_json::to_string("a\u{1b}\u{9b}\u{7f}").unwrap_or_default());
        assert_eq!(text, "\"a\\u001b\\u009b\\u007f\"");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap_or_default(), "a\u{1b}\u{9b}\u{7f}");
    }
}
