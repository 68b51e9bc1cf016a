//! The words of a table and those of a short statement about it, so that the one can be looked up in the other.
//!
//! ```text
//! | Date    | Guests | Crowd |
//! | 5 April | Tarn   | 6,540 |         "The match against Tarn on 5 April had a crowd of 6,450."
//!                                       mentions "tarn", "5 april"; names the column "crowd"
//! ```

use super::column::Column;
use super::head;
use super::table::Table;
use crate::assertion::Assertion;
use crate::document::{Document, Grid};
use crate::form::shown;
use crate::lexicon::Lexicon;
use crate::limit::Limit;
use crate::sentence::{self, Word};
use crate::span::Span;

/// Cells of a table whose words are kept; a larger one is data, and nobody speaks of its rows in passing.
const MOST_CELLS: usize = Limit::StatedCells.most();
/// Words of a text that may be a statement about a table.
const MOST_WORDS: usize = 40;

/// The words of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// Lemmas of what is said above it.
    pub titles: Vec<String>,
    /// Lemmas of the names of its columns.
    pub columns: Vec<Vec<String>>,
    /// The other words of their names: "first" of "First elected".
    pub small: Vec<Vec<String>>,
    /// Verbs of which those names are the doers: "win" of a column "Winner".
    pub deeds: Vec<Vec<String>>,
    /// What its rows are, by what is said above it: "building" of "Tallest buildings in Marrow".
    pub kind: Option<String>,
    /// Lemmas of what stands in its cells, line by line; empty lines of a table that is too large.
    pub lines: Vec<Vec<Vec<String>>>,
    /// Where those cells stand.
    pub spans: Vec<Vec<Span>>,
}

/// A word of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// In small letters.
    pub lower: String,
    /// Its lemma.
    pub lemma: String,
    /// Whether it tells nothing by itself: "the", a sign.
    pub is_idle: bool,
    /// The number of the figure that it belongs to.
    pub figure: Option<usize>,
}

/// The words of the tables of values of a document, in their order, and behind them those of its tables of names and dates.
#[must_use]
pub fn rosters(document: &Document, tables: &[Table], lexicon: &Lexicon) -> Vec<Roster> {
    let (prose, grids) = (document.prose(), document.grids());
    let grid = |table: &Table| grids.iter().find(|grid| grid.span == table.span);
    let of_values = tables.iter().map(|table| grid(table).map(|grid| roster(prose, table, grid, lexicon)).unwrap_or_default());
    let others = grids.iter().filter(|grid| !tables.iter().any(|table| table.span == grid.span));
    let of_names = others.filter_map(|grid| Some(roster(prose, &Table::outline(prose, grid, lexicon)?, grid, lexicon)));
    of_values.chain(of_names).collect()
}

/// The words of a table; none of one that is too large.
fn roster(prose: &str, table: &Table, grid: &Grid, lexicon: &Lexicon) -> Roster {
    if table.size() > MOST_CELLS {
        return Roster::default();
    }
    let of = |text: &str| {
        let words = sentence::words(text, Span::new(0, text.len()));
        let telling = head::lemmas(&words, lexicon);
        // "Week" is a name here, however little it tells in prose
        let all =
            || words.iter().filter(|word| word.text.chars().any(char::is_alphanumeric)).map(|word| lexicon.words.lemma(&word.lower).into_owned()).collect();
        if telling.is_empty() { all() } else { telling }
    };
    let cell = |row: usize, column: usize| grid.cell(row, column).map(|cell| of(&shown(cell.span.of(prose)))).unwrap_or_default();
    let lines = table.lines.iter().map(|line| (0..table.columns.len()).map(|column| cell(line.row, column)).collect()).collect();
    let span = |row: usize, column: usize| grid.cell(row, column).map(|cell| cell.span).unwrap_or_default();
    let spans = table.lines.iter().map(|line| (0..table.columns.len()).map(|column| span(line.row, column)).collect()).collect();
    let columns: Vec<Vec<String>> = table.columns.iter().map(|column| of(&column.label)).collect();
    let deeds = columns.iter().map(|name| name.iter().filter_map(|word| lexicon.words.deed(word)).collect()).collect();
    let rest = |(column, name): (&Column, &Vec<String>)| {
        let words = sentence::words(&column.label, Span::new(0, column.label.len()));
        words.iter().filter(|word| !name.contains(&lexicon.words.lemma(&word.lower).into_owned())).map(|word| word.lower.clone().into_owned()).collect()
    };
    let small = table.columns.iter().zip(&columns).map(rest).collect();
    let kind = table.title.and_then(|title| kind(&shown(title.of(prose)), lexicon));
    Roster { titles: table.titles.clone(), columns, small, deeds, kind, lines, spans }
}

/// What a title says that the rows are: the last word before its first preposition, where that is a plural.
fn kind(title: &str, lexicon: &Lexicon) -> Option<String> {
    let words = sentence::words(title, Span::new(0, title.len()));
    let is_word = |word: &&Word<'_>| word.text.chars().any(char::is_alphabetic);
    let named = words.iter().filter(is_word).take_while(|word| !lexicon.words.is_preposition(&word.lower)).last()?;
    lexicon.is_plural(&named.lower).then(|| lexicon.words.lemma(&named.lower).into_owned())
}

/// The sentences of a short text, each with its words; none of a longer one.
#[must_use]
pub fn statement<A: AsRef<Assertion>>(prose: &str, sentences: &[Span], figures: &[A], lexicon: &Lexicon) -> Vec<Vec<Spoken>> {
    if figures.is_empty() {
        return Vec::new();
    }
    // a longer text is parted into words no further than it takes to tell
    let mut left = MOST_WORDS;
    let within = |&sentence: &Span| {
        let words = sentence::words(prose, sentence);
        left = left.checked_sub(words.len())?;
        Some(words)
    };
    let Some(all) = sentences.iter().map(within).collect::<Option<Vec<Vec<Word<'_>>>>>() else { return Vec::new() };
    let of = |word: &Word<'_>| Spoken {
        lower: word.lower.clone().into_owned(),
        lemma: lexicon.words.lemma(&word.lower).into_owned(),
        is_idle: !word.text.chars().any(char::is_alphanumeric) || lexicon.words.is_stop(&word.lower) || lexicon.words.is_preposition(&word.lower),
        figure: figures.iter().position(|figure| figure.as_ref().figure.contains(word.span)),
    };
    all.iter().map(|words| words.iter().map(of).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tables;
    use super::*;
    use crate::document::Format;

    #[test]
    fn a_table_has_the_words_of_its_cells() {
        let lexicon = Lexicon::shipped().unwrap();
        let text = "| Date | Guests | Crowd |\n|---|---|---|\n| 5 April | Tarn | 6,540 |\n| 9 April | Holm Sound | 5,120 |\n";
        let document = Document::new("t".to_owned(), text.to_owned(), Format::Markdown);
        let table = tables(&document, &lexicon).pop().unwrap();
        let roster = rosters(&document, std::slice::from_ref(&table), &lexicon).pop().unwrap();
        assert_eq!(roster.columns, [["date"], ["guest"], ["crowd"]]);
        assert_eq!(roster.lines[1][1], ["holm", "sound"]);
        let none: [Assertion; 0] = [];
        assert!(statement("Tarn came.", &[Span::new(0, 10)], &none, &lexicon).is_empty());
    }
}
