//! Figures for one thing that lie apart, as one conflict.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::growth;
use super::sheet::Sheet;
use crate::conflict::{AssertionId, Conflict, Finding, Side};
use crate::quantity::{Amount, Interval, Unit, Verdict};
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

/// The distance between the two readings of one unit that lie furthest apart: from the one that ends first to the one that begins last.
fn widest_gap<'e>(assertions: impl Iterator<Item = &'e Witness>) -> Option<Amount> {
    let mut of_unit: Vec<(&Unit, Interval)> = Vec::new();
    for it in assertions {
        let own = it.reading.literal;
        match of_unit.iter_mut().find(|(unit, _)| **unit == it.unit) {
            Some((_, ends)) => {
                ends.high = [ends.high, own.high].into_iter().flatten().min_by_key(|high| (high.at, !high.open));
                ends.low = [ends.low, own.low].into_iter().flatten().max_by_key(|low| (low.at, low.open));
            }
            None => of_unit.push((&it.unit, own)),
        }
    }
    let gap = |ends: &Interval| Interval { low: None, high: ends.high }.gap(&Interval { low: ends.low, high: None });
    of_unit.iter().filter(|(_, ends)| ends.low.is_some() && ends.high.is_some()).filter_map(|(_, ends)| gap(ends)).max()
}

#[cfg(test)]
mod tests {
    use super::super::relation::sample::{count, read};
    use super::*;

    #[test]
    fn the_widest_gap_is_that_of_all_pairs() {
        let numbers = [[40, 7, 7, 12], [7, 7, 7, 7], [3, 1, 90, 60]];
        for of in numbers {
            let words = of.map(|number| number.to_string());
            let figures: Vec<(&str, Unit)> = words.iter().map(|word| (word.as_str(), count())).collect();
            let found = read(&words.join(" and "), &figures);
            let pairs = found.iter().flat_map(|a| found.iter().filter_map(|b| a.reading.literal.gap(&b.reading.literal)));
            assert_eq!(widest_gap(found.iter()), pairs.max(), "{of:?}");
        }
    }
}
