//! Claims as the JSON contract has them: as lines, and the same as columns.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{Array, ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, RecordBatchReader, StringArray};
use arrow_schema::{ArrowError, SchemaRef};
use gainsay::check;
use gainsay::document::Document;
use gainsay::report;
use gainsay::span::SourceId;
use pyo3::prelude::*;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Number;

use crate::batch::{self, Stream};
use crate::rules::Rules;

/// The claims of each document, one JSON object a line.
pub fn lines(documents: Vec<Document>, rules: &Rules) -> Vec<String> {
    let listed = |document| {
        let claims = check::claims(document, SourceId::new(0), rules.lexicon());
        report::jsonl(claims.document(), claims.in_order())
    };
    documents.into_par_iter().map(listed).collect()
}

/// A line of the contract.
#[derive(Deserialize)]
struct Line {
    source: String,
    start: i64,
    end: i64,
    text: String,
    figure: Figure,
    noun: Option<String>,
    lemma: Option<String>,
    modifiers: Vec<String>,
    event: Option<String>,
    event_class: Option<String>,
    whole: Option<String>,
    subject: Option<String>,
    places: Vec<String>,
    time: Option<String>,
    speaker: Option<String>,
    mode: String,
    measure: Option<String>,
}

#[derive(Deserialize)]
struct Figure {
    start: i64,
    end: i64,
    text: String,
    stated: Vec<Number>,
    low: Option<Number>,
    high: Option<Number>,
    low_open: bool,
    high_open: bool,
    hedge: String,
    unit: String,
    dimension: String,
    trend: Option<String>,
}

/// A stream of batches of claims, one for every batch of documents.
pub struct Claims {
    documents: Stream,
    rules: Rules,
    schema: SchemaRef,
}

impl Claims {
    /// # Errors
    /// Never for want of documents: the columns of claims are known before the first.
    pub fn new(documents: Stream, rules: Rules) -> PyResult<Self> {
        Ok(Self { documents, rules, schema: columns(&[])?.schema() })
    }
}

impl Iterator for Claims {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let made = |documents: RecordBatch| {
            let documents = batch::documents(&documents)?;
            let lines = lines(documents, &self.rules).concat();
            let lines: Vec<Line> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
            columns(&lines)
        };
        let documents = self.documents.next()?;
        Some(documents.and_then(|documents| made(documents).map_err(|error: PyErr| ArrowError::ExternalError(Box::new(error)))))
    }
}

impl RecordBatchReader for Claims {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// The columns of claims.
fn columns(lines: &[Line]) -> PyResult<RecordBatch> {
    batch::made(vec![
        ("source", texts(lines, |line| Some(&line.source))),
        ("start", numbers(lines, |line| line.start)),
        ("end", numbers(lines, |line| line.end)),
        ("text", texts(lines, |line| Some(&line.text))),
        ("figure_start", numbers(lines, |line| line.figure.start)),
        ("figure_end", numbers(lines, |line| line.figure.end)),
        ("figure", texts(lines, |line| Some(&line.figure.text))),
        ("stated", lists(lines, |line| line.figure.stated.iter().map(ToString::to_string).collect())),
        ("low", values(lines, |line| line.figure.low.as_ref())),
        ("high", values(lines, |line| line.figure.high.as_ref())),
        ("low_open", flags(lines, |line| line.figure.low_open)),
        ("high_open", flags(lines, |line| line.figure.high_open)),
        ("hedge", texts(lines, |line| Some(&line.figure.hedge))),
        ("unit", texts(lines, |line| Some(&line.figure.unit))),
        ("dimension", texts(lines, |line| Some(&line.figure.dimension))),
        ("trend", texts(lines, |line| line.figure.trend.as_ref())),
        ("noun", texts(lines, |line| line.noun.as_ref())),
        ("lemma", texts(lines, |line| line.lemma.as_ref())),
        ("modifiers", lists(lines, |line| line.modifiers.clone())),
        ("event", texts(lines, |line| line.event.as_ref())),
        ("event_class", texts(lines, |line| line.event_class.as_ref())),
        ("whole", texts(lines, |line| line.whole.as_ref())),
        ("subject", texts(lines, |line| line.subject.as_ref())),
        ("places", lists(lines, |line| line.places.clone())),
        ("time", texts(lines, |line| line.time.as_ref())),
        ("speaker", texts(lines, |line| line.speaker.as_ref())),
        ("mode", texts(lines, |line| Some(&line.mode))),
        ("measure", texts(lines, |line| line.measure.as_ref())),
    ])
}

fn texts<'l>(lines: &'l [Line], of: impl Fn(&'l Line) -> Option<&'l String>) -> ArrayRef {
    Arc::new(lines.iter().map(of).collect::<StringArray>())
}

fn numbers(lines: &[Line], of: impl Fn(&Line) -> i64) -> ArrayRef {
    Arc::new(lines.iter().map(of).collect::<Int64Array>())
}

fn flags(lines: &[Line], of: impl Fn(&Line) -> bool) -> ArrayRef {
    Arc::new(lines.iter().map(|line| Some(of(line))).collect::<BooleanArray>())
}

fn values(lines: &[Line], of: impl Fn(&Line) -> Option<&Number>) -> ArrayRef {
    Arc::new(lines.iter().map(|line| of(line).and_then(Number::as_f64)).collect::<Float64Array>())
}

fn lists(lines: &[Line], of: impl Fn(&Line) -> Vec<String>) -> ArrayRef {
    let mut built = ListBuilder::new(StringBuilder::new());
    for line in lines {
        built.append_value(of(line).into_iter().map(Some));
    }
    Arc::new(built.finish()) as Arc<dyn Array>
}
