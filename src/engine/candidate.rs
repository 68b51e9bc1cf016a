//! Two figures that are held against each other, and which figures of two texts are at all.

use super::align::alike;
use crate::lexicon::Lexicon;
use crate::quantity::{Dimension, Stated, Verdict};
use crate::rule::Reason;
use crate::witness::Witness;

/// The figures of a statement and of its source.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'e> {
    /// Those of the statement.
    pub own: &'e [Witness],
    /// Those of the source.
    pub others: &'e [Witness],
    /// The vocabulary.
    pub lexicon: &'e Lexicon,
}

/// A figure of the source beside one of the statement.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index into the source's assertions.
    pub index: usize,
    /// How the two sets of values stand to each other.
    pub verdict: Verdict,
    /// What logic forbids.
    pub gate: Option<Reason>,
    /// What speaks for one thing.
    pub alike: alike::Values,
    /// Thousandths of log odds that both are of one thing.
    pub score: i32,
    /// Of two that cannot both hold: how probable it is that one is wrong, in ten-thousandths.
    pub probability: u16,
}

impl Candidate {
    /// Whether the two values cannot both hold.
    #[must_use]
    pub fn disputes(&self) -> bool {
        !self.verdict.is_consistent()
    }

    /// Whether they cannot, and nothing forbids to say so.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.gate.is_none() && self.disputes()
    }
}

/// What figures must share to be compared at all: years and dates are one kind, and so are money and money per something.
pub fn kind(assertion: &Witness) -> Dimension {
    match assertion.unit.dimension() {
        Dimension::Year => Dimension::Date,
        Dimension::Rate if assertion.unit.currency().is_some() => Dimension::Money,
        kind => kind,
    }
}

/// Whether it is a year or a date.
pub fn is_calendar(assertion: &Witness) -> bool {
    kind(assertion) == Dimension::Date
}

/// Whether both say anything that another text may say: no name, no time of day, no dateline, and not two lines of results, which say of nothing
/// that it is the same thing ("Shr 21 cts vs 70 cts").
pub fn comparable(y: &Witness, x: &Witness) -> bool {
    let says = |it: &Witness| !it.marks.dateline && !matches!(it.unit.dimension(), Dimension::Name | Dimension::TimeOfDay);
    says(y) && says(x) && !(y.marks.fragment && x.marks.fragment)
}

/// A number of three or more significant digits, or two numbers: what says it again says the same.
pub fn says_enough(y: &Witness) -> bool {
    y.reading.stated.len() > 1 || y.reading.stated.iter().any(Stated::is_fine)
}

/// Whether both state the same numbers.
pub fn same_number(y: &Witness, x: &Witness) -> bool {
    !y.reading.stated.is_empty() && y.reading.stated.iter().map(|stated| stated.value).eq(x.reading.stated.iter().map(|stated| stated.value))
}
