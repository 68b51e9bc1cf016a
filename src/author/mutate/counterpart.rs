//! What fixes the value of a figure: other figures of its text by a relation, or the same thing told elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::assertion::Assertion;
use crate::check::{self, Dossier, Knowledge, Study};
use crate::conflict::AssertionId;
use crate::engine::{self, Comparison};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Verdict, compare};
use crate::rule::spec::Fixes;
use crate::rule::{Facet, RuleSet};
use crate::span::SourceId;
use crate::witness::Witness;

/// What fixes the value of a figure beside itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counterpart {
    /// The figures that a rule of this id compares it with.
    Rule(String),
    /// The same thing told again.
    Told {
        /// Name of the document.
        source: String,
        /// Line, from 1.
        line: usize,
        /// The figure as written.
        text: String,
    },
}

/// What fixes the figures of a dossier.
#[derive(Debug)]
pub(super) struct Counterparts {
    fixed: BTreeMap<AssertionId, Counterpart>,
    directed: BTreeMap<AssertionId, Counterpart>,
    told: BTreeMap<AssertionId, BTreeSet<AssertionId>>,
}

impl Counterparts {
    /// Looks for them in the clean texts.
    pub(super) fn new(dossier: &Dossier, rules: &RuleSet, lexicon: &Lexicon) -> Self {
        let mut told: BTreeMap<AssertionId, BTreeSet<AssertionId>> = BTreeMap::new();
        for (figure, other) in told_twice(dossier.studies(), lexicon) {
            told.entry(figure).or_default().insert(other);
        }
        let of = |wanted| compared(dossier, rules, wanted, lexicon);
        Self { fixed: of(Fixes::Value), directed: of(Fixes::Direction), told }
    }

    /// The rule that compares a figure with others.
    pub(super) fn of_rules(&self, figure: AssertionId) -> Option<Counterpart> {
        self.fixed.get(&figure).cloned()
    }

    /// The rule that compares a figure of the same sentence with the word for its direction.
    pub(super) fn of_direction(&self, study: &Study, figure: AssertionId) -> Option<Counterpart> {
        let sentence = |id: AssertionId| study.assertions.get(id.index).map(|assertion| assertion.sentence);
        let mut directed = self.directed.iter().filter(|(id, _)| id.source == figure.source);
        directed.find(|(id, _)| sentence(**id) == sentence(figure)).map(|(_, counterpart)| counterpart.clone())
    }

    /// Where a figure is told again, of the figures that what stands in its place `now` contradicts.
    pub(super) fn told_again(&self, figure: AssertionId, now: Option<&Assertion>, studies: &[Study]) -> Option<Counterpart> {
        self.told.get(&figure)?.iter().filter(|other| contradicts_told(now, studies, **other)).find_map(|other| told_at(studies, *other))
    }
}

/// The rules that fix a value, allowing no more than rounding does.
pub(super) fn strict(rules: &RuleSet) -> RuleSet {
    rules.clone().graded(|rule| (rule.relation.spec().fixes == Fixes::Value).then_some(rule.severity)).strict()
}

/// Whether the relations that compare a figure all hold, as far as the readings of their figures go and no rule's tolerance.
pub(super) fn holds(dossier: &Dossier, figure: AssertionId, strict: &RuleSet, lexicon: &Lexicon) -> bool {
    let findings = check::check(dossier, &Knowledge { rules: strict, lexicon });
    let broken = findings.conflicts.iter().any(|conflict| conflict.sides.iter().any(|side| side.assertion == figure));
    findings.looked_at().contains(&figure) && !broken
}

/// Whether a slip shows beside a figure told elsewhere. One that stays inside what the other's words and rounding allow does not: "about 14"
/// beside 13.8 may be written 13.9.
fn contradicts_told(now: Option<&Assertion>, studies: &[Study], other: AssertionId) -> bool {
    let other = studies.get(other.source.index()).and_then(|study| study.assertions.get(other.index));
    match now.zip(other) {
        Some((now, other)) if now.unit == other.unit && now.unit.dimension().is_quantity() => {
            matches!(compare(&now.reading, &other.reading), Verdict::Contradicts | Verdict::Differs)
        }
        _ => true,
    }
}

/// The figures that stand elsewhere too: an agreeing value for what is called the same, and no facet in which the two differ.
fn told_twice(studies: &[Study], lexicon: &Lexicon) -> Vec<(AssertionId, AssertionId)> {
    let figures: Vec<(AssertionId, &Witness)> = studies
        .iter()
        .enumerate()
        .flat_map(|(source, study)| study.assertions.iter().enumerate().map(move |(index, it)| (AssertionId { source: SourceId::new(source), index }, it)))
        .collect();
    let pairs: Vec<(AssertionId, AssertionId)> = figures
        .iter()
        .enumerate()
        .flat_map(|(at, &(a, x))| figures[at + 1..].iter().filter(move |(_, y)| is_one_value(x, y)).map(move |&(b, _)| (a, b)))
        .collect();
    let assertion = |id: AssertionId| studies.get(id.source.index())?.assertions.get(id.index);
    let agrees = |(a, b): &(AssertionId, AssertionId)| {
        let Some((x, y)) = assertion(*a).zip(assertion(*b)) else { return false };
        let likeness = engine::likeness(x, y, lexicon);
        let names = [Facet::Noun, Facet::Whole, Facet::Subject, Facet::Event];
        likeness.values.is_ok_and(Verdict::is_consistent)
            && likeness.facets.iter().any(|(facet, comparison)| names.contains(facet) && *comparison == Comparison::Same)
            && likeness.facets.iter().all(|(_, comparison)| *comparison != Comparison::Different)
    };
    pairs.into_iter().filter(agrees).flat_map(|(a, b)| [(a, b), (b, a)]).collect()
}

/// Whether two figures may be one, told twice: the same number, or one rounded to the place of the other. A sentence with two values compares two
/// things.
fn is_one_value(a: &Assertion, b: &Assertion) -> bool {
    if a.unit.dimension() != b.unit.dimension() {
        return false;
    }
    if !a.unit.dimension().is_quantity() {
        return true;
    }
    let value = |it: &Assertion| if let [one] = it.reading.stated.as_slice() { it.unit.to_base(one.value) } else { None };
    let half = |it: &Assertion| it.reading.half_place.times(it.unit.factor());
    let off = value(a).zip(value(b)).and_then(|(a, b)| a.minus(b)).map(Amount::abs);
    let is_beside = a.site.source == b.site.source && a.sentence == b.sentence;
    off.zip(half(a).zip(half(b))).is_some_and(|(off, (a, b))| off.is_zero() || off <= a.max(b) && !is_beside)
}

/// Where a figure is told again.
fn told_at(studies: &[Study], id: AssertionId) -> Option<Counterpart> {
    let study = studies.get(id.source.index())?;
    let figure = study.assertions.get(id.index)?.figure;
    let line = study.document.place(figure.start()).line;
    Some(Counterpart::Told { source: study.document.name().to_owned(), line, text: figure.of(study.document.prose()).to_owned() })
}

/// The figures that rules of the wanted relations compare, each with the first rule that does.
fn compared(dossier: &Dossier, rules: &RuleSet, wanted: Fixes, lexicon: &Lexicon) -> BTreeMap<AssertionId, Counterpart> {
    let mut found = BTreeMap::new();
    for rule in rules.rules().iter().filter(|rule| rule.relation.spec().fixes == wanted) {
        let alone = rules.clone().graded(|other| (other.id == rule.id).then_some(other.severity));
        for figure in check::check(dossier, &Knowledge { rules: &alone, lexicon }).looked_at() {
            found.entry(figure).or_insert_with(|| Counterpart::Rule(rule.id.clone()));
        }
    }
    found
}
