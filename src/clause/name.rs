//! Numbers that turn out, by the tree, to be a part of a name or of a word.
//!
//! ```text
//! behind a name      "Halo 2", "Service Pack 2"
//! within a word      "a three-pronged attack", "a 3-for-2 split"
//! a race             "won the 100m"
//! ```
//! A number that is grouped is none, nor one behind the name of a place or in a row of names with their numbers: "Labour 24, Greens 19 and
//! Liberals 7". What they tell apart is said by the word before them; they count nothing.

use crate::claim::{Figure, Form};
use crate::lexicon::Tie;
use crate::quantity::{Dimension, Hedge, Unit};
use crate::syntax::{Class, Relation, Tag};

use super::governor;
use super::scene::Scene;

/// Whether a figure that was read as an amount is a part of a name.
pub fn is_name(scene: &Scene<'_>, index: usize) -> bool {
    let figure = &scene.figures[index].0;
    figure.hedge == Hedge::Exact
        && match figure.unit.dimension() {
            Dimension::Count => behind(scene, index).is_some_and(|name| !counts(scene, index, name)) || within_word(scene, index),
            Dimension::Length => is_race(scene, index),
            _ => false,
        }
}

/// The figure as the name that it is.
pub fn named(figure: &Figure) -> Figure {
    Figure { unit: Unit::typed(Dimension::Name), ..figure.clone() }
}

/// The name that a number stands behind, as a part of it or as what it has.
pub(super) fn behind(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let (_, range) = &scene.figures[index];
    let tree = &scene.tree;
    let node = scene.node(index);
    let tied = matches!(tree.relation(node), Relation::Nummod | Relation::Flat | Relation::Compound | Relation::Appos | Relation::NmodUnmarked);
    let capital = |token: usize| scene.words[tree.token(token).words.start].is_capitalised();
    let is_name = |&head: &usize| head + 1 == node && tree.tag(head) == Tag::Propn && scene.figure_of(head).is_none() && capital(head);
    let number = &scene.words[range.start];
    let is_whole = tied && range.len() == 1 && (number.is_number() || number.is_capitalised()) && tree.dependents(node).next().is_none();
    tree.head(node).filter(|head| is_whole && is_name(head))
}

/// Names with their numbers that make a row, at the least.
const ROW: usize = 3;

/// Whether a number behind a name is what it has: a grouped one, one of a place, or one of a row.
fn counts(scene: &Scene<'_>, index: usize, name: usize) -> bool {
    let is_grouped = scene.words[scene.figures[index].1.start].text.contains(',');
    let is_place = || scene.lexicon.places.canonical(scene.lower(name)).is_some();
    let of = |other: usize| Some(scene.lower(behind(scene, other).filter(|_| scene.dimension(other) == Dimension::Count)?));
    let names = || (0..scene.figures.len()).filter_map(of).collect::<std::collections::BTreeSet<&str>>();
    is_grouped || is_place() || names().len() >= ROW
}

fn within_word(scene: &Scene<'_>, index: usize) -> bool {
    // "a 16-nation summit": a noun, whatever it was taken for
    let describes = |token: usize| matches!(scene.tree.tag(token), Tag::Verb | Tag::Adj | Tag::Adp) && scene.tree.relation(token) != Relation::Compound;
    scene.joined(index).is_some_and(|token| describes(token) && !scene.lexicon.words.is_strength(scene.lower(token)))
}

fn is_race(scene: &Scene<'_>, index: usize) -> bool {
    let tree = &scene.tree;
    let node = scene.node(index);
    let figure = &scene.figures[index].0;
    let measures = tree.token(node).class == Some(Class::Measure) && figure.form == Form::Digits;
    let article = tree.under(node, Relation::Det).any(|each| scene.lexicon.words.is_definite(scene.lower(each)));
    let definite = article || tree.under(node, Relation::NmodPoss).next().is_some();
    // "410 of the 730 miles", "the 1,800 mm plank": nobody races over these
    let is_run = || figure.stated.first().is_some_and(|stated| scene.lexicon.names.is_race(&format!("{} {}", stated.value.to_plain(0), figure.unit.name())));
    // "the 40 km to the coast" is a way
    let way = |each: usize| each > node && (tree.tag(each) != Tag::Propn || scene.is_tied(each, Tie::Whole)) && tree.relation(each) != Relation::Punct;
    let described = tree.dependents(node).any(way);
    measures && definite && !described && governor::modified(scene, index).is_none() && is_run()
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::claim;
    use crate::quantity::Dimension;

    #[track_caller]
    fn is_name(text: &str, figure: &str, expected: bool) {
        assert_eq!(claim(text, figure).figure.unit.dimension() == Dimension::Name, expected, "{text}");
    }

    #[test]
    fn a_number_behind_a_name_is_a_part_of_it() {
        is_name("The studio sold Falcon 2 to a rival.", "2", true);
        is_name("The studio sold 2 games to a rival.", "2", false);
    }

    #[test]
    fn what_a_name_has_is_no_part_of_it() {
        is_name("Erbat handled 55,000 ships and Holm 60,000.", "60,000", false);
        is_name("The new council: Labour 24, Conservatives 19, Greens 7, independents 4.", "19", false);
    }

    #[test]
    fn a_number_within_a_word_counts_nothing() {
        is_name("The army planned a three-pronged attack.", "three", true);
        is_name("The army planned three attacks.", "three", false);
        is_name("The 16-strong group went home.", "16", false);
    }

    #[test]
    fn a_race_is_a_name() {
        is_name("She won the 100m in Oslo.", "100m", true);
        is_name("She ran 100m in Oslo.", "100m", false);
        is_name("The army held the 40km of coast.", "40km", false);
        is_name("They had covered 410 of the 730 miles to Timbuktu.", "730 miles", false);
        is_name("It was 238 mm below the normal 650 mm.", "650 mm", false);
    }
}
