//! What the lists of a text come to: which items make which total, and what they count with it.

use super::Study;
use crate::account::{self, Entry};
use crate::assertion::{Assertion, Noun};
use crate::claim::Counted;
use crate::joint::Tie;
use crate::lexicon::Lexicon;
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
    for (item, total) in listed.heirs {
        let noun = study.assertions.get(total).and_then(|it| it.as_ref().stated_noun()).cloned();
        let counted = study.claims.get(total).and_then(|claim| claim.noun.clone());
        let (Some(noun), Some(counted)) = (noun, counted) else { continue };
        let (Some(heir), Some(claim)) = (study.assertions.get_mut(item).map(&assertion), study.claims.get_mut(item)) else { continue };
        if heir.site.span == heir.figure {
            // what stands there as a noun is the item's name
            heir.subject = heir.noun.take().filter(|noun| !noun.inherited).or(heir.subject.take());
            heir.noun = Some(Noun { inherited: true, ..noun });
            claim.subject = claim.noun.take().filter(|noun| !noun.inherited).map(|noun| noun.phrase).or(claim.subject.take());
            claim.noun = Some(Counted { inherited: true, ..counted });
        }
    }
    study.entries.extend(listed.entries);
    study
}

/// Whether all figures of a tie are those of a list that makes a total, which tells better how they hang together.
pub(super) fn is_of_list(tie: &Tie, entry: &Entry) -> bool {
    let is_of = |figure: &usize| entry.derived == *figure || entry.others.contains(figure);
    tie.others.len() > 1 && tie.others.iter().chain([&tie.derived]).all(is_of)
}
