//! The sentences under a diagnostic, out of any number of files.
//!
//! miette labels one source and prints whole lines of it; a conflict has two sources, and a line of news is a paragraph. So the
//! source given to miette is a column of excerpts, one line for each sentence, each with the name, line and column that its labels
//! have in the file:
//!
//! ```text
//! harbour.txt:3   The port … up to 40 boats left before the storm, …
//! radio.txt:1     About 70 boats had left by noon.
//! ```
//! How miette asks for text and what it gets (its context is set to one line, so that the two kinds of question differ):
//! - a span across two excerpts is out of bounds, so that miette keeps them in two boxes;
//! - a span with no context is the place of a label: true line and column of the file, for the header of the box;
//! - any other span yields its whole excerpt.
//!
//! A sentence that does not fit is elided around its labels; labels that do not fit beside each other get excerpts of their own.

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use unicode_width::UnicodeWidthChar;

use super::Style;
use super::fit::{columns, one_line, shown};
use crate::document::{Document, Place};
use crate::span::Span;

/// Columns that miette draws before a line, without the digits of its number.
const GUTTER: usize = 4;
/// Columns between a label's middle and its text: "╰── ".
const ARROW: usize = 4;
/// Pieces of a sentence that are closer than this are not parted by an ellipsis.
const CLOSE: usize = 4;
/// What stands under words that need no other.
const HERE: &str = "here";

/// A place to point at and what to say there.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// Bytes of the document.
    pub(super) span: Span,
    /// The reading.
    pub(super) text: String,
}

/// The excerpts of one diagnostic.
#[derive(Debug)]
pub(super) struct Excerpts {
    style: Style,
    text: String,
    parts: Vec<Part>,
    labels: Vec<PlacedLabel>,
}

/// One line of the column.
#[derive(Debug)]
struct Part {
    span: Span,
    name: String,
    line: usize,
}

/// A label in the column, with its place in the file.
#[derive(Debug)]
struct PlacedLabel {
    span: Span,
    place: Place,
    text: String,
}

impl Excerpts {
    pub(super) fn new(style: Style) -> Self {
        Self { style, text: String::new(), parts: Vec::new(), labels: Vec::new() }
    }

    /// The labels, as miette takes them.
    pub(super) fn labels(&self) -> impl Iterator<Item = LabeledSpan> + '_ {
        self.labels.iter().map(|label| LabeledSpan::new(Some(label.text.clone()), label.span.start(), label.span.len()))
    }

    /// Adds the labels of one sentence.
    pub(super) fn add(&mut self, document: &Document, sentence: Span, mut labels: Vec<Label>) {
        labels.sort_by_key(|label| label.span);
        let sentence = labels.iter().fold(sentence, |sentence, label| sentence.cover(label.span));
        let digits = document.place(sentence.end()).line.to_string().len();
        let room = self.style.width().saturating_sub(GUTTER + digits + 1);
        let ellipsis = columns(self.style.ellipsis());
        for label in &mut labels {
            // on a narrow terminal the values of a figure give way to its sentence
            if columns(&label.text) + ARROW > room / 2 {
                let words = one_line(label.span.of(document.prose()));
                if label.text.trim_matches(['\u{201c}', '\u{201d}']) == words {
                    HERE.clone_into(&mut label.text);
                } else if let Some((reading, _)) = label.text.split_once(" (") {
                    label.text = reading.to_owned();
                }
            }
        }
        let mut line = Line {
            prose: document.prose(),
            text: document.text(),
            breaks: document.breaks(),
            code: code(document, sentence),
            sentence,
            room,
            ellipsis,
            labels: Vec::new(),
        };
        for label in labels {
            line.labels.push(label);
            if line.labels.len() > 1 && !line.fits(&line.pieces(0)) {
                let last = line.labels.pop();
                self.push(document, &line);
                line.labels = last.into_iter().collect();
            }
        }
        if !line.labels.is_empty() {
            self.push(document, &line);
        }
    }

    /// Sets one line at the end of the column.
    fn push(&mut self, document: &Document, line: &Line<'_>) {
        let Some(first) = line.labels.first() else { return };
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        let set = line.set(self.style.ellipsis());
        self.text.push_str(&set.text);
        let span = Span::new(start, self.text.len());
        self.parts.push(Part { span, name: one_line(document.name()), line: document.place(first.span.start()).line });
        for label in &line.labels {
            let (from, to) = (set.at(label.span.start()), set.before(label.span.end()));
            self.labels.push(PlacedLabel { span: Span::new(start + from, start + to), place: document.place(label.span.start()), text: label.text.clone() });
        }
    }
}

/// What stands between backticks in a sentence, where it is blanked out of the prose.
fn code(document: &Document, sentence: Span) -> Vec<Span> {
    const MARK: char = '`';
    let mut found = Vec::new();
    let mut at = sentence.start();
    while let Some(rest) = document.text().get(at..sentence.end()) {
        let Some(opens) = rest.find(MARK).and_then(|opens| rest.get(opens..)) else { break };
        let start = sentence.end() - opens.len();
        let marks = opens.len() - opens.trim_start_matches(MARK).len();
        let Some((mark, inner)) = opens.split_at_checked(marks) else { break };
        let Some(len) = inner.find(mark) else { break };
        let span = Span::new(start + marks, start + marks + len);
        if span.of(document.prose()).trim().is_empty() {
            found.push(span);
        }
        at = span.end() + marks;
    }
    found
}

/// One sentence and the labels that it is shown with.
struct Line<'d> {
    prose: &'d str,
    text: &'d str,
    /// Where blocks and cells end.
    breaks: &'d [usize],
    /// What of the sentence is code, which readers see and which is no prose.
    code: Vec<Span>,
    sentence: Span,
    room: usize,
    ellipsis: usize,
    labels: Vec<Label>,
}

impl Line<'_> {
    /// The sentence, or as much of it around the labels as fits.
    fn set(&self, ellipsis: &str) -> Set {
        let whole = [self.sentence];
        if self.sentence.len() <= self.room * 4 && self.fits(&whole) {
            return self.compose(&whole, ellipsis);
        }
        let fitting = (0..=self.room).rev().map(|context| self.pieces(context)).find(|pieces| self.fits(pieces));
        self.compose(&fitting.unwrap_or_else(|| self.clipped()), ellipsis)
    }

    /// Whether the pieces, and the text under each of their labels, end before the edge.
    fn fits(&self, pieces: &[Span]) -> bool {
        let text_fits =
            |label: &Label| self.columns_before(pieces, label.span.start()) + self.width_between(label.span) / 2 + ARROW + columns(&label.text) <= self.room;
        self.width_of(pieces) <= self.room && self.labels.iter().all(text_fits)
    }

    /// Columns of the line that the pieces make before a byte of theirs.
    fn columns_before(&self, pieces: &[Span], at: usize) -> usize {
        let before = pieces.iter().filter(|piece| piece.start() <= at);
        let words: usize = before.clone().map(|piece| self.width_between(Span::new(piece.start(), piece.end().min(at)))).sum();
        let opens = pieces.first().is_some_and(|piece| piece.start() > self.sentence.start());
        words + usize::from(opens) * (self.ellipsis + 1) + before.count().saturating_sub(1) * (self.ellipsis + 2)
    }

    /// The labels with so many columns on either side, joined where they meet.
    fn pieces(&self, context: usize) -> Vec<Span> {
        let mut pieces: Vec<Span> = Vec::new();
        for label in &self.labels {
            let piece = Span::new(self.reach_back(label.span.start(), context), self.reach_on(label.span.end(), context));
            match pieces.last_mut() {
                Some(last) if piece.start() <= last.end() + CLOSE => *last = last.cover(piece),
                _ => pieces.push(piece),
            }
        }
        pieces
    }

    /// One label that is itself too long: its head and its tail.
    fn clipped(&self) -> Vec<Span> {
        let Some((label, text)) = self.labels.first().map(|label| (label.span, &label.text)) else { return Vec::new() };
        let under = (columns(text) + ARROW).saturating_sub(self.room / 2);
        let side = self.room.saturating_sub(3 * self.ellipsis + 4 + 2 * under) / 2;
        let head = self.reach_on(label.start(), side).max(label.start());
        let tail = self.reach_back(label.end(), side).max(head);
        vec![Span::new(label.start(), head), Span::new(tail, label.end())]
    }

    /// Up to so many columns back, to the beginning of a word.
    fn reach_back(&self, from: usize, context: usize) -> usize {
        let Some(before) = self.prose.get(self.sentence.start()..from) else { return from };
        let (mut used, mut at, mut word) = (0, from, from);
        for (offset, c) in before.char_indices().rev() {
            used += self.width_at(self.sentence.start() + offset, c);
            if used > context {
                return word;
            }
            if c.is_whitespace() {
                word = at;
            }
            at = self.sentence.start() + offset;
        }
        at
    }

    /// Up to so many columns on, to the end of a word.
    fn reach_on(&self, from: usize, context: usize) -> usize {
        let Some(after) = self.prose.get(from..self.sentence.end()) else { return from };
        let (mut used, mut word) = (0, from);
        for (offset, c) in after.char_indices() {
            used += self.width_at(from + offset, c);
            if c.is_whitespace() {
                word = from + offset;
            }
            if used > context {
                return word;
            }
        }
        self.sentence.end()
    }

    /// Columns of the pieces with ellipses and spaces around them.
    fn width_of(&self, pieces: &[Span]) -> usize {
        let words: usize = pieces.iter().map(|&piece| self.width_between(piece)).sum();
        let before = pieces.first().is_some_and(|piece| piece.start() > self.sentence.start());
        let after = pieces.last().is_some_and(|piece| piece.end() < self.sentence.end());
        let gaps = pieces.len().saturating_sub(1);
        words + (usize::from(before) + usize::from(after)) * (self.ellipsis + 1) + gaps * (self.ellipsis + 2)
    }

    fn width_between(&self, span: Span) -> usize {
        self.chars(span).map(|(at, c)| self.width_at(at, c)).sum()
    }

    /// The characters of a span with their places: those of the prose, and those of code.
    fn chars(&self, span: Span) -> impl Iterator<Item = (usize, char)> {
        let is_code = |at: usize| self.code.iter().any(|code| code.range().contains(&at));
        span.of(self.prose).char_indices().filter_map(move |(offset, c)| {
            let at = span.start() + offset;
            if is_code(at) { self.text.get(at..)?.chars().next().map(|c| (at, c)) } else { Some((at, c)) }
        })
    }

    /// Columns of the character at `at`: none for what is blanked out of the prose, and none for a second space.
    fn width_at(&self, at: usize, c: char) -> usize {
        if self.is_dropped(at, c) { 0 } else { shown(c).and_then(UnicodeWidthChar::width).unwrap_or(0) }
    }

    fn is_dropped(&self, at: usize, c: char) -> bool {
        if !c.is_whitespace() || c == '\u{a0}' {
            return false;
        }
        let is_markup = self.text.get(at..).and_then(|rest| rest.chars().next()).is_none_or(|c| !c.is_whitespace());
        let follows_space = at > self.sentence.start() && self.text.as_bytes().get(at - 1).is_some_and(u8::is_ascii_whitespace);
        // what parts two cells is shown as a space: "Tarn,15"
        let parts = self.breaks.binary_search(&at).is_ok();
        is_markup && !parts || follows_space
    }

    /// Puts the pieces on one line.
    fn compose(&self, pieces: &[Span], ellipsis: &str) -> Set {
        let mut set = Set { text: String::new(), origins: Vec::new() };
        for (index, piece) in pieces.iter().enumerate() {
            if index > 0 || piece.start() > self.sentence.start() {
                if index > 0 && !set.text.ends_with(' ') {
                    set.text.push(' ');
                }
                set.text.push_str(ellipsis);
                set.text.push(' ');
            }
            for (at, c) in self.chars(*piece) {
                if let Some(c) = shown(c).filter(|&shown| !self.is_dropped(at, c) && (shown != ' ' || !set.text.ends_with(' '))) {
                    set.origins.push((at, set.text.len()));
                    set.text.push(c);
                }
            }
        }
        if pieces.last().is_some_and(|piece| piece.end() < self.sentence.end()) {
            if !set.text.ends_with(' ') {
                set.text.push(' ');
            }
            set.text.push_str(ellipsis);
        }
        set
    }
}

/// A line as shown, and where its characters come from.
struct Set {
    text: String,
    /// Byte of the document, byte of the line; both ascend.
    origins: Vec<(usize, usize)>,
}

impl Set {
    /// Where the first character at or after a byte of the document is shown.
    fn at(&self, origin: usize) -> usize {
        let index = self.origins.partition_point(|&(from, _)| from < origin);
        self.origins.get(index).map_or(self.text.len(), |&(_, shown)| shown)
    }

    /// Where the last character before a byte of the document ends.
    fn before(&self, origin: usize) -> usize {
        let index = self.origins.partition_point(|&(from, _)| from < origin);
        let last = index.checked_sub(1).and_then(|index| self.origins.get(index)).map_or(0, |&(_, shown)| shown);
        last + self.text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
    }
}

impl SourceCode for Excerpts {
    fn read_span<'a>(&'a self, span: &SourceSpan, context_before: usize, context_after: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let wanted = Span::new(span.offset(), span.offset() + span.len());
        let part = self.parts.iter().find(|part| part.span.contains(wanted)).ok_or(MietteError::OutOfBounds)?;
        let label = (context_before, context_after) == (0, 0);
        let place = self.labels.iter().find(|placed| label && placed.span == wanted).map(|placed| placed.place);
        let (shown, line, column) = place.map_or((part.span, part.line, 1), |place| (wanted, place.line, place.column));
        let data = self.text.as_bytes().get(shown.range()).ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(MietteSpanContents::new_named(
            part.name.clone(),
            data,
            (shown.start(), shown.len()).into(),
            line.saturating_sub(1),
            column.saturating_sub(1),
            1,
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(text: &str, figures: &[&str], width: usize, expected: &[&str]) {
        let document = Document::new("t.md".to_owned(), text.to_owned(), crate::document::Format::Markdown);
        let sentence = Span::new(text.len() - text.trim_start().len(), text.trim_end().len());
        let labels = figures.iter().map(|figure| {
            let start = text.find(figure).unwrap();
            Label { span: Span::new(start, start + figure.len()), text: "x".to_owned() }
        });
        let mut excerpts = Excerpts::new(Style::new(width));
        excerpts.add(&document, sentence, labels.collect());
        assert_eq!(excerpts.text.lines().collect::<Vec<_>>(), expected);
        for line in excerpts.text.lines() {
            assert!(columns(line) + GUTTER < width, "{line}");
        }
        for label in &excerpts.labels {
            let word = label.span.of(&excerpts.text);
            assert!(figures.iter().any(|figure| word.starts_with(figure.split(' ').next().unwrap_or_default())), "{word}");
        }
    }

    #[test]
    fn a_short_sentence_is_shown_as_a_whole() {
        shows("Some 40 boats left.", &["40 boats"], 80, &["Some 40 boats left."]);
    }

    #[test]
    fn markup_and_line_ends_are_not_shown() {
        shows("Some **40** boats\nleft the [port](http://x.example).", &["40", "boats"], 80, &["Some 40 boats left the port."]);
    }

    #[test]
    fn code_is_shown_without_its_marks() {
        shows("It has four `run` commands: `add`, ``caf\u{e9} x`` and `drop`.", &["four"], 80, &["It has four run commands: add, caf\u{e9} x and drop."]);
    }

    #[test]
    fn cells_do_not_run_into_each_other() {
        let document = Document::new("t.csv".to_owned(), "Port,Boats\nTarn,15\nHolm,7\n".to_owned(), crate::document::Format::Csv);
        let row = Span::new(11, 18);
        let mut excerpts = Excerpts::new(Style::new(60));
        excerpts.add(&document, row, vec![Label { span: Span::new(16, 18), text: "15".to_owned() }]);
        assert_eq!(excerpts.text, "Tarn 15");
    }

    #[test]
    fn a_long_sentence_is_elided_around_its_labels() {
        let text = "The harbour master of the northern port said on Sunday that some 40 boats had left before the storm came in over the outer islands, and that another 17 of them were still being looked for.";
        shows(text, &["40 boats"], 60, &["\u{2026} on Sunday that some 40 boats had left before the \u{2026}"]);
        shows(text, &["40 boats", "17 of them"], 60, &["\u{2026} some 40 boats had left \u{2026} another 17 of them were \u{2026}"]);
    }

    #[test]
    fn labels_that_do_not_fit_beside_each_other_get_lines_of_their_own() {
        let text = "The forty or so boats of the northern fishing fleet and the seventy or so boats of the southern fishing fleet left.";
        shows(
            text,
            &["forty or so boats of the northern", "seventy or so boats of the southern"],
            60,
            &["The forty or so boats of the northern fishing fleet \u{2026}", "\u{2026} the seventy or so boats of the southern fishing \u{2026}"],
        );
    }

    #[test]
    fn a_label_that_is_too_long_shows_its_head_and_its_tail() {
        let text = "In all, forty or so of the older and most of the younger and larger boats of the northern fishing fleet left.";
        let figure = "forty or so of the older and most of the younger and larger boats of the northern fishing fleet";
        shows(text, &[figure], 60, &["\u{2026} forty or so of the \u{2026} northern fishing fleet \u{2026}"]);
    }

    #[test]
    fn a_sentence_of_megabytes_is_elided_too() {
        let text = format!("{}40 boats{}", "so and ".repeat(300_000), " and so on".repeat(300_000));
        shows(&text, &["40 boats"], 40, &["\u{2026} and so and 40 boats and so on \u{2026}"]);
    }
}
