//! What a relation may look at beside its rule: the dossier, the vocabulary, and what open comparison came to.

use super::open::Open;
use super::sheet::Sheet;
use crate::conflict::AssertionId;
use crate::joint::{Drawn, Equation, Tie};
use crate::lexicon::Lexicon;
use crate::witness::Witness;

/// What a relation may look at beside its rule.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'e> {
    /// The sources.
    pub dossier: &'e [Sheet<'e>],
    /// The disputes between them.
    pub open: &'e [Open],
    /// The pairs of sources that may tell one story, by their numbers, in order.
    pub related: &'e [(usize, usize)],
    /// The figures of drafts that follow from figures of their sources and do not come out.
    pub drawn: &'e [Drawn],
    /// The vocabulary.
    pub lexicon: &'e Lexicon,
}

impl<'e> Ground<'e> {
    /// Whether one of two figures stands in a draft and the other in a source.
    #[must_use]
    pub fn is_support(&self, a: AssertionId, b: AssertionId) -> bool {
        let role = |id: AssertionId| self.dossier.get(id.source.index()).map(|sheet| sheet.role);
        role(a) != role(b)
    }

    /// Whether two sources may tell one story.
    #[must_use]
    pub fn are_related(&self, a: usize, b: usize) -> bool {
        self.related.binary_search(&(a.min(b), a.max(b))).is_ok()
    }

    /// Whether an equation takes in two figures of one source, right or wrong, so that they are two things: "$2.1bn for roads and $1.2bn for ports" of
    /// one total, "to 2,400 from 4,200". What is said again is one thing.
    #[must_use]
    pub fn hang_together(&self, a: AssertionId, b: AssertionId) -> bool {
        let has = |tie: &Tie, id: AssertionId| tie.derived == id.index || tie.others.contains(&id.index);
        let is_again = |tie: &Tie| matches!(tie.equation, Equation::Restated | Equation::Conversion);
        let are_told = |tie: &Tie| tie.is_likely() && !is_again(tie) && has(tie, a) && has(tie, b);
        a.source == b.source && self.dossier.get(a.source.index()).is_some_and(|sheet| sheet.ties.iter().any(are_told))
    }

    /// The assertion of this number.
    #[must_use]
    pub fn assertion(&self, id: AssertionId) -> Option<&'e Witness> {
        self.dossier.get(id.source.index())?.all.get(id.index)
    }
}
