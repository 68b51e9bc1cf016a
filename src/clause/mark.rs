//! Marks of the wording that keep two figures from being compared.

use crate::claim::{Claim, Happening, Marks};
use crate::lexicon::Tie;
use crate::quantity::Dimension;
use crate::sentence::Word;
use crate::span::Span;
use crate::syntax::{Relation, Tag};

use super::governor::{self, Governor};
use super::noun::Found;
use super::noun_phrase;
use super::scene::Scene;

/// The marks of a figure.
pub fn marks(scene: &Scene<'_>, index: usize, governor: Governor, found: &Found, quoted: &[Span], fragment: bool) -> Marks {
    let (figure, _) = &scene.figures[index];
    let tree = &scene.tree;
    let words = &scene.words[scene.clause_of(index)];
    let anchor = found.head.filter(|&head| tree.is_within(scene.node(index), head)).unwrap_or_else(|| governor::anchor(scene, index));
    let predicate = governor.token;
    // the words that hang on the figure and its noun
    let near = scene.words_of(tree.extent(anchor));
    let vocabulary = &scene.lexicon.words;
    let after = scene.figures[index].1.end;
    let following = after..(near.end + 1).max(after).min(scene.words.len());
    let negated = |token: usize, by: Relation| tree.under(token, by).any(|each| vocabulary.is_negation(scene.lower(each)));
    Marks {
        subset: found.others
            || scene.is_tied(anchor, Tie::Including)
            || is_one_of_several(scene, anchor)
            || tree.dependents(anchor).any(|each| vocabulary.is_subset(scene.lower(each))),
        // "a third had never seen the sea" denies nothing of the third
        negated: !governor.relation.is_subject() && negated(predicate, Relation::Advmod) || negated(anchor, Relation::Det),
        comparison: compares(scene, index, predicate)
            || following.clone().any(|at| vocabulary.background.starting_at(scene.words, at).is_some_and(|(len, ())| at + len <= following.end)),
        background: words.iter().any(|word| scene.lexicon.clauses.is_backdrop(&word.lower)) && figure.unit.dimension() != Dimension::Duration,
        repeated: following.clone().any(|at| vocabulary.repeated.starting_at(scene.words, at).is_some()),
        suspect: words.iter().any(|word| vocabulary.is_suspect(&word.lower)),
        dateline: false,
        fragment,
        quoted: quoted.iter().any(|quotation| quotation.contains(figure.span)),
    }
}

/// Whether the figure is set against another: "compared with 40", "than the 12 of last year".
fn compares(scene: &Scene<'_>, index: usize, predicate: usize) -> bool {
    let mut way = scene.tree.upwards(scene.node(index)).take_while(|&each| each != predicate);
    way.any(|token| scene.is_tied(token, Tie::Comparison)) || scene.lexicon.clauses.is_comparing(scene.lower(predicate))
}

/// "one of the fires, a blaze of 40 hectares, was put out": what stands in apposition to one of several is none of the others.
fn is_one_of_several(scene: &Scene<'_>, anchor: usize) -> bool {
    let tree = &scene.tree;
    // what stands behind a comma says the same again, whatever it was taken for
    let behind_comma = |each: usize| tree.extent(each).start.checked_sub(1).is_some_and(|before| scene.lower(before) == ",");
    let says_again = |&each: &usize| match tree.relation(each) {
        Relation::Appos | Relation::Parataxis => true,
        relation => relation.is_oblique() && behind_comma(each),
    };
    let apposed = tree.upwards(anchor).find(says_again).and_then(|each| tree.head(each));
    let apposed = apposed.filter(|&head| matches!(tree.tag(head), Tag::Num | Tag::Pron | Tag::Det));
    apposed.is_some_and(|head| noun_phrase::complement(scene, head).is_some())
}

/// "killed four and injured more than 50 others": the others are not a part of the four.
pub fn beside_another_toll(event: Option<&Happening>, before: &[Claim]) -> bool {
    let class = event.and_then(|event| event.class.as_deref());
    class.is_some() && before.iter().filter_map(|claim| claim.event.as_ref()?.class.as_deref()).any(|other| Some(other) != class)
}

/// Whether the sentence says nothing of anything: its tree has no subject.
pub fn is_fragment(scene: &Scene<'_>) -> bool {
    let says = |each: usize| scene.tree.relation(each).is_subject() || matches!(scene.tree.relation(each), Relation::Csubj | Relation::Expl);
    !(0..scene.tree.len()).any(says)
}

/// The quotations of the sentence, quotation marks included.
pub fn quotations(scene: &Scene<'_>) -> Vec<Span> {
    let marks: Vec<_> = scene.words.iter().filter(|word| word.is("\"")).collect();
    // one that does not close holds the rest of the sentence
    let closes = |pair: &[&Word<'_>]| pair.get(1).copied().or(scene.words.last()).map(|close| pair[0].span.cover(close.span));
    marks.chunks(2).filter_map(closes).collect()
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::claim;

    #[test]
    fn a_part_is_marked() {
        assert!(claim("The fire killed 12 people, including three children.", "three").marks.subset);
        assert!(claim("Another 12 people were hurt.", "12").marks.subset);
        assert!(!claim("The fire killed 12 people.", "12").marks.subset);
    }

    #[test]
    fn what_is_denied_is_marked() {
        assert!(claim("The fire did not kill 12 people.", "12").marks.negated);
        assert!(!claim("The fire killed 12 people.", "12").marks.negated);
    }

    #[test]
    fn what_stands_in_quotation_marks_is_quoted() {
        assert!(claim("\u{201c}We lost 12 boats,\u{201d} he said.", "12").marks.quoted);
    }
}
