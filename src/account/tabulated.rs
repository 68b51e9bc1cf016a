//! How many rows a table has, where the words above it say so: "The table lists 14 stations", "The stations of the line (14)".
//!
//! ```text
//! above  = the sentence or the line right above the table
//! counts = figure noun, where the column that names the rows is called by that noun          | Station | Opened |
//! opens  = no sentence that ends in a stop | says that a list follows | speaks of the table itself
//! ```
//! Words that announce only some, rows that add up or head others, and rows of one name count nothing.

use std::collections::BTreeSet;

use super::item::is_part;
use super::line::{Line, LineRole};
use super::reckoning::Entry;
use super::table::Table;
use crate::assertion::{Assertion, Noun};
use crate::document::{Document, Grid};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Unit};
use crate::sentence;
use crate::span::Span;

/// A number of things that is further off than this counts other things.
const OFF: i64 = 2;
/// Rows of a table that is said to be so long.
const FEWEST: usize = 3;

/// The counts above tables whose rows they count, each with whether there are so many.
#[must_use]
pub fn tabulated<A: AsRef<Assertion>>(document: &Document, sentences: &[Span], figures: &[A], lexicon: &Lexicon) -> Vec<Entry> {
    let of = |grid: &Grid| {
        let above = sentences.partition_point(|sentence| sentence.start() < grid.span.start()).checked_sub(1)?;
        let span = *sentences.get(above).filter(|span| grid.titles.last().is_some_and(|title| title.contains(**span)))?;
        let from = figures.partition_point(|it| it.as_ref().figure.start() < span.start());
        let own = figures.iter().enumerate().skip(from).take_while(|(_, it)| it.as_ref().figure.start() < span.end());
        let mut counts = own.filter_map(|(figure, it)| Some((figure, it.as_ref(), count(it.as_ref())?)));
        let (figure, it, count) = counts.next().filter(|_| counts.next().is_none())?;
        let (noun, named) = (it.stated_noun()?, Table::outline(document.prose(), grid, lexicon)?);
        let rows = i64::try_from(rows(grid, document.prose(), &named, noun)?).ok()?;
        (opens(document, span, lexicon) && (count - rows).abs() <= OFF).then(|| Entry::listed(figure, count, rows))
    };
    document.grids().iter().filter_map(of).collect()
}

/// How many things a figure counts.
fn count(it: &Assertion) -> Option<i64> {
    let number = it.reading.literal.single().and_then(Amount::to_integer).filter(|number| *number > 1)?;
    (it.unit == Unit::count() && is_part(it)).then_some(number)
}

/// Whether words say that what they count follows, and all of it.
fn opens(document: &Document, span: Span, lexicon: &Lexicon) -> bool {
    let words = sentence::words(document.prose(), span);
    let is_sentence = words.last().is_some_and(|last| last.is_any(&[".", "!", "?"]));
    (!is_sentence || lexicon.headings.is_opening(&words)) && !lexicon.headings.is_partial(&words)
}

/// How many rows a table has, each of which is one thing, where the column that names them is called so.
fn rows(grid: &Grid, prose: &str, table: &Table, noun: &Noun) -> Option<usize> {
    let is_called =
        |names: &[String]| names.split_last().is_some_and(|(head, rest)| *head == noun.lemma && noun.modifiers.iter().all(|word| rest.contains(word)));
    let named = table.columns.iter().position(|column| is_called(&column.lemmas))?;
    let is_first = table.columns.iter().take(named).all(|column| column.is_order || column.lemmas.is_empty());
    // where no column has values every row is a mere name
    let is_bare = table.values().next().is_none();
    let is_one = |line: &Line| !line.is_ragged && (line.role == LineRole::Plain || is_bare && line.role == LineRole::Section);
    let cell = |line: &Line| grid.cell(line.row, named).filter(|cell| !cell.is_continued && cell.columns == 1 && !cell.span.is_empty());
    let rows: BTreeSet<&str> = table.lines.iter().filter(|line| is_one(line)).filter_map(cell).map(|cell| cell.span.of(prose)).collect();
    (is_first && rows.len() == table.lines.len() && table.cut.is_none() && rows.len() >= FEWEST).then_some(rows.len())
}

#[cfg(test)]
mod tests {
    use crate::account::sample::counted;

    const ROWS: &str = "| Station | Opened |\n|---|---|\n| Marrow | yes |\n| Tarn | no |\n| Holm | yes |\n";

    /// How many rows are read for the count above them.
    #[track_caller]
    fn says(above: &str, rows: &str, expected: Option<&str>) {
        let found = counted(&format!("{above}\n\n{rows}"), |study, lexicon| super::tabulated(&study.document, &study.sentences, &study.assertions, lexicon));
        assert_eq!(found.as_deref(), expected, "{above}");
    }

    #[test]
    fn rows_are_counted_by_the_name_of_their_column() {
        for above in ["The table lists 4 stations.", "The line has four stations:", "The 4 stations are as follows.", "4 stations"] {
            says(above, ROWS, Some("3"));
        }
    }

    #[test]
    fn what_counts_something_else_is_not() {
        for above in [
            "The line has four trains:",
            "The line has nine stations:",
            "Four stations were built last year.",
            "Four stations, among them:",
            "Four new stations:",
            "Four stations and 3 stations:",
        ] {
            says(above, ROWS, None);
        }
        says("The line has 4 stations:", &format!("{ROWS}| Total | 3 |\n"), None);
        says("The line has 4 stations:", &format!("{ROWS}| Tarn | 3 |\n"), None);
    }
}
