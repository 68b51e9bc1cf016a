//! `monotone`: a count that only grows does not fall from one dated source to a later one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::found::{Entry, Find, Found, Ground, Member, conflict};
use crate::claim::Aspect;
use crate::conflict::{AssertionId, Finding};
use crate::engine::facet::differing;
use crate::engine::noun::noun_fit;
use crate::engine::regime;
use crate::engine::select::selects;
use crate::quantity::Amount;
use crate::rule::spec::{Key, Kind, MUST_MATCH, Spec};
use crate::rule::{Part, Rule, Scope};
use crate::span::SourceId;
use crate::witness::Witness;

/// Which names tell two stories apart.
const TELLING: Key = Key::new("name-weight", Kind::Share, "Names that weigh less, as days of the week do, make no two counts one; all there is weighs 100%.");

/// The names in the sentence of a count that tell its story from others.
fn telling_names<'e>(rule: &Rule, count: &'e Witness) -> BTreeSet<&'e str> {
    let least = rule.relation.number(&TELLING).map_or(0.0, Amount::approximate);
    count.evidence.sentence.iter().filter(|term| term.is_name && f64::from(term.weight) > least).map(|term| &*term.lemma).collect()
}

/// What it declares of itself, and how it is held against figures.
pub static RELATION: Entry = Entry {
    spec: Spec {
        name: "monotone",
        holds: "a count that only grows does not fall from one dated source to a later one",
        scope: Scope::Dossier,
        keys: &[MUST_MATCH, TELLING],
        ..Spec::SENTENCE
    },
    find: Find::Dossier(find),
};

/// Holds the greatest count of each dated source against that of every later one that tells the same story.
pub fn find(rule: &Arc<Rule>, ground: &Ground<'_>) -> Found {
    let (dossier, lexicon) = (ground.dossier, ground.lexicon);
    let mut found = Found::default();
    let Some(selector) = rule.selector(Part::Each) else { return found };
    let count = |at: usize| {
        let all = dossier[at].assertions.iter().enumerate().map(move |(index, it)| (AssertionId { source: SourceId::new(at), index }, it));
        let whole = |(_, it): &Member<'_>| {
            let marks = it.marks;
            it.aspect == Aspect::Level && !marks.subset && !marks.comparison && !marks.background && !marks.negated && selects(selector, it)
        };
        all.filter(whole).max_by_key(|(_, it)| it.reading.centre())
    };
    let dated = dossier.iter().enumerate().filter_map(|(at, sheet)| Some((sheet.date?, at, count(at)?)));
    let mut dated: Vec<(Date, usize, Member<'_>)> = dated.collect();
    dated.sort_by_key(|(date, at, _)| (*date, *at));
    // the counts of each telling name, so that an archive is not walked through for each of its documents
    let names: Vec<BTreeSet<&str>> = dated.iter().map(|(_, _, (_, count))| telling_names(rule, count)).collect();
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate().flat_map(|(at, names)| names.iter().map(move |name| (at, *name))) {
        by_name.entry(name).or_default().push(at);
    }
    let mut told = BTreeSet::new();
    for (at, &(earlier, first, a)) in dated.iter().enumerate() {
        let others: BTreeSet<usize> = names[at].iter().filter_map(|name| by_name.get(name)).flatten().copied().filter(|other| *other > at).collect();
        for &(_, second, b) in others.iter().filter_map(|&other| dated.get(other)).filter(|(later, ..)| *later > earlier) {
            let is_one_count = differing(a.1, b.1, rule.relation.facets(&MUST_MATCH), lexicon).is_none() && noun_fit(a.1, b.1, lexicon) >= 0.0;
            if !is_one_count || !ground.are_related(first, second) || regime::plan(dossier, (first, second), lexicon).is_none() {
                continue;
            }
            let fallen = a.1.reading.literal.low.zip(b.1.reading.rounded.high).filter(|(low, high)| low.at > high.at);
            let by = fallen.and_then(|_| a.1.reading.literal.low?.at.minus(b.1.reading.literal.high?.at));
            // each later count is told once
            let broken =
                by.filter(|_| told.insert(b.0)).map(|by| conflict(rule, &[(Part::Each, a), (Part::Each, b)], Finding::Fell { by, unit: a.1.unit.clone() }));
            found.note(&[a, b], broken);
        }
    }
    found
}
