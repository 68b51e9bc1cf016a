//! Tokens of a tree: words as a treebank has them, and figures as one token each.
//!
//! ```text
//! "doesn't"                do | n't            a clitic of the model's language parts from its word
//! "up to 30,000 fighters"  <count> | fighters  a figure with its hedge, sign, scale and unit is one token
//! "doubled", "the second"  doubled | second    what is said in one word of its own keeps it
//! ```

use std::ops::Range;

use crate::claim::{Figure, Form};
use crate::quantity::Dimension;
use crate::sentence::{Kind, Word};

/// What a figure is, as far as its place in a sentence goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Class {
    /// Counts what follows: "12", "thirty".
    Count = 1,
    /// A share: "12 per cent".
    Share,
    /// An amount of money.
    Money,
    /// A measure with its unit: "30 miles", "two weeks".
    Measure,
    /// A measure before what it describes: "30-foot", "a 12-year".
    Adjective,
    /// A date or a year.
    Date,
    /// A time of day.
    Time,
    /// Somebody's age.
    Age,
    /// A score, a ratio or a name with a number.
    Other,
}

impl Class {
    /// The class of a figure; none where its own word says more: "doubled", "dozens", "second", "half".
    #[must_use]
    pub fn of(figure: &Figure) -> Option<Self> {
        let vague = figure.stated.is_empty() && figure.moment.is_none() && figure.unit.dimension() != Dimension::Age;
        if vague || matches!(figure.form, Form::Multiple | Form::Fraction) {
            return None;
        }
        if figure.form == Form::Adjective {
            return Some(Self::Adjective);
        }
        Some(match figure.unit.dimension() {
            Dimension::Count => Self::Count,
            Dimension::Share => Self::Share,
            Dimension::Money => Self::Money,
            Dimension::Date | Dimension::Year => Self::Date,
            Dimension::TimeOfDay => Self::Time,
            Dimension::Age => Self::Age,
            Dimension::Ordinal => return None,
            Dimension::Score | Dimension::Ratio | Dimension::Name | Dimension::Other => Self::Other,
            _ => Self::Measure,
        })
    }
}

/// One token of a tree.
#[derive(Clone, Debug)]
pub struct Token<'w> {
    /// In lower case; empty for a figure.
    pub lower: &'w str,
    /// As written; empty for a figure.
    pub text: &'w str,
    /// The words of the sentence that it takes; the parts of one word share it.
    pub words: Range<usize>,
    /// The figure that it stands for.
    pub figure: Option<usize>,
    /// Its class, where it is one token whatever its words.
    pub class: Option<Class>,
    /// Whether it follows the token before it without white space.
    pub glued: bool,
}

/// Endings that a treebank parts from their word: "n't", "'ll".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clitics(Vec<Box<str>>);

impl Clitics {
    /// These endings, in lower case.
    #[must_use]
    pub fn new(endings: impl IntoIterator<Item = impl Into<Box<str>>>) -> Self {
        let mut endings: Vec<Box<str>> = endings.into_iter().map(Into::into).collect();
        endings.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
        Self(endings)
    }

    /// The endings, longest first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// Bytes of the word before its clitic.
    fn cut(&self, lower: &str) -> Option<usize> {
        if !lower.contains('\'') {
            return None;
        }
        self.iter().find_map(|ending| lower.strip_suffix(ending)).map(str::len).filter(|&len| len > 0)
    }
}

/// The tokens of a sentence, in order.
#[must_use]
pub fn tokens<'w>(words: &'w [Word<'w>], figures: &[(Figure, Range<usize>)], clitics: &Clitics) -> Vec<Token<'w>> {
    let mut found = Vec::with_capacity(words.len());
    let mut figures = figures.iter().enumerate().peekable();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        while figures.next_if(|(_, (_, range))| range.end <= at).is_some() {}
        let here = figures.peek().filter(|(_, (_, range))| range.start <= at);
        if let Some(&(index, (figure, range))) = here {
            if let Some(class) = Class::of(figure) {
                found.push(Token { lower: "", text: "", words: at..range.end, figure: Some(index), class: Some(class), glued: word.glued });
                at = range.end;
                continue;
            }
            // the last word of "a third", "more than doubled" stands for it
            let stands_for = (at + 1 == range.end || at == main_word(words, range)).then_some(index);
            let figure = stands_for.filter(|_| at == main_word(words, range));
            found.push(Token { lower: &word.lower, text: word.text, words: at..at + 1, figure, class: None, glued: word.glued });
            at += 1;
            continue;
        }
        match clitics.cut(&word.lower).filter(|&cut| word.kind == Kind::Word && word.text.len() == word.lower.len() && word.text.is_char_boundary(cut)) {
            Some(cut) => {
                for (part, glued) in [(0..cut, word.glued), (cut..word.lower.len(), true)] {
                    found.push(Token { lower: &word.lower[part.clone()], text: &word.text[part], words: at..at + 1, figure: None, class: None, glued });
                }
            }
            None => found.push(Token { lower: &word.lower, text: word.text, words: at..at + 1, figure: None, class: None, glued: word.glued }),
        }
        at += 1;
    }
    found
}

/// The word of a figure that its tree hangs on: the last one of letters or digits.
fn main_word(words: &[Word<'_>], range: &Range<usize>) -> usize {
    range.clone().rev().find(|&at| words[at].kind != Kind::Sign).unwrap_or(range.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::parse::figures;
    use crate::span::Span;

    #[track_caller]
    fn read(text: &str, expected: &[&str]) {
        let lexicon = Lexicon::shipped().unwrap();
        let words = crate::sentence::words(text, Span::new(0, text.len()));
        let figures = figures(&words, &lexicon).figures;
        let tokens = tokens(&words, &figures, &Clitics::new(["n't", "'ll"]));
        let found: Vec<String> = tokens.iter().map(|token| token.class.map_or(token.lower.to_owned(), |class| format!("{class:?}"))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_figure_is_one_token() {
        read("Up to 30,000 fighters came.", &["Count", "fighters", "came", "."]);
        read("It cost $3 million in 2012.", &["it", "cost", "Money", "in", "Date", "."]);
        read("A 30-foot wall fell 12 per cent.", &["a", "Adjective", "wall", "fell", "Share", "."]);
    }

    #[test]
    fn a_word_that_says_more_keeps_itself() {
        read("Sales doubled to 12.", &["sales", "doubled", "to", "Count", "."]);
        read("Half of them left.", &["half", "of", "them", "left", "."]);
    }

    #[test]
    fn clitics_part_from_their_word() {
        read("They don't think they'll go.", &["they", "do", "n't", "think", "they", "'ll", "go", "."]);
    }
}
