//! The third step: documents that may tell one story are held against each other, two at a time.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{Int64Builder, ListBuilder};
use arrow_array::{BooleanArray, RecordBatch, StringArray};
use gainsay::check::{self, Study};
use gainsay::span::SourceId;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::batch::{self, Stream};
use crate::rules::Rules;

/// Documents that were read, by their names.
pub struct Bench<'r> {
    studies: HashMap<String, Study>,
    rules: &'r Rules,
}

impl<'r> Bench<'r> {
    /// Reads the documents, each once.
    pub fn new(documents: Stream, rules: &'r Rules) -> PyResult<Self> {
        let mut studies = HashMap::new();
        for batch in batch::all(documents)? {
            for document in batch::documents(&batch)? {
                let number = SourceId::new(studies.len());
                studies.entry(document.name().to_owned()).or_insert_with(|| check::read(document, number, rules.lexicon()));
            }
        }
        Ok(Self { studies, rules })
    }

    /// A row for each pair: whether something of it does not fit, and which figures of either were compared.
    pub fn judge(&self, pairs: &RecordBatch) -> PyResult<RecordBatch> {
        let (a, b) = (batch::texts(pairs, "a")?, batch::texts(pairs, "b")?);
        let (mut first, mut second) = (ListBuilder::new(Int64Builder::new()), ListBuilder::new(Int64Builder::new()));
        let mut apart = Vec::with_capacity(a.len());
        let study = |name: &str| self.studies.get(name).ok_or_else(|| PyValueError::new_err(format!("there is no document \"{name}\"")));
        for (a, b) in a.iter().zip(&b) {
            let meeting = check::judge(study(a)?, study(b)?, &self.rules.knowledge());
            apart.push(meeting.is_apart);
            first.append_value(meeting.first.into_iter().map(|index| i64::try_from(index).ok()));
            second.append_value(meeting.second.into_iter().map(|index| i64::try_from(index).ok()));
        }
        batch::made(vec![
            ("a", Arc::new(StringArray::from(a))),
            ("b", Arc::new(StringArray::from(b))),
            ("apart", Arc::new(BooleanArray::from(apart))),
            ("first", Arc::new(first.finish())),
            ("second", Arc::new(second.finish())),
        ])
    }
}
