//! Why two figures were compared or not, facet by facet.
//!
//! ```text
//! up to 30,000 (a.txt:9) and roughly 40,000 (b.txt:3): in conflict
//!   values   contradicts    at most 30,000 and 36,000-44,000
//!   noun     same           foreign fighters and foreign fighters
//!   place    narrower       Syria and Iraq, Syria
//!   one thing   88 %        whatever the values
//!                +1.20         Share of the statement's names that the source's sentence has
//!   broken   error          foreign-fighter-totals-differ
//! ```

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Style;
use super::fit::{whole, wrapped};
use super::wording;
use crate::assertion::{Assertion, Noun};
use crate::check::{Explained, Study};
use crate::engine::{Comparison, Likelihood, Reason, Ruled};
use crate::joint::Seen;
use crate::rule::Facet;

/// Columns before a name, and before what is told of it.
const GAP: usize = 2;
/// Columns of a name and of what it comes to.
const NAME: usize = 11;
const VALUE: usize = 14;
/// Where the details begin.
const DETAIL: usize = GAP + NAME + VALUE;

/// So many rules that passed a pair over for one reason are named.
const FEW: usize = 2;

/// Each pair with its facets, values, probabilities and the reason for silence.
#[must_use]
pub fn explain_pairs(studies: &[Study], pairs: &[Explained], style: Style) -> String {
    let mut text = String::new();
    for pair in pairs {
        if !text.is_empty() {
            text.push('\n');
        }
        explain_one(&mut text, studies, pair, style);
    }
    // what has no room goes on below its column, or where the columns take most of the line, below its name
    let indent = " ".repeat(if style.width() > 2 * DETAIL { DETAIL } else { 2 * GAP });
    let lines = text.lines().map(|line| wrapped(line, style.width(), "", if line.starts_with(' ') { &indent } else { "    " }) + "\n");
    lines.collect()
}

fn explain_one(text: &mut String, studies: &[Study], pair: &Explained, style: Style) {
    let found = |id: crate::conflict::AssertionId| {
        let study = studies.get(id.source.index())?;
        Some((study, study.assertions.get(id.index)?))
    };
    let (Some((left, a)), Some((right, b))) = (found(pair.a), found(pair.b)) else { return };
    let explanation = &pair.explanation;
    let verdict = match &explanation.outcome {
        Ok((rule, severity)) => format!("in conflict ({severity}, {})", rule.id),
        Err(reason) => because(*reason).to_owned(),
    };
    let _ = writeln!(text, "{}: {verdict}", style.bold(&format!("{} and {}", written(left, a), written(right, b))));
    let values = explanation.likeness.values.map_or_else(|_| "incomparable".to_owned(), |verdict| verdict.to_string());
    let readings = format!("{} and {}", wording::reading(a, left.document.prose()), wording::reading(b, right.document.prose()));
    row(text, "values", &values, &readings);
    for (facet, comparison) in &explanation.likeness.facets {
        if *comparison == Comparison::Absent && shown(*facet, a).is_none() && shown(*facet, b).is_none() {
            continue;
        }
        let side = |assertion: &Assertion| shown(*facet, assertion).unwrap_or_else(|| "\u{2013}".to_owned());
        row(text, facet.into(), comparison.into(), &format!("{} and {}", side(a), side(b)));
    }
    if let Some(likelihood) = &explanation.open.likelihood {
        likely(text, likelihood);
    }
    if let Some(gate) = explanation.open.gate {
        row(text, "kept apart", gate.into(), because(gate));
    }
    if pair.a.source == pair.b.source {
        for seen in crate::joint::explain(&left.stages, &left.assertions, [pair.a.index, pair.b.index]) {
            joint(text, left, &seen);
        }
    }
    for (name, outcome) in [("broken", Ruled::Broken), ("holds", Ruled::Holds)] {
        for ruling in explanation.rulings.iter().filter(|ruling| ruling.outcome == outcome) {
            row(text, name, &ruling.rule.severity.to_string(), &ruling.rule.id);
        }
    }
    // most rules pass a pair over for one reason
    let mut passed: BTreeMap<Reason, Vec<&str>> = BTreeMap::new();
    for ruling in &explanation.rulings {
        if let Ruled::Passed(reason) = ruling.outcome {
            passed.entry(reason).or_default().push(&ruling.rule.id);
        }
    }
    for (reason, rules) in passed {
        let few = if rules.len() <= FEW { format!("{}: ", rules.join(", ")) } else { String::new() };
        row(text, "passed", &super::fit::counted(rules.len(), "rule"), &format!("{few}{}", because(reason)));
    }
}

/// So many terms of a model are shown.
const TERMS: usize = 8;

/// How probable it was found that two figures are of one thing, and that one is wrong, and what told most.
fn likely(text: &mut String, likelihood: &Likelihood) {
    let [of_one_thing, of_error] = &likelihood.terms;
    row(text, "one thing", &percent(likelihood.alike), "whatever the values");
    terms(text, of_one_thing.iter().take(TERMS));
    if let Some(apart) = likelihood.apart {
        row(text, "one wrong", &percent(apart), "of two figures for one thing");
        terms(text, of_error.iter().take(TERMS));
    }
}

/// How figures of one document were judged to hang together, and what told most.
fn joint(text: &mut String, study: &Study, seen: &Seen) {
    let figure = |index: &usize| study.assertions.get(*index).map_or_else(String::new, |it| super::fit::one_line(it.figure.of(study.document.prose())));
    let others: Vec<String> = seen.others.iter().map(figure).collect();
    let comes_out = seen.error.map_or_else(|| "comes out".to_owned(), |error| format!("does not come out, an error at {}", percent(error)));
    let detail = format!("{} of {}: {comes_out}", figure(&seen.derived), others.join(" and "));
    row(text, "joint", &format!("{} {}", seen.equation, percent(seen.joint)), &detail);
    terms(text, seen.terms.iter().chain(&seen.words));
}

/// Ten-thousandths as people write them.
fn percent(probability: u16) -> String {
    format!("{} %", (u32::from(probability) + 50) / 100)
}

/// Features and what they add, a line each.
fn terms<'t>(text: &mut String, terms: impl Iterator<Item = &'t (String, i32)>) {
    for (name, weight) in terms {
        row(text, "", &format!("{}{}.{:02}", if *weight < 0 { "-" } else { "+" }, weight.abs() / 1000, weight.abs() % 1000 / 10), name);
    }
}

fn row(text: &mut String, name: &str, value: &str, detail: &str) {
    let _ = writeln!(text, "{:GAP$}{name:<NAME$}{value:<VALUE$}{detail}", "");
}

/// A figure as written, with its place.
fn written(study: &Study, assertion: &Assertion) -> String {
    let figure = super::fit::one_line(assertion.figure.of(study.document.prose()));
    let place = study.document.place(assertion.figure.start());
    format!("{figure} ({}:{}:{})", whole(&super::fit::one_line(study.document.name())), place.line, place.column)
}

/// What an assertion says in a facet.
fn shown(facet: Facet, assertion: &Assertion) -> Option<String> {
    let text = |noun: &Noun| noun.text.clone();
    match facet {
        Facet::Unit => Some(assertion.unit.name().to_owned()),
        Facet::Noun => assertion.noun.as_deref().map(text),
        Facet::Modifiers => assertion.noun.as_ref().filter(|noun| !noun.modifiers.is_empty()).map(|noun| noun.modifiers.join(" ")),
        Facet::Event => assertion.event.as_ref().map(|event| event.lemma.clone()),
        Facet::Whole => assertion.whole.as_deref().map(text),
        Facet::Subject => assertion.subject.as_deref().map(text),
        Facet::Place => (!assertion.places.is_empty()).then(|| assertion.places.join(", ")),
        Facet::Time => assertion.time.clone(),
        Facet::Speaker => assertion.speaker.clone(),
        Facet::Mode => Some(assertion.mode.to_string()),
    }
}

/// A reason for silence in words.
fn because(reason: Reason) -> &'static str {
    match reason {
        Reason::SameValue => "they say the same",
        Reason::Rounding => "rounding explains the gap",
        Reason::Hedge => "a hedge allows both",
        Reason::Bound => "a bound allows both",
        Reason::Range => "a range allows both",
        Reason::Unit => "their units do not compare",
        Reason::Noun => "other things are counted",
        Reason::Modifiers => "what is counted is narrowed in other ways",
        Reason::Event => "other things happened",
        Reason::Change => "one is a level, the other a change or an origin",
        Reason::Whole => "they are shares of other wholes",
        Reason::Subject => "somebody or something else is measured",
        Reason::Place => "they speak of other places or names",
        Reason::Time => "they speak of other times",
        Reason::Speaker => "somebody else says so",
        Reason::Forecast => "one is a forecast or a target",
        Reason::Hypothetical => "one is denied, or only possible",
        Reason::Superseded => "one replaces the other, and the text says so",
        Reason::Subset => "one is a part of the other, or beside it",
        Reason::Parts => "one equation takes in both",
        Reason::Arithmetic => "one follows from other figures of the source",
        Reason::Supported => "the source also has a figure that agrees",
        Reason::Taken => "the source's figure belongs to another figure of the statement",
        Reason::Nearer => "another figure fits better",
        Reason::NoEvidence => "too little says that both speak of one thing",
        Reason::Story => "open comparison does not hold these texts against each other",
        Reason::Tolerance => "the rule's tolerance lets the gap pass",
        Reason::Pattern => "they are mistaken for each other in another way than the rule asks for",
        Reason::Verdict => "no rule reports how they differ",
        Reason::Scope => "they stand further apart than the rule looks",
    }
}
