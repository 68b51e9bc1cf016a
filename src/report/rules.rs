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
use crate::quantity::Amount;
use crate::rule::{Price, Rule, RuleSet, Severity};

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
            let price = rule.price.map(|price| format!(" ({})", told(price))).unwrap_or_default();
            let line = format!("{severity}  {}: {}{price}", rule.id, one_line(&rule.what));
            let _ = writeln!(text, "{}", wrapped(&line, style.width(), "  ", "           "));
        }
        text.push('\n');
    }
    text
}

/// What a rule has cost, in words: "2.7 in 1,000 texts, 4 of 5 right".
fn told(price: Price) -> String {
    let texts = Amount::integer(i64::from(price.texts)).to_string();
    match price.reports {
        0 => format!("silent on {texts} published texts"),
        reports => format!("{:.1} in 1,000 published texts, {} of {reports} right", price.in_a_thousand(), price.right),
    }
}

/// The rules as a table for people: what each costs its readers, and what that has earned.
#[must_use]
pub fn prices(rules: &RuleSet) -> String {
    let mut rules: Vec<&Rule> = rules.rules().iter().map(AsRef::as_ref).collect();
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    let mut text = String::from("| rule | severity | reports in 1,000 texts | right | texts |\n|---|---|---:|---:|---:|\n");
    for rule in rules {
        let (often, right, texts) = match rule.price {
            Some(price) => {
                let right = if price.reports == 0 { "-".to_owned() } else { format!("{} of {}", price.right, price.reports) };
                (format!("{:.1}", price.in_a_thousand()), right, Amount::integer(i64::from(price.texts)).to_string())
            }
            None => ("not measured".to_owned(), "-".to_owned(), "-".to_owned()),
        };
        let _ = writeln!(text, "| `{}` | {} | {often} | {right} | {texts} |", rule.id, rule.severity);
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
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<Price>,
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
            price: rule.price,
        })
        .collect();
    entries.sort_by_key(|entry| entry.id);
    in_json(serde_json::to_string_pretty(&entries).unwrap_or_default() + "\n")
}
