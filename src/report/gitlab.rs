//! A code quality report of GitLab: the conflicts that a merge request brings along.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use serde::Serialize;

use super::fit::one_line;
use super::harmless::in_json;
use super::pointer::{Pointer, against, pointers};
use super::told::{Accepted, told};
use crate::baseline::Fingerprints;
use crate::rule::Severity;
use crate::settle::Outcome;

#[derive(Serialize)]
struct Issue<'o> {
    description: String,
    check_name: &'o str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
    other_locations: Vec<Location>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The conflicts as a JSON array, with a line end after it.
#[must_use]
pub fn gitlab(outcome: &Outcome<'_>, accepted: Accepted) -> String {
    let mut fingerprints = Fingerprints::default();
    let issues: Vec<Issue<'_>> = told(outcome, accepted)
        .filter_map(|told| {
            let conflict = told.conflict;
            let sides = pointers(outcome, conflict);
            let (first, others) = sides.split_first()?;
            let against = against(&sides);
            Some(Issue {
                description: one_line(&format!("{}{}{against}", told.message(outcome), if against.is_empty() { "" } else { "; " })),
                check_name: &conflict.rule.id,
                fingerprint: fingerprints.next(outcome, conflict),
                severity: match told.severity() {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                location: location(first),
                other_locations: others.iter().map(location).collect(),
            })
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&issues).unwrap_or_default();
    text.push('\n');
    in_json(text)
}

fn location(side: &Pointer<'_>) -> Location {
    let path = side.document.name().replace('\\', "/");
    Location { path: path.trim_start_matches("./").to_owned(), lines: Lines { begin: side.start.line, end: side.end.line } }
}
