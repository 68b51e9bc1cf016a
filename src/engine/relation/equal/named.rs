//! Comparison of a named measure: every assertion that the rule selects, wherever it stands.
//!
//! A rule that names what it measures does not wait for two texts to tell one story. The facets that it lists may not differ;
//! assertions that are superseded, denied, negated or a part of what was counted before are left out.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::conflict::AssertionId;
use crate::quantity::Verdict;
use crate::rule::{Rule, Scope};
use crate::span::SourceId;
use crate::witness::Witness;

use super::super::super::apart::apart;
use super::super::super::select::selects;
use super::super::found::{Cut, Found, Ground};
use super::pair::{Pairing, left_out, pairing};

/// A figure is held against so many that come after it in the dossier: of a few hundred figures for one thing each meets each, and of thousands
/// each still meets its neighbours, at a cost that grows with their number and not with its square.
const REACH: usize = 500;
/// The same for a rule that looks no further than one text. A text that has more figures of a kind is a table, or several joined into one.
const REACH_IN_TEXT: usize = 300;
/// So many pairs of one text at the most: of very many figures each meets fewer neighbours, and of even more still the nearest.
const PAIRS_IN_TEXT: usize = 600_000;
const NEAREST: usize = 40;

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
    // the first cluster that each figure is in
    let mut cluster_of: Vec<Option<usize>> = vec![None; chosen.len()];
    let mut compared = vec![false; chosen.len()];
    // what stands in one source stands together
    let crowds = chosen.chunk_by(|(a, _), (b, _)| rule.scope == Scope::Dossier || a.source == b.source).map(<[_]>::len);
    let ends = crowds.scan(0, |end, figures| {
        *end += figures;
        Some((*end, figures))
    });
    let within = ends.flat_map(|(end, figures)| std::iter::repeat_n((end, reach(figures, rule.scope)), figures));
    for ((position, (a_id, a)), (end, reach)) in chosen.iter().enumerate().zip(within) {
        for (other, (b_id, b)) in chosen.iter().enumerate().take(end).skip(position + 1).take(reach) {
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
                Pairing::Broken if ground.hang_together(*a_id, *b_id) => continue,
                Pairing::Broken => (compared[position], compared[other]) = (true, true),
            }
            let known = [cluster_of[position], cluster_of[other]].into_iter().flatten().min();
            let cluster = known.unwrap_or(clusters.len());
            if cluster == clusters.len() {
                clusters.push(BTreeSet::new());
            }
            for (at, id) in [(position, *a_id), (other, *b_id)] {
                if cluster_of[at].replace(cluster) != Some(cluster) {
                    clusters[cluster].insert(id);
                }
            }
        }
    }
    let figures = crowd(&chosen, rule.scope);
    let reach = reach(figures, rule.scope);
    found.cut = (figures > reach + 1).then_some(Cut { figures, reach });
    found.compared.extend(chosen.iter().zip(compared).filter(|(_, compared)| *compared).map(|((id, _), _)| *id));
    let conflicts = clusters.into_iter().filter_map(|cluster| apart(rule, &cluster, rule.severity, Verdict::Contradicts, ground.dossier));
    conflicts.for_each(|conflict| found.report(conflict));
    found
}

/// Against how many that come after it each of so many figures is held.
fn reach(figures: usize, scope: Scope) -> usize {
    if scope == Scope::Dossier { REACH } else { (PAIRS_IN_TEXT / figures.max(1)).clamp(NEAREST, REACH_IN_TEXT) }
}

/// How many figures may meet each other: all of them, or those of the text that has most.
fn crowd(chosen: &[(AssertionId, &Witness)], scope: Scope) -> usize {
    if scope == Scope::Dossier {
        return chosen.len();
    }
    // what stands in one source stands together
    chosen.chunk_by(|(a, _), (b, _)| a.source == b.source).map(<[_]>::len).max().unwrap_or_default()
}
