//! The claims as JSON Lines: one claim a line, in order of source and position.

use std::str::FromStr;

use serde::{Serialize, Serializer};
use serde_json::Number;

use crate::assertion::{Assertion, Noun};
use crate::check::Study;
use crate::claim::{Aspect, Mode, Trend};
use crate::document::Document;
use crate::quantity::{Amount, Dimension, Hedge, Stated};

/// A claim, its fields in the order of the contract.
#[derive(Serialize)]
struct Line<'s> {
    source: &'s str,
    start: usize,
    end: usize,
    text: &'s str,
    figure: Figure<'s>,
    noun: Option<&'s str>,
    lemma: Option<&'s str>,
    modifiers: &'s [String],
    event: Option<&'s str>,
    event_class: Option<&'s str>,
    whole: Option<&'s str>,
    subject: Option<&'s str>,
    places: &'s [String],
    time: Option<&'s str>,
    speaker: Option<&'s str>,
    mode: Mode,
    measure: Option<&'s str>,
}

#[derive(Serialize)]
struct Figure<'s> {
    start: usize,
    end: usize,
    text: &'s str,
    stated: Vec<Option<Exact>>,
    low: Option<Exact>,
    high: Option<Exact>,
    low_open: bool,
    high_open: bool,
    hedge: Hedge,
    unit: &'s str,
    dimension: Dimension,
    trend: Option<Trend>,
}

/// A number with every digit that was written.
pub(super) enum Exact {
    /// A whole number, as nearly all are: it is written as it stands.
    Whole(i64),
    /// One with decimals, or beyond 64 bits.
    Long(Number),
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Long(number) => number.serialize(serializer),
        }
    }
}

/// The claims of the studies, one JSON object a line.
///
/// Offsets are bytes into the file, half open. Numbers keep every digit that was written: "3.0" is `3.0`.
#[must_use]
pub fn jsonl(studies: &[Study]) -> String {
    let mut lines = Vec::new();
    for study in studies {
        for assertion in &study.assertions {
            let start = lines.len();
            if serde_json::to_writer(&mut lines, &line(&study.document, assertion)).is_err() {
                lines.truncate(start);
            }
            lines.push(b'\n');
        }
    }
    String::from_utf8(lines).unwrap_or_default()
}

fn line<'s>(document: &'s Document, assertion: &'s Assertion) -> Line<'s> {
    let span = assertion.site.span;
    let noun = assertion.noun.as_ref();
    Line {
        source: document.name(),
        start: document.file_offset(span.start()),
        end: document.file_offset(span.end()),
        text: span.of(document.text()),
        figure: figure(document, assertion),
        noun: noun.map(|noun| noun.text.as_str()),
        lemma: noun.map(|noun| noun.lemma.as_str()),
        modifiers: noun.map_or(&[], |noun| noun.modifiers.as_slice()),
        event: assertion.event.as_ref().map(|event| event.lemma.as_str()),
        event_class: assertion.event.as_ref().and_then(|event| event.class.as_deref()),
        whole: text_of(assertion.whole.as_ref()),
        subject: text_of(assertion.subject.as_ref()),
        places: &assertion.places,
        time: assertion.time.as_deref(),
        speaker: assertion.speaker.as_deref(),
        mode: assertion.mode,
        measure: assertion.measure.as_deref(),
    }
}

fn text_of(noun: Option<&Noun>) -> Option<&str> {
    noun.map(|noun| noun.text.as_str())
}

fn figure<'s>(document: &'s Document, assertion: &'s Assertion) -> Figure<'s> {
    let reading = &assertion.reading;
    let (low, high) = (reading.literal.low, reading.literal.high);
    Figure {
        start: document.file_offset(assertion.figure.start()),
        end: document.file_offset(assertion.figure.end()),
        text: assertion.figure.of(document.text()),
        stated: reading.stated.iter().map(|stated| number(stated.value, stated.decimals())).collect(),
        low: low.and_then(|end| bound(end.at, &reading.stated)),
        high: high.and_then(|end| bound(end.at, &reading.stated)),
        low_open: low.is_some_and(|end| end.open),
        high_open: high.is_some_and(|end| end.open),
        hedge: reading.hedge,
        unit: assertion.unit.name(),
        dimension: assertion.unit.dimension(),
        trend: assertion.trend.filter(|_| assertion.aspect == Aspect::Change),
    }
}

/// An end of the reading, with the decimals of the stated number that it is.
fn bound(at: Amount, stated: &[Stated]) -> Option<Exact> {
    number(at, stated.iter().find(|stated| stated.value == at).map_or(0, Stated::decimals))
}

/// A number with every digit and at least so many decimals.
pub(super) fn number(amount: Amount, decimals: u32) -> Option<Exact> {
    match amount.to_integer().filter(|_| decimals == 0) {
        Some(whole) => Some(Exact::Whole(whole)),
        None => Number::from_str(&amount.to_plain(decimals)).ok().map(Exact::Long),
    }
}
