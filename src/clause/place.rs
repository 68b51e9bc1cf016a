//! Where: places of the vocabulary named with what is counted, else in its clause, else in a clause that says so.
//!
//! ```text
//! own      below what is counted                                              "12 people in Oslo"
//! clause   tied by a preposition of place to the verb, the noun or a subject   "12 people died in Oslo", "in Oslo, 12 people died"
//! above    the same in a clause that the figure's is a part of                 "police in Oslo said 12 people died"
//! ```
//! A place within a name, or one that acts ("London said"), places nothing.

use crate::lexicon::Tie;
use crate::syntax::{Relation, Tag};

use super::governor;
use super::scene::Scene;

/// A place that the sentence names.
pub struct Named<'l> {
    /// Its first word.
    start: usize,
    name: &'l str,
    /// The word that it is the place of.
    holder: Option<usize>,
}

/// Every place of the vocabulary that the sentence names, in order, but for those that place nothing.
pub fn named<'l>(scene: &Scene<'l>) -> Vec<Named<'l>> {
    let mut end = 0;
    let named = |start: usize| {
        let (len, found) = Some(start).filter(|&start| start >= end).and_then(|start| scene.lexicon.places.at(scene.words, start))?;
        end = start + len.max(1);
        let token = scene.tree.token_at(end - 1)?;
        // "US$ 49" names no place
        let places = !found.demonym && scene.figure_at(start).is_none() && !in_name(scene, token, end) && !acts(scene, token);
        places.then(|| Named { start, name: &found.place.name, holder: holder(scene, token) })
    };
    (0..scene.words.len()).filter_map(named).collect()
}

/// The places of a figure, of all that the sentence names, in text order; each once. Those that hang on what it counts come before those
/// of its clause, and those before the places of a clause above, which says what the figure's clause says.
pub fn places(scene: &Scene<'_>, index: usize, named: &[Named<'_>]) -> Vec<String> {
    let tree = &scene.tree;
    let anchor = governor::anchor(scene, index);
    // what is coordinated with it, and what another figure counts, has places of its own
    let apart = |&each: &usize| each > anchor && (tree.relation(each) == Relation::Conj || scene.figure_of(each).is_some_and(|figure| figure != index));
    let extent = tree.extent(anchor);
    let end = tree.dependents(anchor).filter(apart).map(|each| tree.extent(each).start).min().unwrap_or(extent.end);
    let own = scene.words_of(extent.start..end.max(anchor + 1));
    let way: Vec<usize> = tree.upwards(scene.node(index)).collect();
    let clause = scene.clause_head(scene.node(index));
    let rank = |place: &&Named<'_>| {
        if own.contains(&place.start) {
            return Some(0);
        }
        let subject_of = place.holder.filter(|&holder| tree.relation(holder).is_subject()).and_then(|holder| tree.head(holder));
        let held = way.iter().find(|&&each| Some(each) == place.holder || Some(each) == subject_of)?;
        Some(if tree.is_within(clause, *held) && *held != clause { 2 } else { 1 })
    };
    let best = named.iter().filter_map(|place| rank(&place)).min();
    let mut places: Vec<String> = Vec::new();
    for place in named.iter().filter(|place| best.is_some() && rank(place) == best) {
        if !places.iter().any(|known| known == place.name) {
            places.push(place.name.to_owned());
        }
    }
    places
}

/// The word that a place is the place of: a verb or noun that it hangs on by a preposition of place, or as owner.
fn holder(scene: &Scene<'_>, place: usize) -> Option<usize> {
    let tree = &scene.tree;
    // "Basra, Iraq", "in Oslo and Bergen": through the name that it stands with
    let passes = |&each: &usize| {
        tree.head(each).is_some_and(|head| match tree.relation(each) {
            Relation::Conj | Relation::Appos => tree.tag(head).is_noun(),
            Relation::Flat | Relation::Compound | Relation::NmodUnmarked | Relation::List => tree.tag(head) == Tag::Propn,
            _ => false,
        })
    };
    let token = tree.upwards(place).find(|each| !passes(each))?;
    let head = tree.head(token)?;
    let placed = || tree.under(token, Relation::Case).any(|each| scene.lexicon.clauses.is_inside(scene.lower(each)));
    let holds = match tree.relation(token) {
        // "entered Norway": what a verb takes is where
        Relation::NmodPoss | Relation::OblUnmarked | Relation::Obj => true,
        // "the Paris fire", "the city of Basra": the fire is where
        Relation::Flat | Relation::Compound | Relation::NmodUnmarked | Relation::List => tree.tag(head) == Tag::Noun,
        Relation::Nmod if scene.is_tied(token, Tie::Whole) && tree.tag(head) == Tag::Noun => true,
        Relation::Nmod | Relation::Obl => placed(),
        _ => false,
    };
    holds.then_some(head)
}

/// "Washington puts the number at 30,000", "London said", "a bid by Paris": the place stands for those who act there.
fn acts(scene: &Scene<'_>, place: usize) -> bool {
    let speaks = |verb: usize| scene.lexicon.speech.reporting(scene.lower(verb)) || scene.lexicon.speech.puts(&scene.lemma(verb));
    match scene.tree.relation(place) {
        Relation::Iobj | Relation::OblAgent => true,
        relation => relation.is_subject() && scene.tree.head(place).is_some_and(speaks),
    }
}

/// "Qatar Airways", "Air Berlin", "DC-9": the place, whose words end at `end`, is part of the name of something else.
fn in_name(scene: &Scene<'_>, place: usize, end: usize) -> bool {
    let tree = &scene.tree;
    let after = scene.words.get(end).is_some_and(|word| word.is_capitalised() && scene.lexicon.places.is_organisation(&word.lower));
    let model = matches!(scene.words.get(end..end + 2), Some([sign, number]) if sign.is("-") && sign.glued && number.glued && number.is_number());
    // "Air Berlin": one name of several words, the place last
    let opens = |each: usize| tree.tag(each) == Tag::Propn && scene.lexicon.places.is_organisation(scene.lower(each));
    // "Essex Chemical", "the Bank of England": one name, of which the place is not the head
    let part = match tree.relation(place) {
        Relation::Compound | Relation::Flat => true,
        relation => relation == Relation::Nmod && scene.is_tied(place, Tie::Whole),
    };
    let other = |head: usize| tree.tag(head) == Tag::Propn && scene.lexicon.places.canonical(scene.lower(head)).is_none();
    after || model || tree.under(place, Relation::Compound).any(opens) || part && tree.head(place).is_some_and(other)
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::claim;

    #[test]
    fn places_of_the_clause_come_first() {
        assert_eq!(claim("The fire in Paris killed 12 people.", "12").places.len(), 1);
        assert!(claim("The airline carried 400 people.", "400").places.is_empty());
    }

    #[test]
    fn a_place_places_what_it_hangs_on() {
        let at = |text: &str| claim(text, "12").places.join(" ");
        assert_eq!(at("In Norway, 12 people died."), "Norway");
        assert_eq!(at("Police in Norway said that 12 people died."), "Norway");
        assert_eq!(at("Some 12 people entered Norway."), "Norway");
        assert_eq!(at("The mill will hire 12 people, and talks begin in Norway."), "");
    }

    #[test]
    fn the_city_of_the_dateline_is_not_where_it_happened() {
        assert!(claim("LONDON (Wire) - The storm killed 12 people.", "12").places.is_empty());
    }

    #[test]
    fn a_place_in_the_name_of_a_firm_is_none() {
        assert!(claim("Qatar Airways ordered 50 jets.", "50").places.is_empty());
        assert!(claim("A DC-9 carried 50 people.", "50").places.is_empty());
    }
}
