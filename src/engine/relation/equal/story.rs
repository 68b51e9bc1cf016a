//! Disputes of open comparison under one rule: those that share an assertion are one conflict.

use std::sync::Arc;

use super::super::super::apart::apart;
use super::super::super::cluster::Clusters;
use super::super::super::open::Open;
use super::super::super::{facet, pattern, select};
use super::super::found::{Found, Ground, Judged};
use crate::rule::spec::{MUST_MATCH, REPORT};
use crate::rule::{Rule, Selector};

/// The disputes that a rule speaks of.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let Some((_, selector)) = rule.selectors.first() else { return Found::default() };
    let mut clusters = Clusters::default();
    for dispute in ground.open.iter().filter(|dispute| is_chosen(rule, selector, dispute, ground)) {
        clusters.take(dispute, dispute.severity.min(rule.severity));
    }
    let conflicts = clusters.into_iter().filter_map(|cluster| apart(rule, &cluster.members, cluster.severity, cluster.verdict, ground.dossier));
    Found { judged: conflicts.map(|conflict| Judged { members: Vec::new(), conflict: Some(conflict) }).collect() }
}

fn is_chosen(rule: &Rule, selector: &Selector, dispute: &Open, ground: &Ground<'_>) -> bool {
    let Some((a, b)) = ground.assertion(dispute.a).zip(ground.assertion(dispute.b)) else { return false };
    rule.relation.verdicts(&REPORT).contains(&dispute.verdict)
        && [a, b].into_iter().all(|it| select::selects_in_any_mode(selector, it))
        && facet::differing(a, b, rule.relation.facets(&MUST_MATCH), ground.lexicon).is_none()
        && pattern::fits(&rule.relation, a, b, ground.lexicon)
        && !pattern::within(rule.relation.tolerance(), a, b)
}
