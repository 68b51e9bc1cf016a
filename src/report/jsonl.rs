//! The claims as JSON Lines: one claim a line, in order of source and position.
//!
//! A move is one claim as written and two assertions as meant: "fell from 12 to 10" is one line, whose `stated` is `[12,10]` and whose
//! reading is where it arrived, 10; the checks weigh the 12 and the 10 each by itself.

use std::borrow::{Borrow, Cow};
use std::ops::Range;

use super::harmless::in_json;
use crate::assertion::{Assertion, Noun};
use crate::claim::{Aspect, Mode, Trend};
use crate::document::Document;
use crate::quantity::{Amount, Dimension, Hedge, Stated};

/// A claim, its fields in the order of the contract.
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
#[derive(Clone, Copy, PartialEq, Eq)]
struct Digits {
    amount: Amount,
    decimals: u32,
}

/// The claims of a document, one JSON object a line.
///
/// Offsets are bytes into the file, half open. Numbers keep every digit that was written: "3.0" is `3.0`.
#[must_use]
pub fn jsonl(document: &Document, assertions: impl IntoIterator<Item: Borrow<Assertion>>) -> String {
    let mut writer = Writer::default();
    let mut assertions = assertions.into_iter().peekable();
    while let Some(first) = assertions.next() {
        let first = first.borrow();
        let level = assertions.next_if(|level| is_move(document.text(), first, level.borrow()));
        writer.line(&level.as_ref().map_or_else(|| line(document, first), |level| moved(document, first, level.borrow())));
    }
    in_json(String::from_utf8(writer.out).unwrap_or_default())
}

/// The lines while they are written. A table of a hundred thousand numbers makes as many lines of always the same keys: these are copied as they
/// stand, and only what is told is looked at for what must be escaped.
#[derive(Default)]
struct Writer {
    out: Vec<u8>,
    /// The number that was written last, and where: the ends of a reading are most often the number itself.
    last: Option<(Digits, Range<usize>)>,
}

impl Writer {
    fn line(&mut self, line: &Line<'_>) {
        self.string(br#"{"source":"#, line.source);
        self.whole(br#","start":"#, line.start);
        self.whole(br#","end":"#, line.end);
        self.string(br#","text":"#, &line.text);
        self.figure(&line.figure);
        self.told(br#","noun":"#, line.noun);
        self.told(br#","lemma":"#, line.lemma);
        self.strings(br#","modifiers":"#, line.modifiers);
        self.told(br#","event":"#, line.event);
        self.told(br#","event_class":"#, line.event_class);
        self.told(br#","whole":"#, line.whole);
        self.told(br#","subject":"#, line.subject);
        self.strings(br#","places":"#, line.places);
        self.told(br#","time":"#, line.time);
        self.told(br#","speaker":"#, line.speaker);
        self.string(br#","mode":"#, line.mode.into());
        self.told(br#","measure":"#, line.measure);
        self.out.extend_from_slice(b"}\n");
    }

    fn figure(&mut self, figure: &Figure<'_>) {
        self.whole(br#","figure":{"start":"#, figure.start);
        self.whole(br#","end":"#, figure.end);
        self.string(br#","text":"#, &figure.text);
        self.out.extend_from_slice(br#","stated":["#);
        for (at, &digits) in figure.stated.iter().enumerate() {
            if at > 0 {
                self.out.push(b',');
            }
            self.digits(digits);
        }
        self.bound(br#"],"low":"#, figure.low);
        self.bound(br#","high":"#, figure.high);
        self.truth(br#","low_open":"#, figure.low_open);
        self.truth(br#","high_open":"#, figure.high_open);
        self.string(br#","hedge":"#, figure.hedge.into());
        self.string(br#","unit":"#, figure.unit);
        self.string(br#","dimension":"#, figure.dimension.into());
        self.told(br#","trend":"#, figure.trend.map(Into::into));
        self.out.push(b'}');
    }

    /// Something that JSON knows by itself; to write a string or a number to memory cannot fail.
    fn value(&mut self, key: &[u8], value: &impl serde::Serialize) {
        self.out.extend_from_slice(key);
        let _ = serde_json::to_writer(&mut self.out, value);
    }

    fn whole(&mut self, key: &[u8], number: usize) {
        self.value(key, &number);
    }

    fn truth(&mut self, key: &[u8], truth: bool) {
        let word: &[u8] = if truth { b"true" } else { b"false" };
        self.out.extend_from_slice(key);
        self.out.extend_from_slice(word);
    }

    fn told(&mut self, key: &[u8], text: Option<&str>) {
        match text {
            Some(text) => self.string(key, text),
            None => {
                self.out.extend_from_slice(key);
                self.out.extend_from_slice(b"null");
            }
        }
    }

    fn string(&mut self, key: &[u8], text: &str) {
        if text.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            return self.value(key, &text);
        }
        self.out.extend_from_slice(key);
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
    }

    fn strings(&mut self, key: &[u8], texts: &[String]) {
        if !texts.is_empty() {
            return self.value(key, &texts);
        }
        self.out.extend_from_slice(key);
        self.out.extend_from_slice(b"[]");
    }

    fn bound(&mut self, key: &[u8], digits: Option<Digits>) {
        self.out.extend_from_slice(key);
        match digits {
            Some(digits) => self.digits(digits),
            None => self.out.extend_from_slice(b"null"),
        }
    }

    fn digits(&mut self, digits: Digits) {
        if let Some((_, place)) = self.last.as_ref().filter(|(last, _)| *last == digits) {
            return self.out.extend_from_within(place.clone());
        }
        let start = self.out.len();
        match digits.amount.to_integer().filter(|_| digits.decimals == 0) {
            Some(whole) => self.value(b"", &whole),
            None => self.out.extend_from_slice(digits.amount.to_plain(digits.decimals).as_bytes()),
        }
        self.last = Some((digits, start..self.out.len()));
    }
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
