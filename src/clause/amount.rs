//! What an amount measures: money, and everything that has a unit.
//!
//! ```text
//! the noun that it stands with           "a 30-foot wall"
//! what it consists of                    "30 miles of road", "$1.2bn in aid", "8 miles (13 km) of tunnels"
//! the noun that it is said of            "a fine of $10", "homes from $750,000", "a contract worth $9 million"
//! what its verb takes besides            "sells the phone for $900"
//! ```
//! A stretch of time measures itself.

use crate::lexicon::Tie;
use crate::quantity::Dimension;
use crate::syntax::{Relation, Tag};

use super::governor;
use super::noun::{Found, measure_before, object, of, own_word};
use super::scene::Scene;

/// Fills in what an amount measures.
pub(super) fn measured(scene: &Scene<'_>, index: usize, found: &mut Found) {
    let node = scene.node(index);
    let tree = &scene.tree;
    let (money, lasts) = (scene.dimension(index) == Dimension::Money, scene.dimension(index) == Dimension::Duration);
    let content = |each: usize| money && scene.is_tied(each, Tie::Content);
    let whole = |each: usize| scene.is_tied(each, Tie::Whole) || content(each) && (node..each).all(|at| scene.lower(at) != ",");
    let below = tree.under(node, Relation::Nmod).find(|&each| scene.is_noun(each) && whole(each));
    // "sent $900 in aid": what it consists of may hang on the verb, right behind it
    let behind = |&each: &usize| tree.relation(each) == Relation::Obl && tree.tag(each) == Tag::Noun && tree.extent(each).start == node + 1;
    let below = below.or_else(|| tree.dependents(tree.head(node)?).find(|each| behind(each) && content(*each)));
    let below = below.or_else(|| behind_twin(scene, index)).or_else(|| of(scene, node).filter(|&each| tree.tag(each).is_noun() && !lasts));
    // "$5m in Australia", "two weeks of January": where or when, and not what
    let calendar = |lower: &str| scene.lexicon.calendar.month(lower).is_some() || scene.lexicon.clauses.is_period(lower);
    let below = below.filter(|&each| scene.lexicon.places.canonical(scene.lower(each)).is_none() && !calendar(scene.lower(each)));
    let said_of = || above(scene, node).or_else(|| object(scene, node)).filter(|_| !lasts).or_else(|| valued(scene, node));
    let head = governor::modified(scene, index).or(below).or_else(|| measure_before(scene, node)).or_else(said_of);
    found.head = head.filter(|&head| !scene.lexicon.clauses.is_apart(scene.lower(head)));
    if found.head.is_none() && lasts {
        // "three years": nothing but time is measured
        found.counted = own_word(scene, &scene.figures[index].1);
    }
}

/// "8 miles (13 km) of tunnels": what stands behind the same amount in another unit.
fn behind_twin(scene: &Scene<'_>, index: usize) -> Option<usize> {
    let (end, twin) = (scene.figures[index].1.end, &scene.figures.get(index + 1)?.1);
    let sign = |at: usize, sign: &str| scene.words.get(at).is_some_and(|word| word.is(sign));
    let same = sign(end, "(") && end + 1 == twin.start && sign(twin.end, ")") && scene.dimension(index) == scene.dimension(index + 1);
    let case = scene.tree.token_at(twin.end + 1).filter(|&each| same && scene.tie_of(each) == Some(Tie::Whole))?;
    scene.tree.head(case).filter(|&noun| noun > case && scene.is_noun(noun))
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
    let describes = |&head: &usize| head < node && tree.tag(head) == Tag::Adj && matches!(tree.relation(head), Relation::Amod | Relation::Acl);
    tree.head(tree.head(node).filter(describes)?).filter(|&head| tree.tag(head).is_noun())
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
