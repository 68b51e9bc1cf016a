//! Who does it, or what is measured.
//!
//! ```text
//! age        the person it is said of                          "Ada Moss, 46", "a 46-year-old man", "men aged 46"
//! predicate  the subject of the copula                          "the rate was 5 percent"
//! verb       the subject of the verb that governs the figure    "the mill hired 12 people"
//! noun       the noun that the figure stands beside             "the index (1,602)", "Smithson, up 9 percent"
//! ```
//! A pronoun stands for the subject of a clause above; without one it names nothing. What is counted is not its own subject.

use crate::claim::Phrase;
use crate::quantity::Dimension;
use crate::syntax::{Relation, Tag};

use super::governor::{self, Governor};
use super::noun::Found;
use super::noun_phrase;
use super::scene::Scene;

/// The subject of a figure.
pub fn subject(scene: &Scene<'_>, index: usize, governor: Governor, counted: &Found) -> Option<Phrase> {
    let noun = counted.head;
    let dimension = scene.dimension(index);
    let dates = matches!(dimension, Dimension::Name | Dimension::Date | Dimension::Year | Dimension::TimeOfDay);
    // "the 2004 election", "the 19th century": what the year tells apart has a subject as any noun has
    if dates && noun.is_none() && counted.counted.is_none() {
        return None;
    }
    // "Maria, who is 10": an age that is a predicate has a subject of its own
    let node = scene.node(index);
    let of_age = Some(node).filter(|&node| dimension == Dimension::Age && governor::own_subject(scene, node).is_none());
    let found = of_age.and_then(|node| person(scene, node)).or_else(|| of_verb(scene, index, governor)).or_else(|| beside(scene, index, governor, noun))?;
    let anchor = governor::anchor(scene, index);
    let names = scene.figure_of(found).is_none_or(|figure| scene.dimension(figure) == Dimension::Name);
    // "the number in Syria is 31 percent": a holder of nothing tells nothing
    let tells = !scene.lexicon.clauses.is_container(scene.lower(found))
        || scene.lexicon.speech.is_role(scene.lower(found))
        || scene.lexicon.numbers.group(scene.lower(found)).is_some()
        || noun_phrase::complement(scene, found).is_some();
    (found != anchor && names && tells).then(|| scene.phrase(noun_phrase::owned(scene, found)))
}

/// The first noun above an age.
fn person(scene: &Scene<'_>, node: usize) -> Option<usize> {
    let above = |&each: &usize| {
        scene.tree.tag(each).is_noun()
            || matches!(scene.tree.relation(each), Relation::Acl | Relation::Amod | Relation::Nummod | Relation::Nmod | Relation::Appos)
    };
    scene.tree.upwards(node).skip(1).take_while(above).find(|&each| scene.is_noun(each))
}

fn of_verb(scene: &Scene<'_>, index: usize, governor: Governor) -> Option<usize> {
    let tree = &scene.tree;
    // "12 jets were ordered by the airline"
    let agent = tree.under(governor.token, Relation::OblAgent).find(|&each| tree.tag(each).is_noun() && each != governor.through);
    if governor.relation.is_subject() {
        return agent.filter(|&agent| !tree.is_within(scene.node(index), agent));
    }
    let predicate = Some(governor.token).filter(|&token| scene.is_predicate(token))?;
    let subject = governor::subject(scene, predicate)?;
    // the noun that the figure counts does nothing to itself: "12 people killed"; a relative clause may count what its noun has
    let relative = tree.is_within(predicate, subject);
    (relative && !tree.is_within(subject, scene.node(index)) || !tree.is_within(scene.node(index), subject)).then_some(subject)
}

/// "the index (1,602)", "Smithson up 9 percent": the noun that the figure hangs on without a verb.
fn beside(scene: &Scene<'_>, index: usize, governor: Governor, noun: Option<usize>) -> Option<usize> {
    let tree = &scene.tree;
    let node = scene.node(index);
    // "60 miles (97 km)": what is said of the one is said of the other
    let outer = tree.upwards(node).find(|&each| tree.head(each).is_none_or(|head| scene.figure_of(head).is_none()))?;
    let head = tree.head(outer).filter(|&head| tree.tag(head).is_noun() && head < node)?;
    let apposed =
        matches!(tree.relation(outer), Relation::Appos | Relation::Nmod | Relation::Nummod | Relation::Parataxis | Relation::Dep | Relation::NmodUnmarked);
    let verbless = tree.tag(governor.token) != Tag::Verb;
    let apart = verbless || tree.relation(outer) == Relation::Appos || outer != node;
    (apposed && head != noun.unwrap_or(node) && apart && (scene.dimension(index) != Dimension::Count || noun.is_none())).then_some(head)
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::{claim, words};

    #[track_caller]
    fn by(text: &str, figure: &str, subject: Option<&str>) {
        assert_eq!(words(claim(text, figure).subject).as_deref(), subject, "{text}");
    }

    #[test]
    fn the_subject_of_the_verb_does_it() {
        by("The mill hired 12 people in May.", "12", Some("mill"));
        by("Prices rose 4 percent last year.", "4", Some("prices"));
        by("The company said that it had cut 300 jobs.", "300", Some("company"));
        by("The pair spent four days at sea.", "four", Some("pair"));
    }

    #[test]
    fn a_relative_pronoun_stands_for_its_noun() {
        by("Police found the bomb that killed 31 people.", "31", Some("bomb"));
    }

    #[test]
    fn what_is_counted_is_not_its_own_subject() {
        by("Twelve people were killed in the fire.", "Twelve", None);
    }
}
