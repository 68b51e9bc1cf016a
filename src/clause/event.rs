//! What happened to what is counted: the verb that governs it, and the class of what happens.
//!
//! ```text
//! verb    above the subject, object or oblique that the figure's noun is         "killed 12 people"
//! class   of the verb; else of what it says of the noun ("left 12 people dead"), of a participle below the noun ("12 people killed"),
//!         of the noun itself ("30 deaths") or of the noun above it ("a toll of 52")
//! ```
//! A verb of saying, a copula or a light verb leaves the event to what it introduces, and one that only brings something in ("plan")
//! to a noun that is a happening.

use crate::claim::Happening;
use crate::quantity::Dimension;
use crate::syntax::{Relation, Tag};

use super::governor::Governor;
use super::noun::Found;
use super::scene::Scene;

/// The event of a figure, given its governor and the noun that it counts.
pub fn event(scene: &Scene<'_>, index: usize, governor: Governor, found: &Found) -> Option<Happening> {
    let (figure, _) = &scene.figures[index];
    // a century is a noun by itself: "critics of the 19th century praised it"
    if !figure.unit.dimension().is_quantity() && found.head.is_none() && found.counted.is_none() {
        return None;
    }
    let node = scene.node(index);
    let verb = Some(governor.token).filter(|&token| scene.tree.tag(token) == Tag::Verb);
    let anchor = found.head.unwrap_or(node);
    let with_class = |token: usize| (token, class(scene, token));
    // "planned a $15m rebuilding", "the sale by Dart of its $2bn stake was proposed": what is brought in happens
    let brought = verb.filter(|&verb| scene.lexicon.clauses.introduces(&scene.lemma(verb))).and_then(|_| happening_noun(scene, anchor, governor));
    let told = || {
        let verb = verb.filter(|&verb| tells(scene, verb))?;
        Some((verb, class(scene, verb).or_else(|| said_of(scene, verb)).or_else(|| class(scene, about(scene, anchor, governor)?))))
    };
    // "reported 54 people killed", "there were 30 deaths"
    let below = || complement(scene, governor.token).or_else(|| participle(scene, anchor)).map(with_class);
    // "sales were up 19 percent": the verb says nothing, and its adverb does
    let helps = Some(governor.token).filter(|&token| figure.unit.dimension() != Dimension::Count && (verb == Some(token) || scene.tree.tag(token) == Tag::Aux));
    let way = || moved(scene, helps?).map(with_class);
    let about = || about(scene, anchor, governor).map(|token| (verb.unwrap_or(token), class(scene, token)));
    // "30 are dead": an adjective that is the predicate
    let state = || verb.or(Some(governor.token).filter(|&token| scene.tree.tag(token) == Tag::Adj && token != node)).map(with_class);
    let (token, class) = brought.map(with_class).or_else(told).or_else(below).or_else(way).or_else(about).or_else(state)?;
    Some(Happening { span: scene.words[scene.tree.token(token).words.start].span, lemma: scene.lemma(token).into_owned(), class })
}

/// The adverb or adjective below a predicate that tells which way something went: "were up".
fn moved(scene: &Scene<'_>, predicate: usize) -> Option<usize> {
    let moves = |each: usize| matches!(scene.tree.tag(each), Tag::Adv | Tag::Adj) && scene.lexicon.words.trend(scene.lower(each)).is_some();
    scene.tree.dependents(predicate).find(|&each| moves(each))
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
    let tells = |each: usize| matches!(scene.tree.relation(each), Relation::Acl | Relation::AclRelcl) && class(scene, each).is_some();
    scene.tree.dependents(noun).find(|&each| tells(each))
}

/// The word with a class among the figure's own: its noun, a participle or an adjective below it, a noun above it.
fn about(scene: &Scene<'_>, anchor: usize, governor: Governor) -> Option<usize> {
    let has_class = |&token: &usize| class(scene, token).is_some();
    let below = scene.tree.dependents(anchor).filter(|&each| matches!(scene.tree.relation(each), Relation::Amod | Relation::Compound));
    let own = Some(anchor).filter(has_class).or_else(|| participle(scene, anchor));
    own.or_else(|| below.chain(way(scene, anchor, governor).skip(1)).find(has_class))
}

/// The noun nearest to the figure, on the way up to its verb, that is a happening: a person is none.
fn happening_noun(scene: &Scene<'_>, anchor: usize, governor: Governor) -> Option<usize> {
    way(scene, anchor, governor).find(|&token| !scene.lexicon.nouns.is_person(&scene.lemma(token)) && class(scene, token).is_some())
}

/// The nouns from the figure up to its verb.
fn way<'s>(scene: &'s Scene<'_>, anchor: usize, governor: Governor) -> impl Iterator<Item = usize> + 's {
    let top = governor.through;
    scene.tree.upwards(anchor).take_while(move |&each| each != top).chain([top]).filter(|&each| scene.tree.tag(each).is_noun())
}

/// The class of a token: of the phrase or the word that begins at it.
fn class(scene: &Scene<'_>, token: usize) -> Option<String> {
    if scene.figure_of(token).is_some() && scene.tree.token(token).class.is_some() || scene.tree.tag(token) == Tag::Propn {
        return None;
    }
    let (_, class) = scene.lexicon.events.at(scene.words, scene.tree.token(token).words.start)?;
    (!scene.lexicon.events.is_of_people(class) || may_befall_people(scene, token)).then(|| class.to_owned())
}

/// "captured 12 percent", "picked up four awards": what happens to people does not happen to what a verb has for an object here.
fn may_befall_people(scene: &Scene<'_>, token: usize) -> bool {
    let tree = &scene.tree;
    let person = |each: usize| match tree.tag(each) {
        Tag::Noun => scene.lexicon.nouns.is_person(&scene.lemma(each)) || scene.lexicon.clauses.is_container(scene.lower(each)),
        Tag::Sym => false,
        _ => true,
    };
    let mut befallen = tree.dependents(token).filter(|&each| matches!(tree.relation(each), Relation::Obj | Relation::NsubjPass)).peekable();
    tree.tag(token) != Tag::Verb || befallen.peek().is_none() || befallen.any(person)
}

/// The class of every word of the sentence at which an event of one is named.
pub fn classes(scene: &Scene<'_>, range: std::ops::Range<usize>) -> Vec<String> {
    scene.words[range].iter().filter_map(|word| scene.lexicon.events.class_of_word(&word.lower)).map(str::to_owned).collect()
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
    fn a_verb_that_brings_in_leaves_the_event_to_its_noun() {
        happens("The airline planned a takeover of $40 million.", "$40", "takeover", Some("sell"));
        happens("The airline planned 40 routes.", "40", "plan", None);
        happens("Most of the 40 respondents agreed with the plan.", "40", "agree", Some("survey"));
    }

    #[test]
    fn what_befalls_people_does_not_befall_things() {
        happens("The guards captured 12 soldiers.", "12", "capture", Some("arrest"));
        happens("The party captured 12 percent of the vote.", "12", "capture", None);
    }

    #[test]
    fn a_word_of_another_sense_is_no_event() {
        happens("The launch customer ordered 40 jets.", "40", "order", claim("The airline ordered 40 jets.", "40").event.unwrap().class.as_deref());
        happens("The Red Cross fed 40 families.", "40", "feed", None);
    }

    #[test]
    fn the_governing_verb_is_the_event_and_not_the_nearest() {
        happens("One resident said escaping was hard.", "One", "say", None);
        happens("Officials reported 54 people killed.", "54", "kill", Some("kill"));
    }

    #[test]
    fn an_adverb_of_movement_is_the_event_of_a_copula() {
        happens("Sales were up 19 percent.", "19", "up", Some("rise"));
    }

    #[test]
    fn a_figure_that_neither_counts_nor_measures_has_no_event() {
        assert_eq!(claim("The mill closed on 3 May 2021.", "2021").event, None);
    }
}
