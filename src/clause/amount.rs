//! What an amount measures: money, and everything that has a unit.
//!
//! ```text
//! the noun that it stands with           "a 30-foot wall"
//! what it consists of                    "30 miles of road", "$1.2bn in aid", "8 miles (13 km) of tunnels"
//! the noun that it is said of            "a fine of $10", "homes from $750,000", "a contract worth $9 million"
//! what its verb takes besides            "sells the phone for $900"
//! ```
//! A stretch of time measures itself.

use crate::claim::Form;
use crate::lexicon::Tie;
use crate::quantity::Dimension;
use crate::syntax::{Relation, Tag};

use super::governor;
use super::noun::{Found, measure_before, object, of, own_word};
use super::scene::Scene;

/// Fills in what an amount measures.
pub(super) fn measured(scene: &Scene<'_>, index: usize, found: &mut Found) {
    let (figure, range) = &scene.figures[index];
    let node = scene.node(index);
    let money = figure.unit.dimension() == Dimension::Money;
    let below = scene.tree.under(node, Relation::Nmod).find(|&each| {
        each > node
            && scene.figure_of(each).is_none()
            && scene.tree.tag(each).is_noun()
            && (scene.is_tied(each, Tie::Whole) || money && scene.is_tied(each, Tie::Content) && (node..each).all(|at| scene.lower(at) != ","))
    });
    // "sent $900 in aid": what it consists of may hang on the verb
    let behind = || scene.tree.dependents(scene.tree.head(node)?).find(|&each| is_content_behind(scene, node, each));
    let below = below.or_else(|| behind().filter(|_| money)).or_else(|| behind_twin(scene, index));
    let behind = || of(scene, node).filter(|&each| scene.tree.tag(each).is_noun() && figure.unit.dimension() != Dimension::Duration);
    let below = below.or_else(behind);
    // "$5m in Australia", "two weeks of January": where or when, and not what
    let calendar = |each: usize| scene.lexicon.calendar.month(scene.lower(each)).is_some() || scene.lexicon.clauses.is_period(scene.lower(each));
    let below = below.filter(|&each| scene.lexicon.places.canonical(scene.lower(each)).is_none() && !calendar(each));
    found.head =
        governor::modified(scene, index).filter(|&head| figure.form == Form::Adjective || figure.unit.dimension() != Dimension::Duration || head > node);
    found.head = found.head.or(below).or_else(|| measure_before(scene, node));
    if figure.unit.dimension() != Dimension::Duration {
        found.head = found.head.or_else(|| above(scene, node)).or_else(|| object(scene, node));
    }
    found.head = found.head.or_else(|| valued(scene, node)).filter(|&head| !scene.lexicon.clauses.is_apart(scene.lower(head)));
    if found.head.is_none() && figure.unit.dimension() == Dimension::Duration {
        // "three years": nothing but time is measured
        found.counted = own_word(scene, range);
    }
}

/// "8 miles (13 km) of tunnels": what stands behind the same amount in another unit.
fn behind_twin(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let (twin, range) = scene.figures.get(index + 1)?;
    let bracket = scene.words.get(scene.figures[index].1.end).is_some_and(|sign| sign.is("("));
    let same = bracket && scene.figures[index].1.end + 1 == range.start && twin.unit.dimension() == scene.dimension(index);
    let closes = scene.words.get(range.end).filter(|sign| same && sign.is(")"));
    let case = closes.and_then(|_| scene.tree.token_at(range.end + 1)).filter(|&each| scene.lexicon.clauses.tie(scene.lower(each)) == Some(Tie::Whole))?;
    scene.tree.head(case).filter(|&noun| noun > case && scene.tree.tag(noun).is_noun() && scene.figure_of(noun).is_none())
}

/// Whether a noun says right behind an amount what it consists of.
fn is_content_behind(scene: &Scene<'_>, node: usize, noun: usize) -> bool {
    let tree = &scene.tree;
    tree.relation(noun) == Relation::Obl && tree.tag(noun) == Tag::Noun && scene.is_tied(noun, Tie::Content) && tree.extent(noun).start == node + 1
}

/// "homes from $750,000", "a bridge over 30 miles": the noun that the measure describes.
fn above(scene: &Scene<'_>, node: usize) -> Option<usize> {
    let tree = &scene.tree;
    let describes = matches!(tree.relation(node), Relation::Nmod | Relation::Acl | Relation::Appos);
    tree.head(node).filter(|&head| describes && head < node && tree.tag(head) == Tag::Noun && scene.figure_of(head).is_none())
}

/// "a contract worth $9 million": the noun that the adjective above describes.
fn valued(scene: &Scene<'_>, node: usize) -> Option<usize> {
    let tree = &scene.tree;
    let adjective =
        tree.head(node).filter(|&head| tree.tag(head) == Tag::Adj && head < node && matches!(tree.relation(head), Relation::Amod | Relation::Acl))?;
    tree.head(adjective).filter(|&head| tree.tag(head).is_noun() && head < adjective && scene.figure_of(head).is_none())
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::counts;

    #[test]
    fn an_amount_measures_what_it_consists_of() {
        counts("The council bought 30 miles of road.", "30", Some("road"));
        counts("The crews dug 8 miles (13 km) of tunnels.", "8", Some("tunnels"));
        counts("The town sent $900 in aid.", "$900", Some("aid"));
    }

    #[test]
    fn an_amount_measures_what_it_is_said_of() {
        counts("The court set a fine of $900.", "$900", Some("fine"));
        counts("The firm reported an increase in profit of $864 million.", "$864", Some("profit"));
        counts("The yard won a contract worth $9 million.", "$9", Some("contract"));
    }
}
