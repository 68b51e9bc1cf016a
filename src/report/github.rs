//! Annotations of a GitHub workflow, one a conflict, on the draft's side where there is a draft.
//!
//! <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>

use std::fmt::Write;

use super::UNREADABLE;
use super::pointer::{against, pointers};
use super::told::{Accepted, told};
use super::{limits, wording};
use crate::rule::Severity;
use crate::settle::Outcome;

/// Workflow commands, one a line, for conflicts and for what could not be read, and the summary line, which the log shows as it is.
#[must_use]
pub fn github(outcome: &Outcome<'_>, accepted: Accepted) -> String {
    let mut text = String::new();
    for told in told(outcome, accepted) {
        let conflict = told.conflict;
        let sides = pointers(outcome, conflict);
        let command = match told.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let place = sides.first().map(|side| {
            let name = property(&side.document.name().replace('\\', "/"));
            // GitHub takes columns only where an annotation stays in one line
            let columns = if side.start.line == side.end.line { format!(",col={},endColumn={}", side.start.column, side.end.column) } else { String::new() };
            format!("file={name},line={},endLine={}{columns},", side.start.line, side.end.line)
        });
        let message = format!("{}\n{}\n{}", told.message(outcome), against(&sides), wording::help(outcome, conflict));
        let title = property(&conflict.rule.id);
        let _ = writeln!(text, "::{command} {}title={title}::{}", place.unwrap_or_default(), data(&message.replace("\n\n", "\n")));
    }
    for failure in &outcome.failures {
        let place = failure.path.as_ref().map(|path| format!("file={},", property(&path.replace('\\', "/")))).unwrap_or_default();
        let _ = writeln!(text, "::error {place}title={UNREADABLE}::{}", data(&format!("{}\n{}", wording::failure(failure), failure.help)));
    }
    text.push_str(&limits::told(outcome));
    text.push_str(&wording::summary(outcome));
    text.push('\n');
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
