//! What the lists of a text come to: which items make which total, and what they count with it.

use std::collections::{BTreeMap, BTreeSet};

use super::Study;
use crate::account::{self, Entry, Heir, Listed};
use crate::assertion::{Assertion, Noun};
use crate::claim::{Claim, Counted, Phrase};
use crate::document::Item;
use crate::joint::{Equation, Tie};
use crate::lexicon::Lexicon;
use crate::sentence;
use crate::span::Span;

/// The study with what its lists say.
pub(super) fn itemised<A: AsRef<Assertion>>(
    mut study: Study<A>,
    lexicon: &Lexicon,
    is_derived: impl Fn(&A) -> bool,
    assertion: impl Fn(&mut A) -> &mut Assertion,
) -> Study<A> {
    if study.document.lists().is_empty() {
        return study;
    }
    let mut unread: Vec<Span> = study.unread.iter().map(|unread| unread.span).collect();
    unread.sort_unstable();
    let listed = account::listed(&study.document, &study.sentences, &study.assertions, &unread, lexicon, is_derived);
    for heir in &listed.heirs {
        let noun = study.assertions.get(heir.total).and_then(|it| it.as_ref().stated_noun()).cloned();
        let counted = study.claims.get(heir.total).filter(|_| noun.is_some()).and_then(|claim| claim.noun.clone());
        let Some(own) = study.assertions.get_mut(heir.figure).map(&assertion) else { continue };
        let takes_noun = own.site.span == own.figure;
        inherit(heir, noun.filter(|_| takes_noun), own);
        if let Some(claim) = study.claims.get_mut(heir.figure) {
            write(heir, counted.filter(|_| takes_noun), claim);
        }
    }
    for figure in parts_told(&study, &listed, lexicon) {
        if let Some(own) = study.assertions.get_mut(figure).map(&assertion) {
            own.marks.subset = true;
        }
        if let Some(claim) = study.claims.get_mut(figure) {
            claim.marks.subset = true;
        }
    }
    study.entries.extend(listed.entries);
    study
}

/// Figures beside a list that count what it does, in a sentence that names one item of it: they tell of that part, and not of the total.
fn parts_told<A: AsRef<Assertion>>(study: &Study<A>, listed: &Listed, lexicon: &Lexicon) -> Vec<usize> {
    let noun = |figure: usize| study.assertions.get(figure).and_then(|it| it.as_ref().stated_noun()).map(|noun| noun.lemma.as_str());
    let mut by_total: BTreeMap<usize, Vec<&Heir>> = BTreeMap::new();
    for heir in &listed.heirs {
        by_total.entry(heir.total).or_default().push(heir);
    }
    let mut by_noun: BTreeMap<&str, Vec<&[&Heir]>> = BTreeMap::new();
    for (&total, heirs) in &by_total {
        if let Some(noun) = noun(total) {
            by_noun.entry(noun).or_default().push(heirs);
        }
    }
    let items: BTreeSet<usize> = listed.heirs.iter().map(|heir| heir.figure).collect();
    let is_part = |figure: usize, it: &Assertion| {
        let Some(lists) = noun(figure).and_then(|noun| by_noun.get(noun)) else { return false };
        let Some(sentence) = study.sentences.get(it.sentence) else { return false };
        let words = sentence::words(study.document.prose(), *sentence);
        let lemmas: BTreeSet<String> = words.iter().map(|word| lexicon.words.lemma(&word.lower).into_owned()).collect();
        let is_named = |heir: &&&Heir| !heir.line.lemmas.is_empty() && heir.line.lemmas.iter().all(|word| lemmas.contains(word));
        lists.iter().any(|heirs| heirs.iter().filter(is_named).count() == 1)
    };
    let outside = study.assertions.iter().enumerate().filter(|(figure, _)| !items.contains(figure) && !by_total.contains_key(figure));
    outside.filter(|(figure, it)| is_part(*figure, it.as_ref())).map(|(figure, _)| figure).collect()
}

/// Gives an item what its total counts; what stands there as a noun may be the item's name.
fn inherit(heir: &Heir, noun: Option<Noun>, own: &mut Assertion) {
    own.marks.subset = true;
    own.reading.half_place = heir.half_place;
    own.reading.rounded = own.reading.literal.widened(heir.half_place);
    if let Some((lemma, modifiers)) = heir.line.lemmas.split_last() {
        let text = heir.line.label.clone();
        own.subject = Some(Box::new(Noun { text, lemma: lemma.clone(), modifiers: modifiers.to_vec(), also: Vec::new(), inherited: false }));
    }
    if let Some(noun) = noun {
        own.noun = Some(Box::new(Noun { inherited: true, ..noun }));
    }
}

/// The same of its claim as written, where that is kept.
fn write(heir: &Heir, counted: Option<Counted>, claim: &mut Claim) {
    claim.marks.subset = true;
    if !heir.line.lemmas.is_empty() {
        let words = heir.line.label.to_lowercase().split_whitespace().map(str::to_owned).collect();
        claim.subject = heir.line.span.map(|span| Phrase { span, words });
    }
    if let Some(counted) = counted {
        claim.noun = Some(Counted { inherited: true, ..counted });
    }
}

/// Adds what is counted beside the names of what it counts, in documentation and above tables; that is surer than how the words hang together.
pub(super) fn count(study: &mut Study, lexicon: &Lexicon) {
    let prose = study.assertions.get(..study.prose).unwrap_or_default();
    let mut found = account::enumerated(&study.document, &study.sentences, prose, lexicon);
    found.extend(account::titled(&study.document, prose, lexicon));
    let titled: BTreeSet<usize> = found.iter().map(|entry| entry.derived).collect();
    let tabulated = account::tabulated(&study.document, &study.sentences, prose, lexicon);
    // a heading may stand right above its table
    found.extend(tabulated.into_iter().filter(|one| !titled.contains(&one.derived)));
    let is_of = |figure: usize, equation: Equation, entry: &Entry| entry.equation == equation && entry.derived == figure;
    found.retain(|one| !study.entries.iter().any(|entry| is_of(one.derived, one.equation, entry)));
    study.ties.retain(|tie| !found.iter().any(|entry| is_of(tie.derived, tie.equation, entry)));
    study.entries.extend(found);
}

/// Leaves out what is said of items of a list and not of all of them, or what the list itself tells better.
pub(super) fn settle(study: &mut Study) {
    let document = &study.document;
    if document.lists().is_empty() {
        return;
    }
    let place = |figure: usize| study.assertions.get(figure).map_or(Span::default(), |it| it.figure);
    let is_torn = |tie: &Tie| {
        let first = tie.others.iter().map(|&other| place(other)).min().unwrap_or_default();
        let Some(list) = document.list_from(first.start()) else { return false };
        let holds = |item: &Item, figure: &usize| item.span.contains(place(*figure));
        let (mut told, mut left) = (0, 0);
        for item in list.items.iter().filter(|item| item.depth == 0 && !holds(item, &tie.derived)) {
            *if tie.others.iter().any(|other| holds(item, other)) { &mut told } else { &mut left } += 1;
        }
        told > 1 && left > 0
    };
    let is_told = |tie: &Tie, entry: &Entry| {
        let is_of = |figure: &usize| entry.derived == *figure || entry.others.contains(figure);
        entry.in_list && tie.derived == entry.derived && tie.equation == Equation::Listed && entry.equation == Equation::Listed
            || entry.in_list && tie.others.len() > 1 && tie.others.iter().chain([&tie.derived]).all(is_of)
    };
    let is_told = |tie: &Tie| study.entries.iter().any(|entry| is_told(tie, entry));
    let is_kept = |tie: &Tie| !is_told(tie) && (tie.equation != Equation::Sum || !is_torn(tie));
    let kept: Vec<Tie> = study.ties.iter().filter(|tie| is_kept(tie)).cloned().collect();
    study.ties = kept;
}
