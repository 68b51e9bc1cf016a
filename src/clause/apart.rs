//! Nouns that a number tells apart from others of their kind, and counts none of.
//!
//! ```text
//! right before the number    "paragraph 12", "autumn 1599"
//! above it                   "the fire of 1832", "a novel (1841)"
//! ```
//! What such a noun is a part of is its whole: "paragraph 12 of the law".

use crate::claim::Phrase;
use crate::quantity::Dimension;
use crate::syntax::{Relation, Tag};

use super::noun;
use super::noun_phrase;
use super::scene::Scene;

/// "paragraph 1", "autumn 1599": the noun right before the number that tells it apart.
pub fn right_before(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let (figure, range) = &scene.figures[index];
    let before = scene.node(index).checked_sub(1).filter(|&before| scene.tree.token(before).words.end == range.start && scene.figure_of(before).is_none())?;
    // "outside 10 Harbour Street": the number belongs to the name behind it
    if scene.tree.head(scene.node(index)).is_some_and(|head| head > before + 1 && scene.tree.tag(head) == Tag::Propn) {
        return None;
    }
    let names = figure.unit.dimension() == Dimension::Name && scene.words[range.start].is_number();
    (scene.tree.tag(before) == Tag::Noun || names && scene.tree.tag(before) == Tag::Propn).then_some(before)
}

/// "the fire of 1832", "a novel (1841)", "Rule 143": the noun before it that a number tells apart from others.
pub fn told_apart(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let tree = &scene.tree;
    let node = scene.node(index);
    let first = tree.upwards(node).take_while(|&each| scene.figure_of(each).is_some()).last()?;
    let head = tree.head(first).filter(|&head| head < first && tree.tag(head).is_noun())?;
    let behind =
        matches!(tree.relation(first), Relation::Nmod | Relation::NmodUnmarked | Relation::Appos | Relation::Nummod | Relation::Flat | Relation::Compound);
    behind.then_some(head)
}

/// "paragraph 12 of the law", "the 1616 edition of his works": what is a part of what, whichever of the two "of" was hung on.
pub fn whole(scene: &Scene<'_>, head: usize, node: usize) -> Option<Phrase> {
    let whole = noun_phrase::complement(scene, head).or_else(|| noun::of(scene, node)).filter(|&whole| scene.tree.tag(whole).is_noun())?;
    Some(scene.phrase(noun_phrase::tokens(scene, whole)))
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::{counts, of};

    #[test]
    fn a_number_tells_its_noun_apart() {
        counts("The stocks are set out in paragraph 12 of the law.", "12", Some("paragraph"));
        counts("He fled after the fire of 1832.", "1832", Some("fire"));
        counts("The theatre opened in autumn 1599.", "1599", Some("autumn"));
    }

    #[test]
    fn what_is_told_apart_is_a_part() {
        of("The stocks are set out in paragraph 12 of the law.", "12", Some("law"));
    }
}
