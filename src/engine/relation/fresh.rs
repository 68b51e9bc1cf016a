//! `fresh`: a figure that still moves says from when it is, or whose it is.

use std::sync::Arc;

use super::found::{Entry, Find, Found, Ground, Member, conflict};
use crate::claim::Aspect;
use crate::conflict::{AssertionId, Finding};
use crate::engine::select::selects;
use crate::rule::spec::Spec;
use crate::rule::{Part, Rule, Scope};
use crate::span::SourceId;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "fresh", holds: "a figure that moves says from when it is, or whose it is", scope: Scope::Document, ..Spec::SENTENCE },
    find: Find::Dossier(find),
};

/// Looks in each source without a date for the first figure without a date or a speaker: only those with a lower bound
/// ("at least 40"), which themselves say that they still move.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    let Some(selector) = rule.selector(Part::Each) else { return found };
    for (at, sheet) in ground.dossier.iter().enumerate().filter(|(_, sheet)| sheet.date.is_none()) {
        for (index, assertion) in sheet.assertions.iter().enumerate() {
            let moves = assertion.reading.hedge.is_lower_bound() && assertion.aspect == Aspect::Level && !assertion.marks.background;
            if !moves || !selects(selector, assertion) {
                continue;
            }
            let member: Member<'_> = (AssertionId { source: SourceId::new(at), index }, assertion);
            let undated = assertion.speaker.is_none() && assertion.time.is_none() && assertion.evidence.moments.is_empty();
            let first = found.conflicts().last().is_none_or(|last| last.sides.iter().all(|side| side.assertion.source != member.0.source));
            found.note(&[member], (undated && first).then(|| conflict(rule, &[(Part::Each, member)], Finding::Undated)));
        }
    }
    found
}
