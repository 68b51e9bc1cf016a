//! Sources: the only readers of source files.
//!
//! A [`Document`] keeps its bytes as they are in the file and, beside them, its *prose*: the same text, byte for byte of the same
//! length, in which everything that is not prose (markup, link targets, code) is blanked out, and which stands there as a reader
//! sees it ([`form`]). Every offset into the prose is therefore an offset into the file, whatever the format.

mod allow;
mod badge;
mod csv;
mod dateline;
#[cfg(feature = "docx")]
mod docx;
mod encoding;
mod front;
mod grid;
mod heading;
#[cfg(feature = "html")]
mod html;
mod items;
mod kind;
mod language;
mod list;
mod load;
mod markdown;
mod named;
mod pattern;
#[cfg(feature = "pdf")]
mod pdf;
mod remark;

use std::borrow::Cow;

use jiff::civil::Date;

pub use allow::{Allow, AllowFault, AllowFaultKind};
pub use encoding::Encoding;
pub use grid::{Cell, Grid};
pub use heading::{Heading, sections};
pub use items::{Item, List};
pub use kind::{Format, Kind, Role};
pub use language::Language;
pub use list::{Entry, Listed, list};
pub use load::{Input, LoadError, LoadOptions, LoadWarning, Loaded, TomlFile, load, load_with, open, toml_files};
pub use named::{called, parts};
pub use pattern::{PatternError, Patterns};

use crate::form;
use crate::span::Span;

/// Character counts are kept for every so many bytes, so that a column in a line of many megabytes is found at once.
const MARK_EVERY: usize = 4096;
/// The byte order mark: no prose, but three bytes of the file.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// One document.
#[derive(Clone, Debug)]
pub struct Document {
    name: String,
    text: String,
    /// None where all of the text is prose: an archive of plain text is then held once and not twice.
    prose: Option<Box<str>>,
    breaks: Vec<usize>,
    dateline: Option<Span>,
    grids: Vec<Grid>,
    lists: Vec<List>,
    headings: Vec<Heading>,
    badges: Vec<Span>,
    quoted: Vec<Span>,
    has_code: bool,
    lines: Vec<usize>,
    marks: Vec<usize>,
    format: Format,
    encoding: Encoding,
    /// Where characters of four bytes begin, in a text that was UTF-16.
    wide: Vec<usize>,
    allows: Vec<Allow>,
    allow_faults: Vec<AllowFault>,
    /// Draft or source.
    pub role: Role,
    /// What kind of text it is, where somebody has said so.
    pub kind: Option<Kind>,
    /// Whether its figures were counted from the files themselves, and written by nobody.
    pub is_counted: bool,
    /// The day it was published, where it is known.
    pub date: Option<Date>,
    /// Who published it, where it is known.
    pub outlet: Option<String>,
    /// Who wrote it, where it is known.
    pub author: Option<String>,
    /// Its language where that is not English: none of its figures is then read.
    pub language: Option<Language>,
}

/// A place for people: line and column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Character within the line.
    pub column: usize,
}

impl Document {
    /// A document of plain text, from memory.
    #[must_use]
    pub fn plain(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self::new(name.into(), text.into(), Format::Text)
    }

    /// A document of the given format, from memory.
    ///
    /// Front matter gives the date, the outlet and the role; like a byte order mark it is no prose. Without it a page's metadata or
    /// the dateline of the story gives the date.
    #[must_use]
    pub fn new(name: String, text: String, format: Format) -> Self {
        let front = front::read(&text);
        let body = front.as_ref().map_or_else(|| if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 }, |front| front.end);
        let mut page = prose(&text, body, format);
        if let Cow::Owned(seen) = form::seen(&page.prose, format == Format::Text) {
            page.prose = seen;
        }
        let dateline = dateline::read(&page.prose);
        if let Some(dateline) = dateline {
            // the story begins behind it
            let at = page.breaks.partition_point(|&before| before < dateline.span.end());
            page.breaks.insert(at, dateline.span.end());
        }
        let (allows, allow_faults) = allow::read(&text, &page.comments);
        let line_end = if format == Format::Pdf { PAGE_END } else { '\n' };
        let lines = std::iter::once(0).chain(text.match_indices(line_end).map(|(at, _)| at + 1)).collect();
        let marks = marks(text.as_bytes());
        let front = front.unwrap_or_default();
        grid::settle(&mut page.grids, &page.prose, body);
        if let Some(title) = front.title.clone().filter(|_| !opens_with_headline(&page.prose)) {
            page.prose.replace_range(title.clone(), &text[title]);
        }
        Self {
            name,
            // the cells of a table are words without sentences, which no language is told by
            language: if format == Format::Csv { None } else { language::other(&page.prose) },
            prose: (page.prose != text).then(|| page.prose.into_boxed_str()),
            text,
            breaks: page.breaks,
            dateline: dateline.map(|dateline| dateline.span),
            grids: page.grids,
            lists: page.lists,
            headings: page.headings,
            badges: page.badges,
            quoted: page.quoted,
            has_code: page.has_code,
            lines,
            marks,
            format,
            encoding: Encoding::Utf8,
            wide: Vec::new(),
            allows,
            allow_faults,
            role: front.role.unwrap_or_default(),
            kind: None,
            is_counted: false,
            date: front.date.or(page.date).or(dateline.and_then(|dateline| dateline.date)),
            outlet: front.outlet.or(page.outlet),
            author: front.author.or(page.author),
        }
    }

    /// The same document, read from a file in this encoding.
    #[must_use]
    pub fn encoded(self, encoding: Encoding) -> Self {
        let wide = match encoding {
            // such a character is two units of UTF-16
            Encoding::Utf16Le | Encoding::Utf16Be => self.text.bytes().enumerate().filter(|(_, byte)| *byte >= 0xf0).map(|(at, _)| at).collect(),
            Encoding::Utf8 | Encoding::Windows1252 => Vec::new(),
        };
        Self { encoding, wide, ..self }
    }

    /// The encoding of the file that it was read from.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The byte of the file that a byte of the text comes from. For an archive it is the byte of the text.
    #[must_use]
    pub fn file_offset(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        match self.encoding {
            Encoding::Utf8 => offset,
            Encoding::Windows1252 => self.characters_before(offset),
            Encoding::Utf16Le | Encoding::Utf16Be => 2 + 2 * (self.characters_before(offset) + self.wide.partition_point(|&at| at < offset)),
        }
    }

    /// Comments that allow a conflict, in order.
    #[must_use]
    pub fn allows(&self) -> &[Allow] {
        &self.allows
    }

    /// Comments for gainsay that cannot be followed, in order.
    #[must_use]
    pub fn allow_faults(&self) -> &[AllowFault] {
        &self.allow_faults
    }

    /// The day it was published, counted from 1 January 1970; `None` where that is not known.
    #[must_use]
    pub fn day(&self) -> Option<i64> {
        Some(i64::from((self.date? - Date::constant(1970, 1, 1)).get_days()))
    }

    /// How the user calls it: a path as given, or `-`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text as it stands in the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The list that a place stands in, or else the next one behind it.
    #[must_use]
    pub fn list_from(&self, place: usize) -> Option<&List> {
        self.lists.get(self.lists.partition_point(|list| list.span.end() <= place))
    }

    /// How many items the list has that begins on the lines behind a place; none where there is no list, or one that nobody counts.
    #[must_use]
    pub fn items_behind(&self, place: usize) -> u8 {
        let next = self.lists.get(self.lists.partition_point(|list| list.span.start() < place)).filter(|list| list.is_marked);
        let follows = |list: &&List| self.prose().get(place..list.span.start()).is_some_and(|between| between.trim().is_empty());
        next.filter(follows).and_then(|list| u8::try_from(list.len()).ok()).unwrap_or(0)
    }

    /// The text with everything that is not prose blanked out; as many bytes as [`Self::text`].
    #[must_use]
    pub fn prose(&self) -> &str {
        self.prose.as_deref().unwrap_or(&self.text)
    }

    /// The text under a span; where something of it is not for readers, the words that they see, on one line.
    #[must_use]
    pub fn shown(&self, span: Span) -> Cow<'_, str> {
        let text = span.of(&self.text);
        if span.of(self.prose()) == text {
            return Cow::Borrowed(text);
        }
        let mut shown = String::with_capacity(span.len());
        for word in form::shown(span.of(self.prose())).split_whitespace() {
            if !shown.is_empty() {
                shown.push(' ');
            }
            shown.push_str(word);
        }
        Cow::Owned(shown)
    }

    /// Offsets where a block ends, so that no sentence runs across; sorted.
    #[must_use]
    pub fn breaks(&self) -> &[usize] {
        &self.breaks
    }

    /// Its tables, in order of position.
    #[must_use]
    pub fn grids(&self) -> &[Grid] {
        &self.grids
    }

    /// Its lists, in order of position.
    #[must_use]
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// Its headings, in order of position, where the format has any.
    #[must_use]
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// Where its badges stand, in order of position.
    #[must_use]
    pub fn badges(&self) -> &[Span] {
        &self.badges
    }

    /// Whether a place stands in what it quotes: in a remark of a block of code.
    #[must_use]
    pub fn is_quoted(&self, place: Span) -> bool {
        let at = self.quoted.partition_point(|quoted| quoted.end() < place.end());
        self.quoted.get(at).is_some_and(|quoted| quoted.contains(place))
    }

    /// Whether it shows blocks of code or badges, as what tells of files does.
    #[must_use]
    pub fn shows_code(&self) -> bool {
        self.has_code || !self.badges.is_empty()
    }

    /// The same document with tables that its text alone does not show.
    #[must_use]
    pub fn with_grids(mut self, mut grids: Vec<Grid>) -> Self {
        grid::settle(&mut grids, self.prose(), 0);
        self.grids = grids;
        self
    }

    /// The same document with lists that its text alone does not show; those of it that stand among them are the same once more.
    #[must_use]
    pub fn with_lists(mut self, lists: Vec<List>) -> Self {
        self.lists.retain(|own| !lists.iter().any(|list| list.span.overlaps(own.span)));
        self.lists.extend(lists);
        self.lists.sort_by_key(|list| list.span);
        self
    }

    /// Whether a place is in what says where and when the story was filed: "BRINDLE, March 12, 2026 (Wire) -". It tells nothing of what happened.
    #[must_use]
    pub fn is_dateline(&self, place: Span) -> bool {
        self.dateline.is_some_and(|dateline| dateline.contains(place))
    }

    /// How it is written.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Line and column of a byte; the end of the text for an offset beyond it.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|&start| start <= offset);
        let start = line.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or(0);
        Place { line: line.max(1), column: self.characters_before(offset) - self.characters_before(start) + 1 }
    }

    /// Characters that begin before a byte.
    fn characters_before(&self, offset: usize) -> usize {
        let mark = offset / MARK_EVERY;
        let counted = self.marks.get(mark).copied().unwrap_or(0);
        counted + self.text.as_bytes().get(mark * MARK_EVERY..offset).map_or(0, characters)
    }

    /// Bytes of a line, without its end; `None` beyond the last line. Lines count from 1.
    #[must_use]
    pub fn line(&self, line: usize) -> Option<Span> {
        let start = *self.lines.get(line.checked_sub(1)?)?;
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        Some(Span::new(start, end))
    }
}

/// What a format makes of a text.
#[derive(Debug, Default)]
struct Page {
    /// As many bytes as the text.
    prose: String,
    /// Where blocks begin and end, sorted.
    breaks: Vec<usize>,
    /// Comments, with their delimiters.
    comments: Vec<Span>,
    /// Tables, in order.
    grids: Vec<Grid>,
    /// Lists, in order.
    lists: Vec<List>,
    /// Headings, in order.
    headings: Vec<Heading>,
    /// Badges, in order.
    badges: Vec<Span>,
    /// What it quotes, in order.
    quoted: Vec<Span>,
    /// Whether blocks of code stand in it.
    has_code: bool,
    date: Option<Date>,
    outlet: Option<String>,
    author: Option<String>,
}

/// Ends a page.
const PAGE_END: char = '\u{c}';

/// The page from `body` on; everything before is blank.
fn prose(text: &str, body: usize, format: Format) -> Page {
    let (head, rest) = text.split_at(body);
    let mut page = match format {
        Format::Text => grid::plain(rest),
        Format::Csv => csv::prose(rest),
        Format::Markdown => markdown::prose(rest),
        #[cfg(feature = "html")]
        Format::Html => html::prose(rest),
        // a build without it reads no page: see `load`
        #[cfg(not(feature = "html"))]
        Format::Html => Page { prose: rest.to_owned(), ..Page::default() },
        Format::Docx | Format::Pdf => {
            Page { prose: rest.replace(PAGE_END, " "), breaks: memchr::memchr_iter(b'\n', rest.as_bytes()).map(|at| at + 1).collect(), ..Page::default() }
        }
    };
    if !matches!(format, Format::Html | Format::Csv) {
        let lines = if format == Format::Markdown { rest } else { &page.prose };
        page.lists = items::of_lines(lines);
        // columns that are set by spaces are a table
        let beside = |list: &List| page.grids.get(page.grids.partition_point(|grid| grid.span.end() <= list.span.start()));
        page.lists.retain(|list| beside(list).is_none_or(|grid| !grid.span.overlaps(list.span)));
    }
    if head.is_empty() {
        return page;
    }
    page.prose.insert_str(0, &blank(head));
    for end in &mut page.breaks {
        *end += body;
    }
    page.breaks.insert(0, body);
    for comment in &mut page.comments {
        *comment = comment.shifted(body);
    }
    page.grids.iter_mut().for_each(|grid| grid.shift(body));
    page.lists.iter_mut().for_each(|list| list.shift(body));
    page.headings.iter_mut().for_each(|heading| heading.span = heading.span.shifted(body));
    page.quoted.iter_mut().for_each(|quoted| *quoted = quoted.shifted(body));
    page.badges.iter_mut().for_each(|badge| *badge = badge.shifted(body));
    page
}

/// Whether the first line of prose is a headline: without a stop at its end, and with an empty line or the end behind it.
fn opens_with_headline(prose: &str) -> bool {
    let mut lines = prose.lines().skip_while(|line| line.trim().is_empty());
    let first = lines.next().unwrap_or_default().trim_end();
    !first.is_empty() && !first.ends_with(['.', '!', '?', '"', '\u{201d}', '\'']) && lines.next().is_none_or(|next| next.trim().is_empty())
}

/// As many spaces as the text has bytes; line ends stay.
fn blank(text: &str) -> String {
    text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }).collect()
}

/// Characters before each multiple of [`MARK_EVERY`] bytes, the last one at or beyond the end.
fn marks(bytes: &[u8]) -> Vec<usize> {
    let mut marks = Vec::with_capacity(bytes.len() / MARK_EVERY + 2);
    let mut total = 0;
    marks.push(total);
    for chunk in bytes.chunks(MARK_EVERY) {
        total += characters(chunk);
        marks.push(total);
    }
    marks
}

/// Characters that begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    // in runs whose count fits a byte, so that the compiler counts many bytes at once
    let runs = bytes.chunks(usize::from(u8::MAX));
    runs.map(|run| usize::from(run.iter().map(|&byte| u8::from(byte & 0xc0 != 0x80)).sum::<u8>())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let document = Document::plain("t", "\u{fc}ber 3\r\nzw\u{f6}lf 4\n");
        assert_eq!(document.place(0), Place { line: 1, column: 1 });
        assert_eq!(document.place(6), Place { line: 1, column: 6 });
        assert_eq!(document.place(16), Place { line: 2, column: 7 });
        assert_eq!(document.place(999).line, 3);
    }

    #[test]
    fn a_column_far_into_a_long_line_counts_characters() {
        let text = "\u{2013}x".repeat(10_000);
        let document = Document::plain("t", text.clone());
        for at in [0, 4, 4096, 4095 + 1, 8192, 20_000, 40_000] {
            assert_eq!(document.place(at).column, text.get(..at).unwrap().chars().count() + 1, "byte {at}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_prose_and_keeps_its_bytes() {
        let document = Document::plain("t", "\u{feff}Forty");
        assert_eq!(document.prose(), "   Forty");
        assert_eq!(document.text().len(), document.prose().len());
    }

    #[test]
    fn a_headline_in_front_matter_is_prose_where_the_text_has_none() {
        let document = Document::plain("t", "---\ntitle: \"Forty boats\"\ndate: 2019-03-02\n---\nThey left in the night.\n");
        assert_eq!(document.prose().split_whitespace().collect::<Vec<_>>().join(" "), "Forty boats They left in the night.");
        assert_eq!(document.prose().len(), document.text().len());
        let headed = Document::plain("t", "---\ntitle: Forty boats\n---\nForty boats leave\n\nThey left in the night.\n");
        assert_eq!(headed.prose().trim_start().lines().next(), Some("Forty boats leave"));
    }

    #[test]
    fn front_matter_dates_a_document_and_is_no_prose() {
        let text = "\u{feff}---\r\ndate: 2019-03-02\r\noutlet: \"The Quay\"\r\nrole: draft\r\n---\r\nForty boats.\r\n";
        for format in [Format::Text, Format::Markdown, Format::Html, Format::Docx, Format::Pdf] {
            let document = Document::new("t".to_owned(), text.to_owned(), format);
            assert_eq!(document.date, Some(jiff::civil::date(2019, 3, 2)));
            assert_eq!((document.outlet.as_deref(), document.role), (Some("The Quay"), Role::Draft));
            assert_eq!(document.prose().trim(), "Forty boats.");
            assert_eq!(document.prose().len(), document.text().len());
        }
    }

    #[test]
    fn days_are_counted_from_the_first_of_1970() {
        let day = |date: Option<Date>| Document { date, ..Document::plain("t", "Forty boats.") }.day();
        assert_eq!(day(None), None);
        let dates = [(1970, 1, 1), (1969, 12, 31), (1970, 2, 1), (2000, 3, 1), (2025, 3, 1), (1900, 1, 1)];
        let days = dates.map(|(year, month, of_month)| day(Some(jiff::civil::date(year, month, of_month))));
        assert_eq!(days, [0, -1, 31, 11_017, 20_148, -25_567].map(Some));
    }
}
