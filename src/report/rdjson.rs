//! Reviewdog's diagnostic format, for comments on a change in any forge.
//!
//! Columns count bytes from 1, as the format says: <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>

use serde::Serialize;

use super::pointer::{Pointer, pointers};
use super::told::{Accepted, told};
use super::wording;
use crate::rule::Severity;
use crate::settle::Outcome;

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
    range: Range,
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

/// The conflicts as one JSON object, with a line end after it.
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
        })
    });
    let report = Report { source: Tool { name: "gainsay" }, diagnostics: diagnostics.collect() };
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn location(side: &Pointer<'_>) -> Location {
    Location {
        path: side.document.name().replace('\\', "/"),
        range: Range {
            start: Position { line: side.start.line, column: side.byte_column(side.span.start()) },
            end: Position { line: side.end.line, column: side.byte_column(side.span.end()) },
        },
    }
}
