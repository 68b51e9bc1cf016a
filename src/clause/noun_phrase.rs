//! The words of a noun phrase around its head.
//!
//! ```text
//! phrase = { modifier | compound | hyphen } head { flat }      "foreign fighters", "long-range jets", "Ada Moss"
//! ```
//! Articles, owners, figures and prepositions are no part of it.

use std::ops::Range;

use crate::syntax::{Relation, Tag};

use super::scene::Scene;

/// The tokens of the phrase that a noun heads, its owner left out.
pub fn tokens(scene: &Scene<'_>, head: usize) -> Range<usize> {
    run(scene, head, false)
}

/// The tokens of the phrase that a noun heads, its owner included: "the company's profit".
pub fn owned(scene: &Scene<'_>, head: usize) -> Range<usize> {
    let own = run(scene, head, true);
    match complement(scene, head).filter(|_| is_holder(scene, head)) {
        Some(of) => own.start..run(scene, of, true).end.max(own.end),
        None => own,
    }
}

/// "the number of employees", "a rate of unemployment": a noun that says little without what it is of.
pub fn is_holder(scene: &Scene<'_>, head: usize) -> bool {
    scene.lexicon.clauses.is_container(scene.lower(head)) || scene.lexicon.nouns.is_measure(&scene.lemma(head))
}

/// What a noun is of: "employees" of "the number of employees".
pub fn complement(scene: &Scene<'_>, head: usize) -> Option<usize> {
    scene.tree.under(head, Relation::Nmod).find(|&each| scene.is_tied(each, crate::lexicon::Tie::Whole) && scene.figure_of(each).is_none())
}

fn run(scene: &Scene<'_>, head: usize, with_owner: bool) -> Range<usize> {
    let tree = &scene.tree;
    let mut start = head;
    while let Some(before) = start.checked_sub(1).filter(|&before| belongs(scene, head, before, with_owner)) {
        start = before;
    }
    while start < head && matches!(tree.tag(start), Tag::Punct | Tag::Det | Tag::Part | Tag::Pron) {
        start += 1;
    }
    let mut end = head + 1;
    while end < tree.len()
        && tree.head(end) == Some(head)
        && matches!(tree.relation(end), Relation::Flat | Relation::Compound)
        && scene.figure_of(end).is_none()
    {
        end += 1;
    }
    start..end
}

/// Whether a token before the head is a part of its phrase.
fn belongs(scene: &Scene<'_>, head: usize, token: usize, with_owner: bool) -> bool {
    let tree = &scene.tree;
    if tree.token(token).class.is_some_and(|class| class != crate::syntax::Class::Other)
        || scene.figure_of(token).is_some() && tree.token(token).class.is_none()
    {
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
