//! The sides of a conflict as places, for formats that machines read.

use super::fit::one_line;
use super::wording;
use crate::conflict::{Conflict, Side};
use crate::document::{Document, Place, Role};
use crate::settle::Outcome;
use crate::span::{Site, SourceId, Span};

/// A side, where it stands.
pub(super) struct Pointer<'o> {
    pub(super) document: &'o Document,
    pub(super) span: Span,
    pub(super) start: Place,
    pub(super) end: Place,
    /// Its part in the relation and how it is read.
    pub(super) label: String,
}

impl Pointer<'_> {
    /// "news/a b.txt:3:14", as editors open it.
    pub(super) fn place(&self) -> String {
        format!("{}:{}:{}", one_line(self.document.name()), self.start.line, self.start.column)
    }

    /// The path with slashes, percent-encoded where a URI asks for it.
    pub(super) fn uri(&self) -> String {
        uri(self.document.name())
    }
}

/// Column in bytes, from 1.
pub(super) fn byte_column(document: &Document, offset: usize) -> usize {
    let line = document.line(document.place(offset).line).map_or(0, Span::start);
    offset - line.min(offset) + 1
}

/// The sides of a conflict: that of a draft first, then in order of source and position.
pub(super) fn pointers<'o>(outcome: &'o Outcome<'o>, conflict: &Conflict) -> Vec<Pointer<'o>> {
    let mut pointers: Vec<Pointer<'o>> = conflict.sides.iter().filter_map(|side| pointer(outcome, conflict, side)).collect();
    pointers.sort_by_key(|pointer| pointer.document.role == Role::Source);
    pointers
}

fn pointer<'o>(outcome: &'o Outcome<'o>, conflict: &Conflict, side: &Side) -> Option<Pointer<'o>> {
    let document = document(outcome, side.site.source)?;
    let span = side.site.span;
    Some(Pointer { document, span, start: document.place(span.start()), end: document.place(span.end()), label: wording::label(outcome, conflict, side) })
}

pub(super) fn document<'o>(outcome: &'o Outcome<'_>, source: SourceId) -> Option<&'o Document> {
    outcome.studies.get(source.index()).map(|study| &study.document)
}

/// Numbers that were not understood: place, words, reason.
pub(super) fn unread<'o>(outcome: &'o Outcome<'_>) -> impl Iterator<Item = (Site, &'o Document, crate::claim::UnreadReason)> {
    outcome.studies.iter().enumerate().flat_map(|(index, study)| {
        study.unread.iter().map(move |unread| (Site { source: SourceId::new(index), span: unread.span }, &study.document, unread.reason))
    })
}

/// A path as a URI reference: relative stays relative.
pub(super) fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.replace('\\', "/").trim_start_matches("./").bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = std::fmt::Write::write_fmt(&mut uri, format_args!("%{byte:02X}"));
        }
    }
    uri
}

/// The other sides in words: "against about 40,000 at b.txt:1:9".
pub(super) fn against(pointers: &[Pointer<'_>]) -> String {
    let others: Vec<String> = pointers.iter().skip(1).map(|pointer| format!("{} at {}", pointer.label, pointer.place())).collect();
    if others.is_empty() { String::new() } else { format!("against {}", others.join("; ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri("./news/a b\u{a0}\u{2019}s.md"), "news/a%20b%C2%A0%E2%80%99s.md");
        assert_eq!(uri("/srv/a.md"), "file:///srv/a.md");
        assert_eq!(uri("a\\b.md"), "a/b.md");
    }
}
