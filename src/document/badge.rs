//! Badges: pictures of a label and a value whose address says both.
//!
//! ```text
//! address = ... "/badge/" label "-" value [ "-" colour ]        "_" and "%20" are spaces, "--" is a dash, "__" a stroke
//!
//! https://img.shields.io/badge/tests-1%2C204_passing-green  ->  "tests: 1,204 passing"
//! ```
//! The words are laid down where they stand in the address, so that a figure of a badge has its place like any other.

use crate::form::FILLER;
use crate::span::Span;

/// What stands before the label.
const BEFORE: &str = "/badge/";
/// A label or value that is longer is none.
const LONGEST: usize = 120;

/// A badge: where its words stand, and the bytes that are laid down there.
#[derive(Debug, PartialEq, Eq)]
pub struct Badge {
    /// From its label to the end of its value.
    pub span: Span,
    /// As many bytes.
    pub words: Vec<u8>,
}

/// The badges whose addresses stand in a text, in order.
pub fn badges(text: &str) -> impl Iterator<Item = Badge> + '_ {
    text.match_indices(BEFORE).filter_map(|(at, _)| badge(text, at + BEFORE.len()))
}

fn badge(text: &str, start: usize) -> Option<Badge> {
    let rest = text.get(start..)?;
    let ends = |c: char| c.is_whitespace() || matches!(c, ')' | ']' | '>' | '"' | '\'' | '?' | '#' | '/' | '\\');
    let address = rest.get(..rest.find(ends).unwrap_or(rest.len()))?;
    let parts = parts(address);
    // a colour stands behind label and value, and a value behind a label
    let [label, value, ..] = parts.as_slice() else { return None };
    let value = Span::new(value.start(), value.end().min(address.len()));
    if label.is_empty() || value.is_empty() || value.end() > LONGEST || !address.is_ascii() {
        return None;
    }
    let mut words = Vec::with_capacity(value.end());
    lay(label.of(address), &mut words);
    words.push(b':');
    // a colon opens a value only before a space
    let opened = value.of(address);
    lay(opened, &mut words);
    Some(Badge { span: Span::new(start, start + value.end()), words })
}

/// Label, value and colour: what single dashes part.
fn parts(address: &str) -> Vec<Span> {
    let bytes = address.as_bytes();
    let (mut found, mut from, mut at) = (Vec::new(), 0, 0);
    while at < bytes.len() {
        let is_dash = bytes[at] == b'-';
        if is_dash && bytes.get(at + 1) == Some(&b'-') {
            at += 2;
            continue;
        }
        if is_dash {
            found.push(Span::new(from, at));
            from = at + 1;
        }
        at += 1;
    }
    found.push(Span::new(from, bytes.len()));
    found
}

/// Lays a part down, sign by sign.
fn lay(part: &str, words: &mut Vec<u8>) {
    let bytes = part.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = (byte == b'%').then(|| part.get(at + 1..at + 3).and_then(|code| u8::from_str_radix(code, 16).ok())).flatten();
        let (sign, len) = match (byte, bytes.get(at + 1)) {
            (b'-', Some(b'-')) | (b'_', Some(b'_')) => (byte, 2),
            (b'_', _) => (b' ', 1),
            // what is no sign of ASCII parts words
            _ => code.map_or((byte, 1), |code| (if code.is_ascii_graphic() { code } else { b' ' }, 3)),
        };
        words.push(sign);
        words.extend(std::iter::repeat_n(if sign == b' ' { b' ' } else { FILLER as u8 }, len - 1));
        at += len;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &[&str]) {
        let shown = |badge: Badge| {
            assert_eq!(badge.span.len(), badge.words.len());
            String::from_utf8(badge.words).unwrap().replace(FILLER, "").split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(badges(text).map(shown).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn label_and_value_stand_in_the_address() {
        reads("![t](https://img.shields.io/badge/tests-1204-green)", &["tests:1204"]);
        reads("<img src=\"https://img.shields.io/badge/tests-1%2C204%20passing-green.svg?logo=x\">", &["tests:1,204 passing"]);
        reads("[b]: https://img.shields.io/badge/built--in_tools-170%2B-blue", &["built-in tools:170+"]);
        reads("https://img.shields.io/badge/coverage-98%25-green", &["coverage:98%"]);
    }

    #[test]
    fn what_only_looks_so_is_none() {
        for text in ["/badge/", "/badge/x", "https://x.example/badge/", "/badge/-1-red", "/badge/t--1", "/badge/\u{fc}ber-30-red", "/badge/12/34"] {
            reads(text, &[]);
        }
    }
}
