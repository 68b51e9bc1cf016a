//! The first step of many machines: what a document must share with another to be held against it.

use std::sync::Arc;

use arrow_array::builder::{BinaryBuilder, Float32Builder, ListBuilder, StringBuilder};
use arrow_array::{Float32Array, Int64Array, RecordBatch, StringArray};
use gainsay::archive;
use gainsay::check;
use gainsay::engine::signs;
use gainsay::span::SourceId;
use pyo3::prelude::*;

use crate::batch;
use crate::rules::Rules;

/// A row for each document: its day, its length in words, its keys with their weights, what they weigh together, its links, and its figures.
pub fn read(documents: &RecordBatch, rules: &Rules) -> PyResult<RecordBatch> {
    let (mut names, mut days, mut words, mut totals, mut figures) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut keys = ListBuilder::new(BinaryBuilder::new());
    let mut weights = ListBuilder::new(Float32Builder::new());
    let mut links = ListBuilder::new(StringBuilder::new());
    for document in batch::documents(documents)? {
        let study = check::read(document, SourceId::new(0), rules.lexicon());
        names.push(study.document.name().to_owned());
        days.push(study.document.day());
        words.push(i64::try_from(study.story.length).unwrap_or(i64::MAX));
        totals.push(signs(&study.story).map(|(_, weight)| weight).sum::<f32>());
        figures.push(i64::try_from(study.assertions.len() + study.unread.len()).unwrap_or(i64::MAX));
        for key in archive::keys(&study) {
            if let Some(word) = key.word() {
                keys.values().append_value(word);
                weights.values().append_value(key.weight);
            }
        }
        keys.append(true);
        weights.append(true);
        links.append_value(check::links(&study, &rules.knowledge()).into_iter().map(Some));
    }
    batch::made(vec![
        ("name", Arc::new(StringArray::from(names))),
        ("day", Arc::new(Int64Array::from(days))),
        ("words", Arc::new(Int64Array::from(words))),
        ("total", Arc::new(Float32Array::from(totals))),
        ("keys", Arc::new(keys.finish())),
        ("weights", Arc::new(weights.finish())),
        ("links", Arc::new(links.finish())),
        ("figures", Arc::new(Int64Array::from(figures))),
    ])
}
