//! Comparison of a named measure: every assertion that the rule selects, wherever it stands.
//!
//! A rule that names what it measures does not wait for two texts to tell one story. The facets that it lists may not differ;
//! assertions that are superseded, denied, negated or a part of what was counted before are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::assertion::Assertion;
use crate::claim::Mode;
use crate::conflict::{AssertionId, Conflict};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Verdict};
use crate::rule::{Equal, Rule, Scope, Tolerance};
use crate::span::SourceId;

use super::relate::relate;
use super::relation::Found;
use super::select::selects;
use super::{Reason, Sheet, apart, facet, pattern};

/// The disagreements under a rule of relation `equal` that names its measure.
pub fn find(rule: &Arc<Rule>, equal: &Equal, dossier: &[Sheet<'_>], lexicon: &Lexicon) -> Found {
    let Some((_, selector)) = rule.selectors.first() else { return Found::default() };
    let chosen: Vec<(AssertionId, &Assertion)> = dossier
        .iter()
        .enumerate()
        .flat_map(|(source, sheet)| {
            sheet.assertions.iter().enumerate().map(move |(index, assertion)| (AssertionId { source: SourceId::new(source), index }, assertion))
        })
        .filter(|(_, assertion)| selects(selector, assertion) && left_out(assertion).is_none())
        .collect();
    let mut found = Found::default();
    let mut clusters: Vec<BTreeSet<AssertionId>> = Vec::new();
    // the first cluster that each assertion is in
    let mut cluster_of: BTreeMap<AssertionId, usize> = BTreeMap::new();
    for (position, (a_id, a)) in chosen.iter().enumerate() {
        // what stands in one source stands together
        let reach = chosen[position + 1..].iter().take_while(|(b_id, _)| rule.scope == Scope::Dossier || a_id.source == b_id.source);
        for (b_id, b) in reach {
            if facet::differing(a, b, &equal.must_match, lexicon).is_some() {
                continue;
            }
            let Ok(verdict) = relate(a, b) else { continue };
            found.compared.extend([*a_id, *b_id]);
            if !equal.report.contains(&verdict) || within(a, b, equal.tolerance) || !pattern::fits(equal, a, b, lexicon) {
                continue;
            }
            let known = [a_id, b_id].into_iter().filter_map(|id| cluster_of.get(id)).min().copied();
            let cluster = known.unwrap_or(clusters.len());
            if cluster == clusters.len() {
                clusters.push(BTreeSet::new());
            }
            clusters[cluster].extend([*a_id, *b_id]);
            cluster_of.extend([(*a_id, cluster), (*b_id, cluster)]);
        }
    }
    found
        .conflicts
        .extend(clusters.into_iter().filter_map(|cluster| -> Option<Conflict> { apart(rule, &cluster, rule.severity, Verdict::Contradicts, dossier) }));
    found
}

/// Why an assertion does not state the measure itself, but a part of it, a change or what it once was.
#[must_use]
pub fn left_out(assertion: &Assertion) -> Option<Reason> {
    let marks = &assertion.marks;
    match assertion.mode {
        Mode::Superseded => Some(Reason::Superseded),
        Mode::Denied => Some(Reason::Hypothetical),
        _ if marks.subset => Some(Reason::Subset),
        _ if marks.negated => Some(Reason::Hypothetical),
        _ if marks.comparison || marks.background => Some(Reason::Time),
        _ => None,
    }
}

/// Whether the two lie within the rule's tolerance.
fn within(a: &Assertion, b: &Assertion, tolerance: Tolerance) -> bool {
    let Some(gap) = a.reading.literal.gap(&b.reading.literal) else { return false };
    match tolerance {
        Tolerance::Rounding => false,
        Tolerance::Absolute(allowed) => gap <= allowed,
        Tolerance::Relative(share) => a
            .reading
            .centre()
            .zip(b.reading.centre())
            .and_then(|(x, y): (Amount, Amount)| x.abs().max(y.abs()).times(share))
            .is_some_and(|allowed| gap <= allowed),
    }
}
