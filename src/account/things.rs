//! Lists and tables of things: how many there are, where each item and each row is one thing.
//!
//! ```text
//! - `add`: adds one       two things          - tide, wind       no telling
//! - list                                      - sun
//! ```
//! Items that hold several names, items that count for themselves and a list that other words open are no such list.

use crate::assertion::Assertion;
use crate::document::{Cell, Document, Grid, List};
use crate::joint;
use crate::lexicon::Lexicon;
use crate::sentence::{self, Word};
use crate::span::Span;

/// A document whose things are counted.
pub struct Things<'r> {
    pub document: &'r Document,
    pub lexicon: &'r Lexicon,
}

impl Things<'_> {
    /// The words of a part of the document.
    pub fn words(&self, span: Span) -> Vec<Word<'_>> {
        sentence::words(self.document.prose(), span)
    }

    /// The items of a list, each of which is one thing.
    pub fn items<A: AsRef<Assertion>>(&self, list: &List, room: Span, figures: &[A]) -> Option<usize> {
        let counts = |span: Span| {
            let from = figures.partition_point(|it| it.as_ref().figure.start() < span.start());
            figures.iter().skip(from).take_while(|it| it.as_ref().figure.start() < span.end()).any(|it| joint::announces(it.as_ref()))
        };
        let is_one = |span: Span| self.is_one(span) && !counts(Span::new(span.start(), self.label(span).end()));
        let own = || list.items.iter().filter(|item| item.depth == 0);
        (own().count() > 1 && self.is_open(Span::new(room.start(), list.span.start())) && own().all(|item| is_one(item.span))).then(|| own().count())
    }

    /// The rows of a table below its head, each of which is one thing.
    pub fn rows(&self, grid: &Grid, room: Span) -> Option<usize> {
        let rows = grid.rows.get(grid.head..).filter(|rows| grid.head > 0 && rows.len() > 1)?;
        let is_row = |row: &Vec<Cell>| {
            let first = row.first().filter(|cell| !cell.span.is_empty() && cell.columns == 1);
            first.is_some_and(|cell| self.is_one(cell.span)) && !row.iter().any(|cell| cell.is_continued)
        };
        let is_total = |row: &Vec<Cell>| row.first().is_some_and(|cell| self.lexicon.headings.is_total(&self.words(cell.span)));
        let plain = rows.iter().all(|row| is_row(row) && !is_total(row));
        (plain && grid.cut.is_none() && self.is_open(Span::new(room.start(), grid.span.start()))).then_some(rows.len())
    }

    /// Whether nothing between a heading and what stands below opens a list of its own.
    pub fn is_open(&self, between: Span) -> bool {
        let words = self.words(between);
        let headings = &self.lexicon.headings;
        let opens = words.last().is_some_and(|last| last.is(":"));
        !(opens || headings.is_opening(&words) && headings.is_partial(&words))
    }

    /// What an item is called: what stands before a sign that says more of it.
    fn label(&self, item: Span) -> Span {
        let text = item.of(self.document.text());
        let end = [": ", " - ", " \u{2013} ", " \u{2014} ", "\n", " ("].iter().filter_map(|sign| text.find(sign)).min().unwrap_or(text.len());
        Span::new(item.start(), item.start() + end)
    }

    /// Whether an item is called by one name.
    fn is_one(&self, item: Span) -> bool {
        let label = self.label(item).of(self.document.text());
        let is_conjunction = |word: &str| self.lexicon.words.is_conjunction(&word.to_lowercase());
        let is_trailing = label.ends_with("...") || label.ends_with('\u{2026}');
        !label.contains([',', '&']) && !label.contains(" / ") && !is_trailing && !label.split_whitespace().any(is_conjunction)
    }
}
