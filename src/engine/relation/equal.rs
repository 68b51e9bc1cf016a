//! `equal`: figures for one thing agree.
//!
//! ```text
//! named        a rule that names its measure compares all assertions of it, wherever they stand
//! story        any other holds every figure of a source against the sources that tell the same story
//! superseded   a rule of mode "superseded" finds what replaces a figure that once held
//! ```

mod named;
mod story;
mod superseded;

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground};
use crate::rule::spec::{EVIDENCE, Fault, MUST_MATCH, PATTERN, REPORT, SAME, Spec, TOLERANCE};
use crate::rule::{EvidenceFloor, Rule, Scope};

pub use named::left_out;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "equal",
        holds: "figures for one thing agree",
        scope: Scope::Dossier,
        keys: &[MUST_MATCH, SAME, TOLERANCE, REPORT, EVIDENCE, PATTERN],
        one_thing: true,
        vet,
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// The figures for one thing that lie apart.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    if rule.selectors.first().is_some_and(|(_, selector)| superseded::is_asked_for(selector)) {
        return superseded::find(rule, ground);
    }
    match rule.relation.evidence(&EVIDENCE) {
        EvidenceFloor::Story => story::find(rule, ground),
        EvidenceFloor::Measure => named::find(rule, ground),
    }
}

/// A rule that waits for no story names a measure, and every rule reports a verdict.
fn vet(rule: &Rule) -> Option<Fault> {
    if rule.relation.verdicts(&REPORT).is_empty() {
        let help = "take the key out to report what contradicts";
        return Some(Fault { key: Some(REPORT.name), reason: "it reports no verdict".to_owned(), help });
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
