//! Figures for one thing that lie apart, as one conflict.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::growth;
use super::sheet::Sheet;
use crate::conflict::{AssertionId, Conflict, Finding, Side};
use crate::quantity::{Amount, Verdict};
use crate::rule::{Rule, Severity};
use crate::witness::Witness;

/// The conflict of figures for one thing that lie apart.
pub fn apart(rule: &Arc<Rule>, members: &BTreeSet<AssertionId>, severity: Severity, verdict: Verdict, dossier: &[Sheet<'_>]) -> Option<Conflict> {
    let assertion = |id: &AssertionId| dossier.get(id.source.index()).and_then(|sheet| sheet.all.get(id.index));
    let unit = members.first().and_then(assertion)?.unit.clone();
    let gap = widest_gap(members.iter().filter_map(assertion));
    let current = growth::newest(members, dossier);
    let sides = members.iter().filter_map(|id| assertion(id).map(|found| Side { assertion: *id, site: found.site, role: None })).collect();
    // later and higher is no contradiction but an update
    let (severity, finding) = match current {
        Some(current) => (Severity::Note, Finding::Superseded { current }),
        None => (severity, Finding::Apart { gap, unit }),
    };
    Some(Conflict { rule: Arc::clone(rule), severity, verdict, sides, finding, remedy: None })
}

/// The distance between the two readings that lie furthest apart.
fn widest_gap<'e>(assertions: impl Iterator<Item = &'e Witness>) -> Option<Amount> {
    let all: Vec<&Witness> = assertions.collect();
    let pairs = all.iter().enumerate().flat_map(|(index, a)| all[index + 1..].iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| a.unit == b.unit).filter_map(|(a, b)| a.reading.literal.gap(&b.reading.literal)).max()
}
