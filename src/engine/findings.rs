//! What the engine found: the conflicts, and what every rule has looked at.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::conflict::{AssertionId, Conflict};
use crate::rule::Rule;
use crate::span::SourceId;

pub use super::relation::found::Cut;

/// What the engine found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Conflicts, in order of source, position and rule.
    pub conflicts: Vec<Conflict>,
    /// Everything that a rule in force has held against something, in order of the rules.
    pub looked: Vec<Look>,
    /// Figures that a rule in force, which could have failed, has held against another figure.
    pub compared: BTreeSet<AssertionId>,
    /// Rules that had too many figures to hold each against each, in order of the rules.
    pub cut: Vec<(Arc<Rule>, Cut)>,
    /// The pairs of sources between which something does not fit, whether it is told or left out as a repeat of something else.
    pub apart: BTreeSet<(SourceId, SourceId)>,
}

impl Findings {
    /// Notes that figures of these sources do not fit.
    pub(super) fn note_apart(&mut self, sources: impl IntoIterator<Item = SourceId>) {
        let sources: BTreeSet<SourceId> = sources.into_iter().collect();
        let first = sources.first().copied();
        self.apart.extend(sources.into_iter().skip(1).filter_map(|other| Some((first?, other))));
    }

    /// The figures that some rule has held against another figure, against a limit or against the calendar.
    #[must_use]
    pub fn looked_at(&self) -> BTreeSet<AssertionId> {
        self.looked.iter().flat_map(|look| look.members.iter().copied()).chain(self.compared.iter().copied()).collect()
    }
}

/// Figures that a rule has held against each other, or one against a limit or the calendar.
#[derive(Clone, Debug)]
pub struct Look {
    /// The rule.
    pub rule: Arc<Rule>,
    /// The figures.
    pub members: Vec<AssertionId>,
    /// Whether they broke it.
    pub broken: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(groups: &[&[usize]]) -> Vec<(usize, usize)> {
        let mut found = Findings::default();
        for group in groups {
            found.note_apart(group.iter().map(|&number| SourceId::new(number)));
        }
        found.apart.iter().map(|(a, b)| (a.index(), b.index())).collect()
    }

    #[test]
    fn the_first_of_those_that_do_not_fit_holds_them_together() {
        assert_eq!(apart(&[&[4, 2, 4, 7]]), [(2, 4), (2, 7)]);
    }

    #[test]
    fn one_source_is_not_apart_from_itself() {
        assert!(apart(&[&[], &[3], &[3, 3]]).is_empty());
    }

    #[test]
    fn a_pair_is_noted_once_whichever_is_named_first() {
        assert_eq!(apart(&[&[1, 0], &[0, 1], &[1, 2]]), [(0, 1), (1, 2)]);
    }
}
