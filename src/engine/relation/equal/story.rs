//! Disputes of open comparison under one rule: those that share an assertion are one conflict.

use std::sync::Arc;

use super::super::super::apart::apart;
use super::super::super::cluster::Clusters;
use super::super::super::open::Open;
use super::super::super::select::selects_in_any_mode;
use super::super::found::{Found, Ground};
use super::pair::{Pairing, pairing};
use crate::rule::{Rule, Selector};

/// The disputes that a rule speaks of.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let Some((_, selector)) = rule.selectors.first() else { return Found::default() };
    let mut clusters = Clusters::default();
    for dispute in ground.open.iter().filter(|dispute| is_chosen(rule, selector, dispute, ground)) {
        clusters.take(dispute, dispute.severity.min(rule.severity));
    }
    let conflicts = clusters.into_iter().filter_map(|cluster| apart(rule, &cluster.members, cluster.severity, cluster.verdict, ground.dossier));
    let mut found = Found::default();
    conflicts.for_each(|conflict| found.report(conflict));
    found
}

fn is_chosen(rule: &Rule, selector: &Selector, dispute: &Open, ground: &Ground<'_>) -> bool {
    let Some((a, b)) = ground.assertion(dispute.a).zip(ground.assertion(dispute.b)) else { return false };
    [a, b].into_iter().all(|it| selects_in_any_mode(selector, it)) && pairing(rule, a, b, ground.lexicon) == Pairing::Broken
}
