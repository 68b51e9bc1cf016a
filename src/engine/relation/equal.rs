//! `equal`: figures for one thing agree.
//!
//! ```text
//! named        a rule that names its measure compares all assertions of it, wherever they stand
//! story        any other holds every figure of a source against the sources that tell the same story
//! superseded   a rule of mode "superseded" finds what replaces a figure that once held
//! ```
//! Two figures are judged in one place, [`judge`]; what a check looks for and what `because` asserts are the same judgement.

mod named;
mod pair;
mod story;
mod superseded;

use std::sync::Arc;

use super::super::open::{Open, judge as judge_open};
use super::super::select::{refusal, refusal_in_any_mode, selects};
use super::found::{Entry, Find, Found, Ground, Member};
use super::tie::SURE;
use crate::conflict::AssertionId;
use crate::rule::spec::{EVIDENCE, Fault, MUST_MATCH, PATTERN, REPORT, SAME, Spec, TOLERANCE};
use crate::rule::{EvidenceFloor, Part, Reason, Rule, Scope, Selector};
use pair::{Pairing, left_out, pairing};
use story::{APART, IN_ONE_TEXT};
use superseded::NEARBY;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "equal",
        holds: "figures for one thing agree",
        scope: Scope::Dossier,
        keys: &[MUST_MATCH, SAME, TOLERANCE, REPORT, EVIDENCE, PATTERN, NEARBY, APART, IN_ONE_TEXT, SURE],
        one_thing: true,
        vet,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// Why a rule says nothing of two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// It does not speak of one of them.
    Unselected(Reason),
    /// It has looked at both.
    Passed(Reason),
}

impl Silence {
    /// The reason.
    #[must_use]
    pub fn reason(self) -> Reason {
        match self {
            Self::Unselected(reason) | Self::Passed(reason) => reason,
        }
    }
}

/// The figures for one thing that lie apart.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    if speaks_of_what_was(rule) {
        return superseded::find(rule, ground);
    }
    match rule.relation.evidence(&EVIDENCE) {
        EvidenceFloor::Story => story::find(rule, ground),
        EvidenceFloor::Measure => named::find(rule, ground),
    }
}

/// What a rule of this relation makes of two figures; nothing where they are in conflict, and `None` for a rule of another relation. Which
/// figure replaces one that once held is no matter of the two alone: a rule that asks for it breaks on none here.
#[must_use]
pub fn judge(rule: &Rule, a: AssertionId, b: AssertionId, ground: &Ground<'_>) -> Option<Result<(), Silence>> {
    let (x, y) = ground.assertion(a).zip(ground.assertion(b))?;
    let (_, selector) = rule.selectors.first().filter(|_| rule.relation.is(&RELATION.spec))?;
    let is_story = rule.relation.evidence(&EVIDENCE) == EvidenceFloor::Story;
    let refused = |it| if is_story { refusal_in_any_mode(selector, it) } else { refusal(selector, it) };
    if let Some(reason) = refused(x).or_else(|| refused(y)) {
        return Some(Err(Silence::Unselected(reason)));
    }
    let passed = |reason| Some(Err(Silence::Passed(reason)));
    if rule.scope != Scope::Dossier && a.source != b.source {
        return passed(Reason::Scope);
    }
    let pairing = pairing(rule, x, y, ground.lexicon);
    if let Pairing::NotOne(reason) = pairing {
        return passed(reason);
    }
    if let Some(reason) = left_out(x).or_else(|| left_out(y)).filter(|_| !is_story) {
        return passed(reason);
    }
    match pairing {
        Pairing::NotOne(reason) | Pairing::Agree(reason) | Pairing::LetPass(reason) => passed(reason),
        Pairing::Broken if speaks_of_what_was(rule) => passed(Reason::NoEvidence),
        Pairing::Broken if !is_story && ground.hang_together(a, b) => passed(Reason::Parts),
        Pairing::Broken if is_story => {
            let told = |open: &Open| story::is_probable(rule, open).then_some(()).ok_or(Reason::NoEvidence);
            Some(judge_open(ground.dossier, a, b, ground.lexicon).outcome.and_then(|open| told(&open)).map_err(Silence::Passed))
        }
        Pairing::Broken => Some(Ok(())),
    }
}

/// A rule that names a measure compares all that states it: nothing more brings two of them together.
pub fn links(rule: &Rule, members: &[Member<'_>]) -> Vec<String> {
    let is_named = rule.relation.evidence(&EVIDENCE) == EvidenceFloor::Measure && !speaks_of_what_was(rule);
    let selected = |(_, selector): &(Part, Selector)| members.iter().any(|(_, it)| selects(selector, it) && left_out(it).is_none());
    rule.selectors.first().filter(|first| is_named && selected(first)).map(|_| String::new()).into_iter().collect()
}

fn speaks_of_what_was(rule: &Rule) -> bool {
    rule.selectors.first().is_some_and(|(_, selector)| superseded::is_asked_for(selector))
}

/// A rule that waits for no story names a measure, and every rule reports a verdict.
fn vet(rule: &Rule) -> Option<Fault> {
    if rule.relation.verdicts(&REPORT).is_empty() {
        let help = "take the key out to report what contradicts";
        return Some(Fault { key: Some(REPORT.name), reason: "it reports no verdict".to_owned(), help });
    }
    if rule.relation.number(&NEARBY).is_some() && !speaks_of_what_was(rule) {
        let help = "add \"superseded\" to the modes of [when], or take the key out";
        return Some(Fault { key: Some(NEARBY.name), reason: "nothing of the rule's replaces what was held".to_owned(), help });
    }
    let judged = [APART, IN_ONE_TEXT, SURE].into_iter().find(|key| rule.relation.number(key).is_some());
    let is_judged = rule.relation.evidence(&EVIDENCE) == EvidenceFloor::Story && !speaks_of_what_was(rule);
    if let Some(key) = judged.filter(|_| !is_judged) {
        let help = "take the key out";
        return Some(Fault {
            key: Some(key.name),
            reason: "the models of alignment are not asked where a measure is enough, or what was held is replaced".to_owned(),
            help,
        });
    }
    // one text that says the same thing twice needs no name for it
    let twice_in_one_text = rule.scope == Scope::Document && !rule.relation.facets(&SAME).is_empty();
    let is_named = rule.selectors.iter().any(|(_, selector)| selector.measure.is_some());
    let is_lost = rule.relation.evidence(&EVIDENCE) == EvidenceFloor::Measure && !twice_in_one_text && !is_named;
    is_lost.then(|| Fault {
        key: None,
        reason: "evidence = \"measure\" asks for a measure, and [when] names none".to_owned(),
        help: "name a measure in [when], or take the key out",
    })
}
