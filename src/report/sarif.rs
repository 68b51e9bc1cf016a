//! SARIF 2.1.0: the interchange format of static analysis.
//!
//! The first side of a conflict is its location (the draft's, where there is one), the others are related locations. Columns count
//! code points. Fingerprints are those of a baseline: moved text keeps them, a changed number does not. Suppressed conflicts are
//! results with a suppression; numbers that were not understood are notifications.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::fit::one_line;
use super::fix::{Fix, fix};
use super::harmless::in_json;
use super::pointer::{Pointer, document, pointers, unread, uri};
use super::wording;
use crate::baseline::Fingerprints;
use crate::conflict::Conflict;
use crate::rule::{Rule, Severity};
use crate::settle::Grounds;
use crate::settle::Outcome;

/// The schema that the report is valid against.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The outcome as one SARIF log with one run, with a line end after it; what could not be read makes the run one that failed.
#[must_use]
pub fn sarif(outcome: &Outcome<'_>) -> String {
    let all = || outcome.conflicts.iter().chain(outcome.waived.iter().map(|waived| &waived.conflict));
    let rules: BTreeMap<&str, &Rule> = all().map(|conflict| (conflict.rule.id.as_str(), conflict.rule.as_ref())).collect();
    let index: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(index, id)| (*id, index)).collect();
    let mut fingerprints = Fingerprints::default();
    let mut results: Vec<Value> = Vec::new();
    for conflict in &outcome.conflicts {
        results.push(result(outcome, conflict, &index, &mut fingerprints));
    }
    for waived in &outcome.waived {
        let mut result = result(outcome, &waived.conflict, &index, &mut fingerprints);
        if let Some(object) = result.as_object_mut() {
            object.insert("suppressions".to_owned(), json!([suppression(&waived.grounds)]));
        }
        results.push(result);
    }
    let coverage = outcome.coverage;
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "gainsay", "version": env!("CARGO_PKG_VERSION"), "rules": rules.values().map(|rule| describe(rule)).collect::<Vec<_>>()}},
            "columnKind": "unicodeCodePoints",
            "artifacts": outcome.studies.iter().map(|study| json!({"location": {"uri": uri(study.document.name())}})).collect::<Vec<_>>(),
            "invocations": [{"executionSuccessful": outcome.failures.is_empty(), "toolExecutionNotifications": notifications(outcome)}],
            "results": results,
            "properties": {"coverage": {
                "sources": coverage.sources, "figures": coverage.figures, "compared": coverage.compared,
                "uncompared": coverage.uncompared, "unread": coverage.unread,
            }},
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    in_json(text)
}

fn describe(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": if rule.why.is_empty() { &rule.what } else { &rule.why }},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"tags": [rule.family]},
    })
}

fn result(outcome: &Outcome<'_>, conflict: &Conflict, rules: &BTreeMap<&str, usize>, fingerprints: &mut Fingerprints) -> Value {
    let sides = pointers(outcome, conflict);
    let locations: Vec<Value> = sides.iter().enumerate().map(|(id, side)| location(side, id)).collect();
    let (first, related) = locations.split_at(locations.len().min(1));
    let mut result = json!({
        "ruleId": conflict.rule.id,
        "ruleIndex": rules.get(conflict.rule.id.as_str()),
        "level": level(conflict.severity),
        "kind": "fail",
        "message": {"text": format!("{}. {}", wording::message(outcome, conflict), wording::help(outcome, conflict))},
        "locations": first,
        "relatedLocations": related,
        "partialFingerprints": {"gainsay/v1": fingerprints.next(outcome, conflict)},
    });
    if let (Some(object), Some(change)) = (result.as_object_mut(), fix(outcome, conflict).and_then(|fix| correction(outcome, &fix))) {
        object.insert("fixes".to_owned(), json!([change]));
    }
    result
}

/// A fix as a change of one file.
fn correction(outcome: &Outcome<'_>, fix: &Fix) -> Option<Value> {
    let document = document(outcome, fix.site.source)?;
    let span = fix.site.span;
    let (start, end) = (document.place(span.start()), document.place(span.end()));
    Some(json!({
        "description": {"text": fix.advice()},
        "artifactChanges": [{
            "artifactLocation": {"uri": uri(document.name())},
            "replacements": [{
                "deletedRegion": {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column},
                "insertedContent": {"text": fix.text},
            }],
        }],
    }))
}

fn location(side: &Pointer<'_>, id: usize) -> Value {
    json!({
        "id": id,
        "physicalLocation": {
            "artifactLocation": {"uri": side.uri()},
            "region": {
                "startLine": side.start.line, "startColumn": side.start.column, "endLine": side.end.line, "endColumn": side.end.column,
                "byteOffset": side.document.file_offset(side.span.start()),
                "byteLength": side.document.file_offset(side.span.end()) - side.document.file_offset(side.span.start()),
                "snippet": {"text": side.span.of(side.document.text())},
            },
        },
        "message": {"text": side.label},
    })
}

fn suppression(grounds: &Grounds) -> Value {
    let kind = if matches!(grounds, Grounds::Comment { .. }) { "inSource" } else { "external" };
    json!({"kind": kind, "status": "accepted", "justification": grounds.reason()})
}

fn notifications(outcome: &Outcome<'_>) -> Vec<Value> {
    let failed = outcome.failures.iter().map(|failure| {
        let places: Vec<Value> = failure.path.iter().map(|path| json!({"physicalLocation": {"artifactLocation": {"uri": uri(path)}}})).collect();
        json!({"level": "error", "message": {"text": format!("{}. {}", wording::failure(failure), failure.help)}, "locations": places})
    });
    let unread = unread(outcome).map(|(site, document, reason)| {
        let (start, end) = (document.place(site.span.start()), document.place(site.span.end()));
        json!({
            "level": "note",
            "message": {"text": format!("\u{201c}{}\u{201d} was not understood: {}", one_line(site.span.of(document.prose())), wording::unread(reason))},
            "locations": [{"physicalLocation": {
                "artifactLocation": {"uri": uri(document.name())},
                "region": {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column},
            }}],
        })
    });
    failed.chain(unread).collect()
}

fn level(severity: Severity) -> &'static str {
    severity.into()
}
