//! What a figure without a noun or a whole of its own takes from the figures before it.
//!
//! ```text
//! "Some 300 fighters came, and as many as 25 have been killed"   what was counted before
//! "94, 74 and 18 votes"                                          what the end of a list counts
//! "killed four"                                                  people
//! "of those, 12 percent"                                         the whole that a pronoun stands for
//! ```

use crate::claim::{Claim, Counted, Phrase};
use crate::quantity::Dimension;
use crate::syntax::{Class, Relation};

use super::noun::Found;
use super::scene::Scene;

/// What a figure without a noun of its own counts: what its neighbour in a list does, what was counted before, or people.
pub fn implied(scene: &Scene<'_>, index: usize, found: &Found, people: bool, before: &[Claim]) -> Option<Counted> {
    let (figure, _) = &scene.figures[index];
    if figure.unit.dimension() != Dimension::Count || found.counted.is_some() {
        return None;
    }
    let node = scene.node(index);
    // "4,300 jobs in one plant, 3,700 in another"
    let coordinated = scene.tree.relation(node) == Relation::Conj || index > 0 && scene.is_list_joint(index - 1);
    // "as many as 25,000 have been killed": it takes part in a verb itself, as a noun does
    let bare = scene.tree.token(node).class == Some(Class::Count) && (scene.tree.relation(node).is_subject() || scene.tree.relation(node) == Relation::Obj);
    let is_person = |noun: &Counted| noun.phrase.words.last().is_some_and(|head| scene.lexicon.nouns.is_person(&scene.lexicon.words.lemma(head)));
    let last = before.iter().rev().filter(|claim| claim.figure.unit.dimension() == Dimension::Count).find_map(|claim| claim.noun.clone());
    let last = last.filter(|noun| (found.others || coordinated || bare) && (!people || is_person(noun)));
    let anybody = || scene.lexicon.nouns.anybody().filter(|_| people).map(|word| Phrase { span: figure.span, words: vec![word.to_owned()] });
    last.map(|noun| Counted { inherited: true, ..noun }).or_else(|| Some(Counted { phrase: anybody()?, also: Vec::new(), inherited: true }))
}

/// "of those": the whole that a pronoun behind a share stands for; a later share without a whole is of the same whole.
pub fn inherited_whole(scene: &Scene<'_>, index: usize, found: &Found, before: &[Claim]) -> Option<Phrase> {
    let figure = &scene.figures[index].0;
    if figure.unit.dimension() != Dimension::Share || figure.unit.name() != "percent" {
        return None;
    }
    if found.others {
        let counted = before.iter().rev().find(|claim| claim.figure.unit.dimension() == Dimension::Count)?;
        return counted.noun.as_ref().map(|noun| noun.phrase.clone());
    }
    before.iter().rev().find(|claim| claim.figure.unit.dimension() == Dimension::Share)?.whole.clone()
}

/// "94, 74, 45 and 18 votes": an element of a list without a noun counts what the end of the list counts.
pub fn share_along_lists(scene: &Scene<'_>, claims: &mut [Claim]) {
    for index in (0..claims.len().saturating_sub(1)).rev() {
        let (first, second) = (&claims[index], &claims[index + 1]);
        let alike = first.figure.unit == second.figure.unit && first.figure.unit.dimension() != Dimension::Share;
        let listed = scene.is_list_joint(index) && first.noun.is_none() && first.figure.unit.dimension().is_quantity();
        if let Some(noun) = second.noun.clone().filter(|_| alike && listed) {
            claims[index].noun = Some(Counted { inherited: true, ..noun });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::counts;

    #[test]
    fn a_bare_figure_counts_what_was_counted_or_people() {
        counts("The blast killed four and injured 50 others.", "four", Some("people"));
        counts("Some 300 fighters came, and as many as 25 have been killed.", "25", Some("fighters"));
    }

    #[test]
    fn a_list_counts_what_its_end_counts() {
        counts("The wards gave 94, 74 and 18 votes.", "74", Some("votes"));
    }
}
