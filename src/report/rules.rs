//! The rules in force, a line each, for people who look for one, and as JSON.
//!
//! ```text
//! percentages
//!   error    percent-of-counts: A percentage does not follow from its two counts
//! ```

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use super::Style;
use super::fit::{one_line, wrapped};
use super::harmless::in_json;
use crate::rule::{Rule, RuleSet, Severity};

/// The rules by family, each with its severity, its id and what it finds.
#[must_use]
pub fn rules(rules: &RuleSet, style: Style) -> String {
    let mut families: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in rules.rules() {
        families.entry(&rule.family).or_default().push(rule);
    }
    let mut text = String::new();
    for (family, mut rules) in families {
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        let _ = writeln!(text, "{}", style.bold(&one_line(family)));
        for rule in rules {
            let severity = style.severe(rule.severity, &format!("{:7}", rule.severity.to_string()));
            let line = format!("{severity}  {}: {}", rule.id, one_line(&rule.what));
            let _ = writeln!(text, "{}", wrapped(&line, style.width(), "  ", "           "));
        }
        text.push('\n');
    }
    text
}

/// A rule for machines.
#[derive(Serialize)]
struct Entry<'r> {
    id: &'r str,
    family: &'r str,
    severity: Severity,
    relation: &'static str,
    what: &'r str,
    why: &'r str,
    help: &'r str,
}

/// The rules as a JSON array, in order of their ids.
#[must_use]
pub fn rules_json(rules: &RuleSet) -> String {
    let mut entries: Vec<Entry<'_>> = rules
        .rules()
        .iter()
        .map(|rule| Entry {
            id: &rule.id,
            family: &rule.family,
            severity: rule.severity,
            relation: rule.relation.spec().name,
            what: &rule.what,
            why: &rule.why,
            help: &rule.help,
        })
        .collect();
    entries.sort_by_key(|entry| entry.id);
    in_json(serde_json::to_string_pretty(&entries).unwrap_or_default() + "\n")
}
