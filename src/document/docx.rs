//! DOCX: the paragraphs of a word processor's document, one a line.
//!
//! The file is an archive, so offsets are bytes into this text and a line is a paragraph. Deleted and hidden text, field codes
//! and comments are left out. An archive may swell: no more than [`MOST_BYTES`] of its text are ever unpacked.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::grid::{Builder, Grid};
use super::items::{self, List};
use crate::span::Span;

/// The part of the archive that holds the text.
const BODY: &str = "word/document.xml";
/// Unpacked bytes that are read at most; a book of a thousand pages has some ten million.
const MOST_BYTES: u64 = 64 << 20;
/// The innermost level of a list: the format has nine.
const DEEPEST: usize = 8;

/// A DOCX that cannot be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum DocxError {
    /// An archive of another kind.
    #[error("it is an archive and no word processor's document")]
    OtherArchive,
    /// A damaged archive.
    #[error("it is damaged or only a part of it is there: {0}")]
    Archive(String),
    /// Damaged text.
    #[error("its text is damaged: {0}")]
    Text(String),
    /// An archive that swells beyond all measure.
    #[error("its text is larger than {} MB", MOST_BYTES >> 20)]
    TooLarge,
}

/// The text of a document: one line for each paragraph that has words.
pub(super) fn text(bytes: &[u8]) -> Result<DocxText, DocxError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| DocxError::Archive(error.to_string()))?;
    let part = archive.by_name(BODY).map_err(|error| match error {
        ZipError::FileNotFound => DocxError::OtherArchive,
        other => DocxError::Archive(other.to_string()),
    })?;
    let mut xml = Vec::new();
    part.take(MOST_BYTES + 1).read_to_end(&mut xml).map_err(|error| DocxError::Archive(error.to_string()))?;
    if xml.len() as u64 > MOST_BYTES {
        return Err(DocxError::TooLarge);
    }
    let xml = String::from_utf8(xml).map_err(|error| DocxError::Text(error.to_string()))?;
    paragraphs(&xml)
}

/// What stands in a document: its text, one line for each paragraph, its tables, and the lists of its numbered paragraphs.
#[derive(Debug, Default, PartialEq)]
pub(super) struct DocxText {
    pub(super) text: String,
    pub(super) grids: Vec<Grid>,
    pub(super) lists: Vec<List>,
}

fn paragraphs(xml: &str) -> Result<DocxText, DocxError> {
    let mut reader = Reader::from_str(xml);
    let mut page = Page::default();
    loop {
        match reader.read_event().map_err(|error| DocxError::Text(error.to_string()))? {
            Event::Start(tag) => page.open(&tag),
            Event::Empty(tag) => page.empty(&tag),
            Event::End(tag) => page.close(tag.local_name().as_ref()),
            Event::Text(piece) if page.is_text() => page.run.push_str(piece.as_ref()),
            Event::GeneralRef(reference) if page.is_text() => page.run.extend(character(&reference)),
            Event::Eof => break,
            _ => {}
        }
    }
    let end = page.text.len();
    page.items(None);
    Ok(DocxText { lists: page.lists.finish(end), text: page.text, grids: page.grids })
}

/// The text so far, and where the reader stands.
#[derive(Default)]
struct Page {
    text: String,
    line: String,
    run: String,
    in_text: bool,
    vanishes: bool,
    skipped: usize,
    /// Tables that are open, the innermost last, and those that are closed.
    tables: Vec<Table>,
    grids: Vec<Grid>,
    /// How deep the paragraph that is open stands in a list, if it does.
    level: Option<usize>,
    lists: items::Builder,
    /// How many lists are open, one in the other.
    depth: usize,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    builder: Builder,
    /// Where the cell begins that is open, and how many columns it spans.
    cell: Option<(usize, usize)>,
    /// Whether the cell goes on from the row above.
    is_merged: bool,
    is_frame: bool,
}

impl Page {
    fn is_text(&self) -> bool {
        self.in_text && self.skipped == 0
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            // the same text once more, for older readers; and text that was moved away
            "Fallback" | "del" | "moveFrom" => self.skipped += 1,
            "t" => self.in_text = true,
            "tbl" => {
                if let Some(outer) = self.tables.last_mut() {
                    outer.is_frame = true;
                }
                self.tables.push(Table { builder: Builder::new(self.text.len()), ..Table::default() });
            }
            _ => self.empty(tag),
        }
        let Some(table) = self.tables.last_mut() else { return };
        match tag.local_name().as_ref() {
            "tr" => table.builder.row(false),
            "tc" => (table.cell, table.is_merged) = (Some((self.text.len(), 1)), false),
            _ => {}
        }
    }

    /// What a cell says of the columns and rows that it spans.
    fn spans(&mut self, tag: &BytesStart<'_>) {
        let Some(table) = self.tables.last_mut() else { return };
        match (tag.local_name().as_ref(), &mut table.cell) {
            ("gridSpan", Some((_, columns))) => *columns = value(tag).and_then(|value| value.parse().ok()).unwrap_or(1),
            ("vMerge", Some(_)) => table.is_merged = value(tag).as_deref() != Some("restart"),
            _ => {}
        }
    }

    /// Opens and closes lists, until as many are open as a paragraph at that level stands in.
    fn items(&mut self, level: Option<usize>) {
        let wanted = level.map_or(0, |level| level + 1);
        let at = self.text.len();
        while self.depth > wanted {
            self.lists.close(at);
            self.depth -= 1;
        }
        while self.depth < wanted {
            self.lists.open(at, true);
            self.depth += 1;
        }
        if level.is_some() {
            self.lists.item(at, at);
        }
    }

    fn empty(&mut self, tag: &BytesStart<'_>) {
        self.spans(tag);
        match tag.local_name().as_ref() {
            "r" => self.vanishes = false,
            "numPr" => self.level = Some(0),
            // no list: what a style would number is taken out of it
            "numId" if value(tag).as_deref() == Some("0") => self.level = None,
            "ilvl" => self.level = self.level.map(|_| value(tag).and_then(|value| value.parse().ok()).unwrap_or(0).min(DEEPEST)),
            "vanish" => self.vanishes = true,
            "ta" | "br" | "cr" if self.skipped == 0 => self.run.push(' '),
            "noBreakHyphen" if self.skipped == 0 => self.run.push('\u{2011}'),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "Fallback" | "del" | "moveFrom" => self.skipped = self.skipped.saturating_sub(1),
            "t" => self.in_text = false,
            "r" => {
                if !self.vanishes {
                    self.line.push_str(&self.run.replace(['\n', '\r'], " "));
                }
                self.run.clear();
                self.vanishes = false;
            }
            "p" => {
                let level = self.level.take().filter(|_| self.tables.is_empty());
                if !self.line.trim().is_empty() {
                    self.items(level);
                    self.text.push_str(self.line.trim_end());
                    self.lists.end(self.text.len());
                    self.text.push('\n');
                }
                self.line.clear();
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut()
                    && let Some((start, columns)) = table.cell.take()
                {
                    let end = if table.is_merged { start } else { self.text.len() };
                    table.builder.cell(Span::new(start, end), false, columns, 1);
                }
            }
            "tbl" => {
                if let Some(Table { builder, is_frame: false, .. }) = self.tables.pop() {
                    self.grids.extend(builder.finish(self.text.len()));
                }
            }
            _ => {}
        }
    }
}

/// What a property says.
fn value(tag: &BytesStart<'_>) -> Option<String> {
    tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "val").map(|attribute| attribute.value.into_owned())
}

/// The character of "&amp;" or "&#8211;".
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character);
    }
    match reference.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(name: &str, content: &[u8]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_paragraph_is_a_line() {
        let xml = "<w:document xmlns:w='x'><w:body><w:p><w:r><w:t>Forty </w:t></w:r><w:r><w:t>boats &amp; 5&#8211;6 men.</w:t><w:tab/></w:r></w:p>\
            <w:p/><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden 1</w:t></w:r><w:del><w:r><w:delText>2</w:delText><w:t>3</w:t></w:r></w:del><w:r><w:t>Two.</w:t></w:r></w:p></w:body></w:document>";
        assert_eq!(text(&archive(BODY, xml.as_bytes())).unwrap().text, "Forty boats & 5\u{2013}6 men.\nTwo.\n");
    }

    #[test]
    fn numbered_paragraphs_are_items() {
        let item = |level: u8, text: &str| format!("<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
        let plain = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let body = [plain("Ropes:"), item(0, "hemp"), item(1, "thick"), item(0, "nylon"), plain("They last."), item(0, "sisal"), item(0, "jute")].concat();
        let read = paragraphs(&format!("<w:document xmlns:w='x'><w:body>{body}</w:body></w:document>")).unwrap();
        let shown = |list: &List| list.items.iter().map(|item| format!("{}{}", item.depth, item.span.of(&read.text))).collect::<Vec<_>>().join(" ");
        assert_eq!(read.lists.iter().map(shown).collect::<Vec<_>>(), ["0hemp 1thick 0nylon", "0sisal 0jute"]);
    }

    #[test]
    fn what_is_no_document_is_said() {
        assert!(matches!(text(&archive("a.txt", b"x")), Err(DocxError::OtherArchive)));
        assert!(matches!(text(b"PK\x03\x04 nothing more"), Err(DocxError::Archive(_))));
        assert!(matches!(text(&archive(BODY, b"<w:p><w:r></w:p>")), Err(DocxError::Text(_))));
    }

    #[test]
    fn an_archive_that_swells_is_left_alone() {
        let bomb = archive(BODY, &vec![b' '; usize::try_from(MOST_BYTES).unwrap() + 2]);
        assert!(bomb.len() < 1 << 20, "a small file: {}", bomb.len());
        assert!(matches!(text(&bomb), Err(DocxError::TooLarge)));
    }
}
