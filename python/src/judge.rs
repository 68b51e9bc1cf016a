//! The third step: documents that may tell one story are held against each other, two at a time.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use arrow_array::builder::{Int64Builder, ListBuilder};
use arrow_array::{BooleanArray, RecordBatch, StringArray};
use gainsay::check::{self, Study};
use gainsay::span::SourceId;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::batch::{self, Stream};
use crate::rules::Rules;

/// Documents that were read, and where each stands, by its name.
pub struct Bench<'r> {
    studies: Vec<Study>,
    places: HashMap<String, usize>,
    rules: &'r Rules,
}

impl<'r> Bench<'r> {
    /// Reads the documents, each once.
    pub fn new(documents: Stream, rules: &'r Rules) -> PyResult<Self> {
        let (mut studies, mut places) = (Vec::new(), HashMap::new());
        for batch in batch::all(documents)? {
            for document in batch::documents(&batch)? {
                if let Entry::Vacant(place) = places.entry(document.name().to_owned()) {
                    place.insert(studies.len());
                    studies.push(check::read(document, SourceId::new(studies.len()), rules.lexicon()));
                }
            }
        }
        Ok(Self { studies, places, rules })
    }

    /// A row for each pair: whether something of it does not fit, and which figures of either were compared. Pairs of one document stand together.
    pub fn judge(&self, pairs: &RecordBatch) -> PyResult<RecordBatch> {
        let place = |name: String| match self.places.get(&name) {
            Some(&place) => Ok((place, name)),
            None => Err(PyValueError::new_err(format!("there is no document \"{name}\""))),
        };
        let places = |column: &str| batch::texts(pairs, column)?.into_iter().map(place).collect::<PyResult<Vec<_>>>();
        let mut pairs: Vec<_> = places("a")?.into_iter().zip(places("b")?).collect();
        pairs.sort_unstable();
        let (a, b): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        let numbers: Vec<(usize, usize)> = a.iter().zip(&b).map(|((a, _), (b, _))| (*a, *b)).collect();
        let (mut first, mut second) = (ListBuilder::new(Int64Builder::new()), ListBuilder::new(Int64Builder::new()));
        let mut apart = Vec::with_capacity(a.len());
        for meeting in check::judge_all(&self.studies.iter().collect::<Vec<_>>(), &numbers, &self.rules.knowledge()) {
            apart.push(meeting.is_apart);
            first.append_value(meeting.first.into_iter().map(|index| i64::try_from(index).ok()));
            second.append_value(meeting.second.into_iter().map(|index| i64::try_from(index).ok()));
        }
        let names = |side: Vec<(usize, String)>| StringArray::from_iter_values(side.into_iter().map(|(_, name)| name));
        batch::made(vec![
            ("a", Arc::new(names(a))),
            ("b", Arc::new(names(b))),
            ("apart", Arc::new(BooleanArray::from(apart))),
            ("first", Arc::new(first.finish())),
            ("second", Arc::new(second.finish())),
        ])
    }
}
