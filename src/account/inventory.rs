//! What documentation counts of the files that it stands beside: tests, rules, plugins.
//!
//! ```text
//! stock = figure words noun               "177 tools", "130+ MCP tools", "all 72 prompts"
//!       | heading or badge with a figure  "Rules (54)", "tests: 1204"
//!       | line of a table of counts       | Tools | 177 |
//! ```
//! What stands below a heading that names a release or a day tells what was, and counts nothing of today.

use super::column::Column;
use super::line::LineRole;
use super::reckoning::Place;
use super::table::Table;
use crate::assertion::Assertion;
use crate::claim::{Aspect, Mode};
use crate::document::{Document, Kind, sections};
use crate::lexicon::Lexicon;
use crate::quantity::Unit;
use crate::sentence::{self, Word};
use crate::span::Span;

/// A count of what there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stock {
    /// The figure, by its number in the document.
    pub figure: usize,
    /// Lemma of what it counts.
    pub noun: String,
    /// Lemmas of the words before that, sorted.
    pub modifiers: Vec<String>,
    /// Whether it says that it counts all: a badge, a heading, "all 72 prompts".
    pub is_total: bool,
    /// Whether it was counted, and not written by anybody.
    pub is_counted: bool,
}

/// The counts of a document, in order of its figures; none where it is no documentation or tells what was.
#[must_use]
pub fn inventory<A: AsRef<Assertion>>(
    document: &Document,
    sentences: &[Span],
    figures: &[A],
    cell: impl Fn(usize) -> Option<(usize, Place)>,
    tables: &[Table],
    lexicon: &Lexicon,
) -> Vec<Stock> {
    if !is_documentation(document, lexicon) || lexicon.docs.is_history(document.name()) {
        return Vec::new();
    }
    let reader = Reader { document, lexicon, past: past(document) };
    let of = |(figure, it): (usize, &A)| {
        let it = it.as_ref();
        if !is_count(it) || reader.past.iter().any(|past| past.contains(it.figure)) {
            return None;
        }
        let (name, is_total) = match cell(figure).and_then(|(table, place)| Some((tables.get(table)?, place))) {
            Some((table, place)) => of_cell(table, place, lexicon)?,
            None => reader.of_prose(it, sentences.get(it.sentence).copied()?)?,
        };
        let (noun, modifiers) = counted(&name, lexicon)?;
        Some(Stock { figure, noun, modifiers, is_total, is_counted: document.is_counted })
    };
    figures.iter().enumerate().filter_map(of).collect()
}

/// Whether a text is documentation: somebody says so, or its name, or the code that it shows.
#[must_use]
pub fn is_documentation(document: &Document, lexicon: &Lexicon) -> bool {
    document.kind.map_or_else(|| document.shows_code() || lexicon.docs.is_documentation(document.name()), |kind| kind == Kind::Docs)
}

/// Whether a figure says how many there are, exactly or at least.
fn is_count(it: &Assertion) -> bool {
    let marks = &it.marks;
    let plain = !marks.negated && !marks.comparison && !marks.background && !marks.repeated && !marks.subset;
    let told = matches!(it.mode, Mode::Asserted | Mode::Headline) && it.aspect == Aspect::Level;
    let whole = it.reading.stated.len() == 1 && it.reading.stated.iter().all(|stated| stated.value.is_integer() && stated.decimals() == 0);
    it.unit == Unit::count() && plain && told && whole && it.reading.literal.low.is_some()
}

/// What a cell counts: its line's name in a column of counts, or its column's in the line that adds up the others.
fn of_cell(table: &Table, place: Place, lexicon: &Lexicon) -> Option<(String, bool)> {
    let (line, column) = (table.lines.get(place.line)?, table.columns.get(place.column)?);
    if line.role == LineRole::Total && !column.is_derived() {
        return Some((column.label.clone(), true));
    }
    let is_count = |column: &Column| lexicon.docs.is_count(&sentence::words(&column.label, Span::new(0, column.label.len())));
    (line.role == LineRole::Plain && table.values().count() == 1 && is_count(column)).then(|| (line.label.clone(), true))
}

/// Head and modifiers of a name: the last of its words that is a plural, and those before.
fn counted(name: &str, lexicon: &Lexicon) -> Option<(String, Vec<String>)> {
    let words = sentence::words(name, Span::new(0, name.len()));
    let head = words.iter().rposition(|word| lexicon.is_plural(&word.lower))?;
    let lemma = |word: &Word<'_>| lexicon.words.lemma(&word.lower).into_owned();
    let telling = |word: &&Word<'_>| word.text.chars().any(char::is_alphabetic) && !lexicon.words.is_stop(&word.lower);
    let noun = lemma(words.get(head)?);
    let mut modifiers: Vec<String> = words.iter().take(head).filter(telling).map(lemma).collect();
    modifiers.sort_unstable();
    (!lexicon.docs.is_passing(&noun)).then_some((noun, modifiers))
}

/// Sections below a heading that names a release or a day; the first heading is the title of all.
pub(super) fn past(document: &Document) -> Vec<Span> {
    let end = document.text().len();
    let dated = |span: Span| is_dated(span.of(document.prose()));
    sections(document.headings(), end).skip(1).filter(|(heading, _)| dated(heading.span)).map(|(_, section)| section).collect()
}

/// Whether a heading names a release or a day: "v1.2.0", "2024-03-01".
fn is_dated(heading: &str) -> bool {
    let is_dotted = |word: &str| {
        let mut parts = word.trim_start_matches(['v', 'V']).split(['.', '-']);
        let is_number = |part: Option<&str>| part.is_some_and(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        is_number(parts.next()) && is_number(parts.next())
    };
    heading.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-')).any(is_dotted)
}

/// A document while its counts are being read.
struct Reader<'r> {
    document: &'r Document,
    lexicon: &'r Lexicon,
    past: Vec<Span>,
}

impl Reader<'_> {
    /// What a figure of prose counts, and whether it says that these are all.
    fn of_prose(&self, it: &Assertion, sentence: Span) -> Option<(String, bool)> {
        let mut headers = self.document.headings().iter().map(|heading| heading.span).chain(self.document.badges().iter().copied());
        let headed = headers.any(|span| span.contains(it.figure));
        if it.stated_noun().is_some() && it.site.span.end() > it.figure.end() {
            let name = Span::new(it.figure.end(), it.site.span.end()).of(self.document.prose());
            let words = sentence::words(self.document.prose(), sentence);
            let start = words.partition_point(|word| word.span.end() <= it.figure.start());
            let end = words.partition_point(|word| word.span.end() <= it.site.span.end());
            return Some((name.to_owned(), headed || self.lexicon.docs.is_all(&words, start, end)));
        }
        let label = it.stated_noun().or(it.subject.as_deref());
        label.filter(|_| headed).map(|label| (label.text.clone(), true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_releases_and_days_are_told() {
        for heading in ["## [1.2.0] - 2024-03-01", "v2.11.7", "Current state (v2.1 beta)", "2024-03"] {
            assert!(is_dated(heading), "{heading}");
        }
        for heading in ["## Rules (54)", "Node 20", "Part 3.", "Well-known tools", "3 - 4"] {
            assert!(!is_dated(heading), "{heading}");
        }
    }

    #[test]
    fn the_last_plural_is_what_is_counted() {
        let lexicon = Lexicon::shipped().unwrap();
        let read = |name: &str| counted(name, &lexicon).map(|(noun, modifiers)| format!("{noun} {}", modifiers.join(" ")));
        assert_eq!(read("MCP prompts reference").as_deref(), Some("prompt mcp"));
        assert_eq!(read("marketplace plugins").as_deref(), Some("plugin marketplace"));
        assert_eq!(read("Tests").as_deref(), Some("test "));
        assert_eq!(read("lines"), None);
        assert_eq!(read("port"), None);
    }
}
