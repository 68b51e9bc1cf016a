//! Counts that only grow while a story goes on: later and higher is no contradiction but an update.

use std::collections::BTreeSet;

use super::sheet::Sheet;
use crate::assertion::Assertion;
use crate::conflict::AssertionId;

/// Whether an assertion counts what only grows.
#[must_use]
pub fn grows(assertion: &Assertion) -> bool {
    assertion.unit.name() == "count" && assertion.event.as_ref().is_some_and(|event| event.grows)
}

/// The position of the newest figure where all are counts that grow, dated, and higher the later they are.
pub fn newest(members: &BTreeSet<AssertionId>, dossier: &[Sheet<'_>]) -> Option<usize> {
    let mut dated = Vec::with_capacity(members.len());
    for (position, id) in members.iter().enumerate() {
        let sheet = dossier.get(id.source.index())?;
        let assertion = sheet.assertions.get(id.index).filter(|assertion| grows(assertion))?;
        dated.push((sheet.date?, assertion.reading.centre()?, position));
    }
    dated.sort();
    let rises = dated.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1);
    dated.last().filter(|_| rises && dated.len() > 1).map(|(_, _, position)| *position)
}
