//! A count in the text of documentation and the one table of what it counts: "writes 14 formats" beside a table of formats with 15 rows.
//!
//! ```text
//! table = the noun of the column that names its rows | of its heading, where that column says "name" and nothing else
//! count = figure noun end                            of a badge, of all ("all 14 formats", "there are 14 formats"), of what the whole has
//!                                                    ("Kestrel writes 14 formats"), or of the table itself ("these 14 formats:")
//! ```
//! A count of the table's own section may leave out words of the table's name. One from elsewhere says what the table says, whose heading
//! names nothing else, and is told of the whole: above the first section, in a badge, or by the name of what is documented. A bound is held as
//! one: "at least 14", "14+". Where several tables are called so, no one of them is meant; and a table whose rows are not all there is, with a
//! row that only groups others, a row twice, or a mark of what is not there yet, is none.

use std::collections::BTreeSet;

use super::inventory::{self, is_count, is_documentation, past};
use super::reckoning::Entry;
use super::things::Things;
use crate::assertion::{Assertion, Noun};
use crate::document::{Cell, Document, Grid};
use crate::lexicon::{Heading, Lexicon};
use crate::quantity::{Amount, Hedge};
use crate::sentence::{self, Word};
use crate::span::Span;

/// A number of things that is further off than the part of them that this makes counts other things.
const PART: i64 = 3;

/// The counts of a document of which a table holds one by one what is counted, each with whether there are so many; `exists` tells which
/// of them say that there are so many.
#[must_use]
pub fn tabulated<A: AsRef<Assertion>>(document: &Document, sentences: &[Span], figures: &[A], exists: impl Fn(&A) -> bool, lexicon: &Lexicon) -> Vec<Entry> {
    if document.grids().is_empty() || !is_documentation(document, lexicon) || lexicon.docs.is_history(document.name()) {
        return Vec::new();
    }
    let things = Things { document, lexicon };
    let past = past(document);
    let is_past = |span: Span| past.iter().any(|past| past.contains(span));
    let kinds: Vec<Kind> = document.grids().iter().filter(|grid| !is_past(grid.span)).filter_map(|grid| kind(&things, grid)).collect();
    if kinds.iter().all(|kind| kind.rows.is_none()) {
        return Vec::new();
    }
    let title = room(document, document.headings().first().map_or(Span::new(0, 0), |heading| heading.span));
    let reader = Reader { things, kinds, project: project(document, lexicon), title };
    let of = |(figure, it): (usize, &A)| {
        let own = it.as_ref();
        let is_cell = document.grids().iter().any(|grid| grid.span.contains(own.figure));
        if is_cell || !is_count(own) || is_past(own.figure) {
            return None;
        }
        let rows = reader.rows(own, *sentences.get(own.sentence)?, exists(it))?;
        let values = own.reading.literal;
        let edge = values.low.or(values.high)?.at.to_integer()?;
        // "14+" has room for 14
        let holds = values.holds(Amount::integer(rows)) || own.reading.hedge == Hedge::MoreThan && edge == rows;
        ((edge - rows).abs() * PART <= rows || holds).then(|| Entry { holds, ..Entry::listed(figure, edge, rows) })
    };
    figures.iter().enumerate().filter_map(of).collect()
}

/// A table of things.
struct Kind {
    /// All of it.
    span: Span,
    /// From the heading above to the next.
    room: Span,
    /// Lemma of what each row is.
    noun: String,
    /// Lemmas of the words before that.
    modifiers: Vec<String>,
    /// Lemmas of all words that may name it.
    around: BTreeSet<String>,
    /// Lemmas of the words of the heading above it.
    title: Vec<String>,
    /// How many there are; none where that cannot be told.
    rows: Option<i64>,
}

/// Reads what the rows of a table are.
fn kind(things: &Things<'_>, grid: &Grid) -> Option<Kind> {
    let lexicon = things.lexicon;
    let room = room(things.document, grid.span);
    let head = grid.rows.first().filter(|_| grid.head > 0)?;
    let label = |column: usize| head.iter().find(|cell| cell.column == column).map(|cell| things.words(cell.span)).unwrap_or_default();
    let first = label(0);
    // "#" counts along, and the next column names
    let first = if lexicon.headings.of(&first) == Some(Heading::Rank) { label(1) } else { first };
    let lemma = |word: &Word<'_>| lexicon.words.lemma(&word.lower).into_owned();
    let is_telling = |word: &&Word<'_>| word.text.chars().any(char::is_alphabetic) && !lexicon.words.is_stop(&word.lower);
    let heading = things.document.headings().iter().rfind(|heading| heading.span.start() <= room.start() && room.contains(heading.span));
    let titles: Vec<Word<'_>> = heading.map(|heading| things.words(heading.span)).unwrap_or_default();
    let is_bare = first.iter().filter(is_telling).all(|word| lexicon.docs.is_called(&word.lower));
    let (noun, modifiers) = if is_bare {
        inventory::named(heading?.span.of(things.document.prose()), lexicon)?
    } else {
        let (last, before) = first.split_last().filter(|(last, _)| is_telling(last))?;
        (lemma(last), before.iter().filter(is_telling).map(lemma).collect())
    };
    let around = first.iter().chain(&titles).filter(is_telling).map(lemma).collect();
    let title = titles.iter().filter(is_telling).map(lemma).collect();
    let is_some = lexicon.headings.is_partial(&titles) || lexicon.headings.is_partial(&first) || !is_whole(things, grid);
    let rows = things.rows(grid, Span::new(grid.span.start(), grid.span.start())).filter(|_| !is_some).and_then(|rows| i64::try_from(rows).ok());
    Some(Kind { span: grid.span, room, noun, modifiers, around, title, rows })
}

/// Whether each row of a table is a thing of its own, and there.
fn is_whole(things: &Things<'_>, grid: &Grid) -> bool {
    let rows = || grid.rows.iter().skip(grid.head);
    let text = |span: Span| span.of(things.document.text()).trim();
    // a row with nothing behind its name groups the rows below
    let is_group = |row: &Vec<Cell>| row.iter().skip(1).all(|cell| text(cell.span).is_empty());
    let is_mark = |cell: &Cell| {
        let words = things.words(cell.span);
        let is_sign = !text(cell.span).is_empty() && !text(cell.span).chars().any(|sign| sign.is_alphanumeric() || sign.is_ascii_punctuation());
        is_sign || !words.is_empty() && words.iter().all(|word| things.lexicon.docs.is_lacking(&word.lower))
    };
    let names: BTreeSet<&str> = rows().filter_map(|row| row.first()).map(|cell| text(cell.span)).collect();
    let is_grouped = grid.columns > 1 && rows().any(is_group);
    !is_grouped && names.len() == rows().count() && !rows().flatten().any(is_mark)
}

/// From the heading above a place to the next.
fn room(document: &Document, place: Span) -> Span {
    let headings = document.headings();
    let next = headings.partition_point(|heading| heading.span.start() <= place.start());
    let start = next.checked_sub(1).and_then(|at| headings.get(at)).map_or(0, |heading| heading.span.start());
    Span::new(start, headings.get(next).map_or(document.text().len(), |heading| heading.span.start()))
}

/// Lemmas of the title of a document: what it documents.
fn project(document: &Document, lexicon: &Lexicon) -> BTreeSet<String> {
    let title = document.headings().first().map(|heading| sentence::words(document.prose(), heading.span)).unwrap_or_default();
    title.iter().filter(|word| word.text.chars().any(char::is_alphabetic)).map(|word| lexicon.words.lemma(&word.lower).into_owned()).collect()
}

struct Reader<'r> {
    things: Things<'r>,
    kinds: Vec<Kind>,
    /// Lemmas of the title.
    project: BTreeSet<String>,
    /// From the title to the first section.
    title: Span,
}

impl Reader<'_> {
    /// How many rows the table has that holds what a figure counts.
    fn rows(&self, it: &Assertion, sentence: Span, exists: bool) -> Option<i64> {
        let Things { document, lexicon } = self.things;
        let badged = document.badges().iter().any(|span| span.contains(it.figure));
        let headed = badged || document.headings().iter().any(|heading| heading.span.contains(it.figure));
        let hedged = !matches!(it.reading.hedge, Hedge::Exact | Hedge::AtLeast | Hedge::MoreThan);
        let words = self.things.words(sentence);
        let is_aside = |word: &Word<'_>| lexicon.docs.is_versioned(&word.lower) || lexicon.docs.is_narrowing(&word.lower);
        let around: Vec<Word<'_>> = words.iter().filter(|word| !it.figure.contains(word.span)).cloned().collect();
        if hedged || it.whole.is_some() || lexicon.headings.is_partial(&around) || around.iter().any(is_aside) {
            return None;
        }
        let behind = Some(Span::new(it.figure.end(), it.site.span.end())).filter(|name| !name.is_empty() && it.stated_noun().is_some());
        let label = behind.map(|name| name.of(document.prose()).to_owned()).or_else(|| it.stated_noun().or(it.subject.as_ref()).map(|noun| noun.text.clone()));
        let (noun, modifiers) = inventory::named(&label.filter(|_| headed || behind.is_some())?, lexicon)?;
        let own = room(document, it.figure);
        let start = words.partition_point(|word| word.span.end() <= it.figure.start());
        let end = words.partition_point(|word| word.span.end() <= it.site.span.end());
        let named: Vec<&Kind> = self.kinds.iter().filter(|kind| kind.noun == noun).collect();
        let knows = |kind: &Kind| modifiers.iter().all(|word| kind.around.contains(word) || self.is_idle(word));
        let next = words.get(end);
        let closes = next.is_none_or(|next| !next.text.chars().any(char::is_alphanumeric));
        let is_all = badged || lexicon.docs.is_all(&words, start, end);
        let is_told = is_all || closes && (exists || self.has(it, &words, start) || Self::is_fragment(it, &words, start));
        let mut near = named.iter().copied().filter(|kind| kind.room == own);
        if let (Some(kind), None) = (near.next(), near.next()) {
            let is_above = self.is_above(kind, sentence);
            // what a colon opens is a list of its own
            let opens = next.is_some_and(|next| next.is(":")) && !is_above;
            return kind.rows.filter(|_| knows(kind) && !opens && (headed || is_told || is_above && self.is_opening(&words, start)));
        }
        let is_of_whole = badged || own.start() <= self.title.start() || self.is_named(it) && self.has(it, &words, start);
        let is_other = |kind: &&Kind| kind.noun != noun && kind.around.contains(&noun);
        let [kind] = named.as_slice() else { return None };
        let opens = next.is_some_and(|next| next.is(":")) && !badged;
        let is_far = is_of_whole && is_told && !opens && !self.kinds.iter().any(|kind| is_other(&kind));
        kind.rows.filter(|_| is_far && knows(kind) && self.is_titled(kind, &noun, &modifiers))
    }

    /// Whether a word before a noun says nothing that the whole does not.
    fn is_idle(&self, lemma: &str) -> bool {
        self.project.contains(lemma) || self.things.lexicon.docs.is_mere(lemma)
    }

    /// Whether a table and its heading name what is counted, and nothing narrower.
    fn is_titled(&self, kind: &Kind, noun: &str, modifiers: &[String]) -> bool {
        let is_known = |word: &String| word == noun || modifiers.contains(word) || self.is_idle(word);
        kind.modifiers.iter().chain(&kind.title).all(is_known) && kind.title.iter().any(|word| word == noun)
    }

    /// Whether the count is told of what is documented, by its name.
    fn is_named(&self, it: &Assertion) -> bool {
        it.subject.as_ref().is_some_and(|subject| self.project.contains(&subject.lemma))
    }

    /// Whether the count is of what the whole has: "Kestrel writes 14 formats".
    fn has(&self, it: &Assertion, words: &[Word<'_>], start: usize) -> bool {
        let Things { lexicon, .. } = self.things;
        let is_pronoun = || words.iter().take(start).any(|word| lexicon.words.is_pronoun(&word.lower));
        let is_whole = |subject: &Noun| self.project.contains(&subject.lemma) || lexicon.docs.is_whole(&subject.lemma);
        let of_whole = it.subject.as_ref().map_or_else(is_pronoun, is_whole);
        of_whole && it.event.as_ref().is_some_and(|event| lexicon.docs.is_having(&event.lemma))
    }

    /// Whether an item or a paragraph begins with the count and says no more: "- 14 formats".
    fn is_fragment(it: &Assertion, words: &[Word<'_>], start: usize) -> bool {
        it.event.is_none() && words.iter().take(start).all(|word| !word.text.chars().any(char::is_alphanumeric))
    }

    /// Whether a sentence stands right above a table.
    fn is_above(&self, kind: &Kind, sentence: Span) -> bool {
        let prose = self.things.document.prose();
        sentence.end() <= kind.span.start()
            && Span::new(sentence.end(), kind.span.start()).of(prose).trim_matches([':', '.', '|', '*', ' ', '\n', '\r']).is_empty()
    }

    /// Whether a count is of all that its sentence opens: "the following 14 formats".
    fn is_opening(&self, words: &[Word<'_>], start: usize) -> bool {
        let lexicon = self.things.lexicon;
        let is_definite = start.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| lexicon.words.is_definite(&word.lower));
        is_definite || lexicon.headings.is_opening(words)
    }
}

#[cfg(test)]
mod tests {
    use crate::account::sample::counted;

    /// The document with this text before and below its table of five formats.
    fn around(before: &str, below: &str) -> String {
        let table = "| Format | Extension |\n|---|---|\n| Tide | .tid |\n| Wind | .win |\n| Sun | .sun |\n| Moon | .moo |\n| Rain | .rai |\n";
        format!("# Kestrel\n\n{before}\n\n## Formats\n\n{below}\n\n{table}\n")
    }

    /// How many rows are read for the first count.
    fn read(text: &str) -> Option<String> {
        counted(text, |study, lexicon| super::tabulated(&study.document, &study.sentences, &study.assertions, |it| it.scope.exists, lexicon))
    }

    #[track_caller]
    fn says(text: &str, expected: Option<&str>) {
        assert_eq!(read(text).as_deref(), expected, "{text}");
    }

    /// Asks of each text, far above the table and right above it.
    #[track_caller]
    fn all_say(texts: &[&str], expected: Option<&str>) {
        let places = |text: &&str| [around(text, ""), around("", text)];
        let wrong: Vec<String> = texts.iter().flat_map(places).filter(|text| read(text).as_deref() != expected).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n----\n"));
    }

    #[test]
    fn counts_of_all_are_held_against_the_table_of_the_document() {
        all_say(
            &[
                "Kestrel writes 6 formats.",
                "Kestrel reads and writes 6 formats; see below.",
                "It supports six formats.",
                "The library has 6 formats.",
                "This crate provides 6 formats.",
                "All 6 formats are listed below.",
                "There are 6 formats.",
                "There are six formats, all of them fast.",
                "It comes with 6 formats.",
                "It writes a total of 6 formats.",
                "Kestrel knows 6 formats in total.",
                "6 formats are built in.",
                "- 6 formats\n- no dependencies",
                "- **6 formats**, all of them fast",
                "![formats](https://img.shields.io/badge/formats-6-green)",
                "Kestrel writes at least 6 formats.",
                "Kestrel writes more than 5 formats.",
                "Kestrel writes 6+ formats.",
                "Kestrel writes 4 Kestrel formats.",
            ],
            Some("5"),
        );
    }

    #[test]
    fn counts_right_above_the_table_are_held_against_it() {
        for text in ["The following 6 formats are known:", "These 6 formats are known:", "Kestrel can write these 6 formats:"] {
            says(&around("", text), Some("5"));
        }
        let table = "| Name | Extension |\n|---|---|\n| Tide | .tid |\n| Wind | .win |\n| Sun | .sun |\n";
        says(&format!("# Kestrel\n\nKestrel writes 4 output formats.\n\n## Output formats\n\n{table}"), Some("3"));
        says(&format!("# Kestrel\n\n## Supported formats\n\nThere are 4 formats.\n\n{table}"), Some("3"));
        says("# K\n\nK has 4 formats.\n\n| # | Format |\n|---|---|\n| 1 | Tide |\n| 2 | Wind |\n| 3 | Sun |\n", Some("3"));
    }

    #[test]
    fn some_of_them_and_others_are_not() {
        all_say(
            &[
                "Two of the formats are binary.",
                "Four formats are binary.",
                "Kestrel writes 4 formats by default.",
                "Kestrel writes 4 binary formats.",
                "It adds 6 new formats.",
                "Version 0.3 of Kestrel wrote 6 formats.",
                "Osprey writes 6 formats.",
                "Kestrel writes 4 formats without a dependency.",
                "Kestrel writes up to 6 formats.",
                "Kestrel has 60 formats.",
                "There are 4 formats: Tide, Wind, Sun and Moon. Others follow.",
                "Kestrel writes 4 formats, including Tide.",
                "Kestrel does not write 6 formats.",
                "Kestrel writes 4 of these formats.",
                "Kestrel writes about 6 formats.",
            ],
            None,
        );
    }

    #[test]
    fn a_table_that_may_hold_more_or_fewer_is_none() {
        let of = |rows: &str| format!("# Kestrel\n\nKestrel writes 4 formats.\n\n## Formats\n\n| Format | Extension |\n|---|---|\n{rows}");
        says(&of("| Tide | t |\n| Wind | w |\n| Sun | s |\n"), Some("3"));
        for rows in [
            "| Tide | t |\n| Wind, Rain | w |\n| Sun | s |\n",
            "| Tide | t |\n| Wind | w |\n| ... | |\n",
            "| Tide | t |\n| Wind | w |\n| | s |\n",
            "| Tide | 1 |\n| Wind | 2 |\n| Total | 3 |\n",
            "| Tide | t |\n| Wind | planned |\n| Sun | s |\n",
            "| Tide | ✅ |\n| Wind | ❌ |\n| Sun | ✅ |\n",
            "| Salt | |\n| Tide | t |\n| Wind | w |\n",
            "| Tide | t |\n| Tide | w |\n| Sun | s |\n",
        ] {
            says(&of(rows), None);
        }
        let two = "| Format | Extension |\n|---|---|\n| Tide | .tid |\n| Wind | .win |\n| Sun | .sun |\n";
        says(&format!("# Kestrel\n\nKestrel writes 5 formats.\n\n## Text\n\n{two}\n## Binary\n\n{two}"), None);
        says(&format!("# Kestrel\n\nKestrel writes 4 formats.\n\n## Popular examples\n\n{two}"), None);
    }

    #[test]
    fn a_count_from_elsewhere_is_of_the_whole() {
        let table = "| Format | Extension |\n|---|---|\n| Tide | .tid |\n| Wind | .win |\n| Sun | .sun |\n";
        let of = |text: &str, heading: &str| format!("# Kestrel\n\nA tool.\n\n## Use\n\n{text}\n\n## {heading}\n\n{table}");
        says(&of("Kestrel writes 4 formats.", "Formats"), Some("3"));
        says(&of("Kestrel writes 4 formats.", "Supported formats"), Some("3"));
        for text in ["There are 4 formats.", "It takes 4 formats.", "- 4 formats", "All 4 formats are of no use.", "The server has 4 formats."] {
            says(&of(text, "Formats"), None);
        }
        for heading in ["Binary formats", "Use with a proxy", "Formats of the proxy", "Options"] {
            says(&of("Kestrel writes 4 formats.", heading), None);
        }
    }
}
