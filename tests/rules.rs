//! Every case of every rule that ships, through the whole pipeline.

#[expect(dead_code, reason = "only the snapshots are made here")]
mod common;

use std::fmt::Write;

use gainsay::author::case::{Grade, run_all};
use gainsay::author::snapshot::Snapshot;
use gainsay::lexicon::Lexicon;
use gainsay::report;
use gainsay::rule::{Expectation, Price, RuleSet};
use gainsay::rulebook::load;

#[test]
fn every_case_of_every_shipped_rule_comes_out_as_it_says() {
    let mut lexicon = Lexicon::shipped().expect("the vocabulary that ships is good");
    let rules = load(&mut lexicon, &[]).expect("the rules that ship are good");
    let runs = run_all(&rules, "", &lexicon);
    let failed: Vec<String> =
        runs.iter().filter(|run| run.grade.is_failure()).map(|run| format!("{} / {}: {:?}", run.rule.id, run.case.name, run.grade)).collect();
    assert!(failed.is_empty(), "{} of {} cases:\n{}", failed.len(), runs.len(), failed.join("\n"));
    assert!(runs.iter().filter(|run| run.grade == Grade::Passed).count() > 80);
}

/// What every case comes to, in three layers: the files that `gainsay test` compares and `gainsay review` shows.
#[test]
fn the_cases_of_every_shipped_rule_come_to_what_was_accepted() {
    let mut lexicon = Lexicon::shipped().expect("the vocabulary that ships is good");
    let rules = load(&mut lexicon, &[]).expect("the rules that ship are good");
    let runs = run_all(&rules, "", &lexicon);
    common::with_snapshots("rules", || {
        for suite in runs.chunk_by(|a, b| a.rule.id == b.rule.id) {
            let rule = suite[0].rule;
            let snapshot = Snapshot { source: String::new(), body: report::case_snapshot(suite) };
            insta::assert_snapshot!(rule.id.as_str(), snapshot.trimmed());
        }
    });
}

/// The catalogue's checks, by number from 1.
const CHECKS: [&str; 42] = [
    "percent change",
    "n of N is p percent",
    "percent of an amount",
    "difference",
    "multiple words",
    "fraction and percent",
    "percent and percentage points",
    "unit conversion in apposition",
    "implied exchange rate",
    "range order",
    "elided scale in a range",
    "list count",
    "age arithmetic",
    "duration and dates",
    "weekday and date",
    "score and game count",
    "rate from count and base",
    "mean times n and total",
    "poll lead inside the margin",
    "contrast of equals",
    "impossible percent of a small n",
    "direction word and values",
    "impossible value",
    "decimal or percent slip",
    "same quantity, two values in one document",
    "parts and total",
    "shares and 100%",
    "subset larger than its whole",
    "magnitude slip",
    "transposed digits",
    "bound violated",
    "rank and figures",
    "denominators drift",
    "two measures under one number",
    "one rare figure, two referents",
    "two sources, one thing, two values",
    "one speaker quoted with two values",
    "a growing count falls",
    "figure without a source",
    "stale or undated",
    "share of the whole outside its parts' shares",
    "digits agree and units do not",
];

/// Row after row: the check, the rules that do it, how many of their cases speak, are silent, and are still to do.
fn table(rules: &RuleSet) -> String {
    let mut table = "| # | check | rules | speak | silent | to do |\n|--:|---|---|--:|--:|--:|\n".to_owned();
    for (number, check) in (1_u8..).zip(CHECKS) {
        let doing: Vec<_> = rules.rules().iter().filter(|rule| rule.checks.contains(&number)).collect();
        let count = |outcomes: &[Expectation]| doing.iter().flat_map(|rule| &rule.cases).filter(|case| outcomes.contains(&case.expect)).count();
        let ids: Vec<String> = doing.iter().map(|rule| format!("`{}`", rule.id)).collect();
        let todo = count(&[Expectation::TodoConflict, Expectation::TodoClean]);
        let _ =
            writeln!(table, "| {number} | {check} | {} | {} | {} | {todo} |", ids.join(", "), count(&[Expectation::Conflict]), count(&[Expectation::Clean]));
    }
    table
}

#[test]
fn the_catalogue_in_the_documentation_is_true() {
    let mut lexicon = Lexicon::shipped().expect("the vocabulary that ships is good");
    let rules = load(&mut lexicon, &[]).expect("the rules that ship are good");
    let table = table(&rules);
    let text = include_str!("../docs/checks.md").replace("\r\n", "\n");
    assert!(text.contains(&table), "docs/checks.md should hold:\n\n{table}");
}

#[test]
fn every_check_has_a_rule_and_rules_have_cases_on_both_sides() {
    let mut lexicon = Lexicon::shipped().expect("the vocabulary that ships is good");
    let rules = load(&mut lexicon, &[]).expect("the rules that ship are good");
    for number in 1..=42 {
        let doing: Vec<_> = rules.rules().iter().filter(|rule| rule.checks.contains(&number)).collect();
        let count = |outcomes: &[Expectation]| doing.iter().flat_map(|rule| &rule.cases).filter(|case| outcomes.contains(&case.expect)).count();
        assert!(count(&[Expectation::Conflict, Expectation::TodoConflict]) >= 1, "check {number} has a case that speaks");
        assert!(count(&[Expectation::Clean]) >= 2, "check {number} has two silent cases");
    }
}

#[test]
fn the_prices_in_the_documentation_are_those_of_the_rules() {
    let mut lexicon = Lexicon::shipped().expect("the vocabulary that ships is good");
    let rules = load(&mut lexicon, &[]).expect("the rules that ship are good");
    let written = include_str!("../docs/prices.md");
    assert!(written.contains(&report::prices(&rules)), "gainsay rules --format markdown is:\n{}", report::prices(&rules));
}

#[test]
fn no_rule_that_ships_is_more_severe_than_it_has_earned() {
    let mut lexicon = Lexicon::shipped().expect("the vocabulary that ships is good");
    let rules = load(&mut lexicon, &[]).expect("the rules that ship are good");
    let bold: Vec<String> = rules
        .rules()
        .iter()
        .filter(|rule| rule.price.and_then(Price::earned).is_some_and(|earned| rule.severity > earned))
        .map(|rule| format!("{} is {} and has {:?}", rule.id, rule.severity, rule.price))
        .collect();
    assert!(bold.is_empty(), "{}", bold.join("\n"));
}
