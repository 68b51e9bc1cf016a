//! What is told twice is told once: the more specific rule keeps its pair.

use std::collections::{BTreeMap, BTreeSet};

use super::relation::inventory;
use crate::conflict::{AssertionId, Conflict, Derivation, Finding};
use crate::rule::spec::{PATTERN, SAME};
use crate::rule::{Part, Selector, Severity};

/// Sorted, and without a conflict whose sides are all in a more specific one, or in a more severe one of rules as specific: a rule that
/// somebody lowered keeps its pair.
pub fn without_repeats(mut conflicts: Vec<Conflict>) -> Vec<Conflict> {
    conflicts.sort_by(|a, b| specificity(b).cmp(&specificity(a)).then_with(|| b.severity.cmp(&a.severity)).then_with(|| a.rule.id.cmp(&b.rule.id)));
    let mut kept: Vec<Conflict> = Vec::new();
    // the sides of each kept conflict of figures for one thing, by each of them
    let mut sides: Vec<BTreeSet<AssertionId>> = Vec::new();
    let mut by_side: BTreeMap<AssertionId, Vec<usize>> = BTreeMap::new();
    // what the same figures call for is told once: "12 and 9 make 21, not 20" as a sum or as a difference
    let mut called: BTreeSet<Vec<AssertionId>> = BTreeSet::new();
    for conflict in conflicts {
        if matches!(conflict.finding, Finding::DoesNotFollow { derivation: Derivation::Sum | Derivation::Difference, .. })
            && !called.insert(conflict.sides.iter().map(|side| side.assertion).collect())
        {
            continue;
        }
        if conflict.rule.relation.spec().one_thing {
            let members: BTreeSet<AssertionId> = conflict.sides.iter().map(|side| side.assertion).collect();
            let others = members.first().and_then(|first| by_side.get(first));
            let repeats = others.into_iter().flatten().filter_map(|&at| sides.get(at)).any(|other| members.is_subset(other));
            if repeats {
                continue;
            }
            for &member in &members {
                by_side.entry(member).or_default().push(sides.len());
            }
            sides.push(members);
        }
        kept.push(conflict);
    }
    // that no source has a figure says nothing new of one that another rule finds wrong
    let mut spoken: BTreeMap<AssertionId, Severity> = BTreeMap::new();
    for conflict in kept.iter().filter(|conflict| !is_unsupported(conflict)) {
        for side in &conflict.sides {
            let worst = spoken.entry(side.assertion).or_insert(conflict.severity);
            *worst = conflict.severity.max(*worst);
        }
    }
    let is_said = |conflict: &Conflict| conflict.sides.iter().all(|side| spoken.get(&side.assertion).is_some_and(|&severity| severity >= conflict.severity));
    kept.retain(|conflict| !(is_unsupported(conflict) && is_said(conflict)));
    kept.sort_by(|a, b| {
        let key = |conflict: &Conflict| conflict.sides.iter().map(|side| (side.site.source, side.site.span)).collect::<Vec<_>>();
        key(a).cmp(&key(b)).then_with(|| a.rule.id.cmp(&b.rule.id))
    });
    kept
}

fn is_unsupported(conflict: &Conflict) -> bool {
    matches!(conflict.finding, Finding::Unsupported)
}

/// Rules that name a measure are more specific than those of documentation, these than those that name a mistake, and these than those
/// that name what is counted or what happened.
fn specificity(conflict: &Conflict) -> usize {
    let asks = conflict.rule.relation.facets(&SAME).len() + usize::from(conflict.rule.relation.pattern(&PATTERN).is_some());
    let named =
        |selector: &Selector| [&selector.noun, &selector.event, &selector.whole, &selector.called].into_iter().filter(|names| !names.is_empty()).count();
    let selected = |(_, selector): &(Part, Selector)| usize::from(selector.measure.is_some()) * 1000 + named(selector);
    // a cell that is named beats words that may tell one story
    let celled = usize::from(matches!(conflict.finding, Finding::UnlikeCell { .. }));
    let documented = usize::from(conflict.rule.relation.is(&inventory::RELATION.spec));
    conflict.rule.selectors.iter().map(selected).sum::<usize>() + documented * 500 + asks * 100 + celled
}
