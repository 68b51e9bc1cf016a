//! Running the cases of a rule: each is a small dossier that the whole pipeline reads and every rule checks.
//!
//! Only the conflicts of the case's own rule count; what other rules say of its text is theirs to show.

use std::collections::BTreeSet;

use crate::check::{self, Dossier, Findings, Knowledge, Study};
use crate::document::{Document, Format};
use crate::lexicon::Lexicon;
use crate::rule::{Case, Expectation, Reason, Rule, RuleSet};
use crate::settle::Outcome;
use crate::span::SourceId;

/// How a case came out.
#[derive(Clone, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Grade {
    /// As expected.
    Passed,
    /// Not as it should be, as the case says it still is.
    Todo,
    /// The rule should fire and stays silent.
    Missing,
    /// The rule should stay silent and fires.
    Noisy,
    /// The rule stays silent for another reason than the case names.
    WrongReason {
        /// The reason that the case names.
        expected: Reason,
        /// The reasons that were found, in order.
        found: BTreeSet<Reason>,
    },
    /// The case is as it should be, and says that it is not yet.
    TodoNowPassing,
}

impl Grade {
    /// Whether the case makes a run fail.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        match self {
            Self::Passed | Self::Todo => false,
            Self::Missing | Self::Noisy | Self::WrongReason { .. } | Self::TodoNowPassing => true,
        }
    }

    /// Its name: "wrong-reason".
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.into()
    }
}

/// One case after it was run.
#[derive(Clone, Debug)]
pub struct Run<'r> {
    /// The rule that the case belongs to.
    pub rule: &'r Rule,
    /// The case.
    pub case: &'r Case,
    /// How it came out.
    pub grade: Grade,
    /// What was read.
    pub dossier: Dossier,
    /// What was found; only the conflicts of the case's own rule.
    pub findings: Findings,
    /// The reasons for which figures are not held against each other.
    pub reasons: BTreeSet<Reason>,
}

/// Runs every case of every rule whose id or name holds `filter`, in order of the rules and of their files.
#[must_use]
pub fn run_all<'r>(rules: &'r RuleSet, filter: &str, lexicon: &Lexicon) -> Vec<Run<'r>> {
    let cases = rules.rules().iter().flat_map(|rule| rule.cases.iter().map(move |case| (rule.as_ref(), case)));
    cases.filter(|(rule, case)| rule.id.contains(filter) || case.name.contains(filter)).map(|(rule, case)| run(rule, case, rules, lexicon)).collect()
}

/// Runs one case of a rule.
#[must_use]
pub fn run<'r>(rule: &'r Rule, case: &'r Case, rules: &RuleSet, lexicon: &Lexicon) -> Run<'r> {
    let dossier = Dossier::new(studies(case, lexicon));
    let mut findings = check::check(&dossier, &Knowledge { rules, lexicon });
    findings.conflicts.retain(|conflict| conflict.rule.id == rule.id);
    let reasons = check::reasons(&dossier, rule, lexicon);
    let grade = grade(case, !findings.conflicts.is_empty(), &reasons);
    Run { rule, case, grade, dossier, findings, reasons }
}

impl Run<'_> {
    /// What was read and found, for a report.
    #[must_use]
    pub fn outcome(&self) -> Outcome<'_> {
        Outcome::new(&self.dossier, self.findings.clone())
    }
}

/// The documents of a case as read.
fn studies(case: &Case, lexicon: &Lexicon) -> Vec<Study> {
    let documents = case.documents.iter().map(|written| {
        let extension = written.name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let mut document = Document::new(written.name.clone(), written.text.clone(), Format::of_extension(extension).unwrap_or_default());
        document.date = written.date;
        document.role = written.role;
        document
    });
    documents.enumerate().map(|(index, document)| check::read(document, SourceId::new(index), lexicon)).collect()
}

fn grade(case: &Case, fires: bool, reasons: &BTreeSet<Reason>) -> Grade {
    match (case.expect, fires) {
        (Expectation::Conflict, true) => Grade::Passed,
        (Expectation::Conflict, false) => Grade::Missing,
        (Expectation::Clean, true) => Grade::Noisy,
        (Expectation::TodoConflict, false) | (Expectation::TodoClean, true) => Grade::Todo,
        (Expectation::TodoConflict, true) | (Expectation::TodoClean, false) => Grade::TodoNowPassing,
        (Expectation::Clean, false) => match case.because {
            Some(because) if !reasons.contains(&because) => Grade::WrongReason { expected: because, found: reasons.clone() },
            _ => Grade::Passed,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(expect: Expectation, because: Option<Reason>) -> Case {
        Case { name: "a case".to_owned(), expect, because, documents: Vec::new() }
    }

    #[test]
    fn a_case_is_graded_by_what_it_expects() {
        let grades = |expect| [true, false].map(|fires| grade(&case(expect, None), fires, &BTreeSet::new()));
        assert_eq!(grades(Expectation::Conflict), [Grade::Passed, Grade::Missing]);
        assert_eq!(grades(Expectation::Clean), [Grade::Noisy, Grade::Passed]);
        assert_eq!(grades(Expectation::TodoConflict), [Grade::TodoNowPassing, Grade::Todo]);
        assert_eq!(grades(Expectation::TodoClean), [Grade::Todo, Grade::TodoNowPassing]);
    }

    #[test]
    fn silence_for_another_reason_is_a_failure() {
        let found = BTreeSet::from([Reason::Unit, Reason::Event]);
        assert_eq!(grade(&case(Expectation::Clean, Some(Reason::Event)), false, &found), Grade::Passed);
        let wrong = Grade::WrongReason { expected: Reason::Place, found: found.clone() };
        assert_eq!(grade(&case(Expectation::Clean, Some(Reason::Place)), false, &found), wrong);
        assert!(wrong.is_failure());
    }
}
