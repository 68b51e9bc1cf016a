//! One source as the engine sees it: assertions, and the words that tell which story it tells. Never text.

use crate::account::{Entry, Place, Roster, Setting, Spoken, Stock};
use crate::conflict::AssertionId;
use crate::document::Role;
use crate::joint::Tie;
use crate::normalise::{Headed, Story};
use crate::witness::Witness;

/// One source as the engine sees it.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'e> {
    /// The assertions of its prose, in text order.
    pub assertions: &'e [Witness],
    /// The same, and behind them those of the cells of its tables, in text order.
    pub all: &'e [Witness],
    /// The cells, each with its table and its place there, as many as `all` has behind `assertions`.
    pub places: &'e [(usize, Place)],
    /// The words of its tables.
    pub rosters: &'e [Roster],
    /// The words of its sentences, where it is short enough to be a statement.
    pub said: &'e [Vec<Spoken>],
    /// What of its tables follows from what.
    pub entries: &'e [Entry],
    /// What it says of settings beside a table of them.
    pub settings: &'e [Setting],
    /// What it counts of the files that it stands beside, where it is documentation.
    pub stock: &'e [Stock],
    /// Whether it is documentation.
    pub is_documentation: bool,
    /// The folder that it is documentation of.
    pub shelf: &'e str,
    /// Which release each of its assertions tells of; nought is today, and where there are none all are of today.
    pub epochs: &'e [usize],
    /// The words of the document.
    pub story: &'e Story,
    /// The words of its headline and of its body, where the headline has figures.
    pub headed: Option<&'e Headed>,
    /// Draft or source.
    pub role: Role,
    /// When it was published.
    pub date: Option<jiff::civil::Date>,
    /// The first sentence of each paragraph, sorted.
    pub paragraphs: &'e [usize],
    /// Figures that hang together and do not come out, the most probable first.
    pub ties: &'e [Tie],
}

impl<'e> Sheet<'e> {
    /// Its assertions and its words.
    #[must_use]
    pub fn page(&self) -> Page<'e> {
        Page { assertions: self.assertions, story: self.story }
    }

    /// Which release an assertion tells of; nought is today.
    #[must_use]
    pub fn epoch(&self, assertion: usize) -> usize {
        self.epochs.get(assertion).copied().unwrap_or_default()
    }

    /// The cells of its tables, with their numbers.
    pub fn cells(&self) -> impl Iterator<Item = (usize, &'e Witness)> + use<'e> {
        self.all.iter().enumerate().skip(self.assertions.len())
    }
}

/// An assertion and its number in the dossier.
pub type Member<'a> = (AssertionId, &'a Witness);

/// One side of a comparison: the assertions of a document or of a part of it, and its words.
#[derive(Clone, Copy, Debug)]
pub struct Page<'e> {
    /// The assertions, in text order.
    pub assertions: &'e [Witness],
    /// All words of it.
    pub story: &'e Story,
}
