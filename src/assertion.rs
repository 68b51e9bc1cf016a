//! An assertion: a claim as meant.
//!
//! Sets of values, lemmas, names and resolved moments; never text. It is complete when it is made, can be written down whole with
//! `serde` and is the same when it is read back:
//! ```text
//! "up to 30,000 foreign fighters have crossed" -> reading [0, 30000], noun fighter, modifier foreign, event arrive
//! ```
//! What only a comparison with other figures asks for is a [`Witness`](crate::witness::Witness).

use serde::{Deserialize, Serialize};

use crate::claim::{Aspect, Beside, Form, Marks, Mode, Moment, Trend};
use crate::quantity::{Reading, Unit};
use crate::span::{Site, Span};

/// A claim with normalised unit, lemmas, resolved dates and the sets of values that it allows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assertion {
    /// The whole claim: "up to 30,000 foreign fighters".
    pub site: Site,
    /// Its figure: "up to 30,000".
    pub figure: Span,
    /// Index of the sentence within the source.
    pub sentence: usize,
    /// The clause within the sentence.
    pub clause: Span,
    /// What the figure allows, in `unit`.
    pub reading: Reading,
    /// What it is measured in.
    pub unit: Unit,
    /// How the figure is written.
    pub form: Form,
    /// The calendar part of a date, a year or a time of day.
    pub moment: Option<Moment>,
    /// What is counted.
    pub noun: Option<Box<Noun>>,
    /// What happened to it.
    pub event: Option<Box<Event>>,
    /// What a share is a share of, as written.
    pub whole: Option<Box<Noun>>,
    /// Who does it, or what is measured, as written.
    pub subject: Option<Box<Noun>>,
    /// Places of the clause, by their name in the vocabulary.
    pub places: Vec<String>,
    /// When, as written.
    pub time: Option<String>,
    /// Who says so, as written.
    pub speaker: Option<String>,
    /// How it is put forward.
    pub mode: Mode,
    /// Which way it went.
    pub trend: Option<Trend>,
    /// Level, origin or change.
    pub aspect: Aspect,
    /// Marks of the wording.
    pub marks: Marks,
    /// How it stands beside the figure before it.
    pub beside: Option<Beside>,
    /// The named measure of the vocabulary that it is one of.
    pub measure: Option<String>,
}

impl Assertion {
    /// What is counted by the figure's own words; nothing that it takes from another figure.
    #[must_use]
    pub fn stated_noun(&self) -> Option<&Noun> {
        self.noun.as_deref().filter(|noun| !noun.inherited)
    }
}

impl AsRef<Self> for Assertion {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// A noun phrase as meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noun {
    /// As written.
    pub text: String,
    /// Lemma of the head: "fighter".
    pub lemma: String,
    /// Lemmas of the words before the head: "foreign".
    pub modifiers: Vec<String>,
    /// Lemmas of further heads in coordination.
    pub also: Vec<String>,
    /// Whether the words were taken over from another figure.
    pub inherited: bool,
}

/// A happening as meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The lemma: "cross".
    pub lemma: String,
    /// The class in the vocabulary: "arrive".
    pub class: Option<String>,
    /// Whether its counts only grow while a story goes on: the dead, the infected.
    pub grows: bool,
}
