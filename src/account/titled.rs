//! A heading that counts what stands below it: "## 12 rules", "## Commands (5)".
//!
//! ```text
//! heading = { stop word } figure noun | words noun "(" figure ")"        the noun is a plural, and nothing else is said
//! below   = the only list or table up to the next heading | headings one level below, where nothing else stands there
//! ```
//! Items that hold several names, items that count for themselves and a list that other words open are no such list.

use super::inventory::is_documentation;
use super::item::is_part;
use super::reckoning::Entry;
use crate::assertion::Assertion;
use crate::document::{Cell, Document, Grid, Heading, List, sections};
use crate::joint;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Unit};
use crate::sentence::{self, Word};
use crate::span::Span;

/// A number of things that is further off than this counts other things.
const OFF: i64 = 2;
/// Headings below that are things of one kind.
const FEWEST: usize = 2;

/// The counts in headings below which the counted stand, each with whether there are so many.
#[must_use]
pub fn titled<A: AsRef<Assertion>>(document: &Document, figures: &[A], lexicon: &Lexicon) -> Vec<Entry> {
    if !is_documentation(document, lexicon) {
        return Vec::new();
    }
    let reader = Reader { document, lexicon };
    let of = |(heading, section): (Heading, Span)| {
        let from = figures.partition_point(|it| it.as_ref().figure.start() < heading.span.start());
        let mut own = figures.iter().enumerate().skip(from).take_while(|(_, it)| it.as_ref().figure.start() < heading.span.end());
        let (figure, it) = own.next().filter(|_| own.next().is_none())?;
        let it = it.as_ref();
        let count = it.reading.literal.single().and_then(Amount::to_integer).filter(|count| *count > 1)?;
        if it.unit != Unit::count() || !is_part(it) || !reader.is_title(heading.span, it) {
            return None;
        }
        let listed = i64::try_from(reader.below(heading, section, figures, count)?).ok()?;
        ((count - listed).abs() <= OFF).then(|| Entry::listed(figure, count, listed))
    };
    sections(document.headings(), document.text().len()).filter_map(of).collect()
}

struct Reader<'r> {
    document: &'r Document,
    lexicon: &'r Lexicon,
}

impl Reader<'_> {
    fn words(&self, span: Span) -> Vec<Word<'_>> {
        sentence::words(self.document.prose(), span)
    }

    /// Whether a heading says how many there are, and nothing else.
    fn is_title(&self, heading: Span, it: &Assertion) -> bool {
        let is_telling = |word: &Word<'_>| word.text.chars().any(char::is_alphanumeric);
        let before: Vec<Word<'_>> = self.words(Span::new(heading.start(), it.figure.start()));
        let behind: Vec<Word<'_>> = self.words(Span::new(it.figure.end(), heading.end()));
        if self.lexicon.headings.is_partial(&self.words(heading)) {
            return false;
        }
        let is_plural = |word: Option<&Word<'_>>| word.is_some_and(|word| self.lexicon.is_plural(&word.lower));
        let named = behind.iter().rfind(|word| is_telling(word));
        if named.is_some() {
            let is_whole = named.is_some_and(|last| last.span.end() <= it.site.span.end());
            return is_whole && is_plural(named) && before.iter().filter(|word| is_telling(word)).all(|word| self.lexicon.words.is_stop(&word.lower));
        }
        let in_brackets = before.last().is_some_and(|last| last.is("(")) && behind.first().is_some_and(|next| next.is(")"));
        in_brackets && is_plural(before.iter().rfind(|word| is_telling(word)))
    }

    /// How many things stand below a heading.
    fn below<A: AsRef<Assertion>>(&self, heading: Heading, section: Span, figures: &[A], count: i64) -> Option<usize> {
        let deeper = |next: &&Heading| section.contains(next.span) && next.span.start() > heading.span.start();
        let children: Vec<&Heading> = self.document.headings().iter().filter(deeper).collect();
        let end = children.first().map_or(section.end(), |next| next.span.start());
        let room = Span::new(heading.span.end(), end);
        let mut lists = self.document.lists().iter().filter(|list| list.is_marked && room.contains(list.span));
        let mut grids = self.document.grids().iter().filter(|grid| room.contains(grid.span));
        match (lists.next(), lists.next(), grids.next(), grids.next()) {
            (Some(list), None, None, None) => self.items(list, room, figures),
            (None, None, Some(grid), None) => self.rows(grid, room),
            (None, None, None, None) => {
                let own = children.iter().filter(|next| next.level == heading.level + 1).count();
                // one more may be of something else
                (own >= FEWEST && i64::try_from(own).is_ok_and(|own| own <= count)).then_some(own)
            }
            _ => None,
        }
    }

    /// The items of a list, each of which is one thing.
    fn items<A: AsRef<Assertion>>(&self, list: &List, room: Span, figures: &[A]) -> Option<usize> {
        let counts = |span: Span| {
            let from = figures.partition_point(|it| it.as_ref().figure.start() < span.start());
            figures.iter().skip(from).take_while(|it| it.as_ref().figure.start() < span.end()).any(|it| joint::announces(it.as_ref()))
        };
        let is_one = |span: Span| self.is_one(span) && !counts(Span::new(span.start(), self.label(span).end()));
        let own = || list.items.iter().filter(|item| item.depth == 0);
        (own().count() > 1 && self.is_open(Span::new(room.start(), list.span.start())) && own().all(|item| is_one(item.span))).then(|| own().count())
    }

    /// The rows of a table below its head, each of which is one thing.
    fn rows(&self, grid: &Grid, room: Span) -> Option<usize> {
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
    fn is_open(&self, between: Span) -> bool {
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

#[cfg(test)]
mod tests {
    use crate::account::sample::counted;

    /// How many things are read below the heading.
    #[track_caller]
    fn says(text: &str, expected: Option<&str>) {
        let found = counted(text, |study, lexicon| super::titled(&study.document, &study.assertions, lexicon));
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn lists_tables_and_headings_are_counted() {
        let list = "\n\n- `add`: adds one\n- list\n- drop\n";
        for heading in ["## 4 commands", "## The four commands", "## Commands (4)", "## Available commands (4)"] {
            says(&format!("# K\n\n{heading}{list}"), Some("3"));
            says(&format!("# K\n\n{heading}\n\nEach may be switched off.{list}\n\n## Next\n\n- one\n"), Some("3"));
        }
        says("# K\n\n## Providers (4)\n\n| Name | Key |\n|---|---|\n| Alpha | a |\n| Beta | b |\n| Gamma | g |\n", Some("3"));
        says("# K\n\n## 4 plugins\n\n### Tide\n\nText.\n\n### Wind\n\nText.\n\n### Sun\n\nText.\n", Some("3"));
    }

    #[test]
    fn what_says_something_else_is_not() {
        let list = "\n\n- tide\n- wind\n- sun\n";
        for heading in ["## Top 4 questions", "## Phase 4", "## 4 steps to install", "## 2 minutes", "## Issue (4)", "## Release 1.4"] {
            says(&format!("# K\n\n{heading}{list}"), None);
        }
        for below in [
            "These kinds are meant:\n\n- tide\n- wind\n- sun\n",
            "- tide, wind\n- sun\n- moon\n",
            "- tide\n- wind and sun\n- moon\n",
            "- tide\n- wind\n- ...\n",
        ] {
            says(&format!("# K\n\n## 4 commands\n\n{below}"), None);
        }
        says("# K\n\n## 4 plugins\n\n### A\n\n### B\n\n### C\n\n### D\n\n### Notes\n", None);
    }
}
