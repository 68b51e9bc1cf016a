//! What the cases of a rule exercise: that it speaks, that it is silent, and each reason for silence that it promises.

use std::collections::BTreeSet;

use super::case::Run;
use crate::check::{self, Dossier, Knowledge};
use crate::lexicon::Lexicon;
use crate::rule::{Expectation, Reason, Rule, RuleSet};

/// How well a rule is covered by its cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The rule's id.
    pub rule: String,
    /// Cases in which it speaks.
    pub speaks: usize,
    /// Cases in which it is silent.
    pub silent: usize,
    /// Cases that are still to do.
    pub todo: usize,
    /// Reasons for which a silent case is silent.
    pub exercised: BTreeSet<Reason>,
    /// Reasons that it promises and that no silent case shows.
    pub missing: BTreeSet<Reason>,
}

impl Coverage {
    /// Whether something is left that no case shows.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        self.speaks == 0 || self.silent == 0 || !self.missing.is_empty()
    }
}

/// How well each rule is covered by the runs of its cases, which stand together and in order; a rule without any is not covered.
#[must_use]
pub fn coverage<'r>(rules: impl IntoIterator<Item = &'r Rule>, runs: &[Run<'_>]) -> Vec<Coverage> {
    let of = |rule: &Rule| runs.chunk_by(|a, b| a.rule.id == b.rule.id).find(|suite| suite.first().is_some_and(|run| run.rule.id == rule.id));
    rules.into_iter().map(|rule| of_rule(rule, of(rule).unwrap_or_default())).collect()
}

fn of_rule(rule: &Rule, suite: &[Run<'_>]) -> Coverage {
    let count = |outcomes: &[Expectation]| suite.iter().filter(|run| outcomes.contains(&run.case.expect)).count();
    let silent = suite.iter().filter(|run| run.case.expect == Expectation::Clean && run.findings.conflicts.is_empty());
    let exercised: BTreeSet<Reason> = silent.flat_map(|run| run.reasons.iter().copied()).collect();
    Coverage {
        rule: rule.id.clone(),
        speaks: count(&[Expectation::Conflict]),
        silent: count(&[Expectation::Clean]),
        todo: count(&[Expectation::TodoConflict, Expectation::TodoClean]),
        missing: rule.promised().difference(&exercised).copied().collect(),
        exercised,
    }
}

/// The rules that neither compare a figure of these texts nor speak of one, in order.
#[must_use]
pub fn idle<'r>(dossier: &Dossier, rules: &'r RuleSet, lexicon: &Lexicon) -> Vec<&'r str> {
    let is_idle = |id: &str| {
        let alone = rules.clone().graded(|rule| (rule.id == id).then_some(rule.severity));
        let findings = check::check(dossier, &Knowledge { rules: &alone, lexicon });
        findings.looked_at().is_empty() && findings.conflicts.is_empty()
    };
    rules.rules().iter().map(|rule| rule.id.as_str()).filter(|id| is_idle(id)).collect()
}
