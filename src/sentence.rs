//! Sentences and their words.
//!
//! A sentence ends at `.`, `?` or `!` where what follows can begin another one, at a blank line, at a block's end, and at a line
//! end unless the text is hard-wrapped. Abbreviations and initials do not end it.

mod word;

pub use word::{Kind, Word, words};

use crate::document::Document;
use crate::form::FILLER;
use crate::limit::{Limit, Limits};
use crate::span::Span;

/// Words that a full stop shortens, so that it ends no sentence; lower case, without the stop.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "apr", "approx", "aug", "ave", "bros", "brig", "capt", "cf", "cmdr", "co", "col", "corp", "cpl", "dec", "dept", "det", "dr", "ed", "est",
    "etc", "feb", "ft", "fri", "gen", "gov", "hon", "inc", "insp", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "messrs", "mr", "mrs", "ms", "mt",
    "no", "nos", "nov", "oct", "pp", "prof", "rep", "reps", "rev", "rs", "sen", "sens", "sep", "sept", "sgt", "sr", "st", "supt", "thu", "tue", "vs", "wed",
    "u.s", "u.k", "u.n",
];
/// Abbreviations that often end a sentence all the same: a capital after them decides.
const CLOSING_ABBREVIATIONS: &[&str] = &["co", "corp", "inc", "ltd", "etc", "jr", "sr", "u.s", "u.k", "u.n", "est", "ft"];
/// A run of text without a stop is parted at white space after this many bytes: it is a list or a table, and no grammar reads so far.
const LONGEST: usize = Limit::SentenceBytes.most();
/// Abbreviations of what is numbered: they end no sentence before a number.
const NUMBERED_ABBREVIATIONS: &[&str] = &["art", "ch", "eq", "fig", "figs", "p", "para", "pg", "sec", "vol", "vols"];
/// Words after which a sentence goes on.
const UNFINISHED: &[&str] = &["a", "an", "and", "between", "from", "its", "of", "or", "our", "than", "the", "their"];
/// Lines of hard-wrapped text are between these lengths, in bytes.
const WRAPPED_LINE: std::ops::RangeInclusive<usize> = 50..=100;

/// The sentences of a document's prose, in order; they hold every character that is not white space.
///
/// ```
/// use gainsay::{document::Document, sentence::sentences};
/// let document = Document::plain("a.txt", "Mr. Ruiz counted 3.5 tonnes. It rained.");
/// let texts: Vec<&str> = sentences(&document).iter().map(|span| span.of(document.prose())).collect();
/// assert_eq!(texts, ["Mr. Ruiz counted 3.5 tonnes.", "It rained."]);
/// ```
#[must_use]
pub fn sentences(document: &Document) -> Vec<Span> {
    parted(document, &mut Limits::default())
}

/// The same; those that had to be parted are noted.
#[must_use]
pub fn parted(document: &Document, limits: &mut Limits) -> Vec<Span> {
    let text = document.prose();
    let mut wrap = Wrap::new(text);
    let mut breaks = document.breaks().iter().copied().peekable();
    let mut found = Vec::new();
    let mut start = 0;
    let mut push = |start: &mut usize, end: usize| {
        let raw = text.get(*start..end).unwrap_or_default();
        let leading = raw.len() - raw.trim_start().len();
        let trimmed = raw.trim();
        limits.weigh(Limit::SentenceBytes, trimmed.len());
        let mut from = *start + leading;
        for part in parts(trimmed) {
            if !part.trim().is_empty() {
                let lead = part.len() - part.trim_start().len();
                found.push(Span::new(from + lead, from + lead + part.trim().len()));
            }
            from += part.len();
        }
        *start = end;
    };
    for at in memchr::memchr3_iter(b'.', b'?', b'!', text.as_bytes())
        .map(|at| (at, true))
        .merge_with(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| (at, false)))
    {
        let (at, is_stop) = at;
        while let Some(end) = breaks.next_if(|&end| end <= at) {
            push(&mut start, end);
        }
        if at < start {
            continue;
        }
        if is_stop {
            if let Some(end) = stop_ends(text, start, at) {
                push(&mut start, end);
            }
        } else if line_end_ends(text, start, at, &mut wrap) {
            push(&mut start, at + 1);
        }
    }
    for end in breaks {
        push(&mut start, end);
    }
    push(&mut start, text.len());
    found
}

/// The text itself, or its parts of at most [`LONGEST`] bytes, cut after white space where there is some.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut cut = rest.len();
        if cut > LONGEST {
            cut = (0..=LONGEST).rev().find(|&at| rest.is_char_boundary(at)).unwrap_or(rest.len());
            cut = rest[..cut].rfind(char::is_whitespace).map_or(cut, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
        }
        let (part, after) = rest.split_at(cut.max(1).min(rest.len()));
        rest = after;
        Some(part)
    })
}

/// Merges two ascending sequences of places.
trait MergeWith: Iterator<Item = (usize, bool)> + Sized {
    fn merge_with(self, other: impl Iterator<Item = (usize, bool)>) -> impl Iterator<Item = (usize, bool)> {
        let (mut left, mut right) = (self.peekable(), other.peekable());
        std::iter::from_fn(move || match (left.peek(), right.peek()) {
            (Some(a), Some(b)) => {
                if a.0 <= b.0 {
                    left.next()
                } else {
                    right.next()
                }
            }
            (Some(_), None) => left.next(),
            (None, _) => right.next(),
        })
    }
}

impl<I: Iterator<Item = (usize, bool)>> MergeWith for I {}

/// Where a sentence that is closed by the stop at `at` ends; `None` if the stop closes none.
fn stop_ends(text: &str, start: usize, at: usize) -> Option<usize> {
    let before = text.get(start..at)?;
    let after = text.get(at + 1..)?;
    let closing = after.len() - after.trim_start_matches([FILLER, '"', '\'', '\u{201d}', '\u{2019}', ')', ']', '.', '?', '!']).len();
    let before = before.trim_end_matches(FILLER);
    let end = at + 1 + closing;
    let rest = text.get(end..)?;
    let is_full_stop = text.as_bytes().get(at) == Some(&b'.');
    let Some(next) = rest.chars().next() else { return Some(end) };
    if !next.is_whitespace() {
        // "into Turkey.Officials said": a stop that has lost its space
        let glued = is_full_stop
            && closing == 0
            && next.is_uppercase()
            && before.chars().rev().take_while(|c| c.is_lowercase()).count() >= 3
            && rest.chars().nth(1).is_some_and(char::is_lowercase);
        return glued.then_some(end);
    }
    let opener = rest.trim_start().trim_start_matches(['"', '\'', '\u{201c}', '\u{2018}', '(', '[', '\u{2022}']).chars().next()?;
    if opener.is_lowercase() {
        return None;
    }
    if !is_full_stop || closing > 0 && after.starts_with(['"', '\u{201d}', ')']) {
        return Some(end);
    }
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '\u{201c}' | '"' | '$' | '-' | '\u{2013}')).next().unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    if is_initial && word != "I" {
        return None;
    }
    // "H.R. 3590"
    let are_initials = word.contains('.') && word.split('.').all(|part| part.len() == 1 && part.starts_with(char::is_uppercase));
    if are_initials && opener.is_ascii_digit() {
        return None;
    }
    if is_one_of(word, ABBREVIATIONS) {
        let closes = is_one_of(word, CLOSING_ABBREVIATIONS) && begins_a_sentence(rest);
        return closes.then_some(end);
    }
    if is_one_of(word, NUMBERED_ABBREVIATIONS) && opener.is_ascii_digit() {
        return None;
    }
    if is_one_of(word, &["a.m", "p.m"]) {
        return opener.is_uppercase().then_some(end);
    }
    Some(end)
}

/// Whether a word, in any case, is one of these in lower case.
fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| known.len() == word.len() && known.eq_ignore_ascii_case(word))
}

/// Whether the next word is one that opens sentences rather than names.
fn begins_a_sentence(rest: &str) -> bool {
    let word: String = rest.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    matches!(
        word.as_str(),
        "The"
            | "It"
            | "He"
            | "She"
            | "They"
            | "We"
            | "In"
            | "But"
            | "A"
            | "An"
            | "This"
            | "That"
            | "There"
            | "On"
            | "At"
            | "And"
            | "Its"
            | "His"
            | "Her"
            | "Their"
            | "These"
            | "As"
            | "For"
            | "If"
    )
}

/// Whether the line end at `at` ends the sentence that begins at `start`.
fn line_end_ends(text: &str, start: usize, at: usize, wrap: &mut Wrap<'_>) -> bool {
    let rest = text.get(at + 1..).unwrap_or_default();
    let is_blank = rest.chars().take_while(|c| c.is_whitespace()).any(|c| c == '\n') || rest.trim_start_matches([' ', '\t', '\r']).is_empty();
    let line = text.get(start..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    if is_blank || (is_entry(line) || is_header(line)) && is_entry(rest.lines().next().unwrap_or_default()) {
        return true;
    }
    let next = rest.trim_start().chars().next();
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    !(WRAPPED_LINE.contains(&width(line)) && wrap.is_wrapped(at))
}

/// Whether a line holds a name and its number and nothing else: "detectors: 54", "detectors,54".
fn is_entry(line: &str) -> bool {
    let line = line.trim();
    let value = line.rsplit([':', ',']).next().unwrap_or_default();
    let name = line.strip_suffix(value).unwrap_or_default();
    let parted = name.ends_with(':') || name.ends_with(',') && !line.contains(' ');
    parted && name.starts_with(char::is_alphabetic) && value.trim().starts_with(|c: char| c.is_ascii_digit()) && !value.trim().contains(' ')
}

/// Whether a line names the columns of entries: "name,count".
fn is_header(line: &str) -> bool {
    let line = line.trim();
    line.contains(',') && line.chars().all(|c| c.is_alphanumeric() || matches!(c, ',' | '_' | '-'))
}

/// Characters of a line that a reader sees.
fn width(line: &str) -> usize {
    line.trim_end().chars().filter(|c| *c != FILLER).count()
}

/// Which paragraphs of a text are wrapped: their lines end where the page does and not where a sentence does.
///
/// A paragraph is wrapped where every line but its last has the width of a page, none is longer, and a line end falls inside a
/// sentence for certain: the next line begins with a small letter, or the line ends in a comma or in "of". Where a paragraph does not tell, the
/// text does: most of its lines of that width end so.
struct Wrap<'t> {
    text: &'t str,
    /// The paragraph that was asked for last, and what it is.
    last: Option<(std::ops::Range<usize>, bool)>,
    whole: Option<bool>,
}

impl<'t> Wrap<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, last: None, whole: None }
    }

    /// Whether the line that ends at `at` stands in a wrapped paragraph.
    fn is_wrapped(&mut self, at: usize) -> bool {
        if let Some((range, wrapped)) = &self.last
            && range.contains(&at)
        {
            return *wrapped;
        }
        let range = paragraph(self.text, at);
        let lines: Vec<&str> = self.text.get(range.clone()).unwrap_or_default().lines().collect();
        let wide = lines.iter().rev().skip(1).all(|line| WRAPPED_LINE.contains(&width(line)));
        let fits = wide && lines.last().is_some_and(|line| width(line) <= *WRAPPED_LINE.end());
        let inside = || lines.windows(2).any(|pair| ends_inside(pair[0], pair[1]));
        let wrapped = fits && inside() || self.is_whole();
        self.last = Some((range, wrapped));
        wrapped
    }

    /// Whether most line ends of the text fall inside sentences.
    fn is_whole(&mut self) -> bool {
        let text = self.text;
        *self.whole.get_or_insert_with(|| {
            let (mut wrapped, mut long, mut inside) = (0_usize, 0_usize, 0_usize);
            for line in text.lines().take(400) {
                let fits = WRAPPED_LINE.contains(&width(line));
                wrapped += usize::from(fits);
                long += usize::from(width(line) > *WRAPPED_LINE.end());
                inside += usize::from(fits && line.trim_end_matches([FILLER, ' ', '\r']).ends_with(|c: char| c.is_alphanumeric() || c == ','));
            }
            wrapped >= 3 && long * 10 < wrapped && inside * 2 > wrapped
        })
    }
}

/// The paragraph around a line end: up to the blank lines on either side, or the ends of the text.
fn paragraph(text: &str, at: usize) -> std::ops::Range<usize> {
    let is_blank = |line: &str| line.trim().is_empty();
    let before = text.get(..at).unwrap_or_default();
    let back: usize = before.split('\n').rev().take_while(|line| !is_blank(line)).map(|line| line.len() + 1).sum();
    let on: usize = text.get(at + 1..).unwrap_or_default().split_inclusive('\n').take_while(|line| !is_blank(line)).map(str::len).sum();
    (at + 1).saturating_sub(back)..at + 1 + on
}

/// Whether a sentence runs from one line into the next for certain.
fn ends_inside(line: &str, next: &str) -> bool {
    let line = line.trim_end_matches([FILLER, ' ', '\r']);
    let last = || line.rsplit(char::is_whitespace).next().unwrap_or_default();
    line.ends_with(',') || line.ends_with(char::is_alphanumeric) && (next.trim_start().starts_with(char::is_lowercase) || UNFINISHED.contains(&last()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn splits(text: &str, expected: &[&str]) {
        let document = Document::plain("t", text);
        let found: Vec<&str> = sentences(&document).iter().map(|span| span.of(document.prose())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stops_end_sentences_and_abbreviations_do_not() {
        splits("Gen. Ortiz lost 12 men. Dr. Yu lost none!", &["Gen. Ortiz lost 12 men.", "Dr. Yu lost none!"]);
        splits("He has 3.5 million in the U.S. Army. Why?", &["He has 3.5 million in the U.S. Army.", "Why?"]);
        splits("It moved to the U.S. The rest stayed.", &["It moved to the U.S.", "The rest stayed."]);
        splits("J. K. Amis, of No. 12, agreed.", &["J. K. Amis, of No. 12, agreed."]);
    }

    #[test]
    fn what_is_numbered_goes_on_with_its_number() {
        splits("See p. 45 of it. It rained.", &["See p. 45 of it.", "It rained."]);
        splits("The House passed H.R. 3590. It rained.", &["The House passed H.R. 3590.", "It rained."]);
        splits("He ate a fig. Two were left.", &["He ate a fig.", "Two were left."]);
    }

    #[test]
    fn closing_quotes_belong_to_the_sentence() {
        splits("\u{201c}We saw 40.\u{201d} They saw 30.", &["\u{201c}We saw 40.\u{201d}", "They saw 30."]);
        splits("\u{201c}How many?\u{201d} he asked.", &["\u{201c}How many?\u{201d} he asked."]);
    }

    #[test]
    fn a_stop_that_lost_its_space_still_ends_a_sentence() {
        splits("They went into Turkey.Officials knew.", &["They went into Turkey.", "Officials knew."]);
        splits("See news.example.org for it.", &["See news.example.org for it."]);
    }

    #[test]
    fn line_ends_end_sentences_unless_the_text_is_wrapped() {
        splits("A headline about 40 men\nThe body says 30.", &["A headline about 40 men", "The body says 30."]);
        let wrapped = "The harbour master of the northern port said that some\nForty boats had left it by noon, although a few of the\nOlder ones stayed behind because of a storm that lasted\nAll day.";
        assert_eq!(sentences(&Document::plain("t", wrapped)).len(), 1);
    }

    #[test]
    fn entries_are_sentences_of_their_own() {
        splits("boats: 54\ncrews: 209\n", &["boats: 54", "crews: 209"]);
        splits("name,count\nboats,54\ncrews,209\n", &["name,count", "boats,54", "crews,209"]);
        splits("They left in May: 54\nboats and 12 crews.", &["They left in May: 54\nboats and 12 crews."]);
    }

    #[test]
    fn a_paragraph_is_wrapped_where_its_lines_are() {
        let two = "The harbour master of the northern port told the council\nForty boats had left by noon on Monday, and that all the\nrest would stay.";
        assert_eq!(sentences(&Document::plain("t", two)).len(), 1);
        let headed = "The council heard of a storm that sank a dozen of the boats\n\nThe harbour master of the northern port said on Friday,\nForty minutes late, that it was over.";
        assert_eq!(sentences(&Document::plain("t", headed)).len(), 2);
        let figures = "The harbour master of the northern port had a net income of\n790,000 crowns and three boats, and then a windfall of\n12 more.";
        assert_eq!(sentences(&Document::plain("t", figures)).len(), 1);
        splits(
            "The council of the northern port counts its boats in spring\nForty boats lie there now",
            &["The council of the northern port counts its boats in spring", "Forty boats lie there now"],
        );
    }

    #[test]
    fn text_without_a_stop_is_parted_at_white_space() {
        let text = "and one ".repeat(10_000);
        let document = Document::plain("t", text.as_str());
        let found = sentences(&document);
        assert!(found.len() > 3 && found.iter().all(|span| span.len() <= LONGEST));
        assert!(found.iter().all(|span| span.of(&text).ends_with("one") || span.of(&text).ends_with("and")));
    }

    #[test]
    fn empty_and_blank_texts_have_none() {
        splits("", &[]);
        splits(" \n\n \t", &[]);
    }
}
