//! What a relation yields: figures that were held against each other, and what came of it.

use std::sync::Arc;

pub use super::super::ground::Ground;
pub use super::super::sheet::Member;
use crate::conflict::{AssertionId, Conflict, Derivation, Finding, Side};
use crate::joint::Equation;
use crate::quantity::{Interval, Reading, Unit, Verdict};
use crate::rule::{Part, Rule, Spec};
use crate::witness::Witness;

/// A relation: what it declares of itself, and how it is held against figures.
#[derive(Debug)]
pub struct Entry {
    /// What it declares of itself.
    pub spec: Spec,
    /// How it is held against figures.
    pub find: Find,
}

/// How a relation is held against figures.
#[derive(Clone, Copy, Debug)]
pub enum Find {
    /// Against those that stand together, in text order.
    Group(fn(&Arc<Rule>, &[Member<'_>]) -> Found),
    /// The same, with what the dossier and the vocabulary know of them.
    GroupWith(fn(&Arc<Rule>, &[Member<'_>], &Ground<'_>) -> Found),
    /// Against all figures of the dossier.
    Dossier(fn(&Arc<Rule>, &Ground<'_>) -> Found),
    /// Against figures that the judges of joints find to hang together.
    Tied(&'static [Law]),
    /// Against cells of tables that follow from others.
    Entered(&'static [Law]),
    /// Against items of lists that follow from others.
    Listed(&'static [Law]),
}

/// What a relation reads of figures that hang together: the equation, the parts of the others and of what follows, and how it is told.
#[derive(Debug)]
pub struct Law {
    /// The equation.
    pub equation: Equation,
    /// The parts that the others play; the last is every further one's.
    pub others: &'static [Part],
    /// The part of what follows from them.
    pub derived: Part,
    /// How it is told.
    pub derivation: Derivation,
}

impl Law {
    /// The part of one of the others, by its number.
    pub fn part(&self, at: usize) -> Part {
        self.others.get(at).or(self.others.last()).copied().unwrap_or(Part::Each)
    }

    /// Whether what follows is held against a whole column.
    pub fn is_of_column(&self) -> bool {
        matches!(self.derivation, Derivation::ShareOfColumn | Derivation::MeanOf(_))
    }

    /// The unit in which what follows is told: its own, but for a change, which is in percent.
    pub fn unit(&self, stated: Option<&Witness>) -> Unit {
        match stated {
            Some(stated) if self.derivation != Derivation::PercentChange => stated.unit.clone(),
            _ => Unit::percent(),
        }
    }
}

/// Figures that a rule has held against each other or against a limit.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The figures.
    pub members: Vec<AssertionId>,
    /// The conflict, if they broke the rule.
    pub conflict: Option<Conflict>,
}

/// What a relation found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Everything that it has judged.
    pub judged: Vec<Judged>,
    /// Figures that took part beside those, each with some other.
    pub compared: Vec<AssertionId>,
    /// Figures of a draft and of a source of which one says what the other says.
    pub agreed: Vec<(AssertionId, AssertionId)>,
    /// Whether there were too many figures to hold each against each.
    pub cut: Option<Cut>,
}

/// Figures that were too many to hold each against each; of several such sets the largest is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cut {
    /// How many they are: in all texts, or in the one text that a rule looks at.
    pub figures: usize,
    /// Against how many that follow it each was held.
    pub reach: usize,
}

impl Found {
    /// Notes that these were held against each other, and the conflict if they broke the rule.
    pub fn note(&mut self, members: &[Member<'_>], conflict: Option<Conflict>) {
        self.judged.push(Judged { members: members.iter().map(|(id, _)| *id).collect(), conflict });
    }

    /// Notes a conflict; its sides were held against each other.
    pub fn report(&mut self, conflict: Conflict) {
        self.judged.push(Judged { members: conflict.sides.iter().map(|side| side.assertion).collect(), conflict: Some(conflict) });
    }

    /// Takes in what another search has found.
    pub fn extend(&mut self, other: Self) {
        self.judged.extend(other.judged);
        self.compared.extend(other.compared);
        self.agreed.extend(other.agreed);
        self.cut = self.cut.max(other.cut);
    }

    /// Keeps the conflicts that are wanted; what was held against what stays noted.
    pub fn keep(&mut self, mut wanted: impl FnMut(&Conflict) -> bool) {
        for judged in &mut self.judged {
            judged.conflict = judged.conflict.take().filter(&mut wanted);
        }
    }

    /// The conflicts, in the order in which they were found.
    #[must_use]
    pub fn conflicts(&self) -> Vec<&Conflict> {
        self.judged.iter().filter_map(|judged| judged.conflict.as_ref()).collect()
    }

    /// The figures that took part in a comparison, broken or not.
    #[cfg(test)]
    #[must_use]
    pub fn compared(&self) -> Vec<AssertionId> {
        self.judged.iter().flat_map(|judged| judged.members.iter().copied()).chain(self.compared.iter().copied()).collect()
    }
}

/// What other figures allow for a stated one.
#[derive(Clone, Copy, Debug)]
pub struct Computed {
    /// From their values as written.
    pub literal: Interval,
    /// From their values as they may have been rounded.
    pub rounded: Interval,
}

impl Computed {
    /// With the other sign.
    pub fn negated(&self) -> Self {
        Self { literal: self.literal.negated(), rounded: self.rounded.negated() }
    }
}

/// Whether a stated figure can be a derived one. Rounding and the rule's tolerance do not add up: the larger counts.
pub fn agrees(rule: &Rule, computed: &Computed, stated: &Reading) -> bool {
    computed.rounded.overlaps(&stated.rounded) || rule.relation.tolerance().allows(&computed.literal, &stated.literal)
}

/// A conflict between members in the parts that they play.
pub fn conflict(rule: &Arc<Rule>, members: &[(Part, Member<'_>)], finding: Finding) -> Conflict {
    let mut sides: Vec<Side> =
        members.iter().map(|(part, (id, assertion))| Side { assertion: *id, site: assertion.site, role: (*part != Part::Each).then(|| part.into()) }).collect();
    sides.sort_by_key(|side| side.site);
    Conflict { rule: Arc::clone(rule), severity: rule.severity, verdict: Verdict::Contradicts, sides, finding, remedy: None }
}

/// A conflict in which the last member is the figure that does not follow from the others.
pub fn does_not_follow(rule: &Arc<Rule>, members: &[(Part, Member<'_>)], derivation: Derivation, computed: Interval, unit: &Unit) -> Conflict {
    let last = members.last().map(|(_, (id, _))| *id);
    let mut conflict = conflict(rule, members, Finding::DoesNotFollow { stated: 0, derivation, computed, unit: unit.clone() });
    if let Finding::DoesNotFollow { stated, .. } = &mut conflict.finding {
        *stated = conflict.sides.iter().position(|side| Some(side.assertion) == last).unwrap_or_default();
    }
    conflict
}
