//! What the cases of rules came to: for people, for build servers, and as the body of a rule's snapshot.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::excluded::excluded;
use super::fit::{counted, one_line, wrapped};
use super::harmless::{harmless, in_json};
use super::{Style, escaped, wording};
use crate::author::case::{Grade, Run};
use crate::author::coverage::Coverage;
use crate::author::snapshot::Layer;
use crate::rule::{Expectation, Reason};

/// Columns of a snapshot, wherever it is written.
const SNAPSHOT_WIDTH: usize = 110;

/// One line a case, what went wrong under those that fail, and a line that sums up.
#[must_use]
pub fn cases(runs: &[Run<'_>], style: Style) -> String {
    let mut text = String::new();
    for run in runs {
        let name = run.grade.name();
        let name = if run.grade.is_failure() { style.bold(name) } else { style.dim(name) };
        let _ = writeln!(text, "{name} {}: {}", run.rule.id, one_line(&run.case.name));
        if let Some(detail) = detail(run) {
            let _ = writeln!(text, "{}", wrapped(&harmless(&detail, false), style.width(), "    ", "    "));
        }
        if run.grade == Grade::Missing {
            for line in excluded(run) {
                let _ = writeln!(text, "{}", wrapped(&line, style.width(), "    ", "      "));
            }
        }
    }
    let rules = runs.iter().map(|run| &run.rule.id).collect::<std::collections::BTreeSet<_>>().len();
    let count = |accepts: fn(&Grade) -> bool| runs.iter().filter(|run| accepts(&run.grade)).count();
    let passed = count(|grade| *grade == Grade::Passed);
    let todo = count(|grade| *grade == Grade::Todo);
    let sum = format!("{} of {}: {passed} passed, {todo} to do, {} failed", counted(runs.len(), "case"), counted(rules, "rule"), count(Grade::is_failure));
    let _ = writeln!(text, "{}", style.bold(&sum));
    text
}

/// The reasons, by name.
fn listed(reasons: &BTreeSet<Reason>) -> String {
    reasons.iter().map(<&str>::from).collect::<Vec<_>>().join(", ")
}

/// Why a case failed, in one line.
fn detail(run: &Run<'_>) -> Option<String> {
    let found = || {
        let outcome = run.outcome();
        outcome.conflicts.iter().map(|conflict| wording::message(&outcome, conflict)).collect::<Vec<_>>().join("; ")
    };
    match &run.grade {
        Grade::Passed | Grade::Todo => None,
        Grade::Missing => Some(format!("the rule should fire and is silent ({} read)", counted(run.outcome().coverage.figures, "figure"))),
        Grade::Noisy => Some(format!("the rule should be silent and fires: {}", found())),
        Grade::WrongReason { expected, found } if found.is_empty() => Some(format!("silent, but not because of \"{expected}\": no pair was compared")),
        Grade::WrongReason { expected, found } => Some(format!("silent because of {}, not of {expected}", listed(found))),
        Grade::TodoNowPassing => {
            let settled = if run.case.expect == Expectation::TodoConflict { Expectation::Conflict } else { Expectation::Clean };
            Some(format!("it comes out right now: write expect = \"{settled}\""))
        }
    }
}

/// One JSON object a case.
#[must_use]
pub fn cases_json(runs: &[Run<'_>]) -> String {
    let mut text = String::new();
    for run in runs {
        let line = serde_json::json!({
            "rule": run.rule.id,
            "case": run.case.name,
            "expect": run.case.expect,
            "grade": run.grade.name(),
            "failed": run.grade.is_failure(),
            "detail": detail(run),
        });
        let _ = writeln!(text, "{line}");
    }
    in_json(text)
}

/// `JUnit` XML: one suite a rule, one test a case. What is still to do is skipped.
#[must_use]
pub fn cases_junit(runs: &[Run<'_>]) -> String {
    let failures = runs.iter().filter(|run| run.grade.is_failure()).count();
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gainsay test\" tests=\"{}\" failures=\"{failures}\" errors=\"0\">\n",
        runs.len()
    );
    for suite in runs.chunk_by(|a, b| a.rule.id == b.rule.id) {
        let Some(first) = suite.first() else { continue };
        let failed = suite.iter().filter(|run| run.grade.is_failure()).count();
        let _ = writeln!(text, "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{failed}\" errors=\"0\">", escaped(&first.rule.id), suite.len());
        for run in suite {
            let head = format!("    <testcase name=\"{}\" classname=\"{}\"", escaped(&run.case.name), escaped(&run.rule.id));
            let _ = match (&run.grade, detail(run)) {
                (Grade::Todo, _) => writeln!(text, "{head}><skipped message=\"to do\"/></testcase>"),
                (grade, Some(detail)) => writeln!(text, "{head}><failure type=\"{}\" message=\"{}\"/></testcase>", grade.name(), escaped(&detail)),
                (_, None) => writeln!(text, "{head}/>"),
            };
        }
        text.push_str("  </testsuite>\n");
    }
    text.push_str("</testsuites>\n");
    text
}

/// How well each rule is covered by its cases, what is left to show, and the rules that `idle` names as matching nothing.
#[must_use]
pub fn case_coverage(covered: &[Coverage], idle: Option<&[&str]>, style: Style) -> String {
    let widest = covered.iter().map(|it| it.rule.len()).max().unwrap_or_default();
    let mut text = style.bold(&format!("{:widest$}  speaks  silent  to do", "rule"));
    text.push('\n');
    for it in covered {
        let line = format!("{:widest$}  {:>6}  {:>6}  {:>5}", it.rule, it.speaks, it.silent, it.todo);
        let _ = writeln!(text, "{}", if it.is_failure() { style.bold(&line) } else { line });
        for fault in faults(it) {
            let _ = writeln!(text, "    {fault}");
        }
    }
    if let Some(idle) = idle {
        let _ = writeln!(text, "{}", style.bold(&format!("Matched nothing in these texts: {}", counted(idle.len(), "rule"))));
        for rule in idle {
            let _ = writeln!(text, "  {rule}");
        }
    }
    let open = covered.iter().filter(|it| it.is_failure()).count();
    let _ = writeln!(text, "{}", style.bold(&format!("{}: {} covered, {open} not", counted(covered.len(), "rule"), covered.len() - open)));
    text
}

/// What the cases of a rule leave unshown.
fn faults(covered: &Coverage) -> Vec<String> {
    let mut faults = Vec::new();
    if covered.speaks == 0 {
        faults.push("no case in which it speaks".to_owned());
    }
    if covered.silent == 0 {
        faults.push("no case in which it is silent".to_owned());
    }
    if !covered.missing.is_empty() {
        faults.push(format!("no case is silent because of {}", listed(&covered.missing)));
    }
    faults
}

/// The body of a rule's snapshot, in three layers for each of its cases: the figures as read, the verdict, the report.
#[must_use]
pub fn case_snapshot(runs: &[Run<'_>]) -> String {
    let style = Style::new(SNAPSHOT_WIDTH);
    let mut text = String::new();
    for run in runs {
        let outcome = run.outcome();
        let _ = writeln!(text, "==== {} ({})", run.case.name, run.case.expect);
        let _ = writeln!(text, "{}\n{}", Layer::Read.heading(), super::table(outcome.studies, style));
        let _ = writeln!(text, "{}", Layer::Verdict.heading());
        if outcome.conflicts.is_empty() {
            let reasons = if run.reasons.is_empty() { String::new() } else { format!(": {}", listed(&run.reasons)) };
            let _ = writeln!(text, "silent{reasons}\n");
            continue;
        }
        for conflict in &outcome.conflicts {
            let sides: Vec<String> = conflict
                .sides
                .iter()
                .map(|side| {
                    let study = outcome.studies.get(side.assertion.source.index());
                    let figure = study.map(|study| super::fit::one_line(side.site.span.of(study.document.prose()))).unwrap_or_default();
                    side.role.map_or_else(|| figure.clone(), |role| format!("{role} {figure}"))
                })
                .collect();
            let _ = writeln!(text, "{} ({}): {}", conflict.verdict, conflict.severity, sides.join(" | "));
        }
        let _ = writeln!(text, "\n{}\n{}", Layer::Report.heading(), super::report(&outcome, super::Accepted::Hidden, style.with_details(true)));
    }
    text
}

/// What a rule says of texts: its conflicts, and how many there are to read for so many documents and figures.
///
/// `alone` is how many it finds in the documents one by one.
#[must_use]
pub fn price(outcome: &crate::settle::Outcome<'_>, rule: &str, alone: usize, style: Style) -> String {
    let coverage = outcome.coverage;
    let together = outcome.conflicts.len();
    let seen = format!("{} with {}", counted(coverage.sources, "document"), counted(coverage.figures, "figure"));
    let sum = format!("{rule}: {} in {seen}, {alone} of them within one document", counted(together.max(alone), "conflict"));
    let report = if together == 0 { String::new() } else { super::report(outcome, super::Accepted::Hidden, style.with_details(true)) };
    format!("{report}{}\n", style.bold(&sum))
}
