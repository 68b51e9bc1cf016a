//! `support`: a figure of a draft stands in one of its sources.

use std::sync::Arc;

use super::figure::is_quantity;
use super::found::{Entry, Find, Found, Ground, Member, conflict};
use crate::claim::Aspect;
use crate::conflict::{AssertionId, Finding};
use crate::document::Role;
use crate::engine::select::selects;
use crate::engine::verdict::Sources;
use crate::quantity::Amount;
use crate::rule::spec::Spec;
use crate::rule::{Part, Rule, Scope};
use crate::span::SourceId;

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec { name: "support", holds: "a figure of a draft stands in one of its sources", scope: Scope::Dossier, ..Spec::SENTENCE },
    find: Find::Dossier(find),
};

/// Looks for quantities of the draft that no source gives, and that do not follow from what the sources give: what is not reported has a
/// verdict of [`Standing`](crate::engine::Standing) that says why.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let mut found = Found::default();
    let Some(selector) = rule.selector(Part::Each) else { return found };
    let of = |role: Role| ground.dossier.iter().enumerate().filter(move |(_, sheet)| sheet.role == role);
    if of(Role::Draft).next().is_none() || of(Role::Source).next().is_none() {
        return found;
    }
    let sources = Sources::new(ground.dossier, ground.lexicon);
    for (at, draft) in of(Role::Draft) {
        for (index, assertion) in draft.assertions.iter().enumerate() {
            // "one of the deadliest" needs no source for its one
            let picks_one = assertion.marks.subset && assertion.reading.literal.single() == Some(Amount::ONE);
            if picks_one || !is_quantity(assertion) || assertion.aspect == Aspect::Change || assertion.marks.negated || !selects(selector, assertion) {
                continue;
            }
            let member: Member<'_> = (AssertionId { source: SourceId::new(at), index }, assertion);
            let supported = sources.stating(assertion).is_some() || sources.allowing(assertion).is_some() || sources.coming_to(assertion, draft).is_some();
            found.note(&[member], (!supported).then(|| conflict(rule, &[(Part::Each, member)], Finding::Unsupported)));
        }
    }
    found
}
