//! The words of a noun phrase around its head.
//!
//! ```text
//! phrase = { modifier | compound | hyphen } head { flat }      "foreign fighters", "long-range jets", "Ada Moss"
//! ```
//! Articles, owners, figures and prepositions are no part of it.

use std::ops::Range;

use crate::lexicon::Tie;
use crate::syntax::{Class, Relation, Tag};

use super::scene::Scene;

/// The tokens of the phrase that a noun heads, its owner left out.
pub fn tokens(scene: &Scene<'_>, head: usize) -> Range<usize> {
    run(scene, head, false)
}

/// The tokens of the phrase that a noun heads, its owner included: "the company's profit".
pub fn owned(scene: &Scene<'_>, head: usize) -> Range<usize> {
    let own = run(scene, head, true);
    let of = complement(scene, head).filter(|_| is_holder(scene, head));
    own.start..of.map_or(own.end, |of| run(scene, of, true).end.max(own.end))
}

/// "the number of employees", "a rate of unemployment": a noun that says little without what it is of.
pub fn is_holder(scene: &Scene<'_>, head: usize) -> bool {
    scene.lexicon.clauses.is_container(scene.lower(head)) || scene.lexicon.nouns.is_measure(&scene.lemma(head))
}

/// What a noun is of: "employees" of "the number of employees".
pub fn complement(scene: &Scene<'_>, head: usize) -> Option<usize> {
    tied(scene, head, &[Tie::Whole]).find(|&each| scene.tree.relation(each) == Relation::Nmod)
}

/// What hangs on a token by a preposition that ties it so, and is no figure.
pub fn tied<'s>(scene: &'s Scene<'_>, token: usize, ties: &'s [Tie]) -> impl Iterator<Item = usize> + 's {
    let hangs = |&each: &usize| matches!(scene.tree.relation(each), Relation::Nmod | Relation::Obl) && scene.figure_of(each).is_none();
    scene.tree.dependents(token).filter(hangs).filter(|&each| scene.ties(each).any(|tie| ties.contains(&tie)))
}

fn run(scene: &Scene<'_>, head: usize, with_owner: bool) -> Range<usize> {
    let tree = &scene.tree;
    let start = (0..head).rev().take_while(|&before| belongs(scene, head, before, with_owner)).last().unwrap_or(head);
    let opens = |&each: &usize| matches!(tree.tag(each), Tag::Punct | Tag::Det | Tag::Part | Tag::Pron);
    let start = start + (start..head).take_while(opens).count();
    let of_name =
        |&each: &usize| tree.head(each) == Some(head) && matches!(tree.relation(each), Relation::Flat | Relation::Compound) && scene.figure_of(each).is_none();
    start..head + 1 + (head + 1..tree.len()).take_while(of_name).count()
}

/// Whether a token before the head is a part of its phrase.
fn belongs(scene: &Scene<'_>, head: usize, token: usize, with_owner: bool) -> bool {
    let tree = &scene.tree;
    if tree.token(token).class.map_or(scene.figure_of(token).is_some(), |class| class != Class::Other) {
        return false;
    }
    // the dependent of the head that the token hangs on
    let Some(top) = tree.upwards(token).find(|&each| tree.head(each) == Some(head)) else { return false };
    let glued = || tree.token(token).glued || token + 1 < tree.len() && tree.token(token + 1).glued;
    match tree.relation(top) {
        Relation::Amod | Relation::Compound | Relation::Flat | Relation::Nummod => tree.tag(token) != Tag::Punct || glued(),
        Relation::Punct => glued() && tree.head(token) == Some(head),
        Relation::NmodPoss => with_owner,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::claim;

    #[test]
    fn modifiers_and_compounds_belong_to_the_phrase_and_owners_do_not() {
        let noun = |text: &str, figure: &str| claim(text, figure).noun.unwrap().phrase.words.join(" ");
        assert_eq!(noun("The airline ordered 12 long-range jets.", "12"), "long - range jets");
        assert_eq!(noun("The union spoke for 300 of the company's workers.", "300"), "workers");
        assert_eq!(noun("Two British soldiers died.", "Two"), "british soldiers");
    }
}
