//! Two figures, each within its text, and what the words of the two texts are to each other.
//!
//! A [`Text`] is prepared once for a whole dossier, [`Texts`] once for two texts; a [`Pair`] costs nothing to make.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::overlap::{Matches, Token};
use super::super::sheet::Page;
use super::story::Story;
use crate::assertion::{Assertion, Term};
use crate::kin::Word;
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Dimension};

/// The words around one figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Bags {
    pub clause: Vec<Token>,
    pub sentence: Vec<Token>,
    pub near: Vec<Token>,
}

/// A text with the words of its figures looked up.
#[derive(Debug)]
pub struct Text<'e> {
    pub(super) page: Page<'e>,
    kin: Vec<Option<Word>>,
    bags: Vec<Bags>,
    /// The values of each noun that is counted.
    nouns: BTreeMap<(Dimension, &'e str), BTreeSet<Option<Amount>>>,
}

impl<'e> Text<'e> {
    /// Looks up what its figures stand beside.
    #[must_use]
    pub fn new(page: Page<'e>) -> Self {
        let words = &page.story.words;
        let bag = |terms: &[Term]| -> Vec<Token> {
            let token = |term: &Term| Some(Token { at: place(words, &term.lemma)?, weight: term.weight, is_name: term.is_name });
            terms.iter().filter_map(token).collect()
        };
        let bags = |it: &Assertion| Bags { clause: bag(&it.evidence.clause), sentence: bag(&it.evidence.sentence), near: bag(&it.evidence.near) };
        let mut nouns: BTreeMap<(Dimension, &'e str), BTreeSet<Option<Amount>>> = BTreeMap::new();
        for it in page.assertions {
            if let Some(key) = noun_key(it) {
                nouns.entry(key).or_default().insert(it.reading.centre());
            }
        }
        Self { page, kin: words.iter().map(|term| Word::of(&term.lemma)).collect(), bags: page.assertions.iter().map(bags).collect(), nouns }
    }

    /// The words of the whole text.
    #[must_use]
    pub fn story(&self) -> &'e crate::normalise::Story {
        self.page.story
    }

    /// Whether it has one figure only for what the figure counts.
    fn is_sole(&self, it: &Assertion) -> Option<bool> {
        noun_key(it).and_then(|key| self.nouns.get(&key)).map(|values| values.len() == 1)
    }

    fn bags(&self, index: usize) -> &Bags {
        const NONE: &Bags = &Bags { clause: Vec::new(), sentence: Vec::new(), near: Vec::new() };
        self.bags.get(index).unwrap_or(NONE)
    }
}

fn noun_key(it: &Assertion) -> Option<(Dimension, &str)> {
    let noun = it.noun.as_ref().filter(|noun| !noun.inherited)?;
    Some((it.unit.dimension(), noun.lemma.as_str()))
}

fn place(words: &[Term], lemma: &str) -> Option<usize> {
    words.binary_search_by(|term| (*term.lemma).cmp(lemma)).ok()
}

/// Which words of two texts say the same.
#[derive(Debug)]
pub struct Texts<'e> {
    pub(super) statement: Arc<Text<'e>>,
    pub(super) source: Arc<Text<'e>>,
    pub(super) lexicon: &'e Lexicon,
    pub(super) matches: Matches,
    /// How alike two words are, in hundredths and one more; zero where nobody has asked yet.
    alike: Vec<Cell<u8>>,
    pub(super) story: Story,
}

impl<'e> Texts<'e> {
    /// A statement and a source.
    #[must_use]
    pub fn new(statement: Arc<Text<'e>>, source: Arc<Text<'e>>, lexicon: &'e Lexicon) -> Self {
        let (left, right) = (&statement.page.story.words, &source.page.story.words);
        let matches = Matches::new(left, right, lexicon);
        let alike = vec![Cell::new(0); left.len() * right.len()];
        Self { statement, source, lexicon, matches, alike, story: Story::default() }
    }

    /// How alike two words are, in hundredths: all of it where one is a form of the other or stands for it, or their likeness in use.
    pub(super) fn alike(&self, left: usize, right: usize) -> u8 {
        let width = self.source.kin.len();
        let Some(cell) = self.alike.get(left * width + right) else { return 0 };
        if let Some(known) = cell.get().checked_sub(1) {
            return known;
        }
        let matched = self.matches.of(left, right);
        let kin = || self.statement.kin[left].zip(self.source.kin[right]).and_then(|(a, b)| a.likeness(b)).map_or(0, |likeness| likeness.clamp(0, 100));
        let alike = if matched > 0.0 { 100 } else { u8::try_from(kin()).unwrap_or(0) };
        cell.set(alike + 1);
        alike
    }

    /// The share of the weight of `of` that `by` says in kindred words.
    pub(super) fn soft(&self, of: &[Token], by: &[Token], is_back: bool) -> f32 {
        let (mut all, mut told) = (0.0, 0.0);
        for word in of {
            let near = |other: &Token| if is_back { self.alike(other.at, word.at) } else { self.alike(word.at, other.at) };
            all += word.weight;
            told += word.weight * f32::from(by.iter().map(near).max().unwrap_or(0)) / 100.0;
        }
        if all > 0.0 { told / all } else { f32::NAN }
    }

    /// The two figures of these numbers.
    pub(super) fn pair(&self, y: usize, x: usize) -> Option<Pair<'_>> {
        let (a, b) = (self.statement.page.assertions.get(y)?, self.source.page.assertions.get(x)?);
        Some(Pair { y: a, x: b, y_at: y, x_at: x, y_bags: self.statement.bags(y), x_bags: self.source.bags(x), texts: self })
    }
}

/// A figure of a statement and one of its source.
pub(super) struct Pair<'p> {
    pub y: &'p Assertion,
    pub x: &'p Assertion,
    pub y_at: usize,
    pub x_at: usize,
    pub y_bags: &'p Bags,
    pub x_bags: &'p Bags,
    pub texts: &'p Texts<'p>,
}

impl Pair<'_> {
    /// Whether both texts give one figure only for what is counted.
    pub fn is_sole(&self) -> Option<bool> {
        self.texts.statement.is_sole(self.y).zip(self.texts.source.is_sole(self.x)).map(|(y, x)| y && x)
    }

    /// The vocabulary.
    pub fn lexicon(&self) -> &Lexicon {
        self.texts.lexicon
    }

    /// The other figures of the clause of either.
    pub fn beside(&self) -> (Vec<&Assertion>, Vec<&Assertion>) {
        (beside(self.texts.statement.page.assertions, self.y_at), beside(self.texts.source.page.assertions, self.x_at))
    }
}

/// The other figures of the clause of one.
fn beside(all: &[Assertion], at: usize) -> Vec<&Assertion> {
    let Some(it) = all.get(at) else { return Vec::new() };
    let first = all[..at].iter().rposition(|other| other.sentence != it.sentence).map_or(0, |before| before + 1);
    let sentence = all.iter().enumerate().skip(first).take_while(|(_, other)| other.sentence == it.sentence);
    sentence.filter(|(other, figure)| *other != at && it.clause.contains(figure.figure)).map(|(_, figure)| figure).collect()
}
