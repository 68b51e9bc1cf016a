//! Comparison of a named measure: every assertion that the rule selects, wherever it stands.
//!
//! A rule that names what it measures does not wait for two texts to tell one story. The facets that it lists may not differ;
//! assertions that are superseded, denied, negated or a part of what was counted before are left out.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::assertion::Assertion;
use crate::claim::Mode;
use crate::conflict::{AssertionId, Conflict};
use crate::lexicon::Lexicon;
use crate::quantity::{Amount, Verdict};
use crate::rule::{Equal, Facet, Rule, Scope, Tolerance};
use crate::span::SourceId;

use super::relate::relate;
use super::relation::Found;
use super::select::selects;
use super::{Sheet, align, apart, pattern};

/// The disagreements under a rule of relation `equal` that names its measure.
pub fn find(rule: &Arc<Rule>, equal: &Equal, dossier: &[Sheet<'_>], lexicon: &Lexicon) -> Found {
    let Some((_, selector)) = rule.selectors.first() else { return Found::default() };
    let chosen: Vec<(AssertionId, &Assertion)> = dossier
        .iter()
        .enumerate()
        .flat_map(|(source, sheet)| {
            sheet.assertions.iter().enumerate().map(move |(index, assertion)| (AssertionId { source: SourceId::new(source), index }, assertion))
        })
        .filter(|(_, assertion)| selects(selector, assertion) && stands_for_the_whole(assertion))
        .collect();
    let mut found = Found::default();
    let mut clusters: Vec<BTreeSet<AssertionId>> = Vec::new();
    for (position, (a_id, a)) in chosen.iter().enumerate() {
        for (b_id, b) in &chosen[position + 1..] {
            if rule.scope != Scope::Dossier && a_id.source != b_id.source || differing_facet(a, b, &equal.must_match, lexicon).is_some() {
                continue;
            }
            let Ok(verdict) = relate(a, b) else { continue };
            found.compared.extend([*a_id, *b_id]);
            if !equal.report.contains(&verdict) || within(a, b, equal.tolerance) || !pattern::fits(equal, a, b, lexicon) {
                continue;
            }
            match clusters.iter_mut().find(|cluster| cluster.contains(a_id) || cluster.contains(b_id)) {
                Some(cluster) => cluster.extend([*a_id, *b_id]),
                None => clusters.push(BTreeSet::from([*a_id, *b_id])),
            }
        }
    }
    found
        .conflicts
        .extend(clusters.into_iter().filter_map(|cluster| -> Option<Conflict> { apart(rule, cluster, rule.severity, Verdict::Contradicts, dossier) }));
    found
}

/// Whether the assertion states the measure itself, not a part of it, a change or what it once was.
fn stands_for_the_whole(assertion: &Assertion) -> bool {
    let marks = &assertion.marks;
    !marks.subset && !marks.negated && !marks.comparison && !marks.background && !matches!(assertion.mode, Mode::Superseded | Mode::Denied)
}

/// The first of the facets in which the two differ; an absent facet differs from nothing.
#[must_use]
pub fn differing_facet(a: &Assertion, b: &Assertion, facets: &[Facet], lexicon: &Lexicon) -> Option<Facet> {
    facets.iter().copied().find(|facet| match facet {
        Facet::Unit => a.unit != b.unit,
        Facet::Noun => align::noun_fit(a, b, lexicon) < 0.0,
        Facet::Modifiers => {
            a.noun.as_ref().zip(b.noun.as_ref()).is_some_and(|(x, y)| !x.modifiers.is_empty() && !y.modifiers.is_empty() && x.modifiers != y.modifiers)
        }
        Facet::Event => {
            let class = |assertion: &Assertion| assertion.event.as_ref().and_then(|event| event.class.clone());
            class(a).zip(class(b)).is_some_and(|(x, y)| x != y)
        }
        Facet::Whole => a.whole.as_ref().zip(b.whole.as_ref()).is_some_and(|(x, y)| x.lemma != y.lemma),
        Facet::Subject => a.subject.as_ref().zip(b.subject.as_ref()).is_some_and(|(x, y)| x.lemma != y.lemma),
        Facet::Place => places_differ(&a.places, &b.places, lexicon),
        Facet::Time => a.evidence.moments.iter().filter_map(|moment| moment.year).any(|year| {
            let mut years = b.evidence.moments.iter().filter_map(|moment| moment.year).peekable();
            years.peek().is_some() && years.all(|other| other != year)
        }),
        Facet::Speaker => a.speaker.as_ref().zip(b.speaker.as_ref()).is_some_and(|(x, y)| x != y),
        Facet::Mode => a.mode != b.mode,
    })
}

/// Every facet in which two assertions differ.
#[must_use]
pub fn differing_facets(a: &Assertion, b: &Assertion, lexicon: &Lexicon) -> Vec<Facet> {
    Facet::ALL.iter().copied().filter(|facet| differing_facet(a, b, &[*facet], lexicon).is_some()).collect()
}

/// Whether both name places, and no place of one is, holds or lies in a place of the other.
fn places_differ(a: &[String], b: &[String], lexicon: &Lexicon) -> bool {
    let related = |x: &String, y: &String| x == y || lexicon.places.contains(x, y) || lexicon.places.contains(y, x);
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.iter().any(|y| related(x, y)))
}

/// Whether the two lie within the rule's tolerance.
fn within(a: &Assertion, b: &Assertion, tolerance: Tolerance) -> bool {
    let Some(gap) = a.reading.literal.gap(&b.reading.literal) else { return false };
    match tolerance {
        Tolerance::Rounding => false,
        Tolerance::Absolute(allowed) => gap <= allowed,
        Tolerance::Relative(share) => a
            .reading
            .centre()
            .zip(b.reading.centre())
            .and_then(|(x, y): (Amount, Amount)| x.abs().max(y.abs()).times(share))
            .is_some_and(|allowed| gap <= allowed),
    }
}
