//! Who says so.
//!
//! ```text
//! complement   the subject of a verb of saying above the figure's clause      "the United Nations estimates that 12 ..."
//! parataxis    the subject of one beside it                                    "12 people died, police said"
//! source       what a preposition of source ties to a predicate above          "according to Rand, 12 ..."
//! ```
//! A pronoun speaks for whoever spoke last, or was told of last, and for itself where nobody did. Who is told does not speak.

use crate::claim::Claim;
use crate::lexicon::{Lexicon, Tie};
use crate::span::Span;
use crate::syntax::{Relation, Tag};

use super::governor;
use super::noun_phrase;
use super::scene::Scene;

/// Who says what a figure says; `last` is who a pronoun stands for.
pub fn speaker(scene: &Scene<'_>, index: usize, last: Option<Span>) -> Option<Span> {
    let node = scene.node(index);
    let above: Vec<usize> = scene.tree.upwards(node).collect();
    let (mut spoken, mut told): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for (step, &token) in above.iter().enumerate() {
        let below = step.checked_sub(1).map(|before| above[before]);
        // "according to Rand"
        let source = scene.tree.dependents(token).find(|&each| scene.is_tied(each, Tie::Source));
        if let Some(said) = source.and_then(|source| phrase(scene, source, last)) {
            return Some(said);
        }
        if says(scene, token) && below.is_some_and(|below| !scene.tree.relation(below).is_subject()) {
            // "the bank said its board declared a dividend of 12 cents": who says a sentence goes before who tells a thing
            let says_thing = below.is_some_and(|below| matches!(scene.tree.relation(below), Relation::Obj | Relation::Obl | Relation::Nmod));
            let who = governor::subject(scene, token).or_else(|| scene.tree.under(token, Relation::Nsubj).next());
            if says_thing { told.extend(who) } else { spoken.extend(who) }
        }
        let beside = scene.tree.dependents(token).filter(|&each| Some(each) != below);
        let asides = beside.filter(|&each| {
            matches!(scene.tree.relation(each), Relation::Parataxis | Relation::Ccomp | Relation::Advcl | Relation::Discourse) && says(scene, each)
        });
        // "12 died, police said": what is said beside has a subject of its own and says nothing else
        spoken.extend(asides.filter(|&each| is_aside(scene, each)).filter_map(|each| scene.tree.under(each, Relation::Nsubj).next()));
    }
    spoken.into_iter().chain(told).filter(|&token| !scene.tree.is_within(node, token)).find_map(|token| phrase(scene, token, last))
}

/// Who a pronoun of this sentence stands for: who spoke in the sentence before, or a name or an office that it told of.
pub fn last(before: &[Claim], sentence: usize, text: &str, lexicon: &Lexicon) -> Option<Span> {
    let mut near = before.iter().rev().take_while(|claim| claim.sentence + 1 >= sentence);
    let subject = |claim: &Claim| claim.subject.as_ref().map(|subject| subject.span).filter(|span| lexicon.speech.names_speaker(span.of(text)));
    near.find_map(|claim| claim.speaker.or_else(|| subject(claim)))
}

fn says(scene: &Scene<'_>, token: usize) -> bool {
    scene.tree.tag(token) == Tag::Verb && scene.figure_of(token).is_none() && scene.lexicon.speech.reporting(scene.lower(token))
}

fn is_aside(scene: &Scene<'_>, verb: usize) -> bool {
    !scene.tree.dependents(verb).any(|each| matches!(scene.tree.relation(each), Relation::Ccomp | Relation::Obj | Relation::Xcomp))
}

/// The words of a noun with what belongs to it, up to what is told of it; a pronoun gives those of who it stands for.
fn phrase(scene: &Scene<'_>, token: usize, last: Option<Span>) -> Option<Span> {
    let tree = &scene.tree;
    if tree.tag(token) == Tag::Pron {
        let (lower, clauses) = (scene.lower(token), &scene.lexicon.clauses);
        let words = &tree.token(token).words;
        let stands_for = last.filter(|_| !clauses.is_nobody(lower)).unwrap_or_else(|| scene.span(words));
        return (!clauses.is_relative(lower)).then_some(stands_for);
    }
    let start = noun_phrase::owned(scene, token).start;
    let told = |at: usize| matches!(tree.relation(at), Relation::AclRelcl | Relation::Acl | Relation::Appos | Relation::Parataxis);
    let extent = tree.extent(token);
    let end = (token + 1..extent.end).find(|&at| told(at) || scene.figure_of(at).is_some() || tree.tag(at) == Tag::Punct).unwrap_or(extent.end);
    Some(scene.span(&scene.words_of(start..end.max(token + 1))))
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::claim;

    #[track_caller]
    fn says(text: &str, figure: &str, speaker: Option<&str>) {
        assert_eq!(claim(text, figure).speaker.map(|speaker| speaker.of(text)), speaker, "{text}");
    }

    #[test]
    fn the_subject_of_a_verb_of_saying_speaks() {
        says("The United Nations said that 300 people had fled.", "300", Some("United Nations"));
        says("Some 300 people have fled, police said.", "300", Some("police"));
        says("Some 300 people have fled, according to the ministry.", "300", Some("ministry"));
        says("Two witnesses saw it, and neighbours said 300 people had fled.", "300", Some("neighbours"));
    }

    #[test]
    fn who_says_a_sentence_goes_before_who_tells_a_thing() {
        says("The bank said its board declared a dividend of $300.", "$300", Some("bank"));
        says("The board declared a dividend of $300.", "$300", Some("board"));
    }

    #[test]
    fn a_pronoun_speaks_for_who_was_told_of() {
        says("Renn Mills hired 12 people. It said 300 more would follow.", "300", Some("Renn Mills"));
        says("Rain fell. He said 300 people had fled.", "300", Some("He"));
        says("We said 300 people had fled.", "300", Some("We"));
    }

    #[test]
    fn nobody_speaks_where_nothing_is_said() {
        says("Some 300 people have fled.", "300", None);
    }
}
