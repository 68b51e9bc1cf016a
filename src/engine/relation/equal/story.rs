//! Disputes of open comparison under one rule: those that share an assertion are one conflict.
//!
//! How probable a dispute is says how much it matters; a disagreement that is attributed matters less. A digest has no speakers of its
//! own: whom it names, it takes from the longer text.

use std::sync::Arc;

use super::super::super::apart::apart;
use super::super::super::cluster::Clusters;
use super::super::super::open::Open;
use super::super::super::select::selects_in_any_mode;
use super::super::super::voice;
use super::super::found::{Found, Ground};
use super::pair::{Pairing, pairing};
use crate::conflict::AssertionId;
use crate::quantity::Amount;
use crate::rule::spec::{Key, Kind};
use crate::rule::{Rule, Selector, Severity};

/// From which probability on a dispute is an error.
pub const ERROR: Key = Key::new("error", Kind::Share, "From which probability on a dispute is an error; \"85%\" where left out.");
/// From which probability on it is a warning.
pub const WARNING: Key = Key::new("warning", Kind::Share, "From which probability on a dispute is a warning; \"55%\" where left out.");
/// From which probability on it is a note.
pub const NOTE: Key =
    Key::new("note", Kind::Share, "From which probability on a dispute is a note, and worth a word at all; \"50%\", the least, where left out.");
const ERROR_FROM: i64 = 85;
const WARNING_FROM: i64 = 55;
const NOTE_FROM: i64 = 50;

/// A text this many times longer than another may be what the other sums up.
const DIGEST: usize = 2;

/// The disputes that a rule speaks of.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let Some((_, selector)) = rule.selectors.first() else { return Found::default() };
    let mut clusters = Clusters::default();
    for dispute in ground.open.iter().filter(|dispute| is_chosen(rule, selector, dispute, ground)) {
        let Some(severity) = weight(rule, dispute, ground) else { continue };
        clusters.take(dispute, severity.min(rule.severity));
    }
    let conflicts = clusters.into_iter().filter_map(|cluster| apart(rule, &cluster.members, cluster.severity, cluster.verdict, ground.dossier));
    let mut found = Found::default();
    conflicts.for_each(|conflict| found.report(conflict));
    found
}

/// How much a dispute matters under a rule; `None` where it is not probable enough for it.
fn weight(rule: &Rule, dispute: &Open, ground: &Ground<'_>) -> Option<Severity> {
    let severity = severity(rule, dispute.probability)?;
    let length = |id: AssertionId| ground.dossier.get(id.source.index()).map_or(0, |sheet| sheet.story.length);
    let (a, b) = (length(dispute.a), length(dispute.b));
    let is_digest = dispute.a.source == dispute.b.source || a.max(b) > a.min(b) * DIGEST;
    let said = ground.assertion(dispute.a).zip(ground.assertion(dispute.b)).filter(|_| !is_digest);
    Some(said.map_or(severity, |(a, b)| voice::softened(severity, a, b)))
}

/// How much a dispute of this probability matters under a rule.
pub fn severity(rule: &Rule, probability: u16) -> Option<Severity> {
    let reached = Amount::ratio(i64::from(probability), 10_000)?;
    let levels = [(Severity::Error, &ERROR, ERROR_FROM), (Severity::Warning, &WARNING, WARNING_FROM), (Severity::Note, &NOTE, NOTE_FROM)];
    let is_reached = |key: &Key, from: i64| rule.relation.number(key).or_else(|| Amount::ratio(from, 100)).is_some_and(|from| reached >= from);
    levels.into_iter().find(|(_, key, from)| is_reached(key, *from)).map(|(severity, ..)| severity)
}

fn is_chosen(rule: &Rule, selector: &Selector, dispute: &Open, ground: &Ground<'_>) -> bool {
    let Some((a, b)) = ground.assertion(dispute.a).zip(ground.assertion(dispute.b)) else { return false };
    [a, b].into_iter().all(|it| selects_in_any_mode(selector, it)) && pairing(rule, a, b, ground.lexicon) == Pairing::Broken
}
