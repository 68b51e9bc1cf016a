//! The words of a sentence as input of a nom grammar.
//!
//! A [`Cursor`] is a place in a sentence: it sees all words, the vocabulary, and how far the grammar has read. It implements nom's
//! `Input`, so that figures and clauses are read with the same combinators as text.

use std::cell::Cell;

use nom::{IResult, Input, Needed, Parser, error::ErrorKind};

use super::cardinal::Number;
use crate::lexicon::{Lexicon, Roles};
use crate::sentence::{Kind, Word};
use crate::span::Span;

/// What a grammar over words returns.
pub type Parsed<'w, T> = IResult<Cursor<'w>, T>;

/// A place in the words of a sentence.
///
/// It is two words long, since every parser takes one and nearly every one gives one back.
#[derive(Clone, Copy)]
pub struct Cursor<'w> {
    memo: &'w Memo<'w>,
    at: u32,
    end: u32,
}

/// What is known of a sentence before and while it is read: the roles of its words, and which number begins at a word, where the
/// grammar has asked before: nearly every family asks, and the answer is the same.
pub struct Memo<'w> {
    words: &'w [Word<'w>],
    lexicon: &'w Lexicon,
    /// What each word does in figures.
    roles: Vec<Roles>,
    /// For each role, the place after the last word that has it.
    ends: [usize; Roles::COUNT],
    /// The places that were asked for last, each in the slot of its lowest bits.
    slots: [Cell<Option<Answer>>; SLOTS],
}

/// Words that may stand between the beginning of a figure and its number: "Tuesday, (the 3rd of March)".
const NEAR: usize = 7;

/// Places that are remembered at once: those of one figure.
const SLOTS: usize = 8;

/// A place, and the number that begins there with the place after it.
type Answer = (usize, Option<(usize, Number)>);

impl<'w> Memo<'w> {
    /// For these words.
    #[must_use]
    pub fn new(words: &'w [Word<'w>], lexicon: &'w Lexicon) -> Self {
        let roles: Vec<Roles> = words.iter().map(|word| lexicon.roles(word)).collect();
        let mut ends = [0; Roles::COUNT];
        for (at, roles) in roles.iter().enumerate() {
            roles.each().for_each(|role| ends[role] = at + 1);
        }
        Self { words, lexicon, roles, ends, slots: Default::default() }
    }

    /// What a word does in figures.
    #[must_use]
    pub fn roles(&self, at: usize) -> Roles {
        self.roles.get(at).copied().unwrap_or_default()
    }
}

impl std::fmt::Debug for Cursor<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.iter_elements().map(|word| word.text).collect::<Vec<_>>())
    }
}

impl<'w> Cursor<'w> {
    /// At the first word. A sentence has fewer words than the bytes that it may have.
    #[must_use]
    pub fn new(memo: &'w Memo<'w>) -> Self {
        Self { memo, at: 0, end: place(memo.words.len()) }
    }

    /// The number that begins here: as remembered, or as `read` reads it. What it reads hangs on the words of the sentence alone.
    ///
    /// # Errors
    /// nom's, where none begins here.
    pub(super) fn remembered(self, read: impl Fn(Self) -> Parsed<'w, Number>) -> Parsed<'w, Number> {
        if self.end as usize != self.words().len() {
            return read(self);
        }
        let slot = &self.memo.slots[self.at() % SLOTS];
        let answer = match slot.get() {
            Some((at, answer)) if at == self.at() => answer,
            _ => {
                let answer = read(self).ok().map(|(rest, number)| (rest.at(), number));
                slot.set(Some((self.at(), answer)));
                answer
            }
        };
        match answer {
            Some((at, number)) => Ok((self.moved_to(at), number)),
            None => self.refuse(),
        }
    }

    /// The same sentence, read from word `at` on.
    #[must_use]
    pub fn moved_to(self, at: usize) -> Self {
        Self { at: place(at).min(self.end), ..self }
    }

    /// Whether a number, or a word that numbers are made of, is among the next words: an article, a month or a sign begins a figure
    /// only beside one.
    #[must_use]
    pub fn has_number_near(self) -> bool {
        self.memo.roles.get(self.at()..).unwrap_or_default().iter().take(NEAR).any(|roles| roles.has(Roles::WAKES))
    }

    /// What the next word does in figures.
    #[must_use]
    pub fn roles(self) -> Roles {
        self.memo.roles(self.at())
    }

    /// Whether the next word or one after it has one of these roles.
    #[must_use]
    pub fn is_ahead(self, roles: Roles) -> bool {
        roles.each().any(|role| self.memo.ends[role] > self.at())
    }

    /// Index of the next word.
    #[must_use]
    pub fn at(self) -> usize {
        self.at as usize
    }

    /// All words of the sentence.
    #[must_use]
    pub fn words(self) -> &'w [Word<'w>] {
        self.memo.words
    }

    /// The vocabulary.
    #[must_use]
    pub fn lexicon(self) -> &'w Lexicon {
        self.memo.lexicon
    }

    /// The next word.
    #[must_use]
    pub fn next(self) -> Option<&'w Word<'w>> {
        self.peek(0)
    }

    /// The word `ahead` words after the next one.
    #[must_use]
    pub fn peek(self, ahead: usize) -> Option<&'w Word<'w>> {
        let at = self.at() + ahead;
        if at < self.end as usize { self.memo.words.get(at) } else { None }
    }

    /// The word `back` words before the next one; 1 is the word just read.
    #[must_use]
    pub fn back(self, back: usize) -> Option<&'w Word<'w>> {
        self.at().checked_sub(back).and_then(|at| self.memo.words.get(at))
    }

    /// The bytes from here to where `later` stands.
    #[must_use]
    pub fn span_to(self, later: Self) -> Span {
        span_of(self.words(), self.at(), later.at())
    }

    /// A recoverable "not this".
    ///
    /// # Errors
    /// Always.
    pub fn refuse<T>(self) -> Parsed<'w, T> {
        Err(nom::Err::Error(nom::error::Error::new(self, ErrorKind::Verify)))
    }
}

/// An index as a cursor keeps it.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The bytes of the words from `start` up to but not including `end`.
#[must_use]
pub fn span_of(words: &[Word<'_>], start: usize, end: usize) -> Span {
    match (words.get(start), end.checked_sub(1).and_then(|last| words.get(last))) {
        (Some(first), Some(last)) => Span::new(first.span.start(), last.span.end()),
        (Some(first), None) => Span::new(first.span.start(), first.span.start()),
        _ => Span::new(0, 0),
    }
}

impl<'w> Input for Cursor<'w> {
    type Item = &'w Word<'w>;
    type Iter = std::slice::Iter<'w, Word<'w>>;
    type IterIndices = std::iter::Enumerate<std::slice::Iter<'w, Word<'w>>>;

    fn input_len(&self) -> usize {
        (self.end - self.at) as usize
    }

    fn take(&self, count: usize) -> Self {
        Self { end: self.at + place(count), ..*self }
    }

    fn take_from(&self, count: usize) -> Self {
        Self { at: self.at + place(count), ..*self }
    }

    fn take_split(&self, count: usize) -> (Self, Self) {
        (self.take_from(count), self.take(count))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.iter_elements().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.memo.words[self.at()..self.end as usize].iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.input_len() { Ok(count) } else { Err(Needed::new(count - self.input_len())) }
    }
}

/// One word for which `accepts` holds.
pub fn satisfy<'w>(accepts: impl Fn(&'w Word<'w>) -> bool) -> impl Parser<Cursor<'w>, Output = &'w Word<'w>, Error = nom::error::Error<Cursor<'w>>> {
    move |input: Cursor<'w>| match input.next() {
        Some(word) if accepts(word) => Ok((input.take_from(1), word)),
        _ => input.refuse(),
    }
}

/// One word for which `meaning` yields something.
pub fn lookup<'w, T>(meaning: impl Fn(&'w Word<'w>, &'w Lexicon) -> Option<T>) -> impl Parser<Cursor<'w>, Output = T, Error = nom::error::Error<Cursor<'w>>> {
    move |input: Cursor<'w>| match input.next().and_then(|word| meaning(word, input.lexicon())) {
        Some(found) => Ok((input.take_from(1), found)),
        None => input.refuse(),
    }
}

/// This lower-case word or sign.
#[must_use]
pub fn word<'w>(expected: &'static str) -> impl Parser<Cursor<'w>, Output = &'w Word<'w>, Error = nom::error::Error<Cursor<'w>>> {
    satisfy(move |word| word.is(expected))
}

/// One of these lower-case words or signs.
#[must_use]
pub fn one_of<'w>(expected: &'static [&'static str]) -> impl Parser<Cursor<'w>, Output = &'w Word<'w>, Error = nom::error::Error<Cursor<'w>>> {
    satisfy(move |word| word.is_any(expected))
}

/// A hyphen or dash that joins what stands before and after it.
///
/// # Errors
/// nom's, where none stands here.
pub fn hyphen(input: Cursor<'_>) -> Parsed<'_, ()> {
    match (input.next(), input.peek(1)) {
        (Some(sign), Some(after)) if sign.is_any(HYPHENS) && sign.glued && after.glued => Ok((input.take_from(1), ())),
        _ => input.refuse(),
    }
}

/// Characters that join words: hyphen, minus, en dash.
pub const HYPHENS: &[&str] = &["-", "\u{2212}", "\u{2013}", "\u{2012}"];
/// Characters that part the ends of a range.
pub const DASHES: &[&str] = &["-", "\u{2212}", "\u{2013}", "\u{2012}", "\u{2014}"];

/// One token in digits.
pub fn digits(input: Cursor<'_>) -> Parsed<'_, &Word<'_>> {
    satisfy(|word| word.kind == Kind::Number).parse(input)
}
