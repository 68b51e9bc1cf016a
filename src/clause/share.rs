//! What a share is a share of, or what bears it.
//!
//! ```text
//! whole    behind "of"                         "40 percent of the territory"
//!          the noun that a fraction is of      "half the voters"
//!          what somebody has a stake in        "a 25 percent stake in the mill"
//! noun     what bears it                       "a 9 percent bond", "a 40 percent turnout"
//!          what rose or fell                   "a 19 percent drop in earnings"
//! ```

use std::ops::Range;

use crate::claim::Form;
use crate::lexicon::Tie;
use crate::syntax::{Relation, Tag};

use super::governor;
use super::noun::{self, Found};
use super::noun_phrase;
use super::scene::Scene;

/// Fills in what the tree says of a share.
pub fn share(scene: &Scene<'_>, index: usize, found: &mut Found) {
    let figure = &scene.figures[index].0;
    let node = scene.node(index);
    let whole_of = |found: &mut Found, tokens: Range<usize>| {
        found.words_end = scene.words_of(tokens.clone()).end;
        found.whole = Some(scene.phrase(tokens));
    };
    if let Some(of) = noun::of(scene, node) {
        if matches!(scene.tree.tag(of), Tag::Pron | Tag::Det) {
            found.others = true;
        } else {
            whole_of(found, noun_phrase::owned(scene, of));
        }
        return;
    }
    let head = governor::modified(scene, index).or_else(|| scene.tree.head(node).filter(|_| scene.tree.relation(node) == Relation::Det));
    // "1.4 points dearer": nothing bears it
    match head.filter(|&head| scene.tree.tag(head) != Tag::Adj) {
        // "half the voters" are of the voters; "a 9 percent bond" and "a 40 percent stake" are a bond and a stake
        Some(head) if figure.form == Form::Fraction => whole_of(found, noun_phrase::tokens(scene, head)),
        Some(head) if scene.lexicon.words.trend(scene.lower(head)).is_none() => found.head = Some(head),
        // "a 19 percent drop in earnings": what dropped
        Some(head) if figure.unit.name() == "percent" => found.head = noun::moved(scene, head),
        // "raised its stake to 4 percent": a stake or a measure that the verb moves
        _ => found.head = noun::measure_before(scene, node).or_else(|| noun::object(scene, node).filter(|&object| bears(scene, object))),
    }
    if found.whole.is_none() {
        found.whole = held(scene, node, found.head).map(|whole| scene.phrase(noun_phrase::owned(scene, whole)));
    }
}

/// Whether a noun is one that a share is the value of: "stake", "rate".
fn bears(scene: &Scene<'_>, noun: usize) -> bool {
    scene.lexicon.clauses.is_holding(scene.lower(noun)) || scene.lexicon.nouns.is_measure(&scene.lemma(noun))
}

/// "a 25 percent stake in the mill", "a stake of 25 percent in the mill": what somebody has a share of.
fn held(scene: &Scene<'_>, node: usize, head: Option<usize>) -> Option<usize> {
    let tree = &scene.tree;
    let holding = head.into_iter().chain(tree.head(node)).find(|&each| scene.lexicon.clauses.is_holding(scene.lower(each)))?;
    // however its preposition was hung: on the stake, on the figure, or on the verb behind both
    let below = |token: usize, behind: usize| noun_phrase::tied(scene, token, &[Tie::Content, Tie::Whole]).find(|&each| each > behind);
    let last = holding.max(node);
    below(holding, holding).or_else(|| below(node, last)).or_else(|| below(tree.head(holding)?, last)).filter(|&each| tree.tag(each).is_noun())
}

#[cfg(test)]
mod tests {
    use crate::clause::sample::{counts, of};

    #[track_caller]
    fn reads(text: &str, figure: &str, noun: Option<&str>, whole: Option<&str>) {
        counts(text, figure, noun);
        of(text, figure, whole);
    }

    #[test]
    fn a_share_is_of_what_stands_behind_it() {
        reads("The rebels hold 40 percent of the territory.", "40", None, Some("territory"));
    }

    #[test]
    fn a_stake_is_held_in_its_whole() {
        reads("The bank bought a 25 percent stake in the mill.", "25", Some("stake"), Some("mill"));
        reads("The bank raised its stake in the mill to 25 percent.", "25", Some("stake"), Some("mill"));
        reads("The bank holds a stake of 25 percent in the mill.", "25", Some("stake"), Some("mill"));
    }

    #[test]
    fn a_bond_bears_its_rate_and_what_fell_is_measured() {
        reads("The city redeemed its 9 percent debentures.", "9", Some("debentures"), None);
        reads("The bank expects a 19 percent drop in earnings.", "19", Some("earnings"), None);
    }

    #[test]
    fn what_bears_a_percentage_is_no_whole() {
        reads("The parliament voted a 100 percent tariff on cars.", "100", Some("tariff"), None);
    }
}
