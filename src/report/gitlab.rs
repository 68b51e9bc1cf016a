//! A code quality report of GitLab: the conflicts that a merge request brings along.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use serde::Serialize;

use super::fit::one_line;
use super::harmless::in_json;
use super::pointer::{Pointer, against, pointers};
use super::told::{Accepted, told};
use super::{UNREADABLE, wording};
use crate::baseline::Fingerprints;
use crate::rule::Severity;
use crate::settle::{Failure, Outcome};

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

/// The conflicts, and what could not be read, as a JSON array, with a line end after it.
#[must_use]
pub fn gitlab(outcome: &Outcome<'_>, accepted: Accepted) -> String {
    let mut fingerprints = Fingerprints::default();
    let mut issues: Vec<Issue<'_>> = told(outcome, accepted)
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
    issues.extend(outcome.failures.iter().map(|failure| unreadable(failure, fingerprints.of_failure(failure))));
    let mut text = serde_json::to_string_pretty(&issues).unwrap_or_default();
    text.push('\n');
    in_json(text)
}

/// What could not be read, at its first line, since GitLab shows nothing that has none.
fn unreadable(failure: &Failure, fingerprint: String) -> Issue<'static> {
    Issue {
        description: one_line(&format!("{}. {}", wording::failure(failure), failure.help)),
        check_name: UNREADABLE,
        fingerprint,
        severity: "critical",
        location: Location { path: path(failure.path.as_deref().unwrap_or(".")), lines: Lines { begin: 1, end: 1 } },
        other_locations: Vec::new(),
    }
}

fn path(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches("./").to_owned()
}

fn location(side: &Pointer<'_>) -> Location {
    Location { path: path(side.document.name()), lines: Lines { begin: side.start.line, end: side.end.line } }
}
