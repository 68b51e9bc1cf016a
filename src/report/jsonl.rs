//! The claims as JSON Lines: one claim a line, in order of source and position.

use super::object::Object;
use crate::assertion::{Assertion, Noun};
use crate::check::Study;
use crate::claim::Aspect;
use crate::document::Document;
use crate::quantity::{Amount, Stated};

/// Bytes of a line, roughly.
const LINE: usize = 512;

/// The claims of the studies, one JSON object a line.
///
/// Offsets are bytes into the file, half open. Numbers keep every digit that was written: "3.0" is `3.0`.
#[must_use]
pub fn jsonl(studies: &[Study]) -> String {
    let mut lines = String::with_capacity(studies.iter().map(|study| study.assertions.len() * LINE).sum());
    for study in studies {
        for assertion in &study.assertions {
            line(&mut lines, &study.document, assertion);
            lines.push('\n');
        }
    }
    lines
}

/// A claim, its fields in the order of the contract.
fn line(text: &mut String, document: &Document, assertion: &Assertion) {
    let span = assertion.site.span;
    let noun = assertion.noun.as_ref();
    let mut line = Object::open(text);
    line.text("source", document.name());
    line.place("start", document.file_offset(span.start()));
    line.place("end", document.file_offset(span.end()));
    line.text("text", span.of(document.text()));
    figure(line.object("figure"), document, assertion);
    line.maybe("noun", noun.map(|noun| noun.text.as_str()));
    line.maybe("lemma", noun.map(|noun| noun.lemma.as_str()));
    line.texts("modifiers", noun.map_or(&[], |noun| noun.modifiers.as_slice()));
    line.maybe("event", assertion.event.as_ref().map(|event| event.lemma.as_str()));
    line.maybe("event_class", assertion.event.as_ref().and_then(|event| event.class.as_deref()));
    line.maybe("whole", text_of(assertion.whole.as_ref()));
    line.maybe("subject", text_of(assertion.subject.as_ref()));
    line.texts("places", &assertion.places);
    line.maybe("time", assertion.time.as_deref());
    line.maybe("speaker", assertion.speaker.as_deref());
    line.text("mode", assertion.mode.into());
    line.maybe("measure", assertion.measure.as_deref());
    line.close();
}

fn text_of(noun: Option<&Noun>) -> Option<&str> {
    noun.map(|noun| noun.text.as_str())
}

fn figure(mut figure: Object<'_>, document: &Document, assertion: &Assertion) {
    let reading = &assertion.reading;
    let (low, high) = (reading.literal.low, reading.literal.high);
    let stated: Vec<(Amount, u32)> = reading.stated.iter().map(|stated| (stated.value, stated.decimals())).collect();
    figure.place("start", document.file_offset(assertion.figure.start()));
    figure.place("end", document.file_offset(assertion.figure.end()));
    figure.text("text", assertion.figure.of(document.text()));
    figure.numbers("stated", &stated);
    figure.number("low", low.map(|end| bound(end.at, &reading.stated)));
    figure.number("high", high.map(|end| bound(end.at, &reading.stated)));
    figure.flag("low_open", low.is_some_and(|end| end.open));
    figure.flag("high_open", high.is_some_and(|end| end.open));
    figure.text("hedge", reading.hedge.into());
    figure.text("unit", assertion.unit.name());
    figure.text("dimension", assertion.unit.dimension().into());
    figure.maybe("trend", assertion.trend.filter(|_| assertion.aspect == Aspect::Change).map(Into::into));
    figure.close();
}

/// An end of the reading, with the decimals of the stated number that it is.
fn bound(at: Amount, stated: &[Stated]) -> (Amount, u32) {
    (at, stated.iter().find(|stated| stated.value == at).map_or(0, Stated::decimals))
}
