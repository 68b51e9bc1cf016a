//! Comparison of a named measure: every assertion that the rule selects, wherever it stands.
//!
//! A rule that names what it measures does not wait for two texts to tell one story. The facets that it lists may not differ;
//! assertions that are superseded, denied, negated or a part of what was counted before are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::conflict::AssertionId;
use crate::quantity::Verdict;
use crate::rule::{Rule, Scope};
use crate::span::SourceId;
use crate::witness::Witness;

use super::super::super::apart::apart;
use super::super::super::select::selects;
use super::super::found::{Found, Ground};
use super::pair::{Pairing, left_out, pairing};

/// The disagreements under a rule of relation `equal` that names its measure.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let Some((_, selector)) = rule.selectors.first() else { return Found::default() };
    let chosen: Vec<(AssertionId, &Witness)> = ground
        .dossier
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
    let mut compared = vec![false; chosen.len()];
    for (position, (a_id, a)) in chosen.iter().enumerate() {
        // what stands in one source stands together
        let later = chosen.iter().enumerate().skip(position + 1);
        let reach = later.take_while(|(_, (b_id, _))| rule.scope == Scope::Dossier || a_id.source == b_id.source);
        for (other, (b_id, b)) in reach {
            match pairing(rule, a, b, ground.lexicon) {
                Pairing::NotOne(_) => continue,
                Pairing::Agree(_) => {
                    (compared[position], compared[other]) = (true, true);
                    if ground.is_support(*a_id, *b_id) {
                        found.agreed.push((*a_id, *b_id));
                    }
                    continue;
                }
                Pairing::LetPass(_) => {
                    (compared[position], compared[other]) = (true, true);
                    continue;
                }
                Pairing::Broken => (compared[position], compared[other]) = (true, true),
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
    found.compared.extend(chosen.iter().zip(compared).filter(|(_, compared)| *compared).map(|((id, _), _)| *id));
    let conflicts = clusters.into_iter().filter_map(|cluster| apart(rule, &cluster, rule.severity, Verdict::Contradicts, ground.dossier));
    conflicts.for_each(|conflict| found.report(conflict));
    found
}
