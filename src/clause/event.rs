//! What happened to what is counted: the verb that governs it, and the class of what happens.
//!
//! ```text
//! verb    above the subject, object or oblique that the figure's noun is         "killed 12 people"
//! class   of the verb; else of what it says of the noun ("left 12 people dead"), of a participle below the noun ("12 people killed"),
//!         of the noun itself ("30 deaths") or of the noun above it ("a toll of 52")
//! ```
//! A verb of saying, a copula or a light verb leaves the event to what it introduces.

use crate::claim::{Form, Happening};
use crate::lexicon::Lexicon;
use crate::syntax::{Relation, Tag};

use super::governor::Governor;
use super::scene::Scene;

/// The event of a figure, given its governor and the noun that it counts.
pub fn event(scene: &Scene<'_>, index: usize, governor: Governor, noun: Option<usize>) -> Option<Happening> {
    let (figure, _) = &scene.figures[index];
    if !figure.unit.dimension().is_quantity() && noun.is_none() {
        return None;
    }
    let node = scene.node(index);
    if figure.form == Form::Multiple && scene.tree.tag(node) == Tag::Verb {
        return Some(happening(scene, node, class(scene, node)));
    }
    let verb = Some(governor.token).filter(|&token| scene.tree.tag(token) == Tag::Verb);
    let anchor = noun.unwrap_or(node);
    if let Some(verb) = verb.filter(|&verb| tells(scene, verb)) {
        let class = class(scene, verb).or_else(|| said_of(scene, verb)).or_else(|| about(scene, anchor, governor).map(|(_, class)| class));
        return Some(happening(scene, verb, class));
    }
    // "reported 54 people killed", "there were 30 deaths"
    let below = complement(scene, governor.token).or_else(|| participle(scene, anchor));
    if let Some(below) = below {
        return Some(happening(scene, below, class(scene, below)));
    }
    if let Some((token, class)) = about(scene, anchor, governor) {
        return Some(happening(scene, verb.unwrap_or(token), Some(class)));
    }
    // "30 are dead": an adjective that is the predicate
    let state = Some(governor.token).filter(|&token| scene.tree.tag(token) == Tag::Adj && token != node);
    state.or(verb).map(|token| happening(scene, token, class(scene, token)))
}

/// Whether a verb tells what happens, other than saying so or standing for "be".
fn tells(scene: &Scene<'_>, verb: usize) -> bool {
    let lower = scene.lower(verb);
    !scene.lexicon.speech.reporting(lower) && !scene.lexicon.words.is_light(lower) && !scene.lexicon.words.is_auxiliary(lower)
}

/// "left 12 people dead": what the verb makes of its object.
fn said_of(scene: &Scene<'_>, verb: usize) -> Option<String> {
    scene.tree.under(verb, Relation::Xcomp).find_map(|each| class(scene, each))
}

/// A participle with a class below a verb of saying: "reported 54 people killed".
fn complement(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let below = |relation| scene.tree.under(verb, relation).find(|&each| scene.tree.tag(each) == Tag::Verb && class(scene, each).is_some());
    below(Relation::Xcomp).or_else(|| below(Relation::Ccomp).filter(|_| !scene.lexicon.speech.reporting(scene.lower(verb))))
}

/// "12 people killed in the blast"
fn participle(scene: &Scene<'_>, noun: usize) -> Option<usize> {
    let below = scene.tree.dependents(noun).iter().copied();
    below.filter(|&each| matches!(scene.tree.relation(each), Relation::Acl | Relation::AclRelcl)).find(|&each| class(scene, each).is_some())
}

/// The class that the figure's own words have: of the noun, of an adjective below it, of the noun above it.
fn about(scene: &Scene<'_>, anchor: usize, governor: Governor) -> Option<(usize, String)> {
    let with_class = |token: usize| class(scene, token).map(|class| (token, class));
    let adjective = || {
        scene
            .tree
            .dependents(anchor)
            .iter()
            .copied()
            .filter(|&each| matches!(scene.tree.relation(each), Relation::Amod | Relation::Compound))
            .find_map(with_class)
    };
    let above = || {
        let top = governor.through;
        scene.tree.upwards(anchor).skip(1).take_while(|&each| each != top).chain([top]).filter(|&each| scene.tree.tag(each).is_noun()).find_map(with_class)
    };
    with_class(anchor).or_else(|| participle(scene, anchor).and_then(with_class)).or_else(adjective).or_else(above)
}

/// The class of a token: of the phrase or the word that begins at it.
fn class(scene: &Scene<'_>, token: usize) -> Option<String> {
    if scene.figure_of(token).is_some() && scene.tree.token(token).class.is_some() || scene.tree.tag(token) == Tag::Propn {
        return None;
    }
    scene.lexicon.events.at(scene.words, scene.tree.token(token).words.start).map(|(_, class)| class.to_owned())
}

fn happening(scene: &Scene<'_>, token: usize, class: Option<String>) -> Happening {
    let word = &scene.words[scene.tree.token(token).words.start];
    Happening { span: word.span, lemma: scene.lemma(token).into_owned(), class }
}

/// Every word of the sentence at which an event of a class is named, with the class.
pub fn classes(scene: &Scene<'_>, range: std::ops::Range<usize>) -> Vec<String> {
    let lexicon: &Lexicon = scene.lexicon;
    let mut found: Vec<String> = scene.words[range].iter().filter_map(|word| lexicon.events.class_of_word(&word.lower)).map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::claim;

    #[track_caller]
    fn happens(text: &str, figure: &str, lemma: &str, class: Option<&str>) {
        let event = claim(text, figure).event.unwrap_or_else(|| panic!("no event: {text}"));
        assert_eq!((event.lemma.as_str(), event.class.as_deref()), (lemma, class), "{text}");
    }

    #[test]
    fn the_verb_above_the_noun_is_the_event() {
        happens("The ferry can seat 150 people.", "150", "seat", None);
        happens("The fire killed 12 people.", "12", "kill", Some("kill"));
        happens("Some 12 people were killed in the fire.", "12", "kill", Some("kill"));
        happens("The minister said that the fire had killed 12 people.", "12", "kill", Some("kill"));
    }

    #[test]
    fn a_weak_verb_leaves_the_event_to_what_it_introduces() {
        happens("The fire left 12 people dead.", "12", "leave", Some("kill"));
        happens("Officials reported 30 deaths on Monday.", "30", "report", Some("kill"));
    }

    #[test]
    fn a_figure_that_neither_counts_nor_measures_has_no_event() {
        assert_eq!(claim("The mill closed on 3 May 2021.", "2021").event, None);
    }
}
