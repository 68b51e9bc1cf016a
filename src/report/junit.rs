//! `JUnit` XML, which every build server shows: one suite a source, one failure a conflict.
//!
//! A conflict stands in the suite of its first side (the draft's, where there is one) and names the others. Notes are no failures;
//! what was suppressed is skipped; a source without a conflict is a test that passed.

use std::fmt::Write;

use super::pointer::{against, pointers};
use super::wording;
use crate::conflict::Conflict;
use crate::rule::Severity;
use crate::settle::{Failure, Outcome};

/// The outcome as XML, with a line end after it; what could not be read is a suite of errors.
#[must_use]
pub fn junit(outcome: &Outcome<'_>) -> String {
    let all = outcome.conflicts.iter().map(|conflict| (conflict, None));
    let all: Vec<_> = all.chain(outcome.waived.iter().map(|waived| (&waived.conflict, Some(waived.grounds.reason())))).collect();
    let failed = outcome.conflicts.iter().filter(|conflict| fails(conflict)).count();
    let errors = outcome.failures.len();
    let mut suites = unread(&outcome.failures);
    let mut tests = errors;
    for study in outcome.studies {
        let name = study.document.name();
        let mut cases = String::new();
        let (mut count, mut failed) = (0, 0);
        for (conflict, waived) in &all {
            if pointers(outcome, conflict).first().is_some_and(|side| std::ptr::eq(side.document, &raw const study.document)) {
                count += 1;
                failed += usize::from(waived.is_none() && fails(conflict));
                cases.push_str(&case(outcome, conflict, waived.as_deref()));
            }
        }
        if count == 0 {
            count = 1;
            let _ = writeln!(cases, "    <testcase name=\"no conflicts\" classname=\"{}\"/>", escaped(name));
        }
        tests += count;
        let _ = write!(suites, "  <testsuite name=\"{}\" tests=\"{count}\" failures=\"{failed}\" errors=\"0\">\n{cases}  </testsuite>\n", escaped(name));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gainsay\" tests=\"{tests}\" failures=\"{failed}\" errors=\"{errors}\">\n{suites}</testsuites>\n"
    )
}

/// What could not be read; nothing where all of it could.
fn unread(failures: &[Failure]) -> String {
    let one = |failure: &Failure| {
        let words = escaped(&wording::failure(failure));
        let name = failure.path.as_ref().map_or_else(|| words.clone(), |path| escaped(path));
        format!("    <testcase name=\"{name}\" classname=\"reading\">\n      <error message=\"{words}\">{}</error>\n    </testcase>\n", escaped(&failure.help))
    };
    let (count, cases): (usize, String) = (failures.len(), failures.iter().map(one).collect());
    if failures.is_empty() {
        return cases;
    }
    format!("  <testsuite name=\"reading\" tests=\"{count}\" failures=\"0\" errors=\"{count}\">\n{cases}  </testsuite>\n")
}

fn fails(conflict: &Conflict) -> bool {
    conflict.severity > Severity::Note
}

fn case(outcome: &Outcome<'_>, conflict: &Conflict, waived: Option<&str>) -> String {
    let sides = pointers(outcome, conflict);
    let place = sides.first().map(super::pointer::Pointer::place).unwrap_or_default();
    let message = wording::message(outcome, conflict);
    let head = format!("    <testcase name=\"{}\" classname=\"{}\">", escaped(&format!("{place}: {message}")), escaped(&conflict.rule.id));
    let detail = format!("{place}: {message}\n{}\n{}", against(&sides), wording::help(outcome, conflict));
    let body = match waived {
        Some(reason) => format!("<skipped message=\"{}\"/>", escaped(reason)),
        None if fails(conflict) => {
            format!("<failure type=\"{}\" message=\"{}\">{}</failure>", conflict.severity, escaped(&message), escaped(&detail))
        }
        None => format!("<system-out>{}</system-out>", escaped(&detail)),
    };
    format!("{head}\n      {body}\n    </testcase>\n")
}

/// XML has no place for control characters.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
