//! The claims as JSON Lines: one claim a line, in order of source and position.
//!
//! A move is one claim as written and two assertions as meant: "fell from 12 to 10" is one line, whose `stated` is `[12,10]` and whose
//! reading is where it arrived, 10; the checks weigh the 12 and the 10 each by itself.

use std::borrow::{Borrow, Cow};
use std::str::FromStr;

use serde::{Serialize, Serializer};
use serde_json::Number;

use super::harmless::in_json;
use crate::assertion::{Assertion, Noun};
use crate::claim::{Aspect, Mode, Trend};
use crate::document::Document;
use crate::quantity::{Amount, Dimension, Hedge, Stated};

/// A claim, its fields in the order of the contract.
#[derive(Serialize)]
struct Line<'s> {
    source: &'s str,
    start: usize,
    end: usize,
    text: Cow<'s, str>,
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
    text: Cow<'s, str>,
    stated: Vec<Digits>,
    low: Option<Digits>,
    high: Option<Digits>,
    low_open: bool,
    high_open: bool,
    hedge: Hedge,
    unit: &'s str,
    dimension: Dimension,
    trend: Option<Trend>,
}

/// A number, written with every digit and at least so many decimals: "3.0" stays `3.0`.
struct Digits {
    amount: Amount,
    decimals: u32,
}

impl Serialize for Digits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = self.amount.to_integer().filter(|_| self.decimals == 0);
        match whole {
            Some(whole) => serializer.serialize_i64(whole),
            None => Number::from_str(&self.amount.to_plain(self.decimals)).map_err(serde::ser::Error::custom)?.serialize(serializer),
        }
    }
}

/// The claims of a document, one JSON object a line.
///
/// Offsets are bytes into the file, half open. Numbers keep every digit that was written: "3.0" is `3.0`.
#[must_use]
pub fn jsonl(document: &Document, assertions: impl IntoIterator<Item: Borrow<Assertion>>) -> String {
    let mut text = Vec::new();
    let mut assertions = assertions.into_iter().peekable();
    while let Some(first) = assertions.next() {
        let first = first.borrow();
        let level = assertions.next_if(|level| is_move(document.text(), first, level.borrow()));
        let line = level.as_ref().map_or_else(|| line(document, first), |level| moved(document, first, level.borrow()));
        // a line of strings and numbers cannot fail to be written to memory
        let _ = serde_json::to_writer(&mut text, &line);
        text.push(b'\n');
    }
    in_json(String::from_utf8(text).unwrap_or_default())
}

/// Bytes between the two figures of a move, at the most: " combined to ".
const REACH: usize = 20;

/// Whether two figures are the ends of one move, "from 12 to 10": two assertions, but one claim as written.
fn is_move(text: &str, origin: &Assertion, level: &Assertion) -> bool {
    let between = origin.figure.end()..level.figure.start();
    let joint = text.get(between).filter(|between| between.len() <= REACH).unwrap_or_default();
    origin.aspect == Aspect::Origin
        && level.aspect == Aspect::Level
        && origin.sentence == level.sentence
        && origin.unit == level.unit
        && origin.reading.stated.len() == 1
        && !level.reading.stated.is_empty()
        && joint.split_whitespace().last() == Some("to")
}

/// The line of a move: both numbers in the order of the words, with the reading of the level that it leads to.
fn moved<'s>(document: &'s Document, origin: &'s Assertion, level: &'s Assertion) -> Line<'s> {
    let (from, to) = (line(document, origin), line(document, level));
    let words = origin.figure.cover(level.figure);
    let stated = from.figure.stated.into_iter().chain(to.figure.stated).collect();
    Line {
        end: from.end.max(to.end),
        text: document.shown(origin.site.span.cover(level.site.span)),
        figure: Figure { start: from.figure.start, text: document.shown(words), stated, ..to.figure },
        noun: from.noun.or(to.noun),
        lemma: from.lemma.or(to.lemma),
        modifiers: if from.noun.is_some() { from.modifiers } else { to.modifiers },
        whole: from.whole.or(to.whole),
        subject: from.subject.or(to.subject),
        measure: from.measure.or(to.measure),
        ..from
    }
}

fn line<'s>(document: &'s Document, assertion: &'s Assertion) -> Line<'s> {
    let span = assertion.site.span;
    let noun = assertion.noun.as_ref();
    Line {
        source: document.name(),
        start: document.file_offset(span.start()),
        end: document.file_offset(span.end()),
        text: document.shown(span),
        figure: figure(document, assertion),
        noun: noun.map(|noun| noun.text.as_str()),
        lemma: noun.map(|noun| noun.lemma.as_str()),
        modifiers: noun.map_or(&[], |noun| noun.modifiers.as_slice()),
        event: assertion.event.as_ref().map(|event| event.lemma.as_str()),
        event_class: assertion.event.as_ref().and_then(|event| event.class.as_deref()),
        whole: text_of(assertion.whole.as_deref()),
        subject: text_of(assertion.subject.as_deref()),
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
        text: document.shown(assertion.figure),
        stated: reading.stated.iter().map(|stated| Digits { amount: stated.value, decimals: stated.decimals() }).collect(),
        low: low.map(|end| bound(end.at, &reading.stated)),
        high: high.map(|end| bound(end.at, &reading.stated)),
        low_open: low.is_some_and(|end| end.open),
        high_open: high.is_some_and(|end| end.open),
        hedge: reading.hedge,
        unit: assertion.unit.name(),
        dimension: assertion.unit.dimension(),
        trend: assertion.trend.filter(|_| assertion.aspect == Aspect::Change),
    }
}

/// An end of the reading, with the decimals of the stated number that it is.
fn bound(at: Amount, stated: &[Stated]) -> Digits {
    Digits { amount: at, decimals: stated.iter().find(|stated| stated.value == at).map_or(0, Stated::decimals) }
}
