//! One source as the engine sees it: assertions, and the words that tell which story it tells. Never text.

use crate::conflict::AssertionId;
use crate::document::Role;
use crate::joint::Tie;
use crate::normalise::{Headed, Story};
use crate::witness::Witness;

/// One source as the engine sees it.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'e> {
    /// The assertions, in text order.
    pub assertions: &'e [Witness],
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
