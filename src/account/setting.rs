//! What documentation says that a setting is where nobody sets it: in the column of defaults of a table, and in its text.
//!
//! ```text
//! | Option    | Default |
//! | `timeout` | 60 s    |        "The timeout is 30 seconds by default.", "`timeout` (default: 30 s)"
//!
//! name    = the words of the first cell of a row, up to the first that is no part of a name: "-t, --timeout <SECS>" is "timeout"
//! said    = a sentence with a word for a default, the one name, and the one figure of its kind
//! ```
//! A name within a longer one is another: "connect-timeout", "the proxy timeout", "the timeout of the proxy".

use std::collections::BTreeMap;

use super::inventory::{is_documentation, past};
use crate::assertion::Assertion;
use crate::claim::{Aspect, Mode};
use crate::document::{Document, Grid, called, parts};
use crate::lexicon::Lexicon;
use crate::sentence::{self, Word};
use crate::span::Span;

/// A figure that says what a setting is, and the figure of the table that says it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The figure of the text, by its number in the document.
    pub figure: usize,
    /// That of the cell.
    pub cell: usize,
}

/// The figures of a text that say what a table says of the default of one setting, in order.
#[must_use]
pub fn settings<A: AsRef<Assertion>>(document: &Document, sentences: &[Span], figures: &[A], lexicon: &Lexicon) -> Vec<Setting> {
    if document.grids().is_empty() || !is_documentation(document, lexicon) || lexicon.docs.is_history(document.name()) {
        return Vec::new();
    }
    let reader = Reader { document, lexicon };
    let past = past(document);
    // of a name that several rows have no one is meant
    let mut named: BTreeMap<Vec<String>, Option<usize>> = BTreeMap::new();
    for grid in document.grids().iter().filter(|grid| !past.iter().any(|past| past.contains(grid.span))) {
        for (name, cell) in reader.rows(grid, figures) {
            named.entry(name).and_modify(|known| *known = None).or_insert(cell);
        }
    }
    if named.values().all(Option::is_none) {
        return Vec::new();
    }
    let is_cell = |span: Span| document.grids().iter().any(|grid| grid.span.contains(span));
    let is_told = |it: &Assertion| {
        let marks = &it.marks;
        let plain = !marks.negated && !marks.comparison && !marks.background && it.aspect == Aspect::Level && it.mode == Mode::Asserted;
        plain && it.reading.literal.single().is_some() && !is_cell(it.figure) && !past.iter().any(|past| past.contains(it.figure))
    };
    let mut by_sentence: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (figure, it) in figures.iter().enumerate().filter(|(_, it)| is_told(it.as_ref())) {
        by_sentence.entry(it.as_ref().sentence).or_default().push(figure);
    }
    let of = |(sentence, own): (usize, Vec<usize>)| {
        let words = sentence::words(document.prose(), *sentences.get(sentence)?);
        let cell = reader.named(&words, &named)?;
        let unit = &figures.get(cell)?.as_ref().unit;
        let mut alike = own.into_iter().filter(|&figure| figures[figure].as_ref().unit.dimension() == unit.dimension());
        let figure = alike.next().filter(|_| alike.next().is_none())?;
        Some(Setting { figure, cell })
    };
    by_sentence.into_iter().filter_map(of).collect()
}

struct Reader<'r> {
    document: &'r Document,
    lexicon: &'r Lexicon,
}

impl Reader<'_> {
    /// The names of the rows of a table that has one column of defaults, each with the figure that fills its cell there.
    fn rows<A: AsRef<Assertion>>(&self, grid: &Grid, figures: &[A]) -> Vec<(Vec<String>, Option<usize>)> {
        let prose = self.document.prose();
        let is_default = |span: Span| self.lexicon.docs.is_default(&sentence::words(prose, span));
        let heads = grid.rows.first().filter(|_| grid.head == 1).map_or(&[][..], Vec::as_slice);
        let mut columns = heads.iter().filter(|cell| cell.column > 0 && is_default(cell.span)).map(|cell| cell.column);
        let Some(column) = columns.next().filter(|_| columns.next().is_none()) else { return Vec::new() };
        let of = |row: usize| {
            let (name, cell) = (grid.cell(row, 0)?, grid.cell(row, column)?);
            let name = called(name.span.of(prose));
            let figure = || figures.iter().position(|it| it.as_ref().site.span.cover(it.as_ref().figure) == cell.span);
            (!name.is_empty()).then(|| (name, Some(cell.span).filter(|span| !span.is_empty()).and_then(|_| figure())))
        };
        (grid.head..grid.rows.len()).filter_map(of).collect()
    }

    /// The cell of the one setting that a sentence names where it speaks of a default.
    fn named(&self, words: &[Word<'_>], settings: &BTreeMap<Vec<String>, Option<usize>>) -> Option<usize> {
        if !words.iter().any(|word| self.lexicon.docs.is_defaulting(&word.lower)) {
            return None;
        }
        let mut found: Vec<(&Vec<String>, Option<usize>)> = Vec::new();
        for (name, cell) in settings {
            if (0..words.len()).any(|at| self.is_named(words, at, name)) {
                found.push((name, *cell));
            }
        }
        let (longest, cell) = *found.iter().max_by_key(|(name, _)| name.len())?;
        let is_within = |name: &Vec<String>| longest.windows(name.len()).any(|part| part == name.as_slice());
        found.iter().all(|(name, _)| is_within(name)).then_some(cell)?
    }

    /// Whether a name begins at a word, ends with one, and is no part of a longer one.
    fn is_named(&self, words: &[Word<'_>], at: usize, name: &[String]) -> bool {
        let (mut end, mut left) = (at, name);
        while let Some(word) = words.get(end).filter(|_| !left.is_empty()) {
            let own = parts(word.text);
            // what joins the words of a name is none
            if own.is_empty() && end > at {
                end += 1;
                continue;
            }
            let Some(rest) = left.strip_prefix(own.as_slice()).filter(|_| !own.is_empty()) else { return false };
            (left, end) = (rest, end + 1);
        }
        left.is_empty() && !self.is_narrowed(words, at, end)
    }

    /// Whether words right before or behind a name make it a longer one.
    fn is_narrowed(&self, words: &[Word<'_>], start: usize, end: usize) -> bool {
        let known = |word: &Word<'_>| {
            let lexicon = self.lexicon;
            let lower = word.lower.as_ref();
            !word.text.chars().any(char::is_alphanumeric) && !word.glued
                || lexicon.words.is_stop(lower)
                || lexicon.docs.is_defaulting(lower)
                || word.is_number()
        };
        let text = self.document.text().get(..words[start].span.start()).unwrap_or_default();
        let is_code = text.trim_end_matches('-').ends_with('`');
        let before = start.checked_sub(1).and_then(|at| words.get(at));
        let is_longer = |word: &Word<'_>| matches!(word.text, "-" | "_" | ".") && words[start].glued || !known(word) && !self.is_opener(words, start);
        let of = words.get(end).is_some_and(|next| {
            self.lexicon.words.is_preposition(&next.lower) && !words.get(end + 1).is_some_and(|next| self.lexicon.docs.is_defaulting(&next.lower))
        });
        !is_code && before.is_some_and(is_longer) || of
    }

    fn is_opener(&self, words: &[Word<'_>], start: usize) -> bool {
        start
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .is_some_and(|word| self.lexicon.words.is_opener(&word.lower) || self.lexicon.words.is_auxiliary(&word.lower))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::document::Format;
    use crate::span::SourceId;

    const TABLE: &str = "\n\n## Options\n\n| Option | Default | What |\n|---|---|---|\n| `timeout` | 60 s | how long to wait |\n| `retries` | 5 | how often |\n| `-s, --max-size <SIZE>` | 10 MB | of uploads |\n| `level` | info | what is told |\n| `port` | 8081 | where |\n";

    /// The figure of the text and that of the cell which it is held against.
    fn read(text: &str) -> Vec<String> {
        let lexicon = Lexicon::shipped().unwrap();
        let text = format!("# Kestrel\n\n{text}{TABLE}");
        let study = check::read(Document::new("README.md".to_owned(), text.clone(), Format::Markdown), SourceId::new(0), &lexicon);
        let figure = |at: usize| study.assertions[at].figure.of(&text);
        let found = settings(&study.document, &study.sentences, &study.assertions, &lexicon);
        found.iter().map(|one| format!("{} | {}", figure(one.figure), figure(one.cell))).collect()
    }

    #[test]
    fn defaults_are_held_against_the_row_of_their_name() {
        let mut wrong = Vec::new();
        for (text, expected) in [
            ("The timeout is 30 seconds by default.", "30 seconds | 60 s"),
            ("The `timeout` is 30 seconds by default.", "30 seconds | 60 s"),
            ("`timeout` defaults to 30 seconds.", "30 seconds | 60 s"),
            ("The default timeout is 30 seconds.", "30 seconds | 60 s"),
            ("The default `timeout` is 30 s.", "30 s | 60 s"),
            ("By default, the timeout is 30 seconds.", "30 seconds | 60 s"),
            ("`timeout` has a default of 30 seconds.", "30 seconds | 60 s"),
            ("The `timeout` option defaults to 30 seconds.", "30 seconds | 60 s"),
            ("The default value of `timeout` is 30 seconds.", "30 seconds | 60 s"),
            ("Kestrel waits for 30 seconds by default; see `timeout`.", "30 seconds | 60 s"),
            ("- `timeout`: how long to wait (default: 30 s)", "30 s | 60 s"),
            ("`timeout`: 30 s by default.", "30 s | 60 s"),
            ("`retries` defaults to 3.", "3 | 5"),
            ("The default for `retries` is 3.", "3 | 5"),
            ("By default `retries` is 3.", "3 | 5"),
            ("- `retries` (default 3): how often", "3 | 5"),
            ("`--retries` is 3 by default.", "3 | 5"),
            ("By default there are 3 retries.", "3 | 5"),
            ("`--max-size` (20 MB by default) is for uploads.", "20 MB | 10 MB"),
            ("The default max size is 20 MB.", "20 MB | 10 MB"),
            ("`max_size` defaults to 20 MB.", "20 MB | 10 MB"),
        ] {
            let found = read(text);
            if found != [expected] {
                wrong.push(format!("{text} {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn what_is_set_or_of_another_name_is_not() {
        for text in [
            "Set `timeout` to 30 seconds for slow lines.",
            "With a timeout of 30 seconds it fails.",
            "The timeout of the proxy is 30 seconds by default.",
            "The proxy timeout is 30 seconds by default.",
            "`connect-timeout` is 30 seconds by default.",
            "`connect.timeout` is 30 seconds by default.",
            "`timeout-ms` is 30 seconds by default.",
            "By default `timeout` and `retries` are 3.",
            "The timeout is 30 seconds.",
            "By default the timeout is 30 seconds at first and 90 seconds later.",
            "`level` defaults to 3.",
            "`timeout` takes 3 values by default.",
        ] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
