//! Assertions and rules made by hand, for tests of relations.

use std::sync::{Arc, LazyLock};

use crate::assertion::{Assertion, Noun};
use crate::claim::{Aspect, Beside, Form, Marks, Mode};
use crate::conflict::{Derivation, Finding};
use crate::document::Role;
use crate::engine::group::groups;
use crate::engine::relation::find;
use crate::engine::relation::found::{Entry, Found, Ground};
use crate::engine::sheet::Sheet;
use crate::joint::Tie;
use crate::lexicon::Lexicon;
use crate::normalise::Story;
use crate::quantity::{Amount, Dimension, Hedge, Interval, Reading, Stated, Unit};
use crate::rule::spec::Setting;
use crate::rule::{Part, Relation, Rule, Scope, Selector, Severity};
use crate::span::{Site, SourceId, Span};
use crate::witness::{Evidence, Witness};

/// The unit of counts.
pub(crate) fn count() -> Unit {
    Unit::plain("count", Dimension::Count)
}

/// The unit of percentages.
pub(crate) fn percent() -> Unit {
    Unit::plain("percent", Dimension::Share)
}

/// Another unit by name.
pub(crate) fn unit(name: &str, dimension: Dimension) -> Unit {
    Unit::plain(name, dimension)
}

/// A noun phrase.
pub(crate) fn noun(text: &str, lemma: &str) -> Noun {
    Noun { text: text.to_owned(), lemma: lemma.to_owned(), modifiers: Vec::new(), also: Vec::new(), inherited: false }
}

/// Digits as a reading: small whole numbers are exact, others rounded to half their last place.
fn reading(figure: &str) -> Reading {
    let digits: String = figure.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let value = Amount::parse(&digits).unwrap();
    let exponent = match digits.split_once('.') {
        Some((_, fraction)) => -i32::try_from(fraction.len()).unwrap(),
        None => i32::try_from(digits.len() - digits.trim_end_matches('0').len()).unwrap(),
    };
    let stated = Stated { value, place: Amount::power_of_ten(exponent).unwrap() };
    let exact = exponent == 0 && value < Amount::integer(1000) && !figure.contains('%');
    let half_place = if exact { Amount::ZERO } else { stated.half_place() };
    let literal = Interval::exactly(value);
    Reading { stated: vec![stated], hedge: Hedge::Exact, literal, rounded: literal.widened(half_place), half_place }
}

/// How a figure stands beside the one before it.
fn beside(between: &str) -> Option<Beside> {
    match between.trim() {
        "" => Some(Beside::Nothing),
        "(" => Some(Beside::Bracket),
        "and" | "or" => Some(Beside::Conjunction),
        sign if sign.chars().count() == 1 => Some(Beside::Sign),
        _ => None,
    }
}

/// The figures of one sentence, each at its place in the text.
#[track_caller]
pub(crate) fn read(text: &str, figures: &[(&str, Unit)]) -> Vec<Witness> {
    let (mut from, mut before) = (0, None);
    figures
        .iter()
        .map(|(figure, unit)| {
            let start = from + text[from..].find(figure).unwrap_or_else(|| panic!("{figure} stands in {text}"));
            let between = &text[from..start];
            from = start + figure.len();
            let span = Span::new(start, from);
            let earlier: Option<Span> = before.replace(span);
            let assertion = Assertion {
                site: Site { source: SourceId::new(0), span },
                figure: span,
                sentence: 0,
                clause: Span::new(0, text.len()),
                reading: reading(figure),
                unit: unit.clone(),
                form: Form::Digits,
                moment: None,
                noun: None,
                event: None,
                whole: None,
                subject: None,
                places: Vec::new(),
                time: None,
                speaker: None,
                mode: Mode::Asserted,
                trend: None,
                aspect: Aspect::Level,
                marks: Marks::default(),
                beside: earlier.and_then(|_| beside(between)),
                measure: None,
            };
            Witness { assertion, evidence: Evidence::default(), scope: crate::witness::Scope::default() }
        })
        .collect()
}

/// A rule of this relation, with empty selectors for the parts that `selectors` does not name.
pub(crate) fn rule(entry: &'static Entry, settings: &[(&'static str, Setting)], selectors: &[(Part, Selector)]) -> Arc<Rule> {
    let relation = Relation::new(&entry.spec, settings.iter().cloned());
    let selector = |part: Part| selectors.iter().find(|(name, _)| *name == part).map(|(_, selector)| selector.clone()).unwrap_or_default();
    Arc::new(Rule {
        id: "sample".to_owned(),
        family: "general".to_owned(),
        what: "What".to_owned(),
        why: "Why".to_owned(),
        help: "Help".to_owned(),
        help_in_one_text: None,
        severity: Severity::Error,
        checks: Vec::new(),
        scope: Scope::Sentence,
        selectors: relation.parts().iter().map(|&part| (part, selector(part))).collect(),
        relation,
        price: None,
        cases: Vec::new(),
    })
}

/// What a rule finds in one sentence.
pub(crate) fn run(rule: &Arc<Rule>, assertions: &[Witness]) -> Found {
    run_dated(rule, assertions, None)
}

/// What a rule finds in one sentence of a text that was published that day.
pub(crate) fn published(rule: &Arc<Rule>, assertions: &[Witness], day: jiff::civil::Date) -> Found {
    run_dated(rule, assertions, Some(day))
}

/// What a rule finds in a text whose figures hang together so.
pub(crate) fn tied(rule: &Arc<Rule>, assertions: &[Witness], ties: &[Tie]) -> Found {
    run_with(rule, assertions, None, ties)
}

fn run_dated(rule: &Arc<Rule>, assertions: &[Witness], date: Option<jiff::civil::Date>) -> Found {
    run_with(rule, assertions, date, &[])
}

/// A source of nothing but these figures.
pub(crate) fn sheet(assertions: &[Witness], role: Role) -> Sheet<'_> {
    static STORY: LazyLock<Story> = LazyLock::new(Story::default);
    Sheet {
        assertions,
        all: assertions,
        places: &[],
        rosters: &[],
        said: &[],
        entries: &[],
        settings: &[],
        stock: &[],
        is_documentation: false,
        shelf: "",
        epochs: &[],
        story: &STORY,
        headed: None,
        role,
        date: None,
        paragraphs: &[0],
        ties: &[],
    }
}

fn run_with(rule: &Arc<Rule>, assertions: &[Witness], date: Option<jiff::civil::Date>, ties: &[Tie]) -> Found {
    let lexicon = Lexicon::shipped().unwrap();
    let sheet = Sheet { date, ties, ..sheet(assertions, Role::Source) };
    let ground = Ground { dossier: &[sheet], open: &[], related: &[], drawn: &[], lexicon: &lexicon };
    let together = groups(&[sheet], Scope::Sentence);
    find(rule, &together, &ground)
}

/// The rule fires once: which figure does not follow, how it is derived, and what the others allow.
#[track_caller]
pub(crate) fn fires(rule: &Arc<Rule>, assertions: &[Witness]) -> (usize, Derivation, String) {
    let found = run(rule, assertions);
    assert_eq!(found.conflicts().len(), 1, "{:?}", found.conflicts());
    match &found.conflicts()[0].finding {
        Finding::DoesNotFollow { stated, derivation, computed, .. } => (found.conflicts()[0].sides[*stated].assertion.index, *derivation, computed.to_string()),
        other => panic!("{other:?}"),
    }
}

/// The rule compares and stays silent.
#[track_caller]
pub(crate) fn holds(rule: &Arc<Rule>, assertions: &[Witness]) {
    let found = run(rule, assertions);
    assert!(found.conflicts().is_empty(), "{:?}", found.conflicts());
    assert!(!found.compared().is_empty());
}

/// The rule compares nothing.
#[track_caller]
pub(crate) fn passes_over(rule: &Arc<Rule>, assertions: &[Witness]) {
    let found = run(rule, assertions);
    assert!(found.conflicts().is_empty(), "{:?}", found.conflicts());
    assert!(found.compared().is_empty(), "{:?}", found.compared());
}

/// What a check finds in a text of Markdown, by the rules that are broken.
pub(crate) fn broken(text: &str) -> Vec<String> {
    let mut lexicon = Lexicon::shipped().unwrap();
    let rules = crate::rulebook::load(&mut lexicon, &[]).unwrap();
    let document = crate::document::Document::new("a.md".to_owned(), text.to_owned(), crate::document::Format::Markdown);
    let dossier = crate::check::Dossier::new(vec![crate::check::read(document, SourceId::new(0), &lexicon)]);
    let found = crate::check::check(&dossier, &crate::check::Knowledge { rules: &rules, lexicon: &lexicon });
    found.conflicts.iter().map(|conflict| conflict.rule.id.clone()).collect()
}
