//! Reviewdog's diagnostic format, for comments on a change in any forge.
//!
//! Columns count bytes from 1, as the format says: <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>

use serde::Serialize;

use super::UNREADABLE;
use super::fix::{Fix, fix};
use super::harmless::in_json;
use super::pointer::{Pointer, byte_column, document, pointers};
use super::told::{Accepted, told};
use super::wording;
use crate::document::Document;
use crate::rule::Severity;
use crate::settle::Outcome;
use crate::span::Span;

#[derive(Serialize)]
struct Report<'o> {
    source: Tool,
    diagnostics: Vec<Diagnostic<'o>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'o> {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code<'o>,
    related_locations: Vec<Related>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
}

/// What may be written in a place; reviewdog offers it at the place of the conflict only.
#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct Code<'o> {
    value: &'o str,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

/// The conflicts, and what could not be read, as one JSON object, with a line end after it.
#[must_use]
pub fn rdjson(outcome: &Outcome<'_>, accepted: Accepted) -> String {
    let diagnostics = told(outcome, accepted).filter_map(|told| {
        let conflict = told.conflict;
        let sides = pointers(outcome, conflict);
        let (first, others) = sides.split_first()?;
        Some(Diagnostic {
            message: format!("{}. {}", told.message(outcome), wording::help(outcome, conflict)),
            location: location(first),
            severity: match told.severity() {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Note => "INFO",
            },
            code: Code { value: &conflict.rule.id },
            related_locations: others.iter().map(|side| Related { message: side.label.clone(), location: location(side) }).collect(),
            suggestions: fix(outcome, conflict).and_then(|fix| suggestion(outcome, first, fix)).into_iter().collect(),
        })
    });
    let failures = outcome.failures.iter().map(|failure| Diagnostic {
        message: format!("{}. {}", wording::failure(failure), failure.help),
        location: Location { path: failure.path.as_deref().unwrap_or(".").replace('\\', "/"), range: None },
        severity: "ERROR",
        code: Code { value: UNREADABLE },
        related_locations: Vec::new(),
        suggestions: Vec::new(),
    });
    let report = Report { source: Tool { name: "gainsay" }, diagnostics: diagnostics.chain(failures).collect() };
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    in_json(text)
}

fn location(side: &Pointer<'_>) -> Location {
    Location { path: side.document.name().replace('\\', "/"), range: Some(range(side.document, side.span)) }
}

fn range(document: &Document, span: Span) -> Range {
    let position = |offset: usize| Position { line: document.place(offset).line, column: byte_column(document, offset) };
    Range { start: position(span.start()), end: position(span.end()) }
}

/// A fix; a suggestion has no path, so it is one of the file of the conflict.
fn suggestion(outcome: &Outcome<'_>, first: &Pointer<'_>, fix: Fix) -> Option<Suggestion> {
    let document = document(outcome, fix.site.source).filter(|document| std::ptr::eq(*document, first.document))?;
    Some(Suggestion { range: range(document, fix.site.span), text: fix.text })
}
