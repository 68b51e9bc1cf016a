//! The last step: the findings of a circle of documents, which are what a check of all documents finds of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{BinaryArray, RecordBatch, StringArray};
use gainsay::check::{self, Dossier};
use gainsay::conflict::{AssertionId, Conflict};
use gainsay::report;
use gainsay::settle::Outcome;
use gainsay::span::SourceId;
use pyo3::prelude::*;
use pyo3_arrow::PyTable;

use crate::batch::{self, Stream};
use crate::rules::Rules;

/// The lines of the report of a circle: what kind each is, its place in the report of all, and the line.
///
/// Columns in: those of documents; `compared`, the figures that pairs have compared; `related`, the documents of the circle that may tell the
/// same story. `all` tells that there are no other documents.
pub fn settle(documents: Stream, rules: &Rules, all: bool) -> PyResult<PyTable> {
    let mut circle = Vec::new();
    for batch in batch::all(documents)? {
        let (compared, related) = (batch::lists_of_numbers(&batch, "compared")?, batch::lists_of_texts(&batch, "related")?);
        circle.extend(batch::documents(&batch)?.into_iter().zip(compared.into_iter().zip(related)));
    }
    circle.sort_by(|(a, _), (b, _)| a.name().cmp(b.name()));
    let numbers: BTreeMap<String, usize> = circle.iter().enumerate().map(|(at, (document, _))| (document.name().to_owned(), at)).collect();
    let mut pairs = Vec::new();
    let mut elsewhere = Vec::new();
    let mut studies = Vec::with_capacity(circle.len());
    for (at, (document, (compared, related))) in circle.into_iter().enumerate() {
        pairs.extend(related.iter().filter_map(|name| numbers.get(name)).map(|&other| (at.min(other), at.max(other))));
        let id = |index| Some(AssertionId { source: SourceId::new(at), index: usize::try_from(index).ok()? });
        elsewhere.extend(compared.into_iter().filter_map(id));
        studies.push(check::read(document, SourceId::new(at), rules.lexicon()));
    }
    pairs.sort_unstable();
    pairs.dedup();
    let dossier = Dossier::new(studies);
    let mut findings = check::check_among(&dossier, &pairs, &rules.knowledge());
    findings.compared.extend(elsewhere);
    let mut outcome = Outcome::new(&dossier, findings);
    outcome.lone &= all;
    rules.waive(&mut outcome);
    let table = lines(&outcome)?;
    let schema = table.schema();
    PyTable::try_new(vec![table], schema)
}

/// The lines of a report, each with its kind and its place.
fn lines(outcome: &Outcome<'_>) -> PyResult<RecordBatch> {
    let conflicts = outcome.conflicts.iter().enumerate().map(|(at, conflict)| ("conflict", place_of_conflict(outcome, conflict, at)));
    let waived = outcome.waived.iter().enumerate().map(|(at, waived)| ("suppressed", place_of_conflict(outcome, &waived.conflict, at)));
    let uncompared = outcome.uncompared().map(|(_, id)| ("uncompared", place(outcome, id.source, &[id.index])));
    let unread = outcome.studies.iter().enumerate().flat_map(|(source, study)| (0..study.unread.len()).map(move |at| (source, at)));
    let unread = unread.map(|(source, at)| ("unread", place(outcome, SourceId::new(source), &[at])));
    let places = conflicts.chain(waived).chain(uncompared).chain(unread).chain(std::iter::once(("summary", Vec::new())));
    let (kinds, places): (Vec<&str>, Vec<Vec<u8>>) = places.unzip();
    let lines = report::json_lines(outcome);
    batch::made(vec![
        ("kind", Arc::new(StringArray::from(kinds))),
        ("place", Arc::new(BinaryArray::from_iter_values(places))),
        ("line", Arc::new(StringArray::from(lines.lines().collect::<Vec<_>>()))),
    ])
}

/// Bytes that stand in the order in which a report of all documents has its conflicts: by the places of their sides, and by rule.
fn place_of_conflict(outcome: &Outcome<'_>, conflict: &Conflict, at: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for side in &conflict.sides {
        // fewer sides stand before more
        bytes.push(1);
        bytes.extend(place(outcome, side.site.source, &[side.site.span.start(), side.site.span.end()]));
    }
    bytes.push(0);
    bytes.extend(conflict.rule.id.as_bytes());
    bytes.push(0);
    bytes.extend(at.to_be_bytes());
    bytes
}

/// Bytes that stand in the order of names, and of these numbers within a name.
fn place(outcome: &Outcome<'_>, source: SourceId, numbers: &[usize]) -> Vec<u8> {
    let name = outcome.studies.get(source.index()).map_or("", |study| study.document.name());
    name.bytes().chain([0]).chain(numbers.iter().flat_map(|number| number.to_be_bytes())).collect()
}
