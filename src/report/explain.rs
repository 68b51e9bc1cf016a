//! A rule in prose.

use std::fmt::Write;

use super::Style;
use super::fit::one_line;
use super::harmless::harmless;
use crate::claim::{Aspect, Mode, Trend};
use crate::quantity::{Amount, Dimension};
use crate::rule::spec::{Key, Kind, Setting, TOLERANCE};
use crate::rule::{Case, Expectation, Part, Relation, Rule, Scope, Selector, Tolerance};

/// What a rule says, why, what to do about it, which figures it speaks of, and its cases.
#[must_use]
pub fn explain(rule: &Rule, style: Style) -> String {
    let mut text = format!("{} ({}, {})\n", style.bold(&rule.id), rule.severity, rule.family);
    let in_one_text = rule.help_in_one_text.as_ref().map(|help| format!("Within one text: {help}")).unwrap_or_default();
    for paragraph in [&rule.what, &rule.why, &rule.help, &in_one_text] {
        if !paragraph.is_empty() {
            let _ = write!(text, "\n{}\n", wrapped(&harmless(paragraph, false), style.width(), ""));
        }
    }
    let _ = write!(text, "\n{}\n", style.bold("What it speaks of"));
    for (part, selector) in &rule.selectors {
        let _ = writeln!(text, "{}", wrapped(&selection(*part, selector), style.width(), "  "));
    }
    let _ = write!(text, "\n{}\n", style.bold("What must hold"));
    let _ = writeln!(text, "{}", wrapped(&relation(&rule.relation, rule.scope), style.width(), "  "));
    if !rule.cases.is_empty() {
        let _ = write!(text, "\n{}\n", style.bold("Cases"));
    }
    for case in &rule.cases {
        text.push_str(&example(case, style));
    }
    text
}

/// One selector as a sentence.
fn selection(part: Part, selector: &Selector) -> String {
    let mut words = Vec::new();
    words.extend(selector.measure.as_ref().map(|measure| format!("figures for {}", measure.replace('-', " "))));
    words.extend(listed("what is counted: ", &selector.noun));
    words.extend(listed("what happens: ", &selector.event));
    words.extend(listed("a share of: ", &selector.whole));
    words.extend(listed("kind: ", &names::<Dimension>(&selector.dimension)));
    words.extend(listed("unit: ", &selector.unit));
    words.extend(listed("put forward as: ", &names::<Mode>(&selector.mode)));
    words.extend(listed("level or change: ", &names::<Aspect>(&selector.aspect)));
    words.extend(listed("direction: ", &names::<Trend>(&selector.trend)));
    words.extend(listed("near: ", &selector.near));
    words.extend(listed("called: ", &selector.called));
    words.extend(listed("in a sentence with: ", &selector.with));
    words.extend(listed("in a sentence without: ", &selector.without));
    let what = if words.is_empty() { "any figure".to_owned() } else { words.join("; ") };
    if part == Part::Each { what } else { format!("{part}: {what}") }
}

fn names<T: Copy + Into<&'static str>>(values: &[T]) -> Vec<String> {
    values.iter().map(|&value| Into::<&'static str>::into(value).replace('-', " ")).collect()
}

fn listed(lead: &str, words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| format!("{lead}{}", words.join(", ")))
}

/// A relation as a sentence: what must hold, how far apart the figures may stand, and what the rule sets of it.
fn relation(relation: &Relation, scope: Scope) -> String {
    let holds = capitalised(&relation.spec().holds.replace('`', ""));
    let mut text = format!("{holds}, within one {scope}.");
    for (key, setting) in relation.settings() {
        let _ = write!(text, " {}: {}.", capitalised(&key.name.replace('-', " ")), value(key, setting));
    }
    if relation.spec().keys.contains(&TOLERANCE) && relation.tolerance() == Tolerance::Rounding {
        text.push_str(" They may be off by as much as they were rounded.");
    }
    text
}

fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// What is set at a key.
fn value(key: &Key, setting: &Setting) -> String {
    let percent = |share: Amount| format!("{}\u{a0}%", share.times(100.into()).unwrap_or(share));
    match setting {
        Setting::Tolerance(Tolerance::Rounding) => "rounding".to_owned(),
        Setting::Tolerance(Tolerance::Relative(share)) => percent(*share),
        Setting::Tolerance(Tolerance::Absolute(amount)) => amount.to_string(),
        Setting::Number(number) if key.kind == Kind::Share => percent(*number),
        Setting::Number(number) => number.to_string(),
        Setting::Facets(facets) => names(facets).join(", "),
        Setting::Facet(facet) => facet.to_string(),
        Setting::Verdicts(verdicts) => names(verdicts).join(", "),
        Setting::Evidence(evidence) => evidence.to_string(),
        Setting::Pattern(pattern) => pattern.to_string(),
        Setting::Choice(word) => word.replace('-', " "),
    }
}

/// One case: what it shows and its texts.
fn example(case: &Case, style: Style) -> String {
    let verdict = match case.expect {
        Expectation::Conflict => "speaks",
        Expectation::Clean => "stays silent",
        Expectation::TodoConflict => "should speak, and does not yet",
        Expectation::TodoClean => "should stay silent, and does not yet",
    };
    let because = case.because.as_ref().map(|facet| format!(" ({facet})")).unwrap_or_default();
    let mut text = format!("{}\n", wrapped(&format!("{}: {verdict}{because}", one_line(&case.name)), style.width(), "  "));
    for document in &case.documents {
        let _ = writeln!(text, "{}", style.dim(&wrapped(&format!("{}: {}", one_line(&document.name), one_line(&document.text)), style.width(), "    ")));
    }
    text
}

/// The words on lines of at most `width` columns, each after `indent`.
fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut lines = vec![indent.to_owned()];
    for word in text.split_ascii_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        if line.len() == indent.len() {
            line.push_str(word);
        } else if super::fit::columns(line) + 1 + super::fit::columns(word) <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(format!("{indent}{word}"));
        }
    }
    lines.join("\n")
}
