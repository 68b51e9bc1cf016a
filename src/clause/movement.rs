//! Which way a figure went, and whether it is the change or the level.
//!
//! ```text
//! change   what a word of movement governs without a preposition, or with one of extent      "fell 3 percent", "down by 12", "a rise of 4"
//!          what modifies one                                                                  "a 3 percent drop", "5 percent higher"
//! level    with a preposition of level                                                        "rose to 12"
//! origin   with a preposition of origin                                                       "from 10"
//! ```

use crate::claim::{Aspect, Trend};
use crate::lexicon::Tie;
use crate::quantity::{Amount, Dimension, Hedge};
use crate::syntax::{Relation, Tag};

use super::scene::Scene;

/// Which way a figure went, and whether it is change, level or origin.
pub fn movement(scene: &Scene<'_>, index: usize) -> Movement {
    let dimension = scene.dimension(index);
    if !dimension.is_quantity() {
        return Movement::default();
    }
    // "rose after 12 years": time tells when, and moves only from one length to another
    let is_time = matches!(dimension, Dimension::Age | Dimension::Duration);
    let told = || moved(scene, index, scene.node(index)).or_else(|| signed(scene, index)).filter(|_| !is_time);
    let between = || between(scene, index).map(|aspect| (None, aspect));
    told().or_else(between).unwrap_or_default()
}

type Movement = (Option<Trend>, Aspect);

/// What a word of movement makes of the figure that it governs or that modifies it, by way of the token `top`.
fn moved(scene: &Scene<'_>, index: usize, top: usize) -> Option<Movement> {
    let tree = &scene.tree;
    let (head, relation) = (tree.head(top)?, tree.relation(top));
    // "12 more people": a comparative beside a count is no movement of it
    let bare = scene.dimension(index) == Dimension::Count && tree.tag(head) == Tag::Adj;
    if let Some(trend) = direction(scene, head, top).filter(|_| !bare) {
        return Some((Some(trend), if relation.is_subject() { Aspect::Level } else { aspect(scene, index, top) }));
    }
    // "from 120 to 80 ships": up to the noun that the figures count, and to the first of those that stand side by side
    let counted = tree.tag(head).is_noun() && matches!(relation, Relation::Nummod | Relation::Compound | Relation::Amod | Relation::Advmod);
    let beside = scene.figure_of(head).is_some() || matches!(relation, Relation::Conj | Relation::Appos);
    if counted || beside { moved(scene, index, head) } else { None }
}

/// Which way the word of movement goes that takes a token: itself, or its complement ("closed lower", "was up").
fn direction(scene: &Scene<'_>, head: usize, token: usize) -> Option<Trend> {
    let trend = |token: usize| {
        let (lower, clauses) = (scene.lower(token), &scene.lexicon.clauses);
        let named = || if clauses.is_rise(lower) { Some(Trend::Up) } else { clauses.is_fall(lower).then_some(Trend::Down) };
        scene.lexicon.words.trend(lower).or_else(named)
    };
    let helps = |&each: &usize| {
        each != token
            && matches!(scene.tree.relation(each), Relation::Xcomp | Relation::Advmod | Relation::CompoundPrt | Relation::Obl)
            && matches!(scene.tree.tag(each), Tag::Adv | Tag::Adj | Tag::Adp)
    };
    let beside = || scene.tree.dependents(head).filter(helps).find_map(trend);
    // "a rise in prices to 12": the noun that the verb takes
    let object = || scene.tree.under(head, Relation::Obj).filter(|&each| each != token).find_map(trend).filter(|_| scene.ties(token).next().is_some());
    trend(head).or_else(beside).or_else(object)
}

fn aspect(scene: &Scene<'_>, index: usize, token: usize) -> Aspect {
    let (figure, range) = &scene.figures[index];
    // "reduce debt below $26 billion": a bound of the level that is reached
    let bound = matches!(figure.hedge, Hedge::LessThan | Hedge::MoreThan) && scene.lexicon.words.is_preposition(&scene.words[range.start].lower);
    let ties: Vec<Tie> = scene.tie_before(index).map_or_else(|| scene.ties(token).collect(), |own| vec![own]);
    if ties.contains(&Tie::Origin) {
        Aspect::Origin
    } else if ties.contains(&Tie::Level) || bound {
        Aspect::Level
    } else {
        Aspect::Change
    }
}

/// "from 146,000 to 100,000": where it stood and where it stands, without a word of movement.
fn between(scene: &Scene<'_>, index: usize) -> Option<Aspect> {
    let alike = |a: usize, b: usize| scene.figures[a].0.unit == scene.figures[b].0.unit || scene.dimension(a) == Dimension::Count;
    let others = [index.checked_sub(1), Some(index + 1).filter(|&next| next < scene.figures.len())].into_iter().flatten();
    let mut others = others.filter(|&other| alike(index.min(other), index.max(other))).map(|other| scene.tie_before(other));
    match scene.tie_before(index)? {
        Tie::Origin if others.any(|tie| tie == Some(Tie::Level)) => Some(Aspect::Origin),
        Tie::Level if others.any(|tie| tie == Some(Tie::Origin)) => Some(Aspect::Level),
        _ => None,
    }
}

/// "FTSE -0.6%": a percentage with a minus sign right after a name tells how that moved.
fn signed(scene: &Scene<'_>, index: usize) -> Option<Movement> {
    let negative = scene.figures[index].0.stated.first().is_some_and(|stated| stated.value < Amount::ZERO);
    let named = scene.node(index).checked_sub(1).is_some_and(|before| matches!(scene.tree.tag(before), Tag::Propn | Tag::Num));
    (negative && named && scene.dimension(index) == Dimension::Share).then_some((Some(Trend::Down), Aspect::Change))
}

/// Whether a figure says what the one before it says, in another unit: "100 kilometres (60 miles)", "58 points, or 0.6 percent".
pub fn restates(scene: &Scene<'_>, first: usize, second: usize) -> bool {
    let (left, right) = (&scene.figures[first].0, &scene.figures[second].0);
    let (from, to) = (scene.node(first), scene.node(second));
    let quantities = left.unit != right.unit && left.unit.dimension().is_quantity() && right.unit.dimension().is_quantity();
    if !quantities || to <= from + 1 {
        return false;
    }
    let between = from + 1..to;
    let bracket = between.len() == 1 && scene.lexicon.clauses.opens_bracket(scene.lower(from + 1));
    let or = between.clone().any(|at| scene.tie_of(at) == Some(Tie::Alternative))
        && between.clone().all(|at| matches!(scene.tree.tag(at), Tag::Punct | Tag::Cconj | Tag::Adv));
    bracket || or
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause::sample::claim;

    #[track_caller]
    fn moves(text: &str, figure: &str, trend: Option<Trend>, aspect: Aspect) {
        let found = claim(text, figure);
        assert_eq!((found.trend, found.aspect), (trend, aspect), "{text}");
    }

    #[test]
    fn a_preposition_tells_level_from_origin_from_change() {
        let text = "Sales rose from $12 million to $15 million.";
        moves(text, "$12", Some(Trend::Up), Aspect::Origin);
        moves(text, "$15", Some(Trend::Up), Aspect::Level);
        moves("The judges cut the sentence from eleven years to eight.", "eleven", None, Aspect::Origin);
        moves("Sales fell by 3 percent.", "3", Some(Trend::Down), Aspect::Change);
        moves("Sales fell 3 percent.", "3", Some(Trend::Down), Aspect::Change);
        moves("The shop reported a 3 percent drop in sales.", "3", Some(Trend::Down), Aspect::Change);
    }

    #[test]
    fn a_figure_without_a_word_of_movement_stands() {
        moves("The harbour has 40 berths.", "40", None, Aspect::Level);
        moves("The pier closed for 12 years.", "12", None, Aspect::Level);
        moves("Renn -0.6%, Moss +0.2%", "0.6", Some(Trend::Down), Aspect::Change);
    }
}
