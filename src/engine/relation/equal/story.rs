//! Disputes of open comparison under one rule: those that share an assertion are one conflict.

use std::sync::Arc;

use super::super::super::align::HALF;
use super::super::super::apart::apart;
use super::super::super::cluster::Clusters;
use super::super::super::open::Open;
use super::super::super::select::selects_in_any_mode;
use super::super::found::{Found, Ground};
use super::super::tie::{self, SURE};
use super::pair::{Pairing, pairing};
use crate::rule::spec::{Key, Kind};
use crate::rule::{Rule, Selector, Severity};

/// How probable it must be that two figures are of one thing and one is wrong.
pub const APART: Key = Key::new(
    "apart",
    Kind::Share,
    "Of texts that tell one story: how probable it must be, by the models of alignment, that two figures are of one thing and one is wrong, such as \"60%\"; half where the key is left out.",
);

/// The same of one text, which has more things of a kind than two texts have in common.
pub const IN_ONE_TEXT: Key = Key::new("in-one-text", Kind::Share, "The same where both stand in one text; as for two texts where the key is left out.");

/// The disputes that a rule speaks of.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let Some((_, selector)) = rule.selectors.first() else { return Found::default() };
    let mut clusters = Clusters::default();
    for dispute in ground.open.iter().filter(|dispute| is_chosen(rule, selector, dispute, ground)) {
        clusters.take(dispute, dispute.most.min(severity(rule, dispute)));
    }
    let conflicts = clusters.into_iter().filter_map(|cluster| apart(rule, &cluster.members, cluster.severity, cluster.verdict, ground.dossier));
    let mut found = Found::default();
    conflicts.for_each(|conflict| found.report(conflict));
    found
}

/// How much a dispute matters to a rule: one step less than it says where it is not sure.
fn severity(rule: &Rule, dispute: &Open) -> Severity {
    let is_sure = rule.relation.number(&SURE).is_none_or(|sure| tie::reaches(dispute.probability, sure));
    if is_sure { rule.severity } else { rule.severity.milder() }
}

/// Whether a dispute is as probable as a rule asks.
#[must_use]
pub fn is_probable(rule: &Rule, dispute: &Open) -> bool {
    let is_of_one_text = dispute.a.source == dispute.b.source;
    let least = rule.relation.number(&IN_ONE_TEXT).filter(|_| is_of_one_text).or_else(|| rule.relation.number(&APART));
    least.map_or(dispute.probability >= HALF, |least| tie::reaches(dispute.probability, least))
}

fn is_chosen(rule: &Rule, selector: &Selector, dispute: &Open, ground: &Ground<'_>) -> bool {
    let Some((a, b)) = ground.assertion(dispute.a).zip(ground.assertion(dispute.b)) else { return false };
    is_probable(rule, dispute) && [a, b].into_iter().all(|it| selects_in_any_mode(selector, it)) && pairing(rule, a, b, ground.lexicon) == Pairing::Broken
}
