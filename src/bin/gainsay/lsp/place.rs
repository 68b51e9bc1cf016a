//! Places as editors count them: URIs of files, lines from 0, and columns in UTF-16 code units.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use gainsay::document::Document;
use gainsay::span::Span;
use lsp_types::{Position, Range};

/// The path of a `file:` URI.
pub fn path_of(uri: &str) -> Option<PathBuf> {
    let encoded = uri.strip_prefix("file://")?;
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        let decoded = if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            u8::try_from(digit(rest.next())? * 16 + digit(rest.next())?).ok()?
        } else {
            byte
        };
        bytes.push(decoded);
    }
    Some(PathBuf::from(String::from_utf8(bytes).ok()?))
}

/// The `file:` URI of a path, which is made absolute.
pub fn uri_of(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut uri = String::from("file://");
    for byte in path.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// The range of a span.
pub fn range(document: &Document, span: Span) -> Range {
    Range { start: position(document, span.start()), end: position(document, span.end()) }
}

fn position(document: &Document, offset: usize) -> Position {
    let line = document.place(offset).line;
    let start = document.line(line).map_or(0, Span::start);
    let units: usize = Span::new(start, offset).of(document.text()).chars().map(char::len_utf16).sum();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Position { line: number(line - 1), character: number(units) }
}

/// The byte at a position; the end of its line for a column beyond it.
pub fn offset(document: &Document, position: Position) -> Option<usize> {
    let line = document.line(usize::try_from(position.line).ok()? + 1)?;
    let mut units = 0;
    for (at, c) in line.of(document.text()).char_indices() {
        if units >= position.character {
            return Some(line.start() + at);
        }
        units += u32::try_from(c.len_utf16()).ok()?;
    }
    Some(line.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_and_a_path_are_one_thing() {
        let path = Path::new("/news/a b\u{2019}s.md");
        assert_eq!(uri_of(path), "file:///news/a%20b%E2%80%99s.md");
        assert_eq!(path_of(&uri_of(path)).as_deref(), Some(path));
        assert_eq!((path_of("untitled:1"), path_of("file:///%zz"), path_of("file:///%4")), (None, None, None));
    }

    #[test]
    fn columns_are_code_units() {
        let document = Document::plain("t", "x\n\u{1f6a2}\u{e9} 30\n");
        let span = Span::new(9, 11);
        let range = range(&document, span);
        assert_eq!((range.start, range.end), (Position { line: 1, character: 4 }, Position { line: 1, character: 6 }));
        assert_eq!(offset(&document, range.start), Some(9));
        assert_eq!(offset(&document, Position { line: 1, character: 99 }), Some(11));
        assert_eq!(offset(&document, Position { line: 9, character: 0 }), None);
    }
}
